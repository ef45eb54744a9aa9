"""A day or a period of patrols put together: rounds as columns, what was missed."""

import uuid
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo

from sqlalchemy.orm import Session

from hallapp.cases.clockwork.policy import OFFICE_HOURS
from hallapp.hall import directory
from hallapp.hall.calendars import load_calendar
from hallapp.kernel.settings import value_on
from hallapp.patrols.policy import PATROL_PLAN
from hallapp.patrols.store.draws import draws_in, first_draw_on
from hallapp.patrols.store.marks import marks_in
from hallapp.patrols.store.rounds import rounds_in
from hallapp.patrols.terms import (
    MarkRow,
    PatrolDayRow,
    PatrolTally,
    PatrolWindowRow,
    RoundColumn,
    RoundRow,
    RoundState,
)

_ONE_DAY = timedelta(days=1)


def day_row(
    session: Session, hall_id: uuid.UUID, day: date, now: datetime, zone: tzinfo
) -> PatrolDayRow:
    """Return a day with rounds as columns and windows as rows.

    A round that was not made is still to come until the hall has closed, and missed from then
    on; when it was to be is told by neither.
    """
    made = {each.number: each for each in rounds_in(session, hall_id, day, day)}
    wanted, is_over = _wanted(session, hall_id, (day, day), now, zone).get(day, (0, False))
    numbers = sorted({*range(1, wanted + 1), *made})
    columns = tuple(_column(number, made.get(number), is_over=is_over) for number in numbers)
    cells: dict[uuid.UUID, dict[int, MarkRow]] = defaultdict(dict)
    for mark in marks_in(session, hall_id, day, day):
        cells[mark.window_id][mark.number] = mark
    windows = tuple(
        PatrolWindowRow(window.id, window.number, window.name, cells.get(window.id, {}))
        for window in directory.windows(session, hall_id)
    )
    return PatrolDayRow(day, columns, windows)


def tallies_in(
    session: Session,
    hall_id: uuid.UUID,
    period: tuple[date, date],
    now: datetime,
    zone: tzinfo,
) -> tuple[PatrolTally, ...]:
    """Return how many rounds each day of a period was to have and had; days with none are left.

    Args:
        session: For reading.
        hall_id: The hall.
        period: The first and the last day.
        now: What is still to come is not missed.
        zone: Of the hall's clocks.
    """
    wanted = _wanted(session, hall_id, period, now, zone)
    drawn = draws_in(session, hall_id, *period)
    made: dict[date, list[RoundRow]] = defaultdict(list)
    for each in rounds_in(session, hall_id, *period):
        made[each.day].append(each)
    found: list[PatrolTally] = []
    for day in sorted({*wanted, *made}):
        rounds, is_over = wanted.get(day, (0, False))
        asked = drawn[day].asked_rounds if day in drawn else rounds
        found.append(_tally(day, (asked, rounds), made[day], is_over=is_over))
    return tuple(found)


def _tally(
    day: date, wanted: tuple[int, int], made: list[RoundRow], *, is_over: bool
) -> PatrolTally:
    asked, rounds = wanted
    in_turn = [each for each in made if each.number <= rounds]
    return PatrolTally(
        day=day,
        asked=asked,
        drawn=rounds,
        made=len(in_turn),
        late=sum(each.is_late for each in in_turn),
        extra=len(made) - len(in_turn),
        missed=rounds - len(in_turn) if is_over else 0,
    )


def _column(number: int, made: RoundRow | None, *, is_over: bool) -> RoundColumn:
    if made is not None:
        return RoundColumn(number, made.state, made)
    return RoundColumn(number, RoundState.MISSED if is_over else RoundState.PLANNED)


def _wanted(
    session: Session,
    hall_id: uuid.UUID,
    period: tuple[date, date],
    now: datetime,
    zone: tzinfo,
) -> Mapping[date, tuple[int, bool]]:
    """Return how many rounds each working day was to have, and whether the hall has closed.

    A day on which nobody drew was to have what the rule says, from the hall's first draw on.
    """
    first = first_draw_on(session, hall_id)
    if first is None:
        return {}
    drawn = draws_in(session, hall_id, *period)
    calendar = load_calendar(session, hall_id)
    found: dict[date, tuple[int, bool]] = {}
    day = max(period[0], first)
    while day <= period[1]:
        hours = value_on(session, hall_id, OFFICE_HOURS, day).hours_of(day, calendar.kind(day))
        if hours:
            closes_s = hours[-1].closes_s
            midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
            rounds = drawn[day].rounds if day in drawn else _asked(session, hall_id, day)
            found[day] = (rounds, now >= midnight + timedelta(seconds=closes_s))
        day += _ONE_DAY
    return found


def _asked(session: Session, hall_id: uuid.UUID, day: date) -> int:
    return value_on(session, hall_id, PATROL_PLAN, day).rounds
