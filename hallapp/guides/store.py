"""Statements about items and their guides; the only SQL of this feature for reading."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from hallapp.guides.index import Entry
from hallapp.guides.matching import Keys, code_key, key
from hallapp.guides.tables import (
    ItemFee,
    ItemQuestion,
    ItemSituation,
    ItemSpecial,
    ItemStep,
    RequiredMaterial,
    ServiceItem,
)
from hallapp.guides.terms import (
    GuideState,
    ItemRow,
    Placing,
)
from hallapp.hall.tables import Department, Hall
from hallapp.kernel.changes import Change
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.records import Revision

_Part = RequiredMaterial | ItemFee | ItemStep | ItemSpecial | ItemSituation | ItemQuestion
_SomePart = TypeVar(
    "_SomePart",
    RequiredMaterial,
    ItemFee,
    ItemStep,
    ItemSpecial,
    ItemSituation,
    ItemQuestion,
)


def _is_current(part: type[_Part]) -> ColumnElement[bool]:
    return and_(part.item_id == ServiceItem.id, part.until_version.is_(None))


_MATERIALS: ScalarSelect[int] = (
    select(func.count()).where(_is_current(RequiredMaterial)).scalar_subquery()
)
_HAS_MATERIALS = exists().where(_is_current(RequiredMaterial))
_LISTED = (
    ServiceItem.id,
    ServiceItem.code,
    ServiceItem.name,
    Department.name,
    ServiceItem.item_type,
    ServiceItem.handling_type,
    ServiceItem.initials,
    _MATERIALS,
    ServiceItem.state,
)
# Seeded guides are nobody's promise: outside a demo hall they do not exist for anybody.
_IS_DEMO = exists().where(Hall.id == ServiceItem.hall_id, Hall.is_demo)
SAMPLE_ALLOWED = or_(ServiceItem.state != GuideState.SAMPLE, _IS_DEMO)
_FOR_STAFF = and_(ServiceItem.state != GuideState.WITHDRAWN, SAMPLE_ALLOWED)
_PUBLIC = and_(
    ServiceItem.state.in_((GuideState.PUBLISHED, GuideState.SAMPLE)),
    SAMPLE_ALLOWED,
)
_FOR_CITIZENS = and_(_PUBLIC, _HAS_MATERIALS)
_COUNT_MATERIALS = (
    select(RequiredMaterial.item_id, func.count())
    .where(RequiredMaterial.hall_id == bindparam("hall"), RequiredMaterial.until_version.is_(None))
    .group_by(RequiredMaterial.item_id)
)
_items = table_of(ServiceItem)
_ONE_ITEM = update(_items).where(
    _items.c.id == bindparam("wanted"), _items.c.hall_id == bindparam("hall")
)
_PLACE = _ONE_ITEM.values(
    {
        name: bindparam(name)
        for name in ("place", "hours", "consult_phone", "complaint_phone", "is_place_sample")
    }
)
_SET_POPULARITY = _ONE_ITEM.values(popularity=bindparam("popularity"))
_revision = table_of(Revision).c
_TIMES_CHANGED = select(_revision.n).where(
    _revision.hall_id == bindparam("hall"), _revision.kind == str(Change.GUIDES.name).lower()
)


def _visible(hall_id: uuid.UUID, *, for_kiosk: bool) -> ColumnElement[bool]:
    return and_(ServiceItem.hall_id == hall_id, _FOR_CITIZENS if for_kiosk else _FOR_STAFF)


def _item_row(row: Sequence[Any]) -> ItemRow:
    *listed, materials, state = row
    return ItemRow(*listed, material_count=materials, state=state, is_complete=materials > 0)


def entries(session: Session, hall_id: uuid.UUID, *, for_kiosk: bool) -> Iterator[Entry]:
    """Yield every item that may be looked for, with what it is found by."""
    # Two plain statements, joined here: right after an import a server knows nothing of how much
    # there is, and joining ten thousand items there ran into the time limit of a statement.
    found = session.execute(_COUNT_MATERIALS, {"hall": hall_id}).all()
    counted = {item_id: count for item_id, count in found}  # noqa: C416 - rows are no pairs to a checker
    statement: Select[*tuple[Any, ...]] = (
        select(
            *(column for column in _LISTED if column is not _MATERIALS),
            ServiceItem.popularity,
            ServiceItem.name_key,
            ServiceItem.pinyin,
            ServiceItem.department_key,
        )
        .join(Department, Department.id == ServiceItem.department_id)
        .where(ServiceItem.hall_id == hall_id, _PUBLIC if for_kiosk else _FOR_STAFF)
    )
    for row in session.execute(statement):
        entry = _entry(row, counted)
        if entry.row.is_complete or not for_kiosk:
            yield entry


def _entry(row: Sequence[Any], counted: Mapping[uuid.UUID, int]) -> Entry:
    *listed, state, popularity, name_key, pinyin, department_key = row
    item = _item_row((*listed, counted.get(listed[0], 0), state))
    keys = Keys(code_key(item.code), name_key, item.initials, pinyin, department_key)
    return Entry(item, keys, popularity)


def times_changed(session: Session, hall_id: uuid.UUID) -> int | None:
    """Return how often guides of a hall have changed; None in a hall that counts nothing."""
    return session.execute(_TIMES_CHANGED, {"hall": hall_id}).scalar_one_or_none()


def rows_of(session: Session, item_ids: Sequence[uuid.UUID]) -> tuple[ItemRow, ...]:
    """Return items by id, in the order asked for."""
    rows: dict[uuid.UUID, ItemRow] = {}
    # SQLite takes a limited number of values in one statement.
    for start in range(0, len(item_ids), 500):
        statement = (
            select(*_LISTED)
            .join(Department, Department.id == ServiceItem.department_id)
            .where(ServiceItem.id.in_(item_ids[start : start + 500]))
        )
        rows |= {row.id: row for row in map(_item_row, session.execute(statement))}
    return tuple(rows[item_id] for item_id in item_ids)


def item_ids_answering(
    session: Session, hall_id: uuid.UUID, code_or_name: str
) -> tuple[uuid.UUID, ...]:
    """Return the items with this code, else with this whole name, else with it in the name."""
    wanted = key(code_or_name)
    ways = (
        func.lower(func.replace(ServiceItem.code, "-", "")) == wanted,
        ServiceItem.name_key == wanted,
        ServiceItem.name_key.contains(wanted, autoescape=True),
    )
    for way in ways if wanted else ():
        statement = (
            select(ServiceItem.id)
            .where(_visible(hall_id, for_kiosk=False), way)
            .order_by(ServiceItem.code)
        )
        if found := tuple(session.scalars(statement)):
            return found
    return ()


def how_many(session: Session, hall_id: uuid.UUID, item_ids: Sequence[uuid.UUID]) -> int:
    """Return how many of these items this hall has."""
    statement = select(func.count()).where(
        ServiceItem.hall_id == hall_id, ServiceItem.id.in_(item_ids)
    )
    return session.scalars(statement).one()


def place(
    session: Session, hall_id: uuid.UUID, placings: Mapping[uuid.UUID, Placing], *, is_sample: bool
) -> None:
    """Write place, hours and phones of items."""
    session.connection().execute(
        _PLACE,
        [
            {"wanted": item_id, "hall": hall_id, "is_place_sample": is_sample, **asdict(placing)}
            for item_id, placing in placings.items()
        ],
    )


def set_popularity(session: Session, hall_id: uuid.UUID, counts: Mapping[uuid.UUID, int]) -> None:
    """Write how often items are asked for."""
    session.connection().execute(
        _SET_POPULARITY,
        [
            {"wanted": item_id, "hall": hall_id, "popularity": count}
            for item_id, count in counts.items()
        ],
    )


def seen(
    session: Session, hall_id: uuid.UUID, item_ids: Sequence[uuid.UUID], *, for_kiosk: bool
) -> frozenset[uuid.UUID]:
    """Return which of these items may be seen, by staff or by citizens."""
    found: set[uuid.UUID] = set()
    for start in range(0, len(item_ids), 500):
        statement = select(ServiceItem.id).where(
            _visible(hall_id, for_kiosk=for_kiosk),
            ServiceItem.id.in_(item_ids[start : start + 500]),
        )
        found.update(session.scalars(statement))
    return frozenset(found)
