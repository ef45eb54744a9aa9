"""Where a new ticket stands, without a store."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.queueing.placing import next_part, placed
from hallapp.queueing.policy import QueuePolicy
from hallapp.queueing.priorities import DEFAULT_PRIORITIES
from hallapp.queueing.terms import Entry, IssueWish

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
MINUTES = st.integers(-300, 300).map(lambda minutes: NOW + timedelta(minutes=minutes))
WISHES = st.builds(
    IssueWish,
    effective_at=st.none() | MINUTES,
    not_before=st.none() | MINUTES,
    has_appointment=st.booleans(),
)


@dataclass(frozen=True)
class Part:
    position: int
    waiting: int
    windows: int


@given(wish=WISHES, minutes=st.integers(0, 300), cap=st.integers(0, 60))
def test_nothing_puts_a_ticket_further_forward_than_the_cap(
    wish: IssueWish, minutes: int, cap: int
):
    standing = placed(NOW, wish, minutes, cap)

    assert NOW - standing.effective_at <= timedelta(minutes=cap)
    assert 0 <= standing.head_start_s <= cap * 60


@given(wish=WISHES, minutes=st.integers(1, 60), cap=st.integers(0, 60))
def test_a_class_never_puts_anybody_further_back(wish: IssueWish, minutes: int, cap: int):
    with_class = placed(NOW, wish, minutes, cap).effective_at
    without = placed(NOW, wish, 0, cap).effective_at

    assert with_class <= without


@given(first=st.integers(0, 60), second=st.integers(0, 60), between=st.integers(31, 600))
def test_whoever_came_more_than_the_cap_later_stands_behind(first: int, second: int, between: int):
    cap = QueuePolicy().head_start_cap_minutes

    early = placed(NOW, IssueWish(), first, cap)
    late = placed(NOW + timedelta(minutes=between), IssueWish(), second, cap)

    assert early.effective_at < late.effective_at


@given(wish=WISHES)
def test_nobody_is_held_but_for_a_time_that_lies_ahead(wish: IssueWish):
    standing = placed(NOW, wish, 0, 30)

    assert standing.held_until is None or standing.held_until > NOW
    booked = wish.has_appointment or wish.effective_at is not None
    assert (standing.entry is Entry.APPOINTMENT) == booked


def test_the_classes_of_a_new_hall_keep_to_its_cap_and_bear_different_codes():
    cap = QueuePolicy().head_start_cap_minutes

    assert all(0 < each.head_start_minutes <= cap for each in DEFAULT_PRIORITIES)
    assert len({each.code for each in DEFAULT_PRIORITIES}) == len(DEFAULT_PRIORITIES)


def test_of_a_package_the_lowest_position_comes_first_however_busy_it_is():
    assert next_part([Part(2, 0, 5), Part(1, 40, 1)]) == Part(1, 40, 1)


def test_among_equal_positions_the_fewest_people_for_a_window_come_first():
    assert next_part([Part(1, 4, 1), Part(1, 6, 3), Part(1, 0, 0)]) == Part(1, 6, 3)


def test_a_package_without_services_has_no_next():
    with pytest.raises(ValueError, match="empty"):
        next_part(list[Part]())
