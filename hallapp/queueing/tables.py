"""Tables of the queue: hall days, series, services, tickets and their steps."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.kernel.database.base import ALL, READ, Base, Right, partial_index, rights
from hallapp.queueing.terms import PrintState, TicketState

_LIVE = "state IN ('waiting', 'called', 'serving')"
_AT_WINDOW = "state IN ('called', 'serving')"
_WAITING = "state = 'waiting'"
_FINISHED = "state = 'finished'"

_COUNTED = Right(select=ALL, insert=ALL, update=("sequence", "last_moment"))
_NUMBERED = Right(select=ALL, insert=ALL, update=("issued",))
_STEPPED = (
    "state", "window_id", "person_id", "called_at", "call_sequence", "call_count", "started_at",
    "finished_at", "picked_before",
)  # fmt: skip
_READ_BY_ALL = rights(kiosk=READ, board=READ, clerk=READ)


class HallDay(Base):
    """A day of the hall: the one row that serialises issuing and calling.

    Attributes:
        sequence: Raised by every issue and call of the day; decides all order.
        last_moment: The latest moment given out; a clock set back cannot reach before it.
    """

    __tablename__ = "hall_day"
    __table_args__ = (rights(kiosk=_COUNTED, board=READ, clerk=_COUNTED),)

    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    sequence: Mapped[int]
    last_moment: Mapped[datetime]


class NumberSeries(Base):
    """A number series (号段): prefix and band of numbers."""

    __tablename__ = "number_series"
    __table_args__ = (UniqueConstraint("hall_id", "prefix"), _READ_BY_ALL)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    prefix: Mapped[str] = mapped_column(String(4))
    first: Mapped[int]
    last: Mapped[int]
    width: Mapped[int]


class SeriesDay(Base):
    """How many numbers of a series were given on a day; a new day starts anew."""

    __tablename__ = "series_day"
    __table_args__ = (rights(kiosk=_NUMBERED, clerk=_NUMBERED),)

    series_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("number_series.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    issued: Mapped[int]


class QueueService(Base):
    """A service that numbers are given for (取号业务)."""

    __tablename__ = "queue_service"
    __table_args__ = (UniqueConstraint("hall_id", "code"), _READ_BY_ALL)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    series_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("number_series.id"))
    zone_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("zone.id"))
    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(60))
    position: Mapped[int]
    is_active: Mapped[bool]


class ServiceOffer(Base):
    """Which service gives the number for a service item."""

    __tablename__ = "service_offer"
    __table_args__ = (_READ_BY_ALL,)

    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_item.id"), primary_key=True)
    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("queue_service.id"), index=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))


class WindowService(Base):
    """Which services a window serves."""

    __tablename__ = "window_service"
    __table_args__ = (_READ_BY_ALL,)

    window_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_window.id"), primary_key=True)
    service_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("queue_service.id"), primary_key=True, index=True
    )
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))


class Ticket(Base):
    """A queue ticket (排队号): one number on one day.

    Attributes:
        label: Prefix and number as printed; kept, because a prefix may change later.
        print_fault: Code of the error that kept it from being printed.
    """

    __tablename__ = "ticket"
    __table_args__ = (
        UniqueConstraint("hall_id", "day", "series_id", "number"),
        rights(
            kiosk=Right(select=ALL, insert=ALL, update=("print_state", "print_fault")),
            board=READ,
            clerk=Right(select=ALL, insert=ALL, update=("print_state", "print_fault", "item_id")),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    day: Mapped[date]
    series_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("number_series.id"))
    number: Mapped[int]
    label: Mapped[str] = mapped_column(String(12))
    item_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_item.id"))
    issued_at: Mapped[datetime]
    print_state: Mapped[PrintState]
    print_fault: Mapped[str | None] = mapped_column(String(60))


class TicketStep(Base):
    """One step of a visit: a ticket waiting for, called to or served at one service.

    Attributes:
        effective_at: Issue moment less the head start of a priority class; never NULL.
        sequence: The hall day's sequence at issue; breaks every tie.
        call_sequence: The hall day's sequence at the latest call; orders the board.
        picked_before: Label of the ticket that would have been next, for the reason shown.
    """

    __tablename__ = "ticket_step"
    __table_args__ = (
        partial_index(
            "uq_ticket_step_live_ticket",
            "ticket_id",
            unique=True,
            where=_LIVE,
        ),
        partial_index(
            "uq_ticket_step_live_window",
            "window_id",
            unique=True,
            where=_AT_WINDOW,
        ),
        partial_index(
            "ix_ticket_step_waiting",
            "hall_id",
            "day",
            "service_id",
            "effective_at",
            "sequence",
            where=_WAITING,
        ),
        # The day's pace of a service is asked for with every number given.
        partial_index(
            "ix_ticket_step_finished",
            "hall_id",
            "day",
            "service_id",
            where=_FINISHED,
        ),
        # The partial ones above know live tickets only; a finished one is asked for, too.
        Index("ix_ticket_step_ticket", "ticket_id"),
        Index("ix_ticket_step_called", "hall_id", "day", "call_sequence"),
        rights(
            kiosk=Right(select=ALL, insert=ALL, update=("state",)),
            board=READ,
            clerk=Right(select=ALL, insert=ALL, update=_STEPPED),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    day: Mapped[date]
    ticket_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("ticket.id"))
    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("queue_service.id"))
    state: Mapped[TicketState]
    effective_at: Mapped[datetime]
    sequence: Mapped[int]
    window_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_window.id"))
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    called_at: Mapped[datetime | None]
    call_sequence: Mapped[int | None]
    call_count: Mapped[int]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    picked_before: Mapped[str | None] = mapped_column(String(12))
