"""The clock stands for lawful reasons only, and is given more time once, in time."""

import uuid
from datetime import date, timedelta

import pytest
from hall_rows import SmallHall
from sqlalchemy import update

from hallapp.cases.clockwork.policy import LIGHT_THRESHOLDS
from hallapp.cases.errors import (
    BasisMissingError,
    CaseMoveError,
    DecideSuspendedError,
    ExtensionDaysError,
    ExtensionError,
    ExtensionLateError,
    ExtensionPaperError,
    ExtensionSecondError,
    ExtensionTooLongError,
    NotRunningError,
    ReasonMissingError,
    ResumeDayError,
    SuspensionAfterDueError,
    SuspensionAheadError,
    SuspensionOverlapError,
    SuspensionPaperError,
    SuspensionPlanError,
    SuspensionToldError,
    SuspensionTooEarlyError,
)
from hallapp.cases.tables import HallCase
from hallapp.cases.terms import (
    CaseEventKind,
    CaseForm,
    CaseState,
    ClockKind,
    Light,
    LightThresholds,
    SuspensionReason,
)
from hallapp.guides.terms import ItemType
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.limits import LimitUnit
from hallapp.kernel.errors import RuleError
from hallapp.kernel.settings import SettingsService
from tests.storage.cases.flow_hall import (
    GRANTED,
    MONDAY,
    FlowHall,
    flow_hall,
    prolonging,
    standing,
)

DAY = timedelta(days=1)


@pytest.fixture
def desk(hall: SmallHall) -> FlowHall:
    return flow_hall(hall)


def test_a_paused_case_is_grey_for_a_month_and_gets_its_days_back(desk: FlowHall) -> None:
    """A6.3, and a case that stands never turns red (A4.11)."""
    flow, case = desk.flow, desk.accepted()
    desk.go_to(date(2026, 12, 3))
    row = flow.suspend(desk.ask(2), case, standing(date(2026, 12, 3)))
    assert (row.light, row.state) == (Light.GREY, CaseState.SUSPENDED)
    left = row.remaining_days

    for days in (7, 30):
        desk.go_to(date(2026, 12, 3) + timedelta(days=days))
        paused = desk.row(case)
        assert (paused.light, paused.remaining_days) == (Light.GREY, left), paused.due_on
    with pytest.raises(DecideSuspendedError):
        flow.decide(desk.ask(2), case, GRANTED)
    with pytest.raises(CaseMoveError):
        flow.suspend(desk.ask(2), case, standing(desk.hall.store.work.today()))
    with pytest.raises(NotRunningError):
        flow.extend(desk.ask(4), case, prolonging(date(2026, 12, 4)))

    desk.go_to(date(2027, 1, 4))
    resumed = flow.resume(desk.ask(2), case, note="评审结束")
    assert resumed.remaining_days == left
    assert resumed.light is not Light.RED
    assert desk.last(case, CaseEventKind.RESUMED)["note"] == "评审结束"
    with pytest.raises(NotRunningError):
        flow.resume(desk.ask(2), case)


def test_without_a_lawful_basis_there_is_no_pause(desk: FlowHall) -> None:
    """A6.4."""
    case = desk.accepted()
    survey = standing(MONDAY, ground=SuspensionReason.SITE_SURVEY)

    with pytest.raises(BasisMissingError):
        desk.flow.suspend(desk.ask(2), case, survey)
    with pytest.raises(NotEntitledError):
        desk.flow.suspend(desk.ask(1), case, standing(MONDAY))
    named = standing(MONDAY, ground=SuspensionReason.SITE_SURVEY, basis="示例条例第三十七条")
    assert desk.flow.suspend(desk.ask(2), case, named).state is CaseState.SUSPENDED


def test_what_is_no_licence_needs_a_basis_for_every_pause(desk: FlowHall) -> None:
    desk.change_item("SJ-001", item_type=ItemType.CONFIRMATION)
    case = desk.accepted()

    with pytest.raises(BasisMissingError):
        desk.flow.suspend(desk.ask(2), case, standing(MONDAY))


