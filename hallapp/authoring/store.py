"""Statements of authoring: drafts, the items they belong to, and the catalogue's changes."""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, literal_column, select, update
from sqlalchemy.sql.elements import ColumnElement

from hallapp.authoring.tables import GuideDraft
from hallapp.authoring.terms import OPEN_STATES, DraftRow, DraftState
from hallapp.guides.matching import key
from hallapp.guides.spelling import spelling
from hallapp.guides.tables import CatalogueChange, ServiceItem
from hallapp.guides.terms import GuideState, ItemType
from hallapp.hall.tables import Department, Hall, Person
from hallapp.kernel.database.base import table_of

draft_table = table_of(GuideDraft)
_draft = draft_table.c
_item = table_of(ServiceItem).c
_department = table_of(Department).c
_author = table_of(Person).alias("author")
_reviewer = table_of(Person).alias("reviewer")


@dataclass(frozen=True)
class ItemHead:
    """What has to be known of an item before anything is done with it."""

    id: uuid.UUID
    code: str
    name: str
    department_id: uuid.UUID
    department: str
    version: int
    state: GuideState
    item_type: ItemType
    is_reviewed: bool


def _spelled(states: Collection[DraftState]) -> list[ColumnElement[Any]]:
    # In the words of the index: it is never used for states that come as parameters.
    return [literal_column(f"'{state.value}'") for state in states]


IS_OPEN = _draft.state.in_(_spelled(OPEN_STATES))

_ROWS = (
    select(
        _draft.id,
        _draft.item_id,
        _item.code,
        _item.name,
        _department.name.label("department"),
        _draft.number,
        _draft.state,
        _draft.version,
        _draft.note,
        _draft.remarks,
        func.coalesce(_author.c.name, "").label("author"),
        _draft.changed_at,
        func.coalesce(_reviewer.c.name, "").label("reviewer"),
        _draft.reviewed_at,
        _draft.effective_on,
        _draft.published_at,
    )
    .join_from(draft_table, table_of(ServiceItem), _item.id == _draft.item_id)
    .join(table_of(Department), _department.id == _item.department_id)
    .outerjoin(_author, _author.c.id == func.coalesce(_draft.submitted_by, _draft.changed_by))
    .outerjoin(_reviewer, _reviewer.c.id == _draft.reviewed_by)
)


def item_head(
    connection: Connection, hall_id: uuid.UUID, item_id: uuid.UUID, *, lock: bool = False
) -> ItemHead | None:
    """Return an item; locked, so that two stations do one thing after the other."""
    statement = (
        select(
            _item.id,
            _item.code,
            _item.name,
            _item.department_id,
            _department.name.label("department"),
            _item.version,
            _item.state,
            _item.item_type,
            _item.reviewed_on.is_not(None).label("is_reviewed"),
        )
        .join_from(
            table_of(ServiceItem), table_of(Department), _department.id == _item.department_id
        )
        .where(_item.id == item_id, _item.hall_id == hall_id)
    )
    if lock:
        statement = statement.with_for_update(of=table_of(ServiceItem))
    row = connection.execute(statement).mappings().one_or_none()
    return None if row is None else ItemHead(**{str(name): value for name, value in row.items()})


def draft(connection: Connection, hall_id: uuid.UUID, draft_id: uuid.UUID) -> RowMapping | None:
    """Return all columns of a draft, or None."""
    statement = select(draft_table).where(_draft.id == draft_id, _draft.hall_id == hall_id)
    return connection.execute(statement).mappings().one_or_none()


def open_draft(connection: Connection, hall_id: uuid.UUID, item_id: uuid.UUID) -> RowMapping | None:
    """Return the draft of an item that still asks somebody for something, or None."""
    statement = select(draft_table).where(
        _draft.item_id == item_id, _draft.hall_id == hall_id, IS_OPEN
    )
    return connection.execute(statement).mappings().one_or_none()


def draft_row(connection: Connection, draft_id: uuid.UUID) -> DraftRow:
    """Return a draft as lists show it."""
    return _row(connection.execute(_ROWS.where(_draft.id == draft_id)).mappings().one())


def rows(
    connection: Connection,
    hall_id: uuid.UUID,
    states: Collection[DraftState],
    item_id: uuid.UUID | None = None,
) -> tuple[DraftRow, ...]:
    """Return drafts as lists show them, those that wait longest first.

    Args:
        connection: Of the reading.
        hall_id: The hall.
        states: Only drafts that stand there.
        item_id: Only this item's, the newest first.
    """
    statement = _ROWS.where(_draft.hall_id == hall_id, _draft.state.in_(_spelled(states)))
    if item_id is None:
        statement = statement.order_by(_draft.changed_at, _item.code)
    else:
        statement = statement.where(_draft.item_id == item_id).order_by(_draft.number.desc())
    return tuple(_row(row) for row in connection.execute(statement).mappings())


