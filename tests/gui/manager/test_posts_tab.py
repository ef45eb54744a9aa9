"""Posts, hand-overs and rosters at the manager's page of attendance."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from leave_hall import AM, MONDAY, PM, TUESDAY, WEDNESDAY, span
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from hallapp.faces.manager.attendance.lists.section import ListSection
from hallapp.faces.manager.attendance.posts.grid_part import RosterGridPart
from hallapp.faces.manager.attendance.posts.grid_words import Wanted, meant
from hallapp.faces.manager.attendance.posts.tab import PostsTab
from hallapp.roster.terms import HandoverCause, RosterOccasion, ShiftRow, ShiftWish
from tests.gui.manager.duty_seen import DutyHall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[DutyHall]:
    made = DutyHall(tmp_path)
    yield made
    made.close()


def section(tab: PostsTab, name: str) -> ListSection:
    tab.show_at(name)
    made = tab.section(name)
    assert isinstance(made, ListSection)
    return made


def typed(shown: ListSection, **values: Any) -> None:
    for name, value in values.items():
        shown.form.fields[name].show_value(value)
    shown.form.do.click()


def morning_shift(hall: DutyHall, code: str = "A") -> ShiftRow:
    wish = ShiftWish(code, f"{code}班", time(8, 30), time(12))
    return hall.duty.rosters.add_shift(hall.duty.by(4), wish)


def grid_of(tab: PostsTab) -> RosterGridPart:
    tab.show_at("grid")
    part = tab.section("grid")
    assert isinstance(part, RosterGridPart)
    return part


def cell(part: RosterGridPart, name: str, day: date) -> Any:
    rows = range(part.model.rowCount())
    row = next(n for n in rows if part.model.line(n).person_name == name)
    return part.model.index(row, part.model.column_of(day))


def test_an_empty_post_says_for_how_long_and_sends_b(qtbot: QtBot, hall: DutyHall) -> None:
    hall.duty.hall.open_window(2)
    tab = hall.shown(qtbot, PostsTab(), who=5)
    shown = section(tab, "vacant")
    title, said = shown.side.title(), shown.side.said()

    shown.side.buttons["send_b"].click()
    typed(shown, cause=HandoverCause.SICKNESS)

    (row,) = hall.duty.posts.handovers(MONDAY)
    assert title == "1 号窗口空岗 42 分钟"
    assert said == "B 岗张2可以来，要离开 2 号窗口"
    assert (row.b_name, row.cause, row.is_short_notice) == ("张2", HandoverCause.SICKNESS, True)
    assert hall.told == ["已交接，请 张2 到1 号窗口登录就座"]


def test_a_post_nobody_can_cover_offers_no_key(qtbot: QtBot, hall: DutyHall) -> None:
    tab = hall.shown(qtbot, PostsTab(), who=5)
    shown = section(tab, "vacant")

    assert shown.side.said() == "B 岗张2也不在，请另外安排"
    assert shown.side.buttons["send_b"].isHidden()


def test_another_tab_can_ask_for_the_post_of_a_window(qtbot: QtBot, hall: DutyHall) -> None:
    tab = hall.shown(qtbot, PostsTab())

    tab.show_at(("vacant", hall.duty.hall.windows[1]))

    assert section(tab, "vacant").side.title().startswith("1 号窗口空岗")


def test_a_pair_is_made_and_ended(qtbot: QtBot, hall: DutyHall) -> None:
    tab = hall.shown(qtbot, PostsTab())
    shown = section(tab, "pairs")

    shown.head.buttons["pair"].click()
    values = {"a": hall.duty.person(3), "b": hall.duty.person(5)}
    typed(shown, window=hall.duty.hall.windows[3], **values)
    made = [(row.window_number, row.a_name, row.b_name) for row in hall.duty.posts.pairs()]
    shown.side.buttons["end_pair"].click()
    shown.form.do.click()

    assert made == [(1, "张1", "张2"), (3, "张3", "张5")]
    assert len(hall.duty.posts.pairs(TUESDAY)) == 1


def test_somebody_cannot_be_the_own_b_and_what_was_typed_stays(
    qtbot: QtBot, hall: DutyHall
) -> None:
    tab = hall.shown(qtbot, PostsTab())
    shown = section(tab, "pairs")

    shown.head.buttons["pair"].click()
    same = hall.duty.person(3)
    typed(shown, window=None, a=same, b=same)

    assert shown.form.said() == "A岗和B岗不能是同一个人，请另选一位。"
    assert shown.form.fields["a"].value() == same


def test_a_hand_over_on_short_notice_is_flagged_and_given_back(
    qtbot: QtBot, hall: DutyHall
) -> None:
    tab = hall.shown(qtbot, PostsTab())
    pairs = section(tab, "pairs")
    pairs.side.buttons["hand_over"].click()
    typed(pairs, cause=HandoverCause.TRIP, until_half=AM)

    shown = section(tab, "handovers")
    said = shown.side.said()
    shown.side.buttons["give_back"].click()
    shown.form.do.click()

    assert "已注明临时" in hall.told[0]
    assert said == "不足一个工作日的预告，按临时交接记"
    assert hall.duty.posts.handovers(MONDAY)[0].ended_at is not None


def test_leave_that_was_agreed_to_stands_among_the_hand_overs(qtbot: QtBot, hall: DutyHall) -> None:
    hall.duty.granted(1, span(WEDNESDAY, PM))
    tab = hall.shown(qtbot, PostsTab())

    rows = section(tab, "handovers").model.rows()

    assert [(row.b_name, row.is_short_notice) for row in rows] == [("张2", False)]


def test_who_covered_a_window_is_told_with_whose_post_it_is(qtbot: QtBot, hall: DutyHall) -> None:
    duty = hall.duty.hall
    duty.open_window(1, person=2)
    hall.store.clock.advance(timedelta(minutes=30))
    tab = hall.shown(qtbot, PostsTab())

    (line,) = section(tab, "cover").model.rows()

    assert (line.span.role.label, line.span.owner_name) == ("B岗代办", "张1")


def test_a_shift_is_made_changed_and_retired(qtbot: QtBot, hall: DutyHall) -> None:
    tab = hall.shown(qtbot, PostsTab())
    shown = section(tab, "shifts")
    shown.head.buttons["add_shift"].click()
    typed(shown, code="A", name="早班", begins=time(8, 30), ends=time(12))
    shown.side.buttons["change_shift"].click()
    typed(shown, ends=time(12, 30))
    changed = hall.duty.rosters.shifts()
    shown.select(changed[0].id)
    shown.side.buttons["retire"].click()
    shown.form.do.click()

    assert [row.hours_text for row in changed] == ["08:30–12:30"]
    assert hall.duty.rosters.shifts() == ()
    assert len(shown.model.rows()) == 2


def test_noon_duty_of_several_days_is_assigned_at_once_and_taken_off(
    qtbot: QtBot, hall: DutyHall
) -> None:
    tab = hall.shown(qtbot, PostsTab(), who=5)
    shown = section(tab, "duties")

    shown.head.buttons["assign"].click()
    typed(shown, person=hall.duty.person(1), last=WEDNESDAY.isoformat())
    made = [row.day for row in shown.model.rows()]
    shown.side.buttons["take_off"].click()
    typed(shown, why="换人")

    assert made == [MONDAY, TUESDAY, WEDNESDAY]
    assert len(shown.model.rows()) == 2


def test_a_leader_sits_in_with_one_expert(qtbot: QtBot, hall: DutyHall) -> None:
    tab = hall.shown(qtbot, PostsTab())
    shown = section(tab, "sit_ins")

    shown.head.buttons["add_sit_in"].click()
    typed(shown, leader="欧阳建国", expert="欧阳建国")
    fault = shown.form.said()
    typed(shown, expert="陈立新")

    assert fault.startswith("坐班要写两个人")
    assert [row.expert_name for row in hall.duty.rosters.sit_ins(MONDAY)] == ["陈立新"]


def test_codes_are_typed_into_the_month(qtbot: QtBot, hall: DutyHall) -> None:
    morning_shift(hall)
    tab = hall.shown(qtbot, PostsTab(), who=5)
    part = grid_of(tab)

    part.model.setData(cell(part, "张1", TUESDAY), "a")
    part.model.setData(cell(part, "张2", TUESDAY), "休")
    part.model.setData(cell(part, "张3", TUESDAY), "午A")

    shown = [cell(part, name, TUESDAY).data() for name in ("张1", "张2", "张3")]
    assert shown == ["A", "休", "午A"]


def test_one_code_fills_all_selected_cells_and_delete_clears_them(
    qtbot: QtBot, hall: DutyHall
) -> None:
    morning_shift(hall)
    tab = hall.shown(qtbot, PostsTab(), who=5)
    part = grid_of(tab)
    first, last = cell(part, "张1", MONDAY), cell(part, "张1", WEDNESDAY)
    part.view.setCurrentIndex(first)
    for _step in range(2):
        qtbot.keyClick(part.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)

    part.model.setData(first, "A")
    filled = len(hall.duty.rosters.of_person(hall.duty.person(1), MONDAY, WEDNESDAY))
    qtbot.keyClick(part.view, Qt.Key.Key_Delete)

    assert filled == 3
    assert last.data() == ""
    assert hall.duty.rosters.of_person(hall.duty.person(1), MONDAY, WEDNESDAY) == ()


def test_a_key_begins_to_type_in_a_cell(qtbot: QtBot, hall: DutyHall) -> None:
    morning_shift(hall)
    tab = hall.shown(qtbot, PostsTab(), who=5)
    part = grid_of(tab)
    part.view.setCurrentIndex(cell(part, "张1", TUESDAY))

    qtbot.keyClick(part.view, "A")
    editor = part.view.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: cell(part, "张1", TUESDAY).data() == "A")


def test_an_unknown_code_changes_nothing_and_says_what_to_do(qtbot: QtBot, hall: DutyHall) -> None:
    tab = hall.shown(qtbot, PostsTab(), who=5)
    part = grid_of(tab)

    part.model.setData(cell(part, "张1", TUESDAY), "Q")

    assert part.fault().startswith("没有代码“Q”")
    assert hall.duty.rosters.of_day(TUESDAY) == ()


def test_what_the_hall_refuses_leaves_the_old_shift_in_its_cell(
    qtbot: QtBot, hall: DutyHall
) -> None:
    morning_shift(hall)
    late = ShiftWish("N", "夜班", time(20), time(9))
    hall.duty.rosters.add_shift(hall.duty.by(4), late)
    tab = hall.shown(qtbot, PostsTab(), who=5)
    part = grid_of(tab)
    part.model.setData(cell(part, "张1", TUESDAY), "A")
    part.model.setData(cell(part, "张1", MONDAY), "休")

    part.model.setData(cell(part, "张1", MONDAY), "N")

    assert "时间重叠" in part.fault()
    assert cell(part, "张1", MONDAY).data() == "休"


def test_who_does_not_run_the_hall_cannot_type(qtbot: QtBot, hall: DutyHall) -> None:
    morning_shift(hall)
    tab = hall.shown(qtbot, PostsTab(), who=2)
    part = grid_of(tab)

    part.model.setData(cell(part, "张1", TUESDAY), "A")

    assert part.fault() == "排班由值班长或管理人员改。"


def test_a_file_is_shown_before_it_is_imported(
    qtbot: QtBot, hall: DutyHall, tmp_path: Path
) -> None:
    morning_shift(hall)
    file = tmp_path / "排班.csv"
    text = "姓名,日期,班次\n张1,2026-11-24,A\n张九,2026-11-24,A\n张2,2026-11-24,Z\n"
    file.write_text(text, encoding="utf-8")
    tab = hall.begun(qtbot, PostsTab(), 4, (1230, 590), file)
    shown = section(tab, "import")

    before = shown.head.buttons["carry"].isHidden()
    shown.head.buttons["choose"].click()
    results = [shown.plan.said_of(line) for line in shown.model.rows()]
    untouched = hall.duty.rosters.of_day(TUESDAY)
    shown.head.buttons["carry"].click()

    assert before
    assert untouched == ()
    assert results[:2] == [
        "大厅没有这个人，请核对工号和姓名",
        "没有这个班次，请先添加班次或者改代码",
    ]
    assert [row.person_name for row in hall.duty.rosters.of_day(TUESDAY)] == ["张1"]
    assert hall.told == ["新增 1，换班 0，原有 0，没有导入 2"]


def test_the_template_of_a_month_is_saved(qtbot: QtBot, hall: DutyHall, tmp_path: Path) -> None:
    target = tmp_path / "模板.xlsx"
    tab = hall.begun(qtbot, PostsTab(), 4, (1230, 590), target)

    section(tab, "import").head.buttons["template"].click()

    assert load_workbook(target).worksheets[0]["A1"].value == "2026年11月排班表"


def test_what_is_typed_into_a_cell_is_understood() -> None:
    shift = ShiftRow(uuid4(), "早", "早班", time(8), time(12))

    assert meant("早", [shift]) == Wanted(RosterOccasion.SHIFT, shift.id)
    assert meant(" 延早 ", [shift]) == Wanted(RosterOccasion.EXTENDED, shift.id)
    assert meant("休", [shift]) == Wanted(RosterOccasion.REST)
    assert meant("", [shift]) == Wanted()
    assert meant("晚", [shift]) is None
    assert meant("午晚", [shift]) is None
