"""Coming back early, late, or not at all; taking a request back; who stands in."""

import uuid
from datetime import timedelta

import pytest
from hall_rows import SmallHall
from leave_hall import (
    AM,
    FRIDAY,
    MONDAY,
    PM,
    SATURDAY,
    TUESDAY,
    WEDNESDAY,
    LeaveHall,
    leave_hall,
    span,
)

from hallapp.hall.errors import NotEntitledError
from hallapp.hall.half_days import HalfDay
from hallapp.leave.errors import (
    BackDayError,
    BothAwayError,
    LeaveBegunError,
    LeaveNotApprovedError,
    NoWorkingHalfDaysError,
    OwnStandInError,
)
from hallapp.leave.terms import LeaveKind, LeaveState
from hallapp.roster.service import PairWish


@pytest.fixture
def people(hall: SmallHall) -> LeaveHall:
    """The hall with people who decide; window 1 has A 张1 and B 张2."""
    made = leave_hall(hall)
    made.posts.pair(made.by(4), PairWish(made.person(1), made.person(2), hall.windows[1]))
    return made


def test_whoever_comes_back_early_is_no_longer_away(people: LeaveHall) -> None:
    leave = people.granted(1, span(MONDAY, AM, WEDNESDAY))
    people.hall.store.clock.advance(timedelta(hours=24))

    ended = people.leave.end(people.by(1), leave.id, HalfDay(TUESDAY, AM))

    away = people.leave.away(MONDAY, FRIDAY)
    assert (ended.state, ended.late_half_days) == (LeaveState.ENDED, 0)
    assert list(away) == [(people.person(1), MONDAY)]
    assert people.ask(1, span(WEDNESDAY)).state is LeaveState.ASKED


def test_whoever_comes_back_late_lacks_the_procedure_for_the_rest(people: LeaveHall) -> None:
    leave = people.granted(1, span(MONDAY, PM))
    people.hall.store.clock.advance(timedelta(hours=48))

    ended = people.leave.end(people.by(5), leave.id, HalfDay(WEDNESDAY, AM))

    assert ended.late_half_days == 2
    assert (people.person(1), TUESDAY) not in people.leave.away(MONDAY, FRIDAY)


def test_whoever_reports_late_does_not_talk_it_away(people: LeaveHall) -> None:
    said, vouched = people.granted(1, span(MONDAY)), people.granted(6, span(MONDAY))
    own = people.granted(5, span(MONDAY))
    people.hall.store.clock.advance(timedelta(hours=48))
    morning = HalfDay(TUESDAY, AM)

    ended = people.leave.end(people.by(1), said.id, morning)

    assert (ended.back, ended.late_half_days) == (morning, 2)
    assert people.leave.end(people.by(5), vouched.id, morning).late_half_days == 0
    assert people.leave.end(people.by(5), own.id, morning).late_half_days == 2


def test_an_early_return_told_late_is_late_too(people: LeaveHall) -> None:
    leave = people.granted(1, span(MONDAY, AM, TUESDAY))
    people.hall.store.clock.advance(timedelta(hours=72))

    ended = people.leave.end(people.by(1), leave.id, HalfDay(TUESDAY, PM))

    assert ended.late_half_days == 2


def test_leave_that_is_over_is_told_until_somebody_reports_back(people: LeaveHall) -> None:
    leave = people.granted(1, span(FRIDAY))
    clock = people.hall.store.clock

    clock.advance(timedelta(hours=24 * 5))
    over_the_weekend = people.leave.not_reported_back()
    clock.advance(timedelta(hours=24 * 2))

    assert over_the_weekend == ()
    assert [row.id for row in people.leave.not_reported_back()] == [leave.id]


def test_nobody_reports_back_for_tomorrow_or_before_the_leave(people: LeaveHall) -> None:
    leave = people.granted(1, span(MONDAY, PM, WEDNESDAY))

    with pytest.raises(BackDayError):
        people.leave.end(people.by(1), leave.id, HalfDay(TUESDAY, AM))
    with pytest.raises(BackDayError):
        people.leave.end(people.by(1), leave.id, HalfDay(MONDAY, AM))
    with pytest.raises(LeaveNotApprovedError):
        people.leave.end(people.by(1), people.ask(1, span(FRIDAY)).id, HalfDay(MONDAY, AM))


def test_leave_is_taken_back_before_it_begins_and_not_after(people: LeaveHall) -> None:
    coming, begun = people.granted(1, span(TUESDAY)), people.granted(5, span(MONDAY))

    withdrawn = people.leave.withdraw(people.by(1), coming.id, "改期")

    assert withdrawn.state is LeaveState.WITHDRAWN
    assert people.leave.away(TUESDAY) == {}
    with pytest.raises(LeaveBegunError):
        people.leave.withdraw(people.by(5), begun.id)


