"""Which column of a table says what: guessed from its headings, or told by the hall (列名对照)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Final, cast

from hallapp.attendance.importing.errors import (
    PunchColumnsError,
    PunchMapBrokenError,
    PunchMapFieldError,
    PunchMapHeadingError,
)
from hallapp.kernel.sheets.encodings import decoded
from hallapp.kernel.sheets.files import MEGABYTE, bytes_of
from hallapp.kernel.sheets.headings import plain_heading
from hallapp.kernel.texts import _


class PunchField(Enum):
    """What a column of a table of punches may say."""

    PIN = "pin"  # the number in the devices
    WHEN = "when"  # day and time, or times of the row's day; there may be several such columns
    DAY = "day"  # the day, where the times stand apart
    DEVICE = "device"  # the device's number
    NAME = "name"  # shown beside the number, never matched by

    @property
    def heading(self) -> str:
        """The heading it usually has."""
        return _HEADINGS[self][0]


_HEADINGS: Final[Mapping[PunchField, tuple[str, ...]]] = {
    PunchField.PIN: (
        "考勤号", "考勤号码", "考勤编号", "考勤卡号", "登记号", "登记号码", "工号", "员工号",
        "员工工号", "员工编号", "人员编号", "人员工号", "用户编号", "用户号", "用户ID", "人员ID",
        "编号", "工作证号", "pin", "pin2", "user id", "userid", "id", "badge number", "badge no",
        "enno", "ac-no.", "ac-no", "acno", "employee id", "employee no", "employee number",
        "person id", "person no", "staff no", "staff number",
    ),
    PunchField.WHEN: (
        "打卡时间", "刷卡时间", "签到时间", "签退时间", "考勤时间", "记录时间", "识别时间",
        "通行时间", "出入时间", "验证时间", "日期时间", "时间日期", "打卡日期时间", "时间", "时刻",
        "打卡记录", "考勤记录", "打卡", "上班打卡", "下班打卡", "上班时间", "下班时间", "上午到",
        "上午离", "下午到", "下午离", "上午上班", "上午下班", "下午上班", "下午下班", "datetime",
        "date time", "date/time", "time", "timestamp", "check time", "checktime", "punch time",
        "clock time", "clock in", "clock out", "clock-in", "clock-out", "check in", "check out",
        "record time", "event time", "attendance time", "log time", "when",
    ),
    PunchField.DAY: (
        "日期", "考勤日期", "打卡日期", "刷卡日期", "date", "day", "check date", "punch date",
        "attendance date",
    ),
    PunchField.DEVICE: (
        "设备号", "设备编号", "机器号", "机号", "考勤机号", "考勤机编号", "考勤机", "终端号",
        "终端编号", "设备", "device", "device id", "device no", "device number", "machine no",
        "tmno", "terminal", "terminal id",
    ),
    PunchField.NAME: ("姓名", "名字", "员工姓名", "人员姓名", "name", "employee name", "user name"),
}  # fmt: skip
_FIELD_OF = {
    plain_heading(heading): field for field, names in _HEADINGS.items() for heading in names
}
_FIELDS = {field.value: field for field in PunchField}
_MOST_MAP_BYTES = MEGABYTE

ColumnWish = Mapping[PunchField, tuple[str, ...]]
"""The headings that the hall names for a field."""


@dataclass(frozen=True)
class PunchColumns:
    """Where each field stands in a row, and under which headings."""

    places: Mapping[PunchField, tuple[int, ...]]
    headings: Mapping[PunchField, tuple[str, ...]]
    unused: tuple[str, ...]

    @property
    def told(self) -> dict[str, Any]:
        """What was read as what, to be kept with the file."""
        return {field.value: list(names) for field, names in self.headings.items()}


def known_headings(cells: Sequence[str]) -> int:
    """Return how many fields a row of cells names; a row of headings names most."""
    return len({_FIELD_OF.get(plain_heading(cell)) for cell in cells} - {None})


def punch_columns(name: str, header: Sequence[str], wished: ColumnWish) -> PunchColumns:
    """Return where each field stands.

    Args:
        name: Of the file, for a refusal.
        header: The row of headings.
        wished: What the hall says; it goes before what is guessed.

    Raises:
        PunchMapHeadingError: The hall names a heading that is not there.
        PunchColumnsError: Nothing says whose the punches are, or when they were.
    """
    plain = [plain_heading(cell) for cell in header]
    places: dict[PunchField, tuple[int, ...]] = {}
    for field, headings in wished.items():
        places[field] = tuple(_place(name, heading, plain, header) for heading in headings)
    taken = {place for found in places.values() for place in found}
    for place, heading in enumerate(plain):
        field = _FIELD_OF.get(heading)
        if field is None or field in wished or place in taken:
            continue
        if field is PunchField.WHEN or field not in places:
            places[field] = (*places.get(field, ()), place)
            taken.add(place)
    missing = [each for each in (PunchField.PIN, PunchField.WHEN) if not places.get(each)]
    if missing:
        shown = _("、").join(cell.strip()[:20] for cell in header if cell.strip())
        raise PunchColumnsError(
            name=name, missing=_("、").join(each.heading for each in missing), found=shown
        )
    headings = {field: tuple(header[at].strip() for at in found) for field, found in places.items()}
    unused = tuple(
        cell.strip() for at, cell in enumerate(header) if at not in taken and cell.strip()
    )
    return PunchColumns(places, headings, unused)


def _place(name: str, heading: str, plain: Sequence[str], header: Sequence[str]) -> int:
    wanted = plain_heading(heading)
    if wanted in plain:
        return plain.index(wanted)
    shown = _("、").join(cell.strip()[:20] for cell in header if cell.strip())
    raise PunchMapHeadingError(name=name, heading=heading[:30], found=shown)


def read_punch_map(path: Path) -> dict[PunchField, tuple[str, ...]]:
    """Read a column map: JSON, a heading or several for each field.

    Raises:
        RuleError: It is no JSON, or names a field that an import does not know.
        SurroundingsError: It cannot be read.
    """
    text, _encoding = decoded(path.name, bytes_of(path, _MOST_MAP_BYTES))
    try:
        found: Any = json.loads(text)
    except ValueError as error:
        raise PunchMapBrokenError(name=path.name) from error
    if not isinstance(found, dict):
        raise PunchMapBrokenError(name=path.name)
    return punch_map(path.name, cast("dict[str, Any]", found))


def punch_map(name: str, told: Mapping[str, Any]) -> dict[PunchField, tuple[str, ...]]:
    """Return a column map as the import uses it.

    Args:
        name: What the map is called in a refusal.
        told: Heading or headings by field; a field by its own name or by a usual heading.

    Raises:
        RuleError: It names a field that an import does not know, or no texts.
    """
    wished: dict[PunchField, tuple[str, ...]] = {}
    for key, value in told.items():
        field = _FIELDS.get(key.strip()) or _FIELD_OF.get(plain_heading(key))
        if field is None:
            raise PunchMapFieldError(name=name, field=key[:30], known=_("、").join(_FIELDS))
        given = cast("list[Any]", value) if isinstance(value, list) else [value]
        if not all(isinstance(each, str) for each in given):
            raise PunchMapBrokenError(name=name)
        wished[field] = tuple(each.strip() for each in given if each.strip())
    return wished
