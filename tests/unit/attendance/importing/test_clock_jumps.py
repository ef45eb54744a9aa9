"""A device's clock that jumped is seen by the order of its lines; no punch is dropped for it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hallapp.attendance.importing.cautions import CautionKind
from hallapp.attendance.importing.clock_jumps import clock_jumps
from hallapp.attendance.importing.lines import PunchLine

MONDAY = datetime.fromisoformat("2026-11-16 08:00:00")


def lines(*moments: datetime) -> list[PunchLine]:
    return [PunchLine(at, "", "1", moment) for at, moment in enumerate(moments, start=1)]


def works(day: date) -> bool:
    return day.isoweekday() < 6


def kinds(*moments: datetime) -> list[tuple[CautionKind, int]]:
    return [(each.kind, each.facts["line"]) for each in clock_jumps(lines(*moments), works)]


def test_a_clock_that_goes_back_is_told_with_its_line():
    days = [MONDAY, MONDAY + timedelta(hours=4), MONDAY - timedelta(days=3), MONDAY]

    assert (CautionKind.CLOCK_BACK, 3) in kinds(*days)


def test_a_leap_over_a_working_day_is_told_and_a_weekend_is_not():
    friday = MONDAY + timedelta(days=4)

    assert kinds(MONDAY, MONDAY + timedelta(days=2)) == [(CautionKind.CLOCK_LEAP, 2)]
    assert kinds(friday, friday + timedelta(days=3)) == []


def test_lines_of_one_minute_may_stand_in_any_order():
    assert kinds(MONDAY, MONDAY - timedelta(seconds=50), MONDAY) == []


def test_a_file_sorted_by_person_says_nothing_about_the_clock():
    each = [MONDAY + timedelta(hours=4 * nth) for nth in range(3)]

    assert kinds(*each * 10) == []
