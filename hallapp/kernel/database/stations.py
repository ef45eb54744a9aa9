"""The database roles of stations (kiosk, board, clerk) and what each may touch.

Rights are column grants, not definer functions: the same statements run everywhere, and a
kiosk that falls into wrong hands can still read no personal data.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, MetaData, Table, text

from hallapp.kernel.database.base import ALL, ROLES, Right, Rights, Role


def role_name(role: Role) -> str:
    """Return the name of a station role in the database server."""
    return f"hallapp_{role}"


def apply_rights(connection: Connection, metadata: MetaData) -> None:
    """Make the station roles and give each exactly what the tables say; PostgreSQL only.

    Every former grant is taken back first, so that a right dropped from the code is dropped
    from the server too.
    """
    for role in ROLES:
        connection.execute(text(_MAKE_ROLE.format(role=role_name(role))))
    for statement in _statements(connection, metadata):
        connection.execute(text(statement))


# Roles belong to the whole server: another hall on it may be making them at this moment.
_MAKE_ROLE = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN
    CREATE ROLE {role} NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$
"""


def _statements(connection: Connection, metadata: MetaData) -> Iterator[str]:
    database = connection.engine.url.database
    quoted = connection.dialect.identifier_preparer.quote(database or "")
    yield f"REVOKE ALL ON DATABASE {quoted} FROM PUBLIC"
    yield "REVOKE ALL ON SCHEMA public FROM PUBLIC"
    yield "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC"
    for role in ROLES:
        name = role_name(role)
        yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {name}"
        yield f"GRANT CONNECT ON DATABASE {quoted} TO {name}"
        yield f"GRANT USAGE ON SCHEMA public TO {name}"
        yield f"GRANT SELECT ON alembic_version TO {name}"
        for table in metadata.sorted_tables:
            given: Rights = table.info.get("rights", {})
            if role in given:
                yield from _grants(table, name, given[role])


def _grants(table: Table, name: str, right: Right) -> Iterator[str]:
    for verb in ("select", "insert", "update"):
        columns: tuple[str, ...] = getattr(right, verb)
        if columns == ALL:
            yield f'GRANT {verb.upper()} ON "{table.name}" TO {name}'
        elif columns:
            listed = ", ".join(f'"{table.c[column].name}"' for column in columns)
            yield f'GRANT {verb.upper()} ({listed}) ON "{table.name}" TO {name}'
