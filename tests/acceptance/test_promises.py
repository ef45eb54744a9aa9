"""Every promise of queue, guides, kiosk, cases and attendance is shown by a test that is there."""

import ast
from functools import cache
from pathlib import Path

import pytest
from acceptance.promises import FAULTS, SCENARIOS, Promise
from acceptance.promises_of_attendance import (
    ATTENDANCE,
    BAD_INPUT_OF_ATTENDANCE,
    PROOFS_OF_ATTENDANCE,
    SPEED_OF_ATTENDANCE,
)
from acceptance.promises_of_cases import BAD_INPUT_OF_CASES, CASES, SPEED_OF_CASES
from acceptance.promises_of_guides import BAD_INPUT, GUIDES, SPEED

TESTS = Path(__file__).parents[1]
FAULTS_OF_THE_QUEUE = {*range(1, 7), *range(18, 23), *range(37, 44)}
ALL = [(f"scenario {number}", promise) for number, promise in SCENARIOS.items()] + [
    (f"fault {number}", promise) for number, promise in FAULTS.items()
]
ALL += [*GUIDES.items(), *BAD_INPUT.items(), *CASES.items(), *BAD_INPUT_OF_CASES.items()]
ALL += [
    (f"attendance: {name}", promise)
    for promises in (ATTENDANCE, PROOFS_OF_ATTENDANCE, BAD_INPUT_OF_ATTENDANCE)
    for name, promise in promises.items()
]
POINTS_OF_ATTENDANCE = set(range(1, 12))
POINTS_OF_GUIDES = POINTS_OF_CASES = set(range(1, 13))
BENCH = TESTS.parent / "bench"


@cache
def names_in(path: Path) -> frozenset[str]:
    """The names of the tests of a module, read without running it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def is_there(node: str) -> bool:
    where, name = node.split("::")
    folder, _slash, module = where.rpartition("/")
    path = TESTS / folder / f"test_{module}.py"
    return path.is_file() and f"test_{name}" in names_in(path)


def test_no_promise_is_left_out():
    assert set(SCENARIOS) == set(range(1, 45))
    assert set(FAULTS) == FAULTS_OF_THE_QUEUE
    assert {int(name.split()[0]) for name in GUIDES if name[0].isdigit()} == POINTS_OF_GUIDES
    assert {int(name.split()[0]) for name in CASES} == POINTS_OF_CASES
    assert {int(name.split()[0]) for name in ATTENDANCE} == POINTS_OF_ATTENDANCE


@pytest.mark.parametrize(("number", "promise"), ALL, ids=[number for number, _promise in ALL])
def test_a_promise_is_shown_by_tests_that_are_there(number: str, promise: Promise):
    assert promise.says
    assert promise.shown_by
    assert [node for node in promise.shown_by if not is_there(node)] == []


@pytest.mark.parametrize(
    "program", [*SPEED.values(), *SPEED_OF_CASES.values(), *SPEED_OF_ATTENDANCE.values()]
)
def test_a_promise_of_speed_has_its_program(program: str):
    assert (BENCH / program).is_file()


def test_a_test_that_is_gone_is_missed():
    assert not is_there("storage/queueing/tickets::nobody_wrote_this_test")
    assert not is_there("storage/queueing/nowhere::numbers_count_up_within_their_series")
