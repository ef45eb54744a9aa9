"""What the hall has, for exports and for the comparison of imports (大厅现有指南)."""

import uuid
from collections.abc import Sequence

from sqlalchemy import Connection, select

from hallapp.guides import projecting
from hallapp.guides.exchange.plan import StoredGuide
from hallapp.guides.tables import GuideFile, ServiceItem
from hallapp.hall.tables import Department
from hallapp.hall.tables import Hall as HallRecord
from hallapp.kernel.database.base import table_of

_item = table_of(ServiceItem)
_department = table_of(Department)
_file = table_of(GuideFile)
_hall = table_of(HallRecord)


def guides(
    connection: Connection, hall_id: uuid.UUID, item_ids: Sequence[uuid.UUID] | None = None
) -> dict[str, StoredGuide]:
    """Return the items of the hall with their contents, by code.

    Args:
        connection: Of the transaction.
        hall_id: The hall.
        item_ids: Only these; None for all.
    """
    said = projecting.contents(connection, hall_id, item_ids)
    statement = (
        select(
            _item.c.id,
            _item.c.code,
            _item.c.version,
            _item.c.state,
            _department.c.name.label("department"),
        )
        .join(_department, _department.c.id == _item.c.department_id)
        .where(_item.c.hall_id == hall_id)
    )
    return {
        row.code: StoredGuide(
            row.id, row.code, row.version, row.state, row.department, said[row.id]
        )
        for row in connection.execute(statement)
        if row.id in said
    }


def files(connection: Connection, hall_id: uuid.UUID) -> frozenset[str]:
    """Return the ids of the files that the hall keeps."""
    statement = select(_file.c.id).where(_file.c.hall_id == hall_id)
    return frozenset(map(str, connection.scalars(statement)))


def is_demo(connection: Connection, hall_id: uuid.UUID) -> bool:
    """Return whether the hall is a demo hall."""
    return bool(connection.scalar(select(_hall.c.is_demo).where(_hall.c.id == hall_id)))
