"""The day's sheet shows every person once, by unit, with words for what was found."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from hallapp.attendance.terms import (
    DaySheetRow,
    Excuse,
    Finding,
    PublicWord,
    SheetRow,
    Slot,
    SlotResult,
)
from hallapp.kernel.texts import papers
from hallapp.slips import attendance_sheet
from hallapp.slips.attendance import totals_words
from tests.unit.slips.paper_examples import (
    DEMO_HALL,
    HALL,
    PRINTED_AT,
    blank_characters,
    pages_of,
    text_of,
)

AM_IN, AM_OUT, PM_IN, PM_OUT = Slot
IN_TIME = (
    SlotResult(AM_IN, datetime(2026, 11, 23, 8, 21), Finding.ON_TIME),  # noqa: DTZ001
    SlotResult(AM_OUT, datetime(2026, 11, 23, 11, 34), Finding.ON_TIME),  # noqa: DTZ001
    SlotResult(PM_IN, datetime(2026, 11, 23, 13, 25), Finding.ON_TIME),  # noqa: DTZ001
    SlotResult(PM_OUT, None, Finding.PENDING),
)
LATE = (
    SlotResult(AM_IN, datetime(2026, 11, 23, 8, 43), Finding.LATE, 13),  # noqa: DTZ001
    SlotResult(AM_OUT, None, Finding.MISSING),
    *IN_TIME[2:],
)
AWAY = tuple(SlotResult(slot, None, Finding.EXCUSED, 0, Excuse.LEAVE) for slot in Slot)


def day_of(*rows: SheetRow, is_working_day: bool = True) -> DaySheetRow:
    return DaySheetRow(date(2026, 11, 23), is_working_day, rows)


def person(name: str, unit: str, slots: tuple[SlotResult, ...] = IN_TIME) -> SheetRow:
    return SheetRow(
        person_id=name,
        person_name=name,
        department_name=unit,
        window_number="3",
        slots=slots,
        public=PublicWord.ON_DUTY,
        has_deviation=slots is LATE,
    )


DAY = day_of(
    person("王小明", "公安局"),
    person("李建国", "市场监督管理局", LATE),
    person("张敏", "公安局", AWAY),
)


@pytest.mark.parametrize(
    "said",
    [
        "窗口考勤表",
        "2026年11月23日星期一",
        "窗口姓名上午到上午离下午到下午离公示说明",
        "公安局2人",
        "市场监督管理局1人",
        "3号王小明08:2111:3413:25待离在岗",
        "李建国08:43迟13分缺卡13:25",
        "张敏请假请假请假请假",
        "共3人，无情况2人，有情况1人，迟到1次，缺卡1次。",
        "2026年11月23日09:42打印",
        "第1页，共1页",
    ],
)
def test_the_day_stands_on_the_sheet(said: str):
    assert said in text_of(attendance_sheet(DAY, HALL, PRINTED_AT))


def test_people_of_one_unit_stand_together():
    text = text_of(attendance_sheet(DAY, HALL, PRINTED_AT))

    assert text.index("公安局") < text.index("张敏") < text.index("市场监督管理局")


def test_a_long_sheet_repeats_headings_and_unit_on_every_page():
    rows = tuple(person(f"第{n}人", "公安局", LATE if n % 3 else IN_TIME) for n in range(70))
    slip = attendance_sheet(day_of(*rows), HALL, PRINTED_AT)

    pages = ["".join(page.split()) for page in pages_of(slip)]
    assert len(pages) == slip.pages > 2
    assert all("上午到上午离下午到下午离" in page for page in pages)
    assert all("公安局（续）" in page for page in pages[1:])
    assert all(f"第{n}人" in "".join(pages) for n in range(70))


@pytest.mark.parametrize(("people", "pages"), [(6, 1), (12, 1), (13, 1), (40, 3)])
def test_a_small_hall_s_day_stands_on_one_page(people: int, pages: int):
    units = (
        "公安局",
        "市场监督管理局",
        "自然资源和规划局",
        "税务局",
        "医疗保障局",
        "审批局",
        "社保局",
    )
    rows = tuple(
        person(f"第{n}人", units[n % len(units)], IN_TIME if n % 3 else LATE) for n in range(people)
    )
    slip = attendance_sheet(day_of(*rows), HALL, PRINTED_AT)

    assert slip.pages == pages
    assert all(f"第{n}人" in text_of(slip) for n in range(people))
    assert "大厅管理签名" in text_of(slip)


def test_a_rest_day_says_that_nobody_had_to_come():
    day = replace(DAY, is_working_day=False)

    assert "这一天不是工作日，不作考勤。" in text_of(attendance_sheet(day, HALL, PRINTED_AT))


def test_an_empty_sheet_is_a_sheet_too():
    slip = attendance_sheet(day_of(), HALL, PRINTED_AT)

    assert slip.pages == 1
    assert "没有排班的人" in text_of(slip)


def test_a_demo_sheet_says_so():
    assert "演示数据" in text_of(attendance_sheet(DAY, DEMO_HALL, PRINTED_AT))
    assert "演示数据" not in text_of(attendance_sheet(DAY, HALL, PRINTED_AT))


def test_totals_leave_out_what_did_not_happen():
    with papers():
        assert totals_words(DAY.rows[:1]) == "共 1 人，无情况 1 人，有情况 0 人。"


def test_nothing_on_the_sheet_is_blank():
    assert blank_characters(attendance_sheet(DAY, HALL, PRINTED_AT)) == []
