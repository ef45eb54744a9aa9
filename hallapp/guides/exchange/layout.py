"""Sheets and columns of an exchange file: one table of them for all formats (文件格式).

The words are those of the file: they stay Chinese whatever language the screen shows.

Source: element table of the national implementation list (政务服务事项实施清单) for the exchange
names; where it has none, the key is our own.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Final

from hallapp.guides.content import FIELDS, Choice, Field, FieldKind
from hallapp.guides.terms import FeeState, Necessity
from hallapp.hall.limits import LimitUnit
from hallapp.kernel.texts import papers


class CellKind(Enum):
    """What a cell holds, and so how it is written and read."""

    TEXT = "text"
    LONG = "long"
    CODE = "code"
    PHONE = "phone"
    URL = "url"
    NUMBER = "number"
    YES_NO = "yes_no"
    CHOICE = "choice"
    DAY = "day"
    FILE = "file"
    WHEN = "when"


MOST_TEXT: Final = 30_000
"""Characters of the longest text; a cell of a workbook holds no more than 32,767."""

_NAME, _CODE, _PHONE, _ITEM_CODE, _DEPARTMENT = 200, 50, 60, 20, 120
# What the store keeps in columns of 200 characters; a test holds this against the tables.
_NAMES = frozenset({
    "name", "examination", "power_source", "exercised_at", "agency", "agency_kind",
    "entrusted_by", "hall_name", "online_depth", "service_area", "result_name", "result_kind",
})  # fmt: skip
_CODES = frozenset({
    "catalog_code", "local_catalog_code", "task_code", "local_task_code", "handle_item_code",
    "parent_code", "agency_code",
})  # fmt: skip


@dataclass(frozen=True, eq=False)  # each column is one object: told apart by what it is
class Column:
    """One column of a sheet.

    Attributes:
        key: The field it fills.
        exchange: Its name in JSON.
        label: Its header in workbooks and CSV.
        limit: Most characters.
        choices: Value and word of each choice.
        is_open: A choice that also takes words of one's own.
        is_needed: An entry without it is refused.
        note: What a person has to know to fill it; empty when the header says it all.
    """

    key: str
    exchange: str
    label: str
    kind: CellKind
    limit: int = MOST_TEXT
    choices: tuple[tuple[str, str], ...] = ()
    is_open: bool = False
    is_needed: bool = False
    note: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet; `key` is the list of the content it fills, `items` for the items themselves."""

    key: str
    title: str
    columns: tuple[Column, ...]


ITEMS: Final = "items"
CODE: Final = Column(
    "code", "code", "事项编码", CellKind.CODE, _ITEM_CODE,
    note="大厅自己的编码，如 GA-001。新事项可以留空，导入时自动编号。",
)  # fmt: skip
ITEM_NAME: Final = Column(
    "item_name", "item_name", "所属事项", CellKind.TEXT, _NAME,
    note="事项名称。事项编码留空的新事项靠它对应。",
)  # fmt: skip
DEPARTMENT: Final = Column(
    "department", "department", "部门", CellKind.TEXT, _DEPARTMENT, is_needed=True,
    note="部门名称。大厅里没有的部门会新增。",
)  # fmt: skip
_WHEN_NOTE = (
    "只对部分情形适用时填写，如 who=agent;kind=change,renew（问题代号=选项代号）。留空表示都适用。"
)
_FILE_NOTE = "本大厅附件的编号，导出时写出。没有附件请留空，附件在编制界面上传。"
_KEPT = {
    FieldKind.TEXT: CellKind.TEXT, FieldKind.LONG: CellKind.LONG,
    FieldKind.NUMBER: CellKind.NUMBER, FieldKind.YES_NO: CellKind.YES_NO,
    FieldKind.CHOICE: CellKind.CHOICE, FieldKind.DAY: CellKind.DAY,
    FieldKind.PHONE: CellKind.PHONE, FieldKind.URL: CellKind.URL,
    FieldKind.FILE: CellKind.FILE,
}  # fmt: skip


@cache
def sheets() -> dict[str, Sheet]:
    """Return every sheet by its key, items first."""
    with papers():
        made = (
            Sheet(ITEMS, "事项", (CODE, DEPARTMENT, *map(_of_field, FIELDS))),
            Sheet("materials", "材料", (CODE, ITEM_NAME, *_materials())),
            Sheet("fees", "收费", (CODE, ITEM_NAME, *_fees())),
            Sheet("steps", "环节", (CODE, ITEM_NAME, *_steps())),
            Sheet("specials", "特别程序", (CODE, ITEM_NAME, *_specials())),
            Sheet("situations", "情形", (CODE, ITEM_NAME, *_SITUATIONS)),
            Sheet("questions", "常见问题", (CODE, ITEM_NAME, *_FAQ)),
        )
        return {sheet.key: sheet for sheet in made}


def _of_field(field: Field) -> Column:
    kind = CellKind.CODE if field.key in _CODES else _KEPT[field.kind]
    return Column(
        field.key,
        field.exchange or field.key,
        field.source_label,
        kind,
        _limit(field.key, kind),
        _choices(field.choices),
        field.is_open,
        field.key in {"name", "item_type"},
        _FILE_NOTE if kind is CellKind.FILE else "",
    )


