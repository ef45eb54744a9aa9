"""What becomes of every line of a file: a new punch, a known one, or put aside (判定)."""

import hashlib
import uuid
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final, NamedTuple

from hallapp.attendance.importing.lines import PunchLine, fault_of_moment
from hallapp.attendance.importing.pin_book import PinBook
from hallapp.attendance.terms.files import QuarantineReason

# Devices' clocks may be a little ahead.
_MOST_AHEAD: Final = timedelta(minutes=10)
# Years that every zone and engine can hold.
_REACHABLE: Final = range(1900, 9000)

PunchKey = tuple[uuid.UUID, datetime, str]
"""Person, moment and device: what makes two punches of devices the same."""


class GoodPunch(NamedTuple):
    """A line that is somebody's punch."""

    person_id: uuid.UUID
    punched_at: datetime
    day: date
    device_number: str
    line: PunchLine

    @property
    def key(self) -> PunchKey:
        """What tells it from others."""
        return (self.person_id, self.punched_at, self.device_number)


class PutAside(NamedTuple):
    """A line that is none, and why; `digest` tells it from every other line of its device."""

    line: PunchLine
    reason: QuarantineReason
    punched_at: datetime | None
    device_number: str
    digest: str


def _digest(line: PunchLine, device_number: str) -> str:
    text = f"{device_number}\x1f{line.raw}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(text).hexdigest()


def _put_aside(
    line: PunchLine, reason: QuarantineReason, punched_at: datetime | None, device_number: str
) -> PutAside:
    return PutAside(line, reason, punched_at, device_number, _digest(line, device_number))


@dataclass(frozen=True)
class Judged:
    """All lines of a file, judged by numbers and clock; not yet by what is here already."""

    good: tuple[GoodPunch, ...]
    aside: tuple[PutAside, ...]

    @property
    def possible(self) -> list[PunchLine]:
        """The lines with a moment that can be true, also of unknown numbers, in their order."""
        unknown = [each.line for each in self.aside if each.reason is QuarantineReason.UNKNOWN_PIN]
        found = [punch.line for punch in self.good] + unknown
        return sorted(found, key=lambda line: line.line)

    @property
    def span(self) -> tuple[datetime, datetime] | None:
        """The first and the last moment of a punch; None without one."""
        if not self.good:
            return None
        moments = [punch.punched_at for punch in self.good]
        return min(moments), max(moments)


@dataclass(frozen=True)
class Sorted:
    """The good punches of a file, those that are here already taken out.

    Attributes:
        new: In the order of the file; each key once.
        known: How many lines say what is known, here or further up in the file.
    """

    new: tuple[GoodPunch, ...]
    known: int
    days: Mapping[date, int] = field(default_factory=dict[date, int])


class _Moments:
    """Turns what devices write into moments; a zone is asked once a day where it is steady."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._offsets: dict[date, timedelta | None] = {}

    def read(self, local: datetime) -> tuple[datetime, date]:
        """Return the moment in UTC, and its day in the hall."""
        if local.tzinfo is not None:
            return local.astimezone(UTC), local.astimezone(self._zone).date()
        day = local.date()
        if day not in self._offsets:
            self._offsets[day] = self._steady(day)
        offset = self._offsets[day]
        if offset is None:
            return local.replace(tzinfo=self._zone).astimezone(UTC), day
        return (local - offset).replace(tzinfo=UTC), day

    def _steady(self, day: date) -> timedelta | None:
        """Return how far the zone is ahead of UTC all day; None where it changes on it."""
        begin = datetime.combine(day, time(), self._zone)
        ends = (begin + timedelta(days=nth) for nth in (0, 1))
        first, last = (each.utcoffset() for each in ends)
        return first if first == last else None


def judge(
    lines: Iterable[PunchLine],
    book: PinBook,
    device_number: str,
    zone: tzinfo,
    now: datetime,
    ahead: Container[str] = (),
) -> Judged:
    """Say of every line whose punch it is, or why it is put aside.

    Args:
        lines: Of the file.
        book: Whose number is whose.
        device_number: Of lines that name no device themselves.
        zone: In which moments without a zone are meant.
        now: The present moment; what lies more than some minutes ahead is put aside.
        ahead: Digests of lines that came before their own moment: they can never be true.
    """
    good: list[GoodPunch] = []
    aside: list[PutAside] = []
    latest = now + _MOST_AHEAD
    moments = _Moments(zone)
    for line in lines:
        device = line.device_number or device_number
        local = line.local
        reason = _fault_as_written(line)
        if local is None or reason is not None:
            aside.append(_put_aside(line, reason or QuarantineReason.UNREADABLE, None, device))
            continue
        punched_at, day = moments.read(local)
        fault = fault_of_moment(punched_at, latest)
        if ahead and fault is None and _digest(line, device) in ahead:
            fault = QuarantineReason.IN_FUTURE
        person = None if fault is not None else book.owner(line.pin, device, day)
        if person is None:
            fault = fault or QuarantineReason.UNKNOWN_PIN
            aside.append(_put_aside(line, fault, punched_at, device))
        else:
            good.append(GoodPunch(person, punched_at, day, device, line))
    return Judged(tuple(good), tuple(aside))


def _fault_as_written(line: PunchLine) -> QuarantineReason | None:
    """Return why a line is no punch as far as its own words tell; None where it may be one."""
    if line.local is None or line.fault is not None:
        return line.fault or QuarantineReason.UNREADABLE
    if line.local.year in _REACHABLE:
        return None
    is_early = line.local.year < _REACHABLE.start
    return QuarantineReason.TOO_EARLY if is_early else QuarantineReason.IN_FUTURE


def sort_out(good: Sequence[GoodPunch], there: Iterable[PunchKey]) -> Sorted:
    """Take out what is known: in the store, or in an earlier line of the same file."""
    seen = set(there)
    new: list[GoodPunch] = []
    for punch in good:
        key = punch.key
        if key not in seen:
            seen.add(key)
            new.append(punch)
    return Sorted(tuple(new), len(good) - len(new), Counter(punch.day for punch in new))
