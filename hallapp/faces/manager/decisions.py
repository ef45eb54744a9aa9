"""The at most five sentences that want a decision: computed from rows, gravest first."""

from collections.abc import Sequence

from hallapp.cases.terms import CaseRow
from hallapp.cases.terms import Light as CaseLight
from hallapp.faces.manager.acts import Notify
from hallapp.faces.manager.decision_row import Decision, Where
from hallapp.faces.manager.duty_decisions import empty_posts, silent_windows, waiting_leave
from hallapp.faces.manager.hall_now import (
    LONG_PAUSE_S,
    HallNow,
    minutes,
    unexplained,
)
from hallapp.faces.manager.queue_decisions import (
    calls_for_help,
    closing_loads,
    low_evaluations,
    silent_zones,
    too_long_waits,
)
from hallapp.faces.manager.words import fault_words
from hallapp.faces.parts.lights import Light
from hallapp.hall.terms import DutyState
from hallapp.kernel.texts import _
from hallapp.queueing.terms import WindowStateRow

MOST = 5
_MOST_NAMED = 3


def decisions(now: HallNow) -> tuple[Decision, ...]:
    """Return what wants a decision, at most five, gravest first."""
    found = (
        *_late_cases(now),
        *calls_for_help(now),
        *empty_posts(now),
        *too_long_waits(now),
        *closing_loads(now),
        *silent_zones(now),
        *_long_pauses(now),
        *_unprinted(now),
        *low_evaluations(now),
        *_soon_due(now),
        *waiting_leave(now),
        *silent_windows(now),
        *_missing_punches(now),
    )
    return found[:MOST]


def _late_cases(now: HallNow) -> list[Decision]:
    said: list[Decision] = []
    past_law = now.cases.on(CaseLight.DARK_RED)
    if past_law:
        text = _("{count} 件过了法定期限，最早的是{item}，{day}到期").format(
            count=now.cases.count(CaseLight.DARK_RED), **_oldest(past_law, by_law=True)
        )
        said.append(Decision(Light.LATE_BY_LAW, text, _("看办件"), Where.CASES, CaseLight.DARK_RED))
    late = now.cases.on(CaseLight.RED)
    if late:
        text = _("{count} 件过了承诺期限，最早的是{item}，{day}到期").format(
            count=now.cases.count(CaseLight.RED), **_oldest(late)
        )
        said.append(Decision(Light.LATE, text, _("看办件"), Where.CASES, CaseLight.RED))
    return said


def _soon_due(now: HallNow) -> list[Decision]:
    soon = now.cases.on(CaseLight.YELLOW)
    if not soon:
        return []
    text = _("{count} 件快到期，最早的是{item}，{day}到期").format(
        count=now.cases.count(CaseLight.YELLOW), **_oldest(soon)
    )
    return [Decision(Light.WARNING, text, _("看办件"), Where.CASES, CaseLight.YELLOW)]


def _long_pauses(now: HallNow) -> list[Decision]:
    paused = [
        (now.paused_s(row.window.number), row)
        for row in now.windows
        if row.duty is not None and row.duty.state is DutyState.PAUSED
    ]
    long = sorted(
        (pair for pair in paused if pair[0] > LONG_PAUSE_S),
        key=lambda pair: (-pair[0], pair[1].window.number),
    )
    if not long:
        return []
    paused_s, row = long[0]
    number = row.window.number
    if len(long) > 1:
        text = _("{count} 个窗口暂停超过 15 分钟，最长的是 {number} 号窗口").format(
            count=len(long), number=number
        )
        return [Decision(Light.PAUSED, text, _("看窗口"), Where.WINDOW, number)]
    text = _("{number} 号窗口暂停了 {minutes} 分钟").format(
        number=number, minutes=minutes(paused_s)
    )
    text = _pause_words(text, row)
    please = _("暂停时间较长，请尽快恢复叫号；不能恢复的，请告诉值班长。")
    act = Notify(row.window.id, number, please)
    ago = now.done_ago(act)
    if ago is not None:
        text = _("{text}，{minutes} 分钟前提醒过").format(text=text, minutes=ago)
    word = _("提醒恢复") if ago is None else _("再提醒")
    return [Decision(Light.PAUSED, text, word, Where.ACT, number, act)]


def _pause_words(text: str, row: WindowStateRow) -> str:
    """Return the sentence with the reason and how long it was planned, where that was said."""
    duty = row.duty
    if duty is None or not duty.pause_reason:
        return text
    if duty.back_at is None or duty.paused_at is None:
        return _("{text}，登记的是{reason}").format(text=text, reason=duty.pause_reason)
    planned = minutes(int((duty.back_at - duty.paused_at).total_seconds()))
    return _("{text}，登记的是{reason}，{minutes} 分钟").format(
        text=text, reason=duty.pause_reason, minutes=planned
    )


def _unprinted(now: HallNow) -> list[Decision]:
    if not now.unprinted:
        return []
    labels = _few([ticket.label for ticket in now.unprinted])
    text = _("{count} 张号没有打印出来：{labels}").format(count=len(now.unprinted), labels=labels)
    faults = [(row.issued_at, row.print_fault) for row in now.unprinted if row.print_fault]
    if faults:
        text = _("{text}。{why}").format(text=text, why=fault_words(max(faults)[1]))
    return [Decision(Light.WARNING, text, _("看排队"), Where.QUEUE, now.unprinted[0].label)]


def _missing_punches(now: HallNow) -> list[Decision]:
    people = unexplained(now.sheet)
    if not people:
        return []
    names = _few([row.person_name for row in people])
    text = _("{count} 人没有打卡，时段已过：{names}").format(count=len(people), names=names)
    return [Decision(Light.TO_DO, text, _("看考勤"), Where.ATTENDANCE)]


def _oldest(cases: Sequence[CaseRow], *, by_law: bool = False) -> dict[str, str]:
    """Return item and due day of the case that is due first."""
    due = {
        case.id: (case.statutory_due_on or case.due_on) if by_law else case.due_on for case in cases
    }
    first = min(cases, key=lambda case: (due[case.id], case.case_number))
    day = due[first.id]
    return {
        "item": first.item_name,
        "day": _("{month}月{day}日").format(month=day.month, day=day.day),
    }


def _few(names: list[str]) -> str:
    """Return the first names, and 等 when there are more."""
    shown = _("、").join(names[:_MOST_NAMED])
    return shown if len(names) <= _MOST_NAMED else _("{names} 等").format(names=shown)
