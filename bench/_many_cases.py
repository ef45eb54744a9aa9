"""A hall full of open cases: the years of a big city's hall in one store.

Every case is invented by chance from one seed: which item, who applies, when it came in, whether
it stands. Most are in time, as in a hall that is run well; some hundred are late.
"""

import uuid
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any

from queue_hall import BenchHall
from sqlalchemy import Connection, insert

from hallapp.cases.tables import CaseApplicant, CaseClock, CaseStage, HallCase
from hallapp.cases.terms import AcceptancePlace, CaseForm, CaseOrigin, CaseState, ClockKind
from hallapp.guides.tables import ServiceItem
from hallapp.guides.terms import GuideState, HandlingType, ItemType, Origin
from hallapp.hall.limits import LimitUnit
from hallapp.hall.tables import Department

SEED = 20_260
_ITEMS, _DEPARTMENTS, _AT_ONCE = 600, 40, 5_000
_FAMILY, _GIVEN = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗",
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平",
)
_CODE = "234679ACDEFGHJKMNPQRTUVWXYZ"


def stock_cases(connection: Connection, hall: BenchHall, count: int, today: date) -> None:
    """Write so many open cases, with their applicants, clocks and stages."""
    chance = Random(SEED)  # noqa: S311 - invented cases
    items = _items(connection, hall)
    made = (_case(hall, items, chance, today, number) for number in range(count))
    while some := list(islice(made, _AT_ONCE)):
        for position, mapped in enumerate((HallCase, CaseApplicant, CaseClock, CaseStage)):
            connection.execute(insert(mapped), [rows[position] for rows in some])


def _items(connection: Connection, hall: BenchHall) -> list[tuple[uuid.UUID, str]]:
    departments = [
        {"id": uuid.uuid4(), "hall_id": hall.hall_id, "name": f"第{number}局"}
        for number in range(_DEPARTMENTS)
    ]
    connection.execute(insert(Department), departments)
    rows = [
        {
            "id": uuid.uuid4(),
            "hall_id": hall.hall_id,
            "department_id": departments[number % _DEPARTMENTS]["id"],
            "code": f"IT-{number:04d}",
            "name": f"第{number}类经营许可",
            "item_type": ItemType.LICENCE,
            "item_type_origin": Origin.STATED,
            "handling_type": HandlingType.PROMISED,
            "handling_type_origin": Origin.STATED,
            "state": GuideState.PUBLISHED,
            "changed_at": datetime.fromisoformat("2026-01-05T01:00:00+00:00"),
            "promised_amount": 10,
            "promised_unit": LimitUnit.WORKING_DAYS,
            "name_key": f"第{number}类经营许可",
            "initials": "",
            "pinyin": "",
            "department_key": "",
        }
        for number in range(_ITEMS)
    ]
    connection.execute(insert(ServiceItem), rows)
    return [(row["id"], row["name"]) for row in rows]


def _case(
    hall: BenchHall,
    items: list[tuple[uuid.UUID, str]],
    chance: Random,
    today: date,
    number: int,
) -> tuple[dict[str, Any], ...]:
    item_id, item_name = chance.choice(items)
    state = chance.choices(
        (CaseState.ACCEPTED, CaseState.SUSPENDED, CaseState.SUPPLEMENTING, CaseState.RECEIVED),
        (90, 4, 4, 2),
    )[0]
    case_id, clock_id, person = uuid.uuid4(), uuid.uuid4(), chance.randrange(len(hall.people))
    # Late ones are few; the others are spread over the limits that laws name.
    due_on = today + timedelta(
        days=chance.choices((-chance.randint(1, 30), chance.randint(0, 90)), (2, 98))[0]
    )
    came = due_on - timedelta(days=14)
    at = datetime.combine(came, datetime.min.time(), tzinfo=UTC)
    accepted = state in {CaseState.ACCEPTED, CaseState.SUSPENDED}
    case = {
        "id": case_id,
        "hall_id": hall.hall_id,
        "case_number": f"330000-{came:%Y%m%d}-{number:06d}",
        "query_code": "".join(chance.choices(_CODE, k=8)),
        "item_id": item_id,
        "item_name": item_name,
        "item_type": ItemType.LICENCE,
        "guide_version": 1,
        "form": CaseForm.PLAIN,
        "origin": CaseOrigin.HALL,
        "place": AcceptancePlace.WINDOW,
        "external_number": f"P{number:012d}" if number % 3 == 0 else "",
        "window_id": hall.windows[person],
        "person_id": hall.people[person],
        "handler_id": hall.people[person],
        "stage_position": 1,
        "state": state,
        "received_at": at,
        "received_on": came,
        "accepted_at": at if accepted else None,
        "accepted_on": came if accepted else None,
        "is_deemed": False,
        "is_promised": True,
        "clock_id": clock_id,
    }
    applicant = {
        "case_id": case_id,
        "hall_id": hall.hall_id,
        "name": chance.choice(_FAMILY) + "".join(chance.choices(_GIVEN, k=2)),
        "phone": "",
        "id_sealed": "0" * 92,
        "id_digest": f"{number:064x}",
    }
    clock = {
        "id": clock_id,
        "hall_id": hall.hall_id,
        "case_id": case_id,
        "kind": ClockKind.DECISION if accepted else ClockKind.RECEIPT,
        "position": 0,
        "label": "",
        "day_zero": came,
        "started_at": at,
        "amount": 10,
        "unit": LimitUnit.WORKING_DAYS,
        "extension": 0,
        "due_on": due_on,
        "law_due_on": due_on + timedelta(days=14),
        "yellow_on": due_on - timedelta(days=2),
        "is_provisional": due_on.year > today.year,
        "stood_since": today if state is CaseState.SUSPENDED else None,
    }
    stage = {
        "case_id": case_id,
        "position": 1,
        "hall_id": hall.hall_id,
        "name": chance.choice(("受理", "审查", "审批", "制证")),
        "counts_in_limit": True,
        "handler_id": hall.people[person],
        "began_on": came,
    }
    return case, applicant, clock, stage
