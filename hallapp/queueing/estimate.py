"""How long a citizen will probably wait (等候时间预估), from the hall's own finished days.

Pure: what is known of the hall now and what its past days taught go in, a range of minutes comes
out. See `docs/algorithms/estimate.md` for the reasons and the error that was measured.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from math import ceil, exp, floor, log, sqrt

from hallapp.queueing.pace import Pace, Paces

# P20 and P80 of a normal distribution lie this many deviations from its middle.
_QUANTILE = 0.84
_ROUND_TO_MIN = 5
# Besides the luck of single visits: how far a whole day goes off its usual pace.
_OFF_PACE = 0.15
# A visit never ends in no time, whatever its pace says.
_LEAST_LEFT_S = 20.0
# A service that keeps less than this of one window busy in a break is not served in it.
_IDLE = 0.03
# A longer queue is walked through in batches: the mean of many is as good, and costs no more.
_LONGEST_WALK = 120


@dataclass(frozen=True)
class WindowAt:
    """One window as it stands now.

    Attributes:
        services: What it serves.
        busy_with: Service of the ticket at it, or None when it is free.
        busy_s: Seconds since that ticket was called, or since its visit began.
        is_serving: Whether the visit has begun.
        back_in_s: Seconds until it works again, when it is paused now.
    """

    services: frozenset[uuid.UUID]
    busy_with: uuid.UUID | None = None
    busy_s: float = 0.0
    is_serving: bool = False
    back_in_s: float = 0.0


@dataclass(frozen=True)
class HallNow:
    """What a ticket just given stands before.

    Attributes:
        service_id: What it waits for.
        now_s: Seconds since midnight of the hall's day.
        ahead: How many wait for each service and are called before it, its own service included.
        windows: Windows that are open, or will be back soon.
    """

    service_id: uuid.UUID
    now_s: float
    ahead: Mapping[uuid.UUID, int]
    windows: tuple[WindowAt, ...]


@dataclass(frozen=True)
class WaitRange:
    """What a citizen is told: a range of whole minutes, and the most likely wait in seconds."""

    low_min: int
    high_min: int
    likely_s: float


def estimate(now: HallNow, paces: Paces) -> WaitRange | None:
    """Return how long a ticket just given will probably wait.

    The windows that are open walk through everybody ahead in the order of calling, each visit
    as long as the hall's past says; the wait ends when the first of them would call this ticket.

    Returns:
        None when no window serves it or no past day tells how long a visit takes: an invented
        figure is worse than none.
    """
    if paces.is_empty or not any(now.service_id in each.services for each in now.windows):
        return None
    walked = _Walk(now, paces).until_called()
    if walked is None:
        return None
    likely_s, luck_s = walked
    return _range(likely_s, sqrt(luck_s**2 + (_OFF_PACE * likely_s) ** 2))


def _range(likely_s: float, deviation_s: float) -> WaitRange:
    """Return a range around a wait, wider above than below, rounded outwards."""
    if likely_s <= 0:
        return WaitRange(0, _ROUND_TO_MIN, 0.0)
    spread = sqrt(log(1 + (deviation_s / likely_s) ** 2)) * _QUANTILE
    step_s = _ROUND_TO_MIN * 60
    low = floor(likely_s * exp(-spread) / step_s) * _ROUND_TO_MIN
    high = ceil(likely_s * exp(spread) / step_s) * _ROUND_TO_MIN
    return WaitRange(low, max(high, low + _ROUND_TO_MIN), likely_s)


class _Walk:
    """The hall's next minutes, played with mean visits only."""

    def __init__(self, now: HallNow, paces: Paces) -> None:
        self._now = now
        self._paces = paces
        self._total = {service: n for service, n in now.ahead.items() if n > 0}
        self._left = {service: float(n) for service, n in self._total.items()}
        self._batch = max(1.0, sum(self._total.values()) / _LONGEST_WALK)
        self._variance = 0.0
        self._serving_me = [now.service_id in each.services for each in now.windows]
        self._stay = self._who_stays()

    def until_called(self) -> tuple[float, float] | None:
        """Return seconds until the ticket is called, and their deviation by luck alone."""
        free = [(self._free_at(index), index) for index in range(len(self._now.windows))]
        heapify(free)
        while free:
            at, index = heappop(free)
            picked = self._pick(index)
            if picked is not None:
                heappush(free, (self._begin(at + self._visit(picked, at, index), index), index))
            elif self._serving_me[index]:
                return at - self._now.now_s, sqrt(self._variance) / sum(self._serving_me)
        return None

    def _free_at(self, index: int) -> float:
        window = self._now.windows[index]
        at = self._now.now_s + window.back_in_s
        if window.busy_with is None:
            return at if window.back_in_s == 0 else self._begin(at, index)
        pace = self._pace(window.busy_with, at)
        left_s = pace.left_s(window.busy_s, is_serving=window.is_serving)
        if self._serving_me[index]:
            self._variance += pace.variance
        return self._begin(at + max(_LEAST_LEFT_S, left_s), index)

    def _pick(self, index: int) -> uuid.UUID | None:
        """Return the service that a free window calls next.

        Only counts are known: those of each service are taken to have come evenly mixed.
        """
        best, where = None, 2.0
        for service in self._now.windows[index].services:
            left = self._left.get(service, 0.0)
            if left > 0:
                place = 1 - (left - 0.5 * self._batch) / self._total[service]
                if place < where:
                    best, where = service, place
        return best

    def _visit(self, service: uuid.UUID, at: float, index: int) -> float:
        pace = self._pace(service, at)
        many = min(self._batch, self._left[service])
        self._left[service] -= many
        if self._serving_me[index]:
            self._variance += pace.variance * many
        return pace.occupied_s * many

    def _pace(self, service: uuid.UUID, at: float) -> Pace:
        return self._paces.at(service, int(at // 3600))

    def _begin(self, at: float, index: int) -> float:
        """Return when a window that becomes free calls next: not in a break, unless it stays."""
        for begin, end in self._paces.breaks:
            if begin <= at < end and index not in self._stay:
                return end
        return at

    def _who_stays(self) -> frozenset[int]:
        """Return which windows work through the break: as many as past days kept busy then.

        In the break itself those that are open are they.
        """
        coming = next((each for each in self._paces.breaks if each[1] > self._now.now_s), None)
        if coming is None:
            return frozenset()
        if coming[0] <= self._now.now_s:
            return frozenset(i for i, each in enumerate(self._now.windows) if not each.back_in_s)
        services, windows = self._reachable()
        hour = int(sum(coming) / 2 // 3600)
        idle = {each for each in services if self._paces.busy_windows([each], hour) < _IDLE}

        def unlikely(index: int) -> tuple[int, int]:
            served = self._now.windows[index].services
            return len(served & idle), -len(served)

        # Rounded up: on quiet days a window that stays is not busy all the time.
        staying = ceil(self._paces.busy_windows(services, hour) - _IDLE)
        return frozenset(sorted(windows, key=unlikely)[:staying])

    def _reachable(self) -> tuple[set[uuid.UUID], list[int]]:
        """Return all services and windows that can have to do with this ticket's wait."""
        services, windows = {self._now.service_id}, list[int]()
        rest = set(range(len(self._now.windows)))
        while met := [i for i in rest if not services.isdisjoint(self._now.windows[i].services)]:
            rest.difference_update(met)
            windows += met
            for index in met:
                services |= self._now.windows[index].services
        return services, windows
