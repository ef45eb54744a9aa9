"""What faces and papers ask of the roster; nothing is written here."""

import uuid
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from hallapp.hall import directory
from hallapp.hall.calendars import load_calendar
from hallapp.hall.terms import PersonRow
from hallapp.kernel.database.work import UnitOfWork
from hallapp.roster.importing.judging import HallFacts, Judge
from hallapp.roster.importing.reading import read_roster
from hallapp.roster.importing.template import template
from hallapp.roster.lookups import Assigned, all_shifts, shifts_in
from hallapp.roster.store import sit_ins
from hallapp.roster.terms import (
    AssignedShift,
    RosterDay,
    RosterGrid,
    RosterLine,
    RosterPreview,
    ShiftRow,
    SitInRow,
)

_ONE_DAY = timedelta(days=1)


class RosterReading:
    """Answers what is asked of shifts and of who has them."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def shifts(self, *, with_retired: bool = False) -> tuple[ShiftRow, ...]:
        """Return the shifts by code."""
        with self._work.read() as session:
            found = all_shifts(session, self._work.hall_id)
        return tuple(row for row in found if with_retired or not row.is_retired)

    def of_day(self, day: date | None = None) -> tuple[AssignedShift, ...]:
        """Return everybody's entries of a day, today unless told otherwise, by begin."""
        on = day or self._work.today()
        return tuple(row for rows in self.assigned(on, on).values() for row in rows)

    def of_person(
        self, person_id: uuid.UUID, from_on: date, until_on: date
    ) -> tuple[AssignedShift, ...]:
        """Return one person's entries of a span of days in order."""
        found = self.assigned(from_on, until_on)
        return tuple(
            row for (whom, _day), rows in found.items() if whom == person_id for row in rows
        )

    def assigned(self, from_on: date, until_on: date) -> Assigned:
        """Return what the roster says of everybody in a span of days."""
        with self._work.read() as session:
            return shifts_in(session, self._work.hall_id, from_on, until_on)

    def month(self, year: int, month: int, department: str | None = None) -> RosterGrid:
        """Return the roster of a month, people by unit and number, days as columns (排班表).

        Args:
            year: The year.
            month: 1 to 12.
            department: Only the people of a unit of this name; everybody without one.
        """
        first = date(year, month, 1)
        return self.span(first, date(year, month, monthrange(year, month)[1]), department)

    def span(self, from_on: date, until_on: date, department: str | None = None) -> RosterGrid:
        """Return the roster of any span of days."""
        hall_id = self._work.hall_id
        with self._work.read() as session:
            assigned = shifts_in(session, hall_id, from_on, until_on)
            calendar = load_calendar(session, hall_id)
            people = directory.people(session, hall_id)
            shifts = all_shifts(session, hall_id)
        days = tuple(from_on + _ONE_DAY * n for n in range((until_on - from_on).days + 1))
        by_person: dict[uuid.UUID, dict[date, tuple[AssignedShift, ...]]] = {}
        for (person_id, day), rows in assigned.items():
            by_person.setdefault(person_id, {})[day] = rows
        return RosterGrid(
            days=tuple(RosterDay(day, calendar.kind(day)) for day in days),
            lines=tuple(
                _line(person, by_person.get(person.id, {}))
                for person in sorted(people, key=lambda each: (each.department, each.staff_number))
                if department is None or person.department == department
            ),
            shifts=tuple(row for row in shifts if not row.is_retired),
        )

    def preview(self, path: Path, month: date | None = None) -> RosterPreview:
        """Return what a file would do to the roster; nothing is written (导入预览).

        Args:
            path: A workbook or a CSV: a month's grid, or a list of one entry a line.
            month: Any day of the month, where the headings are bare numbers.

        Raises:
            RosterMonthError: The headings are bare numbers, and nobody says of which month.
            RosterFileError: No roster was found in it.
            RuleError: It is no table, broken, or too big.
            SurroundingsError: It cannot be read.
        """
        # Read before the store is asked: a file takes longer than the whole roster.
        read = read_roster(path, month)
        days = [said.day for said in read.said if said.day is not None] or [self._work.today()]
        hall_id = self._work.hall_id
        with self._work.read() as session:
            facts = HallFacts(
                people=directory.people(session, hall_id),
                shifts=[row for row in all_shifts(session, hall_id) if not row.is_retired],
                calendar=load_calendar(session, hall_id),
                assigned=shifts_in(session, hall_id, min(days), max(days)),
            )
        return Judge(facts).preview(read)

    def template(self, year: int, month: int, department: str | None = None) -> bytes:
        """Return a month's roster as a workbook to be filled in and imported (排班模板)."""
        return template(self.month(year, month, department))

    def sit_ins(self, from_on: date, until_on: date | None = None) -> tuple[SitInRow, ...]:
        """Return who sits in on the days of a span; of one day without a second."""
        with self._work.read() as session:
            return sit_ins(session, self._work.hall_id, from_on, until_on or from_on)


def _line(person: PersonRow, cells: Mapping[date, tuple[AssignedShift, ...]]) -> RosterLine:
    return RosterLine(person.id, person.staff_number, person.name, person.department, cells)
