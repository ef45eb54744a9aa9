"""Rosters come in as a month's grid or as a list: rows right in, wrong rows told."""

import uuid
from datetime import date, time
from pathlib import Path

import pytest
from hall_rows import SmallHall
from leave_hall import FRIDAY, MONDAY, SATURDAY, TUESDAY, LeaveHall, leave_hall
from sqlalchemy import insert, select, update

from hallapp.hall.errors import NotEntitledError
from hallapp.hall.tables import Hall
from hallapp.roster.errors import (
    AssignmentOverlapError,
    AssignmentShiftError,
    RosterEmptyError,
    RosterFileError,
    RosterMonthError,
    ShiftCodeError,
    SitInUnknownError,
)
from hallapp.roster.rules import ShiftWish
from hallapp.roster.service import AssignmentWish, SitInWish
from hallapp.roster.tables import SitIn
from hallapp.roster.terms import EntryState, RosterFault, RosterForm, RosterOccasion, ShiftRow

EARLY = ShiftWish("A", "早班", time(8, 0), time(12, 0))
LATE = ShiftWish("B", "晚班", time(12, 0), time(20, 0))


@pytest.fixture
def people(hall: SmallHall) -> LeaveHall:
    """The hall with an early and a late shift."""
    return leave_hall(hall)


@pytest.fixture
def shifts(people: LeaveHall) -> tuple[ShiftRow, ShiftRow]:
    """Early and late."""
    made = [people.rosters.add_shift(people.by(4), wish) for wish in (EARLY, LATE)]
    return made[0], made[1]


def test_a_months_grid_comes_in_and_its_wrong_cells_are_told(
    people: LeaveHall, shifts: tuple[ShiftRow, ShiftRow], tmp_path: Path
) -> None:
    file = tmp_path / "排班.csv"
    file.write_text(
        "2026年11月排班表,,,,\n"
        "工号,姓名,27日,28日,29日\n"
        ",,五,六,日\n"
        "1001,张1,A,B,休\n"
        ",张2,A、B,C,\n"
        ",李四,A,,\n"
        ",,A,,\n",
        encoding="gb18030",
    )

    preview = people.rosters.preview(file)
    done = people.rosters.carry(people.by(4), preview)

    assert preview.form is RosterForm.GRID
    assert [(f.line, f.column, f.fault) for f in preview.faults] == [
        (5, "28日", RosterFault.SHIFT_UNKNOWN),
        (6, "27日", RosterFault.PERSON_UNKNOWN),
        (7, "27日", RosterFault.PERSON_MISSING),
    ]
    assert (done.new, done.known, done.faults) == (5, 0, 3)
    grid = people.rosters.month(2026, 11)
    first = next(line for line in grid.lines if line.person_name == "张1")
    assert [row.occasion for row in first.cells[SATURDAY]] == [RosterOccasion.WEEKEND]
    assert [row.occasion for row in first.cells[date(2026, 11, 29)]] == [RosterOccasion.REST]
    second = next(line for line in grid.lines if line.person_name == "张2")
    assert [row.shift.code for row in second.cells[FRIDAY] if row.shift] == ["A", "B"]
    assert shifts[0].hours_text == "08:00–12:00"


def test_the_template_filled_in_comes_back_as_it_stands(
    people: LeaveHall, shifts: tuple[ShiftRow, ShiftRow], tmp_path: Path
) -> None:
    wishes = [
        AssignmentWish(people.person(1), MONDAY, shifts[0].id),
        AssignmentWish(people.person(1), MONDAY, shifts[1].id, RosterOccasion.EXTENDED),
        AssignmentWish(people.person(2), MONDAY, None, RosterOccasion.REST),
        AssignmentWish(people.person(2), TUESDAY, None, RosterOccasion.NOON_DUTY),
    ]
    file = tmp_path / "模板.xlsx"

    added = people.rosters.assign(people.by(5), wishes)
    file.write_bytes(people.rosters.template(2026, 11))
    preview = people.rosters.preview(file)

    assert added == 4
    assert preview.faults == ()
    assert [entry.state for entry in preview.entries] == [EntryState.KNOWN] * 4
    assert people.rosters.carry(people.by(4), preview).new == 0


