"""A clerk's own attendance over a real store: what is pressed is really written down."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from hallapp.attendance.terms import Slot
from hallapp.faces.clerk.attendance.leave_section import LeaveSection
from hallapp.faces.clerk.attendance.page import AttendancePage
from hallapp.faces.clerk.main_window import ClerkMainWindow
from hallapp.leave.terms import LeaveState
from hallapp.roster.service.posts import PairWish
from tests.gui.clerk.keys_of_desk import ALT, CTRL, press, type_chinese, type_letters
from tests.gui.clerk.real_hall import RealHall, a_desk

SECTIONS = range(6)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    made = RealHall(tmp_path)
    yield made
    made.close()


@pytest.fixture
def desk(qtbot: QtBot, hall: RealHall) -> ClerkMainWindow:
    window = a_desk(hall)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    hall.sit(window)
    press(Qt.Key.Key_4, modifier=ALT)
    return window


def own(desk: ClerkMainWindow) -> AttendancePage:
    found = desk.findChild(AttendancePage)
    assert found is not None
    return found


def test_every_section_of_a_new_hall_says_what_it_is_for(desk: ClerkMainWindow) -> None:
    for number in SECTIONS:
        section = own(desk).open(number)
        assert section.form is None
    assert "没有" not in desk.last_message()


def test_a_correction_reaches_the_second_person(desk: ClerkMainWindow, hall: RealHall) -> None:
    press(Qt.Key.Key_I, modifier=CTRL)
    type_letters("0855")
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    type_chinese("考勤机断电")
    press(Qt.Key.Key_Return)

    (row,) = hall.open.corrections.open()
    assert (row.slot, row.stated_text, row.reason) == (Slot.AM_IN, "08:55", "考勤机断电")
    assert row.person_id == hall.rows.people[2]


def test_leave_counts_as_the_hall_counts_it(desk: ClerkMainWindow, hall: RealHall) -> None:
    b_person = hall.rows.people[1]
    wish = PairWish(hall.rows.people[2], b_person, hall.rows.windows[2], date(2026, 1, 1))
    hall.open.posts.pair(hall.store.request(), wish)
    section = own(desk).open(1)
    assert isinstance(section, LeaveSection)
    section.ask()
    form = section.form_for
    form.last.day.setDate(QDate(2026, 11, 30))
    form.first.day.setDate(QDate(2026, 11, 27))
    form.reason.setText("搬家")

    assert form.live.text().startswith("1.5 天")
    press(Qt.Key.Key_S, modifier=CTRL)

    (row,) = hall.open.leaves.of_person(hall.rows.people[2])
    assert (row.half_days, row.state, row.b_person_id) == (3, LeaveState.ASKED, b_person)


def test_somebody_goes_out_and_is_back(desk: ClerkMainWindow, hall: RealHall) -> None:
    own(desk).open(2)
    press(Qt.Key.Key_E, modifier=CTRL)

    (out,) = hall.open.outings.out_now()
    assert out.person_id == hall.rows.people[2]
    press(Qt.Key.Key_B, modifier=CTRL)
    assert hall.open.outings.out_now() == ()


def test_a_month_that_is_closed_takes_no_correction(desk: ClerkMainWindow, hall: RealHall) -> None:
    press(Qt.Key.Key_Left, modifier=ALT)
    press(Qt.Key.Key_I, modifier=CTRL)

    assert desk.last_message() == "这个月没有要补签的。"
    assert hall.open.corrections.open() == ()
