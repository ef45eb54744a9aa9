"""What lists of staff call their columns (人员名单的表头)."""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Final

from hallapp.kernel.sheets.headings import plain_heading


class StaffColumn(Enum):
    """A column of the list."""

    PIN = "pin"  # 考勤号
    NAME = "name"  # 姓名
    UNIT = "unit"  # 单位
    WINDOW = "window"  # 窗口
    LEFT = "left"  # 离岗日期

    @property
    def heading(self) -> str:
        """The heading it usually has."""
        return _HEADINGS[self][0]


_HEADINGS: Final[Mapping[StaffColumn, tuple[str, ...]]] = {
    StaffColumn.PIN: (
        "考勤号", "考勤号码", "考勤编号", "登记号", "登记号码", "工号", "员工号", "员工编号",
        "人员编号", "编号", "pin", "user id", "id", "staff number", "staff no", "employee id",
        "badge number",
    ),
    StaffColumn.NAME: ("姓名", "名字", "人员姓名", "员工姓名", "name"),
    StaffColumn.UNIT: (
        "单位", "单位名称", "部门", "进驻单位", "进驻部门", "派驻单位", "所在单位", "科室", "unit",
        "department", "dept",
    ),
    StaffColumn.WINDOW: ("窗口", "窗口号", "窗口编号", "所在窗口", "window", "window number"),
    StaffColumn.LEFT: (
        "离岗日期", "离岗", "离岗日", "离职日期", "离职", "离开日期", "调离日期", "left", "left on",
        "leaving date", "last day",
    ),
}  # fmt: skip
_COLUMN_OF = {
    plain_heading(heading): column for column, names in _HEADINGS.items() for heading in names
}


def staff_columns(cells: Sequence[str]) -> dict[StaffColumn, int]:
    """Return where each column stands in a row of headings."""
    found: dict[StaffColumn, int] = {}
    for at, cell in enumerate(cells):
        column = _COLUMN_OF.get(plain_heading(cell))
        if column is not None:
            found.setdefault(column, at)
    return found
