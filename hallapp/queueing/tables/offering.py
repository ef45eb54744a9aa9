"""Tables of what numbers are given for: services, windows, sessions, classes, packages."""

import uuid
from datetime import date, datetime, time

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from hallapp.kernel.database.base import (
    ALL,
    READ,
    READ_AND_APPEND,
    Base,
    Right,
    rights,
)
from hallapp.queueing.terms import LatePolicy, OrderKind, SessionKind

_READ_BY_ALL = rights(kiosk=READ, board=READ, clerk=READ)


class QueueService(Base):
    """A service that numbers are given for (取号业务).

    Attributes:
        daily_max: Most numbers of a day; 0 for no such limit.
        needs_identity: A number is given to a named person only.
        person_max: Most numbers of a day for one person; 0 for no such limit.
        late_policy: What a late-comer's number is worth.
        late_places: Behind how many waiting people a late-comer returns.
        late_minutes: Until how long after the call a late-comer may return.
        late_times: How often one ticket may return.
        slip_words: Printed on every ticket of the service.
    """

    __tablename__ = "queue_service"
    __table_args__ = (
        UniqueConstraint("hall_id", "code"),
        rights(
            kiosk=READ,
            board=READ,
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=(
                    "series_id", "zone_id", "name", "position", "is_active", "daily_max",
                    "needs_identity", "person_max", "late_policy", "late_places", "late_minutes",
                    "late_times", "slip_words",
                ),
            ),
        ),
    )  # fmt: skip

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    series_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("number_series.id"))
    zone_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("zone.id"))
    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(60))
    position: Mapped[int]
    is_active: Mapped[bool]
    daily_max: Mapped[int] = mapped_column(server_default="0")
    needs_identity: Mapped[bool] = mapped_column(server_default=text("false"))
    person_max: Mapped[int] = mapped_column(server_default="0")
    late_policy: Mapped[LatePolicy] = mapped_column(server_default=LatePolicy.BEHIND.value)
    late_places: Mapped[int] = mapped_column(server_default="3")
    late_minutes: Mapped[int] = mapped_column(server_default="60")
    late_times: Mapped[int] = mapped_column(server_default="1")
    slip_words: Mapped[str] = mapped_column(Text, server_default="")


class ServiceOffer(Base):
    """Which service gives the number for a service item."""

    __tablename__ = "service_offer"
    __table_args__ = (_READ_BY_ALL,)

    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_item.id"), primary_key=True)
    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("queue_service.id"), index=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))


class WindowService(Base):
    """Which services a window serves, and which of them it likes to take first.

    Attributes:
        lead_minutes: Head start that this window gives the service, at most the hall's cap;
            negative puts it behind the window's own people by as much, never further.
        until_at: Until when a window helps out; None for good.
    """

    __tablename__ = "window_service"
    __table_args__ = (
        rights(
            kiosk=READ,
            board=READ,
            clerk=Right(select=ALL, insert=ALL, update=("lead_minutes", "until_at")),
        ),
    )

    window_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_window.id"), primary_key=True)
    service_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("queue_service.id"), primary_key=True, index=True
    )
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    lead_minutes: Mapped[int] = mapped_column(server_default="0")
    until_at: Mapped[datetime | None]


class IssueSession(Base):
    """A time of the day in which a service gives numbers (取号时段); none means always.

    Attributes:
        weekdays: ISO weekdays as digits, such as `12345`.
        quota: Most numbers of the session; 0 for no such limit.
    """

    __tablename__ = "issue_session"
    __table_args__ = (
        rights(
            kiosk=READ,
            board=READ,
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("weekdays", "opens", "closes", "quota", "kind", "is_active"),
            ),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("queue_service.id"), index=True)
    weekdays: Mapped[str] = mapped_column(String(7))
    opens: Mapped[time]
    closes: Mapped[time]
    quota: Mapped[int] = mapped_column(server_default="0")
    kind: Mapped[SessionKind] = mapped_column(server_default=SessionKind.EVERYBODY.value)
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))


class IssueOrder(Base):
    """A manager's order about one service's numbers on one day: stop, resume, extend (放号指令).

    Orders are only added; the newest of a service and day holds.

    Attributes:
        until_at: Until when an extension or a stop holds; None until the day ends.
        extra: Numbers added to what is left of quota and daily maximum by an extension.
    """

    __tablename__ = "issue_order"
    __table_args__ = (
        Index("ix_issue_order_day", "hall_id", "day", "service_id"),
        rights(kiosk=READ, board=READ, clerk=READ_AND_APPEND),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("queue_service.id"))
    day: Mapped[date]
    sequence: Mapped[int]
    kind: Mapped[OrderKind]
    reason: Mapped[str] = mapped_column(String(120))
    until_at: Mapped[datetime | None]
    extra: Mapped[int] = mapped_column(server_default="0")
    ordered_at: Mapped[datetime]
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))


class PriorityClass(Base):
    """A class of citizens that gets a head start (优先类别), such as 老年人 or 军人.

    Attributes:
        head_start_minutes: How much earlier than it came its ticket counts.
        needs_proof: The clerk asks for a card before serving.
    """

    __tablename__ = "priority_class"
    __table_args__ = (
        UniqueConstraint("hall_id", "code"),
        rights(
            kiosk=READ,
            board=READ,
            clerk=Right(
                select=ALL,
                insert=ALL,
                update=("name", "head_start_minutes", "needs_proof", "position", "is_active"),
            ),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(40))
    head_start_minutes: Mapped[int]
    needs_proof: Mapped[bool]
    position: Mapped[int]
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))


class VisitPackage(Base):
    """Several services under one number (一件事联办)."""

    __tablename__ = "visit_package"
    __table_args__ = (
        UniqueConstraint("hall_id", "code"),
        rights(
            kiosk=READ,
            board=READ,
            clerk=Right(select=ALL, insert=ALL, update=("name", "words", "is_active")),
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(60))
    words: Mapped[str] = mapped_column(Text, server_default="")
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))


class PackageStep(Base):
    """One service of a package.

    Attributes:
        position: Steps of a lower position come first; those of the same may come in any order.
    """

    __tablename__ = "package_step"
    __table_args__ = (rights(kiosk=READ, board=READ, clerk=READ_AND_APPEND),)

    package_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("visit_package.id"), primary_key=True)
    service_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("queue_service.id"), primary_key=True)
    hall_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("hall.id"))
    item_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("service_item.id"))
    position: Mapped[int]
