"""The stations of a played day, each a process: kiosks, windows with their lists, boards.

Every station has its own connections and a clock that runs fast from one beginning. What it was
told stands in a file of its own, a line each; nothing is kept in memory.
"""

import json
import math
import select
import threading
import time
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from multiprocessing.synchronize import Barrier
from pathlib import Path
from random import Random
from typing import Any, Literal

from _hall_day_store import OPENS_AT, ZONES, DayHall
from sqlalchemy import Engine, text

from hallapp.kernel.changes import Change
from hallapp.kernel.clock import DEFAULT_ZONE, zone_named
from hallapp.kernel.database.engine import open_engine
from hallapp.kernel.database.listening import watch
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.queueing.service import QueueService
from hallapp.queueing.terms import PrintState

Role = Literal["kiosk", "window", "board"]
HOUR_S = 3600.0
# How many come in each half hour from 09:00 to 17:00, beside the mean of the day.
PROFILE = (1.3, 1.5, 1.5, 1.3, 1.1, 0.8, 0.5, 0.4, 0.6, 1.1, 1.3, 1.4, 1.2, 0.9, 0.7, 0.4)
VISIT_S, VISIT_DEVIATION = 235.0, 0.7
_MISSED, _RECALLED, _PLAIN_FINISH = 0.04, 0.06, 0.15
# How many wait for each service when the played part begins, and within how many seconds of the
# hall the windows, in the middle of visits then, call their next.
FIRST_IN, MIDDLE_S = 5, 300.0
# Numbers that each kiosk gives at midnight, all at once.
AT_MIDNIGHT = 3
_HINT_S = 0.1
# Lists at desks and kiosks are read at most this often, seconds of the machine: about as often as
# at real speed, where a hall of this size changes once in 1.3 seconds. Boards read at once.
DESK_REST_S = 1.0
# All stations close within this; seconds of the machine.
_PATIENCE_S = 180
_NOTHING = text("SELECT 1")


@dataclass(frozen=True)
class Orders:
    """What a station is told when it starts.

    Attributes:
        begins: When the hall opens, seconds of the machine's monotonic clock.
        lasts_s: How long the hall is open, seconds of the hall.
        from_s: Seconds after 09:00 at which the played part begins.
        tickets: Numbers of a whole day, all kiosks together.
    """

    hall: DayHall
    role: Role
    number: int
    notes: Path
    begins: float
    speed: float
    from_s: float
    lasts_s: float
    tickets: int
    kiosks: int


_warmed: list[Engine] = []


def warm_up(orders: Orders) -> None:
    """Do everything once before the stations are forked: each finds its statements built.

    In a hall every station builds them when its program starts, on a machine of its own.
    """
    station = Station(orders)
    window, person, _zone = orders.hall.windows[0]
    actor = Actor("window-1", person_id=person, channel=Channel.DESK)
    for verbs in (
        ("call_next", "start", "finish"),
        ("call_next", "start", "finish_and_call_next"),
        ("call_next", "recall", "miss"),
    ):
        for _ticket in range(len(orders.hall.services)):
            _give(station)
        for verb in verbs:
            station.press(verb, actor, window)
    for service in orders.hall.services:
        for _person in range(FIRST_IN):
            station.queue.issue(Request(actor), service)
    for refresh in (station.queue.figures, station.queue.live, station.queue.waiting):
        refresh(*() if refresh == station.queue.figures else (window,))
    station.queue.board(ZONES[0])
    source = watch(station.work, station.engine)
    source.look()
    source.close()
    station.close()
    _warmed.append(station.engine)


def _own_engine(orders: Orders) -> Engine:
    """Return an engine with connections of this process; the warmed one where there is one."""
    if not _warmed:
        return open_engine(orders.hall.url)
    _warmed[0].dispose(close=False)
    return _warmed[0]


class FastClock:
    """The hall's clock: runs fast from one beginning, the same in every station."""

    def __init__(self, orders: Orders) -> None:
        self._orders = orders
        self._jump = timedelta(0)

    def now(self) -> datetime:
        """Return the moment in the hall."""
        return OPENS_AT + timedelta(seconds=self._orders.from_s + self.open_s()) + self._jump

    def open_s(self) -> float:
        """Return how many seconds of the hall have passed since the beginning."""
        return (time.monotonic() - self._orders.begins) * self._orders.speed

    def jump_to(self, moment: datetime) -> None:
        """Go on from another moment."""
        self._jump += moment - self.now()


