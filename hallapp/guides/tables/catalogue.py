"""The catalogue over time: monthly lists, and every change of it."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.guides.terms import CatalogueAction, ItemType, ListKind
from hallapp.kernel.database.base import (
    ALL,
    READ,
    READ_AND_APPEND,
    Base,
    Right,
    partial_index,
    rights,
)


class MonthlyList(Base):
    """An item's stay in one of the five lists (一月一清单)."""

    __tablename__ = "monthly_list"
    __table_args__ = (
        partial_index(
            "uq_monthly_list_now",
            "hall_id",
            "kind",
            "item_id",
            unique=True,
            where="until_month IS NULL",
        ),
        rights(
            kiosk=READ,
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("until_month", "planned_on", "published_on", "published_by", "batch"),
            ),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    kind: Mapped[ListKind]
    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_item.id"), index=True)
    month: Mapped[date]
    until_month: Mapped[date | None]
    batch: Mapped[int]
    planned_on: Mapped[date | None]
    published_on: Mapped[date | None]
    published_by: Mapped[uuid.UUID | None]
    made_at: Mapped[datetime]


class CatalogueChange(Base):
    """One change of the catalogue (目录调整); rows are only ever added."""

    __tablename__ = "catalogue_change"
    __table_args__ = (
        Index("ix_catalogue_change_day", "hall_id", "on"),
        rights(clerk=READ_AND_APPEND),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    on: Mapped[date]
    at: Mapped[datetime]
    action: Mapped[CatalogueAction]
    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_item.id"), index=True)
    item_type: Mapped[ItemType]
    version: Mapped[int]
    document: Mapped[str] = mapped_column(Text, server_default="")
    note: Mapped[str] = mapped_column(Text, server_default="")
    person_id: Mapped[uuid.UUID | None]


class ItemStationing(Base):
    """Whether an item must be and is accepted in the hall (应进必进); the newest row holds.

    Attributes:
        exception: Why it may stay outside (例外), empty without a reason.
    """

    __tablename__ = "item_stationing"
    __table_args__ = (
        Index("ix_item_stationing_item", "item_id", "made_at"),
        rights(clerk=READ_AND_APPEND),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_item.id"))
    must_be_stationed: Mapped[bool]
    is_stationed: Mapped[bool]
    exception: Mapped[str] = mapped_column(Text, server_default="")
    document: Mapped[str] = mapped_column(Text, server_default="")
    made_at: Mapped[datetime]
    made_by: Mapped[uuid.UUID | None]
