"""What each kind of station may touch on a shared server: tried as its role, not read off."""

from collections.abc import Iterable
from datetime import timedelta

import pytest
from hall_rows import SmallHall, serving_over
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from hallapp.kernel.database.base import ROLES
from hallapp.kernel.database.faults import DatabaseRightsError
from hallapp.kernel.database.work import UnitOfWork
from hallapp.queueing.service import QueueService
from hallapp.queueing.terms import PrintState

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.parametrize("store", ["postgres"], indirect=True),
]
PERSONAL = (
    "person",
    "person_role",
    "representative_letter",
    "credential",
    "punch",
    "case_applicant",
    "audit_event",
    "case_tick",
)
ALL_THE_SAME = ("DELETE FROM", "TRUNCATE", "DROP TABLE")


def allowed(work: UnitOfWork, statements: Iterable[str]) -> list[str]:
    """Try every statement as the role of this unit of work; return those that were let through."""
    let_through: list[str] = []
    with work.read() as session:
        connection = session.connection()
        for statement in statements:
            attempt = connection.begin_nested()
            try:
                connection.execute(text(statement))
                let_through.append(statement)
            except ProgrammingError as refused:
                if "InsufficientPrivilege" not in str(refused):
                    let_through.append(str(refused))  # wrong in itself, so it proves nothing
            attempt.rollback()
    return let_through


@pytest.mark.parametrize("role", ["kiosk", "board"])
def test_public_stations_read_nothing_personal(open_hall: SmallHall, role: str):
    questions = [f"SELECT 1 FROM {table}" for table in PERSONAL]  # noqa: S608
    questions += ["SELECT person_id FROM window_duty", "SELECT * FROM hall_case"]
    questions += [
        f"SELECT {column} FROM hall_case"  # noqa: S608
        for column in ("person_id", "window_id", "ticket_id", "ticket_label", "accepted_at")
    ]

    work = open_hall.store.work_as(role)

    assert allowed(work, questions) == []
    assert allowed(work, ["SELECT 1 FROM hall"]) == ["SELECT 1 FROM hall"]


def test_a_kiosk_learns_of_a_case_what_its_query_code_is_for_and_a_board_nothing(
    open_hall: SmallHall,
):
    progress = "SELECT query_code, state, accepted_on FROM hall_case"
    change = "UPDATE hall_case SET state = 'concluded'"

    assert allowed(open_hall.store.work_as("kiosk"), [progress, change]) == [progress]
    assert allowed(open_hall.store.work_as("board"), [progress, change]) == []


def test_a_board_does_not_learn_what_a_visit_is_rated_with(open_hall: SmallHall):
    open_hall.issue()
    questions = ["SELECT code FROM ticket", "SELECT * FROM ticket"]

    assert allowed(open_hall.store.work_as("board"), questions) == []


def test_a_kiosk_gives_numbers_and_keeps_whether_they_were_printed(open_hall: SmallHall):
    queue = QueueService(open_hall.store.work_as("kiosk"))

    told = queue.issue(
        open_hall.store.request(), open_hall.services["GA"], open_hall.items["GA-001"]
    )
    queue.record_print(open_hall.store.request(), told.ticket.id, PrintState.PRINTED)

    assert told.ticket.label == "A001"
    assert open_hall.queue.ticket(told.ticket.id).print_state is PrintState.PRINTED
    assert [row.waiting for row in queue.services()] == [1, 0]
    assert queue.service_for_item(open_hall.items["GA-001"]) is not None
    assert queue.unprinted() == ()


def test_a_kiosk_opens_the_day_and_closes_the_one_before(open_hall: SmallHall):
    left = open_hall.issue()
    open_hall.store.clock.advance(timedelta(days=1))

    queue = QueueService(open_hall.store.work_as("kiosk"))
    told = queue.issue(open_hall.store.request(), open_hall.services["GA"])

    assert told.ticket.label == "A001"
    assert open_hall.queue.ticket(left).state.value == "expired"


