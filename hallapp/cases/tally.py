"""What is counted of cases in a span of days, before anything is divided by anything.

`docs/algorithms/case-figures.md` says which day each number goes by.
"""

from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from uuid import UUID

from hallapp.kernel.texts import _


@dataclass(frozen=True, slots=True)
class Span:
    """A span of days, the first included and the last not: [start, end).

    Raises:
        ValueError: It holds no day.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(self.start, self.end)

    @classmethod
    def of_month(cls, month: date) -> "Span":
        """Return the month in which a day lies."""
        first = month.replace(day=1)
        return cls(first, date(first.year + first.month // 12, first.month % 12 + 1, 1))

    @classmethod
    def of_year(cls, year: int) -> "Span":
        """Return a year."""
        return cls(date(year, 1, 1), date(year + 1, 1, 1))

    def months(self) -> tuple["Span", ...]:
        """Return the months of the span; the first and the last may be parts of months."""
        found: list[Span] = []
        start = self.start
        while start < self.end:
            end = min(self.end, Span.of_month(start).end)
            found.append(Span(start, end))
            start = end
        return tuple(found)

    def before(self) -> "Span":
        """Return the month before a month, the year before a year, else as many days before."""
        if self == Span.of_month(self.start):
            return Span.of_month(date.fromordinal(self.start.toordinal() - 1))
        if self == Span.of_year(self.start.year):
            return Span.of_year(self.start.year - 1)
        days = self.end.toordinal() - self.start.toordinal()
        return Span(date.fromordinal(self.start.toordinal() - days), self.start)

    @property
    def words(self) -> str:
        """The span as a person reads it: 2026年, 2026年11月, or its first and last day."""
        if self == Span.of_month(self.start):
            return _("{year}年{month}月").format(year=self.start.year, month=self.start.month)
        if self == Span.of_year(self.start.year):
            return _("{year}年").format(year=self.start.year)
        return _("{first} 至 {last}").format(
            first=_day_words(self.start),
            last=_day_words(date.fromordinal(self.end.toordinal() - 1)),
        )


def _day_words(day: date) -> str:
    return _("{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)


class Grouping(Enum):
    """By what figures are told apart (分组)."""

    UNIT = "unit"
    ITEM = "item"
    WINDOW = "window"
    MONTH = "month"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            Grouping.UNIT: _("按部门"),
            Grouping.ITEM: _("按事项"),
            Grouping.WINDOW: _("按窗口"),
            Grouping.MONTH: _("按月份"),
        }[self]

    @property
    def heading(self) -> str:
        """What stands over the names of the groups."""
        return {
            Grouping.UNIT: _("部门"),
            Grouping.ITEM: _("事项"),
            Grouping.WINDOW: _("窗口"),
            Grouping.MONTH: _("月份"),
        }[self]


@dataclass(frozen=True, slots=True)
class CaseTally:
    """Counts of one span of days, of the whole hall or of one group.

    Attributes:
        received: 收件: papers were taken within the span.
        accepted: 受理: accepted within it.
        rejected: 不予受理 within it.
        given_back: 退件: taken back by the applicant or given back by rule within it.
        withdrawn: Of these, 撤回: taken back by the applicant.
        ended: Of these, those that had been accepted.
        waiting: 待受理: received before the end, and neither accepted nor closed by then.
        carried_in: 期初在办: accepted and undecided when the span began.
        pending: 期末在办: accepted and undecided when it ended.
        standing: Cases received before the end that now stand as accepted or suspended; what
            `pending` is held against when the span reaches over today.
        reopened: 重新办理: a decision was given up within it to decide again.
        decisions: Every decision within it; of a case decided again each one.
        done: 办结: cases decided within it; of a case decided again the last decision counts.
        granted: 准予.
        refused: 不予.
        instant: Of the done, those of items that are 即办件, in time or not.
        at_once: 即办: done on the spot, so that no promise is spoken of.
        early: 提前: before the last day of the promise.
        on_time: 按期: on its last day.
        late: 逾期: after it.
        late_by_law: 超法定: after the last day of the law.
        halted: Of the done, those whose clock had stood for a time.
        halted_days: Working days in which clocks of the done had stood.
        handled: 承诺件: done, not on the spot; `handled_days` counts theirs.
        handled_days: Working days that they took, without those in which their clocks stood.
        promised_days: Working days promised for those of them whose promise is in working days.
        promised_used: Working days that these took.
        law_days: Working days that the law allows the done, where it names working days.
        law_used: Working days that these took.
        compared_law: Working days that the law allows, where the promise is known beside it.
        compared_promise: Working days promised for these at acceptance.
        issued: 发证: handings over of granted results within the span, of a case delivered
            again each one.
        paid_fen: 收费: payments recorded for a day within it, in hundredths of a yuan.
        items: 事项: public items whose handling type is known, now.
        items_instant: Of these, 即办件.
        items_compared: Public items with law and promise in working days, now.
        items_law_days: What the law allows these.
        items_promised_days: What is promised for them.
        items_third: Those whose promise is at least a third shorter than the law's limit.
    """

    received: int = 0
    accepted: int = 0
    rejected: int = 0
    given_back: int = 0
    withdrawn: int = 0
    ended: int = 0
    waiting: int = 0
    carried_in: int = 0
    pending: int = 0
    standing: int = 0
    reopened: int = 0
    decisions: int = 0
    done: int = 0
    granted: int = 0
    refused: int = 0
    instant: int = 0
    at_once: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    late_by_law: int = 0
    halted: int = 0
    halted_days: int = 0
    handled: int = 0
    handled_days: int = 0
    promised_days: int = 0
    promised_used: int = 0
    law_days: int = 0
    law_used: int = 0
    compared_law: int = 0
    compared_promise: int = 0
    issued: int = 0
    paid_fen: int = 0
    items: int = 0
    items_instant: int = 0
    items_compared: int = 0
    items_law_days: int = 0
    items_promised_days: int = 0
    items_third: int = 0

    @property
    def is_busy(self) -> bool:
        """Whether any case came, went or lay within the span."""
        counts = (self.received, self.accepted, self.decisions, self.carried_in, self.pending)
        return any(
            (*counts, self.waiting, self.paid_fen, self.rejected, self.given_back, self.issued)
        )

    def __add__(self, other: "CaseTally") -> "CaseTally":
        """Return the counts of two groups together."""
        return CaseTally(**{name: getattr(self, name) + getattr(other, name) for name in COUNTS})


COUNTS = tuple(each.name for each in fields(CaseTally))
"""Every count by name."""


@dataclass(frozen=True, slots=True)
class GroupTally:
    """The counts of one group.

    Attributes:
        key: Id of the department, item or window; None for cases without one, and for months.
        name: As a person reads it.
        span: The days that were counted.
    """

    key: UUID | None
    name: str
    span: Span
    tally: CaseTally


@dataclass(frozen=True, slots=True)
class CountedCaseRow:
    """One case behind a count, so that a figure opens what it counts.

    Attributes:
        on: The day by which the count took it.
    """

    case_id: UUID
    case_number: str
    item_name: str
    unit: str
    on: date
