"""汇总通报 at the manager's desk: Monday and month end step by step, figures, prose, papers."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from hallapp.assessment.terms import EvidenceSort
from hallapp.bulletins.errors import StepBlockedError
from hallapp.bulletins.rules import can_be_overridden
from hallapp.bulletins.terms import (
    BulletinContent,
    BulletinState,
    FigureCode,
    RecipientLine,
    Sentence,
    StepCode,
)
from hallapp.faces.manager.attendance.reports.evidence_part import EvidencePart
from hallapp.faces.manager.attendance.reports.figures_part import FiguresPart
from hallapp.faces.manager.attendance.reports.lines_form import LongText
from hallapp.faces.manager.attendance.reports.paper_part import PaperPart
from hallapp.faces.manager.attendance.reports.past_part import PastPart
from hallapp.faces.manager.attendance.reports.period import Period
from hallapp.faces.manager.attendance.reports.postings_part import PostingsPart
from hallapp.faces.manager.attendance.reports.prose_part import ProsePart
from hallapp.faces.manager.attendance.reports.sentence_list import Place, with_text
from hallapp.faces.manager.attendance.reports.signing_part import SigningPart
from hallapp.faces.manager.attendance.reports.step_keys import NEEDED
from hallapp.faces.manager.attendance.reports.steps_part import StepsPart
from hallapp.faces.manager.attendance.reports.tab import PeriodWanted, ReportsTab
from hallapp.faces.manager.attendance.reports.units_part import UnitsPart
from hallapp.kernel.errors import SurroundingsError
from tests.gui.manager.reports_fakes import (
    LEADER,
    MONDAY,
    MONTHLY,
    TODAY,
    WEEKLY,
    FakeReportHall,
    heard,
    missing_of,
    reports_tab,
)


class LostError(SurroundingsError):
    """The store cannot be reached."""

    code = "database.lost"


@pytest.fixture
def hall() -> FakeReportHall:
    return FakeReportHall(things=missing_of(4))


@pytest.fixture
def ready() -> FakeReportHall:
    """A week in which nothing is open and every unit has confirmed."""
    hall = FakeReportHall()
    week = hall.worklist(WEEKLY, MONDAY)
    for unit in week.units:
        hall.confirm_unit(None, unit.department_id, week.from_on, week.until_on)  # type: ignore[arg-type]
    hall.asked.clear()
    return hall


def steps(tab: ReportsTab) -> StepsPart:
    part = tab.part("steps")
    assert isinstance(part, StepsPart)
    return part


def write(control: object, text: str) -> None:
    """Write as an input method does; keys of a test type ASCII only."""
    if isinstance(control, LongText):
        control.setPlainText(text)
    else:
        assert isinstance(control, QLineEdit)
        control.setText(text)


def key(tab: ReportsTab, code: StepCode, name: str):
    return steps(tab).steps.rows[code].keys[name]


def prose(tab: ReportsTab) -> ProsePart:
    tab.open_part("prose")
    part = tab.part("prose")
    assert isinstance(part, ProsePart)
    return part


def test_monday_opens_with_last_week_and_its_first_open_step(
    qtbot: QtBot, hall: FakeReportHall, tmp_path: Path
):
    tab = reports_tab(qtbot, hall, tmp_path)

    lines = steps(tab).steps.lines()

    assert tab.period.from_on == MONDAY
    assert [line.step.code for line in lines if line.is_now] == [StepCode.MISSING]
    assert lines[5].words == "先完成“缺卡和缺勤说明”，还有 1 项"
    assert lines[5].keys == ()
    assert tab.focusWidget() is key(tab, StepCode.MISSING, "open")


def test_a_step_opens_what_it_counts_and_each_of_it_opens_its_day(
    qtbot: QtBot, hall: FakeReportHall, tmp_path: Path
):
    tab = reports_tab(qtbot, hall, tmp_path)
    asked = heard(tab.tab_asked)

    QTest.keyClick(key(tab, StepCode.MISSING, "open"), Qt.Key.Key_Return)
    part = tab.part("evidence")
    assert isinstance(part, EvidencePart)
    (line,) = part.model.rows()
    QTest.keyClick(part.table, Qt.Key.Key_Return)

    assert (line.who, line.what) == ("陈曦，人力资源和社会保障局，4号窗口", "下午 缺卡")
    assert asked == [("month", (UUID(int=2004), date(2026, 11, 19)))]
    part.back.click()
    assert tab.opened() == "steps"


def test_a_manager_lets_the_work_go_on_with_words_only(
    qtbot: QtBot, hall: FakeReportHall, tmp_path: Path
):
    tab = reports_tab(qtbot, hall, tmp_path)
    part = steps(tab)

    key(tab, StepCode.MISSING, "override").click()
    part.form.press()
    assert part.form.said() == "请填写：为什么"
    write(part.form.controls["words"], "在外地学习")
    assert part.has_unsaved()
    QTest.keyClick(part.form.controls["words"], Qt.Key.Key_Return)

    assert hall.asked[-1] == ("override", (StepCode.MISSING, "在外地学习"))
    assert part.steps.rows[StepCode.MISSING].words() == "赵敏同意先行汇总：在外地学习"
    assert part.form.isHidden()


def test_who_only_runs_the_hall_can_neither_pass_nor_approve(
    qtbot: QtBot, ready: FakeReportHall, tmp_path: Path
):
    ready.rows.append(ready.made(WEEKLY, MONDAY))
    tab = reports_tab(qtbot, ready, tmp_path, who=LEADER)

    assert list(steps(tab).steps.rows[StepCode.DRAFT].keys) == ["prose"]


def test_a_week_goes_from_draft_to_signature(qtbot: QtBot, ready: FakeReportHall, tmp_path: Path):
    tab = reports_tab(qtbot, ready, tmp_path)

    key(tab, StepCode.DRAFT, "draft").click()
    assert tab.opened() == "prose"
    for code, name in (
        (StepCode.DRAFT, "confirm"),
        (StepCode.NUMBER, "number"),
        (StepCode.ISSUE, "issue"),
    ):
        tab.open_part("steps")
        key(tab, code, name).click()
        if name != "confirm":
            steps(tab).form.press()
    tab.open_part("signing")
    signing = tab.part("signing")
    assert isinstance(signing, SigningPart)
    QTest.keyClick(signing.table, Qt.Key.Key_Return)
    write(signing.card.form.controls["name"], "何静")
    signing.card.form.press()

    (row,) = ready.rows
    assert row.state is BulletinState.ISSUED
    assert row.recipients[0].signed_by_name == "何静"
    assert not signing.sign.isEnabled()


def focused(tab: ReportsTab, code: StepCode, name: str) -> bool:
    return QApplication.focusWidget() is key(tab, code, name)


def test_the_keyboard_goes_on_to_the_next_step(qtbot: QtBot, ready: FakeReportHall, tmp_path: Path):
    tab = reports_tab(qtbot, ready, tmp_path)
    beside = QPushButton("rail", tab)
    beside.show()
    part = prose(tab)
    tab.open_part("steps")

    QTest.keyClick(key(tab, StepCode.DRAFT, "draft"), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is part.sentences.rows[0]
    tab.open_part("steps")
    assert focused(tab, StepCode.DRAFT, "confirm")
    QTest.keyClick(key(tab, StepCode.DRAFT, "confirm"), Qt.Key.Key_Return)
    assert focused(tab, StepCode.NUMBER, "number")
    QTest.keyClick(key(tab, StepCode.NUMBER, "number"), Qt.Key.Key_Return)
    QTest.keyClick(steps(tab).form.do, Qt.Key.Key_Return)
    assert focused(tab, StepCode.ISSUE, "issue")
    QTest.keyClick(key(tab, StepCode.ISSUE, "issue"), Qt.Key.Key_Return)
    QTest.keyClick(steps(tab).form.do, Qt.Key.Key_Return)
    assert ready.rows[0].state is BulletinState.ISSUED
    held = QApplication.focusWidget()
    assert held is not None
    assert steps(tab).isAncestorOf(held)


def test_the_keyboard_goes_on_when_a_step_was_let_pass(
    qtbot: QtBot, hall: FakeReportHall, tmp_path: Path
):
    tab = reports_tab(qtbot, hall, tmp_path)
    part = steps(tab)

    key(tab, StepCode.MISSING, "override").click()
    write(part.form.controls["words"], "在外地学习")
    part.form.do.setFocus()
    QTest.keyClick(part.form.do, Qt.Key.Key_Return)

    now = next(line for line in part.steps.lines() if line.is_now)
    assert now.step.code is not StepCode.MISSING
    assert QApplication.focusWidget() in part.steps.rows[now.step.code].keys.values()


def test_number_and_issue_ask_once_and_keep_the_keyboard_when_refused(
    qtbot: QtBot, ready: FakeReportHall, tmp_path: Path
):
    ready.rows.append(ready.made(WEEKLY, MONDAY, state=BulletinState.CONFIRMED))
    tab = reports_tab(qtbot, ready, tmp_path)
    part = steps(tab)

    key(tab, StepCode.NUMBER, "number").click()
    assert not part.form.isHidden()
    assert ready.rows[0].state is BulletinState.CONFIRMED
    QTest.keyClick(part.form, Qt.Key.Key_Escape)
    assert part.form.isHidden()
    ready.refuses = StepBlockedError(step="锁定当月", count=1)
    key(tab, StepCode.NUMBER, "number").click()
    QTest.keyClick(part.form.do, Qt.Key.Key_Return)

    assert ready.rows[0].state is BulletinState.CONFIRMED
    assert "锁定当月" in part.form.said()
    assert QApplication.focusWidget() is part.form.do


def test_a_long_sentence_is_as_high_as_it_wraps(
    qtbot: QtBot, ready: FakeReportHall, tmp_path: Path
):
    row = ready.made(WEEKLY, MONDAY)
    ready.rows.append(row)
    part = prose(reports_tab(qtbot, ready, tmp_path))
    assert part.read is not None

    long = with_text(part.read.content, Place(0, 0), "本周各窗口的考勤情况如下。" * 5)
    part.sentences.show_content(long)
    part.sentences.grab()

    for shown in part.sentences.rows:
        for label in shown.findChildren(QLabel):
            assert label.height() >= label.heightForWidth(label.width())


def test_what_cannot_be_edited_is_refused_below_the_keys(
    qtbot: QtBot, ready: FakeReportHall, tmp_path: Path
):
    row = ready.made(WEEKLY, MONDAY)
    opening = (Sentence("陈主任同意先行汇总。"),)
    content = BulletinContent(opening, row.content.sections, row.content.recipients)
    ready.rows.append(replace(row, content=content))
    tab = reports_tab(qtbot, ready, tmp_path)
    told = heard(tab.told)
    part = prose(tab)

    QTest.keyClick(part.sentences.rows[0], Qt.Key.Key_Return)

    assert part.note.text() == "这一句写明先行汇总或者更正，不能改。"
    assert part.note.isVisible()
    assert told == []
    QTest.keyClick(part.sentences.rows[0], Qt.Key.Key_Down)
    assert part.note.isHidden()


def test_the_page_offers_to_go_on_where_the_hall_allows_it():
    assert {code for code in StepCode if not can_be_overridden(code)} == NEEDED


def test_a_refused_step_says_why_and_is_tried_again_as_the_same(
    qtbot: QtBot, hall: FakeReportHall, tmp_path: Path
):
    hall.refuses = StepBlockedError(step="锁定当月", count=1)
    tab = reports_tab(qtbot, hall, tmp_path)
    part = steps(tab)

    key(tab, StepCode.MISSING, "override").click()
    write(part.form.controls["words"], "先汇总")
    part.form.press()

    assert "锁定当月" in part.form.said()
    assert part.form.text("words") == "先汇总"
    assert part.form.do.isEnabled()


def test_a_month_that_runs_can_be_looked_at_only(
    qtbot: QtBot, ready: FakeReportHall, tmp_path: Path
):
    tab = reports_tab(qtbot, ready, tmp_path)

    tab.show_at(PeriodWanted(MONTHLY, TODAY))

    assert "11月30日 才结束" in steps(tab).state.text()
    assert "draft" not in steps(tab).steps.rows[StepCode.DRAFT].keys
    assert not tab.later.isEnabled()
    tab.earlier.click()
    assert tab.period.from_on == date(2026, 10, 1)


def test_locking_asks_before_it_locks(qtbot: QtBot, tmp_path: Path):
    hall = FakeReportHall()
    first, last = date(2026, 10, 1), date(2026, 10, 31)
    for unit in hall.worklist(MONTHLY, first).units:
        hall.confirm_unit(None, unit.department_id, first, last)  # type: ignore[arg-type]
    tab = reports_tab(qtbot, hall, tmp_path)
    tab.show_at(PeriodWanted(MONTHLY, first))

    key(tab, StepCode.LOCK, "lock").click()
    assert not hall.is_locked
    steps(tab).form.press()

    assert hall.asked[-1] == ("lock", (first, last))
    assert steps(tab).steps.rows[StepCode.LOCK].words() == "已完成"


def test_a_unit_with_open_things_is_confirmed_with_words(
    qtbot: QtBot, hall: FakeReportHall, tmp_path: Path
):
    tab = reports_tab(qtbot, hall, tmp_path)
    tab.open_part("units")
    units = tab.part("units")
    assert isinstance(units, UnitsPart)
    found = next(unit for unit in units.model.rows() if unit.open_things)
    units.table.select_key(found.department_id)

    units.confirm.click()
    write(units.card.form.controls["words"], "本人住院")
    units.card.form.press()

    assert hall.asked[-1] == ("confirm_unit", (found.department_id, "本人住院"))
    units.table.select_key(found.department_id)
    assert not units.confirm.isEnabled()
    units.withdraw.click()
    assert not hall.confirmed


def test_every_figure_says_how_it_is_counted_and_opens_what_it_counts(
    qtbot: QtBot, hall: FakeReportHall, tmp_path: Path
):
    tab = reports_tab(qtbot, hall, tmp_path)
    tab.open_part("figures")
    part = tab.part("figures")
    assert isinstance(part, FiguresPart)
    column = 3 + tuple(FigureCode).index(FigureCode.LATE)

    part.table.setCurrentIndex(part.lines.index(0, column))
    asked = part.asked()
    assert part.card.foot.text() == FigureCode.LATE.definition
    QTest.keyClick(part.table, Qt.Key.Key_Return)

    assert asked is not None
    assert asked.title == "全大厅 迟到（次） 1"
    assert part.lines.index(0, 3).data() == "50"
    assert tab.opened() == "evidence"
    evidence = tab.part("evidence")
    assert isinstance(evidence, EvidencePart)
    assert [line.sort for line in evidence.model.rows()] == [EvidenceSort.DAY]


def test_a_sentence_is_edited_keeps_its_evidence_and_says_so(
    qtbot: QtBot, ready: FakeReportHall, tmp_path: Path
):
    ready.rows.append(ready.made(WEEKLY, MONDAY))
    tab = reports_tab(qtbot, ready, tmp_path)
    part = prose(tab)
    before = part.sentences.rows[1].shown.sentence

    part.sentences.rows[1].setFocus()
    QTest.keyClick(part.sentences.rows[1], Qt.Key.Key_Return)
    write(part.form.controls["text"], "换一种说法。")
    part.form.press()

    after = part.sentences.rows[1]
    assert after.shown.sentence.text == "换一种说法。"
    assert after.shown.sentence.evidence == before.evidence
    assert after.accessibleDescription().startswith("改过")
    QTest.keyClick(after, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert tab.opened() == "evidence"


def test_a_sentence_of_one_s_own_has_no_evidence_and_an_empty_one_goes(
    qtbot: QtBot, ready: FakeReportHall, tmp_path: Path
):
    ready.rows.append(ready.made(WEEKLY, MONDAY))
    part = prose(reports_tab(qtbot, ready, tmp_path))
    count = len(part.sentences.rows)

    part.sentences.rows[0].setFocus()
    part.add.click()
    write(part.form.controls["added"], "请各单位对照整改。")
    part.form.press()
    assert part.sentences.rows[1].accessibleDescription() == "自己写的，没有依据"
    part.sentences.rows[1].setFocus()
    part.edit.click()
    write(part.form.controls["text"], "")
    part.form.press()

    assert len(part.sentences.rows) == count


def test_recipients_are_written_line_by_line(qtbot: QtBot, ready: FakeReportHall, tmp_path: Path):
    ready.rows.append(ready.made(WEEKLY, MONDAY))
    part = prose(reports_tab(qtbot, ready, tmp_path))

    part.recipients.click()
    write(part.form.controls["report"], "县委办公室、县政府办公室")
    part.form.press()

    assert ready.rows[0].content.recipients == (
        (RecipientLine.REPORT, "县委办公室"),
        (RecipientLine.REPORT, "县政府办公室"),
        (RecipientLine.ISSUE, "各进驻单位"),
    )
    assert part.sent_to.text() == "报 县委办公室、县政府办公室；发 各进驻单位"


def test_what_is_not_drafted_can_be_read_and_not_edited(
    qtbot: QtBot, ready: FakeReportHall, tmp_path: Path
):
    part = prose(reports_tab(qtbot, ready, tmp_path))

    assert part.sentences.texts()
    assert part.edit.isHidden()
    assert part.state.text().startswith("还没有起草")


def test_an_issued_one_is_put_right_by_another(qtbot: QtBot, ready: FakeReportHall, tmp_path: Path):
    made = ready.made(WEEKLY, MONDAY, state=BulletinState.ISSUED, number="周汇总〔2026〕1号")
    ready.rows.append(made)
    part = prose(reports_tab(qtbot, ready, tmp_path))

    part.correct.click()
    write(part.form.controls["why"], "人数有误")
    part.form.press()

    assert ready.asked[-1] == ("correct", "人数有误")
    assert part.title.text().endswith("（更正）")


def test_the_paper_is_saved_in_every_form_and_printed(
    qtbot: QtBot, ready: FakeReportHall, tmp_path: Path
):
    ready.pdf = _pdf()
    where = tmp_path / "week"
    tab = reports_tab(qtbot, ready, tmp_path, where, where, where)
    told = heard(tab.told)
    tab.open_part("paper")
    part = tab.part("paper")
    assert isinstance(part, PaperPart)
    assert part.view is not None

    assert part.view.preview.page_count() == 1
    for form in ("pdf", "xlsx", "docx"):
        part.view.saves[form].click()
        assert where.with_suffix(f".{form}").read_bytes() == ready.pdf
    part.view.print.click()

    assert ready.printed == ["窗口考勤周汇总表 week-2026-11-16.pdf"]
    assert told[-1] == "窗口考勤周汇总表已送去打印"


def test_earlier_bulletins_open_their_period(qtbot: QtBot, hall: FakeReportHall, tmp_path: Path):
    hall.rows.append(hall.made(MONTHLY, date(2026, 8, 1)))
    tab = reports_tab(qtbot, hall, tmp_path)
    tab.sorts.choose(3)
    past = tab.part("past")
    assert isinstance(past, PastPart)

    QTest.keyClick(past.table, Qt.Key.Key_Return)

    assert tab.opened() == "steps"
    assert tab.period == Period.around(MONTHLY, date(2026, 8, 1))


def test_postings_say_what_hangs_and_why_it_was_posted_again(
    qtbot: QtBot, hall: FakeReportHall, tmp_path: Path
):
    hall.hang(date(2026, 11, 19))
    hall.hang(date(2026, 11, 20), 2, "补录了打卡文件")
    tab = reports_tab(qtbot, hall, tmp_path)

    tab.sorts.choose(4)
    postings = tab.part("postings")
    assert isinstance(postings, PostingsPart)
    model = postings.model
    cells = [[model.index(row, n).data() for n in (1, 2, 6)] for row in (3, 4, 5)]

    assert cells == [
        ["正在张贴", "2", "补录了打卡文件"],
        ["已公示", "1", ""],
        ["没有公示", "", ""],
    ]


def test_what_cannot_be_read_says_so_and_can_be_tried_again(
    qtbot: QtBot, hall: FakeReportHall, tmp_path: Path
):
    hall.unreadable = LostError()
    tab = reports_tab(qtbot, hall, tmp_path)
    failures = heard(tab.failed)
    tab.open_part("units")
    units = tab.part("units")
    assert isinstance(units, UnitsPart)

    assert units.card.nothing()
    assert len(failures) == 1
    hall.unreadable = None
    units.card.read_again.emit()
    assert units.card.nothing() == ""


def _pdf() -> bytes:
    """Return a page with nothing on it."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    held = BytesIO()
    document.save(held)
    document.close()
    return held.getvalue()
