"""Lights raised by what happened to a case, found in its own history."""

import uuid
from datetime import date

import pytest
from sqlalchemy import insert

from hallapp.cases.tables import CaseCharge, CaseOutcome, CaseSuspension
from hallapp.cases.terms import (
    AcceptancePlace,
    CaseEventKind,
    CaseOutcomeKind,
    CaseState,
    FinishQuality,
)
from hallapp.guides.tables import ItemStationing
from hallapp.supervision.terms import ClearReason
from tests.storage.supervision.supervised import ON_SQLITE, SupervisedHall

NEXT_DAY = date(2026, 11, 24)


def reasons(watched: SupervisedHall) -> list[str]:
    watched.scan()
    watched.scan()
    return [f"{row.colour.value}: {row.reason}" for row in watched.lights(is_open=True)]


def add(watched: SupervisedHall, mapped: type, **row: object) -> None:
    with watched.hall.store.engine.begin() as connection:
        connection.execute(insert(mapped), {"hall_id": watched.hall.store.hall_id, **row})


def test_a_second_supplement_lights_up_once_and_the_first_does_not(watched: SupervisedHall):
    case = watched.case()
    watched.tell(case, CaseEventKind.SUPPLEMENT_ASKED, count=2)
    after_the_first = reasons(watched)

    watched.tell(case, CaseEventKind.SUPPLEMENT_ASKED, count=1)

    assert after_the_first == []
    assert reasons(watched) == ["yellow: 第 2 次要求补正"]


@ON_SQLITE
def test_silence_for_five_days_lights_up_red(watched: SupervisedHall):
    watched.tell(watched.case(), CaseEventKind.DEEMED_ACCEPTED)

    assert reasons(watched) == ["red: 收件后逾期未一次性告知，自收件之日起视为受理"]


def test_a_refusal_needs_its_reason(watched: SupervisedHall):
    watched.tell(watched.case(), CaseEventKind.REJECTED, reason="不属于本机关职权范围")
    watched.tell(watched.case(), CaseEventKind.DECIDED, outcome="refused", grounds="条件不符")
    watched.tell(watched.case(), CaseEventKind.DECIDED, outcome="granted")
    with_reasons = reasons(watched)

    watched.tell(watched.case(), CaseEventKind.DECIDED, outcome="refused")
    watched.tell(watched.case(), CaseEventKind.REJECTED)

    assert with_reasons == []
    assert sorted(reasons(watched)) == [
        "red: 不予受理，没有说明理由",
        "red: 不予许可，没有说明理由",
    ]


def test_a_late_decision_stays_on_the_list_until_it_is_answered(watched: SupervisedHall):
    case = watched.case()
    add(
        watched, CaseOutcome, case_id=case, round=1, outcome=CaseOutcomeKind.GRANTED,
        quality=FinishQuality.LATE, received_on=date(2026, 11, 2), accepted_on=date(2026, 11, 2),
        concluded_on=date(2026, 11, 23), due_on=date(2026, 11, 20), used_days=15,
        suspended_days=0, supplement_days=0, is_instant=False,
        item_id=watched.hall.items["SJ-001"], is_latest=True,
    )  # fmt: skip
    watched.clock(case, ended_on=date(2026, 11, 23))
    watched.set(case, state=CaseState.DELIVERED)

    lit = reasons(watched)
    (light,) = watched.lights()
    watched.supervision.answer(watched.clerk(), light.id, "等待上级批复，已说明")

    assert lit == ["red: 应在 2026-11-20 前办结，2026-11-23 才办结"]
    (answered,) = watched.lights()
    assert answered.clear_reason is ClearReason.ANSWERED
    assert reasons(watched) == []


