"""Giving people their numbers in the devices; waiting lines become punches at once (考勤号)."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import groupby

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from hallapp.attendance.importing import statements
from hallapp.attendance.importing.bulk_punches import write_punches
from hallapp.attendance.importing.errors import PinEmptyError, PinTakenError, PinUnknownError
from hallapp.attendance.importing.handing_on import after_others, hand_on, owner_on
from hallapp.attendance.importing.judging import GoodPunch
from hallapp.attendance.importing.lines import LONGEST_PIN, PunchLine
from hallapp.attendance.importing.pin_book import (
    PinBook,
    PinGift,
    pin_spans,
    plain_pin,
)
from hallapp.attendance.tables import PunchPin, QuarantinedLine
from hallapp.attendance.terms.files import QuarantineReason
from hallapp.hall.entitlement import check_role
from hallapp.hall.tables import Person
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import day_in
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request

MAY_GIVE_PINS = frozenset({Role.MANAGER, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class PinRow:
    """A number and whose it is, for a list."""

    pin: str
    device_number: str
    person_id: uuid.UUID
    person_name: str
    valid_from: date
    valid_until: date | None


def checked_pin(pin: str) -> str:
    """Return a number as it is kept.

    Raises:
        PinEmptyError: It is empty, too long, or has blanks in it.
    """
    plain = pin.strip()
    if not plain or len(plain) > LONGEST_PIN or len(plain.split()) > 1:
        raise PinEmptyError(pin=plain[:40])
    return plain


def give_pins(
    act: Writing,
    work: UnitOfWork,
    gifts: Sequence[PinGift],
    from_on: date | None = None,
    *,
    after_former: bool = False,
) -> int:
    """Give numbers, and let the lines that waited for them become punches.

    A number that nobody ever had is its owner's from the gift's first day: punches of past weeks
    come with the first file. One that was somebody else's begins on `from_on`, today unless told.

    Args:
        act: The use case's own transaction.
        work: The hall's.
        gifts: Who gets which number; the other owner, if any, loses it.
        from_on: From when, for numbers that somebody had.
        after_former: Whether a number begins only after the last day of whoever had it.

    Returns:
        How many waiting lines became punches.

    Raises:
        PinPunchedError: Somebody punched with the number on a day that it would be taken for.
    """
    spans = pin_spans(act.session, work.hall_id)
    had = {(span.pin, span.device_number) for span in spans}
    rows: list[dict[str, object]] = []
    for gift in gifts:
        begins: date | None = gift.first_on
        if (gift.pin, gift.device_number) in had:
            asked_for = from_on or act.today
            begins = after_others(spans, gift, asked_for) if after_former else asked_for
            begins = hand_on(act.session, work.hall_id, gift, begins)
        if begins is not None:
            rows.append(_given(work.hall_id, gift, begins, act.now))
    if rows:
        act.session.execute(insert(PunchPin), rows)
    return release_waiting(act, work, {plain_pin(gift.pin) for gift in gifts})


def _given(hall_id: uuid.UUID, gift: PinGift, begins: date, at: datetime) -> dict[str, object]:
    return {
        "id": uuid.uuid4(),
        "hall_id": hall_id,
        "pin": gift.pin,
        "device_number": gift.device_number,
        "person_id": gift.person_id,
        "valid_from": begins,
        "valid_until": gift.last_on,
        "given_at": at,
    }


def end_pins_of(session: Session, hall_id: uuid.UUID, left: Mapping[uuid.UUID, date]) -> None:
    """End the numbers of those who leave, on the last day of each."""
    asked = select(PunchPin).where(PunchPin.hall_id == hall_id, PunchPin.person_id.in_(left))
    for row in session.scalars(asked).all() if left else ():
        last_on = left[row.person_id]
        if row.valid_until is None or row.valid_until > last_on:
            row.valid_until = last_on


def release_waiting(act: Writing, work: UnitOfWork, plain_pins: set[str]) -> int:
    """Let lines become punches whose number is somebody's now; return how many did."""
    act.flush()
    book = PinBook(pin_spans(act.session, work.hall_id))
    waiting = statements.waiting_lines(act.session, work.hall_id, plain_pins)
    pairs = [(row, _punch(row, book, work.zone)) for row in waiting]
    found = sorted(
        ((row, punch) for row, punch in pairs if punch is not None),
        key=lambda pair: (pair[0].file_id, pair[0].line),
    )
    for file_id, of_file in groupby(found, key=lambda pair: pair[0].file_id):
        punches = [punch for _row, punch in of_file]
        write_punches(act.connection, (work.hall_id, file_id, act.now), punches)
    ids = statements.punch_ids(act.session, work.hall_id, [punch for _row, punch in found])
    released = [(row.id, ids[punch.key]) for row, punch in found if punch.key in ids]
    statements.release(act.connection, released, act.now)
    return len(released)


