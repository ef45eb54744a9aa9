"""The decision and what comes after it: figures frozen, delivered, reopened, revoked, charged."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hall_rows import SmallHall
from hall_store import HALL_ID
from sqlalchemy import insert, select, update

from hallapp.cases.clockwork.keeper import ClockStart
from hallapp.cases.clockwork.reckoning import ClockBudget
from hallapp.cases.errors import (
    AgentNoteError,
    AlreadyPaidError,
    BasisMissingError,
    CaseMoveError,
    ChargeAmountError,
    ChargedNothingError,
    ChargeUnlistedError,
    DeliveryDayError,
    ForwardBodyError,
    HandlerUnfitError,
    LetterInvalidError,
    NotArchivableError,
    NotRunningError,
    PaymentDayError,
    PaymentDiffersError,
    ReasonMissingError,
    RecipientMissingError,
    ReductionReasonError,
    RepliesOpenError,
    RightsMissingError,
    StageAwayError,
    StageHereError,
    StageNoneError,
)
from hallapp.cases.flow.said import DeliveryWay, Refusal
from hallapp.cases.tables import CaseSuspension, HallCase
from hallapp.cases.terms import (
    CaseEventKind,
    CaseForm,
    CaseState,
    ChargeRow,
    ClockKind,
    FinishQuality,
    Light,
    PaymentRow,
)
from hallapp.guides.terms import ItemType
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.tables import Person, RepresentativeLetter
from hallapp.hall.terms import Role
from tests.storage.cases.flow_hall import (
    GRANTED,
    IN_PERSON,
    MONDAY,
    REFUSED,
    FlowHall,
    flow_hall,
    standing,
    working_days,
)

DAY = timedelta(days=1)


@pytest.fixture
def desk(hall: SmallHall) -> FlowHall:
    return flow_hall(hall)


@pytest.mark.parametrize(
    ("on", "quality"),
    [
        (date(2026, 12, 3), FinishQuality.EARLY),
        (date(2026, 12, 4), FinishQuality.ON_TIME),
        (date(2026, 12, 5), FinishQuality.LATE),
    ],
)
def test_figures_are_written_in_the_transaction_of_the_decision(
    desk: FlowHall, on: date, quality: FinishQuality
) -> None:
    """A4.4."""
    case = desk.accepted()
    desk.go_to(on)
    desk.flow.decide(desk.ask(2), case, GRANTED)

    (frozen,) = desk.outcomes(case)
    assert (frozen.quality, frozen.concluded_on) == (quality, on)
    assert (frozen.due_on, frozen.law_due_on) == (date(2026, 12, 4), date(2026, 12, 21))
    assert frozen.used_days == (8 if on.day == 3 else 9)
    assert desk.clock(case, ClockKind.DECISION).ended_on == on
    assert desk.clock(case, ClockKind.DELIVERY).law_amount == 10


def test_a_refusal_needs_grounds_basis_and_rights(desk: FlowHall) -> None:
    case = desk.accepted()

    for lacking, error in (
        ("grounds", ReasonMissingError),
        ("basis", BasisMissingError),
        ("court", RightsMissingError),
        ("review_agency", RightsMissingError),
    ):
        with pytest.raises(error):
            desk.flow.decide(desk.ask(2), case, replace(REFUSED, **{lacking: ""}))
    assert desk.flow.decide(desk.ask(2), case, REFUSED).state is CaseState.CONCLUDED
    # What the law says of delivery it says of what was granted.
    assert desk.clock(case, ClockKind.DELIVERY).law_amount is None


def test_a_chief_representative_decides_under_a_letter_of_the_item_s_department(
    desk: FlowHall,
) -> None:
    desk.give_role(5, Role.CHIEF_REPRESENTATIVE)
    case = desk.accepted()
    with desk.hall.store.work.read() as session:
        person = session.get_one(Person, desk.hall.people[5])
    letter = {
        "id": uuid.uuid4(), "hall_id": HALL_ID, "person_id": person.id,
        "department_id": person.department_id, "letter_number": "示例授权〔2026〕1号",
        "scope": "全部事项", "valid_from": MONDAY - 9 * DAY, "valid_until": MONDAY - DAY,
    }  # fmt: skip

    with pytest.raises(NotEntitledError):
        desk.flow.decide(desk.ask(1), case, GRANTED)
    desk.write(insert(RepresentativeLetter).values(**letter))
    with pytest.raises(LetterInvalidError) as refused:
        desk.flow.decide(desk.ask(5), case, GRANTED)
    assert refused.value.facts["department"] == "市场监督管理局"
    desk.flow.note(desk.ask(5), case, "备注不用授权")
    desk.write(update(RepresentativeLetter).values(valid_until=MONDAY))
    assert desk.flow.decide(desk.ask(5), case, GRANTED).state is CaseState.CONCLUDED


def test_time_between_decision_and_reopening_is_not_counted(desk: FlowHall) -> None:
    """A4.1, and it is no pause (A4.12): both stand apart."""
    flow, case = desk.flow, desk.accepted()
    desk.go_to(MONDAY + DAY)
    flow.suspend(desk.ask(2), case, standing(MONDAY + DAY))
    desk.go_to(MONDAY + 3 * DAY)
    flow.resume(desk.ask(2), case)
    desk.go_to(MONDAY + 4 * DAY)
    flow.decide(desk.ask(2), case, GRANTED)
    before = desk.outcomes(case)[0]
    assert (before.due_on, before.used_days, before.suspended_days) == (date(2026, 12, 8), 2, 2)

    desk.go_to(date(2026, 12, 14))
    with pytest.raises(ReasonMissingError):
        flow.reopen(desk.ask(4), case, "", "示例规定第二条")
    with pytest.raises(BasisMissingError):
        flow.reopen(desk.ask(4), case, "材料有误", " ")
    with pytest.raises(NotEntitledError):
        flow.reopen(desk.ask(2), case, "材料有误", "示例规定第二条")
    row = flow.reopen(desk.ask(4), case, "材料有误", "示例规定第二条")
    # Eleven working days lay between, the day of the decision among them.
    assert (row.state, row.due_on) == (CaseState.ACCEPTED, date(2026, 12, 23))
    assert row.light is not Light.GREY
    assert desk.clock(case, ClockKind.DELIVERY).ended_on == date(2026, 12, 14)
    held = desk.case(case)
    assert (held.concluded_on, held.outcome, held.closed_on) == (None, None, None)

    desk.go_to(date(2026, 12, 15))
    flow.decide(desk.ask(2), case, REFUSED)
    first, second = desk.outcomes(case)
    assert (first.round, first.is_latest, first.used_days) == (1, False, 2)
    assert (second.round, second.is_latest) == (2, True)
    assert (second.suspended_days, second.used_days) == (2, 3)
    assert second.quality is FinishQuality.EARLY
    with desk.hall.store.work.read() as session:
        grounds = session.scalars(select(CaseSuspension.ground).order_by(CaseSuspension.from_on))
        assert [ground is None for ground in grounds] == [False, True]


def test_a_withdrawn_case_leaves_every_scan(desk: FlowHall) -> None:
    """A4.8: nothing of it runs, nothing of it warns."""
    desk.add_steps(("审查", 3))
    case, other = desk.accepted(), desk.accepted()
    desk.flow.suspend(desk.ask(2), other, standing(MONDAY))
    with pytest.raises(ReasonMissingError):
        desk.flow.withdraw(desk.ask(1), case, "")
    desk.flow.withdraw(desk.ask(1), case, "不开店了")
    desk.flow.give_back(desk.ask(1), other, "材料不实")

    for each, state in ((case, CaseState.WITHDRAWN), (other, CaseState.RETURNED)):
        held = desk.case(each)
        assert (held.state, held.closed_on, held.stage_position) == (state, MONDAY, None)
        assert all(clock.ended_on == MONDAY for clock in desk.clocks(each))
    assert desk.hall.cases.of_hall() == ()
    desk.go_to(date(2027, 1, 4))
    assert desk.flow.tick(desk.ask()).deemed == ()
    assert desk.row(case).light is Light.GREEN
    with pytest.raises(CaseMoveError):
        desk.flow.withdraw(desk.ask(1), case, "再撤一次")


def test_a_result_is_handed_over_once_and_the_papers_are_filed_once(desk: FlowHall) -> None:
    flow, case = desk.flow, desk.accepted()
    with pytest.raises(CaseMoveError):
        flow.deliver(desk.ask(3), case, IN_PERSON)
    desk.go_to(MONDAY + DAY)
    flow.decide(desk.ask(2), case, GRANTED)
    with pytest.raises(NotArchivableError):
        flow.archive(desk.ask(3), case)

    by_agent = replace(IN_PERSON, way=DeliveryWay.AGENT)
    for wrong, error in (
        (replace(IN_PERSON, recipient=" "), RecipientMissingError),
        (by_agent, AgentNoteError),
        (replace(IN_PERSON, on=MONDAY), DeliveryDayError),
        (replace(IN_PERSON, on=MONDAY + 2 * DAY), DeliveryDayError),
    ):
        with pytest.raises(error):
            flow.deliver(desk.ask(3), case, wrong)
    flow.deliver(desk.ask(3), case, replace(by_agent, agent_note="委托书"))
    assert desk.clock(case, ClockKind.DELIVERY).ended_on == MONDAY + DAY
    with pytest.raises(CaseMoveError):
        flow.make_ready(desk.ask(3), case)
    flow.archive(desk.ask(3), case, "2026-12")
    with pytest.raises(NotArchivableError):
        flow.archive(desk.ask(3), case)


def test_a_decision_may_be_taken_back(desk: FlowHall) -> None:
    case = desk.accepted()
    refusal = Refusal("隐瞒真实情况", "《行政许可法》第六十九条", "县政府", "县法院")
    with pytest.raises(CaseMoveError):
        desk.flow.revoke(desk.ask(4), case, refusal)
    desk.flow.decide(desk.ask(2), case, GRANTED)
    desk.flow.revoke(desk.ask(4), case, refusal)

    assert desk.row(case).state is CaseState.REVOKED
    with pytest.raises(NotRunningError):
        desk.flow.reopen(desk.ask(4), case, "再来", "没有")
    assert len(desk.outcomes(case)) == 1


def test_stages_go_from_hand_to_hand_and_up_to_a_higher_body(desk: FlowHall) -> None:
    desk.add_steps(("受理", 1), ("审查", 3), ("决定", None))
    flow, case = desk.flow, desk.accepted()
    with pytest.raises(HandlerUnfitError):
        flow.hand_over(desk.ask(1), case, desk.hall.people[1])
    with pytest.raises(StageHereError):
        flow.came_back(desk.ask(2), case, "同意")
    with pytest.raises(ForwardBodyError):
        flow.forward(desk.ask(2), case, " ")

    row = flow.forward(desk.ask(2), case, "市局", "示例报〔2026〕1号")
    assert (row.form, row.stage_name) == (CaseForm.FORWARDED, "审查")
    for again in (
        lambda: flow.forward(desk.ask(2), case, "省局"),
        lambda: flow.end_stage(desk.ask(2), case, "同意"),
    ):
        with pytest.raises(StageAwayError):
            again()
    flow.came_back(desk.ask(2), case, "同意")
    desk.give_role(5, Role.APPROVER)
    row = flow.end_stage(desk.ask(2), case, "同意", "", desk.hall.people[5])
    assert (row.stage_name, row.handler_name) == ("决定", "张5")
    assert desk.clock(case, ClockKind.STAGE).ended_on == MONDAY
    flow.end_stage(desk.ask(5), case, "准予")
    with pytest.raises(StageNoneError):
        flow.end_stage(desk.ask(5), case, "准予")


def test_a_joint_case_is_granted_when_every_unit_has_replied(desk: FlowHall) -> None:
    case, other = desk.accepted(), desk.accepted()
    with desk.work.write(desk.ask(), "test.reply") as act:
        for each in (case, other):
            held = act.session.get_one(HallCase, each)
            budget = ClockBudget(MONDAY, act.now, working_days(7))
            start = ClockStart(ClockKind.REPLY, budget, 1, "消防意见")
            desk.book.clocks.start(act, held, start)

    with pytest.raises(RepliesOpenError) as refused:
        desk.flow.decide(desk.ask(2), case, GRANTED)
    assert refused.value.facts["names"] == "消防意见"
    desk.flow.decide(desk.ask(2), other, REFUSED)
    assert desk.clock(other, ClockKind.REPLY).ended_on == MONDAY


def test_what_has_no_stages_is_forwarded_in_one_of_its_own(desk: FlowHall) -> None:
    case = desk.accepted()

    assert desk.flow.forward(desk.ask(2), case, "市局").stage_name == "上报上级审批"


def test_fees_are_those_of_the_list_and_paid_once(desk: FlowHall) -> None:
    desk.add_fee("工本费", "10元/本", "示例收费文件")
    flow, case = desk.flow, desk.accepted()
    fee = ChargeRow(1, "工本费", "10元/本", "示例收费文件", 1000, 0, "")
    paid = PaymentRow(800, MONDAY, "票0001", "扫码")

    with pytest.raises(ChargedNothingError):
        flow.pay(desk.ask(1), case, paid)
    for wrong, error in (
        (replace(fee, name="加急费"), ChargeUnlistedError),
        (replace(fee, basis=""), ChargeUnlistedError),
        (replace(fee, charged_fen=-1), ChargeAmountError),
        (replace(fee, reduced_fen=1001, reduction="低保"), ChargeAmountError),
        (replace(fee, reduced_fen=200), ReductionReasonError),
    ):
        with pytest.raises(error):
            flow.charge(desk.ask(1), case, [wrong])
    flow.charge(desk.ask(1), case, [replace(fee, reduced_fen=200, reduction="低保")])
    assert desk.last(case, CaseEventKind.CHARGED)["fen"] == 800

    with pytest.raises(PaymentDiffersError) as refused:
        flow.pay(desk.ask(3), case, replace(paid, paid_fen=1000))
    assert refused.value.facts == {"due": "8.00", "paid": "10.00"}
    for wrong in (replace(paid, paid_on=MONDAY + DAY), replace(paid, voucher=" ")):
        with pytest.raises(PaymentDayError):
            flow.pay(desk.ask(3), case, wrong)
    flow.pay(desk.ask(3), case, paid)
    for again in (
        lambda: flow.pay(desk.ask(3), case, paid),
        lambda: flow.charge(desk.ask(3), case, [fee]),
    ):
        with pytest.raises(AlreadyPaidError):
            again()


def test_what_was_charged_too_much_is_taken_off_with_its_reason(desk: FlowHall) -> None:
    desk.add_fee("工本费", "10元/本", "示例收费文件")
    flow, case = desk.flow, desk.accepted()
    fee = ChargeRow(1, "工本费", "10元/本", "示例收费文件", 1000, 0, "")
    flow.charge(desk.ask(1), case, [fee, fee])

    off = replace(fee, charged_fen=0, reduced_fen=1000, reduction="多核定一本")
    flow.charge(desk.ask(1), case, [off])
    assert desk.last(case, CaseEventKind.CHARGED)["fen"] == 1000
    with pytest.raises(ChargeAmountError):
        flow.charge(desk.ask(1), case, [replace(off, reduced_fen=1001)])


def test_other_types_have_no_delivery_clock_unless_the_hall_sets_one(desk: FlowHall) -> None:
    desk.change_item("SJ-001", item_type=ItemType.CONFIRMATION)
    case = desk.accepted()
    desk.flow.decide(desk.ask(2), case, GRANTED)

    assert desk.clocks(case, ClockKind.DELIVERY) == []
    assert desk.row(case).light is Light.GREEN


def test_what_is_decided_is_not_accepted_again(desk: FlowHall) -> None:
    case = desk.accepted()
    desk.flow.decide(desk.ask(2), case, GRANTED)

    with pytest.raises(CaseMoveError):
        desk.flow.accept(desk.ask(1), case)
    assert desk.row(case).state is CaseState.CONCLUDED
