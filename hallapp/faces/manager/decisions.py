"""The at most five sentences that want a decision: computed from rows, gravest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from hallapp.cases.terms import CaseRow
from hallapp.cases.terms import Light as CaseLight
from hallapp.faces.manager.hall_now import (
    LONG_PAUSE_S,
    LONG_WAIT_S,
    HallNow,
    minutes,
    unexplained,
)
from hallapp.faces.manager.words import fault_words
from hallapp.faces.parts.lights import Light
from hallapp.hall.terms import DutyState
from hallapp.kernel.texts import _
from hallapp.queueing.terms import WindowStateRow

MOST = 5
_MOST_NAMED = 3


class Where(Enum):
    """Where a sentence's button leads."""

    CASES = "cases"  # the list of cases, filtered by a light
    WINDOW = "window"  # a window on the plan
    QUEUE = "queue"  # a ticket in the queue
    ATTENDANCE = "attendance"  # today's sheet, deviations only


@dataclass(frozen=True)
class Decision:
    """One sentence with its button.

    Attributes:
        light: How grave it is.
        text: The sentence.
        word: The word on the button.
        where: Where the button leads.
        key: Light of a case, number of a window or label of a ticket; None for a whole page.
    """

    light: Light
    text: str
    word: str
    where: Where
    key: CaseLight | int | str | None = None


def decisions(now: HallNow) -> tuple[Decision, ...]:
    """Return what wants a decision, at most five, gravest first."""
    found = (
        *_late_cases(now),
        *_long_wait(now),
        *_long_pauses(now),
        *_unprinted(now),
        *_soon_due(now),
        *_missing_punches(now),
    )
    return found[:MOST]


def window_to_open(windows: Iterable[WindowStateRow]) -> WindowStateRow | None:
    """Return the closed window that could call those who have waited longest, if there is one."""
    closed = [
        row
        for row in windows
        if row.duty is None and row.waiting and row.longest_wait_s > LONG_WAIT_S
    ]
    return max(closed, key=lambda row: (row.longest_wait_s, -row.window.number), default=None)


def _late_cases(now: HallNow) -> list[Decision]:
    said: list[Decision] = []
    past_law = _on(now, CaseLight.DARK_RED)
    if past_law:
        text = _("{count} 件过了法定期限，最早的是{item}，{day}到期").format(
            count=len(past_law), **_oldest(past_law, by_law=True)
        )
        said.append(Decision(Light.LATE_BY_LAW, text, _("看办件"), Where.CASES, CaseLight.DARK_RED))
    late = _on(now, CaseLight.RED)
    if late:
        text = _("{count} 件过了承诺期限，最早的是{item}，{day}到期").format(
            count=len(late), **_oldest(late)
        )
        said.append(Decision(Light.LATE, text, _("看办件"), Where.CASES, CaseLight.RED))
    return said


def _soon_due(now: HallNow) -> list[Decision]:
    soon = _on(now, CaseLight.YELLOW)
    if not soon:
        return []
    text = _("{count} 件快到期，最早的是{item}，{day}到期").format(count=len(soon), **_oldest(soon))
    return [Decision(Light.WARNING, text, _("看办件"), Where.CASES, CaseLight.YELLOW)]


def _long_wait(now: HallNow) -> list[Decision]:
    longest = max(now.waiting, key=lambda ticket: ticket.waited_s, default=None)
    if longest is None or longest.waited_s <= LONG_WAIT_S:
        return []
    waits = _("{service}最长等了 {minutes} 分钟").format(
        service=longest.service_name, minutes=minutes(longest.waited_s)
    )
    window = window_to_open(now.windows)
    if window is None:
        text = _("{waits}，能办的窗口都开着").format(waits=waits)
        return [Decision(Light.WARNING, text, _("看排队"), Where.QUEUE, longest.label)]
    number = window.window.number
    text = _("{waits}，建议加开 {number} 号窗口").format(waits=waits, number=number)
    return [Decision(Light.WARNING, text, _("看窗口"), Where.WINDOW, number)]


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
    if len(long) == 1:
        reason = row.duty.pause_reason if row.duty is not None else None
        text = _("{number} 号窗口至少暂停了 {minutes} 分钟").format(
            number=number, minutes=minutes(paused_s)
        )
        if reason:
            text = _("{text}，登记的是{reason}").format(text=text, reason=reason)
    else:
        text = _("{count} 个窗口暂停超过 15 分钟，最长的是 {number} 号窗口").format(
            count=len(long), number=number
        )
    return [Decision(Light.PAUSED, text, _("看窗口"), Where.WINDOW, number)]


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


def _on(now: HallNow, light: CaseLight) -> list[CaseRow]:
    return [case for case in now.open_cases() if case.light is light]


def _oldest(cases: list[CaseRow], *, by_law: bool = False) -> dict[str, str]:
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
