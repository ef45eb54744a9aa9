"""Facts that are scored, the entries they make, and the sheet that sums them up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hallapp.assessment.terms.scoring import ScoreRules
from hallapp.assessment.terms.sorts import (
    AppealVerdict,
    AssessmentState,
    EvidenceSort,
    FactKind,
    ScoreGroup,
    WithdrawalCause,
)

EntryKey = tuple[str, str, EvidenceSort, str, str]
"""Rule, subject, sort and id of the evidence, part of it: one thing counts once under a rule."""


@dataclass(frozen=True, slots=True)
class ScoreFact:
    """Something that happened and may be scored (计分事实); who gathers facts judges nothing.

    Attributes:
        kind: What happened.
        day: The hall's day of it.
        evidence: What proves it.
        evidence_id: Opens the proof.
        person_id: Whom it concerns; None when it concerns a window or a unit.
        part: The part of the proof, as a half of a day; empty for all of it.
        minutes: How long, where that matters.
        finding: Code of the finding.
        times: Half days or working days, where the rule counts them.
        words: What happened, in words that the person concerned may read.
    """

    kind: FactKind
    day: date
    evidence: EvidenceSort
    evidence_id: str
    person_id: UUID | None = None
    window_id: UUID | None = None
    department_id: UUID | None = None
    part: str = ""
    minutes: int = 0
    finding: str = ""
    times: int = 1
    words: str = ""

    @property
    def subject(self) -> str:
        """The id of the person, else of the window, else of the unit; empty for nobody."""
        return str(self.person_id or self.window_id or self.department_id or "")


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """An entry that a fact asks for.

    Attributes:
        fact: What it is made of.
        rule_code: The rule that fits.
        rule_label: Its words on that day.
        group: Its part of the sheet.
        tenths: Signed, multiplied already.
    """

    fact: ScoreFact
    rule_code: str
    rule_label: str
    group: ScoreGroup
    tenths: int

    @property
    def key(self) -> EntryKey:
        """What tells it from every other entry."""
        fact = self.fact
        return (self.rule_code, fact.subject, fact.evidence, fact.evidence_id, fact.part)


@dataclass(frozen=True, slots=True)
class EntryRow:
    """Points given or taken, with what proves them (扣分、加分记录).

    Attributes:
        tenths: Signed tenths of a point.
        is_fed: Made from facts, not by hand.
        withdrawn_at: Since when it counts no longer; None while it does.
    """

    id: UUID
    person_id: UUID | None
    window_id: UUID | None
    department_id: UUID | None
    subject: str
    day: date
    rule_code: str
    rule_label: str
    group: ScoreGroup
    tenths: int
    times: int
    words: str
    evidence: EvidenceSort
    evidence_id: str
    evidence_part: str
    is_fed: bool
    made_at: datetime
    withdrawn_at: datetime | None = None
    withdrawn_cause: WithdrawalCause | None = None
    withdrawn_why: str = ""

    @property
    def key(self) -> EntryKey:
        """What tells it from every other open entry."""
        return (
            self.rule_code, self.subject, self.evidence, self.evidence_id, self.evidence_part
        )  # fmt: skip

    @property
    def counts(self) -> bool:
        """Whether it is in the score."""
        return self.withdrawn_at is None


@dataclass(frozen=True, slots=True)
class FeedPlan:
    """What feeding facts would change.

    Attributes:
        new: Entries to make.
        gone: Entries whose facts are there no longer, or say something else.
        kept: How many stay as they are.
        unscored: Facts that no rule of their day scores; nothing is invented for them.
        held: How many were taken back by a person and stay so.
    """

    new: tuple[PlannedEntry, ...]
    gone: tuple[EntryRow, ...]
    kept: int
    unscored: tuple[ScoreFact, ...]
    held: int


@dataclass(frozen=True, slots=True)
class FeedResult:
    """How many entries feeding made and took back.

    Attributes:
        unscored: How many facts no rule scores.
    """

    made: int
    withdrawn: int
    kept: int
    unscored: int


@dataclass(frozen=True, slots=True)
class ScoredPerson:
    """Somebody who stands on the sheet (考核对象).

    Attributes:
        is_chief: Chief representative of the unit, who bears a share of what it lost.
    """

    id: UUID
    staff_number: str
    name: str
    department_id: UUID | None = None
    department: str = ""
    window_id: UUID | None = None
    window_number: int | None = None
    is_chief: bool = False


@dataclass(frozen=True, slots=True)
class ScoreSum:
    """How a score came about; all in tenths, `cuts` and `share` without a sign.

    Attributes:
        taken: Sum of what was taken, negative, before cuts.
        given: Sum of what was given, before the cap.
        cut: How much less was taken because of caps.
        cap_cut: How much less was given because of the cap.
        share: What a chief representative bears of the unit's others.
        groups: Net of each part of the sheet, after the caps.
        floor_cut: How much less was taken because no score lies below the floor.
    """

    base: int
    taken: int
    given: int
    cut: int
    cap_cut: int
    share: int
    floor_cut: int
    groups: Mapping[ScoreGroup, int]

    @property
    def total(self) -> int:
        """The score."""
        raw = self.base + self.taken + self.cut + self.given - self.cap_cut - self.share
        return raw + self.floor_cut


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One person's line of the sheet (考核明细).

    Attributes:
        rank: 1 for the best; equal scores share a rank.
        grade: Empty where the hall has no grades.
        entries: What it is made of, withdrawn ones left out; each opens its evidence.
    """

    person: ScoredPerson
    sum: ScoreSum
    rank: int
    is_tied: bool
    grade: str
    entries: tuple[EntryRow, ...]
    delivered_at: datetime | None = None
    delivered_to: str = ""

    @property
    def tenths(self) -> int:
        """The score in tenths of a point."""
        return self.sum.total


