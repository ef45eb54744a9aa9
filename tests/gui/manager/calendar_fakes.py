"""A calendar that never was, for the tests of the manager's page of the calendar."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hallapp.cases.clockwork.calendar_rows import (
    CalendarDayRow,
    CalendarEditRow,
    CalendarYearRow,
    DayChange,
    DayChoice,
    MoveExample,
    MovePreview,
    NoticeDay,
    NoticePlan,
    YearState,
)
from hallapp.cases.clockwork.errors import CalendarCancelledError, NoticeYearError
from hallapp.hall.workdays import DayKind
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from tests.gui.manager.cases_fakes import named

CLOSED = date(2026, 11, 25)
MOVED = MoveExample("QS-20261116-0001", "食品经营许可新办", date(2026, 11, 26), date(2026, 11, 27))
MOVES = MovePreview(12, (MOVED,), 3, 1)


def year(number: int, state: YearState = YearState.SHIPPED, *, open_cases: int = 0):
    return CalendarYearRow(
        number, state, "", 248, 0, open_cases, 2 if state is YearState.UNKNOWN else 0,
        state is YearState.LOADED and not open_cases,
    )  # fmt: skip


def notice(of: int = 2027) -> NoticePlan:
    day = date(of, 2, 5)
    change = DayChange(day, DayKind.WORKING, DayKind.HOLIDAY, "春节")
    return NoticePlan(
        of,
        f"{of}.txt",
        is_whole=True,
        is_new_year=True,
        days=(NoticeDay(day, DayKind.HOLIDAY),),
        changes=(change,),
    )


@dataclass
class FakeCalendar:
    """Keeps what it is told; every day of the week works but for Sunday, and 1 January."""

    shown: list[CalendarYearRow] = field(
        default_factory=lambda: [year(2026, open_cases=21), year(2027, YearState.UNKNOWN)]
    )
    plan: NoticePlan = field(default_factory=notice)
    moves: MovePreview = MOVES
    error: HallError | None = None
    refusal: HallError | None = None
    says_year: bool = True
    made: list[CalendarEditRow] = field(default_factory=list[CalendarEditRow])
    done: list[tuple[object, ...]] = field(default_factory=list[tuple[object, ...]])
    read: list[tuple[object, int | None]] = field(default_factory=list[tuple[object, int | None]])
    while_saving: Callable[[], None] = lambda: None

    def years(self) -> tuple[CalendarYearRow, ...]:
        if self.error is not None:
            raise self.error
        return tuple(self.shown)

    def days(self, year: int) -> tuple[CalendarDayRow, ...]:
        first = date(year, 1, 1)
        days = (first + timedelta(days=n) for n in range(366))
        return tuple(_day(day) for day in days if day.year == year)

    def edits(self, limit: int = 100) -> tuple[CalendarEditRow, ...]:
        return tuple(self.made[:limit])

    def read_notice(self, given: Path | str, year: int | None = None) -> NoticePlan:
        self.read.append((given, year))
        if year is None and not self.says_year:
            raise NoticeYearError
        return self.plan if year is None else replace(self.plan, year=year)

    def from_library(self, year: int) -> NoticePlan:
        return replace(self.plan, year=year)

    def preview(self, plan: NoticePlan) -> MovePreview:
        return self.moves

    def preview_day(self, day: date, choice: DayChoice, note: str = "") -> MovePreview:
        return self.moves

    def save(
        self,
        request: Request,
        plan: NoticePlan,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> MovePreview:
        self._write(cancelled)
        if progress is not None:
            progress(12, 12)
        self.done.append(("save", plan.year))
        return self.moves

    def set_day(
        self,
        request: Request,
        day: date,
        choice: DayChoice,
        note: str = "",
        *,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> MovePreview:
        self._write(cancelled)
        self.done.append(("day", day, choice, note))
        return self.moves

    def forget_year(self, request: Request, year: int) -> MovePreview:
        self._write(None)
        self.done.append(("forget", year))
        return self.moves

    def _write(self, cancelled: Callable[[], bool] | None) -> None:
        self.while_saving()
        if cancelled is not None and cancelled():
            raise CalendarCancelledError
        if self.refusal is not None:
            raise self.refusal


def edit(number: int) -> CalendarEditRow:
    at = datetime(2026, 11, 20, 2, number, tzinfo=UTC)
    return CalendarEditRow(named(f"edit {number}"), at, "钱国强", "2026.xlsx", "", 1, 11)


def _day(day: date) -> CalendarDayRow:
    if (day.month, day.day) == (1, 1):
        return CalendarDayRow(day, DayKind.HOLIDAY, "元旦", is_own=False)
    if day == CLOSED:
        return CalendarDayRow(day, DayKind.CLOSED, "停电检修", is_own=True)
    kind = DayKind.WEEKEND if day.weekday() > 4 else DayKind.WORKING
    return CalendarDayRow(day, kind, "", is_own=False)
