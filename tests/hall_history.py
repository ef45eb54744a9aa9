"""What stations wrote down and what the store holds at the end, checked against each other.

The invariants are those by which queues are checked: what was acknowledged is there once, what
nobody was told about is there once or not at all, and the audit chain tells every change.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Row

from hallapp.kernel import audit
from hallapp.queueing.rules import may_follow
from hallapp.queueing.terms import AT_WINDOW_STATES, LIVE_STATES, Entry, TicketState

S = TicketState
OLD = datetime(2000, 1, 1, tzinfo=UTC)
# What each key leaves in the audit chain, once.
OWN_EVENT = {
    "issue": "ticket_issued",
    "check_in": "ticket_issued",
    "walk_in": "ticket_walked_in",
    "call_next": "ticket_called",
    "call_chosen": "ticket_chosen",
    "recall": "ticket_recall",
    "start": "ticket_start",
    "miss": "ticket_miss",
    "hold": "ticket_hold",
    "step_out": "ticket_step_out",
    "bring_back": "ticket_brought_back",
    "transfer": "ticket_transfer",
    "readmit": "ticket_readmitted",
    "leave": "ticket_left",
    "void": "ticket_void",
    "skip_step": "ticket_skip",
    "fail_visit": "ticket_fail_visit",
    "finish": "ticket_finish",
    "finish_and_call_next": "ticket_finish",
    "undo": "ticket_undone",
    "correct_item": "item_corrected",
}
GIVING = ("issue", "check_in", "walk_in")
# After which end of a step another step of the ticket begins in the same press, and as what.
FOLLOWS = {
    S.TRANSFERRED: {Entry.TRANSFERRED},
    S.FINISHED: {Entry.RETURNED, Entry.NEXT_STEP},
    S.SKIPPED: {Entry.RETURNED, Entry.NEXT_STEP},
}


@dataclass
class History:
    """What all stations wrote down, and what the store holds at the end.

    Attributes:
        notes: Kind, verb, request, what was asked, and what was told.
        steps: The steps of each ticket in their order, but those that were taken back.
        persons: Whose number a ticket is: the digest.
        calls: The events of tickets' states, in their order.
        waiting: The labels that a screen shows as waiting.
        figures: The day's figures as a manager sees them.
        limit: The service with a daily maximum, and the maximum.
        wrapping: The series that begin anew.
    """

    notes: list[list[Any]]
    tickets: dict[str, Any]
    steps: dict[str, list[Any]]
    persons: dict[str, str]
    appointments: list[Any]
    days: list[Any]
    events: list[Any]
    requests: set[str]
    verdict: audit.Verdict
    waiting: list[str]
    figures: Any
    limit: tuple[uuid.UUID, int]
    wrapping: set[uuid.UUID]
    until: datetime

    def noted(self, kind: str, *verbs: str) -> Iterable[list[Any]]:
        return (note for note in self.notes if note[0] == kind and (note[1] in verbs or not verbs))

    @property
    def today(self) -> date:
        return max(row.day for row in self.days)

    def of_tickets(self) -> list[Any]:
        """The events that say how a ticket's state changed."""
        return [
            event
            for event in self.events
            if event.subject_kind == "ticket" and event.after and "state" in event.after
        ]


def check(history: History) -> "Replay":
    """Ask everything of a history; return what its events said."""
    check_answers(history)
    check_numbers(history)
    check_limits(history)
    replay = Replay(history)
    for event in history.of_tickets():
        replay.follow(event)
    check_states(history, replay)
    check_times(history)
    check_days(history)
    check_chain(history, replay)
    return replay


def check_answers(history: History) -> None:
    """I1, I7, I8: told means there, not told means there once or not at all; repeats agree."""
    assert list(history.noted("different")) == []
    invoked = {note[2]: note[1] for note in history.noted("invoke")}
    told = {note[2]: note[4] for note in history.noted("ok")}
    failed = {note[2] for note in history.noted("fail")}
    # A ticket bears the id of its request: one that nobody asked for cannot be there.
    asked_for = {request for request, verb in invoked.items() if verb in GIVING}
    assert set(history.tickets) <= asked_for
    own = Counter((str(event.request_id), event.action) for event in history.events)
    for request, verb in invoked.items():
        is_kept = request in history.requests
        if request in told:
            assert is_kept, (verb, request)
        elif request in failed:
            assert not is_kept, (verb, request)
        if verb not in OWN_EVENT:
            continue
        done = own[request, f"queueing.{OWN_EVENT[verb]}"]
        if told.get(request) is not None or (verb == "finish_and_call_next" and request in told):
            assert done == 1, (verb, request, done)
        elif verb == "call_next":
            assert done <= is_kept, (verb, request, done)
        else:
            assert done == is_kept, (verb, request, done)
        if told.get(request) is not None and verb in GIVING:
            assert told[request] == request
            assert request in history.tickets


