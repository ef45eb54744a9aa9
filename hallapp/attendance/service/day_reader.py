"""Reads days of many people: counted ones as counted, the others from the punches."""

import uuid
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from hallapp.attendance.store.day_rows import DayKey, latest_days
from hallapp.attendance.store.deriving import DerivedDay, Deriver
from hallapp.attendance.store.period import Period, StaffMember, chosen_staff, read_period
from hallapp.attendance.store.punch_rows import DatedPunches, punches_between
from hallapp.attendance.store.spelling_days import (
    StoredDay,
    counted_columns,
    derived_row,
    stored_row,
)
from hallapp.attendance.terms import PlacedPunch
from hallapp.attendance.terms.person_days import DayBasis, PersonDayRow
from hallapp.kernel.database.work import UnitOfWork


@dataclass(frozen=True)
class DaysRead:
    """What was read of a span of days.

    Attributes:
        rows: By staff number and day.
        windows: Number of the window at which a person punched last in the span.
    """

    period: Period
    rows: tuple[PersonDayRow, ...]
    windows: Mapping[uuid.UUID, str]


class DayReader:
    """Reads the days of a span for all people in few statements."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def read(
        self,
        session: Session,
        span: tuple[date, date],
        person_ids: Collection[uuid.UUID] | None = None,
    ) -> DaysRead:
        """Return the days of a span; of everybody unless told.

        Whoever came or left in between has the days from the one to the other. A closed day that
        was counted is given as it was counted: nobody comes into it who was not counted then.
        """
        work = self._work
        period = read_period(session, work.hall_id, span, work.zone, work.today())
        counted = latest_days(session, work.hall_id, span, person_ids)
        around = period.around
        punches = punches_between(session, work.hall_id, around[0], around[-1], person_ids)
        deriver = Deriver(period, work.clock.now())
        rows = [
            row
            for member in chosen_staff(period.staff, person_ids)
            for row in _rows(deriver, period, member, punches.get(member.id, []), counted)
        ]
        return DaysRead(period, tuple(rows), _last_windows(punches, span))

    def placed(self, session: Session, person_id: uuid.UUID, day: date) -> tuple[PlacedPunch, ...]:
        """Return what became of each raw punch of one person's day."""
        work = self._work
        period = read_period(session, work.hall_id, (day, day), work.zone, work.today())
        around = period.around
        punches = punches_between(session, work.hall_id, around[0], around[-1], (person_id,))
        member = next((each for each in period.staff if each.id == person_id), None)
        if member is None:
            return ()
        days = Deriver(period, work.clock.now()).days_of(member, punches.get(person_id, []))
        return days[day].result.punches if day in days else ()


def _rows(
    deriver: Deriver,
    period: Period,
    member: StaffMember,
    punches: DatedPunches,
    counted: Mapping[DayKey, StoredDay],
) -> Iterator[PersonDayRow]:
    derived = deriver.days_of(member, punches)
    for day in period.days:
        stored = counted.get((member.id, day))
        if stored is not None:
            if day in period.frozen or period.placements.belongs(member.id, day):
                yield _stored(period, member, stored, derived.get(day))
        elif day in derived and day not in period.frozen:
            is_locked = period.closed.is_closed(day)
            yield derived_row(period.person(member, day), derived[day], is_locked=is_locked)


def _stored(
    period: Period, member: StaffMember, stored: StoredDay, derived: DerivedDay | None
) -> PersonDayRow:
    person = period.person(member, stored.day)
    is_locked = period.closed.is_closed(stored.day)
    if derived is None:
        return stored_row(person, stored, DayBasis.COUNTED, period.zone, is_locked=is_locked)
    place = period.placements.on(member.id, stored.day)
    if counted_columns(derived, place, period.rules.since(stored.day)) != stored.columns:
        return stored_row(person, stored, DayBasis.DIFFERENT, period.zone, is_locked=is_locked)
    # What was counted is what would be counted now: it need not be read back.
    row = derived_row(person, derived, is_locked=is_locked)
    return replace(row, basis=DayBasis.COUNTED, version=stored.version)


def _last_windows(
    punches: Mapping[uuid.UUID, DatedPunches], span: tuple[date, date]
) -> dict[uuid.UUID, str]:
    return {
        person: punch.window_number
        for person, dated in punches.items()
        for day, punch in dated
        if punch.window_number and span[0] <= day <= span[1]
    }
