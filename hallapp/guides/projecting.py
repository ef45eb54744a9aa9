"""Writes a content into the item and its parts: what citizens, slips and cases read from then on.

An entry that stays as it is and where it is keeps its row, and so its id; one that moved gets a
new row, for the versions before show it at its old place. Whatever ended stays readable under the
versions that had it.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from hallapp.guides.content import GuideContent
from hallapp.guides.content import columns as shown
from hallapp.guides.content.columns import item_columns, item_values, part_columns
from hallapp.guides.matching import key
from hallapp.guides.rules import department_key
from hallapp.guides.spelling import spelling
from hallapp.guides.tables import (
    ItemFee,
    ItemQuestion,
    ItemSituation,
    ItemSpecial,
    ItemStep,
    RequiredMaterial,
    ServiceItem,
)
from hallapp.guides.terms import GuideState, Origin
from hallapp.hall.tables import Department
from hallapp.kernel.database.base import Base, table_of

_item = table_of(ServiceItem)
_department = table_of(Department)
_PARTS: tuple[tuple[str, type[Base], Callable[[Mapping[str, Any]], Any]], ...] = (
    ("materials", RequiredMaterial, shown.material),
    ("fees", ItemFee, shown.fee),
    ("steps", ItemStep, shown.step),
    ("specials", ItemSpecial, shown.special),
    ("situations", ItemSituation, shown.situation),
    ("questions", ItemQuestion, shown.faq),
)
_AT_ONCE = 400  # SQLite takes a limited number of values in one statement


@dataclass(frozen=True)
class Issue:
    """Under which version and in whose name a content is written.

    Attributes:
        reviewed_on: Day of review; None for drafts and samples.
    """

    state: GuideState
    now: datetime
    person_id: uuid.UUID | None
    reviewed_on: date | None = None
    reviewed_by: uuid.UUID | None = None


@dataclass(frozen=True)
class NewGuide:
    """An item to be added with its content."""

    id: uuid.UUID
    code: str
    department_id: uuid.UUID
    department: str
    content: GuideContent


def contents(
    connection: Connection, hall_id: uuid.UUID, item_ids: Sequence[uuid.UUID] | None = None
) -> dict[uuid.UUID, GuideContent]:
    """Return what items show now, as contents; of all items of the hall where none are named."""
    lists: dict[uuid.UUID, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    rows: list[Mapping[Any, Any]] = []
    for portion in _portions(item_ids):
        rows += connection.execute(_chosen(_item, _item.c.id, hall_id, portion)).mappings()
        for name, part, read in _PARTS:
            table = table_of(part)
            statement = (
                _chosen(table, table.c.item_id, hall_id, portion)
                .where(table.c.until_version.is_(None))
                .order_by(table.c.item_id, table.c.position)
            )
            for row in connection.execute(statement).mappings():
                lists[row["item_id"]][name].append(read(_named(row)))
    return {
        row["id"]: GuideContent(
            item_values(_named(row)),
            **{name: tuple(lists[row["id"]][name]) for name, _part, _read in _PARTS},
        )
        for row in rows
    }


def add(connection: Connection, hall_id: uuid.UUID, new: Sequence[NewGuide], issue: Issue) -> None:
    """Add items as their first version."""
    if not new:
        return
    connection.execute(
        insert(_item),
        [
            {
                "id": each.id,
                "hall_id": hall_id,
                "department_id": each.department_id,
                "code": each.code,
                "version": 1,
                "item_type_origin": Origin.STATED,
                "handling_type_origin": Origin.STATED,
                **_item_row(each.content, each.department, issue),
            }
            for each in new
        ],
    )
    for name, part, _read in _PARTS:
        rows = [
            _part_row(hall_id, each.id, position, 1, entry)
            for each in new
            for position, entry in enumerate(getattr(each.content, name), start=1)
        ]
        if rows:
            connection.execute(insert(table_of(part)), rows)


def replace(
    connection: Connection,
    hall_id: uuid.UUID,
    item_id: uuid.UUID,
    content: GuideContent,
    issue: Issue,
    *,
    keeps_version: bool = False,
) -> int:
    """Write a content as the next version of an item; return the number of that version.

    A version that was never public, an imported draft, is written over under its own number.

    Args:
        connection: Of the use case's transaction.
        hall_id: The hall.
        item_id: The item.
        content: What it shows from now on.
        issue: In whose name.
        keeps_version: Nobody has seen the present version: a demo hall that is being made.
    """
    statement = (
        select(_item.c.version, _item.c.state, _department.c.name)
        .join(_department, _department.c.id == _item.c.department_id)
        .where(_item.c.id == item_id, _item.c.hall_id == hall_id)
        .with_for_update(of=_item)
    )
    before, state, department = connection.execute(statement).one()
    version = before if keeps_version or state is GuideState.DRAFT else before + 1
    row = _item_row(content, department, issue)
    connection.execute(update(_item).where(_item.c.id == item_id), {**row, "version": version})
    for name, part, _read in _PARTS:
        _replace_parts(connection, part, _Place(hall_id, item_id, version), getattr(content, name))
    return version


def set_state(connection: Connection, hall_id: uuid.UUID, item_id: uuid.UUID, issue: Issue) -> None:
    """Change an item's state without a new version: suspended, resumed, withdrawn."""
    connection.execute(
        update(_item).where(_item.c.id == item_id, _item.c.hall_id == hall_id),
        {"state": issue.state, "changed_at": issue.now, "changed_by": issue.person_id},
    )


