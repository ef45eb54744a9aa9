"""The clients of the queue bench: processes that do what a kiosk and a window do."""

import multiprocessing
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Barrier
from typing import Any, Literal, Protocol

from queue_floor import floor_of
from queue_hall import WINDOWS, BenchHall

Side = Literal["floor", "product", "stored"]
Halls = dict[Side, BenchHall]
Work = Literal["issue", "call"]


@dataclass(frozen=True)
class Told:
    """What one client did in one phase.

    Attributes:
        spent_s: Seconds from its first to its last operation.
        latencies_s: One for each operation.
        labels: What it was told, in order.
    """

    spent_s: float
    latencies_s: tuple[float, ...]
    labels: tuple[str, ...]


class Doer(Protocol):
    """Gives a number of a service, calls at a window; both by position in the hall."""

    def issue(self, position: int) -> str:
        """Give a number; return its label."""
        ...

    def call(self, position: int) -> str | None:
        """Call the next; return its label, or None when nobody waits."""
        ...


class Product:
    """One station of the product: its own engine, the service that faces use."""

    def __init__(self, hall: BenchHall) -> None:
        from hallapp.kernel.clock import DEFAULT_ZONE, SystemClock, zone_named
        from hallapp.kernel.database.engine import open_engine
        from hallapp.kernel.database.work import UnitOfWork
        from hallapp.kernel.requests import Actor, Channel, Request
        from hallapp.queueing.service import QueueService

        work = UnitOfWork(
            open_engine(hall.url), hall.hall_id, SystemClock(), zone_named(DEFAULT_ZONE)
        )
        self._hall = hall
        self._queue = QueueService(work)
        self._press = lambda: Request(Actor("bench", channel=Channel.SYSTEM))
        # What past days teach is read once a day, by the first question of a station.
        self._queue.expected_wait(hall.services[0][0])

    def issue(self, position: int) -> str:
        """Give a number as a kiosk does."""
        return self._queue.issue(self._press(), self._hall.services[position][0]).ticket.label

    def call(self, position: int) -> str | None:
        """Press 下一位 as a window does."""
        called = self._queue.call_next(self._press(), self._hall.windows[position])
        return None if called is None else called.label


class Clients:
    """Processes that wait for a phase, do it together and tell what they did."""

    def __init__(self, count: int, halls: Halls) -> None:
        # Forked children share the loaded modules: 32 of them are ready at once.
        method = "fork" if sys.platform == "linux" else "spawn"
        context: Any = multiprocessing.get_context(method)
        gate = context.Barrier(count)
        self._lines: list[Any] = []
        self._processes: list[BaseProcess] = []
        for number in range(count):
            here, there = context.Pipe()
            process = context.Process(
                target=_client, args=(number, count, halls, gate, there), daemon=True
            )
            process.start()
            self._lines.append(here)
            self._processes.append(process)

    def phase(self, side: Side, work: Work, seconds: float) -> list[Told]:
        """Let all clients work for a time."""
        for line in self._lines:
            line.send((side, work, seconds))
        return [line.recv() for line in self._lines]

    def stop(self) -> None:
        """End all clients."""
        for line in self._lines:
            line.send(None)
        for process in self._processes:
            process.join(10)


def _client(
    number: int,
    count: int,
    halls: Halls,
    gate: Barrier,
    line: Connection,
) -> None:
    doers: dict[Side, Doer] = {
        side: floor_of(hall) if side == "floor" else Product(hall) for side, hall in halls.items()
    }
    issued, services = number, halls["floor"].services
    while (order := line.recv()) is not None:
        side, work, seconds = order
        doer = doers[side]
        gate.wait(30)
        if work == "call":
            line.send(_run(doer.call, iter(range(number, WINDOWS, count)), seconds))
        else:
            turns = ((issued + turn) % len(services) for turn in range(1_000_000))
            line.send(_run(doer.issue, turns, seconds))


def _run(do: Callable[[int], str | None], positions: object, seconds: float) -> Told:
    latencies: list[float] = []
    labels: list[str] = []
    begin = last = time.perf_counter()
    for position in positions:  # type: ignore[attr-defined]
        label = do(position)
        now = time.perf_counter()
        if label is None:
            break  # nobody waits any more
        latencies.append(now - last)
        labels.append(label)
        last = now
        if now - begin >= seconds:
            break
    return Told(last - begin, tuple(latencies), tuple(labels))
