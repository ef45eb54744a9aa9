"""Statements of rules: read, seeded once, retired and followed by another."""

import uuid
from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hallapp.hall.terms import Role
from hallapp.kernel.database.base import table_of
from hallapp.kernel.database.inserting import InsertOnce
from hallapp.kernel.database.work import Writing
from hallapp.supervision.defaults import DEFAULT_RULES
from hallapp.supervision.tables import SupervisionRule
from hallapp.supervision.terms import RuleRow, RuleWish

_ADD_ONCE = InsertOnce(table_of(SupervisionRule))
_PLACES = {rule.code: place for place, rule in enumerate(DEFAULT_RULES)}


def rule_row(rule: SupervisionRule) -> RuleRow:
    """Return a rule as faces and scans see it."""
    return RuleRow(
        id=rule.id,
        code=rule.code,
        name=rule.name,
        colour=rule.colour,
        rung=rule.rung,
        clock=rule.clock,
        days=rule.days,
        event=rule.event,
        told=told_of(rule.told),
        reply_days=rule.reply_days,
        is_active=rule.retired_at is None,
    )


def told_of(text: str) -> tuple[Role, ...]:
    """Return whom a rule tells."""
    return tuple(Role(value) for value in text.split(",") if value)


def active_rules(session: Session, hall_id: uuid.UUID) -> tuple[RuleRow, ...]:
    """Return the rules that hold, in the order of the first set."""
    rows = session.scalars(
        select(SupervisionRule).where(
            SupervisionRule.hall_id == hall_id, SupervisionRule.retired_at.is_(None)
        )
    )
    return _in_order(rule_row(row) for row in rows)


def newest_rules(session: Session, hall_id: uuid.UUID) -> tuple[RuleRow, ...]:
    """Return the newest row of every rule, the retired ones among them."""
    rows = session.scalars(
        select(SupervisionRule)
        .where(SupervisionRule.hall_id == hall_id)
        .order_by(SupervisionRule.made_at)
    ).all()
    newest = {row.code: row for row in rows if row.retired_at is not None}
    newest |= {row.code: row for row in rows if row.retired_at is None}
    return _in_order(rule_row(row) for row in newest.values())


def has_rules(session: Session, hall_id: uuid.UUID) -> bool:
    """Return whether the hall ever had a rule; one that retired all keeps none."""
    count = select(func.count()).where(SupervisionRule.hall_id == hall_id)
    return bool(session.scalar(count))


def seed_rules(act: Writing, hall_id: uuid.UUID) -> None:
    """Give a hall without rules those it begins with; whoever comes second adds nothing."""
    if has_rules(act.session, hall_id):
        return
    statement = _ADD_ONCE.on(act.connection)
    for rule in DEFAULT_RULES:
        wish = RuleWish(rule.name, rule.colour, rule.days, rule.told, rule.reply_days)
        shape = {"code": rule.code, "rung": rule.rung, "clock": rule.clock, "event": rule.event}
        act.connection.execute(statement, _values(act, hall_id, wish) | shape)


def add_rule(act: Writing, hall_id: uuid.UUID, like: SupervisionRule, wish: RuleWish) -> RuleRow:
    """Add the row that follows a retired one: same code, same rung."""
    shape = {"code": like.code, "rung": like.rung, "clock": like.clock, "event": like.event}
    rule = SupervisionRule(**(_values(act, hall_id, wish) | shape))
    act.session.add(rule)
    act.session.flush()
    return rule_row(rule)


def _values(act: Writing, hall_id: uuid.UUID, wish: RuleWish) -> dict[str, object]:
    return {
        "id": uuid.uuid4(),
        "hall_id": hall_id,
        "name": wish.name.strip(),
        "colour": wish.colour,
        "days": wish.days,
        "told": ",".join(role.value for role in wish.told),
        "reply_days": wish.reply_days,
        "made_at": act.now,
        "made_by": act.request.actor.person_id,
        "retired_at": None,
        "retired_by": None,
    }


def _in_order(rows: Iterable[RuleRow]) -> tuple[RuleRow, ...]:
    return tuple(sorted(rows, key=lambda row: (_PLACES.get(row.code, len(_PLACES)), row.code)))
