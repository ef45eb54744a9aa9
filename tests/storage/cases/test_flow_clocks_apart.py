"""Clocks of stations differ: by seconds, which stops nobody, and by a year, which ends no case."""

from datetime import date, timedelta

import pytest
from hall_rows import SmallHall

from hallapp.cases.errors import CaseClockBehindError
from hallapp.cases.terms import CaseEventKind, CaseState
from hallapp.guides.terms import Necessity
from tests.storage.cases.flow_hall import MONDAY, FlowHall, flow_hall


@pytest.fixture
def desk(hall: SmallHall) -> FlowHall:
    return flow_hall(hall)


def test_a_fast_clock_at_one_window_shuts_nobody_out_on_that_day(desk: FlowHall) -> None:
    desk.go_to(MONDAY, 12)  # this window runs two hours fast
    case = desk.accepted()
    desk.go_to(MONDAY, 10)

    desk.flow.note(desk.ask(1), case, "电话已通知")

    accepted, noted = desk.events(case)[-2:]
    assert noted.kind is CaseEventKind.NOTED
    assert noted.at == accepted.at  # never before what happened last


def test_a_day_that_is_still_to_come_is_refused(desk: FlowHall) -> None:
    desk.go_to(MONDAY + timedelta(days=1), 0)
    case = desk.accepted()
    desk.go_to(MONDAY, 23)

    with pytest.raises(CaseClockBehindError):
        desk.flow.note(desk.ask(1), case, "电话已通知")


def test_a_station_with_a_wrong_year_ends_no_case(desk: FlowHall) -> None:
    desk.add_materials(("申请书", Necessity.REQUIRED))
    case = desk.receive(ticks=desk.missing("申请书"))
    desk.flow.ask_supplement(desk.ask(1), case, desk.missing("申请书"))
    desk.go_to(date(2027, 11, 23))
    desk.receive("SJ-002", ticks=())  # what it writes itself does not vouch for its clock

    found = desk.flow.tick(desk.ask())

    assert (found.lapsed, found.clock_ahead_of) == ((), MONDAY)
    assert desk.row(case).state is CaseState.SUPPLEMENTING
