"""How long visits take (办理节奏): learnt from finished days, by service and hour.

A day is kept as a few sums for each service and hour; what was long ago counts less.
"""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from math import erf, exp, log, sqrt

# A day's weight falls to a third in this time, so that a new form is learnt within weeks.
_DECAY_DAYS = 30.0
# Visits of an hour that weigh as much as what is known of the whole day; of a service, as the hall.
_HOUR_PRIOR = 25.0
_SERVICE_PRIOR = 5.0
# A window that stood still for longer was not turning over: its clerk was away.
_LONGEST_GAP_S = 300.0
_LEAST_DEVIATION = 0.2
# Fewer busy windows than this share of a full hour's: a break. More than that: a full hour.
_BREAK_SHARE, _FULL_SHARE = 0.4, 0.7
_HOUR_S = 3600.0


@dataclass(frozen=True)
class Visit:
    """One call of a finished day; times are seconds since midnight of the hall's day.

    Attributes:
        started_s: When the visit began; None when nobody came.
        finished_s: When it ended; None when nobody came.
    """

    service_id: uuid.UUID
    window_id: uuid.UUID
    issued_s: float
    called_s: float
    started_s: float | None = None
    finished_s: float | None = None


@dataclass(frozen=True)
class PaceSums:
    """What one hour of one day at one service came to; seconds are sums.

    Attributes:
        finished: Visits that ended.
        service_s: Their time from beginning to end.
        service_sq: The sum of its squares.
        gap_s: Window time spent beside visits: coming from the seat, turning over, calling in vain.
        missed: Calls that nobody followed.
        waited_s: Time from number to call.
    """

    service_id: uuid.UUID
    hour: int
    finished: int
    service_s: float
    service_sq: float
    gap_s: float
    missed: int
    waited_s: float


@dataclass(frozen=True)
class Pace:
    """How long one ticket keeps a window, no-shows included.

    Attributes:
        occupied_s: Mean window time of a waiting ticket, seconds.
        variance: Its variance, square seconds.
        visit_s: Mean time of a visit that took place.
        visit_variance: Its variance.
    """

    occupied_s: float
    variance: float
    visit_s: float
    visit_variance: float

    def left_s(self, spent_s: float, *, is_serving: bool) -> float:
        """Return the mean window time left of a ticket at a window since a time.

        Visits are taken to be lognormal: the longer one has lasted, the longer it still takes.
        """
        if not is_serving:
            return self.occupied_s - spent_s
        return max(0.0, self.occupied_s - self.visit_s) + self._visit_left_s(spent_s)

    def _visit_left_s(self, spent_s: float) -> float:
        if spent_s <= 0:
            return self.visit_s
        ratio = max(self.visit_variance / self.visit_s**2, _LEAST_DEVIATION**2)
        sigma = sqrt(log(1 + ratio))
        below = (log(self.visit_s) - sigma**2 / 2 - log(spent_s)) / sigma
        still = _normal(below)
        # Hardly any visit lasts so long: nothing is known but that it is long.
        if still < 1e-3:  # noqa: PLR2004 - a share, said above
            return self.visit_s
        return self.visit_s * _normal(below + sigma) / still - spent_s


