"""Files of punches in a real store: whole or not at all, repeatable, in any order, nothing lost."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from attendance_rows import ZONE
from hall_rows import SmallHall
from punch_files import attlog, attlog_line, write
from sqlalchemy import insert

from hallapp.attendance.importing.carrying import PunchImport
from hallapp.attendance.importing.cautions import CautionKind
from hallapp.attendance.importing.devices import DeviceService, DeviceWords
from hallapp.attendance.importing.errors import (
    DeviceKnownError,
    DeviceUnknownError,
    PinEmptyError,
    PinTakenError,
    PunchImportCancelledError,
)
from hallapp.attendance.importing.pins import PinGift, PinService
from hallapp.attendance.importing.plan import PunchFileReport
from hallapp.attendance.tables import AttendanceLock, Punch, PunchFile, QuarantinedLine
from hallapp.attendance.terms.files import QuarantineReason
from hallapp.hall.errors import NotEntitledError

FRIDAY = "2026-11-20"
GOOD = (("1001", f"{FRIDAY} 08:55:10"), ("1002", f"{FRIDAY} 09:20:00"))
GARBAGE = "garbage\r\n" + attlog(
    ("1001", "2000-01-01 00:00:00"), ("1002", "2099-01-01 08:00:00"), ("9999", f"{FRIDAY} 08:50:00")
)


def known(hall: SmallHall) -> PunchImport:
    """An import into a hall where persons 1 to 3 have the numbers 1001 to 1003."""
    pins = PinService(hall.store.work)
    for number in (1, 2, 3):
        pins.give(hall.store.request(), PinGift(hall.people[number], f"100{number}"))
    return PunchImport(hall.store.work)


def carried(hall: SmallHall, path: Path, device: str | None = None) -> PunchFileReport:
    return PunchImport(hall.store.work).carry(hall.store.request(), path, device=device)


def punched(hall: SmallHall) -> set[tuple[uuid.UUID, datetime, str]]:
    return set(hall.rows(Punch, Punch.person_id, Punch.punched_at, Punch.device_number))


def aside(hall: SmallHall) -> set[tuple[str, QuarantineReason]]:
    return {
        (raw.strip().split("\t")[0], reason)
        for raw, reason in hall.rows(QuarantinedLine, QuarantinedLine.raw, QuarantinedLine.reason)
    }


def test_right_lines_become_punches_and_the_rest_is_put_aside(hall: SmallHall, tmp_path: Path):
    importing = known(hall)
    path = write(tmp_path, "1_attlog.dat", attlog(*GOOD) + GARBAGE)

    report = importing.carry(hall.store.request(), path)

    tally = report.tally
    assert (tally.new, tally.known, tally.quarantined, tally.lines) == (2, 0, 4, 6)
    assert punched(hall) == {
        (hall.people[1], datetime(2026, 11, 20, 0, 55, 10, tzinfo=UTC), "1"),
        (hall.people[2], datetime(2026, 11, 20, 1, 20, tzinfo=UTC), "1"),
    }
    assert aside(hall) == {
        ("garbage", QuarantineReason.UNREADABLE),
        ("1001", QuarantineReason.TOO_EARLY),
        ("1002", QuarantineReason.IN_FUTURE),
        ("9999", QuarantineReason.UNKNOWN_PIN),
    }
    kept = (Punch.day, Punch.raw, Punch.line, Punch.file_id, Punch.received_at)
    assert hall.rows(Punch, *kept)[0] == (
        date(2026, 11, 20),
        attlog_line(*GOOD[0]),
        1,
        report.file_id,
        hall.store.clock.now(),
    )


def test_the_same_file_again_brings_nothing_new_and_says_so(hall: SmallHall, tmp_path: Path):
    importing = known(hall)
    path = write(tmp_path, "1_attlog.dat", attlog(*GOOD) + GARBAGE)
    importing.carry(hall.store.request(), path)

    again = importing.carry(hall.store.request(), path)

    assert (again.tally.new, again.tally.known, again.tally.quarantined) == (0, 2, 4)
    assert again.tally.newly_aside == 0
    assert CautionKind.SAME_FILE in [each.kind for each in again.cautions]
    assert (len(punched(hall)), len(aside(hall))) == (2, 4)


def test_the_same_request_again_writes_and_says_the_same(hall: SmallHall, tmp_path: Path):
    importing, request = known(hall), hall.store.request()
    path = write(tmp_path, "1_attlog.dat", attlog(*GOOD))

    first, second = importing.carry(request, path), importing.carry(request, path)

    assert second.tally.new == first.tally.new == 2
    assert second.file_id == first.file_id
    assert len(hall.rows(PunchFile)) == 1


def test_a_preview_says_the_same_and_writes_nothing(hall: SmallHall, tmp_path: Path):
    importing = known(hall)
    path = write(tmp_path, "1_attlog.dat", attlog(*GOOD) + GARBAGE)

    plan = importing.preview(path)

    assert hall.rows(PunchFile) == hall.rows(Punch) == hall.rows(QuarantinedLine) == []
    report = importing.carry(hall.store.request(), plan)
    assert report.tally == plan.tally
    assert plan.tally.people == 2
    assert plan.tally.days == {date(2026, 11, 20): 2}


def test_a_waiting_line_becomes_a_punch_when_its_number_gets_known(hall: SmallHall, tmp_path: Path):
    importing = known(hall)
    importing.carry(hall.store.request(), write(tmp_path, "1_attlog.dat", attlog(*GOOD) + GARBAGE))

    gift = PinGift(hall.people[4], "9999")
    released = PinService(hall.store.work).give(hall.store.request(), gift)

    assert released == 1
    moment = datetime(2026, 11, 20, 0, 50, tzinfo=UTC)
    assert (hall.people[4], moment, "1") in punched(hall)
    waiting = [row for row in importing.quarantine() if row.pin == "9999"]
    assert waiting == []
    again = importing.carry(hall.store.request(), tmp_path / "1_attlog.dat")
    assert (again.tally.new, again.tally.known) == (0, 3)


def test_noughts_that_a_table_program_dropped_do_not_hide_a_person(hall: SmallHall, tmp_path: Path):
    PinService(hall.store.work).give(hall.store.request(), PinGift(hall.people[1], "0042"))

    report = carried(hall, write(tmp_path, "1_attlog.dat", attlog(("42", f"{FRIDAY} 08:55:10"))))

    assert report.tally.new == 1


def test_the_order_of_two_files_does_not_matter(hall: SmallHall, tmp_path: Path):
    known(hall)
    first = write(tmp_path, "1_attlog.dat", attlog(*GOOD) + GARBAGE)
    (tmp_path / "b").mkdir()
    longer = attlog(*GOOD, ("1003", f"{FRIDAY} 08:58:00"), ("9999", f"{FRIDAY} 17:00:00"))
    second = write(tmp_path / "b", "1_attlog.dat", longer)

    carried(hall, second)
    report = carried(hall, first)

    assert (report.tally.new, report.tally.known) == (0, 2)
    assert len(punched(hall)) == 3
    assert len(aside(hall)) == 4
    assert len(hall.rows(QuarantinedLine)) == 5


def test_two_devices_may_say_the_same_of_one_person(hall: SmallHall, tmp_path: Path):
    known(hall)
    carried(hall, write(tmp_path, "1_attlog.dat", attlog(GOOD[0])))

    report = carried(hall, write(tmp_path, "2_attlog.dat", attlog(GOOD[0], GOOD[1])))

    assert report.tally.new == 2
    assert len(punched(hall)) == 3


def test_an_import_that_is_stopped_leaves_nothing(hall: SmallHall, tmp_path: Path):
    importing = known(hall)
    path = write(tmp_path, "1_attlog.dat", attlog(*GOOD) + GARBAGE)
    told: list[tuple[int, int]] = []

    with pytest.raises(PunchImportCancelledError):
        importing.carry(
            hall.store.request(),
            path,
            progress=lambda done, total: told.append((done, total)),
            cancelled=lambda: True,
        )

    assert told == [(2, 6)]
    assert hall.rows(Punch) == hall.rows(PunchFile) == hall.rows(QuarantinedLine) == []
    assert importing.carry(hall.store.request(), path).tally.new == 2


def test_a_clerk_may_not_import_punches(hall: SmallHall, tmp_path: Path):
    importing = known(hall)
    path = write(tmp_path, "1_attlog.dat", attlog(*GOOD))

    with pytest.raises(NotEntitledError):
        importing.carry(hall.store.request(person_id=hall.people[1]), path)


def test_punches_of_a_locked_day_are_kept_and_told(hall: SmallHall, tmp_path: Path):
    importing = known(hall)
    with hall.store.engine.begin() as connection:
        lock = {"id": uuid.uuid4(), "hall_id": hall.store.hall_id, "locked_by": None}
        span = {"from_on": date(2026, 11, 16), "until_on": date(2026, 11, 22)}
        connection.execute(
            insert(AttendanceLock), {**lock, **span, "locked_at": hall.store.clock.now()}
        )

    report = importing.carry(hall.store.request(), write(tmp_path, "1_attlog.dat", attlog(*GOOD)))

    assert report.tally.locked == (date(2026, 11, 20),)
    assert len(punched(hall)) == 2
    assert CautionKind.LOCKED_DAYS in [each.kind for each in report.cautions]


def test_a_device_has_delivered_up_to_when_its_file_was_written(hall: SmallHall, tmp_path: Path):
    known(hall)
    written = datetime(2026, 11, 20, 10, 30, tzinfo=UTC)

    carried(hall, write(tmp_path, "1_attlog.dat", attlog(*GOOD), written))

    devices = DeviceService(hall.store.work)
    assert [(row.number, row.delivered_until) for row in devices.devices()] == [("1", written)]
    assert devices.delivered_until() == written


def test_a_punch_of_tomorrow_is_no_punch_the_day_after_either(hall: SmallHall, tmp_path: Path):
    known(hall)
    clock = hall.store.clock
    ahead = clock.now() + timedelta(minutes=20)
    path = write(tmp_path, "1_attlog.dat", attlog(("1001", f"{ahead.astimezone(ZONE):%F %T}")))

    first = carried(hall, path)
    clock.set_to(clock.now() + timedelta(days=2))
    again = carried(hall, path)

    assert (first.tally.new, again.tally.new) == (0, 0)
    assert aside(hall) == {("1001", QuarantineReason.IN_FUTURE)}
    assert punched(hall) == set()


def test_a_list_that_names_no_device_keeps_no_day_waiting_for_the_next(
    hall: SmallHall, tmp_path: Path
):
    known(hall)
    devices = DeviceService(hall.store.work)
    unnumbered = write(tmp_path, "attlog.dat", attlog(*GOOD))
    carried(hall, unnumbered, device="")
    alone = devices.delivered_until()
    hall.store.clock.set_to(hall.store.clock.now() + timedelta(days=3))
    carried(hall, write(tmp_path, "1_attlog.dat", attlog(*GOOD)), device="1")

    told = {row.number: row.delivered_until for row in devices.devices()}
    assert alone == told[""]
    unnumbered_until, numbered_until = told[""], told["1"]
    assert unnumbered_until is not None
    assert numbered_until is not None
    assert unnumbered_until < numbered_until == devices.delivered_until()


@pytest.mark.parametrize("days", [-400, 3])
def test_a_file_whose_own_time_cannot_be_true_is_complete_up_to_now(
    hall: SmallHall, tmp_path: Path, days: int
):
    known(hall)
    moment = hall.store.clock.now() + timedelta(days=days)

    carried(hall, write(tmp_path, "1_attlog.dat", attlog(*GOOD), moment))

    assert DeviceService(hall.store.work).delivered_until() == hall.store.clock.now()


def test_another_serial_number_under_the_same_number_is_asked_about(
    hall: SmallHall, tmp_path: Path
):
    known(hall)
    first = "CJDE193560277\r\n" + attlog(*GOOD)
    carried(hall, write(tmp_path, "1_attlog.dat", first))

    report = carried(hall, write(tmp_path, "1_attlog.dat", first.replace("CJDE", "OTHER")))

    (caution,) = [each for each in report.cautions if each.kind is CautionKind.SERIAL_DIFFERS]
    assert (caution.facts["known"], caution.facts["found"]) == ("CJDE193560277", "OTHER193560277")


def test_another_device_s_content_under_the_same_number_is_asked_about(
    hall: SmallHall, tmp_path: Path
):
    known(hall)
    own = [("1001", f"{FRIDAY} 08:{minute:02}:00") for minute in range(30)]
    other = [("1002", f"{FRIDAY} 08:{minute:02}:30") for minute in range(30)]
    carried(hall, write(tmp_path, "1_attlog.dat", attlog(*own)))

    report = carried(hall, write(tmp_path, "1_attlog.dat", attlog(*other)))

    assert CautionKind.NOT_THE_SAME_DEVICE in [each.kind for each in report.cautions]
    assert report.tally.new == 30


def test_a_number_that_was_given_to_somebody_else_keeps_the_past(hall: SmallHall, tmp_path: Path):
    known(hall)
    pins = PinService(hall.store.work)
    gift = PinGift(hall.people[5], "1001")
    with pytest.raises(PinTakenError):
        pins.give(hall.store.request(), gift)

    pins.give(hall.store.request(), gift, takes=True)

    now = "2026-11-23 08:58:00"
    carried(hall, write(tmp_path, "1_attlog.dat", attlog(GOOD[0], ("1001", now))))
    assert {(person, at.day) for person, at, _device in punched(hall)} == {
        (hall.people[1], 20),
        (hall.people[5], 23),
    }


def test_a_number_given_to_the_wrong_person_can_be_put_right_on_the_same_day(hall: SmallHall):
    pins = PinService(hall.store.work)
    pins.give(hall.store.request(), PinGift(hall.people[1], "77"))
    for person in (2, 3):
        gift = PinGift(hall.people[person], "77")
        pins.give(hall.store.request(), gift, takes=True)

    today = hall.store.work.today()
    holders = [row.person_id for row in pins.pins() if row.valid_until is None]
    assert holders == [hall.people[3]]
    pins.end(hall.store.request(), "77", today)
    assert [row.valid_until for row in pins.pins() if row.person_id == hall.people[3]] == [today]
    with pytest.raises(PinEmptyError):
        pins.give(hall.store.request(), PinGift(hall.people[1], "1 2"))


def test_devices_are_registered_named_and_taken_out_of_use(hall: SmallHall, tmp_path: Path):
    known(hall)
    devices, request = DeviceService(hall.store.work), hall.store.request
    devices.add(request(), "2", DeviceWords("东门", "一楼东门", "AB123456"))
    with pytest.raises(DeviceKnownError):
        devices.add(request(), "2", DeviceWords())
    with pytest.raises(DeviceUnknownError):
        devices.retire(request(), "9", "坏了")
    # One that is registered and never delivered does not keep every absence open.
    assert devices.delivered_until() is None

    carried(hall, write(tmp_path, "1_attlog.dat", attlog(*GOOD)))
    renamed = devices.rename(request(), "1", DeviceWords("导办台"))
    retired = devices.retire(request(), "1", "换新")

    assert (renamed.title, renamed.is_active, retired.is_active) == ("导办台", True, False)
    assert devices.delivered_until() is None
    assert devices.revive(request(), "1", "修好了").is_active


def test_the_register_of_files_tells_what_came_when(hall: SmallHall, tmp_path: Path):
    importing = known(hall)
    importing.carry(hall.store.request(), write(tmp_path, "1_attlog.dat", attlog(*GOOD) + GARBAGE))

    (row,) = importing.files()

    assert (row.name, row.device_number, row.new, row.quarantined) == ("1_attlog.dat", "1", 2, 4)
    assert {each.reason for each in importing.quarantine()} == {
        QuarantineReason.UNREADABLE, QuarantineReason.TOO_EARLY, QuarantineReason.IN_FUTURE,
        QuarantineReason.UNKNOWN_PIN,
    }  # fmt: skip


def test_a_station_may_import_with_its_own_rights(hall: SmallHall, tmp_path: Path):
    known(hall)
    importing = PunchImport(hall.store.work_as("clerk"))

    report = importing.carry(
        hall.store.request(), write(tmp_path, "1_attlog.dat", attlog(*GOOD) + GARBAGE)
    )
    pins = PinService(hall.store.work_as("clerk"))

    assert report.tally.new == 2
    assert pins.give(hall.store.request(), PinGift(hall.people[4], "9999")) == 1
