"""A hall with a hundred thousand open cases, as the calendar finds them; nothing of it is true."""

import uuid
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from random import Random
from typing import Any

from sqlalchemy import URL, Connection, Engine, insert

from hallapp.app.schema import whole_schema
from hallapp.cases.clockwork.policy import LIGHT_THRESHOLDS
from hallapp.cases.clockwork.reckoning import ClockBudget, Reckoned, Reckoner
from hallapp.cases.tables import CaseClock, CaseEvent, CaseSuspension, HallCase
from hallapp.cases.terms import (
    AcceptancePlace,
    CaseEventKind,
    CaseForm,
    CaseOrigin,
    CaseState,
    ClockKind,
    Suspension,
)
from hallapp.guides.tables import ServiceItem
from hallapp.guides.terms import GuideState, HandlingType, ItemType, Origin
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.hall.tables import Department, Hall
from hallapp.hall.workdays import calendar_from_notices
from hallapp.kernel.audit import FIRST_HASH
from hallapp.kernel.changes import EVERYTHING
from hallapp.kernel.clock import DEFAULT_ZONE
from hallapp.kernel.database.engine import open_engine
from hallapp.kernel.database.records import AuditCheckpoint, Revision
from hallapp.kernel.database.schema import upgrade

HALL_ID = uuid.UUID(int=7)
TODAY = date(2026, 3, 16)
NOW = datetime(2026, 3, 16, 1, tzinfo=UTC)
SEED = 20260316
_ITEM_ID = uuid.UUID(int=8)
_LAW = Limit(20, LimitUnit.WORKING_DAYS)
_LIMITS = (
    *((Limit(days, LimitUnit.WORKING_DAYS), 10) for days in (5, 7, 9, 10, 12, 15, 20)),
    (Limit(60, LimitUnit.CALENDAR_DAYS), 15),
    (Limit(2, LimitUnit.MONTHS), 10),
    (Limit(40, LimitUnit.HOURS), 1),
)
_BATCH = 5_000
_STOOD_PERCENT = 10


def fill(url: URL, cases: int) -> Engine:
    """Make a hall with so many open cases; the same seed gives the same cases."""
    engine = open_engine(url)
    upgrade(engine, whole_schema())
    with engine.begin() as connection:
        _fill_hall(connection)
        rows = _cases(cases, Random(SEED))  # noqa: S311 - invented cases
        while batch := list(islice(rows, _BATCH)):
            for mapped in (HallCase, CaseClock, CaseSuspension, CaseEvent):
                found = [row for each in batch for row in each.get(mapped, ())]
                if found:
                    connection.execute(insert(mapped), found)
    return engine


def _fill_hall(connection: Connection) -> None:
    hall = {"id": HALL_ID, "code": "bench", "name": "测试大厅", "region": "青山县"}
    more = {"zone": DEFAULT_ZONE, "opening": "", "is_demo": False}
    connection.execute(insert(Hall), hall | more)
    kinds = [{"hall_id": HALL_ID, "kind": str(each.name).lower(), "n": 0} for each in EVERYTHING]
    connection.execute(insert(Revision), kinds)
    connection.execute(insert(AuditCheckpoint), {"hall_id": HALL_ID, "seq": 0, "head": FIRST_HASH})
    department = {"id": uuid.uuid4(), "hall_id": HALL_ID, "name": "审批局"}
    connection.execute(insert(Department), department)
    connection.execute(
        insert(ServiceItem),
        {
            "id": _ITEM_ID,
            "hall_id": HALL_ID,
            "department_id": department["id"],
            "code": "T-1",
            "name": "测试事项",
            "item_type": ItemType.LICENCE,
            "item_type_origin": Origin.STATED,
            "handling_type": HandlingType.PROMISED,
            "handling_type_origin": Origin.STATED,
            "state": GuideState.PUBLISHED,
            "changed_at": NOW,
            "name_key": "测试事项",
            "initials": "",
            "pinyin": "",
            "department_key": "",
        },
    )


def _cases(count: int, chance: Random) -> Any:
    """Give the rows of one case after the other: clocks of all units, one of ten stood once."""
    reckoner = Reckoner(calendar_from_notices(), LIGHT_THRESHOLDS.default, TODAY)
    limits, weights = zip(*_LIMITS, strict=True)
    shown: dict[Any, Reckoned] = {}
    for number in range(count):
        limit = chance.choices(limits, weights)[0]
        accepted_on = TODAY - timedelta(days=chance.randint(0, 40))
        accepted_at = datetime.combine(accepted_on, time(1, number % 60), UTC)
        budget = ClockBudget(accepted_on, accepted_at, limit, _LAW)
        stood = _stood(accepted_on, chance)
        key = (accepted_on, limit, stood, accepted_at if limit.unit is LimitUnit.HOURS else None)
        if key not in shown:
            shown[key] = reckoner.reckon(budget, stood)
        yield _rows(number, budget, stood, shown[key])


def _stood(accepted_on: date, chance: Random) -> tuple[Suspension, ...]:
    if chance.randrange(100) >= _STOOD_PERCENT:
        return ()
    from_on = accepted_on + timedelta(days=chance.randint(1, 5))
    return (Suspension(from_on, from_on + timedelta(days=chance.randint(1, 10))),)


def _rows(
    number: int, budget: ClockBudget, stood: tuple[Suspension, ...], shown: Reckoned
) -> dict[Any, list[dict[str, Any]]]:
    case_id, clock_id = uuid.uuid4(), uuid.uuid4()
    common = {"hall_id": HALL_ID, "case_id": case_id}
    case = {
        "id": case_id,
        "hall_id": HALL_ID,
        "case_number": f"330000-{budget.day_zero:%Y%m%d}-{number:06d}",
        "query_code": f"{number:08d}",
        "item_id": _ITEM_ID,
        "item_name": "测试事项",
        "item_type": ItemType.LICENCE,
        "guide_version": 1,
        "form": CaseForm.PLAIN,
        "origin": CaseOrigin.HALL,
        "place": AcceptancePlace.WINDOW,
        "state": CaseState.ACCEPTED,
        "received_at": budget.started_at,
        "received_on": budget.day_zero,
        "accepted_at": budget.started_at,
        "accepted_on": budget.day_zero,
        "is_deemed": False,
        "is_promised": True,
        "clock_id": clock_id,
    }
    clock = {
        **common,
        "id": clock_id,
        "kind": ClockKind.DECISION,
        "position": 0,
        "day_zero": budget.day_zero,
        "started_at": budget.started_at,
        "amount": budget.limit.amount,
        "unit": budget.limit.unit,
        "law_amount": _LAW.amount,
        "law_unit": _LAW.unit,
        "extension": 0,
        "due_on": shown.due_on,
        "due_at": shown.due_at,
        "law_due_on": shown.law_due_on,
        "yellow_on": shown.yellow_on,
        "is_provisional": shown.is_provisional,
    }
    entries = [
        {
            **common,
            "id": uuid.uuid4(),
            "from_on": each.from_on,
            "to_on": each.to_on,
            "reason": "检验",
        }
        for each in stood
    ]
    events = [
        {
            **common,
            "position": position,
            "kind": kind,
            "at": budget.started_at,
            "on": budget.day_zero,
            "person_name": "",
            "facts": {},
        }
        for position, kind in enumerate((CaseEventKind.RECEIVED, CaseEventKind.ACCEPTED), 1)
    ]
    return {HallCase: [case], CaseClock: [clock], CaseSuspension: entries, CaseEvent: events}
