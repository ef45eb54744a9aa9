"""Statements of an import: what the hall has, and whole portions of items written at once."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from hallapp.guides.importing.comparing import Stored, StoredItem
from hallapp.guides.importing.plan import ImportItem
from hallapp.guides.matching import key
from hallapp.guides.rules import department_key, fee_standards, is_charged
from hallapp.guides.spelling import spelling
from hallapp.guides.tables import ItemFee, RequiredMaterial, ServiceItem
from hallapp.guides.terms import GuideState
from hallapp.guides.whole_guide import limit_of
from hallapp.hall.tables import Department, Hall
from hallapp.kernel.database.base import table_of

_item = table_of(ServiceItem)
_material = table_of(RequiredMaterial)
_fee = table_of(ItemFee)
_department = table_of(Department)
_hall = table_of(Hall)
_GIVEN = (
    "item_type", "item_type_origin", "handling_type", "handling_type_origin", "legal_basis",
    "statutory_amount", "statutory_unit", "promised_amount", "promised_unit",
    "fee_text", "fee_basis", "charges", "sources",
    "version", "state", "changed_at", "changed_by", "reviewed_on", "reviewed_by",
)  # fmt: skip
_CHANGE = (
    update(_item)
    .where(_item.c.id == bindparam("wanted"))
    .values({name: bindparam(name) for name in _GIVEN})
)
_CLOSE_MATERIALS, _CLOSE_FEES = (
    update(part)
    .where(part.c.item_id == bindparam("wanted"), part.c.until_version.is_(None))
    .values(until_version=bindparam("last_version"))
    for part in (_material, _fee)
)
# What a hall has written about a material stays with it when the list around it changes.
_KEPT_OF_MATERIALS = tuple(
    column.name
    for column in _material.c
    if column.name not in {"id", "hall_id", "item_id", "position", "since_version", "until_version"}
)


@dataclass(frozen=True)
class Writer:
    """Who writes when, and what state the written guides get."""

    hall_id: uuid.UUID
    state: GuideState
    now: datetime
    person_id: uuid.UUID | None


@dataclass(frozen=True)
class NewItem:
    """An item to be added."""

    id: uuid.UUID
    code: str
    department_id: uuid.UUID
    item: ImportItem


def departments(connection: Connection, hall_id: uuid.UUID) -> dict[str, uuid.UUID]:
    """Return the hall's departments by name."""
    statement = select(_department.c.name, _department.c.id).where(_department.c.hall_id == hall_id)
    return {row.name: row.id for row in connection.execute(statement)}


def add_departments(
    connection: Connection, hall_id: uuid.UUID, made: Mapping[str, uuid.UUID]
) -> None:
    """Add departments."""
    if made:
        rows = [{"id": each, "hall_id": hall_id, "name": name} for name, each in made.items()]
        connection.execute(insert(_department), rows)


def codes(connection: Connection, hall_id: uuid.UUID) -> list[str]:
    """Return every code that the hall has given to an item."""
    return list(connection.scalars(select(_item.c.code).where(_item.c.hall_id == hall_id)))


def is_demo(connection: Connection, hall_id: uuid.UUID) -> bool:
    """Return whether the hall is a demo hall."""
    return bool(connection.scalar(select(_hall.c.is_demo).where(_hall.c.id == hall_id)))


def stored_items(connection: Connection, hall_id: uuid.UUID) -> Stored:
    """Return the hall's items as lines of a file would say them."""
    materials: dict[uuid.UUID, list[str]] = defaultdict(list)
    listed = (
        select(_material.c.item_id, _material.c.name)
        .where(_material.c.hall_id == hall_id, _material.c.until_version.is_(None))
        .order_by(_material.c.item_id, _material.c.position)
    )
    for item_id, name in connection.execute(listed):
        materials[item_id].append(name)
    statement = (
        select(
            _item.c.id, _item.c.code, _item.c.version, _item.c.state,
            _item.c.name, _department.c.name.label("department"),
            _item.c.item_type, _item.c.item_type_origin,
            _item.c.handling_type, _item.c.handling_type_origin, _item.c.legal_basis,
            _item.c.statutory_amount, _item.c.statutory_unit,
            _item.c.promised_amount, _item.c.promised_unit,
            _item.c.fee_text, _item.c.fee_basis, _item.c.sources,
        )
        .join(_department, _department.c.id == _item.c.department_id)
        .where(_item.c.hall_id == hall_id)
    )  # fmt: skip
    found = (_stored(row, materials) for row in connection.execute(statement).mappings())
    return {(each.item.department, each.item.name): each for each in found}


def _stored(row: Mapping[Any, Any], materials: Mapping[uuid.UUID, list[str]]) -> StoredItem:
    item = ImportItem(
        name=row["name"],
        department=row["department"],
        item_type=row["item_type"],
        item_type_origin=row["item_type_origin"],
        handling_type=row["handling_type"],
        handling_type_origin=row["handling_type_origin"],
        legal_basis=row["legal_basis"],
        statutory=limit_of(row["statutory_amount"], row["statutory_unit"]),
        promised=limit_of(row["promised_amount"], row["promised_unit"]),
        fee_text=row["fee_text"],
        fee_basis=row["fee_basis"],
        materials=tuple(materials.get(row["id"], ())),
        sources=row["sources"],
    )
    return StoredItem(row["id"], row["code"], row["version"], row["state"], item)


