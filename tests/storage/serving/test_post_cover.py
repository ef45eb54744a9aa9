"""A window is staffed by its A or its B; an empty post is told at once, with the B who could go."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hall_rows import SmallHall
from hall_store import HALL_ID
from leave_hall import AM, MONDAY, PM, LeaveHall, leave_hall, span
from sqlalchemy import insert

from hallapp.attendance.tables import Punch
from hallapp.attendance.terms import PunchSource
from hallapp.hall.half_days import HalfDaySpan
from hallapp.leave.terms import LeaveKind, OutingKind, OutingWish
from hallapp.roster.errors import HandoverOverlapError, PairOpenError, PairSameError
from hallapp.roster.service import PairWish
from hallapp.roster.store import HandoverWish
from hallapp.roster.terms import HandoverCause, PostPairRow
from hallapp.serving.post_cover import CoverRole, PostCoverService

A81_DAY = date(2026, 7, 8)


@pytest.fixture
def people(hall: SmallHall) -> LeaveHall:
    """The hall with people who decide."""
    return leave_hall(hall)


@pytest.fixture
def cover(people: LeaveHall) -> PostCoverService:
    """What joins sign-in, leave, outings and pairs."""
    return PostCoverService(people.hall.store.work, people.posts)


def paired(people: LeaveHall, a: int = 1, b: int = 2, window: int = 1) -> PostPairRow:
    """A window with its A and its B."""
    wish = PairWish(people.person(a), people.person(b), people.hall.windows[window])
    return people.posts.pair(people.by(4), wish)


def at(people: LeaveHall, hour: int, minute: int, day: date = MONDAY) -> None:
    """Let it be a time of the hall's day."""
    clock = people.hall.store.clock
    clock.set_to(datetime.combine(day, time(hour, minute), UTC) - timedelta(hours=8))


def test_a81_b_covers_the_window_of_an_a_on_leave(
    people: LeaveHall, cover: PostCoverService
) -> None:
    at(people, 8, 30, A81_DAY - timedelta(days=2))
    paired(people, 1, 5, 1)
    people.granted(1, span(A81_DAY, PM), leave_kind=LeaveKind.SICK)
    at(people, 13, 28, A81_DAY)
    people.hall.open_window(1, person=5)
    at(people, 14, 0, A81_DAY)
    while_covered = cover.vacancies()
    at(people, 17, 1, A81_DAY)
    people.hall.serving.leave_window(people.hall.store.request(), people.hall.windows[1])

    (window,) = cover.window_cover(A81_DAY)

    assert while_covered == ()
    assert (window.number, window.is_staffed, window.is_covered_by_b) == (1, True, True)
    (served,) = window.spans
    assert (served.person_name, served.role, served.owner_name) == ("张5", CoverRole.B, "张1")
    away = people.leave.away(A81_DAY)
    assert list(away) == [(people.person(1), A81_DAY)]


def test_a82_a_post_left_without_b_is_told_at_once_and_is_a_finding_after_the_limit(
    people: LeaveHall, cover: PostCoverService
) -> None:
    paired(people)
    people.hall.open_window(1)
    people.hall.open_window(2)
    at(people, 10, 0)
    people.hall.serving.leave_window(people.hall.store.request(), people.hall.windows[1])

    at_once = cover.vacancies()
    at(people, 10, 14)
    soon = cover.vacancies()
    at(people, 10, 15)
    limit = cover.vacancies()
    at(people, 10, 20)
    people.hall.open_window(1)

    assert [(row.number, row.a_name, row.is_over_limit) for row in at_once] == [(1, "张1", False)]
    assert (soon[0].is_over_limit, limit[0].is_over_limit) == (False, True)
    assert (limit[0].proposed_b_name, limit[0].b_window_number) == ("张2", 2)
    assert f"{limit[0].since.astimezone(people.hall.store.zone):%H:%M}" == "10:00"
    assert cover.vacancies() == ()


def test_a_window_that_nobody_opened_is_vacant_from_the_opening_of_the_hall(
    people: LeaveHall, cover: PostCoverService
) -> None:
    paired(people)
    at(people, 9, 30)
    before = cover.vacancies()
    with people.hall.store.engine.begin() as connection:
        punched = {
            "id": people.person(2), "hall_id": HALL_ID, "person_id": people.person(2),
            "day": MONDAY, "punched_at": people.hall.store.clock.now(),
            "source": PunchSource.DESK,
        }  # fmt: skip
        connection.execute(insert(Punch), [punched])
    (row,) = cover.vacancies()
    at(people, 12, 30)

    assert [each.proposed_b for each in before] == [None]
    assert (row.proposed_b, row.b_window_number) == (people.person(2), None)
    assert f"{row.since.astimezone(people.hall.store.zone):%H:%M}" == "09:00"
    assert cover.vacancies() == ()


def test_whoever_is_out_on_a_slip_leaves_the_post_and_is_excused(
    people: LeaveHall, cover: PostCoverService
) -> None:
    paired(people)
    people.hall.open_window(1)
    at(people, 10, 0)
    back = people.hall.store.clock.now() + timedelta(minutes=40)
    wish = OutingWish(people.person(1), OutingKind.ESCORT, "陪同办理", back)
    people.outings.leave_post(people.by(1), wish)

    (row,) = cover.vacancies()

    assert (row.a_word, row.number) == ("外出", 1)


def test_a_pause_longer_than_said_leaves_the_post_empty(
    people: LeaveHall, cover: PostCoverService
) -> None:
    paired(people)
    people.hall.open_window(1)
    at(people, 10, 0)
    pause = people.hall.serving.pause
    pause(people.hall.store.request(), people.hall.windows[1], "整理材料", 10)

    at(people, 10, 9)
    within = cover.vacancies()
    at(people, 10, 16)

    assert within == ()
    assert [row.is_over_limit for row in cover.vacancies()] == [True]


def test_pairs_differ_and_hold_one_at_a_time(people: LeaveHall) -> None:
    pair = paired(people)

    with pytest.raises(PairSameError):
        paired(people, 1, 1)
    with pytest.raises(PairOpenError):
        paired(people, 1, 3)
    people.posts.end_pair(people.by(4), pair.id, MONDAY - timedelta(days=1))
    again = paired(people, 1, 3)

    assert [row.b_name for row in people.posts.pairs()] == ["张3"]
    assert again.window_number == 1


def test_a_hand_over_of_today_is_short_notice_and_one_of_tomorrow_is_not(
    people: LeaveHall,
) -> None:
    pair = paired(people)
    today, tomorrow = span(MONDAY, PM), span(MONDAY + timedelta(days=1), AM)

    def hand_over(when: HalfDaySpan) -> bool:
        wish = HandoverWish(pair.id, when, HandoverCause.OTHER)
        return people.posts.hand_over(people.by(1), wish).is_short_notice

    assert (hand_over(today), hand_over(tomorrow)) == (True, False)
    with pytest.raises(HandoverOverlapError):
        hand_over(today)
    first, *_rest = people.posts.handovers(MONDAY)
    people.posts.end_handover(people.by(1), first.id)
    assert hand_over(today)
