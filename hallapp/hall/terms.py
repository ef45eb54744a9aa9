"""Words of the hall: departments, zones, service windows, people, stations."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID

from hallapp.kernel.texts import _


class Role(Enum):
    """What a person does in the hall (岗位)."""

    FRONT_CLERK = "front_clerk"
    APPROVER = "approver"
    ISSUER = "issuer"
    GUIDE_STAFF = "guide_staff"
    SHIFT_LEADER = "shift_leader"
    CHIEF_REPRESENTATIVE = "chief_representative"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            Role.FRONT_CLERK: _("前台受理"),
            Role.APPROVER: _("后台审批"),
            Role.ISSUER: _("统一出件"),
            Role.GUIDE_STAFF: _("导办"),
            Role.SHIFT_LEADER: _("值班长"),
            Role.CHIEF_REPRESENTATIVE: _("首席代表"),
            Role.MANAGER: _("大厅管理"),
            Role.ADMINISTRATOR: _("系统管理"),
        }[self]


class WindowKind(Enum):
    """What a service window is for (前台受理、后台审批、统一出件)."""

    FRONT = "front"
    BACK = "back"
    OUT = "out"


class DutyState(Enum):
    """Whether a service window serves now."""

    OPEN = "open"
    PAUSED = "paused"


@dataclass(frozen=True)
class HallRow:
    """One hall of the store.

    Attributes:
        zone: IANA name of the zone that decides the hall's day.
        is_demo: Every screen and paper of a demo hall says 演示数据.
        opening: Words for the opening hours, as printed; empty when not given.
    """

    id: UUID
    name: str
    region: str
    zone: str
    is_demo: bool
    opening: str


@dataclass(frozen=True)
class DepartmentRow:
    """A unit stationed in the hall (进驻部门)."""

    id: UUID
    name: str


@dataclass(frozen=True)
class ZoneRow:
    """A named area of the hall (功能区); `letter` is how signs call it."""

    id: UUID
    letter: str
    name: str


@dataclass(frozen=True)
class WindowRow:
    """A numbered service window (窗口) in its zone."""

    id: UUID
    number: int
    name: str
    kind: WindowKind
    zone_letter: str
    zone_name: str
    place: str
    phone: str


@dataclass(frozen=True)
class PersonRow:
    """A person who works in the hall."""

    id: UUID
    staff_number: str
    name: str
    department: str
    roles: tuple[Role, ...]
    window_number: int | None = None

    @property
    def masked_name(self) -> str:
        """The surname and crosses, as a screen that citizens can see shows it."""
        return self.name[:1] + "×" * max(1, len(self.name) - 1)


@dataclass(frozen=True)
class DutyRow:
    """Who holds a service window now.

    Attributes:
        pause_reason: Why it is paused, as the public reads it.
        paused_at: Since when it is paused.
        back_at: When it is planned to serve again; None when nobody said.
    """

    window: WindowRow
    person: PersonRow
    state: DutyState
    pause_reason: str | None = None
    paused_at: datetime | None = None
    back_at: datetime | None = None


@dataclass(frozen=True)
class PauseRow:
    """One pause of a window: its reason, how long it was planned, how long it was (暂停记录).

    Attributes:
        planned_minutes: 0 when nobody said how long.
        until: None while it lasts.
    """

    window_number: int
    person_name: str
    reason: str
    planned_minutes: int
    since: datetime
    until: datetime | None
