"""Counting a period: shown first, explicit, version by version, and the same when done again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attendance_rows import (
    FRIDAY,
    FULL_DAY,
    MONDAY,
    assign,
    at,
    away,
    by,
    device,
    full_days,
    let_go,
    make,
    punch,
    put,
    shift,
)
from hall_rows import SmallHall
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from hallapp.attendance.errors import (
    CountCancelledError,
    PeriodSpanError,
    ReasonMissingError,
)
from hallapp.attendance.policy import ATTENDANCE_RULES
from hallapp.attendance.presets import RULES
from hallapp.attendance.service import OutageService, RecountService
from hallapp.attendance.tables import AttendanceDay, Punch, PunchPin
from hallapp.attendance.terms import OutageCause, PunchSource, Verdict
from hallapp.attendance.terms.acts import CountRow, CountWish, OutageWish
from hallapp.attendance.terms.person_days import DayBasis, PersonDayRow
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.half_days import Half
from hallapp.hall.placements import place
from hallapp.hall.tables import Department, Person
from hallapp.hall.terms import Role
from hallapp.kernel.database.base import table_of
from hallapp.kernel.settings import SettingsService
from hallapp.leave.terms import LeaveKind

MANAGER = 5


@pytest.fixture
def managed(hall: SmallHall) -> SmallHall:
    """The small hall with a manager, on the Monday after the Friday that is counted."""
    make(hall, MANAGER, Role.MANAGER)
    return hall


def recount(hall: SmallHall) -> RecountService:
    return RecountService(hall.store.work)


def count(hall: SmallHall, reason: str = "月底统计") -> CountRow:
    return recount(hall).carry(by(hall, MANAGER), CountWish(FRIDAY, FRIDAY, reason))


def day_of(hall: SmallHall, person: int, day: date = FRIDAY) -> PersonDayRow:
    (found,) = hall.attendance.person(hall.people[person], day, day)
    return found


def verdicts(hall: SmallHall, person: int, day: date = FRIDAY) -> list[Verdict]:
    return [half.verdict for half in day_of(hall, person, day).halves]


def versions(hall: SmallHall, person: int) -> list[tuple[int, bool]]:
    rows = hall.rows(
        AttendanceDay, AttendanceDay.person_id, AttendanceDay.version, AttendanceDay.is_latest
    )
    return sorted((row[1], row[2]) for row in rows if row[0] == hall.people[person])


def test_a_day_is_derived_until_it_is_counted_and_stays_as_counted_from_then_on(
    managed: SmallHall,
):
    full_days(managed, 1)
    punch(managed, 2, ("09:12", "12:00"))
    away(managed, 3, Half.MORNING, LeaveKind.SICK)
    before = managed.attendance.days(FRIDAY, FRIDAY)

    counted = count(managed)
    after = managed.attendance.days(FRIDAY, FRIDAY)

    assert (counted.people, counted.days, counted.changed) == (5, 5, 0)
    assert {row.basis for row in before} == {DayBasis.DERIVED}
    assert {row.basis for row in after} == {DayBasis.COUNTED}
    for derived, kept in zip(before, after, strict=True):
        assert kept.slots == derived.slots
        assert kept.halves == derived.halves
        assert (kept.public, kept.outside) == (derived.public, derived.outside)


def test_counting_again_writes_nothing(managed: SmallHall):
    full_days(managed)
    count(managed)

    again = recount(managed).preview(FRIDAY, FRIDAY)
    row = count(managed, "再统计")

    assert again.is_nothing
    assert row.changed == 0
    assert versions(managed, 1) == [(1, True)]


def test_a_punch_that_comes_later_is_a_difference_until_the_day_is_counted_again(
    managed: SmallHall,
):
    punch(managed, 1, FULL_DAY[1:])
    count(managed)
    punch(managed, 1, ("08:50",), device="1")

    shown = day_of(managed, 1)
    difference = recount(managed).preview(FRIDAY, FRIDAY)
    row = count(managed, "补导考勤机数据")

    assert (shown.basis, shown.halves[0].verdict) == (DayBasis.DIFFERENT, Verdict.MISSING_PUNCH)
    (line,) = difference.lines
    assert "缺卡" in line.before
    assert "08:50" in line.after
    assert (difference.first, row.changed) == (0, 1)
    assert verdicts(managed, 1) == [Verdict.PRESENT, Verdict.PRESENT]
    assert versions(managed, 1) == [(1, False), (2, True)]


@pytest.mark.parametrize("_row", ["A39"])
def test_a_roster_changed_after_the_count_moves_nothing_by_itself(managed: SmallHall, _row: str):
    punch(managed, 1, ("14:00", "18:05"))
    count(managed)
    late = shift(
        managed,
        "晚",
        {"pm_in": ("13:00", "15:00", "14:00"), "pm_out": ("17:30", "19:00", "18:00")},
    )
    assign(managed, 1, late)

    unmoved = day_of(managed, 1)
    count(managed, "排班更正")

    assert (unmoved.basis, unmoved.halves[0].verdict) == (DayBasis.DIFFERENT, Verdict.ABSENT)
    assert verdicts(managed, 1) == [Verdict.REST, Verdict.PRESENT]
    assert day_of(managed, 1).shifts == ("晚",)


@pytest.mark.parametrize("_row", ["A33"])
def test_who_works_here_no_longer_has_no_line_but_what_was_counted(managed: SmallHall, _row: str):
    full_days(managed)
    count(managed)
    let_go(managed, 2)

    friday = managed.attendance.days(FRIDAY, FRIDAY)
    monday = managed.attendance.days(MONDAY, MONDAY)

    assert len(friday) == 5
    assert len(monday) == 4
    assert managed.people[2] not in {row.person.person_id for row in monday}


@pytest.mark.parametrize("_row", ["A38"])
def test_a_day_has_one_latest_count(managed: SmallHall, _row: str):
    count(managed)
    (found,) = [row for row in managed.rows(AttendanceDay) if managed.people[1] in row]
    columns = dict(zip(table_of(AttendanceDay).c.keys(), found, strict=True))
    other = columns | {"id": managed.people[2], "version": 2}

    with managed.store.engine.connect() as connection, pytest.raises(IntegrityError):
        connection.execute(table_of(AttendanceDay).insert(), other)


@pytest.mark.parametrize("_row", ["A40"])
def test_the_same_punch_is_kept_once(managed: SmallHall, _row: str):
    first = managed.attendance.punch(by(managed, 4), managed.people[4], PunchSource.DESK)
    second = managed.attendance.punch(by(managed, 4), managed.people[4], PunchSource.DESK)

    assert second.id == first.id
    assert len(managed.rows(Punch, Punch.id)) == 1


def test_a_night_shift_is_counted_on_the_day_it_starts(managed: SmallHall):
    night = shift(
        managed, "夜", {"am_in": ("22:00", "23:30", "23:00"), "pm_out": ("06:00", "08:00", "07:00")}
    )
    assign(managed, 1, night)
    punch(managed, 1, ("22:55",))
    punch(managed, 1, ("07:03",), FRIDAY + timedelta(days=1))

    days = managed.attendance.person(managed.people[1], FRIDAY, FRIDAY + timedelta(days=1))

    assert [half.verdict for half in days[0].halves] == [Verdict.PRESENT, Verdict.PRESENT]
    assert days[1].outside == ()
    assert len(managed.attendance.traces(managed.people[1], FRIDAY)) == 2


def test_half_a_day_of_leave_and_half_a_day_of_punches_are_one_day(managed: SmallHall):
    away(managed, 1, Half.MORNING, LeaveKind.ANNUAL)
    punch(managed, 1, ("13:25", "17:02"))

    assert verdicts(managed, 1) == [Verdict.EXCUSED, Verdict.PRESENT]
    assert day_of(managed, 1).halves[0].leave_kind is LeaveKind.ANNUAL


def test_two_half_days_of_leave_are_a_day_of_leave(managed: SmallHall):
    away(managed, 1, Half.MORNING, LeaveKind.PERSONAL)
    away(managed, 1, Half.AFTERNOON, LeaveKind.SICK)

    kinds = [half.leave_kind for half in day_of(managed, 1).halves]

    assert verdicts(managed, 1) == [Verdict.EXCUSED, Verdict.EXCUSED]
    assert kinds == [LeaveKind.PERSONAL, LeaveKind.SICK]


def test_nobody_is_absent_before_the_device_has_delivered(managed: SmallHall):
    device(managed, "1", at("12:50"))
    device(managed, "2", at("23:00"))

    assert verdicts(managed, 1) == [Verdict.ABSENT, Verdict.PENDING]
    assert recount(managed).preview(FRIDAY, FRIDAY).unsettled == 5


def test_past_days_keep_the_rules_of_their_time(managed: SmallHall):
    settings = SettingsService(managed.store.work)
    settings.change(
        managed.store.request(), ATTENDANCE_RULES, RULES["qingcheng"], MONDAY, "改为人脸两次"
    )
    punch(managed, 1, ("08:50", "17:02"))
    punch(managed, 1, ("08:50", "17:02"), MONDAY)
    managed.store.clock.set_to(at("21:00", MONDAY))

    assert verdicts(managed, 1) == [Verdict.MISSING_PUNCH, Verdict.MISSING_PUNCH]
    assert verdicts(managed, 1, MONDAY) == [Verdict.PRESENT, Verdict.PRESENT]


def test_counting_needs_a_reason_a_right_and_days_that_have_begun(managed: SmallHall):
    service = recount(managed)

    with pytest.raises(ReasonMissingError):
        service.carry(by(managed, MANAGER), CountWish(FRIDAY, FRIDAY, " "))
    with pytest.raises(NotEntitledError):
        service.carry(by(managed, 1), CountWish(FRIDAY, FRIDAY, "统计"))
    for span in (
        (MONDAY, FRIDAY),
        (FRIDAY, MONDAY + timedelta(days=1)),
        (date(2025, 1, 1), FRIDAY),
    ):
        with pytest.raises(PeriodSpanError):
            service.preview(*span)


def test_who_stops_the_counting_finds_nothing_written(managed: SmallHall):
    with pytest.raises(CountCancelledError):
        recount(managed).carry(
            by(managed, MANAGER), CountWish(FRIDAY, FRIDAY, "统计"), cancelled=lambda: True
        )

    assert managed.rows(AttendanceDay, AttendanceDay.id) == []


def test_a_repeat_of_the_same_wish_counts_once(managed: SmallHall):
    steps: list[tuple[int, int]] = []
    asked, wish = by(managed, MANAGER), CountWish(FRIDAY, FRIDAY, "统计")

    first = recount(managed).carry(asked, wish, lambda done, of: steps.append((done, of)))
    again = recount(managed).carry(asked, wish)

    assert again == first
    assert steps == [(5, 5), (5, 5)]
    assert len(recount(managed).counts(FRIDAY, FRIDAY)) == 1


def test_the_months_grid_has_a_letter_and_words_for_every_half_day(managed: SmallHall):
    full_days(managed, 1)
    punch(managed, 2, ("09:12", "12:00"))
    away(managed, 3, kind=LeaveKind.SICK)

    grid = managed.attendance.month(2026, 11)

    cells = {line.person.staff_number: line.cells[FRIDAY.day - 1] for line in grid.lines}
    letters = {
        number: cell.morning.letter + cell.afternoon.letter for number, cell in cells.items()
    }
    assert letters == {"1001": "✓✓", "1002": "迟旷", "1003": "病病", "1004": "旷旷", "1005": "旷旷"}
    assert cells["1002"].morning.words == "出勤，迟到 12 分钟"
    assert (len(grid.days), FRIDAY in grid.working) == (30, True)
    totals = next(line.totals for line in grid.lines if line.person.staff_number == "1002")
    assert (totals.late, totals.late_minutes) == (1, 12)


def test_the_sheet_says_leave_and_whether_the_day_was_counted(managed: SmallHall):
    away(managed, 3, Half.MORNING, LeaveKind.SICK)
    count(managed)

    sheet = managed.attendance.sheet(FRIDAY)

    row = next(each for each in sheet.rows if each.person_id == str(managed.people[3]))
    assert (row.leave, row.is_counted, row.is_different) == ("上午病假", True, False)
    assert not sheet.is_locked


def test_who_changed_unit_within_the_month_stands_in_the_grids_of_both(managed: SmallHall):
    other = put(managed, Department, {"name": "自然资源局"})[0]
    with managed.store.engine.begin() as connection, Session(connection) as session:
        person = session.get_one(Person, managed.people[1])
        first = person.department_id
        place(session, person, (other, person.window_id), date(2026, 11, 16), at("08:00"))
    full_days(managed, 1)
    count(managed)

    days = managed.attendance.person(managed.people[1], date(2026, 11, 13), FRIDAY)

    assert (days[0].person.department_id, days[-1].person.department_id) == (first, other)
    numbers = [
        [line.person.staff_number for line in managed.attendance.month(2026, 11, unit).lines]
        for unit in (first, other)
    ]
    assert ("1001" in numbers[0], numbers[1]) == (True, ["1001"])
    kept = managed.rows(AttendanceDay, AttendanceDay.person_id, AttendanceDay.department_id)
    assert dict(kept)[managed.people[1]] == other


def test_a_failure_of_one_device_touches_only_who_punches_there(managed: SmallHall):
    for number, own in ((1, "1"), (2, "2"), (3, "")):
        row = {
            "pin": f"{number}",
            "device_number": own,
            "person_id": managed.people[number],
            "valid_from": date(2026, 1, 1),
            "given_at": at("08:00"),
        }
        put(managed, PunchPin, row)
    wish = OutageWish(at("07:30"), at("12:40"), OutageCause.DEVICE, device_number="1")
    OutageService(managed.store.work).declare(by(managed, MANAGER), wish)

    mornings = [verdicts(managed, number)[0] for number in (1, 2, 3)]

    assert mornings == [Verdict.TO_CONFIRM, Verdict.ABSENT, Verdict.TO_CONFIRM]
