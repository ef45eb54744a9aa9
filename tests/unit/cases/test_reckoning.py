"""What a clock shows where its units differ: promise, law, extension, pauses to the moment."""

from datetime import UTC, date, datetime

import pytest

from hallapp.cases.clockwork.reckoning import ClockBudget, Reckoner
from hallapp.cases.terms import LightThresholds
from hallapp.hall.calendars import shipped_calendar
from hallapp.hall.limits import Limit, LimitUnit

CALENDAR = shipped_calendar({2026, 2027})
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
