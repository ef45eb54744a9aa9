"""Tables of appointments; personal data stands apart."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.appointments.terms import BookingState
from hallapp.kernel.database.base import ALL, READ, Base, Right, rights


class AppointmentSlot(Base):
    """A slot of a service with its capacity (预约时段)."""

    __tablename__ = "appointment_slot"
    __table_args__ = (
        UniqueConstraint("hall_id", "service_id", "starts_at"),
        rights(kiosk=READ, clerk=Right(select=ALL, insert=ALL, update=("capacity", "ends_at"))),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("queue_service.id"))
    day: Mapped[date]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    capacity: Mapped[int]


class Appointment(Base):
    """A booking of a slot (预约)."""

    __tablename__ = "appointment"
    __table_args__ = (
        UniqueConstraint("hall_id", "code"),
        UniqueConstraint("hall_id", "source", "source_key"),
        Index("ix_appointment_day", "hall_id", "day", "state"),
        rights(
            kiosk=Right(select=ALL, update=("state", "arrived_at", "ticket_id")),
            clerk=Right(select=ALL, insert=ALL, update=("state", "arrived_at", "ticket_id")),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    slot_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("appointment_slot.id"), index=True)
    day: Mapped[date]
    item_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_item.id"))
    code: Mapped[str] = mapped_column(String(12))
    state: Mapped[BookingState]
    arrived_at: Mapped[datetime | None]
    ticket_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("ticket.id"))
    source: Mapped[str] = mapped_column(String(80))
    source_key: Mapped[str] = mapped_column(String(80))
    booked_at: Mapped[datetime]


class AppointmentPerson(Base):
    """Who booked: personal data, which a kiosk can compare by digest and never read."""

    __tablename__ = "appointment_person"
    __table_args__ = (
        rights(
            kiosk=Right(select=("appointment_id", "hall_id", "digest", "masked_name")),
            # Changed only to be emptied, when nobody needs to know any more.
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("name", "masked_name", "phone", "digest", "id_sealed"),
            ),
        ),
    )

    appointment_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("appointment.id"), primary_key=True
    )
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    name: Mapped[str] = mapped_column(String(120))
    masked_name: Mapped[str] = mapped_column(String(120))
    phone: Mapped[str] = mapped_column(String(40))
    digest: Mapped[str | None] = mapped_column(String(64), index=True)
    id_sealed: Mapped[str | None] = mapped_column(Text)
