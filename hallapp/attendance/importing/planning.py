"""A file laid beside the store: what of it is new, and what somebody should look at (核对)."""

import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Final

from sqlalchemy.orm import Session

from hallapp.attendance.importing import statements
from hallapp.attendance.importing.cautions import Caution, CautionKind
from hallapp.attendance.importing.clock_jumps import clock_jumps
from hallapp.attendance.importing.judging import Judged, Sorted, judge, sort_out
from hallapp.attendance.importing.lines import PunchLine
from hallapp.attendance.importing.pin_book import PinBook, pin_spans
from hallapp.attendance.importing.plan import AsideRow, PunchFilePlan, PunchTally
from hallapp.attendance.importing.reading import PunchSheet
from hallapp.attendance.tables import PunchFile
from hallapp.attendance.terms.files import QuarantineReason
from hallapp.hall.calendars import load_calendar

# So many punches of a device cannot all be missing from its own file of the same days.
_ENOUGH_TO_JUDGE: Final = 20
_MOST_NAMED: Final = 8
_LONGEST_NUMBER: Final = 32


@dataclass(frozen=True)
class Laid:
    """A plan with the lines behind its counts."""

    plan: PunchFilePlan
    judged: Judged
    sorted: Sorted
    new_digests: frozenset[str]


@dataclass(frozen=True)
class Ground:
    """The hall that a file is laid beside."""

    session: Session
    hall_id: uuid.UUID
    zone: tzinfo
    now: datetime


def lay(ground: Ground, sheet: PunchSheet, device_wish: str | None) -> Laid:
    """Return what importing a file would do.

    Args:
        ground: The hall.
        sheet: The file.
        device_wish: The device's number as a person says it; goes before the file's name.
    """
    twin = statements.file_of_digest(ground.session, ground.hall_id, sheet.digest)
    number = _device_number(ground, sheet, device_wish, twin)
    book = PinBook(pin_spans(ground.session, ground.hall_id))
    ahead = statements.digests_ahead(ground.session, ground.hall_id)
    judged = judge(sheet.lines, book, number, ground.zone, ground.now, ahead)
    devices = {punch.device_number for punch in judged.good}
    there = statements.punch_keys(ground.session, ground.hall_id, devices, judged.span)
    found = sort_out(judged.good, there)
    digests = list(dict.fromkeys(each.digest for each in judged.aside))
    old = statements.digests_there(ground.session, ground.hall_id, digests)
    tally = _tally(ground, judged, found, len(digests) - len(old))
    same = _Same(twin, number, len(there), tally, judged.possible)
    plan = PunchFilePlan(
        sheet=sheet,
        device_number=number,
        pulled_at=pulled_at(sheet.modified_at, tally.last_at, ground.now),
        tally=tally,
        aside=tuple(
            AsideRow(each.line.line, each.line.raw, each.line.pin, each.reason)
            for each in judged.aside
        ),
        cautions=tuple(_cautions(ground, sheet, same)),
    )
    return Laid(plan, judged, found, frozenset(digests) - old)


def pulled_at(modified_at: datetime, last_at: datetime | None, now: datetime) -> datetime:
    """Return up to when a file is taken to be complete.

    That is when the device wrote it. A file that was last written before its own last punch was
    copied by something that keeps no times; then it is complete up to now.
    """
    if modified_at > now or (last_at is not None and modified_at < last_at):
        return now
    return modified_at


@dataclass(frozen=True)
class _Same:
    """What tells whether a file is what it says: its twin, its device, what is there already."""

    twin: PunchFile | None
    number: str
    there: int
    tally: PunchTally
    lines: Sequence[PunchLine]


def _device_number(
    ground: Ground, sheet: PunchSheet, wish: str | None, twin: PunchFile | None
) -> str:
    if wish is not None:
        return wish
    if sheet.device_number:
        return sheet.device_number
    if twin is not None:
        return twin.device_number
    if not sheet.serial:
        return ""
    known = statements.number_of_serial(ground.session, ground.hall_id, sheet.serial)
    return known if known is not None else sheet.serial[:_LONGEST_NUMBER]


