"""Derives the days of people from what a period holds; reads nothing by itself."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hallapp.attendance.rules import DayFrame, claim_punches, day_frame, result_in
from hallapp.attendance.rules.roster import shift_hours
from hallapp.attendance.store.period import Period, StaffMember
from hallapp.attendance.store.punch_rows import DatedPunches
from hallapp.attendance.terms import (
    Circumstances,
    DayResult,
    Excuse,
    Half,
    PunchRow,
)
from hallapp.leave.terms import AwayRow
from hallapp.roster.terms import AssignedShift


@dataclass(slots=True)
class DerivedDay:
    """One person's day as the punches say it now.

    Attributes:
        shifts: Codes of the roster's shifts.
        is_covered: The B post stands in.
        spelled: What is kept of it, once somebody has asked; a day without punches is the same
            for everybody.
    """

    result: DayResult
    shifts: tuple[str, ...] = ()
    is_covered: bool = False
    spelled: dict[str, Any] | None = None


class Deriver:
    """Judges the days of a period person by person; frames are made once for everybody alike."""

    def __init__(self, period: Period, now: datetime, *, is_settled: bool = False) -> None:
        """Take the period.

        Args:
            period: Everything that its days are judged by.
            now: The present moment, aware.
            is_settled: The period is being closed: what was a question is decided.
        """
        self._period = period
        self._now = now
        self._is_settled = is_settled
        self._frames: dict[tuple[Any, ...], DayFrame] = {}
        self._silent: dict[date, DerivedDay] = {}
        self._idle: dict[date, DerivedDay] = {}
        self._usual = {day: self._usual_on(day) for day in period.days}
        self._by_device = any(device for device, _outage in period.outages)
        self._rostered = frozenset(person for person, _day in period.roster)

    def days_of(self, member: StaffMember, punches: DatedPunches) -> dict[date, DerivedDay]:
        """Return the days of one person, from coming to the hall to leaving it.

        Args:
            member: Who.
            punches: The person's raw punches, a day before and after included.
        """
        if member.id in self._rostered:
            return self._rostered_days(member, punches)
        by_day: dict[date, list[PunchRow]] = {}
        for day, punch in punches:
            by_day.setdefault(day, []).append(punch)
        return {
            day: self._derived(member.id, day, self._frame(day, ()), by_day.get(day, ()))
            for day in self._period.days_of(member)
        }

    def idle_day(self, day: date) -> DerivedDay:
        """Return a day on which nothing is asked for: of whoever is not of the hall then."""
        found = self._idle.get(day)
        if found is None:
            rules, zone = self._period.rules.on(day), self._period.zone
            frame = day_frame(rules, day, is_working_day=False, zone=zone)
            result = result_in(frame, (), self._now, Circumstances(is_settled=True))
            found = self._idle[day] = DerivedDay(result)
        return found

    def _silent_day(self, day: date, frame: DayFrame) -> DerivedDay:
        """Return a day of which nothing is known but that nobody punched."""
        found = self._silent.get(day)
        if found is None:
            result = result_in(frame, (), self._now, self._usual[day])
            found = self._silent[day] = DerivedDay(result)
        return found

    def _rostered_days(self, member: StaffMember, punches: DatedPunches) -> dict[date, DerivedDay]:
        roster, person_id = self._period.roster, member.id
        frames = {
            day: self._frame(day, roster.get((person_id, day), ())) for day in self._period.around
        }
        claimed = claim_punches((punch for _day, punch in punches), frames, self._period.zone)
        return {
            day: self._derived(person_id, day, frames[day], claimed.get(day, ()))
            for day in self._period.days_of(member)
        }

    def _derived(
        self, person_id: uuid.UUID, day: date, frame: DayFrame, punches: Sequence[PunchRow]
    ) -> DerivedDay:
        key = (person_id, day)
        known = self._usual[day]
        away, filled = self._period.away.get(key), self._period.corrections.get(key)
        if away is not None or filled is not None or self._by_device:
            known = self._own(key, away or {}, filled or {})
        elif not punches and person_id not in self._rostered:
            return self._silent_day(day, frame)
        shifts = tuple(
            each.shift.code if each.shift else each.occasion.value
            for each in self._period.roster.get(key, ())
        )
        result = result_in(frame, punches, self._now, known)
        return DerivedDay(result, shifts, known.is_covered_by_b)

    def _own(self, key: tuple[uuid.UUID, date], away: Any, filled: Any) -> Circumstances:
        usual = self._usual[key[1]]
        rows: dict[Half, AwayRow] = dict(away)
        return Circumstances(
            excuses={
                half: Excuse.TRIP if row.is_trip else Excuse.LEAVE for half, row in rows.items()
            },
            outages=self._period.outages_on(key[1], key[0]),
            delivered_until=usual.delivered_until,
            is_covered_by_b=any(row.b_person_id is not None for row in rows.values()),
            corrections=filled,
            leave_kinds={half: row.kind for half, row in rows.items()},
            is_settled=usual.is_settled,
        )

    def _usual_on(self, day: date) -> Circumstances:
        return Circumstances(
            outages=self._period.outages_on(day),
            delivered_until=self._period.delivered_until,
            is_settled=self._is_settled or self._period.closed.is_closed(day),
        )

    def _frame(self, day: date, assigned: Sequence[AssignedShift]) -> DayFrame:
        key = (day, *((each.occasion.value, each.shift and each.shift.id) for each in assigned))
        frame = self._frames.get(key)
        if frame is None:
            frame = self._frames[key] = day_frame(
                self._period.rules.on(day),
                day,
                shift_hours(assigned),
                is_working_day=self._period.is_working(day),
                zone=self._period.zone,
            )
        return frame
