"""Lists of cases: which fit, in which order, how many, and on which lights all of them stand."""

import uuid
from collections import Counter
from datetime import datetime, timedelta
from random import Random

import pytest
from hall_rows import SmallHall

from hallapp.cases.errors import CaseNotFoundError
from hallapp.cases.showing import light_of_clock
from hallapp.cases.tables import CaseClock
from hallapp.cases.terms import CaseQuestion, CaseState, Light
from hallapp.kernel.changes import Change
from tests.storage.cases.many_cases import TODAY, Written

LATE = {"due_on": TODAY - timedelta(days=1), "yellow_on": TODAY - timedelta(days=3)}
YELLOW = {"due_on": TODAY, "yellow_on": TODAY}
STOOD = {"due_on": TODAY, "yellow_on": TODAY, "stood_since": TODAY}


def numbers(rows):
    return [row.case_number[-4:] for row in rows]


@pytest.fixture
def written(hall: SmallHall) -> Written:
    return Written(hall)


def test_open_cases_come_due_soonest_first_and_undated_ones_last(written: Written) -> None:
    written.add(clock={"due_on": TODAY + timedelta(days=9)})
    written.add(state=CaseState.RECEIVED, clock={})
    written.add(clock=LATE)
    written.add(state=CaseState.DELIVERED, clock=LATE | {"ended_on": TODAY})
    written.write()

    listed = written.hall.cases.search()

    assert numbers(listed.rows) == ["0003", "0001", "0002"]
    assert (listed.total, listed.is_at_least) == (3, False)


def test_a_list_goes_on_where_the_page_before_ended(written: Written) -> None:
    for day in range(5):
        written.add(clock={"due_on": TODAY + timedelta(days=day)})
    written.add(state=CaseState.RECEIVED, clock={})
    written.write()
    cases = written.hall.cases

    pages = [cases.search(limit=2, offset=offset) for offset in (0, 2, 4, 6)]

    assert [numbers(page.rows) for page in pages] == [
        ["0001", "0002"],
        ["0003", "0004"],
        ["0005", "0006"],
        [],
    ]
    assert [page.total for page in pages] == [6, 6, 6, 6]


def test_lights_choose_and_are_counted_whatever_is_chosen(written: Written) -> None:
    written.add(clock=LATE)
    written.add(clock=YELLOW)
    written.add(clock=STOOD, state=CaseState.SUSPENDED)
    written.add()
    written.write()
    cases = written.hall.cases

    red = cases.search(CaseQuestion(lights=(Light.RED, Light.DARK_RED)))

    assert numbers(red.rows) == ["0001"]
    assert red.total == 1
    assert {light: red.lights[light] for light in Light} == {
        Light.GREEN: 1,
        Light.GREY: 1,
        Light.YELLOW: 1,
        Light.RED: 1,
        Light.DARK_RED: 0,
    }
    assert numbers(cases.search(CaseQuestion(lights=(Light.GREY,))).rows) == ["0003"]


def test_states_choose_and_what_waits_to_be_fetched_is_counted(written: Written) -> None:
    written.add(state=CaseState.SUPPLEMENTING)
    written.add(state=CaseState.READY)
    written.add(state=CaseState.DELIVERED)
    written.write()

    listed = written.hall.cases.search(CaseQuestion(states=(CaseState.READY,)))

    assert numbers(listed.rows) == ["0002"]
    assert (listed.states[CaseState.SUPPLEMENTING], listed.states[CaseState.READY]) == (1, 1)
    delivered = written.hall.cases.search(CaseQuestion(states=(CaseState.DELIVERED,)))
    assert (numbers(delivered.rows), delivered.total) == (["0003"], 1)


