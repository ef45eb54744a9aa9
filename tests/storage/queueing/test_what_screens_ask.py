"""Lists that screens refresh by themselves: few statements, none per row, over the right index."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from hall_rows import SmallHall, small_hall
from hall_store import HallStore
from sqlalchemy import Connection, event


@contextmanager
def counted(store: HallStore) -> Iterator[list[str]]:
    """Collect every statement that is sent to the store."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(store.engine, "before_cursor_execute", note)


@pytest.fixture
def large(store: HallStore) -> SmallHall:
    """A hundred windows, a quarter of them taken, each of those with a ticket."""
    hall = small_hall(store, windows=100)
    for number in range(1, 26):
        hall.open_window(number)
    hall.issue_many(30)
    for number in range(1, 26):
        hall.call(number)
    return hall


def test_the_plan_of_a_hundred_windows_is_read_in_one_go(large: SmallHall):
    with counted(large.store) as sent:
        rows = large.queue.window_states()

    assert len(sent) <= 9
    assert len(rows) == 100
    assert sum(row.live is not None for row in rows) == 25
    assert sum(row.duty is not None for row in rows) == 25
    assert {row.waiting for row in rows} == {5}
    (first, *_rest) = rows
    assert first.live is not None
    assert (first.window.number, first.live.label, first.live.window_number) == (1, "A001", 1)


@pytest.mark.parametrize(
    ("asked", "most"),
    [
        ("board", 3),
        ("waiting", 2),
        ("missed", 2),
        ("services", 4),
        ("figures", 3),
        ("unprinted", 2),
    ],
)
def test_a_list_costs_as_many_statements_for_thirty_rows_as_for_three(
    large: SmallHall, asked: str, most: int
):
    with counted(large.store) as sent:
        getattr(large.queue, asked)()
    first = len(sent)
    large.issue_many(27)

    with counted(large.store) as sent:
        getattr(large.queue, asked)()

    assert len(sent) == first <= most


def test_a_number_and_a_call_keep_to_their_statements(large: SmallHall):
    # One station all day: what past days teach is read with its first number only.
    station, service = large.queue, large.services["GA"]
    station.issue(large.store.request(), service)
    with counted(large.store) as sent:
        station.issue(large.store.request(), service)
    issued = len(sent)
    large.queue.miss(large.store.request(), large.windows[1])
    with counted(large.store) as sent:
        large.call(1)

    assert (issued, len(sent)) <= (11, 10)


def test_the_board_of_a_zone_shows_its_own_windows_only(open_hall: SmallHall):
    open_hall.issue_many(4)
    for window in (1, 2, 3):
        open_hall.call(window)

    zone_a, zone_b = open_hall.queue.board("A"), open_hall.queue.board("B")

    assert [call.window_number for call in zone_a.calls] == [1]
    assert [call.window_number for call in zone_b.calls] == [3, 2]
    assert (zone_a.next_labels, zone_b.next_labels) == (("A004",), ())


def test_the_board_shows_the_newest_five_calls_each_ticket_once(open_hall: SmallHall):
    open_hall.issue_many(7)
    for _press in range(7):
        open_hall.serve(1)

    board = open_hall.queue.board()

    assert [call.label for call in board.calls] == ["A007", "A006", "A005", "A004", "A003"]
    assert board.waiting == 0


def test_a_new_call_and_a_recall_have_keys_of_their_own(open_hall: SmallHall):
    open_hall.issue()
    open_hall.call(1)
    first = open_hall.queue.board().calls[0].key

    open_hall.queue.recall(open_hall.store.request(), open_hall.windows[1])

    assert open_hall.queue.board().calls[0].key != first


def test_waiting_counts_are_issued_less_called_and_gone(open_hall: SmallHall):
    open_hall.issue_many(5)
    open_hall.call(1)
    open_hall.serve(2)

    assert open_hall.queue.board().waiting == 3
    assert [row.waiting for row in open_hall.queue.services()] == [3, 0]
    assert len(open_hall.queue.waiting(open_hall.windows[1])) == 3


def test_the_longest_wait_is_that_of_who_came_first(open_hall: SmallHall):
    open_hall.issue()
    open_hall.store.clock.advance(timedelta(minutes=7))
    open_hall.issue()

    assert open_hall.queue.figures().longest_wait_s == 7 * 60
    assert open_hall.queue.window_states()[0].longest_wait_s == 7 * 60


def test_the_next_one_is_found_over_the_index_of_who_waits(open_hall: SmallHall):
    if open_hall.store.is_postgres:
        pytest.skip("PostgreSQL reads a table this small as a whole")
    open_hall.issue()
    with counted(open_hall.store) as sent:
        open_hall.call(1)
        open_hall.queue.live(open_hall.windows[1])
    (picking,) = [each for each in sent if "LIMIT" in each and "service_id IN" in each]

    with open_hall.store.work.look() as connection:
        picked, live = plan(connection, picking), plan(connection, sent[-1])

    assert "ix_ticket_step_waiting (hall_id=? AND day=? AND service_id=?)" in picked
    assert "uq_ticket_step_live_window (window_id=?)" in live


def plan(connection: Connection, statement: str) -> str:
    """Return how SQLite would run a statement; what its blanks hold decides nothing."""
    asked = f"EXPLAIN QUERY PLAN {statement}"
    blanks = tuple("x" for _blank in range(statement.count("?")))
    return str(connection.exec_driver_sql(asked, blanks).all())


def test_what_stands_at_the_windows_is_found_without_reading_the_days_before(open_hall: SmallHall):
    if open_hall.store.is_postgres:
        pytest.skip("PostgreSQL reads a table this small as a whole")
    with counted(open_hall.store) as sent:
        open_hall.queue.window_states()
    (live,) = [each for each in sent if "ticket_step.state IN ('called', 'serving')" in each]

    with open_hall.store.work.look() as connection:
        assert "uq_ticket_step_live_window (window_id=?)" in plan(connection, live)


def test_what_is_left_over_is_closed_without_reading_the_days_before(open_hall: SmallHall):
    if open_hall.store.is_postgres:
        pytest.skip("PostgreSQL reads a table this small as a whole")
    open_hall.issue()
    open_hall.store.clock.advance(timedelta(days=1))
    with counted(open_hall.store) as sent:
        open_hall.issue()
    closing = [each for each in sent if "ticket_step.state != 'serving'" in each]

    with open_hall.store.work.look() as connection:
        plans = [plan(connection, each) for each in closing]

    assert len(plans) == 2
    for each in plans:
        assert "SCAN ticket_step USING INDEX uq_ticket_step_live_ticket" in each
        assert "SEARCH ticket_step" not in each


def test_a_ticket_is_found_without_reading_all_of_them(hall: SmallHall):
    if hall.store.is_postgres:
        pytest.skip("PostgreSQL reads a table this small as a whole")
    ticket = hall.issue()
    with counted(hall.store) as sent, hall.store.work.look() as connection:
        hall.queue.ticket(ticket)

        found = plan(connection, sent[0])

    assert "ix_ticket_step_ticket" in found
    assert "SCAN" not in found
