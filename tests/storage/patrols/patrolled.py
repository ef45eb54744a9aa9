"""A hall that is patrolled: who runs it, and a clock on the wall to set."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from hall_rows import VAULT, SmallHall
from sqlalchemy import insert

from hallapp.attendance.tables import AttendanceLock
from hallapp.kernel.requests import Request
from hallapp.patrols.service import PatrolService
from hallapp.patrols.terms import FindingRow, MarkWish, PatrolSight

MANAGER, LEADER, CLERK = 4, 5, 1
ON_SQLITE = pytest.mark.parametrize("store", ["sqlite"], indirect=True)
"""For what is the same on both engines: rules and words."""


@dataclass
class PatrolledHall:
    """The small hall; person 4 manages it, person 5 leads the shift, 1 to 3 sit at windows."""

    hall: SmallHall

    @property
    def patrols(self) -> PatrolService:
        return PatrolService(self.hall.store.work, VAULT)

    def at(self, time: str, day: int = 23) -> "PatrolledHall":
        """Put the clock on a time of a day in November 2026."""
        self.hall.store.clock.set_to(self.moment(time, day))
        return self

    def moment(self, time: str, day: int = 23) -> datetime:
        hour, minute = map(int, time.split(":"))
        return datetime(2026, 11, day, hour, minute, tzinfo=self.hall.store.zone)

    def by(self, person: int) -> Request:
        """A request of a person at a desk."""
        return self.hall.store.request(person_id=self.hall.people[person])

    def program(self) -> Request:
        return self.hall.store.request()

    def drawn(self, time: str = "08:00") -> "PatrolledHall":
        """Draw this day's times before the hall opens."""
        self.at(time).patrols.commit(self.program())
        return self

    def finding(self, code: str) -> FindingRow:
        return next(each for each in self.patrols.findings() if each.code == code)

    def phone(self, window: int = 2) -> MarkWish:
        """Somebody plays with a phone at a window."""
        found = self.finding("phone_or_games")
        return MarkWish(self.hall.windows[window], PatrolSight.FINDING, found.id)

    def present(self, window: int = 1) -> MarkWish:
        return MarkWish(self.hall.windows[window], PatrolSight.PRESENT)

    def window(self, number: int) -> uuid.UUID:
        return self.hall.windows[number]


def close_month(patrolled: PatrolledHall) -> None:
    """Close November, seen from December."""
    patrolled.hall.store.clock.set_to(patrolled.moment("10:00") + timedelta(days=12))
    values = {
        "id": uuid.uuid4(),
        "hall_id": patrolled.hall.store.hall_id,
        "from_on": date(2026, 11, 1),
        "until_on": date(2026, 11, 30),
        "locked_at": patrolled.hall.store.clock.now(),
    }
    with patrolled.hall.store.engine.begin() as connection:
        connection.execute(insert(AttendanceLock), values)
