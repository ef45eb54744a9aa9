"""`due` answers without any hall."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from program_source import ROOT

DONE, REFUSED, MISUSED = 0, 1, 2
Run = Callable[..., Any]


def test_due_tells_the_day_the_days_counted_and_whether_it_is_provisional(run: Run) -> None:
    told = run("due", "--accepted", "2026-09-24", "--days", "3", "--json")

    assert told.status == DONE
    assert set(told.answer) == {"due", "counted", "provisional"}
    assert told.answer["counted"][-1] == told.answer["due"]
    assert len(told.answer["counted"]) == 3
    assert told.answer["provisional"] is False


def test_a_due_day_in_a_year_without_a_notice_is_provisional(run: Run) -> None:
    told = run("due", "--accepted", "2030-03-01", "--days", "5", "--json")

    assert told.status == DONE
    assert told.answer["provisional"] is True


def test_due_speaks_plainly_without_json(run: Run, folder: Path) -> None:
    told = run("due", "--accepted", "2026-11-23", "--days", "5")

    assert told.out == "2026-11-23 受理，5 个工作日，2026-11-30 到期\n"
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("accepted", "days"),
    [("2026-13-23", "5"), ("昨天", "5"), ("2026-11-23", "0"), ("2026-11-23", "三天")],
)
def test_a_day_or_a_count_that_is_none_is_wrong_usage(run: Run, accepted: str, days: str) -> None:
    told = run("due", "--accepted", accepted, "--days", days)

    assert told.status == MISUSED
    assert "Traceback" not in told.err
    assert told.out == ""


def test_the_day_that_the_whole_hall_knows_by_heart(run: Run) -> None:
    told = run("due", "--accepted", "2026-09-18", "--days", "10", "--json")

    assert told.answer["due"] == "2026-10-09"


def test_days_of_a_pause_are_not_counted_however_it_is_written_down(run: Run) -> None:
    pauses = ("--pause", "2026-11-24:2026-11-26", "--pause", "2026-11-25:2026-11-27")

    told = run("due", "--accepted", "2026-11-23", "--days", "2", *pauses, "--json")

    assert told.answer["counted"] == ["2026-11-27", "2026-11-30"]


def test_an_extension_and_a_pause_are_told_in_the_sentence(run: Run) -> None:
    told = run(
        *("due", "--accepted", "2026-11-23", "--days", "2"),
        *("--extend", "1", "--pause", "2026-11-24:2026-11-25"),
    )

    assert told.out == (
        "2026-11-23 受理，2 个工作日，延期 1 个工作日，"
        "2026-11-24 起暂停、2026-11-25 起继续，2026-11-27 到期\n"
    )


@pytest.mark.parametrize(
    "wrong",
    [
        ("--extend", "0"),
        ("--extend", "-3"),
        ("--pause", "2026-11-24"),
        ("--pause", "2026-11-24:soon"),
        ("--calendar", "nowhere.json"),
    ],
)
def test_an_option_that_is_none_is_wrong_usage(run: Run, wrong: tuple[str, str]) -> None:
    told = run("due", "--accepted", "2026-11-23", "--days", "5", *wrong)

    assert told.status == MISUSED
    assert "Traceback" not in told.err
    assert told.out == ""


@pytest.mark.parametrize("pause", ["2026-11-26:2026-11-24", "2026-11-20:2026-11-25"])
def test_a_pause_that_cannot_be_is_refused_in_one_clear_line(run: Run, pause: str) -> None:
    told = run("due", "--accepted", "2026-11-23", "--days", "5", "--pause", pause)

    assert told.status == REFUSED
    assert told.is_one_clear_line(), told


def test_without_a_day_or_facts_the_command_says_what_it_needs(run: Run) -> None:
    told = run("due", "--days", "5")

    assert told.status == MISUSED
    assert "--vectors" in told.err


# A calendar of one's own.

FULL_DAYS: Any = [["09:00", "17:00"]]
CALENDAR: Any = {
    "zone": "Asia/Shanghai",
    "week": dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), FULL_DAYS),
    "dates": {"2034-10-02": [], "2034-10-07": FULL_DAYS},
}


def written(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_calendar_of_ones_own_knows_its_years(run: Run, folder: Path) -> None:
    calendar = written(folder, "日历.json", json.dumps(CALENDAR))

    told = run(
        *("due", "--accepted", "2034-09-29", "--days", "5", "--calendar", calendar, "--json")
    )

    assert told.answer["counted"] == [f"2034-10-0{day}" for day in (3, 4, 5, 6, 7)]
    assert told.answer["provisional"] is False


@pytest.mark.parametrize("text", ["{", '{"week": {"Monday": []}}', '{"week": {"mon": [["9"]]}}'])
def test_a_calendar_that_is_none_is_wrong_usage(run: Run, folder: Path, text: str) -> None:
    calendar = written(folder, "calendar.json", text)

    told = run("due", "--accepted", "2034-09-29", "--days", "5", "--calendar", calendar)

    assert told.status == MISUSED
    assert "Traceback" not in told.err


def test_a_calendar_on_which_nobody_works_is_refused(run: Run, folder: Path) -> None:
    calendar = written(folder, "calendar.json", '{"week": {}}')

    told = run("due", "--accepted", "2034-09-29", "--days", "5", "--calendar", calendar)

    assert told.status == REFUSED
    assert told.is_one_clear_line(), told


# Facts.

FACT: Any = {
    "id": "F1",
    "calendar": CALENDAR,
    "start": "2034-09-29",
    "budget": {"value": 5, "unit": "workday"},
    "expected": "2034-10-07",
}


def lines(*facts: Any) -> str:
    return "".join(json.dumps(fact) + "\n" for fact in facts)


def test_the_facts_of_the_project_agree(run: Run) -> None:
    told = run("due", "--vectors", str(ROOT / "tests" / "vectors" / "due_facts.jsonl"))

    assert told.status == DONE
    assert told.out == "43 条中一致 43 条（43 of 43）\n"


def test_facts_that_differ_are_told_one_by_one(run: Run, folder: Path) -> None:
    wrong = {**FACT, "id": "F2", "expected": "2034-10-09"}
    facts = written(folder, "facts.jsonl", lines(FACT, wrong))

    told = run("due", "--vectors", facts)

    assert told.status == REFUSED
    assert told.out == "F2：应为 2034-10-09，算得 2034-10-07\n2 条中一致 1 条（1 of 2）\n"


def test_facts_are_told_to_programs_as_json(run: Run, folder: Path) -> None:
    wrong = {**FACT, "id": "F2", "expected": "2034-10-09"}
    facts = written(folder, "facts.jsonl", lines(FACT, wrong))

    told = run("due", "--vectors", facts, "--json")

    assert told.answer == {
        "agreeing": 1,
        "total": 2,
        "differences": [{"id": "F2", "expected": "2034-10-09", "found": "2034-10-07"}],
    }


@pytest.mark.parametrize(
    "second",
    ["no fact at all", {"id": "F2"}, {**FACT, "budget": {"value": 5, "unit": "week"}}],
)
def test_a_line_that_is_no_fact_is_named_with_its_number(
    run: Run, folder: Path, second: Any
) -> None:
    facts = written(folder, "facts.jsonl", lines(FACT, second))

    told = run("due", "--vectors", facts)

    assert told.status == MISUSED
    assert told.is_one_clear_line(), told
    assert "第 2 行" in told.err


def test_facts_that_are_not_there_are_wrong_usage(run: Run) -> None:
    told = run("due", "--vectors", "nowhere.jsonl")

    assert told.status == MISUSED
    assert "nowhere.jsonl" in told.err
