"""The day as lines of a table: people by unit and window, with what each round saw there."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from enum import Enum
from uuid import UUID

from hallapp.attendance.terms import Finding, PublicWord, SheetRow
from hallapp.bulletins.terms import PostedRow, PostingSheet
from hallapp.faces.manager.attendance.today.reading import TodayRead
from hallapp.hall.half_days import Half
from hallapp.kernel.texts import _
from hallapp.patrols.terms import MarkRow, PatrolDayRow, PatrolSight, RoundColumn, RoundState

_TO_EXPLAIN = frozenset({Finding.MISSING, Finding.NOT_COME, Finding.TO_CONFIRM})
_THERE = frozenset({PatrolSight.PRESENT, PatrolSight.FINDING})
_NOON = 12
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class TodayLine:
    """A person of the day, or the heading of a unit.

    Attributes:
        key: Person id, or the unit's name behind a sign that no id has.
        heading: What a heading says, empty for a person.
        row: The person's line of the sheet, None for a heading.
        window_id: Of the person's window; None without one.
        is_shared: Others of the day have the same window.
        marks: What the rounds saw of this person, by number of the round.
        unseen: The round that is under way has not looked at the window yet.
        posted: What will be posted of the person; None where it is not known.
        seen_in: Half days in which a round saw this very person at the window.
    """

    key: str
    heading: str
    row: SheetRow | None
    window_id: UUID | None = None
    is_shared: bool = False
    marks: Mapping[int, MarkRow] = field(default_factory=dict[int, MarkRow])
    unseen: bool = False
    posted: PostedRow | None = None
    seen_in: frozenset[Half] = frozenset()

    @property
    def blames(self) -> tuple[MarkRow, ...]:
        """Marks that ask for an explanation, in the order of the rounds."""
        return tuple(mark for mark in self.marks.values() if mark.is_blame)

    @property
    def has_deviation(self) -> bool:
        """Whether a manager should look at the line."""
        return self.row is not None and (self.row.has_deviation or bool(self.blames))

    @property
    def is_to_explain(self) -> bool:
        """Whether something is a question to the person: a missing punch, an empty post."""
        if self.row is None:
            return False
        return bool(self.blames) or any(s.finding in _TO_EXPLAIN for s in self.row.slots)

    @property
    def is_due(self) -> bool:
        """Whether the person was to work on this day (应到)."""
        idle = {Finding.REST, Finding.NOT_ASKED}
        return self.row is not None and not all(s.finding in idle for s in self.row.slots)


class SheetFilter(Enum):
    """Which lines are shown; each is counted where it is chosen."""

    ALL = "all"
    DEVIATIONS = "deviations"
    UNSEEN = "unseen"
    DUE = "due"
    ON_DUTY = "on_duty"
    LEAVE = "leave"
    TRIP = "trip"
    TO_EXPLAIN = "to_explain"

    def holds(self, line: TodayLine) -> bool:
        """Return whether a person's line belongs to it."""
        if self is SheetFilter.ALL:
            return True
        if self in _BY_FACT:
            return bool(getattr(line, _BY_FACT[self]))
        return line.row is not None and line.row.public in _WORDS[self]


_BY_FACT = {
    SheetFilter.DEVIATIONS: "has_deviation",
    SheetFilter.UNSEEN: "unseen",
    SheetFilter.DUE: "is_due",
    SheetFilter.TO_EXPLAIN: "is_to_explain",
}
_WORDS: Mapping[SheetFilter, frozenset[PublicWord]] = {
    SheetFilter.ON_DUTY: frozenset({PublicWord.ON_DUTY}),
    SheetFilter.LEAVE: frozenset({PublicWord.LEAVE, PublicWord.B_POST}),
    SheetFilter.TRIP: frozenset({PublicWord.TRIP}),
}


