"""The hall's numbers of attendance (考勤规则): every one is dated data of the hall."""

from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from hallapp.attendance.terms.slots import Slot, SlotTimes
from hallapp.kernel.clock import DEFAULT_ZONE
from hallapp.kernel.texts import _


@dataclass(frozen=True, slots=True)
class Threshold:
    """From how many minutes on something is found.

    Attributes:
        minutes: The border.
        is_inclusive: Whether the border itself is reached: 30 minutes and more, not more than 30.
    """

    minutes: int
    is_inclusive: bool = True


@dataclass(frozen=True, slots=True)
class MinutesRung:
    """One rung of the ladder of coming late or of going early (迟到、早退分档).

    Attributes:
        key: Stable word by which a score names the rung, such as `over_10`.
        starts: From how many minutes on the rung is reached.
    """

    key: str
    starts: Threshold


class MissingPolicy(Enum):
    """What one missing punch of a half day comes to (缺卡)."""

    QUESTION = "question"  # 缺卡: stays a question to be explained
    ABSENCE = "absence"  # 旷工半天, once no correction can be approved any more

    @property
    def label(self) -> str:
        """The words a person reads."""
        return {
            MissingPolicy.QUESTION: _("记缺卡"),
            MissingPolicy.ABSENCE: _("未补签的计旷工半天"),
        }[self]


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day of any year, for the beginning or the end of a season."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class SpecialHours:
    """Slots that hold on some weekdays or in a season instead of the ordinary ones (作息时间).

    Attributes:
        name: What the hall calls them, such as 夏季作息, 周五.
        slots: As of an ordinary day.
        weekdays: Monday is 0; empty for all of them.
        from_day: First day of the season, None without one.
        until_day: Last day of the season; before the first one it lies in the year after.
    """

    name: str
    slots: tuple[SlotTimes, ...]
    weekdays: tuple[int, ...] = ()
    from_day: YearDay | None = None
    until_day: YearDay | None = None

    def holds_on(self, day: date) -> bool:
        """Return whether these hours hold on a day."""
        if self.weekdays and day.weekday() not in self.weekdays:
            return False
        if self.from_day is None or self.until_day is None:
            return True
        first = (self.from_day.month, self.from_day.day)
        last = (self.until_day.month, self.until_day.day)
        at = (day.month, day.day)
        return first <= at <= last if first <= last else at >= first or at <= last


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
        slots: The slots of an ordinary day in order, without overlaps: all four, or coming in
            the morning and going in the evening.
        late_from: From when on coming late is found (迟到).
        early_from: From when on going early is found (早退).
        absent_from: From when on coming late or going early is half a day's absence (旷工半天);
            None where a hall knows absence only without punches.
        duplicate_minutes: Punches of a slot so close to the one taken are repeats (重复).
        zone_name: Zone in which the times of day hold; of the hall, not of the setting.
        grace_minutes: Courtesy: so late or so early nothing is found, the border included.
        late_rungs: The ladder of lateness, upwards; empty where all lateness is alike.
        early_rungs: The ladder of going early.
        missing: What one missing punch of a half day comes to.
        off_post_from: From when on being away from the post unregistered is found (脱岗).
        off_post_absent_from: From when on it is half a day's absence, None where it never is.
        special: Hours of weekdays and seasons; the last one that fits a day holds.
    """

    slots: tuple[SlotTimes, ...] = _FOUR_SLOTS
    late_from: Threshold = Threshold(1)
    early_from: Threshold = Threshold(1)
    absent_from: Threshold | None = Threshold(30)
    duplicate_minutes: int = 3
    zone_name: str = DEFAULT_ZONE
    grace_minutes: int = 0
    late_rungs: tuple[MinutesRung, ...] = ()
    early_rungs: tuple[MinutesRung, ...] = ()
    missing: MissingPolicy = MissingPolicy.QUESTION
    off_post_from: Threshold = Threshold(15)
    off_post_absent_from: Threshold | None = None
    special: tuple[SpecialHours, ...] = ()

    def slots_on(self, day: date) -> tuple[SlotTimes, ...]:
        """Return the slots that hold on a day, before the roster says otherwise."""
        fitting = (hours.slots for hours in reversed(self.special) if hours.holds_on(day))
        return next(fitting, self.slots)
