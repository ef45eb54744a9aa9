"""Handing a number on from one person to another: no finger ever counts for two (考勤号换人)."""

import re
import uuid
from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.attendance.importing.errors import PinPunchedError
from hallapp.attendance.importing.pin_book import ALL_DEVICES, PinGift, PinSpan, plain_pin
from hallapp.attendance.tables import Punch, PunchPin
from hallapp.attendance.terms import PunchSource

_ONE_DAY = timedelta(days=1)
_BETWEEN = re.compile(r"[\s,;|\"']+")


def owner_on(spans: Sequence[PinSpan], gift: PinGift, day: date) -> uuid.UUID | None:
    """Return whose a number is on a day and on the devices of the gift; None when nobody's."""
    holding = (span for span in spans if _is_of(span, gift) and span.holds(day))
    return next((span.person_id for span in holding), None)


def after_others(spans: Sequence[PinSpan], gift: PinGift, begins: date) -> date:
    """Return the first day from one on when nobody else has, or had, a number any more."""
    ends = (
        span.valid_until + _ONE_DAY
        for span in spans
        if _is_of(span, gift) and span.person_id != gift.person_id and span.valid_until is not None
    )
    return max((begins, *ends))


def hand_on(session: Session, hall_id: uuid.UUID, gift: PinGift, begins: date) -> date | None:
    """End what others had of a number; no row is ever made somebody else's.

    Args:
        session: Of the use case's own transaction.
        hall_id: The hall.
        gift: Whom, and which number.
        begins: From when it is to be the person's.

    Returns:
        The first day of a new span; None when the number is the person's already.

    Raises:
        PinPunchedError: Somebody else punched with it on a day from then on.
    """
    rows = _rows(session, hall_id, gift)
    for row in rows:
        if row.person_id != gift.person_id:
            _check_unpunched(session, row, begins)
            if row.valid_until is None or row.valid_until >= begins:
                row.valid_until = begins - _ONE_DAY
    session.flush()
    for row in rows:
        if row.person_id == gift.person_id and _reaches(row, begins):
            row.valid_until = None
            return None
    taken = {row.valid_from for row in rows}
    while begins in taken:
        # A span that ended on the day it began keeps its row, and a row its first day.
        begins -= _ONE_DAY
    return begins


def _is_of(span: PinSpan, gift: PinGift) -> bool:
    return (span.pin, span.device_number) == (gift.pin, gift.device_number)


def _reaches(row: PunchPin, begins: date) -> bool:
    """Return whether a span of the person's own goes on to a day, or lies wholly after it."""
    if row.valid_until is None:
        return True
    return row.valid_from <= row.valid_until and row.valid_until >= begins - _ONE_DAY


def _rows(session: Session, hall_id: uuid.UUID, gift: PinGift) -> Sequence[PunchPin]:
    row = PunchPin
    asked = select(row).where(
        row.hall_id == hall_id, row.pin == gift.pin, row.device_number == gift.device_number
    )
    return session.scalars(asked.order_by(row.valid_from)).all()


def _check_unpunched(session: Session, row: PunchPin, begins: date) -> None:
    """Refuse to take a number for days on which whoever had it punched with it."""
    last_on = _last_punched(session, row, max(begins, row.valid_from))
    if last_on is not None:
        raise PinPunchedError(pin=row.pin, day=last_on.isoformat())


def _last_punched(session: Session, row: PunchPin, begins: date) -> date | None:
    """Return the last day from one on of which a device's punch with the number is kept."""
    others = select(PunchPin.pin).where(
        PunchPin.hall_id == row.hall_id,
        PunchPin.person_id == row.person_id,
        PunchPin.pin != row.pin,
    )
    others_plain = {plain_pin(pin) for pin in session.scalars(others)}
    asked = select(Punch.day, Punch.raw).where(
        Punch.hall_id == row.hall_id,
        Punch.person_id == row.person_id,
        Punch.source == PunchSource.DEVICE,
        Punch.day >= begins,
    )
    if row.device_number != ALL_DEVICES:
        asked = asked.where(Punch.device_number == row.device_number)
    for day, raw in session.execute(asked.order_by(Punch.day.desc())):
        named = {plain_pin(word) for word in _BETWEEN.split(raw)}
        within = row.valid_until is None or day <= row.valid_until
        if plain_pin(row.pin) in named or (within and not named & others_plain):
            return day
    return None
