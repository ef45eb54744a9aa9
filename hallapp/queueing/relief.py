"""What would shorten a queue that has become too long: pure figures, simple and honest.

A queue of n people whose visits take s seconds on average is served by w windows in n × s / w. One
more window, of which a share is free for this queue, makes that n × s / (w + share). The
difference is what the last who waits now would save. It says nothing about who comes later.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from hallapp.queueing.rules import LEAST_FINISHED
from hallapp.queueing.terms.oversight import ReliefKind, ReliefRow

MOST_RELIEFS = 3
_LEAST_SHARE = 0.5
_RANK = {kind: place for place, kind in enumerate(ReliefKind)}


@dataclass(frozen=True)
class Load:
    """What one queue is at now.

    Attributes:
        mean_service_s: Mean time at the window today; 0 with none finished.
        finished: Visits finished today.
    """

    waiting: int
    open_windows: int
    finished: int
    mean_service_s: float

    @property
    def service_minutes(self) -> float | None:
        """Mean time at the window, or None where too few were finished to say."""
        return None if self.finished < LEAST_FINISHED else self.mean_service_s / 60


def is_too_long(load: Load, longest_wait_s: int, limit_minutes: int) -> bool:
    """Return whether a queue lights up: a wait above the limit, or nobody there to call."""
    if load.waiting == 0:
        return False
    return longest_wait_s > 60 * limit_minutes or load.open_windows == 0


def share_of(load: Load, own_waiting: int) -> float:
    """Return how much of one more window this queue would get, by the numbers of people."""
    return load.waiting / max(1, load.waiting + own_waiting)


def saves_minutes(load: Load, own_waiting: int) -> int | None:
    """Return how much sooner the last of a queue would be called with one more window.

    None where the day cannot say: too few finished visits, or no window to compare with.
    """
    minutes = load.service_minutes
    if minutes is None or load.open_windows == 0:
        return None
    work = load.waiting * minutes
    more = load.open_windows + share_of(load, own_waiting)
    return round(work / load.open_windows - work / more)


def ranked(load: Load, proposals: Iterable[ReliefRow], stop: ReliefRow) -> tuple[ReliefRow, ...]:
    """Return the best proposals with what each saves; a stop of the numbers when nothing helps.

    A window that has more people of its own than this queue has is not asked to help.
    """
    able = (
        replace(each, saves_minutes=saves_minutes(load, each.own_waiting))
        for each in proposals
        if each.kind is not ReliefKind.HELP_OUT or share_of(load, each.own_waiting) >= _LEAST_SHARE
    )
    best = sorted(able, key=_worth)[:MOST_RELIEFS]
    return tuple(best) or (stop,)


def _worth(each: ReliefRow) -> tuple[int, int, int, int]:
    saved = -1 if each.saves_minutes is None else each.saves_minutes
    return -saved, each.own_waiting, _RANK[each.kind], each.window_number or 0
