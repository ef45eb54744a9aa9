"""Inserts that leave a row alone when it is there already: one spelling for both engines."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Insert, Table

if TYPE_CHECKING:
    from sqlalchemy.dialects.postgresql import Insert as InsertPostgresql
    from sqlalchemy.dialects.sqlite import Insert as InsertSqlite


class InsertOnce:
    """An insert for whoever comes first; made once for each engine, when it is first asked for.

    A station on SQLite never loads the other engine's dialect, which takes a while.
    """

    def __init__(self, table: Table, index_elements: tuple[str, ...] = ()) -> None:
        """Prepare; no dialect is loaded yet.

        Args:
            table: Where the row goes.
            index_elements: Columns of the rule that a second row would break; any rule when empty.
        """
        self._table = table
        self._rule: dict[str, Any] = {"index_elements": index_elements} if index_elements else {}
        self._returning: tuple[str, ...] = ()
        self._made: dict[str, Insert] = {}

    def returning(self, *columns: str) -> "InsertOnce":
        """Return the same insert, which answers these columns when it was the first."""
        self._returning = columns
        return self

    def on(self, connection: Connection) -> Insert:
        """Return the statement for the engine of a connection."""
        return self.named(connection.dialect.name)

    def named(self, dialect: str) -> Insert:
        """Return the statement for `sqlite` or `postgresql`."""
        made = self._made.get(dialect)
        if made is None:
            plain = self._begun(dialect).on_conflict_do_nothing(**self._rule)
            columns = [self._table.c[name] for name in self._returning]
            made = self._made[dialect] = plain.returning(*columns) if columns else plain
        return made

    def _begun(self, dialect: str) -> "InsertSqlite | InsertPostgresql":
        if dialect == "sqlite":
            from sqlalchemy.dialects.sqlite import insert as insert_sqlite

            return insert_sqlite(self._table)
        from sqlalchemy.dialects.postgresql import insert as insert_postgresql

        return insert_postgresql(self._table)
