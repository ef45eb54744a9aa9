"""A clerk's own attendance by keyboard, with a citizen in front: punches, leave, outings, score."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hallapp.attendance.errors import CorrectionAskedError
from hallapp.attendance.terms import PunchSource, Slot
from hallapp.faces.clerk.attendance.leave_section import LeaveSection
from hallapp.faces.clerk.attendance.page import AttendancePage
from hallapp.faces.clerk.main_window import ClerkMainWindow
from hallapp.hall.half_days import Half
from hallapp.hall.terms import Role
from hallapp.kernel.changes import Change
from hallapp.kernel.errors import SurroundingsError
from hallapp.leave.terms import LeaveKind, LeaveState, OutingKind
from tests.gui.clerk import fake_desk
from tests.gui.clerk.fake_desk import FakeDesk, id_of
from tests.gui.clerk.keys_of_desk import ALT, CTRL, press, type_chinese, type_letters

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def own(desk: ClerkMainWindow) -> AttendancePage:
    """The page of whoever sits at window 3, opened by key."""
    press(Qt.Key.Key_4, modifier=ALT)
    return page_of(desk)


def page_of(desk: ClerkMainWindow) -> AttendancePage:
    found = desk.findChild(AttendancePage)
    assert found is not None
    return found


def section(own: AttendancePage, number: int) -> None:
    press(Qt.Key(int(Qt.Key.Key_1) + number), modifier=CTRL)
    assert own.choice.number() == number


def words_of(own: AttendancePage, name: str) -> str:
    found = own.findChild(QWidget, name)
    assert found is not None
    return getattr(found, "text")()  # noqa: B009 - any label or button


def rows(own: AttendancePage) -> list[list[str]]:
    model = own.section.model  # type: ignore[union-attr]
    return [
        [str(model.data(model.index(row, column))) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def as_chief(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let 王晓梅 be chief representative of the unit."""
    roles = (Role.FRONT_CLERK, Role.CHIEF_REPRESENTATIVE)
    people = (replace(fake_desk.PEOPLE[0], roles=roles), *fake_desk.PEOPLE[1:])
    monkeypatch.setattr(fake_desk, "PEOPLE", people)


