"""Sentences about the queue that want a decision: long waits, closing, help, silence, low marks."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from hallapp.faces.manager.acts import GoThere, Order, Relieve
from hallapp.faces.manager.decision_row import Decision, Where
from hallapp.faces.manager.hall_now import HallNow, minutes
from hallapp.faces.parts.lights import Light
from hallapp.kernel.texts import _
from hallapp.queueing.terms import LoadAlertRow, OrderKind, PlaybackOutcome, ReliefKind, ReliefRow
from hallapp.queueing.terms.overview import AnnouncementRow
from hallapp.queueing.terms.setups import ClosingLoadRow
from hallapp.reception.terms import HelpState

HELP_WAITS_S = 2 * 60
"""A citizen who calls for help at a kiosk is not left alone for longer."""
EXTENDED_MINUTES = 30
_MOST_ALERTS = 2
_SILENT_FOR = timedelta(minutes=30)
_STOPPED = "queueing.issue_stopped"


def calls_for_help(now: HallNow) -> list[Decision]:
    """Return the call for help that nobody has answered for too long."""
    waiting = [
        (int((now.read_at - call.called_at).total_seconds()), call)
        for call in now.survey.help_calls
        if call.state is HelpState.OPEN
    ]
    late = [each for each in waiting if each[0] > HELP_WAITS_S]
    if not late:
        return []
    waited_s, call = late[0]
    text = _("{station}有人求助，等了 {minutes} 分钟：{page}").format(
        station=call.station, minutes=minutes(waited_s), page=call.page_words
    )
    if len(late) > 1:
        text = _("{text}（还有 {count} 处）").format(text=text, count=len(late) - 1)
    act = GoThere(call.id, call.station)
    return [Decision(Light.WARNING, text, _("我去接应"), Where.ACT, None, act)]


def too_long_waits(now: HallNow) -> list[Decision]:
    """Return the worst waits, each with what would help most and its button."""
    stopped = {each.id for each in now.survey.services if each.refusal == _STOPPED}
    said = [_too_long(alert, now, stopped) for alert in now.survey.alerts]
    return said[:_MOST_ALERTS]


def closing_loads(now: HallNow) -> list[Decision]:
    """Return the services whose last citizens will hardly be called before numbers end."""
    stopped = {each.id for each in now.survey.services if each.refusal == _STOPPED}
    tight = [
        load for load in now.survey.closing if load.is_tight and load.service_id not in stopped
    ]
    return [_closing(load) for load in sorted(tight, key=_overtime, reverse=True)[:1]]


def silent_zones(now: HallNow) -> list[Decision]:
    """Return the sound zones whose latest announcements could not be played."""
    zones = list(dict.fromkeys(row.zone_letter for row in now.survey.announcements))
    silent: list[tuple[str, int]] = []
    for zone in zones:
        of_zone = (row for row in now.survey.announcements if row.zone_letter == zone)
        count = _failed_in_a_row(of_zone, now)
        if count:
            silent.append((zone, count))
    if not silent:
        return []
    letters = _("、").join(zone or _("全大厅") for zone, _count in silent)
    count = sum(count for _zone, count in silent)
    text = _("{zones}区最近 {count} 次叫号没有播出声音，请看音箱和电脑").format(
        zones=letters, count=count
    )
    return [Decision(Light.WARNING, text, _("看播报"), Where.REPORT, "announcements")]


def low_evaluations(now: HallNow) -> list[Decision]:
    """Return that low evaluations are due today or overdue, the first of them named."""
    today = now.sheet.day
    due = [
        row
        for row in now.survey.follow_ups
        if row.is_late or row.is_contact_late or min(row.due_on, row.contact_on) <= today
    ]
    if not due:
        return []
    first = due[0]
    late = sum(row.is_late or row.is_contact_late for row in due)
    text = _("{count} 条差评要跟进，最早的是 {label}，{month}月{day}日到期").format(
        count=len(due), label=first.evaluation.label, month=first.due_on.month, day=first.due_on.day
    )
    if late:
        text = _("{text}，{late} 条已过期").format(text=text, late=late)
    light = Light.LATE if late else Light.TO_DO
    return [Decision(light, text, _("看差评"), Where.REPORT, "follow_ups")]


def _too_long(alert: LoadAlertRow, now: HallNow, stopped: set[UUID]) -> Decision:
    waits = _("{service}等 {count} 人，最长 {minutes} 分钟").format(
        service=alert.service_name,
        count=alert.waiting,
        minutes=minutes(alert.longest_wait_s),
    )
    if not alert.open_windows:
        waits = _("{waits}，没有窗口在办").format(waits=waits)
    able = [
        each
        for each in alert.reliefs
        if each.kind is not ReliefKind.STOP_ISSUE or alert.service_id not in stopped
    ]
    if not able:
        text = _("{waits}，已停止取号").format(waits=waits)
        return Decision(Light.WARNING, text, _("看排队"), Where.SERVICE, alert.service_id)
    best = able[0]
    text = _("{waits}，{proposal}").format(waits=waits, proposal=_proposal(best))
    act = Relieve(best)
    word = _button(best)
    ago = now.done_ago(act)
    if ago is not None:
        text = _("{waits}，{ago} 分钟前已通知 {window} 号窗口").format(
            waits=waits, ago=ago, window=best.window_number
        )
        word = _("再通知")
    other = (_button(able[1]), Relieve(able[1])) if len(able) > 1 else None
    return Decision(Light.WARNING, text, word, Where.ACT, alert.service_id, act, other)


def _proposal(relief: ReliefRow) -> str:
    said = {
        ReliefKind.OPEN_WINDOW: _("建议开 {window} 号窗口"),
        ReliefKind.RESUME_WINDOW: _("建议 {window} 号窗口结束暂停"),
        ReliefKind.HELP_OUT: _("建议请 {window} 号窗口帮办"),
        ReliefKind.STOP_ISSUE: _("没有窗口能帮，建议停止取号"),
    }[relief.kind].format(window=relief.window_number)
    if not relief.saves_minutes or relief.saves_minutes < 1:
        return said
    return _("{said}，约早 {minutes} 分钟").format(said=said, minutes=relief.saves_minutes)


def _button(relief: ReliefRow) -> str:
    return {
        ReliefKind.OPEN_WINDOW: _("通知 {window} 号开窗"),
        ReliefKind.RESUME_WINDOW: _("通知 {window} 号恢复"),
        ReliefKind.HELP_OUT: _("请 {window} 号帮办"),
        ReliefKind.STOP_ISSUE: _("停止取号"),
    }[relief.kind].format(window=relief.window_number)


def _overtime(load: ClosingLoadRow) -> int:
    return (load.minutes or 0) - load.left_minutes


def _closing(load: ClosingLoadRow) -> Decision:
    text = _(
        "{service}还等 {count} 人，约 {minutes} 分钟才叫完，离 {closes} 取号结束还有 {left} 分钟"
    ).format(
        service=load.service_name,
        count=load.waiting,
        minutes=load.minutes,
        closes=f"{load.closes_at:%H:%M}",
        left=load.left_minutes,
    )
    stop = Order(load.service_id, load.service_name, OrderKind.STOP, _("今天剩下的时间已经排满"))
    until = load.closes_at + timedelta(minutes=EXTENDED_MINUTES)
    extend = Order(load.service_id, load.service_name, OrderKind.EXTEND, _("延长服务"), until)
    return Decision(
        Light.WARNING,
        text,
        _("停止取号"),
        Where.ACT,
        load.service_id,
        stop,
        (_("延长 30 分"), extend),
    )


def _failed_in_a_row(rows: Iterable[AnnouncementRow], now: HallNow) -> int:
    """Return how many of the latest announcements of a zone failed, one after another."""
    count = 0
    for row in rows:
        if row.outcome is not PlaybackOutcome.FAILED or now.read_at - row.queued_at > _SILENT_FOR:
            break
        count += 1
    return count
