"""What the hall owes after a low evaluation: a due day, steps in words, an appeal."""

from datetime import date, timedelta

import pytest
from hall_rows import SmallHall
from hall_store import HALL_ID
from sqlalchemy import insert

from hallapp.evaluation.errors import (
    FollowUpStateError,
    FollowUpWordsError,
    OwnFollowUpError,
)
from hallapp.evaluation.policy import EVALUATION_POLICY, EvaluationPolicy
from hallapp.evaluation.service import EvaluationService
from hallapp.evaluation.terms import (
    EvaluationChannel,
    EvaluationLevel,
    FollowUpRow,
    FollowUpState,
)
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.kernel.settings import SettingsService

BAD, FAIR = EvaluationLevel.BAD, EvaluationLevel.FAIR
RATED, LEADER, MANAGER, CLERK = 1, 2, 3, 4


@pytest.fixture
def evaluation(open_hall: SmallHall) -> EvaluationService:
    roles = [
        {"person_id": open_hall.people[number], "role": role, "hall_id": HALL_ID}
        for number, role in ((LEADER, Role.SHIFT_LEADER), (MANAGER, Role.MANAGER))
    ]
    with open_hall.store.engine.begin() as connection:
        connection.execute(insert(PersonRole), roles)
    return EvaluationService(open_hall.store.work)


def rated_low(evaluation: EvaluationService, hall: SmallHall, level: EvaluationLevel = BAD) -> None:
    ticket_id = hall.issue("GA")
    hall.serve(RATED)
    (visit,) = evaluation.ratable_ticket(ticket_id)
    citizen = Request(Actor("kiosk-1", channel=Channel.KIOSK))
    evaluation.rate(citizen, visit, level, EvaluationChannel.KIOSK)


def step(
    evaluation: EvaluationService, hall: SmallHall, state: FollowUpState, by: int = MANAGER
) -> FollowUpRow:
    (row,) = evaluation.follow_ups(with_closed=True)
    who = hall.store.request(person_id=hall.people[by])
    return evaluation.advance(who, row.id, state, f"{state.label}：说明")


def test_a_low_level_opens_a_follow_up_due_in_working_days(
    evaluation: EvaluationService, open_hall: SmallHall
):
    rated_low(evaluation, open_hall)

    (row,) = evaluation.follow_ups()

    assert (row.state, row.evaluation.level, row.evaluation.person_name) == (
        FollowUpState.OPEN, BAD, "张1",
    )  # fmt: skip
    assert (row.contact_on, row.due_on) == (date(2026, 11, 24), date(2026, 12, 14))
    assert (row.is_contact_late, row.is_late) == (False, False)


def test_a_middling_level_opens_none(evaluation: EvaluationService, open_hall: SmallHall):
    rated_low(evaluation, open_hall, FAIR)

    assert evaluation.follow_ups() == ()


def test_the_hall_sets_its_own_days(evaluation: EvaluationService, open_hall: SmallHall):
    settings = SettingsService(open_hall.store.work)
    policy = EvaluationPolicy(contact_days=2, rectify_days=5)
    today = open_hall.store.work.today()
    settings.change(open_hall.store.request(), EVALUATION_POLICY, policy, today, "市里规定")

    rated_low(evaluation, open_hall)

    (row,) = evaluation.follow_ups()
    assert (row.contact_on, row.due_on) == (date(2026, 11, 25), date(2026, 11, 30))


def test_a_day_after_its_last_day_it_is_late_until_it_is_put_right(
    evaluation: EvaluationService, open_hall: SmallHall
):
    rated_low(evaluation, open_hall)
    open_hall.store.clock.advance(timedelta(days=1))
    assert not evaluation.follow_ups()[0].is_contact_late

    open_hall.store.clock.advance(timedelta(days=1))
    assert evaluation.follow_ups()[0].is_contact_late
    step(evaluation, open_hall, FollowUpState.VERIFIED)
    step(evaluation, open_hall, FollowUpState.RECTIFIED)
    open_hall.store.clock.advance(timedelta(days=30))

    (row,) = evaluation.follow_ups()
    assert row.is_contact_late
    assert not row.is_late


