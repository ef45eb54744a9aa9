"""What platforms call the columns of their lists of cases (列名对照)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from hallapp.kernel.sheets.headings import plain_heading


class Field(Enum):
    """What an import can use of a list of cases; the value is the name in a column map."""

    NUMBER = "number"
    ITEM_CODE = "item_code"
    ITEM_NAME = "item_name"
    APPLICANT = "applicant"
    ID_NUMBER = "id_number"
    PHONE = "phone"
    RECEIVED = "received_at"
    ACCEPTED = "accepted_at"
    PROMISED = "promised"
    PROMISED_UNIT = "promised_unit"
    STATUTORY = "statutory"
    STATUTORY_UNIT = "statutory_unit"
    STATE = "state"
    STAGE = "stage"
    CONCLUDED = "concluded_at"
    RESULT = "result"
    DELIVERED = "delivered_at"
    SUSPENDED_FROM = "suspended_from"
    SUSPENDED_TO = "suspended_to"
    SUSPENDED_FOR = "suspended_for"
    PLACE = "place"
    WINDOW = "window"
    DEPARTMENT = "department"

    @property
    def heading(self) -> str:
        """What platforms most often call it; files are Chinese, whatever the screen is."""
        return _NAMES[self][0]


_NAMES: Mapping[Field, tuple[str, ...]] = {
    Field.NUMBER: (
        "办件编号", "受理编号", "申办流水号", "办件流水号", "业务流水号", "受理号", "申办号",
        "办件号", "业务编号", "申报号", "收件编号", "统一受理编号", "projid", "case_no",
    ),
    Field.ITEM_CODE: (
        "事项编码", "事项代码", "实施清单编码", "基本编码", "事项编号", "实施编码",
        "业务办理项编码", "权力编码", "item_code",
    ),
    Field.ITEM_NAME: (
        "事项名称", "事项", "办理事项", "申办事项", "业务办理项名称", "实施清单名称", "服务名称",
        "item_name",
    ),
    Field.APPLICANT: (
        "申请人", "申请人姓名", "申请人名称", "申请人或单位", "申请单位", "申办人", "办事人",
        "申请对象", "企业名称", "applicant",
    ),
    Field.ID_NUMBER: (
        "证件号码", "证件号", "申请人证件号码", "身份证号", "身份证号码", "申请人身份证号",
        "证照号码", "统一社会信用代码", "id_number",
    ),
    Field.PHONE: (
        "联系电话", "手机", "手机号", "手机号码", "电话", "联系方式", "申请人手机号", "phone",
    ),
    Field.RECEIVED: (
        "收件时间", "收件日期", "申请时间", "申请日期", "申报时间", "申办时间", "接件时间",
        "提交时间", "received_at",
    ),
    Field.ACCEPTED: ("受理时间", "受理日期", "正式受理时间", "accepted_at"),
    Field.PROMISED: (
        "承诺期限", "承诺时限", "承诺办结时限", "承诺天数", "承诺工作日", "promised",
    ),
    Field.PROMISED_UNIT: (
        "承诺时限单位", "承诺期限单位", "承诺办结时限单位", "时限单位", "promised_unit",
    ),
    Field.STATUTORY: ("法定期限", "法定时限", "法定办结时限", "法定天数", "statutory"),
    Field.STATUTORY_UNIT: (
        "法定时限单位", "法定期限单位", "法定办结时限单位", "statutory_unit",
    ),
    Field.STATE: ("办理状态", "办件状态", "状态", "业务状态", "处理状态", "state"),
    Field.STAGE: ("当前环节", "环节", "办理环节", "当前步骤", "stage"),
    Field.CONCLUDED: (
        "办结时间", "办结日期", "办理完成时间", "完成时间", "决定时间", "concluded_at",
    ),
    Field.RESULT: ("办结结果", "办理结果", "审批结果", "办结类型", "办结意见", "result"),
    Field.DELIVERED: ("送达时间", "取件时间", "领取时间", "出证时间", "delivered_at"),
    Field.SUSPENDED_FROM: (
        "挂起开始", "挂起开始时间", "挂起时间", "特别程序开始时间", "暂停开始", "暂停开始时间",
        "suspended_from",
    ),
    Field.SUSPENDED_TO: (
        "挂起结束", "挂起结束时间", "恢复时间", "特别程序结束时间", "暂停结束", "暂停结束时间",
        "suspended_to",
    ),
    Field.SUSPENDED_FOR: (
        "挂起原因", "特别程序种类", "特别程序", "特别程序名称", "暂停原因", "suspended_for",
    ),
    Field.PLACE: (
        "受理地点", "收件方式", "办件来源", "受理方式", "申报来源", "申请来源", "申请渠道",
        "place",
    ),
    Field.WINDOW: ("受理窗口", "窗口", "窗口号", "收件窗口", "window"),
    Field.DEPARTMENT: (
        "受理部门", "实施部门", "实施主体", "部门", "办理部门", "受理单位", "承办单位", "所属部门",
        "department",
    ),
}  # fmt: skip
_FIELD_OF = {plain_heading(name): field for field, names in _NAMES.items() for name in names}
_NEEDED = (Field.NUMBER, Field.APPLICANT, Field.RECEIVED, Field.STATE)
CONSTANT = "="
"""What a column map puts before a value that holds for every row."""


@dataclass(frozen=True)
class ColumnMap:
    """Which column of a file is what.

    Attributes:
        places: Column of each field, from 0.
        headings: What the file calls each of them.
        constants: Fields that the map gives one value for every row.
        unused: Headings that nothing was found for, or that the map left out.
    """

    places: Mapping[Field, int]
    headings: Mapping[Field, str]
    constants: Mapping[Field, str]
    unused: tuple[str, ...]

    @property
    def fields(self) -> frozenset[Field]:
        """Everything that a row has, in a column or for all rows."""
        return frozenset(self.places) | frozenset(self.constants)

    @property
    def told(self) -> dict[Field, str]:
        """Which heading became which field; a value for all rows stands with its sign."""
        constants = {field: f"{CONSTANT}{value}" for field, value in self.constants.items()}
        return {
            field: (dict(self.headings) | constants)[field]
            for field in Field
            if field in self.fields
        }

    @property
    def missing(self) -> tuple[Field, ...]:
        """What no case can do without and the file does not have."""
        lacking = [field for field in _NEEDED if field not in self.fields]
        if not self.fields & {Field.ITEM_CODE, Field.ITEM_NAME}:
            lacking.insert(1, Field.ITEM_NAME)
        return tuple(lacking)

    def heading(self, field: Field) -> str:
        """Return what the file calls a field, or what it is most often called."""
        return self.headings.get(field, field.heading)


def field_named(text: str) -> Field | None:
    """Return the field that a heading, or a name in a map, means."""
    return _FIELD_OF.get(plain_heading(text))


def known_headings(cells: Iterable[str]) -> int:
    """Return how many different fields a row names; the header names most."""
    return len({field_named(cell) for cell in cells} - {None})


def column_map(header: Sequence[str], chosen: Mapping[Field, str]) -> ColumnMap:
    """Return which column is what: as the hall's own map says, else as the headings tell.

    Args:
        header: The fields of the header.
        chosen: Heading, `=` and a value for all rows, or nothing to leave a field out.
    """
    recognised: dict[Field, int] = {}
    for place, cell in enumerate(header):
        field = field_named(cell)
        if field is not None and field not in chosen:
            recognised.setdefault(field, place)
    constants = {
        field: said.removeprefix(CONSTANT)
        for field, said in chosen.items()
        if said.startswith(CONSTANT)
    }
    by_heading = {plain_heading(cell): place for place, cell in reversed(list(enumerate(header)))}
    named = {
        field: by_heading[plain_heading(said)]
        for field, said in chosen.items()
        if said and field not in constants
    }
    places = recognised | named
    used = set(places.values())
    return ColumnMap(
        places=places,
        headings={field: header[place].strip() for field, place in places.items()},
        constants=constants,
        unused=tuple(
            cell.strip() for place, cell in enumerate(header) if place not in used and cell.strip()
        ),
    )
