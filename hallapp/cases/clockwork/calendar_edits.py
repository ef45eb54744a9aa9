"""Changes of the calendar about to be made: what each does, touches, and is called."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from hallapp.cases.clockwork.calendar_changes import (
    changes_between,
    days_of_year,
    with_day,
    with_notice,
    without_notice,
)
from hallapp.cases.clockwork.calendar_rows import DayChange, DayChoice, NoticeDay, NoticePlan
from hallapp.cases.clockwork.errors import YearNotLoadedError
from hallapp.hall.calendars import StoredCalendar
from hallapp.kernel.texts import _, papers

NOTICE, DAY, FORGET = "calendar.notice", "calendar.day", "calendar.forget"


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """One change of the calendar about to be made.

    Attributes:
        kind: Of the use case, and of its line in the audit.
        make: Gives the new calendar from the present one.
        days: Days it may touch, with their words.
        source: Where it comes from, as the list of edits shows it.
        rule: Why days move, as every row of a moved day shows it.
        year: Of the notice, None for a single day.
        asked: Tells one wish from another with the same rule.
    """

    kind: str
    make: Callable[[StoredCalendar], StoredCalendar]
    days: dict[date, str]
    source: str
    rule: str
    note: str = ""
    year: int | None = None
    asked: str = ""

    def changes(self, before: StoredCalendar, after: StoredCalendar) -> tuple[DayChange, ...]:
        """Return the days that begin or cease to be working days."""
        return changes_between(before.calendar, after.calendar, self.days)

    def is_known_notice(self, stored: StoredCalendar) -> bool:
        """Whether this is a notice of a year that is known: without a change it says nothing."""
        return self.kind == NOTICE and self.year in stored.calendar.known_years


def change_of_notice(plan: NoticePlan) -> CalendarChange:
    """Return the change that a notice makes."""
    with papers():
        rule = _("{year} 年放假安排").format(year=plan.year)
        if not plan.is_whole:
            rule = _("{year} 年放假安排调整").format(year=plan.year)
    return CalendarChange(
        kind=NOTICE,
        make=lambda stored: with_notice(stored, plan.year, plan.days, is_whole=plan.is_whole),
        days=days_touched(plan.year, plan.days, is_whole=plan.is_whole),
        source=plan.source,
        rule=rule,
        year=plan.year,
        asked=repr([(each.day.isoformat(), each.kind.value) for each in plan.days]),
    )


def change_of_day(day: date, choice: DayChoice, note: str) -> CalendarChange:
    """Return the change that a single day makes."""
    with papers():
        rule = f"{day.isoformat()} {choice.label}"
        rule = f"{rule}：{note}" if note else rule
    return CalendarChange(
        kind=DAY,
        make=lambda stored: with_day(stored, day, choice, note),
        days={day: note},
        source=rule,
        rule=rule,
        note=note,
    )


def change_of_forgetting(year: int) -> CalendarChange:
    """Return the change that takes back what the hall has loaded of a year."""
    with papers():
        rule = _("撤回 {year} 年放假安排").format(year=year)

    def make(stored: StoredCalendar) -> StoredCalendar:
        after = without_notice(stored, year)
        if after == stored:
            raise YearNotLoadedError(year=year)
        return after

    days = dict.fromkeys((*days_of_year(year - 1), *days_of_year(year)), "")
    return CalendarChange(FORGET, make, days, rule, rule, year=year)


def days_touched(year: int, days: tuple[NoticeDay, ...], *, is_whole: bool) -> dict[date, str]:
    """Return the days that a notice may change, with its words for them."""
    named = {each.day: each.note for each in days}
    return dict.fromkeys(days_of_year(year), "") | named if is_whole else named
