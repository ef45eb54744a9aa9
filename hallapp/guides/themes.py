"""Use cases of themes: several items for one thing that a person wants done (高效办成一件事)."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.orm import Session

from hallapp.guides import store
from hallapp.guides.errors import ItemGoneError, ThemeEmptyError, ThemeTakenError, ThemeUnknownError
from hallapp.guides.tables import GuideTheme, ThemeItem
from hallapp.guides.terms import ItemRow, ThemeFigures, ThemeKind, ThemeRow
from hallapp.hall.entitlement import check_role
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Request

_theme = table_of(GuideTheme)
_place = table_of(ThemeItem)
_KEEPERS = frozenset({Role.MANAGER, Role.ADMINISTRATOR, Role.CHIEF_REPRESENTATIVE})
_FIGURES = ("steps", "days", "materials", "visits")


class ThemeService:
    """Keeps the themes under which a citizen finds several items at once."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def themes(
        self, kind: ThemeKind | None = None, *, for_kiosk: bool = False
    ) -> tuple[ThemeRow, ...]:
        """Return the themes in use, in the hall's order.

        Args:
            kind: Only of this kind.
            for_kiosk: Only those with at least one item that a citizen may see.
        """
        with self._work.read() as session:
            found = _themes(session, self._work.hall_id, kind)
            if not for_kiosk:
                return found
            shown = {row.id for row in self._items(session, found, for_kiosk=True)}
        return tuple(each for each in found if shown.intersection(each.item_ids))

    def theme(self, code_or_id: str | uuid.UUID) -> ThemeRow:
        """Return one theme.

        Raises:
            ThemeUnknownError: The hall has no such theme, or no longer.
        """
        with self._work.read() as session:
            for each in _themes(session, self._work.hall_id, None):
                if code_or_id in {each.id, each.code, each.name}:
                    return each
        raise ThemeUnknownError(wanted=str(code_or_id))

    def items(self, theme: ThemeRow, *, for_kiosk: bool = False) -> tuple[ItemRow, ...]:
        """Return the items of a theme in its order, those that may be seen."""
        with self._work.read() as session:
            return self._items(session, [theme], for_kiosk=for_kiosk)

    def save(self, request: Request, theme: ThemeRow) -> uuid.UUID:
        """Keep a theme as given: a new one, or a known one changed; its id decides.

        Raises:
            ThemeTakenError: Another theme bears the code.
            ThemeEmptyError: It has no name or no item.
            ItemGoneError: The hall lacks one of its items.
            NotEntitledError: The actor keeps no themes.
        """
        facts = _facts(theme)
        with self._work.write(request, "guides.save_theme", theme=str(theme.id), said=facts) as act:
            if act.first_answer is not None:
                return theme.id
            hall = self._work.hall_id
            check_role(act.session, hall, request.actor, _KEEPERS)
            self._check(act.session, theme)
            before = _keep(act.connection, hall, theme)
            act.record(
                Happening("guides.theme_saved", "guide_theme", theme.id, before=before, after=facts)
            )
            act.changed(Change.GUIDES)
        return theme.id

    def _check(self, session: Session, theme: ThemeRow) -> None:
        if not theme.name.strip() or not theme.item_ids:
            raise ThemeEmptyError
        hall = self._work.hall_id
        others = _themes(session, hall, None, with_idle=True)
        if any(each.code == theme.code and each.id != theme.id for each in others):
            raise ThemeTakenError(taken=theme.code)
        if store.how_many(session, hall, list(theme.item_ids)) < len(set(theme.item_ids)):
            raise ItemGoneError

    def _items(
        self, session: Session, themes: Sequence[ThemeRow], *, for_kiosk: bool
    ) -> tuple[ItemRow, ...]:
        wanted = list(dict.fromkeys(each for theme in themes for each in theme.item_ids))
        seen = store.seen(session, self._work.hall_id, wanted, for_kiosk=for_kiosk)
        return store.rows_of(session, [each for each in wanted if each in seen])


def _themes(
    session: Session, hall_id: uuid.UUID, kind: ThemeKind | None, *, with_idle: bool = False
) -> tuple[ThemeRow, ...]:
    statement = select(_theme).where(_theme.c.hall_id == hall_id)
    if not with_idle:
        statement = statement.where(_theme.c.is_active)
    if kind is not None:
        statement = statement.where(_theme.c.kind == kind)
    listed = (
        select(_place.c.theme_id, _place.c.item_id)
        .where(_place.c.hall_id == hall_id, _place.c.is_active)
        .order_by(_place.c.position)
    )
    items: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for theme_id, item_id in session.execute(listed):
        items[theme_id].append(item_id)
    rows = session.execute(statement.order_by(_theme.c.position, _theme.c.code)).mappings()
    return tuple(_row(row, items[row["id"]]) for row in rows)


def _row(row: Mapping[Any, Any], items: Sequence[uuid.UUID]) -> ThemeRow:
    return ThemeRow(
        id=row["id"],
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        words=row["words"],
        before=ThemeFigures(*(row[f"before_{each}"] for each in _FIGURES)),
        after=ThemeFigures(*(row[f"after_{each}"] for each in _FIGURES)),
        item_ids=tuple(items),
        is_active=row["is_active"],
    )


def _columns(theme: ThemeRow) -> dict[str, Any]:
    before, after = asdict(theme.before), asdict(theme.after)
    return {
        "code": theme.code,
        "name": theme.name,
        "kind": theme.kind,
        "words": theme.words,
        "is_active": theme.is_active,
        **{f"before_{each}": before[each] for each in _FIGURES},
        **{f"after_{each}": after[each] for each in _FIGURES},
    }


def _facts(theme: ThemeRow) -> dict[str, Any]:
    items = [str(each) for each in theme.item_ids]
    return _columns(theme) | {"kind": theme.kind.value, "items": items}


def _keep(connection: Connection, hall_id: uuid.UUID, theme: ThemeRow) -> dict[str, Any]:
    """Write a theme and its items; return what stood there before."""
    known = connection.execute(select(_theme).where(_theme.c.id == theme.id)).mappings().first()
    columns = _columns(theme)
    if known is None:
        last = connection.scalars(
            select(_theme.c.position)
            .where(_theme.c.hall_id == hall_id)
            .order_by(_theme.c.position.desc())
        ).first()
        place = {"id": theme.id, "hall_id": hall_id, "position": (last or 0) + 1}
        connection.execute(insert(_theme), columns | place)
    else:
        connection.execute(update(_theme).where(_theme.c.id == theme.id), columns)
    _keep_items(connection, hall_id, theme)
    return {} if known is None else {"name": known["name"], "code": known["code"]}


def _keep_items(connection: Connection, hall_id: uuid.UUID, theme: ThemeRow) -> None:
    of_theme = _place.c.theme_id == theme.id
    there = set(connection.scalars(select(_place.c.item_id).where(of_theme)))
    connection.execute(update(_place).where(of_theme), {"is_active": False})
    for position, item_id in enumerate(dict.fromkeys(theme.item_ids), start=1):
        given = {"position": position, "is_active": True}
        if item_id in there:
            connection.execute(update(_place).where(of_theme, _place.c.item_id == item_id), given)
        else:
            key = {"theme_id": theme.id, "item_id": item_id, "hall_id": hall_id}
            connection.execute(insert(_place), given | key)