def test_a_kiosk_calls_nobody(open_hall: SmallHall):
    open_hall.issue()

    with pytest.raises(DatabaseRightsError):
        QueueService(open_hall.store.work_as("kiosk")).call_next(
            open_hall.store.request(), open_hall.windows[1]
        )

    assert open_hall.waiting() == ["A001"]


def test_a_board_reads_all_calls_and_writes_nothing(open_hall: SmallHall):
    open_hall.issue_many(2)
    open_hall.call(1)
    board = QueueService(open_hall.store.work_as("board"))

    shown = board.board()

    assert [call.label for call in shown.calls] == ["A001"]
    assert shown.next_labels == ("A002",)
    with pytest.raises(DatabaseRightsError):
        board.issue(open_hall.store.request(), open_hall.services["GA"])


def test_no_statement_of_a_board_writes(open_hall: SmallHall):
    open_hall.issue()
    tables = ("ticket", "ticket_step", "request", "hall", "revision")
    statements = [f"{verb} {table}" for verb in ALL_THE_SAME for table in tables]
    statements += [
        "UPDATE ticket SET label = 'A007'",
        "UPDATE revision SET n = 0",
        "UPDATE hall_day SET sequence = 0",
        "SELECT id FROM request",
        "INSERT INTO request (id, hall_id, kind, digest, asked_at) "
        "SELECT gen_random_uuid(), id, 'x', 'x', now() FROM hall",
    ]

    assert allowed(open_hall.store.work_as("board"), statements) == []
    assert open_hall.waiting() == ["A001"]


def test_a_clerk_changes_neither_the_record_nor_the_order(open_hall: SmallHall):
    open_hall.issue()
    tables = ("audit_event", "audit_checkpoint", "ticket", "ticket_step", "punch", "request")
    statements = [f"{verb} {table}" for verb in ALL_THE_SAME for table in tables]
    statements += [
        "UPDATE audit_event SET reason = 'x'",
        "SELECT 1 FROM audit_event",
        "UPDATE ticket SET number = 7",
        "UPDATE ticket SET label = 'A007'",
        "UPDATE ticket SET day = '2000-01-01'",
        "UPDATE ticket_step SET sequence = 0",
        "UPDATE ticket_step SET effective_at = now()",
        "UPDATE punch SET punched_at = now()",
        "UPDATE hall_case SET received_on = '2000-01-01'",
        "UPDATE hall_case SET case_number = 'x'",
        "UPDATE case_clock SET day_zero = '2000-01-01'",
        "UPDATE case_event SET facts = '{}'",
        "UPDATE case_due_move SET new_on = '2000-01-01'",
        "UPDATE case_outcome SET used_days = 0",
        "UPDATE case_paper SET number = 'x'",
    ]

    assert allowed(open_hall.store.work_as("clerk"), statements) == []


def test_a_clerk_does_a_whole_day_with_the_rights_of_a_clerk(open_hall: SmallHall):
    work = open_hall.store.work_as("clerk")
    queue, serving = QueueService(work), serving_over(work)
    request, window = open_hall.store.request, open_hall.windows[1]
    open_hall.issue_many(4)

    queue.call_next(request(), window)
    queue.recall(request(), window)
    queue.miss(request(), window)
    queue.call_chosen(request(), window, queue.missed()[0].id, "已到窗口")
    queue.start(request(), window)
    queue.finish_and_call_next(request(), window)
    queue.start(request(), window)
    queue.finish(request(), window)
    serving.pause(request(), window, "换票")
    serving.resume(request(), window)
    serving.change_person(request(), window, open_hall.people[5])
    serving.leave_window(request(), window)

    assert queue.figures().finished == 2
    assert len(queue.window_states()) == 3


@pytest.mark.parametrize("role", ROLES)
def test_nobody_but_the_owner_makes_tables(open_hall: SmallHall, role: str):
    statements = [
        "CREATE TABLE mine (id int)",
        "CREATE TEMP TABLE person (id int)",
        "CREATE SCHEMA mine",
        "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "ALTER TABLE ticket ADD COLUMN mine int",
        "CREATE ROLE mine",
        "UPDATE alembic_version SET version_num = '9999'",
    ]

    assert allowed(open_hall.store.work_as(role), statements) == []
