"""Reads the list of guides that authors and reviewers choose from (指南目录)."""

import uuid

from sqlalchemy import RowMapping, and_, func, or_, select

from hallapp.authoring import store
from hallapp.authoring.shelf_rows import ShelfRow
from hallapp.guides.tables import ServiceItem
from hallapp.guides.terms import GuideState
from hallapp.hall.tables import Department, Hall, Person
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import UnitOfWork

_item = table_of(ServiceItem).c
_department = table_of(Department).c
_hall = table_of(Hall).c
_author = table_of(Person).alias("author")
_draft = store.draft_table.c
_SHELF = (
    select(
        _item.id.label("item_id"),
        _item.code,
        _item.name,
        _department.name.label("department"),
        _item.item_type,
        _item.state,
        _item.version,
        _item.initials,
        _draft.id.label("draft_id"),
        _draft.state.label("draft_state"),
        func.coalesce(_author.c.name, "").label("author"),
        _draft.made_by,
        _draft.changed_by,
        _draft.submitted_by,
        _draft.changed_at,
        _draft.effective_on,
        func.coalesce(_draft.remarks, "").label("remarks"),
    )
    .join_from(table_of(ServiceItem), table_of(Department), _department.id == _item.department_id)
    .join(table_of(Hall), _hall.id == _item.hall_id)
    .outerjoin(store.draft_table, and_(_draft.item_id == _item.id, store.IS_OPEN))
    .outerjoin(_author, _author.c.id == func.coalesce(_draft.submitted_by, _draft.changed_by))
    # Seeded guides are nobody's promise: outside a demo hall they do not exist for anybody.
    .where(or_(_item.state != GuideState.SAMPLE, _hall.is_demo))
    .order_by(_item.code)
)


class Shelf:
    """Every item of the hall in one statement; ten thousand rows are read in a fraction of a s."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def items(self) -> tuple[ShelfRow, ...]:
        """Return every item with its open draft, by code; withdrawn ones too."""
        statement = _SHELF.where(_item.hall_id == self._work.hall_id)
        with self._work.look() as connection:
            return tuple(_row(row) for row in connection.execute(statement).mappings())

    def departments(self) -> tuple[str, ...]:
        """Return the departments of the hall, by name: a new item belongs to one of them."""
        statement = (
            select(_department.name)
            .where(_department.hall_id == self._work.hall_id)
            .order_by(_department.name)
        )
        with self._work.look() as connection:
            return tuple(connection.scalars(statement))

    def writers(self, item_id: uuid.UUID, number: int) -> frozenset[uuid.UUID]:
        """Return everybody who wrote on a draft or on the returned ones that it goes on from."""
        with self._work.look() as connection:
            return store.authors(connection, item_id, number)


def _row(row: RowMapping) -> ShelfRow:
    """Return a row of the statement; the columns of an absent draft are empty."""
    given = {str(name): value for name, value in row.items()}
    found = (given.pop("made_by"), given.pop("changed_by"), given.pop("submitted_by"))
    return ShelfRow(**given, writers=frozenset(each for each in found if each is not None))
