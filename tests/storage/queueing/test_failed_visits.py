"""What was done, and who was sent home: written down in two presses, corrected, reported."""

import uuid
from datetime import timedelta

import pytest
from hall_rows import SmallHall

from hallapp.kernel.database.records import AuditEvent
from hallapp.queueing.errors import (
    ItemWrongError,
    NotFinishedError,
    NothingCalledError,
    NotHolderError,
    PaperNeededError,
    WorkWrongError,
    WrongStateError,
)
from hallapp.queueing.service import QueueService
from hallapp.queueing.tables import FailedVisit, TicketWork
from hallapp.queueing.terms import MissingPaper, Outcome, TicketRow, TicketState, WorkDone

LICENCE = MissingPaper("m-1", "营业执照复印件")
PERSON = MissingPaper("m-2", "身份证原件", "带了过期的")


def begin(hall: SmallHall, window: int = 2, service: str = "SJ") -> uuid.UUID:
    """Somebody comes for a service and is served at a window."""
    ticket = hall.issue(service)
    hall.queue.call_chosen(hall.store.request(), hall.windows[window], ticket, "下一位")
    hall.queue.start(hall.store.request(), hall.windows[window])
    return ticket


def fail(hall: SmallHall, *papers: MissingPaper, item: str = "SJ-001") -> TicketRow:
    return hall.queue.fail_visit(
        hall.store.request(), hall.windows[2], hall.items[item], 3, list(papers)
    )


def test_a_visit_ends_for_want_of_papers_and_frees_the_window(open_hall: SmallHall):
    ticket = begin(open_hall)

    ended = fail(open_hall, LICENCE, PERSON)

    assert (ended.id, ended.state, ended.outcome) == (
        ticket,
        TicketState.FINISHED,
        Outcome.PAPERS_MISSING,
    )
    assert open_hall.queue.live(open_hall.windows[2]) is None
    stored = open_hall.rows(FailedVisit, FailedVisit.material_name, FailedVisit.guide_version)
    assert sorted(stored) == [("营业执照复印件", 3), ("身份证原件", 3)]


def test_the_kiosk_warns_how_many_people_lacked_a_paper(open_hall: SmallHall):
    for _citizen in range(3):
        begin(open_hall)
        fail(open_hall, LICENCE)
    begin(open_hall)
    fail(open_hall, PERSON)
    begin(open_hall)
    fail(open_hall, PERSON, item="SJ-002")

    told = QueueService(open_hall.store.work_as("kiosk")).paper_warnings(open_hall.items["SJ-001"])

    assert [(row.name, row.people) for row in told] == [("营业执照复印件", 3), ("身份证原件", 1)]


def test_one_citizen_counts_once_for_a_paper(open_hall: SmallHall):
    begin(open_hall)

    fail(open_hall, LICENCE, LICENCE)

    (told,) = open_hall.queue.paper_warnings(open_hall.items["SJ-001"])
    assert told.people == 1


def test_a_warning_looks_back_thirty_days(open_hall: SmallHall):
    begin(open_hall)
    fail(open_hall, LICENCE)
    item = open_hall.items["SJ-001"]
    open_hall.store.clock.advance(timedelta(days=29))
    assert len(open_hall.queue.paper_warnings(item)) == 1

    open_hall.store.clock.advance(timedelta(days=1))

    assert open_hall.queue.paper_warnings(item) == ()


def test_the_manager_sees_which_sentence_costs_most_visits(open_hall: SmallHall):
    for _citizen in range(2):
        begin(open_hall)
        fail(open_hall, PERSON, item="SJ-002")
    begin(open_hall)
    fail(open_hall, LICENCE)

    rows = open_hall.queue.failed_visits(open_hall.store.work.today())

    assert [(row.item_name, row.material_name, row.people) for row in rows] == [
        ("药品经营许可", "身份证原件", 2),
        ("食品经营许可", "营业执照复印件", 1),
    ]
    assert open_hall.queue.failed_visits(open_hall.store.work.today() + timedelta(days=1)) == ()


def test_a_failed_visit_names_a_paper_an_item_and_a_citizen(open_hall: SmallHall):
    with pytest.raises(NothingCalledError):
        fail(open_hall, LICENCE)
    begin(open_hall)
    with pytest.raises(PaperNeededError):
        fail(open_hall)
    with pytest.raises(ItemWrongError):
        open_hall.queue.fail_visit(
            open_hall.store.request(), open_hall.windows[2], uuid.uuid4(), 1, [LICENCE]
        )

    assert open_hall.queue.live(open_hall.windows[2]) is not None
    assert open_hall.rows(FailedVisit) == []