def test_days_of_a_pause_are_checked(desk: FlowHall) -> None:
    flow, case = desk.flow, desk.accepted()
    friday = date(2026, 11, 27)
    desk.go_to(friday)
    wrong: list[tuple[type[RuleError], dict[str, object]]] = [
        (SuspensionTooEarlyError, {"from_on": MONDAY - DAY}),
        (SuspensionAheadError, {"from_on": friday + 2 * DAY}),
        (SuspensionPlanError, {"planned_to_on": friday}),
        (SuspensionToldError, {"told_on": friday + DAY}),
        (SuspensionToldError, {"told_on": MONDAY - DAY}),
        (SuspensionPaperError, {"document_number": " "}),
        (ReasonMissingError, {"reason": ""}),
    ]
    for error, more in wrong:
        with pytest.raises(error):
            flow.suspend(desk.ask(2), case, standing(**{"from_on": friday} | more))  # type: ignore[arg-type]
    assert desk.row(case).state is CaseState.ACCEPTED

    flow.suspend(desk.ask(2), case, standing(friday - 2 * DAY, told_on=friday))
    with pytest.raises(ResumeDayError):
        flow.resume(desk.ask(2), case, on=friday + DAY)
    with pytest.raises(ResumeDayError):
        flow.resume(desk.ask(2), case, on=friday - 3 * DAY)
    assert flow.resume(desk.ask(2), case, on=friday - DAY).due_on == date(2026, 12, 7)
    with pytest.raises(SuspensionOverlapError):
        flow.suspend(desk.ask(2), case, standing(friday - 2 * DAY, told_on=friday))


def test_a_late_case_is_not_made_in_time_by_a_pause_dated_back(desk: FlowHall) -> None:
    case = desk.accepted()
    desk.go_to(date(2026, 12, 8))

    with pytest.raises(SuspensionAfterDueError):
        desk.flow.suspend(desk.ask(2), case, standing(date(2026, 12, 2)))
    # From now on it may stand, but it stays late.
    desk.flow.suspend(desk.ask(2), case, standing(date(2026, 12, 8)))
    desk.go_to(date(2026, 12, 15))
    row = desk.flow.resume(desk.ask(2), case)
    assert (row.light, row.due_on) == (Light.RED, date(2026, 12, 4))


def test_a_pause_planned_for_tomorrow_and_given_up_gives_nothing_back(desk: FlowHall) -> None:
    case = desk.accepted()
    due = desk.row(case).due_on
    desk.flow.suspend(desk.ask(2), case, standing(MONDAY + DAY, told_on=MONDAY))

    assert desk.flow.resume(desk.ask(2), case).due_on == due


def test_a_limit_is_extended_once_with_name_and_day_before_it_is_due(desk: FlowHall) -> None:
    """A6.5."""
    flow, case = desk.flow, desk.accepted()
    due = desk.row(case).due_on
    desk.go_to(due)
    wrong: list[tuple[type[RuleError], dict[str, object]]] = [
        (ExtensionTooLongError, {"amount": 11}),
        (ExtensionError, {"amount": 0}),
        (ExtensionPaperError, {"approver_name": ""}),
        (ReasonMissingError, {"reason": " "}),
        (ExtensionDaysError, {"told_on": due + DAY}),
        (ExtensionDaysError, {"approved_on": MONDAY - DAY}),
        (ExtensionDaysError, {"told_on": due - DAY}),
    ]
    for error, more in wrong:
        with pytest.raises(error):
            flow.extend(desk.ask(4), case, prolonging(due, **more))  # type: ignore[arg-type]
    with pytest.raises(NotEntitledError):
        flow.extend(desk.ask(2), case, prolonging(due))

    assert flow.extend(desk.ask(4), case, prolonging(due)).due_on == date(2026, 12, 18)
    told = desk.last(case, CaseEventKind.EXTENDED)
    assert (told["approver"], told["told"], told["old_due"]) == ("局长", "2026-12-04", "2026-12-04")
    with pytest.raises(ExtensionSecondError):
        flow.extend(desk.ask(4), case, prolonging(due))


def test_after_the_due_day_there_is_no_extension(desk: FlowHall) -> None:
    case = desk.accepted()
    late = desk.row(case).due_on + DAY
    desk.go_to(late)

    with pytest.raises(ExtensionLateError):
        desk.flow.extend(desk.ask(4), case, prolonging(late))


def test_after_the_due_moment_there_is_no_extension_of_hours(desk: FlowHall) -> None:
    in_hours(desk, 2)
    case = desk.accepted()
    desk.go_to(MONDAY, 16)

    with pytest.raises(ExtensionLateError):
        desk.flow.extend(desk.ask(4), case, prolonging(MONDAY, 2, basis="示例条例第九条"))


