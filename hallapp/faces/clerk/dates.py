"""Dates as a desk writes them."""

from datetime import date, datetime, tzinfo

from hallapp.kernel.texts import _


def due_words(day: date) -> str:
    """Return 12月4日."""
    return _("{month}月{day}日").format(month=day.month, day=day.day)


def full_words(day: date) -> str:
    """Return 2026年12月4日."""
    return _("{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)


def moment_words(at: datetime, zone: tzinfo) -> str:
    """Return 2026年12月4日 09:31, in the hall's zone."""
    there = at.astimezone(zone)
    return f"{full_words(there.date())} {there:%H:%M}"
