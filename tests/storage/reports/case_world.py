"""Cases put into a store as they stand after years of work, and a plain recount of them."""

from __future__ import annotations

import random
import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hall_rows import SmallHall
from sqlalchemy import insert

from hallapp.cases.tables import CaseEvent, CaseOutcome, CasePayment, HallCase
from hallapp.cases.tally import CaseTally, Span
from hallapp.cases.terms.events import CaseEventKind
from hallapp.cases.terms.flow import (
    AcceptancePlace,
    CaseForm,
    CaseOrigin,
    CaseOutcomeKind,
    FinishQuality,
)
from hallapp.cases.terms.states import CaseState
from hallapp.guides.terms import HandlingType, ItemType
from hallapp.hall.limits import LimitUnit
from hallapp.kernel.database.base import table_of


@dataclass
class Decision:
    """One decision of a case, with what was frozen at it."""

    on: date
    quality: FinishQuality = FinishQuality.EARLY
    kind: CaseOutcomeKind = CaseOutcomeKind.GRANTED
    used: int = 3
    budget: int | None = 9
    law: int | None = 20
    halted: int = 0
    past_law: bool = False
    reopened_on: date | None = None


@dataclass
class Planned:
    """A case as it stands now; a reopened one has several decisions."""

    received: date
    accepted: date | None = None
    decisions: list[Decision] = field(default_factory=list)
    state: CaseState = CaseState.ACCEPTED
    closed: date | None = None
    delivered: date | None = None
    item: str = "SJ-001"
    window: int | None = 1
    instant: bool = False
    paid: tuple[date, int] | None = None
    id: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def last(self) -> Decision | None:
        """The decision that stands; None while there is none."""
        if not self.decisions or self.decisions[-1].reopened_on is not None:
            return None
        return self.decisions[-1]


def put(hall: SmallHall, plans: list[Planned], department: uuid.UUID) -> None:
    """Write cases with their decisions, reopenings and payments."""
    cases = [_case(hall, number, each) for number, each in enumerate(plans)]
    outcomes = [row for each in plans for row in _outcomes(hall, each, department)]
    events = [row for each in plans for row in _events(hall, each)]
    paid = [_payment(hall, each) for each in plans if each.paid is not None]
    with hall.store.engine.begin() as connection:
        for mapped, rows in (
            (HallCase, cases),
            (CaseOutcome, outcomes),
            (CaseEvent, events),
            (CasePayment, paid),
        ):
            if rows:
                connection.execute(insert(table_of(mapped)), rows)


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 2, tzinfo=UTC)


def _case(hall: SmallHall, number: int, plan: Planned) -> dict[str, Any]:
    last = plan.last
    return {
        "id": plan.id,
        "hall_id": hall.store.hall_id,
        "case_number": f"330000-{number:05d}",
        "query_code": f"Q{number:05d}",
        "item_id": hall.items[plan.item],
        "item_name": plan.item,
        "item_type": ItemType.LICENCE,
        "handling_type": HandlingType.INSTANT if plan.instant else HandlingType.PROMISED,
        "guide_version": 1,
        "form": CaseForm.PLAIN,
        "origin": CaseOrigin.HALL,
        "place": AcceptancePlace.WINDOW,
        "window_id": None if plan.window is None else hall.windows[plan.window],
        "state": plan.state,
        "received_at": _moment(plan.received),
        "received_on": plan.received,
        "accepted_at": None if plan.accepted is None else _moment(plan.accepted),
        "accepted_on": plan.accepted,
        "is_deemed": False,
        "promised_amount": 0 if plan.instant else 9,
        "promised_unit": LimitUnit.ON_THE_SPOT if plan.instant else LimitUnit.WORKING_DAYS,
        "is_promised": True,
        "statutory_amount": 20,
        "statutory_unit": LimitUnit.WORKING_DAYS,
        "concluded_at": None if last is None else _moment(last.on),
        "concluded_on": None if last is None else last.on,
        "outcome": None if last is None else last.kind,
        "delivered_on": plan.delivered,
        "closed_on": plan.closed,
    }


