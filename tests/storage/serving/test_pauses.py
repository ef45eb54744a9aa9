"""Pauses with reason and length, and a window that is taken over from somebody who has gone."""

from datetime import timedelta

import pytest
from hall_rows import SmallHall, serving_over

from hallapp.attendance.tables import Punch
from hallapp.hall.errors import PersonElsewhereError
from hallapp.hall.tables import WindowPause
from hallapp.hall.terms import DutyRow, DutyState
from hallapp.kernel.database.records import AuditEvent
from hallapp.queueing.errors import NotHolderError, WindowClosedError
from hallapp.serving.errors import PauseMinutesError, TakeOverReasonError


def duty(hall: SmallHall, window: int) -> DutyRow:
    return next(row for row in hall.people_service.duties() if row.window.number == window)


def pause(hall: SmallHall, reason: str, minutes: int | None = None) -> DutyRow:
    return hall.serving.pause(hall.store.request(), hall.windows[1], reason, minutes)


def resume(hall: SmallHall) -> DutyRow:
    return hall.serving.resume(hall.store.request(), hall.windows[1])


def test_the_public_is_told_why_and_until_when(open_hall: SmallHall):
    now = open_hall.store.clock.now()

    paused = pause(open_hall, "换票", 15)

    assert (paused.state, paused.pause_reason) == (DutyState.PAUSED, "换票")
    assert (paused.paused_at, paused.back_at) == (now, now + timedelta(minutes=15))
    with pytest.raises(WindowClosedError):
        open_hall.call(1)


def test_a_pause_without_a_length_names_no_time(open_hall: SmallHall):
    assert pause(open_hall, "换票").back_at is None


def test_after_a_pause_nothing_of_it_is_shown_and_its_record_stays(open_hall: SmallHall):
    begin = open_hall.store.clock.now()
    pause(open_hall, "换票", 15)
    open_hall.store.clock.advance(timedelta(minutes=20))

    back = resume(open_hall)

    assert (back.state, back.pause_reason, back.paused_at, back.back_at) == (
        DutyState.OPEN,
        None,
        None,
        None,
    )
    (kept,) = open_hall.serving.pauses(open_hall.store.work.today())
    assert (kept.window_number, kept.person_name, kept.reason) == (1, "张1", "换票")
    assert (kept.planned_minutes, kept.since) == (15, begin)
    assert kept.until == begin + timedelta(minutes=20)


def test_a_second_reason_is_a_second_pause(open_hall: SmallHall):
    pause(open_hall, "换票", 15)
    open_hall.store.clock.advance(timedelta(minutes=5))
    pause(open_hall, "开会")

    kept = open_hall.serving.pauses(open_hall.store.work.today())

    assert [(row.reason, row.until is None) for row in kept] == [("换票", False), ("开会", True)]


@pytest.mark.parametrize("ending", ["leave", "hand over"])
def test_a_pause_ends_with_the_duty(open_hall: SmallHall, ending: str):
    pause(open_hall, "换票", 15)
    open_hall.store.clock.advance(timedelta(minutes=5))
    window = open_hall.windows[1]

    if ending == "leave":
        open_hall.serving.leave_window(open_hall.store.request(), window)
    else:
        open_hall.serving.change_person(open_hall.store.request(), window, open_hall.people[5])
        assert duty(open_hall, 1).state is DutyState.OPEN

    assert open_hall.rows(WindowPause, WindowPause.until) == [(open_hall.store.clock.now(),)]


@pytest.mark.parametrize("minutes", [0, -5, 1441])
def test_a_pause_has_a_sensible_length(open_hall: SmallHall, minutes: int):
    with pytest.raises(PauseMinutesError):
        pause(open_hall, "换票", minutes)

    assert duty(open_hall, 1).state is DutyState.OPEN


def test_a_repeat_is_one_pause(open_hall: SmallHall):
    request = open_hall.store.request()

    for _press in range(2):
        open_hall.serving.pause(request, open_hall.windows[1], "换票", 5)

    assert len(open_hall.rows(WindowPause)) == 1


def test_pauses_are_listed_by_the_halls_day(open_hall: SmallHall):
    today = open_hall.store.work.today()
    pause(open_hall, "换票", 5)
    open_hall.store.clock.advance(timedelta(days=1))
    pause(open_hall, "开会", 5)

    assert [row.reason for row in open_hall.serving.pauses(today)] == ["换票"]
    tomorrow = open_hall.serving.pauses(today + timedelta(days=1))
    assert [row.reason for row in tomorrow] == ["开会"]


def test_a_clerk_has_the_rights_for_it(open_hall: SmallHall):
    serving = serving_over(open_hall.store.work_as("clerk"))
    request, window = open_hall.store.request, open_hall.windows[1]

    serving.pause(request(), window, "换票", 5)
    serving.resume(request(), window)
    serving.take_over(request(), open_hall.people[5], window, "人不在")

    assert len(serving.pauses(open_hall.store.work.today())) == 1


def test_an_abandoned_window_is_taken_over_with_its_ticket(open_hall: SmallHall):
    open_hall.issue()
    open_hall.call(1)
    request = open_hall.store.request(person_id=open_hall.people[5])
    punches = len(open_hall.rows(Punch))

    taken = open_hall.serving.take_over(
        request, open_hall.people[5], open_hall.windows[1], "张1 已离开"
    )

    assert taken.person.name == "张5"
    mine = open_hall.store.request(person_id=open_hall.people[5])
    assert open_hall.queue.start(mine, open_hall.windows[1]).label == "A001"
    with pytest.raises(NotHolderError):
        open_hall.queue.finish(
            open_hall.store.request(person_id=open_hall.people[1]), open_hall.windows[1]
        )
    # Nobody can say when the other one went.
    assert len(open_hall.rows(Punch)) == punches + 1
    (event,) = (
        row
        for row in open_hall.rows(
            AuditEvent, AuditEvent.action, AuditEvent.reason, AuditEvent.before, AuditEvent.after
        )
        if row[0] == "hall.window_taken_over"
    )
    assert event[1:] == (
        "张1 已离开",
        {"person": str(open_hall.people[1])},
        {"person": str(open_hall.people[5])},
    )


def test_taking_over_needs_a_reason_and_a_free_person(open_hall: SmallHall):
    window = open_hall.windows[1]
    with pytest.raises(TakeOverReasonError):
        open_hall.serving.take_over(open_hall.store.request(), open_hall.people[5], window, "  ")
    with pytest.raises(PersonElsewhereError):
        open_hall.serving.take_over(
            open_hall.store.request(person_id=open_hall.people[2]),
            open_hall.people[2],
            window,
            "人不在",
        )

    assert duty(open_hall, 1).person.name == "张1"


def test_nobody_puts_a_third_person_on_somebody_elses_window(open_hall: SmallHall):
    with pytest.raises(NotHolderError):
        open_hall.serving.take_over(
            open_hall.store.request(person_id=open_hall.people[2]),
            open_hall.people[5],
            open_hall.windows[1],
            "人不在",
        )

    assert duty(open_hall, 1).person.name == "张1"


def test_a_free_window_is_simply_taken(hall: SmallHall):
    taken = hall.serving.take_over(hall.store.request(), hall.people[1], hall.windows[1], "补登记")

    assert taken.person.name == "张1"
