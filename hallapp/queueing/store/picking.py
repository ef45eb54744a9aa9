"""Statements that find who is next and call them; built once, for they run all day.

Each lead of a window is asked for by itself and the answers are put together by the one rule in
`order`: no engine computes with moments, so both give the same order to the microsecond.
"""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    RowMapping,
    Select,
    and_,
    bindparam,
    or_,
    select,
    update,
)

from hallapp.hall.tables import WindowDuty
from hallapp.hall.terms import DutyState
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.columns import Moment
from hallapp.queueing.order import Candidate, Leads, Reservation, Standing, leads_at, why_first
from hallapp.queueing.rules import waited_between
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.moves import WindowNow
from hallapp.queueing.store.rows import IS_KEPT, IS_WAITING, WHOLE, row_of, spelled
from hallapp.queueing.tables import TicketStep
from hallapp.queueing.terms import ASIDE_STATES, TicketRow, TicketState
from hallapp.queueing.terms.reasons import PickReason, Told, Why, sentence

_step = table_of(TicketStep).c
_duty = table_of(WindowDuty).c

RESERVED_PAUSE = timedelta(minutes=10)
"""A longer pause frees whom it keeps waiting: a short errand is worth it, a lunch is not."""

_at: BindParameter[datetime] = bindparam("at", type_=Moment())
_STANDING = WHOLE.add_columns(
    _step.service_id,
    _step.sequence,
    _step.head_start_s,
    _step.wanted_window_id,
    _step.wanted_person_id,
)
_held = (
    _duty.hall_id == bindparam("hall"),
    _duty.until.is_(None),
    or_(
        _duty.state == DutyState.OPEN,
        _duty.paused_at >= bindparam("paused_since", type_=Moment()),
    ),
)
_IS_FREE = and_(
    or_(
        _step.wanted_window_id.is_(None),
        _step.wanted_window_id.not_in(select(_duty.window_id).where(*_held)),
    ),
    or_(
        _step.wanted_person_id.is_(None),
        _step.wanted_person_id.not_in(select(_duty.person_id).where(*_held)),
    ),
)
# In the words of its index.
_IS_RESERVED = and_(
    or_(_step.wanted_window_id.is_not(None), _step.wanted_person_id.is_not(None)),
    or_(
        _step.wanted_window_id == bindparam("window"),
        _step.wanted_person_id == bindparam("person"),
    ),
)
_IS_DUE = or_(_step.return_at.is_(None), _step.return_at <= _at)
_OF_DAY = (_step.hall_id == bindparam("hall"), _step.day == bindparam("on"))
# By name, not by a join: a planner that knows little of today looks at all who wait.
_IS_SERVED = _step.service_id.in_(bindparam("services", expanding=True))
_CALLABLE = _STANDING.where(*_OF_DAY, IS_WAITING, _IS_DUE)
_RESERVED = _CALLABLE.where(_IS_RESERVED)
# A reading wakes nobody: whoever is due to wait again counts as waiting.
_WAITS = or_(
    IS_WAITING, and_(_step.state.in_([spelled(each) for each in ASIDE_STATES]), _IS_DUE,
                     _step.return_at.is_not(None)),
)  # fmt: skip
_ALL_FOR = _STANDING.where(*_OF_DAY, _WAITS, _IS_DUE, or_(and_(_IS_SERVED, _IS_FREE), _IS_RESERVED))
_STEP_OF = (
    _STANDING.add_columns(_step.day)
    .where(_step.ticket_id == bindparam("ticket"), IS_KEPT)
    .order_by(_step.day.desc(), _step.sequence.desc())
    .limit(1)
)
_CALL = (
    update(table_of(TicketStep))
    .where(_step.id == bindparam("step"))
    .values(
        state=TicketState.CALLED,
        window_id=bindparam("window"),
        person_id=bindparam("person"),
        called_at=bindparam("at"),
        call_sequence=bindparam("turn"),
        call_count=_step.call_count + 1,
        picked_before=bindparam("before_label"),
        picked_why=bindparam("why"),
        # Whoever is called is held or away no longer.
        aside_s=bindparam("aside"),
        aside_at=None,
        return_at=None,
    )
)


