"""Everything that a span of days is judged by, for all people, in few statements."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from hallapp.attendance.policy import ATTENDANCE_BEGIN, ATTENDANCE_RULES, LOCK_RULES
from hallapp.attendance.store.dated import Dated, values_until
from hallapp.attendance.store.locks import ClosedDays, closed_days
from hallapp.attendance.tables import (
    AttendanceDay,
    PunchCorrection,
    PunchDevice,
    PunchOutage,
    PunchPin,
)
from hallapp.attendance.terms import AttendanceRules, CorrectionFill, Outage, Slot
from hallapp.attendance.terms.person_days import PersonRef
from hallapp.hall.calendars import load_calendar
from hallapp.hall.placements import PlacementRow, Placements, placements_in
from hallapp.hall.tables import Person
from hallapp.hall.workdays import WorkCalendar
from hallapp.kernel.database.base import table_of
from hallapp.kernel.settings import value_on
from hallapp.leave.away import away_in
from hallapp.leave.terms import AwayMap
from hallapp.roster.lookups import Assigned, shifts_in

_ONE_DAY = timedelta(days=1)
_person = table_of(Person).c
_correction = table_of(PunchCorrection).c
_outage = table_of(PunchOutage).c
_day = table_of(AttendanceDay).c

Corrections = Mapping[tuple[uuid.UUID, date], Mapping[Slot, CorrectionFill]]
DeviceOutage = tuple[str, Outage]
"""Number of the device that failed, empty for all of them, and when."""


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Somebody of the hall."""

    id: uuid.UUID
    staff_number: str
    name: str
    is_active: bool


@dataclass(frozen=True)
class Period:
    """A span of days with everything that the days of its people are judged by.

    Attributes:
        days: Its days in order.
        staff: Everybody of the hall, by staff number; who works here no longer too.
        rules: The hall's numbers by day.
        roster: What the roster says, a day before and after included.
        outages: Declared failures that touch it.
        own_devices: By person, the devices on which alone the person has a number.
        delivered_until: Up to when every device has handed over its punches; None without one.
        closed: Which days are closed for changes.
        began_on: The first day that the hall judges at all, None for every day.
        frozen: Closed days that were counted: whoever was not counted then has no such day.
    """

    from_on: date
    until_on: date
    zone: tzinfo
    days: tuple[date, ...]
    staff: tuple[StaffMember, ...]
    placements: Placements
    calendar: WorkCalendar
    rules: Dated[AttendanceRules]
    roster: Assigned
    away: AwayMap
    corrections: Corrections
    outages: tuple[DeviceOutage, ...]
    own_devices: Mapping[uuid.UUID, frozenset[str]]
    delivered_until: datetime | None
    closed: ClosedDays
    began_on: date | None = None
    frozen: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Return whether attendance is asked for on a day, as far as the calendar says."""
        has_begun = self.began_on is None or day >= self.began_on
        return has_begun and self.calendar.is_working(day)

    def days_of(self, member: StaffMember) -> tuple[date, ...]:
        """Return the days on which somebody works in the hall, from coming to leaving.

        Of whoever works here no longer, and nobody knows since when, there are none.
        """
        rows = self.placements.of_person.get(member.id, ())
        is_open = bool(rows) and rows[-1].until_on is None
        if is_open and not member.is_active:
            return ()
        if is_open and len(rows) == 1 and rows[0].from_on <= self.from_on:
            return self.days
        return tuple(day for day in self.days if self.placements.belongs(member.id, day))

    @property
    def around(self) -> tuple[date, ...]:
        """The days with one more on either side."""
        return (self.from_on - _ONE_DAY, *self.days, self.until_on + _ONE_DAY)

    def person(self, member: StaffMember, day: date) -> PersonRef:
        """Return who a day belongs to, with the unit and the window of that day."""
        return person_ref(member, self.placements.on(member.id, day))

    def outages_on(self, day: date, person_id: uuid.UUID | None = None) -> tuple[Outage, ...]:
        """Return the failures that touch a day or the night after it, for one person's devices."""
        begin = datetime.combine(day, time(), self.zone).astimezone(UTC) - _ONE_DAY
        end = begin + 4 * _ONE_DAY
        own = None if person_id is None else self.own_devices.get(person_id)
        return tuple(
            outage
            for device, outage in self.outages
            if outage.from_at < end
            and outage.to_at > begin
            and (not device or own is None or device in own)
        )


def read_period(
    session: Session, hall_id: uuid.UUID, span: tuple[date, date], zone: tzinfo, today: date
) -> Period:
    """Return everything that a span of days is judged by, for everybody.

    Args:
        session: Reads one state of the store.
        hall_id: The hall.
        span: First and last day.
        zone: The hall's zone.
        today: The hall's present day, for the days of grace.
    """
    from_on, until_on = span
    before, after = from_on - _ONE_DAY, until_on + _ONE_DAY
    count = (until_on - from_on).days + 1
    lock_rules = values_until(session, hall_id, LOCK_RULES, until_on)
    closed = closed_days(session, hall_id, span, lock_rules, today)
    days = tuple(from_on + timedelta(days=place) for place in range(count))
    return Period(
        from_on=from_on,
        until_on=until_on,
        zone=zone,
        days=days,
        staff=staff_of(session, hall_id),
        placements=placements_in(session, hall_id, from_on, until_on),
        calendar=load_calendar(session, hall_id),
        rules=values_until(session, hall_id, ATTENDANCE_RULES, after),
        roster=shifts_in(session, hall_id, before, after),
        away=away_in(session, hall_id, from_on, until_on),
        corrections=_corrections(session, hall_id, from_on, until_on),
        outages=_outages(session, hall_id, before, after, zone),
        own_devices=_own_devices(session, hall_id),
        delivered_until=delivered_until(session, hall_id),
        closed=closed,
        began_on=value_on(session, hall_id, ATTENDANCE_BEGIN, today).on,
        frozen=_frozen(session, hall_id, closed, days),
    )


