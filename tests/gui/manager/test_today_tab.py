"""The manager's day: what waits on top, rounds on the table, what is posted."""

import time as clock
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hallapp.attendance.terms import Finding, PublicWord
from hallapp.attendance.terms.questions import QuestionVerdict
from hallapp.bulletins.terms import PostedRow
from hallapp.faces.manager.attendance.today import columns
from hallapp.faces.manager.attendance.today.asks import Choice
from hallapp.faces.manager.attendance.today.lines import SheetFilter
from hallapp.faces.manager.attendance.today.tab import TodayTab
from hallapp.kernel.errors import RuleError, SurroundingsError
from hallapp.leave.terms import LeaveApprover, LeaveStepRow, StandInRow
from hallapp.patrols.terms import MarkWish, PatrolSight
from hallapp.qtkit import theme
from hallapp.qtkit.door import AnsweringDoor
from tests.gui.manager.hall_seen_by_manager import PrinterOffError
from tests.gui.manager.today_fakes import (
    BADGE,
    NOW,
    TODAY,
    FakeDay,
    leave,
    mark,
    named,
    question,
    sheet_row,
    tab_of,
    under_way,
    usual_day,
    vacant,
)


class AwayError(SurroundingsError):
    code = "kernel.store_unreachable"


class RefusedError(RuleError):
    code = "patrols.reason_missing"


@pytest.fixture
def page() -> bytes:
    import io

    import pypdfium2

    made = io.BytesIO()
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    document.save(made)
    document.close()
    return made.getvalue()


def shown(
    qtbot: QtBot,
    hall: FakeDay,
    size: tuple[int, int] = (1366, 740),
    door: AnsweringDoor | None = None,
) -> TodayTab:
    made = tab_of(hall, door=door)
    qtbot.addWidget(made)
    made.resize(*size)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.take_keyboard()
    return made