def test_a_list_changes_what_stands_there(
    people: LeaveHall, shifts: tuple[ShiftRow, ShiftRow], tmp_path: Path
) -> None:
    people.rosters.assign(people.by(4), [AssignmentWish(people.person(1), TUESDAY, shifts[0].id)])
    file = tmp_path / "清单.csv"
    file.write_text(
        "姓名,日期,班次,事由,备注\n"
        "张1,2026-11-24,晚班,,换班\n"
        "张2,2026/11/24,,午间值班,\n"
        "张2,2026-11-31,A,,\n"
        "张3,2026-11-25,A,,\n"
        "张3,2026-11-25,A,,\n",
        encoding="utf-8",
    )

    preview = people.rosters.preview(file)
    done = people.rosters.carry(people.by(4), preview)

    assert [fault.fault for fault in preview.faults] == [RosterFault.DAY, RosterFault.TWICE]
    assert [entry.state for entry in preview.entries] == [
        EntryState.CHANGED,
        EntryState.NEW,
        EntryState.NEW,
    ]
    assert (done.new, done.changed) == (2, 1)
    (mine,) = people.rosters.of_person(people.person(1), TUESDAY, TUESDAY)
    assert (mine.shift is not None and mine.shift.code, mine.note) == ("B", "换班")


def test_what_is_no_roster_is_told(people: LeaveHall, tmp_path: Path) -> None:
    numbers, other, wrong = (tmp_path / name for name in ("无月份.csv", "别的.csv", "错.csv"))
    numbers.write_text("姓名,1,2,3,4,5\n张1,A,A,A,A,A\n", encoding="utf-8")
    other.write_text("事项,数量\n食品,3\n", encoding="utf-8")
    wrong.write_text("姓名,日期,班次\n李四,2026-11-24,A\n", encoding="utf-8")

    with pytest.raises(RosterMonthError):
        people.rosters.preview(numbers)
    with pytest.raises(RosterFileError):
        people.rosters.preview(other)
    with pytest.raises(RosterEmptyError):
        people.rosters.carry(people.by(4), people.rosters.preview(wrong))
    assert len(people.rosters.preview(numbers, MONDAY).faults) == 5


def test_a37_a38_two_shifts_of_a_day_stand_once_each_and_never_share_time(
    people: LeaveHall, shifts: tuple[ShiftRow, ShiftRow]
) -> None:
    night = people.rosters.add_shift(people.by(4), ShiftWish("N", "夜班", time(19, 0), time(9, 0)))
    one, put = people.person(1), people.rosters.assign
    put(people.by(4), [AssignmentWish(one, MONDAY, shifts[1].id)])

    with pytest.raises(AssignmentOverlapError):
        put(people.by(4), [AssignmentWish(one, MONDAY, night.id)])
    with pytest.raises(AssignmentOverlapError):
        put(people.by(4), [AssignmentWish(one, MONDAY, None, RosterOccasion.REST)])
    with pytest.raises(AssignmentShiftError):
        put(people.by(4), [AssignmentWish(one, TUESDAY)])

    put(people.by(4), [AssignmentWish(one, MONDAY, shifts[0].id)])
    assert put(people.by(4), [AssignmentWish(one, MONDAY, shifts[0].id)]) == 0
    (early, late) = people.rosters.of_day(MONDAY)
    people.rosters.withdraw(people.by(4), late.id, "调班")
    assert people.rosters.of_day(MONDAY) == (early,)


def test_a_changed_shift_leaves_the_past_as_it_was(
    people: LeaveHall, shifts: tuple[ShiftRow, ShiftRow]
) -> None:
    people.rosters.assign(people.by(4), [AssignmentWish(people.person(1), MONDAY, shifts[0].id)])

    changed = people.rosters.change_shift(
        people.by(4), shifts[0].id, ShiftWish("A", "早班", time(8, 30), time(12, 0))
    )

    (mine,) = people.rosters.of_day(MONDAY)
    assert mine.shift is not None
    assert (mine.shift.begins, changed.begins) == (time(8, 0), time(8, 30))
    with pytest.raises(ShiftCodeError):
        people.rosters.add_shift(people.by(4), EARLY)
    with pytest.raises(NotEntitledError):
        people.rosters.retire_shift(people.by(1), changed.id)


def test_a_leader_sits_in_with_an_expert(people: LeaveHall) -> None:
    row = people.rosters.add_sit_in(people.by(4), SitInWish(MONDAY, "王局长", "李骨干"))

    assert [(each.leader_name, each.expert_name) for each in people.rosters.sit_ins(MONDAY)] == [
        ("王局长", "李骨干")
    ]
    people.rosters.withdraw_sit_in(people.by(4), row.id)
    assert people.rosters.sit_ins(MONDAY) == ()


def test_who_sits_in_at_another_hall_is_not_taken_off_here(people: LeaveHall) -> None:
    row = people.rosters.add_sit_in(people.by(4), SitInWish(MONDAY, "王局长", "李骨干"))
    elsewhere = uuid.uuid4()
    with people.hall.store.engine.begin() as connection:
        here = connection.execute(select(Hall.__table__)).mappings().one()
        connection.execute(insert(Hall), [{**here, "id": elsewhere, "code": "other"}])
        connection.execute(update(SitIn).where(SitIn.id == row.id).values(hall_id=elsewhere))

    with pytest.raises(SitInUnknownError):
        people.rosters.withdraw_sit_in(people.by(4), row.id)
