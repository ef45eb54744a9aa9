"""Numbers for many cases at once: the days of a portion are opened and raised once each."""

import uuid
from collections import Counter
from collections.abc import Iterable
from datetime import date

from sqlalchemy import bindparam, update
from sqlalchemy.orm import Session

from hallapp.cases.tables import CaseDay
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce

_day = table_of(CaseDay).c
_RAISE = (
    update(table_of(CaseDay))
    .where(_day.hall_id == bindparam("hall"), _day.day == bindparam("raised"))
    .values(received=_day.received + bindparam("count"))
    .returning(_day.received)
)
_OPEN_DAY = InsertOnce(table_of(CaseDay))


class Sequences:
    """Positions of cases on their days; none is ever given twice."""

    def __init__(self, session: Session, hall_id: uuid.UUID, days: Iterable[date]) -> None:
        """Take as many positions as there are cases on each day, always in the order of days."""
        connection = session.connection()
        self._next: dict[date, int] = {}
        for day, count in sorted(Counter(days).items()):
            opened = {"hall_id": hall_id, "day": day, "received": 0}
            connection.execute(_OPEN_DAY.on(connection), opened)
            asked = {"hall": hall_id, "raised": day, "count": count}
            last: int = connection.execute(_RAISE, asked).scalar_one()
            self._next[day] = last - count + 1

    def take(self, day: date) -> int:
        """Return the next position of a day."""
        position = self._next[day]
        self._next[day] = position + 1
        return position
