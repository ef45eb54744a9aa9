"""Eight stations at once, some killed in the middle: what must hold of the queue holds.

Every key that a hall has is pressed by three kiosks with the guide desk and by five windows, over
a night with the stations left on. What is asked of it stands in `hall_history`.
"""

import json
import multiprocessing
import random
import sys
import time
import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import time as clock_time
from datetime import timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest
from hall_history import History, check, damaged, row_of
from hall_rows import VAULT, SmallHall, small_hall
from hall_store import HALL_ID, HallStore
from queue_setup import package, priority, set_policy, set_service
from sqlalchemy import insert, select
from station_process import OPENING, HallClock, HallFacts, Orders, work

from hallapp.appointments.service import AppointmentService
from hallapp.appointments.tables import Appointment
from hallapp.appointments.terms import BookingGiven, SlotsWanted
from hallapp.kernel import audit
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.records import AuditEvent, RequestRecord
from hallapp.queueing.service import QueueService
from hallapp.queueing.tables import (
    HallDay,
    NumberSeries,
    Ticket,
    TicketPerson,
    TicketStep,
    WindowService,
)
from hallapp.queueing.tables import QueueService as ServiceRecord
from hallapp.queueing.terms import LatePolicy, TicketState

KEY = bytes(range(32))
KIOSKS, WINDOWS = 3, 5
DAILY_MAX, LAST_OF_WRAPPING = 10, 12
# Children of one process that has loaded everything already: they are at work at once.
PROCESSES: Any = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
PROCESSES.set_forkserver_preload(["hallapp.queueing.service", "hallapp.appointments.service"])


@dataclass(frozen=True)
class Run:
    """How much is done, and how often it is disturbed.

    Attributes:
        kills: Stations killed on each day.
        nights: Nights between the days; all stations stay on.
        shift_s: At least so long the stations work between two disturbances.
        enough: So many presses are acknowledged at least. A machine with other work to do is
            slow, not wrong.
        longest_s: That slow is wrong.
    """

    kills: int
    nights: int
    shift_s: float
    enough: int
    longest_s: float = 150.0


SHORT = Run(kills=2, nights=1, shift_s=1.2, enough=300)
LONG = Run(kills=7, nights=3, shift_s=2.0, enough=4000, longest_s=400.0)


