"""The next number of a correction."""

import uuid

from sqlalchemy import bindparam, update

from hallapp.attendance.tables import CorrectionYear
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.kernel.database.work import Writing

_year = table_of(CorrectionYear).c
_NEXT = (
    update(table_of(CorrectionYear))
    .where(_year.hall_id == bindparam("hall"), _year.year == bindparam("of"))
    .values(last=_year.last + 1)
    .returning(_year.last)
)
_OPEN_YEAR = InsertOnce(table_of(CorrectionYear))


def next_correction(act: Writing, hall_id: uuid.UUID) -> int:
    """Return the next position of a correction in the present year; never given twice."""
    asked = {"hall": hall_id, "of": act.today.year}
    found = act.connection.execute(_NEXT, asked).scalar_one_or_none()
    if found is not None:
        return found
    opened = {"hall_id": hall_id, "year": act.today.year, "last": 0}
    act.connection.execute(_OPEN_YEAR.on(act.connection), opened)
    return act.connection.execute(_NEXT, asked).scalar_one()
