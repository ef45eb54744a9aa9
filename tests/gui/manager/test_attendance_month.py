"""The manager's month: half days in colour and letter, one person's days, counting, closing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hallapp.attendance.errors import PeriodClosedError
from hallapp.attendance.terms import CorrectionCause, Slot
from hallapp.attendance.terms.acts import CorrectionWish, CountWish, DayDifference
from hallapp.faces.manager.attendance.desk import AttendanceDesk, AttendanceWish
from hallapp.faces.manager.attendance.month.tab import MonthTab
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.hall.terms import PersonRow
from hallapp.kernel.clock import SettableClock
from hallapp.kernel.requests import Actor
from hallapp.qtkit.door import AnsweringDoor
from hallapp.qtkit.jobs import InlineJobs
from hallapp.qtkit.key_button import KeyButton
from tests.gui.manager.hall_seen_by_manager import (
    LEADER,
    MANAGER,
    MORNING,
    StoreAwayError,
    small_hall,
)
from tests.gui.manager.month_fakes import (
    FakeMonth,
    MonthHallFake,
    correction,
    days_of,
    lock,
    person,
    units,
)
from tests.gui.manager.test_case_list import HALL

NOVEMBER = date(2026, 11, 1)
FRIDAY = date(2026, 11, 20)
WHOLE = (NOVEMBER, date(2026, 11, 30))


def opened(
    qtbot: QtBot,
    fake: FakeMonth,
    *answers: Any,
    who: PersonRow = MANAGER,
    size: tuple[int, int] = (1270, 552),
) -> MonthTab:
    hall = small_hall()
    services = AttendanceServices(
        HALL, hall, hall, hall.case_work, SettableClock(MORNING), units, more=MonthHallFake(fake)
    )
    tab = MonthTab()
    qtbot.addWidget(tab)
    tab.resize(*size)
    tab.show()
    jobs = InlineJobs()
    door = AnsweringDoor(*answers)
    wish = AttendanceWish(services, who, Actor("GL-1", who.id), jobs, jobs, door)
    tab.begin(AttendanceDesk(wish, tab))
    return tab


def told_by(tab: MonthTab) -> list[str]:
    told: list[str] = []
    tab.told.connect(told.append)
    return told


def at_friday(qtbot: QtBot, fake: FakeMonth, who: PersonRow = MANAGER) -> MonthTab:
    tab = opened(qtbot, fake, who=who)
    tab.show_at((person(0, fake.people).person_id, FRIDAY))
    return tab


def test_people_stand_under_their_units_and_days_in_columns(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeMonth())

    model = tab.page.model
    assert model.lines[0].text == "市场监督管理局　2 人"
    assert [line.text for line in model.lines[1:3]] == ["王磊", "李磊"]
    assert model.headerData(22, Qt.Orientation.Horizontal) == "23"
    assert model.headerData(30, Qt.Orientation.Horizontal) == "应到"


def test_a_cell_says_in_words_what_its_letters_mean(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeMonth())

    tab.page.view.choose(person(0, 8).person_id, date(2026, 11, 23))

    assert tab.page.cell.text() == "王磊，11月23日：上午出勤；下午缺卡"


def test_the_keyboard_steps_over_the_headings_of_units(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeMonth())
    tab.page.view.choose(person(1, 8).person_id, FRIDAY)

    qtbot.keyClick(tab.page.view, Qt.Key.Key_Down)

    assert tab.page.cell.text().startswith("张磊，11月20日")


def test_the_search_finds_by_name_number_and_window(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeMonth(people=20))

    tab.page.search.set_text("1003")

    assert [line.text for line in tab.page.model.lines if line.row] == ["张磊"]
    tab.page.search.set_text("没有这个人")
    assert tab.page.model.people() == 0
    assert not tab.page.view.isVisible()


@pytest.mark.parametrize(
    ("back", "on", "held"),
    [
        (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_the_keyboard_changes_the_month_and_stays_on_its_person(
    qtbot: QtBot, back: Qt.Key, on: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    tab = opened(qtbot, FakeMonth())
    tab.take_keyboard()
    tab.page.view.choose(person(1, 8).person_id, FRIDAY)

    qtbot.keyClick(tab.page.view, back, held)
    assert tab.page.month.said() == "2026年10月"
    assert tab.page.cell.text().startswith("李磊，10月20日")
    qtbot.keyClick(tab.page.view, on, held)

    assert tab.page.month.said() == "2026年11月"
    assert tab.page.cell.text().startswith("李磊，11月20日")
    assert "PageUp" in tab.page.month.back.toolTip()
    assert "PageDown" in tab.page.month.on.toolTip()


def test_the_keyboard_comes_back_from_a_month_without_people(qtbot: QtBot) -> None:
    fake = FakeMonth()
    tab = opened(qtbot, fake)
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.take_keyboard()

    fake.people = 0
    qtbot.keyClick(tab.page.view, Qt.Key.Key_PageUp)
    assert tab.page.month.back.hasFocus()
    fake.people = 8
    qtbot.keyClick(tab.page.month.back, Qt.Key.Key_PageDown)

    assert tab.page.month.said() == "2026年11月"
    assert tab.page.view.isVisible()


def test_enter_opens_the_person_at_the_day(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeMonth())
    tab.page.view.choose(person(1, 8).person_id, FRIDAY)

    qtbot.keyClick(tab.page.view, Qt.Key.Key_Return)

    assert tab.person.name.text() == "李磊"
    row = tab.person.day()
    assert row is not None
    assert row.day == FRIDAY


def test_a_day_shows_raw_punches_and_beside_them_the_window(qtbot: QtBot) -> None:
    tab = at_friday(qtbot, FakeMonth())

    detail = tab.person.detail
    assert detail.punches.lines()[0] == "08:51:12 1 号考勤机。上午到：采用"
    assert detail.punches.lines()[-1] == "22:10:00 1 号考勤机。不在时段"
    assert detail.posts.lines()[1] == "09:42—09:57 暂停，取材料"
    assert "待问，不作结论" in detail.posts.lines()[-1]
    assert "下午由缺卡变为出勤" in detail.versions.lines()[0]


def test_a_correction_is_keyed_in_for_somebody_and_waits_for_another(qtbot: QtBot) -> None:
    fake = FakeMonth()
    tab = at_friday(qtbot, fake)
    told = told_by(tab)

    tab.person.correct.click()
    form = tab.person.correction
    form.stated.show_value("8：55")
    form.reason.show_value("值班长看见本人在岗")
    form.do.click()

    name, _request, wish, override = fake.done[0]
    assert (name, override) == ("ask", "")
    assert wish == CorrectionWish(
        person(0, 8).person_id, FRIDAY, Slot.AM_IN, CorrectionCause.FORGOTTEN,
        "值班长看见本人在岗", time(8, 55),
    )  # fmt: skip
    assert told == ["补签〔2026〕8号已提交，等另一个人审批"]


def test_a_refused_correction_keeps_what_was_typed_and_says_why(qtbot: QtBot) -> None:
    fake = FakeMonth(refusal=PeriodClosedError(day="2026-11-20"))
    tab = at_friday(qtbot, fake)
    tab.person.correct.click()
    form = tab.person.correction
    form.reason.show_value("看见本人")

    form.do.click()

    assert "2026-11-20" in form.said()
    assert form.reason.value() == "看见本人"
    assert fake.done == []


def test_a_time_that_is_none_is_not_sent(qtbot: QtBot) -> None:
    fake = FakeMonth()
    tab = at_friday(qtbot, fake)
    tab.person.correct.click()
    tab.person.correction.stated.show_value("八点")

    tab.person.correction.do.click()

    assert tab.person.correction.said() == "时间写成 8:55 这样。"
    assert fake.done == []


def verdict_keys(tab: MonthTab) -> list[str]:
    inside = tab.person.detail.findChildren(KeyButton)
    return [key.accessibleName() for key in inside if key.isVisibleTo(tab)]


def press(tab: MonthTab, name: str) -> None:
    inside = tab.person.detail.findChildren(KeyButton)
    next(key for key in inside if key.accessibleName() == name).click()


def test_a_second_person_decides_a_correction(qtbot: QtBot) -> None:
    fake = FakeMonth()
    tab = at_friday(qtbot, fake)
    assert verdict_keys(tab) == ["补签〔2026〕7号 准", "补签〔2026〕7号 不准"]

    press(tab, "补签〔2026〕7号 准")
    tab.person.verdict.words_said.show_value("属实")
    tab.person.verdict.do.click()

    assert fake.done == [("decide", fake.asked[0].id, True, "属实", "")]
    assert verdict_keys(tab) == []


def test_who_asked_for_a_correction_is_not_offered_to_decide_it(qtbot: QtBot) -> None:
    fake = FakeMonth(asked=[correction(asked_by_id=MANAGER.id)])

    tab = at_friday(qtbot, fake)

    assert verdict_keys(tab) == []


def test_a_refusal_says_why(qtbot: QtBot) -> None:
    fake = FakeMonth()
    tab = at_friday(qtbot, fake)

    press(tab, "补签〔2026〕7号 不准")
    tab.person.verdict.do.click()

    assert fake.done == []
    assert tab.person.verdict.said()


def difference(fake: FakeMonth) -> DayDifference:
    who = person(0, fake.people)
    return DayDifference(
        who.person_id, who.name, who.department, FRIDAY, "出勤；缺卡", "出勤；出勤"
    )


def test_counting_shows_what_would_change_before_it_is_done(qtbot: QtBot) -> None:
    fake = FakeMonth()
    fake.lines = (difference(fake),)
    tab = opened(qtbot, fake)
    told = told_by(tab)

    tab.page.count.click()
    assert tab.panel.model.rows() == fake.lines
    assert "1 条与已统计的不同" in tab.panel.said.text()
    assert fake.done == []

    tab.panel.reason.setText("补签后重新统计")
    tab.panel.do.click()
    wish = CountWish(NOVEMBER, date(2026, 11, 23), "补签后重新统计")
    assert fake.done == [("count", wish)]
    assert told[0].startswith("2026年11月已统计：8 人")
    assert tab.page.isVisible()


def test_counting_without_a_reason_does_nothing(qtbot: QtBot) -> None:
    fake = FakeMonth()
    tab = opened(qtbot, fake)

    tab.page.count.click()
    tab.panel.do.click()

    assert fake.done == []
    assert tab.panel.fault.text() == "请写几个字，说明为什么。"


def test_a_count_that_is_stopped_writes_nothing_and_can_be_asked_again(qtbot: QtBot) -> None:
    fake = FakeMonth()
    tab = opened(qtbot, fake)
    fake.while_counting = tab.panel.work.stop

    tab.page.count.click()

    assert tab.panel.fault.text() == "已停下，什么都没有写。"
    assert tab.panel.again.isVisible()
    fake.while_counting = lambda: None
    tab.panel.again.click()
    assert tab.panel.said.text()


def test_a_closed_month_is_counted_only_with_a_reason_that_prints(qtbot: QtBot) -> None:
    fake = FakeMonth(locked=frozenset(days_of(NOVEMBER)))
    tab = opened(qtbot, fake)
    tab.page.count.click()
    tab.panel.reason.setText("更正")

    tab.panel.do.click()
    assert fake.done == []
    tab.panel.override.setText("县纪委核查后更正")
    tab.panel.do.click()

    assert fake.done[0][1].override_reason == "县纪委核查后更正"


def test_a_month_that_is_over_is_locked_and_opened_again_with_a_reason(qtbot: QtBot) -> None:
    fake = FakeMonth()
    tab = opened(qtbot, fake)
    assert not tab.page.lock.isEnabled()
    tab.page.month.back.click()

    tab.page.lock.click()
    tab.panel.do.click()
    assert fake.done == [("lock", date(2026, 10, 1), date(2026, 10, 31), True)]
    assert tab.page.lock.text() == "解锁本月"

    tab.page.lock.click()
    tab.reopen.do.click()
    assert len(fake.done) == 1
    tab.reopen.reason.show_value("漏了一张补签单")
    tab.reopen.do.click()
    assert fake.done[1] == ("reopen", lock(*WHOLE).id, "漏了一张补签单")


def test_a_shift_leader_may_count_but_not_lock(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeMonth(), who=LEADER)

    tab.page.month.back.click()

    assert tab.page.count.isEnabled()
    assert not tab.page.lock.isEnabled()
    assert "锁定和解锁由大厅管理办理" in tab.page.state.text()


def test_the_sheet_is_saved_where_the_person_says(qtbot: QtBot, tmp_path: Path) -> None:
    tab = opened(qtbot, FakeMonth(), tmp_path / "十一月")
    told = told_by(tab)

    tab.page.workbook.click()

    kept = tmp_path / "十一月.xlsx"
    assert kept.read_bytes() == b"made"
    assert told == [f"已存到 {kept}"]


def test_a_month_that_cannot_be_read_offers_to_try_again(qtbot: QtBot) -> None:
    fake = FakeMonth(error=StoreAwayError())
    tab = opened(qtbot, fake)
    assert not tab.page.count.isEnabled()

    fake.error = None
    tab.page.again_asked.emit()

    assert tab.page.view.isVisible()


def test_a_hall_without_people_leads_to_the_sources(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeMonth(people=0))
    asked: list[str] = []
    tab.tab_asked.connect(lambda name, _wanted: asked.append(name))

    tab.page._on_step()

    assert asked == ["sources"]


def test_the_place_in_the_grid_survives_a_refresh(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeMonth(people=40))
    tab.page.view.choose(person(30, 40).person_id, FRIDAY)
    place = tab.page.view.verticalScrollBar().value()

    tab.refresh()

    assert place > 0
    assert tab.page.view.verticalScrollBar().value() == place
    assert tab.page.cell.text().startswith(person(30, 40).name)


def test_days_of_a_unit_are_read_alone(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeMonth())

    tab.page.unit.setCurrentIndex(1)
    tab.page.unit.activated.emit(1)

    assert tab.page.model.people() == 2


def test_what_is_typed_keeps_its_request_when_it_is_tried_again(qtbot: QtBot) -> None:
    fake = FakeMonth()
    asked: list[Any] = []
    ask: Callable[..., Any] = fake.ask

    def once_away(request: Any, wish: Any, override: str = "") -> Any:
        asked.append(request.id)
        if len(asked) == 1:
            raise StoreAwayError
        return ask(request, wish, override)

    fake.ask = once_away  # type: ignore[method-assign]
    tab = at_friday(qtbot, fake)
    tab.person.correct.click()
    tab.person.correction.reason.show_value("看见本人")

    tab.person.correction.do.click()
    tab.person.correction.do.click()

    assert asked == [asked[0], asked[0]]
    assert replace(fake.asked[-1]).reason == "看见本人"
