"""The second and the third layer: what a slot, a half day and a day come to."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from hallapp.attendance.terms.punches import Excuse, PlacedPunch, PunchUse
from hallapp.attendance.terms.slots import Half, Slot
from hallapp.kernel.texts import _
from hallapp.leave.terms import LeaveKind


class Finding(Enum):
    """What is found of one slot."""

    ON_TIME = "on_time"  # 正常
    LATE = "late"  # 迟到
    EARLY = "early"  # 早退
    LONG_LATE = "long_late"  # 迟到, counted as half a day's absence
    LONG_EARLY = "long_early"  # 早退, counted as half a day's absence
    PENDING = "pending"  # 待到、待离: the slot has not closed, or not all punches have come
    NOT_COME = "not_come"  # 未到: closed without a punch, and none on the other side
    MISSING = "missing"  # 缺卡: closed without a punch, but there is one on the other side
    TO_CONFIRM = "to_confirm"  # 待确认: the device was out
    EXCUSED = "excused"  # 请假、公出
    REST = "rest"  # 休息: no working day
    NOT_ASKED = "not_asked"  # 不打卡: the hours of the day know no such slot

    # As for `Slot`: looked up for every slot of every day that is counted.
    __hash__ = object.__hash__

    @property
    def is_deviation(self) -> bool:
        """Whether a manager should look at it."""
        return self in {
            Finding.LATE,
            Finding.EARLY,
            Finding.LONG_LATE,
            Finding.LONG_EARLY,
            Finding.NOT_COME,
            Finding.MISSING,
            Finding.TO_CONFIRM,
        }


@dataclass(frozen=True, slots=True)
class SlotResult:
    """The second layer: what one slot says.

    Attributes:
        slot: Which slot.
        punched_at: Moment of the punch taken, in the hall's zone; None without one.
        finding: What is found.
        minutes: Whole minutes late or early, 0 otherwise.
        excuse: Why no punch is needed, None otherwise.
        is_final: False for a lateness that may still be counted as half a day's absence when
            the slot closes.
        rung: Key of the highest rung of the ladder that was reached, empty without a ladder.
        correction: Number of the approved correction that fills the slot, empty without one.
    """

    slot: Slot
    punched_at: datetime | None
    finding: Finding
    minutes: int = 0
    excuse: Excuse | None = None
    is_final: bool = True
    rung: str = ""
    correction: str = ""

    @property
    def time_text(self) -> str:
        """The time of the punch, 08:43; empty without one."""
        return "" if self.punched_at is None else f"{self.punched_at:%H:%M}"

    @property
    def word(self) -> str:
        """The word beside the time: 迟 12 分, 缺卡, 待到; empty when all is well."""
        if self.excuse is not None:
            return self.excuse.label
        if self.correction and self.finding is Finding.ON_TIME:
            return _("补签")
        if self.finding is Finding.PENDING:
            return _("待到") if self.slot.is_in else _("待离")
        return {
            Finding.LATE: _("迟 {minutes} 分"),
            Finding.LONG_LATE: _("迟 {minutes} 分，计半天"),
            Finding.EARLY: _("早退 {minutes} 分"),
            Finding.LONG_EARLY: _("早退 {minutes} 分，计半天"),
            Finding.NOT_COME: _("未到") if self.slot.is_in else _("未签退"),
            Finding.MISSING: _("缺卡"),
            Finding.TO_CONFIRM: _("待确认"),
            Finding.REST: _("休息"),
        }.get(self.finding, "").format(minutes=self.minutes)


class Verdict(Enum):
    """What a half day comes to."""

    PRESENT = "present"  # 出勤, perhaps late or early
    ABSENT = "absent"  # 旷工半天
    MISSING_PUNCH = "missing_punch"  # 缺卡: to be explained, not absence
    PENDING = "pending"  # 待定: the half day is not over
    TO_CONFIRM = "to_confirm"  # 待确认
    EXCUSED = "excused"  # 请假、公出
    REST = "rest"  # 休息

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            Verdict.PRESENT: _("出勤"),
            Verdict.ABSENT: _("旷工半天"),
            Verdict.MISSING_PUNCH: _("缺卡"),
            Verdict.PENDING: _("待定"),
            Verdict.TO_CONFIRM: _("待确认"),
            Verdict.EXCUSED: _("请假或公出"),
            Verdict.REST: _("休息"),
        }[self]


@dataclass(frozen=True, slots=True)
class HalfResult:
    """What one half day comes to.

    Attributes:
        half: Which half.
        verdict: What it comes to.
        late_minutes: Minutes late, 0 when in time.
        early_minutes: Minutes early, 0 when not early.
        is_late: Whether coming late was found, be it by seconds only.
        is_early: Whether going early was found.
        late_rung: Key of the rung of lateness that was reached, empty without a ladder.
        early_rung: Key of the rung of going early.
        missing: How many punches are missing (缺卡次数), 0 where nobody came at all.
        excuse: Leave or trip, None without one.
        leave_kind: The kind of leave, for the inside only; None without one.
        correction: Number of the correction that filled a slot of it, empty without one.
    """

    half: Half
    verdict: Verdict
    late_minutes: int = 0
    early_minutes: int = 0
    is_late: bool = False
    is_early: bool = False
    late_rung: str = ""
    early_rung: str = ""
    missing: int = 0
    excuse: Excuse | None = None
    leave_kind: LeaveKind | None = None
    correction: str = ""

    @property
    def excuse_word(self) -> str:
        """The kind of leave or the trip as a word for the inside; empty without one."""
        if self.leave_kind is not None:
            return self.leave_kind.label
        return "" if self.excuse is None else self.excuse.label


class PublicWord(Enum):
    """What may be posted in the hall (一日一公示); nothing else is."""

    ON_DUTY = "on_duty"  # 在岗
    LEAVE = "leave"  # 请假
    TRIP = "trip"  # 公出
    B_POST = "b_post"  # B岗: away, the B post stands in

    @property
    def label(self) -> str:
        """The word on the board."""
        return {
            PublicWord.ON_DUTY: _("在岗"),
            PublicWord.LEAVE: _("请假"),
            PublicWord.TRIP: _("公出"),
            PublicWord.B_POST: _("B岗"),
        }[self]


@dataclass(frozen=True, slots=True)
class DayResult:
    """The third layer: one person's day.

    Attributes:
        day: The hall's day.
        punches: All raw punches of the day in order, with what became of each.
        slots: The four slots in order.
        halves: Morning and afternoon.
        public: What may be posted, None when none of the four words is true.
    """

    day: date
    punches: tuple[PlacedPunch, ...]
    slots: tuple[SlotResult, ...]
    halves: tuple[HalfResult, ...]
    public: PublicWord | None

    @property
    def outside(self) -> tuple[PlacedPunch, ...]:
        """The punches that fell into no slot (不在时段)."""
        return tuple(placed for placed in self.punches if placed.use is PunchUse.OUTSIDE)

    @property
    def has_deviation(self) -> bool:
        """Whether a manager should look at this day (有情况)."""
        return bool(self.outside) or any(slot.finding.is_deviation for slot in self.slots)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One person's line of the day's attendance sheet.

    Attributes:
        person_id: Who.
        person_name: Name as the sheet shows it.
        department_name: Unit that sent the person.
        window_number: Window of today, None without one.
        slots: The four cells in order: each has `time_text`, `word` and `finding`.
        public: What may be posted, None when none of the four words is true.
        note: Punches outside the slots, in words; may be empty.
        has_deviation: Whether a manager should look at the line.
        halves: Morning and afternoon, as far as known.
        leave: Leave and trips of the day with their kind, for the inside; may be empty.
        correction: Corrections that fill a slot, in words; may be empty.
        outage: Slots that a declared failure leaves to be confirmed, in words; may be empty.
        is_counted: Whether the line shows what was counted, not what is derived now.
        is_different: Counted, and the punches would say something else now.
    """

    person_id: str
    person_name: str
    department_name: str
    window_number: str | None
    slots: tuple[SlotResult, ...]
    public: PublicWord | None
    note: str = ""
    has_deviation: bool = False
    halves: tuple[HalfResult, ...] = ()
    leave: str = ""
    correction: str = ""
    outage: str = ""
    is_counted: bool = False
    is_different: bool = False

    @property
    def public_text(self) -> str:
        """What the public column prints, a dash when nothing may be said."""
        return "—" if self.public is None else self.public.label


@dataclass(frozen=True, slots=True)
class DaySheetRow:
    """The attendance sheet of one day (一日一表).

    Attributes:
        day: The hall's day.
        is_working_day: Whether the hall works on it; nothing is found on a rest day.
        rows: One line a person, by department and name.
        delivered_until: Up to when all devices have handed over their punches; None where
            punches come in at once (考勤机已交数).
        is_locked: Whether the day lies in a period that is closed.
    """

    day: date
    is_working_day: bool
    rows: tuple[SheetRow, ...]
    delivered_until: datetime | None = None
    is_locked: bool = False