def _row(row: RowMapping) -> DraftRow:
    return DraftRow(**{str(name): value for name, value in row.items()})


def next_number(connection: Connection, item_id: uuid.UUID) -> int:
    """Return the number of an item's next draft."""
    statement = select(func.coalesce(func.max(_draft.number), 0)).where(_draft.item_id == item_id)
    return connection.execute(statement).scalar_one() + 1


def add_draft(connection: Connection, row: Mapping[str, Any]) -> None:
    """Add a draft."""
    connection.execute(insert(draft_table), dict(row))


def move(
    connection: Connection,
    draft_id: uuid.UUID,
    states: Collection[DraftState],
    changes: Mapping[str, Any],
) -> bool:
    """Change a draft that still stands in one of the states; return whether it did."""
    statement = (
        update(draft_table)
        .where(_draft.id == draft_id, _draft.state.in_(_spelled(states)))
        .values(dict(changes))
    )
    return connection.execute(statement).rowcount == 1


def replace_published(connection: Connection, item_id: uuid.UUID, present: uuid.UUID) -> None:
    """Mark the earlier published draft of an item as replaced by the present one."""
    connection.execute(
        update(draft_table)
        .where(
            _draft.item_id == item_id,
            _draft.id != present,
            _draft.state.in_(_spelled([DraftState.PUBLISHED])),
        )
        .values(state=DraftState.REPLACED)
    )


def authors(connection: Connection, item_id: uuid.UUID, number: int) -> frozenset[uuid.UUID]:
    """Return everybody who wrote on a draft or on the returned ones that it goes on from."""
    statement = (
        select(
            _draft.number, _draft.state, _draft.version,
            _draft.made_by, _draft.changed_by, _draft.submitted_by,
        )
        .where(_draft.item_id == item_id, _draft.number <= number)
        .order_by(_draft.number.desc())
    )  # fmt: skip
    found: set[uuid.UUID] = set()
    for row in connection.execute(statement):
        if row.number != number and (row.state is not DraftState.REPLACED or row.version):
            break
        found |= {each for each in (row.made_by, row.changed_by, row.submitted_by) if each}
    return frozenset(found)


def waiting_for_day(connection: Connection, hall_id: uuid.UUID, today: date) -> list[uuid.UUID]:
    """Return the approved drafts whose day has come, in the order in which items are locked."""
    statement = (
        select(_draft.id)
        .where(
            _draft.hall_id == hall_id,
            _draft.state.in_(_spelled([DraftState.APPROVED])),
            _draft.effective_on <= today,
        )
        .order_by(_draft.item_id)
    )
    return list(connection.scalars(statement))


def published(connection: Connection, item_id: uuid.UUID, version: int) -> RowMapping | None:
    """Return the draft under which a version was published, or None."""
    statement = select(draft_table).where(
        _draft.item_id == item_id, _draft.version == version, _draft.published_at.is_not(None)
    )
    return connection.execute(statement).mappings().one_or_none()


def codes(connection: Connection, hall_id: uuid.UUID) -> list[str]:
    """Return every code that the hall has given to an item."""
    return list(connection.scalars(select(_item.code).where(_item.hall_id == hall_id)))


def department_id(connection: Connection, hall_id: uuid.UUID, name: str) -> uuid.UUID | None:
    """Return the department of this name, or None."""
    statement = select(_department.id).where(
        _department.hall_id == hall_id, _department.name == name
    )
    return connection.scalar(statement)


def is_name_taken(
    connection: Connection, department: uuid.UUID, name: str, item_id: uuid.UUID | None
) -> bool:
    """Return whether another item of the department has this name."""
    statement = select(_item.id).where(_item.department_id == department, _item.name == name)
    if item_id is not None:
        statement = statement.where(_item.id != item_id)
    return connection.execute(statement.limit(1)).first() is not None


def rename(connection: Connection, item_id: uuid.UUID, name: str) -> None:
    """Give an item that was never public the name that its draft has now."""
    typed = spelling(name)
    connection.execute(
        update(table_of(ServiceItem))
        .where(_item.id == item_id, _item.state == GuideState.DRAFT)
        .values(name=name, name_key=key(name), initials=typed.initials, pinyin=typed.syllables)
    )


def add_change(connection: Connection, row: Mapping[str, Any]) -> None:
    """Append a change of the catalogue."""
    connection.execute(insert(table_of(CatalogueChange)), dict(row))


def is_demo(connection: Connection, hall_id: uuid.UUID) -> bool:
    """Return whether the hall is a demo hall."""
    hall = table_of(Hall).c
    return bool(connection.scalar(select(hall.is_demo).where(hall.id == hall_id)))
