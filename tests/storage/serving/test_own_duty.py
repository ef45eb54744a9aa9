"""What one person reads of attendance: the own rows, with the rights of a desk, on both engines."""

from datetime import date, time, timedelta

import pytest
from hall_rows import VAULT, SmallHall
from leave_hall import AM, FRIDAY, MONDAY, PM, SATURDAY, TUESDAY, LeaveHall, leave_hall, span

from hallapp.attendance.service import CorrectionService
from hallapp.attendance.terms import Slot
from hallapp.attendance.terms.acts import CorrectionWish
from hallapp.attendance.terms.deciding import CorrectionCause
from hallapp.leave.errors import LeaveOverlapError, NoWorkingHalfDaysError
from hallapp.leave.terms import LeaveApprover, LeaveKind, LeaveWish, OutingKind, OutingWish
from hallapp.patrols.service import PatrolService
from hallapp.patrols.terms import MarkWish, PatrolSight
from hallapp.roster.service.posts import PairWish
from hallapp.serving.own_duty import OwnDuty

FRIDAY_BEFORE = date(2026, 11, 20)


@pytest.fixture
def people(hall: SmallHall) -> LeaveHall:
    """The hall with people who decide; everything is done with the rights of a desk."""
    return leave_hall(hall, hall.store.work_as("clerk"))


@pytest.fixture
def own(people: LeaveHall) -> OwnDuty:
    return OwnDuty(people.hall.store.work_as("clerk"))


def wish(people: LeaveHall, number: int, days, kind: LeaveKind = LeaveKind.PERSONAL) -> LeaveWish:
    return LeaveWish(people.person(number), kind, days, "家中有事")


def paired(people: LeaveHall) -> None:
    """Person 2 stands in for person 1."""
    pair = PairWish(people.person(1), people.person(2), people.hall.windows[1], date(2026, 1, 1))
    people.posts.pair(people.by(4), pair)


def test_a_preview_says_what_the_request_then_is(people: LeaveHall, own: OwnDuty) -> None:
    paired(people)
    days = span(FRIDAY, PM, SATURDAY + timedelta(days=2), AM)

    shown = own.preview(wish(people, 1, days))
    asked = people.leave.ask(people.by(1), wish(people, 1, days))

    assert (shown.half_days, shown.days_text) == (asked.half_days, "1 天")
    assert shown.approvers == tuple(step.approver for step in asked.steps)
    assert (shown.b_person_id, shown.b_name) == (asked.b_person_id, asked.b_name)


def test_a_preview_tells_that_the_stand_in_is_away_too(people: LeaveHall, own: OwnDuty) -> None:
    paired(people)
    people.granted(2, span(TUESDAY, AM))

    shown = own.preview(wish(people, 1, span(TUESDAY, AM)))

    assert shown.away_with == ("张2",)


def test_a_preview_refuses_what_asking_would_refuse(people: LeaveHall, own: OwnDuty) -> None:
    people.ask(1, span(TUESDAY))

    with pytest.raises(LeaveOverlapError):
        own.preview(wish(people, 1, span(MONDAY, PM, TUESDAY)))
    with pytest.raises(NoWorkingHalfDaysError):
        own.preview(wish(people, 1, span(SATURDAY)))


def test_annual_leave_is_beyond_while_nobody_wrote_the_years_down(
    people: LeaveHall, own: OwnDuty
) -> None:
    shown = own.preview(wish(people, 1, span(TUESDAY), LeaveKind.ANNUAL))

    assert shown.is_beyond
    assert not shown.balances[0].is_known
    assert shown.approvers[0] is LeaveApprover.CHIEF_REPRESENTATIVE


def test_a_person_reads_the_own_slips_and_findings_only(people: LeaveHall, own: OwnDuty) -> None:
    back = people.hall.store.clock.now() + timedelta(hours=1)
    for number in (1, 2):
        outing = OutingWish(people.person(number), OutingKind.ESCORT, "陪同群众", back)
        people.outings.leave_post(people.by(number), outing)
    patrols = PatrolService(people.hall.store.work_as("clerk"), VAULT)
    visit = patrols.start(people.by(5), 1)
    for window in (1, 2):
        vacant = MarkWish(
            people.hall.windows[window], PatrolSight.VACANT, person_id=people.person(window)
        )
        patrols.mark(people.by(5), visit.id, vacant)

    slips = own.outings(people.person(1), MONDAY)
    found = own.findings(people.person(1), MONDAY)

    assert {slip.person_id for slip in slips} == {people.person(1)}
    assert {mark.person_id for mark in found} == {people.person(1)}
    assert own.findings(people.person(1), TUESDAY) == ()


def test_posts_are_told_to_both_and_to_nobody_else(people: LeaveHall, own: OwnDuty) -> None:
    paired(people)
    people.granted(1, span(TUESDAY))

    assert [len(own.posts(people.person(number)).pairs) for number in (1, 2, 3)] == [1, 1, 0]
    (handed,) = own.posts(people.person(2)).handovers
    assert handed.span == span(TUESDAY)


def test_only_the_unit_s_second_person_is_given_a_correction(
    people: LeaveHall, own: OwnDuty
) -> None:
    corrections = CorrectionService(people.hall.store.work_as("clerk"))
    asked = CorrectionWish(
        people.person(1), FRIDAY_BEFORE, Slot.AM_IN, CorrectionCause.POWER, "停电", time(8, 55)
    )
    corrections.ask(people.by(1), asked)

    waiting = {n: len(own.corrections_to_decide(people.person(n))) for n in (1, 2, 3, 5, 7)}

    assert waiting == {1: 0, 2: 0, 3: 1, 5: 1, 7: 0}


def test_colleagues_are_those_of_the_own_unit(people: LeaveHall, own: OwnDuty) -> None:
    ids = {each.id for each in own.colleagues(people.person(1))}

    assert people.person(2) in ids
    assert people.person(1) not in ids
    assert people.person(7) not in ids
