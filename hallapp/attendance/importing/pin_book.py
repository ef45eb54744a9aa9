"""Whose number in the devices is whose, on which day (考勤号对照)."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.attendance.tables import PunchPin
from hallapp.hall.placements import FIRST_DAY

ALL_DEVICES = ""


def plain_pin(pin: str) -> str:
    """Return a number without the noughts in front of it, which table programs drop."""
    return (pin.lstrip("0") or "0") if pin.isdigit() else pin


@dataclass(frozen=True, slots=True)
class PinSpan:
    """One number of one person, from a day to another."""

    pin: str
    device_number: str
    person_id: uuid.UUID
    valid_from: date
    valid_until: date | None

    def holds(self, day: date) -> bool:
        """Return whether it is the person's on a day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class PinGift:
    """A number that a person is to have.

    Attributes:
        device_number: Where it holds; empty on all devices.
        first_on: From when, for a number that nobody ever had.
        last_on: The last day it is the person's; None for no end.
    """

    person_id: uuid.UUID
    pin: str
    device_number: str = ALL_DEVICES
    first_on: date = FIRST_DAY
    last_on: date | None = None


class PinBook:
    """Finds the person behind a number; asked once for every line of a file."""

    def __init__(self, spans: Iterable[PinSpan]) -> None:
        self._exact: dict[str, list[PinSpan]] = defaultdict(list)
        self._plain: dict[str, set[str]] = defaultdict(set)
        for span in spans:
            self._exact[span.pin].append(span)
            self._plain[plain_pin(span.pin)].add(span.pin)
        # The number of one device goes before the one of all devices.
        for found in self._exact.values():
            found.sort(key=lambda span: (span.device_number == ALL_DEVICES, span.valid_from))

    def owner(self, pin: str, device_number: str, day: date) -> uuid.UUID | None:
        """Return whose a number is on a device and a day; None when it is nobody's.

        Noughts in front do not count, as long as they tell nobody apart.
        """
        found = self._exact.get(pin)
        if found is None:
            alike = self._plain.get(plain_pin(pin), ())
            found = self._exact[next(iter(alike))] if len(alike) == 1 else ()
        for span in found:
            if span.device_number in {ALL_DEVICES, device_number} and span.holds(day):
                return span.person_id
        return None


def pin_spans(session: Session, hall_id: uuid.UUID) -> tuple[PinSpan, ...]:
    """Return every number that was ever given, by number."""
    row = PunchPin
    asked = (
        select(row.pin, row.device_number, row.person_id, row.valid_from, row.valid_until)
        .where(row.hall_id == hall_id)
        .order_by(row.pin, row.device_number, row.valid_from)
    )
    return tuple(PinSpan(*found) for found in session.execute(asked))


def former_owners(spans: Iterable[PinSpan], day: date) -> dict[str, uuid.UUID]:
    """Return the numbers that are nobody's on a day any more, and whose they were last."""
    known = tuple(span for span in spans if span.device_number == ALL_DEVICES)
    held = owners_on(known, day)
    return {
        span.pin: span.person_id
        for span in known
        if span.pin not in held and span.valid_until is not None and span.valid_until < day
    }


def owners_on(spans: Iterable[PinSpan], day: date) -> dict[str, uuid.UUID]:
    """Return the numbers that hold on all devices on a day, and whose they are."""
    return {
        span.pin: span.person_id
        for span in spans
        if span.device_number == ALL_DEVICES and span.holds(day)
    }
