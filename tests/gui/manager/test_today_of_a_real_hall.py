"""The manager's day over a real store: what is pressed is what the hall then holds."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hall_store import HALL_ID
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from hallapp.faces.manager.attendance.desk import AttendanceDesk, AttendanceWish
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.attendance.today.asks import Choice
from hallapp.faces.manager.attendance.today.tab import TodayTab
from hallapp.hall.half_days import Half, HalfDay, HalfDaySpan
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.leave.terms import LeaveKind, LeaveState, LeaveWish
from hallapp.patrols.terms import PatrolSight
from hallapp.qtkit.door import AnsweringDoor
from hallapp.qtkit.jobs import InlineJobs
from tests.gui.clerk.real_hall import RealHall

LEADER, ABSENT = 4, 2
TODAY, TOMORROW = date(2026, 11, 23), date(2026, 11, 24)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    made = RealHall(tmp_path)
    for number in made.rows.windows:
        made.rows.open_window(number)
    with made.store.engine.begin() as connection:
        role = {"person_id": made.rows.people[LEADER], "role": Role.MANAGER}
        connection.execute(insert(PersonRole), {**role, "hall_id": HALL_ID})
    yield made
    made.store.close()


def tab_of(qtbot: QtBot, hall: RealHall) -> TodayTab:
    opened = hall.open
    services = AttendanceServices(
        hall=opened.hall,
        days=opened.attendance,
        papers=opened.papers,
        places=opened.people,
        clock=opened.clock,
        departments=opened.people.departments,
        more=opened,
    )
    leader = next(p for p in opened.people.people() if p.id == hall.rows.people[LEADER])
    actor = Actor("GL-1", person_id=leader.id, channel=Channel.MANAGER)
    wish = AttendanceWish(services, leader, actor, InlineJobs(), InlineJobs(), AnsweringDoor())
    tab = TodayTab()
    qtbot.addWidget(tab)
    tab.begin(AttendanceDesk(wish, tab))
    tab.resize(1366, 740)
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.take_keyboard()
    return tab


def test_a_leave_is_approved_where_it_is_read(qtbot: QtBot, hall: RealHall) -> None:
    person = hall.rows.people[ABSENT]
    span = HalfDaySpan(HalfDay(TOMORROW, Half.MORNING), HalfDay(TOMORROW, Half.AFTERNOON))
    asker = Request(Actor("CK-2", person_id=person))
    hall.open.leaves.ask(asker, LeaveWish(person, LeaveKind.PERSONAL, span, "家里有事"))
    tab = tab_of(qtbot, hall)

    tab.asks.button(Choice.APPROVE).click()

    (row,) = hall.open.leaves.in_period(TOMORROW, TOMORROW)
    assert row.state is LeaveState.APPROVED
    assert tab.asks.lines() == ()


def test_a_round_is_walked_on_the_table(qtbot: QtBot, hall: RealHall) -> None:
    tab = tab_of(qtbot, hall)
    assert tab.sheet is not None

    qtbot.keyClick(tab, Qt.Key.Key_F6)
    first = next(line for line in tab.sheet.model.rows() if line.window_id is not None)
    tab.sheet.table.select_key(first.key)
    qtbot.keyClick(tab.sheet.table, Qt.Key.Key_1)
    qtbot.keyClick(tab, Qt.Key.Key_F6)
    qtbot.keyClick(tab, Qt.Key.Key_1)

    day = hall.open.patrols.of_day(TODAY)
    (made,) = [column.round for column in day.columns if column.round is not None]
    marks = {window.window_id: window.cells[1].seen for window in day.windows if window.cells}
    assert made.ended_at is not None
    assert first.window_id is not None
    assert marks.pop(first.window_id) is PatrolSight.VACANT
    assert marks
    assert PatrolSight.VACANT not in marks.values()


def test_what_the_table_says_will_be_posted_is_what_hangs(qtbot: QtBot, hall: RealHall) -> None:
    tab = tab_of(qtbot, hall)
    assert tab.sheet is not None
    said = {
        line.row.person_name: line.posted.presence
        for line in tab.sheet.model.rows()
        if line.row is not None and line.posted is not None
    }

    tab.sheet.preview_button.click()
    assert tab.sheet.posting.preview.page_count() == 1
    tab.sheet.posting.print.click()

    hung = hall.open.postings.posted(TODAY)
    assert hung is not None
    assert said == {row.name: row.presence for row in hung.rows}
    assert len(list(hall.printed.glob("*.pdf"))) == 1
    assert "已公示" in tab.sheet.posting.said()
