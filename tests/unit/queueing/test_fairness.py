"""Nobody is overtaken by whoever joins after the bound; a stream of priorities starves nobody."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hallapp.queueing.order import Candidate, Standing, capped, latest_overtaker, prioritised_at

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Hall:
    """A hall's caps, and the leads that it asked each window to give each service."""

    head_start_cap: int
    lead_cap: int
    leads: list[list[int]]

    def seen(self, window: int, service: int, standing: Standing) -> Candidate:
        return Candidate(standing, capped(self.leads[window][service], self.lead_cap))


@dataclass(frozen=True)
class Came:
    """Somebody who came: when, for what, and with how much head start."""

    service: int
    standing: Standing

    @property
    def joined_at(self) -> datetime:
        return self.standing.issued_at


SERVICES = 3
WINDOWS = 2
halls = st.builds(
    Hall,
    st.integers(0, 60),
    st.integers(0, 30),
    st.lists(
        st.lists(st.integers(-90, 90), min_size=SERVICES, max_size=SERVICES),
        min_size=WINDOWS,
        max_size=WINDOWS,
    ),
)
# Seconds since the one before, service, head start of the class, the manager's priority.
arrivals = st.lists(
    st.tuples(
        st.integers(0, 1800),
        st.integers(0, SERVICES - 1),
        st.sampled_from((0, 0, 0, 10, 30, 600)),
        st.sampled_from((0, 0, 15, 600)),
    ),
    max_size=40,
)
# Which window calls, after how many arrivals have come since the call before.
calls = st.lists(st.tuples(st.integers(0, WINDOWS - 1), st.integers(0, 4)), max_size=60)


def arrive(hall: Hall, asked: list[tuple[int, int, int, int]]) -> list[Came]:
    came: list[Came] = []
    now = NINE
    for turn, (gap_s, service, head_start, priority) in enumerate(asked, start=1):
        now += timedelta(seconds=gap_s)
        head_start_s = 60 * min(head_start, hall.head_start_cap)
        standing = Standing(now - timedelta(seconds=head_start_s), turn, now, now, head_start_s)
        if priority:
            moment, more_s = prioritised_at(standing, priority, hall.head_start_cap)
            standing = Standing(moment, turn, now, now, more_s)
        came.append(Came(service, standing))
    return came


@settings(max_examples=400)
@given(hall=halls, asked=arrivals, pressed=calls)
def test_nobody_who_joins_after_the_bound_is_called_before_you(
    hall: Hall, asked: list[tuple[int, int, int, int]], pressed: list[tuple[int, int]]
):
    coming, waiting = arrive(hall, asked), list[Came]()

    for window, since in pressed:
        waiting += coming[:since]
        del coming[:since]
        if not waiting:
            continue
        called = min(waiting, key=lambda one: hall.seen(window, one.service, one.standing).key)
        waiting.remove(called)
        for passed in waiting:
            bound = latest_overtaker(passed.joined_at, hall.head_start_cap, hall.lead_cap)
            assert called.joined_at <= bound


def test_the_bound_is_reached_to_the_second_and_not_passed():
    hall = Hall(30, 20, [[20, -20]])
    ordinary = Came(1, Standing(NINE, 1, NINE, NINE))

    def overtakes(after: timedelta) -> bool:
        joined = NINE + after
        favoured = Standing(joined - timedelta(minutes=30), 2, joined, joined, 1800)
        return hall.seen(0, 0, favoured).key < hall.seen(0, 1, ordinary.standing).key

    assert overtakes(timedelta(minutes=70) - timedelta(seconds=1))
    assert not overtakes(timedelta(minutes=70))


@given(
    cap=st.integers(0, 60),
    every_s=st.integers(20, 600),
    service_s=st.integers(20, 600),
    ahead=st.integers(0, 10),
)
def test_with_a_continuous_priority_stream_an_ordinary_person_waits_no_longer_than_the_bound(
    cap: int, every_s: int, service_s: int, ahead: int
):
    """One window; priority people join without end, as often as the hall can take, or more."""
    head_start = timedelta(minutes=cap)
    ordinary = Standing(NINE, ahead + 1, NINE, NINE)
    queue = [
        Standing(NINE - head_start, turn, NINE, NINE, 60 * cap) for turn in range(1, ahead + 1)
    ]
    queue.append(ordinary)
    # Whoever may go first: those who were there, and who joined within the bound.
    bound = latest_overtaker(NINE, cap, 0)
    most_before = ahead + int((bound - NINE).total_seconds() // every_s) + 1
    next_join, now, turn, before = NINE, NINE, ahead + 1, 0

    while True:
        while next_join <= now:
            turn += 1
            queue.append(Standing(next_join - head_start, turn, next_join, next_join, 60 * cap))
            next_join += timedelta(seconds=every_s)
        called = min(queue, key=lambda one: one.plain_key)
        queue.remove(called)
        if called is ordinary:
            break
        before += 1
        assert before <= most_before
        now += timedelta(seconds=service_s)

    assert before <= most_before
