"""Eight stations at once, some killed in the middle: what must hold of the queue holds.

The invariants are those by which queues are checked: what was acknowledged is there once, what
nobody was told about is there once or not at all, and the audit chain tells every change.
"""

import json
import multiprocessing
import random
import sys
import time
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest
from hall_rows import SmallHall, small_hall
from hall_store import HallStore
from sqlalchemy import select
from station_process import Orders, work

from hallapp.kernel import audit
from hallapp.kernel.clock import SystemClock
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.records import AuditEvent, RequestRecord
from hallapp.queueing.rules import may_follow
from hallapp.queueing.tables import Ticket, TicketStep
from hallapp.queueing.terms import AT_WINDOW_STATES, TicketState

KIOSKS, WINDOWS = 3, 5
KILLED = 3
# Between two kills the stations work this long at least, and until they were told enough.
SHIFT_S = 1.75
ENOUGH = 60
# A machine with other work to do is slow, not wrong; this long is neither.
LONGEST_S = 120.0
# Children of one process that has loaded everything already: they are at work at once.
PROCESSES: Any = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
PROCESSES.set_forkserver_preload(["hallapp.queueing.service"])


@dataclass
class History:
    """What all stations wrote down, and what the store holds at the end."""

    notes: list[list[Any]]
    tickets: dict[str, Any]
    steps: dict[str, Any]
    events: list[Any]
    requests: set[str]
    verdict: audit.Verdict
    waiting: list[str] = field(default_factory=list)

    def noted(self, kind: str, *verbs: str) -> Iterable[list[Any]]:
        return (note for note in self.notes if note[0] == kind and (note[1] in verbs or not verbs))

    def told(self, *verbs: str) -> dict[str, str]:
        """Ticket that each acknowledged request was told, by request."""
        return {note[2]: note[4] for note in self.noted("ok", *verbs) if note[4] is not None}


