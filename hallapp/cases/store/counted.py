"""The cases behind a count: by the condition that counted them, so that both always agree."""

import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, select, true

from hallapp.cases.store.figures import (
    case_conditions,
    decision_conditions,
    handings,
    holding,
    reopening,
)
from hallapp.cases.tables import CaseEvent, CaseOutcome, CasePayment, HallCase
from hallapp.cases.tally import CountedCaseRow, Grouping, Span
from hallapp.guides.tables import ServiceItem
from hallapp.hall.tables import Department
from hallapp.kernel.database.base import table_of

_case = table_of(HallCase)
_made = table_of(CaseOutcome)
_paid = table_of(CasePayment)
_event = table_of(CaseEvent)
_item = table_of(ServiceItem)
_department = table_of(Department)
# The day by which each count takes a case.
_DAYS: Mapping[str, ColumnElement[Any]] = {
    "received": _case.c.received_on,
    "accepted": _case.c.accepted_on,
    "rejected": _case.c.closed_on,
    "given_back": _case.c.closed_on,
    "withdrawn": _case.c.closed_on,
    "ended": _case.c.closed_on,
    "waiting": _case.c.received_on,
    "carried_in": _case.c.accepted_on,
    "pending": _case.c.accepted_on,
    "standing": _case.c.accepted_on,
}


_OTHERS = frozenset({"issued", "paid_fen", "reopened"})


def listed(name: str) -> bool:
    """Return whether the cases behind a count can be listed; items and sums cannot."""
    return name in _DAYS or name in decision_conditions() or name in _OTHERS


def counted_cases(
    connection: Connection,
    hall_id: uuid.UUID,
    name: str,
    span: Span,
    among: tuple[Grouping, uuid.UUID | None] | None,
    most: int,
) -> tuple[CountedCaseRow, ...]:
    """Return the cases behind a count, the newest day first.

    Args:
        connection: Of a reading.
        hall_id: The hall.
        name: Of the count; one that is `listed`.
        span: The days.
        among: Only cases of this department, item or window; None for all.
        most: How many at most.
    """
    source, day, fits = _found(hall_id, name, span)
    statement: Select[*tuple[Any, ...]] = (
        select(_case.c.id, _case.c.case_number, _case.c.item_name, _department.c.name, day)
        .select_from(
            source.join(_item, _item.c.id == _case.c.item_id).join(
                _department, _department.c.id == _item.c.department_id
            )
        )
        .where(_case.c.hall_id == hall_id, fits)
        .order_by(day.desc(), _case.c.case_number.desc())
        .limit(most)
    )
    if among is not None:
        statement = statement.where(_among(name, *among))
    return tuple(CountedCaseRow(*row) for row in connection.execute(statement))


def _found(
    hall_id: uuid.UUID, name: str, span: Span
) -> tuple[FromClause, ColumnElement[Any], ColumnElement[bool]]:
    if name in _DAYS:
        return _case, _DAYS[name], case_conditions(span)[name]
    if name == "paid_fen":
        within = and_(_paid.c.paid_on >= span.start, _paid.c.paid_on < span.end)
        return _case.join(_paid, _paid.c.case_id == _case.c.id), _paid.c.paid_on, within
    if name == "issued":
        handed = handings(hall_id, span)
        return _case.join(handed, handed.c.case_id == _case.c.id), handed.c.on, true()
    if name == "reopened":
        return _case.join(_event, _event.c.case_id == _case.c.id), _event.c.on, reopening(span)
    source = _case.join(_made, _made.c.case_id == _case.c.id)
    return source, _made.c.concluded_on, and_(holding(span), decision_conditions()[name])


def _among(name: str, grouping: Grouping, key: uuid.UUID | None) -> ColumnElement[bool]:
    frozen = name in decision_conditions()
    columns: Mapping[Grouping, ColumnElement[Any]] = {
        Grouping.UNIT: _made.c.department_id if frozen else _item.c.department_id,
        Grouping.ITEM: _made.c.item_id if frozen else _case.c.item_id,
        Grouping.WINDOW: _made.c.window_id if frozen else _case.c.window_id,
    }
    column = columns[grouping]
    return column.is_(None) if key is None else column == key
