"""The same history gives the same calls, lists and reasons on SQLite and on PostgreSQL."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hall_rows import SmallHall, small_hall
from hall_store import HallStore, Server
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from hallapp.queueing.tables import TicketStep, WindowService

MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
SERVICES = ("GA", "SJ")
WINDOWS = (1, 2, 3)

pytestmark = pytest.mark.postgres

windows = st.sampled_from(WINDOWS)
services = st.sampled_from(SERVICES)
# Head starts and slots ahead, in minutes: equal ones are wanted, and so are equal moments.
starts = st.sampled_from((0, 0, 0, 10, 30, -15))
acts = st.one_of(
    st.tuples(st.just("come"), services, starts),
    st.tuples(st.just("come"), services, st.just(0)),
    st.tuples(st.just("pass"), st.sampled_from((0, 1, 59_999_999, 60_000_000, 900_000_001))),
    st.tuples(st.just("prefer"), windows, services, st.integers(-25, 25)),
    st.tuples(st.just("reserve"), st.integers(0, 5), windows),
    st.tuples(st.just("call"), windows),
    st.tuples(st.just("call"), windows),
)


class Played:
    """A hall on one engine in which a history is played."""

    def __init__(self, store: HallStore) -> None:
        self.store = store
        self.hall: SmallHall = small_hall(store)
        for number in self.hall.windows:
            self.hall.open_window(number)

    def begin_a_day(self) -> None:
        self.store.clock.advance(timedelta(days=1))
        self._write(update(WindowService).values(lead_minutes=0))

    def act(self, verb: str, *asked: Any) -> list[Any]:
        return list(getattr(self, verb)(*asked))

    def come(self, service: str, head_start: int) -> Iterator[Any]:
        ticket = self.hall.queue.ticket(self.hall.issue(service))
        assert ticket.effective_at is not None
        stands = ticket.effective_at - timedelta(minutes=head_start)
        self._put(ticket.id, effective_at=stands, head_start_s=max(0, head_start) * 60)
        yield ticket.label

    def pass_(self, microseconds: int) -> Iterator[Any]:
        self.store.clock.advance(timedelta(microseconds=microseconds))
        yield from ()

    def prefer(self, window: int, service: str, minutes: int) -> Iterator[Any]:
        self._write(
            update(WindowService)
            .where(
                WindowService.window_id == self.hall.windows[window],
                WindowService.service_id == self.hall.services[service],
            )
            .values(lead_minutes=minutes)
        )
        yield from ()

    def reserve(self, place: int, window: int) -> Iterator[Any]:
        waiting = self.hall.queue.waiting()
        if place < len(waiting):
            self._put(waiting[place].id, wanted_window_id=self.hall.windows[window])
            yield waiting[place].label

    def call(self, window: int) -> Iterator[Any]:
        here, queue = self.hall.windows[window], self.hall.queue
        for each in WINDOWS:
            yield [row.label for row in queue.waiting(self.hall.windows[each])]
        called = queue.call_next(self.store.request(), here)
        if called is not None:
            yield called.label, called.picked_before, called.picked_why, called.why
            queue.start(self.store.request(), here)
            queue.finish(self.store.request(), here)

    def _put(self, ticket_id: uuid.UUID, **values: Any) -> None:
        self._write(update(TicketStep).where(TicketStep.ticket_id == ticket_id).values(**values))

    def _write(self, statement: Any) -> None:
        with self.store.engine.begin() as connection:
            connection.execute(statement)


@pytest.fixture
def engines(tmp_path: Path, server: Server | None) -> Iterator[tuple[Played, Played]]:
    if server is None:
        pytest.skip("PostgreSQL could not start on this machine")
    stores = (
        HallStore.on_sqlite(tmp_path / "hall.db", MORNING),
        HallStore.on_postgres(server, f"hall_{uuid.uuid4().hex}", MORNING),
    )
    yield Played(stores[0]), Played(stores[1])
    for store in stores:
        store.close()


@pytest.mark.parametrize("histories", [12, pytest.param(200, marks=pytest.mark.chaos)])
def test_the_same_history_is_called_in_the_same_order_on_both_engines(
    engines: tuple[Played, Played], histories: int
):
    calls = 0

    @settings(
        max_examples=histories,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(st.lists(acts, min_size=8, max_size=25))
    def play(history: list[tuple[Any, ...]]) -> None:
        nonlocal calls
        told: list[list[Any]] = []
        for played in engines:
            played.begin_a_day()
            told.append([])
            for verb, *asked in history:
                told[-1] += played.act("pass_" if verb == "pass" else verb, *asked)
        assert told[0] == told[1]
        calls += sum(isinstance(each, tuple) for each in told[0])

    play()

    # A comparison of nothing with nothing would prove nothing.
    assert calls > histories
