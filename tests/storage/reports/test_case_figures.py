"""What the store counts of cases is what a person with a list would count."""

import uuid
from dataclasses import replace
from datetime import date
from functools import reduce
from operator import add

import pytest
from hall_rows import SmallHall
from sqlalchemy import select

from hallapp.cases.figures import CaseTallyService
from hallapp.cases.store.counted import listed
from hallapp.cases.tally import COUNTS, CaseTally, Grouping, Span
from hallapp.cases.terms.flow import FinishQuality
from hallapp.cases.terms.states import CaseState
from hallapp.hall.tables import Department
from hallapp.reports.checking import Outcome
from hallapp.reports.figures import FiguresService
from tests.storage.reports.case_world import Decision, Planned, put, recounted, some_cases

TODAY = date(2026, 11, 23)
OCTOBER = Span(date(2026, 10, 1), date(2026, 11, 1))
NOVEMBER = Span(date(2026, 11, 1), date(2026, 12, 1))
AUTUMN = Span(date(2026, 9, 1), date(2026, 12, 1))
_OF_ITEMS = tuple(count for count in COUNTS if count.startswith("items"))


@pytest.fixture
def department(hall: SmallHall) -> uuid.UUID:
    with hall.store.work.read() as session:
        return session.execute(select(Department.id)).scalar_one()


@pytest.fixture
def tallies(hall: SmallHall) -> CaseTallyService:
    return CaseTallyService(hall.store.work)


@pytest.fixture
def many(hall: SmallHall, department: uuid.UUID) -> list[Planned]:
    plans = some_cases(300, seed=5, today=TODAY)
    put(hall, plans, department)
    return plans


def of_cases(tally: CaseTally) -> CaseTally:
    """Leave out what is counted of items, which no case changes."""
    return replace(tally, **dict.fromkeys(_OF_ITEMS, 0))


def test_every_count_is_what_a_recount_case_by_case_says(tallies, many) -> None:
    for span in (OCTOBER, NOVEMBER, AUTUMN):
        assert of_cases(tallies.of(span)) == recounted(many, span)


def test_groups_together_are_the_whole(tallies, many) -> None:
    whole = of_cases(tallies.of(OCTOBER))
    for grouping in (Grouping.UNIT, Grouping.ITEM, Grouping.WINDOW):
        groups = tallies.by(OCTOBER, grouping)

        assert of_cases(reduce(add, (each.tally for each in groups))) == whole
        assert len({each.name for each in groups}) == len(groups)


def test_the_cases_behind_a_count_are_as_many_as_it_says(tallies, many) -> None:
    tally = tallies.of(OCTOBER)
    window = next(each for each in tallies.by(OCTOBER, Grouping.WINDOW) if each.key)

    for count in filter(listed, COUNTS):
        if count != "paid_fen":
            assert len(tallies.counted(count, OCTOBER)) == getattr(tally, count), count
            among = (Grouping.WINDOW, window.key)
            found = tallies.counted(count, OCTOBER, among)
            assert len(found) == getattr(window.tally, count), count
    assert tallies.counted("items", OCTOBER) == ()


def test_checks_of_many_cases_agree(hall, many) -> None:
    figures = FiguresService(hall.store.work)

    sheets = [figures.of_period(each.start, each.end) for each in (OCTOBER, NOVEMBER, AUTUMN)]

    assert {check.outcome for sheet in sheets for check in sheet.checks} == {Outcome.AGREES}
    assert "standing" in {check.code for check in sheets[1].checks}
    assert "standing" not in {check.code for check in sheets[0].checks}


def test_a_month_that_was_reported_stays_when_its_case_is_decided_again(
    hall, department, tallies
) -> None:
    plan = Planned(date(2026, 10, 9), date(2026, 10, 9), state=CaseState.CONCLUDED)
    plan.decisions = [
        Decision(date(2026, 10, 20), FinishQuality.EARLY, reopened_on=date(2026, 11, 3)),
        Decision(date(2026, 11, 10), FinishQuality.LATE),
    ]
    put(hall, [plan], department)

    october, november, both = (tallies.of(each) for each in (OCTOBER, NOVEMBER, AUTUMN))

    assert (october.done, october.early, october.pending) == (1, 1, 0)
    assert (november.done, november.late, november.reopened) == (1, 1, 1)
    assert (both.done, both.decisions, both.early, both.late) == (1, 2, 0, 1)


def test_a_case_that_was_taken_up_again_is_in_hand_between_its_decisions(
    hall, department, tallies
) -> None:
    plan = Planned(date(2026, 10, 9), date(2026, 10, 9), state=CaseState.ACCEPTED)
    plan.decisions = [Decision(date(2026, 10, 20), reopened_on=date(2026, 11, 3))]
    put(hall, [plan], department)

    assert tallies.of(OCTOBER).pending == 0
    assert tallies.of(NOVEMBER).carried_in == 0
    assert tallies.of(Span(date(2026, 11, 3), date(2026, 11, 4))).pending == 1


def test_months_are_those_that_have_begun(hall, many) -> None:
    months = FiguresService(hall.store.work).months(2026)

    assert [each.name for each in months][-1] == "2026年11月"
    assert len(months) == 11
    assert months[9].tally == CaseTallyService(hall.store.work).of(OCTOBER)


def test_the_items_of_the_hall_are_compared_with_the_law(tallies) -> None:
    tally = tallies.of(NOVEMBER)

    # 食品经营许可: 9 of 20 working days; the others have no law to compare with, or no promise.
    assert (tally.items, tally.items_instant) == (3, 0)
    assert (tally.items_compared, tally.items_third) == (1, 1)
    assert (tally.items_law_days, tally.items_promised_days) == (20, 9)


def test_a_department_without_a_case_is_named(hall, department) -> None:
    counts, *_further = FiguresService(hall.store.work).case_papers(OCTOBER, Grouping.UNIT)

    assert [row[0] for row in counts.rows] == ["全厅"]
    assert counts.notes == ("没有业务的部门（1 个）：市场监督管理局",)


def test_a_desk_may_count_what_it_may_read(hall, many) -> None:
    work = hall.store.work_as("clerk")

    sheet = FiguresService(work).of_period(OCTOBER.start, OCTOBER.end)

    assert of_cases(sheet.tally) == recounted(many, OCTOBER)
