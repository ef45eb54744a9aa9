"""Days and times as platforms write them (时间写法)."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

_DATED = re.compile(
    r"(?P<year>\d{4})(?P<mark>[-/.年])(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
    r"(?:[T\s]*(?P<half>上午|下午|am|pm)?\s*(?P<hour>\d{1,2})(?:[:时点](?P<minute>\d{1,2})?)"
    r"(?:[:分](?P<second>\d{1,2})?秒?)?(?:\.\d{1,9})?)?"
    r"\s*(?P<zone>z|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_DIGITS = re.compile(
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"
    r"(?:\s*(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:\d{3})?)?)?"
)
# Days since the end of 1899, as table programs count them: 20000 is 1954, 80000 is 2119.
_SERIAL = re.compile(r"([2-7]\d{4})(?:\.(\d+))?")
_SERIAL_ZERO = date(1899, 12, 30)
_MILLISECONDS = re.compile(r"1\d{12}")
_AFTERNOON = frozenset({"下午", "pm"})
_NOON = 12
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_DAY_S = 86_400


@dataclass(frozen=True)
class Moment:
    """A moment as a file tells it.

    Attributes:
        at: Aware, UTC; midnight of the hall when only the day is told.
        local: The same in the hall's zone.
        has_time: Whether the time of the day is told.
    """

    at: datetime
    local: datetime
    has_time: bool

    @property
    def on(self) -> date:
        """Its day in the hall."""
        return self.local.date()

    @property
    def words(self) -> str:
        """As a person reads it: the day, and the time where it is told."""
        return f"{self.local:%Y-%m-%d %H:%M}" if self.has_time else f"{self.local:%Y-%m-%d}"

    def is_before(self, other: "Moment") -> bool:
        """Return whether it certainly lies before another: by time where both tell one."""
        if self.has_time and other.has_time:
            return self.at < other.at
        return self.on < other.on


def moment_of(text: str, zone: tzinfo) -> Moment | None:
    """Return the moment that a text names, None where it names none.

    Read are 2026-11-22, 2026/11/22 09:30, 2026年11月22日 下午2时5分, 20261122093000, ISO with an
    offset, milliseconds since 1970, and the day numbers of table programs (46348.396).
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    try:
        return _dated(plain, zone) or _counted(plain, zone)
    except (ValueError, OverflowError):
        return None


def _dated(plain: str, zone: tzinfo) -> Moment | None:
    found = _DATED.fullmatch(plain) or _DIGITS.fullmatch(plain)
    if found is None:
        return None
    parts = found.groupdict()
    day = date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    if parts["hour"] is None:
        return _moment(datetime.combine(day, time(), zone), zone, has_time=False)
    hour = int(parts["hour"])
    if (parts.get("half") or "").lower() in _AFTERNOON and hour < _NOON:
        hour += _NOON
    clock = time(hour, int(parts["minute"] or 0), int(parts["second"] or 0))
    told = datetime.combine(day, clock, _offset(parts.get("zone"), zone))
    return _moment(told, zone, has_time=True)


def _counted(plain: str, zone: tzinfo) -> Moment | None:
    if _MILLISECONDS.fullmatch(plain):
        return _moment(datetime.fromtimestamp(int(plain) / 1000, UTC), zone, has_time=True)
    found = _SERIAL.fullmatch(plain)
    if found is None:
        return None
    midnight = datetime.combine(_SERIAL_ZERO + timedelta(days=int(found[1])), time(), zone)
    seconds = round(float(f"0.{found[2] or 0}") * _DAY_S)
    return _moment(midnight + timedelta(seconds=seconds), zone, has_time=seconds > 0)


def _moment(told: datetime, zone: tzinfo, *, has_time: bool) -> Moment | None:
    local = told.astimezone(zone)
    if not _FIRST_YEAR <= local.year < _LAST_YEAR:
        return None
    return Moment(told.astimezone(UTC), local, has_time)


def present(now: datetime, zone: tzinfo) -> Moment:
    """Return the present moment, to compare others with."""
    return Moment(now.astimezone(UTC), now.astimezone(zone), has_time=True)


def _offset(text: str | None, zone: tzinfo) -> tzinfo:
    if not text:
        return zone
    if text.lower() == "z":
        return UTC
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "")
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))
