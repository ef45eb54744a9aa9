"""The first layer: raw punches, what became of each, and what else is known of a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from hallapp.attendance.terms.slots import Half, ShiftHours, Slot
from hallapp.kernel.texts import _
from hallapp.leave.terms import LeaveKind


class PunchSource(Enum):
    """Where a punch comes from."""

    WINDOW = "window"  # 窗口登录: signing in or out at a workstation
    DESK = "desk"  # 自助打卡: at a desk terminal, without a window
    DEVICE = "device"  # 考勤机
    PAPER = "paper"  # 纸质签到, keyed in later


@dataclass(frozen=True, slots=True)
class PunchRow:
    """One raw punch (打卡记录), as it came; never changed afterwards.

    Attributes:
        id: Id of the punch.
        person_id: Who punched.
        punched_at: When, aware.
        source: Where it comes from.
        window_number: At which window, None when not at one.
        device_number: Number of the device that took it, empty without one.
    """

    id: str
    person_id: str
    punched_at: datetime
    source: PunchSource = PunchSource.WINDOW
    window_number: str | None = None
    device_number: str = ""


class PunchUse(Enum):
    """What became of a raw punch; none is dropped."""

    TAKEN = "taken"  # 采用: the slot's punch
    DUPLICATE = "duplicate"  # 重复: a repeat of the one taken
    EXTRA = "extra"  # 另有: another one in the same slot
    OUTSIDE = "outside"  # 不在时段

    # As for `Slot`: looked up for every punch that is counted.
    __hash__ = object.__hash__

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            PunchUse.TAKEN: _("采用"),
            PunchUse.DUPLICATE: _("重复"),
            PunchUse.EXTRA: _("同一时段另有"),
            PunchUse.OUTSIDE: _("不在时段"),
        }[self]


@dataclass(frozen=True, slots=True)
class PlacedPunch:
    """A raw punch and what became of it.

    Attributes:
        punch: The raw punch.
        local_at: Its moment in the hall's zone.
        slot: The slot it fell into, None outside all of them.
        use: What became of it.
    """

    punch: PunchRow
    local_at: datetime
    slot: Slot | None
    use: PunchUse

    @property
    def is_taken(self) -> bool:
        """Whether this punch is the one that its slot is judged by."""
        return self.use is PunchUse.TAKEN


class Excuse(Enum):
    """Why a person need not punch in a half day; the kind of leave is for the inside only."""

    LEAVE = "leave"  # 请假
    TRIP = "trip"  # 公出

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {Excuse.LEAVE: _("请假"), Excuse.TRIP: _("公出")}[self]


@dataclass(frozen=True, slots=True)
class Outage:
    """A declared failure of the punching device or the power (停电、设备故障).

    Attributes:
        from_at: Begin, aware.
        to_at: End, aware.
    """

    from_at: datetime
    to_at: datetime


@dataclass(frozen=True, slots=True)
class CorrectionFill:
    """What an approved correction (补签) puts into a slot.

    Attributes:
        number: Its number, as it stands on the sheet.
        stated_at: When the person was there, aware; None where only "in time" was approved.
    """

    number: str
    stated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What else is known of a person's day.

    Attributes:
        excuses: Approved leave and trips by half day.
        outages: Declared failures; a slot that one touches is to be confirmed, never absent.
        delivered_until: Moment up to which the device has handed over its punches; None when
            punches come in at once.
        is_covered_by_b: The B post (B岗) stands in.
        corrections: Approved corrections by slot; they stand above the punches there.
        leave_kinds: The kind of leave by half day, for the inside only.
        shifts: What the roster says of the day; nothing where the hall's own hours hold.
        is_settled: No correction can be approved any more, so what was a question is decided.
    """

    excuses: Mapping[Half, Excuse] = field(default_factory=dict[Half, Excuse])
    outages: tuple[Outage, ...] = ()
    delivered_until: datetime | None = None
    is_covered_by_b: bool = False
    corrections: Mapping[Slot, CorrectionFill] = field(default_factory=dict[Slot, CorrectionFill])
    leave_kinds: Mapping[Half, LeaveKind] = field(default_factory=dict[Half, LeaveKind])
    shifts: tuple[ShiftHours, ...] = ()
    is_settled: bool = False
