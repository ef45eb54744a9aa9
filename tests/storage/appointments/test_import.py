"""A platform's list of appointments: tried first, repeated without harm, bad lines told."""

from collections import Counter
from datetime import date, time
from pathlib import Path

import pytest
from hall_rows import VAULT, SmallHall

from hallapp.appointments.importing.report import BookingReport, BookingVerdict
from hallapp.appointments.service import AppointmentService
from hallapp.appointments.tables import Appointment, AppointmentPerson
from hallapp.appointments.terms import Arrival, BookingGiven, SlotsWanted
from hallapp.kernel.database.records import AuditEvent
from hallapp.queueing.service import QueueService

MONDAY = date(2026, 11, 23)
NEW, SAME, REFUSED = BookingVerdict
GOOD = """预约编号,办事人,证件号码,手机号,预约日期,预约时段,业务,事项
P001,李小明,11010519491231002X,13900000001,2026-11-23,10:00-10:30,个人事务,居住登记
P002,欧阳红,,13900000002,2026-11-23,10:00-10:30,GA,
P003,王五,,13900000003,2026/11/23,上午10点30分,,食品经营许可
"""
BROKEN = GOOD + (
    'P004,"赵六,,,2026-11-23,11:00,个人事务,\n'
    "P005,钱七,,,2026-11-23,什么时候,个人事务,\n"
    "P006,孙八,,,2026-11-23,11:00,没有的业务,\n"
    "P007,,,,2026-11-23,11:00,个人事务,\n"
    "P008,周九,,,2026-11-23,11:00\n"
    "P001,李小明,,,2026-11-23,10:00-10:30,个人事务,\n"
    "P009,吴十,110105194912310021,,2026-11-23,11:00,个人事务,没有的事项\n"
    "\n"
)


class Desk:
    """Where the list of the day is imported."""

    def __init__(self, hall: SmallHall, folder: Path) -> None:
        self.hall = hall
        self.folder = folder
        queue = QueueService(hall.store.work, VAULT)
        self.service = AppointmentService(hall.store.work, queue, VAULT)

    def file(self, text: str, encoding: str = "utf-8", name: str = "名单.csv") -> Path:
        path = self.folder / name
        path.write_bytes(text.encode(encoding))
        return path

    def bring(self, text: str, encoding: str = "utf-8") -> BookingReport:
        return self.service.import_file(self.hall.store.request(), self.file(text, encoding))

    def codes(self, report: BookingReport, line: int) -> list[str]:
        (found,) = [each for each in report.lines if each.number == line]
        return [note.code.partition(".")[2] for note in found.notes]


@pytest.fixture
def desk(open_hall: SmallHall, tmp_path: Path) -> Desk:
    return Desk(open_hall, tmp_path)


def verdicts(report: BookingReport) -> Counter[BookingVerdict]:
    return Counter(line.verdict for line in report.lines)


def test_a_trial_says_everything_and_writes_nothing(desk: Desk):
    report = desk.service.try_file(desk.file(GOOD))

    assert verdicts(report) == {NEW: 3}
    assert [line.service_name for line in report.lines] == ["个人事务", "个人事务", "企业开办"]
    assert [line.masked_name for line in report.lines] == ["李**", "欧**", "王*"]
    assert not report.is_written
    assert desk.hall.rows(Appointment) == []
    assert desk.hall.rows(AuditEvent, AuditEvent.action).count(("appointments.imported",)) == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_is_read_in_the_encodings_that_platforms_write(desk: Desk, encoding: str):
    report = desk.bring(GOOD, encoding)

    assert verdicts(report) == {NEW: 3}
    assert {row.masked_name for row in desk.service.day(MONDAY)} == {"李**", "欧**", "王*"}


def test_the_same_list_twice_adds_nothing(desk: Desk):
    desk.bring(GOOD)

    again = desk.bring(GOOD + "P010,新来的,,,2026-11-23,10:00,个人事务,\n")

    assert verdicts(again) == {SAME: 3, NEW: 1}
    assert len(desk.service.day(MONDAY)) == 4


