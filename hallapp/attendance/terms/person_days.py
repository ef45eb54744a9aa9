"""Days of many people as faces, papers and figures read them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from uuid import UUID

from hallapp.attendance.terms.punches import Excuse
from hallapp.attendance.terms.results import (
    Finding,
    HalfResult,
    PublicWord,
    SlotResult,
    Verdict,
)
from hallapp.attendance.terms.slots import Half
from hallapp.attendance.terms.states import HalfState, half_state
from hallapp.kernel.texts import _
from hallapp.leave.terms import LeaveKind

ATTENDED = frozenset({Verdict.PRESENT, Verdict.MISSING_PUNCH})
"""What counts as presence; only such half days are late, early or miss a punch."""


class DayBasis(Enum):
    """What a day that is shown rests on."""

    DERIVED = "derived"  # from the punches, as they are now
    COUNTED = "counted"  # 已统计: as it was counted
    DIFFERENT = "different"  # counted, and the punches would say something else now

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            DayBasis.DERIVED: _("未统计"),
            DayBasis.COUNTED: _("已统计"),
            DayBasis.DIFFERENT: _("与打卡不一致，待重新统计"),
        }[self]


@dataclass(frozen=True, slots=True)
class PersonRef:
    """Who a day belongs to, and where that person belonged on it.

    Attributes:
        department: Name of the unit of that day, empty without one.
        window_number: Window of that day, None without one.
    """

    person_id: UUID
    staff_number: str
    name: str
    department_id: UUID | None
    department: str
    window_id: UUID | None
    window_number: int | None


@dataclass(frozen=True, slots=True)
class PersonDayRow:
    """One person's day (个人日考勤).

    Attributes:
        slots: The four slots in order.
        halves: Morning and afternoon.
        public: What may be posted, None when none of the four words is true.
        outside: Times of punches that fell into no slot, 06:59.
        basis: Whether it was counted.
        version: Which count it shows, None while it is derived.
        is_locked: Whether the day lies in a period that is closed.
        shifts: Codes of the roster's shifts, empty at the hall's own hours.
    """

    person: PersonRef
    day: date
    slots: tuple[SlotResult, ...]
    halves: tuple[HalfResult, ...]
    public: PublicWord | None = None
    outside: tuple[str, ...] = ()
    basis: DayBasis = DayBasis.DERIVED
    version: int | None = None
    is_locked: bool = False
    shifts: tuple[str, ...] = ()

    @property
    def states(self) -> tuple[HalfState, HalfState]:
        """Morning and afternoon as one word each, for files and commands."""
        morning, afternoon = self.halves
        return half_state(morning), half_state(afternoon)

    @property
    def late_minutes(self) -> int:
        """Minutes late on the whole day."""
        return sum(half.late_minutes for half in self.halves)

    @property
    def early_minutes(self) -> int:
        """Minutes early on the whole day."""
        return sum(half.early_minutes for half in self.halves)

    @property
    def has_deviation(self) -> bool:
        """Whether a manager should look at this day."""
        return bool(self.outside) or any(slot.finding.is_deviation for slot in self.slots)

    @property
    def has_correction(self) -> bool:
        """Whether an approved correction fills a slot of the day."""
        return any(slot.correction for slot in self.slots)


@dataclass(frozen=True, slots=True)
class HalfMark:
    """One half day in a narrow cell: never by colour alone (月表一格).

    Attributes:
        letter: One character.
        state: What colours the cell.
        words: The same in words, for a tip and for who cannot see the colour.
        is_corrected: A correction fills a slot of it.
    """

    half: Half
    letter: str
    state: HalfState
    words: str
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class MonthCell:
    """One person's day in the month's grid."""

    day: date
    morning: HalfMark
    afternoon: HalfMark
    basis: DayBasis


@dataclass(frozen=True, slots=True)
class PersonTotals:
    """What a person's days of a span come to (个人合计), in half days and occasions.

    Attributes:
        due: Half days on which the person was to be there, leave included.
        present: Half days of presence, late or not.
        leave: Half days of leave by kind.
        unsettled: Half days that are not decided.
        late: Half days of presence that began late; likewise `early` and the minutes.
        missing: Half days of presence with a missing punch.
    """

    due: int = 0
    present: int = 0
    absent: int = 0
    late: int = 0
    early: int = 0
    missing: int = 0
    trips: int = 0
    leave: int = 0
    unsettled: int = 0
    corrected: int = 0
    late_minutes: int = 0
    early_minutes: int = 0


@dataclass(frozen=True, slots=True)
class MonthLineRow:
    """One person's line of the month's grid."""

    person: PersonRef
    cells: tuple[MonthCell, ...]
    totals: PersonTotals


@dataclass(frozen=True, slots=True)
class MonthGridRow:
    """The month's grid (月考勤表): a line a person, a cell a day with two halves.

    Attributes:
        days: The days of the month.
        working: Which of them the hall works on.
        locked: Which of them are closed.
    """

    year: int
    month: int
    days: tuple[date, ...]
    working: frozenset[date]
    lines: tuple[MonthLineRow, ...]
    locked: frozenset[date] = frozenset()
    delivered_until: datetime | None = None


_LEAVE_LETTERS = {
    LeaveKind.PERSONAL: lambda: _("事"),
    LeaveKind.SICK: lambda: _("病"),
    LeaveKind.ANNUAL: lambda: _("年"),
    LeaveKind.MARRIAGE: lambda: _("婚"),
    LeaveKind.MATERNITY: lambda: _("产"),
    LeaveKind.PATERNITY: lambda: _("陪"),
    LeaveKind.FUNERAL: lambda: _("丧"),
    LeaveKind.HOME: lambda: _("探"),
    LeaveKind.COMPENSATORY: lambda: _("补"),
    LeaveKind.OFFICIAL_TRIP: lambda: _("公"),
    LeaveKind.TRAINING: lambda: _("培"),
}


def half_mark(half: HalfResult) -> HalfMark:
    """Return the letter of a half day in the month's grid."""
    state = half_state(half)
    return HalfMark(
        half.half, _letter(half, state), state, half_words(half), is_corrected=bool(half.correction)
    )


