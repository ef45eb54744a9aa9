"""How fast many due days are found, beside a walk from day to day and beside numpy.

A million invented cases of three years with limits of 1 to 60 working days, as a changed calendar
meets them: days of acceptance and limits in columns, a new date object for each case as a driver
makes them, ordered by limit as an index gives them. Half of the suspended cases stood once, half
twice. The walk looks at every fifth case (it is slow), and times are told per due day. Every round
checks that all sides say the same.

The hall finds them limit by limit (`hall`), and from columns of mixed limits (`hall mixed`).

numpy knows no make-up days: it is given every day of the week as a working day and every day of
rest as a holiday (`numpy`), and once more a calendar of bare weekdays and holidays that suits it
better (`numpy bare`). Its arrays are made before the clock runs.

    python -m bench.deadline [--json] [--rounds 5] [--cases 1000000]
"""

import argparse
import importlib
import importlib.util
import json
import random
import statistics
import time
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from hallapp.cases.rules.bulk import Pauses, due_days_of
from hallapp.hall.limits import LimitUnit
from hallapp.hall.workdays import DayKind, WorkCalendar, calendar_from_notices

ONE_DAY = timedelta(days=1)
LIMITS: tuple[int, ...] = (1, 3, 5, 7, 9, 10, 15, 20, 20, 20, 30, 45, 60)
FIRST, DAYS = date(2023, 1, 2), 3 * 365
WALKED = 5  # the walk looks at every fifth case
NUMPY = importlib.util.find_spec("numpy") is not None
AIMS = {"walk": 10, "walk suspended": 5, "numpy": 1, "numpy bare": 1}

Spans = Sequence[tuple[date, date]]


@dataclass(frozen=True)
class Cases:
    """Invented cases in columns."""

    accepted: list[date]
    limits: list[int]
    pauses: Pauses


@dataclass
class Times:
    """Nanoseconds per due day, one for each round, by side."""

    by_side: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def run(self, side: str, count: int, work: Callable[[], list[date]]) -> list[date]:
        """Run one side and write down what a due day took."""
        started = time.perf_counter()
        found = work()
        self.by_side[side].append((time.perf_counter() - started) * 1e9 / count)
        return found

    def median(self, side: str) -> float:
        """Return the median of the rounds."""
        return statistics.median(self.by_side[side])

    def ratio(self, slow: str, fast: str) -> float:
        """Return how many times as long one side takes: the median of the rounds' ratios."""
        pairs = zip(self.by_side[slow], self.by_side[fast], strict=True)
        return statistics.median(one / other for one, other in pairs)


def cases_of(count: int) -> Cases:
    """Return invented cases, the same each time."""
    chance = random.Random(20261123)  # noqa: S311 - nothing is kept secret here
    first = FIRST.toordinal()
    accepted = [date.fromordinal(first + chance.randrange(DAYS)) for _case in range(count)]
    limits: list[int] = sorted(chance.choices(LIMITS, k=count))
    pauses = {
        place: [span_of(day, chance) for _time in range(1 + place % 2)]
        for place, day in enumerate(accepted)
    }
    return Cases(accepted, limits, pauses)


def span_of(accepted_on: date, chance: random.Random) -> tuple[date, date]:
    """Return days in which a case stood, some time after it was accepted."""
    start = accepted_on + timedelta(days=chance.randrange(1, 25))
    return start, start + timedelta(days=chance.randrange(1, 15))


def by_limit(cases: Cases, calendar: WorkCalendar) -> list[date]:
    """Find due days limit by limit."""
    found: list[date] = []
    first, count = 0, len(cases.limits)
    while first < count:
        limit = cases.limits[first]
        end = bisect_right(cases.limits, limit)
        group = cases.accepted[first:end]
        found += due_days_of(group, limit, LimitUnit.WORKING_DAYS, calendar)
        first = end
    return found


def walk(cases: Cases, rest: frozenset[date], pauses: Pauses) -> list[date]:
    """Find due days by looking at each day on the way."""
    found: list[date] = []
    for place in range(0, len(cases.accepted), WALKED):
        day, left = cases.accepted[place], cases.limits[place]
        spans = pauses.get(place, ())
        while left:
            day += ONE_DAY
            if day in rest:
                continue
            for start, end in spans:
                if start <= day < end:
                    break
            else:
                left -= 1
        found.append(day)
    return found


def rest_days(calendar: WorkCalendar) -> frozenset[date]:
    """Return the days on which nobody works."""
    first = date(calendar.first_year, 1, 1)
    every = (
        first + timedelta(days=n)
        for n in range((date(calendar.last_year, 12, 31) - first).days + 1)
    )
    return frozenset(day for day in every if not calendar.is_working(day))


