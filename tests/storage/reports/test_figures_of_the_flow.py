"""Cases that were played through the hall's own flow stand in its figures as they were."""

from datetime import date

import pytest
from hall_rows import SmallHall

from hallapp.cases.tally import Span
from hallapp.reports.checking import Outcome
from hallapp.reports.figures import FiguresService
from tests.storage.cases.flow_hall import (
    GRANTED,
    IN_PERSON,
    MONDAY,
    REFUSED,
    REJECTION,
    FlowHall,
    flow_hall,
    standing,
)

NOVEMBER, DECEMBER = Span.of_month(MONDAY), Span.of_month(date(2026, 12, 1))


@pytest.fixture
def at(hall: SmallHall) -> FlowHall:
    return flow_hall(hall)


def test_a_month_of_the_flow_is_told_by_its_figures(at: FlowHall) -> None:
    at.go_to(MONDAY)
    granted, refused, halted, open_one = (at.accepted() for _case in range(4))
    at.flow.reject(at.ask(), at.receive(), REJECTION)
    at.flow.withdraw(at.ask(), at.accepted(), "不办了")
    at.receive()
    at.flow.suspend(at.ask(), halted, standing(MONDAY))
    at.go_to(date(2026, 11, 26))
    at.flow.decide(at.ask(), granted, GRANTED)
    at.flow.make_ready(at.ask(), granted)
    at.flow.deliver(at.ask(), granted, IN_PERSON)
    at.flow.decide(at.ask(), refused, REFUSED)

    figures = FiguresService(at.hall.store.work)
    sheet = figures.of_period(NOVEMBER.start, NOVEMBER.end)
    tally = sheet.tally

    assert {check.outcome for check in sheet.checks} == {Outcome.AGREES}
    assert (tally.received, tally.accepted, tally.rejected, tally.given_back) == (7, 5, 1, 1)
    assert (tally.done, tally.granted, tally.refused, tally.issued) == (2, 1, 1, 1)
    assert (tally.pending, tally.waiting, tally.early) == (2, 1, 2)
    # Thursday is the third working day after Monday; nine were promised, the law allows twenty.
    assert sheet.figure("average_days").words == "3.00"
    assert sheet.figure("saved_promise").fraction == "12 / 18"
    assert sheet.figure("saved_law").fraction == "34 / 40"
    assert {row.case_id for row in figures.counted("pending", NOVEMBER.start, NOVEMBER.end)} == {
        halted, open_one,
    }  # fmt: skip


def test_a_reported_month_stays_when_a_case_is_taken_up_again(at: FlowHall) -> None:
    at.go_to(MONDAY)
    case_id = at.accepted()
    at.go_to(date(2026, 11, 25))
    at.flow.decide(at.ask(), case_id, REFUSED)
    figures = FiguresService(at.hall.store.work)
    at.go_to(date(2026, 12, 1))
    reported = figures.of_period(NOVEMBER.start, NOVEMBER.end)

    at.flow.reopen(at.ask(), case_id, "复议后重新办理", "《行政复议法》")
    at.go_to(date(2026, 12, 3))
    at.flow.decide(at.ask(), case_id, GRANTED)

    again = figures.of_period(NOVEMBER.start, NOVEMBER.end)
    december = figures.of_period(DECEMBER.start, DECEMBER.end)
    assert again.tally == reported.tally
    assert (again.tally.refused, december.tally.granted, december.tally.reopened) == (1, 1, 1)
    assert {check.outcome for check in december.checks} == {Outcome.AGREES}


def test_what_was_handed_over_in_a_reported_month_stays_there(at: FlowHall) -> None:
    at.go_to(MONDAY)
    case_id = at.accepted()
    at.flow.decide(at.ask(), case_id, GRANTED)
    at.flow.deliver(at.ask(), case_id, IN_PERSON)
    figures = FiguresService(at.hall.store.work)
    at.go_to(date(2026, 12, 1))
    reported = figures.of_period(NOVEMBER.start, NOVEMBER.end).tally

    at.flow.reopen(at.ask(), case_id, "证照印错", "《行政许可法》第六十九条")
    taken_up = figures.of_period(NOVEMBER.start, NOVEMBER.end).tally
    at.go_to(date(2026, 12, 3))
    at.flow.decide(at.ask(), case_id, GRANTED)
    at.flow.deliver(at.ask(), case_id, IN_PERSON)

    again = figures.of_period(NOVEMBER.start, NOVEMBER.end)
    december = figures.of_period(DECEMBER.start, DECEMBER.end)
    assert (reported.issued, taken_up.issued, again.tally.issued) == (1, 1, 1)
    assert again.tally == reported
    assert december.tally.issued == 1
    (listed,) = figures.counted("issued", NOVEMBER.start, NOVEMBER.end)
    assert (listed.case_id, listed.on) == (case_id, MONDAY)
