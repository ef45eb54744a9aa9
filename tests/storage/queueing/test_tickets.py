"""A ticket's life at the windows, through the service, on both engines."""

import pytest
from hall_rows import SmallHall, small_hall
from hall_store import HallStore

from hallapp.kernel import audit
from hallapp.kernel.database.records import AuditEvent, RequestRecord
from hallapp.kernel.errors import RuleError
from hallapp.kernel.requests import Channel, RequestReusedError
from hallapp.queueing.errors import (
    AlreadyCalledError,
    NoServiceError,
    NothingCalledError,
    NotWaitingError,
    ReasonNeededError,
    SeriesFullError,
    StaffOnlyError,
    WindowBusyError,
    WindowClosedError,
    WrongStateError,
)
from hallapp.queueing.tables import HallDay, SeriesDay, Ticket, TicketStep
from hallapp.queueing.terms import PrintState, TicketState


def everything(hall: SmallHall) -> dict[str, object]:
    """All that a queue writes; two equal answers mean that nothing was left behind."""
    with hall.store.work.read() as session:
        verdict = audit.verify(session.connection(), hall.store.hall_id)
    return {
        "days": hall.rows(HallDay),
        "series": hall.rows(SeriesDay),
        "tickets": sorted(map(str, hall.rows(Ticket))),
        "steps": sorted(map(str, hall.rows(TicketStep))),
        "requests": len(hall.rows(RequestRecord)),
        "chain": verdict,
    }


def actions(hall: SmallHall) -> list[str]:
    found = hall.rows(AuditEvent, AuditEvent.seq, AuditEvent.action)
    return [action for _seq, action in sorted(found) if action.startswith("queueing.")]


def test_numbers_count_up_within_their_series(hall: SmallHall):
    labels = [hall.queue.ticket(hall.issue(code)).label for code in ("GA", "GA", "SJ", "GA")]

    assert labels == ["A001", "A002", "B001", "A003"]


def test_a_citizen_is_told_number_place_and_how_many_are_ahead(open_hall: SmallHall):
    open_hall.issue_many(2)

    told = open_hall.queue.issue(
        open_hall.store.request(), open_hall.services["GA"], open_hall.items["GA-001"]
    )

    assert (told.ticket.label, told.ahead, told.place, told.minutes) == (
        "A003",
        2,
        "A区等候席",
        None,
    )
    assert told.ticket.subject == "居住登记"
    assert told.ticket.state is TicketState.WAITING
    assert told.ticket.print_state is PrintState.PENDING


def test_a_window_calls_serves_and_finishes_in_the_order_of_issue(open_hall: SmallHall):
    open_hall.issue_many(3)

    served = [open_hall.serve(window) for window in (1, 2, 1)]

    assert served == ["A001", "A002", "A003"]
    assert open_hall.call(1) is None
    assert set(open_hall.states().values()) == {"finished"}


def test_a_window_that_serves_both_services_calls_whoever_came_first(open_hall: SmallHall):
    for code in ("SJ", "GA", "SJ"):
        open_hall.issue(code)

    assert [open_hall.serve(2) for _press in range(3)] == ["B001", "A001", "B002"]


def test_a_window_never_calls_a_service_that_it_does_not_serve(open_hall: SmallHall):
    open_hall.issue("SJ")

    assert open_hall.call(1) is None
    assert open_hall.waiting() == ["B001"]


def test_a_call_tells_who_would_have_been_next(open_hall: SmallHall):
    open_hall.issue_many(2)

    called = open_hall.queue.call_next(open_hall.store.request(), open_hall.windows[1])

    assert called is not None
    assert (called.label, called.picked_before, called.window_number) == ("A001", "A002", 1)
    assert called == open_hall.queue.ticket(called.id)


def test_a_recall_counts_the_calls_and_comes_first_on_the_board(open_hall: SmallHall):
    open_hall.issue_many(2)
    open_hall.call(1)
    open_hall.call(2)

    row = open_hall.queue.recall(open_hall.store.request(), open_hall.windows[1])

    board = open_hall.queue.board()
    assert row.call_count == 2
    assert [(call.label, call.is_recall) for call in board.calls] == [
        ("A001", True),
        ("A002", False),
    ]