def test_who_was_only_called_is_not_sent_home(open_hall: SmallHall):
    open_hall.issue("SJ")
    open_hall.call(2)

    with pytest.raises(WrongStateError):
        fail(open_hall, LICENCE)


def test_a_wrong_item_is_corrected_under_the_same_number(open_hall: SmallHall):
    told = open_hall.queue.issue(
        open_hall.store.request(), open_hall.services["SJ"], open_hall.items["SJ-001"]
    )
    open_hall.call(2)

    with pytest.raises(NotHolderError):
        open_hall.queue.correct_item(
            open_hall.store.request(person_id=open_hall.people[1]),
            open_hall.windows[2],
            open_hall.items["SJ-002"],
        )
    with pytest.raises(ItemWrongError):
        open_hall.queue.correct_item(open_hall.store.request(), open_hall.windows[2], uuid.uuid4())
    corrected = open_hall.queue.correct_item(
        open_hall.store.request(), open_hall.windows[2], open_hall.items["SJ-002"]
    )

    assert (corrected.id, corrected.label, corrected.item_name) == (
        told.ticket.id,
        "B001",
        "药品经营许可",
    )


def test_what_was_done_is_kept_with_its_result(open_hall: SmallHall):
    begin(open_hall)
    work = (
        WorkDone(open_hall.items["SJ-001"], 1, Outcome.ACCEPTED),
        WorkDone(open_hall.items["SJ-002"], 3, Outcome.DONE),
    )

    ended = open_hall.queue.finish(open_hall.store.request(), open_hall.windows[2], work)

    assert ended.outcome is Outcome.ACCEPTED
    assert open_hall.queue.work_done(ended.step_id) == work


def test_only_the_final_figures_count(open_hall: SmallHall):
    begin(open_hall)
    item, other = open_hall.items["SJ-001"], open_hall.items["SJ-002"]
    first = (WorkDone(item, 5), WorkDone(other, 1))
    ended = open_hall.queue.finish(open_hall.store.request(), open_hall.windows[2], first)

    final = open_hall.queue.correct_work(
        open_hall.store.request(), ended.step_id, (WorkDone(other, 2, Outcome.COLLECTED),)
    )

    assert final == (WorkDone(other, 2, Outcome.COLLECTED),)
    assert open_hall.queue.ticket(ended.id).outcome is Outcome.COLLECTED
    assert sum(quantity for (quantity,) in open_hall.rows(TicketWork, TicketWork.quantity)) == 2
    (event,) = (
        row
        for row in open_hall.rows(AuditEvent, AuditEvent.action, AuditEvent.before)
        if row[0] == "queueing.work_corrected"
    )
    assert [line[1] for line in event[1]["work"]] == [5, 1]


def test_work_is_corrected_on_its_day_by_who_did_it(open_hall: SmallHall):
    begin(open_hall)
    ended = open_hall.queue.finish(open_hall.store.request(), open_hall.windows[2])
    work = (WorkDone(open_hall.items["SJ-001"]),)

    with pytest.raises(NotHolderError):
        open_hall.queue.correct_work(
            open_hall.store.request(person_id=open_hall.people[1]), ended.step_id, work
        )
    mine = open_hall.store.request(person_id=open_hall.people[2])
    assert open_hall.queue.correct_work(mine, ended.step_id, work) == work
    open_hall.store.clock.advance(timedelta(days=1))
    with pytest.raises(NotFinishedError):
        open_hall.queue.correct_work(open_hall.store.request(), ended.step_id, work)


@pytest.mark.parametrize("quantity", [0, -1])
def test_nothing_is_done_less_than_once(open_hall: SmallHall, quantity: int):
    begin(open_hall)

    with pytest.raises(WorkWrongError):
        open_hall.queue.finish(
            open_hall.store.request(), open_hall.windows[2], (WorkDone(None, quantity),)
        )
    with pytest.raises(WorkWrongError):
        open_hall.queue.finish(
            open_hall.store.request(), open_hall.windows[2], (WorkDone(uuid.uuid4()),)
        )

    assert open_hall.queue.live(open_hall.windows[2]) is not None


def test_a_clerk_has_the_rights_for_all_of_it(open_hall: SmallHall):
    begin(open_hall)
    queue, request = QueueService(open_hall.store.work_as("clerk")), open_hall.store.request
    window, item = open_hall.windows[2], open_hall.items["SJ-001"]

    queue.correct_item(request(), window, item)
    queue.fail_visit(request(), window, item, 1, [LICENCE])
    queue.undo(request(), window)
    ended = queue.finish(request(), window, (WorkDone(item),))
    queue.correct_work(request(), ended.step_id, (WorkDone(item, 2),))

    assert queue.work_done(ended.step_id) == (WorkDone(item, 2),)
