"""Use cases of stationing (应进必进): which items must be, and are, accepted in the hall.

Nothing is overwritten: the newest statement of an item holds, and the earlier ones stay.
"""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, func, insert, select
from sqlalchemy.orm import Session

from hallapp.guides.errors import ItemGoneError, StationingExceptionError
from hallapp.guides.tables import ItemStationing, ServiceItem
from hallapp.hall.entitlement import check_role
from hallapp.hall.tables import Department
from hallapp.hall.terms import Role
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.clock import day_in
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request

_stated = table_of(ItemStationing)
_item = table_of(ServiceItem)
_department = table_of(Department)
MAY_STATE = frozenset({Role.MANAGER, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class StationingRow:
    """What holds of one item.

    Attributes:
        must_be_stationed: It must be accepted in the hall.
        is_stationed: It is accepted there.
        exception: Why it may stay outside (例外); empty without a reason.
        document: Paper that orders or allows it (文号), empty when none is named.
        since: Day of the statement that holds; None while nobody has stated anything.
    """

    item_id: uuid.UUID
    code: str
    name: str
    department: str
    must_be_stationed: bool
    is_stationed: bool
    exception: str
    document: str
    since: date | None

    @property
    def is_missing(self) -> bool:
        """Whether it must be in the hall, is not, and no exception allows that."""
        return self.must_be_stationed and not self.is_stationed and not self.exception


class StationingService:
    """States of items whether they must be and are accepted in the hall."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def rows(self) -> tuple[StationingRow, ...]:
        """Return what holds of every item of the hall, by department and code."""
        newest = (
            select(
                _stated.c.id,
                func.row_number()
                .over(
                    partition_by=_stated.c.item_id,
                    order_by=(_stated.c.made_at.desc(), _stated.c.id),
                )
                .label("place"),
            )
            .where(_stated.c.hall_id == self._work.hall_id)
            .subquery()
        )
        holds = select(newest.c.id).where(newest.c.place == 1)
        statement = (
            select(_item.c.id, _item.c.code, _item.c.name, _department.c.name,
                   _stated.c.must_be_stationed, _stated.c.is_stationed, _stated.c.exception,
                   _stated.c.document, _stated.c.made_at)
            .join(_department, _department.c.id == _item.c.department_id)
            .outerjoin(
                _stated, and_(_stated.c.item_id == _item.c.id, _stated.c.id.in_(holds))
            )
            .where(_item.c.hall_id == self._work.hall_id)
            .order_by(_department.c.name, _item.c.code)
        )  # fmt: skip
        with self._work.read() as session:
            return tuple(self._row(*row) for row in session.execute(statement))

    def _row(self, *row: Any) -> StationingRow:
        item_id, code, name, department, must, stationed, exception, document, made_at = row
        since = None if made_at is None else day_in(made_at, self._work.zone)
        return StationingRow(
            item_id, code, name, department, bool(must), bool(stationed), exception or "",
            document or "", since,
        )  # fmt: skip

    def state(
        self,
        request: Request,
        item_id: uuid.UUID,
        *,
        must: bool,
        stationed: bool,
        exception: str = "",
        document: str = "",
    ) -> None:
        """State what holds of an item from now on.

        Args:
            request: Who asks; the same request again does nothing again.
            item_id: The item.
            must: It must be accepted in the hall.
            stationed: It is accepted there.
            exception: Why it may stay outside; needed where it must be in the hall and is not.
            document: Paper that orders or allows it.

        Raises:
            StationingExceptionError: It must be in the hall, is not, and no reason was given.
            ItemGoneError: The hall has no such item.
            NotEntitledError: The actor neither runs the hall nor administers it.
        """
        said = {
            "must_be_stationed": must,
            "is_stationed": stationed,
            # An item that is in the hall, or need not be, is no exception.
            "exception": exception.strip() if must and not stationed else "",
            "document": document.strip(),
        }
        self._state(request, item_id, said)

    def _state(self, request: Request, item_id: uuid.UUID, said: dict[str, Any]) -> None:
        with self._work.write(request, "guides.station", item=str(item_id), said=said) as act:
            if act.first_answer is not None:
                return
            check_role(act.session, self._work.hall_id, request.actor, MAY_STATE)
            name = self._item_name(act.session, item_id)
            is_outside = said["must_be_stationed"] and not said["is_stationed"]
            if is_outside and not said["exception"]:
                raise StationingExceptionError(item=name)
            before = _holding(act.connection, item_id)
            self._append(act, item_id, said)
            act.record(
                Happening("guides.stationed", "service_item", item_id, before=before, after=said)
            )
            act.changed(Change.GUIDES)
            act.answer = {}

    def _item_name(self, session: Session, item_id: uuid.UUID) -> str:
        item = session.get(ServiceItem, item_id)
        if item is None or item.hall_id != self._work.hall_id:
            raise ItemGoneError
        return item.name

    def _append(self, act: Writing, item_id: uuid.UUID, said: dict[str, Any]) -> None:
        row = said | {
            "id": uuid.uuid4(),
            "hall_id": self._work.hall_id,
            "item_id": item_id,
            "made_at": act.now,
            "made_by": act.request.actor.person_id,
        }
        act.connection.execute(insert(_stated), row)


def _holding(connection: Connection, item_id: uuid.UUID) -> dict[str, Any] | None:
    """Return what held of an item so far; None when nothing was stated."""
    columns = (
        _stated.c.must_be_stationed, _stated.c.is_stationed, _stated.c.exception,
        _stated.c.document,
    )  # fmt: skip
    found = connection.execute(
        select(*columns)
        .where(_stated.c.item_id == item_id)
        .order_by(_stated.c.made_at.desc(), _stated.c.id)
        .limit(1)
    )
    row = found.mappings().first()
    return None if row is None else dict(row)
