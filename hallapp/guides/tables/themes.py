"""Themes: several items for one thing that a person wants done (高效办成一件事)."""

import uuid

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.guides.terms import ThemeKind
from hallapp.kernel.database.base import ALL, READ, Base, Right, rights

_KEPT_BY_STAFF = rights(kiosk=READ, clerk=Right(select=ALL, insert=ALL, update=ALL))


class GuideTheme(Base):
    """A topic, a life event or one thing, with its figures before and after."""

    __tablename__ = "guide_theme"
    __table_args__ = (UniqueConstraint("hall_id", "code"), _KEPT_BY_STAFF)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(100))
    kind: Mapped[ThemeKind]
    words: Mapped[str] = mapped_column(Text, server_default="")
    position: Mapped[int]
    before_steps: Mapped[int | None]
    before_days: Mapped[int | None]
    before_materials: Mapped[int | None]
    before_visits: Mapped[int | None]
    after_steps: Mapped[int | None]
    after_days: Mapped[int | None]
    after_materials: Mapped[int | None]
    after_visits: Mapped[int | None]
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))


class ThemeItem(Base):
    """An item's place in a theme; it is switched off, never removed."""

    __tablename__ = "theme_item"
    __table_args__ = (_KEPT_BY_STAFF,)

    theme_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("guide_theme.id"), primary_key=True)
    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_item.id"), primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    position: Mapped[int]
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))
