"""Who is called at a window: leads, reservations, help that runs out, people who are not due."""

import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
from hall_rows import SmallHall
from hall_store import HALL_ID
from sqlalchemy import insert, select, update

from hallapp.kernel.settings import SettingsService
from hallapp.queueing.policy import QUEUE_POLICY, QueuePolicy
from hallapp.queueing.tables import OutOfTurn, PriorityClass, Ticket, TicketStep, WindowService
from hallapp.queueing.terms import OutOfTurnKind, TicketRow, TicketState


def wait(hall: SmallHall, minutes: float) -> None:
    hall.store.clock.advance(timedelta(minutes=minutes))


def put(hall: SmallHall, ticket_id: uuid.UUID, **values: Any) -> None:
    """Write into a step what another use case would have written."""
    with hall.store.engine.begin() as connection:
        connection.execute(
            update(TicketStep).where(TicketStep.ticket_id == ticket_id).values(**values)
        )


def lead(hall: SmallHall, window: int, service: str, minutes: int) -> None:
    with hall.store.engine.begin() as connection:
        connection.execute(
            update(WindowService)
            .where(
                WindowService.window_id == hall.windows[window],
                WindowService.service_id == hall.services[service],
            )
            .values(lead_minutes=minutes)
        )


def links(hall: SmallHall, window: int, service: str, until_at: datetime | None) -> None:
    with hall.store.engine.begin() as connection:
        connection.execute(
            insert(WindowService),
            {
                "hall_id": HALL_ID,
                "window_id": hall.windows[window],
                "service_id": hall.services[service],
                "until_at": until_at,
            },
        )


def called(hall: SmallHall, window: int) -> TicketRow:
    ticket = hall.queue.call_next(hall.store.request(), hall.windows[window])
    assert ticket is not None
    return ticket


def listed(hall: SmallHall, window: int) -> list[str]:
    return [row.label for row in hall.queue.waiting(hall.windows[window])]


def test_a_window_calls_the_service_that_it_prefers_first(open_hall: SmallHall):
    open_hall.issue("GA")
    wait(open_hall, 3)
    open_hall.issue("SJ")
    lead(open_hall, 2, "SJ", 5)

    assert listed(open_hall, 2) == ["B001", "A001"]
    assert listed(open_hall, 3) == ["A001", "B001"]
    first = called(open_hall, 2)

    assert first.label == "B001"
    assert first.why == "B001 先于 A001，因为本窗口优先叫这项业务，相当于早到 5 分钟"


def test_a_lead_changed_during_the_day_holds_from_the_next_call(open_hall: SmallHall):
    open_hall.issue("GA")
    open_hall.issue("SJ")
    wait(open_hall, 1)
    open_hall.issue("SJ")
    assert open_hall.serve(2) == "A001"
    open_hall.issue("GA")

    lead(open_hall, 2, "GA", 10)

    assert [open_hall.serve(2) for _press in range(3)] == ["A002", "B001", "B002"]


def test_a_helper_takes_its_own_people_first(
    open_hall: SmallHall,
):
    open_hall.issue("GA")
    wait(open_hall, 15)
    open_hall.issue("SJ")
    lead(open_hall, 2, "GA", -20)

    assert [open_hall.serve(2), open_hall.serve(2)] == ["B001", "A001"]


def test_a_helper_does_take_who_has_waited_longer_than_the_cap(open_hall: SmallHall):
    open_hall.issue("GA")
    wait(open_hall, 21)
    open_hall.issue("SJ")
    lead(open_hall, 2, "GA", -600)

    assert open_hall.serve(2) == "A001"


def test_the_cap_on_leads_is_the_hall_s_own(open_hall: SmallHall):
    SettingsService(open_hall.store.work).change(
        open_hall.store.request(),
        QUEUE_POLICY,
        QueuePolicy(lead_cap_minutes=2),
        open_hall.store.work.today(),
        "试行",
    )
    open_hall.issue("GA")
    wait(open_hall, 3)
    open_hall.issue("SJ")
    lead(open_hall, 2, "SJ", 30)

    assert open_hall.serve(2) == "A001"


def test_who_waits_for_a_window_is_called_by_that_window_only(open_hall: SmallHall):
    reserved = open_hall.issue("GA")
    open_hall.issue("GA")
    put(open_hall, reserved, wanted_window_id=open_hall.windows[3])

    assert listed(open_hall, 1) == ["A002"]
    assert open_hall.serve(1) == "A002"
    assert open_hall.call(1) is None
    assert called(open_hall, 3).why == "这时只有 A001 在等"


