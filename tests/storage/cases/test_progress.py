"""Whoever holds the query code of a case is told where it stands, and nothing about anybody."""

from dataclasses import fields
from datetime import date, timedelta

import pytest
from hall_rows import SmallHall
from sqlalchemy import update

from hallapp.cases.errors import QueryCodeUnknownError
from hallapp.cases.progress import CaseProgressService, query_code_in
from hallapp.cases.tables import HallCase
from hallapp.cases.terms import CaseProgressRow, CaseRow, CaseState
from hallapp.kernel.database.base import table_of
from tests.storage.cases.many_cases import TODAY, Written
from tests.storage.cases.test_acceptance import NAME, accept, serving_hall

__all__ = ["serving_hall"]


@pytest.fixture
def case(serving_hall: SmallHall) -> CaseRow:
    return accept(serving_hall)


def told(hall: SmallHall, text: str) -> CaseProgressRow:
    """What a kiosk is told, with the rights of a kiosk."""
    return CaseProgressService(hall.store.work_as("kiosk")).of_code(text)


def test_a_code_tells_item_state_and_due_day(serving_hall: SmallHall, case: CaseRow) -> None:
    row = told(serving_hall, f" {case.query_code.lower()} ")

    assert (row.case_number, row.item_name) == (case.case_number, case.item_name)
    assert (row.state, row.due_on, row.is_late) == (CaseState.ACCEPTED, case.due_on, False)


def test_the_code_on_the_notice_is_enough(serving_hall: SmallHall, case: CaseRow) -> None:
    scanned = f"{case.case_number} {case.query_code}"

    assert told(serving_hall, scanned).case_number == case.case_number


def test_nothing_that_is_told_names_the_applicant(serving_hall: SmallHall, case: CaseRow) -> None:
    row = told(serving_hall, case.query_code)

    assert NAME not in "".join(str(getattr(row, each.name)) for each in fields(row))


def test_a_case_past_its_promise_says_so(serving_hall: SmallHall, case: CaseRow) -> None:
    serving_hall.store.clock.advance(timedelta(days=60))

    assert told(serving_hall, case.query_code).is_late


def test_a_decided_case_is_late_no_more(serving_hall: SmallHall, case: CaseRow) -> None:
    with serving_hall.store.work.write(serving_hall.store.request(), "test.conclude") as act:
        decided = {"state": CaseState.CONCLUDED, "concluded_on": date(2026, 11, 24)}
        act.connection.execute(update(table_of(HallCase)), decided)
    serving_hall.store.clock.advance(timedelta(days=60))

    row = told(serving_hall, case.query_code)

    assert (row.state, row.is_late) == (CaseState.CONCLUDED, False)


def test_the_hall_is_not_late_while_it_waits_for_papers_or_the_clock_stands(
    hall: SmallHall,
) -> None:
    past = TODAY - timedelta(days=1)
    written = Written(hall)
    written.add(state=CaseState.SUPPLEMENTING, clock={"due_on": past})
    written.add(state=CaseState.SUSPENDED, clock={"due_on": past, "stood_since": past})
    written.add(state=CaseState.RECEIVED, clock={"due_on": past})
    written.add(state=CaseState.RECEIVED, clock={}, accepted_at=None, accepted_on=None)
    written.write()

    rows = [told(hall, case["query_code"]) for case in written.cases]

    assert [row.is_late for row in rows] == [False, False, True, False]
    assert [row.stood_since for row in rows] == [None, past, None, None]
    assert (rows[3].due_on, rows[3].received_on) == (None, date(2026, 11, 20))


@pytest.mark.parametrize("text", ["", "  ", "34679ACD", "1234", "' OR 1=1 --", "欧阳明月"])
def test_another_code_tells_nothing(serving_hall: SmallHall, case: CaseRow, text: str) -> None:
    with pytest.raises(QueryCodeUnknownError):
        told(serving_hall, text)


def test_a_text_without_a_code_holds_none() -> None:
    assert query_code_in("GZ-2026 0O1I") == ""
    assert query_code_in("x 34679acd") == "34679ACD"
