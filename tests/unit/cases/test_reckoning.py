"""What a clock shows where its units differ: promise, law, extension, pauses to the moment."""

from datetime import UTC, date, datetime, timedelta

import pytest

from hallapp.cases.clockwork.ledger import LedgerEntry
from hallapp.cases.clockwork.reckoning import ClockBudget, Reckoner
from hallapp.cases.terms import LightThresholds
from hallapp.hall.calendars import shipped_calendar
from hallapp.hall.limits import ON_THE_SPOT, Limit, LimitUnit
from hallapp.kernel.clock import DEFAULT_ZONE, zone_named

CALENDAR = shipped_calendar({2026, 2027})
DEFAULT = zone_named(DEFAULT_ZONE)
MONDAY = date(2026, 11, 23)
AT_TEN = datetime(2026, 11, 23, 2, tzinfo=UTC)
RECKONER = Reckoner(CALENDAR, LightThresholds(), MONDAY)


def given(limit: Limit, law: Limit | None = None, extension: int = 0) -> ClockBudget:
    return ClockBudget(MONDAY, AT_TEN, limit, law, extension)


@pytest.mark.parametrize(
    "law", [Limit(60, LimitUnit.CALENDAR_DAYS), Limit(3, LimitUnit.MONTHS)], ids=str
)
def test_ten_working_days_more_are_ten_working_days_for_the_law_too(law: Limit):
    promise = Limit(15, LimitUnit.WORKING_DAYS)
    before = RECKONER.reckon(given(promise, law)).law_due_on
    after = RECKONER.reckon(given(promise, law, 10)).law_due_on

    assert before is not None
    assert after == CALENDAR.working_days_after(before, 10)


def test_hours_more_reach_into_the_working_day_after_the_laws_last():
    promise, law = Limit(16, LimitUnit.HOURS), Limit(20, LimitUnit.WORKING_DAYS)

    assert RECKONER.reckon(given(promise, law)).law_due_on == date(2026, 12, 21)
    assert RECKONER.reckon(given(promise, law, 6)).law_due_on == date(2026, 12, 22)
    assert RECKONER.reckon(given(promise, law, 8)).law_due_on == date(2026, 12, 23)


def test_a_limit_in_hours_is_yellow_from_its_moment_not_from_the_morning():
    shown = RECKONER.reckon(given(Limit(10, LimitUnit.HOURS)))

    # Five and a half hours on Monday, the rest until 15:00; the last two of ten from 11:30.
    assert shown.due_at == datetime(2026, 11, 24, 7, tzinfo=UTC)
    assert (shown.yellow_on, shown.yellow_at) == (
        date(2026, 11, 24),
        datetime(2026, 11, 24, 3, 30, tzinfo=UTC),
    )


def test_a_limit_in_days_has_no_yellow_moment():
    assert RECKONER.reckon(given(Limit(9, LimitUnit.WORKING_DAYS))).yellow_at is None


def test_nothing_is_beyond_the_law_before_it_was_yellow():
    law = Limit(5, LimitUnit.WORKING_DAYS)

    days = RECKONER.reckon(given(Limit(20, LimitUnit.WORKING_DAYS), law))
    hours = RECKONER.reckon(given(Limit(200, LimitUnit.HOURS), law))

    assert days.yellow_on == days.law_due_on == date(2026, 11, 30)
    assert hours.yellow_on == date(2026, 11, 30)
    assert hours.yellow_at == datetime(2026, 11, 29, 16, tzinfo=UTC)


def stood(begins: datetime, ends: datetime) -> LedgerEntry:
    first, last = (each.astimezone(DEFAULT).date() for each in (begins, ends))
    return LedgerEntry(first, last, begins, ends)


@pytest.mark.parametrize(
    ("hour", "due_on"),
    [(3, MONDAY), (10, date(2026, 11, 24))],
    ids=["goes on in the morning", "goes on after closing"],
)
def test_on_the_spot_after_a_pause_is_due_at_the_first_opening_after_it(hour: int, due_on: date):
    pause = stood(AT_TEN, datetime(2026, 11, 23, hour, tzinfo=UTC))

    assert RECKONER.reckon(given(ON_THE_SPOT), [pause]).due_on == due_on


def test_on_the_spot_that_stood_for_days_is_due_when_it_goes_on_but_stays_late_when_late():
    on_thursday = datetime(2026, 11, 26, 2, tzinfo=UTC)
    in_time, late = (
        RECKONER.reckon(given(ON_THE_SPOT), [stood(begins, on_thursday)]).due_on
        for begins in (AT_TEN, AT_TEN + timedelta(days=1))
    )

    assert (in_time, late) == (date(2026, 11, 26), MONDAY)


def test_hours_that_go_on_on_their_first_day_lose_nothing_and_gain_nothing():
    """Resumed later, dated back to the day of the pause: no moment of the end is known."""
    entry = LedgerEntry(MONDAY, MONDAY, AT_TEN, AT_TEN + timedelta(days=1))

    paused = RECKONER.reckon(given(Limit(2, LimitUnit.HOURS)), [entry])

    assert paused == RECKONER.reckon(given(Limit(2, LimitUnit.HOURS)))
