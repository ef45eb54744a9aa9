"""Statements for what was done in visits, and for visits that failed for want of papers."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, bindparam, func, insert, select, update

from hallapp.guides.tables import ServiceItem
from hallapp.kernel.database.base import table_of
from hallapp.queueing.store.days import Turn
from hallapp.queueing.store.moves import WindowNow
from hallapp.queueing.tables import FailedVisit, Ticket, TicketStep, TicketWork
from hallapp.queueing.terms import (
    FailedVisitRow,
    MissingPaper,
    Outcome,
    PaperWarningRow,
    WorkDone,
)

_work = table_of(TicketWork).c
_failed = table_of(FailedVisit).c
_item = table_of(ServiceItem).c
_ticket = table_of(Ticket).c
_step = table_of(TicketStep).c

_LINES = (
    select(_work.position, _work.item_id, _work.quantity, _work.outcome)
    .where(_work.step_id == bindparam("step"))
    .order_by(_work.position)
)
_ADD_LINE = insert(table_of(TicketWork))
# Nothing is removed: a line that no longer counts has the quantity 0.
_SET_LINE = (
    update(table_of(TicketWork))
    .where(_work.step_id == bindparam("step"), _work.position == bindparam("line"))
    .values(item_id=bindparam("item"), quantity=bindparam("times"), outcome=bindparam("result"))
)
_ADD_FAILED = insert(table_of(FailedVisit))
_KNOWN = select(_item.id).where(_item.id.in_(bindparam("items", expanding=True)))
_SET_ITEM = (
    update(table_of(Ticket))
    .where(_ticket.id == bindparam("ticket"))
    .values(item_id=bindparam("item"))
)
_SET_STEP_ITEM = (
    update(table_of(TicketStep))
    .where(_step.id == bindparam("step"))
    .values(item_id=bindparam("item"))
)


@dataclass(frozen=True)
class FailedAbout:
    """What a visit failed for: the item, its guide, and every paper that was missing."""

    item_id: uuid.UUID
    guide_version: int
    missing: tuple[MissingPaper, ...]


def work_of(connection: Connection, step_id: uuid.UUID) -> tuple[WorkDone, ...]:
    """Return what was done in a step, as it was last corrected."""
    rows = connection.execute(_LINES, {"step": step_id})
    return tuple(WorkDone(row.item_id, row.quantity, row.outcome) for row in rows if row.quantity)


def write_work(
    connection: Connection, hall_id: uuid.UUID, step_id: uuid.UUID, work: tuple[WorkDone, ...]
) -> None:
    """Let this be what was done in a step; what stood there before counts no longer."""
    stored = [row.position for row in connection.execute(_LINES, {"step": step_id})]
    gone = [WorkDone(None, 0, Outcome.OTHER)] * (len(stored) - len(work))
    for position, done in enumerate((*work, *gone), start=1):
        if position in stored:
            asked = {"step": step_id, "line": position, "item": done.item_id}
            connection.execute(_SET_LINE, {**asked, "times": done.quantity, "result": done.outcome})
        else:
            line = {"hall_id": hall_id, "step_id": step_id, "position": position}
            made = {"item_id": done.item_id, "quantity": done.quantity, "outcome": done.outcome}
            connection.execute(_ADD_LINE, {**line, **made})


def unknown_items(connection: Connection, items: Iterable[uuid.UUID]) -> bool:
    """Return whether one of these is no item of the hall."""
    asked = set(items)
    known = connection.scalars(_KNOWN, {"items": sorted(asked)}).all() if asked else ()
    return len(known) != len(asked)


def set_item(
    connection: Connection, ticket_id: uuid.UUID, step_id: uuid.UUID, item_id: uuid.UUID
) -> None:
    """Let a ticket and its present step be for another item."""
    connection.execute(_SET_ITEM, {"ticket": ticket_id, "item": item_id})
    connection.execute(_SET_STEP_ITEM, {"step": step_id, "item": item_id})


def add_failed(
    connection: Connection, hall_id: uuid.UUID, here: WindowNow, about: FailedAbout, turn: Turn
) -> tuple[uuid.UUID, ...]:
    """Store each paper that was missing; return the ids of the rows."""
    made: list[uuid.UUID] = []
    for paper in about.missing:
        made.append(uuid.uuid4())
        row = {
            "id": made[-1],
            "hall_id": hall_id,
            "day": turn.day,
            "failed_at": turn.moment,
            "ticket_id": here.ticket_id,
            "window_id": here.window_id,
            "person_id": here.person_id,
            "item_id": about.item_id,
            "guide_version": about.guide_version,
            "material_id": paper.material_id,
            "material_name": paper.name,
            "remark": paper.remark,
            "is_undone": False,
        }
        connection.execute(_ADD_FAILED, row)
    return tuple(made)


def failed_since(
    connection: Connection, hall_id: uuid.UUID, since: date
) -> tuple[FailedVisitRow, ...]:
    """Return which papers sent people home since a day, the worst first."""
    people = func.count(_failed.ticket_id.distinct())
    rows = connection.execute(
        select(
            _failed.item_id,
            _item.name.label("item_name"),
            func.max(_failed.guide_version),
            _failed.material_name,
            people,
            func.max(_failed.day),
        )
        .join_from(table_of(FailedVisit), table_of(ServiceItem), _item.id == _failed.item_id)
        .where(_failed.hall_id == hall_id, _failed.day >= since, _failed.is_undone.is_(False))
        .group_by(_failed.item_id, _item.name, _failed.material_name)
        .order_by(people.desc(), _item.name, _failed.material_name)
    )
    return tuple(FailedVisitRow(*row) for row in rows)


def warnings(
    connection: Connection, hall_id: uuid.UUID, item_id: uuid.UUID, today: date, days: int
) -> tuple[PaperWarningRow, ...]:
    """Return which papers of an item people lately came without, the most frequent first.

    By their names: a guide that was changed gives its papers new ids, and the citizen lacks the
    same paper.
    """
    people = func.count(_failed.ticket_id.distinct())
    rows = connection.execute(
        select(func.max(_failed.material_id), _failed.material_name, people)
        .where(
            _failed.hall_id == hall_id,
            _failed.item_id == item_id,
            _failed.day > today - timedelta(days=days),
            _failed.is_undone.is_(False),
        )
        .group_by(_failed.material_name)
        .order_by(people.desc(), _failed.material_name)
    )
    return tuple(PaperWarningRow(*row) for row in rows)