_ORDER = (_step.effective_at, _step.sequence)
_first_step, _second_step = (bindparam(name, type_=_step.id.type) for name in ("first", "second"))
_NAMED = _STANDING.where(_step.id.in_([_first_step, _second_step])).order_by(*_ORDER)


@cache
def _first_two(size: int) -> Select[*tuple[Any, ...]]:
    """Return the statement for the first two of that many services, once made for all calls.

    A list of its own length for each window would be spelled out anew with every call. Several
    services have no common index, and both engines would join all who wait before they sort
    them: there the statement finds no more than which two they are.
    """
    named = [bindparam(f"service_{place}", type_=_step.service_id.type) for place in range(size)]
    where = (*_OF_DAY, IS_WAITING, _IS_DUE, _step.service_id.in_(named), _IS_FREE)
    asked = _STANDING if size == 1 else select(_step.id)
    return asked.where(*where).order_by(*_ORDER).limit(2)


LeadCap = Callable[[], int]
"""Answers the hall's cap on leads, minutes; asked only where a window has one."""


@dataclass(frozen=True)
class Picked:
    """The ticket to call as it stands before, and why it is the one.

    Attributes:
        before: Label of the one that would be next without it.
        why: Kept with the call; None where nobody asked.
    """

    ticket: TicketRow
    before: str | None = None
    why: Why | None = None

    def called(self, turn: Turn, window_number: int) -> TicketRow:
        """Return the ticket as the call leaves it, without reading it again."""
        row = self.ticket
        spent_s = self.aside_s(turn) + row.served_s
        return replace(
            row,
            state=TicketState.CALLED,
            called_at=turn.moment,
            window_number=window_number,
            call_count=row.call_count + 1,
            picked_before=self.before,
            picked_why=None if self.why is None else self.why.spelled(),
            return_at=None,
            aside_at=None,
            aside_s=self.aside_s(turn),
            waited_s=waited_between(row.queued_at or row.issued_at, turn.moment, spent_s),
        )

    def aside_s(self, turn: Turn) -> int:
        """Return how long it was held or away, until this call, seconds."""
        row = self.ticket
        if row.state not in ASIDE_STATES or row.aside_at is None:
            return row.aside_s
        return row.aside_s + max(0, int((turn.moment - row.aside_at).total_seconds()))


@dataclass(frozen=True)
class Certain:
    """A ticket that somebody chooses, with what decides whether it may be called.

    Attributes:
        day: The hall's day that its step belongs to.
        service_id: What it waits for.
        wanted: Whom it waits for.
    """

    picked: Picked
    day: date
    service_id: uuid.UUID
    wanted: Reservation


@dataclass(frozen=True)
class Found:
    """A waiting row as one window sees it."""

    row: RowMapping
    seen: Candidate

    @property
    def label(self) -> str:
        """The number as printed."""
        return str(self.row["label"])


def pick(
    connection: Connection, hall_id: uuid.UUID, here: WindowNow, turn: Turn, cap: LeadCap
) -> Picked | None:
    """Return the first of those who may be called to a window now, with the reason; or None."""
    leads = _leads(here, turn.moment, cap)
    asked = _asked(hall_id, turn.day, turn.moment)
    found: list[Found] = []
    for lead, services in leads.groups():
        rows = _two_of(connection, services, asked)
        found += [Found(row, Candidate(standing_of(row), lead)) for row in rows]
    if here.has_reserved:
        whom = {"window": here.window_id, "person": here.person_id}
        rows = connection.execute(_RESERVED, asked | whom).mappings()
        found += [_seen(row, here, leads) for row in rows]
    return _first(found, turn.moment)


def _asked(hall_id: uuid.UUID, day: date, now: datetime) -> dict[str, Any]:
    """Return what every statement asks with; no engine computes with moments."""
    return {"hall": hall_id, "on": day, "at": now, "paused_since": now - RESERVED_PAUSE}


def _two_of(
    connection: Connection, services: Sequence[uuid.UUID], asked: dict[str, Any]
) -> Iterable[RowMapping]:
    size = 1 << (len(services) - 1).bit_length()
    # The last one is named again in the places left over.
    padded = [*services, *[services[-1]] * (size - len(services))]
    named = {f"service_{place}": service for place, service in enumerate(padded)}
    found = connection.execute(_first_two(size), asked | named)
    if size == 1:
        return found.mappings()
    ids = found.scalars().all()
    if not ids:
        return ()
    return connection.execute(_NAMED, {"first": ids[0], "second": ids[-1]}).mappings()


