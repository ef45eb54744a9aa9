"""Days as faces and papers read them, and the punch of this moment."""

import uuid
from collections.abc import Callable, Collection, Iterable
from datetime import date, timedelta
from itertools import groupby

from sqlalchemy import Connection

from hallapp.attendance.policy import ATTENDANCE_RULES
from hallapp.attendance.rules import correction_words, leave_words, outage_words
from hallapp.attendance.service.day_reader import DayReader
from hallapp.attendance.store import add_punch, punches_of
from hallapp.attendance.terms import (
    AttendanceRules,
    DaySheetRow,
    HalfResult,
    PlacedPunch,
    PunchRow,
    PunchSource,
    SheetRow,
)
from hallapp.attendance.terms.person_days import (
    DayBasis,
    HalfMark,
    MonthCell,
    MonthGridRow,
    MonthLineRow,
    PersonDayRow,
    half_mark,
    totals_of,
)
from hallapp.kernel.audit import Happening
from hallapp.kernel.changes import Change
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import value_on
from hallapp.kernel.texts import _

CheckClock = Callable[[Connection, uuid.UUID, date], None]


class AttendanceService:
    """Derives slots and day results from raw punches, or shows what was counted.

    `check_clock` refuses a day before the hall's latest; only the queue knows that day.
    """

    def __init__(self, work: UnitOfWork, check_clock: CheckClock) -> None:
        self._work = work
        self._check_clock = check_clock
        self._reader = DayReader(work)

    def rules(self, day: date | None = None) -> AttendanceRules:
        """Return the hall's numbers that hold on a day, today unless told otherwise."""
        with self._work.read() as session:
            return value_on(
                session, self._work.hall_id, ATTENDANCE_RULES, day or self._work.today()
            )

    def sheet(self, day: date | None = None) -> DaySheetRow:
        """Return the attendance sheet of a day, today unless told otherwise (一日一表)."""
        day = day or self._work.today()
        with self._work.read() as session:
            read = self._reader.read(session, (day, day))
        rows = (_sheet_line(row, read.windows.get(row.person.person_id)) for row in read.rows)
        ordered = sorted(rows, key=lambda row: (row.department_name, row.person_name))
        return DaySheetRow(
            day,
            read.period.is_working(day),
            tuple(ordered),
            read.period.delivered_until,
            read.period.closed.is_closed(day),
        )

    def days(
        self, from_on: date, until_on: date, person_ids: Collection[uuid.UUID] | None = None
    ) -> tuple[PersonDayRow, ...]:
        """Return the days of a span, by staff number and day; of everybody unless told.

        Days that were counted are shown as counted; `basis` says where the punches would say
        something else now.
        """
        with self._work.read() as session:
            return self._reader.read(session, (from_on, until_on), person_ids).rows

    def person(
        self, person_id: uuid.UUID, from_on: date, until_on: date
    ) -> tuple[PersonDayRow, ...]:
        """Return the days of one person in order (个人考勤)."""
        return self.days(from_on, until_on, (person_id,))

    def month(self, year: int, month: int, department_id: uuid.UUID | None = None) -> MonthGridRow:
        """Return the month's grid, of one unit or of the whole hall (月考勤表).

        Somebody who changed unit within the month stands in the grids of both.
        """
        first = date(year, month, 1)
        last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        with self._work.read() as session:
            read = self._reader.read(session, (first, last))
        marks = _Marks()
        lines = [
            _line(days, marks) for days in _by_person(read.rows) if _belongs(days, department_id)
        ]
        period = read.period
        return MonthGridRow(
            year,
            month,
            period.days,
            frozenset(filter(period.is_working, period.days)),
            tuple(sorted(lines, key=lambda line: (line.person.department, line.person.name))),
            frozenset(filter(period.closed.is_closed, period.days)),
            period.delivered_until,
        )

    def punches(self, person_id: uuid.UUID, day: date | None = None) -> tuple[PunchRow, ...]:
        """Return a person's raw punches of a day, today unless told otherwise."""
        with self._work.read() as session:
            found = punches_of(session, self._work.hall_id, day or self._work.today())
        return tuple(found.get(person_id, ()))

    def traces(self, person_id: uuid.UUID, day: date) -> tuple[PlacedPunch, ...]:
        """Return what became of each raw punch of a person's day; none is ever dropped."""
        with self._work.read() as session:
            return self._reader.placed(session, person_id, day)

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


def _sheet_line(row: PersonDayRow, window: str | None) -> SheetRow:
    own = None if row.person.window_number is None else str(row.person.window_number)
    return SheetRow(
        person_id=str(row.person.person_id),
        person_name=row.person.name,
        department_name=row.person.department,
        window_number=window or own,
        slots=row.slots,
        public=row.public,
        note=_("；").join(_("{time} 不在时段").format(time=text) for text in row.outside),
        has_deviation=row.has_deviation,
        halves=row.halves,
        leave=leave_words(row.halves),
        correction=correction_words(row.slots),
        outage=outage_words(row.slots),
        is_counted=row.basis is not DayBasis.DERIVED,
        is_different=row.basis is DayBasis.DIFFERENT,
    )


def _by_person(rows: Iterable[PersonDayRow]) -> Iterable[tuple[PersonDayRow, ...]]:
    for _person, days in groupby(rows, key=lambda row: row.person.person_id):
        yield tuple(days)


def _belongs(days: Iterable[PersonDayRow], department_id: uuid.UUID | None) -> bool:
    return department_id is None or any(day.person.department_id == department_id for day in days)


class _Marks:
    """Marks of half days of one grid; there are few that differ, and they are made in words."""

    def __init__(self) -> None:
        self._known: dict[HalfResult, HalfMark] = {}

    def of(self, half: HalfResult) -> HalfMark:
        """Return the mark of a half day."""
        mark = self._known.get(half)
        if mark is None:
            mark = self._known[half] = half_mark(half)
        return mark


def _line(days: tuple[PersonDayRow, ...], marks: _Marks) -> MonthLineRow:
    cells = tuple(
        MonthCell(row.day, marks.of(row.halves[0]), marks.of(row.halves[1]), row.basis)
        for row in days
    )
    # The unit of the last day is what the line stands under.
    return MonthLineRow(days[-1].person, cells, totals_of(days))
