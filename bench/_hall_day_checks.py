"""What must hold of the queue after a day, asked of the database itself (invariants I1 to I12).

Each check returns sentences about what is wrong; none means it holds.
"""

import sys
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select

from hallapp.kernel import audit
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.records import AuditEvent, RequestRecord
from hallapp.queueing.rules import may_follow
from hallapp.queueing.tables import HallDay, SeriesDay, Ticket, TicketStep
from hallapp.queueing.terms import AT_WINDOW_STATES, TicketState

_OPENING = timedelta(hours=10)
_SHOWN = 3


@dataclass
class Kept:
    """What stations were told, and what the store holds.

    Attributes:
        notes: Verb, begin and end in seconds, and what was told.
        closed_on: The day that was played.
    """

    notes: list[list[Any]]
    closed_on: date
    tickets: dict[str, Any]
    steps: list[Any]
    events: list[Any]
    requests: set[str]
    days: list[Any]
    series: list[Any]
    verdict: audit.Verdict

    def told(self, *verbs: str) -> Iterable[list[Any]]:
        """Return the notes of some verbs that were told a ticket."""
        return (note for note in self.notes if note[0] in verbs and note[4] is not None)


def read_kept(
    connection: Connection, hall_id: uuid.UUID, notes: list[list[Any]], day: date
) -> Kept:
    """Read everything that the checks ask about."""
    events = (
        select(table_of(AuditEvent))
        .where(AuditEvent.action.startswith("queueing."))
        .order_by(AuditEvent.seq)
    )
    return Kept(
        notes=notes,
        closed_on=day,
        tickets={str(row.id): row for row in connection.execute(select(table_of(Ticket)))},
        steps=list(connection.execute(select(table_of(TicketStep)))),
        events=list(connection.execute(events)),
        requests={str(key) for key in connection.scalars(select(RequestRecord.id))},
        days=list(connection.execute(select(table_of(HallDay)))),
        series=list(connection.execute(select(table_of(SeriesDay)))),
        verdict=audit.verify(connection, hall_id),
    )


def _no_lost_ticket(kept: Kept) -> Iterable[str]:
    steps = Counter(str(step.ticket_id) for step in kept.steps)
    for note in kept.told("early", "issue", "midnight"):
        if note[4] not in kept.tickets or steps[note[4]] == 0:
            yield f"{note[5]} was given and is gone"


def _unique_numbers(kept: Kept) -> Iterable[str]:
    numbers = Counter((row.day, row.series_id, row.number) for row in kept.tickets.values())
    yield from (f"number {key} given {n} times" for key, n in numbers.items() if n > 1)
    labels = Counter(note[5] for note in kept.told("early", "issue"))
    yield from (f"{label} told {n} times" for label, n in labels.items() if n > 1)
    for note in kept.told("early", "issue", "midnight"):
        if kept.tickets[note[4]].label != note[5]:
            yield f"{note[5]} was printed, {kept.tickets[note[4]].label} is stored"


def _no_double_call(kept: Kept) -> Iterable[str]:
    live = Counter(step.ticket_id for step in kept.steps if step.state in AT_WINDOW_STATES)
    yield from (f"ticket {key} live {n} times" for key, n in live.items() if n > 1)
    told = Counter(note[4] for note in kept.told("call_next", "finish_and_call_next"))
    yield from (f"ticket {key} called {n} times" for key, n in told.items() if n > 1)
    calls = Counter(e.subject_id for e in kept.events if e.action == "queueing.ticket_called")
    yield from (f"ticket {key} has {n} calls" for key, n in calls.items() if n > 1)
    for event in kept.events:
        if event.action == "queueing.ticket_called" and not event.after.get("window"):
            yield f"call {event.seq} has no window"


def _one_live_ticket_a_window(kept: Kept) -> Iterable[str]:
    """Also in between: who is called to a window finds it without a ticket."""
    at: dict[Any, str] = {}
    for event in kept.events:
        state, window = (event.after or {}).get("state"), event.window_id
        if window is None or state is None:
            continue
        if state == "called" and at.get(window, event.subject_id) != event.subject_id:
            yield f"event {event.seq}: a second ticket at one window"
        if state in {"called", "serving"}:
            at[window] = event.subject_id
        elif at.get(window) == event.subject_id:
            del at[window]
    live = Counter(step.window_id for step in kept.steps if step.state in AT_WINDOW_STATES)
    yield from (f"window {key} has {n} live tickets" for key, n in live.items() if n > 1)


def _first_come_first_called(kept: Kept) -> Iterable[str]:
    """Nobody has a head start here, no window a preference, and nobody was chosen."""
    first_call: dict[str, int] = {}
    for event in kept.events:
        if event.action == "queueing.ticket_called":
            first_call.setdefault(event.subject_id, event.seq)
    by_service: dict[Any, list[Any]] = defaultdict(list)
    for step in kept.steps:
        if step.day == kept.closed_on:
            by_service[step.service_id].append(step)
    for service, steps in by_service.items():
        steps.sort(key=lambda each: (each.effective_at, each.sequence))
        calls = [first_call.get(str(each.ticket_id), sys.maxsize) for each in steps]
        if calls != sorted(calls):
            yield f"service {service}: somebody was called before an earlier one"


