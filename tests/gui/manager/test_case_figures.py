"""Figures of cases and the yearly table at the manager's page of cases."""

import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hall_rows import HALL_CODE, VAULT
from pytestqt.qtbot import QtBot

from hallapp.cases.applications import Application
from hallapp.cases.flow.book import CaseBook
from hallapp.cases.flow.service import CaseFlowService
from hallapp.cases.tally import Grouping
from hallapp.faces.manager.case_figures.figures_tab import FiguresTab
from hallapp.faces.manager.case_figures.period import Length, Period
from hallapp.guides.service import GuideService
from hallapp.kernel.errors import SurroundingsError
from hallapp.kernel.settings import SettingsService
from tests.gui.manager.joint_seen import JointHall

ANNUAL = 1


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[JointHall]:
    made = JointHall(tmp_path)
    yield made
    made.store.close()


def accepted(hall: JointHall) -> str:
    work, request = hall.store.work, hall.store.request
    book = CaseBook(work, SettingsService(work), VAULT, HALL_CODE)
    flow = CaseFlowService(work, GuideService(work), book, hall.cases)
    case = flow.receive(request(), Application(hall.rows.items["SJ-001"], "王小明"))
    flow.accept(request(), uuid.UUID(case.id))
    return case.case_number


def tab_of(qtbot: QtBot, hall: JointHall, *answers: Any) -> FiguresTab:
    tab = hall.shown(qtbot, FiguresTab(), *answers)
    assert isinstance(tab, FiguresTab)
    return tab


def test_a_figure_says_what_it_means_and_opens_what_it_counts(
    qtbot: QtBot, hall: JointHall
) -> None:
    number = accepted(hall)
    tab = tab_of(qtbot, hall)
    asked: list[object] = []
    tab.case_asked.connect(asked.append)

    tab.cases.table.select_key("accepted")
    assert tab.cases.explained() == "受理（件）：受理日在期间内的办件数。"
    tab.cases.see.click()

    assert tab.cases.counted.title() == "2026年11月，受理：1 件"
    tab.cases.counted.table.row_opened.emit(tab.cases.counted.model.rows()[0])
    assert asked == [number]
    tab.cases.counted.back.click()
    assert not tab.cases.counted.isVisible()


def test_a_figure_is_told_apart_by_group(qtbot: QtBot, hall: JointHall) -> None:
    accepted(hall)
    tab = tab_of(qtbot, hall)
    tab.cases.table.select_key("accepted")

    tab.cases.grouping.choose(list(Grouping).index(Grouping.ITEM))

    assert tab.cases.groups is not None
    model: Any = tab.cases.groups.model()
    assert [(line.figure.words, line.share) for line in model.rows()] == [("1", 1.0)]
    tab.cases.groups.row_opened.emit(model.rows()[0])
    assert tab.cases.counted.model.rowCount() == 1


def test_a_period_without_cases_says_so(qtbot: QtBot, hall: JointHall) -> None:
    tab = tab_of(qtbot, hall)

    for _month in range(2):
        tab.cases.period.back.click()

    assert tab.cases.period.said() == "2026年9月"
    assert tab.cases.idle() == "这个期间没有办件，换一个期间看看。"


def test_checks_that_hold_are_one_calm_line(qtbot: QtBot, hall: JointHall) -> None:
    accepted(hall)
    tab = tab_of(qtbot, hall)

    assert tab.cases.said() == "5 项核对，都相符"
    tab.cases.checks.click()
    assert len(tab.cases.texts.said()) == 5


def test_every_figure_is_defined(qtbot: QtBot, hall: JointHall) -> None:
    tab = tab_of(qtbot, hall)

    tab.cases.definitions.click()

    assert (
        "退件（件） 期间内申请人撤回和按规定退回的办件数，受理前后都算。" in tab.cases.texts.said()
    )


def test_a_report_is_kept_where_the_person_says(
    qtbot: QtBot, hall: JointHall, tmp_path: Path
) -> None:
    tab = tab_of(qtbot, hall, tmp_path / "本月", tmp_path / "nowhere" / "本月.xlsx")

    tab.cases.pdf.click()
    tab.cases.excel.click()

    assert (tmp_path / "本月.pdf").read_bytes().startswith(b"%PDF")
    assert hall.told == [f"已存到 {tmp_path / '本月.pdf'}"]
    assert len(hall.failed) == 1
    assert tab.cases.excel.isEnabled()


def test_a_value_is_entered_in_place_and_the_next_line_follows(
    qtbot: QtBot, hall: JointHall
) -> None:
    tab = tab_of(qtbot, hall)
    tab.which.choose(ANNUAL)
    entry = tab.annual.entry
    tab.annual.table.select_key("press")

    entry.value.show_value("五")
    entry.keep.click()
    assert "不能填“五”" in entry.value.fault()
    entry.value.show_value("5")
    entry.note.show_value("宣传部")
    entry.keep.click()

    table = hall.more.figures.annual(2026)
    (kept,) = (each for each in table.figures if each.indicator.code == "press")
    assert (kept.words, kept.entered.note) == ("5", "宣传部")
    figure = entry.figure()
    assert figure is not None
    assert figure.indicator.code == "requests"
    assert entry.value.value() == ""


def test_the_edition_in_force_for_a_year_is_shown(qtbot: QtBot, hall: JointHall) -> None:
    tab = tab_of(qtbot, hall)
    tab.which.choose(ANNUAL)
    assert tab.annual.edition.number() == 1

    for _year in range(2026 - 2012):
        tab.annual.year.back.click()

    assert (tab.annual.year.said(), tab.annual.edition.number()) == ("2012年", 0)


def test_figures_that_cannot_be_read_say_so(
    qtbot: QtBot, hall: JointHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_span: object) -> None:
        raise SurroundingsError

    monkeypatch.setattr(hall.more.figures, "of_period", gone)

    tab = tab_of(qtbot, hall)

    assert len(hall.failed) == 1
    assert tab.cases.model.rowCount() == 0
    monkeypatch.undo()
    tab.refresh()
    assert tab.cases.model.rowCount()


@pytest.mark.parametrize(
    ("length", "first", "words", "before"),
    [
        (Length.MONTH, date(2026, 1, 1), "2026年1月", date(2025, 12, 1)),
        (Length.QUARTER, date(2026, 1, 1), "2026年第1季度", date(2025, 10, 1)),
        (Length.YEAR, date(2026, 1, 1), "2026年", date(2025, 1, 1)),
    ],
)
def test_periods_follow_one_another(length: Length, first: date, words: str, before: date) -> None:
    period = Period.holding(length, date(2026, 1, 31))

    assert (period.first, period.words) == (first, words)
    assert period.stepped(-1).first == before
    assert period.stepped(-1).span.end == first
