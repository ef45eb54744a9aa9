"""Taking, pausing, handing over and leaving a window; the punches that come of it."""

from datetime import timedelta

import pytest
from hall_rows import SmallHall
from sqlalchemy import insert

from hallapp.attendance.tables import Punch
from hallapp.hall.errors import (
    NotOnDutyError,
    PersonElsewhereError,
    PersonUnknownError,
    WindowHeldError,
    WindowUnknownError,
)
from hallapp.hall.tables import PersonRole, WindowDuty
from hallapp.hall.terms import DutyState, Role
from hallapp.kernel.database.records import AuditEvent, RequestRecord
from hallapp.queueing.errors import NotHolderError
from hallapp.serving.errors import LiveTicketError, PauseReasonError


def held(hall: SmallHall) -> dict[int, str]:
    return {duty.window.number: duty.person.name for duty in hall.people_service.duties()}


def punches(hall: SmallHall) -> int:
    return len(hall.rows(Punch))


def test_taking_a_window_opens_it_and_is_the_punch(hall: SmallHall):
    duty = hall.serving.take_window(hall.store.request(), hall.people[1], hall.windows[1])

    assert (duty.state, duty.person.name, duty.window.number) == (DutyState.OPEN, "张1", 1)
    (punch,) = hall.attendance.punches(hall.people[1])
    assert (punch.punched_at, punch.window_number) == (hall.store.clock.now(), "1")


def test_a_held_window_is_refused_and_says_who_has_it(hall: SmallHall):
    hall.open_window(1)
    before = len(hall.rows(RequestRecord)), len(hall.rows(AuditEvent)), punches(hall)

    with pytest.raises(WindowHeldError) as refused:
        hall.open_window(1, person=2)

    assert refused.value.facts == {"number": 1, "person": "张1"}
    assert (len(hall.rows(RequestRecord)), len(hall.rows(AuditEvent)), punches(hall)) == before


def test_one_person_holds_one_window(hall: SmallHall):
    hall.open_window(1)

    with pytest.raises(PersonElsewhereError) as refused:
        hall.open_window(2, person=1)

    assert refused.value.facts == {"person": "张1", "number": 1}


def test_only_people_and_windows_of_the_hall_are_known(hall: SmallHall):
    with pytest.raises(PersonUnknownError):
        hall.serving.take_window(hall.store.request(), hall.windows[1], hall.windows[1])
    with pytest.raises(WindowUnknownError):
        hall.serving.take_window(hall.store.request(), hall.people[1], hall.people[1])


def test_signing_in_again_after_a_crash_keeps_the_window(hall: SmallHall):
    hall.open_window(1)
    hall.store.clock.advance(timedelta(minutes=5))

    hall.open_window(1)

    assert held(hall) == {1: "张1"}
    assert len(hall.rows(WindowDuty)) == 1
    assert punches(hall) == 2


def test_a_repeat_of_taking_a_window_punches_once(hall: SmallHall):
    request = hall.store.request()

    first = hall.serving.take_window(request, hall.people[1], hall.windows[1])
    again = hall.serving.take_window(request, hall.people[1], hall.windows[1])

    assert first == again
    assert punches(hall) == 1


def test_leaving_punches_out_and_frees_the_window(hall: SmallHall):
    hall.open_window(1)
    hall.store.clock.advance(timedelta(hours=3))

    hall.serving.leave_window(hall.store.request(), hall.windows[1])

    assert held(hall) == {}
    assert len(hall.attendance.punches(hall.people[1])) == 2
    hall.open_window(1, person=2)
    assert held(hall) == {1: "张2"}


def test_a_window_with_a_live_ticket_is_not_left(open_hall: SmallHall):
    open_hall.issue()
    open_hall.call(1)

    with pytest.raises(LiveTicketError) as refused:
        open_hall.serving.leave_window(open_hall.store.request(), open_hall.windows[1])

    assert refused.value.facts == {"label": "A001"}
    assert held(open_hall)[1] == "张1"


def test_a_window_that_nobody_holds_is_neither_left_nor_paused(hall: SmallHall):
    with pytest.raises(NotOnDutyError):
        hall.serving.leave_window(hall.store.request(), hall.windows[1])
    with pytest.raises(NotOnDutyError):
        hall.serving.pause(hall.store.request(), hall.windows[1], "换票")
    with pytest.raises(NotOnDutyError):
        hall.serving.change_person(hall.store.request(), hall.windows[1], hall.people[1])


def test_a_pause_needs_a_reason_and_shows_it(open_hall: SmallHall):
    with pytest.raises(PauseReasonError):
        open_hall.serving.pause(open_hall.store.request(), open_hall.windows[1], "  ")

    paused = open_hall.serving.pause(open_hall.store.request(), open_hall.windows[1], " 换票 ")
    resumed = open_hall.serving.resume(open_hall.store.request(), open_hall.windows[1])

    assert (paused.state, paused.pause_reason) == (DutyState.PAUSED, "换票")
    assert (resumed.state, resumed.pause_reason) == (DutyState.OPEN, None)


