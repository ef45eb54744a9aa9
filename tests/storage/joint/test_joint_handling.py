"""Joint handling: accepted once, asked in parallel, every unit heard, decided once."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hall_rows import SmallHall
from joint_hall import FIRE, WEEK, add_units, joint_of, opening
from sqlalchemy import update

from hallapp.cases.errors import DuplicateCaseError, ItemNotOfferedError
from hallapp.cases.tables import CaseClock, CaseEvent
from hallapp.cases.terms import CaseEventKind, ClockKind, Light
from hallapp.guides.tables import ServiceItem
from hallapp.guides.terms import GuideState
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.joint.asking import BranchAsk, BranchReply
from hallapp.joint.errors import (
    AgentNeededError,
    BranchesMissingError,
    BranchTwiceError,
    JointUnknownError,
    LeadAskedError,
    OpinionWordsError,
    ProjectNameError,
    PromiseTooLongError,
    RepliedError,
    RepliesMissingError,
    ReplyDayError,
)
from hallapp.joint.templates import joint_templates
from hallapp.joint.terms import BranchOpinion, JointKind, JointProject, JointState
from hallapp.kernel.errors import RuleError


@pytest.fixture
def units(hall: SmallHall) -> SmallHall:
    """The hall with two more units: 消防救援大队 and 自然资源局."""
    add_units(hall)
    return hall


def test_one_acceptance_asks_every_unit_at_once(units: SmallHall) -> None:
    service = joint_of(units)

    row = service.open(units.store.request(), opening(units))

    assert (row.number, row.state, row.branches, row.replied) == (
        "项目〔2026〕1号", JointState.OPEN, 2, 0
    )  # fmt: skip
    # 30 working days of the promise; the law's 45 stand beside it.
    assert row.due_on == date(2027, 1, 5)
    asked = service.branches(row.id)
    assert [each.department for each in asked] == ["消防救援大队", "自然资源局"]
    assert {each.reply_due_on for each in asked} == {date(2026, 12, 2)}
    clocks = units.rows(CaseClock, CaseClock.kind, CaseClock.law_amount)
    assert (ClockKind.DECISION, 45) in clocks
    assert service.of_case(row.case_id) == row


def test_opinions_are_summed_up_when_every_unit_was_heard(units: SmallHall) -> None:
    service, request = joint_of(units), units.store.request
    row = service.open(request(), opening(units))
    fire, land = service.branches(row.id)
    service.reply(request(), fire.id, BranchReply(BranchOpinion.AGREED, "", "刘工"))

    with pytest.raises(RepliesMissingError, match="自然资源局"):
        service.sum_up(request(), row.id, "两家同意")

    refused = BranchReply(BranchOpinion.AGREED_WITH_CONDITIONS, "退让红线 3 米", "马工", "自函3号")
    service.reply(request(), land.id, refused)
    summed = service.sum_up(request(), row.id, "同意，退让红线 3 米")

    assert (summed.state, summed.replied, summed.late) == (JointState.SUMMED, 2, 0)
    kinds = [kind for (kind,) in units.rows(CaseEvent, CaseEvent.kind)]
    assert kinds.count(CaseEventKind.BRANCH_ASKED) == 2
    assert kinds.count(CaseEventKind.BRANCH_REPLIED) == 2


def test_a_unit_that_asks_for_repairs_replies_again_and_nobody_else(units: SmallHall) -> None:
    service, request = joint_of(units), units.store.request
    row = service.open(request(), opening(units))
    fire, _land = service.branches(row.id)
    service.reply(request(), fire.id, BranchReply(BranchOpinion.RECTIFY, "补消防水池", "刘工"))
    service.reply(request(), fire.id, BranchReply(BranchOpinion.AGREED, "", "刘工"))

    with pytest.raises(RepliedError):
        service.reply(request(), fire.id, BranchReply(BranchOpinion.REFUSED, "再想想", "刘工"))

    assert service.branches(row.id)[0].opinion is BranchOpinion.AGREED


def test_a_silent_unit_turns_red_and_its_silence_is_no_agreement(units: SmallHall) -> None:
    service = joint_of(units)
    row = service.open(units.store.request(), opening(units))
    units.store.clock.advance(timedelta(days=10))

    late = service.joint(row.id)

    assert (late.late, {each.light for each in service.branches(row.id)}) == (2, {Light.RED})
    with pytest.raises(RepliesMissingError):
        service.sum_up(units.store.request(), row.id, "")


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"project": JointProject("  ")}, ProjectNameError),
        ({"project": JointProject("厂房", area_m2=-1)}, ProjectNameError),
        ({"branches": ()}, BranchesMissingError),
        ({"kind": JointKind.AGENCY}, AgentNeededError),
        ({"promised": Limit(46, LimitUnit.WORKING_DAYS)}, PromiseTooLongError),
        ({"lead_department_id": FIRE}, LeadAskedError),
        (
            {"branches": (BranchAsk(FIRE, "图", WEEK), BranchAsk(FIRE, " 图", WEEK))},
            BranchTwiceError,
        ),
    ],
)
def test_a_joint_case_that_could_not_be_handled_is_not_opened(
    units: SmallHall, change: dict[str, object], refusal: type[RuleError]
) -> None:
    service = joint_of(units)

    with pytest.raises(refusal):
        service.open(units.store.request(), replace(opening(units), **change))  # type: ignore[arg-type]

    assert service.of_hall() == ()


def test_bad_replies_are_refused_and_change_nothing(units: SmallHall) -> None:
    service, request = joint_of(units), units.store.request
    row = service.open(request(), opening(units))
    fire, _land = service.branches(row.id)
    early = date(2026, 11, 1)

    with pytest.raises(OpinionWordsError):
        service.reply(request(), fire.id, BranchReply(BranchOpinion.REFUSED, " ", "刘工"))
    with pytest.raises(ReplyDayError):
        service.reply(request(), fire.id, BranchReply(BranchOpinion.AGREED, "", "刘工", on=early))
    with pytest.raises(JointUnknownError):
        service.reply(request(), uuid.uuid4(), BranchReply(BranchOpinion.AGREED, "", "刘工"))

    assert service.branches(row.id)[0].opinion is None


def test_the_same_request_opens_one_case(units: SmallHall) -> None:
    service, request = joint_of(units), units.store.request()

    first = service.open(request, opening(units))

    assert service.open(request, opening(units)) == first
    assert len(service.of_hall()) == 1


def test_the_forerunner_stays_readable_beside_what_is_current() -> None:
    templates = {each.code: each for each in joint_templates()}

    assert len(templates["five-in-one"].titles) == 5
    assert templates["five-in-one"].until is not None
    assert templates["opening-a-business"].until is None


def test_a_unit_that_wants_repairs_has_not_given_its_opinion(units: SmallHall) -> None:
    service, request = joint_of(units), units.store.request
    row = service.open(request(), opening(units))
    fire, _land = service.branches(row.id)

    service.reply(request(), fire.id, BranchReply(BranchOpinion.RECTIFY, "补消防水池", "刘工"))

    assert service.joint(row.id).replied == 0
    assert service.branches(row.id)[0].is_awaited


def test_neither_a_suspended_item_nor_a_twin_is_opened_jointly(units: SmallHall) -> None:
    service, given = joint_of(units), opening(units)
    known = replace(given.application, id_number="110101199003070193")
    service.open(units.store.request(), replace(given, application=known))

    with pytest.raises(DuplicateCaseError):
        service.open(units.store.request(), replace(given, application=known))
    with units.store.engine.begin() as connection:
        connection.execute(update(ServiceItem).values(state=GuideState.SUSPENDED))
    with pytest.raises(ItemNotOfferedError):
        service.open(units.store.request(), given)

    assert len(service.of_hall()) == 1
