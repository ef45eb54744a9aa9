"""Running the queue: moves, priorities, help between windows, notices, alerts and their buttons."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from hall_rows import SmallHall
from hall_store import HALL_ID
from sqlalchemy import insert

from hallapp.hall.errors import NotEntitledError, WindowUnknownError
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.database.records import AuditEvent
from hallapp.kernel.requests import Request
from hallapp.queueing.errors import (
    NoServiceError,
    NotServedHereError,
    NotWaitingError,
    NowhereError,
    ReasonNeededError,
    TicketUnknownError,
)
from hallapp.queueing.overseeing import OverseeService
from hallapp.queueing.overseeing_errors import (
    HelpOverError,
    NotHelpingError,
    NoticeEmptyError,
    NoticeUnknownError,
    PriorityMinutesError,
)
from hallapp.queueing.tables import TicketStep
from hallapp.queueing.terms import (
    Destination,
    Entry,
    OrderKind,
    OutOfTurnKind,
    ReliefKind,
    TicketState,
)

LEADER = 4


@pytest.fixture
def led_hall(open_hall: SmallHall) -> SmallHall:
    """The small hall, in which person 4 leads the shift and sits at no window."""
    with open_hall.store.engine.begin() as connection:
        role = {"person_id": open_hall.people[LEADER], "role": Role.SHIFT_LEADER}
        connection.execute(insert(PersonRole), {**role, "hall_id": HALL_ID})
    return open_hall


def oversee(hall: SmallHall) -> OverseeService:
    return OverseeService(hall.store.work, hall.queue)


def leader(hall: SmallHall, number: int = LEADER) -> Request:
    return hall.store.request(person_id=hall.people[number])


def wait(hall: SmallHall, minutes: float) -> None:
    hall.store.clock.advance(timedelta(minutes=minutes))


def listed(hall: SmallHall, window: int) -> list[str]:
    return [row.label for row in hall.queue.waiting(hall.windows[window])]


def serve_for(hall: SmallHall, window: int, minutes: float) -> str | None:
    """Call, serve for a time and finish."""
    label = hall.call(window)
    hall.queue.start(hall.store.request(), hall.windows[window])
    wait(hall, minutes)
    hall.queue.finish(hall.store.request(), hall.windows[window])
    return label


def test_a_moved_ticket_keeps_its_number_and_its_place(led_hall: SmallHall):
    moved = led_hall.issue("GA")
    wait(led_hall, 5)
    led_hall.issue("SJ")

    to = Destination(service_id=led_hall.services["SJ"])
    row = oversee(led_hall).move(leader(led_hall), moved, to, "取错业务")

    assert (row.label, row.service_code, row.state) == ("A001", "SJ", TicketState.WAITING)
    assert (row.entry, row.entry_words) == (Entry.TRANSFERRED, "取错业务")
    assert listed(led_hall, 1) == []
    assert listed(led_hall, 2) == ["A001", "B001"]
    called = led_hall.queue.call_next(led_hall.store.request(), led_hall.windows[2])
    assert called is not None
    assert called.why == "A001 先于 B001，因为转来之前已等了 5 分钟"


def test_a_ticket_moved_to_a_window_is_called_there_only(led_hall: SmallHall):
    moved = led_hall.issue("GA")

    oversee(led_hall).move(
        leader(led_hall), moved, Destination(window_id=led_hall.windows[3]), "材料在三号窗口"
    )

    assert (led_hall.call(1), led_hall.call(2), led_hall.call(3)) == (None, None, "A001")


def test_a_priority_counts_from_the_issue_and_stops_at_the_cap(led_hall: SmallHall):
    led_hall.issue("GA")
    wait(led_hall, 20)
    led_hall.issue("GA")
    wait(led_hall, 15)
    late = led_hall.issue("GA")

    row = oversee(led_hall).prioritise(leader(led_hall), late, 600, "带着婴儿")

    assert row.effective_at == row.issued_at - timedelta(minutes=30)
    assert listed(led_hall, 1) == ["A001", "A003", "A002"]
    led_hall.serve(1)
    called = led_hall.queue.call_next(led_hall.store.request(), led_hall.windows[1])
    assert called is not None
    assert called.why == "A003 先于 A002，因为大厅安排优先 30 分钟（带着婴儿）"
    assert "婴儿" not in called.public_why


def test_two_priorities_give_no_more_than_one(led_hall: SmallHall):
    ticket = led_hall.issue("GA")
    service = oversee(led_hall)

    once = service.prioritise(leader(led_hall), ticket, 30, "孕妇").effective_at
    wait(led_hall, 10)
    twice = service.prioritise(leader(led_hall), ticket, 30, "孕妇").effective_at

    assert once == twice


def test_whoever_is_let_first_has_still_waited_as_long(led_hall: SmallHall):
    ticket = led_hall.issue("GA")
    wait(led_hall, 20)

    first = oversee(led_hall).prioritise(leader(led_hall), ticket, 10, "孕妇")
    wait(led_hall, 5)
    called = led_hall.queue.call_next(led_hall.store.request(), led_hall.windows[1])

    assert first.waited_s == 20 * 60
    assert called is not None
    assert called.waited_s == 25 * 60


def test_time_aside_is_no_wait_for_whoever_is_let_first_either(led_hall: SmallHall):
    ticket = led_hall.issue("GA")
    wait(led_hall, 4)
    led_hall.queue.step_out(led_hall.store.request(), ticket, 30)
    wait(led_hall, 10)
    led_hall.queue.wake(led_hall.store.request(), ticket)
    wait(led_hall, 3)

    row = oversee(led_hall).prioritise(leader(led_hall), ticket, 10, "孕妇")

    assert row.waited_s == 7 * 60


def test_moves_and_priorities_are_in_the_report_with_who_and_why(led_hall: SmallHall):
    first, second = led_hall.issue_many(2)
    service = oversee(led_hall)

    service.move(leader(led_hall), first, Destination(window_id=led_hall.windows[2]), "改窗口")
    service.prioritise(leader(led_hall), second, 45, "孕妇")

    today = led_hall.store.work.today()
    assert [
        (row.kind, row.label, row.person_name, row.reason, row.minutes)
        for row in led_hall.queue.chosen_report(today, today)
    ] == [
        (OutOfTurnKind.MOVED, "A001", "张4", "改窗口", 0),
        (OutOfTurnKind.PRIORITISED, "A002", "张4", "孕妇", 30),
    ]
    actions = [action for (action,) in led_hall.rows(AuditEvent, AuditEvent.action)]
    assert {"queueing.ticket_transferred", "queueing.ticket_prioritised"} <= set(actions)


def test_a_repeated_press_moves_once(led_hall: SmallHall):
    ticket, request = led_hall.issue("GA"), leader(led_hall)
    to = Destination(service_id=led_hall.services["SJ"])

    rows = [oversee(led_hall).move(request, ticket, to, "取错业务") for _press in range(2)]

    assert rows[0] == rows[1]
    assert len(led_hall.rows(TicketStep)) == 2


def test_who_does_not_run_the_hall_moves_and_prioritises_nobody(led_hall: SmallHall):
    ticket, service = led_hall.issue("GA"), oversee(led_hall)
    clerk, window = leader(led_hall, 1), led_hall.windows[2]

    for act in (
        lambda: service.move(clerk, ticket, Destination(window_id=window), "好办"),
        lambda: service.prioritise(clerk, ticket, 5, "熟人"),
        lambda: service.help_out(clerk, window, led_hall.services["SJ"]),
        lambda: service.end_help(clerk, window, led_hall.services["SJ"]),
        lambda: service.notify_window(clerk, window, "快点"),
    ):
        with pytest.raises(NotEntitledError):
            act()

    assert len(led_hall.rows(TicketStep)) == 1


def test_nobody_is_moved_without_a_reason_or_to_nowhere(led_hall: SmallHall):
    ticket, service = led_hall.issue("GA"), oversee(led_hall)
    to = Destination(window_id=led_hall.windows[2])

    with pytest.raises(ReasonNeededError):
        service.move(leader(led_hall), ticket, to, "  ")
    with pytest.raises(ReasonNeededError):
        service.prioritise(leader(led_hall), ticket, 5, "")
    with pytest.raises(PriorityMinutesError):
        service.prioritise(leader(led_hall), ticket, 0, "孕妇")
    with pytest.raises(NowhereError):
        service.move(leader(led_hall), ticket, Destination(), "改窗口")
    with pytest.raises(WindowUnknownError):
        service.move(leader(led_hall), ticket, Destination(window_id=uuid.uuid4()), "改窗口")
    with pytest.raises(NoServiceError):
        service.move(leader(led_hall), ticket, Destination(service_id=uuid.uuid4()), "改业务")
    with pytest.raises(TicketUnknownError):
        service.prioritise(leader(led_hall), uuid.uuid4(), 5, "孕妇")


def test_who_is_at_a_window_is_not_moved(led_hall: SmallHall):
    ticket = led_hall.issue("GA")
    led_hall.call(1)

    with pytest.raises(NotWaitingError):
        oversee(led_hall).prioritise(leader(led_hall), ticket, 5, "孕妇")


def test_a_helping_window_serves_one_service_more_until_the_moment(led_hall: SmallHall):
    led_hall.issue("SJ")
    led_hall.issue("SJ")
    service, now = oversee(led_hall), led_hall.store.clock.now()

    until = now + timedelta(minutes=30)
    service.help_out(leader(led_hall), led_hall.windows[1], led_hall.services["SJ"], until)

    assert led_hall.serve(1) == "B001"
    wait(led_hall, 30)
    assert led_hall.call(1) is None
    with pytest.raises(HelpOverError):
        service.help_out(leader(led_hall), led_hall.windows[1], led_hall.services["SJ"], now)


def test_a_help_is_ended_and_begun_again_but_what_is_for_good_stays(led_hall: SmallHall):
    led_hall.issue("SJ")
    service, until = oversee(led_hall), led_hall.store.clock.now() + timedelta(hours=2)
    helping = (led_hall.windows[1], led_hall.services["SJ"])
    service.help_out(leader(led_hall), *helping, until)

    service.end_help(leader(led_hall), *helping)

    assert led_hall.call(1) is None
    with pytest.raises(NotHelpingError):
        service.end_help(leader(led_hall), *helping)
    with pytest.raises(NotHelpingError):
        service.end_help(leader(led_hall), led_hall.windows[2], led_hall.services["SJ"])
    service.help_out(leader(led_hall), *helping, until)
    assert led_hall.call(1) == "B001"


def test_a_help_without_a_moment_ends_with_the_day(led_hall: SmallHall):
    service = oversee(led_hall)
    service.help_out(leader(led_hall), led_hall.windows[1], led_hall.services["SJ"])
    led_hall.issue("SJ")
    assert led_hall.serve(1) == "B001"

    wait(led_hall, 24 * 60)
    led_hall.issue("SJ")

    assert led_hall.call(1) is None
    assert led_hall.call(2) == "B001"


def test_a_notice_is_shown_at_its_window_until_it_is_read(led_hall: SmallHall):
    service, window = oversee(led_hall), led_hall.windows[2]

    service.notify_window(leader(led_hall), window, " 请提醒群众带齐材料 ")

    assert service.notices(led_hall.windows[1]) == ()
    (notice,) = service.notices(window)
    assert (notice.words, notice.sent_by, notice.window_number) == (
        "请提醒群众带齐材料",
        "张4",
        2,
    )
    service.seen(leader(led_hall, 2), notice.id)
    assert service.notices(window) == ()
    with pytest.raises(NoticeEmptyError):
        service.notify_window(leader(led_hall), window, " ")
    with pytest.raises(NoticeUnknownError):
        service.seen(leader(led_hall, 2), uuid.uuid4())


def test_nobody_waits_too_long_and_nothing_lights_up(led_hall: SmallHall):
    led_hall.issue("GA")
    wait(led_hall, 15)

    assert oversee(led_hall).load_alerts() == ()


def test_an_alert_names_the_windows_that_would_help_and_what_each_saves(led_hall: SmallHall):
    led_hall.issue_many(9, "SJ")
    for _visit in range(3):
        serve_for(led_hall, 2, 6)
    led_hall.serving.leave_window(led_hall.store.request(), led_hall.windows[3])

    (alert,) = oversee(led_hall).load_alerts()

    assert (alert.service_name, alert.waiting, alert.open_windows) == ("企业开办", 6, 1)
    assert (alert.longest_wait_s, alert.limit_minutes) == (18 * 60, 15)
    assert alert.service_minutes == pytest.approx(6, abs=0.01)
    # Six people of six minutes at one window: 36 minutes; at two: 18.
    assert [(each.kind, each.window_number, each.saves_minutes) for each in alert.reliefs] == [
        (ReliefKind.OPEN_WINDOW, 3, 18),
        (ReliefKind.HELP_OUT, 1, 18),
    ]
    assert [each.words for each in alert.reliefs] == [
        "请 3 号窗口开窗",
        "由 1 号窗口帮办一小时",
    ]


def test_a_paused_window_is_asked_to_go_on_and_a_busy_one_is_left_alone(led_hall: SmallHall):
    led_hall.issue_many(3, "SJ")
    led_hall.issue_many(8, "GA")
    led_hall.serving.pause(led_hall.store.request(), led_hall.windows[3], "换票")
    wait(led_hall, 16)

    alerts = {each.service_name: each for each in oversee(led_hall).load_alerts()}

    assert [(each.kind, each.window_number) for each in alerts["企业开办"].reliefs] == [
        (ReliefKind.RESUME_WINDOW, 3)
    ]
    assert alerts["企业开办"].reliefs[0].saves_minutes is None


def test_people_whom_nobody_can_call_light_up_at_once(led_hall: SmallHall):
    led_hall.issue("SJ")
    for number in (2, 3):
        led_hall.serving.leave_window(led_hall.store.request(), led_hall.windows[number])

    (alert,) = oversee(led_hall).load_alerts()

    assert (alert.open_windows, alert.longest_wait_s) == (0, 0)
    assert {each.kind for each in alert.reliefs} == {ReliefKind.OPEN_WINDOW, ReliefKind.HELP_OUT}


def test_one_button_lets_a_window_help_and_tells_it(led_hall: SmallHall):
    led_hall.issue_many(4, "SJ")
    wait(led_hall, 20)
    service, request = oversee(led_hall), leader(led_hall)
    (alert,) = service.load_alerts()
    help_out = next(each for each in alert.reliefs if each.kind is ReliefKind.HELP_OUT)

    service.act_on(request, help_out)
    service.act_on(request, help_out)

    (notice,) = service.notices(led_hall.windows[1])
    assert notice.words == "请帮办企业开办一小时，叫号时会自动叫到。"
    assert led_hall.serve(1) == "B001"
    wait(led_hall, 60)
    assert led_hall.call(1) is None


def test_when_no_window_can_help_the_numbers_may_be_stopped(led_hall: SmallHall):
    led_hall.issue_many(5, "GA")
    wait(led_hall, 20)
    service = oversee(led_hall)

    (alert,) = service.load_alerts()

    assert [each.kind for each in alert.reliefs] == [ReliefKind.STOP_ISSUE]
    service.act_on(leader(led_hall), alert.reliefs[0])
    orders = led_hall.queue.orders_of_today()
    assert [(order.kind, order.reason) for order in orders] == [(OrderKind.STOP, "等候人数较多")]


def test_what_a_button_leaves_behind_is_chinese_at_an_english_desk(
    led_hall: SmallHall, english: None
):
    led_hall.issue_many(4, "SJ")
    wait(led_hall, 20)
    service = oversee(led_hall)
    (alert,) = service.load_alerts()
    help_out = next(each for each in alert.reliefs if each.kind is ReliefKind.HELP_OUT)

    service.act_on(leader(led_hall), help_out)
    service.act_on(leader(led_hall), replace(help_out, kind=ReliefKind.STOP_ISSUE))

    (notice,) = service.notices(led_hall.windows[1])
    assert notice.words == "请帮办企业开办一小时，叫号时会自动叫到。"
    assert [order.reason for order in led_hall.queue.orders_of_today()] == ["等候人数较多"]


def test_a_clerk_presses_no_button_of_an_alert(led_hall: SmallHall):
    led_hall.issue_many(4, "SJ")
    wait(led_hall, 20)
    (alert,) = oversee(led_hall).load_alerts()

    for relief in alert.reliefs:
        with pytest.raises(NotEntitledError):
            oversee(led_hall).act_on(leader(led_hall, 1), relief)


@pytest.mark.postgres
def test_the_clerk_role_may_do_all_of_it(led_hall: SmallHall):
    first, second = led_hall.issue_many(2)
    work = led_hall.store.work_as("clerk")
    queue = type(led_hall.queue)(work)
    service, window = OverseeService(work, queue), led_hall.windows[2]

    service.move(leader(led_hall), first, Destination(window_id=window), "改窗口")
    service.prioritise(leader(led_hall), second, 5, "孕妇")
    service.help_out(leader(led_hall), led_hall.windows[1], led_hall.services["SJ"])
    service.notify_window(leader(led_hall), window, "请注意")
    service.seen(leader(led_hall, 2), service.notices(window)[0].id)
    queue.call_chosen(
        led_hall.store.request(person_id=led_hall.people[3]), led_hall.windows[3], second, "急事"
    )

    today = led_hall.store.work.today()
    assert len(queue.chosen_report(today, today)) == 3
    assert service.load_alerts() == ()
    assert [row.label for row in queue.waiting(window)] == ["A001"]


def test_nobody_is_moved_to_a_window_that_does_not_serve_what_they_wait_for(
    led_hall: SmallHall,
):
    ticket = led_hall.issue("SJ")
    to_one = Destination(window_id=led_hall.windows[1])
    with pytest.raises(NotServedHereError) as refused:
        oversee(led_hall).move(leader(led_hall), ticket, to_one, "人多")

    to_one_as_ga = Destination(led_hall.services["GA"], led_hall.windows[1])
    oversee(led_hall).move(leader(led_hall), ticket, to_one_as_ga, "取错了业务")

    assert refused.value.facts == {"number": 1}
    assert led_hall.call(1) == "B001"
