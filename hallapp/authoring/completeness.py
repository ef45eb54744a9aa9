"""Which elements the guides of a department lack; the target is none (零空白栏目).

Source: the thirteen unified elements of a guide, and what the law asks to be displayed
(行政许可法第三十条, 国务院关于在线政务服务的若干规定第六条).
"""

import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, func, select
from sqlalchemy.sql.elements import ColumnElement

from hallapp.authoring.store import IS_OPEN, draft_table
from hallapp.authoring.terms import CompletenessRow, LackingRow
from hallapp.guides.content import GuideContent, unpacked
from hallapp.guides.tables import ItemFee, ItemStep, RequiredMaterial, ServiceItem
from hallapp.guides.terms import GuideState
from hallapp.hall.tables import Department
from hallapp.kernel.database.base import Base, table_of
from hallapp.kernel.texts import _, mark

_item = table_of(ServiceItem).c
_department = table_of(Department).c
_fee = table_of(ItemFee).c


@dataclass(frozen=True)
class _Facts:
    """What has to be known of a guide to see what it lacks."""

    values: Mapping[Any, Any]
    materials: int = 0
    steps: int = 0
    fees: int = 0
    fee_bases: int = 0

    def has(self, *keys: str) -> bool:
        """Return whether one of these fields says something; 0 and no are something."""
        return any(self.values.get(key) not in (None, "") for key in keys)


@dataclass(frozen=True)
class _Element:
    """An element of a guide and when a guide has it."""

    source_label: str
    is_there: Callable[[_Facts], bool]


def _given(label: str, *keys: str) -> _Element:
    return _Element(label, lambda facts: facts.has(*keys))


def _has_standard(facts: _Facts) -> bool:
    charges = facts.values.get("charges")
    if charges is True:
        return facts.fees > 0 or facts.has("fee_text")
    return charges is False


def _has_fee_basis(facts: _Facts) -> bool:
    if facts.values.get("charges") is True:
        return facts.fee_bases > 0 or facts.has("fee_basis")
    return facts.values.get("charges") is False or facts.has("fee_basis")


ELEMENTS: Final[Mapping[str, _Element]] = {
    "name": _given(mark("事项名称"), "name"),
    "item_type": _given(mark("事项类型"), "item_type"),
    "legal_basis": _given(mark("设定依据"), "legal_basis"),
    "agency": _given(mark("实施主体"), "agency"),
    "statutory": _given(mark("法定办结时限"), "statutory_amount", "statutory_note"),
    "promised": _given(mark("承诺办结时限"), "promised_amount", "promised_note"),
    "fees": _Element(mark("收费标准"), _has_standard),
    "fee_basis": _Element(mark("收费依据"), _has_fee_basis),
    "materials": _Element(mark("申请材料"), lambda facts: facts.materials > 0),
    "steps": _Element(mark("办理流程"), lambda facts: facts.steps > 0 or facts.has("flow_note")),
    "place": _given(mark("办理地点"), "place"),
    "consult_phone": _given(mark("咨询电话"), "consult_phone"),
    "complaint_phone": _given(mark("监督投诉电话"), "complaint_phone"),
    "conditions": _given(mark("受理条件"), "conditions"),
    "audience": _given(mark("服务对象"), "audience"),
    "hours": _given(mark("办理时间"), "hours"),
    "visits": _given(mark("到办事现场次数"), "visits"),
    "result_name": _given(mark("审批结果名称"), "result_name"),
    "remedies": _given(mark("行政复议、行政诉讼"), "remedies"),
}
"""The thirteen unified elements first, then what else a citizen needs to know."""

_READ = tuple(
    _item[name]
    for name in (
        "name", "legal_basis", "agency", "statutory_amount", "statutory_note", "promised_amount",
        "promised_note", "charges", "fee_text", "fee_basis", "flow_note", "place",
        "consult_phone", "complaint_phone", "conditions", "audience", "hours", "visits",
        "result_name", "remedies",
    )
)  # fmt: skip
_COUNTS = ("materials", "steps", "fees", "fee_bases")