def test_a_list_without_numbers_of_its_own_is_repeatable_too(desk: Desk):
    text = "姓名\t时间\t业务\n李小明\t10:00\t个人事务\n张三\t10:00\t个人事务\n"

    first, again = desk.bring(text), desk.bring(text)

    assert (verdicts(first), verdicts(again)) == ({NEW: 2}, {SAME: 2})


def test_bad_lines_are_told_and_the_rest_is_imported(desk: Desk):
    report = desk.bring(BROKEN)

    assert verdicts(report) == {NEW: 4, REFUSED: 6}
    assert [desk.codes(report, line) for line in range(5, 11)] == [
        ["line_quotes"],
        ["line_time"],
        ["line_service"],
        ["line_name"],
        ["line_columns"],
        ["line_twice"],
    ]
    assert desk.codes(report, 11) == ["note_item", "note_id"]
    assert all(note.words for line in report.lines for note in line.notes)
    assert len(desk.service.day(MONDAY)) == 4


def test_bytes_that_no_encoding_knows_spoil_their_own_line_only(desk: Desk):
    path = desk.folder / "坏.csv"
    lines = GOOD.encode().splitlines()
    lines[2] = lines[2].replace("欧阳红".encode(), b"\xff\xfe\xff")
    path.write_bytes(b"\n".join(lines))

    report = desk.service.import_file(desk.hall.store.request(), path)

    assert verdicts(report) == {NEW: 2, REFUSED: 1}
    assert desk.codes(report, 3) == ["line_garbled"]


def test_slots_that_the_hall_has_not_are_made_and_full_ones_grow(desk: Desk):
    wanted = SlotsWanted(desk.hall.services["GA"], MONDAY, time(10), time(10, 30), 30, 1)
    (slot,) = desk.service.make_slots(desk.hall.store.request(), wanted)
    desk.service.book(desk.hall.store.request(), BookingGiven(slot.id, "先来的"))

    report = desk.bring(GOOD)

    assert desk.codes(report, 2) == ["note_full"]
    slots = desk.service.slots(MONDAY)
    assert [(row.service_name, row.capacity, row.booked) for row in slots] == [
        ("个人事务", 3, 3),
        ("企业开办", 1, 1),
    ]


def test_a_booking_that_moved_on_the_platform_is_shown_to_a_person(desk: Desk):
    desk.bring(GOOD)

    report = desk.bring(GOOD.replace("10:00-10:30,GA", "15:00-15:30,GA"))

    assert desk.codes(report, 3) == ["line_moved"]
    assert len(desk.service.day(MONDAY)) == 3


def test_an_imported_person_checks_in_by_card_and_by_code(desk: Desk):
    report = desk.bring(GOOD)
    (by_card,) = desk.service.find_person("11010519491231002X")

    assert desk.service.find_code(report.lines[0].code).id == by_card.id
    assert by_card.item_name == "居住登记"
    desk.hall.store.clock.set_to(by_card.slot.starts_at)
    arrival, issued = desk.service.check_in(desk.hall.store.request(), by_card.id)
    assert (arrival, issued.ticket.item_name) == (Arrival.ON_TIME, "居住登记")


def test_a_repeated_request_imports_once(desk: Desk):
    path, pressed = desk.file(GOOD), desk.hall.store.request()

    desk.service.import_file(pressed, path)
    again = desk.service.import_file(pressed, path)

    assert verdicts(again) == {SAME: 3}
    assert len(desk.hall.rows(AppointmentPerson)) == 3


@pytest.mark.postgres
@pytest.mark.parametrize("store", ["postgres"], indirect=True)
def test_the_guide_desks_station_imports_as_its_own_role(desk: Desk):
    work = desk.hall.store.work_as("clerk")
    guide = AppointmentService(work, QueueService(work, VAULT), VAULT)

    report = guide.import_file(desk.hall.store.request(), desk.file(GOOD))

    assert verdicts(report) == {NEW: 3}
