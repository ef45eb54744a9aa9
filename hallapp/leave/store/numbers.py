"""Numbers of slips, and the row by which leave is decided one after another."""

import uuid

from sqlalchemy import bindparam, update

from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.kernel.database.work import Writing
from hallapp.leave.tables import LeaveYear

LEAVE, OUTING = "leave", "outing"

_year = table_of(LeaveYear).c
_OF = (
    _year.hall_id == bindparam("hall"),
    _year.year == bindparam("of"),
    _year.series == bindparam("which"),
)
_STEP = update(table_of(LeaveYear)).where(*_OF)
_NEXT = _STEP.values(last=_year.last + 1).returning(_year.last)
_HOLD = _STEP.values(last=_year.last).returning(_year.last)
_OPEN_YEAR = InsertOnce(table_of(LeaveYear))


def next_number(act: Writing, hall_id: uuid.UUID, series: str) -> int:
    """Return the next position of a series in the present year; never given twice.

    Until the end of the use case nobody else takes or decides anything of the series.
    """
    return _moved(act, hall_id, series, is_next=True)


def hold(act: Writing, hall_id: uuid.UUID, series: str) -> None:
    """Let nobody else take or decide anything of a series until the end of the use case.

    A and B of a post may be decided on by two people at once; each would find the other present.
    """
    _moved(act, hall_id, series, is_next=False)


def _moved(act: Writing, hall_id: uuid.UUID, series: str, *, is_next: bool) -> int:
    statement = _NEXT if is_next else _HOLD
    asked = {"hall": hall_id, "of": act.today.year, "which": series}
    found = act.connection.execute(statement, asked).scalar_one_or_none()
    if found is not None:
        return found
    opened = {"hall_id": hall_id, "year": act.today.year, "series": series, "last": 0}
    act.connection.execute(_OPEN_YEAR.on(act.connection), opened)
    return act.connection.execute(statement, asked).scalar_one()