def test_nothing_of_attendance_is_read_before_somebody_looks(
    desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    desk.refresh(Change.ATTENDANCE)

    assert hall.duty.attendance.asked_for == set()


def test_a_clerk_sees_only_the_own_days(own: AttendancePage, hall: FakeDesk) -> None:
    assert hall.duty.attendance.asked_for == {id_of("王晓梅")}
    assert rows(own)[0][:3] == ["11月23日 周一", "08:43", "待离"]


def test_every_slot_of_today_has_a_word(own: AttendancePage) -> None:
    said = [card.accessibleName() for card in own.findChildren(QWidget) if card.accessibleName()]

    assert "上午到 08:43 正常" in said
    assert "下午离  待离" in said


def test_a_missing_punch_is_asked_for_at_once(own: AttendancePage, hall: FakeDesk) -> None:
    press(Qt.Key.Key_I, modifier=CTRL)
    type_letters("1702")
    own.findChild(QLineEdit, "correctionReason").setFocus()  # type: ignore[union-attr]
    type_chinese("在窗口办件，忘了签退")
    press(ENTER)

    (wish,) = hall.duty.corrections.wishes
    assert (wish.day.day, wish.slot, f"{wish.stated:%H:%M}") == (17, Slot.PM_OUT, "17:02")
    assert next(row for row in rows(own) if row[0].startswith("11月17日"))[6] == "补签待批 下午离"


def test_a_correction_without_a_reason_is_not_sent(own: AttendancePage, hall: FakeDesk) -> None:
    press(Qt.Key.Key_I, modifier=CTRL)
    type_letters("1702")
    press(ENTER)

    assert hall.duty.corrections.wishes == []
    assert words_of(own, "correctionFault").startswith("请写说明")


def test_a_refused_correction_keeps_what_was_typed(own: AttendancePage, hall: FakeDesk) -> None:
    hall.duty.corrections.refusal = CorrectionAskedError(
        day="2026-11-17", slot="下午离", number="补签〔2026〕6号"
    )
    press(Qt.Key.Key_I, modifier=CTRL)
    own.findChild(QLineEdit, "correctionReason").setFocus()  # type: ignore[union-attr]
    type_chinese("忘了")
    press(ENTER)

    assert "补签〔2026〕6号" in words_of(own, "correctionFault")
    assert own.findChild(QLineEdit, "correctionReason").text() == "忘了"  # type: ignore[union-attr]


def test_a_wrong_time_is_said_before_it_is_sent(own: AttendancePage, hall: FakeDesk) -> None:
    press(Qt.Key.Key_I, modifier=CTRL)
    type_letters("2561")
    press(ENTER)

    assert words_of(own, "correctionFault") == "时间请写四位数字，如 0855。"
    assert hall.duty.corrections.wishes == []


def test_a_key_punches_without_a_face(own: AttendancePage, hall: FakeDesk) -> None:
    press(Qt.Key.Key_F12)

    assert hall.duty.attendance.punched == [(id_of("王晓梅"), PunchSource.DESK)]
    assert "已打卡 09:42" in own.window().last_message()  # type: ignore[attr-defined]


def test_an_earlier_month_opens_by_key(own: AttendancePage) -> None:
    press(Qt.Key.Key_Left, modifier=ALT)

    assert rows(own)[0][0] == "10月30日 周五"
    press(Qt.Key.Key_Right, modifier=ALT)
    assert rows(own)[0][0] == "11月23日 周一"


def test_leave_tells_its_length_and_who_approves_while_typed(
    own: AttendancePage, hall: FakeDesk
) -> None:
    section(own, 1)
    press(Qt.Key.Key_I, modifier=CTRL)

    assert words_of(own, "leaveLive") == "半天，由首席代表，再由业务科批准。"
    leave_days(own, 24, 25)
    assert words_of(own, "leaveLive").startswith("1.5 天，由首席代表")
    stand_in = own.findChild(QComboBox, "leaveStandIn")
    assert stand_in is not None
    assert stand_in.currentText() == "按 AB 岗：李建国"


def leave_days(own: AttendancePage, first: int, last: int) -> None:
    form = leave_of(own).form_for
    form.last.day.setDate(QDate(2026, 11, last))
    form.first.day.setDate(QDate(2026, 11, first))


def leave_of(own: AttendancePage) -> LeaveSection:
    found = own.section
    assert isinstance(found, LeaveSection)
    return found


def test_leave_is_asked_for_by_keyboard_alone(own: AttendancePage, hall: FakeDesk) -> None:
    section(own, 1)
    press(Qt.Key.Key_I, modifier=CTRL)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab, Qt.Key.Key_Up)
    own.findChild(QLineEdit, "leaveReason").setFocus()  # type: ignore[union-attr]
    type_chinese("发烧")
    press(ENTER)

    (wish,) = hall.duty.leaves.wishes
    assert (wish.kind, wish.reason) == (LeaveKind.SICK, "发烧")
    assert wish.person_id == id_of("王晓梅")
    assert wish.span.first.half is Half.AFTERNOON


def test_a_stand_in_who_is_away_too_is_told_while_typing(own: AttendancePage) -> None:
    section(own, 1)
    press(Qt.Key.Key_I, modifier=CTRL)
    leave_days(own, 30, 30)
    form = leave_of(own).form_for
    form.first.half.choose(0)

    assert form.warning().startswith("李建国这段时间也不在岗")


def test_days_already_asked_for_are_told_while_typing(own: AttendancePage) -> None:
    section(own, 1)
    press(Qt.Key.Key_I, modifier=CTRL)
    leave_days(own, 26, 26)

    assert "请假〔2026〕5号" in leave_of(own).form_for.warning()


def test_annual_leave_beyond_the_balance_is_asked_for_twice(
    own: AttendancePage, hall: FakeDesk
) -> None:
    section(own, 1)
    press(Qt.Key.Key_I, modifier=CTRL)
    form = leave_of(own).form_for
    form.kind.setCurrentIndex(form.kind.findData(LeaveKind.ANNUAL))
    form.last.day.setDate(QDate(2026, 12, 31))
    form.first.day.setDate(QDate(2026, 12, 1))
    form.reason.setText("探亲")
    press(Qt.Key.Key_S, modifier=CTRL)

    assert hall.duty.leaves.wishes == []
    assert form.said().startswith("年休假余额不够")
    press(Qt.Key.Key_S, modifier=CTRL)
    assert [wish.knows_balance for wish in hall.duty.leaves.wishes] == [True]


