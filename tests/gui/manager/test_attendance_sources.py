"""The manager's sources of punches: files seen before they are written, and the lists around."""

from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from hallapp.attendance.importing.columns import PunchField
from hallapp.attendance.importing.errors import PunchFileBinaryError, PunchImportCancelledError
from hallapp.attendance.importing.pins import PinGift
from hallapp.attendance.terms import OutageCause
from hallapp.attendance.terms.acts import OutageWish
from hallapp.faces.manager.attendance.desk import AttendanceDesk, AttendanceWish
from hallapp.faces.manager.attendance.lists.section import ListSection
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.attendance.sources.import_part import ImportPart
from hallapp.faces.manager.attendance.sources.tab import SourcesTab
from hallapp.hall.terms import PersonRow
from hallapp.kernel.clock import SettableClock
from hallapp.kernel.requests import Actor
from hallapp.qtkit.door import AnsweringDoor
from hallapp.qtkit.jobs import InlineJobs
from tests.gui.manager.hall_seen_by_manager import LEADER, MANAGER, MORNING, small_hall
from tests.gui.manager.month_fakes import ZONE, correction, units
from tests.gui.manager.sources_fakes import (
    ATTLOG,
    CLOCK_BACK,
    TABLE,
    FakeSources,
    SourcesHallFake,
    outage,
)
from tests.gui.manager.test_case_list import HALL

ZHANG = PersonRow(UUID(int=1_007), "1007", "张静", "公安局", ())


class Places:
    """A hall with one person."""

    def windows(self) -> tuple[Any, ...]:
        return ()

    def people(self) -> tuple[PersonRow, ...]:
        return (ZHANG,)


def opened(qtbot: QtBot, fake: FakeSources, *answers: Any, who: PersonRow = MANAGER) -> SourcesTab:
    hall = small_hall()
    services = AttendanceServices(
        HALL, hall, hall, Places(), SettableClock(MORNING), units, more=SourcesHallFake(fake)
    )
    tab = SourcesTab()
    qtbot.addWidget(tab)
    tab.resize(1270, 552)
    tab.show()
    jobs = InlineJobs()
    door = AnsweringDoor(*answers)
    wish = AttendanceWish(services, who, Actor("GL-1", who.id), jobs, jobs, door)
    tab.begin(AttendanceDesk(wish, tab))
    return tab


def importing(tab: SourcesTab) -> ImportPart:
    part = tab.section("import")
    assert isinstance(part, ImportPart)
    return part


def listed(tab: SourcesTab, name: str) -> ListSection:
    tab.show_at(name)
    part = tab.section(name)
    assert isinstance(part, ListSection)
    return part


def press(section: ListSection, name: str, fields: Iterable[tuple[str, Any]] = ()) -> None:
    """Press a key of a list; then fill its question in and do it, where there is one."""
    section.press(next(deed for deed in section.plan.deeds() if deed.name == name))
    if section.is_asking():
        for field, value in fields:
            section.form.fields[field].show_value(value)
        section.form.do.click()


@pytest.fixture
def attlog(tmp_path: Path) -> Path:
    path = tmp_path / "1_attlog.dat"
    path.write_text(ATTLOG)
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "打卡导出.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_file_is_seen_before_anything_is_written(qtbot: QtBot, attlog: Path) -> None:
    fake = FakeSources(cautions=(CLOCK_BACK,))
    tab = opened(qtbot, fake, attlog)

    importing(tab).choose.click()

    part = importing(tab)
    assert part.said.text().startswith("共 5 行：新记录 3，已有 0，待核对 2。")
    assert "倒退" in part.cautions.text()
    assert part.device.text() == "1"
    assert [row.fault for row in part.model.rows()][2] == "考勤号还没有对应的人"
    assert fake.done == []


def test_what_was_seen_is_imported_and_told(qtbot: QtBot, attlog: Path) -> None:
    fake = FakeSources()
    tab = opened(qtbot, fake, attlog)
    told: list[str] = []
    tab.told.connect(told.append)
    part = importing(tab)
    part.choose.click()

    part.do.click()

    assert fake.done == [("carry", "1_attlog.dat", "1")]
    assert told == ["已导入 1_attlog.dat：新记录 3，已有 0，待核对 2"]
    assert not part.do.isVisible()
    part.aside.click()
    assert tab.section("quarantine").isVisible()


def test_another_device_number_is_looked_at_anew(qtbot: QtBot, attlog: Path) -> None:
    fake = FakeSources()
    tab = opened(qtbot, fake, attlog)
    part = importing(tab)
    part.choose.click()

    part.device.setText("7")
    part.device.editingFinished.emit()
    part.do.click()

    assert fake.looked[-1] == ("1_attlog.dat", None, "7")
    assert fake.done == [("carry", "1_attlog.dat", "7")]