def test_a_missed_ticket_is_listed_and_may_be_called_again_with_a_reason(open_hall: SmallHall):
    ticket = open_hall.issue()
    open_hall.call(1)
    open_hall.queue.miss(open_hall.store.request(), open_hall.windows[1])
    missed = [row.label for row in open_hall.queue.missed(open_hall.windows[1])]

    row = open_hall.queue.call_chosen(
        open_hall.store.request(), open_hall.windows[2], ticket, "本人到窗口说明"
    )

    assert missed == ["A001"]
    assert (row.state, row.window_number, row.call_count) == (TicketState.CALLED, 2, 2)
    assert open_hall.queue.missed() == ()


def test_finish_and_call_next_moves_both_at_once(open_hall: SmallHall):
    first, second = open_hall.issue_many(2)
    open_hall.call(1)
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])

    called = open_hall.queue.finish_and_call_next(open_hall.store.request(), open_hall.windows[1])

    assert called is not None
    assert called.id == second
    assert open_hall.queue.ticket(first).state is TicketState.FINISHED
    assert open_hall.queue.live(open_hall.windows[1]) == called


def test_finish_and_call_next_finishes_also_when_nobody_waits(open_hall: SmallHall):
    ticket = open_hall.issue()
    open_hall.call(1)
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])

    called = open_hall.queue.finish_and_call_next(open_hall.store.request(), open_hall.windows[1])

    assert called is None
    assert open_hall.queue.ticket(ticket).state is TicketState.FINISHED


def test_a_chosen_ticket_is_called_before_its_turn_and_the_reason_is_kept(open_hall: SmallHall):
    _first, second = open_hall.issue_many(2)

    open_hall.queue.call_chosen(
        open_hall.store.request(), open_hall.windows[1], second, " 行动不便 "
    )

    chosen = open_hall.rows(AuditEvent, AuditEvent.action, AuditEvent.reason)
    assert ("queueing.ticket_chosen", "行动不便") in chosen
    assert open_hall.waiting() == ["A001"]


def test_every_move_leaves_exactly_one_audit_event(open_hall: SmallHall):
    open_hall.issue_many(2)
    open_hall.call(1)
    open_hall.queue.recall(open_hall.store.request(), open_hall.windows[1])
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])
    open_hall.queue.finish_and_call_next(open_hall.store.request(), open_hall.windows[1])
    open_hall.queue.miss(open_hall.store.request(), open_hall.windows[1])

    assert actions(open_hall) == [
        f"queueing.ticket_{verb}"
        for verb in ("issued", "issued", "called", "recall", "start", "finish", "called", "miss")
    ]


def refusals(hall: SmallHall) -> dict[str, tuple[type[RuleError], object]]:
    """Every press that is refused, in a hall where A001 is called at 1 and served at 2 is A002."""
    queue, windows = hall.queue, hall.windows
    tickets = {label: key for key, label in hall.rows(Ticket, Ticket.id, Ticket.label)}

    def ask(use_case: str, window: int, *more: object) -> object:
        return lambda: getattr(queue, use_case)(hall.store.request(), windows[window], *more)

    return {
        "next while one is called": (WindowBusyError, ask("call_next", 1)),
        "next while one is served": (WindowBusyError, ask("call_next", 2)),
        "recall of nothing": (NothingCalledError, ask("recall", 3)),
        "start of nothing": (NothingCalledError, ask("start", 3)),
        "miss of nothing": (NothingCalledError, ask("miss", 3)),
        "finish of nothing": (NothingCalledError, ask("finish", 3)),
        "finish of one not begun": (WrongStateError, ask("finish", 1)),
        "finish and next of one not begun": (WrongStateError, ask("finish_and_call_next", 1)),
        "start of one begun": (WrongStateError, ask("start", 2)),
        "miss of one begun": (WrongStateError, ask("miss", 2)),
        "recall of one begun": (WrongStateError, ask("recall", 2)),
        "chosen without a reason": (ReasonNeededError, ask("call_chosen", 3, tickets["A003"], " ")),
        "chosen that is called": (AlreadyCalledError, ask("call_chosen", 3, tickets["A001"], "急")),
        "chosen that is served": (AlreadyCalledError, ask("call_chosen", 3, tickets["A002"], "急")),
        "chosen that is finished": (NotWaitingError, ask("call_chosen", 3, tickets["A004"], "急")),
        "no such service": (
            NoServiceError,
            lambda: queue.issue(hall.store.request(), hall.windows[1]),
        ),
    }


