"""Who comes or leaves changes no day that was counted; a number never counts for two people."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from attendance_rows import FRIDAY, by, full_days, make, put
from hall_rows import SmallHall
from punch_files import attlog, write

from hallapp.attendance.importing.carrying import PunchImport
from hallapp.attendance.importing.errors import PinPunchedError
from hallapp.attendance.importing.pins import PinGift, PinService
from hallapp.attendance.service import LockService, RecountService
from hallapp.attendance.tables import AttendanceDay
from hallapp.attendance.terms import Verdict
from hallapp.attendance.terms.acts import CountWish
from hallapp.attendance.terms.person_days import DayBasis
from hallapp.hall.placements import FIRST_DAY, leave
from hallapp.hall.tables import Person
from hallapp.hall.terms import Role
from hallapp.kernel.database.records import AuditEvent

MANAGER, LEAVER, OTHER = 5, 1, 2
THURSDAY = FRIDAY - timedelta(days=1)


@pytest.fixture
def managed(hall: SmallHall) -> SmallHall:
    make(hall, MANAGER, Role.MANAGER)
    return hall


def counted(hall: SmallHall, reason: str) -> None:
    wish = CountWish(THURSDAY, FRIDAY, reason)
    RecountService(hall.store.work).carry(by(hall, MANAGER), wish)


def gone_after(hall: SmallHall, last_on: date, *, is_active: bool = False) -> None:
    with hall.store.work.write(hall.store.request(), "test.leave") as act:
        person = act.session.get_one(Person, hall.people[LEAVER])
        leave(act.session, person, last_on, act.now)
        person.is_active = is_active


def days_of(hall: SmallHall, person: int) -> list[date]:
    rows = hall.attendance.person(hall.people[person], THURSDAY, FRIDAY)
    return [row.day for row in rows]


def test_whoever_comes_into_a_locked_period_is_not_in_it(managed: SmallHall):
    full_days(managed)
    span = (THURSDAY, FRIDAY)
    LockService(managed.store.work).lock(by(managed, MANAGER), *span, accepts_changes=True)
    before = managed.attendance.days(*span)

    newcomer = {"staff_number": "N9", "name": "新人", "is_active": True}
    put(managed, Person, newcomer | {"department_id": None, "window_id": None})

    assert managed.attendance.days(*span) == before


@pytest.mark.parametrize("is_active", [True, False])
def test_who_left_is_judged_up_to_the_last_day(managed: SmallHall, *, is_active: bool):
    full_days(managed, LEAVER, day=THURSDAY)

    gone_after(managed, THURSDAY, is_active=is_active)

    assert days_of(managed, LEAVER) == [THURSDAY]
    month = managed.attendance.month(FRIDAY.year, FRIDAY.month)
    (line,) = [each for each in month.lines if each.person.person_id == managed.people[LEAVER]]
    assert line.cells[-1].day == THURSDAY
    assert days_of(managed, OTHER) == [THURSDAY, FRIDAY]


def test_who_left_after_the_count_is_counted_again_as_off(managed: SmallHall):
    full_days(managed, LEAVER, day=THURSDAY)
    counted(managed, "统计")
    gone_after(managed, THURSDAY)

    difference = RecountService(managed.store.work).preview(THURSDAY, FRIDAY)
    counted(managed, "离岗更正")
    counted(managed, "再统计")

    assert [line.day for line in difference.lines] == [FRIDAY]
    assert days_of(managed, LEAVER) == [THURSDAY]
    rows = managed.rows(
        AttendanceDay,
        AttendanceDay.person_id,
        AttendanceDay.day,
        AttendanceDay.version,
        AttendanceDay.am,
    )
    kept = sorted(row[1:] for row in rows if row[0] == managed.people[LEAVER])
    assert kept == [
        (THURSDAY, 1, Verdict.PRESENT), (FRIDAY, 1, Verdict.ABSENT), (FRIDAY, 2, Verdict.REST),
    ]  # fmt: skip


def test_who_works_here_no_longer_does_not_stop_a_count(managed: SmallHall):
    counted(managed, "统计")
    with managed.store.work.write(managed.store.request(), "test.leave") as act:
        act.session.get_one(Person, managed.people[LEAVER]).is_active = False

    counted(managed, "再统计")

    rows = managed.attendance.person(managed.people[LEAVER], THURSDAY, FRIDAY)
    assert {row.basis for row in rows} == {DayBasis.COUNTED}


# Numbers handed on


def handed(hall: SmallHall, to: int, from_on: date | None) -> None:
    gift = PinGift(hall.people[to], "77")
    PinService(hall.store.work).give(hall.store.request(), gift, from_on=from_on, takes=True)


def spans(hall: SmallHall) -> list[tuple[str, date, date | None]]:
    rows = PinService(hall.store.work).pins()
    return [(row.person_name, row.valid_from, row.valid_until) for row in rows]


def test_a_number_is_not_taken_for_days_on_which_its_owner_punched(hall: SmallHall, tmp_path: Path):
    pins, today = PinService(hall.store.work), hall.store.work.today()
    pins.give(hall.store.request(), PinGift(hall.people[LEAVER], "77"))
    record = write(tmp_path, "1_attlog.dat", attlog(("77", f"{THURSDAY} 08:55:00")))
    carry = PunchImport(hall.store.work).carry
    carry(hall.store.request(), record)

    for too_early in (FIRST_DAY, THURSDAY):
        with pytest.raises(PinPunchedError) as refused:
            handed(hall, OTHER, too_early)
        assert refused.value.facts == {"pin": "77", "day": THURSDAY.isoformat()}
    handed(hall, OTHER, FRIDAY)
    carry(hall.store.request(), record)

    assert spans(hall) == [("张1", FIRST_DAY, THURSDAY), ("张2", FRIDAY, None)]
    assert today > THURSDAY
    assert not hall.attendance.punches(hall.people[OTHER], THURSDAY)


def test_a_number_without_punches_can_be_taken_from_the_beginning_and_both_rows_stay(
    hall: SmallHall,
):
    PinService(hall.store.work).give(hall.store.request(), PinGift(hall.people[LEAVER], "77"))

    handed(hall, OTHER, FIRST_DAY)

    before_first = FIRST_DAY - timedelta(days=1)
    assert sorted(spans(hall)) == [
        ("张1", FIRST_DAY, before_first), ("张2", before_first, None),
    ]  # fmt: skip
    told = hall.rows(AuditEvent, AuditEvent.action, AuditEvent.before)
    owners = [before for action, before in told if action == "attendance.pin_given"]
    assert {"person": str(hall.people[LEAVER])} in owners
