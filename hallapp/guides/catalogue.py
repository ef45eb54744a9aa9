"""Use cases of the catalogue over time (目录调整): every change, and counts before and after."""

import uuid
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.orm import Session

from hallapp.guides.tables import CatalogueChange, ServiceItem
from hallapp.guides.terms import (
    CatalogueAction,
    CatalogueChangeRow,
    CatalogueCountRow,
    GuideState,
    ItemType,
)
from hallapp.hall.tables import Department, Person
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import UnitOfWork

_change = table_of(CatalogueChange)
_item = table_of(ServiceItem)
_department = table_of(Department)
_person = table_of(Person)
_IN = frozenset({CatalogueAction.ADDED, CatalogueAction.RESUMED})
_OUT = frozenset({CatalogueAction.SUSPENDED, CatalogueAction.WITHDRAWN})


class CatalogueService:
    """Tells what was added to the catalogue, changed in it and taken out of it."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def changes(self, first: date, last: date) -> tuple[CatalogueChangeRow, ...]:
        """Return every change in a span of days, both ends included, the oldest first."""
        statement = (
            select(
                _change.c.on, _change.c.action, _change.c.item_id, _item.c.code, _item.c.name,
                _department.c.name, _change.c.item_type, _change.c.version, _change.c.document,
                _change.c.note, func.coalesce(_person.c.name, ""),
            )
            .join(_item, _item.c.id == _change.c.item_id)
            .join(_department, _department.c.id == _item.c.department_id)
            .outerjoin(_person, _person.c.id == _change.c.person_id)
            .where(
                _change.c.hall_id == self._work.hall_id, _change.c.on.between(first, last)
            )
            .order_by(_change.c.at, _item.c.code)
        )  # fmt: skip
        with self._work.read() as session:
            return tuple(CatalogueChangeRow(*row) for row in session.execute(statement))

    def counts(self, first: date, last: date) -> tuple[CatalogueCountRow, ...]:
        """Return per type how many items were public before a span of days, and after it.

        Counted back from what is public now, so that items which were public before anybody
        kept a log stand in every figure. A suspended item is not public; that it is withdrawn
        later takes it away no second time.
        """
        with self._work.read() as session:
            now = _public(session, self._work.hall_id)
            moves = _moves(session, self._work.hall_id)
        since = Counter(each[1:] for each in moves if each[0] > last)
        within = Counter(each[1:] for each in moves if first <= each[0] <= last)
        rows: list[CatalogueCountRow] = []
        for kind in ItemType:
            after = now[kind] - since[kind, True] + since[kind, False]
            added, gone = within[kind, True], within[kind, False]
            if after or added or gone:
                rows.append(CatalogueCountRow(kind, after - added + gone, added, gone, after))
        return tuple(rows)


def record_changes(
    connection: Connection, hall_id: uuid.UUID, rows: Sequence[dict[str, Any]]
) -> None:
    """Append changes of the catalogue inside the use case that makes them.

    Args:
        connection: Of the use case's transaction.
        hall_id: The hall.
        rows: `on`, `at`, `action`, `item_id`, `item_type`, `version` and, where given,
            `document`, `note`, `person_id`.
    """
    if rows:
        blank = {"document": "", "note": "", "person_id": None}
        connection.execute(
            insert(_change),
            [blank | row | {"id": uuid.uuid4(), "hall_id": hall_id} for row in rows],
        )


def _public(session: Session, hall_id: uuid.UUID) -> Counter[ItemType]:
    statement = (
        select(_item.c.item_type, func.count())
        .where(
            _item.c.hall_id == hall_id,
            _item.c.state.in_((GuideState.PUBLISHED, GuideState.SAMPLE)),
        )
        .group_by(_item.c.item_type)
    )
    found: Counter[ItemType] = Counter()
    for kind, count in session.execute(statement):
        found[kind] = count
    return found


def _moves(session: Session, hall_id: uuid.UUID) -> list[tuple[date, ItemType, bool]]:
    """Return each time an item became public (True) or was so no longer (False), with its day."""
    statement = (
        select(_change.c.item_id, _change.c.on, _change.c.item_type, _change.c.action)
        .where(_change.c.hall_id == hall_id, _change.c.action.in_(_IN | _OUT))
        .order_by(_change.c.at)
    )
    public: dict[uuid.UUID, bool] = {}
    found: list[tuple[date, ItemType, bool]] = []
    for item_id, on, kind, action in session.execute(statement):
        comes_in = action in _IN
        if public.get(item_id) is not comes_in:
            found.append((on, kind, comes_in))
        public[item_id] = comes_in
    return found
