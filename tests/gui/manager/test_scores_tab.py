"""考核 at the manager's desk: the sheet, points with their proof, appeals, closing, delivery."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from hallapp.assessment.errors import OwnAppealError
from hallapp.assessment.terms import AssessmentState
from hallapp.faces.manager.attendance.reports.evidence_part import EvidencePart
from hallapp.faces.manager.attendance.reports.list_card import ListCard
from hallapp.faces.manager.attendance.scores.appeals_part import AppealsPart
from hallapp.faces.manager.attendance.scores.entries_part import EntriesPart
from hallapp.faces.manager.attendance.scores.feeding_part import FeedingPart
from hallapp.faces.manager.attendance.scores.past_part import PastSheetsPart
from hallapp.faces.manager.attendance.scores.sheet_part import SheetPart
from hallapp.faces.manager.attendance.scores.tab import ScoresTab
from hallapp.faces.manager.attendance.scores.units_part import UnitScoresPart
from hallapp.faces.manager.settings_fields import CalmCombo
from tests.gui.manager.reports_fakes import LEADER, heard
from tests.gui.manager.scores_fakes import FakeScoreHall, late, scored, scores_tab

NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))
OCTOBER = date(2026, 10, 20)


@pytest.fixture
def hall() -> FakeScoreHall:
    return FakeScoreHall()


def fed(hall: FakeScoreHall) -> FakeScoreHall:
    hall.feed(None, *NOVEMBER)  # type: ignore[arg-type]
    hall.asked.clear()
    return hall


def sheet(tab: ScoresTab) -> SheetPart:
    part = tab.part("sheet")
    assert isinstance(part, SheetPart)
    return part


def cells(part: SheetPart, number: int) -> list[str]:
    index = part.model.index_of(scored(number).id)
    return [index.siblingAtColumn(n).data() for n in (0, 1, 4)]


def write(card: ListCard, **lines: str) -> None:
    for name, text in lines.items():
        control = card.form.controls[name]
        if isinstance(control, CalmCombo):
            control.setCurrentIndex(control.findData(text))
        else:
            assert isinstance(control, QLineEdit)
            control.setText(text)


def entries(tab: ScoresTab, number: int) -> EntriesPart:
    """Open a person's entries from the sheet, by keyboard."""
    sheet(tab).table.select_key(scored(number).id)
    QTest.keyClick(sheet(tab).table, Qt.Key.Key_Return)
    part = tab.part("entries")
    assert isinstance(part, EntriesPart)
    assert tab.opened() == "entries"
    return part


def test_records_are_looked_at_before_they_count(qtbot: QtBot, hall: FakeScoreHall, tmp_path: Path):
    tab = scores_tab(qtbot, hall, tmp_path)
    assert cells(sheet(tab), 3) == ["1", "周静", "100"]

    sheet(tab).feed.click()
    part = tab.part("feeding")
    assert isinstance(part, FeedingPart)
    (line,) = part.model.rows()
    assert (line.who, line.tenths, line.words) == ("周静 税务局", -10, "上午迟到6分钟")
    assert hall.asked == []
    part.card.take_keyboard()
    part.carry.click()

    assert QApplication.focusWidget() is part.back
    assert hall.asked == [("feed", NOVEMBER)]
    assert part.card.nothing() == "考核分和记录一致，没有要计的。"
    part.back.click()
    assert cells(sheet(tab), 3) == ["10", "周静", "99"]


def test_what_no_rule_scores_is_named_and_takes_nothing(
    qtbot: QtBot, hall: FakeScoreHall, tmp_path: Path
):
    hall.facts = [late(3, date(2026, 11, 17), 15)]
    part = sheet(scores_tab(qtbot, fed(hall), tmp_path))

    assert cells(part, 3) == ["1", "周静", "100"]
    assert part.card.state.text().endswith("没有计分的：迟到 1")


def test_every_point_opens_its_proof_and_that_its_day(
    qtbot: QtBot, hall: FakeScoreHall, tmp_path: Path
):
    tab = scores_tab(qtbot, fed(hall), tmp_path)
    asked = heard(tab.tab_asked)

    part = entries(tab, 3)
    QTest.keyClick(part.table, Qt.Key.Key_Return)
    proof = tab.part("evidence")
    assert isinstance(proof, EvidencePart)
    (line,) = proof.model.rows()
    QTest.keyClick(proof.table, Qt.Key.Key_Return)

    assert (line.when, line.who) == ("11月17日", "周静，税务局，3号窗口")
    assert asked == [("month", (scored(3).id, date(2026, 11, 17)))]
    proof.back.click()
    assert tab.opened() == "entries"
    part.back.click()
    assert tab.opened() == "sheet"


def test_an_entry_is_taken_back_with_a_reason_and_stays_to_be_read(
    qtbot: QtBot, hall: FakeScoreHall, tmp_path: Path
):
    part = entries(scores_tab(qtbot, fed(hall), tmp_path), 3)

    part.withdraw.click()
    part.card.form.press()
    assert part.card.form.said() == "请填写：理由"
    write(part.card, words="当天停电")
    part.card.form.press()

    assert hall.asked == [("withdraw", "当天停电")]
    (row,) = part.model.rows()
    assert part.model.index(0, 5).data() == "已撤销：当天停电"
    assert not row.counts
    assert not part.withdraw.isEnabled()