@dataclass
class Station:
    """What every station has: its queue, its clock, its file."""

    orders: Orders
    engine: Engine = field(init=False)
    clock: FastClock = field(init=False)
    work: UnitOfWork = field(init=False)
    queue: QueueService = field(init=False)
    chance: Random = field(init=False)

    def __post_init__(self) -> None:
        orders = self.orders
        self.engine = _own_engine(orders)
        self.clock = FastClock(orders)
        zone = zone_named(DEFAULT_ZONE)
        self.work = UnitOfWork(self.engine, orders.hall.hall_id, self.clock, zone)
        self.queue = QueueService(self.work)
        self.chance = Random(f"{orders.role} {orders.number}")  # noqa: S311 - an invented day
        self._notes = orders.notes.open("w", encoding="utf-8")
        self._writing = threading.Lock()

    @property
    def is_open(self) -> bool:
        """Whether the played part of the day goes on."""
        return self.clock.open_s() < self.orders.lasts_s

    def rest(self, hall_s: float) -> None:
        """Wait for some seconds of the hall, at most until it closes."""
        left_s = self.orders.lasts_s - self.clock.open_s()
        time.sleep(max(0.0, min(hall_s, left_s)) / self.orders.speed)

    def note(self, verb: str, begin: float, *told: Any) -> None:
        """Write down one operation: when it began and ended, and what was told."""
        line = json.dumps([verb, begin, time.monotonic(), *told])
        with self._writing:
            self._notes.write(line + "\n")
            self._notes.flush()

    def press(self, verb: str, actor: Actor, *asked: Any) -> Any:
        """Press a key once; write down what was told, or the code of the refusal."""
        request, begin = Request(actor), time.monotonic()
        try:
            answer = getattr(self.queue, verb)(request, *asked)
        except HallError as refused:
            self.note("refused", begin, verb, str(request.id), refused.code)
            return None
        ticket = getattr(answer, "ticket", answer)
        told = (None, None) if ticket is None else (str(ticket.id), ticket.label)
        self.note(verb, begin, str(request.id), *told)
        return answer

    def close(self) -> None:
        """Give everything back."""
        self._notes.close()
        self.engine.dispose()


class Screen:
    """What a station's screen does by itself: it listens, and reads its lists again."""

    def __init__(
        self, station: Station, refresh: Any, kinds: Change, rest_s: float = DESK_REST_S
    ) -> None:
        self._station, self._refresh, self._kinds = station, refresh, kinds
        self._rest_s = rest_s
        self.woken = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def join(self) -> None:
        """Wait until the screen is off."""
        self._thread.join()

    def _run(self) -> None:
        source = watch(self._station.work, self._station.engine)
        source.look()
        while self._station.is_open:
            socket = source.socket()
            if socket is not None:
                select.select([socket], [], [], _HINT_S)
            if source.hinted() and source.look() & self._kinds:
                self._refresh()
                self.woken.set()
                time.sleep(self._rest_s)
        source.close()


def run(orders: Orders, gate: Barrier) -> None:
    """Be a station until the hall closes."""
    station = Station(orders)
    try:
        _get_ready(station, gate)
        time.sleep(max(0.0, orders.begins - time.monotonic()))
        if orders.role == "kiosk":
            _kiosk(station, gate)
        elif orders.role == "window":
            _window(station, gate)
        else:
            _board(station)
    except BaseException:
        gate.abort()  # nobody waits for a station that has fallen over
        raise
    station.close()


def _get_ready(station: Station, gate: Barrier) -> None:
    """Press once before the played part begins: the server's side warms up too."""
    if station.orders.role == "window":
        window, person, _zone = station.orders.hall.windows[station.orders.number]
        actor = Actor(f"window-{station.orders.number + 1}", person_id=person)
        if station.queue.call_next(Request(actor), window) is not None:
            station.queue.start(Request(actor), window)
            station.queue.finish(Request(actor), window)
        station.queue.live(window)
        station.queue.waiting(window)
    elif station.orders.role == "kiosk":
        _give(station, "early")
    if station.orders.role != "board":
        gate.wait(_PATIENCE_S)


