"""Why a light is lit, in words with the figures of that day; kept in Chinese for ever."""

from datetime import date

from hallapp.hall.workdays import WorkCalendar
from hallapp.kernel.texts import _, papers
from hallapp.supervision.rules import Claim, RunningClock
from hallapp.supervision.terms import RungKind


def reason_of(claim: Claim, calendar: WorkCalendar) -> str:
    """Return why a light is lit: the clock, its due day, how far it was from it."""
    with papers():
        clock = claim.clock
        if clock is None or claim.due_on is None:
            return claim.words or _(claim.rule.name)
        what, on = _name(clock), claim.due_on.isoformat()
        if claim.rule.rung is RungKind.BEFORE_DUE:
            left = calendar.working_days_between(claim.rung_on, claim.due_on) - 1
            return _("{what} {on} 到期，还有 {left} 个工作日").format(what=what, on=on, left=left)
        if claim.rule.rung is RungKind.YELLOW_DAY:
            return _("{what} {on} 到期，进入预警").format(what=what, on=on)
        return _over(claim, calendar, what, on)


def left_words(calendar: WorkCalendar, due_on: date, today: date) -> str:
    """Return how a case stands against its due day: 还有 3 个工作日, 今天到期, 已超 2 个工作日."""
    with papers():
        if due_on == today:
            return _("今天到期")
        first, last = sorted((due_on, today))
        days = calendar.working_days_between(first, last) - int(calendar.is_working(first))
        told = _("还有 {days} 个工作日") if due_on > today else _("已超 {days} 个工作日")
        return told.format(days=days)


def _over(claim: Claim, calendar: WorkCalendar, what: str, on: str) -> str:
    """Say by how much a limit was over when it lit up."""
    if claim.rule.rung is RungKind.AFTER_LAW:
        what = _("法定期限")
    if claim.due_on is None or claim.rung_on <= claim.due_on:
        return _("{what} {on} 当天已经超时").format(what=what, on=on)
    late = calendar.working_days_between(claim.due_on, claim.rung_on)
    late -= int(calendar.is_working(claim.due_on))
    return _("{what} {on} 已过，超期第 {late} 个工作日").format(what=what, on=on, late=late)


def _name(clock: RunningClock) -> str:
    if clock.label:
        return _("{limit}（{name}）").format(limit=clock.kind.label, name=clock.label)
    return clock.kind.label
