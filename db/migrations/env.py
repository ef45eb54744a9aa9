"""Runs migrations on the connection it is given; the application opens and locks it."""

from typing import Any

from alembic import context
from sqlalchemy import types


def plain_type(kind: str, obj: Any, autogen_context: Any) -> Any:
    """Write plain types: a migration must not import the application."""
    if kind != "type":
        return False
    autogen_context.imports.add("import sqlalchemy as sa")
    if isinstance(obj, types.TypeDecorator):
        named = {"Moment": "sa.DateTime(timezone=True)", "Facts": "sa.Text()"}
        return named[type(obj).__name__]
    if isinstance(obj, types.Enum):
        return f"sa.String(length={obj.length})"
    return False


def run() -> None:
    """Run in the transaction that the application has begun."""
    attributes = context.config.attributes
    context.configure(
        connection=attributes["connection"],
        target_metadata=attributes.get("metadata"),
        render_as_batch=True,
        render_item=plain_type,
        compare_type=attributes.get("compare_type", False),
        transactional_ddl=False,
    )
    context.run_migrations()


run()
