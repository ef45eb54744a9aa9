"""For ten seconds the latest move at a window can be taken back, with all that came of it."""

import uuid
from datetime import timedelta

import pytest
from hall_rows import SmallHall

from hallapp.kernel import audit
from hallapp.kernel.settings import SettingsService
from hallapp.queueing.errors import NothingToUndoError, NotHolderError, UndoTooLateError
from hallapp.queueing.policy import QUEUE_POLICY, QueuePolicy
from hallapp.queueing.tables import FailedVisit, TicketStep
from hallapp.queueing.terms import (
    Destination,
    MissingPaper,
    Outcome,
    TicketRow,
    TicketState,
    WorkDone,
)


def begin(hall: SmallHall, window: int = 1) -> uuid.UUID:
    called = hall.queue.call_next(hall.store.request(), hall.windows[window])
    assert called is not None
    hall.queue.start(hall.store.request(), hall.windows[window])
    return called.id


def undo(hall: SmallHall, window: int = 1) -> TicketRow:
    return hall.queue.undo(hall.store.request(), hall.windows[window])


def pass_seconds(hall: SmallHall, seconds: float) -> None:
    hall.store.clock.advance(timedelta(seconds=seconds))


def test_a_miss_taken_back_leaves_the_ticket_called(open_hall: SmallHall):
    ticket = open_hall.issue()
    open_hall.call(1)
    open_hall.queue.miss(open_hall.store.request(), open_hall.windows[1])

    back = undo(open_hall)

    assert (back.id, back.state, back.call_count) == (ticket, TicketState.CALLED, 1)
    assert open_hall.queue.missed() == ()


def test_a_finish_taken_back_is_served_on_and_its_work_counts_no_more(open_hall: SmallHall):
    open_hall.issue()
    ticket = begin(open_hall)
    work = (WorkDone(open_hall.items["GA-001"], 2, Outcome.ACCEPTED),)
    finished = open_hall.queue.finish(open_hall.store.request(), open_hall.windows[1], work)

    back = undo(open_hall)

    assert (back.id, back.state, back.finished_at, back.outcome) == (
        ticket,
        TicketState.SERVING,
        None,
        None,
    )
    assert open_hall.queue.work_done(finished.step_id) == ()
    open_hall.queue.finish(open_hall.store.request(), open_hall.windows[1], work)
    assert open_hall.queue.work_done(finished.step_id) == work


def test_the_one_called_by_it_waits_again_where_it_stood(open_hall: SmallHall):
    open_hall.issue_many(3)
    begin(open_hall)
    called = open_hall.queue.finish_and_call_next(open_hall.store.request(), open_hall.windows[1])
    assert called is not None
    assert called.label == "A002"
    pass_seconds(open_hall, 9)

    back = undo(open_hall)

    assert (back.label, back.state) == ("A001", TicketState.SERVING)
    assert open_hall.waiting() == ["A002", "A003"]
    waits = open_hall.queue.ticket(called.id)
    assert (waits.state, waits.call_count, waits.called_at) == (TicketState.WAITING, 0, None)
    assert [call.label for call in open_hall.queue.board().calls] == ["A001"]


def test_it_can_be_finished_again_and_taken_back_again(open_hall: SmallHall):
    open_hall.issue_many(2)
    begin(open_hall)
    for _again in range(3):
        open_hall.queue.finish_and_call_next(open_hall.store.request(), open_hall.windows[1])
        undo(open_hall)

    called = open_hall.queue.finish_and_call_next(open_hall.store.request(), open_hall.windows[1])

    assert called is not None
    assert (called.label, called.call_count) == ("A002", 1)


def test_after_its_seconds_a_move_is_final(open_hall: SmallHall):
    open_hall.issue()
    begin(open_hall)
    open_hall.queue.finish(open_hall.store.request(), open_hall.windows[1])
    offered = open_hall.queue.undoable(open_hall.windows[1])
    pass_seconds(open_hall, 10)

    with pytest.raises(NothingToUndoError):
        undo(open_hall)

    assert offered is not None
    assert (offered.action, offered.label, offered.called_label) == ("finish", "A001", None)
    assert offered.until_at == open_hall.store.clock.now()
    assert open_hall.queue.undoable(open_hall.windows[1]) is None


