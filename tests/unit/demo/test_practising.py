"""Who comes to practise with, and which task is next."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from hallapp.demo.practice_layout import CITIZEN_MARK
from hallapp.demo.practising import (
    WAITING_AT_FIRST,
    Pace,
    Task,
    Trait,
    citizen,
    gap_s,
    task_now,
    task_rows,
)

SEEDS = st.integers(min_value=0, max_value=2**128 - 1)
NUMBERS = st.integers(min_value=1, max_value=5000)


@given(SEEDS, NUMBERS)
def test_the_same_seed_sends_the_same_citizen_marked_as_practice(seed: int, number: int) -> None:
    first, second = citizen(seed, number), citizen(seed, number)

    assert first == second
    assert first.name.startswith(CITIZEN_MARK)
    assert 0 <= first.lot < 1


def test_some_miss_their_call_lack_papers_want_another_service_or_are_priority() -> None:
    coming = [citizen(7, number) for number in range(1, 401)]

    shares = Counter(each.trait for each in coming)
    assert all(shares[trait] >= 12 for trait in Trait)
    assert shares[Trait.PLAIN] > 120
    assert 20 <= sum(each.is_priority for each in coming) <= 100


@given(SEEDS, NUMBERS)
def test_a_busier_pace_sends_the_next_one_sooner(seed: int, number: int) -> None:
    slow, usual, busy = (gap_s(seed, number, pace) for pace in Pace)

    if number <= WAITING_AT_FIRST:
        assert (slow, usual, busy) == (0, 0, 0)
    else:
        assert slow > usual > busy > 0


@given(SEEDS)
def test_the_first_ones_stand_in_the_queue_in_the_order_of_the_tasks(seed: int) -> None:
    first = [citizen(seed, number) for number in range(1, WAITING_AT_FIRST + 1)]

    assert [each.trait for each in first[:3]] == [Trait.ABSENT, Trait.COPYING, Trait.ELSEWHERE]
    assert len({each.service_code for each in first}) == 1
    assert not any(each.is_priority for each in first)


def test_there_are_eight_tasks_and_the_first_undone_one_is_next() -> None:
    rows = task_rows({"queueing.call_next", "queueing.miss"})

    assert len(rows) == 8
    assert task_now(rows, frozenset()) is Task.RECALL
    assert task_now(rows, {Task.RECALL}) is Task.HOLD


def test_when_all_is_done_no_task_is_next() -> None:
    kinds = {
        "queueing.finish_and_call_next",
        "queueing.recall",
        "queueing.miss",
        "queueing.hold",
        "queueing.transfer",
        "queueing.fail_visit",
        "serving.paused",
    }

    assert task_now(task_rows(kinds), frozenset()) is None
    assert Task.CALL.words("F2") == "请叫下一位（F2）"