def test_handing_over_punches_both_people(open_hall: SmallHall):
    open_hall.store.clock.advance(timedelta(hours=1))

    duty = open_hall.serving.change_person(
        open_hall.store.request(), open_hall.windows[1], open_hall.people[5]
    )

    assert duty.person.name == "张5"
    assert len(open_hall.attendance.punches(open_hall.people[1])) == 2
    assert len(open_hall.attendance.punches(open_hall.people[5])) == 1


def test_handing_over_to_oneself_changes_nothing_seen(open_hall: SmallHall):
    open_hall.serving.change_person(
        open_hall.store.request(), open_hall.windows[1], open_hall.people[1]
    )

    assert held(open_hall)[1] == "张1"


def test_handing_over_to_somebody_at_another_window_leaves_all_as_it_was(open_hall: SmallHall):
    before = held(open_hall), punches(open_hall)

    with pytest.raises(PersonElsewhereError):
        open_hall.serving.change_person(
            open_hall.store.request(), open_hall.windows[1], open_hall.people[2]
        )

    assert (held(open_hall), punches(open_hall)) == before


def test_the_sheet_of_the_day_shows_who_came(open_hall: SmallHall):
    sheet = open_hall.attendance.sheet()

    assert sheet.is_working_day
    assert {row.person_name for row in sheet.rows} == {f"张{number}" for number in range(1, 6)}
    came = {row.person_name: row.window_number for row in sheet.rows if row.window_number}
    assert {name: came[name] for name in ("张1", "张2", "张3")} == {
        "张1": "1",
        "张2": "2",
        "张3": "3",
    }


def give_role(hall: SmallHall, person: int, role: Role) -> None:
    with hall.store.engine.begin() as connection:
        row = {"person_id": hall.people[person], "role": role, "hall_id": hall.store.hall_id}
        connection.execute(insert(PersonRole), row)


def test_a_colleague_neither_pauses_reopens_nor_empties_a_window(open_hall: SmallHall):
    window, colleague = open_hall.windows[1], open_hall.people[2]
    before = held(open_hall), punches(open_hall)

    with pytest.raises(NotHolderError):
        open_hall.serving.pause(open_hall.store.request(person_id=colleague), window, "换票")
    with pytest.raises(NotHolderError):
        open_hall.serving.resume(open_hall.store.request(person_id=colleague), window)
    with pytest.raises(NotHolderError) as refused:
        open_hall.serving.leave_window(open_hall.store.request(person_id=colleague), window)

    assert refused.value.facts == {"number": 1}
    assert (held(open_hall), punches(open_hall)) == before


def test_the_holder_pauses_reopens_and_leaves(open_hall: SmallHall):
    window, holder = open_hall.windows[1], open_hall.people[1]

    paused = open_hall.serving.pause(open_hall.store.request(person_id=holder), window, "换票")
    resumed = open_hall.serving.resume(open_hall.store.request(person_id=holder), window)
    open_hall.serving.leave_window(open_hall.store.request(person_id=holder), window)

    assert (paused.state, resumed.state) == (DutyState.PAUSED, DutyState.OPEN)
    assert 1 not in held(open_hall)


def test_nobody_puts_a_colleague_on_a_window_of_somebody_else(open_hall: SmallHall):
    window, colleague = open_hall.windows[2], open_hall.people[1]
    before = held(open_hall), punches(open_hall)

    with pytest.raises(NotHolderError) as refused:
        open_hall.serving.change_person(
            open_hall.store.request(person_id=colleague), window, open_hall.people[4]
        )

    assert refused.value.facts == {"number": 2}
    assert (held(open_hall), punches(open_hall)) == before


@pytest.mark.parametrize("asking", [2, 4, 5], ids=["who leaves", "who comes", "a shift leader"])
def test_a_window_is_handed_over_by_either_of_the_two_or_the_shift_leader(
    open_hall: SmallHall, asking: int
):
    give_role(open_hall, 5, Role.SHIFT_LEADER)
    request = open_hall.store.request(person_id=open_hall.people[asking])

    open_hall.serving.change_person(request, open_hall.windows[2], open_hall.people[4])

    assert held(open_hall)[2] == "张4"


@pytest.mark.parametrize("role", [Role.SHIFT_LEADER, Role.MANAGER])
def test_a_shift_leader_and_a_manager_may_empty_a_window(open_hall: SmallHall, role: Role):
    give_role(open_hall, 5, role)
    request = open_hall.store.request(person_id=open_hall.people[5])

    open_hall.serving.leave_window(request, open_hall.windows[1])

    assert 1 not in held(open_hall)
    assert len(open_hall.attendance.punches(open_hall.people[1])) == 1
