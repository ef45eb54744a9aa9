"""One station as a process of its own: presses every key a hall has, until it is stopped.

The clock of the hall runs a minute a second, and passes over a night when it is told to.
"""

import json
import random
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import URL

from hallapp.appointments.service import AppointmentService
from hallapp.kernel.clock import DEFAULT_ZONE, SystemClock, zone_named
from hallapp.kernel.database.engine import open_engine
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.errors import RuleError, SurroundingsError
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.kernel.secrets import Vault
from hallapp.queueing.plan import QueuePlanService
from hallapp.queueing.service import QueueService
from hallapp.queueing.terms import (
    PLAIN_WISH,
    Destination,
    IssueWish,
    MissingPaper,
    PersonGiven,
    TicketRow,
)

RETRIED = 0.3  # share of presses that are sent a second time with the same request
# Three in the afternoon of a Monday in the hall; the night ends at nine in the morning.
OPENING = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
NIGHT = timedelta(hours=18)
SPEED = 60


@dataclass(frozen=True)
class HallClock:
    """The hall's clock, the same for all stations.

    Attributes:
        began: When the run began, seconds since 1970.
        nights: A file as many bytes long as nights have passed.
    """

    began: float
    nights: Path

    def now(self) -> datetime:
        passed = SystemClock().now() - datetime.fromtimestamp(self.began, UTC)
        return OPENING + passed * SPEED + NIGHT * self.nights.stat().st_size


@dataclass(frozen=True)
class HallFacts:
    """What a hall has, as every station of it knows.

    Attributes:
        services: By code; windows serve all of them but those of `elsewhere`.
        limited: The service that has a daily maximum: nobody is served of it without a number.
        bookings: The appointments of each day.
        citizens: ID numbers of the people who take more numbers than they may.
    """

    services: dict[str, uuid.UUID]
    limited: str
    windows: dict[int, uuid.UUID]
    priorities: tuple[uuid.UUID, ...]
    package: uuid.UUID
    items: tuple[uuid.UUID, ...]
    bookings: dict[date, tuple[uuid.UUID, ...]]
    citizens: tuple[str, ...]


class Station:
    """Presses keys and writes down what it was told."""

    def __init__(self, work: UnitOfWork, vault: Vault, seed: int, notes: TextIO) -> None:
        self._work = work
        self._queue = QueueService(work, vault)
        self._bookings = AppointmentService(work, self._queue, vault)
        self._plan = QueuePlanService(work)
        self._random = random.Random(seed)  # noqa: S311 - a schedule, no secret
        self._notes = notes

    def press(self, verb: str, *asked: Any, on: Any = None) -> Any:
        """Press once, sometimes twice with the same request; both must be told the same."""
        request = Request(Actor(f"station-{verb}", channel=Channel.SYSTEM))
        told: list[str | None] = []
        answer = None
        for _time in range(2 if self._random.random() < RETRIED else 1):
            self._note("invoke", verb, request.id, asked)
            try:
                answer = getattr(on or self._queue, verb)(request, *asked)
            except RuleError as refused:
                self._note("fail", verb, request.id, asked, refused.code)
                return None
            ticket = ticket_in(answer)
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

    def _one_of(self, weights: dict[str, int]) -> str:
        return self._random.choices(list(weights), list(weights.values()))[0]

    def _any(self, found: Sequence[Any]) -> Any:
        return self._random.choice(found) if found else None


class Desk(Station):
    """A window: calls, serves, and does everything else that is done at one."""

    def __init__(self, facts: HallFacts, window: uuid.UUID, *rest: Any) -> None:
        super().__init__(*rest)
        self._facts = facts
        self._window = window

    def work(self) -> None:
        """Go on with what this window has; it may be what it had when it was killed."""
        live = self._queue.live(self._window)
        if live is None:
            self._begin()
        elif live.state.value == "serving":
            self._end(live)
        else:
            self._called(live)

    def _begin(self) -> None:
        act = self._one_of(
            {"next": 70, "bring_back": 14, "walk_in": 5, "undo": 6, "choose": 3, "lead": 2}
        )
        if act == "bring_back" and (held := self._any(self._queue.aside(self._window))):
            self.press("bring_back", self._window, held.id)
        elif act == "walk_in":
            open_to_all = [code for code in self._facts.services if code != self._facts.limited]
            service = self._facts.services[self._any(open_to_all)]
            self.press("walk_in", self._window, service)
        elif act == "undo":
            self.press("undo", self._window)
        elif act == "choose" and (one := self._any(self._queue.waiting(self._window))):
            self.press("call_chosen", self._window, one.id, "急事")
        elif act == "lead":
            service = self._any(list(self._facts.services.values()))
            minutes = self._random.randint(-20, 20)
            self.press("set_lead", self._window, service, minutes, on=self._plan)
        elif self.press("call_next", self._window) is None:
            time.sleep(0.005)

    def _called(self, live: TicketRow) -> None:
        act = self._one_of(
            {
                "start": 66,
                "miss": 12,
                "recall": 8,
                "hold": 4,
                "out": 4,
                "transfer": 4,
                "leave": 2,
                "undo": 5,
            }
        )
        if act in {"start", "miss", "recall", "undo"}:
            self.press(act, self._window)
        else:
            self._aside_or_away(act, live)

    def _end(self, live: TicketRow) -> None:
        act = self._one_of(
            {
                "finish": 34,
                "finish_and_call_next": 22,
                "transfer": 12,
                "hold": 12,
                "fail_visit": 7,
                "skip_step": 4,
                "out": 4,
                "leave": 3,
                "correct_item": 2,
            }
        )
        item = self._any(self._facts.items)
        if act in {"finish", "finish_and_call_next"}:
            self.press(act, self._window)
        elif act == "fail_visit":
            papers = (MissingPaper("m1", "身份证"),)
            self.press("fail_visit", self._window, item, 1, papers)
        elif act == "skip_step":
            self.press("skip_step", self._window, "已在网上办好")
        elif act == "correct_item":
            self.press("correct_item", self._window, item)
        else:
            self._aside_or_away(act, live)

    def _aside_or_away(self, act: str, live: TicketRow) -> None:
        if act == "hold":
            self.press("hold", self._window, "去复印", self._any((None, 1, 2)))
        elif act == "out":
            self.press("step_out", live.id, 1)
        elif act == "leave":
            self.press("leave", live.id)
        else:
            self.press("transfer", self._window, self._somewhere())

    def _somewhere(self) -> Destination:
        service = self._any(list(self._facts.services.values()))
        comes_back = self._random.random() < 0.5
        if self._random.random() < 0.3:
            window = self._any(list(self._facts.windows.values()))
            return Destination(service, window_id=window, comes_back=comes_back)
        return Destination(service, comes_back=comes_back)


