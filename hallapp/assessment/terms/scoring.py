"""Rules of scores as data (计分规则): what counts, how much, up to where."""

from dataclasses import dataclass, field

from hallapp.assessment.terms.sorts import FactKind, ScoreGroup, ScorePer

TENTHS = 10
FULL_SCORE = 100 * TENTHS


@dataclass(frozen=True, slots=True)
class ScoreRule:
    """One line of the rules (计分规则).

    Attributes:
        code: Stable name; entries carry it.
        label: What a person reads; Chinese source text.
        group: The part of the sheet.
        fact: What it scores.
        tenths: Signed tenths of a point: negative takes, positive gives.
        per: What they are multiplied by.
        least_minutes: From how many whole minutes on, inclusive.
        most_minutes: Up to how many whole minutes, inclusive; None without an end.
        findings: Codes of the findings it is for; empty for every one.
        monthly_cap_tenths: At most so many tenths of one person a calendar month, without a sign.
    """

    code: str
    label: str
    group: ScoreGroup
    fact: FactKind
    tenths: int
    per: ScorePer = ScorePer.OCCASION
    least_minutes: int = 0
    most_minutes: int | None = None
    findings: tuple[str, ...] = ()
    monthly_cap_tenths: int | None = None

    @property
    def is_bonus(self) -> bool:
        """Whether it gives points."""
        return self.tenths > 0


@dataclass(frozen=True, slots=True)
class GradeFrom:
    """A grade and the least score for it, inclusive (等次).

    Attributes:
        tenths: The boundary; a score that reaches it has the grade.
        label: What a person reads; Chinese source text.
    """

    tenths: int
    label: str


@dataclass(frozen=True, slots=True)
class GroupCap:
    """The most that one part of the sheet may take (单项扣分上限).

    Attributes:
        group: The part.
        tenths: Without a sign.
    """

    group: ScoreGroup
    tenths: int


@dataclass(frozen=True, slots=True)
class ScoreRules:
    """How a hall scores its people: a dated setting (考核计分办法).

    Attributes:
        base_tenths: What everybody begins with.
        floor_tenths: No score lies below it.
        cap_bonus_tenths: At most so much is given in a period.
        rules: The first that fits a fact scores it; a fact without a rule takes nothing.
        group_caps: The most that parts of the sheet take.
        chief_share_percent: What a chief representative bears of what his unit's others lost.
        grades: From the best down; none where the hall has no grades.
        months: Length of a period in calendar months.
        note: Where the numbers come from; Chinese source text, printed on the sheet.
    """

    base_tenths: int = FULL_SCORE
    floor_tenths: int = 0
    cap_bonus_tenths: int = 0
    rules: tuple[ScoreRule, ...] = ()
    group_caps: tuple[GroupCap, ...] = ()
    chief_share_percent: int = 0
    grades: tuple[GradeFrom, ...] = field(default=())
    months: int = 2
    note: str = ""

    @property
    def is_scoring(self) -> bool:
        """Whether it takes or gives any points at all."""
        return bool(self.rules)
