"""The store's surroundings fail: the right refusal, nothing half written, and on again after."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hall_rows import SmallHall
from hall_store import HallStore
from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from hallapp.kernel import audit
from hallapp.kernel.database import engine as engines
from hallapp.kernel.database.engine import open_engine, sqlite_url
from hallapp.kernel.database.faults import (
    DatabaseBrokenError,
    DatabaseBusyError,
    DatabaseFullError,
    DatabaseMissingError,
    DatabaseReadOnlyError,
    DatabaseUnreachableError,
)
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.errors import SurroundingsError
from hallapp.queueing.service import QueueService
from hallapp.queueing.tables import Ticket, TicketStep

only_sqlite = pytest.mark.parametrize("store", ["sqlite"], indirect=True)
only_postgres = pytest.mark.parametrize("store", ["postgres"], indirect=True)


def file_of(store: HallStore) -> Path:
    return Path(str(store.url.database))


def whole(hall: SmallHall) -> tuple[int, int]:
    """Tickets and steps of a hall whose chain and pages are whole."""
    with hall.store.work.read() as session:
        assert audit.verify(session.connection(), hall.store.hall_id).is_whole
        if not hall.store.is_postgres:
            assert session.scalar(text("PRAGMA integrity_check")) == "ok"
    return len(hall.rows(Ticket)), len(hall.rows(TicketStep))


@only_sqlite
def test_a_full_disk_refuses_whole_numbers_and_goes_on_when_there_is_room(hall: SmallHall):
    hall.issue_many(3)
    limits = limit_pages(hall.store)

    given = 3 + issued_until_full(hall.queue, hall)

    assert whole(hall) == (given, given)
    event.remove(hall.store.engine, "checkout", limits)
    hall.store.engine.dispose()
    assert hall.queue.ticket(hall.issue()).label == f"A{given + 1:03d}"
    assert whole(hall) == (given + 1, given + 1)


def issued_until_full(queue: QueueService, hall: SmallHall) -> int:
    """Give numbers until the disk is said to be full; return how many were given."""
    for given in range(2000):
        try:
            queue.issue(hall.store.request(), hall.services["GA"])
        except DatabaseFullError:
            return given
    raise AssertionError("the disk was never full")


def limit_pages(store: HallStore) -> Callable[..., None]:
    """Let the file grow by very few pages only, as on a disk that is nearly full."""
    with store.work.look() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

    def limit(connection: sqlite3.Connection, _record: object, _proxy: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages + 4}")

    event.listen(store.engine, "checkout", limit)
    return limit


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """A disk of its own size, where this machine lets one be mounted."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    may_mount = sys.platform == "linux" and os.geteuid() == 0
    if not may_mount or subprocess.run(command, check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@only_sqlite
def test_a_really_full_disk_says_so_and_nothing_is_lost(hall: SmallHall, tmp_path: Path):
    size = file_of(hall.store).stat().st_size // 1024
    with small_disk(tmp_path / "disk", size + 400) as disk:
        here, there = sqlite3.connect(file_of(hall.store)), sqlite3.connect(disk / "hall.db")
        with closing(here), closing(there):
            here.backup(there)
        engine = open_engine(sqlite_url(disk / "hall.db"))
        store = hall.store
        queue = QueueService(UnitOfWork(engine, store.hall_id, store.clock, store.zone))

        given = issued_until_full(queue, hall)
        waiting = [row.label for row in queue.waiting()]
        engine.dispose()

    assert waiting == [f"A{number:03d}" for number in range(1, given + 1)]


@only_sqlite
def test_a_store_that_may_only_be_read_says_so(hall: SmallHall):
    hall.issue()

    def only_read(connection: sqlite3.Connection, _record: object, _proxy: object) -> None:
        connection.execute("PRAGMA query_only=ON")

    event.listen(hall.store.engine, "checkout", only_read)
    with pytest.raises(DatabaseReadOnlyError):
        hall.issue()

    assert hall.waiting() == ["A001"]


@only_sqlite
def test_a_file_that_may_only_be_read_says_so(hall: SmallHall, tmp_path: Path):
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only an administrator can mount a folder so that it is read only")
    hall.issue()
    hall.store.engine.dispose()
    with small_disk(tmp_path / "disk", 4000) as disk:
        (disk / "hall.db").write_bytes(file_of(hall.store).read_bytes())
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        engine = open_engine(sqlite_url(disk / "hall.db"))
        store = hall.store
        queue = QueueService(UnitOfWork(engine, store.hall_id, store.clock, store.zone))
        with pytest.raises(DatabaseReadOnlyError):
            queue.issue(store.request(), hall.services["GA"])
        engine.dispose()


@only_sqlite
def test_a_file_that_is_no_database_says_so(hall: SmallHall):
    hall.store.engine.dispose()
    file_of(hall.store).write_bytes(b"no database " * 2000)

    with pytest.raises(DatabaseBrokenError):
        hall.queue.board()


@only_sqlite
def test_a_damaged_file_says_so(hall: SmallHall):
    hall.issue_many(40)
    hall.store.engine.dispose()
    path = file_of(hall.store)
    raw = bytearray(path.read_bytes())
    for place in range(4096, len(raw)):
        raw[place] ^= 0x5A
    path.write_bytes(raw)

    with pytest.raises(DatabaseBrokenError):
        hall.queue.waiting()


@only_sqlite
def test_a_file_that_another_program_holds_says_so_and_is_used_after(
    hall: SmallHall, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(engines, "_BUSY_S", 0.2)
    engine = open_engine(hall.store.url)
    hall.store.keep(engine)
    store = hall.store
    queue = QueueService(UnitOfWork(engine, store.hall_id, store.clock, store.zone))
    request = store.request()
    with closing(sqlite3.connect(file_of(store), isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseBusyError):
            queue.issue(request, hall.services["GA"])
        assert queue.board().waiting == 0
        holder.execute("ROLLBACK")

    assert queue.issue(request, hall.services["GA"]).ticket.label == "A001"


def test_a_folder_that_is_gone_says_so(tmp_path: Path):
    with pytest.raises(DatabaseMissingError) as refused:
        open_engine(sqlite_url(tmp_path / "weg" / "hall.db"))

    assert refused.value.facts == {"path": str(tmp_path / "weg")}


@only_sqlite
@pytest.mark.parametrize("use_case", ["issue", "call_next", "finish_and_call_next", "miss"])
def test_whichever_write_fails_nothing_is_half_written(open_hall: SmallHall, use_case: str):
    """Fail the first write, then the second and so on, until the use case comes through."""
    open_hall.issue_many(3)
    if use_case != "call_next":
        open_hall.call(1)
    if use_case == "finish_and_call_next":
        open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])
    before = state_of(open_hall)

    tried = 0
    while fails_at(open_hall, use_case, tried):
        assert state_of(open_hall) == before
        tried += 1

    assert tried >= 7
    assert state_of(open_hall) != before
    whole(open_hall)


def state_of(hall: SmallHall) -> object:
    with hall.store.work.look() as connection:
        return [
            connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY 1, 2").all()  # noqa: S608
            for table in ("ticket", "ticket_step", "hall_day", "series_day", "request", "revision")
        ] + [audit.verify(connection, hall.store.hall_id)]


def fails_at(hall: SmallHall, use_case: str, number: int) -> bool:
    """Ask for a use case whose write of this number fails; return whether one failed."""
    seen = 0

    def write() -> None:
        nonlocal seen
        seen += 1
        if seen == number + 1:
            raise sqlite3.OperationalError("disk I/O error")

    def refuse(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement.startswith(("INSERT", "UPDATE")):
            write()

    def refuse_commit(_connection: object) -> None:
        write()

    event.listen(hall.store.engine, "before_cursor_execute", refuse)
    event.listen(hall.store.engine, "commit", refuse_commit)
    asked = hall.services["GA"] if use_case == "issue" else hall.windows[1]
    try:
        getattr(hall.queue, use_case)(hall.store.request(), asked)
    except (sqlite3.OperationalError, DBAPIError):
        return True
    finally:
        event.remove(hall.store.engine, "before_cursor_execute", refuse)
        event.remove(hall.store.engine, "commit", refuse_commit)
    return False


def kill_backends(store: HallStore) -> None:
    """Cut every connection to this store but the one that asks."""
    with closing_engine(store) as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )


@contextmanager
def closing_engine(store: HallStore) -> Iterator[Connection]:
    engine = open_engine(store.url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@only_postgres
@pytest.mark.postgres
def test_a_connection_cut_during_a_call_says_so_and_the_next_call_works(open_hall: SmallHall):
    open_hall.issue_many(2)
    request, window = open_hall.store.request(), open_hall.windows[1]
    cut = threading.Event()

    def cut_once(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement.startswith("UPDATE ticket_step") and not cut.is_set():
            cut.set()
            kill_backends(open_hall.store)

    event.listen(open_hall.store.engine, "before_cursor_execute", cut_once)
    with pytest.raises(DatabaseUnreachableError):
        open_hall.queue.call_next(request, window)

    called = open_hall.queue.call_next(request, window)
    assert called is not None
    assert called.label == "A001"
    assert whole(open_hall) == (2, 2)


@only_postgres
@pytest.mark.postgres
def test_a_connection_cut_while_it_lay_idle_is_not_even_noticed(
    hall: SmallHall, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(engines, "_TRUSTED_S", 0)
    hall.issue()
    kill_backends(hall.store)

    assert hall.queue.ticket(hall.issue()).label == "A002"


@only_postgres
@pytest.mark.postgres
def test_a_connection_cut_a_moment_ago_is_told_once_and_then_made_anew(hall: SmallHall):
    request = hall.store.request()
    hall.issue()
    kill_backends(hall.store)

    with pytest.raises(DatabaseUnreachableError):
        hall.queue.issue(request, hall.services["GA"])

    assert hall.queue.issue(request, hall.services["GA"]).ticket.label == "A002"


@only_postgres
@pytest.mark.postgres
def test_a_server_that_is_not_there_says_so(store: HallStore):
    nowhere = store.url.set(query={"host": "/nowhere"})
    work = UnitOfWork(open_engine(nowhere), store.hall_id, store.clock, store.zone)

    with pytest.raises(DatabaseUnreachableError):
        QueueService(work).board()


@only_postgres
@pytest.mark.postgres
def test_a_row_that_is_held_too_long_is_told_as_busy(hall: SmallHall):
    hall.issue()
    patient = hall.store.url.update_query_dict({"options": "-c lock_timeout=200"})
    engine = create_engine(patient)
    hall.store.keep(engine)
    store = hall.store
    queue = QueueService(UnitOfWork(engine, store.hall_id, store.clock, store.zone))
    with closing_engine(store) as holder:
        holder.execute(text("SELECT 1 FROM hall_day FOR UPDATE"))
        with pytest.raises(DatabaseBusyError):
            queue.issue(store.request(), hall.services["GA"])

    assert hall.queue.ticket(hall.issue()).label == "A002"


def test_a_fault_of_ours_is_not_told_as_one_of_the_surroundings(store: HallStore):
    with pytest.raises(DBAPIError) as fault, store.work.look() as connection:
        connection.exec_driver_sql("SELECT nothing FROM nowhere")

    assert not isinstance(fault.value, SurroundingsError)
    assert fault.value.__cause__ is not fault.value
