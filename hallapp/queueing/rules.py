"""Pure rules of the queue: the diagram of states, the estimate of a wait."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from math import ceil, floor

from hallapp.kernel.requests import Actor, Channel
from hallapp.queueing.errors import (
    NotHolderError,
    StaffOnlyError,
)
from hallapp.queueing.terms import TicketState

# What may follow what for one step. A recall leaves a ticket called; a missed one may be called by
# choice. Taking back the last move at a window is the one move against the arrows (what it had
# begun is withdrawn, whom it had called waits again); whoever changes places (transfer,
# late-comer, prioritised) ends this step and begins another.
_S = TicketState
DIAGRAM: Mapping[TicketState, frozenset[TicketState]] = {
    _S.WAITING: frozenset(
        {
            _S.CALLED,
            _S.AWAY,
            _S.TRANSFERRED,
            _S.SKIPPED,
            _S.LEFT,
            _S.VOID,
            _S.EXPIRED,
            _S.WITHDRAWN,
        }
    ),
    _S.HELD: frozenset({_S.WAITING, _S.CALLED, _S.SERVING, _S.LEFT, _S.VOID, _S.EXPIRED}),
    _S.AWAY: frozenset({_S.WAITING, _S.CALLED, _S.SERVING, _S.LEFT, _S.VOID, _S.EXPIRED}),
    _S.CALLED: frozenset(
        {
            _S.CALLED,
            _S.SERVING,
            _S.MISSED,
            _S.HELD,
            _S.AWAY,
            _S.TRANSFERRED,
            _S.SKIPPED,
            _S.LEFT,
            _S.EXPIRED,
        }
    ),
    _S.SERVING: frozenset({_S.FINISHED, _S.HELD, _S.AWAY, _S.TRANSFERRED, _S.SKIPPED, _S.LEFT}),
    _S.MISSED: frozenset({_S.CALLED}),
    _S.FINISHED: frozenset(),
    _S.TRANSFERRED: frozenset(),
    _S.LEFT: frozenset(),
    _S.SKIPPED: frozenset(),
    _S.VOID: frozenset(),
    _S.EXPIRED: frozenset(),
    _S.WITHDRAWN: frozenset(),
}

# The program itself and a command before a hall has people act for nobody in particular.
_WITHOUT_PERSON = frozenset({Channel.SYSTEM, Channel.COMMAND_LINE})

# Fewer finished visits than this say nothing about the next one.
LEAST_FINISHED = 3
_ROUND_TO = 5
_SPREAD = 0.25


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


def check_staff(actor: Actor) -> None:
    """Refuse what a citizen at a kiosk does not do.

    Raises:
        StaffOnlyError: Nobody has signed in where it was asked.
    """
    if actor.person_id is None and not is_holder(actor, None):
        raise StaffOnlyError


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


def begun_at(state: TicketState | None, started_at: datetime | None) -> datetime | None:
    """Return since when a step is being served, None when it is not.

    Who was served, held and waits once more still bears the start of then: what lies between is
    no service. The seconds served before are kept by themselves.
    """
    return started_at if state is TicketState.SERVING else None


def waited_seconds(waited: float) -> int:
    """Return a waiting time that is never negative, whatever the clocks did."""
    return max(0, int(waited))


def waited_between(since: datetime, until: datetime, spent_s: int) -> int:
    """Return how long somebody waited, without the seconds spent held, away or served."""
    return waited_seconds((until - since).total_seconds() - spent_s)
