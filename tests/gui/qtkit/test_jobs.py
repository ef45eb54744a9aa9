"""Jobs: work runs elsewhere, answers come back in order to the main thread."""

import threading
from collections.abc import Generator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hallapp.kernel.errors import HallError, RuleError
from hallapp.qtkit.jobs import InlineJobs, Jobs, PoolJobs


class NobodyWaitsError(RuleError):
    code = "test.nobody_waits"


@pytest.fixture
def pool(qtbot: QtBot) -> Generator[PoolJobs]:
    jobs = PoolJobs("hall")
    yield jobs
    jobs.close()


def refuse() -> None:
    raise NobodyWaitsError(series="A")


def test_work_runs_on_the_worker_and_its_answer_on_the_main_thread(
    qtbot: QtBot, pool: PoolJobs
) -> None:
    seen: list[threading.Thread] = []

    pool.submit(threading.current_thread, lambda at: seen.extend([at, threading.current_thread()]))
    qtbot.waitUntil(lambda: len(seen) == 2)

    assert seen[0].name.startswith("hall-job")
    assert seen[1] is threading.main_thread()


def test_answers_come_in_the_order_asked(qtbot: QtBot, pool: PoolJobs) -> None:
    answers: list[int] = []

    for number in range(20):
        pool.submit(lambda number=number: number, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 20)

    assert answers == list(range(20))
    assert pool.waiting == 0


def test_a_refusal_goes_to_who_asked(qtbot: QtBot, pool: PoolJobs) -> None:
    refusals: list[HallError] = []

    pool.submit(refuse, lambda _answer: None, refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))

    assert refusals[0].facts == {"series": "A"}


def test_an_answer_for_a_page_that_was_closed_is_dropped(qtbot: QtBot, pool: PoolJobs) -> None:
    answers: list[str] = []
    page = QObject()
    gate = threading.Event()

    pool.submit(gate.wait, lambda _answer: answers.append("closed page"), owner=page)
    page.deleteLater()
    del page
    qtbot.wait(0)
    gate.set()
    pool.submit(lambda: "next", answers.append)
    qtbot.waitUntil(lambda: bool(answers))

    assert answers == ["next"]


@pytest.mark.parametrize("fault", [ZeroDivisionError, NobodyWaitsError])
def test_what_nobody_expects_reaches_the_last_net_and_work_goes_on(
    qtbot: QtBot, pool: PoolJobs, fault: type[Exception]
) -> None:
    answers: list[str] = []

    def fail() -> None:
        raise fault

    with qtbot.captureExceptions() as caught:
        pool.submit(fail, lambda _answer: None)
        pool.submit(lambda: "next", answers.append)
        qtbot.waitUntil(lambda: bool(answers))

    assert [kind for kind, _fault, _trace in caught] == [fault]


def test_after_closing_no_answer_is_delivered(qtbot: QtBot) -> None:
    answers: list[int] = []
    jobs = PoolJobs("paper")

    jobs.submit(lambda: 1, answers.append)
    jobs.close()
    jobs.submit(lambda: 2, answers.append)
    qtbot.wait(0)

    assert answers == []


def test_inline_jobs_answer_and_refuse_at_once() -> None:
    jobs: Jobs = InlineJobs()
    answers: list[int] = []
    refusals: list[HallError] = []

    jobs.submit(lambda: 7, answers.append)
    jobs.submit(refuse, lambda _answer: None, refusals.append)

    assert answers == [7]
    assert refusals[0].code == "test.nobody_waits"
    with pytest.raises(NobodyWaitsError):
        jobs.submit(refuse, lambda _answer: None)
