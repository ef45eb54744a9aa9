"""A list of staff: right rows go in, wrong ones are told with their lines, moves keep the past."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from attendance_rows import make
from hall_rows import SmallHall
from hall_store import HallStore
from punch_files import attlog, write
from sqlalchemy import select

from hallapp.attendance.importing.carrying import PunchImport
from hallapp.attendance.importing.pins import PinService
from hallapp.attendance.importing.staff import StaffImport, StaffReport
from hallapp.attendance.service import RecountService
from hallapp.attendance.terms.acts import CountWish
from hallapp.hall import directory
from hallapp.hall.errors import NotEntitledError
from hallapp.hall.placements import FIRST_DAY, placements_in
from hallapp.hall.staff_list import (
    StaffFault,
    StaffListEmptyError,
    StaffListHeaderError,
    read_staff_list,
)
from hallapp.hall.tables import Department, Person, PersonPlacement, ServiceWindow, Zone
from hallapp.hall.taking_on import StaffVerdict
from hallapp.hall.terms import Role
from hallapp.kernel.texts import CHINESE, ENGLISH, set_language

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


def test_windows_that_differ_in_a_letter_are_two(hall: SmallHall, tmp_path: Path):
    rows = "511,陈一,公安局,A01\n512,林二,税务局,B01\n513,何三,税务局,No. 2\n"

    taken(hall, write(tmp_path, "people.csv", HEADER + rows))

    numbers = [people(hall)[name][2] for name in ("陈一", "林二", "何三")]
    assert len(set(numbers)) == 3
    assert 1 not in numbers
    assert numbers[2] == 2


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


def test_two_people_of_one_name_in_one_unit_stay_two(hall: SmallHall, tmp_path: Path):
    rows = "77,张1,市场监督管理局,1\n78,张1,市场监督管理局,2\n"

    report = taken(hall, write(tmp_path, "people.csv", HEADER + rows))

    assert verdicts(report)[1] == "new"
    holders = {row.pin: row.person_id for row in PinService(hall.store.work).pins()}
    assert holders["77"] == hall.people[1] != holders["78"]


def test_a_row_without_a_known_number_is_not_whom_a_later_row_means_by_number(
    hall: SmallHall, tmp_path: Path
):
    rows = "77,张1,市场监督管理局,\n1001,张1,市场监督管理局,\n"

    report = taken(hall, write(tmp_path, "people.csv", HEADER + rows))

    assert verdicts(report) == ["new", "same"]


def test_names_that_are_stored_are_chinese_on_an_english_screen(store: HallStore, tmp_path: Path):
    hall = SmallHall(store)
    set_language(ENGLISH)
    try:
        taken(hall, write(tmp_path, "people.csv", HEADER + "501,陈一,,7\n"))
    finally:
        set_language(CHINESE)

    assert hall.rows(ServiceWindow, ServiceWindow.name) == [("综合窗口",)]
    assert hall.rows(Zone, Zone.name, Zone.place) == [("服务区", "A 区")]


def test_who_leaves_keeps_the_days_before_and_has_none_after(hall: SmallHall, tmp_path: Path):
    taken(hall, write(tmp_path, "people.csv", LIST))
    last = hall.store.work.today() - timedelta(days=3)
    gone = write(tmp_path, "gone.csv", f"考勤号,姓名,离岗日期\n501,陈一,{last:%Y/%m/%d}\n")

    first, again = taken(hall, gone), taken(hall, gone)

    assert (verdicts(first), verdicts(again)) == (["left"], ["same"])
    (pin,) = [row for row in PinService(hall.store.work).pins() if row.pin == "501"]
    assert pin.valid_until == last
    assert "陈一" not in people(hall)
    span = (last - timedelta(days=2), last + timedelta(days=2))
    days = [row.day for row in hall.attendance.person(pin.person_id, *span)]
    assert days == [span[0], last - timedelta(days=1), last]


def test_who_left_and_stands_in_a_list_again_is_back_from_that_day(hall: SmallHall, tmp_path: Path):
    path = write(tmp_path, "people.csv", LIST)
    taken(hall, path)
    today = hall.store.work.today()
    last = today - timedelta(days=3)
    taken(hall, write(tmp_path, "gone.csv", f"考勤号,姓名,离岗日期\n501,陈一,{last}\n"))

    report = taken(hall, path, today)

    assert verdicts(report) == ["moved", "same", "same"]
    assert people(hall)["陈一"][0] == "501"
    pins = [row for row in PinService(hall.store.work).pins() if row.pin == "501"]
    assert [(row.valid_from, row.valid_until) for row in pins] == [
        (FIRST_DAY, last), (today, None),
    ]  # fmt: skip
    days = [row.day for row in hall.attendance.person(pins[0].person_id, last, today)]
    assert days == [last, today]


def test_a_leaving_date_that_is_none_is_told(hall: SmallHall, tmp_path: Path):
    path = write(tmp_path, "gone.csv", "考勤号,姓名,离岗日期\n501,陈一,上个月\n502,林二,\n")

    report = taken(hall, path)

    assert [(line.entry.line, line.entry.fault) for line in report.faulty] == [(2, StaffFault.LEFT)]


@pytest.mark.parametrize("written", ["2026-11-20", "2026/11/20", "2026年11月20日", "20261120"])
def test_a_leaving_date_is_read_as_people_write_it(tmp_path: Path, written: str):
    path = write(tmp_path, "gone.csv", f"考勤号,姓名,离岗\n501,陈一,{written}\n")

    (entry,) = read_staff_list(path).entries

    assert entry.left_on == date(2026, 11, 20)


def test_whoever_is_new_after_days_were_counted_has_no_day_before(hall: SmallHall, tmp_path: Path):
    work = hall.store.work
    today = work.today()
    before = today - timedelta(days=2)
    make(hall, 3, Role.MANAGER)
    wish = CountWish(before, before, "统计")
    RecountService(work).carry(hall.store.request(person_id=hall.people[3]), wish)

    taken(hall, write(tmp_path, "people.csv", LIST))
    named = HEADER + "601,杜六,公安局,\n"
    taken(hall, write(tmp_path, "named.csv", named), today - timedelta(days=1))

    days = hall.attendance.days(before, today)
    assert [row.day for row in days if row.person.name == "陈一"] == [today]
    assert [row.day for row in days if row.person.name == "杜六"] == [
        today - timedelta(days=1), today,
    ]  # fmt: skip
    begins = {row.pin: row.valid_from for row in PinService(work).pins()}
    assert (begins["501"], begins["601"]) == (today, today - timedelta(days=1))


def test_a_new_number_of_who_is_moved_begins_with_the_move(hall: SmallHall, tmp_path: Path):
    moved = write(tmp_path, "moved.csv", HEADER + "1001,张1,税务局,\n")

    taken(hall, moved, date(2026, 11, 16))

    (pin,) = PinService(hall.store.work).pins()
    assert (pin.person_id, pin.valid_from) == (hall.people[1], date(2026, 11, 16))


def test_whoever_takes_over_a_number_has_it_after_the_last_day_of_the_former(
    hall: SmallHall, tmp_path: Path
):
    taken(hall, write(tmp_path, "people.csv", LIST))
    today = hall.store.work.today()
    taken(hall, write(tmp_path, "gone.csv", f"考勤号,姓名,离岗日期\n501,陈一,{today}\n"))
    hall.store.clock.advance(timedelta(days=1))

    taken(hall, write(tmp_path, "next.csv", HEADER + "501,邓七,公安局,\n"), today)

    spans = [
        (row.person_name, row.valid_from, row.valid_until)
        for row in PinService(hall.store.work).pins()
        if row.pin == "501"
    ]
    tomorrow = today + timedelta(days=1)
    assert spans == [("陈一", FIRST_DAY, today), ("邓七", tomorrow, None)]