def test_points_by_hand_need_a_rule_words_and_a_day(
    qtbot: QtBot, hall: FakeScoreHall, tmp_path: Path
):
    part = sheet(scores_tab(qtbot, hall, tmp_path))
    part.table.select_key(scored(5).id)
    rule = hall.rules_row.rules[0]

    part.note.click()
    write(part.card, rule=rule.code, words="早会没有来", day="昨天")
    part.card.form.press()
    assert part.card.form.said() == "日期写成 2026-11-20 这样。"
    write(part.card, day="2026-11-20")
    part.card.form.press()

    (what, entry) = hall.asked[-1]
    assert what == "note"
    assert (entry.person_id, entry.rule_code, entry.day) == (
        scored(5).id, rule.code, date(2026, 11, 20),
    )  # fmt: skip


def test_an_appeal_that_is_granted_takes_the_points_back(
    qtbot: QtBot, hall: FakeScoreHall, tmp_path: Path
):
    fed(hall).appeal(None, hall.entries[0].id, "停电")  # type: ignore[arg-type]
    tab = scores_tab(qtbot, hall, tmp_path)
    assert tab.views.segment(2).text() == "申诉 1"

    tab.open_part("appeals")
    part = tab.part("appeals")
    assert isinstance(part, AppealsPart)
    QTest.keyClick(part.table, Qt.Key.Key_Return)
    write(part.card, verdict="granted", words="有停电记录")
    part.card.form.press()

    assert hall.asked[-1] == ("decide_appeal", (True, "有停电记录"))
    assert not hall.entries[0].counts
    assert tab.views.segment(2).text() == "申诉"


def test_what_the_hall_refuses_is_said_where_it_was_typed(
    qtbot: QtBot, hall: FakeScoreHall, tmp_path: Path
):
    fed(hall).appeal(None, hall.entries[0].id, "停电")  # type: ignore[arg-type]
    hall.refuses = OwnAppealError()
    tab = scores_tab(qtbot, hall, tmp_path)
    tab.open_part("appeals")
    part = tab.part("appeals")
    assert isinstance(part, AppealsPart)

    part.decide.click()
    write(part.card, words="不成立")
    part.card.form.press()

    assert part.card.form.said()
    assert part.card.form.text("words") == "不成立"
    assert tab.has_unsaved()


def test_a_period_that_runs_is_not_closed(qtbot: QtBot, hall: FakeScoreHall, tmp_path: Path):
    tab = scores_tab(qtbot, hall, tmp_path)

    assert not sheet(tab).close_sheet.isEnabled()
    tab.earlier.click()
    assert tab.period_words.text() == "2026年10月"
    assert sheet(tab).close_sheet.isEnabled()


def test_a_sheet_is_closed_differs_and_is_put_right(
    qtbot: QtBot, hall: FakeScoreHall, tmp_path: Path
):
    tab = scores_tab(qtbot, hall, tmp_path)
    tab.earlier.click()
    part = sheet(tab)

    part.close_sheet.click()
    part.card.form.press()
    assert hall.closed[0].state is AssessmentState.CLOSED
    assert part.card.state.text() == "已定稿"
    hall.facts.append(late(3, OCTOBER))
    hall.feed(None, date(2026, 10, 1), date(2026, 10, 31))  # type: ignore[arg-type]
    tab.refresh()
    assert "会有不同" in part.card.state.text()
    part.reopen.click()
    write(part.card, why="申诉成立")
    part.card.form.press()

    assert hall.closed[0].replace_why == "申诉成立"
    assert part.card.state.text().startswith("未定稿")


def test_a_unit_signs_for_its_part(qtbot: QtBot, hall: FakeScoreHall, tmp_path: Path):
    hall.close(None, date(2026, 10, 1), date(2026, 10, 31), "十月")  # type: ignore[arg-type]
    tab = scores_tab(qtbot, hall, tmp_path)
    tab.go_to(OCTOBER)
    tab.open_part("units")
    part = tab.part("units")
    assert isinstance(part, UnitScoresPart)
    unit = part.model.rows()[0].unit

    QTest.keyClick(part.table, Qt.Key.Key_Return)
    write(part.card, to="何静")
    part.card.form.press()

    assert hall.asked[-1] == ("deliver", (unit.department_id, "何静"))
    part.table.select_key(unit.department_id)
    assert part.model.index_of(unit.department_id).siblingAtColumn(6).data() == "何静 11-23 09:30"
    assert not part.deliver.isEnabled()


def test_closed_sheets_open_their_period(qtbot: QtBot, hall: FakeScoreHall, tmp_path: Path):
    hall.close(None, date(2026, 8, 1), date(2026, 8, 31), "八月")  # type: ignore[arg-type]
    tab = scores_tab(qtbot, hall, tmp_path)
    tab.open_part("past")
    part = tab.part("past")
    assert isinstance(part, PastSheetsPart)

    QTest.keyClick(part.table, Qt.Key.Key_Return)

    assert tab.opened() == "sheet"
    assert tab.period_words.text() == "2026年8月"


def test_who_runs_the_hall_enters_points_but_closes_nothing(
    qtbot: QtBot, hall: FakeScoreHall, tmp_path: Path
):
    part = sheet(scores_tab(qtbot, fed(hall), tmp_path, who=LEADER))

    assert part.note.isVisible()
    assert not part.close_sheet.isVisible()