def test_window_item_handler_and_unit_choose(written: Written) -> None:
    hall = written.hall
    written.add(window_id=hall.windows[3])
    written.add(item_id=hall.items["SJ-002"])
    written.add(handler_id=hall.people[4])
    written.write()

    def asked(**question: object) -> list[str]:
        return numbers(hall.cases.search(CaseQuestion(**question)).rows)  # type: ignore[arg-type]

    assert asked(window_id=hall.windows[3]) == ["0001"]
    assert asked(item_id=hall.items["SJ-002"]) == ["0002"]
    assert asked(handler_id=hall.people[4]) == ["0003"]
    assert asked(department_id=uuid.uuid4()) == []
    only = hall.cases.search(CaseQuestion(window_id=hall.windows[3], lights=(Light.RED,)))
    assert (only.total, only.lights[Light.GREEN]) == (0, 1)


def test_days_choose_between_two_and_on_one(written: Written) -> None:
    for day in range(4):
        written.add(clock={"due_on": TODAY + timedelta(days=day)})
    written.write()
    cases, tomorrow = written.hall.cases, TODAY + timedelta(days=1)

    between = cases.search(CaseQuestion(due_from=tomorrow, due_to=TODAY + timedelta(days=2)))

    assert numbers(between.rows) == ["0002", "0003"]
    assert numbers(cases.due_on(tomorrow)) == ["0002"]


def test_a_name_is_found_whole_and_shown_masked(written: Written) -> None:
    written.add(name="欧阳明月")
    written.add(name="司马相如")
    written.write()

    listed = written.hall.cases.search(CaseQuestion(text=" 相如 "))

    assert [row.applicant_masked for row in listed.rows] == ["司×××"]


def test_all_words_of_a_text_must_be_found(written: Written) -> None:
    hall = written.hall
    written.add(name="欧阳明月")
    written.add(name="欧阳明月", item_id=hall.items["SJ-002"], item_name="药品经营许可")
    written.write()

    assert numbers(hall.cases.search(CaseQuestion(text="欧阳 药品")).rows) == ["0002"]
    assert hall.cases.search(CaseQuestion(text="欧阳 100%")).rows == ()


