"""Who comes to the practice window (练习窗口), when, and what a new clerk is asked to try.

Nothing here knows a store: the same seed always gives the same citizens, and which tasks are done
follows from the kinds of request that the practice store holds.
"""

import random
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum

from hallapp.demo import practice_layout
from hallapp.kernel.texts import _, mark
from hallapp.queueing.terms import TicketRow, TicketState

WAITING_AT_FIRST = 6
"""Citizens who wait when the practice window opens: the tasks can begin at once."""
MOST_WAITING = 12
"""Nobody else comes while so many wait: a desk that was left alone is not flooded."""
_LEAST_SHARE, _MOST_SHARE = 0.4, 1.6
_FIRST_PRIORITY = 9
_PRIORITY_SHARE = 0.15
_LATE_SHARE = 0.5
_LATE_AFTER_S = 60


class Pace(Enum):
    """How fast citizens come; the value is the mean gap in seconds."""

    SLOW = 150
    USUAL = 60
    BUSY = 20

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {Pace.SLOW: _("慢"), Pace.USUAL: _("平常"), Pace.BUSY: _("忙")}[self]


class Trait(Enum):
    """What a clerk has to cope with in a citizen."""

    PLAIN = "plain"
    ABSENT = "absent"  # never comes when called
    HARD_OF_HEARING = "hard_of_hearing"  # comes when called again
    COPYING = "copying"  # has to copy a paper first
    ELSEWHERE = "elsewhere"  # wants another service
    PAPER_MISSING = "paper_missing"  # has not brought a paper


# The first ones come in the order of the tasks; whoever follows them is drawn.
_FIRST = (
    Trait.ABSENT,
    Trait.COPYING,
    Trait.ELSEWHERE,
    Trait.PLAIN,
    Trait.PAPER_MISSING,
    Trait.PLAIN,
)
_WEIGHTS = {
    Trait.PLAIN: 45,
    Trait.ABSENT: 9,
    Trait.HARD_OF_HEARING: 9,
    Trait.COPYING: 10,
    Trait.ELSEWHERE: 11,
    Trait.PAPER_MISSING: 16,
}


@dataclass(frozen=True)
class Citizen:
    """An invented citizen.

    Attributes:
        number: Place in the stream, from 1.
        name: Marked as practice (练习) by its first characters.
        service_code: What the number is taken for.
        lot: From 0 to below 1: chooses the item, and the paper that is missing.
        is_priority: Belongs to a class with a head start.
    """

    number: int
    name: str
    trait: Trait
    service_code: str
    lot: float
    is_priority: bool


def citizen(seed: int, number: int) -> Citizen:
    """Return a citizen of the stream.

    Args:
        seed: Of the practice hall.
        number: From 1.
    """
    drawn = _drawn(seed, number)
    trait = drawn.choices(tuple(_WEIGHTS), tuple(_WEIGHTS.values()))[0]
    name = drawn.choice(practice_layout.SURNAMES) + drawn.choice(practice_layout.GIVEN)
    service = drawn.choice(practice_layout.WINDOW.services)
    lot, chance = drawn.random(), drawn.random()
    return Citizen(
        number=number,
        name=practice_layout.CITIZEN_MARK + name,
        trait=_FIRST[number - 1] if number <= len(_FIRST) else trait,
        # One queue for the first ones, so that they are called in the order of the tasks.
        service_code=practice_layout.WINDOW.services[0] if number <= len(_FIRST) else service,
        lot=lot,
        is_priority=number >= _FIRST_PRIORITY and chance < _PRIORITY_SHARE,
    )


def gap_s(seed: int, number: int, pace: Pace) -> int:
    """Return how many seconds after the citizen before this one comes; never negative."""
    if number <= WAITING_AT_FIRST:
        return 0
    return round(pace.value * _drawn(seed, -number).uniform(_LEAST_SHARE, _MOST_SHARE))


def _drawn(seed: int, number: int) -> random.Random:
    return random.Random(f"{seed}/{number}")  # noqa: S311 - a story, no secret


class Task(Enum):
    """What a new clerk tries once, in this order; the value is the key's name at the desk."""

    CALL = ("next", mark("请叫下一位（{key}）"))
    RECALL = ("recall", mark("没有人来，请重呼（{key}）"))
    MISS = ("miss", mark("还是没有人来，请按过号（{key}）"))
    HOLD = ("hold", mark("市民要去复印，请挂起他的号（{key}）"))
    TRANSFER = ("transfer", mark("市民要办别的业务，请转移他的号（{key}）"))
    FINISH_AND_NEXT = ("next", mark("请办结，同时叫下一位（{key}）"))
    FAILED_VISIT = ("accept", mark("市民没带齐材料，请记下缺哪一份（{key}）"))
    PAUSE = ("pause", mark("请暂停窗口（{key}），写明原因"))

    def __init__(self, desk_key: str, words: str) -> None:
        self.desk_key = desk_key
        self._words = words

    def words(self, key: str) -> str:
        """Return what to do, with the key that does it at this desk."""
        return _(self._words).format(key=key)