def test_columns_that_nobody_knows_are_told_and_read_at_once(qtbot: QtBot, table: Path) -> None:
    tab = opened(qtbot, FakeSources(), table)
    part = importing(tab)
    part.choose.click()
    assert part.fault.isVisible()
    assert [choice.heading for choice in part.columns.choices] == ["谁", "哪天", "几点", "备注"]

    for number, field in enumerate((PunchField.PIN, PunchField.DAY, PunchField.WHEN)):
        part.columns.choices[number].show_field(field)
    part.columns.choices[2].chosen.emit()

    assert not part.fault.isVisible()
    assert [row.time for row in part.model.rows()] == [
        "2026-11-20 08:55:10",
        "2026-11-20 09:01:00",
    ]
    assert part.do.isVisible()


def test_a_file_that_is_none_says_which_one_to_export(qtbot: QtBot, attlog: Path) -> None:
    fake = FakeSources(error=PunchFileBinaryError(name="1_attlog.dat"))
    tab = opened(qtbot, fake, attlog)

    importing(tab).choose.click()

    assert "下载考勤记录" in importing(tab).fault.text()
    assert not importing(tab).do.isVisible()


def test_a_stopped_import_can_be_begun_again(qtbot: QtBot, attlog: Path) -> None:
    fake = FakeSources(refusal=PunchImportCancelledError())
    tab = opened(qtbot, fake, attlog)
    part = importing(tab)
    part.choose.click()

    part.do.click()
    assert "一条也没有写入" in part.fault.text()
    fake.refusal = None
    part.do.click()

    assert fake.done == [("carry", "1_attlog.dat", "1")]


def test_a_number_that_nobody_had_is_claimed_and_its_lines_become_punches(qtbot: QtBot) -> None:
    fake = FakeSources()
    tab = opened(qtbot, fake)
    told: list[str] = []
    tab.told.connect(told.append)
    section = listed(tab, "quarantine")

    press(section, "claim", [("person", ZHANG.id)])

    assert fake.done == [("give", PinGift(ZHANG.id, "9999", ""), False)]
    assert told == ["考勤号 9999 已认领，12 条记录补成打卡"]


def test_a_line_without_a_number_cannot_be_claimed(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeSources())
    section = listed(tab, "quarantine")

    section.table.selectRow(1)

    assert not section.side.buttons["claim"].isVisible()


def test_a_device_is_taken_out_of_use_with_a_reason(qtbot: QtBot) -> None:
    fake = FakeSources()
    tab = opened(qtbot, fake)

    press(listed(tab, "devices"), "retire")
    assert fake.done == []
    section = listed(tab, "devices")
    section.form.fields["reason"].show_value("换新机")
    section.form.do.click()

    assert fake.done == [("retire", "1", "换新机")]


def test_a_failure_is_declared_with_both_ends(qtbot: QtBot) -> None:
    fake = FakeSources()
    tab = opened(qtbot, fake)

    press(
        listed(tab, "outages"),
        "declare",
        [("from_day", "2026-11-20"), ("to_day", "2026-11-20"), ("from", time(8, 30)),
         ("to", time(9, 40)), ("words", "全楼停电")],
    )  # fmt: skip

    begin = datetime(2026, 11, 20, 8, 30, tzinfo=ZONE)
    wish = OutageWish(begin, begin.replace(hour=9, minute=40), OutageCause.POWER, "全楼停电")
    assert fake.done == [("declare", wish, "")]


def test_a_failure_is_withdrawn_only_with_a_reason(qtbot: QtBot) -> None:
    fake = FakeSources()
    tab = opened(qtbot, fake)
    section = listed(tab, "outages")

    press(section, "withdraw")
    assert fake.done == []
    section.form.fields["why"].show_value("登记错了日期")
    section.form.do.click()

    assert fake.done == [("withdraw", outage().id, "登记错了日期", "")]


def test_a_correction_is_decided_by_a_second_person(qtbot: QtBot) -> None:
    fake = FakeSources()
    tab = opened(qtbot, fake)

    press(listed(tab, "corrections"), "approve")

    assert fake.done == [("decide", correction().id, True, "", "")]


def test_the_own_correction_is_left_to_another(qtbot: QtBot) -> None:
    fake = FakeSources(waiting=[correction(asked_by_id=MANAGER.id)])
    section = listed(opened(qtbot, fake), "corrections")

    offered = section.plan.offered(section.row(), section._desk)  # type: ignore[arg-type]

    assert offered == []


def test_a_correction_of_a_closed_day_asks_for_the_reason_that_prints(qtbot: QtBot) -> None:
    fake = FakeSources(closed=(date(2026, 11, 20),))
    tab = opened(qtbot, fake)

    press(listed(tab, "corrections"), "approve", [("override", "核查后更正")])

    assert fake.done == [("decide", correction().id, True, "", "核查后更正")]


def test_a_shift_leader_imports_but_gives_no_numbers(qtbot: QtBot) -> None:
    tab = opened(qtbot, FakeSources(), who=LEADER)

    assert importing(tab).choose.isEnabled()
    assert not listed(tab, "pins").head.buttons["give"].isVisible()
    assert not listed(tab, "quarantine").side.buttons["claim"].isVisible()


def test_a_number_is_taken_back_from_a_day_on(qtbot: QtBot) -> None:
    fake = FakeSources()
    tab = opened(qtbot, fake)

    press(listed(tab, "pins"), "end", [("last", "2026-11-20")])

    assert fake.done == [("end", "1001", date(2026, 11, 20), "")]