def test_when_nobody_holds_the_window_any_more_everybody_calls(open_hall: SmallHall):
    reserved = open_hall.issue("GA")
    put(open_hall, reserved, wanted_window_id=open_hall.windows[3])

    open_hall.serving.leave_window(open_hall.store.request(), open_hall.windows[3])

    assert listed(open_hall, 1) == ["A001"]
    assert open_hall.call(1) == "A001"


def test_who_waits_for_a_person_follows_the_person(open_hall: SmallHall):
    reserved = open_hall.issue("GA")
    put(open_hall, reserved, wanted_person_id=open_hall.people[3])
    assert open_hall.call(1) is None

    for window in (2, 3):
        open_hall.serving.leave_window(open_hall.store.request(), open_hall.windows[window])
    open_hall.open_window(2, person=3)

    assert open_hall.call(1) is None
    assert open_hall.call(2) == "A001"


def test_when_the_person_goes_home_everybody_calls(open_hall: SmallHall):
    reserved = open_hall.issue("GA")
    put(open_hall, reserved, wanted_person_id=open_hall.people[3])

    open_hall.serving.leave_window(open_hall.store.request(), open_hall.windows[3])

    assert open_hall.call(1) == "A001"


def test_a_window_calls_who_waits_for_it_though_it_does_not_serve_the_service(
    open_hall: SmallHall,
):
    open_hall.issue("GA")
    reserved = open_hall.issue("SJ")
    put(open_hall, reserved, wanted_window_id=open_hall.windows[1])

    assert listed(open_hall, 1) == ["A001", "B001"]
    assert [open_hall.serve(1), open_hall.serve(1)] == ["A001", "B001"]


def test_a_reserved_ticket_keeps_its_place_and_says_why(open_hall: SmallHall):
    reserved = open_hall.issue("GA")
    open_hall.issue("GA")
    put(open_hall, reserved, wanted_window_id=open_hall.windows[1])

    assert called(open_hall, 1).why == "A001 先于 A002，因为指定由本窗口办理"


def test_help_that_has_run_out_brings_nobody(open_hall: SmallHall):
    links(open_hall, 1, "SJ", open_hall.store.clock.now() + timedelta(minutes=10))
    open_hall.issue("SJ")
    open_hall.issue("SJ")
    assert open_hall.serve(1) == "B001"

    wait(open_hall, 10)

    assert listed(open_hall, 1) == []
    assert open_hall.call(1) is None
    assert open_hall.call(2) == "B002"


@pytest.mark.parametrize("state", [TicketState.HELD, TicketState.AWAY])
def test_who_is_held_or_away_is_never_called(open_hall: SmallHall, state: TicketState):
    aside = open_hall.issue("GA")
    put(open_hall, aside, state=state, aside_at=open_hall.store.clock.now())

    assert listed(open_hall, 1) == []
    assert open_hall.call(1) is None


def test_who_may_not_be_called_yet_is_not_called(open_hall: SmallHall):
    early = open_hall.issue("GA")
    due_at = open_hall.store.clock.now() + timedelta(minutes=30)
    put(open_hall, early, return_at=due_at)

    assert open_hall.call(1) is None
    wait(open_hall, 30)
    assert listed(open_hall, 1) == ["A001"]
    assert open_hall.call(1) == "A001"


def test_a_list_shows_who_is_due_to_wait_again_before_anybody_wakes_them(open_hall: SmallHall):
    away = open_hall.issue("GA")
    now = open_hall.store.clock.now()
    due_at = now + timedelta(minutes=10)
    put(open_hall, away, state=TicketState.AWAY, aside_at=now, return_at=due_at)
    open_hall.issue("GA")
    assert listed(open_hall, 1) == ["A002"]

    wait(open_hall, 10)

    assert listed(open_hall, 1) == ["A001", "A002"]
    assert called(open_hall, 1).label == "A001"


def test_a_list_of_those_who_wait_tells_neither_class_nor_code(open_hall: SmallHall):
    ticket = open_hall.issue("GA")
    with open_hall.store.engine.begin() as connection:
        given = {"code": "LN", "name": "老年人", "head_start_minutes": 30, "needs_proof": True}
        made = {"id": uuid.uuid4(), "hall_id": HALL_ID, "position": 1, **given}
        connection.execute(insert(PriorityClass), made)
        connection.execute(
            update(Ticket).where(Ticket.id == ticket).values(priority_id=made["id"], code="K7Q2")
        )

    waiting = open_hall.queue.waiting(open_hall.windows[1])[0]

    assert (waiting.priority_name, waiting.priority_needs_proof, waiting.code) == ("", False, "")
    assert called(open_hall, 1).priority_name == "老年人"