def _frozen(
    session: Session, hall_id: uuid.UUID, closed: ClosedDays, days: Sequence[date]
) -> frozenset[date]:
    """Return the closed days that were counted; a hall that is new has none."""
    shut = [day for day in days if closed.is_closed(day)]
    if not shut:
        return frozenset()
    asked = select(_day.day).where(
        _day.hall_id == hall_id, _day.day >= shut[0], _day.day <= shut[-1], _day.is_latest
    )
    counted = frozenset(session.scalars(asked.distinct()))
    return frozenset(day for day in shut if day in counted or closed.lock_on(day) is not None)


def person_ref(member: StaffMember, place: PlacementRow | None) -> PersonRef:
    """Return somebody with where the person belonged."""
    if place is None:
        return PersonRef(member.id, member.staff_number, member.name, None, "", None, None)
    return PersonRef(
        member.id,
        member.staff_number,
        member.name,
        place.department_id,
        place.department,
        place.window_id,
        place.window_number,
    )


def staff_of(session: Session, hall_id: uuid.UUID) -> tuple[StaffMember, ...]:
    """Return everybody of the hall by staff number; who works here no longer too."""
    asked = (
        select(_person.id, _person.staff_number, _person.name, _person.is_active)
        .where(_person.hall_id == hall_id)
        .order_by(_person.staff_number)
    )
    return tuple(StaffMember(*row) for row in session.execute(asked))


def delivered_until(session: Session, hall_id: uuid.UUID) -> datetime | None:
    """Return up to when every device that ever delivered has handed over its punches.

    Files that name no device take no part beside devices that have a number: nobody can tell
    when the next one comes. They count where nothing else delivers. None where nothing has: then
    punches come in at once, at windows and desks.
    """
    asked = select(PunchDevice.number, PunchDevice.delivered_until).where(
        PunchDevice.hall_id == hall_id,
        PunchDevice.is_active,
        PunchDevice.delivered_until.is_not(None),
    )
    told = {number: moment for number, moment in session.execute(asked) if moment is not None}
    numbered = [moment for number, moment in told.items() if number]
    return min(numbered, default=told.get(""))


def _corrections(
    session: Session, hall_id: uuid.UUID, from_on: date, until_on: date
) -> Corrections:
    asked = (
        select(
            _correction.person_id,
            _correction.day,
            _correction.slot,
            _correction.number,
            _correction.stated_at,
        )
        .where(
            _correction.hall_id == hall_id,
            _correction.day >= from_on,
            _correction.day <= until_on,
            _correction.verdict,
        )
        # Of several for one slot the last decision holds.
        .order_by(_correction.decided_at)
    )
    found: dict[tuple[uuid.UUID, date], dict[Slot, CorrectionFill]] = defaultdict(dict)
    for person_id, day, slot, number, stated_at in session.execute(asked):
        found[person_id, day][slot] = CorrectionFill(number, stated_at)
    return dict(found)


def _outages(
    session: Session, hall_id: uuid.UUID, before: date, after: date, zone: tzinfo
) -> tuple[DeviceOutage, ...]:
    asked = (
        select(_outage.device_number, _outage.from_at, _outage.to_at)
        .where(
            _outage.hall_id == hall_id,
            _outage.withdrawn_at.is_(None),
            _outage.from_at < datetime.combine(after + _ONE_DAY, time(), zone),
            _outage.to_at > datetime.combine(before, time(), zone),
        )
        .order_by(_outage.from_at)
    )
    return tuple(
        (number, Outage(from_at, to_at)) for number, from_at, to_at in session.execute(asked)
    )


def _own_devices(session: Session, hall_id: uuid.UUID) -> dict[uuid.UUID, frozenset[str]]:
    """Return the devices of everybody who has numbers on single devices only."""
    asked = select(PunchPin.person_id, PunchPin.device_number).where(
        PunchPin.hall_id == hall_id, PunchPin.valid_until.is_(None)
    )
    devices: dict[uuid.UUID, set[str]] = defaultdict(set)
    for person_id, number in session.execute(asked):
        devices[person_id].add(number)
    return {
        person_id: frozenset(numbers) for person_id, numbers in devices.items() if "" not in numbers
    }


def chosen_staff(
    staff: Sequence[StaffMember], person_ids: Collection[uuid.UUID] | None
) -> tuple[StaffMember, ...]:
    """Return those who are asked about; everybody unless told."""
    if person_ids is None:
        return tuple(staff)
    wanted = frozenset(person_ids)
    return tuple(member for member in staff if member.id in wanted)
