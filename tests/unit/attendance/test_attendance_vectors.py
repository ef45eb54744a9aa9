"""Days of attendance that halls and other systems decide alike, row by row.

The rows have the ids under which they were collected. A row is decided in the file of facts, by a
test of its own here or in the storage tests, or differently, with the reason written down.
"""

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from hallapp.attendance.presets import RULES as PRESET_RULES
from hallapp.attendance.rules import (
    OffPost,
    check_rules,
    claim_punches,
    day_frame,
    day_result,
    off_post,
    result_in,
)
from hallapp.attendance.terms import (
    AttendanceRules,
    Circumstances,
    Excuse,
    Half,
    Outage,
    PublicWord,
    PunchRow,
    PunchUse,
    ShiftHours,
    Slot,
    SlotTimes,
    Threshold,
    Verdict,
)
from hallapp.attendance.terms.locking import LockRules
from hallapp.kernel.clock import zone_named

FACTS = Path(__file__).parents[2] / "vectors" / "attendance_facts.csv"
DAY = date(2026, 11, 23)
ONE_DAY = timedelta(days=1)
ZONE = zone_named("Asia/Shanghai")

RULES = {
    "default": AttendanceRules(),
    "noon": PRESET_RULES["sample2024"],
    "cangnan": PRESET_RULES["cangnan"],
    "grace of ten": AttendanceRules(grace_minutes=10),
    "grace of an hour": AttendanceRules(
        late_from=Threshold(60), early_from=Threshold(60), absent_from=Threshold(60)
    ),
}
# Margins of an hour on both sides: the slots of both shifts overlap at noon.
SHIFTS = {
    "early": ShiftHours(
        "早",
        (
            SlotTimes(Slot.AM_IN, time(7, 0), time(9, 59), due=time(8, 0)),
            SlotTimes(Slot.AM_OUT, time(10, 0), time(13, 0), due=time(12, 0)),
        ),
        begins=time(8, 0),
    ),
    "late": ShiftHours(
        "晚",
        (
            SlotTimes(Slot.PM_IN, time(11, 30), time(14, 0), due=time(12, 30)),
            SlotTimes(Slot.PM_OUT, time(14, 1), time(17, 30), due=time(16, 30)),
        ),
        begins=time(12, 30),
    ),
}
NIGHT = ShiftHours(
    "夜",
    (
        SlotTimes(Slot.AM_IN, time(22, 0), time(0, 30), due=time(23, 0)),
        SlotTimes(Slot.PM_OUT, time(6, 0), time(8, 0), due=time(7, 0)),
    ),
    begins=time(23, 0),
    crosses_midnight=True,
)
AFTER_MIDNIGHT = ShiftHours(
    "凌晨",
    (
        SlotTimes(Slot.AM_IN, time(23, 30), time(2, 0), due=time(0, 30)),
        SlotTimes(Slot.AM_OUT, time(9, 0), time(11, 0), due=time(10, 0)),
    ),
    begins=time(0, 30),
)
EVENING = ShiftHours(
    "晚班",
    (
        SlotTimes(Slot.AM_IN, time(14, 0), time(16, 0), due=time(15, 0)),
        SlotTimes(Slot.PM_OUT, time(23, 0), time(1, 30), due=time(23, 30)),
    ),
    begins=time(15, 0),
)
REST = ShiftHours("休", is_rest=True)

