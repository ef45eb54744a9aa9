"""The four slots of a day and the hall's numbers about them; all of it is data of the hall."""

from dataclasses import dataclass
from datetime import time
from enum import Enum

from hallapp.hall.half_days import Half
from hallapp.kernel.clock import DEFAULT_ZONE
from hallapp.kernel.texts import _


class Slot(Enum):
    """One of the four times a day at which a person punches (打卡时段), in the day's order."""

    AM_IN = "am_in"  # 上午到
    AM_OUT = "am_out"  # 上午离
    PM_IN = "pm_in"  # 下午到
    PM_OUT = "pm_out"  # 下午离

    @property
    def half(self) -> Half:
        """The half day it belongs to."""
        return Half.MORNING if self in {Slot.AM_IN, Slot.AM_OUT} else Half.AFTERNOON

    @property
    def is_in(self) -> bool:
        """Whether one comes at it, else one goes."""
        return self in {Slot.AM_IN, Slot.PM_IN}

    @property
    def label(self) -> str:
        """The heading of its column."""
        return {
            Slot.AM_IN: _("上午到"),
            Slot.AM_OUT: _("上午离"),
            Slot.PM_IN: _("下午到"),
            Slot.PM_OUT: _("下午离"),
        }[self]


@dataclass(frozen=True, slots=True)
class SlotTimes:
    """When a slot takes punches, and the working time that it is measured by.

    Whole minutes; both ends belong to the slot, so that 10:30:59 is still 10:30.

    Attributes:
        slot: Which slot.
        opens: First minute of the slot.
        closes: Last minute of the slot.
        due: Start of work for a slot at which one comes, end of work for one at which one goes.
    """

    slot: Slot
    opens: time
    closes: time
    due: time


@dataclass(frozen=True, slots=True)
class Threshold:
    """From how many minutes on something is found.

    Attributes:
        minutes: The border.
        is_inclusive: Whether the border itself is reached: 30 minutes and more, not more than 30.
    """

    minutes: int
    is_inclusive: bool = True


_FOUR_SLOTS = (
    SlotTimes(Slot.AM_IN, time(7, 0), time(10, 30), due=time(9, 0)),
    SlotTimes(Slot.AM_OUT, time(11, 30), time(12, 45), due=time(12, 0)),
    SlotTimes(Slot.PM_IN, time(12, 50), time(15, 0), due=time(13, 30)),
    SlotTimes(Slot.PM_OUT, time(16, 30), time(20, 0), due=time(17, 0)),
)


@dataclass(frozen=True, slots=True)
class AttendanceRules:
    """Every number of attendance; a dated setting of the hall.

    The defaults are the preset `default`.

    Attributes:
        slots: The four slots in the day's order, without overlaps.
        late_from: From when on coming late is found (迟到).
        early_from: From when on going early is found (早退).
        absent_from: From when on coming late or going early is half a day's absence (旷工半天).
        duplicate_minutes: Punches of a slot so close to the one taken are repeats (重复).
        zone_name: Zone in which the times of day hold.
    """

    slots: tuple[SlotTimes, ...] = _FOUR_SLOTS
    late_from: Threshold = Threshold(1)
    early_from: Threshold = Threshold(1)
    absent_from: Threshold = Threshold(30)
    duplicate_minutes: int = 3
    zone_name: str = DEFAULT_ZONE
