"""Statements of what people do about days: corrections, failures, counts."""

import uuid
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, aliased

from hallapp.attendance.tables import AttendanceCount, PunchCorrection, PunchOutage
from hallapp.attendance.terms.acts import CorrectionRow, CountRow, OutageRow
from hallapp.hall.placements import placements_in
from hallapp.hall.tables import Person

_ONE_DAY = timedelta(days=1)
_Asker, _Decider = aliased(Person, name="asker"), aliased(Person, name="decider")


def corrections(
    session: Session, hall_id: uuid.UUID, zone: tzinfo, *conditions: ColumnElement[bool]
) -> tuple[CorrectionRow, ...]:
    """Return corrections that fit all conditions, by day and the moment they were asked for."""
    asked = _corrections().where(PunchCorrection.hall_id == hall_id, *conditions)
    found = session.execute(asked).all()
    if not found:
        return ()
    days = [row[0].day for row in found]
    places = placements_in(session, hall_id, min(days), max(days))
    return tuple(
        _correction(row, name, asker, decider, places.on(row.person_id, row.day), zone)
        for row, name, asker, decider in found
    )


def _corrections() -> Select[*tuple[Any, ...]]:
    return (
        select(PunchCorrection, Person.name, _Asker.name, _Decider.name)
        .join(Person, Person.id == PunchCorrection.person_id)
        .outerjoin(_Asker, _Asker.id == PunchCorrection.asked_by)
        .outerjoin(_Decider, _Decider.id == PunchCorrection.decided_by)
        .order_by(PunchCorrection.day, PunchCorrection.asked_at)
    )


def _correction(
    row: PunchCorrection,
    name: str,
    asker: str | None,
    decider: str | None,
    place: Any,
    zone: tzinfo,
) -> CorrectionRow:
    return CorrectionRow(
        id=row.id,
        number=row.number,
        person_id=row.person_id,
        person_name=name,
        department_id=None if place is None else place.department_id,
        department="" if place is None else place.department,
        day=row.day,
        slot=row.slot,
        stated_at=None if row.stated_at is None else row.stated_at.astimezone(zone),
        cause=row.cause,
        reason=row.reason,
        asked_by_id=row.asked_by,
        asked_by=asker or "",
        asked_at=row.asked_at,
        is_approved=row.verdict,
        decided_by=decider or "",
        decided_at=row.decided_at,
        words=row.words,
        is_after_lock=row.is_after_lock,
        override_reason=row.override_reason,
    )


def outages_in(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date, zone: tzinfo
) -> tuple[OutageRow, ...]:
    """Return the failures that touch a span of days, withdrawn ones too, in order of time."""
    begin = datetime.combine(from_on, time(), zone).astimezone(UTC)
    end = datetime.combine(until_on + _ONE_DAY, time(), zone).astimezone(UTC)
    asked = (
        select(PunchOutage, _Asker.name, _Decider.name)
        .outerjoin(_Asker, _Asker.id == PunchOutage.declared_by)
        .outerjoin(_Decider, _Decider.id == PunchOutage.withdrawn_by)
        .where(PunchOutage.hall_id == hall_id, PunchOutage.from_at < end, PunchOutage.to_at > begin)
        .order_by(PunchOutage.from_at, PunchOutage.declared_at)
    )
    return tuple(
        OutageRow(
            id=row.id,
            device_number=row.device_number,
            from_at=row.from_at.astimezone(zone),
            to_at=row.to_at.astimezone(zone),
            cause=row.cause,
            words=row.words,
            declared_at=row.declared_at,
            declared_by=declarer or "",
            is_after_lock=row.is_after_lock,
            override_reason=row.override_reason,
            withdrawn_at=row.withdrawn_at,
            withdrawn_by=withdrawer or "",
            withdrawn_why=row.withdrawn_why,
        )
        for row, declarer, withdrawer in session.execute(asked)
    )


def counts_in(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date
) -> tuple[CountRow, ...]:
    """Return the counts that touch a span of days, the newest first."""
    asked = (
        select(AttendanceCount, _Asker.name)
        .outerjoin(_Asker, _Asker.id == AttendanceCount.counted_by)
        .where(
            AttendanceCount.hall_id == hall_id,
            AttendanceCount.from_on <= until_on,
            AttendanceCount.until_on >= from_on,
        )
        .order_by(AttendanceCount.counted_at.desc())
    )
    return tuple(
        CountRow(
            id=row.id,
            from_on=row.from_on,
            until_on=row.until_on,
            reason=row.reason,
            counted_at=row.counted_at,
            counted_by=counter or "",
            people=row.people,
            days=row.days,
            changed=row.changed,
            is_after_lock=row.is_after_lock,
            override_reason=row.override_reason,
        )
        for row, counter in session.execute(asked)
    )