@dataclass(frozen=True)
class _Place:
    hall_id: uuid.UUID
    item_id: uuid.UUID
    version: int


def _replace_parts(
    connection: Connection, part: type[Base], place: _Place, entries: Iterable[Any]
) -> None:
    table = table_of(part)
    statement = select(table).where(
        table.c.item_id == place.item_id, table.c.until_version.is_(None)
    )
    there = {row["position"]: row for row in connection.execute(statement).mappings()}
    fresh: list[dict[str, Any]] = []
    ended = set(there)
    for position, entry in enumerate(entries, start=1):
        given = part_columns(entry)
        row = there.get(position)
        if row is not None and all(row[name] == value for name, value in given.items()):
            ended.discard(position)
        else:
            fresh.append(_part_row(place.hall_id, place.item_id, position, place.version, entry))
    if ended:
        closing = (
            update(table)
            .where(table.c.id == bindparam("wanted"))
            .values(until_version=place.version - 1)
        )
        connection.execute(closing, [{"wanted": there[each]["id"]} for each in sorted(ended)])
    if fresh:
        connection.execute(insert(table), fresh)


def _item_row(content: GuideContent, department: str, issue: Issue) -> dict[str, Any]:
    name = content.text("name")
    typed = spelling(name)
    return {
        **item_columns(content),
        "name_key": key(name),
        "initials": typed.initials,
        "pinyin": typed.syllables,
        "department_key": department_key(department),
        "state": issue.state,
        "changed_at": issue.now,
        "changed_by": issue.person_id,
        "reviewed_on": issue.reviewed_on,
        "reviewed_by": issue.reviewed_by,
    }


def _part_row(
    hall_id: uuid.UUID, item_id: uuid.UUID, position: int, version: int, entry: Any
) -> dict[str, Any]:
    return {
        "id": uuid.uuid4(),
        "hall_id": hall_id,
        "item_id": item_id,
        "position": position,
        "since_version": version,
        **part_columns(entry),
    }


def _portions(item_ids: Sequence[uuid.UUID] | None) -> Iterable[Sequence[uuid.UUID] | None]:
    if item_ids is None:
        yield None
        return
    for start in range(0, len(item_ids), _AT_ONCE):
        yield item_ids[start : start + _AT_ONCE]


def _chosen(table: Any, column: Any, hall_id: uuid.UUID, portion: Any) -> Any:
    statement = select(table).where(table.c.hall_id == hall_id)
    return statement if portion is None else statement.where(column.in_(portion))


def _named(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): value for name, value in row.items()}
