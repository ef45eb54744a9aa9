"""Makes figures from the facts of a period: pure, whatever order the facts come in."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from hallapp.assessment.terms import EvidenceSort
from hallapp.bulletins.terms import (
    BeforeFigures,
    DutyDay,
    DutyFacts,
    DutyHalf,
    Figure,
    FigureCode,
    FigureLine,
    HalfWord,
    MonthFigures,
    NamedDeviation,
    NoteRow,
    NoteSort,
    SaidNote,
    Sighted,
    SightSort,
    Standing,
    WeekFigures,
)

_COUNTED: dict[FigureCode, Callable[[DutyHalf], bool]] = {
    FigureCode.DUE: lambda half: half.word is not HalfWord.REST,
    FigureCode.PRESENT: lambda half: half.word is HalfWord.PRESENT,
    FigureCode.LATE: lambda half: half.word is HalfWord.PRESENT and half.is_late,
    FigureCode.EARLY: lambda half: half.word is HalfWord.PRESENT and half.is_early,
    FigureCode.MISSING: lambda half: half.word is HalfWord.PRESENT and half.is_missing,
    FigureCode.ABSENT: lambda half: half.word is HalfWord.ABSENT,
    FigureCode.LEAVE: lambda half: half.word is HalfWord.LEAVE,
    FigureCode.TRIP: lambda half: half.word is HalfWord.TRIP,
    FigureCode.OPEN: lambda half: half.word is HalfWord.OPEN,
    FigureCode.CORRECTIONS: lambda half: bool(half.correction),
}
_WITHOUT_IDS = frozenset({FigureCode.DUE, FigureCode.PRESENT})
# A missing punch is a question to its owner, not a breach to be named.
_NAMED = (FigureCode.ABSENT, FigureCode.LATE, FigureCode.EARLY)

_Place = tuple[UUID | None, UUID | None, UUID | None]


@dataclass
class _Sum:
    """What one line adds up to."""

    days: list[DutyDay] = field(default_factory=list[DutyDay])
    sights: list[Sighted] = field(default_factory=list[Sighted])


def week_figures(facts: DutyFacts) -> WeekFigures:
    """Return the figures of a span of days."""
    days = sorted(facts.days, key=_day_order)
    sights = sorted(facts.sights, key=lambda each: (each.day, each.number, each.mark_id))
    people = _people(days, sights)
    named, unsaid = _named(days)
    return WeekFigures(
        from_on=facts.from_on,
        until_on=facts.until_on,
        people=people,
        units=_units(days, sights),
        total=_line("", _Sum(days, sights), len({day.person_id for day in days})),
        rounds=facts.rounds,
        letters=facts.letters,
        sights=tuple(each for each in sights if each.standing is Standing.STANDS),
        waiting=sum(each.standing is Standing.WAITING for each in sights),
        explained=sum(each.standing is Standing.EXPLAINED for each in sights),
        named=named,
        unsaid=unsaid,
    )


def month_figures(
    facts: DutyFacts, notes: Iterable[NoteRow] = (), before: DutyFacts | None = None
) -> MonthFigures:
    """Return the figures of a month, with those of the month before where there are any.

    Args:
        facts: Of the month.
        notes: What people want said.
        before: Of the month before; None, or without a day of duty, where the hall has none.
    """
    said = sorted(notes, key=lambda note: (note.day, note.id))
    return MonthFigures(
        duty=week_figures(facts),
        cases=facts.cases,
        cases_by_unit=facts.cases_by_unit,
        opinions=facts.opinions,
        praise=_said(said, NoteSort.PRAISE),
        criticism=_said(said, NoteSort.CRITICISM),
        demands=_said(said, NoteSort.DEMAND),
        before=_before(before),
    )


def _before(facts: DutyFacts | None) -> BeforeFigures | None:
    if facts is None or not facts.days:
        return None
    duty = week_figures(facts)
    return BeforeFigures(facts.from_on, facts.until_on, duty.total, facts.cases)


def _said(notes: Sequence[NoteRow], sort: NoteSort) -> tuple[SaidNote, ...]:
    return tuple(
        SaidNote(str(note.id), note.day, note.who, note.words)
        for note in notes
        if note.sort is sort
    )


def _people(days: Sequence[DutyDay], sights: Sequence[Sighted]) -> tuple[FigureLine, ...]:
    """Return a line for each person at each place: who changed unit stands under both."""
    sums: dict[_Place, _Sum] = defaultdict(_Sum)
    place_on: dict[tuple[UUID, object], _Place] = {}
    for day in days:
        place = (day.person_id, day.department_id, day.window_id)
        sums[place].days.append(day)
        place_on[day.person_id, day.day] = place
    for sight in sights:
        if sight.person_id is not None:
            place = place_on.get((sight.person_id, sight.day))
            if place is not None:
                sums[place].sights.append(sight)
    lines = [_person_line(each) for each in sums.values()]
    return tuple(sorted(lines, key=_line_order))


def _person_line(found: _Sum) -> FigureLine:
    last = found.days[-1]
    line = _line(last.name, found, 1)
    return FigureLine(
        name=last.name,
        people=1,
        figures=line.figures,
        leave=line.leave,
        person_id=last.person_id,
        staff_number=last.staff_number,
        department_id=last.department_id,
        department=last.department,
        window_id=last.window_id,
        window_number=last.window_number,
    )


def _units(days: Sequence[DutyDay], sights: Sequence[Sighted]) -> tuple[FigureLine, ...]:
    sums: dict[UUID | None, _Sum] = defaultdict(_Sum)
    names: dict[UUID | None, str] = {}
    for day in days:
        sums[day.department_id].days.append(day)
        names[day.department_id] = day.department
    for sight in sights:
        sums[sight.department_id].sights.append(sight)
        names.setdefault(sight.department_id, sight.department)
    lines = [
        FigureLine(
            name=names[unit],
            people=len({day.person_id for day in found.days}),
            figures=line.figures,
            leave=line.leave,
            department_id=unit,
            department=names[unit],
        )
        for unit, found in sums.items()
        for line in (_line(names[unit], found, 0),)
    ]
    return tuple(sorted(lines, key=lambda line: (not line.name, line.name)))


def _line(name: str, found: _Sum, people: int) -> FigureLine:
    halves = [(day.evidence_id(half), half) for day in found.days for half in day.halves]
    figures: dict[FigureCode, Figure] = {}
    for code in FigureCode:
        if code in _COUNTED:
            figures[code] = _of_halves(code, halves)
        else:
            figures[code] = _of_sights(code, found.sights)
    leave = (half for _id, half in halves if half.word is HalfWord.LEAVE)
    kinds = Counter(half.leave_kind for half in leave if half.leave_kind)
    return FigureLine(name, people, figures, tuple(sorted(kinds.items())))


def _of_halves(code: FigureCode, halves: Sequence[tuple[str, DutyHalf]]) -> Figure:
    counts = _COUNTED[code]
    ids = tuple(opens for opens, half in halves if counts(half))
    kept = () if code in _WITHOUT_IDS else ids
    return Figure(code, len(ids), EvidenceSort.DAY, kept)


def _of_sights(code: FigureCode, sights: Sequence[Sighted]) -> Figure:
    ids = tuple(each.mark_id for each in sights if _sight_code(each) is code)
    return Figure(code, len(ids), EvidenceSort.MARK, ids)


def _sight_code(sight: Sighted) -> FigureCode | None:
    """Return the figure that counts a finding; None for one that was explained."""
    if sight.standing is Standing.EXPLAINED:
        return None
    if sight.standing is Standing.WAITING:
        return FigureCode.WAITING
    return FigureCode.OFF_POST if sight.sort is SightSort.OFF_POST else FigureCode.FINDINGS


def _named(days: Sequence[DutyDay]) -> tuple[tuple[NamedDeviation, ...], int]:
    """Return what may be said by name, and how many deviations wait for an explanation."""
    found: dict[tuple[UUID, FigureCode], list[str]] = defaultdict(list)
    last: dict[UUID, DutyDay] = {}
    unsaid = 0
    for day in days:
        last[day.person_id] = day
        for half in day.halves:
            unsaid += half.is_deviation and half.standing is Standing.WAITING
            if half.standing is not Standing.STANDS:
                continue
            for code in _NAMED:
                if _COUNTED[code](half):
                    found[day.person_id, code].append(day.evidence_id(half))
    ordered = sorted(found, key=lambda key: (_NAMED.index(key[1]), _day_order(last[key[0]])))
    named = [
        NamedDeviation(
            person_id=person,
            name=last[person].name,
            department=last[person].department,
            window_number=last[person].window_number,
            code=code,
            ids=tuple(found[person, code]),
        )
        for person, code in ordered
    ]
    return tuple(named), unsaid


def _day_order(day: DutyDay) -> tuple[object, ...]:
    window = day.window_number or 0
    unit = (not day.department, day.department)
    return (*unit, window, day.staff_number, str(day.person_id), day.day)


def _line_order(line: FigureLine) -> tuple[object, ...]:
    unit = (not line.department, line.department)
    return (*unit, line.window_number or 0, line.staff_number, str(line.person_id))
