"""Rules of a ticket's way through windows, without a store: recalls, packages, time aside."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.kernel.requests import Actor, Channel
from hallapp.queueing.errors import RecallLimitError, RecallTooSoonError, StaffOnlyError
from hallapp.queueing.packages import open_parts
from hallapp.queueing.policy import QueuePolicy, check_recall
from hallapp.queueing.rules import DIAGRAM, check_staff, may_follow, waited_between
from hallapp.queueing.store.asides import aside_seconds
from hallapp.queueing.store.steps import StepNow
from hallapp.queueing.terms import LIVE_STATES, PackageStepRow, TicketState

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
MOMENTS = st.integers(-100_000, 100_000).map(lambda second: NOON + timedelta(seconds=second))
SERVICES = [uuid.UUID(int=number) for number in range(1, 5)]


@dataclass(frozen=True)
class Called:
    """What a recall looks at."""

    label: str | None
    call_count: int | None
    called_at: datetime | None


def a_step(service: int, state: TicketState, *, comes_back: bool = False) -> StepNow:
    """A step of a package's ticket; what does not matter here is left empty."""
    return StepNow(
        id=uuid.uuid4(), ticket_id=uuid.UUID(int=9), label="A001", hall_id=uuid.UUID(int=1),
        day=NOON.date(), service_id=SERVICES[service], item_id=None, state=state, position=0,
        effective_at=NOON, head_start_s=0, queued_at=NOON, window_id=None, window_number=None,
        person_id=None, called_at=None, call_count=0, started_at=None, finished_at=None,
        aside_at=None, aside_s=0, served_s=0, return_at=None,
        back_window_id=uuid.UUID(int=7) if comes_back else None, back_person_id=None,
        late_times=0, package_id=uuid.UUID(int=8),
    )  # fmt: skip


def a_package(services: int) -> tuple[PackageStepRow, ...]:
    return tuple(
        PackageStepRow(SERVICES[number], f"第{number}项", None, number)
        for number in range(services)
    )


@given(count=st.integers(1, 9), limit=st.integers(0, 9), past_s=st.integers(0, 99))
def test_a_recall_keeps_to_its_number_and_its_distance(count: int, limit: int, past_s: int):
    policy = QueuePolicy(recall_limit=limit, recall_spacing_s=20)
    called = Called("A001", count, NOON - timedelta(seconds=past_s))

    if limit and count >= limit:
        with pytest.raises(RecallLimitError):
            check_recall(policy, called, NOON)
    elif past_s < 20:
        with pytest.raises(RecallTooSoonError) as refused:
            check_recall(policy, called, NOON)
        assert refused.value.facts["wait_s"] == 20 - past_s
    else:
        check_recall(policy, called, NOON)


@given(st.integers(0, 4), st.integers(0, 4))
def test_what_is_finished_of_a_package_is_not_open(size: int, done: int):
    taken = [a_step(number, TicketState.FINISHED) for number in range(min(size, done))]

    left = open_parts(a_package(size), taken)

    assert [part.position for part in left] == list(range(min(size, done), size))


def test_a_package_visited_in_any_order_is_done_in_the_end():
    for order in permutations(range(3)):
        taken: list[StepNow] = []
        for number in order:
            assert SERVICES[number] in {p.service_id for p in open_parts(a_package(3), taken)}
            taken.append(a_step(number, TicketState.FINISHED))
        assert open_parts(a_package(3), taken) == ()


@pytest.mark.parametrize("state", [TicketState.MISSED, *LIVE_STATES])
def test_what_is_not_over_stays_open(state: TicketState):
    assert len(open_parts(a_package(2), [a_step(0, state)])) == 2


def test_handed_over_for_good_is_over_and_lent_out_is_not():
    for_good = [a_step(0, TicketState.TRANSFERRED), a_step(3, TicketState.FINISHED)]
    lent = [
        a_step(0, TicketState.TRANSFERRED),
        a_step(3, TicketState.FINISHED, comes_back=True),
    ]
    same = [a_step(0, TicketState.TRANSFERRED), a_step(0, TicketState.WAITING)]

    assert [part.position for part in open_parts(a_package(2), for_good)] == [1]
    assert [part.position for part in open_parts(a_package(2), lent)] == [0, 1]
    assert [part.position for part in open_parts(a_package(2), same)] == [0, 1]


@given(since=MOMENTS, until=MOMENTS, spent_s=st.integers(0, 100_000))
def test_no_clock_makes_a_wait_negative(since: datetime, until: datetime, spent_s: int):
    assert waited_between(since, until, spent_s) >= 0


@given(since=MOMENTS, until=MOMENTS, before_s=st.integers(0, 100_000))
def test_time_aside_never_shrinks(since: datetime, until: datetime, before_s: int):
    assert aside_seconds(since, before_s, until) >= before_s


def test_who_was_never_aside_has_no_time_added():
    assert aside_seconds(None, 30, NOON) == 30


@pytest.mark.parametrize(
    ("actor", "may"),
    [
        (Actor("kiosk", channel=Channel.KIOSK), False),
        (Actor("desk", channel=Channel.DESK), False),
        (Actor("desk", person_id=uuid.uuid4()), True),
        (Actor("hall", channel=Channel.SYSTEM), True),
    ],
)
def test_staff_is_who_has_signed_in(actor: Actor, *, may: bool):
    if may:
        check_staff(actor)
        return
    with pytest.raises(StaffOnlyError):
        check_staff(actor)


@pytest.mark.parametrize("state", LIVE_STATES)
def test_whatever_lives_can_end(state: TicketState):
    reached, seen = {state}, {state}
    while reached:
        reached = {after for each in reached for after in DIAGRAM[each]} - seen
        seen |= reached

    assert TicketState.FINISHED in seen
    assert may_follow(state, TicketState.LEFT)


def test_only_a_waiting_step_is_withdrawn():
    assert [state for state in TicketState if may_follow(state, TicketState.WITHDRAWN)] == [
        TicketState.WAITING
    ]
