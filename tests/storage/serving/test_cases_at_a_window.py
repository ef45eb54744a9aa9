"""At a window the ticket being served opens a case, or goes on with one that is there."""

import uuid
from datetime import date

import pytest
from hall_rows import SmallHall

from hallapp.cases.errors import (
    CaseNotFoundError,
    DuplicateCaseError,
    MaterialsMissingError,
    ResultNotReadyError,
)
from hallapp.cases.flow.said import Lenience
from hallapp.cases.terms import (
    CaseEventKind,
    CaseForm,
    CaseOrigin,
    CaseState,
    ClockKind,
    FinishQuality,
)
from hallapp.guides.terms import HandlingType, Necessity
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.limits import LimitUnit
from hallapp.hall.terms import Role
from hallapp.kernel.requests import Request
from hallapp.queueing.errors import NotHolderError
from hallapp.serving.errors import NotInstantError, NotServingError
from hallapp.serving.service import ServingService
from tests.storage.cases.flow_hall import GRANTED, MONDAY, REFUSED, FlowHall, flow_hall

ID_NUMBER = "110101199003070193"


@pytest.fixture
def desk(open_hall: SmallHall) -> FlowHall:
    """Window 2 serves B001 on Monday 2026-11-23; person 2 sits there and may approve."""
    open_hall.issue("SJ")
    open_hall.call(2)
    open_hall.queue.start(open_hall.store.request(), open_hall.windows[2])
    made = flow_hall(open_hall)
    made.give_role(2, Role.FRONT_CLERK)
    return made


def serving(desk: FlowHall) -> ServingService:
    return desk.hall.serving


def window(desk: FlowHall) -> uuid.UUID:
    return desk.hall.windows[2]


def here(desk: FlowHall) -> Request:
    return desk.ask(2)


def test_what_is_done_at_once_is_one_step(desk: FlowHall) -> None:
    desk.change_item(
        "GA-001", handling_type=HandlingType.INSTANT, promised_unit=LimitUnit.ON_THE_SPOT,
        promised_amount=0,
    )  # fmt: skip
    given = desk.application("GA-001")
    request = here(desk)

    row = serving(desk).accept_instant(request, window(desk), given, GRANTED)

    case = uuid.UUID(row.id)
    assert (row.state, row.form, row.ticket_number) == (
        CaseState.DELIVERED,
        CaseForm.INSTANT,
        "B001",
    )
    (frozen,) = desk.outcomes(case)
    assert (frozen.quality, frozen.is_instant, frozen.used_days) == (FinishQuality.INSTANT, True, 0)
    assert desk.kinds(case) == [
        CaseEventKind.RECEIVED,
        CaseEventKind.ACCEPTED,
        CaseEventKind.DECIDED,
        CaseEventKind.DELIVERED,
    ]
    assert all(clock.ended_on == MONDAY for clock in desk.clocks(case))
    again = serving(desk).accept_instant(request, window(desk), given, GRANTED)
    assert again.case_number == row.case_number


def test_what_is_promised_is_not_decided_at_the_window(desk: FlowHall) -> None:
    with pytest.raises(NotInstantError):
        serving(desk).accept_instant(here(desk), window(desk), desk.application(), GRANTED)


def test_a_failed_step_of_the_one_leaves_nothing_of_it(desk: FlowHall) -> None:
    desk.change_item("GA-001", handling_type=HandlingType.INSTANT)
    refused = REFUSED.__class__(REFUSED.outcome)

    with pytest.raises(Exception, match="reason"):
        serving(desk).accept_instant(here(desk), window(desk), desk.application("GA-001"), refused)
    assert desk.hall.cases.of_hall() == ()


def test_papers_with_a_gap_are_received_and_wait(desk: FlowHall) -> None:
    desk.add_materials(("申请表", Necessity.REQUIRED), ("照片", Necessity.LATER))
    given = desk.application(ticks=desk.missing("照片"))

    with pytest.raises(MaterialsMissingError):
        serving(desk).accept(here(desk), window(desk), given)
    row = serving(desk).receive(here(desk), window(desk), given)
    assert (row.state, row.due_on) == (CaseState.RECEIVED, date(2026, 11, 30))
    lenient = Lenience(date(2026, 12, 1), "不予许可")
    row = serving(desk).accept(here(desk), window(desk), given, lenient=lenient)
    assert row.form is CaseForm.LENIENT


def test_who_sits_there_without_the_role_accepts_nothing(desk: FlowHall) -> None:
    desk.give_role(2, Role.ISSUER)

    with pytest.raises(NotEntitledError):
        serving(desk).accept(here(desk), window(desk), desk.application())


def test_the_same_papers_again_are_seen_at_the_window(desk: FlowHall) -> None:
    given = desk.application(id_number=ID_NUMBER)
    serving(desk).accept(here(desk), window(desk), given)

    with pytest.raises(DuplicateCaseError):
        serving(desk).accept(here(desk), window(desk), given)
    assert serving(desk).accept(here(desk), window(desk), given, despite=True)


def test_a_result_is_given_out_when_it_lies_ready(desk: FlowHall) -> None:
    row = serving(desk).accept(here(desk), window(desk), desk.application())
    case = uuid.UUID(row.id)
    scanned = f"{row.case_number} {row.query_code}"

    with pytest.raises(ResultNotReadyError) as refused:
        serving(desk).ready_for(scanned)
    assert refused.value.facts["state"] == "办理中"
    desk.flow.decide(desk.ask(), case, GRANTED)
    with pytest.raises(ResultNotReadyError):
        serving(desk).ready_for(row.case_number)
    desk.flow.make_ready(desk.ask(3), case)
    for text in (scanned, row.case_number, row.query_code.lower()):
        assert serving(desk).ready_for(text).id == row.id
    for unknown in ("", "330000-20261123-0009"):
        with pytest.raises(CaseNotFoundError):
            serving(desk).ready_for(unknown)

    serving(desk).continue_case(here(desk), window(desk), case)
    assert desk.last(case, CaseEventKind.NOTED)["ticket"] == "B001"
    with pytest.raises(NotServingError):
        serving(desk).continue_case(desk.ask(), desk.hall.windows[3], case)
    with pytest.raises(NotHolderError):
        serving(desk).continue_case(desk.ask(1), window(desk), case)


def test_a_scanned_number_of_the_platform_starts_a_case_once(desk: FlowHall) -> None:
    number = "3502002611180001"
    with pytest.raises(CaseNotFoundError):
        serving(desk).start_from_platform(here(desk), window(desk), number)
    row = serving(desk).start_from_platform(
        here(desk), window(desk), f" {number} ", desk.application()
    )
    case = desk.case(uuid.UUID(row.id))
    assert (row.state, row.external_number) == (CaseState.RECEIVED, number)
    assert (case.origin, case.window_id) == (CaseOrigin.PLATFORM, window(desk))
    assert desk.clock(case.id, ClockKind.RECEIPT).due_on == date(2026, 11, 30)

    # At another window it is the same case, which moves there.
    desk.hall.issue("SJ")
    desk.hall.call(3)
    desk.hall.queue.start(desk.ask(), desk.hall.windows[3])
    again = serving(desk).start_from_platform(desk.ask(), desk.hall.windows[3], number)
    assert (again.id, again.window_number) == (row.id, "3")
    assert desk.case(case.id).person_id == desk.hall.people[3]
