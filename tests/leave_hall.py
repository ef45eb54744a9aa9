"""The small hall with people who decide on leave: a chief representative, a manager, a leader."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from hall_rows import SmallHall
from hall_store import HALL_ID
from sqlalchemy import insert, select, update

from hallapp.hall.half_days import Half, HalfDaySpan
from hallapp.hall.tables import Department, Person, PersonRole
from hallapp.hall.terms import Role
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.leave.service import LeaveService, OutingService
from hallapp.leave.terms import LeaveKind, LeaveRow, LeaveWish
from hallapp.roster.service import PostService, RosterService

AM, PM = Half.MORNING, Half.AFTERNOON
# The store of every storage test begins on this Monday at nine.
MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)
FRIDAY, SATURDAY = date(2026, 11, 27), date(2026, 11, 28)


@dataclass
class LeaveHall:
    """Who is who, and the services of leave and roster.

    张1 is A of window 1 and 张2 the neighbour; 张3 is the chief representative of their unit, 张4
    the manager, 张5 the shift leader, 张6 another manager; 张7 is of another unit without one.
    """

    hall: SmallHall
    leave: LeaveService
    outings: OutingService
    rosters: RosterService
    posts: PostService

    def person(self, number: int) -> uuid.UUID:
        return self.hall.people[number]

    def by(self, number: int) -> Request:
        """A request of the person with this number."""
        return Request(Actor("Q1", self.person(number), channel=Channel.MANAGER))

    def ask(
        self,
        number: int,
        span: HalfDaySpan,
        leave_kind: LeaveKind = LeaveKind.PERSONAL,
        **more: Any,
    ) -> LeaveRow:
        """Leave that somebody asks for."""
        wish = LeaveWish(self.person(number), leave_kind, span, "家中有事", **more)
        return self.leave.ask(self.by(number), wish)

    def granted(self, number: int, span: HalfDaySpan, **more: Any) -> LeaveRow:
        """Leave that everybody agrees to."""
        row = self.ask(number, span, **more)
        while row.open_step is not None:
            decider = 3 if row.open_step.approver.value == "chief_representative" else 4
            row = self.leave.decide(self.by(decider), row.id, approved=True, words="同意")
        return row


def span(
    first: date, first_half: Half = AM, last: date | None = None, last_half: Half = PM
) -> HalfDaySpan:
    """Half days; one whole day without more."""
    return HalfDaySpan.of(first, first_half, last or first, last_half)


def leave_hall(hall: SmallHall, work: UnitOfWork | None = None) -> LeaveHall:
    """Give the people of a small hall their roles; services work over `work` where it is given."""
    work = work or hall.store.work
    with hall.store.engine.begin() as connection:
        other = uuid.uuid4()
        connection.execute(
            insert(Department), [{"id": other, "hall_id": HALL_ID, "name": "公安局"}]
        )
        unit = connection.execute(
            select(Person.department_id).where(Person.id == hall.people[1])
        ).scalar_one()
        for number, department in ((6, unit), (7, other)):
            hall.people[number] = uuid.uuid4()
            connection.execute(
                insert(Person),
                [
                    {
                        "id": hall.people[number],
                        "hall_id": HALL_ID,
                        "department_id": department,
                        "window_id": None,
                        "staff_number": f"{1000 + number}",
                        "name": f"张{number}",
                        "is_active": True,
                    }
                ],
            )
        roles = (
            (3, Role.CHIEF_REPRESENTATIVE), (4, Role.MANAGER), (5, Role.SHIFT_LEADER),
            (6, Role.MANAGER),
        )  # fmt: skip
        connection.execute(
            insert(PersonRole),
            [
                {"person_id": hall.people[number], "role": role, "hall_id": HALL_ID}
                for number, role in roles
            ],
        )
        connection.execute(update(Person).where(Person.id == hall.people[4]).values(window_id=None))
    return LeaveHall(
        hall, LeaveService(work), OutingService(work), RosterService(work), PostService(work)
    )
