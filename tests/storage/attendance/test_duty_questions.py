"""Questions to windows that stand still: asked once, whoever looks, and answered once."""

from datetime import timedelta

import pytest
from hall_rows import SmallHall
from sqlalchemy import insert

from hallapp.attendance.errors import QuestionAnsweredError
from hallapp.attendance.questions import DutyQuestionService
from hallapp.attendance.terms.questions import QuestionKind, QuestionVerdict
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.serving.duty_questions import DutyWatch


def watch(hall: SmallHall) -> DutyWatch:
    work = hall.store.work
    return DutyWatch(work, hall.queue, DutyQuestionService(work))


def questions(hall: SmallHall) -> DutyQuestionService:
    return DutyQuestionService(hall.store.work)


def by_leader(hall: SmallHall) -> Request:
    leader = hall.people[2]
    with hall.store.engine.begin() as connection:
        connection.execute(
            insert(PersonRole),
            {"person_id": leader, "role": Role.SHIFT_LEADER, "hall_id": hall.store.hall_id},
        )
    return Request(Actor("w1", leader, channel=Channel.MANAGER))


def wait_half_an_hour(hall: SmallHall) -> None:
    hall.issue("GA")
    hall.store.clock.advance(timedelta(minutes=31))


def test_a_silent_window_is_asked_about_once_however_many_stations_look(open_hall: SmallHall):
    wait_half_an_hour(open_hall)

    first = watch(open_hall).look(open_hall.store.request())
    again = watch(open_hall).look(open_hall.store.request())

    assert first >= 1
    assert again == 0
    kinds = {row.kind for row in questions(open_hall).open()}
    assert kinds == {QuestionKind.SILENT}


def test_a_window_that_calls_again_ends_its_question_which_stays_open_to_answer(
    open_hall: SmallHall,
):
    wait_half_an_hour(open_hall)
    watch(open_hall).look(open_hall.store.request())
    open_hall.call(1)
    watch(open_hall).look(open_hall.store.request())

    asked = {row.window_number: row for row in questions(open_hall).open()}

    assert asked[1].until_at == open_hall.store.clock.now()
    assert asked[1].is_open


def test_a_question_is_answered_once_and_only_by_who_runs_the_hall(open_hall: SmallHall):
    wait_half_an_hour(open_hall)
    watch(open_hall).look(open_hall.store.request())
    service = questions(open_hall)
    (asked, *_others) = service.open()

    with pytest.raises(NotEntitledError):
        service.answer(
            Request(Actor("w1", open_hall.people[1])),
            asked.id,
            QuestionVerdict.IN_ORDER,
            "系统卡顿",
        )
    leader = by_leader(open_hall)
    told = service.answer(leader, asked.id, QuestionVerdict.IN_ORDER, "系统卡顿")
    with pytest.raises(QuestionAnsweredError):
        service.answer(Request(leader.actor), asked.id, QuestionVerdict.NOTED, "")

    assert (told.verdict, told.answer) == (QuestionVerdict.IN_ORDER, "系统卡顿")


def test_a_long_pause_is_asked_about(open_hall: SmallHall):
    open_hall.serving.pause(open_hall.store.request(), open_hall.windows[1], "换票", 10)
    open_hall.store.clock.advance(timedelta(minutes=26))

    watch(open_hall).look(open_hall.store.request())

    (asked,) = questions(open_hall).open()
    assert (asked.window_number, asked.kind) == (1, QuestionKind.OFF_POST)
