"""The search field while the hall takes its time, and what little else needs no window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from typing_extensions import override

from hallapp.faces.guide_desk.finder import Finder, Found
from hallapp.faces.guide_desk.found import FoundKind, FoundRow
from hallapp.faces.guide_desk.refusals import Way, way_on
from hallapp.faces.guide_desk.saying import Said
from hallapp.faces.guide_desk.search_presenter import SearchPresenter
from hallapp.faces.guide_desk.tally import FileTally
from hallapp.faces.guide_desk.wishing import number_words
from hallapp.hall.terms import PersonRow, Role
from hallapp.kernel.errors import HallError, SurroundingsError
from hallapp.queueing.issue_errors import (
    DayFullError,
    IssueStoppedError,
    LiveTicketExistsError,
    NotInSessionError,
    PersonLimitError,
)

MONDAY = date(2026, 11, 23)


class SlowJobs:
    """Answers when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def submit(self, work, done, failed=None, owner=None) -> None:  # type: ignore[no-untyped-def]
        del failed, owner
        self.waiting.append(lambda: done(work()))

    def answer(self) -> None:
        self.waiting.pop(0)()


class Names(Finder):
    """Finds a row for every text."""

    def __init__(self, kind: FoundKind) -> None:
        self.asked: list[str] = []
        self._kind = kind

    @override
    def find(self, text: str) -> Found:
        self.asked.append(text)
        row = FoundRow(uuid4(), self._kind, text, "", "", "", "")
        is_exact = self._kind is FoundKind.TICKET
        return Found(text, (row,) if text else (), is_exact=is_exact)


class Shown:
    """Remembers what a view was told."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.text = self.said = ""
        self.is_asking = False

    def show_found(self, rows: tuple[FoundRow, ...], note: str) -> None:
        del note
        self.names = [row.name for row in rows]

    def choose_row(self, key: UUID | None) -> None:
        del key

    def show_asking(self, *, is_asking: bool) -> None:
        self.is_asking = is_asking

    def set_text(self, text: str) -> None:
        self.text = text

    def say(self, said: Said) -> None:
        self.said = said.text


class Search:
    def __init__(self, kind: FoundKind = FoundKind.ITEM) -> None:
        self.jobs, self.finder, self.shown = SlowJobs(), Names(kind), Shown()
        self.acted: list[str] = []
        self.presenter = SearchPresenter(
            self.shown, self.finder, self.jobs, lambda _row: None, self._act
        )

    def _act(self) -> None:
        row = self.presenter.row
        self.acted.append("" if row is None else row.name)


def test_of_many_keys_only_the_last_is_asked_after_the_first():
    search = Search()
    for text in ("s", "sp", "spj", "spjy"):
        search.presenter.search(text)
    while search.jobs.waiting:
        search.jobs.answer()

    assert search.finder.asked == ["s", "spjy"]
    assert search.shown.names == ["spjy"]


def test_enter_before_the_answer_gives_no_number_that_nobody_has_seen():
    search = Search(FoundKind.ITEM)
    search.presenter.search("spjy")
    search.presenter.enter()
    assert search.shown.is_asking
    search.jobs.answer()
    assert search.acted == []
    assert "再按一次" in search.shown.said

    search.presenter.enter()

    assert search.acted == ["spjy"]


def test_a_scanned_ticket_acts_as_soon_as_it_is_found():
    search = Search(FoundKind.TICKET)
    search.presenter.search_and_act("A023")
    search.jobs.answer()

    assert search.acted == ["A023"]
    assert search.shown.text == "A023"


@pytest.mark.parametrize(
    ("error", "role", "way"),
    [
        (DayFullError(limit=3), Role.SHIFT_LEADER, Way.ADD),
        (DayFullError(limit=3), Role.GUIDE_STAFF, Way.GUIDE),
        (IssueStoppedError(reason="检修"), Role.GUIDE_STAFF, Way.RESUME),
        (IssueStoppedError(reason="检修"), Role.FRONT_CLERK, Way.GUIDE),
        (NotInSessionError(next_opens=None), Role.MANAGER, Way.LENGTHEN),
        (LiveTicketExistsError(label="A1", ticket_id=""), Role.FRONT_CLERK, Way.REPRINT),
        (PersonLimitError(limit=1), Role.MANAGER, Way.GUIDE),
        (SurroundingsError(), Role.FRONT_CLERK, Way.RETRY),
    ],
)
def test_each_refusal_offers_the_step_that_helps_this_person(
    error: HallError, role: Role, way: Way
):
    assert way_on(error, PersonRow(uuid4(), "1", "王", "", (role,))) is way


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1101051949", "还差 8 位"),
        ("11010519491231002x", "号码校验通过"),
        ("110105194912310021", "号码有误，请核对后重输"),
    ],
)
def test_a_number_is_checked_while_it_is_typed(typed: str, said: str):
    assert number_words(typed)[0] == said


def test_the_count_of_a_day_survives_a_restart_and_begins_anew_tomorrow(tmp_path: Path):
    FileTally(tmp_path).add(MONDAY, numbers=2, guides=1)

    again = FileTally(tmp_path)

    assert (again.of(MONDAY).numbers, again.of(MONDAY).guides) == (2, 1)
    assert again.of(date(2026, 11, 24)).numbers == 0
    assert again.add(date(2026, 11, 24), numbers=1).numbers == 1
