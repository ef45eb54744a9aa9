"""How figures of attendance stand in cells: a dash for nought, half days as days, scores."""

from datetime import date, time

from hallapp.hall.half_days import Half
from hallapp.kernel.printed_table import Measure
from hallapp.kernel.texts import _
from hallapp.slips.dates import day_words

_NONE = "—"
_COUNT = '0;-0;"—"'
_DAYS = 'General;-General;"—"'
_SCORE = "0.0"
_SIGNED = "+0.0;-0.0;0.0"


def count(number: int) -> Measure:
    """Return a number of occasions; nought is a dash, and still a number in a workbook."""
    return Measure(number, str(number) if number else _NONE, _COUNT)


def days(half_days: int) -> Measure:
    """Return half days as days: 4.5; nought is a dash."""
    return Measure(half_days / 2, day_count(half_days) if half_days else _NONE, _DAYS)


def day_count(half_days: int) -> str:
    """Return half days as days in words: 4 or 4.5."""
    return f"{half_days / 2:g}"


def score(tenths: int) -> Measure:
    """Return a score: 97.5."""
    return Measure(tenths / 10, f"{tenths / 10:.1f}", _SCORE)


def points(tenths: int) -> Measure:
    """Return points given or taken, with their sign: -2.0 or +1.5."""
    words = f"{tenths / 10:+.1f}" if tenths else _NONE
    return Measure(tenths / 10, words, _SIGNED)


def clock(at: time | None) -> str:
    """Return a time of the day: 09:17; empty for none."""
    return "" if at is None else f"{at:%H:%M}"


def window_words(window: str) -> str:
    """Return a window as lists write it: 12 号; empty for none."""
    return _("{number} 号").format(number=window) if window else ""


def short_day(day: date) -> str:
    """Return a day without its year: 11月20日."""
    return _("{month}月{day}日").format(month=day.month, day=day.day)


def half_day_words(day: date, half: Half) -> str:
    """Return half a day: 2026年11月20日上午."""
    return f"{day_words(day)}{half.label}"


def span_words(from_on: date, until_on: date) -> str:
    """Return a span of days; what both share is said once."""
    if from_on == until_on:
        return day_words(from_on)
    if from_on.year == until_on.year:
        return _("{first}至{last}").format(first=day_words(from_on), last=short_day(until_on))
    return _("{first}至{last}").format(first=day_words(from_on), last=day_words(until_on))
