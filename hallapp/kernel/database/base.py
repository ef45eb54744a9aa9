"""The base of all mapped classes: names of constraints, types by annotation, rights by role."""

import enum
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Literal, cast

from sqlalchemy import BigInteger, Enum, Index, MetaData, Table, Uuid
from sqlalchemy.orm import DeclarativeBase

from hallapp.kernel.database.columns import Facts, Moment

Role = Literal["kiosk", "board", "clerk"]
ROLES: tuple[Role, ...] = ("kiosk", "board", "clerk")


@dataclass(frozen=True)
class Right:
    """What one station role may do with one table, column by column; `*` is every column.

    Attributes:
        select: Columns it may read; UPDATE … WHERE, RETURNING and ON CONFLICT need them too.
        insert: Columns it may fill in a new row.
        update: Columns it may change.
    """

    select: tuple[str, ...] = ()
    insert: tuple[str, ...] = ()
    update: tuple[str, ...] = ()


ALL = ("*",)
READ = Right(select=ALL)
APPEND = Right(insert=ALL)
READ_AND_APPEND = Right(select=ALL, insert=ALL)

Rights = Mapping[Role, Right]


def rights(**given: Right) -> dict[str, Any]:
    """Return the `info` of a table that says which station role may do what with it."""
    return {"info": {"rights": given}}


def _values(kinds: type[enum.Enum]) -> list[str]:
    return [str(kind.value) for kind in kinds]


class Base(DeclarativeBase):
    """Base of every mapped class."""

    # Every column of a rule is in its name, so that two rules of one table cannot collide.
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        # Whole numbers are 64 bits everywhere: a microsecond count does not fit 32.
        int: BigInteger(),
        datetime: Moment(),
        uuid.UUID: Uuid(),
        dict[str, Any]: Facts(),
        # Enums are text by value: no native type to migrate, and the same on both engines.
        enum.Enum: Enum(
            enum.Enum,
            native_enum=False,
            create_constraint=False,
            length=40,
            values_callable=_values,
        ),
    }


def table_of(mapped: type[Base]) -> Table:
    """Return the table of a mapped class, for statements without mapped objects."""
    return cast("Table", mapped.__table__)


WHERE = "where"


def partial_index(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """Return an index over the rows that fit a condition, the same on both engines.

    The condition waits in `info` until a schema is made or compared (`hallapp.app.schema`):
    naming an engine's option here would load that engine's dialect into every station.
    """
    return Index(name, *columns, unique=unique, info={WHERE: where})
