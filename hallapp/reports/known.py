"""What the hall's catalogue knows of a year: kinds of item, and which must stand in the hall."""

from datetime import date, datetime, time, tzinfo
from typing import Any

from sqlalchemy import Connection, func, select

from hallapp.guides.catalogue import CatalogueService
from hallapp.guides.tables import CatalogueChange, ItemStationing, ServiceItem
from hallapp.guides.terms import GuideState, ItemType
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import UnitOfWork

_item = table_of(ServiceItem)
_change = table_of(CatalogueChange)
_stationing = table_of(ItemStationing)
_PUBLIC = (GuideState.PUBLISHED, GuideState.SAMPLE)


class CatalogueFigures:
    """Counts items for a year, as far as the hall kept a log of its catalogue."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._catalogue = CatalogueService(work)

    def first_change(self) -> date | None:
        """Return the first day that the log of the catalogue knows; None without one."""
        with self._work.look() as connection:
            return connection.execute(
                select(func.min(_change.c.on)).where(_change.c.hall_id == self._work.hall_id)
            ).scalar()

    def items(self, first: date, last: date) -> dict[str, int]:
        """Return how many items of each kind were public at the end of a span of days."""
        counts = {row.item_type: row.after for row in self._catalogue.counts(first, last)}
        total = sum(counts.values())
        if not total:
            return {}
        licences = counts.get(ItemType.LICENCE, 0)
        services = counts.get(ItemType.PUBLIC_SERVICE, 0)
        return {
            "items_licence": licences,
            "items_service": services,
            "items_other": total - licences - services,
            "items_total": total,
        }

    def stationed(self, end: date) -> dict[str, int]:
        """Return how many items had to stand in the hall when a day began, and how many did.

        Where nobody keeps that register, the guides say which items are handled in the hall
        today, and nobody knows how many should be.
        """
        with self._work.look() as connection:
            rows = self._registered(connection, end)
            if rows:
                owed = [is_there for must, is_there, exception in rows if must and not exception]
                return {"items_stationed": sum(owed), "items_expected": len(owed)}
            if end <= self._work.today():
                return {}
            found = connection.execute(
                select(func.count()).where(
                    _item.c.hall_id == self._work.hall_id,
                    _item.c.state.in_(_PUBLIC),
                    _item.c.is_in_hall.is_(True),
                )
            ).scalar_one()
        return {"items_stationed": found} if found else {}

    def _registered(self, connection: Connection, end: date) -> list[tuple[bool, bool, str]]:
        """Return the newest entry of each public item before a day."""
        before = _midnight(end, self._work.zone)
        statement = (
            select(
                _stationing.c.item_id,
                _stationing.c.must_be_stationed,
                _stationing.c.is_stationed,
                _stationing.c.exception,
            )
            .join(_item, _item.c.id == _stationing.c.item_id)
            .where(
                _stationing.c.hall_id == self._work.hall_id,
                _stationing.c.made_at < before,
                _item.c.state.in_(_PUBLIC),
            )
            .order_by(_stationing.c.made_at, _stationing.c.id)
        )
        newest: dict[Any, tuple[bool, bool, str]] = {}
        for item_id, must, is_there, exception in connection.execute(statement):
            newest[item_id] = (must, is_there, exception)
        return list(newest.values())


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone)