def busy_hall(hall: SmallHall) -> SmallHall:
    tickets = hall.issue_many(4)
    hall.queue.call_chosen(hall.store.request(), hall.windows[3], tickets[3], "急事")
    hall.queue.start(hall.store.request(), hall.windows[3])
    hall.queue.finish(hall.store.request(), hall.windows[3])
    hall.call(1)
    hall.call(2)
    hall.queue.start(hall.store.request(), hall.windows[2])
    return hall


def test_every_refusal_leaves_nothing_behind(open_hall: SmallHall):
    busy_hall(open_hall)
    before = everything(open_hall)

    for name, (kind, press) in refusals(open_hall).items():
        with pytest.raises(kind):
            press()  # type: ignore[operator]
        assert everything(open_hall) == before, name


def test_who_has_the_ticket_is_said_when_it_is_called_already(open_hall: SmallHall):
    ticket = open_hall.issue()
    open_hall.call(2)

    with pytest.raises(AlreadyCalledError) as refused:
        open_hall.queue.call_chosen(
            open_hall.store.request(), open_hall.windows[3], ticket, "他在我这里"
        )

    assert refused.value.facts == {"label": "A001", "window": 2}


def test_a_window_that_nobody_holds_calls_nobody(hall: SmallHall):
    hall.issue()

    with pytest.raises(WindowClosedError) as refused:
        hall.call(1)

    assert refused.value.facts == {"window": 1}


def test_a_paused_window_calls_nobody_but_finishes_what_it_has(open_hall: SmallHall):
    open_hall.issue_many(2)
    open_hall.call(1)
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])
    open_hall.serving.pause(open_hall.store.request(), open_hall.windows[1], "换票")

    finished = open_hall.queue.finish(open_hall.store.request(), open_hall.windows[1])
    with pytest.raises(WindowClosedError):
        open_hall.call(1)
    open_hall.serving.resume(open_hall.store.request(), open_hall.windows[1])

    assert finished.state is TicketState.FINISHED
    assert open_hall.call(1) == "A002"


def test_a_full_series_gives_no_more_numbers_and_says_how_many_it_had(store: HallStore):
    hall = small_hall(store, last_number=2)
    hall.issue_many(2)
    before = everything(hall)

    with pytest.raises(SeriesFullError) as refused:
        hall.issue()

    assert refused.value.facts == {"prefix": "A", "limit": 2}
    assert everything(hall) == before
    assert hall.queue.ticket(hall.issue("SJ")).label == "B001"


def test_asking_twice_with_the_same_request_gives_the_same_ticket(hall: SmallHall):
    request = hall.store.request()

    first = hall.queue.issue(request, hall.services["GA"])
    again = hall.queue.issue(request, hall.services["GA"])

    assert again == first
    assert hall.waiting() == ["A001"]


def test_pressing_next_twice_with_the_same_request_calls_once(open_hall: SmallHall):
    open_hall.issue_many(2)
    request = open_hall.store.request()

    first = open_hall.queue.call_next(request, open_hall.windows[1])
    again = open_hall.queue.call_next(request, open_hall.windows[1])

    assert again == first
    assert open_hall.waiting() == ["A002"]


def test_a_repeat_of_an_empty_call_stays_empty(open_hall: SmallHall):
    request = open_hall.store.request()
    open_hall.queue.call_next(request, open_hall.windows[1])
    open_hall.issue()

    assert open_hall.queue.call_next(request, open_hall.windows[1]) is None
    assert open_hall.waiting() == ["A001"]


