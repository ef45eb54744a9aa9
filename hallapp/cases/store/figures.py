"""Statements that count cases: one walk over each table, grouped there and not here.

Every count has a condition of its own, so that what was counted can be listed by the same one.
"""

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Subquery,
    and_,
    case,
    exists,
    func,
    not_,
    null,
    or_,
    select,
    true,
    union_all,
)

from hallapp.cases.tables import CaseEvent, CaseOutcome, CasePayment, HallCase
from hallapp.cases.tally import Grouping, Span
from hallapp.cases.terms.events import CaseEventKind
from hallapp.cases.terms.flow import CaseOutcomeKind, FinishQuality
from hallapp.cases.terms.states import CaseState
from hallapp.guides.tables import ServiceItem
from hallapp.guides.terms import GuideState, HandlingType
from hallapp.hall.limits import LimitUnit
from hallapp.kernel.database.base import table_of

Condition = ColumnElement[bool]
_Keys = dict[Grouping | None, ColumnElement[Any]]
Counted = dict[uuid.UUID | None, dict[str, int]]

_case = table_of(HallCase)
_made = table_of(CaseOutcome)
_later = table_of(CaseOutcome).alias("later")
_event = table_of(CaseEvent)
_paid = table_of(CasePayment)
_item = table_of(ServiceItem)
_GIVEN_BACK = (CaseState.WITHDRAWN, CaseState.RETURNED)
_IN_HAND = (CaseState.ACCEPTED, CaseState.SUSPENDED)
_WHOLE_DAYS = (LimitUnit.WORKING_DAYS, LimitUnit.ON_THE_SPOT)
_PUBLIC = (GuideState.PUBLISHED, GuideState.SAMPLE)
_CASES_OF_ITEMS = _case.join(_item, _item.c.id == _case.c.item_id)


def case_conditions(span: Span) -> dict[str, Condition]:
    """Return what is counted of the cases themselves, each with its condition."""
    of = _case.c
    given_back = and_(of.state.in_(_GIVEN_BACK), _within(of.closed_on, span))
    return {
        "received": _within(of.received_on, span),
        "accepted": _within(of.accepted_on, span),
        "rejected": and_(of.state == CaseState.REJECTED, _within(of.closed_on, span)),
        "given_back": given_back,
        "withdrawn": and_(given_back, of.state == CaseState.WITHDRAWN),
        "ended": and_(given_back, of.accepted_on.is_not(None)),
        "waiting": and_(
            of.received_on < span.end,
            _not_before(of.accepted_on, span.end),
            _not_before(of.closed_on, span.end),
        ),
        "carried_in": _in_hand(span.start),
        "pending": _in_hand(span.end),
        "standing": and_(of.state.in_(_IN_HAND), of.received_on < span.end),
    }


def decision_conditions() -> dict[str, Condition]:
    """Return what is counted of the decisions that hold (see `holding`), beside their cases."""
    of = _made.c
    return {
        "done": true(),
        "granted": of.outcome == CaseOutcomeKind.GRANTED,
        "refused": of.outcome == CaseOutcomeKind.REFUSED,
        "instant": _case.c.handling_type == HandlingType.INSTANT,
        "at_once": of.quality == FinishQuality.INSTANT,
        "early": of.quality == FinishQuality.EARLY,
        "on_time": of.quality == FinishQuality.ON_TIME,
        "late": of.quality == FinishQuality.LATE,
        "late_by_law": of.concluded_on > of.law_due_on,
        "halted": of.suspended_days > 0,
        "handled": of.quality != FinishQuality.INSTANT,
    }


def holding(span: Span) -> Condition:
    """Return whether a decision lies in a span and is the last of its case before its end.

    A case that is decided again later stays where its first decision was: a month that was
    reported does not change.
    """
    again = exists().where(
        _later.c.case_id == _made.c.case_id,
        _later.c.round > _made.c.round,
        _later.c.concluded_on < span.end,
    )
    return and_(_within(_made.c.concluded_on, span), not_(again))


def reopening(span: Span) -> Condition:
    """Return whether an event gave up a decision within a span, to decide again."""
    decided_before = exists().where(
        _made.c.case_id == _event.c.case_id, _made.c.concluded_on <= _event.c.on
    )
    return and_(_event.c.kind == CaseEventKind.REOPENED, _within(_event.c.on, span), decided_before)