def _limit(key: str, kind: CellKind) -> int:
    if key in _NAMES:
        return _NAME
    return {CellKind.CODE: _CODE, CellKind.PHONE: _PHONE}.get(kind, MOST_TEXT)


def _choices(choices: tuple[Choice, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((each.value, each.words()) for each in choices)


def _labels(kind: type[Necessity | FeeState | LimitUnit]) -> tuple[tuple[str, str], ...]:
    return tuple((str(each.value), each.label) for each in kind)


def _text(key: str, exchange: str, label: str, limit: int = MOST_TEXT) -> Column:
    return Column(key, exchange, label, CellKind.TEXT, limit)


def _needed(key: str, exchange: str, label: str, limit: int = MOST_TEXT) -> Column:
    return Column(key, exchange, label, CellKind.TEXT, limit, is_needed=True)


def _long(key: str, exchange: str, label: str) -> Column:
    return Column(key, exchange, label, CellKind.LONG)


def _yes_no(key: str, exchange: str, label: str) -> Column:
    return Column(key, exchange, label, CellKind.YES_NO)


def _when(label: str = "适用情形") -> Column:
    return Column("when", "when", label, CellKind.WHEN, note=_WHEN_NOTE)


def _limit_columns() -> tuple[Column, Column]:
    return (
        Column("limit_amount", "limit_amount", "所需时限", CellKind.NUMBER),
        Column("limit_unit", "limit_unit", "时限单位", CellKind.CHOICE, choices=_labels(LimitUnit)),
    )


def _materials() -> tuple[Column, ...]:
    return (
        _needed("name", "material_name", "材料名称"),
        _text("form", "material_type", "材料类型和形式", _NAME),
        Column("copies", "page_num", "纸质份数", CellKind.NUMBER),
        _text("page_format", "page_format", "纸质规格", _NAME),
        Column(
            "necessity", "is_need", "必要性", CellKind.CHOICE, choices=_labels(Necessity)
        ),
        _text("source", "source_type", "来源渠道", _NAME),
        _long("source_note", "source_explain", "来源渠道说明"),
        _long("standard", "accept_stand", "受理标准"),
        _long("filling_note", "fill_explain", "填报须知"),
        _long("blank_form", "form_guid", "空白表格说明"),
        _long("sample_form", "example_guid", "示例样表说明"),
        _long("legal_basis", "by_law", "要求提供的依据"),
        _long("remark", "remark", "备注"),
        Column(
            "group", "group", "任一项组名", CellKind.TEXT, _NAME,
            note="组名相同的几份材料，交其中任何一份就够，如 身份证明。",
        ),
        Column("blank_file", "blank_file", "空白表格文件", CellKind.FILE, note=_FILE_NOTE),
        Column("sample_file", "sample_file", "示例样表文件", CellKind.FILE, note=_FILE_NOTE),
        _when(),
    )  # fmt: skip


def _fees() -> tuple[Column, ...]:
    return (
        _text("name", "fee_name", "收费项目名称", _NAME),
        _long("standard", "fee_stand", "收费标准"),
        _long("basis", "by_law", "收费依据"),
        _yes_no("may_reduce", "is_desc", "是否允许减免"),
        _long("reduction", "desc_explain", "允许减免依据"),
        _long("remark", "remark", "备注"),
        Column("state", "state", "收费状态", CellKind.CHOICE, choices=_labels(FeeState)),
        Column("changed_on", "changed_on", "变动日期", CellKind.DAY),
        _long("document", "document", "变动文号"),
        _when(),
    )


def _steps() -> tuple[Column, ...]:
    return (
        _needed("name", "name", "环节名称", _NAME),
        *_limit_columns(),
        _text("actor", "actor", "办理人员", _NAME),
        _long("standard", "standard", "审核标准"),
        _long("result", "result", "办理结果"),
        _yes_no("counts_in_limit", "counts_in_limit", "是否计入法定时限"),
    )


def _specials() -> tuple[Column, ...]:
    return (
        _needed("name", "name", "特别程序名称", _NAME),
        *_limit_columns(),
        _long("basis", "basis", "法定依据"),
        _yes_no("charges", "charges", "是否收费"),
        _long("fee_basis", "fee_basis", "收费依据"),
        _yes_no("counts_in_limit", "counts_in_limit", "是否计入法定时限"),
    )


_SITUATIONS = (
    Column(
        "key", "key", "问题代号", CellKind.TEXT, _CODE, is_needed=True,
        note="英文短词，如 who。同一个问题的几行写同样的代号，一行一个选项。",
    ),
    Column("ask", "ask", "问题", CellKind.TEXT, note="如 谁来办？ 写在这个问题的第一行。"),
    Column("when", "when", "何时才问", CellKind.WHEN, note=_WHEN_NOTE),
    Column(
        "option_key", "option_key", "选项代号", CellKind.TEXT, _CODE,
        note="英文短词，如 agent。",
    ),
    Column("option_words", "option_words", "选项", CellKind.TEXT, note="如 委托他人代办"),
)  # fmt: skip
_FAQ = (
    _needed("question", "question", "问题"),
    _needed("answer", "answer", "解答"),
)
