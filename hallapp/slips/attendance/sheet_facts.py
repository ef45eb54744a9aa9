"""What papers with a line for everybody are made from, as plain values; loads no PDF library.

Scores are in tenths of a point, leave and attendance in half days. Words are as they are printed.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class ScoreLine:
    """One entry of a score with its evidence (扣分、加分)."""

    on: date
    rule: str
    words: str
    tenths: int
    evidence: str = ""


@dataclass(frozen=True, kw_only=True)
class AssessmentLine:
    """One person's result; the base score and all parts add up to `tenths`.

    Attributes:
        rank: 名次; equal scores share one.
        parts: What each part of the sheet took or gave after its caps, in the order of
            `AssessmentFacts.parts`.
        grade: 等次; empty where the hall grades nobody.
        delivered_to: Who signed for it (送达回证); empty while nobody has.
    """

    rank: int
    unit: str
    window: str
    name: str
    base_tenths: int
    parts: tuple[int, ...]
    tenths: int
    grade: str = ""
    entries: tuple[ScoreLine, ...] = ()
    delivered_to: str = ""
    delivered_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class AssessmentFacts:
    """The assessment of a period (双月考核表).

    Attributes:
        parts: Headings of the parts of the sheet (考核项目): 出勤, 纪律着装, ….
        rules: What was scored by, a line each; the rules' own words and dates.
        is_closed: Nothing of it changes any more.
    """

    title: str
    from_on: date
    until_on: date
    parts: tuple[str, ...]
    lines: tuple[AssessmentLine, ...]
    rules: tuple[str, ...] = ()
    is_closed: bool = False


@dataclass(frozen=True, kw_only=True)
class RoundSheetWindow:
    """One window on the blank sheet of a round, with who belongs there."""

    number: str
    name: str
    unit: str
    people: str = ""


@dataclass(frozen=True, kw_only=True)
class RoundSheetFacts:
    """A blank sheet to write rounds on (纸质巡查表).

    Attributes:
        day: None leaves a blank.
        codes: Code and word of each finding, as the hall's list has them.
    """

    windows: tuple[RoundSheetWindow, ...]
    codes: tuple[tuple[str, str], ...]
    day: date | None = None
    rounds: int = 4


@dataclass(frozen=True, kw_only=True)
class MonthMark:
    """One day of one person: a letter for each half day.

    Attributes:
        morning: One or two characters; empty for nothing.
        note: Number of the footnote that explains a correction; 0 for none.
        is_off: The person had no duty that day.
    """

    morning: str = ""
    afternoon: str = ""
    note: int = 0
    is_off: bool = False


@dataclass(frozen=True, kw_only=True)
class MonthLine:
    """One person of the month sheet.

    Attributes:
        marks: One for each day of the period, in order.
        totals: What was counted, in the order of `MonthFacts.totals`.
    """

    unit: str
    window: str
    name: str
    marks: tuple[MonthMark, ...]
    totals: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MonthFacts:
    """The month sheet of attendance (月考勤表).

    Attributes:
        days: The days of the month with whether the hall worked.
        legend: Letter and word of each mark that may stand in it.
        totals: Headings of what is counted for each person.
        half_day_totals: Which of them are half days and printed as days, counted from 0.
        footnotes: What was corrected, by number.
        lock: Who locked the month and when, and every override; empty while it is open.
    """

    year: int
    month: int
    days: tuple[tuple[date, bool], ...]
    lines: tuple[MonthLine, ...]
    legend: tuple[tuple[str, str], ...] = ()
    totals: tuple[str, ...] = ()
    half_day_totals: frozenset[int] = frozenset()
    footnotes: tuple[str, ...] = ()
    lock: tuple[str, ...] = ()