_HOURS = "The hall judges half days by punches against due times; hours worked are not added up, so"
_INTERVALS = "Punches are moments without a direction; there are no intervals, so"
DECIDED_DIFFERENTLY = {
    "A13": f"{_HOURS} nothing is paired; A75 shows the four slots.",
    "A15": f"{_HOURS} no direction is trusted: devices report 255 or 0 for every one.",
    "A16": f"{_HOURS} no direction is trusted: devices report 255 or 0 for every one.",
    "A22": f"{_HOURS} the half day is decided by slots and minutes late or early.",
    "A24": f"{_HOURS} the half day is decided by slots and minutes late or early.",
    "A25": f"{_HOURS} the half day is decided by slots and minutes late or early.",
    "A45": f"{_INTERVALS} none can overlap; a repeat is kept and marked.",
    "A46": f"{_INTERVALS} none stays open and none can overlap.",
    "A48": f"{_HOURS} nothing is sliced at midnight; a night shift belongs to its start day (A08).",
    "A49": f"{_HOURS} there is no overtime; extended hours are duties of the roster.",
    "A50": f"{_HOURS} there is no overtime; grace never turns into minutes owed.",
    "A51": f"{_HOURS} lunch is not taken off; the noon slots are punched.",
    "A54": "No program fills in a forgotten punch: 缺卡, to be explained or corrected.",
    "A55": "No program fills in a forgotten punch: 缺卡, to be explained or corrected.",
    "A56": "A forgotten punch is never filled in; leave is half days, so nothing is shortened.",
    "A60": f"{_INTERVALS} nobody is refused at the device; the punch is kept and marked.",
    "A61": f"{_INTERVALS} an earlier time is sorted, never refused; see A43.",
    "A62": f"{_INTERVALS} a punch between two others is kept as another one of its slot.",
    "A65": "Nothing is rounded: seconds are kept and compared, whole minutes are shown.",
    "A66": "Nothing is rounded: seconds are kept and compared, whole minutes are shown.",
}
# The whole of it needs a store: which people have a line, and what the database refuses.
IN_THE_STORE = {
    "A33": "tests/storage/attendance/test_counting.py",
    "A38": "tests/storage/attendance/test_counting.py",
    "A39": "tests/storage/attendance/test_counting.py",
    "A40": "tests/storage/attendance/test_counting.py",
}
TESTED_BELOW = {
    "A08": "test_a_night_shift_belongs_to_the_day_on_which_it_starts",
    "A09": "test_punches_of_other_nights_belong_to_no_shift",
    "A11": "test_a_shift_after_midnight_is_entered_on_the_day_before",
    "A27": "test_absent_on_exactly_the_days_of_the_roster",
    "A68": "test_a_month_stays_open_for_its_days_of_grace",
    "A81": "test_leave_of_the_a_post_is_no_matter_of_the_b_posts_own_day",
    "A82": "test_leaving_the_post_is_a_finding_and_no_absence",
}
ROWS = [
    f"A{number:02}"
    for number in (
        3, 4, 5, 6, 8, 9, 11, 13, 15, 16, 18, 19, 21, 22, 24, 25, 27, 28, 30, 31, 32, 33, 36, 37,
        38, 39, 40, 41, 42, 43, 45, 46, 48, 49, 50, 51, 54, 55, 56, 58, 60, 61, 62, 65, 66, 68,
        74, 75, 76, 81, 82, 84, 85,
    )
]  # fmt: skip


def parts(text):
    return [part for part in text.split(";") if part]


def moment(text, day=DAY):
    return datetime.combine(day, time.fromisoformat(text), ZONE)


def circumstances_of(row):
    excuses = [part.split("=") for part in parts(row["excuses"])]
    outages = [part.split("/") for part in parts(row["outages"])]
    return Circumstances(
        excuses={Half(half): Excuse(excuse) for half, excuse in excuses},
        outages=tuple(Outage(moment(begin), moment(end)) for begin, end in outages),
        shifts=tuple(SHIFTS[code] for code in parts(row["shifts"])),
        is_settled=row["is_settled"] == "yes",
    )


def facts():
    with FACTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", facts(), ids=lambda row: row["id"])
def test_the_day_comes_to_what_the_row_says(row):
    punches = [PunchRow(str(n), "p1", moment(text)) for n, text in enumerate(parts(row["punches"]))]

    result = day_result(
        punches,
        RULES[row["rules"]],
        DAY,
        moment(row["now"]),
        is_working_day=row["is_working_day"] == "yes",
        circumstances=circumstances_of(row),
    )

    assert "|".join(slot.finding.value for slot in result.slots) == row["findings"]
    assert "|".join(half.verdict.value for half in result.halves) == row["verdicts"]
    assert "|".join(placed.use.value for placed in result.punches) == row["uses"]


@pytest.mark.parametrize("rules", RULES.values(), ids=RULES.keys())
def test_the_rules_of_the_rows_can_hold(rules):
    check_rules(rules)


def test_every_row_is_a_fact_a_test_or_a_reason():
    decided = [row["id"].rstrip("b") for row in facts()]
    decided += [*DECIDED_DIFFERENTLY, *IN_THE_STORE, *TESTED_BELOW]

    assert sorted(set(decided)) == sorted(ROWS)
    assert all(name in globals() for name in TESTED_BELOW.values())
    assert all(len(reason) > 40 for reason in DECIDED_DIFFERENTLY.values())


@pytest.mark.parametrize("row", IN_THE_STORE)
def test_rows_that_need_a_store_are_named_there(row):
    tests = FACTS.parents[2] / IN_THE_STORE[row]

    assert f'"{row}"' in tests.read_text(encoding="utf-8")