def _kiosk(station: Station, gate: Barrier) -> None:
    orders = station.orders
    screen = Screen(station, station.queue.figures, Change.TICKETS)
    while station.is_open:
        half_hour = int((orders.from_s + station.clock.open_s()) // 1800) % len(PROFILE)
        mean = sum(PROFILE) / len(PROFILE)
        per_s = orders.tickets * PROFILE[half_hour] / mean / (8 * HOUR_S) / orders.kiosks
        station.rest(station.chance.expovariate(per_s))
        if station.is_open:
            _ping(station)
            _give(station)
    screen.join()
    gate.wait(_PATIENCE_S)
    if orders.number == 0:
        station.note("waiting", time.monotonic(), station.queue.figures().waiting)
    gate.wait(_PATIENCE_S)
    # Midnight: every kiosk is left on, and the first numbers of the day are wanted at once.
    station.clock.jump_to(OPENS_AT + timedelta(hours=15))
    for _person in range(AT_MIDNIGHT):
        _give(station, "midnight")


def _ping(station: Station) -> None:
    """Ask the server nothing: what this takes is the machine's doing."""
    begin = time.monotonic()
    with station.work.look() as connection:
        connection.execute(_NOTHING)
    station.note("ping", begin)


def _give(station: Station, verb: str = "issue") -> None:
    actor = Actor(f"kiosk-{station.orders.number}", channel=Channel.KIOSK)
    service = station.chance.choice(station.orders.hall.services)
    begin = time.monotonic()
    request = Request(actor)
    told = station.queue.issue(request, service)
    station.note(verb, begin, str(request.id), str(told.ticket.id), told.ticket.label)
    station.queue.record_print(Request(actor), told.ticket.id, PrintState.PRINTED)


def _window(station: Station, gate: Barrier) -> None:
    window, person, _zone = station.orders.hall.windows[station.orders.number]
    actor = Actor(f"window-{station.orders.number + 1}", person_id=person, channel=Channel.DESK)

    def refresh() -> None:
        station.queue.live(window)
        station.queue.waiting(window)

    screen = Screen(station, refresh, Change.TICKETS | Change.WINDOWS)
    called = None
    station.rest(station.chance.uniform(0, MIDDLE_S))
    while station.is_open:
        if called is None:
            called = station.press("call_next", actor, window)
        if called is None:
            # Nobody waits: the clerk looks up when the list changes.
            screen.woken.clear()
            screen.woken.wait(30 / station.orders.speed)
        else:
            called = _serve(station, actor, window)
    if called is not None:
        _serve(station, actor, window)
    screen.join()
    gate.wait(_PATIENCE_S)
    gate.wait(_PATIENCE_S)


def _serve(station: Station, actor: Actor, window: uuid.UUID) -> Any:
    """Serve whom the window has called; return the next one if the clerk called on."""
    station.rest(station.chance.uniform(8, 40))
    drawn = station.chance.random()
    if drawn < _MISSED + _RECALLED:
        station.rest(30)
        station.press("recall", actor, window)
        station.rest(20)
    if drawn < _MISSED:
        station.press("miss", actor, window)
        return None
    station.press("start", actor, window)
    sigma = math.sqrt(math.log(1 + VISIT_DEVIATION**2))
    middle = math.log(VISIT_S) - sigma**2 / 2
    station.rest(math.exp(station.chance.gauss(middle, sigma)))
    if drawn > 1 - _PLAIN_FINISH or not station.is_open:
        station.press("finish", actor, window)
        station.rest(station.chance.uniform(10, 40))
        return None
    return station.press("finish_and_call_next", actor, window)


def _board(station: Station) -> None:
    letter = ZONES[station.orders.number % len(ZONES)]
    seen: dict[str, None] = {}

    def refresh() -> None:
        begin = time.monotonic()
        for call in station.queue.board(letter).calls:
            if call.key not in seen:
                seen[call.key] = None
                station.note("shown", begin, str(call.ticket_id), call.label, call.is_recall)
        # Only the newest are shown again.
        while len(seen) > 100:  # noqa: PLR2004 - many times what a board shows
            del seen[next(iter(seen))]

    Screen(station, refresh, Change.TICKETS, rest_s=0.0).join()