def test_no_leave_is_needed_for_a_weekend(people: LeaveHall) -> None:
    with pytest.raises(NoWorkingHalfDaysError):
        people.ask(1, span(SATURDAY))

    assert people.ask(1, span(FRIDAY, PM, SATURDAY)).half_days == 1


def test_an_approved_leave_hands_the_post_over_to_b(people: LeaveHall) -> None:
    leave = people.granted(1, span(WEDNESDAY))
    short = people.granted(1, span(MONDAY, PM), leave_kind=LeaveKind.SICK)

    found = people.posts.handovers(MONDAY, WEDNESDAY)

    assert leave.b_name == "张2"
    assert [(row.b_name, row.leave_ref, row.is_short_notice) for row in found] == [
        ("张2", short.id, True),
        ("张2", leave.id, False),
    ]
    people.leave.withdraw(people.by(1), leave.id)
    assert people.posts.handovers(WEDNESDAY)[0].ended_at is not None


def test_a_and_b_are_never_away_together(people: LeaveHall) -> None:
    people.granted(2, span(TUESDAY, PM, WEDNESDAY))

    asked = people.ask(1, span(TUESDAY))

    assert (asked.b_is_away, asked.away_with) == (True, "张2")
    assert [row.b_is_away for row in people.leave.to_decide()] == [True]
    with pytest.raises(BothAwayError) as refused:
        people.leave.decide(people.by(3), asked.id, approved=True)
    assert refused.value.facts["half"] == "11月24日下午"


def test_with_another_stand_in_the_leave_can_be_approved(people: LeaveHall) -> None:
    people.granted(2, span(TUESDAY))
    asked = people.ask(1, span(TUESDAY))

    changed = people.leave.change_b(people.by(1), asked.id, people.person(5))
    approved = people.leave.decide(people.by(3), asked.id, approved=True)

    assert (changed.b_is_away, changed.b_name) == (False, "张5")
    assert approved.state is LeaveState.APPROVED
    with pytest.raises(BothAwayError):
        people.leave.change_b(people.by(3), asked.id, people.person(2))
    with pytest.raises(OwnStandInError):
        people.leave.change_b(people.by(1), asked.id, people.person(1))


def test_who_could_stand_in_is_told_b_first_and_who_is_away_last(people: LeaveHall) -> None:
    people.granted(5, span(TUESDAY, PM))

    whole = people.leave.stand_ins(people.person(1), span(TUESDAY))
    morning = people.leave.stand_ins(people.person(1), span(TUESDAY, AM, TUESDAY, AM))

    assert [(row.name, row.is_b) for row in whole][:2] == [("张2", True), ("张3", False)]
    assert [row.name for row in whole if row.is_away] == [whole[-1].name] == ["张5"]
    assert not any(row.is_away for row in morning)


def test_whoever_stands_in_cannot_go_either(people: LeaveHall) -> None:
    people.granted(1, span(TUESDAY, AM, TUESDAY, AM))

    whole, later = people.ask(2, span(TUESDAY, AM, TUESDAY, AM)), people.ask(2, span(TUESDAY, PM))

    assert (whole.b_is_away, later.b_is_away) == (True, False)
    with pytest.raises(BothAwayError):
        people.leave.decide(people.by(3), whole.id, approved=True)


def test_leave_of_another_is_nobody_elses_business(people: LeaveHall) -> None:
    asked = people.ask(1, span(TUESDAY))

    with pytest.raises(NotEntitledError):
        people.leave.withdraw(people.by(7), asked.id)
    with pytest.raises(NotEntitledError):
        people.leave.change_b(people.by(2), asked.id, None)
    assert people.leave.to_decide_by(people.person(7)) == ()
    assert [row.id for row in people.leave.to_decide_by(people.person(3))] == [asked.id]


def test_a_unit_without_a_chief_representative_asks_whoever_runs_the_hall(
    people: LeaveHall,
) -> None:
    asked = people.ask(7, span(TUESDAY))

    assert people.leave.to_decide_by(people.person(3)) == ()
    approved = people.leave.decide(people.by(5), asked.id, approved=True)

    assert approved.state is LeaveState.APPROVED


def test_the_same_request_asks_once(people: LeaveHall) -> None:
    request = people.by(1)
    asked = people.ask(1, span(TUESDAY))
    again = people.leave.withdraw(request, asked.id)

    assert people.leave.withdraw(request, asked.id) == again
    assert len(people.leave.of_person(people.person(1))) == 1
    assert isinstance(asked.id, uuid.UUID)