def test_a_word_found_in_thousands_of_cases_is_listed_but_not_counted(
    written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hallapp.cases.store.finding._MOST_HITS", 2)
    for day in (3, 1, 2):
        written.add(clock={"due_on": TODAY + timedelta(days=day)})
    written.add(item_id=written.hall.items["SJ-002"])
    written.write()

    listed = written.hall.cases.search(CaseQuestion(text="食品"), limit=2)

    assert (numbers(listed.rows), listed.total, listed.is_at_least) == (["0002", "0003"], 2, True)
    whole = written.hall.cases.search(CaseQuestion(text="食品"))
    assert (numbers(whole.rows), whole.is_at_least) == (["0002", "0003", "0001"], False)


def test_a_case_is_found_by_number_code_platform_number_and_scanned_text(written: Written) -> None:
    hall = written.hall
    written.add(state=CaseState.DELIVERED, external_number="GD2026000777")
    written.add()
    written.write()
    (row, other) = (hall.cases.case(each["id"]) for each in written.cases)

    asked = (row.case_number, row.query_code.lower(), "gd2026000777")
    assert [numbers(hall.cases.found(text)) for text in asked] == [["0001"]] * 3
    assert numbers(hall.cases.found(f"{row.case_number} {row.query_code}")) == ["0001"]
    assert hall.cases.found(f"{row.case_number} {other.query_code}") == ()
    assert hall.cases.found("") == hall.cases.found("没有 这个 号") == ()
    assert numbers(hall.cases.search(CaseQuestion(text=other.case_number)).rows) == ["0002"]


def test_a_limit_in_hours_is_late_from_its_moment_on(written: Written) -> None:
    at = datetime.fromisoformat("2026-11-23T01:30:00+00:00")
    written.add(clock=YELLOW | {"due_at": at})
    written.write()
    hall = written.hall
    assert hall.cases.figures().red == 0

    hall.store.clock.advance(timedelta(minutes=31))

    assert (hall.cases.figures().red, hall.cases.of_hall()[0].light) == (1, Light.RED)
    assert numbers(hall.cases.search(CaseQuestion(lights=(Light.RED,))).rows) == ["0001"]


def test_a_limit_in_hours_is_yellow_from_its_moment_on(written: Written) -> None:
    hours = {
        "due_at": datetime.fromisoformat("2026-11-23T03:30:00+00:00"),
        "yellow_at": datetime.fromisoformat("2026-11-23T01:30:00+00:00"),
    }
    written.add(clock=YELLOW | hours)
    written.write()
    hall = written.hall
    before = (hall.cases.figures().yellow, hall.cases.of_hall()[0].light)

    hall.store.clock.advance(timedelta(minutes=31))

    assert before == (0, Light.GREEN)
    assert (hall.cases.figures().yellow, hall.cases.of_hall()[0].light) == (1, Light.YELLOW)


def test_a_clock_that_has_ended_stands_as_at_its_end(written: Written) -> None:
    ended = LATE | {"yellow_on": TODAY - timedelta(days=1), "ended_on": TODAY - timedelta(days=2)}
    case_id = written.add(clock=ended)
    written.write()

    found = written.hall.cases.search(CaseQuestion(text="0001"))

    assert [(row.id, row.light) for row in found.rows] == [(str(case_id), Light.GREEN)]
    assert found.lights[Light.RED] == 0


def test_the_store_says_of_every_clock_what_the_rule_says(written: Written) -> None:
    chance = Random(20_261_123)  # noqa: S311 - invented clocks
    clocks = {}
    for _case in range(150):
        due_on = TODAY + timedelta(days=chance.randint(-6, 6))
        stood = chance.random() < 0.2
        clock = {
            "due_on": due_on,
            "yellow_on": due_on - timedelta(days=chance.randint(0, 4)),
            "law_due_on": chance.choice([None, due_on + timedelta(days=chance.randint(0, 3))]),
            "due_at": chance.choice([None, None, written.hall.store.clock.now()]),
            "stood_since": TODAY if stood else None,
        }
        clock["yellow_at"] = None
        if clock["due_at"] is not None:
            clock["due_at"] += timedelta(
                minutes=chance.randint(-90, 90), days=(due_on - TODAY).days
            )
            clock["yellow_on"] = due_on
            clock["yellow_at"] = clock["due_at"] - timedelta(minutes=chance.randint(0, 90))
        state = CaseState.SUSPENDED if stood else CaseState.ACCEPTED
        clocks[written.add(state=state, clock=clock)] = clock
    written.write()
    cases, now = written.hall.cases, written.hall.store.clock.now()

    expected = {
        str(case_id): light_of_clock(CaseClock(ended_on=None, **clock), TODAY, now)
        for case_id, clock in clocks.items()
    }

    assert set(expected.values()) == set(Light)
    for light in Light:
        found = cases.search(CaseQuestion(lights=(light,)))
        assert {row.id for row in found.rows} == {
            each for each, seen in expected.items() if seen is light
        }
        assert {row.light for row in found.rows} == {light}
        assert found.lights == {each: Counter(expected.values())[each] for each in Light}
        assert found.total == found.lights[light]


def test_counts_are_taken_anew_after_every_change_of_cases(written: Written) -> None:
    cases = written.hall.cases
    assert cases.figures().open == 0
    written.add()

    written.write()

    assert cases.figures().open == 1
    with written.hall.store.work.write(written.hall.store.request(), "test.nothing") as act:
        act.changed(Change.CASES)
    assert cases.figures().open == 1


def test_a_case_of_another_hall_is_not_shown(written: Written) -> None:
    with pytest.raises(CaseNotFoundError):
        written.hall.cases.case(uuid.uuid4())
    with pytest.raises(CaseNotFoundError):
        written.hall.cases.explain(uuid.uuid4())
    assert written.hall.cases.history(uuid.uuid4()) == ()
