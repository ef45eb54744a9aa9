"""Lists of lights and of what was sent about them, as faces show them."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy import case as when
from sqlalchemy.orm import Session, aliased

from hallapp.cases.tables import HallCase
from hallapp.guides.tables import ServiceItem
from hallapp.hall.tables import Department, Person
from hallapp.supervision.store.light_rows import reason_and_words
from hallapp.supervision.store.rule_rows import told_of
from hallapp.supervision.tables import Chase, RaisedLight, SupervisionRule
from hallapp.supervision.terms import ChaseRow, Colour, LightQuestion, RaisedRow

_Handler = aliased(Person)
_Replier = aliased(Person)
_GRAVITY = when(
    {colour.value: weight for weight, colour in enumerate(Colour)}, value=RaisedLight.colour
)


def listed_lights(
    session: Session, hall_id: uuid.UUID, question: LightQuestion, limit: int
) -> tuple[RaisedRow, ...]:
    """Return lights that fit a question: the gravest first, then the oldest day."""
    asked = (
        _lights()
        .where(RaisedLight.hall_id == hall_id, *_fits(question))
        .order_by(_GRAVITY.desc(), RaisedLight.due_on, HallCase.case_number, RaisedLight.id)
        .limit(limit)
    )
    return tuple(_row(row) for row in session.execute(asked).all())


def one_light(session: Session, hall_id: uuid.UUID, light_id: uuid.UUID) -> RaisedRow | None:
    """Return one light of the hall."""
    asked = _lights().where(RaisedLight.hall_id == hall_id, RaisedLight.id == light_id)
    found = session.execute(asked).one_or_none()
    return None if found is None else _row(found)


def chases_of(session: Session, light_id: uuid.UUID) -> tuple[ChaseRow, ...]:
    """Return what was sent about a light, in order."""
    rows = session.scalars(
        select(Chase).where(Chase.light_id == light_id).order_by(Chase.sent_at, Chase.number)
    )
    return tuple(chase_row(row) for row in rows)


def chase_row(chase: Chase) -> ChaseRow:
    """Return one urging as faces show it."""
    return ChaseRow(
        kind=chase.kind,
        number=chase.number,
        sent_on=chase.sent_on,
        sent_to=chase.sent_to,
        words=chase.words,
        reply_due_on=chase.reply_due_on,
        reply=chase.reply,
        replied_on=chase.replied_on,
        paper_id=chase.paper_id,
    )


def counted_lights(session: Session, hall_id: uuid.UUID) -> dict[Colour, int]:
    """Return how many lights of each colour are lit."""
    rows = session.execute(
        select(RaisedLight.colour, func.count())
        .where(RaisedLight.hall_id == hall_id, RaisedLight.cleared_at.is_(None))
        .group_by(RaisedLight.colour)
    )
    return {row[0]: row[1] for row in rows.all()}


def news_since(
    session: Session, hall_id: uuid.UUID, after: datetime
) -> Sequence[tuple[Colour, bool, str]]:
    """Return colour, whether recorded afterwards, and whom it tells, of lights raised since."""
    rows = session.execute(
        select(RaisedLight.colour, RaisedLight.is_late, SupervisionRule.told)
        .join(SupervisionRule, SupervisionRule.id == RaisedLight.rule_id)
        .where(
            RaisedLight.hall_id == hall_id,
            RaisedLight.cleared_at.is_(None),
            RaisedLight.raised_at > after,
        )
    )
    return [(colour, is_late, told) for colour, is_late, told in rows.all()]


def _lights() -> Select[*tuple[Any, ...]]:
    urged = (
        select(func.count())
        .where(Chase.light_id == RaisedLight.id)
        .correlate(RaisedLight)
        .scalar_subquery()
    )
    return (
        select(
            RaisedLight,
            SupervisionRule.name,
            SupervisionRule.told,
            HallCase.case_number,
            HallCase.item_name,
            Department.name,
            func.coalesce(_Handler.name, ""),
            func.coalesce(_Replier.name, ""),
            urged,
        )
        .join(SupervisionRule, SupervisionRule.id == RaisedLight.rule_id)
        .join(HallCase, HallCase.id == RaisedLight.case_id)
        .join(ServiceItem, ServiceItem.id == HallCase.item_id)
        .join(Department, Department.id == ServiceItem.department_id)
        .outerjoin(_Handler, _Handler.id == func.coalesce(HallCase.handler_id, HallCase.person_id))
        .outerjoin(_Replier, _Replier.id == RaisedLight.replied_by)
    )


def _fits(question: LightQuestion) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if question.colours:
        where.append(RaisedLight.colour.in_(question.colours))
    if question.is_open is not None:
        is_out = RaisedLight.cleared_at.is_not(None)
        where.append(~is_out if question.is_open else is_out)
    if question.awaits_reply:
        where += [RaisedLight.reply_due_on.is_not(None), RaisedLight.reply == ""]
    if question.case_id is not None:
        where.append(RaisedLight.case_id == question.case_id)
    if question.since is not None:
        where.append(RaisedLight.due_on >= question.since)
    if question.text.strip():
        where.append(_names(question.text.strip()))
    return where


def _names(text: str) -> ColumnElement[bool]:
    columns = (HallCase.case_number, HallCase.item_name, Department.name, SupervisionRule.name)
    return or_(*(column.icontains(text, autoescape=True) for column in columns))


def _row(found: Any) -> RaisedRow:
    light, rule_name, told, number, item, department, handler, replier, urged = found
    reason, words = reason_and_words(light.cleared_why)
    return RaisedRow(
        id=light.id,
        rule_name=rule_name,
        colour=light.colour,
        case_id=light.case_id,
        case_number=number,
        item_name=item,
        department=department,
        handler_name=handler,
        due_on=light.due_on,
        raised_at=light.raised_at,
        is_late=light.is_late,
        reason=light.reason,
        reply_due_on=light.reply_due_on,
        reply=light.reply,
        replied_by=replier,
        replied_at=light.replied_at,
        cleared_at=light.cleared_at,
        urged=urged,
        told=told_of(told),
        clear_reason=reason,
        clear_words=words,
    )