class PinService:
    """Keeps whose number in the devices is whose."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def pins(self) -> tuple[PinRow, ...]:
        """Return every number and whose it was when, by number."""
        with self._work.read() as session:
            asked = select(Person.id, Person.name).where(Person.hall_id == self._work.hall_id)
            names = {person: name for person, name in session.execute(asked)}  # noqa: C416
            spans = pin_spans(session, self._work.hall_id)
        return tuple(
            PinRow(
                span.pin,
                span.device_number,
                span.person_id,
                names.get(span.person_id, ""),
                span.valid_from,
                span.valid_until,
            )
            for span in spans
        )

    def give(
        self, request: Request, gift: PinGift, *, from_on: date | None = None, takes: bool = False
    ) -> int:
        """Give a person a number; return how many waiting lines became punches.

        Args:
            request: Who asks.
            gift: Whom, and which number.
            from_on: From when, for a number that somebody had; today unless told.
            takes: Whether it may be taken from whoever has it; that ends the day before.

        Raises:
            PinEmptyError: The number is none.
            PinTakenError: It is somebody else's, and was not to be taken.
            PinPunchedError: Whoever has it punched with it on a day from then on.
        """
        pin = checked_pin(gift.pin)
        plain = PinGift(gift.person_id, pin, gift.device_number.strip())
        with self._work.write(
            request, "attendance.give_pin", gift=plain, from_on=from_on, takes=takes
        ) as act:
            if act.first_answer is not None:
                return int(act.first_answer.get("released", 0))
            check_role(act.session, self._work.hall_id, request.actor, MAY_GIVE_PINS)
            self._check_free(act, plain, from_on, takes=takes)
            spans = pin_spans(act.session, self._work.hall_id)
            owner = owner_on(spans, plain, from_on or act.today)
            before = None if owner in {None, gift.person_id} else {"person": str(owner)}
            released = give_pins(act, self._work, (plain,), from_on)
            after = {"person": str(gift.person_id), "released": released}
            act.record(
                Happening("attendance.pin_given", "punch_pin", pin, before=before, after=after)
            )
            act.changed(Change.ATTENDANCE | Change.PEOPLE)
            act.answer = {"released": released}
        return released

    def end(self, request: Request, pin: str, last_on: date, device_number: str = "") -> None:
        """Let a number be nobody's from the day after a day on.

        Raises:
            PinUnknownError: Nobody has it.
        """
        with self._work.write(
            request, "attendance.end_pin", pin=pin, last_on=last_on, device=device_number
        ) as act:
            if act.first_answer is not None:
                return
            check_role(act.session, self._work.hall_id, request.actor, MAY_GIVE_PINS)
            rows = list(_open(act.session, self._work.hall_id, pin, device_number))
            if not rows:
                raise PinUnknownError(pin=pin)
            for row in rows:
                row.valid_until = last_on
            after = {"valid_until": last_on.isoformat()}
            act.record(Happening("attendance.pin_ended", "punch_pin", pin, after=after))
            act.changed(Change.ATTENDANCE | Change.PEOPLE)

    def _check_free(
        self, act: Writing, gift: PinGift, from_on: date | None, *, takes: bool
    ) -> None:
        day = from_on or act.today
        for span in pin_spans(act.session, self._work.hall_id):
            is_same = (span.pin, span.device_number) == (gift.pin, gift.device_number)
            if is_same and span.person_id != gift.person_id and span.holds(day) and not takes:
                raise PinTakenError(pin=gift.pin)


def _punch(row: QuarantinedLine, book: PinBook, zone: tzinfo) -> GoodPunch | None:
    """Return the punch that a waiting line is now; None while its number is nobody's."""
    if row.punched_at is None or row.reason is not QuarantineReason.UNKNOWN_PIN:
        return None
    day = day_in(row.punched_at, zone)
    person = book.owner(row.pin, row.device_number, day)
    if person is None:
        return None
    line = PunchLine(row.line, row.raw, row.pin)
    return GoodPunch(person, row.punched_at, day, row.device_number, line)


def _open(session: Session, hall_id: uuid.UUID, pin: str, device_number: str) -> Sequence[PunchPin]:
    return session.scalars(
        select(PunchPin).where(
            PunchPin.hall_id == hall_id,
            PunchPin.pin == pin,
            PunchPin.device_number == device_number,
            PunchPin.valid_until.is_(None),
        )
    ).all()
