"""What a notice must be to stand for a whole year, and what a person should look at (放假安排)."""

from collections.abc import Iterable
from datetime import date

from hallapp.cases.clockwork.calendar_changes import days_of_year
from hallapp.cases.clockwork.calendar_rows import NoticeDay
from hallapp.cases.clockwork.errors import NoticeUnpublishedError
from hallapp.hall.calendars import shipped_calendar
from hallapp.hall.workdays import SATURDAY, DayKind, WorkCalendar
from hallapp.kernel.texts import _

# Feasts that keep their date: a notice of a whole year names each of them.
# Source: 全国年节及纪念日放假办法 (2024), article 2.
_FEASTS = ((1, 1), (5, 1), (10, 1))
_USUAL_WORKING_DAYS = range(240, 256)


def is_whole_year(year: int, days: Iterable[NoticeDay]) -> bool:
    """Return whether a notice arranges the whole year: it names every feast of a fixed date."""
    rest = {each.day for each in days if each.kind is DayKind.HOLIDAY}
    return all(date(year, month, day) in rest for month, day in _FEASTS)


def shipped_notice(year: int) -> tuple[NoticeDay, ...]:
    """Return the notice of a year that comes with the program.

    Raises:
        NoticeUnpublishedError: There is none.
    """
    shipped = shipped_calendar()
    if year not in shipped.known_years:
        raise NoticeUnpublishedError(year=year)
    return tuple(
        NoticeDay(day, shipped.exceptions[day])
        for day in days_of_year(year)
        if day in shipped.exceptions
    )


def cautions_of(
    year: int, days: tuple[NoticeDay, ...], proposed: WorkCalendar, *, is_whole: bool
) -> tuple[str, ...]:
    """Return what a person should look at before a notice is saved."""
    found: list[str] = []
    if not is_whole:
        found.append(_("这份安排只涉及 {count} 天，其余日子保持不变。").format(count=len(days)))
    working = proposed.working_days_between(date(year, 1, 1), date(year, 12, 31))
    if is_whole and working not in _USUAL_WORKING_DAYS:
        found.append(
            _("全年算下来有 {count} 个工作日，和往年差得多，请对照原文核对。").format(count=working)
        )
    found += [
        _("{day} 本来就是工作日，却写成了调休上班，请核对。").format(day=each.day.isoformat())
        for each in days
        if each.kind is DayKind.MAKE_UP and each.day.weekday() < SATURDAY and is_whole
    ]
    outside = [each.day.isoformat() for each in days if each.day.year != year]
    if outside:
        listed = _("、").join(outside)
        found.append(_("其中 {days} 不在 {year} 年，也会一并更改。").format(days=listed, year=year))
    return tuple(found)
