"""What rosters call their columns, and what their cells say for days and occasions."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from hallapp.kernel.sheets.headings import plain_heading
from hallapp.roster.terms import RosterOccasion

NUMBER, NAME, UNIT, DAY, SHIFT, OCCASION, NOTE = (
    "number", "name", "unit", "day", "shift", "occasion", "note",
)  # fmt: skip

_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    NUMBER: ("工号", "员工号", "人员编号", "考勤号", "number", "staff number"),
    NAME: ("姓名", "人员", "人员姓名", "name"),
    UNIT: ("部门", "单位", "科室", "进驻部门", "unit", "department"),
    DAY: ("日期", "排班日期", "值班日期", "date", "day"),
    SHIFT: ("班次", "班次代码", "班次名称", "排班", "shift"),
    OCCASION: ("事由", "类别", "类型", "排班类别", "occasion"),
    NOTE: ("备注", "说明", "note"),
}
COLUMN_OF: Final = {
    plain_heading(text): column for column, texts in _HEADINGS.items() for text in texts
}
TEMPLATE_HEADINGS: Final = ("工号", "姓名", "部门")

_OCCASIONS: Final[Mapping[RosterOccasion, tuple[str, ...]]] = {
    RosterOccasion.SHIFT: ("班", "当班", "上班", "shift"),
    RosterOccasion.NOON_DUTY: ("午", "午间值班", "午值", "中午值班", "noon"),
    RosterOccasion.WEEKEND: ("周", "周末", "周末服务", "周末值班", "weekend"),
    RosterOccasion.EXTENDED: ("延", "延时", "延时服务", "错时", "extended"),
    RosterOccasion.HOLIDAY_DUTY: ("节", "值", "值班", "节假日值班", "holiday"),
    RosterOccasion.REST: ("休", "轮休", "休息", "rest"),
}
OCCASION_OF: Final = {text: occasion for occasion, texts in _OCCASIONS.items() for text in texts}

_WHOLE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_SHORT = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_ALONE = re.compile(r"(\d{1,2})\s*[日号]?")
_WEEKDAY = re.compile(r"[(（\s]*(?:周|星期)[一二三四五六日天][)）\s]*$")
# Beneath the days of a grid.
WEEKDAYS: Final = frozenset(
    f"{prefix}{day}" for prefix in ("", "周", "星期") for day in "一二三四五六日天"
)
# More than one shift in a cell, or a shift and why.
PARTS = re.compile(r"[/、,，;；+\n]")
JOINT = re.compile(r"[:：]")


def day_of(text: str, month: date | None) -> date | None:
    """Return the day that a heading or a cell names, None when it names none.

    Args:
        text: 2026-11-03, 2026年11月3日, 11-3, 11月3日, 3日 or 3, perhaps with a weekday behind.
        month: Any day of the month that the file is for; None leaves short days open.
    """
    plain = _WEEKDAY.sub("", text.strip())
    whole = _WHOLE.match(plain)
    if whole is not None:
        return _made(*map(int, whole.groups()))
    if month is None:
        return None
    short = _SHORT.fullmatch(plain)
    if short is not None:
        return _made(month.year, *map(int, short.groups()))
    alone = _ALONE.fullmatch(plain)
    return None if alone is None else _made(month.year, month.month, int(alone.group(1)))


def month_in(text: str) -> date | None:
    """Return the first day of the month that a title names, None when it names none."""
    found = re.search(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?", text)
    return None if found is None else _made(int(found.group(1)), int(found.group(2)), 1)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