def test_a_late_decision_that_a_platform_tells_weeks_later_lights_up_once(
    watched: SupervisedHall,
):
    watched.scan()
    late, old = watched.case(), watched.case()
    for case in (late, old):
        add(
            watched, CaseOutcome, case_id=case, round=1, outcome=CaseOutcomeKind.GRANTED,
            quality=FinishQuality.LATE, received_on=date(2026, 10, 9),
            accepted_on=date(2026, 10, 9), concluded_on=date(2026, 11, 12),
            due_on=date(2026, 10, 22), used_days=23, suspended_days=0, supplement_days=0,
            is_instant=False, item_id=watched.hall.items["SJ-001"], is_latest=True,
        )  # fmt: skip
        watched.clock(case, ended_on=date(2026, 11, 12))
        watched.set(case, state=CaseState.CONCLUDED)
    watched.tell(late, CaseEventKind.IMPORTED, state="concluded", closed_on="2026-11-12")
    # Known as decided before; now only its stage is another.
    told = {"closed_on": "2026-11-12", "before": {"stage": "审查"}}
    watched.tell(old, CaseEventKind.PLATFORM_CHANGED, **told)

    assert reasons(watched) == ["red: 应在 2026-10-22 前办结，2026-11-12 才办结"]
    (light,) = watched.lights()
    assert (light.case_id, light.is_late) == (late, True)


@pytest.mark.parametrize(
    ("stationing", "lit"),
    [
        ({"must_be_stationed": True, "is_stationed": False}, 1),
        ({"must_be_stationed": True, "is_stationed": False, "exception": "市政府批准"}, 0),
        ({"must_be_stationed": False, "is_stationed": False}, 0),
    ],
)
def test_a_stationed_item_accepted_outside_the_hall_lights_up(
    watched: SupervisedHall, stationing: dict[str, object], lit: int
):
    case = watched.case()
    watched.set(case, place=AcceptancePlace.OUTSIDE)
    made_at = watched.hall.store.clock.now()
    item = watched.hall.items["SJ-001"]
    add(watched, ItemStationing, id=uuid.uuid4(), item_id=item, made_at=made_at, **stationing)

    assert reasons(watched) == ["red: 事项应在大厅受理，这一件在大厅以外受理"] * lit


def test_a_case_that_stands_longer_than_planned_is_lit_until_it_goes_on(watched: SupervisedHall):
    case = watched.case()
    standing = {
        "id": uuid.uuid4(), "case_id": case, "from_on": date(2026, 11, 23), "reason": "现场勘验",
        "planned_to_on": date(2026, 11, 27),
    }  # fmt: skip
    add(watched, CaseSuspension, **standing)
    watched.set(case, state=CaseState.SUSPENDED)
    watched.clock(case, stood_since=date(2026, 11, 23))

    on_the_day = reasons(watched.on(date(2026, 11, 27)))
    overrun = reasons(watched.on(date(2026, 11, 30)))
    watched.set(case, state=CaseState.ACCEPTED)

    assert on_the_day == []
    assert overrun == ["yellow: 挂起计划到 2026-11-27 为止，仍没有恢复计时"]
    assert reasons(watched) == []


@ON_SQLITE
def test_a_charge_without_its_standard_lights_up(watched: SupervisedHall):
    case = watched.case()
    charge = {
        "case_id": case, "position": 1, "name": "工本费", "standard": "", "basis": "",
        "charged_fen": 1_000, "reduced_fen": 0, "made_at": watched.hall.store.clock.now(),
    }  # fmt: skip
    add(watched, CaseCharge, **charge)
    watched.tell(case, CaseEventKind.CHARGED)

    assert reasons(watched) == ["yellow: 收费没有登记标准或者依据"]


@ON_SQLITE
def test_what_happened_while_nobody_scanned_is_found_days_later(watched: SupervisedHall):
    case = watched.case()
    watched.scan()
    watched.on(NEXT_DAY, hour=10)
    watched.tell(case, CaseEventKind.DEEMED_ACCEPTED)

    watched.on(date(2026, 11, 30)).scan()

    (light,) = watched.lights()
    assert (light.due_on, light.is_late) == (NEXT_DAY, True)