def handings(hall_id: uuid.UUID, span: Span) -> Subquery:
    """Return each handing over of a granted result within a span: `case_id`, `on`.

    A case that is taken up again forgets its delivery; its history does not. Only deliveries that
    a platform tells have no line of their own there: of these the case itself is asked.
    """
    earlier = and_(_made.c.case_id == _event.c.case_id, _made.c.concluded_on <= _event.c.on)
    again = (
        exists()
        .where(
            _later.c.case_id == _made.c.case_id,
            _later.c.round > _made.c.round,
            _later.c.concluded_on <= _event.c.on,
        )
        # The line of the history stands two levels above.
        .correlate(_made, _event)
    )
    granted = exists().where(earlier, _made.c.outcome == CaseOutcomeKind.GRANTED, not_(again))
    here = select(_event.c.case_id.label("case_id"), _event.c.on.label("on")).where(
        _event.c.hall_id == hall_id,
        _event.c.kind == CaseEventKind.DELIVERED,
        _within(_event.c.on, span),
        granted,
    )
    told = exists().where(_event.c.case_id == _case.c.id, _event.c.kind == CaseEventKind.DELIVERED)
    elsewhere = select(_case.c.id, _case.c.delivered_on).where(
        _case.c.hall_id == hall_id,
        _case.c.outcome == CaseOutcomeKind.GRANTED,
        _within(_case.c.delivered_on, span),
        not_(told),
    )
    return union_all(here, elsewhere).subquery("handed")


def count_all(
    connection: Connection, hall_id: uuid.UUID, span: Span, grouping: Grouping | None
) -> Counted:
    """Return every count of a span by group; only counts of groups that have any.

    Args:
        connection: Of a reading.
        hall_id: The hall.
        span: The days.
        grouping: By department, item or window; None for the hall as a whole, whose key is None.
            Months are spans of their own.
    """
    found: Counted = {}
    for statement in _statements(hall_id, span, grouping):
        for row in connection.execute(statement).mappings():
            counts = found.setdefault(row["key"], {})
            counts |= {name: int(row[name] or 0) for name in row if name != "key"}
    return found


def first_acceptance(connection: Connection, hall_id: uuid.UUID) -> date | None:
    """Return the first day on which a case was accepted; None in a hall without cases."""
    return connection.execute(
        select(func.min(_case.c.accepted_on)).where(_case.c.hall_id == hall_id)
    ).scalar()


def _statements(hall_id: uuid.UUID, span: Span, grouping: Grouping | None) -> Iterator[Select[Any]]:
    yield _of_cases(hall_id, span, grouping)
    yield _of_decisions(hall_id, span, grouping)
    yield _of_repeats(hall_id, span, grouping)
    yield _of_reopenings(hall_id, span, grouping)
    yield _of_handings(hall_id, span, grouping)
    yield _of_payments(hall_id, span, grouping)
    if grouping in {None, Grouping.UNIT, Grouping.ITEM}:
        yield _of_items(hall_id, grouping)


def _of_cases(hall_id: uuid.UUID, span: Span, grouping: Grouping | None) -> Select[Any]:
    counts = [_count(name, fits) for name, fits in case_conditions(span).items()]
    of = _case.c
    # What was over and handed out before the span counts nowhere in it; after some years that
    # is nearly every case.
    may_count = or_(_not_before(of.concluded_on, span.start), of.delivered_on >= span.start)
    return _grouped(
        counts,
        _cases(grouping),
        _case_key(grouping),
        of.hall_id == hall_id,
        of.received_on < span.end,
        may_count,
    )


def _of_decisions(hall_id: uuid.UUID, span: Span, grouping: Grouping | None) -> Select[Any]:
    """Count the decisions that hold, and add up their days."""
    made = _made.c
    handled = made.quality != FinishQuality.INSTANT
    promised = and_(handled, made.budget_days.is_not(None))
    by_law = made.law_days.is_not(None)
    compared = and_(by_law, _case.c.promised_unit.in_(_WHOLE_DAYS))
    counts = [_count(name, fits) for name, fits in decision_conditions().items()]
    counts += [
        _sum("halted_days", made.suspended_days, true()),
        _sum("handled_days", made.used_days, handled),
        _sum("promised_days", made.budget_days, promised),
        _sum("promised_used", made.used_days, promised),
        _sum("law_days", made.law_days, by_law),
        _sum("law_used", made.used_days, by_law),
        _sum("compared_law", made.law_days, compared),
        _sum("compared_promise", _case.c.promised_amount, compared),
    ]
    source = _made.join(_case, _case.c.id == made.case_id)
    return _grouped(counts, source, _decision_key(grouping), made.hall_id == hall_id, holding(span))


def _of_repeats(hall_id: uuid.UUID, span: Span, grouping: Grouping | None) -> Select[Any]:
    """Count every decision, also those that were given up again."""
    return _grouped(
        [_count("decisions", true())],
        _made,
        _decision_key(grouping),
        _made.c.hall_id == hall_id,
        _within(_made.c.concluded_on, span),
    )


