"""Whatever keys are pressed in whatever order, the queue does what slips on paper would do."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hall_rows import SmallHall, small_hall
from hall_store import HallStore
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from paper_queue import Key, PaperQueue, Refused, Slip
from sqlalchemy import event
from typing_extensions import override

from hallapp.kernel import audit
from hallapp.kernel.errors import RuleError
from hallapp.kernel.requests import Request
from hallapp.queueing.terms import Destination, MissingPaper, TicketRow

MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
WINDOWS = (1, 2, 3)
LAST_NUMBER = 6
windows = st.sampled_from(WINDOWS)
services = st.sampled_from(("GA", "SJ"))
places = st.integers(0, 5)


def no_power_is_cut(connection: sqlite3.Connection, _record: object, _proxy: object) -> None:
    """What is tried is the order of things, and a thousand commits are waited for."""
    connection.execute("PRAGMA synchronous=OFF")


class QueueAgainstModel(RuleBasedStateMachine):
    """Presses every key at random and compares what it is told with the paper's answer."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="hall"))
        self.store = HallStore.on_sqlite(self.folder / "hall.db", MORNING)
        event.listen(self.store.engine, "checkout", no_power_is_cut)
        self.hall: SmallHall = small_hall(self.store, last_number=LAST_NUMBER)
        self.paper = PaperQueue(LAST_NUMBER)
        self.ids: dict[Key, UUID] = {}
        self.last: tuple[Request, str, tuple[object, ...], object] | None = None

    @initialize()
    def open_windows(self) -> None:
        for number in WINDOWS:
            self.hall.open_window(number)

    def press(self, verb: str, *asked: object) -> str | None:
        request = self.store.request()
        told = self.ask(request, verb, asked)
        self.last = (request, verb, asked, told)
        return told

    def ask(self, request: Request, verb: str, asked: tuple[object, ...]) -> str | None:
        try:
            answer = getattr(self.hall.queue, verb)(request, *asked)
        except RuleError as refused:
            return refused.code
        ticket: TicketRow | None = getattr(answer, "ticket", answer)
        if ticket is not None and verb in {"issue", "walk_in"}:
            self.ids[self.paper.day, ticket.label] = ticket.id
        return None if ticket is None else ticket.label

    def both(self, on_paper: Callable[[PaperQueue], str | None], verb: str, *asked: object) -> None:
        """Press a key here and on paper; what is refused changes neither."""
        trial = self.paper.trial()
        trial.turn(self.today(), self.store.clock.now())
        try:
            expected = on_paper(trial)
        except Refused as refused:
            expected = str(refused)
        else:
            self.paper = trial
        assert self.press(verb, *asked) == expected

    def nth(self, place: int, *states: str) -> Slip | None:
        """One of the slips in some states; None when the paper is of another day."""
        found = self.paper.in_state(*states) if self.paper.day == self.today() else []
        return found[place] if place < len(found) else None

    @rule(asked=st.lists(services, min_size=1, max_size=4))
    def issue(self, asked: list[str]) -> None:
        for service in asked:
            self.both(lambda paper, s=service: paper.issue(s), "issue", self.hall.services[service])

    @rule(asked=st.permutations(WINDOWS))
    def every_window_calls(self, asked: list[int]) -> None:
        for window in asked:
            self.call_next(window)

    @rule(window=windows)
    def serve_one_to_the_end(self, window: int) -> None:
        for verb in ("start", "finish"):
            self.move(window, verb)
        self.call_next(window)

    @rule(window=windows)
    def call_next(self, window: int) -> None:
        self.both(lambda paper: paper.call_next(window), "call_next", self.hall.windows[window])

    @rule(window=windows)
    def finish_and_call_next(self, window: int) -> None:
        self.both(
            lambda paper: paper.finish_and_call_next(window),
            "finish_and_call_next",
            self.hall.windows[window],
        )

    @rule(window=windows, verb=st.sampled_from(("recall", "start", "miss", "finish", "undo")))
    def move(self, window: int, verb: str) -> None:
        self.both(lambda paper: getattr(paper, verb)(window), verb, self.hall.windows[window])

    @rule(window=windows)
    def miss_and_take_it_back(self, window: int) -> None:
        for verb in ("miss", "undo"):
            self.move(window, verb)

    @rule(window=windows)
    def call_another_and_take_it_back(self, window: int) -> None:
        self.finish_and_call_next(window)
        self.move(window, "undo")

    @rule(window=windows, minutes=st.sampled_from((None, 1, 30)))
    def hold(self, window: int, minutes: int | None) -> None:
        self.both(
            lambda paper: paper.hold(window, minutes),
            "hold",
            self.hall.windows[window],
            "去复印",
            minutes,
        )

    @rule(place=places, state=st.sampled_from(("waiting", "called", "serving", "missed")))
    def step_out(self, place: int, state: str) -> None:
        slip = self.nth(place, state)
        if slip is not None:
            self.both(lambda paper: paper.step_out(slip.key, 5), "step_out", self.id_of(slip), 5)

    @rule(window=windows, place=places, state=st.sampled_from(("held", "away", "waiting")))
    def bring_back(self, window: int, place: int, state: str) -> None:
        slip = self.nth(place, state)
        if slip is not None:
            self.both(
                lambda paper: paper.bring_back(window, slip.key),
                "bring_back",
                self.hall.windows[window],
                self.id_of(slip),
            )

    @rule(place=places)
    def wake(self, place: int) -> None:
        slip = self.nth(place, "held", "away")
        if slip is not None:
            self.both(lambda paper: paper.wake(slip.key), "wake", self.id_of(slip))

    @rule(window=windows, service=services)
    def transfer(self, window: int, service: str) -> None:
        self.both(
            lambda paper: paper.transfer(window, service),
            "transfer",
            self.hall.windows[window],
            Destination(self.hall.services[service]),
        )

    @rule(place=places)
    def readmit(self, place: int) -> None:
        slip = self.nth(place, "missed")
        if slip is not None:
            self.both(lambda paper: paper.readmit(slip.key), "readmit", self.id_of(slip))

    @rule(place=places, state=st.sampled_from(("waiting", "held", "away", "serving", "finished")))
    def leave(self, place: int, state: str) -> None:
        slip = self.nth(place, state)
        if slip is not None:
            self.both(lambda paper: paper.leave(slip.key), "leave", self.id_of(slip))

    @rule(place=places, state=st.sampled_from(("waiting", "held", "called", "finished")))
    def void(self, place: int, state: str) -> None:
        slip = self.nth(place, state)
        if slip is not None:
            self.both(lambda paper: paper.void(slip.key), "void", self.id_of(slip), "没有打印")

    @rule(window=windows, service=services)
    def walk_in(self, window: int, service: str) -> None:
        self.both(
            lambda paper: paper.walk_in(window, service),
            "walk_in",
            self.hall.windows[window],
            self.hall.services[service],
        )

    @rule(window=windows)
    def fail_visit(self, window: int) -> None:
        self.both(
            lambda paper: paper.fail_visit(window),
            "fail_visit",
            self.hall.windows[window],
            self.hall.items["GA-001"],
            1,
            (MissingPaper("m1", "身份证"),),
        )

    @rule(window=windows)
    def correct_item(self, window: int) -> None:
        self.both(
            lambda paper: paper.correct_item(window),
            "correct_item",
            self.hall.windows[window],
            self.hall.items["SJ-001"],
        )

    @rule(window=windows, place=places, state=st.sampled_from(("waiting", "missed")))
    def call_one_from_the_list(self, window: int, place: int, state: str) -> None:
        slip = self.nth(place, state)
        if slip is not None:
            self.both(
                lambda paper: paper.call_chosen(window, slip.key),
                "call_chosen",
                self.hall.windows[window],
                self.id_of(slip),
                "急事",
            )

    @rule()
    def press_the_last_key_again(self) -> None:
        if self.last is None:
            return
        request, verb, asked, told = self.last
        refused = isinstance(told, str) and told.startswith("queueing.")
        if not refused:
            assert self.ask(request, verb, asked) == told

    @precondition(lambda self: len(self.paper.in_state("waiting")) > 2)
    @rule(window=windows)
    def pause_or_resume(self, window: int) -> None:
        desk, request = self.hall.serving, self.store.request()
        if window in self.paper.paused:
            desk.resume(request, self.hall.windows[window])
            self.paper.paused.remove(window)
        else:
            desk.pause(request, self.hall.windows[window], "换票", 5)
            self.paper.paused.add(window)

    @rule(seconds=st.sampled_from((5, 60, 1800, -2700)))
    def let_time_pass(self, seconds: int) -> None:
        self.store.clock.advance(timedelta(seconds=seconds))

    @precondition(lambda self: len(self.paper.in_state("waiting", "held", "away")) > 2)
    @rule()
    def go_home_for_the_night(self) -> None:
        self.store.clock.advance(timedelta(days=1))

    @rule()
    def look_who_is_due(self) -> None:
        """Whoever presses no key but looks sees everybody wait again whose time is over."""
        now = self.store.clock.now()
        slips = self.paper.slips.values()
        due = [slip for slip in slips if slip.return_at is not None and slip.return_at <= now]

        assert self.hall.queue.wake_due(self.store.request()) == len(due)
        if due:
            self.paper.turn(self.today(), now)

    def id_of(self, slip: Slip) -> UUID:
        return self.ids[slip.key]

    def today(self) -> int:
        return max(self.paper.day, (self.store.work.today() - MORNING.date()).days)

    @invariant()
    def the_lists_are_the_same(self) -> None:
        if self.paper.day != self.today():
            return
        waiting = [slip.key[1] for slip in self.paper.in_state("waiting")]
        aside = [slip.key[1] for slip in self.paper.in_state("held", "away")]
        missed = [slip.key[1] for slip in self.paper.in_state("missed")]

        assert self.hall.waiting() == waiting
        assert sorted(row.label for row in self.hall.queue.aside()) == sorted(aside)
        assert sorted(row.label for row in self.hall.queue.missed()) == sorted(missed)

    @invariant()
    def every_window_has_what_it_should(self) -> None:
        live = {row.window.number: row.live for row in self.hall.queue.window_states()}
        on_paper = {window: self.paper.at(window) for window in WINDOWS}

        assert {
            number: (row.label, row.state.value) for number, row in live.items() if row is not None
        } == {
            window: (slip.key[1], slip.state)
            for window, slip in on_paper.items()
            if slip is not None
        }

    @invariant()
    def nobody_waited_less_than_nothing(self) -> None:
        assert all(row.waited_s >= 0 for row in self.hall.queue.waiting())

    @override
    def teardown(self) -> None:
        with self.store.work.read() as session:
            assert audit.verify(session.connection(), self.store.hall_id).is_whole
        self.store.close()
        shutil.rmtree(self.folder)


QueueAgainstModel.TestCase.settings = settings(
    max_examples=10,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestQueueAgainstModel = QueueAgainstModel.TestCase


@pytest.mark.chaos
@pytest.mark.timeout(0)
class TestQueueAgainstModelForLong(QueueAgainstModel.TestCase):
    """The same with many more histories: poe chaos."""

    settings = settings(QueueAgainstModel.TestCase.settings, max_examples=300)
