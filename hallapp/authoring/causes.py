"""Looking at guides again because something outside them changed (复核原因)."""

import uuid
from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, and_, func, insert, select, update

from hallapp.authoring.desk import AUTHORS, Desk
from hallapp.authoring.errors import (
    CauseSettledError,
    CauseUnknownError,
    OutcomeNeededError,
    SearchedMissingError,
)
from hallapp.authoring.tables import ReviewCause, ReviewCauseItem
from hallapp.authoring.terms import CauseItemRow, CauseKind, CauseRow
from hallapp.authoring.touching import folded, touched
from hallapp.guides.tables import ServiceItem
from hallapp.hall.tables import Department, Person
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.work import Writing
from hallapp.kernel.requests import Request

_cause = table_of(ReviewCause).c
_touched = table_of(ReviewCauseItem).c
_item = table_of(ServiceItem).c
_department = table_of(Department).c
_person = table_of(Person).c


class KeepingCauses(Desk):
    """What the hall does when a law, a fee or the calendar changes."""

    def add_cause(
        self,
        request: Request,
        kind: CauseKind,
        words: str,
        searched: str,
        document: str,
        on: date,
    ) -> tuple[CauseItemRow, ...]:
        """Keep a change and list the guides that it touches until each was looked at.

        Args:
            request: Who asks.
            kind: What changed.
            words: What changed, as a person puts it.
            searched: Words by which the guides are found, `;` parts several; not needed for a
                calendar.
            document: Paper that brought the change (文号); may be empty.
            on: Day from which it holds.

        Raises:
            NotEntitledError: The person writes no guides.
            SearchedMissingError: Words or searched words are missing.
        """
        said = {"cause": kind.value, "words": words.strip(), "searched": searched.strip()}
        paper = {"document": document.strip(), "on": on}
        with self._work.write(request, "authoring.add_cause", **said, **paper) as act:
            if act.first_answer is not None:
                return self._items(act.connection, uuid.UUID(act.first_answer["cause_id"]))
            self._check(act, AUTHORS)
            if not said["words"] or (kind is not CauseKind.CALENDAR and not folded(searched)):
                raise SearchedMissingError
            found = touched(act.connection, self._work.hall_id, kind, searched)
            row = {"kind": kind, "words": said["words"], "searched": said["searched"], **paper}
            cause_id = self._add_cause(act, row, found)
            after = {**said, "document": document, "on": str(on), "touched": len(found)}
            act.record(Happening("authoring.cause_added", "review_cause", cause_id, after=after))
            act.answer = {"cause_id": str(cause_id)}
            act.changed(Change.GUIDES)
            return self._items(act.connection, cause_id)

    def causes(self) -> tuple[CauseRow, ...]:
        """Return every cause, those with guides that still wait first, the newest first."""
        waiting = func.count(_touched.item_id).filter(_touched.settled_at.is_(None))
        statement = (
            select(
                _cause.id, _cause.kind, _cause.words, _cause.searched, _cause.document, _cause.on,
                func.count(_touched.item_id), waiting, _cause.made_at,
            )
            .join_from(
                table_of(ReviewCause), table_of(ReviewCauseItem),
                _touched.cause_id == _cause.id, isouter=True,
            )
            .where(_cause.hall_id == self._work.hall_id)
            .group_by(
                _cause.id, _cause.kind, _cause.words, _cause.searched, _cause.document, _cause.on,
                _cause.made_at,
            )
            .order_by((waiting == 0), _cause.made_at.desc())
        )  # fmt: skip
        with self._work.read() as session:
            found = session.connection().execute(statement).all()
        return tuple(CauseRow(*row[:-1]) for row in found)

    def cause_items(
        self, cause_id: uuid.UUID, *, only_open: bool = True
    ) -> tuple[CauseItemRow, ...]:
        """Return the guides that a cause touches, by code."""
        with self._work.read() as session:
            found = self._items(session.connection(), cause_id)
        return tuple(row for row in found if row.settled_at is None or not only_open)

    def settle(
        self, request: Request, cause_id: uuid.UUID, item_id: uuid.UUID, outcome: str
    ) -> None:
        """Say what came of looking at a touched guide: 已修订, 不受影响 and so on.

        Raises:
            NotEntitledError: The person writes no guides.
            OutcomeNeededError: Nothing is said.
            CauseUnknownError: There is no such cause, or it does not touch this item.
            CauseSettledError: Somebody settled it before.
        """
        said = outcome.strip()
        with self._work.write(
            request, "authoring.settle", cause_id=cause_id, item_id=item_id, outcome=said
        ) as act:
            if act.first_answer is not None:
                return
            self._check(act, AUTHORS)
            if not said:
                raise OutcomeNeededError
            self._settle(act, cause_id, item_id, said)
            after = {"item": str(item_id), "outcome": said}
            act.record(Happening("authoring.cause_settled", "review_cause", cause_id, after=after))
            act.changed(Change.GUIDES)

    def _settle(self, act: Writing, cause_id: uuid.UUID, item_id: uuid.UUID, outcome: str) -> None:
        hall = _touched.hall_id == self._work.hall_id
        this = and_(hall, _touched.cause_id == cause_id, _touched.item_id == item_id)
        if act.connection.execute(select(_touched.item_id).where(this)).first() is None:
            raise CauseUnknownError
        changes = {
            "settled_at": act.now,
            "settled_by": act.request.actor.person_id,
            "outcome": outcome,
        }
        statement = update(table_of(ReviewCauseItem)).where(this, _touched.settled_at.is_(None))
        if act.connection.execute(statement.values(changes)).rowcount == 0:
            raise CauseSettledError

    def _add_cause(
        self, act: Writing, row: Mapping[str, object], found: dict[uuid.UUID, str]
    ) -> uuid.UUID:
        cause_id, hall_id = uuid.uuid4(), self._work.hall_id
        made = {"made_by": act.request.actor.person_id, "made_at": act.now}
        act.connection.execute(
            insert(table_of(ReviewCause)), {"id": cause_id, "hall_id": hall_id, **row, **made}
        )
        if found:
            act.connection.execute(
                insert(table_of(ReviewCauseItem)),
                [
                    {"cause_id": cause_id, "item_id": item, "hall_id": hall_id, "where": where}
                    for item, where in found.items()
                ],
            )
        return cause_id

    def _items(self, connection: Connection, cause_id: uuid.UUID) -> tuple[CauseItemRow, ...]:
        statement = (
            select(
                _touched.cause_id, _touched.item_id, _item.code, _item.name,
                _department.name.label("department"), _touched.where, _touched.outcome,
                func.coalesce(_person.name, "").label("settled_by"), _touched.settled_at,
            )
            .join_from(
                table_of(ReviewCauseItem), table_of(ServiceItem), _item.id == _touched.item_id
            )
            .join(table_of(Department), _department.id == _item.department_id)
            .outerjoin(table_of(Person), _person.id == _touched.settled_by)
            .where(_touched.cause_id == cause_id, _touched.hall_id == self._work.hall_id)
            .order_by(_item.code)
        )  # fmt: skip
        found = connection.execute(statement).mappings()
        return tuple(
            CauseItemRow(**{str(name): value for name, value in row.items()}) for row in found
        )