def test_what_nobody_puts_right_is_late(evaluation: EvaluationService, open_hall: SmallHall):
    rated_low(evaluation, open_hall)
    open_hall.store.clock.advance(timedelta(days=21))
    assert not evaluation.follow_ups()[0].is_late

    open_hall.store.clock.advance(timedelta(days=1))

    assert evaluation.follow_ups()[0].is_late


def test_the_way_from_verifying_to_closing_is_kept_step_by_step(
    evaluation: EvaluationService, open_hall: SmallHall
):
    rated_low(evaluation, open_hall)
    way = (
        FollowUpState.VERIFIED,
        FollowUpState.RECTIFIED,
        FollowUpState.CALLED_BACK,
        FollowUpState.CLOSED,
    )

    def after_five_minutes(state: FollowUpState) -> FollowUpRow:
        open_hall.store.clock.advance(timedelta(minutes=5))
        return step(evaluation, open_hall, state)

    *_before, row = [after_five_minutes(state) for state in way]

    assert tuple(each.state for each in row.steps) == way
    assert {each.person_name for each in row.steps} == {"张3"}
    assert row.words == "已了结：说明"
    assert evaluation.follow_ups() == ()


def test_nothing_is_closed_without_having_been_verified(
    evaluation: EvaluationService, open_hall: SmallHall
):
    rated_low(evaluation, open_hall)

    for state in (FollowUpState.CLOSED, FollowUpState.RECTIFIED, FollowUpState.CALLED_BACK):
        with pytest.raises(FollowUpStateError):
            step(evaluation, open_hall, state)


def test_each_step_says_what_was_done(evaluation: EvaluationService, open_hall: SmallHall):
    rated_low(evaluation, open_hall)
    (row,) = evaluation.follow_ups()
    manager = open_hall.store.request(person_id=open_hall.people[MANAGER])

    with pytest.raises(FollowUpWordsError):
        evaluation.advance(manager, row.id, FollowUpState.VERIFIED, "  ")


def test_a_clerk_who_was_not_rated_has_no_say(evaluation: EvaluationService, open_hall: SmallHall):
    rated_low(evaluation, open_hall)

    with pytest.raises(NotEntitledError):
        step(evaluation, open_hall, FollowUpState.VERIFIED, by=CLERK)
    with pytest.raises(NotEntitledError):
        step(evaluation, open_hall, FollowUpState.APPEALED, by=CLERK)


def test_who_was_rated_appeals_and_somebody_else_looks_again(
    evaluation: EvaluationService, open_hall: SmallHall
):
    rated_low(evaluation, open_hall)

    with pytest.raises(NotEntitledError):
        step(evaluation, open_hall, FollowUpState.VERIFIED, by=RATED)
    step(evaluation, open_hall, FollowUpState.APPEALED, by=RATED)
    closed = step(evaluation, open_hall, FollowUpState.CLOSED)

    assert [each.person_name for each in closed.steps] == ["张1", "张3"]


def test_a_leader_who_was_rated_decides_nothing_about_it(
    evaluation: EvaluationService, open_hall: SmallHall
):
    leads_too = {"person_id": open_hall.people[RATED], "role": Role.MANAGER, "hall_id": HALL_ID}
    with open_hall.store.engine.begin() as connection:
        connection.execute(insert(PersonRole), leads_too)
    rated_low(evaluation, open_hall)

    with pytest.raises(OwnFollowUpError):
        step(evaluation, open_hall, FollowUpState.VERIFIED, by=RATED)


def test_who_appealed_does_not_decide_the_appeal(
    evaluation: EvaluationService, open_hall: SmallHall
):
    rated_low(evaluation, open_hall)
    step(evaluation, open_hall, FollowUpState.APPEALED, by=LEADER)

    with pytest.raises(OwnFollowUpError):
        step(evaluation, open_hall, FollowUpState.CLOSED, by=LEADER)
    row = step(evaluation, open_hall, FollowUpState.VERIFIED, by=MANAGER)

    assert row.state is FollowUpState.VERIFIED


def test_a_citizen_who_is_still_not_content_sends_it_round_again(
    evaluation: EvaluationService, open_hall: SmallHall
):
    rated_low(evaluation, open_hall)
    for state in (FollowUpState.VERIFIED, FollowUpState.RECTIFIED, FollowUpState.CALLED_BACK):
        step(evaluation, open_hall, state)

    row = step(evaluation, open_hall, FollowUpState.VERIFIED)

    assert row.state is FollowUpState.VERIFIED
