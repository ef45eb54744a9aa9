"""The slots of a day, their times, and what a person's shift says about them."""

from dataclasses import dataclass
from datetime import time
from enum import Enum

from hallapp.hall.half_days import Half
from hallapp.kernel.texts import _


class Slot(Enum):
    """One of the four times a day at which a person punches (打卡时段), in the day's order."""

    AM_IN = "am_in"  # 上午到
    AM_OUT = "am_out"  # 上午离
    PM_IN = "pm_in"  # 下午到
    PM_OUT = "pm_out"  # 下午离

    # Members are looked up a quarter of a million times when a month is counted; the hash of
    # Enum is computed in Python each time, and members are single anyway.
    __hash__ = object.__hash__

    @property
    def half(self) -> Half:
        """The half day it belongs to."""
        is_morning = self is Slot.AM_IN or self is Slot.AM_OUT
        return Half.MORNING if is_morning else Half.AFTERNOON

    @property
    def is_in(self) -> bool:
        """Whether one comes at it, else one goes."""
        return self is Slot.AM_IN or self is Slot.PM_IN

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
class ShiftHours:
    """What the roster says of one person's day (班次).

    The times of a shift that crosses midnight belong to the day on which it starts; a slot that
    closes before it opens, by the clock, holds midnight.

    Attributes:
        code: What stands in the roster.
        slots: Its slots in order; empty where the hall's own slots hold.
        begins: Start of the shift; times of a crossing shift before it lie on the day after.
        crosses_midnight: Whether it ends on the day after.
        is_added: It stands beside the ordinary day and changes only the slots that it names
            (午间值班、延时服务); otherwise the hall's own hours do not hold.
        covers_noon: The person stays over noon, so that without slots of its own nobody is asked
            to punch at noon.
        is_rest: A day off by the roster (轮休).
    """

    code: str
    slots: tuple[SlotTimes, ...] = ()
    begins: time = time()
    crosses_midnight: bool = False
    is_added: bool = False
    covers_noon: bool = False
    is_rest: bool = False