class Crew:
    """The processes of the stations; a killed one is followed by another of the same kind."""

    def __init__(self, hall: SmallHall, facts: HallFacts, folder: Path, run: Run) -> None:
        self._hall, self._facts, self._folder, self._run = hall, facts, folder, run
        self._until = time.time() + run.longest_s
        self._stop = folder / "stop"
        nights = folder / "nights"
        nights.touch()
        self.clock = HallClock(time.time(), nights)
        self._started = 0
        self._running: list[tuple[uuid.UUID | None, BaseProcess]] = []
        self._chance = random.Random(7)  # noqa: S311 - a schedule, no secret
        for window in (*[None] * KIOSKS, *hall.windows.values()):
            self._start(window)

    def _start(self, window: uuid.UUID | None) -> None:
        self._started += 1
        orders = Orders(
            url=self._hall.store.url,
            hall_id=self._hall.store.hall_id,
            facts=self._facts,
            clock=self.clock,
            key=KEY,
            notes=self._folder / f"notes-{self._started}.jsonl",
            seed=self._started,
            until=self._until,
            stop=self._stop,
            window=window,
        )
        process = PROCESSES.Process(target=work, args=(orders,))
        process.start()
        self._running.append((window, process))

    def work(self) -> list[list[Any]]:
        """Let them work for days and nights, and return what they wrote down."""
        shifts = (self._run.kills + 1) * (self._run.nights + 1)
        for shift in range(shifts):
            self._work_until(self._run.enough * (shift + 1) // shifts)
            if shift == shifts - 1:
                return self._finish()
            if (shift + 1) % (self._run.kills + 1):
                self._kill_one()
            else:
                self._pass_a_night()
        return []

    def _kill_one(self) -> None:
        """Kill a station at a random moment; another is started at once."""
        time.sleep(self._chance.uniform(0, 0.05))
        window, process = self._running.pop(self._chance.randrange(len(self._running)))
        process.kill()
        process.join(10)
        process.close()
        self._start(window)

    def _pass_a_night(self) -> None:
        with self.clock.nights.open("a") as nights:
            nights.write("z")

    def _work_until(self, told: int) -> None:
        """Let the stations work a while, and on until so many presses were acknowledged."""
        time.sleep(self._run.shift_s)
        while self._told() < told and time.time() < self._until:
            time.sleep(0.1)

    def _told(self) -> int:
        return sum(
            path.read_text(encoding="utf-8").count('["ok"')
            for path in self._folder.glob("notes-*.jsonl")
        )

    def _finish(self) -> list[list[Any]]:
        """Wait for all and return what they wrote down, in no order between stations."""
        self._stop.touch()
        for _window, process in self._running:
            process.join(60)
            assert process.exitcode == 0
            process.close()
        texts = [path.read_text(encoding="utf-8") for path in self._folder.glob("notes-*.jsonl")]
        # The last line of a killed station may be cut off.
        lines = [line for text in texts for line in text.splitlines() if line.endswith("]")]
        return [json.loads(line) for line in lines]


def add_service(hall: SmallHall, code: str, prefix: str, last: int, **values: Any) -> uuid.UUID:
    """Add a service with a series of its own that every window serves; return the series."""
    series, service = uuid.uuid4(), uuid.uuid4()
    wraps = values.pop("is_wrapping", False)
    band = {"prefix": prefix, "first": 1, "last": last, "width": 3, "is_wrapping": wraps}
    zone = hall.rows(ServiceRecord, ServiceRecord.zone_id)[0][0]
    shown = {"zone_id": zone, "code": code, "name": code, "position": 9, "is_active": True}
    served = [
        {"window_id": window, "service_id": service, "hall_id": HALL_ID}
        for window in hall.windows.values()
    ]
    with hall.store.engine.begin() as connection:
        connection.execute(insert(NumberSeries), {"id": series, "hall_id": HALL_ID, **band})
        row = {"id": service, "hall_id": HALL_ID, "series_id": series, **shown, **values}
        connection.execute(insert(ServiceRecord), row)
        connection.execute(insert(WindowService), served)
    hall.services[code] = service
    return series


def book(hall: SmallHall, nights: int) -> dict[Any, tuple[uuid.UUID, ...]]:
    """Book some people for every day, in the slots of the hours that are played."""
    bookings = AppointmentService(hall.store.work, QueueService(hall.store.work, VAULT), VAULT)
    booked: dict[Any, tuple[uuid.UUID, ...]] = {}
    for later in range(nights + 1):
        day = hall.store.work.today() + timedelta(days=later)
        opens = clock_time(15 if later == 0 else 9)
        wanted = SlotsWanted(
            hall.services["GA"], day, opens, clock_time(opens.hour + 1), 15, capacity=6
        )
        slots = bookings.make_slots(hall.store.request(), wanted)
        booked[day] = tuple(
            bookings.book(hall.store.request(), BookingGiven(slot.id, f"预约{place}")).id
            for slot in slots
            for place in range(2)
        )
    return booked


def furnish(hall: SmallHall, nights: int) -> tuple[HallFacts, uuid.UUID]:
    """Set up all that the keys are pressed for; return it, and the series that wraps."""
    for number in hall.windows:
        hall.open_window(number)
    set_policy(hall, undo_s=300)
    set_service(hall, "GA", late_policy=LatePolicy.BEHIND, late_places=2, late_times=2)
    set_service(hall, "SJ", late_policy=LatePolicy.WITHIN, late_minutes=30)
    wrapping = add_service(hall, "XH", "X", LAST_OF_WRAPPING, is_wrapping=True)
    add_service(hall, "XE", "E", 999, daily_max=DAILY_MAX, late_policy=LatePolicy.VOID)
    facts = HallFacts(
        services=dict(hall.services),
        limited="XE",
        windows=dict(hall.windows),
        priorities=(priority(hall, 10), priority(hall, 30, "绿色通道")),
        package=package(hall, ("GA", 1), ("SJ", 2)),
        items=tuple(hall.items.values()),
        bookings=book(hall, nights),
        citizens=tuple(f"3300001990010100{number}X" for number in range(1, 6)),
    )
    return facts, wrapping


def played(store: HallStore, folder: Path, run: Run) -> History:
    """Some busy days in a hall of three kiosks and five windows, and what is left of them."""
    store.clock.set_to(OPENING)
    hall = small_hall(store, windows=WINDOWS)
    facts, wrapping = furnish(hall, run.nights)
    folder.mkdir()
    crew = Crew(hall, facts, folder, run)
    notes = crew.work()
    store.clock.set_to(crew.clock.now())
    steps: dict[str, list[Any]] = defaultdict(list)
    with store.work.read() as session:
        connection = session.connection()

        def rows(table: type[Any], *order: Any) -> list[Any]:
            found = connection.execute(select(table_of(table)).order_by(*order))
            return [row_of(each) for each in found]

        for row in rows(TicketStep, TicketStep.day, TicketStep.sequence):
            if row.state is not TicketState.WITHDRAWN:
                steps[str(row.ticket_id)].append(row)
        events = rows(AuditEvent, AuditEvent.seq)
        return History(
            notes=notes,
            tickets={str(row.id): row for row in rows(Ticket)},
            steps=dict(steps),
            persons={
                str(row.ticket_id): row.digest
                for row in rows(TicketPerson)
                if row.digest is not None
            },
            appointments=rows(Appointment),
            days=rows(HallDay),
            events=[event for event in events if event.action.startswith("queueing.")],
            requests={str(key) for key in session.scalars(select(RequestRecord.id))},
            verdict=audit.verify(connection, store.hall_id),
            waiting=[row.label for row in hall.queue.waiting()],
            figures=hall.queue.figures(),
            limit=(hall.services["XE"], DAILY_MAX),
            wrapping={wrapping},
            until=store.clock.now(),
        )


# One run of the stations is long: everything is asked of the same one.
def test_eight_stations_their_kills_and_a_night_leave_the_queue_whole(
    store: HallStore, tmp_path: Path
):
    history = played(store, tmp_path / "stations", SHORT)

    assert len(list(history.noted("ok"))) >= SHORT.enough
    check(history)
    for what, wrong in damaged(history).items():
        assert not is_whole(wrong), what


def is_whole(history: History) -> bool:
    try:
        check(history)
    except AssertionError:
        return False
    return True


@pytest.mark.chaos
@pytest.mark.timeout(900)
def test_days_of_every_key_and_many_kills_leave_the_queue_whole(store: HallStore, tmp_path: Path):
    history = played(store, tmp_path / "stations", LONG)

    assert len(list(history.noted("ok"))) >= LONG.enough
    replay = check(history)
    # Every key was pressed, and each was taken at least once.
    pressed = {note[1] for note in history.noted("ok")}
    assert {"undo", "readmit", "transfer", "fail_visit", "skip_step", "check_in"} <= pressed
    assert replay.calls["call_withdrawn"] > 0
    assert replay.calls["ticket_expired"] > 0
