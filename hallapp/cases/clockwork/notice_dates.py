"""Dates as notices and lists write them: 2027-02-05, 2027年2月5日, 2月15日至23日 (日期写法)."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_YEAR = r"(?:(?P<{0}year>(?:19|20)\d\d)\s*[年./-]\s*)?"
_MONTH_DAY = r"(?P<{0}month>\d{{1,2}})\s*[月./-]\s*(?P<{0}day>\d{{1,2}})\s*[日号]?"
_FIRST = (_YEAR + _MONTH_DAY).format("")
# A range may leave out what does not change: 2月15日至23日, 1月28日至2月4日.
_LAST = (
    r"(?:\s*(?:至|到|-{1,2}|—{1,2}|–|~)\s*"
    r"(?:(?P<to_year>(?:19|20)\d\d)\s*[年./-]\s*)?"
    r"(?:(?P<to_month>\d{1,2})\s*[月./-]\s*)?(?P<to_day>\d{1,2})\s*[日号]?(?!\s*[月\d]))?"
)
_DATES = re.compile(r"(?<!\d)" + _FIRST + _LAST)
_COMPACT = re.compile(r"(?<!\d)(?P<year>20\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")
_TIME = re.compile(r"[ T]\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?")
_YEAR_NAMED = re.compile(r"(?<!\d)(20\d\d)\s*年")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# A workbook may give a day as its number: 46388 is 2027-01-01.
_SERIAL = re.compile(r"[3-6]\d{4}(?:\.0+)?")
_SERIAL_ZERO = date(1899, 12, 30)
_LONGEST_DAYS = 40
DECEMBER = 12


@dataclass(frozen=True, slots=True)
class FoundDays:
    """The days that one spelling means, and where it stands in the text.

    Attributes:
        days: Empty when the spelling is no date, such as the 31st of a short month.
        names_year: The year stood beside it.
    """

    days: tuple[date, ...]
    start: int
    end: int
    names_year: bool


def plain_text(text: str) -> str:
    """Return a text as dates are looked for in it: one width, no brackets, no time of day."""
    plain = unicodedata.normalize("NFKC", text)
    return _TIME.sub("", _BRACKETS.sub("", plain))


def year_named(text: str) -> int | None:
    """Return the first year that a text names with the word 年."""
    found = _YEAR_NAMED.search(unicodedata.normalize("NFKC", text))
    return int(found[1]) if found else None


def dates_in(text: str, year: int | None) -> Iterator[FoundDays]:
    """Give every date and range of dates in a plain text.

    Args:
        text: From `plain_text`.
        year: Of dates without one; without it such dates give no days.
    """
    compact = _COMPACT.sub(lambda found: f"{found['year']}-{found['month']}-{found['day']}", text)
    for found in _DATES.finditer(compact):
        yield FoundDays(_days(found, year), found.start(), found.end(), bool(found["year"]))


def serial_day(text: str) -> date | None:
    """Return the day that a workbook's number means; None when it is none."""
    if not _SERIAL.fullmatch(text.strip()):
        return None
    return _SERIAL_ZERO + timedelta(days=int(float(text)))


def _days(found: re.Match[str], year: int | None) -> tuple[date, ...]:
    try:
        first, last = _ends(found, year)
    except ValueError:
        return ()
    length = (last - first).days
    if not 0 <= length <= _LONGEST_DAYS:
        return ()
    return tuple(first + timedelta(n) for n in range(length + 1))


def _ends(found: re.Match[str], year: int | None) -> tuple[date, date]:
    named = found["year"] or year
    if named is None:
        raise ValueError(found[0])
    first = date(int(named), int(found["month"]), int(found["day"]))
    if found["to_day"] is None:
        return first, first
    to_year, to_month = int(found["to_year"] or first.year), int(found["to_month"] or first.month)
    last = date(to_year, to_month, int(found["to_day"]))
    # 12月31日至1月2日: the range began in the year before the notice's own.
    if last < first and not found["to_year"] and first.month == DECEMBER and last.month == 1:
        if found["year"]:
            return first, last.replace(year=first.year + 1)
        return first.replace(year=first.year - 1), last
    return first, last
