"""The statements that date a hundred thousand clocks again, with their reasons, in batches.

SQLite takes rows one after the other without a way to a server; PostgreSQL takes a batch as
arrays in one statement.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

_BATCH = 5_000

RowTuple = tuple[Any, ...]
Told = Callable[[int], None]
"""Told how many rows were written so far."""


@dataclass(frozen=True, slots=True)
class BulkStatement:
    """One statement for many rows.

    Attributes:
        columns: What each row holds, in order, with the type that PostgreSQL has to know.
        sqlite: With a mark for each column.
        postgresql: Over arrays of the same names.
        constants: Names that every row shares; the first marks on SQLite.
    """

    columns: tuple[tuple[str, str], ...]
    sqlite: str
    postgresql: str
    constants: tuple[str, ...] = ()

    def run(
        self,
        connection: Connection,
        rows: Sequence[RowTuple],
        told: Told,
        shared: dict[str, Any] | None = None,
    ) -> None:
        """Write all rows, batch by batch."""
        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            if connection.dialect.name == "sqlite":
                first = tuple((shared or {})[name] for name in self.constants)
                connection.exec_driver_sql(self.sqlite, [first + row for row in batch])
            else:
                columns = zip(self.columns, zip(*batch, strict=True), strict=True)
                arrays = {name: list(values) for (name, _type), values in columns}
                connection.execute(self._with_arrays(), arrays | (shared or {}))
            told(len(batch))

    def _with_arrays(self) -> Any:
        arrays = ", ".join(f"CAST(:{name} AS {kind}[])" for name, kind in self.columns)
        names = ", ".join(name for name, _kind in self.columns)
        return text(self.postgresql.format(rows=f"unnest({arrays}) AS u({names})"))


SHOW = BulkStatement(
    columns=(
        ("due_on", "date"),
        ("due_at", "timestamptz"),
        ("law_due_on", "date"),
        ("yellow_on", "date"),
        ("is_provisional", "boolean"),
        ("yellow_at", "timestamptz"),
        ("id", "uuid"),
    ),
    sqlite="""
        UPDATE case_clock
           SET due_on = ?, due_at = ?, law_due_on = ?, yellow_on = ?, is_provisional = ?,
               yellow_at = ?
         WHERE id = ?
    """,
    postgresql="""
        UPDATE case_clock AS c
           SET due_on = u.due_on, due_at = u.due_at, law_due_on = u.law_due_on,
               yellow_on = u.yellow_on, is_provisional = u.is_provisional,
               yellow_at = u.yellow_at
          FROM {rows}
         WHERE c.id = u.id
    """,
)
"""What clocks show from now on."""

ADD_MOVES = BulkStatement(
    constants=("hall_id", "reason", "rule", "moved_at", "edit_id"),
    columns=(
        ("id", "uuid"),
        ("case_id", "uuid"),
        ("clock_id", "uuid"),
        ("old_on", "date"),
        ("new_on", "date"),
        ("old_law_on", "date"),
        ("new_law_on", "date"),
    ),
    sqlite="""
        INSERT INTO case_due_move (
            hall_id, reason, rule, moved_at, edit_id,
            id, case_id, clock_id, old_on, new_on, old_law_on, new_law_on)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """,
    postgresql="""
        INSERT INTO case_due_move (
            hall_id, reason, rule, moved_at, edit_id,
            id, case_id, clock_id, old_on, new_on, old_law_on, new_law_on)
        SELECT CAST(:hall_id AS uuid), :reason, :rule, CAST(:moved_at AS timestamptz),
               CAST(:edit_id AS uuid),
               u.id, u.case_id, u.clock_id, u.old_on, u.new_on, u.old_law_on, u.new_law_on
          FROM {rows}
    """,
)
"""Why their days moved."""

ADD_EVENTS = BulkStatement(
    constants=("hall_id", "kind", "at", "day", "person_id", "person_name"),
    columns=(("facts", "text"), ("case_id", "uuid")),
    sqlite="""
        INSERT INTO case_event (
            hall_id, kind, at, "on", person_id, person_name, facts, case_id, position)
        SELECT n.*, coalesce((SELECT max(e.position) FROM case_event e
                               WHERE e.case_id = n.case_id), 0) + 1
          FROM (SELECT ? AS hall_id, ? AS kind, ? AS at, ? AS day, ? AS person_id,
                       ? AS person_name, ? AS facts, ? AS case_id) AS n
    """,
    postgresql="""
        INSERT INTO case_event (
            hall_id, kind, at, "on", person_id, person_name, facts, case_id, position)
        SELECT CAST(:hall_id AS uuid), :kind, CAST(:at AS timestamptz), CAST(:day AS date),
               CAST(:person_id AS uuid), :person_name, u.facts, u.case_id,
               coalesce((SELECT max(e.position) FROM case_event e
                          WHERE e.case_id = u.case_id), 0) + 1
          FROM {rows}
    """,
)
"""The lines of time of the cases: one a case in a run."""
