"""A list of staff from a file: numbers, names, units, windows (人员名单).

Missing units and windows are made, people are taken on or moved. Right rows go in, wrong ones are
told with their lines. Numbers in punching devices are given by attendance, in the same transaction.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from typing import Final

from hallapp.hall.staff_columns import StaffColumn, staff_columns
from hallapp.kernel.errors import RuleError
from hallapp.kernel.sheets.reading import read_sheet
from hallapp.kernel.sheets.separated import LineFault, Record
from hallapp.kernel.texts import _

_HEADER_WITHIN: Final = 12
_LONGEST_PIN, _LONGEST_NAME, _LONGEST_UNIT = 32, 60, 120
_MOST_WINDOWS: Final = 9999
_AROUND: Final = " \t'\"=`\u3000\ufeff\u200b\xa0"
_DAY = re.compile(
    r"(\d{4})(?:\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})\D?|(\d{2})(\d{2}))(?:[T ]?0{1,2}:00(?::00)?)?"
)
# A workbook counts days from here; numbers of other years are no days.
_DAY_NOUGHT: Final = date(1899, 12, 30)
_WORKBOOK_DAYS: Final = range(36526, 73050)
# A letter is part of a window's own name: A01 and B01 are two windows, neither is window 1.
_WINDOW = re.compile(r"(?:[Nn][Oo]\.?\s?)?[^\dA-Za-z]{0,12}?(?P<number>\d{1,6})[^\dA-Za-z]{0,12}")


class StaffListHeaderError(RuleError):
    """The list names no column for the numbers or for the names."""

    code = "hall.staff_list_header"


class StaffListEmptyError(RuleError):
    """Nobody stands in the list."""

    code = "hall.staff_list_empty"


class StaffFault(Enum):
    """Why a row of the list is not taken."""

    LINE = "line"  # the line as such cannot be read
    NO_PIN = "no_pin"
    LONG_PIN = "long_pin"
    NO_NAME = "no_name"
    LONG_NAME = "long_name"
    LONG_UNIT = "long_unit"
    WINDOW = "window"
    LEFT = "left"
    PIN_TWICE = "pin_twice"
    PIN_TAKEN = "pin_taken"

    @property
    def words(self) -> str:
        """What is wrong, and what to do."""
        return {
            StaffFault.LINE: _("这一行读不出来（引号不成对或有乱码），请改好再导入"),
            StaffFault.NO_PIN: _("没有考勤号，请补上"),
            StaffFault.LONG_PIN: _("考勤号太长或中间有空格，请核对"),
            StaffFault.NO_NAME: _("没有姓名，请补上"),
            StaffFault.LONG_NAME: _("姓名太长，请核对列有没有错位"),
            StaffFault.LONG_UNIT: _("单位名称太长，请核对列有没有错位"),
            StaffFault.WINDOW: _("窗口写得太长，请写窗口号，如 3"),
            StaffFault.LEFT: _("离岗日期看不懂，请写成 2026-11-20 这样"),
            StaffFault.PIN_TWICE: _("这个考勤号在名单里前面已有，请核对"),
            StaffFault.PIN_TAKEN: _("这个考勤号已是别人的，请核对，或先收回原来的"),
        }[self]


@dataclass(frozen=True, slots=True)
class StaffEntry:
    """One row of the list.

    Attributes:
        line: Its line in the file, from 1.
        unit: Empty where the list names none; then the person stays where he or she is.
        window: Its number; None where the list names none.
        window_name: What the list calls it where it writes no number.
        fault: Why it is not taken; None when it can be.
        left_on: The last day in the hall; None for whoever works here.
    """

    line: int
    pin: str
    name: str
    unit: str = ""
    window: int | None = None
    window_name: str = ""
    fault: StaffFault | None = None
    left_on: date | None = None


@dataclass(frozen=True)
class StaffList:
    """A list of staff as it was read."""

    file_name: str
    digest: str
    entries: tuple[StaffEntry, ...]


def read_staff_list(path: Path) -> StaffList:
    """Read a list of staff; a row that cannot be used says why.

    Args:
        path: A CSV or a workbook of which the first sheet is read.

    Raises:
        RuleError: It is no such list.
        SurroundingsError: It cannot be read.
    """
    sheet = read_sheet(path)
    if not sheet.rows:
        raise StaffListEmptyError(name=sheet.name)
    headings = [staff_columns(row.fields) for row in sheet.rows[:_HEADER_WITHIN]]
    at = max(range(len(headings)), key=lambda row: len(headings[row]))
    places = headings[at]
    missing = [each for each in (StaffColumn.PIN, StaffColumn.NAME) if each not in places]
    if missing:
        shown = _("、").join(each.heading for each in missing)
        raise StaffListHeaderError(name=sheet.name, missing=shown)
    entries: list[StaffEntry] = []
    seen: set[str] = set()
    for row in sheet.rows[at + 1 :]:
        entry = _entry(row, places, seen)
        seen.add(entry.pin)
        entries.append(entry)
    if not entries:
        raise StaffListEmptyError(name=sheet.name)
    return StaffList(sheet.name, sheet.digest, tuple(entries))


def _entry(row: Record, places: Mapping[StaffColumn, int], seen: set[str]) -> StaffEntry:
    cells = {column: _cell(row.fields, at) for column, at in places.items()}
    pin = cells.get(StaffColumn.PIN, "")
    pin = pin.removesuffix(".0") if pin.removesuffix(".0").isdigit() else pin
    name, unit = cells.get(StaffColumn.NAME, ""), cells.get(StaffColumn.UNIT, "")
    text = cells.get(StaffColumn.WINDOW, "")
    window, window_name = _window(text)
    fault = StaffFault.LINE if row.fault in {LineFault.QUOTES, LineFault.GARBLED} else None
    fault = fault or _fault(pin, name, unit)
    if fault is None and len(window_name) > _LONGEST_NAME:
        fault = StaffFault.WINDOW
    left_text = cells.get(StaffColumn.LEFT, "")
    left_on = _day(left_text)
    if fault is None and left_text and left_on is None:
        fault = StaffFault.LEFT
    if fault is None and pin in seen:
        fault = StaffFault.PIN_TWICE
    return StaffEntry(row.line, pin, name, unit, window, window_name, fault, left_on)


def _day(text: str) -> date | None:
    """Return the day that a cell names, None for anything else."""
    if text.removesuffix(".0").isdigit() and int(float(text)) in _WORKBOOK_DAYS:
        return _DAY_NOUGHT + timedelta(days=int(float(text)))
    found = _DAY.fullmatch(text)
    try:
        return date(*map(int, filter(None, found.groups()))) if found is not None else None
    except ValueError:
        return None


def _cell(fields: Sequence[str], at: int) -> str:
    return " ".join(fields[at].strip(_AROUND).split()) if at < len(fields) else ""


def _window(text: str) -> tuple[int | None, str]:
    """Return the number of a window, or its name where no number can be read in it."""
    found = _WINDOW.fullmatch(text)
    number = int(found["number"]) if found is not None else 0
    return (number, "") if 0 < number <= _MOST_WINDOWS else (None, text)


def _fault(pin: str, name: str, unit: str) -> StaffFault | None:
    for is_wrong, fault in (
        (not pin, StaffFault.NO_PIN),
        (len(pin) > _LONGEST_PIN or " " in pin, StaffFault.LONG_PIN),
        (not name, StaffFault.NO_NAME),
        (len(name) > _LONGEST_NAME, StaffFault.LONG_NAME),
        (len(unit) > _LONGEST_UNIT, StaffFault.LONG_UNIT),
    ):
        if is_wrong:
            return fault
    return None