def waiting_for(
    connection: Connection,
    hall_id: uuid.UUID,
    here: WindowNow,
    day: date,
    now: datetime,
    cap: LeadCap,
) -> tuple[TicketRow, ...]:
    """Return everybody who may be called to a window, in the order in which it would call."""
    leads = _leads(here, now, cap)
    asked = _asked(hall_id, day, now) | {
        "services": tuple(leads.minutes),
        "window": here.window_id,
        "person": here.person_id,
    }
    rows = connection.execute(_ALL_FOR, asked).mappings()
    found = sorted((_seen(row, here, leads) for row in rows), key=lambda each: each.seen.key)
    return tuple(row_of(each.row, now) for each in found)


def step_of(connection: Connection, ticket_id: uuid.UUID, turn: Turn) -> Certain | None:
    """Return a ticket's present step as one may choose it."""
    row = connection.execute(_STEP_OF, {"ticket": ticket_id}).mappings().first()
    if row is None:
        return None
    wanted = Reservation(row["wanted_window_id"], row["wanted_person_id"])
    return Certain(Picked(row_of(row, turn.moment)), row["day"], row["service_id"], wanted)


def seen_by(
    connection: Connection,
    ticket_id: uuid.UUID,
    here: WindowNow | None,
    now: datetime,
    cap: LeadCap,
) -> Found | None:
    """Return how a window sees a ticket's present step; a window of None prefers nothing."""
    row = connection.execute(_STEP_OF, {"ticket": ticket_id}).mappings().first()
    if row is None:
        return None
    if here is None:
        return Found(row, Candidate(standing_of(row)))
    return _seen(row, here, _leads(here, now, cap))


def sentence_of(first: Found, second: Found) -> str:
    """Return why the first of two goes before the second, for the clerk."""
    why = why_first(first.seen, second.seen)
    row = first.row
    told = Told(first.label, second.label, row["priority_name"], row["entry_words"] or "")
    return sentence(why, told)


def call(
    connection: Connection,
    picked: Picked,
    turn: Turn,
    window_id: uuid.UUID,
    person_id: uuid.UUID | None,
) -> None:
    """Move a ticket's step to a window, called."""
    connection.execute(
        _CALL,
        {
            "step": picked.ticket.step_id,
            "window": window_id,
            "person": person_id,
            "at": turn.moment,
            "turn": turn.sequence,
            "before_label": picked.before,
            "why": None if picked.why is None else picked.why.spelled(),
            "aside": picked.aside_s(turn),
        },
    )


def standing_of(row: RowMapping) -> Standing:
    """Return what orders a row of `_STANDING`."""
    joined = row["queued_at"] or row["effective_at"]
    return Standing(
        effective_at=row["effective_at"],
        sequence=row["sequence"],
        issued_at=row["issued_at"],
        queued_at=joined,
        head_start_s=row["head_start_s"],
        entry=row["entry"],
        aside_s=row["aside_s"],
    )


def chosen(first: Picked | None, certain: Picked) -> Picked:
    """Return a ticket that somebody chose, with the one that it goes before."""
    is_first = first is None or first.ticket.step_id == certain.ticket.step_id
    before = None if is_first or first is None else first.ticket.label
    return replace(certain, before=before, why=Why(PickReason.CHOSEN))


def _leads(here: WindowNow, moment: datetime, cap: LeadCap) -> Leads:
    has_leads = any(link.lead_minutes for link in here.links)
    return leads_at(here.links, moment, cap() if has_leads else 0)


def _seen(row: RowMapping, here: WindowNow, leads: Leads) -> Found:
    wanted = Reservation(row["wanted_window_id"], row["wanted_person_id"])
    lead = leads.minutes.get(row["service_id"], 0)
    is_for = wanted.is_for(here.window_id, here.person_id)
    return Found(row, Candidate(standing_of(row), lead, is_for))


def _first(found: Sequence[Found], moment: datetime) -> Picked | None:
    if not found:
        return None
    first, *others = sorted(found, key=lambda each: each.seen.key)
    second = others[0] if others else None
    why = why_first(first.seen, None if second is None else second.seen)
    return Picked(row_of(first.row, moment), None if second is None else second.label, why)