def test_a_request_used_for_another_service_is_refused(hall: SmallHall):
    request = hall.store.request()
    hall.queue.issue(request, hall.services["GA"])

    with pytest.raises(RequestReusedError):
        hall.queue.issue(request, hall.services["SJ"])

    assert hall.waiting() == ["A001"]


def test_a_request_used_to_choose_another_ticket_is_refused(open_hall: SmallHall):
    first, second = open_hall.issue_many(2)
    request = open_hall.store.request()
    open_hall.queue.call_chosen(request, open_hall.windows[1], first, "急事")

    with pytest.raises(RequestReusedError):
        open_hall.queue.call_chosen(request, open_hall.windows[1], second, "急事")


def test_a_next_that_calls_nobody_wakes_no_screen(open_hall: SmallHall):
    from hallapp.kernel.database.records import Revision

    before = dict(open_hall.rows(Revision, Revision.kind, Revision.n))

    open_hall.call(1)

    assert dict(open_hall.rows(Revision, Revision.kind, Revision.n)) == before


def test_print_states_are_kept_and_what_did_not_print_is_listed(hall: SmallHall):
    printed, failed, pending = hall.issue_many(3)
    hall.queue.record_print(hall.store.request(), printed, PrintState.PRINTED)
    hall.queue.record_print(
        hall.store.request(), failed, PrintState.FAILED, "devices.printer_out_of_paper"
    )
    at_once = [row.id for row in hall.queue.unprinted()]

    from datetime import timedelta

    hall.store.clock.advance(timedelta(minutes=1))

    assert at_once == [failed]
    assert [row.id for row in hall.queue.unprinted()] == [failed, pending]
    assert hall.queue.ticket(failed).print_state is PrintState.FAILED
    assert [row.print_fault for row in hall.queue.unprinted()] == [
        "devices.printer_out_of_paper",
        None,
    ]
    hall.queue.record_print(hall.store.request(), failed, PrintState.PRINTED)
    assert [row.id for row in hall.queue.unprinted()] == [pending]
    assert hall.rows(Ticket, Ticket.print_fault) == [(None,), (None,), (None,)]


def test_a_live_ticket_survives_a_change_of_person(open_hall: SmallHall):
    open_hall.issue()
    open_hall.call(1)
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])

    open_hall.serving.change_person(
        open_hall.store.request(), open_hall.windows[1], open_hall.people[5]
    )

    live = open_hall.queue.live(open_hall.windows[1])
    assert live is not None
    assert (live.label, live.state) == ("A001", TicketState.SERVING)
    assert open_hall.queue.finish(open_hall.store.request(), open_hall.windows[1]).label == "A001"


def test_the_figures_of_the_day_count_each_ticket_once(open_hall: SmallHall):
    open_hall.issue_many(4)
    open_hall.serve(1)
    open_hall.call(2)
    open_hall.queue.miss(open_hall.store.request(), open_hall.windows[2])

    figures = open_hall.queue.figures()

    assert (figures.issued, figures.finished, figures.missed, figures.waiting) == (4, 1, 1, 2)


def test_a_number_is_made_void_by_staff_and_by_no_citizen(open_hall: SmallHall):
    ticket = open_hall.issue()

    with pytest.raises(StaffOnlyError):
        open_hall.queue.void(open_hall.store.request(channel=Channel.KIOSK), ticket, "不要了")

    assert open_hall.waiting() == ["A001"]
    clerk = open_hall.people[1]
    open_hall.queue.void(open_hall.store.request(person_id=clerk), ticket, "取重了")
    assert open_hall.waiting() == []


def test_a_void_number_is_called_by_nobody_and_its_row_stays(open_hall: SmallHall):
    ghost = open_hall.issue()
    open_hall.issue()

    open_hall.queue.void(open_hall.store.request(), ghost, "没有打印出来")

    assert open_hall.waiting() == ["A002"]
    assert open_hall.call(1) == "A002"
    assert open_hall.call(2) is None
    assert open_hall.queue.ticket(ghost).state is TicketState.VOID
    assert open_hall.states()["A001"] == "void"
