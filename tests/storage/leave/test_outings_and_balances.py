"""Outings, annual leave, and two people who decide at once; all as a clerk station may."""

import uuid
from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from hall_rows import SmallHall
from hall_store import HALL_ID
from leave_hall import (
    AM,
    FRIDAY,
    MONDAY,
    PM,
    TUESDAY,
    WEDNESDAY,
    LeaveHall,
    leave_hall,
    span,
)
from sqlalchemy import insert

from hallapp.hall.errors import NotEntitledError
from hallapp.hall.half_days import HalfDay
from hallapp.hall.tables import CalendarDay
from hallapp.hall.workdays import DayKind
from hallapp.kernel.settings import SettingsService
from hallapp.leave.errors import (
    BalanceShortError,
    BalanceUnknownError,
    BalanceWordsError,
    BothAwayError,
    LeaveDecidedError,
    OutingApprovedError,
    OutingBackError,
    OutingBackLateError,
    OutingLongError,
    OutingOpenError,
    OutingTimesError,
    OwnLeaveError,
)
from hallapp.leave.policy import LEAVE_LADDER
from hallapp.leave.presets import LADDERS
from hallapp.leave.terms import (
    AnnualExclusion,
    GrantWish,
    LeaveApprover,
    LeaveKind,
    LeaveState,
    OutingKind,
    OutingWish,
)


@pytest.fixture
def people(hall: SmallHall) -> LeaveHall:
    """The hall with people who decide, over a station with the rights of a clerk's."""
    return leave_hall(hall, hall.store.work_as("clerk"))


def wish(people: LeaveHall, number: int, minutes: int, **more: object) -> OutingWish:
    """Somebody goes out now."""
    back = people.hall.store.clock.now() + timedelta(minutes=minutes)
    given: dict[str, object] = {"kind": OutingKind.OUTING, "reason": "去银行取回单"} | more
    return OutingWish(person_id=people.person(number), planned_back_at=back, **given)  # type: ignore[arg-type]


def test_an_outing_is_visible_until_the_person_is_back(people: LeaveHall) -> None:
    row = people.outings.leave_post(people.by(1), wish(people, 1, 60))
    people.hall.store.clock.advance(timedelta(minutes=61))
    (late,) = people.outings.out_now()
    back = people.outings.back(people.by(1), row.id)

    assert (row.window_number, row.needs_approval, row.is_overdue) == (1, True, False)
    assert (late.is_overdue, late.is_out) == (True, True)
    assert people.outings.out_now() == ()
    assert [each.id for each in people.outings.register(MONDAY)] == [row.id]
    assert back.is_overdue
    with pytest.raises(OutingBackError):
        people.outings.back(people.by(1), row.id)


def test_more_than_two_hours_is_leave_and_no_outing(people: LeaveHall) -> None:
    with pytest.raises(OutingLongError) as refused:
        people.outings.leave_post(people.by(1), wish(people, 1, 121))
    with pytest.raises(OutingTimesError):
        people.outings.leave_post(people.by(1), wish(people, 1, 0))

    escort = wish(people, 1, 180, kind=OutingKind.ESCORT)
    row = people.outings.leave_post(people.by(1), escort)

    assert refused.value.facts == {"minutes": 121, "limit": 120}
    assert not row.needs_approval
    with pytest.raises(OutingApprovedError):
        people.outings.approve(people.by(5), row.id)
    with pytest.raises(OutingOpenError):
        people.outings.leave_post(people.by(1), wish(people, 1, 30))


def test_whoever_runs_the_hall_agrees_but_not_to_the_own_outing(people: LeaveHall) -> None:
    own = people.outings.leave_post(people.by(5), wish(people, 5, 30))
    noted = people.outings.leave_post(people.by(5), wish(people, 2, 30))

    assert (own.needs_approval, noted.approver) == (True, "张5")
    with pytest.raises(OwnLeaveError):
        people.outings.approve(people.by(5), own.id)
    with pytest.raises(NotEntitledError):
        people.outings.approve(people.by(1), own.id)
    assert people.outings.approve(people.by(4), own.id).approver == "张4"


def test_what_is_written_down_afterwards_needs_agreement_whatever_its_kind(
    people: LeaveHall,
) -> None:
    now = people.hall.store.clock.now()
    soon, long_ago = now - timedelta(minutes=15), now - timedelta(minutes=16)
    escort = {"kind": OutingKind.ESCORT}

    timely = people.outings.leave_post(people.by(1), wish(people, 1, 30, left_at=soon, **escort))
    late = people.outings.leave_post(people.by(2), wish(people, 2, 30, left_at=long_ago, **escort))
    noted = people.outings.leave_post(people.by(5), wish(people, 3, 30, left_at=long_ago, **escort))

    assert (timely.is_afterwards, timely.needs_approval) == (False, False)
    assert (late.is_afterwards, late.needs_approval, late.noted_at) == (True, True, now)
    assert (noted.needs_approval, noted.approver) == (False, "张5")
    agreed = people.outings.approve(people.by(5), late.id)
    assert (agreed.is_afterwards, agreed.needs_approval, agreed.approver) == (True, False, "张5")


def test_a_return_well_before_now_is_written_down_by_whoever_runs_the_hall(
    people: LeaveHall,
) -> None:
    row = people.outings.leave_post(people.by(1), wish(people, 1, 30))
    own = people.outings.leave_post(people.by(5), wish(people, 5, 30))
    left = people.hall.store.clock.now()
    people.hall.store.clock.advance(timedelta(minutes=60))

    with pytest.raises(OutingBackLateError):
        people.outings.back(people.by(1), row.id, left + timedelta(minutes=44))
    with pytest.raises(OutingBackLateError):
        people.outings.back(people.by(5), own.id, left + timedelta(minutes=20))
    told = people.outings.back(people.by(5), row.id, left + timedelta(minutes=20))
    people.outings.back(people.by(5), own.id, left + timedelta(minutes=45))

    assert (told.is_overdue, told.back_noted_at) == (False, left + timedelta(minutes=60))