def check_numbers(history: History) -> None:
    """I2: each number once, without a gap; what was told is what is stored."""
    of_day: dict[Any, list[tuple[int, int]]] = defaultdict(list)
    for row in history.tickets.values():
        of_day[row.series_id, row.day].append((row.lap, row.number))
    for (series, _day), numbers in of_day.items():
        assert len(set(numbers)) == len(numbers)
        if series not in history.wrapping:
            assert sorted(numbers) == [(0, n) for n in range(1, len(numbers) + 1)]
    for note in history.noted("ok", *GIVING):
        assert history.tickets[note[4]].label == note[5]


def check_limits(history: History) -> None:
    """A daily maximum is met and never passed; a booking is one number at most."""
    service, most = history.limit
    given = Counter(row.day for row in history.tickets.values() if row.service_id == service)
    void = {
        ticket for ticket, steps in history.steps.items() if steps[-1].state is TicketState.VOID
    }
    counted = Counter(
        row.day
        for ticket, row in history.tickets.items()
        if row.service_id == service and ticket not in void
    )
    assert all(count <= most for count in counted.values())
    if any(note[4] == "queueing.day_full" for note in history.noted("fail", "issue")):
        assert max(given.values()) >= most
    came = [str(row.ticket_id) for row in history.appointments if row.ticket_id is not None]
    assert len(set(came)) == len(came)
    assert (
        {note[4] for note in history.noted("ok", "check_in")} <= set(came) <= set(history.tickets)
    )


