"""Counting a month and closing it: each shown first, then carried out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from hallapp.attendance.terms.acts import CountWish, RecountDifference
from hallapp.faces.manager.attendance.long_work import Steps
from hallapp.faces.manager.attendance.month.services import MonthHall
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _


@dataclass(frozen=True)
class CountGiven:
    """What was typed before it is carried out.

    Attributes:
        override_reason: Why although the month is closed; empty for an open one.
        accepts_changes: The difference of counted days was looked at.
    """

    reason: str = ""
    override_reason: str = ""
    accepts_changes: bool = False


@dataclass(frozen=True)
class CountTask:
    """One of the two, with its words.

    Attributes:
        deed: The word on the key that does it.
        meaning: What it does, in a sentence.
        takes_reason: It stands in the record with a reason.
        preview: Looks what would change; runs on the worker.
        carry: Does it and says what was done; runs on the worker.
    """

    title: str
    deed: str
    meaning: str
    takes_reason: bool
    span: tuple[date, date]
    preview: Callable[[AttendanceServices, Steps], RecountDifference]
    carry: Callable[[AttendanceServices, Request, CountGiven, Steps], str]


def recount(span: tuple[date, date], month: str) -> CountTask:
    """Return the counting of a span of days.

    Args:
        span: First and last day.
        month: As a person reads it.
    """

    def preview(services: AttendanceServices, steps: Steps) -> RecountDifference:
        return MonthHall(services).counts.preview(*span, steps.step, steps.is_stopped)

    def carry(
        services: AttendanceServices, request: Request, given: CountGiven, steps: Steps
    ) -> str:
        wish = CountWish(*span, given.reason, given.override_reason)
        done = MonthHall(services).counts.carry(request, wish, steps.step, steps.is_stopped)
        said = _("{month}已统计：{people} 人，写了 {days} 条结果，其中 {changed} 条与上次不同")
        return said.format(
            month=month, people=f"{done.people:,}", days=f"{done.days:,}", changed=done.changed
        )

    return CountTask(
        title=_("统计{month}").format(month=month),
        deed=_("确认统计"),
        meaning=_("统计把每人每半天的结果定下来；原来的结果都留着，不同的另记一版。"),
        takes_reason=True,
        span=span,
        preview=preview,
        carry=carry,
    )


def lock(span: tuple[date, date], month: str) -> CountTask:
    """Return the closing of a span of days, which must be over."""

    def preview(services: AttendanceServices, steps: Steps) -> RecountDifference:
        return MonthHall(services).locks.preview(*span, steps.step, steps.is_stopped)

    def carry(
        services: AttendanceServices, request: Request, given: CountGiven, steps: Steps
    ) -> str:
        MonthHall(services).locks.lock(
            request,
            *span,
            steps.step,
            accepts_changes=given.accepts_changes,
            # The same look shows how many half days are not decided.
            accepts_open=given.accepts_changes,
        )
        return _("{month}已锁定").format(month=month)

    return CountTask(
        title=_("锁定{month}").format(month=month),
        deed=_("确认锁定"),
        meaning=_(
            "锁定前把没有统计的统计完，没有说明的缺卡按规则定下来；锁定后再改，要有权限的人写明理由，"
            "并印在表上。"
        ),
        takes_reason=False,
        span=span,
        preview=preview,
        carry=carry,
    )
