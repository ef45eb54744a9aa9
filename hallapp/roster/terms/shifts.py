"""Shifts, who has which on what day, and who sits in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from uuid import UUID

from hallapp.hall.workdays import DayKind
from hallapp.kernel.texts import _


class RosterOccasion(Enum):
    """Why somebody stands on the roster of a day."""

    SHIFT = "shift"  # 当班
    NOON_DUTY = "noon_duty"  # 午间值班
    WEEKEND = "weekend"  # 周末服务
    EXTENDED = "extended"  # 延时服务
    HOLIDAY_DUTY = "holiday_duty"  # 节假日值班
    REST = "rest"  # 轮休

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            RosterOccasion.SHIFT: _("当班"),
            RosterOccasion.NOON_DUTY: _("午间值班"),
            RosterOccasion.WEEKEND: _("周末服务"),
            RosterOccasion.EXTENDED: _("延时服务"),
            RosterOccasion.HOLIDAY_DUTY: _("节假日值班"),
            RosterOccasion.REST: _("轮休"),
        }[self]

    @property
    def letter(self) -> str:
        """One character for a narrow cell of the month's grid."""
        return {
            RosterOccasion.SHIFT: _("班"),
            RosterOccasion.NOON_DUTY: _("午"),
            RosterOccasion.WEEKEND: _("周"),
            RosterOccasion.EXTENDED: _("延"),
            RosterOccasion.HOLIDAY_DUTY: _("节"),
            RosterOccasion.REST: _("休"),
        }[self]

    @property
    def replaces_default(self) -> bool:
        """Whether the hall's default hours do not hold on such a day (explicit beats default).

        Noon duty and extended hours stand beside the ordinary day; the others replace it.
        """
        return self not in {RosterOccasion.NOON_DUTY, RosterOccasion.EXTENDED}


@dataclass(frozen=True, slots=True)
class ShiftSlot:
    """When one slot of a shift takes punches.

    Attributes:
        slot: Code of the slot as attendance names it: `am_in`, `am_out`, `pm_in`, `pm_out`.
        opens: First minute of the slot.
        closes: Last minute of the slot.
        due: Start of work for a slot at which one comes, end of work where one goes.
    """

    slot: str
    opens: time
    closes: time
    due: time


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """One shift (班次).

    Attributes:
        code: What stands in the cells of a roster, such as A, 早, 值.
        slots: Its punch slots; empty where the hall's default slots hold.
        crosses_midnight: It ends on the day after; the whole of it belongs to its start day.
        is_retired: No longer given out; days that have it keep it.
    """

    id: UUID
    code: str
    name: str
    begins: time
    ends: time
    slots: tuple[ShiftSlot, ...] = ()
    crosses_midnight: bool = False
    is_retired: bool = False

    @property
    def hours_text(self) -> str:
        """Begin and end, 09:00–17:00; 次日 before an end on the day after."""
        end = f"{self.ends:%H:%M}"
        return f"{self.begins:%H:%M}–{_('次日') + end if self.crosses_midnight else end}"


@dataclass(frozen=True, slots=True)
class AssignedShift:
    """One entry of the roster: this person, this day (排班).

    Attributes:
        shift: None for a day of rest, or for duty at the hall's default hours.
        is_working_day: Whether the hall works on the day, by the one calendar.
    """

    id: UUID
    person_id: UUID
    person_name: str
    day: date
    occasion: RosterOccasion
    shift: ShiftRow | None
    note: str = ""
    is_working_day: bool = True


@dataclass(frozen=True, slots=True)
class RosterDay:
    """One column of the month's grid."""

    day: date
    kind: DayKind

    @property
    def is_working(self) -> bool:
        """Whether the hall works on the day."""
        return self.kind.is_working


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One person's line of the month's grid.

    Attributes:
        cells: What the roster says, by day; nothing for days at the hall's default hours.
    """

    person_id: UUID
    staff_number: str
    person_name: str
    department: str
    cells: Mapping[date, tuple[AssignedShift, ...]]


@dataclass(frozen=True, slots=True)
class RosterGrid:
    """People and days of a span (排班表)."""

    days: tuple[RosterDay, ...]
    lines: tuple[RosterLine, ...]
    shifts: tuple[ShiftRow, ...]


@dataclass(frozen=True, slots=True)
class SitInRow:
    """A leader who sits in the hall on a day with one expert (领导带一名业务骨干坐班)."""

    id: UUID
    day: date
    department_id: UUID | None
    department: str
    leader_name: str
    expert_name: str
    note: str = ""
