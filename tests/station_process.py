"""One station as a process of its own: gives numbers, or calls and serves, until it is stopped."""

import json
import random
import time
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import URL

from hallapp.kernel.clock import DEFAULT_ZONE, SystemClock, zone_named
from hallapp.kernel.database.engine import open_engine
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.errors import RuleError, SurroundingsError
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.queueing.service import QueueService

RETRIED = 0.3  # share of presses that are sent a second time with the same request


class Station:
    """Presses keys and writes down what it was told."""

    def __init__(self, queue: QueueService, seed: int, notes: TextIO) -> None:
        self._queue = queue
        self._random = random.Random(seed)  # noqa: S311 - a schedule, no secret
        self._notes = notes

    def press(self, verb: str, *asked: uuid.UUID) -> Any:
        """Press once, sometimes twice with the same request; both must be told the same."""
        request = Request(Actor(f"station-{verb}", channel=Channel.SYSTEM))
        told: list[str | None] = []
        answer = None
        for _time in range(2 if self._random.random() < RETRIED else 1):
            self._note("invoke", verb, request.id, asked)
            try:
                answer = getattr(self._queue, verb)(request, *asked)
            except RuleError as refused:
                self._note("fail", verb, request.id, asked, refused.code)
                return None
            ticket = getattr(answer, "ticket", answer)
            told.append(None if ticket is None else str(ticket.id))
            label = None if ticket is None else ticket.label
            self._note("ok", verb, request.id, asked, told[-1], label)
        if len(set(told)) > 1:
            self._note("different", verb, request.id, asked, str(told))
        return answer

    def _note(self, kind: str, verb: str, request: uuid.UUID, asked: Any, *more: Any) -> None:
        note = [kind, verb, str(request), [str(each) for each in asked], *more]
        self._notes.write(json.dumps(note) + "\n")
        self._notes.flush()

    def serve(self, window: uuid.UUID) -> None:
        """Call the next, or what this window had when it was killed; serve it to its end."""
        live = self._queue.live(window)
        if live is None and self.press("call_next", window) is None:
            time.sleep(0.005)
            return
        if live is not None and live.state.value == "serving":
            self.press("finish", window)
            return
        chance = self._random.random()
        if chance < 0.2:
            self.press("miss", window)
            return
        if chance < 0.35:
            self.press("recall", window)
        self.press("start", window)
        self.press("finish_and_call_next" if chance > 0.8 else "finish", window)

    def issue(self, services: tuple[uuid.UUID, ...]) -> None:
        """Give a number of any service."""
        self.press("issue", self._random.choice(services))


@dataclass(frozen=True)
class Orders:
    """What a station is told when it starts.

    Attributes:
        notes: Every operation is noted there twice, before (`invoke`) and after (`ok`, `fail`):
            what a killed station leaves as `invoke` alone nobody was told about.
        services: What a kiosk gives numbers for; a window has none.
        window: Where a clerk sits; a kiosk has none.
        until: When to stop at the latest, seconds since 1970.
        stop: A file that ends the work when it is there.
    """

    url: URL
    hall_id: uuid.UUID
    notes: Path
    seed: int
    until: float
    stop: Path
    services: tuple[uuid.UUID, ...] = ()
    window: uuid.UUID | None = None


def work(orders: Orders) -> None:
    """Work until it is time to stop."""
    engine = open_engine(orders.url)
    unit = UnitOfWork(engine, orders.hall_id, SystemClock(), zone_named(DEFAULT_ZONE))
    with orders.notes.open("a", encoding="utf-8") as notes:
        station = Station(QueueService(unit), orders.seed, notes)
        while time.time() < orders.until and not orders.stop.exists():
            try:
                if orders.window is None:
                    station.issue(orders.services)
                else:
                    station.serve(orders.window)
            except SurroundingsError:
                time.sleep(0.05)
    engine.dispose()