_DONE_BY: dict[Task, frozenset[str]] = {
    Task.CALL: frozenset({"queueing.call_next", "queueing.finish_and_call_next"}),
    Task.RECALL: frozenset({"queueing.recall"}),
    Task.MISS: frozenset({"queueing.miss"}),
    Task.HOLD: frozenset({"queueing.hold"}),
    Task.TRANSFER: frozenset({"queueing.transfer"}),
    Task.FINISH_AND_NEXT: frozenset({"queueing.finish_and_call_next"}),
    Task.FAILED_VISIT: frozenset({"queueing.fail_visit"}),
    Task.PAUSE: frozenset({"serving.paused"}),
}
REQUEST_KINDS = frozenset[str]().union(*_DONE_BY.values())
"""The kinds of request by which a task is known to be done."""


@dataclass(frozen=True)
class TaskRow:
    """A task and whether it is done."""

    task: Task
    is_done: bool


def task_rows(kinds: AbstractSet[str]) -> tuple[TaskRow, ...]:
    """Return all tasks in their order.

    Args:
        kinds: Kinds of request that were carried out in the practice store; a refused one
            leaves nothing there.
    """
    return tuple(TaskRow(task, bool(_DONE_BY[task] & kinds)) for task in Task)


def task_now(rows: tuple[TaskRow, ...], skipped: AbstractSet[Task]) -> Task | None:
    """Return the first task that is neither done nor skipped; None when there is none."""
    return next((row.task for row in rows if not row.is_done and row.task not in skipped), None)


@dataclass(frozen=True)
class AtWindow:
    """Who stands at the practice window.

    Attributes:
        was_aside: Held before, and back now.
        wanted: What the citizen came for, or the other service wanted instead.
        paper: The paper that is missing; empty for none.
    """

    ticket: TicketRow
    citizen: Citizen
    was_aside: bool = False
    wanted: str = ""
    paper: str = ""


@dataclass(frozen=True)
class LateComer:
    """Who missed a call and has come to the window now."""

    label: str
    citizen: Citizen


def comes_late(missed: Citizen, since_call_s: float) -> bool:
    """Return whether somebody who missed a call is back; half of them come after a minute."""
    return missed.lot < _LATE_SHARE and since_call_s >= _LATE_AFTER_S


def scene_words(at: AtWindow | None, waiting: int, late: LateComer | None = None) -> str:
    """Return what a clerk would see and hear at the window now."""
    if at is None:
        if late is not None:
            text = _("{name}拿着 {label} 过来了：“刚才没有听到叫号。”")
            return text.format(name=late.citizen.name, label=late.label)
        if waiting:
            return _("{count} 位练习市民在等。").format(count=waiting)
        return _("现在没有人等，下一位练习市民一会儿就来。")
    if at.ticket.state is TicketState.CALLED:
        return _called_words(at)
    return _served_words(at)


def _called_words(at: AtWindow) -> str:
    is_recalled = at.ticket.call_count > 1
    if at.citizen.trait is Trait.ABSENT and not at.was_aside:
        return _("还是没有人走过来。") if is_recalled else _("没有人走过来。")
    if at.citizen.trait is Trait.HARD_OF_HEARING and not is_recalled:
        return _("没有人走过来，也许没有听到。")
    text = _("{name}走到窗口：“我来办{wanted}。”")
    said = text.format(name=at.citizen.name, wanted=at.ticket.subject)
    if at.ticket.priority_name and at.ticket.priority_needs_proof:
        return said + _("优先号（{name}），请看证件。").format(name=at.ticket.priority_name)
    return said


def _served_words(at: AtWindow) -> str:
    name = at.citizen.name
    if at.citizen.trait is Trait.COPYING:
        if at.was_aside:
            return _("{name}复印好回来了：“可以接着办了。”").format(name=name)
        return _("{name}：“我要去复印一份材料，一会儿回来。”").format(name=name)
    if at.citizen.trait is Trait.ELSEWHERE:
        text = _("{name}：“我其实要办{wanted}，取错号了。”")
        return text.format(name=name, wanted=at.wanted)
    if at.paper:
        return _("{name}：“我没有带{paper}。”").format(name=name, paper=at.paper)
    return _("{name}的材料都带齐了。").format(name=name)
