"""Due days, suspensions, and the day-by-day account of a limit."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from hallapp.hall.workdays import DayKind
from hallapp.kernel.texts import _


@dataclass(frozen=True, slots=True)
class Suspension:
    """A time in which a case's clock stands (暂停计时): hearing, appraisal, inspection.

    Attributes:
        from_on: First day that is not counted.
        to_on: First day that counts again, None while it has not ended.
    """

    from_on: date
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class DueDay:
    """The last day of a limit (截止日), and how it came about.

    Attributes:
        due_on: Last day on which the case is in time; late from 00:00 of the day after.
        counted: Days of the limit in order. `due_on` is the last of them, or a later day when
            a limit in calendar days or months ended on a rest day. Empty for on the spot.
        is_provisional: It reaches into a year whose holiday notice is not loaded (暂定).
    """

    due_on: date
    counted: tuple[date, ...]
    is_provisional: bool


class DayReason(Enum):
    """Why a day of a case counts or does not (逐日说明)."""

    ACCEPTED = "accepted"  # 受理当日不计
    COUNTED = "counted"  # 计入
    REST = "rest"  # 周末、节假日、本厅停办
    SUSPENDED = "suspended"  # 暂停
    ROLLED = "rolled"  # 顺延: the limit ended on a rest day, this day takes its place
    SAME_DAY = "same_day"  # 当日办结: on the spot


@dataclass(frozen=True, slots=True)
class CountedDayRow:
    """One line of the day-by-day account of a due day.

    Attributes:
        day: The calendar day.
        kind: What the day is for the hall.
        reason: Why it counts or does not.
        number: Which day of the limit it is, from 1; None when it is not counted.
        is_known: Whether the holiday notice of its year is loaded.
    """

    day: date
    kind: DayKind
    reason: DayReason
    number: int | None
    is_known: bool

    @property
    def words(self) -> str:
        """The line's explanation: 第 3 个, 第 4 个（调休上班）, 周末, 受理当日不计."""
        if self.number is not None:
            text = _("第 {number} 个").format(number=self.number)
            return f"{text}（{self.kind.label}）" if self.kind is DayKind.MAKE_UP else text
        return {
            DayReason.ACCEPTED: _("受理当日不计"),
            DayReason.SUSPENDED: _("暂停，不计"),
            DayReason.ROLLED: _("顺延到这一天"),
            DayReason.SAME_DAY: _("当日办结"),
        }.get(self.reason, self.kind.label)
