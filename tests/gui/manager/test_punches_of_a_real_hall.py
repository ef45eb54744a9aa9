"""Sources and month over a real store: a file comes in, numbers are claimed, days are counted."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hall_store import HALL_ID
from punch_files import attlog, write
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from hallapp.attendance.importing.pins import PinGift
from hallapp.attendance.terms import CorrectionCause, Slot
from hallapp.attendance.terms.acts import CorrectionWish
from hallapp.attendance.terms.person_days import DayBasis
from hallapp.faces.manager.attendance.desk import AttendanceDesk, AttendanceWish
from hallapp.faces.manager.attendance.lists.section import ListSection
from hallapp.faces.manager.attendance.month.tab import MonthTab
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.attendance.sources.import_part import ImportPart
from hallapp.faces.manager.attendance.sources.tab import SourcesTab
from hallapp.faces.manager.attendance.tab import AttendanceTab
from hallapp.faces.manager.attendance.tabs import tabs
from hallapp.hall.tables import PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.qtkit.door import AnsweringDoor
from hallapp.qtkit.jobs import InlineJobs
from tests.gui.clerk.real_hall import RealHall

MANAGER, CLERK, NEW = 4, 1, 2
FRIDAY = date(2026, 11, 20)
Tab = TypeVar("Tab", bound=AttendanceTab)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    made = RealHall(tmp_path)
    with made.store.engine.begin() as connection:
        role = {"person_id": made.rows.people[MANAGER], "role": Role.MANAGER}
        connection.execute(insert(PersonRole), {**role, "hall_id": HALL_ID})
    yield made
    made.store.close()


def services_of(hall: RealHall) -> AttendanceServices:
    opened = hall.open
    return AttendanceServices(
        hall=opened.hall,
        days=opened.attendance,
        papers=opened.papers,
        places=opened.people,
        clock=opened.clock,
        departments=opened.people.departments,
        more=opened,
    )


def shown(qtbot: QtBot, hall: RealHall, tab: Tab, *answers: Any) -> Tab:
    qtbot.addWidget(tab)
    tab.resize(1270, 552)
    tab.show()
    people = hall.open.people.people()
    manager = next(each for each in people if each.id == hall.rows.people[MANAGER])
    actor = Actor("GL-1", person_id=manager.id, channel=Channel.MANAGER)
    jobs = InlineJobs()
    door = AnsweringDoor(*answers)
    wish = AttendanceWish(services_of(hall), manager, actor, jobs, jobs, door)
    tab.begin(AttendanceDesk(wish, tab))
    return tab


def by(hall: RealHall, person: int) -> Request:
    return Request(Actor("CK-1", person_id=hall.rows.people[person]))


def brought(hall: RealHall, folder: Path) -> Path:
    """A device's file of Friday: the clerk's four punches, and one of nobody's number."""
    pins = hall.open.punch_pins
    pins.give(by(hall, MANAGER), PinGift(hall.rows.people[CLERK], "1001"))
    friday = [("1001", f"2026-11-20 {time}") for time in ("08:50:10", "12:01:00", "17:02:00")]
    return write(folder, "1_attlog.dat", attlog(*friday, ("1002", "2026-11-20 08:59:00")))


def test_the_page_offers_both_tabs(hall: RealHall) -> None:
    names = [offer.name for offer in tabs(services_of(hall))]

    assert names.index("month") < names.index("sources")


def test_a_file_comes_in_and_a_number_is_claimed(
    qtbot: QtBot, hall: RealHall, tmp_path: Path
) -> None:
    tab = shown(qtbot, hall, SourcesTab(), brought(hall, tmp_path))
    part = tab.section("import")
    assert isinstance(part, ImportPart)

    part.choose.click()
    assert part.said.text().startswith("共 4 行：新记录 3，已有 0，待核对 1。")
    part.do.click()
    assert len(hall.open.attendance.punches(hall.rows.people[CLERK], FRIDAY)) == 3

    tab.show_at("quarantine")
    section = tab.section("quarantine")
    assert isinstance(section, ListSection)
    section.press(section.plan.deeds()[0])
    section.form.fields["person"].show_value(hall.rows.people[NEW])
    section.form.do.click()

    assert hall.open.punch_import.quarantine() == ()
    assert len(hall.open.attendance.punches(hall.rows.people[NEW], FRIDAY)) == 1


def test_a_month_is_counted_corrected_and_counted_again(
    qtbot: QtBot, hall: RealHall, tmp_path: Path
) -> None:
    person = hall.rows.people[CLERK]
    hall.open.punch_import.carry(by(hall, MANAGER), brought(hall, tmp_path))
    tab = shown(qtbot, hall, MonthTab())
    counted(tab, "月中统计")
    wish = CorrectionWish(person, FRIDAY, Slot.PM_IN, CorrectionCause.DEVICE, "没有认出来")
    hall.open.corrections.ask(by(hall, CLERK), wish)

    tab.show_at((person, FRIDAY))
    (row,) = [each for each in hall.open.corrections.open() if each.person_id == person]
    tab.person.detail.verdict_asked.emit(row, True)  # noqa: FBT003 - a signal of Qt
    tab.person.verdict.do.click()
    day = tab.person.day()
    assert day is not None
    assert day.basis is DayBasis.DIFFERENT

    tab.person.back.click()
    counted(tab, "补签后重新统计")

    tab.show_at((person, FRIDAY))
    versions = tab.person.detail.versions.lines()
    assert versions[0].startswith("第 2 版")
    assert "下午由缺卡" in versions[0]
    assert len(versions) == 2
    assert len(tab.person.detail.punches.lines()) == 3


def counted(tab: MonthTab, reason: str) -> None:
    tab.page.count.click()
    tab.panel.reason.setText(reason)
    tab.panel.do.click()


def test_a_month_that_is_over_is_locked_printed_and_opened_again(
    qtbot: QtBot, hall: RealHall, tmp_path: Path
) -> None:
    kept = tmp_path / "十月.xlsx"
    tab = shown(qtbot, hall, MonthTab(), kept)
    tab.page.month.back.click()

    tab.page.lock.click()
    tab.panel.do.click()

    held = hall.open.attendance_locks.lock_on(date(2026, 10, 31))
    assert held is not None
    tab.page.workbook.click()
    assert kept.stat().st_size > 0
    tab.page.print.click()
    assert list(hall.printed.iterdir())
    tab.page.lock.click()
    tab.reopen.reason.show_value("漏了一张补签单")
    tab.reopen.do.click()
    assert hall.open.attendance_locks.lock_on(date(2026, 10, 31)) is None


def test_the_work_at_a_window_stands_beside_the_punches(qtbot: QtBot, hall: RealHall) -> None:
    hall.rows.open_window(1)
    tab = shown(qtbot, hall, MonthTab())

    tab.show_at((hall.rows.people[1], date(2026, 11, 23)))

    (line,) = tab.person.detail.posts.lines()
    assert line == "09:42—至今 1 号窗口"