def test_a_request_is_withdrawn_in_two_key_presses(own: AttendancePage, hall: FakeDesk) -> None:
    section(own, 1)
    press(ENTER)
    press(Qt.Key.Key_1)

    assert hall.duty.leaves.said == [("withdraw", None)]
    assert rows(own)[0][4] == LeaveState.WITHDRAWN.label


def test_leave_that_is_over_is_reported_back(own: AttendancePage, hall: FakeDesk) -> None:
    section(own, 1)
    press(Qt.Key.Key_Down, ENTER)
    press(Qt.Key.Key_1)

    ((act, back),) = hall.duty.leaves.said
    assert act == "end"
    assert (back.day.day, back.half) == (20, Half.AFTERNOON)  # type: ignore[attr-defined]


def test_going_with_a_citizen_is_one_key_and_back_is_one_key(
    own: AttendancePage, hall: FakeDesk
) -> None:
    section(own, 2)
    press(Qt.Key.Key_E, modifier=CTRL)

    assert [wish.kind for wish in hall.duty.outings.wishes] == [OutingKind.ESCORT]
    assert rows(own)[0][7] == "在外"
    press(Qt.Key.Key_B, modifier=CTRL)
    assert rows(own)[0][7] == "已回"


def test_an_outing_is_written_down_with_reason_and_time(
    own: AttendancePage, hall: FakeDesk
) -> None:
    section(own, 2)
    press(Qt.Key.Key_I, modifier=CTRL)
    type_chinese("到银行交材料")
    press(Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Right)
    press(Qt.Key.Key_S, modifier=CTRL)

    (wish,) = hall.duty.outings.wishes
    assert wish.reason == "到银行交材料"
    assert (wish.planned_back_at - hall.clock.now()).total_seconds() == 90 * 60


def test_posts_tell_who_covers_whom_and_when(own: AttendancePage) -> None:
    section(own, 3)

    assert words_of(own, "postsSaid") == "我不在时由李建国顶岗"
    assert ["3 号窗口", "交出", "李建国", "11月26日上午 至 11月27日下午", "请假"] in rows(own)


def test_a_finding_is_explained_before_it_is_published(own: AttendancePage, hall: FakeDesk) -> None:
    section(own, 4)
    assert rows(own)[0][4] == "11月24日 周二 17:00 前可以说明"
    press(ENTER)
    type_chinese("胸牌送去换照片，有登记")
    press(Qt.Key.Key_S, modifier=CTRL)

    assert [row.words for row in hall.duty.explanations.rows] == ["胸牌送去换照片，有登记"]
    assert rows(own)[0][4] == "已说明，等处理，先不公布"


def test_a_finding_whose_time_is_over_cannot_be_explained(own: AttendancePage) -> None:
    section(own, 4)
    press(Qt.Key.Key_Down, ENTER)

    assert "说明时间已过" in own.window().last_message()  # type: ignore[attr-defined]


def test_every_point_opens_what_proves_it(own: AttendancePage) -> None:
    section(own, 5)
    press(ENTER)
    press(Qt.Key.Key_1)

    told = [each.accessibleName() for each in own.findChildren(QWidget)]
    assert "上午到 09:12 迟 12 分" in told


def test_an_appeal_against_a_point_is_sent_and_stands_in_its_row(
    own: AttendancePage, hall: FakeDesk
) -> None:
    section(own, 5)
    press(ENTER)
    press(Qt.Key.Key_2)
    own.findChild(QPlainTextEdit, "appealWords").setFocus()  # type: ignore[union-attr]
    type_chinese("当天电梯故障")
    press(Qt.Key.Key_S, modifier=CTRL)

    assert [each.words for each in hall.duty.scores.appeals] == ["当天电梯故障"]
    assert rows(own)[0][5] == "已申诉，等决定"


def test_only_who_decides_has_the_section_of_decisions(own: AttendancePage) -> None:
    press(Qt.Key.Key_7, modifier=CTRL)

    assert own.choice.number() == 0
    assert not own.choice.segment(6).isVisible()