def test_every_list_is_in_the_order_in_which_the_window_then_calls(open_hall: SmallHall):
    for minute, service in enumerate(["GA", "SJ", "SJ", "GA", "SJ", "GA", "GA", "SJ"]):
        ticket = open_hall.issue(service)
        wait(open_hall, minute)
        if minute == 5:
            put(open_hall, ticket, wanted_window_id=open_hall.windows[2])
    lead(open_hall, 2, "SJ", 7)

    expected = listed(open_hall, 2)

    assert len(expected) == 8
    assert expected != sorted(expected)
    assert [open_hall.serve(2) for _press in expected] == expected


def test_a_chosen_call_is_in_the_report_with_whom_it_went_before(open_hall: SmallHall):
    open_hall.issue("GA")
    second = open_hall.issue("GA")
    asked = open_hall.store.request(person_id=open_hall.people[1])

    row = open_hall.queue.call_chosen(asked, open_hall.windows[1], second, "带着婴儿")

    assert row.why == "A002 由窗口指定叫号，越过 A001，原因已记入越序报表"
    today = open_hall.store.work.today()
    report = open_hall.queue.chosen_report(today, today)
    assert [
        (
            each.kind,
            each.label,
            each.before_label,
            each.window_number,
            each.person_name,
            each.reason,
        )
        for each in report
    ] == [(OutOfTurnKind.CHOSEN, "A002", "A001", 1, "张1", "带着婴儿")]
    assert report[0].done_at == open_hall.store.clock.now()
    tomorrow = today + timedelta(days=1)
    assert open_hall.queue.chosen_report(tomorrow, tomorrow) == ()


def test_choosing_who_was_next_anyway_passes_nobody(open_hall: SmallHall):
    first = open_hall.issue("GA")
    open_hall.issue("GA")

    row = open_hall.queue.call_chosen(
        open_hall.store.request(), open_hall.windows[1], first, "急事"
    )

    assert row.picked_before is None
    assert open_hall.rows(OutOfTurn, OutOfTurn.before_label) == [(None,)]


def test_a_call_repeated_after_a_lost_answer_reports_once(open_hall: SmallHall):
    ticket, request = open_hall.issue("GA"), open_hall.store.request()

    told = [
        open_hall.queue.call_chosen(request, open_hall.windows[1], ticket, "急事").why
        for _press in range(2)
    ]

    assert told[0] == told[1]
    assert len(open_hall.rows(OutOfTurn)) == 1


def test_any_two_who_wait_can_be_compared(open_hall: SmallHall):
    first = open_hall.issue("GA")
    wait(open_hall, 4)
    second = open_hall.issue("SJ")
    lead(open_hall, 3, "SJ", 10)

    queue, window = open_hall.queue, open_hall.windows[3]

    assert queue.explain(second, first) == "A001 先于 B001，因为取号早 4 分钟"
    assert queue.explain(first, second, window) == (
        "B001 先于 A001，因为本窗口优先叫这项业务，相当于早到 10 分钟"
    )


def test_the_reason_kept_with_a_call_is_the_one_read_back(open_hall: SmallHall):
    open_hall.issue_many(2)

    now = called(open_hall, 1)

    assert open_hall.queue.ticket(now.id).why == now.why == "A001 先于 A002，因为取号在先"
    with open_hall.store.work.read() as session:
        assert session.scalar(select(TicketStep.picked_why).where(TicketStep.id == now.step_id))


def test_who_waits_for_a_window_that_is_paused_for_long_is_called_elsewhere(open_hall: SmallHall):
    reserved = open_hall.issue("GA")
    put(open_hall, reserved, wanted_window_id=open_hall.windows[3])
    open_hall.serving.pause(open_hall.store.request(), open_hall.windows[3], "午休", 60)

    wait(open_hall, 10)
    assert listed(open_hall, 1) == []
    assert open_hall.call(1) is None
    wait(open_hall, 0.1)

    assert listed(open_hall, 1) == ["A001"]
    assert open_hall.call(1) == "A001"


def test_who_waits_for_a_person_who_pauses_for_long_is_called_elsewhere(open_hall: SmallHall):
    first, second = open_hall.issue_many(2)
    for reserved in (first, second):
        put(open_hall, reserved, wanted_person_id=open_hall.people[3])
    open_hall.serving.pause(open_hall.store.request(), open_hall.windows[3], "午休", 60)
    wait(open_hall, 11)
    assert open_hall.serve(1) == "A001"

    open_hall.serving.resume(open_hall.store.request(), open_hall.windows[3])

    assert open_hall.call(1) is None
    assert open_hall.call(3) == "A002"