def _states_along_the_diagram(kept: Kept) -> Iterable[str]:
    state: dict[str, TicketState] = {}
    for event in kept.events:
        if event.subject_kind != "ticket" or "state" not in (event.after or {}):
            continue
        after = TicketState(event.after["state"])
        before = state.get(event.subject_id)
        if before is None and after is not TicketState.WAITING:
            yield f"event {event.seq}: begins as {after.value}"
        if before is not None and not may_follow(before, after):
            yield f"event {event.seq}: {before.value} to {after.value}"
        state[event.subject_id] = after
    for step in kept.steps:
        if state.get(str(step.ticket_id)) != step.state:
            yield f"ticket {step.ticket_id}: stored {step.state.value}, told otherwise"


def _no_invented_ticket(kept: Kept) -> Iterable[str]:
    given = {e.subject_id for e in kept.events if e.action == "queueing.ticket_issued"}
    yield from (f"ticket {key} was never issued" for key in kept.tickets if key not in given)
    yield from (f"ticket {key} issued, not stored" for key in given if key not in kept.tickets)


def _told_means_done(kept: Kept) -> Iterable[str]:
    for note in kept.notes:
        if note[0] in {"shown", "waiting", "ping"}:
            continue
        is_refused = note[0] == "refused"
        request = note[4] if is_refused else note[3]
        if (request in kept.requests) == is_refused:
            yield f"{note[0]} {request}: told one thing, stored another"


def _counters_are_events(kept: Kept) -> Iterable[str]:
    ended = {
        e.subject_id
        for e in kept.events
        if e.action == "queueing.ticket_called" and kept.tickets[e.subject_id].day == kept.closed_on
    }
    issued = [row for row in kept.tickets.values() if row.day == kept.closed_on]
    (counted,) = [note[3] for note in kept.notes if note[0] == "waiting"]
    if counted != len(issued) - len(ended):
        yield f"the kiosk said {counted} wait, events say {len(issued) - len(ended)}"


def _waits_are_possible(kept: Kept) -> Iterable[str]:
    for step in kept.steps:
        ticket = kept.tickets[str(step.ticket_id)]
        moments = [ticket.issued_at, step.called_at, step.started_at, step.finished_at]
        known = [moment for moment in moments if moment is not None]
        if known != sorted(known) or known[-1] - known[0] > _OPENING:
            yield f"{ticket.label}: impossible times"


def _chain_is_whole(kept: Kept) -> Iterable[str]:
    if not kept.verdict.is_whole:
        yield "the audit chain is broken"
    if kept.verdict.count < len(kept.events):
        yield "events are missing from the chain"
    changes = Counter((str(e.request_id), e.subject_id, e.action) for e in kept.events)
    yield from (f"one change recorded {n} times: {key}" for key, n in changes.items() if n > 1)


def _day_changed_once(kept: Kept) -> Iterable[str]:
    open_days = [row.day for row in kept.days if row.sequence >= 0]
    if len(open_days) != 1 or open_days[0] <= kept.closed_on:
        yield f"open days: {open_days}"
    by_series: dict[Any, list[int]] = defaultdict(list)
    for row in kept.tickets.values():
        by_series[row.day, row.series_id].append(row.number)
    for (day, _series), numbers in by_series.items():
        if sorted(numbers) != list(range(1, len(numbers) + 1)):
            yield f"{day}: a series has gaps or did not begin at 1"
    counted = {(row.day, row.series_id): row.issued for row in kept.series}
    for key, numbers in by_series.items():
        if counted.get(key) != len(numbers):
            yield f"{key}: counter {counted.get(key)}, {len(numbers)} tickets"
    left = [s for s in kept.steps if s.day == kept.closed_on and s.state is TicketState.WAITING]
    if left:
        yield f"{len(left)} tickets of the day before wait still"


CHECKS: dict[str, Callable[[Kept], Iterable[str]]] = {
    "I1 no lost ticket": _no_lost_ticket,
    "I2 unique number": _unique_numbers,
    "I3 no double call": _no_double_call,
    "I4 one live ticket a window": _one_live_ticket_a_window,
    "I5 first come, first called": _first_come_first_called,
    "I6 states along the diagram": _states_along_the_diagram,
    "I7 no invented ticket": _no_invented_ticket,
    "I8 told means done": _told_means_done,
    "I9 counters are events": _counters_are_events,
    "I10 waits are possible": _waits_are_possible,
    "I11 chain is whole": _chain_is_whole,
    "I12 day changed once": _day_changed_once,
}


def broken(kept: Kept) -> dict[str, list[str]]:
    """Return what does not hold, a few sentences for each."""
    found = {name: list(check(kept)) for name, check in CHECKS.items()}
    return {name: faults[:_SHOWN] for name, faults in found.items() if faults}
