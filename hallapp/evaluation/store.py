"""Statements of evaluation; a kiosk reads what it needs to rate, and nobody's answers."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, exists, func, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from hallapp.evaluation.rules import ServedStep, Visit
from hallapp.evaluation.tables import Evaluation, FollowUp, FollowUpStep
from hallapp.evaluation.terms import (
    EvaluationLevel,
    EvaluationRow,
    EvaluationSubject,
    FollowUpState,
)
from hallapp.guides.tables import ServiceItem
from hallapp.hall.tables import Person, ServiceWindow
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.queueing.store.rows import spelled
from hallapp.queueing.tables import QueueService, Ticket, TicketStep, TicketWork
from hallapp.queueing.terms import LIVE_STATES, TicketState

_ticket = table_of(Ticket).c
_step = table_of(TicketStep).c
_work = table_of(TicketWork).c
_service = table_of(QueueService).c
_window = table_of(ServiceWindow).c
_item = table_of(ServiceItem).c
_person = table_of(Person).c
_given = table_of(Evaluation).c
_follow = table_of(FollowUp).c
_taken = table_of(FollowUpStep).c

_STEPS = (
    select(
        _step.id,
        _step.state,
        _step.window_id,
        _window.number,
        _step.person_id,
        _service.name,
        # A ticket's item belongs to the service that it was given for.
        func.coalesce(_step.item_id, _ticket.item_id).label("item_id"),
        (_step.item_id.is_(None) & (_ticket.service_id != _step.service_id)).label("is_foreign"),
    )
    .join_from(table_of(TicketStep), table_of(Ticket), _ticket.id == _step.ticket_id)
    .join(table_of(QueueService), _service.id == _step.service_id)
    .outerjoin(table_of(ServiceWindow), _window.id == _step.window_id)
)
_ADD = InsertOnce(table_of(Evaluation), ("ticket_id", "subject_key")).returning("id")
_EVALUATIONS = (
    select(
        _given.id,
        _ticket.label,
        _given.subject,
        func.coalesce(_item.name, _service.name, "").label("name"),
        _window.number.label("window_number"),
        func.coalesce(_person.name, "").label("person_name"),
        _given.level,
        _given.reasons,
        _given.remark,
        _given.channel,
        _given.made_at,
    )
    .join_from(table_of(Evaluation), table_of(Ticket), _ticket.id == _given.ticket_id)
    .outerjoin(table_of(QueueService), _service.id == _ticket.service_id)
    .outerjoin(table_of(ServiceItem), _item.id == _given.item_id)
    .outerjoin(table_of(ServiceWindow), _window.id == _given.window_id)
    .outerjoin(table_of(Person), _person.id == _given.person_id)
)
_FOLLOW_UPS = _EVALUATIONS.add_columns(
    _follow.id.label("follow_up_id"),
    _follow.state,
    _follow.opened_at,
    _follow.due_on,
    _given.person_id,
).join(table_of(FollowUp), _follow.evaluation_id == _given.id)


def ticket_of_code(connection: Connection, hall_id: uuid.UUID, code: str) -> uuid.UUID | None:
    """Return the newest ticket that bears a code, or None."""
    return connection.scalar(
        select(_ticket.id)
        .where(_ticket.hall_id == hall_id, _ticket.code == code, _ticket.code != "")
        .order_by(_ticket.day.desc())
        .limit(1)
    )


def last_finished(
    connection: Connection, hall_id: uuid.UUID, window_id: uuid.UUID, day: date
) -> uuid.UUID | None:
    """Return the ticket that a window finished last on a day, or None."""
    return connection.scalar(
        select(_step.ticket_id)
        .where(
            _step.hall_id == hall_id,
            _step.day == day,
            _step.window_id == window_id,
            _step.state == spelled(TicketState.FINISHED),
        )
        .order_by(_step.finished_at.desc(), _step.sequence.desc())
        .limit(1)
    )


def visit_of(connection: Connection, hall_id: uuid.UUID, ticket_id: uuid.UUID) -> Visit | None:
    """Return what was served of a ticket, or None when there is no such ticket."""
    ticket = connection.execute(
        select(_ticket.label, _ticket.day).where(
            _ticket.id == ticket_id, _ticket.hall_id == hall_id
        )
    ).first()
    if ticket is None:
        return None
    rows = (
        connection.execute(
            _STEPS.where(_step.ticket_id == ticket_id).order_by(_step.finished_at, _step.sequence)
        )
        .mappings()
        .all()
    )
    is_live = any(row["state"] in LIVE_STATES for row in rows)
    finished = [row for row in rows if row["state"] is TicketState.FINISHED]
    steps = _served(connection, finished)
    return Visit(ticket_id, ticket.label, ticket.day, is_live, steps)


def _served(connection: Connection, rows: Sequence[RowMapping]) -> tuple[ServedStep, ...]:
    done = _work_of(connection, [row["id"] for row in rows])
    for row in rows:
        if row["item_id"] is not None and not row["is_foreign"]:
            done.setdefault(row["id"], [row["item_id"]])
    names = _item_names(connection, {item for items in done.values() for item in items})
    return tuple(
        ServedStep(
            service_name=row["name"],
            window_id=row["window_id"],
            window_number=row["number"],
            person_id=row["person_id"],
            items=tuple((item, names[item]) for item in done.get(row["id"], ())),
        )
        for row in rows
    )


def _item_names(connection: Connection, item_ids: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    asked = select(_item.id, _item.name).where(_item.id.in_(item_ids))
    return dict(connection.execute(asked).all()) if item_ids else {}


def _work_of(
    connection: Connection, step_ids: Sequence[uuid.UUID]
) -> dict[uuid.UUID, list[uuid.UUID]]:
    """Return which items were done in steps, by step."""
    done: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    if step_ids:
        asked = select(_work.step_id, _work.item_id).where(
            _work.step_id.in_(step_ids), _work.item_id.is_not(None)
        )
        for step_id, item_id in connection.execute(asked.order_by(_work.position)):
            done[step_id].append(item_id)
    return done


def rated_keys(connection: Connection, ticket_id: uuid.UUID) -> frozenset[str]:
    """Return for which subjects a ticket was rated already."""
    asked = select(_given.subject_key).where(_given.ticket_id == ticket_id)
    return frozenset(connection.scalars(asked))


def add(connection: Connection, values: dict[str, Any]) -> bool:
    """Store an evaluation; False when its subject was rated before."""
    return connection.execute(_ADD.on(connection), values).first() is not None


def add_follow_up(connection: Connection, values: dict[str, Any]) -> None:
    """Store that an evaluation is followed up."""
    connection.execute(insert(table_of(FollowUp)), values)


def evaluations(
    connection: Connection, hall_id: uuid.UUID, first: date, last: date
) -> tuple[EvaluationRow, ...]:
    """Return the evaluations of visits on these days, newest first."""
    asked = _EVALUATIONS.where(_given.hall_id == hall_id, _given.day.between(first, last))
    rows = connection.execute(asked.order_by(_given.made_at.desc(), _given.id)).mappings()
    return tuple(evaluation_of(row) for row in rows)


def evaluation_of(row: RowMapping) -> EvaluationRow:
    """Return an evaluation as faces read it."""
    return EvaluationRow(
        id=row["id"],
        label=row["label"],
        subject=row["subject"],
        name=row["name"],
        window_number=row["window_number"],
        person_name=row["person_name"],
        level=EvaluationLevel(row["level"]),
        reasons=tuple(code for code in row["reasons"].split(",") if code),
        remark=row["remark"],
        channel=row["channel"],
        made_at=row["made_at"],
    )


def served_counts(
    connection: Connection, hall_id: uuid.UUID, first: date, last: date
) -> dict[int | None, int]:
    """Return how many visits were served on these days: by window, and under None in all."""
    finished = (
        _step.hall_id == hall_id,
        _step.day.between(first, last),
        _step.state == spelled(TicketState.FINISHED),
    )
    counted = func.count(_step.ticket_id.distinct())
    by_window: dict[int | None, int] = dict(
        connection.execute(
            select(_window.number, counted)
            .join_from(table_of(TicketStep), table_of(ServiceWindow), _window.id == _step.window_id)
            .where(*finished)
            .group_by(_window.number)
        ).all()
    )
    return by_window | {None: connection.scalar(select(counted).where(*finished)) or 0}


def level_counts(
    connection: Connection, hall_id: uuid.UUID, first: date, last: date
) -> dict[tuple[int | None, EvaluationLevel], int]:
    """Return how often visits of these days got each level, by window.

    While the finish of a visit is taken back, nothing was served that its evaluation could be of.
    """
    served = exists().where(
        _step.ticket_id == _given.ticket_id, _step.state == spelled(TicketState.FINISHED)
    )
    rows = connection.execute(
        select(_window.number, _given.level, func.count())
        .join_from(table_of(Evaluation), table_of(ServiceWindow), _window.id == _given.window_id)
        .where(
            _given.hall_id == hall_id,
            _given.day.between(first, last),
            _given.subject == EvaluationSubject.VISIT,
            served,
        )
        .group_by(_window.number, _given.level)
    )
    return {(number, EvaluationLevel(level)): count for number, level, count in rows}


def follow_ups(
    connection: Connection, hall_id: uuid.UUID, *where: ColumnElement[bool]
) -> Sequence[RowMapping]:
    """Return follow-ups with their evaluations, the one that is due first in front."""
    asked = _FOLLOW_UPS.where(_follow.hall_id == hall_id, *where)
    ordered = asked.order_by(_follow.due_on, _follow.opened_at, _follow.id)
    return connection.execute(ordered).mappings().all()


def is_unclosed() -> ColumnElement[bool]:
    """Return the condition that a follow-up still has steps before it."""
    return _follow.state != FollowUpState.CLOSED


def is_follow_up(follow_up_id: uuid.UUID) -> ColumnElement[bool]:
    """Return the condition that picks one follow-up."""
    return _follow.id == follow_up_id


def steps_of(
    connection: Connection, follow_up_ids: Sequence[uuid.UUID]
) -> dict[uuid.UUID, list[RowMapping]]:
    """Return the steps of follow-ups, oldest first."""
    found: dict[uuid.UUID, list[RowMapping]] = defaultdict(list)
    asked = (
        select(
            _taken.follow_up_id,
            _taken.state,
            _taken.words,
            _taken.made_at,
            _taken.person_id,
            func.coalesce(_person.name, "").label("person_name"),
        )
        .select_from(table_of(FollowUpStep))
        .outerjoin(table_of(Person), _person.id == _taken.person_id)
        .where(_taken.follow_up_id.in_(follow_up_ids))
        .order_by(_taken.made_at, _taken.id)
    )
    for row in connection.execute(asked).mappings() if follow_up_ids else ():
        found[row["follow_up_id"]].append(row)
    return found


def move_follow_up(
    connection: Connection, follow_up_id: uuid.UUID, before: FollowUpState, after: FollowUpState
) -> bool:
    """Move a follow-up on; False when it is no longer where it was."""
    moved = connection.execute(
        update(table_of(FollowUp))
        .where(_follow.id == follow_up_id, _follow.state == before)
        .values(state=after)
    )
    return moved.rowcount > 0


def add_step(connection: Connection, values: dict[str, Any]) -> None:
    """Store one step of a follow-up."""
    connection.execute(insert(table_of(FollowUpStep)), values)