def half_words(half: HalfResult) -> str:
    """Return what a half day comes to, in words for the inside."""
    if half.verdict is Verdict.EXCUSED:
        return half.excuse_word
    words = [half.verdict.label]
    if half.is_late:
        words.append(_("迟到 {minutes} 分钟").format(minutes=half.late_minutes))
    if half.is_early:
        words.append(_("早退 {minutes} 分钟").format(minutes=half.early_minutes))
    if half.correction:
        words.append(half.correction)  # its number begins with the word
    return _("，").join(words)


def _letter(half: HalfResult, state: HalfState) -> str:
    if half.leave_kind is not None:
        return _LEAVE_LETTERS[half.leave_kind]()
    if state is HalfState.LEAVE:
        return _("公") if half.excuse is Excuse.TRIP else _("假")
    if state is HalfState.UNCONFIRMED:
        return _("待") if half.verdict is Verdict.TO_CONFIRM else "·"
    return {
        HalfState.PRESENT: "✓",
        HalfState.LATE: _("迟"),
        HalfState.EARLY_LEAVE: _("早"),
        HalfState.LATE_AND_EARLY: _("迟早"),
        HalfState.ABSENT: _("旷"),
        HalfState.MISSING_PUNCH: _("缺"),
        HalfState.OFF: "",
    }[state]


def totals_of(days: tuple[PersonDayRow, ...]) -> PersonTotals:
    """Return what the days of one person come to."""
    halves = [half for day in days for half in day.halves if half.verdict is not Verdict.REST]
    verdicts = [half.verdict for half in halves]
    # Half a day that is an absence, or is not decided, is neither late nor early.
    attended = [half for half in halves if half.verdict in ATTENDED]
    trips = sum(half.excuse is Excuse.TRIP for half in halves)
    return PersonTotals(
        due=len(halves),
        present=len(attended),
        absent=verdicts.count(Verdict.ABSENT),
        late=sum(half.is_late for half in attended),
        early=sum(half.is_early for half in attended),
        missing=verdicts.count(Verdict.MISSING_PUNCH),
        trips=trips,
        leave=verdicts.count(Verdict.EXCUSED) - trips,
        unsettled=verdicts.count(Verdict.PENDING) + verdicts.count(Verdict.TO_CONFIRM),
        corrected=sum(bool(slot.correction) for day in days for slot in day.slots),
        late_minutes=sum(half.late_minutes for half in attended),
        early_minutes=sum(half.early_minutes for half in attended),
    )


def missing_slots(day: PersonDayRow) -> tuple[SlotResult, ...]:
    """Return the slots of a day that somebody has to explain: missing, or to be confirmed."""
    asked = (Finding.MISSING, Finding.TO_CONFIRM, Finding.NOT_COME)
    return tuple(slot for slot in day.slots if slot.finding in asked)
