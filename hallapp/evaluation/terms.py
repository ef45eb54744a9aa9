"""Words of evaluation: the five national levels, their subjects, follow-ups.

Source:
    国办发〔2019〕51号; GB/T 39734; GB/T 39735.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, IntEnum
from uuid import UUID

from hallapp.kernel.texts import _


class EvaluationLevel(IntEnum):
    """The five levels; the two lowest open a follow-up."""

    VERY_BAD = 1
    BAD = 2
    FAIR = 3
    GOOD = 4
    VERY_GOOD = 5

    @property
    def label(self) -> str:
        """The word a citizen presses."""
        return {
            EvaluationLevel.VERY_BAD: _("非常不满意"),
            EvaluationLevel.BAD: _("不满意"),
            EvaluationLevel.FAIR: _("基本满意"),
            EvaluationLevel.GOOD: _("满意"),
            EvaluationLevel.VERY_GOOD: _("非常满意"),
        }[self]

    @property
    def is_low(self) -> bool:
        """Whether the hall has to follow it up."""
        return self <= EvaluationLevel.BAD


class EvaluationSubject(Enum):
    """What is rated: the visit as a whole (一次一评), or one item done in it (一事一评)."""

    VISIT = "visit"
    ITEM = "item"


class EvaluationChannel(Enum):
    """Where the citizen rated; never at the clerk's own screen."""

    SECOND_SCREEN = "second_screen"
    KIOSK = "kiosk"
    CODE = "code"


class FollowUpState(Enum):
    """Where the follow-up of a low level stands."""

    OPEN = "open"
    VERIFIED = "verified"
    RECTIFIED = "rectified"
    CALLED_BACK = "called_back"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """The word a manager reads."""
        return {
            FollowUpState.OPEN: _("待核实"),
            FollowUpState.VERIFIED: _("已核实"),
            FollowUpState.RECTIFIED: _("已整改"),
            FollowUpState.CALLED_BACK: _("已回访"),
            FollowUpState.CLOSED: _("已了结"),
        }[self]


@dataclass(frozen=True)
class RatableRow:
    """What one ticket can still be rated for.

    Attributes:
        subject_key: Stands with the ticket for one evaluation; a second one is refused.
        name: What the citizen reads.
    """

    ticket_id: UUID
    label: str
    subject: EvaluationSubject
    subject_key: str
    item_id: UUID | None
    name: str
    window_number: int | None


@dataclass(frozen=True)
class EvaluationRow:
    """One evaluation as it was given."""

    id: UUID
    label: str
    subject: EvaluationSubject
    name: str
    window_number: int | None
    person_name: str
    level: EvaluationLevel
    reasons: tuple[str, ...]
    remark: str
    channel: EvaluationChannel
    made_at: datetime


@dataclass(frozen=True)
class FollowUpRow:
    """What the hall owes after a low evaluation, and until when."""

    id: UUID
    evaluation: EvaluationRow
    state: FollowUpState
    due_on: date
    is_late: bool
    words: str