def _outcomes(hall: SmallHall, plan: Planned, department: uuid.UUID) -> list[dict[str, Any]]:
    return [
        {
            "case_id": plan.id,
            "round": number,
            "is_latest": number == len(plan.decisions),
            "hall_id": hall.store.hall_id,
            "outcome": each.kind,
            "quality": each.quality,
            "received_on": plan.received,
            "accepted_on": plan.accepted,
            "concluded_on": each.on,
            "due_on": each.on,
            "law_due_on": each.on - timedelta(days=1 if each.past_law else -30),
            "budget_days": each.budget,
            "law_days": each.law,
            "used_days": each.used,
            "suspended_days": each.halted,
            "supplement_days": 0,
            "is_instant": plan.instant,
            "item_id": hall.items[plan.item],
            "department_id": department,
            "window_id": None if plan.window is None else hall.windows[plan.window],
        }
        for number, each in enumerate(plan.decisions, start=1)
    ]


def _events(hall: SmallHall, plan: Planned) -> list[dict[str, Any]]:
    days = [each.reopened_on for each in plan.decisions if each.reopened_on is not None]
    return [
        {
            "case_id": plan.id,
            "position": position,
            "hall_id": hall.store.hall_id,
            "kind": CaseEventKind.REOPENED,
            "at": _moment(day),
            "on": day,
            "facts": {},
        }
        for position, day in enumerate(days, start=1)
    ]


def _payment(hall: SmallHall, plan: Planned) -> dict[str, Any]:
    assert plan.paid is not None
    on, fen = plan.paid
    return {
        "case_id": plan.id,
        "hall_id": hall.store.hall_id,
        "paid_fen": fen,
        "paid_on": on,
        "voucher": "示例",
        "recorded_at": _moment(on),
    }


def some_cases(count: int, seed: int, today: date) -> list[Planned]:
    """Return cases of every kind, spread over two months before a day."""
    dice = random.Random(seed)  # noqa: S311 - the same cases every time
    return [_some_case(dice, today) for _number in range(count)]


def _some_case(dice: random.Random, today: date) -> Planned:
    def later(day: date, most: int) -> date:
        return day + timedelta(days=dice.randint(0, most))

    plan = Planned(
        received=today - timedelta(days=dice.randint(0, 60)),
        item=dice.choice(["SJ-001", "SJ-002", "GA-001"]),
        window=dice.choice([1, 2, 3, None]),
        instant=dice.random() < 0.3,
        state=CaseState.RECEIVED,
    )
    fate = dice.random()
    if fate < 0.1:
        plan.state, plan.closed = CaseState.REJECTED, min(today, later(plan.received, 5))
        return plan
    if fate < 0.2:
        return plan
    plan.accepted = min(today, later(plan.received, 5))
    plan.state = CaseState.ACCEPTED
    if fate < 0.3:
        plan.state = dice.choice([CaseState.WITHDRAWN, CaseState.RETURNED])
        plan.closed = min(today, later(plan.accepted, 20))
    elif fate > 0.4:
        _decide(dice, plan, later(plan.accepted, 20), today)
    if dice.random() < 0.3:
        plan.paid = (min(today, later(plan.accepted, 10)), dice.randint(1, 50_000))
    return plan


def _decide(dice: random.Random, plan: Planned, on: date, today: date) -> None:
    while on <= today:
        qualities = [FinishQuality.EARLY, FinishQuality.ON_TIME, FinishQuality.LATE]
        quality = FinishQuality.INSTANT if plan.instant else dice.choice(qualities)
        made = Decision(
            on,
            quality,
            dice.choice([CaseOutcomeKind.GRANTED, CaseOutcomeKind.REFUSED]),
            used=0 if plan.instant else dice.randint(0, 25),
            budget=dice.choice([None, 9]),
            law=dice.choice([None, 20]),
            halted=dice.choice([0, 0, 4]),
            past_law=quality is FinishQuality.LATE and dice.random() < 0.5,
        )
        plan.decisions.append(made)
        plan.state = CaseState.CONCLUDED
        again = on + timedelta(days=dice.randint(0, 15))
        if dice.random() < 0.3 and again <= today:
            made.reopened_on = again
            plan.state = CaseState.ACCEPTED
            on = again + timedelta(days=dice.randint(0, 15))
            continue
        if dice.random() < 0.5:
            plan.state = CaseState.DELIVERED
            plan.delivered = min(today, on + timedelta(days=dice.randint(0, 5)))
        return


