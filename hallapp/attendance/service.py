"""What faces and papers ask of attendance."""

import uuid
from collections.abc import Callable
from datetime import date

from sqlalchemy import Connection

from hallapp.attendance.rules import day_result, sheet_row
from hallapp.attendance.store import add_punch, punches_of
from hallapp.attendance.terms import AttendanceRules, DaySheetRow, PunchRow, PunchSource, SheetRow
from hallapp.hall import directory
from hallapp.hall.calendars import load_calendar
from hallapp.hall.terms import PersonRow
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Request

CheckClock = Callable[[Connection, uuid.UUID, date], None]


class AttendanceService:
    """Derives slots and day results from raw punches; nothing derived is stored.

    `check_clock` refuses a day before the hall's latest; only the queue knows that day.
    """

    def __init__(self, work: UnitOfWork, rules: AttendanceRules, check_clock: CheckClock) -> None:
        self._work = work
        self._rules = rules
        self._check_clock = check_clock

    def sheet(self, day: date | None = None) -> DaySheetRow:
        """Return the attendance sheet of a day, today unless told otherwise (一日一表)."""
        day = day or self._work.today()
        with self._work.read() as session:
            staff = directory.people(session, self._work.hall_id)
            punches = punches_of(session, self._work.hall_id, day)
            is_working_day = load_calendar(session, self._work.hall_id).is_working(day)
        rows = tuple(
            self._line(person, punches.get(person.id, []), day, is_working_day=is_working_day)
            for person in staff
        )
        ordered = sorted(rows, key=lambda row: (row.department_name, row.person_name))
        return DaySheetRow(day, is_working_day, tuple(ordered))

    def punches(self, person_id: uuid.UUID, day: date | None = None) -> tuple[PunchRow, ...]:
        """Return a person's raw punches of a day, today unless told otherwise."""
        with self._work.read() as session:
            found = punches_of(session, self._work.hall_id, day or self._work.today())
        return tuple(found.get(person_id, ()))

    def punch(self, request: Request, person_id: uuid.UUID, source: PunchSource) -> PunchRow:
        """Take a person's punch of this moment away from a window (打卡).

        Somebody without a window punches at a desk terminal; a face is never the only way.

        Raises:
            ClockBehindError: The station's clock was set back; the punch would be wrong.
        """
        with self._work.write(
            request, "attendance.punch", person=person_id, source=source.value
        ) as act:
            if act.first_answer is None:
                self._check_clock(act.connection, self._work.hall_id, act.today)
                punch_id = add_punch(act, self._work.hall_id, person_id, None, source)
                after = {"person": str(person_id), "source": source.value}
                act.record(Happening("attendance.punched", "punch", punch_id, after=after))
                act.changed(Change.ATTENDANCE)
                act.answer = {"punch_id": str(punch_id)}
                told = act.answer
            else:
                told = act.first_answer
        found = self.punches(person_id)
        return next(row for row in found if row.id == told["punch_id"])

    def _line(
        self, person: PersonRow, punches: list[PunchRow], day: date, *, is_working_day: bool
    ) -> SheetRow:
        result = day_result(
            punches, self._rules, day, self._work.clock.now(), is_working_day=is_working_day
        )
        window = str(person.window_number) if person.window_number is not None else None
        return sheet_row(
            result,
            person_id=str(person.id),
            person_name=person.name,
            department_name=person.department,
            window_number=next(
                (each.window_number for each in reversed(punches) if each.window_number), window
            ),
        )
