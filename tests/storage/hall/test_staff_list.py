"""A list of staff: right rows go in, wrong ones are told with their lines, moves keep the past."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hall_rows import SmallHall
from hall_store import HallStore
from punch_files import attlog, write
from sqlalchemy import select

from hallapp.attendance.importing.carrying import PunchImport
from hallapp.attendance.importing.pins import PinService
from hallapp.attendance.importing.staff import StaffImport, StaffReport
from hallapp.hall import directory
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.placements import FIRST_DAY, placements_in
from hallapp.hall.staff_list import StaffFault, StaffListEmptyError, StaffListHeaderError
from hallapp.hall.tables import Department, Person, PersonPlacement, ServiceWindow, Zone
from hallapp.hall.taking_on import StaffVerdict

HEADER = "pin,name,unit,window\n"
TOO_LONG = "左" * 61
LIST = HEADER + "501,陈一,公安局,1\n502,林二,税务局,12\n503,何三,税务局,\n"


def taken(hall: SmallHall, path: Path, from_on: date | None = None) -> StaffReport:
    return StaffImport(hall.store.work).import_file(hall.store.request(), path, from_on)


def verdicts(report: StaffReport) -> list[str]:
    return [line.verdict.value for line in report.plan.lines]


def people(hall: SmallHall) -> dict[str, tuple[str, str, int | None]]:
    with hall.store.work.read() as session:
        rows = directory.people(session, hall.store.hall_id)
    return {row.name: (row.staff_number, row.department, row.window_number) for row in rows}


def test_people_units_and_windows_are_made(hall: SmallHall, tmp_path: Path):
    report = taken(hall, write(tmp_path, "people.csv", LIST))

    assert verdicts(report) == ["new"] * 3
    assert report.plan.new_units == ("公安局", "税务局")
    assert set(report.plan.new_windows) == {12}
    now = people(hall)
    assert now["陈一"] == ("501", "公安局", 1)
    assert now["林二"] == ("502", "税务局", 12)
    assert now["何三"] == ("503", "税务局", None)
    assert {row.pin for row in PinService(hall.store.work).pins()} == {"501", "502", "503"}


def test_a_list_in_chinese_from_a_workbook_is_the_same(hall: SmallHall, tmp_path: Path):
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    headings = ["工号", "姓名", "单位", "窗口号"]
    for row in (["窗口人员名单"], headings, [501, "陈一", "公安局", "3号窗口"]):
        page.append(row)
    book.save(tmp_path / "名单.xlsx")

    taken(hall, tmp_path / "名单.xlsx")

    assert people(hall)["陈一"] == ("501", "公安局", 3)


def test_a_window_without_a_number_gets_the_next_one_and_keeps_its_name(
    hall: SmallHall, tmp_path: Path
):
    rows = "501,陈一,公安局,出件窗口\n502,林二,税务局,出件窗口\n503,何三,税务局,2号窗口\n"
    path = write(tmp_path, "people.csv", HEADER + rows)

    taken(hall, path)

    numbers = [people(hall)[name][2] for name in ("陈一", "林二", "何三")]
    assert numbers == [4, 4, 2]
    assert verdicts(taken(hall, path)) == ["same"] * 3


def test_a_hall_without_zones_gets_one(store: HallStore, tmp_path: Path):
    hall = SmallHall(store)

    taken(hall, write(tmp_path, "people.csv", LIST))

    assert hall.rows(Zone, Zone.letter) == [("A",)]
    assert sorted(hall.rows(ServiceWindow, ServiceWindow.number)) == [(1,), (12,)]


def test_the_same_list_again_changes_nothing(hall: SmallHall, tmp_path: Path):
    path = write(tmp_path, "people.csv", LIST)
    taken(hall, path)
    before = people(hall)

    again = taken(hall, path)

    assert verdicts(again) == ["same"] * 3
    assert people(hall) == before
    assert len(hall.rows(PersonPlacement)) == 3


def test_wrong_rows_are_told_with_their_lines_and_the_rest_goes_in(hall: SmallHall, tmp_path: Path):
    wrong = f",无号,公安局,\n502,,公安局,\n501,重号,公安局,\n503,何三,公安局,{TOO_LONG}\n"
    rows = f"501,陈一,公安局,1\n{wrong}504,方四,公安局,2\n"

    report = taken(hall, write(tmp_path, "people.csv", HEADER + rows))

    assert [(line.entry.line, line.entry.fault) for line in report.faulty] == [
        (3, StaffFault.NO_PIN), (4, StaffFault.NO_NAME), (5, StaffFault.PIN_TWICE),
        (6, StaffFault.WINDOW),
    ]  # fmt: skip
    assert set(people(hall)) & {"陈一", "方四", "何三", "重号"} == {"陈一", "方四"}


def test_a_number_that_is_somebody_else_s_is_refused(hall: SmallHall, tmp_path: Path):
    taken(hall, write(tmp_path, "people.csv", LIST))

    report = taken(hall, write(tmp_path, "other.csv", HEADER + "501,别人,公安局,1\n"))

    assert [line.entry.fault for line in report.faulty] == [StaffFault.PIN_TAKEN]
    assert "别人" not in people(hall)


def test_who_works_here_already_is_known_by_number_or_by_unit(hall: SmallHall, tmp_path: Path):
    rows = "1001,张1,市场监督管理局,\n77,张2,市场监督管理局,\n1003,李3,市场监督管理局,\n"

    report = taken(hall, write(tmp_path, "people.csv", HEADER + rows))

    assert verdicts(report) == ["same", "same", "new"]
    holders = {row.pin: row.person_id for row in PinService(hall.store.work).pins()}
    assert (holders["1001"], holders["77"]) == (hall.people[1], hall.people[2])
    # The staff number 1003 is another person's; the number in the devices is not touched by it.
    assert people(hall)["李3"][0] == "1003-2"


def test_who_changed_unit_belonged_to_the_old_one_until_the_day_before(
    hall: SmallHall, tmp_path: Path
):
    taken(hall, write(tmp_path, "people.csv", LIST))

    report = taken(
        hall, write(tmp_path, "moved.csv", HEADER + "501,陈一,税务局,2\n"), date(2026, 11, 16)
    )

    assert verdicts(report) == ["moved"]
    person = next(row.person_id for row in PinService(hall.store.work).pins() if row.pin == "501")
    with hall.store.work.read() as session:
        found = placements_in(session, hall.store.hall_id, date(2026, 11, 1), date(2026, 11, 30))
    spans = [
        (row.department, row.window_number, row.from_on, row.until_on)
        for row in found.of_person[person]
    ]
    assert spans == [
        ("公安局", 1, FIRST_DAY, date(2026, 11, 15)),
        ("税务局", 2, date(2026, 11, 16), None),
    ]
    for day, unit in ((15, "公安局"), (16, "税务局")):
        row = found.on(person, date(2026, 11, day))
        assert row is not None
        assert row.department == unit
    assert people(hall)["陈一"] == ("501", "税务局", 2)


def test_who_was_never_placed_has_the_present_unit_and_keeps_it_for_the_past(
    hall: SmallHall, tmp_path: Path
):
    path = write(tmp_path, "moved.csv", HEADER + "1001,张1,税务局,\n")

    taken(hall, path, date(2026, 11, 16))

    with hall.store.work.read() as session:
        found = placements_in(session, hall.store.hall_id, date(2026, 11, 1), date(2026, 11, 30))
    units = [row.department for row in found.of_person[hall.people[1]]]
    assert units == ["市场监督管理局", "税务局"]
    assert [row.department for row in found.of_person[hall.people[2]]] == ["市场监督管理局"]


def test_a_second_move_of_the_same_day_replaces_the_first(hall: SmallHall, tmp_path: Path):
    taken(hall, write(tmp_path, "people.csv", LIST))
    for unit in ("税务局", "医保局"):
        taken(hall, write(tmp_path, "moved.csv", f"{HEADER}501,陈一,{unit},\n"))

    person = next(row.person_id for row in PinService(hall.store.work).pins() if row.pin == "501")
    with hall.store.work.read() as session:
        found = placements_in(session, hall.store.hall_id, date(2026, 11, 1), date(2026, 11, 30))
    assert [row.department for row in found.of_person[person]] == ["公安局", "医保局"]


def test_a_dry_run_writes_nothing(hall: SmallHall, tmp_path: Path):
    before = people(hall)

    report = StaffImport(hall.store.work).try_file(write(tmp_path, "people.csv", LIST))

    assert report.plan.count(StaffVerdict.NEW) == 3
    assert people(hall) == before
    assert not [row for row in hall.rows(Department, Department.name) if row == ("税务局",)]


def test_punches_that_waited_for_a_person_come_with_the_list(hall: SmallHall, tmp_path: Path):
    record = write(tmp_path, "1_attlog.dat", attlog(("501", "2026-11-20 08:55:10")))
    PunchImport(hall.store.work).carry(hall.store.request(), record)

    report = taken(hall, write(tmp_path, "people.csv", LIST))

    assert report.released == 1


def test_somebody_who_left_and_comes_back_is_the_same_person(hall: SmallHall, tmp_path: Path):
    path = write(tmp_path, "people.csv", LIST)
    taken(hall, path)
    with hall.store.work.write(hall.store.request(), "test.leave") as act:
        person = act.session.scalars(select(Person).where(Person.name == "陈一")).one()
        person.is_active = False
    assert "陈一" not in people(hall)

    taken(hall, path)

    assert people(hall)["陈一"][0] == "501"


def test_a_clerk_may_not_take_people_on_and_a_station_may_write_it(hall: SmallHall, tmp_path: Path):
    path = write(tmp_path, "people.csv", LIST)
    with pytest.raises(NotEntitledError):
        StaffImport(hall.store.work).import_file(hall.store.request(person_id=hall.people[1]), path)

    service = StaffImport(hall.store.work_as("clerk"))
    service.import_file(hall.store.request(), path)
    moved = write(tmp_path, "moved.csv", HEADER + "501,陈一,税务局,2\n")
    report = service.import_file(hall.store.request(), moved)

    assert verdicts(report) == ["moved"]


def test_a_file_that_is_no_list_says_what_is_missing(hall: SmallHall, tmp_path: Path):
    with pytest.raises(StaffListHeaderError) as refused:
        taken(hall, write(tmp_path, "a.csv", "名称,数量\n苹果,3\n"))
    assert refused.value.facts["missing"] == "考勤号、姓名"
    with pytest.raises(StaffListEmptyError):
        taken(hall, write(tmp_path, "b.csv", HEADER))
