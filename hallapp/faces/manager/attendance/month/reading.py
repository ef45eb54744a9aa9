"""What the tab shows, read in one go on the worker."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from hallapp.attendance.terms import PlacedPunch
from hallapp.attendance.terms.acts import CorrectionRow
from hallapp.attendance.terms.locking import LockRow
from hallapp.attendance.terms.person_days import MonthGridRow, PersonDayRow
from hallapp.attendance.terms.questions import DutyQuestionRow
from hallapp.faces.manager.attendance.month.services import MonthHall
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.hall.terms import DepartmentRow
from hallapp.leave.terms import LeaveRow

if TYPE_CHECKING:
    from hallapp.serving.day_records import DayVersionRow, PostSpan


@dataclass(frozen=True)
class MonthRead:
    """A month as it stands."""

    grid: MonthGridRow
    locks: tuple[LockRow, ...]
    departments: tuple[DepartmentRow, ...]

    @property
    def lock(self) -> LockRow | None:
        """The lock that holds on the month's last day, None without one."""
        last = self.grid.days[-1]
        held = (row for row in self.locks if row.holds and row.from_on <= last <= row.until_on)
        return next(held, None)


@dataclass(frozen=True)
class PersonRead:
    """One person's month."""

    days: tuple[PersonDayRow, ...]
    corrections: tuple[CorrectionRow, ...]
    leaves: tuple[LeaveRow, ...]


@dataclass(frozen=True)
class DayRead:
    """What is known of one person's day: punches, and beside them what never mixes with them.

    Attributes:
        day: Which day was read.
    """

    day: date
    traces: tuple[PlacedPunch, ...]
    posts: "tuple[PostSpan, ...]" = ()
    questions: tuple[DutyQuestionRow, ...] = ()
    versions: "tuple[DayVersionRow, ...]" = ()


def month_reader(
    first: date, department_id: UUID | None
) -> Callable[[AttendanceServices], MonthRead]:
    """Return what reads a month."""

    def read(services: AttendanceServices) -> MonthRead:
        hall = MonthHall(services)
        grid = hall.days.month(first.year, first.month, department_id)
        locks = hall.locks.locks(grid.days[0], grid.days[-1])
        return MonthRead(grid, locks, services.departments())

    return read


def person_reader(
    person_id: UUID, span: tuple[date, date]
) -> Callable[[AttendanceServices], PersonRead]:
    """Return what reads one person's days."""

    def read(services: AttendanceServices) -> PersonRead:
        hall = MonthHall(services)
        leaves = hall.leaves
        return PersonRead(
            hall.days.person(person_id, *span),
            hall.corrections.of_person(person_id, *span),
            () if leaves is None else leaves.of_person(person_id, *span),
        )

    return read


def day_reader(person_id: UUID, day: date) -> Callable[[AttendanceServices], DayRead]:
    """Return what reads one day of one person."""

    def read(services: AttendanceServices) -> DayRead:
        hall = MonthHall(services)
        questions, records = hall.questions, hall.records
        asked = () if questions is None else questions.on(day, day)
        return DayRead(
            day,
            hall.days.traces(person_id, day),
            () if records is None else records.posts(person_id, day),
            tuple(row for row in asked if row.person_id == person_id),
            () if records is None else records.versions(person_id, day),
        )

    return read
