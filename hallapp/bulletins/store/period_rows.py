"""What people said of a period: confirmations, overrides, notes; and what was posted."""

import uuid
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from hallapp.bulletins.spelling import read
from hallapp.bulletins.tables import BulletinNote, Posting, StepOverride, UnitConfirmation
from hallapp.bulletins.terms import (
    BulletinSort,
    ConfirmationRow,
    NoteRow,
    OverrideRow,
    PostedRow,
    PostingSheet,
)
from hallapp.hall.tables import Department, Person


def confirmations(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date
) -> tuple[ConfirmationRow, ...]:
    """Return the confirmations of exactly this period that hold."""
    asked = (
        select(UnitConfirmation, Person.name)
        .outerjoin(Person, Person.id == UnitConfirmation.confirmed_by)
        .where(
            UnitConfirmation.hall_id == hall_id,
            UnitConfirmation.from_on == from_on,
            UnitConfirmation.until_on == until_on,
            UnitConfirmation.withdrawn_at.is_(None),
        )
        .order_by(UnitConfirmation.confirmed_at)
    )
    return tuple(
        ConfirmationRow(
            id=found.id,
            department_id=found.department_id,
            from_on=found.from_on,
            until_on=found.until_on,
            digest=found.digest,
            words=found.words,
            confirmed_at=found.confirmed_at,
            confirmed_by_name=name or "",
        )
        for found, name in session.execute(asked).all()
    )


def overrides(
    session: Session, hall_id: uuid.UUID, sort: BulletinSort, from_on: date, until_on: date
) -> tuple[OverrideRow, ...]:
    """Return the steps that a period's work went on without."""
    asked = (
        select(StepOverride, Person.name)
        .outerjoin(Person, Person.id == StepOverride.made_by)
        .where(
            StepOverride.hall_id == hall_id,
            StepOverride.sort == sort,
            StepOverride.from_on == from_on,
            StepOverride.until_on == until_on,
        )
        .order_by(StepOverride.made_at)
    )
    return tuple(
        OverrideRow(found.step, found.undone, found.words, name or "")
        for found, name in session.execute(asked).all()
    )


def notes(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date
) -> tuple[NoteRow, ...]:
    """Return the notes of a span of days that hold, by day."""
    about, maker = aliased(Person), aliased(Person)
    asked = (
        select(BulletinNote, about.name, Department.name, maker.name)
        .outerjoin(about, about.id == BulletinNote.person_id)
        .outerjoin(Department, Department.id == BulletinNote.department_id)
        .outerjoin(maker, maker.id == BulletinNote.made_by)
        .where(
            BulletinNote.hall_id == hall_id,
            BulletinNote.day >= from_on,
            BulletinNote.day <= until_on,
            BulletinNote.withdrawn_at.is_(None),
        )
        .order_by(BulletinNote.day, BulletinNote.made_at, BulletinNote.id)
    )
    return tuple(
        NoteRow(
            id=found.id,
            sort=found.sort,
            day=found.day,
            who=" ".join(name for name in (unit, person) if name),
            words=found.words,
            made_at=found.made_at,
            made_by_name=made_by or "",
            withdrawn_at=found.withdrawn_at,
        )
        for found, person, unit, made_by in session.execute(asked).all()
    )


def posted(session: Session, hall_id: uuid.UUID, day: date) -> PostingSheet | None:
    """Return what hangs of a day: its latest version; None while it was not posted."""
    asked = (
        select(Posting, Person.name)
        .outerjoin(Person, Person.id == Posting.posted_by)
        .where(Posting.hall_id == hall_id, Posting.day == day)
        .order_by(Posting.version.desc())
        .limit(1)
    )
    found = session.execute(asked).one_or_none()
    return None if found is None else _sheet(found[0], found[1] or "")


def posted_publicly(session: Session, hall_id: uuid.UUID, day: date) -> PostingSheet | None:
    """Return what hangs of a day for whoever may read postings and no people."""
    asked = (
        select(Posting)
        .where(Posting.hall_id == hall_id, Posting.day == day)
        .order_by(Posting.version.desc())
        .limit(1)
    )
    found = session.scalars(asked).one_or_none()
    return None if found is None else _sheet(found, "")


def versions(session: Session, hall_id: uuid.UUID, day: date) -> int:
    """Return how often a day was posted."""
    asked = select(func.max(Posting.version)).where(Posting.hall_id == hall_id, Posting.day == day)
    return session.scalar(asked) or 0


def last_posted_day(session: Session, hall_id: uuid.UUID) -> date | None:
    """Return the latest day of which something hangs."""
    return session.scalar(select(func.max(Posting.day)).where(Posting.hall_id == hall_id))


def _sheet(found: Posting, name: str) -> PostingSheet:
    return PostingSheet(
        day=found.day,
        rows=tuple(read(PostedRow, each) for each in found.rows["rows"]),
        digest=found.digest,
        version=found.version,
        posted_at=found.posted_at,
        posted_by_name=name,
        reason=found.reason,
    )
