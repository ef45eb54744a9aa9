"""Words of evaluation: the five national levels, their subjects, follow-ups.

Source:
    国办发〔2019〕51号; GB/T 39734; GB/T 39735.
"""

from collections.abc import Mapping
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
    APPEALED = "appealed"
    RECTIFIED = "rectified"
    CALLED_BACK = "called_back"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """The word a manager reads."""
        return {
            FollowUpState.OPEN: _("待核实"),
            FollowUpState.VERIFIED: _("已核实"),
            FollowUpState.APPEALED: _("申诉待复核"),
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
class FollowUpStepRow:
    """One step of a follow-up: what was done, by whom, in words; never changed."""

    state: FollowUpState
    words: str
    made_at: datetime
    person_name: str


@dataclass(frozen=True)
class FollowUpRow:
    """What the hall owes after a low evaluation, and until when.

    Attributes:
        contact_on: Last day to get in touch and verify.
        due_on: Last day to put it right.
        is_contact_late: Nobody verified, or heard an appeal, within `contact_on`.
        is_late: It was not put right within `due_on`.
        words: Of the latest step; empty before the first.
        steps: Oldest first.
    """

    id: UUID
    evaluation: EvaluationRow
    state: FollowUpState
    contact_on: date
    due_on: date
    is_contact_late: bool
    is_late: bool
    words: str
    steps: tuple[FollowUpStepRow, ...]


@dataclass(frozen=True)
class EvaluationFigures:
    """How visits were rated; who did not rate is neither content nor discontent.

    Attributes:
        window_number: The window that these are of; None for the whole hall.
        served: Visits that could be rated.
        by_level: How many visits got each level; every level is there.
    """

    window_number: int | None
    served: int
    by_level: Mapping[EvaluationLevel, int]

    @property
    def rated(self) -> int:
        """Visits that were rated."""
        return sum(self.by_level.values())

    @property
    def unrated(self) -> int:
        """Visits that nobody rated (未评价); never counted as content."""
        return max(0, self.served - self.rated)

    @property
    def low(self) -> int:
        """Visits with one of the two lowest levels (差评)."""
        return sum(count for level, count in self.by_level.items() if level.is_low)

    @property
    def rated_share(self) -> float | None:
        """Part of the visits that was rated (参评率), 0 to 1; None when there were none."""
        return self.rated / self.served if self.served else None

    @property
    def content_share(self) -> float | None:
        """Part of the rated visits without a low level (满意率); None when nobody rated."""
        return (self.rated - self.low) / self.rated if self.rated else None