# The roster across midnight


def frames_of(shift, *days):
    """Frames around the days of the roster; the person is off on all others."""
    span = [DAY + ONE_DAY * offset for offset in range(-2, 4)]
    return {
        day: day_frame(
            AttendanceRules(), day, (shift if day in days else REST,), is_working_day=True
        )
        for day in span
    }


def results_of(punched, frames, now=None):
    punches = [PunchRow(str(n), "p1", at) for n, at in enumerate(punched)]
    claimed = claim_punches(punches, frames, ZONE)
    until = now or moment("23:59", DAY + 3 * ONE_DAY)
    return {day: result_in(frames[day], claimed.get(day, ()), until) for day in frames}


def used(result):
    return [placed.use for placed in result.punches]


def test_a_night_shift_belongs_to_the_day_on_which_it_starts():
    punched = (moment("23:00"), moment("07:00", DAY + ONE_DAY))

    results = results_of(punched, frames_of(NIGHT, DAY))

    assert used(results[DAY]) == [PunchUse.TAKEN, PunchUse.TAKEN]
    assert {half.verdict for half in results[DAY].halves} == {Verdict.PRESENT}
    assert used(results[DAY + ONE_DAY]) == []


def test_punches_of_other_nights_belong_to_no_shift():
    punched = (
        moment("23:00", DAY + ONE_DAY),
        moment("07:00"),
        moment("23:00", DAY - ONE_DAY),
    )

    results = results_of(punched, frames_of(NIGHT, DAY))

    assert PunchUse.TAKEN not in used(results[DAY])
    assert {half.verdict for half in results[DAY].halves} == {Verdict.ABSENT}
    assert sum(len(result.punches) for result in results.values()) == 3


def test_a_shift_after_midnight_is_entered_on_the_day_before():
    punched = (moment("23:30", DAY - ONE_DAY), moment("11:00"))

    results = results_of(punched, frames_of(AFTER_MIDNIGHT, DAY))

    assert used(results[DAY]) == [PunchUse.TAKEN, PunchUse.TAKEN]
    assert used(results[DAY - ONE_DAY]) == []
    assert results[DAY].day == DAY


def test_absent_on_exactly_the_days_of_the_roster():
    frames = frames_of(EVENING, DAY, DAY + ONE_DAY)

    results = results_of((), frames)

    absent = [day for day, result in results.items() if result.halves[0].verdict is Verdict.ABSENT]
    assert absent == [DAY, DAY + ONE_DAY]
    # Its slot of going is open until half past one in the night.
    at_midnight = results_of((), frames, now=moment("00:00", DAY + ONE_DAY))[DAY]
    assert at_midnight.halves[1].verdict is Verdict.PENDING


# Locks, posts


def test_a_month_stays_open_for_its_days_of_grace():
    rules = LockRules(grace_days=10)

    assert not rules.is_over(date(2026, 10, 31), today=date(2026, 11, 6))
    assert not rules.is_over(date(2026, 10, 1), today=date(2026, 11, 10))
    assert rules.is_over(date(2026, 10, 31), today=date(2026, 11, 11))


def test_leave_of_the_a_post_is_no_matter_of_the_b_posts_own_day():
    afternoon_off = Circumstances({Half.AFTERNOON: Excuse.LEAVE}, is_covered_by_b=True)
    morning = [PunchRow(str(n), "a", moment(at)) for n, at in enumerate(("08:50", "12:01"))]
    whole = [
        PunchRow(str(n), "b", moment(at))
        for n, at in enumerate(("08:50", "12:01", "13:28", "17:01"))
    ]

    absent, present = (
        day_result(
            punches, AttendanceRules(), DAY, moment("20:01"), is_working_day=True, circumstances=own
        )
        for punches, own in ((morning, afternoon_off), (whole, Circumstances()))
    )

    assert [half.verdict for half in absent.halves] == [Verdict.PRESENT, Verdict.EXCUSED]
    assert absent.public is PublicWord.B_POST
    assert {half.verdict for half in present.halves} == {Verdict.PRESENT}
    assert present.public is PublicWord.ON_DUTY


@pytest.mark.parametrize(
    ("minutes", "expected"), [(14, OffPost.WITHIN), (15, OffPost.OFF_POST), (20, OffPost.OFF_POST)]
)
def test_leaving_the_post_is_a_finding_and_no_absence(minutes, expected):
    assert off_post(timedelta(minutes=minutes), AttendanceRules()) is expected
