"""The order of those who wait at one window is total, capped and the same however it is asked."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hallapp.queueing.order import (
    Candidate,
    Reservation,
    ServiceLink,
    Standing,
    capped,
    latest_overtaker,
    leads_at,
    prioritised_at,
)

NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
HERE, THERE, ZHANG, LI = (uuid.UUID(int=number) for number in range(1, 5))
minutes = st.integers(0, 600)


def standing(minute: float, sequence: int, head_start: int = 0) -> Standing:
    joined = NINE + timedelta(minutes=minute)
    return Standing(
        joined - timedelta(minutes=head_start), sequence, joined, joined, 60 * head_start
    )


def test_equal_moments_are_told_apart_by_the_turn():
    first, second = Candidate(standing(0, 1)), Candidate(standing(0, 2))

    assert first.key < second.key


@given(st.lists(st.tuples(minutes, st.integers(-20, 20)), unique=True), st.randoms())
def test_the_order_is_the_same_however_the_rows_come(asked: list[tuple[int, int]], chance):
    rows = [
        Candidate(standing(minute, turn), lead)
        for turn, (minute, lead) in enumerate(asked, start=1)
    ]
    shuffled = list(rows)
    chance.shuffle(shuffled)

    assert sorted(shuffled, key=lambda row: row.key) == sorted(rows, key=lambda row: row.key)
    assert len({row.key for row in rows}) == len(rows)


@given(st.integers(-1000, 1000), st.integers(0, 60))
def test_a_lead_never_passes_the_cap(lead: int, cap: int):
    assert abs(capped(lead, cap)) <= cap
    assert capped(lead, cap) == lead or abs(lead) > cap


def test_a_help_that_has_run_out_is_not_served():
    links = [
        ServiceLink(HERE, 5),
        ServiceLink(THERE, 0, until_at=NINE),
        ServiceLink(ZHANG, -90, until_at=NINE + timedelta(seconds=1)),
    ]

    assert leads_at(links, NINE, 20).minutes == {HERE: 5, ZHANG: -20}


def test_services_of_one_lead_are_asked_for_together():
    links = [ServiceLink(HERE, 5), ServiceLink(THERE), ServiceLink(ZHANG, 5)]

    assert leads_at(links, NINE, 20).groups() == ((5, (HERE, ZHANG)), (0, (THERE,)))


def test_a_reservation_holds_while_the_window_is_held_or_the_person_is_on_duty():
    for_window, for_both = Reservation(window_id=HERE), Reservation(HERE, ZHANG)

    assert for_window.binds(held={HERE}, on_duty=set())
    assert not for_window.binds(held={THERE}, on_duty={ZHANG})
    assert for_both.binds(held=set(), on_duty={ZHANG})


def test_who_waits_for_window_or_person_may_be_called_by_either():
    wanted = Reservation(HERE, ZHANG)

    assert wanted.is_for(HERE, LI)
    assert wanted.is_for(THERE, ZHANG)
    assert not wanted.is_for(THERE, LI)
    assert not Reservation(HERE).is_for(THERE, None)


@given(
    joined=minutes,
    head_start=st.integers(0, 30),
    later=st.integers(-60, 120),
    given_minutes=st.integers(0, 600),
    cap=st.integers(0, 60),
)
def test_no_priority_puts_anybody_back_or_more_than_the_cap_before_the_issue(
    joined: int, head_start: int, later: int, given_minutes: int, cap: int
):
    now = standing(joined, 1, min(head_start, cap))
    # A late-comer or somebody early for an appointment stands later than the number was given.
    now = replace(now, effective_at=now.effective_at + timedelta(minutes=max(0, later)))

    once, head_start_s = prioritised_at(now, given_minutes, cap)
    twice, _s = prioritised_at(
        replace(now, effective_at=once, head_start_s=head_start_s), given_minutes, cap
    )

    assert once <= now.effective_at
    assert once >= now.issued_at - timedelta(minutes=cap)
    assert head_start_s <= 60 * cap
    assert twice == once


def test_a_priority_is_not_added_to_a_class():
    moment, head_start_s = prioritised_at(standing(10, 1, head_start=20), 30, 30)

    assert moment == NINE - timedelta(minutes=20)
    assert head_start_s == 30 * 60


def test_the_bound_is_the_cap_and_twice_the_lead():
    assert latest_overtaker(NINE, 30, 20) == NINE + timedelta(minutes=70)