def test_what_is_handled_jointly_gets_fifteen_days_and_other_types_what_their_law_says(
    desk: FlowHall,
) -> None:
    joint, other = desk.accepted(), desk.accepted()
    desk.write(
        update(HallCase).where(HallCase.id == joint).values(form=CaseForm.JOINT),
        update(HallCase).where(HallCase.id == other).values(item_type=ItemType.CONFIRMATION),
    )

    desk.flow.extend(desk.ask(4), joint, prolonging(MONDAY, 15))
    with pytest.raises(BasisMissingError):
        desk.flow.extend(desk.ask(4), other, prolonging(MONDAY, 20))
    desk.flow.extend(desk.ask(4), other, prolonging(MONDAY, 20, basis="示例条例第九条"))
    assert desk.last(other, CaseEventKind.EXTENDED)["basis"] == "示例条例第九条"


def test_a_rule_that_changes_midway_keeps_the_ledger(desk: FlowHall) -> None:
    """A4.9: after other thresholds hold, the pause is still given back."""
    case = desk.accepted()
    desk.flow.suspend(desk.ask(2), case, standing(MONDAY + DAY, told_on=MONDAY))
    desk.go_to(MONDAY + 4 * DAY)
    due = desk.flow.resume(desk.ask(2), case).due_on
    settings = SettingsService(desk.hall.store.work)
    settings.change(
        desk.ask(), LIGHT_THRESHOLDS, LightThresholds(3, 50), MONDAY + 4 * DAY, "本厅规定"
    )

    assert due == date(2026, 12, 9)
    desk.flow.extend(desk.ask(4), case, prolonging(MONDAY + 4 * DAY, 2))
    assert desk.row(case).due_on == date(2026, 12, 11)


def test_the_running_stage_stands_with_its_case(desk: FlowHall) -> None:
    desk.add_steps(("审查", 3), ("决定", 1))
    case = desk.accepted()
    assert stage_due(desk, case) == date(2026, 11, 26)
    desk.flow.suspend(desk.ask(2), case, standing(MONDAY + DAY, told_on=MONDAY))
    with pytest.raises(NotRunningError):
        desk.flow.end_stage(desk.ask(2), case, "同意")
    desk.go_to(MONDAY + 3 * DAY)
    desk.flow.resume(desk.ask(2), case)

    assert stage_due(desk, case) == date(2026, 11, 30)


def in_hours(desk: FlowHall, amount: int) -> None:
    """Let the hall promise the item within working hours."""
    desk.change_item(
        "SJ-001",
        promised_amount=amount,
        promised_unit=LimitUnit.HOURS,
        statutory_amount=None,
        statutory_unit=None,
    )


def stage_due(desk: FlowHall, case: uuid.UUID) -> date | None:
    return desk.clock(case, ClockKind.STAGE).due_on


def test_a_case_withdrawn_before_its_pause_began_keeps_a_ledger_that_can_be_read(
    desk: FlowHall,
) -> None:
    case = desk.accepted()
    desk.flow.suspend(desk.ask(2), case, standing(MONDAY + DAY, told_on=MONDAY))

    desk.flow.withdraw(desk.ask(1), case, "不办了")

    ledger = desk.hall.cases.suspensions(case)
    assert [(row.from_on, row.to_on) for row in ledger] == [(MONDAY + DAY, MONDAY + DAY)]
    assert desk.hall.cases.explain(case)


def test_hours_that_stood_may_go_on_from_the_very_day_they_stopped(desk: FlowHall) -> None:
    in_hours(desk, 2)
    desk.go_to(MONDAY, 9)
    case = desk.accepted()
    due_at = desk.clock(case, ClockKind.DECISION).due_at
    desk.go_to(MONDAY, 10)
    desk.flow.suspend(desk.ask(2), case, standing(MONDAY))
    desk.go_to(MONDAY + DAY, 14)

    desk.flow.resume(desk.ask(2), case, on=MONDAY)

    assert desk.clock(case, ClockKind.DECISION).due_at == due_at


def test_hours_between_decision_and_reopening_on_one_day_are_given_back(desk: FlowHall) -> None:
    in_hours(desk, 2)
    desk.go_to(MONDAY, 9)
    case = desk.accepted()
    due_at = desk.clock(case, ClockKind.DECISION).due_at
    desk.go_to(MONDAY, 10)
    desk.flow.decide(desk.ask(2), case, GRANTED)
    desk.go_to(MONDAY, 11)

    desk.flow.reopen(desk.ask(4), case, "原决定有误", "示例条例第九条")

    again = desk.clock(case, ClockKind.DECISION).due_at
    # An hour is given back; of the other hour that was left, lunch takes nothing away.
    assert due_at is not None
    assert again is not None
    assert again - due_at == timedelta(hours=1)
