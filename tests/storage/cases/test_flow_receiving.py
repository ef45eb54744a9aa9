"""Before acceptance: what is missing is told at once, in time, and waited for; or it is not."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hall_rows import SmallHall
from sqlalchemy import insert, update

from hallapp.cases.errors import (
    BasisMissingError,
    CaseClockBehindError,
    CaseMoveError,
    DeemedAlreadyError,
    DuplicateCaseError,
    GapOpenError,
    LenienceConsequenceError,
    LenienceDayError,
    LenienceTooWideError,
    MaterialsMissingError,
    MaterialUnknownError,
    NothingMissingError,
    ReasonMissingError,
)
from hallapp.cases.flow.policy import DEEMED_TYPES, SUPPLEMENT_RULE, SupplementRule
from hallapp.cases.flow.said import Lenience
from hallapp.cases.terms import (
    CaseEventKind,
    CaseForm,
    CaseState,
    ClockKind,
    MaterialTick,
    TickOutcome,
)
from hallapp.guides.tables import ItemStep, RequiredMaterial
from hallapp.guides.terms import ItemType, Necessity
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.limits import Limit, LimitUnit
from hallapp.kernel.settings import SettingsService
from tests.storage.cases.flow_hall import GRANTED, MONDAY, REJECTION, FlowHall, flow_hall

ID_NUMBER = "110101199003070193"
FORM, PLACE, PHOTO = "申请表", "场地证明", "照片"


@pytest.fixture
def desk(hall: SmallHall) -> FlowHall:
    made = flow_hall(hall)
    made.add_materials(
        (FORM, Necessity.REQUIRED), (PLACE, Necessity.REQUIRED), (PHOTO, Necessity.LATER)
    )
    return made


def test_everything_missing_is_told_at_once_and_a_second_notice_is_flagged(desk: FlowHall) -> None:
    flow, case = desk.flow, desk.receive(ticks=desk.missing(FORM, PLACE))

    with pytest.raises(MaterialsMissingError) as refused:
        flow.accept(desk.ask(1), case)
    assert refused.value.facts["names"] == f"{FORM}、{PLACE}"
    with pytest.raises(NothingMissingError):
        flow.ask_supplement(desk.ask(1), case, desk.ticks)
    with pytest.raises(MaterialUnknownError):
        flow.ask_supplement(desk.ask(1), case, [MaterialTick("x", "户口簿", TickOutcome.MISSING)])
    with pytest.raises(NotEntitledError):
        flow.ask_supplement(desk.ask(3), case, desk.missing(FORM, PLACE))

    flow.ask_supplement(desk.ask(1), case, desk.missing(FORM, PLACE))
    first = desk.last(case, CaseEventKind.SUPPLEMENT_ASKED)
    assert (first["missing"], first.get("second")) == ([FORM, PLACE], None)
    assert desk.clock(case, ClockKind.RECEIPT).ended_on == MONDAY

    part = flow.supplemented(desk.ask(1), case, desk.ticks[:1])
    assert part.state is CaseState.SUPPLEMENTING
    assert desk.last(case, CaseEventKind.SUPPLEMENTED)["missing"] == [PLACE]

    flow.ask_supplement(desk.ask(1), case, desk.missing(PLACE))
    assert desk.last(case, CaseEventKind.SUPPLEMENT_ASKED)["second"] is True
    supplements = desk.clocks(case, ClockKind.SUPPLEMENT)
    assert [(clock.position, clock.ended_on) for clock in supplements] == [(1, MONDAY), (2, None)]


def test_what_is_not_supplemented_in_time_goes_back(desk: FlowHall) -> None:
    flow, case = desk.flow, desk.receive(ticks=desk.missing(PLACE))
    due = flow.ask_supplement(desk.ask(1), case, desk.missing(PLACE)).due_on
    assert due == MONDAY + timedelta(days=91)  # the 90th day is a Sunday

    desk.go_to(due - timedelta(days=7))
    desk.receive("SJ-002", ticks=())  # the hall worked all the while
    desk.go_to(due)
    assert flow.tick(desk.ask()).lapsed == ()
    desk.go_to(due + timedelta(days=1))
    assert flow.tick(desk.ask()).lapsed == (case,)
    # Once: another station that comes a minute later finds nothing.
    assert flow.tick(desk.ask()).lapsed == ()

    row = desk.row(case)
    assert row.state is CaseState.RETURNED
    assert all(clock.ended_on is not None for clock in desk.clocks(case))
    with pytest.raises(CaseMoveError):
        flow.supplemented(desk.ask(1), case, desk.ticks)


def test_a_hall_may_wait_longer_for_a_supplement(desk: FlowHall) -> None:
    rule = SupplementRule(Limit(10, LimitUnit.WORKING_DAYS), lapses=False)
    settings = SettingsService(desk.hall.store.work)
    settings.change(desk.ask(), SUPPLEMENT_RULE, rule, MONDAY, "本厅规定")
    case = desk.receive(ticks=desk.missing(PLACE))
    asked = desk.flow.ask_supplement(desk.ask(1), case, desk.missing(PLACE))
    assert asked.due_on == date(2026, 12, 7)

    desk.go_to(date(2026, 12, 21))
    assert desk.flow.tick(desk.ask()).lapsed == ()
    assert desk.row(case).state is CaseState.SUPPLEMENTING


def test_a_licence_of_which_nothing_was_said_for_five_days_counts_as_accepted(
    desk: FlowHall,
) -> None:
    """A6.6: on the day after the fifth working day, from the day of receipt."""
    flow, case = desk.flow, desk.receive(ticks=desk.missing(PLACE))
    assert desk.row(case).due_on == date(2026, 11, 30)

    desk.go_to(date(2026, 11, 30), hour=23)
    assert flow.tick(desk.ask()).deemed == ()
    desk.go_to(date(2026, 12, 1), hour=8)
    with pytest.raises(DeemedAlreadyError):
        flow.ask_supplement(desk.ask(1), case, desk.missing(PLACE))
    with pytest.raises(DeemedAlreadyError):
        flow.reject(desk.ask(1), case, REJECTION)
    assert flow.tick(desk.ask()).deemed == (case,)

    held = desk.case(case)
    assert (held.state, held.is_deemed) == (CaseState.ACCEPTED, True)
    assert (held.accepted_on, held.accepted_at) == (MONDAY, held.received_at)
    assert desk.row(case).due_on == date(2026, 12, 4)
    assert CaseEventKind.DEEMED_ACCEPTED in desk.kinds(case)


def test_other_items_have_no_receipt_clock_and_are_never_deemed_accepted(desk: FlowHall) -> None:
    desk.change_item("SJ-001", item_type=ItemType.PUBLIC_SERVICE)
    case = desk.receive()

    assert desk.clocks(case) == []
    assert desk.row(case).state is CaseState.RECEIVED
    desk.go_to(date(2026, 12, 21))
    assert desk.flow.tick(desk.ask()).deemed == ()


def test_a_hall_may_switch_deemed_acceptance_off(desk: FlowHall) -> None:
    settings = SettingsService(desk.hall.store.work)
    settings.change(desk.ask(), DEEMED_TYPES, frozenset(), MONDAY, "本厅规定")
    case = desk.receive(ticks=desk.missing(PLACE))
    desk.go_to(date(2026, 12, 21))

    assert desk.flow.tick(desk.ask()).deemed == ()
    desk.flow.reject(desk.ask(1), case, REJECTION)
    assert desk.row(case).state is CaseState.REJECTED


def test_a_rejection_states_reason_basis_and_rights_and_closes(desk: FlowHall) -> None:
    flow, case = desk.flow, desk.receive()

    for missing, error in (("reason", ReasonMissingError), ("basis", BasisMissingError)):
        with pytest.raises(error):
            flow.reject(desk.ask(1), case, replace(REJECTION, **{missing: " "}))
    flow.reject(desk.ask(1), case, REJECTION)

    told = desk.last(case, CaseEventKind.REJECTED)
    assert (told["reason"], told["court"]) == (REJECTION.reason, REJECTION.court)
    assert desk.case(case).closed_on == MONDAY
    with pytest.raises(CaseMoveError):
        flow.accept(desk.ask(1), case)


def test_the_same_application_twice_is_refused_unless_somebody_insists(desk: FlowHall) -> None:
    first = desk.receive(id_number=ID_NUMBER)
    again = desk.application(id_number=ID_NUMBER)

    with pytest.raises(DuplicateCaseError) as refused:
        desk.flow.receive(desk.ask(1), again)
    assert refused.value.facts["number"] == desk.row(first).case_number
    assert desk.flow.receive(desk.ask(1), again, despite=True).case_number.endswith("0002")

    # One that is closed stands in nobody's way.
    for number in (first, desk.receive("SJ-002", id_number=ID_NUMBER, ticks=())):
        desk.flow.withdraw(desk.ask(1), number, "不办了")
    assert desk.receive("SJ-002", id_number=ID_NUMBER, ticks=())


def test_a_small_gap_is_filled_later_by_its_day(desk: FlowHall) -> None:
    flow, later = desk.flow, date(2026, 12, 1)
    case = desk.receive(ticks=desk.missing(PHOTO))

    with pytest.raises(MaterialsMissingError):
        flow.accept(desk.ask(1), case)
    with pytest.raises(LenienceConsequenceError):
        flow.accept(desk.ask(1), case, lenient=Lenience(later, " "))
    with pytest.raises(LenienceDayError):
        flow.accept(desk.ask(1), case, lenient=Lenience(MONDAY, "不予许可"))
    row = flow.accept(desk.ask(1), case, lenient=Lenience(later, "不予许可"))

    assert (row.form, row.state) == (CaseForm.LENIENT, CaseState.ACCEPTED)
    assert desk.clock(case, ClockKind.LENIENT).due_on == later
    with pytest.raises(GapOpenError):
        flow.decide(desk.ask(2), case, GRANTED)
    flow.fill_gap(desk.ask(1), case, desk.ticks)
    assert desk.clock(case, ClockKind.LENIENT).ended_on == MONDAY
    assert flow.decide(desk.ask(2), case, GRANTED).state is CaseState.CONCLUDED


def test_a_material_that_must_be_there_follows_only_when_it_is_named(desk: FlowHall) -> None:
    flow, case = desk.flow, desk.receive(ticks=desk.missing(PLACE))
    plain = Lenience(date(2026, 12, 1), "不予许可")

    with pytest.raises(LenienceTooWideError) as refused:
        flow.accept(desk.ask(1), case, lenient=plain)
    assert refused.value.facts["names"] == PLACE
    named = replace(plain, materials=(desk.ticks[1].material_id,))
    assert flow.accept(desk.ask(1), case, lenient=named).form is CaseForm.LENIENT


def test_a_written_promise_is_a_form_of_its_own(desk: FlowHall) -> None:
    case = desk.receive()

    assert desk.flow.accept(desk.ask(1), case, commitment=True).form is CaseForm.COMMITMENT


def test_a_guide_that_changes_leaves_running_cases_as_they_were(desk: FlowHall) -> None:
    case = desk.receive(ticks=desk.missing(PLACE))
    # The next version promises three days, asks for something else and has a step.
    item = desk.hall.items["SJ-001"]
    desk.change_item("SJ-001", version=2, promised_amount=3)
    desk.write(
        update(RequiredMaterial)
        .where(RequiredMaterial.item_id == item)
        .values(until_version=1),
        insert(ItemStep).values(
            id=desk.hall.people[1], hall_id=desk.hall.store.hall_id, item_id=item, position=1,
            name="审查", since_version=2,
        ),
    )  # fmt: skip

    desk.flow.ask_supplement(desk.ask(1), case, desk.missing(PLACE))
    desk.flow.supplemented(desk.ask(1), case, desk.ticks)
    row = desk.flow.accept(desk.ask(1), case)

    assert (row.due_on, row.stage_name) == (date(2026, 12, 4), "")
    assert desk.case(case).guide_version == 1
    assert [tick.name for tick in desk.hall.cases.ticks(case)] == [FORM, PLACE, PHOTO]


def test_nothing_is_written_before_what_happened_last(desk: FlowHall) -> None:
    desk.go_to(date(2026, 11, 24))
    case = desk.receive()
    desk.hall.store.clock.set_to(datetime.fromisoformat("2026-11-23T01:00+00:00"))

    with pytest.raises(CaseClockBehindError) as refused:
        desk.flow.accept(desk.ask(1), case)
    assert refused.value.facts["last"] == "2026-11-24 10:00"


def test_a_retry_of_a_receipt_gives_the_same_case(desk: FlowHall) -> None:
    request, given = desk.ask(1), desk.application()

    first, again = (desk.flow.receive(request, given) for _time in range(2))

    assert first.case_number == again.case_number


def test_nothing_is_supplemented_that_nobody_asked_for(desk: FlowHall) -> None:
    case = desk.receive(ticks=desk.missing(PLACE))

    with pytest.raises(CaseMoveError):
        desk.flow.supplemented(desk.ask(1), case, desk.missing(PLACE))
    assert desk.row(case).state is CaseState.RECEIVED
    assert desk.clock(case, ClockKind.RECEIPT).ended_on is None


def test_what_is_accepted_by_hand_too_late_counts_from_the_day_of_receipt(desk: FlowHall) -> None:
    case = desk.receive()
    desk.go_to(date(2026, 12, 1), hour=8)  # no station has looked yet

    desk.flow.accept(desk.ask(1), case)

    held = desk.case(case)
    assert (held.is_deemed, held.accepted_on) == (True, MONDAY)
    assert desk.row(case).due_on == date(2026, 12, 4)
    assert CaseEventKind.DEEMED_ACCEPTED in desk.kinds(case)
