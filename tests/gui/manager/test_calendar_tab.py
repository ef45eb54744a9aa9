"""The manager's calendar: years, days, notices previewed before they are saved."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hallapp.cases.clockwork.calendar_rows import (
    DayChoice,
    MovePreview,
    NoticeFault,
    NoticeFaultKind,
    YearState,
)
from hallapp.cases.clockwork.errors import YearInUseError
from hallapp.faces.manager.cases.calendar_tab import CalendarTab
from hallapp.faces.manager.cases.desk import CasesDesk
from hallapp.hall.terms import PersonRow
from hallapp.kernel.errors import HallError
from tests.gui.manager.calendar_fakes import CLOSED, FakeCalendar, edit, notice, year
from tests.gui.manager.hall_seen_by_manager import LEADER, MANAGER, TODAY, StoreAwayError
from tests.gui.manager.test_case_list import some_cases, wish


def opened(
    qtbot: QtBot,
    calendar: FakeCalendar,
    *answers: Any,
    who: PersonRow = MANAGER,
    size: tuple[int, int] = (1230, 560),
) -> CalendarTab:
    tab = CalendarTab()
    qtbot.addWidget(tab)
    tab.resize(*size)
    tab.show()
    made = replace(wish(some_cases(), *answers, calendar=calendar), person=who)
    tab.begin(CasesDesk(made, tab))
    return tab


def heard(tab: CalendarTab) -> tuple[list[str], list[HallError]]:
    told, failed = list[str](), list[HallError]()
    tab.told.connect(told.append)
    tab.failed.connect(failed.append)
    return told, failed


def test_the_present_year_is_open_at_today(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeCalendar())

    chosen = tab.year.view.chosen()

    assert chosen is not None
    assert chosen.day == TODAY
    assert tab.year._said.text().startswith("2026 年 248 个工作日，随程序提供；21 件")


def test_a_year_without_a_notice_says_that_its_days_are_provisional(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeCalendar())

    tab.years.table.select_key(2027)

    assert "还没有放假通知" in tab.year._said.text()
    assert "暂定的（2 件）" in tab.year._said.text()


def test_the_arrows_walk_through_the_days_and_say_what_each_is(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeCalendar())

    for _step in range(2):
        qtbot.keyClick(tab.year.view, Qt.Key.Key_Right)

    assert tab.year.day.text() == "2026年11月25日 星期三，本厅停办，停电检修，本厅另设"
    assert tab.year.view.accessibleName() == tab.year.day.text()
    qtbot.keyClick(tab.year.view, Qt.Key.Key_PageUp)
    chosen = tab.year.view.chosen()
    assert chosen is not None
    assert chosen.day == date(2026, 10, 1)


def test_what_a_day_is_already_is_not_offered(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeCalendar())

    tab.year.view.choose(CLOSED)

    offered = {choice for choice in DayChoice if tab.year.button(choice).isEnabled()}
    assert offered == {DayChoice.MAKE_UP, DayChoice.AS_USUAL}


def test_a_working_day_can_only_be_closed_for_the_whole_day(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeCalendar())

    tab.year.view.choose(date(2026, 11, 26))

    offered = [choice for choice in DayChoice if tab.year.button(choice).isEnabled()]
    assert offered == [DayChoice.CLOSURE]


def test_closing_a_day_shows_what_moves_before_it_is_saved(qtbot: QtBot) -> None:
    calendar = FakeCalendar()
    tab = opened(qtbot, calendar)
    told, _failed = heard(tab)
    tab.year.view.choose(date(2026, 11, 26))

    tab.year.button(DayChoice.CLOSURE).click()

    assert tab.plan.moved.text() == "将变动 12 件在办件的到期日，3 件由暂定变为确定。"
    assert [row.case_number for row in tab.plan.model.rows()] == ["QS-20261116-0001"]
    assert calendar.done == []

    tab.plan.reason.setText("停电检修")
    tab.plan.save.click()
    assert calendar.done == [("day", date(2026, 11, 26), DayChoice.CLOSURE, "停电检修")]
    assert told == [
        "已保存：2026年11月26日 星期四 停办一天，变动了 12 件在办件的到期日，都留了原因。"
    ]
    assert tab.year.isVisible()


def test_turning_back_from_the_preview_changes_nothing(qtbot: QtBot) -> None:
    calendar = FakeCalendar()
    tab = opened(qtbot, calendar)
    tab.year.button(DayChoice.CLOSURE).click()

    qtbot.keyClick(tab, Qt.Key.Key_Escape)
    tab.plan.back.click()

    assert calendar.done == []
    assert tab.year.isVisible()


def test_a_notice_from_a_file_is_previewed_and_saved(qtbot: QtBot) -> None:
    calendar, path = FakeCalendar(), Path("2027.txt")
    tab = opened(qtbot, calendar, path)

    tab.years.read.click()
    assert calendar.read == [(path, None)]
    assert "2027年2月5日 星期五 工作日 → 节假日（春节）" in tab.plan._changed.text()
    tab.plan.save.click()

    assert calendar.done == [("save", 2027)]


def test_a_notice_without_a_year_is_read_as_the_chosen_one_when_asked(qtbot: QtBot) -> None:
    calendar, path = FakeCalendar(says_year=False), Path("放假.txt")
    tab = opened(qtbot, calendar, path, True)  # noqa: FBT003 - what the person answers
    tab.years.table.select_key(2027)

    tab.years.read.click()

    assert calendar.read == [(path, None), (path, 2027)]


def test_a_notice_with_faulty_lines_cannot_be_saved(qtbot: QtBot) -> None:
    fault = NoticeFault(3, "二月三十日 休", NoticeFaultKind.DATE)
    tab = opened(qtbot, FakeCalendar(plan=replace(notice(), faults=(fault,))), Path("x.csv"))

    tab.years.read.click()

    assert "第 3 行“二月三十日 休”" in tab.plan._faults.text()
    assert not tab.plan.save.isEnabled()


def test_a_part_of_an_unknown_year_cannot_be_saved(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeCalendar(plan=replace(notice(), is_whole=False)), Path("x.csv"))

    tab.years.read.click()

    assert "不是完整的一年" in tab.plan._faults.text()
    assert not tab.plan.save.isEnabled()


def test_stopping_before_anything_is_written_leaves_the_calendar(qtbot: QtBot) -> None:
    calendar = FakeCalendar()
    tab = opened(qtbot, calendar)
    _told, failed = heard(tab)
    tab.years.shipped.click()
    calendar.while_saving = tab.plan._on_stop

    tab.plan.save.click()

    assert [error.code for error in failed] == ["calendar.cancelled"]
    assert calendar.done == []
    assert tab.plan.save.isEnabled()


def test_a_year_in_use_is_not_forgotten_and_the_refusal_says_why(qtbot: QtBot) -> None:
    calendar = FakeCalendar(shown=[year(2026, YearState.LOADED, open_cases=21)])
    calendar.refusal = YearInUseError(year=2026, count=21, examples="QS-1 (2026-11-26)")
    tab = opened(qtbot, calendar, True)  # noqa: FBT003 - what the person answers
    _told, failed = heard(tab)

    tab.years.forget.click()

    assert [error.code for error in failed] == ["calendar.year_in_use"]
    assert "21 件在办" in tab.years._said.text()


def test_a_loaded_year_is_forgotten_after_a_question(qtbot: QtBot) -> None:
    calendar = FakeCalendar(shown=[year(2026, YearState.LOADED)])
    tab = opened(qtbot, calendar, True)  # noqa: FBT003 - what the person answers
    told, _failed = heard(tab)

    tab.years.forget.click()

    assert calendar.done == [("forget", 2026)]
    assert told == ["已取消本厅导入的 2026 年通知。"]


def test_who_may_only_look_finds_resting_buttons_and_the_reason(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeCalendar(), who=LEADER)

    buttons = [tab.years.read, tab.years.shipped, tab.year.button(DayChoice.CLOSURE)]

    assert not any(button.isEnabled() for button in buttons)
    assert tab.years._said.text() == "日历由大厅管理和系统管理维护，您可以查看。"


def test_every_change_of_the_calendar_is_listed_with_what_it_moved(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeCalendar(made=[edit(1), edit(2)]))

    tab.year.which.choose(1)

    assert tab.year.edit_table.isVisible()
    first = tab.year.edits
    assert [first.index(0, column).data() for column in range(5)] == [
        "2026-11-20 10:01",
        "钱国强",
        "2026.xlsx",
        "1",
        "11",
    ]


def test_nothing_that_moves_is_said_in_words(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeCalendar(moves=MovePreview(0, (), 0, 1)))

    tab.year.button(DayChoice.CLOSURE).click()

    assert tab.plan.moved.text() == "没有在办件的到期日会变。"


def test_a_store_that_is_away_is_told(qtbot: QtBot) -> None:
    calendar = FakeCalendar()
    tab = opened(qtbot, calendar)
    _told, failed = heard(tab)
    calendar.error = StoreAwayError()

    tab.refresh()

    assert [error.code for error in failed] == ["kernel.store_unreachable"]
    assert tab.years.model.rowCount() == 2


def test_on_a_small_screen_the_preview_stands_alone(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeCalendar(), size=(620, 210))
    tab.year.button(DayChoice.CLOSURE).click()

    assert tab.plan.isVisible()
    assert not tab.years.isVisible()