class Replay:
    """Follows the events: where each ticket stands, at which window, and who waits."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.states: dict[str, list[TicketState]] = defaultdict(list)
        self.window: dict[str, uuid.UUID | None] = {}
        self.waiting: set[str] = set()
        self.calls = Counter[str]()

    def follow(self, event: Any) -> None:
        ticket, action = event.subject_id, event.action.removeprefix("queueing.")
        after = TicketState(event.after["state"])
        states = self.states[ticket]
        if action == "ticket_issued":
            self._issued(ticket, after)
        else:
            before = TicketState(event.before["state"])
            self._moved(event, action, states, (before, after))
            self._placed(event, ticket, after)
        self._look_who_waits(ticket)
        self.calls[action] += 1

    def _issued(self, ticket: str, after: TicketState) -> None:
        assert self.states[ticket] == []
        # A booked citizen who is early is held until the slot.
        assert after in {S.WAITING, S.HELD}
        row, whose = self.history.tickets[ticket], self.history.persons.get(ticket)
        for other in self._live():
            twin = self.history.tickets[other]
            assert (twin.day, twin.series_id, twin.number) != (row.day, row.series_id, row.number)
            # By the service that the other one waits for by now, and of the day only.
            stands = self._step(other)
            is_twice = (stands.day, stands.service_id) == (row.day, row.service_id)
            assert not is_twice or whose is None or self.history.persons.get(other) != whose
        self.states[ticket].append(after)

    def _moved(
        self, event: Any, action: str, states: list[S], way: tuple[TicketState, TicketState]
    ) -> None:
        """I6: along the diagram; taking back is the one move against its arrows."""
        before, after = way
        assert states, event
        if action == "ticket_undone" and states[-1] is S.WAITING and before is not S.WAITING:
            states.pop()
        assert states[-1] is before, (event, states)
        if action == "ticket_readmitted":
            assert way == (S.MISSED, S.WAITING)
            states.append(after)
            return
        if action == "ticket_walked_in":
            assert states == [S.WAITING]
        elif action in {"ticket_undone", "call_withdrawn"}:
            assert may_follow(after, before), event
        else:
            assert may_follow(before, after), event
        if action == "ticket_called":
            self._check_first(event)
        states[-1] = after
        self._go_on(event.subject_id, states)

    def _go_on(self, ticket: str, states: list[TicketState]) -> None:
        """Begin the step that followed in the same press."""
        steps = self.history.steps[ticket]
        if len(states) < len(steps) and steps[len(states)].entry in FOLLOWS.get(states[-1], ()):
            states.append(S.WAITING)

    def _placed(self, event: Any, ticket: str, after: TicketState) -> None:
        """I3, I4: at most one ticket at a window, and a ticket at one window."""
        if after not in AT_WINDOW_STATES:
            self.window[ticket] = None
            return
        assert event.window_id is not None, event
        others = [each for each, where in self.window.items() if where == event.window_id]
        assert set(others) <= {ticket}, event
        self.window[ticket] = event.window_id

    def _check_first(self, event: Any) -> None:
        """I5: of those who wait for one service and for nobody in particular, the first."""
        called = self._step(event.subject_id)
        if _is_reserved(called):
            return
        mine = (called.effective_at, called.sequence)
        for other in self.waiting:
            step = self._step(other)
            if step.service_id == called.service_id and not _is_reserved(step):
                assert (step.effective_at, step.sequence) >= mine, (event, step)

    def _step(self, ticket: str) -> Any:
        return self.history.steps[ticket][len(self.states[ticket]) - 1]

    def _live(self) -> list[str]:
        return [each for each, states in self.states.items() if states[-1:] and is_live(states)]

    def _look_who_waits(self, ticket: str) -> None:
        if self.states[ticket][-1] is S.WAITING:
            self.waiting.add(ticket)
        else:
            self.waiting.discard(ticket)


def is_live(states: list[TicketState]) -> bool:
    return states[-1] in LIVE_STATES


def _is_reserved(step: Any) -> bool:
    return step.wanted_window_id is not None or step.wanted_person_id is not None


def check_states(history: History, replay: Replay) -> None:
    """I6: what the events say of every step of every ticket is what the store holds."""
    stored = {ticket: [step.state for step in steps] for ticket, steps in history.steps.items()}
    assert dict(replay.states) == stored
    for steps in history.steps.values():
        assert all(step.state not in LIVE_STATES for step in steps[:-1])
        assert {step.day for step in steps} == {steps[0].day}


def check_times(history: History) -> None:
    """I10: nothing took less than no time, and nobody waited longer than the hall was there."""
    for step in (step for steps in history.steps.values() for step in steps):
        # Who was served, held and waits again has an earlier start than the latest call.
        is_over = step.finished_at is not None or step.state is S.SERVING
        begun = step.started_at if is_over else None
        moments = [step.queued_at, step.called_at, begun, step.finished_at]
        known = [moment for moment in moments if moment is not None]
        assert all(earlier <= later for earlier, later in pairwise(known)), step
        assert step.aside_s >= 0
        assert step.served_s >= 0
        assert all(moment <= history.until for moment in known), step


def check_days(history: History) -> None:
    """I12: days follow each other, numbers begin anew once a day, nobody is left over."""
    days = sorted(row.day for row in history.days)
    assert [row.sequence >= 0 for row in sorted(history.days, key=lambda row: row.day)] == [
        day == days[-1] for day in days
    ]
    given = [
        event.after["day"] for event in history.events if event.action == "queueing.ticket_issued"
    ]
    assert given == sorted(given)
    assert set(given) == {day.isoformat() for day in days}
    for ticket, steps in history.steps.items():
        assert history.tickets[ticket].day == steps[-1].day
        if steps[-1].day < history.today:
            assert steps[-1].state is S.SERVING or steps[-1].state not in LIVE_STATES
        else:
            assert steps[-1].state is not S.EXPIRED


def check_chain(history: History, replay: Replay) -> None:
    """I9, I11: counters are what the events say; one event a change; one chain without a gap."""
    assert history.verdict.is_whole
    assert history.verdict.count >= len(history.events)
    assert replay.calls["ticket_issued"] == len(history.tickets)
    todays = {each for each, row in history.tickets.items() if row.day == history.today}
    waiting = [history.tickets[each].label for each in replay.waiting & todays]
    assert sorted(history.waiting) == sorted(waiting)
    counts = Counter(replay.states[each][-1] for each in todays)
    assert history.figures.issued == len(todays)
    assert history.figures.waiting == counts[S.WAITING]
    assert history.figures.finished == counts[S.FINISHED]
    assert history.figures.missed == counts[S.MISSED]


def row_of(row: Row[Any]) -> SimpleNamespace:
    """Return a row of the store as something that can be changed."""
    return SimpleNamespace(**row._mapping)


def changed(row: Any, **values: Any) -> SimpleNamespace:
    return SimpleNamespace(**(vars(row) | values))


def damaged(history: History) -> dict[str, History]:
    """Return the same history with one thing wrong in each: a check that finds nothing is none."""
    called = next(e for e in history.events if e.action == "queueing.ticket_called")
    issued = [e for e in history.events if e.action == "queueing.ticket_issued"]
    told = next(note for note in history.noted("ok", "issue"))
    lost = {ticket: row for ticket, row in history.tickets.items() if ticket != told[4]}
    first = min(history.days, key=lambda row: row.day)
    without = [e for e in history.events if e is not called]
    twice = [*history.events, called]
    elsewhere = changed(called, subject_id=issued[-1].subject_id)
    return {
        "a ticket that was told is lost": replace(history, tickets=lost),
        "a call has no event": replace(history, events=without),
        "a call was made twice": replace(history, events=twice),
        "another was called": replace(
            history, events=[elsewhere if e is called else e for e in history.events]
        ),
        "a number was given twice": replace(
            history,
            tickets={ticket: changed(row, number=1) for ticket, row in history.tickets.items()},
        ),
        "an unknown press was done twice": replace(
            history, notes=[note for note in history.notes if note[2] != told[2]]
        ),
        "a repeat was told otherwise": replace(
            history, notes=[*history.notes, ["different", "issue", told[2], [], "x"]]
        ),
        "a screen counts one too many": replace(history, waiting=[*history.waiting, "A999"]),
        "a day began twice": replace(history, days=[*history.days, changed(first, sequence=1)]),
        "the order of a queue was another": replace(
            history,
            steps={
                ticket: [changed(step, sequence=-step.sequence, effective_at=OLD) for step in steps]
                for ticket, steps in history.steps.items()
            },
        ),
        "somebody waited less than nothing": replace(
            history,
            steps={
                ticket: [
                    changed(step, queued_at=history.until) if step.called_at else step
                    for step in steps
                ]
                for ticket, steps in history.steps.items()
            },
        ),
    }