@dataclass(frozen=True)
class Paces:
    """What all past days taught.

    Attributes:
        hall: All services together; None when no visit was ever finished.
        services: By service.
        hours: By service and hour of the hall's day.
        busy: How many windows such visits kept busy in that hour, the mean of a day.
        breaks: Times of the day in which most windows rest, seconds since midnight.
    """

    hall: Pace | None = None
    services: Mapping[uuid.UUID, Pace] = field(default_factory=dict[uuid.UUID, Pace])
    hours: Mapping[tuple[uuid.UUID, int], Pace] = field(
        default_factory=dict[tuple[uuid.UUID, int], Pace]
    )
    busy: Mapping[tuple[uuid.UUID, int], float] = field(
        default_factory=dict[tuple[uuid.UUID, int], float]
    )
    breaks: tuple[tuple[float, float], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no visit has ever been finished."""
        return self.hall is None

    def at(self, service_id: uuid.UUID, hour: int) -> Pace:
        """Return the pace of a service in an hour; the nearest that is known.

        Raises:
            LookupError: Nothing is known at all; see `is_empty`.
        """
        found = self.hours.get((service_id, hour)) or self.services.get(service_id) or self.hall
        if found is None:
            raise LookupError
        return found

    def busy_windows(self, services: Iterable[uuid.UUID], hour: int) -> float:
        """Return how many windows some services keep busy in an hour, the mean of a day."""
        return sum(self.busy.get((service, hour), 0.0) for service in services)


def sum_up(visits: Iterable[Visit]) -> tuple[PaceSums, ...]:
    """Return the sums of one finished day, by service and hour of the call."""
    by_window: dict[uuid.UUID, list[Visit]] = {}
    for visit in visits:
        by_window.setdefault(visit.window_id, []).append(visit)
    sums: dict[tuple[uuid.UUID, int], _Sums] = {}
    for calls in by_window.values():
        calls.sort(key=lambda each: each.called_s)
        for visit, following in (*pairwise(calls), (calls[-1], None)):
            key = visit.service_id, int(visit.called_s // _HOUR_S)
            sums.setdefault(key, _Sums()).add(visit, _turn_over_s(visit, following))
    return tuple(each.row(*key) for key, each in sorted(sums.items(), key=lambda one: one[0]))


def _turn_over_s(visit: Visit, following: Visit | None) -> float | None:
    """Return how long a window took to call on, or None when nobody waited or it was away."""
    ended_s = visit.called_s if visit.finished_s is None else visit.finished_s
    if following is None or following.issued_s > ended_s:
        return None
    gap_s = following.called_s - ended_s
    return gap_s if 0 <= gap_s <= _LONGEST_GAP_S else None


class _Sums:
    """The sums of one hour while they are made."""

    def __init__(self) -> None:
        self._finished = self._missed = self._gaps = self._vain_gaps = 0
        self._service_s = self._service_sq = self._waited_s = self._walked_s = 0.0
        self._gap_s = self._vain_s = 0.0

    def add(self, visit: Visit, turn_over_s: float | None) -> None:
        self._waited_s += max(0.0, visit.called_s - visit.issued_s)
        if visit.started_s is None or visit.finished_s is None:
            self._missed += 1
            if turn_over_s is not None:
                self._vain_gaps += 1
                self._vain_s += turn_over_s
            return
        self._finished += 1
        spent_s = max(0.0, visit.finished_s - visit.started_s)
        self._service_s += spent_s
        self._service_sq += spent_s**2
        self._walked_s += max(0.0, visit.started_s - visit.called_s)
        if turn_over_s is not None:
            self._gaps += 1
            self._gap_s += turn_over_s

    def row(self, service_id: uuid.UUID, hour: int) -> PaceSums:
        """Return the sums; gaps that could not be seen count as the mean of those that could."""
        gap_s = self._walked_s
        gap_s += self._gap_s / self._gaps * self._finished if self._gaps else 0.0
        gap_s += self._vain_s / self._vain_gaps * self._missed if self._vain_gaps else 0.0
        return PaceSums(
            service_id=service_id,
            hour=hour,
            finished=self._finished,
            service_s=self._service_s,
            service_sq=self._service_sq,
            gap_s=gap_s,
            missed=self._missed,
            waited_s=self._waited_s,
        )


def learn(days: Iterable[tuple[int, PaceSums]]) -> Paces:
    """Return what past days teach.

    Args:
        days: Sums, each with how many days ago it was.
    """
    hall = _Weighed()
    services: dict[uuid.UUID, _Weighed] = {}
    hours: dict[tuple[uuid.UUID, int], _Weighed] = {}
    weights: dict[int, float] = {}
    for age_days, sums in days:
        weight = weights.setdefault(age_days, exp(-max(0, age_days) / _DECAY_DAYS))
        hall.add(sums, weight)
        services.setdefault(sums.service_id, _Weighed()).add(sums, weight)
        hours.setdefault((sums.service_id, sums.hour), _Weighed()).add(sums, weight)
    if hall.finished <= 0:
        return Paces()
    of_services = {key: each.blended(hall, _SERVICE_PRIOR) for key, each in services.items()}
    of_hours = {
        key: each.blended(of_services[key[0]], _HOUR_PRIOR).pace() for key, each in hours.items()
    }
    full_s = sum(weights.values()) * _HOUR_S
    busy = {key: (each.service_s + each.gap_s) / full_s for key, each in hours.items()}
    return Paces(
        hall=hall.pace(),
        services={key: each.pace() for key, each in of_services.items()},
        hours=of_hours,
        busy=busy,
        breaks=_breaks(busy),
    )


def _breaks(busy: Mapping[tuple[uuid.UUID, int], float]) -> tuple[tuple[float, float], ...]:
    """Return when most windows rest, as the work of past days shows it.

    An hour in which far fewer windows were busy than in the best hours before and after it is a
    break; how much of the hours beside it belongs to it follows from how busy those were.
    """
    hours: dict[int, float] = {}
    for (_service, hour), windows in busy.items():
        hours[hour] = hours.get(hour, 0.0) + windows
    found: list[tuple[float, float]] = []
    for hour in range(min(hours) + 1, max(hours)):
        before = max(windows for each, windows in hours.items() if each < hour)
        after = max(windows for each, windows in hours.items() if each > hour)
        staying = hours.get(hour, 0.0)
        if staying < _BREAK_SHARE * min(before, after):
            earlier = _resting(hours.get(hour - 1, staying), staying, before)
            later = _resting(hours.get(hour + 1, staying), staying, after)
            found.append(((hour - earlier) * _HOUR_S, (hour + 1 + later) * _HOUR_S))
    return tuple(found)


def _resting(windows: float, staying: float, working: float) -> float:
    """Return which share of an hour beside a break belongs to the break."""
    if windows > _FULL_SHARE * working:
        return 0.0
    return min(1.0, (working - windows) / (working - staying))


@dataclass
class _Weighed:
    """Sums of several days, each with its weight."""

    finished: float = 0.0
    missed: float = 0.0
    service_s: float = 0.0
    service_sq: float = 0.0
    gap_s: float = 0.0

    def add(self, sums: "PaceSums | _Weighed", weight: float) -> None:
        self.finished += sums.finished * weight
        self.missed += sums.missed * weight
        self.service_s += sums.service_s * weight
        self.service_sq += sums.service_sq * weight
        self.gap_s += sums.gap_s * weight

    def blended(self, wider: "_Weighed", visits: float) -> "_Weighed":
        """Return these sums with so many visits of a wider circle mixed in."""
        mixed = _Weighed(self.finished, self.missed, self.service_s, self.service_sq, self.gap_s)
        mixed.add(wider, visits / max(wider.finished, 1e-9))
        return mixed

    def pace(self) -> Pace:
        """Return means and variances."""
        calls = self.finished + self.missed
        visit_s = self.service_s / self.finished
        mean_s = self.service_s / calls
        return Pace(
            occupied_s=(self.service_s + self.gap_s) / calls,
            variance=max(0.0, self.service_sq / calls - mean_s**2),
            visit_s=max(visit_s, 1.0),
            visit_variance=max(0.0, self.service_sq / self.finished - visit_s**2),
        )


def _normal(value: float) -> float:
    return (1 + erf(value / sqrt(2))) / 2