def bare(calendar: WorkCalendar) -> WorkCalendar:
    """Return a calendar without make-up days."""
    kept = {day: kind for day, kind in calendar.exceptions.items() if kind is not DayKind.MAKE_UP}
    return WorkCalendar(kept, calendar.known_years)


def numpy_side(cases: Cases, calendar: WorkCalendar, weekmask: str) -> Callable[[], Any]:
    """Return a call that finds all due days with numpy; its arrays are made here."""
    numpy = importlib.import_module("numpy")
    holidays = sorted(rest_days(calendar))
    days = numpy.busdaycalendar(weekmask=weekmask, holidays=numpy.array(holidays, "datetime64[D]"))
    accepted = numpy.array(cases.accepted, "datetime64[D]")
    limits = numpy.array(cases.limits)
    # Acceptance on a day of rest is day 0 all the same.
    return lambda: numpy.busday_offset(accepted, limits, roll="preceding", busdaycal=days)


def measure(cases: Cases, rounds: int) -> Times:
    """Let all sides take turns."""
    calendar = calendar_from_notices()
    plain = bare(calendar)
    rest = rest_days(calendar)
    count, unit = len(cases.accepted), LimitUnit.WORKING_DAYS
    vectors = {"numpy": (calendar, "1111111"), "numpy bare": (plain, "1111100")}
    made = {name: numpy_side(cases, *how) for name, how in vectors.items()} if NUMPY else {}
    times = Times()
    for _round in range(rounds):
        due = times.run("hall", count, lambda: by_limit(cases, calendar))
        mixed = times.run(
            "hall mixed", count, lambda: due_days_of(cases.accepted, cases.limits, unit, calendar)
        )
        walked = times.run("walk", len(due[::WALKED]), lambda: walk(cases, rest, {}))
        assert mixed == due
        assert walked == due[::WALKED]
        compare_numpy(times, made, {"numpy": due, "numpy bare": by_limit(cases, plain)})
        suspended = times.run(
            "hall suspended",
            count,
            lambda: due_days_of(cases.accepted, cases.limits, unit, calendar, cases.pauses),
        )
        walked = times.run("walk suspended", len(walked), lambda: walk(cases, rest, cases.pauses))
        assert walked == suspended[::WALKED]
    return times


def compare_numpy(
    times: Times, made: Mapping[str, Callable[[], Any]], due: Mapping[str, list[date]]
) -> None:
    """Let numpy find the same due days, where it is there."""
    for name, work in made.items():
        found: Any = times.run(name, len(due[name]), work)
        assert found[::WALKED].tolist() == due[name][::WALKED]


def report(times: Times) -> dict[str, float | None]:
    """Print all rounds, medians and ratios; return the ratios."""
    for side, taken in times.by_side.items():
        rounds = " ".join(f"{each:8.0f}" for each in taken)
        print(f"{side:15s} ns a due day {times.median(side):8.0f}   rounds {rounds}")
    ratios: dict[str, float | None] = {
        "walk": times.ratio("walk", "hall"),
        "walk suspended": times.ratio("walk suspended", "hall suspended"),
        "numpy": times.ratio("numpy", "hall") if NUMPY else None,
        "numpy bare": times.ratio("numpy bare", "hall") if NUMPY else None,
    }
    for side, ratio in ratios.items():
        aim = f", aim {AIMS[side]}" if side in AIMS else ""
        told = f"{ratio:.1f} times as long as the hall{aim}" if ratio else "NOT COMPARED"
        print(f"{side:15s} {told}")
    if not NUMPY:
        print("NUMPY IS NOT INSTALLED: nothing is said about it. It is for development only.")
    return ratios


def main() -> None:
    """Measure, print, and with `--json` end with one line of JSON."""
    parser = argparse.ArgumentParser(description="Due days beside a walk and beside numpy.")
    parser.add_argument("--json", action="store_true", help="end with one line of JSON")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cases", type=int, default=1_000_000)
    chosen = parser.parse_args()
    times = measure(cases_of(chosen.cases), chosen.rounds)
    ratios = report(times)
    if chosen.json:
        facts = {
            **{
                f"{side.replace(' ', '_')}_ns": round(times.median(side), 1)
                for side in times.by_side
            },
            **{
                f"{side.replace(' ', '_')}_ratio": ratio and round(ratio, 2)
                for side, ratio in ratios.items()
            },
        }
        print(json.dumps(facts))


if __name__ == "__main__":
    main()
