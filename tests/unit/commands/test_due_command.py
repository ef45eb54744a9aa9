"""`due` answers without any hall."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

DONE, MISUSED = 0, 2
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
