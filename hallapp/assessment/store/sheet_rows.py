"""Closed sheets and their lines, and who stands on a sheet."""

import uuid
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from hallapp.assessment.policy import read_rules, spell_rules
from hallapp.assessment.reckoning import unit_lines
from hallapp.assessment.rules import unscored_kinds
from hallapp.assessment.spelling import (
    read_entries,
    read_entry,
    read_person,
    read_sum,
    spell_entry,
    spell_line,
)
from hallapp.assessment.tables import Assessment, AssessmentLine, ScoreEntry
from hallapp.assessment.terms import AssessmentSheet, AssessmentState, ScoredPerson, SheetLine
from hallapp.hall.placements import placements_in
from hallapp.hall.tables import Person, PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.database.work import Writing


def scored_people(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date
) -> tuple[ScoredPerson, ...]:
    """Return who stands on the sheet of a period: who works at a window or for a unit.

    Whoever left within it and has entries stands there too.
    """
    placed = placements_in(session, hall_id, from_on, until_on)
    chiefs = _chiefs(session, hall_id)
    found: list[ScoredPerson] = []
    for person_id, number, name in session.execute(_staff(hall_id, from_on, until_on)):
        where = placed.on(person_id, until_on)
        if where is None or (where.department_id is None and where.window_id is None):
            continue
        found.append(
            ScoredPerson(
                id=person_id,
                staff_number=number,
                name=name,
                department_id=where.department_id,
                department=where.department,
                window_id=where.window_id,
                window_number=where.window_number,
                is_chief=person_id in chiefs,
            )
        )
    return tuple(found)


def _chiefs(session: Session, hall_id: uuid.UUID) -> frozenset[uuid.UUID]:
    asked = select(PersonRole.person_id).where(
        PersonRole.hall_id == hall_id, PersonRole.role == Role.CHIEF_REPRESENTATIVE
    )
    return frozenset(session.scalars(asked))


def _staff(hall_id: uuid.UUID, from_on: date, until_on: date) -> Select[uuid.UUID, str, str]:
    """Ask for whoever works here, or has entries of the period."""
    scored = select(ScoreEntry.person_id).where(
        ScoreEntry.hall_id == hall_id,
        ScoreEntry.withdrawn_at.is_(None),
        ScoreEntry.day >= from_on,
        ScoreEntry.day <= until_on,
        ScoreEntry.person_id.is_not(None),
    )
    return select(Person.id, Person.staff_number, Person.name).where(
        Person.hall_id == hall_id, or_(Person.is_active, Person.id.in_(scored))
    )


def closed_spans(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date
) -> tuple[tuple[date, date, str], ...]:
    """Return first day, last day and title of the closed sheets that touch a span of days."""
    asked = select(Assessment.from_on, Assessment.until_on, Assessment.title).where(
        Assessment.hall_id == hall_id,
        Assessment.replaced_at.is_(None),
        Assessment.from_on <= until_on,
        Assessment.until_on >= from_on,
    )
    return tuple((begun, ended, title) for begun, ended, title in session.execute(asked))


def standing_sheet(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date
) -> AssessmentSheet | None:
    """Return the closed sheet of exactly this period; None while it is open."""
    found = session.scalars(
        select(Assessment).where(
            Assessment.hall_id == hall_id,
            Assessment.from_on == from_on,
            Assessment.until_on == until_on,
            Assessment.replaced_at.is_(None),
        )
    ).one_or_none()
    return None if found is None else sheet_of(session, found)


def replaced_id(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date
) -> uuid.UUID | None:
    """Return the sheet of this period that was put aside last."""
    return session.scalars(
        select(Assessment.id)
        .where(
            Assessment.hall_id == hall_id,
            Assessment.from_on == from_on,
            Assessment.until_on == until_on,
            Assessment.replaced_at.is_not(None),
        )
        .order_by(Assessment.replaced_at.desc())
        .limit(1)
    ).one_or_none()


def sheets(session: Session, hall_id: uuid.UUID) -> tuple[Assessment, ...]:
    """Return every closed sheet, newest first."""
    asked = (
        select(Assessment)
        .where(Assessment.hall_id == hall_id)
        .order_by(Assessment.from_on.desc(), Assessment.closed_at.desc())
    )
    return tuple(session.scalars(asked))


def lines_of(session: Session, assessment_id: uuid.UUID) -> Sequence[AssessmentLine]:
    """Return the lines of a closed sheet in its order."""
    asked = (
        select(AssessmentLine)
        .where(AssessmentLine.assessment_id == assessment_id)
        .order_by(AssessmentLine.position)
    )
    return session.scalars(asked).all()


def sheet_of(session: Session, found: Assessment) -> AssessmentSheet:
    """Return a closed sheet as it was closed."""
    lines = tuple(_line(each) for each in lines_of(session, found.id))
    loose = tuple(read_entry(each) for each in found.rules["loose"])
    entries = (*loose, *(entry for line in lines for entry in line.entries))
    return AssessmentSheet(
        from_on=found.from_on,
        until_on=found.until_on,
        title=found.title,
        rules=read_rules(found.rules["rules"]),
        lines=lines,
        units=unit_lines(lines, loose),
        unscored=unscored_kinds(entries),
        state=found.state,
        id=found.id,
        digest=found.digest,
        closed_at=found.closed_at,
        replace_why=found.replace_why,
    )


def add_sheet(
    act: Writing, hall_id: uuid.UUID, sheet: AssessmentSheet, replaces: uuid.UUID | None
) -> uuid.UUID:
    """Keep a sheet as it stands."""
    loose = [spell_entry(entry) for unit in sheet.units for entry in unit.entries]
    made = Assessment(
        id=uuid.uuid4(),
        hall_id=hall_id,
        from_on=sheet.from_on,
        until_on=sheet.until_on,
        title=sheet.title,
        state=AssessmentState.CLOSED,
        rules={"rules": spell_rules(sheet.rules), "loose": loose},
        digest=sheet.digest,
        made_at=act.now,
        closed_at=act.now,
        closed_by=act.request.actor.person_id,
        replaces_id=replaces,
        replaced_at=None,
    )
    act.session.add(made)
    act.flush()
    act.session.add_all(
        _kept(hall_id, made.id, position, line) for position, line in enumerate(sheet.lines)
    )
    act.flush()
    return made.id


def _kept(
    hall_id: uuid.UUID, assessment_id: uuid.UUID, position: int, line: SheetLine
) -> AssessmentLine:
    return AssessmentLine(
        id=uuid.uuid4(),
        hall_id=hall_id,
        assessment_id=assessment_id,
        person_id=line.person.id,
        department_id=line.person.department_id,
        window_id=line.person.window_id,
        position=position,
        tenths=line.tenths,
        rank=line.rank,
        grade=line.grade,
        facts=spell_line(line),
        delivered_at=None,
        delivered_by=None,
    )


def _line(row: AssessmentLine) -> SheetLine:
    return SheetLine(
        person=read_person(row.facts, row.person_id, row.department_id, row.window_id),
        sum=read_sum(row.facts),
        rank=row.rank,
        is_tied=row.facts["is_tied"],
        grade=row.grade,
        entries=read_entries(row.facts),
        delivered_at=row.delivered_at,
        delivered_to=row.delivered_to,
    )
