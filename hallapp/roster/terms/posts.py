"""A and B posts, hand-overs, who covers, what is vacant."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from uuid import UUID

from hallapp.hall.half_days import HalfDaySpan
from hallapp.kernel.texts import _


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
