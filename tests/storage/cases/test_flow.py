"""A case from receipt to the file: every state, its clocks, its line of time; both engines."""

from datetime import date, timedelta

import pytest
from hall_rows import SmallHall

from hallapp.cases.terms import CaseEventKind, CaseState, ClockKind, Light
from hallapp.guides.terms import Necessity
from tests.storage.cases.flow_hall import (
    GRANTED,
    IN_PERSON,
    MONDAY,
    FlowHall,
    flow_hall,
    prolonging,
    standing,
)


@pytest.fixture
def desk(hall: SmallHall) -> FlowHall:
    return flow_hall(hall)


def test_a_case_lives_from_receipt_to_the_file(desk: FlowHall) -> None:
    desk.add_materials(("申请表", Necessity.REQUIRED), ("场地证明", Necessity.REQUIRED))
    desk.add_steps(("受理", 1), ("审查", 3), ("决定", 2))
    flow = desk.flow

    case = desk.receive(ticks=desk.missing("场地证明"))
    row = desk.row(case)
    assert (row.state, row.due_on) == (CaseState.RECEIVED, date(2026, 11, 30))
    assert row.case_number == "330000-20261123-0001"

    desk.go_to(MONDAY + timedelta(days=1))
    asked = flow.ask_supplement(desk.ask(1), case, desk.missing("场地证明"), "请带原件")
    assert (asked.state, asked.due_on) == (CaseState.SUPPLEMENTING, date(2027, 2, 22))

    desk.go_to(MONDAY + timedelta(days=2))
    assert flow.supplemented(desk.ask(1), case, desk.ticks[1:]).state is CaseState.RECEIVED

    desk.go_to(MONDAY + timedelta(days=3))
    accepted = flow.accept(desk.ask(1), case)
    # The day of acceptance is the day on which the last material came in.
    assert desk.case(case).accepted_on == date(2026, 11, 25)
    assert (accepted.state, accepted.due_on) == (CaseState.ACCEPTED, date(2026, 12, 8))
    assert accepted.stage_name == "审查"

    flow.hand_over(desk.ask(1), case, desk.hall.people[2])
    flow.end_stage(desk.ask(2), case, "同意", "材料齐全")
    assert (desk.row(case).stage_name, desk.row(case).handler_name) == ("决定", "张2")

    paused = flow.suspend(
        desk.ask(2), case, standing(date(2026, 11, 27), told_on=date(2026, 11, 26))
    )
    assert (paused.state, paused.light) == (CaseState.SUSPENDED, Light.GREY)
    desk.go_to(date(2026, 12, 4))
    resumed = flow.resume(desk.ask(2), case)
    # Five working days stood: 27 November, 30 November to 3 December.
    assert (resumed.state, resumed.due_on) == (CaseState.ACCEPTED, date(2026, 12, 15))

    longer = flow.extend(desk.ask(4), case, prolonging(date(2026, 12, 4)))
    assert longer.due_on == date(2026, 12, 29)

    decided = flow.decide(desk.ask(2), case, GRANTED)
    assert (decided.state, decided.due_on) == (CaseState.CONCLUDED, date(2026, 12, 18))
    assert flow.make_ready(desk.ask(3), case, "6号窗口").state is CaseState.READY
    assert flow.deliver(desk.ask(3), case, IN_PERSON).state is CaseState.DELIVERED
    flow.archive(desk.ask(3), case, "2026-0001")

    told = desk.kinds(case)
    assert [event.position for event in desk.events(case)] == list(range(1, len(told) + 1))
    assert [kind for kind in told if kind is not CaseEventKind.DUE_MOVED] == [
        CaseEventKind.RECEIVED,
        CaseEventKind.SUPPLEMENT_ASKED,
        CaseEventKind.SUPPLEMENTED,
        CaseEventKind.ACCEPTED,
        CaseEventKind.STAGE_BEGUN,
        CaseEventKind.HANDED_OVER,
        CaseEventKind.STAGE_ENDED,
        CaseEventKind.STAGE_BEGUN,
        CaseEventKind.SUSPENDED,
        CaseEventKind.RESUMED,
        CaseEventKind.EXTENDED,
        CaseEventKind.STAGE_ENDED,
        CaseEventKind.DECIDED,
        CaseEventKind.READY,
        CaseEventKind.DELIVERED,
        CaseEventKind.ARCHIVED,
    ]
    (frozen,) = desk.outcomes(case)
    assert (frozen.used_days, frozen.suspended_days, frozen.supplement_days) == (2, 5, 1)
    assert (frozen.budget_days, frozen.law_days) == (19, 20)
    assert all(clock.ended_on is not None for clock in desk.clocks(case))
    assert desk.clock(case, ClockKind.DELIVERY).law_amount == 10
