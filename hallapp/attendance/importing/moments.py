"""Days and times of day as devices and tables write them (日期时间)."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

_DAY = re.compile(
    r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?"
    r"|(?P<packed>\d{8})(?!\d)"
)
_TIME = re.compile(
    r"(?P<noon>上午|下午|AM|PM)?\s*(?P<hour>\d{1,2})\s*[:时点]\s*(?P<minute>\d{1,2})"
    r"(?:\s*[:分]\s*(?P<second>\d{1,2})(?:\.\d+)?\s*秒?)?\s*分?\s*(?P<behind>AM|PM)?",
    re.IGNORECASE,
)
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})")
_OFFSET = re.compile(r"\d(?:Z|[+-]\d{2}:?\d{2})$")
# A workbook counts days from here; numbers of other years are no days.
_DAY_NOUGHT: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a count of days has no zone
_DAYS: Final = range(36526, 73050)
_SERIAL = re.compile(r"\d{5}\.\d+")
_NOON: Final = 12
_AFTERNOON = {"下午", "PM"}


def moments_in(text: str, day: date | None) -> Iterator[datetime]:
    """Give every moment that a cell names; one cell of a day's sheet may hold all its punches.

    Moments that name their zone are aware, the others are the hall's own and have none.

    Args:
        text: The cell.
        day: The day of the row; used for times that stand without one.

    Raises:
        ValueError: It names a day or time of day that does not exist.
    """
    plain = text.strip()
    whole = _whole(plain)
    if whole is not None:
        yield whole
        return
    found = _DAY.search(plain)
    if found is not None:
        day = _day(found)
        plain = plain[: found.start()] + " " + plain[found.end() :]
    if day is not None:
        for each in _TIME.finditer(plain):
            yield datetime.combine(day, _time(each))


def day_in_text(text: str) -> date | None:
    """Return the day that a cell names, None when it names none.

    Raises:
        ValueError: There is no such day.
    """
    plain = text.strip()
    if plain.isdigit() and int(plain) in _DAYS:
        return (_DAY_NOUGHT + timedelta(days=int(plain))).date()
    found = _DAY.search(plain)
    return None if found is None else _day(found)


def _whole(plain: str) -> datetime | None:
    """Return a moment that is written in one piece, or with its zone."""
    packed = _PACKED.fullmatch(plain)
    if packed is not None:
        return datetime(*(int(part) for part in packed.groups()))  # type: ignore[misc]  # noqa: DTZ001
    if _SERIAL.fullmatch(plain) and int(float(plain)) in _DAYS:
        whole = _DAY_NOUGHT + timedelta(seconds=round(float(plain) * 86400))
        return whole.replace(microsecond=0)
    if _OFFSET.search(plain) and ":" in plain:
        try:
            return datetime.fromisoformat(plain).replace(microsecond=0)
        except ValueError:
            return None
    return None


def _day(found: re.Match[str]) -> date:
    packed = found["packed"]
    if packed is not None:
        return date(int(packed[:4]), int(packed[4:6]), int(packed[6:]))
    return date(int(found["year"]), int(found["month"]), int(found["day"]))


def _time(found: re.Match[str]) -> time:
    hour = int(found["hour"])
    word = (found["noon"] or found["behind"] or "").upper()
    if word in _AFTERNOON and hour < _NOON:
        hour += _NOON
    elif word and word not in _AFTERNOON and hour == _NOON:
        hour = 0
    return time(hour, int(found["minute"]), int(found["second"] or 0))
