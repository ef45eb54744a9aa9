"""Whatever keys are pressed in whatever order, the queue does what a plain list would do."""

import shutil
import sqlite3
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

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
from sqlalchemy import event
from typing_extensions import override

from hallapp.kernel import audit
from hallapp.kernel.errors import RuleError
from hallapp.kernel.requests import Request
from hallapp.queueing.terms import TicketRow

MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
WINDOWS = (1, 2, 3)
SERVED = {1: ("GA",), 2: ("GA", "SJ"), 3: ("GA", "SJ")}
PREFIX = {"GA": "A", "SJ": "B"}
LAST_NUMBER = 6
windows = st.sampled_from(WINDOWS)


def no_power_is_cut(connection: sqlite3.Connection, _record: object, _proxy: object) -> None:
    """What is tried is the order of things, and a thousand commits are waited for."""
    connection.execute("PRAGMA synchronous=OFF")


class Model:
    """The queue as a person would keep it on paper: lists of labels, nothing else."""

    def __init__(self) -> None:
        self.day = 0
        self.given = {"GA": 0, "SJ": 0}
        self.waiting: list[tuple[str, str]] = []  # service and label, in the order of issue
        self.missed: list[str] = []
        self.at: dict[int, tuple[str, str]] = {}  # window: label and state
        self.paused: set[int] = set()

    def new_day(self, day: int) -> None:
        if day > self.day:
            self.day, self.given = day, {"GA": 0, "SJ": 0}
            self.waiting, self.missed = [], []

    def issue(self, service: str) -> str:
        if self.given[service] == LAST_NUMBER:
            return "queueing.series_full"
        self.given[service] += 1
        label = f"{PREFIX[service]}{self.given[service]:03d}"
        self.waiting.append((service, label))
        return label

    def refusal_to_call(self, window: int) -> str | None:
        if window in self.paused:
            return "queueing.window_closed"
        return "queueing.window_busy" if window in self.at else None

    def call_next(self, window: int) -> str | None:
        refusal = self.refusal_to_call(window)
        if refusal is not None:
            return refusal
        for place, (service, label) in enumerate(self.waiting):
            if service in SERVED[window]:
                del self.waiting[place]
                self.at[window] = (label, "called")
                return label
        return None

    def move(self, window: int, needed: str, state: str | None) -> str:
        if window not in self.at:
            return "queueing.nothing_called"
        label, now = self.at[window]
        if now != needed:
            return "queueing.wrong_state"
        if state is None:
            del self.at[window]
        else:
            self.at[window] = (label, state)
        return label


class QueueAgainstModel(RuleBasedStateMachine):
    """Presses every key at random and compares what it is told with the model's answer."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="hall"))
        self.store = HallStore.on_sqlite(self.folder / "hall.db", MORNING)
        event.listen(self.store.engine, "checkout", no_power_is_cut)
        self.hall: SmallHall = small_hall(self.store, last_number=LAST_NUMBER)
        self.model = Model()
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
        return None if ticket is None else ticket.label

    @rule(asked=st.lists(st.sampled_from(("GA", "SJ")), min_size=1, max_size=4))
    def issue(self, asked: list[str]) -> None:
        for service in asked:
            self.model.new_day(self.today())
            assert self.press("issue", self.hall.services[service]) == self.model.issue(service)

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
        expected_refusal = self.model.refusal_to_call(window)
        if expected_refusal is None:
            self.model.new_day(self.today())
        told = self.press("call_next", self.hall.windows[window])
        assert told == self.model.call_next(window)

    @rule(window=windows)
    def finish_and_call_next(self, window: int) -> None:
        at = self.model.at.get(window)
        if at is not None and at[1] == "serving" and window in self.model.paused:
            expected: str | None = "queueing.window_closed"
        elif at is not None and at[1] == "serving":
            self.model.new_day(self.today())
            self.model.move(window, "serving", None)
            expected = self.model.call_next(window)
        else:
            expected = self.model.move(window, "serving", None)
        assert self.press("finish_and_call_next", self.hall.windows[window]) == expected

    @rule(window=windows, verb=st.sampled_from(("recall", "start", "miss", "finish")))
    def move(self, window: int, verb: str) -> None:
        needed = "serving" if verb == "finish" else "called"
        after = {"recall": "called", "start": "serving"}.get(verb)
        told = self.press(verb, self.hall.windows[window])
        expected = self.model.move(window, needed, after)
        if not expected.startswith("queueing."):
            self.model.new_day(self.today())
            if verb == "miss" and expected in self.labels_of_today():
                self.model.missed.append(expected)
        assert told == expected

    @rule(window=windows, place=st.integers(0, 5))
    def call_one_from_the_list(self, window: int, place: int) -> None:
        waiting = self.hall.queue.waiting()
        if place >= len(waiting) or self.model.day != self.today():
            return
        chosen = waiting[place]
        told = self.press("call_chosen", self.hall.windows[window], chosen.id, "急事")
        refusal = self.model.refusal_to_call(window)
        if refusal is None:
            self.model.waiting = [each for each in self.model.waiting if each[1] != chosen.label]
            self.model.at[window] = (chosen.label, "called")
        assert told == (refusal or chosen.label)

    @rule(window=windows)
    def call_one_that_missed(self, window: int) -> None:
        missed = self.hall.queue.missed()
        if not missed or self.model.day != self.today():
            return
        told = self.press("call_chosen", self.hall.windows[window], missed[0].id, "已到窗口")
        refusal = self.model.refusal_to_call(window)
        if refusal is None:
            self.model.missed.remove(missed[0].label)
            self.model.at[window] = (missed[0].label, "called")
        assert told == (refusal or missed[0].label)

    @rule()
    def press_the_last_key_again(self) -> None:
        if self.last is None:
            return
        request, verb, asked, told = self.last
        refused = isinstance(told, str) and told.startswith("queueing.")
        if not refused:
            assert self.ask(request, verb, asked) == told

    @precondition(lambda self: len(self.model.waiting) > 2)
    @rule(window=windows)
    def pause_or_resume(self, window: int) -> None:
        desk, request = self.hall.serving, self.store.request()
        if window in self.model.paused:
            desk.resume(request, self.hall.windows[window])
            self.model.paused.remove(window)
        else:
            desk.pause(request, self.hall.windows[window], "换票")
            self.model.paused.add(window)

    @rule(minutes=st.sampled_from((1, 30, -45)))
    def let_time_pass(self, minutes: int) -> None:
        self.store.clock.advance(timedelta(minutes=minutes))

    @precondition(lambda self: len(self.model.waiting) > 2)
    @rule()
    def go_home_for_the_night(self) -> None:
        self.store.clock.advance(timedelta(days=1))

    def today(self) -> int:
        return max(self.model.day, (self.store.work.today() - MORNING.date()).days)

    def labels_of_today(self) -> set[str]:
        return {row.label for row in self.hall.queue.missed()}

    @invariant()
    def the_lists_are_the_same(self) -> None:
        if self.model.day == self.today():
            assert self.hall.waiting() == [label for _service, label in self.model.waiting]
            assert sorted(self.labels_of_today()) == sorted(self.model.missed)

    @invariant()
    def every_window_has_what_it_should(self) -> None:
        live = {row.window.number: row.live for row in self.hall.queue.window_states()}
        assert {
            number: (row.label, row.state.value) for number, row in live.items() if row is not None
        } == self.model.at

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
    max_examples=20,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestQueueAgainstModel = QueueAgainstModel.TestCase