def test_it_is_told_who_would_wait_again(open_hall: SmallHall):
    open_hall.issue_many(2)
    begin(open_hall)
    open_hall.queue.finish_and_call_next(open_hall.store.request(), open_hall.windows[1])

    offered = open_hall.queue.undoable(open_hall.windows[1])

    assert offered is not None
    assert (offered.label, offered.called_label) == ("A001", "A002")


def test_a_hall_may_have_no_undo(open_hall: SmallHall):
    SettingsService(open_hall.store.work).change(
        open_hall.store.request(),
        QUEUE_POLICY,
        QueuePolicy(undo_s=0),
        open_hall.store.work.today(),
        "试行",
    )
    open_hall.issue()
    begin(open_hall)
    open_hall.queue.finish(open_hall.store.request(), open_hall.windows[1])

    with pytest.raises(NothingToUndoError):
        undo(open_hall)


def test_a_window_that_went_on_takes_nothing_back(open_hall: SmallHall):
    open_hall.issue_many(2)
    begin(open_hall)
    open_hall.queue.finish(open_hall.store.request(), open_hall.windows[1])
    open_hall.call(1)

    with pytest.raises(NothingToUndoError):
        undo(open_hall)

    assert open_hall.queue.undoable(open_hall.windows[1]) is None


def test_who_is_served_by_now_is_not_sent_away_again(open_hall: SmallHall):
    open_hall.issue_many(2)
    begin(open_hall)
    open_hall.queue.finish_and_call_next(open_hall.store.request(), open_hall.windows[1])
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])

    with pytest.raises(UndoTooLateError):
        undo(open_hall)


def test_a_missed_one_who_is_back_elsewhere_stays_there(open_hall: SmallHall):
    ticket = open_hall.issue()
    open_hall.call(1)
    open_hall.queue.miss(open_hall.store.request(), open_hall.windows[1])
    open_hall.queue.readmit(open_hall.store.request(), ticket)

    with pytest.raises(UndoTooLateError):
        undo(open_hall)

    open_hall.queue.call_chosen(open_hall.store.request(), open_hall.windows[2], ticket, "已到")
    with pytest.raises(UndoTooLateError):
        undo(open_hall)


def test_a_transfer_taken_back_withdraws_what_it_began(open_hall: SmallHall):
    open_hall.issue()
    ticket = begin(open_hall)
    sent = open_hall.queue.transfer(
        open_hall.store.request(), open_hall.windows[1], Destination(open_hall.services["SJ"])
    )

    back = undo(open_hall)

    assert (back.id, back.state, back.service_code) == (ticket, TicketState.SERVING, "GA")
    assert open_hall.waiting() == []
    states = dict(open_hall.rows(TicketStep, TicketStep.id, TicketStep.state))
    assert states[sent.step_id] is TicketState.WITHDRAWN
    open_hall.queue.finish(open_hall.store.request(), open_hall.windows[1])
    assert open_hall.queue.ticket(ticket).state is TicketState.FINISHED


def test_a_transfer_that_was_called_stays(open_hall: SmallHall):
    open_hall.issue()
    begin(open_hall)
    open_hall.queue.transfer(
        open_hall.store.request(), open_hall.windows[1], Destination(open_hall.services["SJ"])
    )
    open_hall.call(2)

    with pytest.raises(UndoTooLateError):
        undo(open_hall)