def test_a_chief_representative_decides_at_the_own_window(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, hall: FakeDesk
) -> None:
    as_chief(monkeypatch)
    own = request.getfixturevalue("own")
    section(own, 6)
    press(ENTER)
    press(Qt.Key.Key_1)

    assert hall.duty.leaves.said == [("decide", ("请假〔2026〕8号", True, ""))]


def test_leave_with_both_away_cannot_be_agreed_to(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, hall: FakeDesk
) -> None:
    as_chief(monkeypatch)
    own = request.getfixturevalue("own")
    section(own, 6)
    press(Qt.Key.Key_Down, ENTER)
    press(Qt.Key.Key_1)

    assert hall.duty.leaves.said == []


def test_a_week_with_open_things_is_confirmed_with_words_only(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, hall: FakeDesk
) -> None:
    as_chief(monkeypatch)
    own = request.getfixturevalue("own")
    section(own, 6)
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, ENTER)
    press(Qt.Key.Key_1)
    type_chinese("两人出差，回来补说明")
    press(Qt.Key.Key_S, modifier=CTRL)

    ((_unit, first, last, words),) = hall.duty.bulletins.confirmed
    assert (first.day, last.day, words) == (16, 22, "两人出差，回来补说明")


def test_nothing_of_one_person_stays_for_the_next(own: AttendancePage, hall: FakeDesk) -> None:
    section(own, 1)
    desk = own.window()
    assert isinstance(desk, ClerkMainWindow)

    desk.change_person()
    other = next(row for row in fake_desk.PEOPLE if row.name == "李建国")
    hall.duty.attendance.asked_for.clear()
    duty = hall._hold(other.id, id_of("window 3"))  # pyright: ignore[reportPrivateUsage]
    desk._sign_in.duty_taken.emit(duty)  # pyright: ignore[reportPrivateUsage]

    assert leave_section_rows(own) == 0
    press(Qt.Key.Key_4, modifier=ALT)
    own.refresh()
    assert hall.duty.attendance.asked_for == {other.id}


def leave_section_rows(own: AttendancePage) -> int:
    return own.findChild(LeaveSection).model.rowCount()  # type: ignore[union-attr]


def test_somebody_without_a_window_punches_in_two_key_presses(
    qtbot: QtBot, closed_desk: ClerkMainWindow, hall: FakeDesk
) -> None:
    with qtbot.waitExposed(closed_desk):
        closed_desk.show()
    closed_desk.open_hall(hall.services())
    press(Qt.Key.Key_F12)
    press(ENTER)
    press(ENTER)

    assert hall.duty.attendance.punched == [(id_of("王晓梅"), PunchSource.DESK)]
    assert hall.held == {}
    press(Qt.Key.Key_W, modifier=CTRL)
    assert closed_desk._sign_in.isVisible()  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize("number", range(7))
def test_every_section_stands_whole_at_twice_the_size(
    number: int, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    as_chief(monkeypatch)
    own = request.getfixturevalue("own")
    own.window().resize(683, 312)
    QApplication.processEvents()
    press(Qt.Key.Key_4, modifier=ALT)
    own.open(number)
    QApplication.processEvents()

    bar = own.findChild(QWidget, "attendanceSections")
    assert bar.width() >= bar.minimumSizeHint().width()
    assert own.section.table.viewport().height() >= 2 * 32  # type: ignore[union-attr]
    assert own.window().size().width() == 683


class StoreAwayError(SurroundingsError):
    code = "kernel.store_unreachable"


def test_a_failing_store_says_what_still_works_and_is_asked_again(
    own: AttendancePage, hall: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_given: object) -> tuple[()]:
        raise StoreAwayError

    with monkeypatch.context() as broken:
        broken.setattr(hall.duty.leaves, "of_person", away)
        section(own, 1)
        told = [label.text() for label in own.findChildren(QLabel) if label.isVisible()]
        assert "考勤没有读到" in told
    press(ENTER)

    assert len(rows(own)) == len(hall.duty.leaves.rows)


def test_an_empty_section_offers_the_first_step_to_the_keyboard(
    own: AttendancePage, hall: FakeDesk
) -> None:
    hall.duty.outings.rows.clear()
    section(own, 2)
    press(ENTER)

    assert own.section is not None
    assert own.section.form is not None
