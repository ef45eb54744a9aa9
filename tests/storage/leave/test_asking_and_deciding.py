"""Leave is asked for, decided on step by step, withdrawn and ended, on both engines."""

import pytest
from hall_rows import SmallHall
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

from hallapp.leave.errors import (
    LeaveDecidedError,
    LeaveOverlapError,
    NotYourStepError,
    OwnLeaveError,
    RefusalWordsError,
)
from hallapp.leave.terms import LeaveApprover, LeaveKind, LeaveState


@pytest.fixture
def people(hall: SmallHall) -> LeaveHall:
    """The hall with people who decide."""
    return leave_hall(hall)


def test_half_a_day_is_approved_by_the_chief_representative_of_the_unit(people: LeaveHall) -> None:
    asked = people.ask(1, span(TUESDAY, PM))

    approved = people.leave.decide(people.by(3), asked.id, approved=True)

    assert asked.state is LeaveState.ASKED
    assert [step.approver for step in asked.steps] == [LeaveApprover.CHIEF_REPRESENTATIVE]
    assert (approved.state, approved.half_days) == (LeaveState.APPROVED, 1)
    assert approved.steps[0].decided_by == "张3"
    assert list(people.leave.away(TUESDAY)[people.person(1), TUESDAY]) == [PM]


def test_longer_leave_climbs_the_ladder_one_step_after_another(people: LeaveHall) -> None:
    asked = people.ask(1, span(MONDAY, AM, FRIDAY))

    with pytest.raises(NotYourStepError):
        people.leave.decide(people.by(4), asked.id, approved=True)
    people.leave.decide(people.by(3), asked.id, approved=True)
    second = people.leave.decide(people.by(4), asked.id, approved=True)
    third = people.leave.decide(people.by(6), asked.id, approved=True)

    assert second.state is LeaveState.ASKED
    assert second.open_step is not None
    assert second.open_step.approver is LeaveApprover.HALL_LEADER
    assert (third.state, third.half_days) == (LeaveState.APPROVED, 10)


def test_nobody_approves_the_own_leave(people: LeaveHall) -> None:
    chief = people.ask(3, span(TUESDAY))
    manager = people.ask(4, span(WEDNESDAY))

    assert [step.approver for step in chief.steps] == [LeaveApprover.MANAGEMENT]
    people.leave.decide(people.by(3), manager.id, approved=True)
    with pytest.raises(OwnLeaveError):
        people.leave.decide(people.by(3), chief.id, approved=True)


def test_a_refusal_needs_a_reason_and_frees_the_half_days(people: LeaveHall) -> None:
    asked = people.ask(1, span(TUESDAY))

    with pytest.raises(RefusalWordsError):
        people.leave.decide(people.by(3), asked.id, approved=False)
    refused = people.leave.decide(people.by(3), asked.id, approved=False, words="当天业务多")
    again = people.ask(1, span(TUESDAY))

    assert refused.state is LeaveState.REFUSED
    assert again.state is LeaveState.ASKED
    assert people.leave.away(TUESDAY) == {}
    with pytest.raises(LeaveDecidedError):
        people.leave.decide(people.by(3), asked.id, approved=True)


def test_a42_two_half_day_leaves_of_one_day_both_stand(people: LeaveHall) -> None:
    people.granted(1, span(TUESDAY, AM, TUESDAY, AM))
    people.granted(1, span(TUESDAY, PM), leave_kind=LeaveKind.SICK)

    away = people.leave.away(TUESDAY)[people.person(1), TUESDAY]

    assert {half: row.kind for half, row in away.items()} == {
        AM: LeaveKind.PERSONAL,
        PM: LeaveKind.SICK,
    }


def test_overlapping_leave_is_refused_with_the_dates_of_the_other(people: LeaveHall) -> None:
    first = people.ask(1, span(TUESDAY, PM, WEDNESDAY, AM))

    with pytest.raises(LeaveOverlapError) as refused:
        people.ask(1, span(WEDNESDAY))

    assert refused.value.facts["number"] == first.number
    assert "11月24日下午" in refused.value.facts["span"]
    assert people.ask(1, span(WEDNESDAY, PM)).state is LeaveState.ASKED