class Front(Station):
    """A kiosk with the guide desk beside it: gives numbers of every kind, takes people back."""

    def __init__(self, facts: HallFacts, *rest: Any) -> None:
        super().__init__(*rest)
        self._facts = facts

    def work(self) -> None:
        # As many wait as a hall holds; who finds it full comes later.
        is_full = len(self._queue.waiting()) > 40
        act = self._one_of(
            {
                "plain": 0 if is_full else 52,
                "class": 0 if is_full else 12,
                "package": 0 if is_full else 6,
                "person": 6,
                "check_in": 6,
                "readmit": 8,
                "aside": 6,
                "gone": 3,
                "wake_due": 1,
            }
        )
        if act in {"plain", "class", "package", "person"}:
            self._give(act)
        elif act == "check_in":
            todays = self._facts.bookings.get(self._work.today(), ())
            if todays:
                self.press("check_in", self._any(todays), on=self._bookings)
        elif act == "wake_due":
            self.press("wake_due")
        else:
            self._with_someone(act)

    def _give(self, act: str) -> None:
        service = self._any(list(self._facts.services.values()))
        wish = PLAIN_WISH
        if act == "class":
            wish = IssueWish(priority_id=self._any(self._facts.priorities))
        elif act == "package":
            wish = IssueWish(package_id=self._facts.package)
        elif act == "person":
            wish = IssueWish(person=PersonGiven("王一", self._any(self._facts.citizens)))
        self.press("issue", service, None, wish)

    def _with_someone(self, act: str) -> None:
        if act == "readmit":
            if missed := self._any(self._queue.missed()):
                self.press("readmit", missed.id)
        elif act == "aside":
            if away := self._any(self._queue.aside()):
                self.press("wake", away.id)
            elif one := self._any(self._queue.waiting()):
                self.press("step_out", one.id, 1)
        elif one := self._any(self._queue.waiting()):
            if self._random.random() < 0.5:
                self.press("leave", one.id)
            else:
                self.press("void", one.id, "没有打印出来")


def ticket_in(answer: Any) -> TicketRow | None:
    """Return the ticket that a use case told, if it told one."""
    if isinstance(answer, tuple):
        answer = answer[-1]
    answer = getattr(answer, "ticket", answer)
    return answer if isinstance(answer, TicketRow) else None


@dataclass(frozen=True)
class Orders:
    """What a station is told when it starts.

    Attributes:
        notes: Every operation is noted there twice, before (`invoke`) and after (`ok`, `fail`):
            what a killed station leaves as `invoke` alone nobody was told about.
        window: Where a clerk sits; a kiosk has none.
        until: When to stop at the latest, seconds since 1970.
        stop: A file that ends the work when it is there.
    """

    url: URL
    hall_id: uuid.UUID
    facts: HallFacts
    clock: HallClock
    key: bytes
    notes: Path
    seed: int
    until: float
    stop: Path
    window: uuid.UUID | None = None


def work(orders: Orders) -> None:
    """Work until it is time to stop."""
    engine = open_engine(orders.url)
    unit = UnitOfWork(engine, orders.hall_id, orders.clock, zone_named(DEFAULT_ZONE))
    with orders.notes.open("a", encoding="utf-8") as notes:
        rest = unit, Vault(orders.key), orders.seed, notes
        station: Desk | Front
        if orders.window is None:
            station = Front(orders.facts, *rest)
        else:
            station = Desk(orders.facts, orders.window, *rest)
        while time.time() < orders.until and not orders.stop.exists():
            try:
                station.work()
            except SurroundingsError:
                time.sleep(0.05)
    engine.dispose()
