"""Lights follow what the flow of a case really does: deemed, standing, going on, decided."""

import uuid
from datetime import date

import pytest
from hall_rows import HALL_CODE, VAULT

from hallapp.cases.applications import Application
from hallapp.cases.flow.book import CaseBook
from hallapp.cases.flow.said import Decision, Standing
from hallapp.cases.flow.service import CaseFlowService
from hallapp.cases.service import CaseService
from hallapp.cases.terms import CaseOutcomeKind, SuspensionReason
from hallapp.guides.service import GuideService
from hallapp.kernel.settings import SettingsService
from hallapp.supervision.terms import ClearReason
from tests.storage.supervision.supervised import ON_SQLITE, SupervisedHall

MONDAY = date(2026, 11, 23)


@pytest.fixture
def flow(watched: SupervisedHall) -> CaseFlowService:
    work = watched.hall.store.work
    book = CaseBook(work, SettingsService(work), VAULT, HALL_CODE)
    return CaseFlowService(work, GuideService(work), book, CaseService(work))


def received(watched: SupervisedHall, flow: CaseFlowService) -> uuid.UUID:
    given = Application(watched.hall.items["SJ-001"], "欧阳明月", phone="0000-1234567")
    return uuid.UUID(flow.receive(watched.hall.store.request(), given).id)


def test_five_days_of_silence_accept_a_licence_and_light_up_red(
    watched: SupervisedHall, flow: CaseFlowService
):
    received(watched, flow)

    watched.on(date(2026, 12, 1))
    flow.tick(watched.hall.store.request())
    watched.scan()
    watched.scan()

    reds = [row.reason for row in watched.lights(is_open=True) if row.colour.value == "red"]
    assert reds == ["收件后逾期未一次性告知，自收件之日起视为受理"]


def test_a_case_stands_for_a_month_without_turning_red_and_lights_up_when_it_goes_on(
    watched: SupervisedHall, flow: CaseFlowService
):
    request = watched.hall.store.request
    case_id = received(watched, flow)
    flow.accept(request(), case_id)
    watched.on(date(2026, 12, 3)).scan()
    standing = Standing(
        SuspensionReason.EXPERT_REVIEW, "专家评审", "", "示例函1号", date(2026, 12, 3),
        date(2026, 12, 11), date(2026, 12, 3),
    )  # fmt: skip
    flow.suspend(request(), case_id, standing)

    watched.on(date(2026, 12, 10)).scan()
    while_planned = watched.seen()
    watched.on(date(2026, 12, 31)).scan()
    overrun = [row.rule_name for row in watched.lights(is_open=True)]
    flow.resume(request(), case_id)
    watched.scan()
    after = [(row.rule_name, row.due_on) for row in watched.lights(is_open=True)]

    assert while_planned == []
    assert overrun == ["挂起超过计划期限"]
    # The yellow of before belongs to a due day that has moved; its own comes now.
    assert after == [("进入预警", date(2026, 12, 31))]
    reasons = [row.clear_reason for row in watched.lights(is_open=False)]
    assert ClearReason.STANDING in reasons


@ON_SQLITE
def test_a_late_decision_puts_the_red_light_out_and_raises_its_own(
    watched: SupervisedHall, flow: CaseFlowService
):
    request = watched.hall.store.request
    case_id = received(watched, flow)
    flow.accept(request(), case_id)
    watched.on(date(2026, 12, 7)).scan()

    flow.decide(request(), case_id, Decision(CaseOutcomeKind.GRANTED))
    watched.scan()

    (lit,) = watched.lights(is_open=True)
    assert lit.reason == "应在 2026-12-04 前办结，2026-12-07 才办结"
    met = [row.rule_name for row in watched.lights() if row.clear_reason is ClearReason.MET]
    assert met == ["超过承诺期限"]


@ON_SQLITE
def test_a_case_taken_back_goes_dark(watched: SupervisedHall, flow: CaseFlowService):
    request = watched.hall.store.request
    case_id = received(watched, flow)
    flow.accept(request(), case_id)
    watched.on(date(2026, 12, 7)).scan()

    flow.withdraw(request(), case_id, "不办了")
    watched.scan()

    assert watched.seen() == []
    gone = [row.clear_reason for row in watched.lights()]
    assert gone == [ClearReason.OUTRUN, ClearReason.CASE_CLOSED]
