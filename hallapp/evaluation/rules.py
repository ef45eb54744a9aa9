"""Pure rules of evaluation: what of a visit can be rated, by whom, and how it is followed up."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hallapp.evaluation.errors import NotByClerkError, RemarkTooLongError
from hallapp.evaluation.terms import EvaluationSubject, FollowUpState, RatableRow
from hallapp.kernel.requests import Actor, Channel

REMARK_LENGTH = 150
WORDS_LENGTH = 500

# verify, put right, call back, close. Whoever was rated may appeal, somebody else looks again; a
# citizen who is still not content at the call back sends it round once more.
_F = FollowUpState
DIAGRAM: Mapping[FollowUpState, frozenset[FollowUpState]] = {
    _F.OPEN: frozenset({_F.VERIFIED, _F.APPEALED}),
    _F.VERIFIED: frozenset({_F.RECTIFIED, _F.APPEALED}),
    _F.APPEALED: frozenset({_F.VERIFIED, _F.CLOSED}),
    _F.RECTIFIED: frozenset({_F.CALLED_BACK, _F.CLOSED}),
    _F.CALLED_BACK: frozenset({_F.CLOSED, _F.VERIFIED}),
    _F.CLOSED: frozenset(),
}

# A second screen and a kiosk are the citizen's; so is what the program plays in a demonstration.
_OF_CITIZENS = frozenset({Channel.KIOSK, Channel.SYSTEM})


@dataclass(frozen=True)
class ServedStep:
    """One finished step of a visit, with the items done in it."""

    service_name: str
    window_id: uuid.UUID | None
    window_number: int | None
    person_id: uuid.UUID | None
    items: tuple[tuple[uuid.UUID, str], ...]


@dataclass(frozen=True)
class Visit:
    """A ticket's visit as far as it can be rated.

    Attributes:
        day: The hall's day of the ticket.
        is_live: Something of it is still to be done.
        steps: Finished ones, in the order in which they were finished.
    """

    ticket_id: uuid.UUID
    label: str
    day: date
    is_live: bool
    steps: tuple[ServedStep, ...]


@dataclass(frozen=True)
class Ratable:
    """What can be rated, with whom it is about."""

    row: RatableRow
    window_id: uuid.UUID | None
    person_id: uuid.UUID | None


def ratables(visit: Visit) -> tuple[Ratable, ...]:
    """Return all that a visit can be rated for: every item once, and the visit when it is over.

    The visit as a whole is put down to the window that finished it.
    """
    if not visit.steps:
        return ()
    last = visit.steps[-1]
    whole = () if visit.is_live else (_ratable(visit, last, None, last.service_name),)
    items: dict[uuid.UUID, Ratable] = {}
    for step in visit.steps:
        for item_id, name in step.items:
            items.setdefault(item_id, _ratable(visit, step, item_id, name))
    return (*whole, *items.values())


def _ratable(visit: Visit, step: ServedStep, item_id: uuid.UUID | None, name: str) -> Ratable:
    subject = EvaluationSubject.VISIT if item_id is None else EvaluationSubject.ITEM
    row = RatableRow(
        ticket_id=visit.ticket_id,
        label=visit.label,
        subject=subject,
        subject_key=str(item_id or visit.ticket_id),
        item_id=item_id,
        name=name,
        window_number=step.window_number,
    )
    return Ratable(row, step.window_id, step.person_id)


def check_citizen(actor: Actor) -> None:
    """Refuse an evaluation that does not come from a citizen's own screen.

    Raises:
        NotByClerkError: A person of the hall is signed in there, or it is a clerk's way in.
    """
    if actor.person_id is not None or actor.channel not in _OF_CITIZENS:
        raise NotByClerkError


def cleaned_remark(remark: str) -> str:
    """Return a citizen's own words without what surrounds them.

    Raises:
        RemarkTooLongError: More than 150 characters.
    """
    words = remark.strip()
    if len(words) > REMARK_LENGTH:
        raise RemarkTooLongError(limit=REMARK_LENGTH, found=len(words))
    return words


def may_follow(state: FollowUpState, following: FollowUpState) -> bool:
    """Return whether a follow-up may go from one state to the other."""
    return following in DIAGRAM[state]


def is_late(due_on: date, done_on: date | None, today: date) -> bool:
    """Return whether something was not done on its last day, or is not done after it."""
    return (done_on or today) > due_on


def first_day(days: Iterable[tuple[FollowUpState, date]], *states: FollowUpState) -> date | None:
    """Return the day of the first step into one of the states, or None."""
    return next((day for state, day in days if state in states), None)


def spelled_code(code: str) -> str:
    """Return a ticket's code as it is stored, however a person typed it."""
    return "".join(code.split()).replace("-", "").upper()
