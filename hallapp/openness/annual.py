"""Figures of a year that people enter by hand, because no record of the hall holds them.

Nothing is overwritten: a correction is a new row, the newest one holds, and the older ones say
who had entered what.
"""

import uuid
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import bindparam, func, insert, select

from hallapp.hall.entitlement import check_role
from hallapp.hall.tables import Person
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.openness.tables import AnnualFigure, Reading
from hallapp.openness.terms import AnnualFigureRow

_KEEPERS = frozenset({Role.MANAGER, Role.ADMINISTRATOR})
_figure = table_of(AnnualFigure).c
_reading = table_of(Reading).c
_person = table_of(Person).c
_ENTERED = (
    select(
        _figure.year,
        _figure.code,
        _figure.value,
        _figure.note,
        func.coalesce(_person.name, "").label("person"),
        _figure.entered_at,
    )
    .join_from(
        table_of(AnnualFigure),
        table_of(Person),
        _person.id == _figure.entered_by,
        isouter=True,
    )
    .where(_figure.hall_id == bindparam("hall"), _figure.year == bindparam("asked"))
    .order_by(_figure.entered_at, _figure.id)
)
_LAST = select(func.max(_figure.entered_at)).where(
    _figure.hall_id == bindparam("hall"), _figure.year == bindparam("asked")
)
_STEP = timedelta(microseconds=1)
_READINGS = select(func.count()).where(
    _reading.hall_id == bindparam("hall"),
    _reading.day >= bindparam("start"),
    _reading.day < bindparam("end"),
)
_FIRST_READING = select(func.min(_reading.day)).where(_reading.hall_id == bindparam("hall"))


class AnnualFigureService:
    """Keeps what people enter for the yearly table, and counts what openness itself records."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def entered(self, year: int) -> Mapping[str, AnnualFigureRow]:
        """Return the newest value of each indicator that was entered for a year, by its code."""
        return {row.code: row for row in self.history(year)}

    def history(self, year: int) -> tuple[AnnualFigureRow, ...]:
        """Return every value that was ever entered for a year, the oldest first."""
        with self._work.look() as connection:
            asked = {"hall": self._work.hall_id, "asked": year}
            found = connection.execute(_ENTERED, asked).all()
        return tuple(
            AnnualFigureRow(at_year, code, Decimal(value), note, person, entered_at)
            for at_year, code, value, note, person, entered_at in found
        )

    def enter(self, request: Request, year: int, values: Mapping[str, Decimal], note: str) -> None:
        """Keep values of a year, all of them or none.

        Args:
            request: Who enters them.
            year: Which year.
            values: By the code of the indicator; 1 and 0 for yes and no.
            note: Where they come from; may be empty.

        Raises:
            NotEntitledError: The actor does not keep the yearly table.
        """
        said = {code: f"{value.normalize():f}" for code, value in sorted(values.items())}
        asked: dict[str, Any] = {"year": year, "note": note, "said": said}
        with self._work.write(request, "openness.enter_annual", **asked) as act:
            if act.first_answer is not None:
                return
            check_role(act.connection, self._work.hall_id, request.actor, _KEEPERS)
            at = _after_the_last(act, self._work.hall_id, year)
            common: dict[str, Any] = {
                "hall_id": self._work.hall_id,
                "year": year,
                "note": note,
                "entered_by": request.actor.person_id,
                "entered_at": at,
            }
            rows = [
                common | {"id": uuid.uuid4(), "code": code, "value": value}
                for code, value in said.items()
            ]
            if rows:
                act.connection.execute(insert(table_of(AnnualFigure)), rows)
                act.record(
                    Happening("openness.annual_entered", "annual_figure", str(year), after=asked)
                )
                act.changed(Change.GUIDES)

    def readings(self, start: date, end: date) -> int | None:
        """Return how often something was read in [start, end); None before the first reading.

        A hall that has never counted a reading does not know that there was none.
        """
        with self._work.look() as connection:
            asked = {"hall": self._work.hall_id}
            first = connection.execute(_FIRST_READING, asked).scalar()
            if first is None or first >= end:
                return None
            span = asked | {"start": start, "end": end}
            return connection.execute(_READINGS, span).scalar_one()


def _after_the_last(act: Writing, hall_id: uuid.UUID, year: int) -> datetime:
    """Return the moment of a new row: after every older one, whatever the clock says."""
    asked = {"hall": hall_id, "asked": year}
    last: datetime | None = act.connection.execute(_LAST, asked).scalar()
    return act.now if last is None else max(act.now, last + _STEP)