def _of_reopenings(hall_id: uuid.UUID, span: Span, grouping: Grouping | None) -> Select[Any]:
    return _grouped(
        [_count("reopened", true())],
        _cases(grouping).join(_event, _event.c.case_id == _case.c.id),
        _case_key(grouping),
        _event.c.hall_id == hall_id,
        reopening(span),
    )


def _of_handings(hall_id: uuid.UUID, span: Span, grouping: Grouping | None) -> Select[Any]:
    handed = handings(hall_id, span)
    source = _cases(grouping).join(handed, handed.c.case_id == _case.c.id)
    return _grouped([_count("issued", true())], source, _case_key(grouping))


def _of_payments(hall_id: uuid.UUID, span: Span, grouping: Grouping | None) -> Select[Any]:
    return _grouped(
        [_sum("paid_fen", _paid.c.paid_fen, true())],
        _cases(grouping).join(_paid, _paid.c.case_id == _case.c.id),
        _case_key(grouping),
        _paid.c.hall_id == hall_id,
        _within(_paid.c.paid_on, span),
    )


def _of_items(hall_id: uuid.UUID, grouping: Grouping | None) -> Select[Any]:
    item = _item.c
    compared = and_(
        item.statutory_unit == LimitUnit.WORKING_DAYS, item.promised_unit.in_(_WHOLE_DAYS)
    )
    # In whole numbers: 2/3 of a limit is seldom a whole number of days.
    third = and_(compared, 3 * item.promised_amount <= 2 * item.statutory_amount)
    counts = [
        _count("items", item.handling_type.is_not(None)),
        _count("items_instant", item.handling_type == HandlingType.INSTANT),
        _count("items_compared", compared),
        _sum("items_law_days", item.statutory_amount, compared),
        _sum("items_promised_days", item.promised_amount, compared),
        _count("items_third", third),
    ]
    keys: _Keys = {Grouping.UNIT: item.department_id, Grouping.ITEM: item.id}
    key = keys.get(grouping)
    return _grouped(counts, _item, key, item.hall_id == hall_id, item.state.in_(_PUBLIC))


def _cases(grouping: Grouping | None) -> FromClause:
    return _CASES_OF_ITEMS if grouping is Grouping.UNIT else _case


def _case_key(grouping: Grouping | None) -> ColumnElement[Any] | None:
    keys: _Keys = {
        Grouping.UNIT: _item.c.department_id,
        Grouping.ITEM: _case.c.item_id,
        Grouping.WINDOW: _case.c.window_id,
    }
    return keys.get(grouping)


def _decision_key(grouping: Grouping | None) -> ColumnElement[Any] | None:
    """Return the column as it was frozen at the decision."""
    keys: _Keys = {
        Grouping.UNIT: _made.c.department_id,
        Grouping.ITEM: _made.c.item_id,
        Grouping.WINDOW: _made.c.window_id,
    }
    return keys.get(grouping)


def _grouped(
    counts: list[ColumnElement[Any]],
    source: FromClause,
    key: ColumnElement[Any] | None,
    *where: Condition,
) -> Select[Any]:
    if key is None:
        return select(null().label("key"), *counts).select_from(source).where(*where)
    return select(key.label("key"), *counts).select_from(source).where(*where).group_by(key)


def _count(name: str, fits: Condition) -> ColumnElement[Any]:
    return func.sum(case((fits, 1), else_=0)).label(name)


def _sum(name: str, column: ColumnElement[Any], fits: Condition) -> ColumnElement[Any]:
    return func.sum(case((fits, column), else_=0)).label(name)


def _within(column: ColumnElement[Any], span: Span) -> Condition:
    return and_(column >= span.start, column < span.end)


def _not_before(column: ColumnElement[Any], day: date) -> Condition:
    return or_(column.is_(None), column >= day)


def _in_hand(day: date) -> Condition:
    """Return whether a case was accepted and undecided when a day began.

    The case says only how it stands now. That it was decided by then, and taken up again later,
    is told by its decisions and by the day on which it was reopened.
    """
    of = _case.c
    reopened = exists().where(
        _event.c.case_id == _made.c.case_id,
        _event.c.kind == CaseEventKind.REOPENED,
        _event.c.on >= _made.c.concluded_on,
        _event.c.on < day,
    )
    decided = exists().where(_made.c.case_id == of.id, _made.c.concluded_on < day, not_(reopened))
    return and_(
        of.accepted_on < day,
        _not_before(of.concluded_on, day),
        _not_before(of.closed_on, day),
        not_(decided),
    )
