"""Figures of a period: one value that screen, paper, workbook and prose all print."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hallapp.assessment.terms import EvidenceSort
from hallapp.bulletins.terms.facts import (
    CaseCounts,
    LetterCounts,
    OpinionCounts,
    RoundCounts,
    SaidNote,
    Sighted,
)
from hallapp.bulletins.terms.sorts import FigureCode


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts.

    Attributes:
        value: The number.
        evidence: The sort of what is counted.
        ids: Opens each of what is counted; empty for due and present half days, which are every
            day of the span and would only make the list long.
    """

    code: FigureCode
    value: int
    evidence: EvidenceSort
    ids: tuple[str, ...] = ()

    @property
    def definition(self) -> str:
        """How it is counted."""
        return self.code.definition


@dataclass(frozen=True, slots=True)
class FigureLine:
    """The figures of a person, a unit or the whole hall.

    Attributes:
        person_id: None for a unit and for the hall.
        people: How many people the line is about.
        figures: By code; every code is there.
        leave: Half days of leave by kind, for the inside only, as (kind, half days), sorted.
    """

    name: str
    people: int
    figures: Mapping[FigureCode, Figure]
    leave: tuple[tuple[str, int], ...] = ()
    person_id: UUID | None = None
    staff_number: str = ""
    department_id: UUID | None = None
    department: str = ""
    window_id: UUID | None = None
    window_number: int | None = None

    def __getitem__(self, code: FigureCode) -> int:
        """Return the number of a figure."""
        return self.figures[code].value

    def ids(self, code: FigureCode) -> tuple[str, ...]:
        """Return what a figure counts."""
        return self.figures[code].ids

    @property
    def countable(self) -> int:
        """Half days by which the rate of attendance is reckoned."""
        away = self[FigureCode.LEAVE] + self[FigureCode.TRIP] + self[FigureCode.OPEN]
        return self[FigureCode.DUE] - away

    @property
    def rate_permille(self) -> int | None:
        """Present half days of the countable ones, in tenths of a percent, rounded."""
        if not self.countable:
            return None
        return (2000 * self[FigureCode.PRESENT] + self.countable) // (2 * self.countable)

    @property
    def is_clean(self) -> bool:
        """Whether nobody was late, early, absent or without a punch."""
        codes = (FigureCode.LATE, FigureCode.EARLY, FigureCode.MISSING, FigureCode.ABSENT)
        return not any(self[code] for code in codes)


@dataclass(frozen=True, slots=True)
class NamedDeviation:
    """Somebody's deviations of a period that may be said by name (点名事实).

    Attributes:
        code: Late, early, missing or absent.
        ids: The half days.
    """

    person_id: UUID
    name: str
    department: str
    window_number: int | None
    code: FigureCode
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeekFigures:
    """A week, or any span of days, in figures (周汇总数).

    Attributes:
        people: One line a person; somebody who changed unit or window in the span has several.
        units: One line a unit, in the order of the people.
        total: The hall.
        sights: What patrols found and may be said: it stands.
        waiting: How many findings are not decided.
        explained: How many were explained and are dropped.
        named: Deviations that may be said by name.
        unsaid: How many half days deviate and wait for an explanation.
    """

    from_on: date
    until_on: date
    people: tuple[FigureLine, ...]
    units: tuple[FigureLine, ...]
    total: FigureLine
    rounds: RoundCounts
    letters: LetterCounts
    sights: tuple[Sighted, ...] = ()
    waiting: int = 0
    explained: int = 0
    named: tuple[NamedDeviation, ...] = ()
    unsaid: int = 0


@dataclass(frozen=True, slots=True)
class BeforeFigures:
    """The period before, as far as it is compared with (上期).

    Attributes:
        total: The hall's line; None where nobody was recorded at work: a hall that began later.
        cases: None where there were no cases yet.
    """

    from_on: date
    until_on: date
    total: FigureLine | None
    cases: CaseCounts | None


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """A month in figures (月通报数).

    Attributes:
        duty: Attendance and patrols.
        cases: None where the hall keeps no cases of that time.
        opinions: None where nothing was evaluated.
        before: The month before; None where the hall has no figures of it.
    """

    duty: WeekFigures
    cases: CaseCounts | None
    cases_by_unit: tuple[CaseCounts, ...]
    opinions: OpinionCounts | None
    praise: tuple[SaidNote, ...]
    criticism: tuple[SaidNote, ...]
    demands: tuple[SaidNote, ...]
    before: BeforeFigures | None = None