def test_nobody_stands_in_who_is_out_or_away(people: LeaveHall) -> None:
    people.outings.leave_post(people.by(2), wish(people, 2, 30))
    people.granted(5, span(MONDAY))

    for number in (2, 5):
        stand_in = people.person(number)
        with pytest.raises(BothAwayError):
            people.outings.leave_post(people.by(1), wish(people, 1, 30, b_person_id=stand_in))


def test_annual_leave_follows_years_of_work_and_what_was_taken(people: LeaveHall) -> None:
    grant = GrantWish(people.person(1), 2026, worked_years=12, basis="人事档案")
    given = people.leave.set_grant(people.by(4), grant)
    people.granted(1, span(MONDAY, AM, WEDNESDAY), leave_kind=LeaveKind.ANNUAL)
    people.ask(1, span(FRIDAY, PM), leave_kind=LeaveKind.ANNUAL)

    balance = people.leave.balance(people.person(1))

    assert (given.granted, given.left) == (20, 20)
    assert (balance.taken, balance.asked, balance.left) == (6, 1, 13)
    (row,) = people.leave.in_period(MONDAY, TUESDAY)
    people.leave.end(people.by(1), row.id, HalfDay(MONDAY, AM))
    assert people.leave.balance(people.person(1), 2026).taken == 0


def test_more_annual_leave_than_is_left_is_told_and_never_granted_in_silence(
    people: LeaveHall,
) -> None:
    with pytest.raises(BalanceUnknownError):
        people.ask(1, span(MONDAY), leave_kind=LeaveKind.ANNUAL)
    excluded = GrantWish(people.person(1), 2026, 5, "医院证明", AnnualExclusion.SICK_TWO_MONTHS)
    people.leave.set_grant(people.by(4), excluded)
    with pytest.raises(BalanceShortError):
        people.ask(1, span(MONDAY, PM), leave_kind=LeaveKind.ANNUAL)

    asked = people.ask(1, span(MONDAY, PM), leave_kind=LeaveKind.ANNUAL, knows_balance=True)

    assert asked.is_beyond_balance
    with pytest.raises(BalanceWordsError):
        people.leave.decide(people.by(3), asked.id, approved=True)
    granted = people.leave.decide(people.by(3), asked.id, approved=True, words="抵扣明年")
    assert granted.steps[0].words == "抵扣明年"


def test_holidays_and_make_up_days_come_from_the_one_calendar(people: LeaveHall) -> None:
    with people.hall.store.engine.begin() as connection:
        common = {"hall_id": HALL_ID, "source": "hall", "note": ""}
        rows = [
            {"day": date(2026, 11, 26), "kind": DayKind.HOLIDAY, **common},
            {"day": date(2026, 11, 28), "kind": DayKind.MAKE_UP, **common},
        ]
        connection.execute(insert(CalendarDay), [{"id": uuid.uuid4(), **row} for row in rows])

    asked = people.ask(1, span(WEDNESDAY, PM, date(2026, 11, 29)))

    assert asked.half_days == 1 + 0 + 2 + 2


def test_the_hall_chooses_its_ladder_and_the_chief_representative_has_an_own_one(
    people: LeaveHall,
) -> None:
    settings = SettingsService(people.hall.store.work)
    settings.change(people.by(4), LEAVE_LADDER, LADDERS["sample2024"], MONDAY, "按公布的权限")

    two_days = people.ask(1, span(TUESDAY, AM, WEDNESDAY))
    chiefs = people.ask(3, span(TUESDAY, AM, WEDNESDAY))

    assert [step.approver for step in two_days.steps] == [LeaveApprover.MANAGEMENT]
    assert [step.approver for step in chiefs.steps] == [LeaveApprover.HALL_LEADER]
    assert people.leave.ladder() == LADDERS["sample2024"]


def test_two_managers_decide_one_step_at_once_and_one_is_told(people: LeaveHall) -> None:
    asked = people.ask(3, span(TUESDAY, AM, WEDNESDAY))
    told: list[str] = []
    together = Barrier(2)

    def decide(number: int) -> None:
        together.wait(10)
        try:
            people.leave.decide(people.by(number), asked.id, approved=True, step=1)
            told.append("decided")
        except LeaveDecidedError as error:
            told.append(str(error.facts["by"]))

    both = [Thread(target=decide, args=(number,)) for number in (4, 6)]
    for each in both:
        each.start()
    for each in both:
        each.join(30)

    row = people.leave.leave(asked.id)
    winner = row.steps[0].decided_by
    assert sorted(told) == sorted(["decided", winner])
    assert row.state is LeaveState.ASKED
    assert row.steps[1].verdict is None


def test_a_and_b_are_not_let_go_by_two_people_at_once(people: LeaveHall) -> None:
    mine = people.ask(1, span(TUESDAY), b_person_id=people.person(2))
    other = people.ask(2, span(TUESDAY), b_person_id=people.person(1))
    told: list[str] = []
    together = Barrier(2)

    def decide(leave_id: object) -> None:
        together.wait(10)
        try:
            people.leave.decide(people.by(3), leave_id, approved=True)  # type: ignore[arg-type]
            told.append("approved")
        except BothAwayError:
            told.append("both away")

    both = [Thread(target=decide, args=(row.id,)) for row in (mine, other)]
    for each in both:
        each.start()
    for each in both:
        each.join(30)

    assert sorted(told) == ["approved", "both away"]
    assert len(people.leave.away(TUESDAY)) == 1