def _tally(ground: Ground, judged: Judged, found: Sorted, newly_aside: int) -> PunchTally:
    locked = statements.locked_days(ground.session, ground.hall_id, found.days)
    counted = statements.counted_days(ground.session, ground.hall_id, found.days)
    unknown = [each for each in judged.aside if each.reason is QuarantineReason.UNKNOWN_PIN]
    first_at, last_at = judged.span or (None, None)
    return PunchTally(
        lines=len(judged.good) + len(judged.aside),
        new=len(found.new),
        known=found.known,
        quarantined=len(judged.aside),
        newly_aside=newly_aside,
        people=len({punch.person_id for punch in found.new}),
        days=found.days,
        locked=tuple(locked),
        counted=tuple(day for day in counted if day not in locked),
        unknown_pins=Counter(each.line.pin for each in unknown),
        first_at=first_at,
        last_at=last_at,
    )


def _cautions(ground: Ground, sheet: PunchSheet, same: _Same) -> Iterator[Caution]:
    yield from _about_the_file(ground, same)
    yield from sheet.cautions
    yield from _about_the_device(ground, sheet, same)
    yield from clock_jumps(same.lines, _working(ground))
    tally = same.tally
    if tally.locked:
        yield Caution(CautionKind.LOCKED_DAYS, {"days": _days(tally.locked)})
    if tally.counted:
        yield Caution(CautionKind.COUNTED_DAYS, {"days": _days(tally.counted)})
    if tally.unknown_pins:
        pins = sorted(tally.unknown_pins)
        shown = ", ".join(pins[:_MOST_NAMED]) + (" …" if len(pins) > _MOST_NAMED else "")
        yield Caution(CautionKind.UNKNOWN_PINS, {"count": len(pins), "pins": shown})


def _about_the_file(ground: Ground, same: _Same) -> Iterator[Caution]:
    twin = same.twin
    if twin is None:
        return
    at = f"{twin.received_at.astimezone(ground.zone):%Y-%m-%d %H:%M}"
    if twin.device_number != same.number:
        facts = {"at": at, "name": twin.name, "known": twin.device_number, "number": same.number}
        yield Caution(CautionKind.SAME_CONTENT, facts)
    elif not same.tally.new:
        yield Caution(CautionKind.SAME_FILE, {"at": at, "name": twin.name})


def _about_the_device(ground: Ground, sheet: PunchSheet, same: _Same) -> Iterator[Caution]:
    if not same.number:
        if not sheet.device_number and not sheet.columns.places:
            yield Caution(CautionKind.NUMBER_UNKNOWN)
        return
    device = statements.device_of(ground.session, ground.hall_id, same.number)
    if device is not None and device.serial and sheet.serial not in {"", device.serial}:
        facts = {"number": same.number, "known": device.serial, "found": sheet.serial}
        yield Caution(CautionKind.SERIAL_DIFFERS, facts)
    tally = same.tally
    if not tally.known and min(same.there, tally.new) >= _ENOUGH_TO_JUDGE:
        span = (tally.first_at, tally.last_at)
        from_on, until_on = (f"{at.astimezone(ground.zone):%Y-%m-%d}" for at in span if at)
        facts = {"from_on": from_on, "until_on": until_on, "known": same.there}
        yield Caution(CautionKind.NOT_THE_SAME_DEVICE, {"number": same.number, **facts})


def _working(ground: Ground) -> Callable[[date], bool]:
    calendar = load_calendar(ground.session, ground.hall_id)
    return calendar.is_working


def _days(days: Sequence[date]) -> str:
    shown = ", ".join(day.isoformat() for day in days[:_MOST_NAMED])
    return shown + (" …" if len(days) > _MOST_NAMED else "")
