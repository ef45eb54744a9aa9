"""Rows of what the hall has set up: series, windows' services, sessions, classes, packages."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from hallapp.queueing.terms.states import LatePolicy, OrderKind, SessionKind


@dataclass(frozen=True)
class SeriesRow:
    """A number series (号段) as it is set up."""

    id: UUID
    prefix: str
    first: int
    last: int
    width: int
    step: int
    is_wrapping: bool


@dataclass(frozen=True)
class ServiceSetupRow:
    """A service as it is set up (取号业务设置); see `QueueService` in the tables."""

    id: UUID
    code: str
    name: str
    series_id: UUID
    zone_id: UUID
    position: int
    is_active: bool
    daily_max: int
    needs_identity: bool
    person_max: int
    late_policy: LatePolicy
    late_places: int
    late_minutes: int
    late_times: int
    slip_words: str


@dataclass(frozen=True)
class WindowServiceRow:
    """That a window serves a service, and with which head start there."""

    window_id: UUID
    window_number: int
    service_id: UUID
    service_name: str
    lead_minutes: int
    until_at: datetime | None


@dataclass(frozen=True)
class SessionRow:
    """A time of the day in which a service gives numbers (取号时段)."""

    id: UUID
    service_id: UUID
    weekdays: str
    opens: time
    closes: time
    quota: int
    kind: SessionKind
    is_active: bool


@dataclass(frozen=True)
class OrderRow:
    """A manager's order about a service's numbers today."""

    service_id: UUID
    kind: OrderKind
    reason: str
    until_at: datetime | None
    extra: int
    ordered_at: datetime


@dataclass(frozen=True)
class PriorityRow:
    """A class of citizens with a head start (优先类别)."""

    id: UUID
    code: str
    name: str
    head_start_minutes: int
    needs_proof: bool
    position: int
    is_active: bool


@dataclass(frozen=True)
class PackageStepRow:
    """One service of a package, in its order."""

    service_id: UUID
    service_name: str
    item_id: UUID | None
    position: int


@dataclass(frozen=True)
class PackageRow:
    """Several services under one number (一件事联办)."""

    id: UUID
    code: str
    name: str
    words: str
    is_active: bool
    steps: tuple[PackageStepRow, ...]


@dataclass(frozen=True)
class ClosingLoadRow:
    """How the people who wait fit into what is left before numbers end (临近结束提醒).

    Attributes:
        minutes: About how long until the last of them is called; None while nothing is known.
        closes_at: When numbers end, in the hall's zone.
        left_minutes: Whole minutes until then.
    """

    service_id: UUID
    service_name: str
    waiting: int
    minutes: int | None
    closes_at: datetime
    left_minutes: int

    @property
    def is_tight(self) -> bool:
        """Whether the last of them will probably not be called in time."""
        return self.minutes is not None and self.minutes > self.left_minutes
