"""The manager's list of cases: counts, filters, growth, one case in detail, what stays."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hallapp.cases.terms import AcceptancePlace, CaseState, Light, StageLoadRow
from hallapp.faces.manager.cases.cases_tab import CaseListTab
from hallapp.faces.manager.cases.desk import CasesDesk, CasesWish
from hallapp.faces.manager.cases.latest import Latest
from hallapp.faces.manager.cases.list_reading import STEP
from hallapp.faces.manager.cases.page import CasesPage
from hallapp.faces.manager.cases.services import CasesServices
from hallapp.guides.stationing import StationingRow
from hallapp.hall.terms import HallRow
from hallapp.kernel.clock import SettableClock
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor
from hallapp.qtkit.door import AnsweringDoor
from hallapp.qtkit.jobs import InlineJobs
from tests.gui.manager.calendar_fakes import FakeCalendar
from tests.gui.manager.cases_fakes import FakeCases, moved, named
from tests.gui.manager.hall_seen_by_manager import (
    MANAGER,
    MORNING,
    TODAY,
    StoreAwayError,
    case,
    hall_of,
)

HALL = HallRow(named("hall"), "青山县政务服务中心", "青山县", "Asia/Shanghai", False, "")  # noqa: FBT003
SMALL = (683, 312)


def some_cases() -> FakeCases:
    rows = [
        case(1, Light.DARK_RED, window=1, days=-1),
        case(2, Light.YELLOW, window=2, days=0),
        case(4, Light.GREEN, window=2, days=1),
        replace(case(5, Light.GREY, window=3, days=9), state=CaseState.SUSPENDED),
    ]
    return FakeCases(rows, hall_of((("A", "综合受理区", 3),)))


def wish(cases: FakeCases, *answers: Any, calendar: FakeCalendar | None = None) -> CasesWish:
    services = CasesServices(
        HALL, cases, cases, SettableClock(MORNING),
        calendar=None if calendar is None else lambda: calendar,
    )  # fmt: skip
    jobs = InlineJobs()
    actor = Actor("GL-1", MANAGER.id)
    return CasesWish(services, MANAGER, actor, jobs, jobs, AnsweringDoor(*answers))


def opened(
    qtbot: QtBot, cases: FakeCases, *answers: Any, size: tuple[int, int] = (1230, 560)
) -> CaseListTab:
    tab = CaseListTab()
    qtbot.addWidget(tab)
    tab.resize(*size)
    tab.show()
    tab.begin(CasesDesk(wish(cases, *answers), tab))
    return tab


def numbers(tab: CaseListTab) -> list[str]:
    return [row.case_number[-1] for row in tab.list.model.rows()]


def words(tab: CaseListTab, name: str) -> list[str]:
    part = getattr(tab.list.head, name)
    return [button.text() for button in part._group.buttons()]


def test_every_light_shows_how_many_stand_on_it(qtbot: QtBot) -> None:
    tab = opened(qtbot, some_cases())

    assert words(tab, "lights") == ["全部 4", "超法定 1", "超期 0", "预警 1", "已暂停 1"]
    assert numbers(tab) == ["1", "2", "4", "5"]


def test_what_is_due_today_and_tomorrow_is_counted_and_listed(qtbot: QtBot) -> None:
    tab = opened(qtbot, some_cases())

    assert words(tab, "due") == ["不限日期", "今天到期 1", "明天到期 1"]
    tab.list.head.due.choose(2)
    assert numbers(tab) == ["4"]


def test_before_days_of_rest_the_next_working_day_takes_the_place_of_tomorrow(
    qtbot: QtBot,
) -> None:
    cases = some_cases()
    friday = MORNING + timedelta(days=4)
    cases.rows = [case(1, Light.YELLOW, days=7)]
    tab = CaseListTab()
    qtbot.addWidget(tab)
    made = wish(cases, calendar=FakeCalendar())
    services = replace(made.services, clock=SettableClock(friday))
    tab.begin(CasesDesk(replace(made, services=services), tab))

    assert words(tab, "due")[2] == "下个工作日到期 1"


def test_a_light_narrows_the_list_and_the_counts_stay(qtbot: QtBot) -> None:
    tab = opened(qtbot, some_cases())

    tab.choose(Light.YELLOW)

    assert numbers(tab) == ["2"]
    assert words(tab, "lights")[0] == "全部 4"


def test_a_window_is_chosen_by_key_and_let_go_again(qtbot: QtBot) -> None:
    cases = some_cases()
    tab = opened(qtbot, cases, named("w2"))

    tab.list.head.window_.click()
    assert numbers(tab) == ["2", "4"]
    assert tab.list.head.window_.text().startswith("窗口：2 号窗口")

    tab.list.head.away.click()
    assert numbers(tab) == ["1", "2", "4", "5"]


def test_no_more_than_two_hundred_of_a_hundred_thousand_are_read_at_first(qtbot: QtBot) -> None:
    cases = some_cases()
    cases.rows = [case(n, Light.GREEN, days=n % 40) for n in range(1, 451)]
    cases.total = 100_000
    tab = opened(qtbot, cases)

    assert len(tab.list.model.rows()) == STEP
    assert tab.list.said() == "共 100,000 件，这里是最先到期的 200 件"
    assert max(limit for _question, limit in cases.asked) == STEP

    tab.list.more.click()
    assert len(tab.list.model.rows()) == 2 * STEP


def test_a_refresh_keeps_the_row_with_the_keyboard(qtbot: QtBot) -> None:
    cases = some_cases()
    tab = opened(qtbot, cases)
    tab.list.table.select_key(str(named("case 4")))

    cases.rows = [case(9, Light.RED, days=-3), *cases.rows]
    tab.refresh()

    assert tab.list.table.selected_row().case_number[-1] == "4"
    assert tab.list.card.title().endswith("4")


def test_a_decided_case_is_found_by_its_whole_number(qtbot: QtBot) -> None:
    cases = some_cases()
    cases.rows = [*cases.rows, replace(case(8, Light.GREEN), state=CaseState.CONCLUDED)]
    tab = opened(qtbot, cases)

    tab.list.head.search.set_text("QS-20261116-0008")

    assert numbers(tab) == ["8"]


def test_nothing_found_says_what_to_do(qtbot: QtBot) -> None:
    tab = opened(qtbot, some_cases())

    tab.list.head.search.set_text("没有这个")

    assert tab.list._nothing.accessibleName() == "没有找到“没有这个”"
    assert not tab.list.table.isVisible()


def test_an_empty_hall_says_what_the_list_is_for(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeCases([]))

    assert tab.list._nothing.accessibleName() == "还没有办件"


def test_a_store_that_is_away_is_said_and_asked_again(qtbot: QtBot) -> None:
    cases = some_cases()
    cases.error = StoreAwayError()
    told: list[HallError] = []
    tab = CaseListTab()
    qtbot.addWidget(tab)
    tab.failed.connect(told.append)
    tab.begin(CasesDesk(wish(cases), tab))

    assert tab.list._nothing.accessibleName() == "没有读出办件"
    assert len(told) == 1
    cases.error = None
    tab.list._nothing.pressed.emit()
    assert numbers(tab) == ["1", "2", "4", "5"]


@pytest.mark.parametrize(
    ("part", "line"),
    [
        (0, "办结期限 9 个工作日，2026年11月22日到期"),
        (1, "11-16 09:28 受理（王小华）"),
        (2, "11-16 09:20 办结期限 2026年11月21日 → 2026年11月22日，日历调整：2026 年放假安排"),
        (3, "11-20 周五 第 1 个"),
    ],
)
def test_a_case_is_told_in_four_parts(qtbot: QtBot, part: int, line: str) -> None:
    cases = some_cases()
    cases.moved = [moved(cases.rows[0])]
    tab = opened(qtbot, cases)

    tab.list.card.which.choose(part)

    assert line in tab.list.card.said()


def test_on_a_small_screen_the_case_takes_the_place_of_the_list(qtbot: QtBot) -> None:
    tab = opened(qtbot, some_cases(), size=SMALL)
    assert not tab.list.card.isVisible()

    qtbot.keyClick(tab.list.table, Qt.Key.Key_Return)
    assert tab.list.card.isVisible()
    assert not tab.list.table.isVisible()

    tab.list.card.back.click()
    assert tab.list.table.isVisible()


def test_moved_due_days_lead_to_their_case(qtbot: QtBot) -> None:
    cases = some_cases()
    cases.moved = [moved(cases.rows[1])]
    tab = opened(qtbot, cases)

    tab.which.choose(1)
    assert cases.since == [MORNING - timedelta(days=7)]
    assert tab.moves.said() == "1 次变动，1 件。回车打开办件。"

    tab.moves.table.selectRow(0)
    qtbot.keyClick(tab.moves.table, Qt.Key.Key_Return)
    assert tab.which.number() == 0
    assert tab.list.card.title().endswith("2")


def test_load_by_stage_says_how_much_is_late(qtbot: QtBot) -> None:
    cases = some_cases()
    cases.loads = [StageLoadRow("审核", 40, 3), StageLoadRow("现场勘查", 12, 0)]
    tab = opened(qtbot, cases)

    tab.which.choose(2)

    assert tab.load.said() == "52 件在环节里，其中 3 件过了环节期限；正在停止计时的不算超期。"


def test_cases_accepted_outside_the_hall_have_a_list_of_their_own(qtbot: QtBot) -> None:
    cases = some_cases()
    cases.outside = [
        replace(case(7, Light.GREEN), place=AcceptancePlace.OUTSIDE, received_on=TODAY)
    ]
    tab = opened(qtbot, cases)

    tab.which.choose(3)

    assert tab.outside.said() == "最近收件的 1 件，新的在前。回车打开办件。"


def test_items_that_are_missing_in_the_hall_are_listed_first(qtbot: QtBot) -> None:
    def row(code: str, exception: str = "", since: date | None = TODAY) -> StationingRow:
        return StationingRow(
            item_id=named(code),
            code=code,
            name=f"{code} 食品经营许可",
            department="市场监管局",
            must_be_stationed=since is not None,
            is_stationed=False,
            exception=exception,
            document="",
            since=since,
        )

    rows = (row("SJ-001"), row("SJ-002", "场地所限"), row("GA-001", since=None))
    more = SimpleNamespace(stationing=SimpleNamespace(rows=lambda: rows))
    asked = wish(some_cases())
    tab = CaseListTab()
    qtbot.addWidget(tab)
    tab.resize(1230, 560)
    tab.show()
    tab.begin(CasesDesk(replace(asked, services=replace(asked.services, more=more)), tab))

    tab.which.choose(4)
    missing = tab.stationing.model.rowCount(), tab.stationing.said()
    tab.stationing.which.choose(1)
    stated = tab.stationing.model.rowCount()
    tab.stationing.which.choose(2)

    assert missing == (1, "1 项，其中应进未进又没有例外的 1 项。")
    assert (stated, tab.stationing.model.rowCount()) == (2, 3)


def test_a_tab_without_its_services_is_left_out(qtbot: QtBot) -> None:
    page = CasesPage(wish(some_cases()))
    qtbot.addWidget(page)

    assert page.words() == ("办件",)


def test_another_tab_opens_a_case_by_its_id(qtbot: QtBot) -> None:
    cases = some_cases()
    page = CasesPage(wish(cases))
    qtbot.addWidget(page)
    page.show()

    page.tab(0).case_asked.emit(UUID(cases.rows[2].id))

    tab = page.tab(0)
    assert isinstance(tab, CaseListTab)
    assert tab.list.card.title() == cases.rows[2].case_number


class WaitingJobs:
    """Jobs whose answers come when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def submit(self, work: Any, done: Any, failed: Any = None, owner: Any = None) -> None:
        self.waiting.append(lambda: done(work()))


def test_of_questions_asked_meanwhile_only_the_last_is_answered(qtbot: QtBot) -> None:
    jobs, owner, shown = WaitingJobs(), QWidget(), list[int]()
    qtbot.addWidget(owner)
    latest = Latest(CasesDesk(replace(wish(some_cases()), jobs=jobs), owner))

    for number in range(5):
        latest.ask(lambda _services, n=number: n, shown.append, lambda _error: None)
    while jobs.waiting:
        jobs.waiting.pop(0)()

    assert shown == [4]
