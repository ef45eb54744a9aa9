"""An empty post at the manager's: the plan lights up, a sentence leads to where B is sent."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hallapp.faces.manager.attendance.posts.tab import PostsTab
from hallapp.faces.manager.hall_duty import read_duty
from hallapp.faces.manager.hall_now import Standing
from hallapp.faces.manager.main_window import ManagerMainWindow
from hallapp.faces.manager.services import ManagerOptions
from hallapp.kernel.changes import Change
from hallapp.qtkit.jobs import InlineJobs
from hallapp.serving.post_cover import VacantPostRow
from tests.gui.manager.duty_seen import DutyHall
from tests.gui.manager.hall_seen_by_manager import LEADER, FakeHall, small_hall
from tests.unit.faces.manager.test_duty_decisions import vacant


class Cover:
    """Posts that a test empties and fills."""

    def __init__(self) -> None:
        self.rows: tuple[VacantPostRow, ...] = ()

    def vacancies(self) -> tuple[VacantPostRow, ...]:
        return self.rows

    def pairs(self, *_days: Any) -> tuple[()]:
        return ()


def opened(qtbot: QtBot, hall: FakeHall, cover: Cover) -> ManagerMainWindow:
    more = SimpleNamespace(post_cover=cover, posts=cover, rosters=cover, leaves=_no_leave())
    services = hall.as_services
    assert services.duty is not None
    duty = replace(services.duty, more=more)
    made = ManagerMainWindow(hall.clock, InlineJobs(), InlineJobs(), ManagerOptions("GL-1", True))  # noqa: FBT003
    qtbot.addWidget(made)
    made.resize(1366, 696)
    made.show()
    made.open_hall(replace(services, duty=duty))
    made.sign_in_page.enter(LEADER)
    return made


def _no_leave() -> Any:
    return SimpleNamespace(
        to_decide=lambda _role=None: (), to_decide_by=lambda _person: (), stand_ins=None
    )


def test_a_clerk_who_leaves_lights_the_tile_up_at_once(qtbot: QtBot) -> None:
    hall, cover = small_hall(), Cover()
    made = opened(qtbot, hall, cover)
    number = hall.rows[0].window.number
    before = made.hall_page.plan.tile(number).standing

    cover.rows = (vacant(number, 0),)
    made.refresh(Change.WINDOWS)

    tile = made.hall_page.plan.tile(number)
    qtbot.waitUntil(lambda: tile.standing is Standing.VACANT)
    assert before is not Standing.VACANT
    assert "空岗" in tile.accessibleName()
    assert "马兰可以顶岗" in tile.toolTip()
    assert made.hall_page.legend.button(Standing.VACANT).count == 1


def test_the_sentence_leads_to_the_empty_post(qtbot: QtBot) -> None:
    hall, cover = small_hall(), Cover()
    cover.rows = (vacant(2, 16), vacant(3, 30))
    made = opened(qtbot, hall, cover)
    texts = made.hall_page.decisions.sentences()
    at = next(n for n, text in enumerate(texts, start=1) if "空岗" in text)
    button = made.hall_page.findChild(QPushButton, f"decisionButton{at}")
    assert button is not None

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    page = made.attendance_seat.opened()
    assert page is not None
    tab = page.opened()
    assert isinstance(tab, PostsTab)
    shown: Any = tab.section("vacant")
    assert shown.side.title() == "3 号窗口空岗 30 分钟"


def test_the_card_of_the_window_says_who_could_go_there(qtbot: QtBot) -> None:
    hall, cover = small_hall(), Cover()
    number = hall.rows[0].window.number
    cover.rows = (vacant(number, 16),)

    made = opened(qtbot, hall, cover)
    made.hall_page.plan.select(number)

    assert made.hall_page.card.fact("person").endswith("；B 岗马兰可以顶岗")


def test_a_real_hall_tells_of_its_empty_posts(tmp_path: Path) -> None:
    hall = DutyHall(tmp_path)

    found = read_duty(hall.services)

    assert [(row.number, row.b_name) for row in found.vacant] == [(1, "张2")]
    hall.close()