def recounted(plans: list[Planned], span: Span) -> CaseTally:
    """Count cases one by one, day by day, as a person with a list would."""
    total = CaseTally()
    for plan in plans:
        total += _of_one(plan, span)
    return total


def _of_one(plan: Planned, span: Span) -> CaseTally:
    def within(day: date | None) -> int:
        return int(day is not None and span.start <= day < span.end)

    back = int(plan.state in {CaseState.WITHDRAWN, CaseState.RETURNED}) * within(plan.closed)
    last = plan.last
    counts: dict[str, int] = {
        "received": within(plan.received),
        "accepted": within(plan.accepted),
        "rejected": within(plan.closed) * int(plan.state is CaseState.REJECTED),
        "given_back": back,
        "withdrawn": back * int(plan.state is CaseState.WITHDRAWN),
        "ended": back * int(plan.accepted is not None),
        "waiting": int(
            plan.received < span.end
            and (plan.accepted is None or plan.accepted >= span.end)
            and (plan.closed is None or plan.closed >= span.end)
        ),
        "carried_in": _in_hand(plan, span.start),
        "pending": _in_hand(plan, span.end),
        "standing": int(
            plan.state in {CaseState.ACCEPTED, CaseState.SUSPENDED} and plan.received < span.end
        ),
        "reopened": sum(within(each.reopened_on) for each in plan.decisions),
        "decisions": sum(within(each.on) for each in plan.decisions),
        "issued": within(plan.delivered)
        * int(last is not None and last.kind is CaseOutcomeKind.GRANTED),
        "paid_fen": plan.paid[1] * within(plan.paid[0]) if plan.paid else 0,
    }
    before = [each for each in plan.decisions if each.on < span.end]
    if before and within(before[-1].on):
        counts |= _of_decision(plan, before[-1])
    return CaseTally(**counts)


def _in_hand(plan: Planned, day: date) -> int:
    """Walk through what happened before a day, and say whether the case lies open then."""
    if plan.accepted is None or plan.accepted >= day:
        return 0
    if plan.closed is not None and plan.closed < day:
        return 0
    is_open = True
    for each in plan.decisions:
        if each.on < day:
            is_open = False
        if each.reopened_on is not None and each.reopened_on < day:
            is_open = True
    return int(is_open)


def _of_decision(plan: Planned, made: Decision) -> dict[str, int]:
    is_handled = made.quality is not FinishQuality.INSTANT
    law = made.law or 0
    return {
        "done": 1,
        "granted": int(made.kind is CaseOutcomeKind.GRANTED),
        "refused": int(made.kind is CaseOutcomeKind.REFUSED),
        "instant": int(plan.instant),
        "at_once": int(made.quality is FinishQuality.INSTANT),
        "early": int(made.quality is FinishQuality.EARLY),
        "on_time": int(made.quality is FinishQuality.ON_TIME),
        "late": int(made.quality is FinishQuality.LATE),
        "late_by_law": int(made.past_law),
        "halted": int(made.halted > 0),
        "halted_days": made.halted,
        "handled": int(is_handled),
        "handled_days": made.used * is_handled,
        "promised_days": (made.budget or 0) * is_handled,
        "promised_used": made.used * is_handled * (made.budget is not None),
        "law_days": law,
        "law_used": made.used * (made.law is not None),
        "compared_law": law,
        "compared_promise": (0 if plan.instant else 9) * (made.law is not None),
    }
