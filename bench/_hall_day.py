"""An invented hall and who comes to it: pure, and the same for the same seed.

Nothing here is measured in a real hall; shapes (peaks at half past nine and after lunch, a busy
Monday, long-tailed visits, clerks of different speed) follow what halls say of themselves.
"""

import uuid
from dataclasses import dataclass
from math import exp, log, sqrt
from random import Random

HOUR_S = 3600.0
OPENS_S, NOON_S, RESUMES_S, CLOSES_S = 9 * HOUR_S, 12 * HOUR_S, 13.5 * HOUR_S, 17 * HOUR_S
FIRST_NUMBER_S, LAST_NUMBER_S = 8.75 * HOUR_S, 16.75 * HOUR_S
WORKING_DAYS = 22

# (name, mean minutes, deviation / mean, share of the group's people)
_GROUPS: tuple[tuple[tuple[str, float, float, float], ...], ...] = (
    (("开办", 12, 0.6, 0.4), ("变更", 9, 0.6, 0.35), ("许可", 16, 0.7, 0.25)),
    (("社保", 6, 0.7, 0.5), ("医保", 5, 0.7, 0.35), ("公积金", 9, 0.6, 0.15)),
    (("不动产", 18, 0.5, 0.55), ("税务", 8, 0.8, 0.45)),
    (("户籍", 7, 0.7, 0.5), ("综合", 8, 0.9, 0.3), ("领证", 2.5, 0.5, 0.2)),
)
# Windows of each group, by the places of the services they serve; the last group helps the first.
_WINDOWS: tuple[tuple[tuple[int, ...], ...], ...] = (
    ((0, 1), (0, 1), (0, 1, 2), (2,), (1, 2)),
    ((0, 1), (0, 1), (0, 2), (0, 1, 2), (1,)),
    ((0,), (0, 1), (0, 1), (1,), (0, 1)),
    ((0, 1, 2), (0, 1, 2), (0, 1)),
)
# How many come in each half hour from 08:30, beside one another.
_PROFILE = (0.5, 1.3, 1.6, 1.6, 1.4, 1.0, 0.4, 0.15, 0.15, 0.5, 1.2, 1.4, 1.4, 1.2, 0.9, 0.6, 0.2)
_WEEKDAYS = (1.22, 1.04, 0.98, 0.95, 0.88)
_HEAVY_SHARE, _HEAVY = 0.12, 1.35
_LOAD = 0.76  # of what all windows together could do, on a usual day


@dataclass(frozen=True)
class SimService:
    """A service of the invented hall; lognormal visits."""

    id: uuid.UUID
    name: str
    mean_s: float
    deviation: float
    per_day: float

    def visit_s(self, chance: Random, factor: float) -> float:
        """Return how long one visit takes."""
        sigma = sqrt(log(1 + self.deviation**2))
        middle = log(self.mean_s * factor) - sigma**2 / 2
        return max(20.0, exp(chance.gauss(middle, sigma)))


@dataclass(frozen=True)
class SimWindow:
    """A window of the invented hall."""

    id: uuid.UUID
    services: frozenset[uuid.UUID]
    works_at_noon: bool


@dataclass(frozen=True)
class SimHall:
    """The invented hall: its services, windows and clerks' speeds."""

    services: tuple[SimService, ...]
    windows: tuple[SimWindow, ...]
    clerks: tuple[float, ...]


@dataclass(frozen=True)
class Arrival:
    """Somebody who comes and takes a number."""

    at_s: float
    service: SimService
    head_start_s: float


@dataclass(frozen=True)
class Shift:
    """One window on one day: when it serves, when it is left, how fast its clerk is."""

    window: SimWindow
    opens_s: float
    pauses: tuple[tuple[float, float], ...]
    factor: float


@dataclass(frozen=True)
class DayPlan:
    """Everything of a day that does not depend on the queue."""

    number: int
    arrivals: tuple[Arrival, ...]
    shifts: tuple[Shift, ...]
    is_heavy: bool