@dataclass
class _Board:
    totals: Counter[str] = field(default_factory=Counter[str])
    lacking: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])


def board(connection: Connection, hall_id: uuid.UUID) -> tuple[CompletenessRow, ...]:
    """Return for each department and element how many guides lack it, departments by name."""
    counted = _Board()
    for row, facts in _guides(connection, hall_id):
        counted.totals[row.department] += 1
        for key, element in ELEMENTS.items():
            if not element.is_there(facts):
                counted.lacking[row.department, key] += 1
    return tuple(
        CompletenessRow(
            department, key, _(element.source_label), counted.lacking[department, key], total
        )
        for department, total in sorted(counted.totals.items())
        for key, element in ELEMENTS.items()
    )


def lacking(
    connection: Connection, hall_id: uuid.UUID, department: str | None, element: str
) -> tuple[LackingRow, ...]:
    """Return the guides that lack an element, by code; of all departments for None."""
    is_there = ELEMENTS[element].is_there
    found = [
        row
        for row, facts in _guides(connection, hall_id)
        if department in (None, row.department) and not is_there(facts)
    ]
    return tuple(sorted(found, key=lambda row: row.code))


def _guides(connection: Connection, hall_id: uuid.UUID) -> Iterator[tuple[LackingRow, _Facts]]:
    """Give every guide that is public or being written; in one pass over each table."""
    written = _written(connection, hall_id)
    for row in connection.execute(_statement(hall_id)).mappings():
        head = LackingRow(row["id"], row["code"], row["name"], row["department"])
        content = written.get(row["id"]) if row["state"] is GuideState.DRAFT else None
        # An item cannot be kept without its type.
        kept = _Facts({**row, "item_type": "kept"}, *(row[name] or 0 for name in _COUNTS))
        yield head, kept if content is None else _of_content(content)


def _statement(hall_id: uuid.UUID) -> Any:
    counts = {
        "materials": _count(RequiredMaterial, hall_id),
        "steps": _count(ItemStep, hall_id),
        "fees": _count(ItemFee, hall_id),
        "fee_bases": _count(ItemFee, hall_id, _fee.basis != ""),
    }
    joined: Any = table_of(ServiceItem).join(
        table_of(Department), _department.id == _item.department_id
    )
    for each in counts.values():
        joined = joined.outerjoin(each, each.c.item_id == _item.id)
    return (
        select(
            _item.id,
            _item.code,
            _item.state,
            _department.name.label("department"),
            *_READ,
            *(each.c["count"].label(name) for name, each in counts.items()),
        )
        .select_from(joined)
        .where(_item.hall_id == hall_id, _item.state != GuideState.WITHDRAWN)
    )


def _count(part: type[Base], hall_id: uuid.UUID, *only: ColumnElement[bool]) -> Any:
    """Return how many entries each item has now, as a table to join."""
    table = table_of(part)
    return (
        select(table.c.item_id, func.count().label("count"))
        .where(table.c.hall_id == hall_id, table.c.until_version.is_(None), *only)
        .group_by(table.c.item_id)
        .subquery()
    )


def _of_content(content: GuideContent) -> _Facts:
    return _Facts(
        content.values,
        len(content.materials),
        len(content.steps),
        len(content.fees),
        sum(1 for fee in content.fees if fee.basis),
    )


def _written(connection: Connection, hall_id: uuid.UUID) -> dict[uuid.UUID, GuideContent]:
    """Return what is being written for items that were never public."""
    statement = (
        select(draft_table.c.item_id, draft_table.c.content)
        .join_from(draft_table, table_of(ServiceItem), _item.id == draft_table.c.item_id)
        .where(draft_table.c.hall_id == hall_id, IS_OPEN, _item.state == GuideState.DRAFT)
    )
    return {row.item_id: unpacked(row.content) for row in connection.execute(statement)}
