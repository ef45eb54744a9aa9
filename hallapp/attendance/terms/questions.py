"""Questions that the work at a window raises (窗口存疑): silence, long pauses; never findings."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from uuid import UUID

from hallapp.kernel.texts import _


class QuestionKind(Enum):
    """What made somebody wonder."""

    SILENT = "silent"  # 静默: signed in, people wait, nobody is called
    OFF_POST = "off_post"  # 离岗: paused longer than the hall allows, nobody stands in

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {QuestionKind.SILENT: _("久未叫号"), QuestionKind.OFF_POST: _("久停未开")}[self]


class QuestionVerdict(Enum):
    """What an answered question came to."""

    IN_ORDER = "in_order"  # 情况正常
    NOTED = "noted"  # 记一次, goes into the patrol log by hand

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            QuestionVerdict.IN_ORDER: _("情况正常"),
            QuestionVerdict.NOTED: _("情况属实"),
        }[self]


@dataclass(frozen=True, slots=True)
class QuestionRules:
    """From when on a window raises a question; a dated setting of the hall.

    Attributes:
        silent_minutes: So long nothing was called although somebody waited; 0 asks never.
        off_post_minutes: So long a pause lasts beyond its planned end; 0 asks never.
    """

    silent_minutes: int = 30
    off_post_minutes: int = 15


@dataclass(frozen=True, slots=True)
class PostNow:
    """One held window as the queue sees it now.

    Attributes:
        since: Since when the person holds it.
        last_deed_at: When the last number was called or finished there, None when none was.
        paused_at: Since when it is paused, None while it serves.
        back_at: When the pause is planned to end, None when nobody said.
        has_number: A number is being called or served.
        waiting: How many people wait who could be served there.
        longest_wait_s: How long the first of them waits.
    """

    window_id: UUID
    person_id: UUID
    since: datetime
    last_deed_at: datetime | None
    paused_at: datetime | None
    back_at: datetime | None
    has_number: bool
    waiting: int
    longest_wait_s: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question that a window raises now.

    Attributes:
        from_at: Since when; with window and kind it names the question, however often one looks.
    """

    kind: QuestionKind
    window_id: UUID
    person_id: UUID
    from_at: datetime


@dataclass(frozen=True, slots=True)
class DutyQuestionRow:
    """A question to the person who held a window.

    Attributes:
        day: The hall's day on which it began.
        until_at: When the window worked again, None while it does not.
        verdict: None while nobody answered.
    """

    id: UUID
    kind: QuestionKind
    window_number: int
    person_id: UUID
    person_name: str
    department_name: str
    day: date
    from_at: datetime
    until_at: datetime | None
    verdict: QuestionVerdict | None
    answer: str
    answered_at: datetime | None
    answered_by: str

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.verdict is None
