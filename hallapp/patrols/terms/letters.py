"""Words of what follows a finding: letters to home units, explanations before publication."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hallapp.patrols.terms.kinds import ExplanationVerdict, LetterState


@dataclass(frozen=True, slots=True)
class LetterWish:
    """A feedback letter to be written (发反馈函).

    Attributes:
        mark_id: What it is about; None for a fact of attendance, which the next four name.
        person_id: Whose home unit it goes to, where no mark says so.
        happened_on: Day of the fact, where no mark says so.
        happened_at: Time of the fact; None when it has none.
        fact: The fact in words, where no mark says so.
        rule: Which rule it touches, in words; may be empty.
        request: What the home unit is asked to do.
        department_id: Whom it goes to; None for the person's own unit.
    """

    request: str
    mark_id: UUID | None = None
    person_id: UUID | None = None
    happened_on: date | None = None
    happened_at: datetime | None = None
    fact: str = ""
    rule: str = ""
    department_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What a letter says, frozen when it was issued.

    Attributes:
        time: Of the fact, by the hall's clock, as printed; empty when it has none.
        round_number: Of the patrol; 0 where the fact was found otherwise.
        window: Number of the window; 0 without one.
    """

    person: str
    department: str
    window: int
    day: date
    time: str
    round_number: int
    fact: str
    words: str
    handling: str
    rule: str
    request: str


@dataclass(frozen=True, slots=True)
class LetterReply:
    """The reply slip of a home unit, keyed in (回执).

    Attributes:
        words: What the unit answers.
        by_name: Who signed it.
        on: Its day; None for today.
    """

    words: str
    by_name: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter to a home unit, with its answer (反馈函).

    Attributes:
        is_overdue: The answer was due before today and has not come.
    """

    id: UUID
    number: str
    mark_id: UUID | None
    person_id: UUID | None
    department_id: UUID
    facts: LetterFacts
    issued_on: date
    issued_at: datetime
    reply_due_on: date
    replied_on: date | None
    reply: str
    reply_by_name: str
    rectified_on: date | None
    rectified_words: str
    closed_at: datetime | None
    withdrawn_at: datetime | None
    withdrawn_why: str
    is_overdue: bool

    @property
    def state(self) -> LetterState:
        """How far it is."""
        if self.withdrawn_at is not None:
            return LetterState.WITHDRAWN
        if self.closed_at is not None:
            return LetterState.CLOSED
        if self.rectified_on is not None:
            return LetterState.RECTIFIED
        return LetterState.OPEN if self.replied_on is None else LetterState.REPLIED


@dataclass(frozen=True, slots=True)
class ExplanationWish:
    """What a person says about a mark or a punch slot (写说明).

    Attributes:
        words: The explanation.
        mark_id: What it is about; None for a slot or a day of attendance.
        day: The day, where no mark says so.
        slot: Code of the punch slot; empty for the whole day.
        person_id: Whom it is about, where whoever runs the hall writes it down for them.
    """

    words: str
    mark_id: UUID | None = None
    day: date | None = None
    slot: str = ""
    person_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ExplanationRow:
    """An explanation and what became of it (情况说明).

    Attributes:
        mark_id: What it is about, as it holds now: a correction that leaves person and finding
            takes it along. None for a slot or a day of attendance.
        decide_until: Until when publication waits for the decision.
        verdict: None while it is open.
    """

    id: UUID
    person_id: UUID
    person_name: str
    mark_id: UUID | None
    day: date
    slot: str
    words: str
    given_at: datetime
    decide_until: datetime
    verdict: ExplanationVerdict | None
    decided_by: UUID | None
    decided_at: datetime | None
    decision_words: str

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided about it yet."""
        return self.decided_at is None