def press(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def row_of(tab: TodayTab, name: str) -> list[str]:
    """What stands in a person's line, hidden columns left out."""
    assert tab.sheet is not None
    model, table = tab.sheet.model, tab.sheet.table
    at = model.index_of(str(named(name))).row()
    return [
        model.index(at, n).data() for n in range(model.columnCount()) if not table.isColumnHidden(n)
    ]


def select(tab: TodayTab, name: str) -> None:
    assert tab.sheet is not None
    tab.sheet.table.select_key(str(named(name)))


def key(qtbot: QtBot, tab: TodayTab, pressed: Qt.Key) -> None:
    assert tab.sheet is not None
    qtbot.keyClick(tab.sheet.table, pressed)


def names(tab: TodayTab) -> list[str]:
    assert tab.sheet is not None
    return [line.row.person_name for line in tab.sheet.model.rows() if line.row is not None]


# The table


def test_a_line_says_punches_rounds_dress_note_and_what_is_posted(qtbot: QtBot) -> None:
    tab = shown(qtbot, usual_day(), (1600, 800))

    punches = ["08:21", "11:32", "13:24", "–"]
    assert row_of(tab, "孙红") == [
        "41", "孙红", *punches, "✓", "✓", "–", "–", "未戴工牌", "巡查 2 未戴工牌", "在岗",
    ]  # fmt: skip


def test_an_empty_post_and_a_late_punch_carry_their_words(qtbot: QtBot) -> None:
    tab = shown(qtbot, usual_day(), (1600, 800))

    assert "空岗" in row_of(tab, "周明")
    assert "08:21 迟" in row_of(tab, "吴刚")
    assert "缺卡" in row_of(tab, "马超")


def test_whoever_stands_in_is_seen_in_the_line_of_the_one_away(qtbot: QtBot) -> None:
    tab = shown(qtbot, usual_day(), (1600, 800))

    assert row_of(tab, "张丽")[6:8] == ["B岗", "B岗"]


def test_whoever_did_not_punch_but_was_seen_is_told_so(qtbot: QtBot) -> None:
    hall = usual_day()
    hall.rows[6] = sheet_row("马超", "不动产登记中心", 43, (Finding.MISSING,))
    hall.marks = [mark(1, 43, person="马超")]
    tab = shown(qtbot, hall, (1600, 800))

    assert row_of(tab, "马超")[-2] == "上午到缺卡；巡查见到本人"


def test_rounds_to_come_give_no_time_away(qtbot: QtBot) -> None:
    tab = shown(qtbot, usual_day())

    assert tab.sheet is not None
    heads = [
        tab.sheet.model.headerData(n, Qt.Orientation.Horizontal)
        for n in range(columns.FIRST_ROUND, columns.FIRST_ROUND + 4)
    ]
    assert heads == ["1　09:12", "2　10:42", "3　待查", "4　待查"]


def test_only_slots_that_the_rules_ask_for_have_a_column(qtbot: QtBot) -> None:
    hall = FakeDay(rows=[sheet_row("王小华", "市场局", 3, _two_a_day())])
    tab = shown(qtbot, hall)

    assert tab.sheet is not None
    hidden = [tab.sheet.table.isColumnHidden(n) for n in range(2, 6)]
    assert hidden == [False, True, True, False]


def _two_a_day() -> tuple[Finding, ...]:
    return (Finding.ON_TIME, Finding.NOT_ASKED, Finding.NOT_ASKED, Finding.PENDING)


def test_the_posted_column_says_what_the_draft_says(qtbot: QtBot) -> None:
    hall = usual_day()
    rows = [PostedRow("市场监督管理局", "5号窗口", "张丽", "B岗", "请假（全天）")]
    hall.posting = replace(hall.draft(TODAY), rows=tuple(rows))
    hall.draft = lambda day: replace(hall.posting, day=day)  # type: ignore[method-assign]
    tab = shown(qtbot, hall)

    assert row_of(tab, "张丽")[-1] == "请假（全天），B岗"


def test_on_a_usual_screen_what_is_posted_stands_whole_and_the_note_has_the_rest(
    qtbot: QtBot,
) -> None:
    tab = shown(qtbot, usual_day(), (1270, 552))

    assert tab.sheet is not None
    table = tab.sheet.table
    whole = QFontMetrics(theme.font(theme.BODY_PX)).horizontalAdvance("公出（下午），在岗")
    assert table.columnWidth(columns.POSTED) >= whole + 2 * 12
    assert table.columnWidth(columns.NOTE) >= 160
    assert not table.isColumnHidden(columns.DRESS)


def test_a_mark_about_somebody_with_an_own_line_stands_only_there(qtbot: QtBot) -> None:
    hall = usual_day()
    hall.rows.append(sheet_row("同窗", "市场监督管理局", 27))
    hall.marks = [mark(1, 27, PatrolSight.VACANT, person="周明")]
    tab = shown(qtbot, hall, (1600, 800))

    assert row_of(tab, "周明")[6] == "空岗"
    assert row_of(tab, "同窗")[6] == "–"


def test_place_and_selection_stay_while_the_day_is_read_again(qtbot: QtBot) -> None:
    hall = usual_day()
    tab = shown(qtbot, hall)
    select(tab, "林青")
    assert tab.sheet is not None
    place = tab.sheet.table.verticalScrollBar().value()

    hall.rows[0] = sheet_row("王小华", "市场监督管理局", 3, (Finding.LATE,))
    tab.refresh()

    assert tab.sheet.table.selected_row().row.person_name == "林青"
    assert tab.sheet.table.verticalScrollBar().value() == place
    assert "08:21 迟" in row_of(tab, "王小华")


def test_five_hundred_people_are_read_again_without_a_pause(qtbot: QtBot) -> None:
    rows = [sheet_row(f"人员{n}", f"单位{n % 9}", n // 5 + 1) for n in range(500)]
    marks = [mark(r, w) for r in (1, 2) for w in range(1, 101)]
    hall = FakeDay(rows=rows, columns=usual_day().columns, marks=marks)
    tab = shown(qtbot, hall)
    rows[7] = sheet_row("人员7", "单位7", 2, (Finding.LATE,))

    began = clock.perf_counter()
    tab.refresh()

    # All of it at once here, the reading too; a worker does that in the hall.
    assert clock.perf_counter() - began < 0.5
    assert "08:21 迟" in row_of(tab, "人员7")


# Figures and filters


def test_a_figure_opens_what_it_counts_and_closes_it_again(qtbot: QtBot) -> None:
    tab = shown(qtbot, usual_day())
    figure = tab.head.figures[SheetFilter.TO_EXPLAIN]
    assert figure.text() == "要说明 3"

    press(qtbot, figure)
    assert names(tab) == ["周明", "孙红", "马超"]
    press(qtbot, figure)

    assert len(names(tab)) == 10


def test_who_is_on_leave_counts_with_whoever_has_a_stand_in(qtbot: QtBot) -> None:
    tab = shown(qtbot, usual_day())

    assert [
        tab.head.figures[g].text() for g in (SheetFilter.DUE, SheetFilter.LEAVE, SheetFilter.TRIP)
    ] == [
        "应到 10",
        "请假 1",
        "公出 1",
    ]


def test_the_head_says_how_far_the_machines_have_delivered(qtbot: QtBot) -> None:
    tab = shown(qtbot, usual_day())

    assert tab.head.delivered() == "考勤机 15:00 已交数"


def test_deviations_are_shown_when_asked_for(qtbot: QtBot) -> None:
    tab = shown(qtbot, usual_day())

    tab.show_at("deviations")

    assert names(tab) == ["周明", "吴刚", "孙红", "马超"]


def test_enter_on_a_line_opens_the_person_on_that_day(qtbot: QtBot) -> None:
    tab = shown(qtbot, usual_day())
    select(tab, "周明")

    with qtbot.waitSignal(tab.tab_asked) as asked:
        key(qtbot, tab, Qt.Key.Key_Return)

    assert asked.args == ["month", (named("周明"), TODAY)]


def test_an_earlier_day_asks_nothing_and_patrols_nothing(qtbot: QtBot) -> None:
    hall = usual_day()
    hall.asked = [leave("何平")]
    tab = shown(qtbot, hall)

    press(qtbot, tab.head.earlier)

    assert hall.asked_days[-1] == date(2026, 11, 22)
    assert tab.asks.lines() == ()
    assert tab.sheet is not None
    assert not tab.sheet.round.isVisible()


# What waits


def test_leave_with_its_stand_in_present_is_approved_with_one_key(qtbot: QtBot) -> None:
    hall = usual_day()
    hall.asked = [leave("何平")]
    tab = shown(qtbot, hall)
    assert "B岗马超当天在岗" in tab.asks.lines()[0].said

    with qtbot.waitSignal(tab.told) as told:
        qtbot.keyClick(tab, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)

    assert hall.deeds == [("decide", named("leave 何平"), True, "", "")]
    assert told.args is not None
    assert "何平" in told.args[0]
    assert tab.asks.lines() == ()


def test_leave_is_not_approved_where_a_and_b_would_both_be_away(qtbot: QtBot) -> None:
    hall = usual_day()
    hall.asked = [leave("林青", b="孙红", b_is_away=True, away_with="孙红")]
    hall.people_free = [
        StandInRow(named("孙红"), "孙红", is_b=True, is_away=True),
        StandInRow(named("马超"), "马超", is_b=False, is_away=False),
    ]
    tab = shown(qtbot, hall)
    assert [choice for choice, _w, _k in tab.asks.lines()[0].choices] == [
        Choice.CHANGE_B,
        Choice.REFUSE,
    ]

    press(qtbot, tab.asks.button(Choice.CHANGE_B))
    assert [button.text() for button in tab.choice.buttons()] == ["马超"]
    qtbot.keyClick(tab, Qt.Key.Key_1)

    assert hall.deeds == [("change_b", named("leave 林青"), named("马超"))]
    assert tab.asks.button(Choice.APPROVE).isVisible()


def test_a_refusal_needs_words_and_goes_out_with_them(qtbot: QtBot) -> None:
    hall = usual_day()
    hall.asked = [leave("何平")]
    tab = shown(qtbot, hall)

    press(qtbot, tab.asks.button(Choice.REFUSE))
    press(qtbot, tab.form.do)
    assert hall.deeds == []
    assert tab.form.said()
    tab.form.line.setText("当天人手不够")
    qtbot.keyClick(tab.form.line, Qt.Key.Key_Return)

    assert hall.deeds == [("decide", named("leave 何平"), False, "当天人手不够", "")]
    assert not tab.form.isVisible()


def test_words_of_the_home_unit_need_the_name_that_signed(qtbot: QtBot) -> None:
    hall = usual_day()
    hall.asked = [leave("何平", steps=(LeaveStepRow(1, LeaveApprover.HOME_UNIT),))]
    tab = shown(qtbot, hall)

    press(qtbot, tab.asks.button(Choice.APPROVE))
    tab.form.name_line.setText("李局长")
    press(qtbot, tab.form.do)

    assert hall.deeds == [("decide", named("leave 何平"), True, "", "李局长")]


def test_a_refused_decision_keeps_the_words_and_tries_the_same_again(qtbot: QtBot) -> None:
    hall = usual_day()
    hall.asked, hall.refusal = [leave("何平")], AwayError()
    tab = shown(qtbot, hall)
    press(qtbot, tab.asks.button(Choice.REFUSE))
    tab.form.line.setText("人手不够")
    press(qtbot, tab.form.do)
    assert tab.form.isVisible()
    assert tab.has_unsaved()

    hall.refusal = None
    press(qtbot, tab.form.do)

    assert len({request.id for request in hall.requests}) == 1
    assert hall.deeds == [("decide", named("leave 何平"), False, "人手不够", "")]


def test_a_question_to_a_window_is_answered_in_its_line(qtbot: QtBot) -> None:
    hall = usual_day()
    hall.asking = [question(27, "周明")]
    tab = shown(qtbot, hall)
    assert "27 号窗口，周明" in tab.asks.lines()[0].said

    press(qtbot, tab.asks.button(Choice.IN_ORDER))

    assert hall.deeds == [("answer", QuestionVerdict.IN_ORDER, "")]


def test_an_empty_post_proposes_b_and_opens_the_posts(qtbot: QtBot) -> None:
    hall = usual_day()
    hall.vacancies_now = [vacant(5, "张丽", "刘芳")]
    tab = shown(qtbot, hall)
    said = tab.asks.lines()[0].said
    assert said == "5 号窗口空着 15 分钟，张丽请假，B岗刘芳在 7 号窗口"

    with qtbot.waitSignal(tab.tab_asked) as asked:
        press(qtbot, tab.asks.button(Choice.POSTS))

    assert asked.args == ["posts", ("vacant", named("window 5"))]


def test_more_than_has_room_is_one_press_away_and_leads_back(qtbot: QtBot) -> None:
    hall = usual_day()
    hall.asked = [leave(f"人员{n}") for n in range(9)]
    hall.asking = [question(27, "周明")]
    tab = shown(qtbot, hall, (1230, 556))
    assert len(tab.asks.lines()) == 3

    press(qtbot, tab.asks.button(Choice.ALL))
    assert len(tab.asks.lines()) == 10
    assert tab.asks.button(Choice.APPROVE).hasFocus()
    qtbot.keyClick(tab, Qt.Key.Key_Escape)

    assert tab.sheet is not None
    assert tab.sheet.table.hasFocus()


def test_on_a_low_screen_day_and_figures_are_one_key_away(qtbot: QtBot) -> None:
    hall = usual_day()
    hall.asked = [leave("何平")]
    tab = shown(qtbot, hall, (623, 212))
    assert tab.sheet is not None
    assert not tab.head.isVisible()
    assert tab.sheet.table.viewport().height() >= 36

    qtbot.keyClick(tab, Qt.Key.Key_F7)
    assert tab.head.isVisible()
    press(qtbot, tab.head.figures[SheetFilter.LEAVE])

    assert names(tab) == ["张丽"]
    assert tab.sheet.table.isVisible()


# Rounds


def running_day() -> FakeDay:
    hall = usual_day()
    hall.columns[2] = under_way(3)
    return hall


def test_a_round_is_begun_and_filled_with_one_key_a_window(qtbot: QtBot) -> None:
    hall = usual_day()
    tab = shown(qtbot, hall)
    assert tab.sheet is not None
    assert tab.sheet.round.text() == "开始巡查 3"

    qtbot.keyClick(tab, Qt.Key.Key_F6)
    select(tab, "王小华")
    key(qtbot, tab, Qt.Key.Key_Space)
    key(qtbot, tab, Qt.Key.Key_1)
    key(qtbot, tab, Qt.Key.Key_2)

    seen = [deed[1].seen for deed in hall.deeds if isinstance(deed[1], MarkWish)]
    assert hall.deeds[0] == ("begin", 3)
    assert seen == [PatrolSight.PRESENT, PatrolSight.VACANT, PatrolSight.B_POST]
    assert tab.sheet.table.selected_row().row.person_name == "周明"
    assert [row_of(tab, n)[8] for n in ("王小华", "李建", "张丽")] == ["✓", "空岗", "B岗"]


def test_the_last_of_a_unit_goes_on_to_the_next_unit(qtbot: QtBot) -> None:
    tab = shown(qtbot, running_day())
    select(tab, "吴刚")

    key(qtbot, tab, Qt.Key.Key_Space)

    assert tab.sheet is not None
    assert tab.sheet.table.selected_row().row.person_name == "孙红"


def test_without_a_round_the_keys_mark_nothing(qtbot: QtBot) -> None:
    hall = usual_day()
    tab = shown(qtbot, hall)
    select(tab, "王小华")

    for pressed in (Qt.Key.Key_Space, Qt.Key.Key_1, Qt.Key.Key_3):
        key(qtbot, tab, pressed)

    assert hall.deeds == []
    assert not tab.choice.isVisible()


def test_a_finding_is_taken_from_the_list_by_its_digit(qtbot: QtBot) -> None:
    hall = running_day()
    tab = shown(qtbot, hall, (1600, 800))
    select(tab, "王小华")

    key(qtbot, tab, Qt.Key.Key_4)
    assert [button.text() for button in tab.choice.buttons()] == ["未戴工牌"]
    qtbot.keyClick(tab, Qt.Key.Key_1)

    (deed,) = hall.deeds
    assert isinstance(deed[1], MarkWish)
    assert (deed[1].seen, deed[1].finding_id) == (PatrolSight.FINDING, BADGE.id)
    assert row_of(tab, "王小华")[10] == "未戴工牌"
    assert tab.sheet is not None
    assert tab.sheet.table.hasFocus()


def test_what_is_still_to_be_seen_is_a_filter_that_empties_itself(qtbot: QtBot) -> None:
    hall = running_day()
    hall.marks += [mark(3, n) for n in (3, 4, 5, 27, 29, 41, 43, 44, 55)]
    tab = shown(qtbot, hall)
    assert tab.sheet is not None
    tab.sheet.segments.choose(2)
    assert names(tab) == ["冯刚"]
    select(tab, "冯刚")

    key(qtbot, tab, Qt.Key.Key_Space)

    assert names(tab) == []
    press(qtbot, tab.sheet.round)
    assert hall.deeds[-1] == ("end", False)


def test_ending_a_round_asks_what_becomes_of_windows_nobody_saw(qtbot: QtBot) -> None:
    hall = running_day()
    tab = shown(qtbot, hall)

    qtbot.keyClick(tab, Qt.Key.Key_F6)
    assert hall.deeds == []
    qtbot.keyClick(tab, Qt.Key.Key_1)

    assert hall.deeds == [("end", True)]


def test_a_mark_that_is_refused_is_said(qtbot: QtBot) -> None:
    hall = running_day()
    hall.refusal = RefusedError()
    tab = shown(qtbot, hall)
    select(tab, "王小华")

    with qtbot.waitSignal(tab.failed) as failed:
        key(qtbot, tab, Qt.Key.Key_Space)

    assert failed.args == [hall.refusal]


# The posting


def test_the_posting_is_looked_at_then_posted_and_printed_in_one_act(
    qtbot: QtBot, page: bytes, tmp_path: Path
) -> None:
    hall = usual_day()
    hall.pdf, hall.folder = page, tmp_path
    tab = shown(qtbot, hall)
    assert tab.sheet is not None

    qtbot.keyClick(tab, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert tab.sheet.posting.print.text() == "公示并打印"
    assert "还没有公示" in tab.sheet.posting.said()
    qtbot.keyClick(tab, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    assert hall.deeds == [("post", TODAY, "")]
    assert hall.printed == ["daily-2026-11-23.pdf"]
    assert "11月23日 15:05 赵敏已公示" in tab.sheet.posting.said()
    assert tab.sheet.posting.print.text() == "再打印一份"


def test_a_posting_that_hangs_is_printed_again_and_not_posted_twice(
    qtbot: QtBot, page: bytes, tmp_path: Path
) -> None:
    hall = usual_day()
    hall.pdf, hall.folder = page, tmp_path
    hall.posting = replace(hall.draft(TODAY), version=1, posted_at=NOW, posted_by_name="赵敏")
    tab = shown(qtbot, hall)
    assert tab.sheet is not None

    press(qtbot, tab.sheet.preview_button)
    press(qtbot, tab.sheet.posting.print)

    assert hall.deeds == []
    assert hall.printed == ["daily-2026-11-23.pdf"]


def test_what_changed_since_is_posted_again_only_with_a_reason(
    qtbot: QtBot, page: bytes, tmp_path: Path
) -> None:
    hall = usual_day()
    hall.pdf, hall.folder = page, tmp_path
    hanging = replace(hall.draft(TODAY), version=1, posted_at=NOW, posted_by_name="赵敏")
    hall.posting = replace(hanging, differs=True)
    tab = shown(qtbot, hall)
    assert tab.sheet is not None

    press(qtbot, tab.sheet.preview_button)
    press(qtbot, tab.sheet.posting.print)
    assert hall.deeds == []
    tab.sheet.posting.reason.setText("补录了打卡文件")
    press(qtbot, tab.sheet.posting.print)

    assert hall.deeds == [("post", TODAY, "补录了打卡文件")]


def test_a_printer_that_is_off_leaves_the_posting_posted(
    qtbot: QtBot, page: bytes, tmp_path: Path
) -> None:
    hall = usual_day()
    hall.pdf, hall.folder, hall.printer_error = page, tmp_path, PrinterOffError(printer="Q1")
    tab = shown(qtbot, hall)
    assert tab.sheet is not None
    press(qtbot, tab.sheet.preview_button)

    with qtbot.waitSignal(tab.failed):
        press(qtbot, tab.sheet.posting.print)

    assert hall.deeds == [("post", TODAY, "")]
    assert tab.sheet.posting.print.text() == "再打印一份"
    assert tab.sheet.posting.print.isEnabled()


def test_the_preview_shows_what_hangs_as_soon_as_it_was_posted(
    qtbot: QtBot, page: bytes, tmp_path: Path
) -> None:
    hall = usual_day()
    hall.pdf, hall.folder = page, tmp_path
    tab = shown(qtbot, hall)
    assert tab.sheet is not None
    press(qtbot, tab.sheet.preview_button)
    assert hall.papers_asked == ["draft"]

    press(qtbot, tab.sheet.posting.print)

    assert hall.papers_asked == ["draft", "hanging", "hanging"]  # the last two: printed, redrawn
    tab.refresh()
    assert len(hall.papers_asked) == 3


def wordless_day(page: bytes, folder: Path) -> FakeDay:
    hall = usual_day()
    hall.pdf, hall.folder = page, folder
    hall.rows = [replace(row, public=None) for row in hall.rows]
    return hall


@pytest.mark.parametrize("is_sure", [True, False])
def test_a_sheet_that_says_nothing_of_anybody_is_posted_only_when_asked(
    qtbot: QtBot, page: bytes, tmp_path: Path, *, is_sure: bool
) -> None:
    hall = wordless_day(page, tmp_path)
    door = AnsweringDoor(is_sure)
    tab = shown(qtbot, hall, door=door)
    assert tab.sheet is not None

    press(qtbot, tab.sheet.preview_button)
    press(qtbot, tab.sheet.posting.print)

    assert door.asked == ["现在还没有人有结论，仍要张贴？"]
    assert hall.deeds == ([("post", TODAY, "")] if is_sure else [])
    assert tab.sheet.posting.print.isEnabled()


def test_one_word_is_enough_to_post_without_a_question(
    qtbot: QtBot, page: bytes, tmp_path: Path
) -> None:
    hall = wordless_day(page, tmp_path)
    hall.rows[3] = replace(hall.rows[3], public=PublicWord.TRIP)
    door = AnsweringDoor()
    tab = shown(qtbot, hall, door=door)
    assert tab.sheet is not None

    press(qtbot, tab.sheet.preview_button)
    press(qtbot, tab.sheet.posting.print)

    assert door.asked == []
    assert hall.deeds == [("post", TODAY, "")]


def test_nothing_is_posted_of_a_day_of_rest(qtbot: QtBot, page: bytes) -> None:
    hall = usual_day()
    hall.pdf, hall.is_working_day = page, False
    tab = shown(qtbot, hall)
    assert tab.sheet is not None

    press(qtbot, tab.sheet.preview_button)

    assert not tab.sheet.posting.print.isEnabled()
    assert "休息" in tab.sheet.posting.said()


# Empty and failing


def test_a_hall_that_cannot_be_read_says_so_and_offers_to_try_again(qtbot: QtBot) -> None:
    hall = usual_day()
    hall.error = AwayError()
    tab = shown(qtbot, hall)
    assert tab.sheet is not None
    again = next(b for b in tab.sheet.empty.findChildren(QPushButton) if b.text() == "再试一次")

    hall.error = None
    press(qtbot, again)

    assert len(names(tab)) == 10


def test_a_failure_later_leaves_the_table_as_it_is(qtbot: QtBot) -> None:
    hall = usual_day()
    tab = shown(qtbot, hall)
    hall.error = AwayError()

    with qtbot.waitSignal(tab.failed):
        tab.refresh()

    assert len(names(tab)) == 10


def test_every_control_says_what_it_is(qtbot: QtBot) -> None:
    hall = running_day()
    hall.asked, hall.asking = [leave("何平")], [question(27, "周明")]
    tab = shown(qtbot, hall)

    silent = [button.objectName() for button in _buttons(tab) if not button.accessibleName()]

    assert silent == []


def _buttons(tab: TodayTab) -> Iterator[QPushButton]:
    yield from (button for button in tab.findChildren(QPushButton) if button.isVisible())
