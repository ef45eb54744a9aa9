"""Days of attendance that halls and other systems decide alike, row by row."""

import csv
from datetime import date, datetime, time
from pathlib import Path

import pytest

from hallapp.attendance.rules import check_rules, day_result
from hallapp.attendance.terms import (
    AttendanceRules,
    Circumstances,
    Excuse,
    Half,
    Outage,
    PunchRow,
    Slot,
    SlotTimes,
    Threshold,
)
from hallapp.kernel.clock import zone_named

VECTORS = Path(__file__).with_name("attendance_vectors.csv")
DAY = date(2026, 11, 23)
ZONE = zone_named("Asia/Shanghai")

NOON_SLOTS = (
    SlotTimes(Slot.AM_IN, time(8, 20), time(9, 0), due=time(9, 0)),
    SlotTimes(Slot.AM_OUT, time(12, 0), time(12, 15), due=time(12, 0)),
    SlotTimes(Slot.PM_IN, time(12, 20), time(13, 0), due=time(13, 0)),
    SlotTimes(Slot.PM_OUT, time(17, 0), time(18, 0), due=time(17, 0)),
)
RULES = {
    "default": AttendanceRules(),
    "noon": AttendanceRules(slots=NOON_SLOTS),
    "grace of ten": AttendanceRules(
        late_from=Threshold(10, is_inclusive=False), early_from=Threshold(10, is_inclusive=False)
    ),
    "grace of an hour": AttendanceRules(
        late_from=Threshold(60), early_from=Threshold(60), absent_from=Threshold(60)
    ),
}


def parts(text):
    return [part for part in text.split(";") if part]


def moment(text):
    return datetime.combine(DAY, time.fromisoformat(text), ZONE)


def circumstances_of(row):
    excuses = [part.split("=") for part in parts(row["excuses"])]
    outages = [part.split("/") for part in parts(row["outages"])]
    return Circumstances(
        excuses={Half(half): Excuse(excuse) for half, excuse in excuses},
        outages=tuple(Outage(moment(begin), moment(end)) for begin, end in outages),
    )


def rows():
    with VECTORS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
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
