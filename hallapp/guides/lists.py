"""Use cases of the five monthly lists (一月一清单): planned, published in batches, ended."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, insert, or_, select, update
from sqlalchemy.orm import Session

from hallapp.guides import store
from hallapp.guides.errors import ItemGoneError, ListMonthError, ListTwiceError
from hallapp.guides.tables import MonthlyList, ServiceItem
from hallapp.guides.terms import HandlingType, ItemRow, ListedItemRow, ListKind
from hallapp.hall.entitlement import check_role
from hallapp.hall.tables import Department
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request

_list = table_of(MonthlyList)
_item = table_of(ServiceItem)
_department = table_of(Department)
_KEEPERS = frozenset({Role.MANAGER, Role.ADMINISTRATOR})
_AT_ONCE = 400


@dataclass(frozen=True)
class ListChanges:
    """What changed in a list from one month to the next (本月变化)."""

    added: tuple[ListedItemRow, ...]
    ended: tuple[ListedItemRow, ...]


class ListService:
    """Keeps which items stand in which of the five lists, month by month."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def entries(
        self, kind: ListKind, month: date, *, with_planned: bool = False
    ) -> tuple[ListedItemRow, ...]:
        """Return a list as it stood in a month, by department and code.

        Args:
            kind: Which list.
            month: Any day of the month.
            with_planned: Those that are planned and not yet published, too.
        """
        first = first_of(month)
        asked = [
            _list.c.kind == kind,
            _list.c.month <= first,
            or_(_list.c.until_month.is_(None), _list.c.until_month > first),
        ]
        if not with_planned:
            asked.append(_list.c.published_on.is_not(None))
        with self._work.read() as session:
            return self._rows(session, asked)

    def changes(self, kind: ListKind, month: date) -> ListChanges:
        """Return what came into a list in a month and what left it."""
        first = first_of(month)
        with self._work.read() as session:
            added = self._rows(
                session,
                [
                    _list.c.kind == kind,
                    _list.c.month == first,
                    _list.c.published_on.is_not(None),
                ],
            )
            ended = self._rows(
                session,
                [
                    _list.c.kind == kind,
                    _list.c.until_month == first,
                    _list.c.published_on.is_not(None),
                ],
            )
        return ListChanges(added, ended)

    def candidates(self, kind: ListKind) -> tuple[ItemRow, ...]:
        """Return items whose guide says that they belong in a list and that do not stand there.

        The guide decides: 即办件 for 马上办, 网办 for 网上办, nobody has to come for 不见面, one
        visit at most for 一次办. Nothing in a guide says 就近办: there every item is a candidate
        that is handled in towns and villages.
        """
        told = {
            ListKind.AT_ONCE: _item.c.handling_type == HandlingType.INSTANT,
            ListKind.ONLINE: _item.c.is_online.is_(True),
            ListKind.NO_MEETING: _item.c.visits == 0,
            ListKind.NEARBY: _item.c.towns != "",
            ListKind.ONCE: _item.c.visits <= 1,
        }[kind]
        listed = select(_list.c.item_id).where(
            _list.c.hall_id == self._work.hall_id,
            _list.c.kind == kind,
            _list.c.until_month.is_(None),
        )
        statement = (
            select(_item.c.id)
            .where(_item.c.hall_id == self._work.hall_id, told, _item.c.id.not_in(listed))
            .order_by(_item.c.code)
        )
        with self._work.read() as session:
            found = list(session.scalars(statement))
            seen = store.seen(session, self._work.hall_id, found, for_kiosk=True)
            return store.rows_of(session, [each for each in found if each in seen])

    def plan(
        self,
        request: Request,
        kind: ListKind,
        month: date,
        item_ids: Sequence[uuid.UUID],
        *,
        batch: int = 1,
        planned_on: date | None = None,
    ) -> int:
        """Plan items for a list from a month on; return how many.

        Raises:
            ListMonthError: The batch is no number from 1.
            ListTwiceError: An item stands in that list already.
            ItemGoneError: The hall lacks an item.
            NotEntitledError: The actor keeps no lists.
        """
        wanted = list(dict.fromkeys(item_ids))
        with self._work.write(
            request, "guides.plan_list",
            listed=kind.value, month=str(first_of(month)), items=sorted(map(str, wanted)),
            batch=batch, planned_on=str(planned_on),
        ) as act:  # fmt: skip
            if act.first_answer is not None:
                return len(wanted)
            hall = self._work.hall_id
            check_role(act.session, hall, request.actor, _KEEPERS)
            if batch < 1:
                raise ListMonthError
            if store.how_many(act.session, hall, wanted) < len(wanted):
                raise ItemGoneError
            self._hold(act.session, wanted)
            self._refuse_twice(act.session, kind, wanted)
            shared = {"kind": kind, "month": first_of(month), "batch": batch}
            self._add(act, wanted, {**shared, "planned_on": planned_on})
            facts = {"month": str(first_of(month)), "batch": batch, "items": len(wanted)}
            act.record(Happening("guides.list_planned", "monthly_list", kind.value, after=facts))
            act.changed(Change.GUIDES)
        return len(wanted)

    def publish_batch(self, request: Request, kind: ListKind, month: date, batch: int) -> int:
        """Publish what is planned for a batch of a month; return how many items."""
        first = first_of(month)
        with self._work.write(
            request, "guides.publish_list", listed=kind.value, month=str(first), batch=batch
        ) as act:
            if act.first_answer is not None:
                return int(act.first_answer["items"])
            hall = self._work.hall_id
            check_role(act.session, hall, request.actor, _KEEPERS)
            statement = update(_list).where(
                _list.c.hall_id == hall,
                _list.c.kind == kind,
                _list.c.month == first,
                _list.c.batch == batch,
                _list.c.published_on.is_(None),
                _list.c.until_month.is_(None),
            )
            given = {"published_on": act.today, "published_by": request.actor.person_id}
            count = act.connection.execute(statement, given).rowcount
            act.answer = {"items": count}
            facts = {"month": str(first), "batch": batch, "items": count}
            act.record(Happening("guides.list_published", "monthly_list", kind.value, after=facts))
            act.changed(Change.GUIDES)
        return count

    def end(self, request: Request, kind: ListKind, month: date, item_id: uuid.UUID) -> None:
        """Take an item out of a list from a month on; the months before keep it."""
        first = first_of(month)
        with self._work.write(
            request, "guides.end_listing", listed=kind.value, month=str(first), item=str(item_id)
        ) as act:
            if act.first_answer is not None:
                return
            hall = self._work.hall_id
            check_role(act.session, hall, request.actor, _KEEPERS)
            statement = update(_list).where(
                _list.c.hall_id == hall,
                _list.c.kind == kind,
                _list.c.item_id == item_id,
                _list.c.until_month.is_(None),
            )
            if not act.connection.execute(statement, {"until_month": first}).rowcount:
                raise ItemGoneError
            facts = {"kind": kind.value, "until_month": str(first)}
            act.record(Happening("guides.listing_ended", "service_item", item_id, after=facts))
            act.changed(Change.GUIDES)

    def _add(
        self, act: Writing, item_ids: Sequence[uuid.UUID], shared: Mapping[str, object]
    ) -> None:
        made = {**shared, "hall_id": self._work.hall_id, "made_at": act.now}
        rows = [{"id": uuid.uuid4(), "item_id": each, **made} for each in item_ids]
        if rows:
            act.connection.execute(insert(_list), rows)

    def _hold(self, session: Session, wanted: Sequence[uuid.UUID]) -> None:
        """Let whoever plans one of these items at the same moment wait, and then see it listed."""
        ordered = sorted(wanted)
        for start in range(0, len(ordered), _AT_ONCE):
            portion = ordered[start : start + _AT_ONCE]
            held = select(_item.c.id).where(_item.c.id.in_(portion)).order_by(_item.c.id)
            session.execute(held.with_for_update()).all()

    def _refuse_twice(self, session: Session, kind: ListKind, wanted: Sequence[uuid.UUID]) -> None:
        for start in range(0, len(wanted), _AT_ONCE):
            statement = (
                select(_item.c.name)
                .join(_list, _list.c.item_id == _item.c.id)
                .where(
                    _list.c.hall_id == self._work.hall_id,
                    _list.c.kind == kind,
                    _list.c.until_month.is_(None),
                    _list.c.item_id.in_(wanted[start : start + _AT_ONCE]),
                )
            )
            name = session.scalars(statement).first()
            if name is not None:
                raise ListTwiceError(item=name, listed=kind.label)

    def _rows(self, session: Session, asked: Sequence[object]) -> tuple[ListedItemRow, ...]:
        statement = (
            select(
                _list.c.id, _list.c.kind, _list.c.item_id, _item.c.code, _item.c.name,
                _department.c.name, _list.c.month, _list.c.until_month, _list.c.batch,
                _list.c.planned_on, _list.c.published_on,
            )
            .join(_item, _item.c.id == _list.c.item_id)
            .join(_department, _department.c.id == _item.c.department_id)
            .where(_list.c.hall_id == self._work.hall_id, *asked)  # pyright: ignore[reportArgumentType]
            .order_by(_item.c.code)
        )  # fmt: skip
        return tuple(ListedItemRow(*row) for row in session.execute(statement))


def end_listings(
    connection: Connection, hall_id: uuid.UUID, item_id: uuid.UUID, month: date
) -> None:
    """Take an item out of every list from a month on, inside the use case that withdraws it."""
    connection.execute(
        update(_list).where(
            _list.c.hall_id == hall_id, _list.c.item_id == item_id, _list.c.until_month.is_(None)
        ),
        {"until_month": first_of(month)},
    )


def first_of(month: date) -> date:
    """Return the first day of a day's month."""
    return month.replace(day=1)