def running(patrols: PatrolDayRow | None) -> RoundColumn | None:
    """Return the round that is under way, the latest of them; None while none is."""
    columns = () if patrols is None else patrols.columns
    under_way = [each for each in columns if each.state is RoundState.UNDER_WAY]
    return under_way[-1] if under_way else None


def people_lines(read: TodayRead) -> tuple[TodayLine, ...]:
    """Return a line for each person, by window and name within units as they come."""
    units = {row.department_name: None for row in read.sheet.rows}
    places = {unit: place for place, unit in enumerate(units)}
    rows = sorted(read.sheet.rows, key=lambda row: (places[row.department_name], _order(row)))
    sharing = Counter(row.window_number for row in rows)
    at_window: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        at_window[row.window_number or ""].add(row.person_id)
    windows = (
        {} if read.patrols is None else {str(w.window_number): w for w in read.patrols.windows}
    )
    posted = _Posted(read.posting)
    now = running(read.patrols)
    lines: list[TodayLine] = []
    for row in rows:
        window = windows.get(row.window_number or "")
        cells: Mapping[int, MarkRow] = {} if window is None else window.cells
        mine = {n: mark for n, mark in sorted(cells.items()) if _is_of(mark, row, at_window)}
        lines.append(
            TodayLine(
                key=row.person_id,
                heading="",
                row=row,
                window_id=None if window is None else window.window_id,
                is_shared=sharing[row.window_number] > 1,
                marks=mine,
                unseen=window is not None and now is not None and now.number not in cells,
                posted=posted.of(row),
                seen_in=_seen_in(row, mine.values(), read.zone),
            )
        )
    return tuple(lines)


def grouped(people: Iterable[TodayLine], group: SheetFilter) -> tuple[TodayLine, ...]:
    """Return the lines of a group with a heading for each unit."""
    shown = [line for line in people if group.holds(line)]
    counts = Counter(_unit(line) for line in shown)
    lines: list[TodayLine] = []
    unit: str | None = None
    for line in shown:
        if _unit(line) != unit:
            unit = _unit(line)
            said = _("{department}　{count} 人").format(department=unit, count=counts[unit])
            lines.append(TodayLine(f"# {unit}", said, None))
        lines.append(line)
    return tuple(lines)


def _unit(line: TodayLine) -> str:
    return "" if line.row is None else line.row.department_name


def _order(row: SheetRow) -> tuple[object, ...]:
    number = row.window_number or ""
    return (not number, len(number), number, row.person_name, row.person_id)


def _is_of(mark: MarkRow, row: SheetRow, at_window: Mapping[str, set[str]]) -> bool:
    """Return whether a mark at a window stands in this person's line.

    A mark about somebody who has a line of their own at the window stands there; one about
    somebody else (the B who covers) stands with whoever belongs to the window.
    """
    about = None if mark.person_id is None else str(mark.person_id)
    if about == row.person_id:
        return True
    return about not in at_window[row.window_number or ""]


def _seen_in(row: SheetRow, marks: Iterable[MarkRow], zone: tzinfo) -> frozenset[Half]:
    """Return in which half days a round saw this very person; the afternoon begins at noon."""
    return frozenset(
        Half.MORNING if mark.seen_at.astimezone(zone).hour < _NOON else Half.AFTERNOON
        for mark in marks
        if mark.seen in _THERE and str(mark.person_id) == row.person_id
    )


class _Posted:
    """Finds what is posted of a person: postings know names and windows, no ids."""

    def __init__(self, posting: PostingSheet | None) -> None:
        self._rows: dict[tuple[str, str, str], list[PostedRow]] = defaultdict(list)
        for each in () if posting is None else posting.rows:
            number = _DIGITS.search(each.window)
            key = (each.unit, "" if number is None else number.group(), each.name)
            self._rows[key].append(each)

    def of(self, row: SheetRow) -> PostedRow | None:
        """Return it; two people of one name at one window come one after the other."""
        found = self._rows[row.department_name, row.window_number or "", row.person_name]
        return found.pop(0) if found else None
