"""Why a case is due on its day: one line for each day on the way (逐日说明)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from typing_extensions import override

from hallapp.cases.rules.budgets import DayBudget
from hallapp.cases.rules.counting import EveryDay, Pause, pauses_after
from hallapp.cases.rules.due import due_day, span_days
from hallapp.cases.terms import CountedDayRow, DayReason, DueDay, Suspension
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.workdays import DayKind, WorkCalendar
from hallapp.kernel.texts import _


@dataclass(frozen=True)
class AccountDayRow(CountedDayRow):
    """A line of the account that also tells days of an extension from those of the limit.

    Attributes:
        extension_number: Which day of the extension it is, from 1; None for any other day.
    """

    extension_number: int | None = None

    @property
    @override
    def words(self) -> str:
        """The line's explanation: 第 3 个, 第 21 个（延期第 1 个）, 周末, 受理当日不计."""
        plain = super().words
        if self.extension_number is None:
            return plain
        return _("{plain}（延期第 {number} 个）").format(plain=plain, number=self.extension_number)


def explain_day_by_day(
    accepted_on: date,
    limit: Limit | DayBudget,
    calendar: WorkCalendar,
    suspensions: Iterable[Suspension] = (),
    *,
    today: date | None = None,
) -> tuple[AccountDayRow, ...]:
    """Return one line for each day from acceptance to the due day: counted, or why not.

    Args and Raises: as `due_day`.
    """
    suspensions = tuple(suspensions)
    budget = limit if isinstance(limit, DayBudget) else DayBudget(limit)
    due = due_day(accepted_on, budget, calendar, suspensions, today=today)
    pauses = pauses_after(accepted_on, suspensions, today)
    numbers = {day: number for number, day in enumerate(due.counted, 1)}
    of_limit = span_days(accepted_on, budget.limit.amount, budget.limit.unit)
    rows: list[AccountDayRow] = []
    for day in EveryDay().listed(accepted_on, due.due_on):
        kind, number = calendar.kind(day), numbers.get(day)
        if number is not None:
            reason = DayReason.COUNTED
        elif day in {accepted_on, due.due_on}:
            reason = _why_at_the_ends(day, accepted_on, due)
        else:
            reason = _why_not_counted(day, kind, budget.limit, pauses)
        extension = number - of_limit if number and number > of_limit else None
        rows.append(AccountDayRow(day, kind, reason, number, calendar.is_known(day), extension))
    return tuple(rows)


def _why_at_the_ends(day: date, accepted_on: date, due: DueDay) -> DayReason:
    if day != accepted_on:
        return DayReason.ROLLED
    return DayReason.ACCEPTED if due.counted else DayReason.SAME_DAY


def _why_not_counted(day: date, kind: DayKind, limit: Limit, pauses: Iterable[Pause]) -> DayReason:
    # A weekend inside a suspension would not have counted in working days anyway.
    if limit.unit is LimitUnit.WORKING_DAYS and not kind.is_working:
        return DayReason.REST
    is_paused = any(pause.holds(day) for pause in pauses)
    return DayReason.SUSPENDED if is_paused else DayReason.REST
