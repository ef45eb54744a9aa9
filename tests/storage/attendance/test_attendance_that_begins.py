"""A hall that begins to keep attendance on a day blames nobody for the days before."""

from __future__ import annotations

from datetime import timedelta

from attendance_rows import FRIDAY, MONDAY
from hall_rows import SmallHall

from hallapp.attendance.policy import ATTENDANCE_BEGIN, AttendanceBegin
from hallapp.attendance.terms import Verdict
from hallapp.kernel.settings import SettingsService


def verdicts(hall: SmallHall) -> list[Verdict]:
    (found,) = hall.attendance.person(hall.people[1], FRIDAY, FRIDAY)
    return [half.verdict for half in found.halves]


def test_a_day_before_the_hall_began_is_not_judged(hall: SmallHall):
    assert verdicts(hall) == [Verdict.ABSENT, Verdict.ABSENT]

    SettingsService(hall.store.work).change(
        hall.store.request(), ATTENDANCE_BEGIN, AttendanceBegin(MONDAY), MONDAY, "启用考勤"
    )

    assert verdicts(hall) == [Verdict.REST, Verdict.REST]
    assert not hall.attendance.sheet(FRIDAY).is_working_day


def test_the_first_day_itself_is_judged(hall: SmallHall):
    SettingsService(hall.store.work).change(
        hall.store.request(), ATTENDANCE_BEGIN, AttendanceBegin(FRIDAY), MONDAY, "启用考勤"
    )
    hall.store.clock.advance(timedelta(days=1))

    assert verdicts(hall) == [Verdict.ABSENT, Verdict.ABSENT]
