"""Statements of openness."""

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from hallapp.hall.tables import Person
from hallapp.kernel.database.base import Base, table_of
from hallapp.openness.tables import OpennessEntry, PublicPaper, Reading, SlipDistribution
from hallapp.openness.terms import (
    DistributionRow,
    OpennessRow,
    PaperKind,
    PaperRow,
    ReadingCountRow,
    ReadingKind,
)

_entry = table_of(OpennessEntry)
_paper = table_of(PublicPaper)
_reading = table_of(Reading)
_spread = table_of(SlipDistribution)
_person = table_of(Person)
_TABLES: Mapping[str, type[Base]] = {"entry": OpennessEntry, "paper": PublicPaper}


def entries(connection: Connection, hall_id: uuid.UUID) -> tuple[OpennessRow, ...]:
    """Return the rows of the catalogue in order."""
    statement = (
        select(_entry)
        .where(_entry.c.hall_id == hall_id, _entry.c.is_active)
        .order_by(_entry.c.position, _entry.c.id)
    )
    return tuple(_entry_row(row) for row in connection.execute(statement).mappings())


def _entry_row(row: Mapping[Any, Any]) -> OpennessRow:
    given = {name: row[name] for name in OpennessRow.__dataclass_fields__ if name != "channels"}
    return OpennessRow(**given, channels=tuple(row["channels"]["channels"]))


def papers(
    connection: Connection, hall_id: uuid.UUID, kind: PaperKind | None
) -> tuple[PaperRow, ...]:
    """Return public papers, the newest first."""
    statement = (
        select(*(_paper.c[name] for name in PaperRow.__dataclass_fields__))
        .where(_paper.c.hall_id == hall_id, _paper.c.is_active)
        .order_by(_paper.c.issued_on.desc(), _paper.c.title)
    )
    if kind is not None:
        statement = statement.where(_paper.c.kind == kind)
    return tuple(PaperRow(*row) for row in connection.execute(statement))


def keep(connection: Connection, what: str, row_id: uuid.UUID, columns: dict[str, Any]) -> bool:
    """Write a row by its id; return whether it is new."""
    table = table_of(_TABLES[what])
    known = connection.scalars(select(table.c.id).where(table.c.id == row_id)).first()
    if known is None:
        connection.execute(insert(table), columns | {"id": row_id})
    else:
        connection.execute(update(table).where(table.c.id == row_id), columns)
    return known is None


def add_reading(connection: Connection, row: dict[str, Any]) -> None:
    """Append one reading."""
    connection.execute(insert(_reading), row)


def readings(
    connection: Connection, hall_id: uuid.UUID, first: date, last: date
) -> tuple[ReadingCountRow, ...]:
    """Return how often what was read, the most read first."""
    times = func.count()
    statement = (
        select(_reading.c.kind, func.coalesce(_paper.c.title, _entry.c.content, ""), times)
        .outerjoin(_paper, _paper.c.id == _reading.c.subject)
        .outerjoin(_entry, _entry.c.id == _reading.c.subject)
        .where(_reading.c.hall_id == hall_id, _reading.c.day.between(first, last))
        .group_by(_reading.c.kind, _reading.c.subject, _paper.c.title, _entry.c.content)
        .order_by(times.desc(), _reading.c.kind)
    )
    return tuple(
        ReadingCountRow(ReadingKind(kind), title, count)
        for kind, title, count in connection.execute(statement)
    )


def add_distribution(connection: Connection, row: dict[str, Any]) -> None:
    """Append one laying out of slips."""
    connection.execute(insert(_spread), row)


def distributions(
    connection: Connection, hall_id: uuid.UUID, first: date, last: date
) -> tuple[DistributionRow, ...]:
    """Return where slips were laid out in a span of days, the newest first."""
    statement = (
        select(
            _spread.c.id, _spread.c.on, _spread.c.what, _spread.c.place, _spread.c.copies,
            func.coalesce(_person.c.name, ""), _spread.c.made_at,
        )
        .outerjoin(_person, _person.c.id == _spread.c.person_id)
        .where(_spread.c.hall_id == hall_id, _spread.c.on.between(first, last))
        .order_by(_spread.c.on.desc(), _spread.c.made_at.desc())
    )  # fmt: skip
    return tuple(DistributionRow(*row) for row in connection.execute(statement))
