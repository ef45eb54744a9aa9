"""Words of the roster (排班): shifts, who has which, A and B posts, hand-overs, who sits in."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from uuid import UUID

from hallapp.hall.half_days import HalfDaySpan
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


class HandoverCause(Enum):
    """Why an A post is handed over to its B post (交接事由)."""

    LEAVE = "leave"  # 请假
    TRIP = "trip"  # 公出
    TRAINING = "training"  # 培训、会议
    SICKNESS = "sickness"  # 突发疾病
    OTHER = "other"  # 其他

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            HandoverCause.LEAVE: _("请假"),
            HandoverCause.TRIP: _("公出"),
            HandoverCause.TRAINING: _("培训、会议"),
            HandoverCause.SICKNESS: _("突发疾病"),
            HandoverCause.OTHER: _("其他事由"),
        }[self]


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
class PostPairRow:
    """A post with its A and its B (AB岗).

    Attributes:
        window_id: The window of the post, None for a post without one.
        valid_until: Last day on which the pair holds, None while it goes on.
    """

    id: UUID
    window_id: UUID | None
    window_number: int | None
    a_person_id: UUID
    a_name: str
    b_person_id: UUID
    b_name: str
    valid_from: date
    valid_until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Return whether the pair holds on a day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """One hand-over of a post from A to B (AB岗交接).

    Attributes:
        is_short_notice: Told later than one working day ahead; flagged, never blocked.
        ended_at: When A took the post back before the span was over, None otherwise.
        leave_ref: The leave that it belongs to, None without one.
    """

    id: UUID
    pair_id: UUID
    window_id: UUID | None
    window_number: int | None
    a_person_id: UUID
    a_name: str
    b_person_id: UUID
    b_name: str
    span: HalfDaySpan
    cause: HandoverCause
    note: str
    told_at: datetime
    is_short_notice: bool
    ended_at: datetime | None = None
    leave_ref: UUID | None = None


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


class CoverWord(Enum):
    """Who staffs a post in a half day; credit and blame stay apart."""

    A_PRESENT = "a_present"  # A岗在岗
    B_COVERS = "b_covers"  # B岗顶岗
    VACANT = "vacant"  # 空岗

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            CoverWord.A_PRESENT: _("A岗在岗"),
            CoverWord.B_COVERS: _("B岗顶岗"),
            CoverWord.VACANT: _("空岗"),
        }[self]


@dataclass(frozen=True, slots=True)
class PostCover:
    """What is found of a post: whether it is staffed, and by whom.

    Credit and blame are separate: B who covers gets the credit of covering, and A's absence is
    judged by A's own punches and leave alone.

    Attributes:
        word: What is found.
        by_person_id: Who staffs it, None when it is vacant.
        is_a_excused: A's absence is covered by leave, a trip or a registered outing.
        is_b_away: B could not cover: away too.
    """

    word: CoverWord
    by_person_id: UUID | None
    is_a_excused: bool = False
    is_b_away: bool = False

    @property
    def is_staffed(self) -> bool:
        """Whether A or B is at the post."""
        return self.word is not CoverWord.VACANT


@dataclass(frozen=True, slots=True)
class VacantPost:
    """A post at which nobody is, with the B that could go there (空岗).

    Attributes:
        since: Since when nobody is there, None when nobody has been there today.
        proposed: B's id when B is in the hall and could come; None where nobody can.
        is_over_limit: Vacant for the minutes that the hall allows, or longer.
        is_a_excused: A is on leave, on a trip or out on a slip: no finding against A.
        is_b_at_window: B would have to leave another window.
    """

    pair: PostPairRow
    since: datetime | None
    proposed: UUID | None
    proposed_name: str = ""
    is_over_limit: bool = False
    is_a_excused: bool = False
    is_b_at_window: bool = False
