"""Who acts for the applicant and what was done; units that are reminded; the year's totals."""

import uuid

import pytest
from hall_rows import HALL_CODE, VAULT, SmallHall
from joint_hall import add_units, agree, joint_of, opened, opening

from hallapp.cases.flow.book import CaseBook
from hallapp.cases.flow.service import CaseFlowService
from hallapp.cases.service import CaseService
from hallapp.guides.service import GuideService
from hallapp.joint.errors import (
    AgentMissingError,
    AgentUnknownError,
    JointClosedError,
    RepliedError,
    StepWordsError,
)
from hallapp.joint.terms import JointKind, JointProject, JointTotal
from hallapp.kernel.settings import SettingsService


@pytest.fixture
def units(hall: SmallHall) -> SmallHall:
    """The hall with two more units."""
    add_units(hall)
    return hall


def test_what_the_agent_does_stands_in_a_line_of_time(units: SmallHall) -> None:
    service, request = joint_of(units), units.store.request
    row = opened(units)
    agent, other, *_further = service.people()

    service.assign_agent(request(), row.id, agent.id)
    service.agent_step(request(), row.id, " 陪同到消防大队送图 ")
    changed = service.assign_agent(request(), row.id, other.id)

    assert changed.agent_name == other.name
    steps = service.agent_steps(row.id)
    assert [(step.agent_name, step.words) for step in steps] == [
        (agent.name, f"代办员：{agent.name}"),
        (agent.name, "陪同到消防大队送图"),
        (other.name, f"代办员：{other.name}"),
    ]


def test_a_step_needs_an_agent_and_words(units: SmallHall) -> None:
    service, request = joint_of(units), units.store.request
    row = opened(units)

    with pytest.raises(AgentMissingError):
        service.agent_step(request(), row.id, "送图")
    with pytest.raises(StepWordsError):
        service.agent_step(request(), row.id, "  ")
    with pytest.raises(AgentUnknownError):
        service.assign_agent(request(), row.id, uuid.uuid4())

    assert service.agent_steps(row.id) == ()


def test_a_unit_is_reminded_until_it_has_replied(units: SmallHall) -> None:
    service, request = joint_of(units), units.store.request
    row = opened(units)
    fire, _land = service.branches(row.id)

    once = request()
    service.remind(once, fire.id, "请尽快回复")
    reminded = service.remind(once, fire.id, "请尽快回复")

    today = units.store.work.today()
    assert [(each.reminded, each.reminded_on) for each in reminded] == [(1, today), (0, None)]
    agree(units, row)
    with pytest.raises(RepliedError):
        service.remind(request(), fire.id)


def test_totals_leave_out_what_was_taken_back(units: SmallHall) -> None:
    service, request, work = joint_of(units), units.store.request, units.store.work
    opened(units)
    service.open(request(), opening(units, JointProject("二期", "", 85_000, 300_00, 641_00)))
    service.open(request(), opening(units, JointProject("验收", "", 70_000), JointKind.INSPECTION))
    gone = service.open(request(), opening(units, JointProject("撤回的", area_m2=9)))
    book = CaseBook(work, SettingsService(work), VAULT, HALL_CODE)
    flow = CaseFlowService(work, GuideService(work), book, CaseService(work))
    flow.withdraw(request(), gone.case_id, "不办了")

    assert service.totals(2026) == (
        JointTotal(JointKind.APPROVAL, 2, 2, 304_000, 300_00, 641_00),
        JointTotal(JointKind.INSPECTION, 1, 1, 70_000, 0, 0),
    )
    assert service.totals(2025) == ()
    with pytest.raises(JointClosedError):
        service.remind(request(), service.branches(gone.id)[0].id)