def test_a_failed_visit_taken_back_is_not_counted(open_hall: SmallHall):
    open_hall.issue("SJ")
    begin(open_hall, 2)
    item = open_hall.items["SJ-001"]
    paper = MissingPaper("m-1", "营业执照复印件")
    open_hall.queue.fail_visit(
        open_hall.store.request(), open_hall.windows[2], item, 1, [paper, paper]
    )
    assert open_hall.queue.paper_warnings(item) != ()

    back = undo(open_hall, 2)

    assert back.state is TicketState.SERVING
    assert open_hall.queue.paper_warnings(item) == ()
    assert open_hall.queue.failed_visits(open_hall.store.work.today()) == ()
    assert open_hall.rows(FailedVisit, FailedVisit.is_undone) == [(True,), (True,)]


def test_who_left_too_early_is_back_at_the_window(open_hall: SmallHall):
    open_hall.issue()
    ticket = begin(open_hall)
    open_hall.queue.leave(open_hall.store.request(), ticket)

    assert undo(open_hall).state is TicketState.SERVING


def test_a_move_is_taken_back_once_and_a_repeat_is_told_the_same(open_hall: SmallHall):
    open_hall.issue()
    begin(open_hall)
    open_hall.queue.finish(open_hall.store.request(), open_hall.windows[1])
    request = open_hall.store.request()

    first = open_hall.queue.undo(request, open_hall.windows[1])
    again = open_hall.queue.undo(request, open_hall.windows[1])

    assert first == again
    with pytest.raises(NothingToUndoError):
        undo(open_hall)


def test_only_the_holder_takes_back(open_hall: SmallHall):
    open_hall.issue()
    begin(open_hall)
    open_hall.queue.finish(open_hall.store.request(), open_hall.windows[1])

    with pytest.raises(NotHolderError):
        open_hall.queue.undo(
            open_hall.store.request(person_id=open_hall.people[2]), open_hall.windows[1]
        )


def test_midnight_makes_every_move_final(open_hall: SmallHall):
    # 23:59:55 in the hall.
    open_hall.store.clock.advance(timedelta(hours=14, minutes=59, seconds=55))
    open_hall.issue()
    begin(open_hall)
    open_hall.queue.finish(open_hall.store.request(), open_hall.windows[1])
    pass_seconds(open_hall, 8)

    with pytest.raises(NothingToUndoError):
        undo(open_hall)


def test_the_chain_is_whole_and_tells_both(open_hall: SmallHall):
    open_hall.issue_many(2)
    begin(open_hall)
    open_hall.queue.finish_and_call_next(open_hall.store.request(), open_hall.windows[1])
    undo(open_hall)

    with open_hall.store.work.read() as session:
        verdict = audit.verify(session.connection(), open_hall.store.hall_id)

    assert verdict.is_whole


def test_a_call_makes_the_move_before_it_final_though_the_window_is_free_again(
    open_hall: SmallHall,
):
    open_hall.issue_many(2)
    open_hall.call(1)
    open_hall.queue.miss(open_hall.store.request(), open_hall.windows[1])
    open_hall.call(1)
    open_hall.queue.hold(open_hall.store.request(), open_hall.windows[1], "复印")

    with pytest.raises(NothingToUndoError):
        undo(open_hall)

    assert open_hall.queue.undoable(open_hall.windows[1]) is None


def test_who_is_brought_back_makes_the_move_before_it_final(open_hall: SmallHall):
    held, _missed = open_hall.issue_many(2)
    here, queue = open_hall.windows[1], open_hall.queue
    open_hall.call(1)
    queue.hold(open_hall.store.request(), here, "复印")
    open_hall.call(1)
    queue.miss(open_hall.store.request(), here)
    queue.bring_back(open_hall.store.request(), here, held)
    queue.hold(open_hall.store.request(), here, "再复印")

    with pytest.raises(NothingToUndoError):
        undo(open_hall)


def test_a_call_that_found_nobody_leaves_the_move_before_it_open(open_hall: SmallHall):
    open_hall.issue()
    open_hall.call(1)
    open_hall.queue.miss(open_hall.store.request(), open_hall.windows[1])
    assert open_hall.call(1) is None

    assert undo(open_hall).state is TicketState.CALLED