def add_items(connection: Connection, new: Sequence[NewItem], writer: Writer) -> None:
    """Add items with their materials and fees."""
    if not new:
        return
    connection.execute(insert(_item), [_new_row(each, writer) for each in new])
    given = [(each.id, 1, each.item) for each in new]
    _add_materials(connection, given, writer, {})
    _add_fees(connection, given, writer)


def change_items(
    connection: Connection, changed: Sequence[tuple[StoredItem, ImportItem]], writer: Writer
) -> None:
    """Raise items to their next version; materials and fees that end stay readable."""
    if not changed:
        return
    rows = [
        {"wanted": there.id, **_given(item, writer), "version": there.version + 1}
        for there, item in changed
    ]
    connection.execute(_CHANGE, rows)
    materials = [pair for pair in changed if pair[0].item.materials != pair[1].materials]
    fees = [pair for pair in changed if _fees_differ(*pair)]
    kept = _kept_materials(connection, [there.id for there, _item in materials])
    _close(connection, _CLOSE_MATERIALS, materials)
    _add_materials(connection, _next(materials), writer, kept)
    _close(connection, _CLOSE_FEES, fees)
    _add_fees(connection, _next(fees), writer)


def _fees_differ(there: StoredItem, item: ImportItem) -> bool:
    return (there.item.fee_text, there.item.fee_basis) != (item.fee_text, item.fee_basis)


def _next(
    changed: Iterable[tuple[StoredItem, ImportItem]],
) -> list[tuple[uuid.UUID, int, ImportItem]]:
    return [(there.id, there.version + 1, item) for there, item in changed]


def _close(
    connection: Connection, statement: Any, changed: Sequence[tuple[StoredItem, ImportItem]]
) -> None:
    if changed:
        rows = [{"wanted": there.id, "last_version": there.version} for there, _item in changed]
        connection.execute(statement, rows)


def _new_row(new: NewItem, writer: Writer) -> dict[str, Any]:
    typed = spelling(new.item.name)
    return {
        "id": new.id,
        "hall_id": writer.hall_id,
        "department_id": new.department_id,
        "code": new.code,
        "name": new.item.name,
        "name_key": key(new.item.name),
        "initials": typed.initials,
        "pinyin": typed.syllables,
        "department_key": department_key(new.item.department),
        **_given(new.item, writer),
        "version": 1,
    }


def _given(item: ImportItem, writer: Writer) -> dict[str, Any]:
    """Return the columns that a file fills, and those that say who wrote it."""
    return {
        "item_type": item.item_type,
        "item_type_origin": item.item_type_origin,
        "handling_type": item.handling_type,
        "handling_type_origin": item.handling_type_origin,
        "legal_basis": item.legal_basis,
        "statutory_amount": item.statutory.amount if item.statutory else None,
        "statutory_unit": item.statutory.unit if item.statutory else None,
        "promised_amount": item.promised.amount if item.promised else None,
        "promised_unit": item.promised.unit if item.promised else None,
        "fee_text": item.fee_text,
        "fee_basis": item.fee_basis,
        "charges": is_charged(item.fee_text),
        "sources": item.sources,
        "state": writer.state,
        "changed_at": writer.now,
        "changed_by": writer.person_id,
        # What was reviewed was the version before.
        "reviewed_on": None,
        "reviewed_by": None,
    }


def _kept_materials(
    connection: Connection, item_ids: Sequence[uuid.UUID]
) -> dict[tuple[uuid.UUID, str], dict[str, Any]]:
    """Return what is written about the present materials of items, by item and name."""
    statement = select(_material).where(
        _material.c.item_id.in_(item_ids), _material.c.until_version.is_(None)
    )
    return {
        (row["item_id"], row["name"]): {name: row[name] for name in _KEPT_OF_MATERIALS}
        for row in connection.execute(statement).mappings()
    }


def _add_materials(
    connection: Connection,
    given: Iterable[tuple[uuid.UUID, int, ImportItem]],
    writer: Writer,
    kept: Mapping[tuple[uuid.UUID, str], dict[str, Any]],
) -> None:
    fresh: list[dict[str, Any]] = []
    known: list[dict[str, Any]] = []
    for item_id, version, item in given:
        for position, name in enumerate(item.materials, start=1):
            row = _part(writer, item_id, position, version) | {"name": name}
            # The rows of one statement must fill the same columns.
            there = kept.get((item_id, name))
            (known if there else fresh).append((there or {}) | row)
    for rows in (fresh, known):
        if rows:
            connection.execute(insert(_material), rows)


def _add_fees(
    connection: Connection, given: Iterable[tuple[uuid.UUID, int, ImportItem]], writer: Writer
) -> None:
    rows = [
        _part(writer, item_id, position, version) | {"standard": standard, "basis": item.fee_basis}
        for item_id, version, item in given
        for position, standard in enumerate(fee_standards(item.fee_text), start=1)
    ]
    if rows:
        connection.execute(insert(_fee), rows)


def _part(writer: Writer, item_id: uuid.UUID, position: int, version: int) -> dict[str, Any]:
    return {
        "id": uuid.uuid4(),
        "hall_id": writer.hall_id,
        "item_id": item_id,
        "position": position,
        "since_version": version,
    }
