"""Pure rules of the queue: numbers, the diagram of states, the estimate of a wait."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor

from hallapp.kernel.requests import Actor, Channel
from hallapp.queueing.errors import NotHolderError, SeriesFullError
from hallapp.queueing.terms import TicketState

# What may follow what for one step. A recall leaves a ticket called; a missed one may be called by
# choice. Taking back a finish or a miss is the one move against the arrows; whoever changes
# places (transfer, late-comer, prioritised) ends this step and begins another.
_S = TicketState
DIAGRAM: Mapping[TicketState, frozenset[TicketState]] = {
    _S.WAITING: frozenset(
        {_S.CALLED, _S.AWAY, _S.TRANSFERRED, _S.SKIPPED, _S.LEFT, _S.VOID, _S.EXPIRED}
    ),
    _S.HELD: frozenset({_S.WAITING, _S.CALLED, _S.SERVING, _S.LEFT, _S.VOID, _S.EXPIRED}),
    _S.AWAY: frozenset({_S.WAITING, _S.CALLED, _S.LEFT, _S.VOID, _S.EXPIRED}),
    _S.CALLED: frozenset(
        {_S.CALLED, _S.SERVING, _S.MISSED, _S.HELD, _S.AWAY, _S.TRANSFERRED, _S.LEFT}
    ),
    _S.SERVING: frozenset({_S.FINISHED, _S.HELD, _S.AWAY, _S.TRANSFERRED, _S.LEFT}),
    _S.MISSED: frozenset({_S.CALLED}),
    _S.FINISHED: frozenset(),
    _S.TRANSFERRED: frozenset(),
    _S.LEFT: frozenset(),
    _S.SKIPPED: frozenset(),
    _S.VOID: frozenset(),
    _S.EXPIRED: frozenset(),
}

# The program itself and a command before a hall has people act for nobody in particular.
_WITHOUT_PERSON = frozenset({Channel.SYSTEM, Channel.COMMAND_LINE})

# Fewer finished visits than this say nothing about the next one.
LEAST_FINISHED = 3
_ROUND_TO = 5
_SPREAD = 0.25


@dataclass(frozen=True)
class NumberBand:
    """The numbers of a series on one day (号段).

    Attributes:
        prefix: Letters before the number.
        first: First number of the day.
        last: Last number of the day; after it the series is full.
        width: Digits, filled with zeros from the left.
    """

    prefix: str
    first: int = 1
    last: int = 999
    width: int = 3

    def number(self, count: int) -> int:
        """Return the number of the count-th ticket of the day, count from 1.

        Raises:
            SeriesFullError: The day's numbers are used up.
        """
        number = self.first + count - 1
        if number > self.last:
            raise SeriesFullError(prefix=self.prefix, limit=self.last - self.first + 1)
        return number

    def label(self, number: int) -> str:
        """Return a number as it is printed, shown and spoken, such as `A023`."""
        return f"{self.prefix}{number:0{self.width}d}"


def may_follow(state: TicketState, following: TicketState) -> bool:
    """Return whether the diagram leads from one state to the other."""
    return following in DIAGRAM[state]


def is_holder(actor: Actor, holder_id: uuid.UUID | None) -> bool:
    """Return whether an actor may work a window: its holder, or the program itself."""
    if actor.person_id is None:
        return actor.channel in _WITHOUT_PERSON
    return actor.person_id == holder_id


def check_holder(actor: Actor, holder_id: uuid.UUID | None, window_number: int) -> None:
    """Refuse whoever works a window that another person holds.

    Raises:
        NotHolderError: The actor does not hold it.
    """
    if not is_holder(actor, holder_id):
        raise NotHolderError(number=window_number)


def wait_minutes(
    ahead: int, finished: int, mean_service_s: float, windows: int
) -> tuple[int, int] | None:
    """Return a range of whole minutes that a citizen will probably wait.

    Everybody ahead and the half of a visit already under way are served by the open windows
    at the day's mean pace; a quarter is taken off and put on, and the ends are rounded outwards
    to five minutes.

    Args:
        ahead: People waiting before this one.
        finished: Visits of the service finished today.
        mean_service_s: Their mean time at the window, seconds.
        windows: Open windows that serve it.

    Returns:
        None while there is nothing to estimate from: an invented figure is worse than none.
    """
    if finished < LEAST_FINISHED or windows < 1:
        return None
    expected = (ahead + 0.5) * mean_service_s / windows / 60
    low = floor(expected * (1 - _SPREAD) / _ROUND_TO) * _ROUND_TO
    high = ceil(expected * (1 + _SPREAD) / _ROUND_TO) * _ROUND_TO
    return low, max(high, _ROUND_TO)


def waited_seconds(waited: float) -> int:
    """Return a waiting time that is never negative, whatever the clocks did."""
    return max(0, int(waited))
