"""巡查 at the manager's desk: rounds by finger and by keyboard, the day, papers, letters."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hallapp.faces.manager.attendance.patrols.day_panel import DayPanel
from hallapp.faces.manager.attendance.patrols.explanations_panel import ExplanationsPanel
from hallapp.faces.manager.attendance.patrols.findings_panel import FindingsPanel
from hallapp.faces.manager.attendance.patrols.letter_words import Doing
from hallapp.faces.manager.attendance.patrols.letters_panel import LettersPanel
from hallapp.faces.manager.attendance.patrols.paper_panel import PaperPanel
from hallapp.faces.manager.attendance.patrols.round_panel import RoundPanel
from hallapp.faces.manager.attendance.patrols.seat_tile import SeatTile
from hallapp.faces.manager.attendance.patrols.tab import PatrolsTab
from hallapp.kernel.errors import SurroundingsError
from hallapp.kernel.texts import ENGLISH, set_language
from hallapp.patrols.errors import LetterTwiceError, RevealEarlyError, RoundOverError
from hallapp.patrols.terms import (
    DrawCheck,
    FindingSort,
    LetterState,
    PatrollerRow,
    PatrolSight,
    RoundSource,
)
from tests.gui.manager.patrol_fakes import (
    CLERK,
    LEADER,
    TODAY,
    FakePatrolHall,
    explanation,
    heard,
    letter,
    person,
    tab_of,
    units,
    window,
)

NARROW = (620, 200)
TABLET = (900, 560)


class LostError(SurroundingsError):
    """The store cannot be reached."""

    code = "database.lost"


def under_way() -> FakePatrolHall:
    return FakePatrolHall().walked(1).walked(2).walked(3, ends=False)


def found_by(hall: FakePatrolHall) -> FakePatrolHall:
    """A hall with letters and explanations about its findings."""
    blamed = [mark for mark in hall.marks if mark.is_blame]
    hall.said = [explanation(1, mark_id=blamed[0].id)]
    hall.letter_rows = [letter(2, mark_id=blamed[1].id), letter(5)]
    return hall


def part(tab: PatrolsTab, name: str, kind: type[Any]) -> Any:
    tab.open_part(name)
    found = tab.part(name)
    assert isinstance(found, kind)
    return found


def round_of(tab: PatrolsTab) -> RoundPanel:
    found: RoundPanel = part(tab, "round", RoundPanel)
    return found


def said_in(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if not each.isHidden())


def asked(hall: FakePatrolHall, name: str) -> list[Any]:
    return [given for what, given in hall.asked if what == name]


# A round


def test_a_round_begins_with_its_number_and_source_and_says_how_late(qtbot: QtBot, tmp_path: Path):
    hall = FakePatrolHall().walked(1).walked(2)
    tab = tab_of(qtbot, hall, tmp_path)
    told = heard(tab.told)
    panel = round_of(tab)

    panel.start.source.choose(1)
    QTest.keyClick(tab, Qt.Key.Key_F2)

    assert asked(hall, "begin") == [(3, RoundSource.VIDEO)]
    assert told == ["第 3 次巡查开始，迟 15 分钟"]
    assert "视频巡查，15:05 开始，迟 15 分钟" in said_in(panel.view)


def test_a_round_well_before_its_time_begins_only_when_asked_for_again(
    qtbot: QtBot, tmp_path: Path
):
    hall = FakePatrolHall(ahead=frozenset({1}))
    tab = tab_of(qtbot, hall, tmp_path, False, True)  # noqa: FBT003 - two answers
    start = round_of(tab).start

    start.start.click()
    assert asked(hall, "begin") == []
    start.start.click()

    assert asked(hall, "begin") == [(1, RoundSource.WALK)]


def test_only_the_patroller_is_told_the_next_time(qtbot: QtBot, tmp_path: Path):
    hall = FakePatrolHall().walked(1)
    hall.plan_row = replace(hall.plan_row, patrollers=(PatrollerRow(LEADER.id, LEADER.name),))
    start = round_of(tab_of(qtbot, hall, tmp_path)).start
    before = said_in(start)

    start.times.click()

    assert "校验值：3f3f3f3f" in before
    assert "10:42" not in before
    assert "下一次是第 2 次，10:42 开始" in start.time_fact.fact()
    assert asked(hall, "plan_for") == [LEADER.id]


def test_whoever_does_not_patrol_sees_the_hash_and_no_time(qtbot: QtBot, tmp_path: Path):
    hall = FakePatrolHall()
    hall.plan_row = replace(hall.plan_row, patrollers=(PatrollerRow(CLERK.id, CLERK.name),))
    start = round_of(tab_of(qtbot, hall, tmp_path)).start

    start.times.click()

    assert "时间只告诉今天的巡查人" in start.time_fact.fact()
    assert CLERK.name in start.people_fact.fact()


def test_a_patroller_is_named_and_taken_off_again(qtbot: QtBot, tmp_path: Path):
    hall = FakePatrolHall(windows_count=3)
    somebody = person(2).id
    tab = tab_of(qtbot, hall, tmp_path, somebody, somebody)
    start = round_of(tab).start

    start.name.click()
    named = start.people_fact.fact()
    start.name.click()

    assert named == person(2).name
    assert asked(hall, "name") == [somebody]
    assert asked(hall, "unname") == [somebody]


def test_a_round_is_carried_on_where_nobody_has_looked_yet(qtbot: QtBot, tmp_path: Path):
    view = round_of(tab_of(qtbot, under_way(), tmp_path)).view

    assert view.plan.number() == 12
    assert view.plan.tile(12).hasFocus()


def test_tapping_a_window_and_a_finding_keeps_it_and_goes_to_the_next(qtbot: QtBot, tmp_path: Path):
    hall = under_way()
    view = round_of(tab_of(qtbot, hall, tmp_path, size=TABLET)).view
    before = view.progress.text()

    QTest.mouseClick(view.plan.tile(70), Qt.MouseButton.LeftButton)
    view.pad.line.setText("看视频")
    view.pad.button("玩手机或游戏").click()

    kept = asked(hall, "tap")[0]
    assert (kept.window_id, kept.seen, kept.words) == (
        window(70).id, PatrolSight.FINDING, "看视频",
    )  # fmt: skip
    assert view.plan.number() == 71
    assert (before, view.progress.text()) == (
        "还差 35，其中 2 个要走近看", "还差 34，其中 2 个要走近看",
    )  # fmt: skip
    assert "上班纪律" in view.plan.tile(70).accessibleName()
    assert view.pad.line.text() == ""


def test_a_round_goes_on_by_keyboard_alone(qtbot: QtBot, tmp_path: Path):
    hall = under_way()
    view = round_of(tab_of(qtbot, hall, tmp_path)).view
    view.plan.select(68, focus=True)

    for key in (Qt.Key.Key_Space, Qt.Key.Key_6, Qt.Key.Key_0, Qt.Key.Key_B):
        focus = view.plan.tile(view.plan.number() or 0)
        QTest.keyClick(focus, key)

    taps = [(each.window_id.int - 1000, each.seen) for each in asked(hall, "tap")]
    assert taps == [
        (68, PatrolSight.PRESENT),
        (69, PatrolSight.FINDING),
        (70, PatrolSight.VACANT),
        (71, PatrolSight.B_POST),
    ]
    assert view.plan.tile(72).hasFocus()


def test_who_is_out_escorting_on_leave_or_covered_stands_on_the_tile(qtbot: QtBot, tmp_path: Path):
    hall = FakePatrolHall()
    hall.begin(_request(), 1)
    plan = round_of(tab_of(qtbot, hall, tmp_path)).view.plan

    told = {number: plan.tile(number).accessibleName() for number in (5, 12, 44, 58, 71, 90)}

    assert "B岗，代张晓雯（请假）" in told[5]
    assert "要看" in told[12]
    assert "外出已登记，14:00 离岗，应 16:00 回" in told[44]
    assert "陪同办事" in told[58]
    assert "请假在外" in told[71]
    assert "没有人" in told[90]


def test_a_mark_is_changed_and_put_back(qtbot: QtBot, tmp_path: Path):
    hall = under_way()
    panel = round_of(tab_of(qtbot, hall, tmp_path))
    view = panel.view
    view.plan.select(2, focus=True)

    QTest.keyClick(view.plan.tile(2), Qt.Key.Key_0)
    assert not view.undo.isHidden()
    view.undo.click()

    assert [each.seen for each in asked(hall, "tap")] == [PatrolSight.VACANT, PatrolSight.PRESENT]
    assert view.undo.isHidden()


def test_a_first_mark_has_nothing_to_be_put_back(qtbot: QtBot, tmp_path: Path):
    view = round_of(tab_of(qtbot, under_way(), tmp_path)).view
    view.plan.select(80, focus=True)

    QTest.keyClick(view.plan.tile(80), Qt.Key.Key_Space)

    assert view.undo.isHidden()


def test_a_tap_that_is_refused_says_so_and_keeps_the_words(qtbot: QtBot, tmp_path: Path):
    hall = under_way()
    view = round_of(tab_of(qtbot, hall, tmp_path)).view
    hall.refuses = RoundOverError(number=3)
    view.plan.select(80)
    view.pad.line.setText("手机")

    view.pad.button("聊天").click()

    assert "没有记下：第 3 次巡查已经结束" in view.fault.text()
    assert view.pad.line.text() == "手机"
    assert view.plan.number() == 80


def test_ending_takes_over_the_rest_but_never_an_empty_post(qtbot: QtBot, tmp_path: Path):
    hall = under_way()
    tab = tab_of(qtbot, hall, tmp_path)
    told = heard(tab.told)
    view = round_of(tab).view

    QTest.keyClick(view.plan.tile(12), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    question = said_in(view.end_form)
    view.end_form.note.setText("秩序良好")
    view.end_form.do.click()

    assert "12、27 号窗口登记上没有人" in question
    assert view.end_form.rest.segment(0).text() == "其余 33 个在岗"
    assert asked(hall, "end") == [(True, "秩序良好")]
    assert told == ["第 3 次巡查已结束，记了 97 个窗口"]


def test_windows_not_looked_at_may_stay_unseen(qtbot: QtBot, tmp_path: Path):
    hall = under_way()
    view = round_of(tab_of(qtbot, hall, tmp_path)).view
    view.end.click()

    view.end_form.rest.choose(1)
    view.end_form.do.click()

    assert asked(hall, "end") == [(False, "")]


def test_the_filter_shows_what_is_left(qtbot: QtBot, tmp_path: Path):
    view = round_of(tab_of(qtbot, under_way(), tmp_path)).view

    view.filter.choose(1)

    shown = [each for each in view.plan.findChildren(SeatTile) if not each.isHidden()]
    assert len({each.number for each in shown} & {12, 27, 67, 100}) == 4
    assert view.filter.segment(1).text() == "未查 35"


@pytest.mark.parametrize("size", [(1206, 590), TABLET, NARROW])
def test_every_tile_and_button_of_a_round_is_as_large_as_a_finger(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
):
    view = round_of(tab_of(qtbot, under_way(), tmp_path, size=size)).view
    QTest.mouseClick(view.plan.tile(70), Qt.MouseButton.LeftButton)

    seen = [each for each in view.findChildren(QAbstractButton) if each.isVisible()]

    assert len(seen) > 10
    assert {
        each.accessibleName() for each in seen if min(each.width(), each.height()) < 44
    } == set()


def test_where_there_is_little_room_plan_and_pad_take_turns(qtbot: QtBot, tmp_path: Path):
    view = round_of(tab_of(qtbot, under_way(), tmp_path, size=NARROW)).view
    plan_first = view.plan.isVisible() and not view.pad.isVisible()

    QTest.mouseClick(view.plan.tile(3), Qt.MouseButton.LeftButton)
    pad_then = view.pad.isVisible() and not view.plan.isVisible()
    view.pad.button("在岗").click()

    assert plan_first
    assert pad_then
    assert view.plan.isVisible()


def test_a_hall_that_cannot_be_read_says_what_to_do(qtbot: QtBot, tmp_path: Path):
    hall = under_way()
    hall.unreadable = LostError()
    tab = tab_of(qtbot, hall, tmp_path)
    panel = round_of(tab)
    assert panel.unread.isVisible()

    hall.unreadable = None
    panel.unread.pressed.emit()

    assert panel.view.isVisible()


# The day


def test_the_day_lists_findings_with_what_became_of_them(qtbot: QtBot, tmp_path: Path):
    hall = found_by(FakePatrolHall().walked(1).walked(2))
    panel: DayPanel = part(tab_of(qtbot, hall, tmp_path), "day", DayPanel)
    model = panel.model

    first = [model.index(0, column).data() for column in range(model.columnCount())]

    assert first[:5] == ["1", "1", "李敏", "自然资源和规划局", "玩手机或游戏"]
    assert first[5:] == ["看手机两分钟，当场提醒", "", "待处理", ""]
    assert panel.filter.segment(0).text() == "有问题 11"
    assert "第 1 次 现场巡查，09:12 开始，按时" in panel.rounds.text()


def test_a_record_is_corrected_with_a_reason(qtbot: QtBot, tmp_path: Path):
    hall = FakePatrolHall().walked(1)
    tab = tab_of(qtbot, hall, tmp_path)
    told = heard(tab.told)
    panel: DayPanel = part(tab, "day", DayPanel)
    mark = panel.model.rows()[0].mark

    panel.correct.click()
    panel.form.do.click()
    lacking = panel.form.fields["reason"].fault()
    panel.form.fields["sight"].show_value((PatrolSight.PRESENT, None))
    panel.form.fields["reason"].show_value("看错了窗口")
    panel.form.do.click()

    mark_id, wish, reason = asked(hall, "correct")[0]
    assert lacking
    assert (mark_id, wish.seen, reason) == (mark.id, PatrolSight.PRESENT, "看错了窗口")
    assert told == [f"{mark.window_number} 号窗口的记录已更正"]


def test_a_finding_is_put_right_and_then_asks_no_more(qtbot: QtBot, tmp_path: Path):
    hall = FakePatrolHall().walked(1)
    panel: DayPanel = part(tab_of(qtbot, hall, tmp_path), "day", DayPanel)

    panel.rectify.click()
    panel.form.fields["rectified"].show_value("手机已收起")
    panel.form.do.click()

    assert asked(hall, "rectify")[0][1] == "手机已收起"
    assert not panel.rectify.isEnabled()
    assert "整改：手机已收起" in panel.detail.text()


def test_a_letter_about_a_record_opens_with_its_finding(qtbot: QtBot, tmp_path: Path):
    hall = FakePatrolHall().walked(1)
    tab = tab_of(qtbot, hall, tmp_path)
    panel: DayPanel = part(tab, "day", DayPanel)
    mark = panel.model.rows()[2].mark
    panel.table.selectRow(2)

    panel.letter.click()

    letters = tab.opened()
    assert isinstance(letters, LettersPanel)
    assert letters.form.isVisible()
    assert letters.form.fields["mark"].value() == mark.id


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (DrawCheck(commitment_fits=True, times_fit=True, is_sound=True), "核对无误"),
        (DrawCheck(commitment_fits=False, times_fit=True, is_sound=True), "算不出早上公布的校验值"),
        (DrawCheck(commitment_fits=True, times_fit=False, is_sound=True), "抽到的时间和密钥"),
        (DrawCheck(commitment_fits=True, times_fit=True, is_sound=False), "不能作为依据"),
    ],
)
def test_the_evening_reveals_the_draw_and_says_whether_it_fits(
    qtbot: QtBot, tmp_path: Path, check: DrawCheck, said: str
):
    hall = FakePatrolHall().walked(1)
    hall.check = check
    panel: DayPanel = part(tab_of(qtbot, hall, tmp_path), "day", DayPanel)
    assert "公布了校验值" in panel.proof.text()

    panel.reveal.click()
    panel.verify.click()

    assert "09:10、10:10、11:10、12:10" in panel.proof.text()
    assert said in panel.proof.text()


def test_revealing_before_closing_is_refused_in_words(qtbot: QtBot, tmp_path: Path):
    hall = FakePatrolHall()
    tab = tab_of(qtbot, hall, tmp_path)
    failed = heard(tab.failed)
    panel: DayPanel = part(tab, "day", DayPanel)
    hall.refuses = RevealEarlyError(at="17:00")

    panel.reveal.click()

    assert [type(each) for each in failed] == [RevealEarlyError]


def test_the_log_is_printed_and_saved(qtbot: QtBot, tmp_path: Path):
    hall = FakePatrolHall().walked(1)
    tab = tab_of(qtbot, hall, tmp_path, "xlsx", tmp_path / "记录")
    panel: DayPanel = part(tab, "day", DayPanel)

    panel.print_log.click()
    panel.save_log.click()

    assert hall.printed == [f"窗口巡查记录表 patrols-{TODAY}.pdf"]
    assert (tmp_path / "记录.xlsx").read_bytes() == b"log"


def test_a_day_without_patrols_says_what_will_stand_here(qtbot: QtBot, tmp_path: Path):
    panel: DayPanel = part(tab_of(qtbot, FakePatrolHall(), tmp_path), "day", DayPanel)

    assert "这一天还没有巡查记录" in said_in(panel.empty)
    panel.before.click()
    assert "2026年11月22日" in panel.title.text()


# Paper


def test_a_sheet_of_paper_is_keyed_in_line_by_line(qtbot: QtBot, tmp_path: Path):
    hall = FakePatrolHall()
    tab = tab_of(qtbot, hall, tmp_path)
    told = heard(tab.told)
    panel: PaperPanel = part(tab, "paper", PaperPanel)
    panel.number.show_value(2)
    panel.ended.show_value("10：20")

    for number, sight, code in ((7, PatrolSight.VACANT, ""), (3, PatrolSight.FINDING, "no_badge")):
        panel.entry.choose(sight, code)
        QTest.keyClicks(panel.entry.window_line, str(number))
        QTest.keyClick(panel.entry.window_line, Qt.Key.Key_Return)
    panel.rest.show_value(value=True)
    panel.keep.click()

    paper = asked(hall, "key_in")[0]
    assert (paper.number, paper.began.hour, paper.ended.minute) == (2, 9, 20)
    assert [(each.window_id, each.seen) for each in paper.marks] == [
        (window(3).id, PatrolSight.FINDING),
        (window(7).id, PatrolSight.VACANT),
    ]
    assert paper.is_rest_present
    assert told == ["11-23 第 2 次巡查已补录，2 个窗口"]
    assert not panel.has_unsaved()


def test_a_sheet_with_a_window_that_is_not_there_says_so(qtbot: QtBot, tmp_path: Path):
    panel: PaperPanel = part(tab_of(qtbot, FakePatrolHall(), tmp_path), "paper", PaperPanel)

    panel.entry.window_line.setText("250")
    panel.entry.press()
    unknown = panel.said()
    panel.keep.click()

    assert "没有 250 号窗口" in unknown
    assert "请把纸上写的窗口加进来" in panel.said()


def test_a_blank_sheet_is_printed(qtbot: QtBot, tmp_path: Path):
    hall = FakePatrolHall()
    panel: PaperPanel = part(tab_of(qtbot, hall, tmp_path), "paper", PaperPanel)

    panel.blank.click()

    assert hall.printed == [f"窗口巡查表 rounds-{TODAY}.pdf"]


# Letters, explanations, the list


def test_letters_say_by_how_many_days_an_answer_is_late(qtbot: QtBot, tmp_path: Path):
    hall = found_by(FakePatrolHall().walked(1))
    panel: LettersPanel = part(tab_of(qtbot, hall, tmp_path), "letters", LettersPanel)

    due = [panel.model.index(row, 5).data() for row in range(2)]

    assert due == ["11-24 前", "11-21 逾期 2 天"]
    assert panel.filter.segment(1).text() == "逾期未回复 1"


def test_a_letter_is_issued_printed_answered_checked_and_closed(qtbot: QtBot, tmp_path: Path):
    hall = FakePatrolHall().walked(1)
    tab = tab_of(qtbot, hall, tmp_path)
    told = heard(tab.told)
    panel: LettersPanel = part(tab, "letters", LettersPanel)

    panel.issue.click()
    panel.form.do.click()
    for doing, values in (
        (Doing.REPLY, {"reply": "已约谈", "by": "王科长"}),
        (Doing.RECTIFY, {"checked": "看过，已改"}),
        (Doing.CLOSE, {}),
    ):
        panel.acts[doing].click()
        for name, value in values.items():
            panel.form.fields[name].show_value(value)
        panel.form.do.click()

    assert asked(hall, "issue")[0].request == "请核实情况，督促整改，并按期回复。"
    assert hall.printed == ["反馈函 letter.pdf"]
    assert hall.letter_rows[0].state is LetterState.CLOSED
    assert told[0] == "反馈函 反馈〔2026〕50号 已发"
    assert told[-1] == "反馈〔2026〕50号 已归档"


def test_a_letter_may_go_to_another_unit_than_the_person_s_own(qtbot: QtBot, tmp_path: Path):
    hall = FakePatrolHall().walked(1)
    panel: LettersPanel = part(tab_of(qtbot, hall, tmp_path), "letters", LettersPanel)
    panel.issue.click()
    own = panel.form.fields["unit"].value()

    panel.form.fields["unit"].show_value(units()[2].id)
    panel.form.do.click()

    assert own is None
    assert asked(hall, "issue")[0].department_id == units()[2].id


def test_a_refused_letter_keeps_what_was_typed(qtbot: QtBot, tmp_path: Path):
    hall = FakePatrolHall().walked(1)
    panel: LettersPanel = part(tab_of(qtbot, hall, tmp_path), "letters", LettersPanel)
    hall.refuses = LetterTwiceError(number="反馈〔2026〕1号")
    panel.issue.click()
    panel.form.fields["rule"].show_value("窗口工作规范")

    panel.form.do.click()

    assert "已经发过反馈函 反馈〔2026〕1号" in panel.form.said()
    assert panel.form.fields["rule"].value() == "窗口工作规范"
    assert panel.has_unsaved()


def test_a_letter_is_saved_to_be_edited(qtbot: QtBot, tmp_path: Path):
    hall = found_by(FakePatrolHall().walked(1))
    tab = tab_of(qtbot, hall, tmp_path, "docx", tmp_path / "函.docx")
    panel: LettersPanel = part(tab, "letters", LettersPanel)

    panel.save.click()

    assert (tmp_path / "函.docx").read_bytes() == b"letter"


def test_an_explanation_is_refused_only_with_words(qtbot: QtBot, tmp_path: Path):
    hall = found_by(FakePatrolHall().walked(1))
    tab = tab_of(qtbot, hall, tmp_path)
    panel: ExplanationsPanel = part(tab, "explanations", ExplanationsPanel)
    assert "帮老人找材料" in panel.detail.text()

    panel.refuse.click()
    panel.form.do.click()
    assert asked(hall, "decide") == []
    panel.form.fields["words"].show_value("没有人能证明")
    panel.form.do.click()

    assert asked(hall, "decide") == [(False, "没有人能证明")]
    assert "没有待处理的说明" in said_in(panel.empty)


def test_nobody_decides_about_the_own_explanation(qtbot: QtBot, tmp_path: Path):
    hall = FakePatrolHall().walked(1)
    hall.said = [explanation(1, person_id=LEADER.id)]
    panel: ExplanationsPanel = part(
        tab_of(qtbot, hall, tmp_path), "explanations", ExplanationsPanel
    )

    assert not panel.accept.isEnabled()
    assert panel.accept.toolTip() == "自己的说明由别人处理"


def test_the_list_of_findings_is_renamed_added_to_and_switched(qtbot: QtBot, tmp_path: Path):
    hall = FakePatrolHall()
    panel: FindingsPanel = part(tab_of(qtbot, hall, tmp_path), "findings", FindingsPanel)
    off = next(row for row in panel.model.rows() if not row.is_active)

    panel.table.select_key(off.code)
    panel.switch.click()
    panel.rename.click()
    panel.form.fields["label"].show_value("长时间留岗")
    panel.form.do.click()
    panel.add.click()
    panel.form.fields["label"].show_value("无故离席")
    panel.form.fields["sort"].show_value(FindingSort.POST)
    panel.form.do.click()

    wishes = asked(hall, "change_finding")
    assert [(each.label, each.is_active, bool(each.code)) for each in wishes] == [
        (off.label, True, True),
        ("长时间留岗", True, True),
        ("无故离席", True, False),
    ]


def test_whoever_does_not_manage_reads_the_list_only(qtbot: QtBot, tmp_path: Path):
    tab = tab_of(qtbot, FakePatrolHall(), tmp_path, who=CLERK)
    panel: FindingsPanel = part(tab, "findings", FindingsPanel)

    assert not any(each.isEnabled() for each in (panel.add, panel.rename, panel.retire))


# The tab


def test_another_tab_opens_a_part_by_name_or_the_record_of_a_day(qtbot: QtBot, tmp_path: Path):
    tab = tab_of(qtbot, FakePatrolHall(), tmp_path)

    tab.show_at("letters")
    opened = tab.opened()
    tab.show_at(date(2026, 11, 20))

    assert isinstance(opened, LettersPanel)
    day = tab.opened()
    assert isinstance(day, DayPanel)
    assert day.shown_day() == date(2026, 11, 20)


def test_a_finding_with_a_long_name_is_shown_whole(qtbot: QtBot, tmp_path: Path):
    hall = under_way()
    hall.list_rows[1] = replace(hall.list_rows[1], label="长时间离开岗位又没有办理任何登记手续" * 2)
    pad = round_of(tab_of(qtbot, hall, tmp_path, size=TABLET)).view.pad

    button = pad.button(hall.list_rows[1].label)

    assert button.width() >= button.sizeHint().width()
    assert button.mapTo(pad, button.rect().topRight()).x() < pad.width()
    assert button.height() > 50


def test_a_hall_without_windows_says_what_to_do_first(qtbot: QtBot, tmp_path: Path):
    hall = FakePatrolHall(windows_count=0)
    hall.begin(_request(), 1)
    view = round_of(tab_of(qtbot, hall, tmp_path)).view

    assert view.empty.isVisible()
    assert not view.pad.isVisible()


def test_what_waits_is_counted_beside_the_words(qtbot: QtBot, tmp_path: Path):
    tab = tab_of(qtbot, found_by(FakePatrolHall().walked(1)), tmp_path)

    assert tab.segments.segment(3).text() == "反馈函 2"
    assert tab.segments.segment(4).text() == "情况说明 1"


@pytest.mark.parametrize("language", ["zh_CN", ENGLISH])
@pytest.mark.parametrize("name", ["round", "day", "paper", "letters", "explanations", "findings"])
def test_everything_that_can_have_the_keyboard_has_a_name(
    qtbot: QtBot, tmp_path: Path, name: str, language: str
):
    set_language(language)
    tab = tab_of(qtbot, found_by(under_way()), tmp_path)
    tab.open_part(name)

    controls = [
        each
        for each in tab.opened().findChildren(QWidget)
        if isinstance(each, QAbstractButton | QLineEdit)
        and each.isVisible()
        and each.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]

    assert controls
    assert [each.objectName() for each in controls if not each.accessibleName()] == []


def _request() -> Any:
    from hallapp.kernel.requests import Actor, Request

    return Request(Actor("GL-1", person_id=LEADER.id))


class SlowJobs:
    """A worker that answers when it is told to."""

    def __init__(self) -> None:
        self._waiting: list[Any] = []
        self.is_slow = False

    def submit(self, work: Any, done: Any, failed: Any = None, owner: Any = None) -> None:
        del owner
        if not self.is_slow:
            done(work())
            return
        self._waiting.append((work, done, failed))

    def answer(self) -> None:
        waiting, self._waiting = self._waiting, []
        for work, done, _failed in waiting:
            done(work())


def test_taps_that_come_faster_than_answers_are_about_the_windows_that_were_seen(
    qtbot: QtBot, tmp_path: Path
):
    hall, jobs = under_way(), SlowJobs()
    view = round_of(tab_of(qtbot, hall, tmp_path, jobs=jobs)).view
    view.plan.select(68, focus=True)
    jobs.is_slow = True

    for _tap in range(3):
        QTest.keyClick(view.plan.tile(view.plan.number() or 0), Qt.Key.Key_Space)
    jobs.answer()

    assert [each.window_id.int - 1000 for each in asked(hall, "tap")] == [68, 69, 70]
    assert view.plan.number() == 71
    assert view.progress.text() == "还差 32，其中 2 个要走近看"
