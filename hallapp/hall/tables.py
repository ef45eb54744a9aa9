"""Tables of the hall: departments, zones, windows, people, sign-in, days that differ."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.hall.terms import DutyState, Role, WindowKind
from hallapp.hall.workdays import DayKind
from hallapp.kernel.database.base import (
    ALL,
    READ,
    READ_AND_APPEND,
    Base,
    Right,
    partial_index,
    rights,
)

# Whether a window is open, not who sits there.
_SEEN = Right(
    select=(
        "id", "hall_id", "window_id", "since", "until", "state", "pause_reason", "paused_at",
        "back_at",
    )
)  # fmt: skip
_READ_BY_ALL = rights(kiosk=READ, board=READ, clerk=READ)


class Hall(Base):
    """A service hall (政务服务大厅)."""

    __tablename__ = "hall"
    __table_args__ = (_READ_BY_ALL,)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    region: Mapped[str] = mapped_column(String(120))
    zone: Mapped[str] = mapped_column(String(60))
    opening: Mapped[str] = mapped_column(Text)
    is_demo: Mapped[bool]


class Department(Base):
    """A unit stationed in the hall (进驻部门)."""

    __tablename__ = "department"
    __table_args__ = (
        UniqueConstraint("hall_id", "name"),
        rights(kiosk=READ, board=READ, clerk=READ_AND_APPEND),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    name: Mapped[str] = mapped_column(String(120))


class Zone(Base):
    """A named area of the hall (功能区)."""

    __tablename__ = "zone"
    __table_args__ = (
        UniqueConstraint("hall_id", "letter"),
        rights(kiosk=READ, board=READ, clerk=READ_AND_APPEND),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    letter: Mapped[str] = mapped_column(String(4))
    name: Mapped[str] = mapped_column(String(60))
    place: Mapped[str] = mapped_column(String(120))


class ServiceWindow(Base):
    """A numbered window (窗口); `kind` tells front, back and issuing windows apart."""

    __tablename__ = "service_window"
    __table_args__ = (
        UniqueConstraint("hall_id", "number"),
        rights(kiosk=READ, board=READ, clerk=READ_AND_APPEND),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    zone_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("zone.id"))
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(60))
    kind: Mapped[WindowKind]
    phone: Mapped[str] = mapped_column(String(40))


class Person(Base):
    """A person who works in the hall."""

    __tablename__ = "person"
    __table_args__ = (
        UniqueConstraint("hall_id", "staff_number"),
        # A list of staff takes people on and moves them (人员名单).
        rights(
            clerk=Right(select=ALL, insert=ALL, update=("department_id", "window_id", "is_active"))
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    department_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("department.id"))
    window_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_window.id"))
    staff_number: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(String(60))
    is_active: Mapped[bool]


class PersonPlacement(Base):
    """Where a person belongs from one day to another (人员归属); the last one has no end.

    Somebody who changed unit in the middle of a month has two in it.

    Attributes:
        from_on: The first day.
        until_on: The last day; None while it lasts.
    """

    __tablename__ = "person_placement"
    __table_args__ = (
        UniqueConstraint("person_id", "from_on"),
        Index("ix_person_placement_span", "hall_id", "from_on"),
        rights(
            clerk=Right(select=ALL, insert=ALL, update=("department_id", "window_id", "until_on")),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    department_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("department.id"))
    window_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_window.id"))
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    placed_at: Mapped[datetime]


class PersonRole(Base):
    """A role that a person has (岗位)."""

    __tablename__ = "person_role"
    __table_args__ = (rights(clerk=READ),)

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    role: Mapped[Role] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))


class RepresentativeLetter(Base):
    """A chief representative's letter (首席代表授权书): covered items and term."""

    __tablename__ = "representative_letter"
    __table_args__ = (rights(clerk=READ),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    department_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("department.id"))
    letter_number: Mapped[str] = mapped_column(String(60))
    scope: Mapped[str] = mapped_column(Text)
    valid_from: Mapped[date]
    valid_until: Mapped[date]


class Credential(Base):
    """A person's password hash (argon2id, parameters inside) and failed attempts."""

    __tablename__ = "credential"
    __table_args__ = (
        rights(
            clerk=Right(select=ALL, update=("password_hash", "failures", "refused_until")),
        ),
    )

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    password_hash: Mapped[str] = mapped_column(Text)
    failures: Mapped[int]
    refused_until: Mapped[datetime | None]


class Station(Base):
    """A workstation that has been seen, and its failed sign-ins."""

    __tablename__ = "station"
    __table_args__ = (
        UniqueConstraint("hall_id", "name"),
        rights(
            clerk=Right(
                select=ALL, insert=ALL, update=("failures", "refused_until", "last_seen_at")
            ),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    name: Mapped[str] = mapped_column(String(80))
    failures: Mapped[int]
    refused_until: Mapped[datetime | None]
    last_seen_at: Mapped[datetime]


class WindowDuty(Base):
    """A person holding a service window for a time; open while `until` is empty.

    Attributes:
        pause_reason: Shown to the public.
        back_at: When the person means to be back; shown to the public, None when not said.
    """

    __tablename__ = "window_duty"
    __table_args__ = (
        # One person a window and one window a person, kept by the database itself.
        partial_index(
            "uq_window_duty_open_window",
            "window_id",
            unique=True,
            where="until IS NULL",
        ),
        partial_index(
            "uq_window_duty_open_person",
            "person_id",
            unique=True,
            where="until IS NULL",
        ),
        rights(
            kiosk=_SEEN,
            board=_SEEN,
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("until", "state", "pause_reason", "paused_at", "back_at"),
            ),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    window_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_window.id"), index=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    state: Mapped[DutyState]
    pause_reason: Mapped[str | None] = mapped_column(String(120))
    paused_at: Mapped[datetime | None]
    back_at: Mapped[datetime | None]


class WindowPause(Base):
    """One pause of a window: its reason and length, kept when it is over (暂停记录)."""

    __tablename__ = "window_pause"
    __table_args__ = (
        Index("ix_window_pause_window", "hall_id", "window_id", "since"),
        rights(clerk=Right(select=ALL, insert=ALL, update=("until",))),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    duty_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("window_duty.id"), index=True)
    window_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_window.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(String(120))
    planned_minutes: Mapped[int]
    since: Mapped[datetime]
    until: Mapped[datetime | None]


class CalendarDay(Base):
    """A day that the hall sets by hand: a holiday, a closure, a make-up day (调休上班日)."""

    __tablename__ = "calendar_day"
    __table_args__ = (UniqueConstraint("hall_id", "day"), _READ_BY_ALL)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    day: Mapped[date]
    kind: Mapped[DayKind]
    source: Mapped[str] = mapped_column(String(120))
    note: Mapped[str] = mapped_column(Text)


class CalendarYear(Base):
    """A year whose holiday notice the hall has loaded by itself, beyond those that ship."""

    __tablename__ = "calendar_year"
    __table_args__ = (_READ_BY_ALL,)

    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source: Mapped[str] = mapped_column(String(120))
