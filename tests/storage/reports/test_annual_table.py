"""The yearly table: what people enter, what the hall counts, and the same numbers everywhere."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from hall_rows import SmallHall
from sqlalchemy import insert, select

from hallapp.guides.tables import CatalogueChange, ItemStationing
from hallapp.guides.terms import CatalogueAction, ItemType
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.tables import Department, PersonRole
from hallapp.hall.terms import Role
from hallapp.openness.annual import AnnualFigureService
from hallapp.openness.service import OpennessService
from hallapp.openness.terms import ReadingKind
from hallapp.reports.annual.indicators import Source
from hallapp.reports.checking import Outcome
from hallapp.reports.errors import (
    EditionUnknownError,
    FigureValueError,
    ReportYearError,
)
from hallapp.reports.figures import FiguresService
from tests.storage.reports.case_world import Decision, Planned, put

LAST_YEAR = {"web_published": "1000", "requests": "4", "budget": "9.5", "is_online": "是"}


@pytest.fixture
def figures(hall: SmallHall) -> FiguresService:
    return FiguresService(hall.store.work)


@pytest.fixture
def manager(hall: SmallHall) -> uuid.UUID:
    person = hall.people[1]
    with hall.store.engine.begin() as connection:
        row = {"person_id": person, "role": Role.MANAGER, "hall_id": hall.store.hall_id}
        connection.execute(insert(PersonRole), [row])
    return person


def department(hall: SmallHall) -> uuid.UUID:
    with hall.store.work.read() as session:
        return session.execute(select(Department.id)).scalar_one()


def outcome_of(figures: FiguresService, code: str, year: int = 2026) -> Outcome:
    return next(each.outcome for each in figures.annual(year).checks if each.code == code)


def test_the_newest_value_holds_and_the_older_one_is_kept(hall, figures, manager) -> None:
    for value in ("3", "0"):
        figures.enter(hall.store.request(person_id=manager), 2026, {"requests": value}, "台账")

    entered = next(f for f in figures.annual(2026).figures if f.indicator.code == "requests")

    assert (entered.words, entered.source) == ("0", Source.HAND)
    assert entered.entered is not None
    assert entered.entered.person == "张1"
    history = AnnualFigureService(hall.store.work).history(2026)
    assert [int(row.value) for row in history] == [3, 0]


def test_a_value_entered_with_the_clock_set_back_is_the_newest_all_the_same(
    hall, figures, manager
) -> None:
    figures.enter(hall.store.request(person_id=manager), 2026, {"requests": "3"})
    hall.store.clock.set_to(hall.store.clock.now() - timedelta(hours=2))
    figures.enter(hall.store.request(person_id=manager), 2026, {"requests": "5"})

    assert int(AnnualFigureService(hall.store.work).entered(2026)["requests"].value) == 5


def test_who_does_not_keep_the_table_enters_nothing(hall, figures, manager) -> None:
    with pytest.raises(NotEntitledError):
        figures.enter(hall.store.request(person_id=hall.people[2]), 2026, {"requests": "3"})

    assert AnnualFigureService(hall.store.work).history(2026) == ()


def test_the_same_request_enters_once(hall, figures, manager) -> None:
    request = hall.store.request(person_id=manager)
    figures.enter(request, 2026, {"requests": "3"})
    figures.enter(request, 2026, {"requests": "3"})

    assert len(AnnualFigureService(hall.store.work).history(2026)) == 1


def test_of_values_of_which_one_is_wrong_none_is_kept(hall, figures, manager) -> None:
    with pytest.raises(FigureValueError):
        figures.enter(
            hall.store.request(person_id=manager), 2026, {"lawsuits": "0", "requests": "1.5"}
        )

    assert AnnualFigureService(hall.store.work).history(2026) == ()


def test_a_year_to_come_and_an_unknown_edition_are_refused(figures) -> None:
    with pytest.raises(ReportYearError):
        figures.annual(2027)
    with pytest.raises(EditionUnknownError):
        figures.annual(2026, "2013")


def test_a_hall_without_cases_does_not_say_that_there_were_none(figures) -> None:
    table = figures.annual(2025)
    unknown = {each.indicator.code for each in table.figures if each.value is None}

    assert {"cases_handled", "cases_done", "readings", "items_total"} <= unknown
    assert outcome_of(figures, "recorded", 2025) is Outcome.UNKNOWN


def test_cases_are_counted_by_their_own_days(hall, figures) -> None:
    across = Planned(date(2025, 12, 29), date(2025, 12, 30))
    across.decisions = [Decision(date(2026, 1, 5))]
    put(hall, [across, Planned(date(2026, 3, 2), date(2026, 3, 2))], department(hall))

    found = {each.indicator.code: each.words for each in figures.annual(2026).figures}
    before = {each.indicator.code: each.words for each in figures.annual(2025).figures}

    assert (found["cases_handled"], found["cases_done"]) == ("1", "1")
    assert (before["cases_handled"], before["cases_done"]) == ("1", "0")
    assert outcome_of(figures, "done") is Outcome.AGREES
    assert outcome_of(figures, "recorded") is Outcome.AGREES


def test_items_are_those_that_were_public_at_the_end_of_the_year(hall, figures) -> None:
    row = {
        "id": uuid.uuid4(), "hall_id": hall.store.hall_id, "on": date(2025, 6, 1),
        "at": datetime(2025, 6, 1, tzinfo=UTC), "action": CatalogueAction.ADDED,
        "item_id": hall.items["SJ-001"], "item_type": ItemType.LICENCE, "version": 1,
    }  # fmt: skip
    later = row | {
        "id": uuid.uuid4(), "on": date(2026, 2, 1), "at": datetime(2026, 2, 1, tzinfo=UTC),
        "item_id": hall.items["SJ-002"],
    }  # fmt: skip
    with hall.store.engine.begin() as connection:
        connection.execute(insert(CatalogueChange), [row, later])

    now, before = figures.annual(2026), figures.annual(2025)

    assert [str(line.cell) for line in now.parts[7].lines] == ["3", "0", "0"]
    assert {f.words for f in before.figures if f.indicator.code == "items_licence"} == {"2"}
    assert outcome_of(figures, "items_add_up") is Outcome.AGREES


def test_the_register_of_stationed_items_gives_both_numbers(hall, figures) -> None:
    at = hall.store.clock.now() - timedelta(days=1)

    def entry(item: str, at: datetime, *, must: bool, there: bool, exception: str = ""):
        return {
            "id": uuid.uuid4(), "hall_id": hall.store.hall_id, "item_id": hall.items[item],
            "must_be_stationed": must, "is_stationed": there, "exception": exception,
            "made_at": at,
        }  # fmt: skip

    rows = [
        entry("SJ-001", at, must=True, there=False),
        entry("SJ-001", at + timedelta(hours=1), must=True, there=True),
        entry("SJ-002", at, must=True, there=False),
        entry("GA-001", at, must=True, there=False, exception="场地所限"),
    ]
    with hall.store.engine.begin() as connection:
        connection.execute(insert(ItemStationing), rows)

    found = {each.indicator.code: each.words for each in figures.annual(2026).figures}

    assert (found["items_stationed"], found["items_expected"]) == ("1", "2")
    assert outcome_of(figures, "items_stationed") is Outcome.AGREES


def test_readings_are_counted_and_a_larger_number_may_be_entered(hall, figures, manager) -> None:
    openness = OpennessService(hall.store.work)
    for _reading in range(3):
        openness.read(hall.store.request(), ReadingKind.CATALOGUE)
    counted = {each.indicator.code: each for each in figures.annual(2026).figures}
    figures.enter(hall.store.request(person_id=manager), 2026, {"readings": "130"})

    entered = {each.indicator.code: each for each in figures.annual(2026).figures}

    assert (counted["readings"].words, counted["readings"].source) == ("3", Source.HALL)
    assert (entered["readings"].words, entered["readings"].source) == ("130", Source.HAND)
    assert outcome_of(figures, "entered") is Outcome.ASKS


def test_what_changed_by_more_than_half_is_asked_about(hall, figures, manager) -> None:
    figures.enter(hall.store.request(person_id=manager), 2025, LAST_YEAR)
    figures.enter(
        hall.store.request(person_id=manager), 2026, {"web_published": "2306", "requests": "5"}
    )

    (check,) = (each for each in figures.annual(2026).checks if each.code == "last_year")

    assert check.outcome is Outcome.ASKS
    assert "政府网站公开数 上年 1000，本年 2306" in check.words
    assert "依申请公开" not in check.words
