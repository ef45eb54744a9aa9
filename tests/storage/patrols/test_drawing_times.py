"""The draw in the store: once a day, told to the patroller only, open in the evening."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from hallapp.hall.errors import NotEntitledError
from hallapp.kernel.database.records import AuditEvent
from hallapp.kernel.secrets import KeyNotHereError, Vault
from hallapp.kernel.settings import SettingsService
from hallapp.patrols.errors import (
    DrawDayError,
    NotDrawnError,
    NotRevealedError,
    PatrollerUnknownError,
    RevealEarlyError,
)
from hallapp.patrols.policy import PATROL_PLAN
from hallapp.patrols.service import PatrolService
from hallapp.patrols.tables import PatrolDraw
from hallapp.patrols.terms import DrawState, PatrolPlanRules
from tests.storage.patrols.patrolled import CLERK, LEADER, MANAGER, ON_SQLITE, PatrolledHall
from tests.storage.queueing.test_windows_at_once import at_once, refused, whole_chain

MONDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 22)


@ON_SQLITE
def test_the_morning_publishes_a_hash_and_no_times(patrolled: PatrolledHall) -> None:
    plan = patrolled.at("08:00").patrols.commit(patrolled.program())

    assert plan.state is DrawState.PUBLISHED
    assert (plan.asked_rounds, plan.rounds, plan.missing_rounds) == (4, 4, 0)
    assert len(plan.commitment) == 64
    assert (plan.times, plan.secret) == ((), "")
    assert "secret" not in plan.text


def test_two_stations_draw_once(patrolled: PatrolledHall) -> None:
    patrolled.at("08:00")

    answers = at_once(
        *[lambda: patrolled.patrols.commit(patrolled.program()).commitment for _press in "12"]
    )

    assert not refused(answers)
    assert len(set(answers)) == 1
    assert len(patrolled.hall.rows(PatrolDraw)) == 1
    assert whole_chain(patrolled.hall.store)


def test_the_store_shows_the_times_to_nobody_who_looks_into_it(patrolled: PatrolledHall) -> None:
    patrolled.drawn()

    (row,) = patrolled.hall.rows(
        PatrolDraw, PatrolDraw.times, PatrolDraw.secret, PatrolDraw.sealed_secret
    )

    assert row[:2] == (None, "")
    assert len(row[2]) > 128  # sealed: a nonce and a tag stand before the 64 signs


@ON_SQLITE
def test_whoever_patrols_is_told_and_everybody_else_is_not(patrolled: PatrolledHall) -> None:
    patrols = patrolled.drawn().patrols

    told = patrols.plan_for(patrolled.by(LEADER))
    asked = patrols.plan_for(patrolled.by(CLERK))
    program = patrols.plan_for(patrolled.program())

    assert told.is_told
    assert [each.number for each in told.times] == [1, 2, 3, 4]
    assert (asked.times, asked.is_told) == ((), False)
    assert (program.times, program.is_told) == ((), False)
    assert patrols.plan_for(patrolled.by(LEADER)).times == told.times


def test_once_somebody_is_named_only_they_are_told(patrolled: PatrolledHall) -> None:
    patrols = patrolled.drawn().patrols
    patrols.name_patroller(patrolled.by(MANAGER), MONDAY, patrolled.hall.people[CLERK])

    assert patrols.plan_for(patrolled.by(CLERK)).is_told
    assert not patrols.plan_for(patrolled.by(LEADER)).is_told
    assert not patrols.plan_for(patrolled.by(MANAGER)).is_told
    assert [each.name for each in patrols.plan(MONDAY).patrollers] == ["张1"]

    patrols.withdraw_patroller(patrolled.by(MANAGER), MONDAY, patrolled.hall.people[CLERK])

    assert patrols.plan_for(patrolled.by(LEADER)).is_told


@ON_SQLITE
def test_nobody_is_named_or_taken_off_who_is_not_there(patrolled: PatrolledHall) -> None:
    with pytest.raises(PatrollerUnknownError):
        patrolled.patrols.name_patroller(patrolled.program(), MONDAY, patrolled.window(1))
    with pytest.raises(PatrollerUnknownError):
        patrolled.patrols.withdraw_patroller(
            patrolled.program(), MONDAY, patrolled.hall.people[CLERK]
        )


@ON_SQLITE
def test_who_asked_for_the_times_stands_in_the_audit(patrolled: PatrolledHall) -> None:
    patrols = patrolled.drawn().patrols

    patrols.plan_for(patrolled.by(LEADER))
    patrols.plan_for(patrolled.by(CLERK))

    events = patrolled.hall.rows(AuditEvent, AuditEvent.action, AuditEvent.person_id)
    asked = [each for each in events if each[0].startswith("patrols.plan_")]
    assert asked == [
        ("patrols.plan_told", patrolled.hall.people[LEADER]),
        ("patrols.plan_asked", patrolled.hall.people[CLERK]),
    ]


def test_the_evening_opens_the_draw_and_anyone_can_check_it(patrolled: PatrolledHall) -> None:
    patrols = patrolled.drawn().patrols
    told = patrols.plan_for(patrolled.by(LEADER)).times

    with pytest.raises(RevealEarlyError):
        patrols.reveal(patrolled.at("16:59").program())
    with pytest.raises(NotRevealedError):
        patrols.verify(MONDAY)
    plan = patrols.reveal(patrolled.at("17:00").program())
    again = patrols.reveal(patrolled.at("18:00").program())

    assert plan.state is DrawState.REVEALED
    assert plan.times == told
    assert plan.text.endswith(f"secret={plan.secret}\n")
    assert again == plan
    assert patrols.verify(MONDAY).is_right


@ON_SQLITE
def test_a_draw_that_somebody_changed_in_the_store_is_found_out(patrolled: PatrolledHall) -> None:
    patrols = patrolled.drawn().patrols
    patrols.reveal(patrolled.at("17:30").program())
    times = {"1": "09:00", "2": "10:00", "3": "14:00", "4": "15:00"}
    with patrolled.hall.store.engine.begin() as connection:
        connection.execute(update(PatrolDraw).values(times=times))

    check = patrols.verify(MONDAY)

    assert check.commitment_fits
    assert not check.is_right


@ON_SQLITE
def test_a_day_of_rest_draws_nothing(patrolled: PatrolledHall) -> None:
    plan = patrolled.at("08:00", day=22).patrols.commit(patrolled.program())

    assert (plan.state, plan.asked_rounds) == (DrawState.REST_DAY, 0)
    assert patrolled.hall.rows(PatrolDraw) == []
    with pytest.raises(NotDrawnError):
        patrolled.patrols.reveal(patrolled.program(), SUNDAY)
    with pytest.raises(NotDrawnError):
        patrolled.patrols.verify(SUNDAY)


@ON_SQLITE
def test_hours_that_are_too_short_draw_fewer_rounds_and_say_so(patrolled: PatrolledHall) -> None:
    plan = patrolled.at("15:30").patrols.commit(patrolled.program())

    assert (plan.asked_rounds, plan.rounds, plan.missing_rounds) == (4, 2, 2)
    assert "not_before=15:31" in plan.text
    times = patrolled.patrols.plan_for(patrolled.by(LEADER)).times
    assert all(each.at > patrolled.moment("15:30") for each in times)


@ON_SQLITE
def test_a_station_that_slept_until_closing_draws_none_and_can_prove_it(
    patrolled: PatrolledHall,
) -> None:
    plan = patrolled.at("16:58").patrols.commit(patrolled.program())

    assert (plan.rounds, plan.missing_rounds) == (0, 4)
    patrolled.patrols.reveal(patrolled.at("17:05").program())
    assert patrolled.patrols.verify(MONDAY).is_right


@ON_SQLITE
def test_times_are_drawn_for_today_only(patrolled: PatrolledHall) -> None:
    with pytest.raises(DrawDayError):
        patrolled.patrols.commit(patrolled.program(), MONDAY + timedelta(days=1))
    with pytest.raises(NotEntitledError):
        patrolled.patrols.commit(patrolled.by(CLERK))
    assert patrolled.at("08:00").patrols.plan().state is DrawState.NOT_DRAWN


@ON_SQLITE
def test_the_hall_s_rule_of_the_day_decides_how_many_and_how_far_apart(
    patrolled: PatrolledHall,
) -> None:
    rules = PatrolPlanRules(rounds=6, spacing_minutes=30)
    settings = SettingsService(patrolled.at("08:00").hall.store.work)
    settings.change(patrolled.program(), PATROL_PLAN, rules, MONDAY, "加强巡查")

    plan = patrolled.patrols.commit(patrolled.program())

    assert plan.rounds == 6
    assert "spacing=30" in plan.text


@ON_SQLITE
def test_a_repeated_request_draws_and_tells_the_same(patrolled: PatrolledHall) -> None:
    asked, wish = patrolled.at("08:00").program(), patrolled.by(LEADER)

    first, second = patrolled.patrols.commit(asked), patrolled.patrols.commit(asked)
    told, again = patrolled.patrols.plan_for(wish), patrolled.patrols.plan_for(wish)

    assert first == second
    assert told == again
    events = patrolled.hall.rows(AuditEvent, AuditEvent.action)
    assert [each for (each,) in events].count("patrols.plan_told") == 1


@ON_SQLITE
def test_the_chores_of_a_day_draw_once_and_reveal_what_is_over(patrolled: PatrolledHall) -> None:
    patrols = patrolled.at("07:30").patrols

    assert patrols.tick(patrolled.program())
    assert not patrols.tick(patrolled.program())
    assert patrols.plan(MONDAY).state is DrawState.PUBLISHED
    assert patrols.tick(patrolled.at("08:00", day=24).program())

    assert patrols.plan(MONDAY).state is DrawState.REVEALED
    assert patrols.plan(MONDAY + timedelta(days=1)).state is DrawState.PUBLISHED
    assert patrols.verify(MONDAY).is_right


@ON_SQLITE
def test_a_station_without_the_key_leaves_the_draw_to_another(patrolled: PatrolledHall) -> None:
    def missing() -> bytes:
        raise KeyNotHereError(path="hall.key")

    keyless = PatrolService(patrolled.at("08:00").hall.store.work, Vault(missing))

    assert not keyless.tick(patrolled.program())
    assert patrolled.patrols.plan().state is DrawState.NOT_DRAWN
    with pytest.raises(KeyNotHereError):
        keyless.commit(patrolled.program())


@ON_SQLITE
def test_a_hall_without_patrols_draws_none(patrolled: PatrolledHall) -> None:
    settings = SettingsService(patrolled.at("08:00").hall.store.work)
    none = PatrolPlanRules(rounds=0)
    settings.change(patrolled.program(), PATROL_PLAN, none, MONDAY, "本大厅不巡查")

    assert not patrolled.patrols.tick(patrolled.program())
    assert patrolled.hall.rows(PatrolDraw) == []


def test_a_round_well_before_its_time_is_told_so_and_no_time(patrolled: PatrolledHall) -> None:
    patrols = patrolled.at("08:00").patrols
    patrols.commit(patrolled.program())
    assert patrols.is_ahead(1)
    assert not patrols.is_ahead(5)  # beside the draw

    patrolled.at("17:00")
    assert not patrolled.patrols.is_ahead(1)
