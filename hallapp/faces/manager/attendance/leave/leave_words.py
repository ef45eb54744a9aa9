"""Leave as a manager reads it: who decides, what decides it, the ladder so far."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime, tzinfo
from uuid import UUID

from hallapp.faces.parts.lights import Light, LightMark
from hallapp.hall.half_days import Half, HalfDay, HalfDaySpan
from hallapp.kernel.texts import _
from hallapp.leave.terms import (
    AnnualBalance,
    LeaveKind,
    LeaveRow,
    LeaveState,
    LeaveStepRow,
    half_day_text,
    half_days_text,
)


@dataclass(frozen=True)
class LeaveLine:
    """A request as one person sees it.

    Attributes:
        is_mine: It waits for this person's word.
        zone: The hall's clock, in which times are told.
        kind: The kind's word, found once for all rows: a list may have thousands.
        state: The same for where it stands; 未销假 where that is overdue.
    """

    row: LeaveRow
    is_mine: bool
    zone: tzinfo
    kind: str
    state: str


def waits_for(line: LeaveLine) -> str:
    """Return who is to decide: 您 where it is whoever looks."""
    step = line.row.open_step
    if step is None:
        return ""
    return _("您") if line.is_mine else step.approver.label


def cover_words(row: LeaveRow) -> str:
    """Return whether the post is staffed while the person is away; what decides a request."""
    if row.b_is_away:
        names = row.away_with or row.b_name
        return _("{names} 同一时间也不在岗，A、B 岗不能同时离开：先换 B 岗").format(names=names)
    if not row.b_name:
        return _("没有人顶岗，窗口会空岗")
    return _("B 岗{name}顶岗，窗口不空岗").format(name=row.b_name)


def short_cover(row: LeaveRow) -> str:
    """Return the same in a table's cell."""
    if row.b_is_away:
        return _("{name} 也不在岗").format(name=row.away_with or row.b_name)
    return row.b_name or _("没有人")


def cover_tone(row: LeaveRow) -> str:
    """Return the colour of that word."""
    return "late" if row.b_is_away else "" if row.b_name else "muted"


def state_mark(line: LeaveLine) -> LightMark | None:
    """Return a light for what should be looked at."""
    if line.row.is_overdue:
        return LightMark(Light.WARNING, line.state)
    if line.row.state is LeaveState.ASKED:
        return LightMark(Light.WARNING, line.state, filled=False)
    return None


def lines(rows: Sequence[LeaveRow], mine: Set[UUID], zone: tzinfo) -> list[LeaveLine]:
    """Return requests as one person sees them; called on a worker."""
    kinds = {each: each.label for each in LeaveKind}
    states = {each: each.label for each in LeaveState}
    overdue = _("未销假")
    return [
        LeaveLine(
            row,
            row.id in mine,
            zone,
            kinds[row.kind],
            overdue if row.is_overdue else states[row.state],
        )
        for row in rows
    ]


def step_lines(line: LeaveLine) -> list[tuple[str, str]]:
    """Return the ladder, a line a step."""
    open_step = line.row.open_step
    return [
        (step.approver.label, _step_words(step, line.zone, is_open=step is open_step))
        for step in line.row.steps
    ]


def balance_words(balance: AnnualBalance) -> str:
    """Return what is left of a year's annual leave, this request among what is asked for."""
    if not balance.is_known:
        return _("{year} 年还没有核定，请先登记工作年限").format(year=balance.year)
    if balance.exclusion is not None:
        return _("{year} 年没有年休假：{why}").format(
            year=balance.year, why=balance.exclusion.label
        )
    return _("{year} 年 {granted}，已休 {taken}，待批 {asked}，还剩 {left}").format(
        year=balance.year,
        granted=half_days_text(balance.granted),
        taken=half_days_text(balance.taken),
        asked=half_days_text(balance.asked),
        left=left_words(balance),
    )


def left_words(balance: AnnualBalance) -> str:
    """Return what is left; overdrawn says so."""
    if balance.left < 0:
        return _("超 {days}").format(days=half_days_text(-balance.left))
    return half_days_text(balance.left)


def back_words(row: LeaveRow) -> str:
    """Return when somebody reported back, and what was too long."""
    if row.back is None:
        return ""
    told = _("{half}回岗").format(half=half_day_text(row.back))
    if row.late_half_days:
        late = half_days_text(row.late_half_days)
        return _("{told}，晚了 {late}，没有手续").format(told=told, late=late)
    return told


def at_words(at: datetime, zone: tzinfo) -> str:
    """Return a moment: 11月23日 09:42."""
    local = at.astimezone(zone)
    return _("{month}月{day}日 {time}").format(
        month=local.month, day=local.day, time=f"{local:%H:%M}"
    )


def short_span(span: HalfDaySpan) -> str:
    """Return a span as a table's cell has room for it: 11-24 全天, 11-25 下午 至 11-27 上午."""
    first, last = span.first, span.last
    if first == last:
        return f"{first.day:%m-%d} {first.half.label}"
    if first.day == last.day:
        return _("{day} 全天").format(day=f"{first.day:%m-%d}")
    if first.half is Half.MORNING and last.half is Half.AFTERNOON:
        return _("{first} 至 {last}").format(first=f"{first.day:%m-%d}", last=f"{last.day:%m-%d}")
    return _("{first} 至 {last}").format(
        first=f"{first.day:%m-%d} {first.half.label}", last=f"{last.day:%m-%d} {last.half.label}"
    )


def first_back(row: LeaveRow, now: HalfDay) -> HalfDay:
    """Return the half day that is proposed as the return: after the leave, or now if earlier."""
    after = row.span.last.next
    return min(now, after)


def _step_words(step: LeaveStepRow, zone: tzinfo, *, is_open: bool) -> str:
    if step.verdict is None:
        return _("等待审批") if is_open else _("还没轮到")
    by = step.signed_by or step.decided_by
    told = step.verdict.label
    if by:
        told = _("{by} {verdict}").format(by=by, verdict=told)
    if step.decided_at is not None:
        told += _("，{at}").format(at=at_words(step.decided_at, zone))
    if step.words:
        told += _("：{words}").format(words=step.words)
    return told