def make_hall(chance: Random) -> SimHall:
    """Return a hall; each seed has other service times and other clerks."""
    services: list[SimService] = []
    windows: list[SimWindow] = []
    for group, served in zip(_GROUPS, _WINDOWS, strict=True):
        means = [each[1] * 60 * exp(chance.gauss(0, 0.15)) for each in group]
        share_s = sum(mean * each[3] for mean, each in zip(means, group, strict=True)) + 60
        per_day = _LOAD * len(served) * 7.2 * HOUR_S / share_s
        ids = [uuid.UUID(int=chance.getrandbits(128)) for _each in group]
        services += [
            SimService(ids[place], name, means[place], deviation, per_day * share)
            for place, (name, _mean, deviation, share) in enumerate(group)
        ]
        windows += [
            SimWindow(
                uuid.UUID(int=chance.getrandbits(128)),
                frozenset(ids[place] for place in places),
                works_at_noon=position == 0,
            )
            for position, places in enumerate(served)
        ]
    clerks = tuple(exp(chance.gauss(0, 0.2)) for _each in windows)
    return SimHall(tuple(services), tuple(windows), clerks)


def plan_day(hall: SimHall, number: int, chance: Random) -> DayPlan:
    """Return who comes on a day and when windows serve; day 0 is a Monday."""
    is_heavy = chance.random() < _HEAVY_SHARE
    load = _WEEKDAYS[number % 5] * exp(chance.gauss(0, 0.1)) * (_HEAVY if is_heavy else 1.0)
    # Half way through the month a new form makes one service slower: history must follow.
    arrivals = [
        arrival
        for service in hall.services
        for arrival in _arrivals(_as_of(service, hall, number), load, chance)
    ]
    arrivals.sort(key=lambda each: each.at_s)
    shifts = tuple(
        _shift(window, hall.clerks[(place + number // 5) % len(hall.clerks)], chance)
        for place, window in enumerate(hall.windows)
        if chance.random() > 0.04  # noqa: PLR2004 - somebody is on leave
    )
    return DayPlan(number, tuple(arrivals), shifts, is_heavy)


def _as_of(service: SimService, hall: SimHall, number: int) -> SimService:
    if service is not hall.services[3] or number < WORKING_DAYS // 2:
        return service
    return SimService(
        service.id, service.name, service.mean_s * 1.2, service.deviation, service.per_day
    )


def _arrivals(service: SimService, load: float, chance: Random) -> list[Arrival]:
    found: list[Arrival] = []
    per_unit = service.per_day * load / sum(_PROFILE)
    for place, weight in enumerate(_PROFILE):
        begin = (8.5 + place / 2) * HOUR_S
        rate = per_unit * weight / 1800
        at = begin + chance.expovariate(rate)
        while at < begin + 1800:
            if at >= FIRST_NUMBER_S and at < LAST_NUMBER_S:
                found.append(Arrival(at, service, _head_start_s(chance)))
            at += chance.expovariate(rate)
    return found


def _head_start_s(chance: Random) -> float:
    drawn = chance.random()
    if drawn < 0.06:  # noqa: PLR2004 - elderly, disabled
        return 900.0
    return 600.0 if drawn < 0.09 else 0.0  # noqa: PLR2004 - soldiers


def _shift(window: SimWindow, clerk: float, chance: Random) -> Shift:
    late = chance.uniform(0, 300) if chance.random() < 0.9 else chance.uniform(600, 1500)  # noqa: PLR2004 - one in ten is late
    pauses: list[tuple[float, float]] = []
    if not window.works_at_noon:
        pauses.append((NOON_S, RESUMES_S + chance.uniform(-120, 300)))
    for begin, end in ((9.75, 11.5), (14.25, 16.25)):
        if chance.random() < 0.5:  # noqa: PLR2004 - one half day in two
            at = chance.uniform(begin, end) * HOUR_S
            pauses.append((at, at + chance.uniform(300, 900)))
    if window.works_at_noon:
        # Who works through noon eats afterwards.
        pauses.append((RESUMES_S + 300, RESUMES_S + 3000))
    factor = clerk * exp(chance.gauss(0, 0.07))
    return Shift(window, OPENS_S + late, tuple(sorted(pauses)), factor)