class Crew:
    """The processes of the stations; a killed one is followed by another of the same kind."""

    def __init__(self, hall: SmallHall, folder: Path) -> None:
        self._hall = hall
        self._folder = folder
        self._until = time.time() + LONGEST_S
        self._stop = folder / "stop"
        self._started = 0
        self._running: list[tuple[uuid.UUID | None, BaseProcess]] = []
        for window in (*[None] * KIOSKS, *hall.windows.values()):
            self._start(window)

    def _start(self, window: uuid.UUID | None) -> None:
        self._started += 1
        orders = Orders(
            url=self._hall.store.url,
            hall_id=self._hall.store.hall_id,
            notes=self._folder / f"notes-{self._started}.jsonl",
            seed=self._started,
            until=self._until,
            stop=self._stop,
            services=() if window else tuple(self._hall.services.values()),
            window=window,
        )
        process = PROCESSES.Process(target=work, args=(orders,))
        process.start()
        self._running.append((window, process))

    def kill_some(self, times: int) -> None:
        """Kill stations at random moments; each is started again at once."""
        chance = random.Random(7)  # noqa: S311 - a schedule, no secret
        for kill in range(times):
            self._work_until(ENOUGH * (kill + 1) // (times + 1))
            window, process = self._running.pop(chance.randrange(len(self._running)))
            process.kill()
            process.join(10)
            process.close()
            self._start(window)

    def _work_until(self, told: int) -> None:
        """Let the stations work a while, and on until so many presses were acknowledged."""
        time.sleep(SHIFT_S)
        while self._told() < told and time.time() < self._until:
            time.sleep(0.1)

    def _told(self) -> int:
        return sum(
            path.read_text(encoding="utf-8").count('["ok"')
            for path in self._folder.glob("notes-*.jsonl")
        )

    def finish(self) -> list[list[Any]]:
        """Wait for all and return what they wrote down, in no order between stations."""
        self._work_until(ENOUGH)
        self._stop.touch()
        for _window, process in self._running:
            process.join(60)
            assert process.exitcode == 0
            process.close()
        texts = [path.read_text(encoding="utf-8") for path in self._folder.glob("notes-*.jsonl")]
        # The last line of a killed station may be cut off.
        lines = [line for text in texts for line in text.splitlines() if line.endswith("]")]
        return [json.loads(line) for line in lines]


@pytest.fixture
def history(store: HallStore, tmp_path: Path) -> History:
    """Some busy seconds in a hall of three kiosks and five windows."""
    # The stations run on the machine's clock; the hall's day must be theirs.
    store.clock.set_to(SystemClock().now())
    hall = small_hall(store, windows=WINDOWS)
    for number in hall.windows:
        hall.open_window(number)
    folder = tmp_path / "stations"
    folder.mkdir()
    crew = Crew(hall, folder)
    crew.kill_some(KILLED)
    notes = crew.finish()
    store.clock.set_to(SystemClock().now())
    with store.work.read() as session:
        connection = session.connection()
        return History(
            notes=notes,
            tickets={str(row.id): row for row in connection.execute(select(table_of(Ticket)))},
            steps={
                str(row.ticket_id): row for row in connection.execute(select(table_of(TicketStep)))
            },
            events=list(
                connection.execute(
                    select(table_of(AuditEvent))
                    .where(AuditEvent.action.startswith("queueing."))
                    .order_by(AuditEvent.seq)
                )
            ),
            requests={str(key) for key in session.scalars(select(RequestRecord.id))},
            verdict=audit.verify(connection, store.hall_id),
            waiting=[row.label for row in hall.queue.waiting()],
        )


# One run of the stations is long: everything is asked of the same one.
def test_eight_stations_and_three_kills_leave_the_queue_whole(history: History):
    assert len(list(history.noted("ok"))) >= ENOUGH
    check_answers(history)
    check_numbers(history)
    check_order(history)
    check_states(history)
    check_chain(history)


def check_answers(history: History) -> None:
    """I1, I7, I8: told means there, not told means there once or not at all; repeats agree."""
    assert list(history.noted("different")) == []
    issued = history.told("issue")
    assert set(issued.values()) <= set(history.tickets)
    invoked = {note[2] for note in history.noted("invoke", "issue")}
    # A ticket bears the id of its request: one that nobody asked for cannot be there.
    assert set(history.tickets) <= invoked
    for request in (note[2] for note in history.noted("ok")):
        assert request in history.requests
    for request in (note[2] for note in history.noted("fail")):
        assert request not in history.requests
    called = history.told("call_next", "finish_and_call_next")
    assert set(called.values()) <= set(history.tickets)


def check_numbers(history: History) -> None:
    """I2: each number once, without a gap; what was told is what is stored."""
    by_series: dict[Any, list[int]] = defaultdict(list)
    for row in history.tickets.values():
        by_series[row.series_id].append(row.number)
    for numbers in by_series.values():
        assert sorted(numbers) == list(range(1, len(numbers) + 1))
    for note in history.noted("ok", "issue"):
        assert history.tickets[note[4]].label == note[5]


def check_order(history: History) -> None:
    """I5: within a service first come, first called; nobody was chosen here."""
    first_call = {
        event.subject_id: event.seq
        for event in reversed(history.events)
        if event.action == "queueing.ticket_called"
    }
    by_service: dict[Any, list[tuple[int, int]]] = defaultdict(list)
    for ticket, step in history.steps.items():
        by_service[step.service_id].append((step.sequence, first_call.get(ticket, sys.maxsize)))
    for turns in by_service.values():
        calls = [call for _sequence, call in sorted(turns)]
        assert calls == sorted(calls)


def check_states(history: History) -> None:
    """I3, I4, I6: one live call a ticket and a window, states only along the diagram."""
    live_at = Counter(
        step.window_id for step in history.steps.values() if step.state in AT_WINDOW_STATES
    )
    assert all(count == 1 for count in live_at.values())
    calls = Counter(
        event.subject_id for event in history.events if event.action == "queueing.ticket_called"
    )
    assert all(count == 1 for count in calls.values())
    state: dict[str, TicketState] = {}
    for event in history.events:
        after = TicketState(event.after["state"])
        if event.subject_id in state:
            assert TicketState(event.before["state"]) == state[event.subject_id]
            assert may_follow(state[event.subject_id], after)
        else:
            assert after is TicketState.WAITING
        state[event.subject_id] = after
    assert state == {ticket: step.state for ticket, step in history.steps.items()}


def check_chain(history: History) -> None:
    """I9, I11: counters are what the events say; one event a change; one chain without a gap."""
    assert history.verdict.is_whole
    assert history.verdict.count >= len(history.events)
    by_request = Counter(str(event.request_id) for event in history.events)
    finishing = {note[2] for note in history.noted("invoke", "finish_and_call_next")}
    for request, count in by_request.items():
        assert count <= (2 if request in finishing else 1)
    waiting = [step for step in history.steps.values() if step.state is TicketState.WAITING]
    assert len(history.waiting) == len(waiting)
    issued = [event for event in history.events if event.action == "queueing.ticket_issued"]
    assert len(issued) == len(history.tickets)
