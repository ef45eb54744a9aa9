"""Plays a planned day: numbers, calls, visits, no-shows, transfers, pauses.

Windows call the first by (effective_at, sequence) of the services they serve, as the product does.
"""

import heapq
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from _hall_day import CLOSES_S, NOON_S, RESUMES_S, DayPlan, Shift, SimService

from hallapp.queueing.estimate import HallNow, WindowAt
from hallapp.queueing.pace import Visit

_LATEST_S = CLOSES_S + 45 * 60  # whoever waits longer is told to come again
_TRANSFERRED = 0.04
_TOLD_PAUSE_S = 600.0  # what a clerk says of a short pause, however long it is


@dataclass
class SimTicket:
    """A ticket on its way through the day."""

    service: SimService
    issued_s: float
    effective_s: float
    sequence: int
    is_counted: bool = True  # a transferred one is not told a time again
    called_s: float | None = None
    seen: HallNow | None = None

    @property
    def waited_s(self) -> float | None:
        """Seconds from number to call; None when it was never called."""
        return None if self.called_s is None else self.called_s - self.issued_s


@dataclass
class _Place:
    """A window during the day."""

    shift: Shift
    ticket: SimTicket | None = None
    since_s: float = 0.0
    is_serving: bool = False
    is_pressing: bool = False
    is_open: bool = False
    left_s: float | None = None


@dataclass
class DayResult:
    """What a day came to: every ticket as it was told, and every call as the store keeps it."""

    tickets: list[SimTicket] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)


def play(plan: DayPlan, chance: Random) -> DayResult:
    """Return what became of a day."""
    return _Day(plan, chance).run()


class _Day:
    def __init__(self, plan: DayPlan, chance: Random) -> None:
        self._chance = chance
        self._events: list[tuple[float, int, Callable[[], None]]] = []
        self._count = 0
        self._now = 0.0
        self._waiting: dict[uuid.UUID, list[tuple[float, int, SimTicket]]] = {}
        self._services: dict[uuid.UUID, SimService] = {}
        self._places = [_Place(shift) for shift in plan.shifts]
        self._result = DayResult()
        for arrival in plan.arrivals:
            self._services[arrival.service.id] = arrival.service
            self._at(
                arrival.at_s,
                lambda a=arrival: self._issue(a.service, a.head_start_s),
            )
        for place in self._places:
            self._at(place.shift.opens_s, lambda p=place: self._open(p))
            for begin, end in place.shift.pauses:
                self._at(begin, lambda p=place, e=end: self._leave(p, e))

    def run(self) -> DayResult:
        """Play every event in the order of time."""
        while self._events:
            self._now, _count, do = heapq.heappop(self._events)
            do()
        return self._result

    def _at(self, at_s: float, do: Callable[[], None]) -> None:
        self._count += 1
        heapq.heappush(self._events, (max(at_s, self._now), self._count, do))

    def _issue(self, service: SimService, head_start_s: float, *, is_counted: bool = True) -> None:
        self._count += 1
        ticket = SimTicket(
            service, self._now, self._now - head_start_s, self._count, is_counted=is_counted
        )
        ticket.seen = self._look(ticket)
        heapq.heappush(
            self._waiting.setdefault(service.id, []),
            (ticket.effective_s, ticket.sequence, ticket),
        )
        self._result.tickets.append(ticket)
        idle = [
            p for p in self._places if self._is_idle(p) and service.id in p.shift.window.services
        ]
        if idle:
            self._press(self._chance.choice(idle))

    @staticmethod
    def _is_idle(place: _Place) -> bool:
        return place.is_open and place.ticket is None and not place.is_pressing

    def _press(self, place: _Place) -> None:
        """The clerk turns over and presses 下一位."""
        place.is_pressing = True
        turn_over_s = self._chance.uniform(3, 45)
        self._at(self._now + turn_over_s, lambda: self._call(place))

    def _call(self, place: _Place) -> None:
        place.is_pressing = False
        if not place.is_open or self._now > _LATEST_S:
            return
        heads = [
            self._waiting[service][0]
            for service in place.shift.window.services
            if self._waiting.get(service)
        ]
        if not heads:
            return
        ticket = min(heads)[2]
        heapq.heappop(self._waiting[ticket.service.id])
        ticket.called_s = self._now
        place.ticket, place.since_s, place.is_serving = ticket, self._now, False
        waited_min = (self._now - ticket.issued_s) / 60
        if self._chance.random() < min(0.25, 0.02 + 0.003 * waited_min):
            self._at(self._now + self._chance.uniform(50, 100), lambda: self._missed(place))
        else:
            self._at(self._now + self._chance.uniform(8, 50), lambda: self._start(place))

    def _missed(self, place: _Place) -> None:
        self._keep(place, None, None)
        self._free(place)

    def _start(self, place: _Place) -> None:
        if place.ticket is None:
            return
        place.since_s, place.is_serving = self._now, True
        spent_s = place.ticket.service.visit_s(self._chance, place.shift.factor)
        begin = self._now
        self._at(self._now + spent_s, lambda: self._finish(place, begin))

    def _finish(self, place: _Place, begin_s: float) -> None:
        self._keep(place, begin_s, self._now)
        if self._chance.random() < _TRANSFERRED:
            target = self._chance.choice(list(self._services.values()))
            self._issue(target, 600.0, is_counted=False)
        self._free(place)

    def _keep(self, place: _Place, started_s: float | None, finished_s: float | None) -> None:
        ticket = place.ticket
        if ticket is None or ticket.called_s is None:
            return
        self._result.visits.append(
            Visit(
                service_id=ticket.service.id,
                window_id=place.shift.window.id,
                issued_s=ticket.issued_s,
                called_s=ticket.called_s,
                started_s=started_s,
                finished_s=finished_s,
            )
        )

    def _free(self, place: _Place) -> None:
        place.ticket = None
        if place.is_open:
            self._press(place)

    def _open(self, place: _Place) -> None:
        place.is_open = True
        if self._is_idle(place):
            self._press(place)

    def _leave(self, place: _Place, back_s: float) -> None:
        place.is_open, place.left_s = False, self._now
        self._at(back_s, lambda: self._open(place))

    def _look(self, ticket: SimTicket) -> HallNow:
        """Return what the store could tell at this moment, and no more."""
        own = (ticket.effective_s, ticket.sequence)
        ahead = {
            service: sum(1 for each in queue if each[:2] < own)
            for service, queue in self._waiting.items()
        }
        return HallNow(
            service_id=ticket.service.id,
            now_s=self._now,
            ahead={service: count for service, count in ahead.items() if count},
            windows=tuple(
                found for place in self._places if (found := self._window(place)) is not None
            ),
        )

    @staticmethod
    def _told_back_s(left_s: float) -> float:
        """Return when a window that was left says it is back; when it is, nobody knows."""
        return RESUMES_S if left_s == NOON_S else left_s + _TOLD_PAUSE_S

    def _window(self, place: _Place) -> WindowAt | None:
        back_in_s = 0.0
        if not place.is_open:
            # Before its first opening nobody knows of the window.
            if place.left_s is None:
                return None
            back_in_s = max(60.0, self._told_back_s(place.left_s) - self._now)
        return WindowAt(
            services=place.shift.window.services,
            busy_with=None if place.ticket is None else place.ticket.service.id,
            busy_s=self._now - place.since_s,
            is_serving=place.is_serving,
            back_in_s=back_in_s,
        )