@dataclass(frozen=True, slots=True)
class UnitLine:
    """What the people of a unit have together, for its 讲评.

    Attributes:
        mean_tenths: Mean score of its people, rounded to the nearest tenth, halves upward.
        rank: 0 for a unit that nobody on the sheet belongs to.
        taken: What was taken from its people and from itself, negative, in tenths.
        entries: What concerns a window or the unit itself and nobody in person.
    """

    department_id: UUID | None
    department: str
    people: int
    mean_tenths: int
    rank: int
    taken: int
    given: int
    entries: tuple[EntryRow, ...]


@dataclass(frozen=True, slots=True)
class AssessmentSheet:
    """Scores of a period (双月考核表), living or as they were closed.

    Attributes:
        id: None while it lives.
        unscored: What happened in words and counts no points, by the kind of it.
        state: DRAFT while it lives.
        differs: A closed sheet that entries of today would make differently.
    """

    from_on: date
    until_on: date
    title: str
    rules: ScoreRules
    lines: tuple[SheetLine, ...]
    units: tuple[UnitLine, ...]
    unscored: Mapping[FactKind, int]
    state: AssessmentState = AssessmentState.DRAFT
    id: UUID | None = None
    digest: str = ""
    closed_at: datetime | None = None
    replace_why: str = ""
    differs: bool = False


@dataclass(frozen=True, slots=True)
class HandEntry:
    """An entry that a person makes by hand (手工登记).

    Attributes:
        rule_code: A rule of that day.
        words: What happened; needed.
        evidence: What proves it; HAND where it is these words.
        times: Half days or working days, where the rule counts them.
    """

    day: date
    rule_code: str
    words: str
    person_id: UUID | None = None
    window_id: UUID | None = None
    department_id: UUID | None = None
    evidence: EvidenceSort = EvidenceSort.HAND
    evidence_id: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class AppealRow:
    """An appeal with its entry and what was decided (申诉)."""

    id: UUID
    entry: EntryRow
    person_name: str
    words: str
    asked_by_name: str
    asked_at: datetime
    verdict: AppealVerdict | None
    decided_by_name: str
    decided_at: datetime | None
    decision_words: str
