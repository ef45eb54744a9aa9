"""A station that is killed between the store and the screen: what it did is there, once."""

import multiprocessing
import os
import signal
import uuid
from datetime import timedelta
from typing import Any

import pytest
from hall_rows import SmallHall
from hall_store import HALL_ID
from sqlalchemy import URL

from hallapp.kernel.clock import DEFAULT_ZONE, SettableClock, zone_named
from hallapp.kernel.database.engine import open_engine
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Request
from hallapp.queueing.errors import WindowBusyError
from hallapp.queueing.service import QueueService
from hallapp.queueing.tables import Ticket

PROCESSES: Any = multiprocessing.get_context("spawn")


def press_and_die(url: URL, now: Any, verb: str, request: Request, asked: uuid.UUID) -> None:
    """Press a key; the power is cut before anything could be shown or printed."""
    engine = open_engine(url)
    work = UnitOfWork(engine, HALL_ID, SettableClock(now), zone_named(DEFAULT_ZONE))
    getattr(QueueService(work), verb)(request, asked)
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


def killed_after(hall: SmallHall, verb: str, asked: uuid.UUID) -> Request:
    request = hall.store.request()
    now = hall.store.clock.now()
    process = PROCESSES.Process(
        target=press_and_die, args=(hall.store.url, now, verb, request, asked)
    )
    process.start()
    process.join(60)
    assert process.exitcode not in {0, 1, None}
    return request


@pytest.fixture
def called(open_hall: SmallHall) -> Request:
    """A call whose station died before its clerk saw it; a second person waits."""
    open_hall.issue_many(2)
    return killed_after(open_hall, "call_next", open_hall.windows[1])


def test_who_was_called_by_a_station_that_died_is_seen_and_called_again_there(
    open_hall: SmallHall, called: Request
):
    live = open_hall.queue.live(open_hall.windows[1])
    assert live is not None
    assert (live.label, live.state.value) == ("A001", "called")
    assert [call.label for call in open_hall.queue.board().calls] == ["A001"]

    again = open_hall.queue.recall(open_hall.store.request(), open_hall.windows[1])

    assert (again.label, again.call_count) == ("A001", 2)


def test_a_station_started_again_calls_nobody_a_second_time(open_hall: SmallHall, called: Request):
    repeated = open_hall.queue.call_next(called, open_hall.windows[1])

    assert repeated is not None
    assert repeated.label == "A001"
    with pytest.raises(WindowBusyError):
        open_hall.call(1)
    assert open_hall.call(2) == "A002"


def test_no_window_stays_locked_after_a_station_died(open_hall: SmallHall, called: Request):
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[1])
    open_hall.queue.finish(open_hall.store.request(), open_hall.windows[1])

    assert open_hall.serve(1) == "A002"


def test_a_number_that_a_kiosk_gave_and_never_printed_is_printed_at_the_desk(hall: SmallHall):
    request = killed_after(hall, "issue", hall.services["GA"])
    hall.store.clock.advance(timedelta(minutes=1))

    (lost,) = hall.queue.unprinted()

    assert (lost.id, lost.label) == (request.id, "A001")
    # Its number is nobody else's, and whoever asks again with the same request is told it.
    assert hall.queue.issue(request, hall.services["GA"]).ticket.label == "A001"
    hall.issue()
    assert sorted(label for (label,) in hall.rows(Ticket, Ticket.label)) == ["A001", "A002"]
