"""Makes figures from the facts of a period: pure, whatever order the facts come in."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
    """What one line adds up to; a unit adds up its people, the hall its units."""

    counts: Counter[FigureCode] = field(default_factory=Counter[FigureCode])
    ids: dict[FigureCode, list[str]] = field(default_factory=lambda: defaultdict(list))
    kinds: Counter[str] = field(default_factory=Counter[str])
    people: set[UUID] = field(default_factory=set[UUID])
    last: DutyDay | None = None

    def add(self, day: DutyDay) -> None:
        """Add a day of one person."""
        self.last = day
        self.people.add(day.person_id)
        for half in day.halves:
            for code in _codes_of(half):
                self.counts[code] += 1
                if code not in _WITHOUT_IDS:
                    self.ids[code].append(day.evidence_id(half))
            if half.leave_kind and half.word is HalfWord.LEAVE:
                self.kinds[half.leave_kind] += 1

    def absorb(self, other: "_Sum") -> None:
        """Add what another line adds up to, findings left out."""
        self.counts.update(other.counts)
        self.kinds.update(other.kinds)
        self.people |= other.people
        for code, ids in other.ids.items():
            self.ids[code] += ids

    def line(self, name: str, people: int, sights: Iterable[Sighted]) -> FigureLine:
        """Return the line with what was found at its windows."""
        found: dict[FigureCode, list[str]] = defaultdict(list)
        for sight in sights:
            code = _sight_code(sight)
            if code is not None:
                found[code].append(sight.mark_id)
        figures = {code: self._figure(code, found) for code in FigureCode}
        return FigureLine(name, people, figures, tuple(sorted(self.kinds.items())))

    def _figure(self, code: FigureCode, found: Mapping[FigureCode, Sequence[str]]) -> Figure:
        if code in _COUNTED:
            ids = tuple(self.ids.get(code, ()))
            return Figure(code, self.counts[code], EvidenceSort.DAY, ids)
        marks = tuple(found.get(code, ()))
        return Figure(code, len(marks), EvidenceSort.MARK, marks)


def _codes_of(half: DutyHalf) -> tuple[FigureCode, ...]:
    """Return the figures that count half a day."""
    signs = (half.word, half.is_late, half.is_early, half.is_missing, bool(half.correction))
    found = _known_codes.get(signs)
    if found is None:
        found = tuple(code for code, counts in _COUNTED.items() if counts(half))
        _known_codes[signs] = found
    return found


# Months of large halls have a hundred thousand half days of a dozen kinds.
_known_codes: dict[tuple[HalfWord, bool, bool, bool, bool], tuple[FigureCode, ...]] = {}


def week_figures(facts: DutyFacts) -> WeekFigures:
    """Return the figures of a span of days."""
    days = sorted(facts.days, key=_day_order)
    sights = sorted(facts.sights, key=lambda each: (each.day, each.number, each.mark_id))
    places = _places(days)
    named, unsaid = _named(days)
    units, total = _units(places, sights)
    return WeekFigures(
        from_on=facts.from_on,
        until_on=facts.until_on,
        people=_people(places, days, sights),
        units=units,
        total=total.line("", len(total.people), sights),
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
    if facts is None:
        return None
    total = week_figures(facts).total if facts.days else None
    # Before a hall kept attendance nobody was at work: nothing to be better than.
    is_kept = total is not None and total[FigureCode.PRESENT] > 0
    if not is_kept and facts.cases is None:
        return None
    return BeforeFigures(facts.from_on, facts.until_on, total if is_kept else None, facts.cases)


def _said(notes: Sequence[NoteRow], sort: NoteSort) -> tuple[SaidNote, ...]:
    return tuple(
        SaidNote(str(note.id), note.day, note.who, note.words)
        for note in notes
        if note.sort is sort
    )


def _places(days: Sequence[DutyDay]) -> dict[_Place, _Sum]:
    """Return what each person adds up to at each place: who changed unit stands under both."""
    sums: dict[_Place, _Sum] = defaultdict(_Sum)
    for day in days:
        sums[day.person_id, day.department_id, day.window_id].add(day)
    return sums


def _people(
    places: Mapping[_Place, _Sum], days: Sequence[DutyDay], sights: Sequence[Sighted]
) -> tuple[FigureLine, ...]:
    """Return a line for each person at each place; a finding stands where its owner was."""
    found: dict[_Place, list[Sighted]] = defaultdict(list)
    blamed = {(sight.person_id, sight.day) for sight in sights}
    place_on = {
        (day.person_id, day.day): (day.person_id, day.department_id, day.window_id)
        for day in days
        if (day.person_id, day.day) in blamed
    }
    for sight in sights:
        if sight.person_id is not None and (sight.person_id, sight.day) in place_on:
            found[place_on[sight.person_id, sight.day]].append(sight)
    lines = [_person_line(each, found[place]) for place, each in places.items()]
    return tuple(sorted(lines, key=_line_order))


def _person_line(found: _Sum, sights: Iterable[Sighted]) -> FigureLine:
    last = found.last
    if last is None:
        raise ValueError(found)
    return replace(
        found.line(last.name, 1, sights),
        person_id=last.person_id,
        staff_number=last.staff_number,
        department_id=last.department_id,
        department=last.department,
        window_id=last.window_id,
        window_number=last.window_number,
    )


def _units(
    places: Mapping[_Place, _Sum], sights: Sequence[Sighted]
) -> tuple[tuple[FigureLine, ...], _Sum]:
    """Return a line for each unit, and what the hall adds up to."""
    sums: dict[UUID | None, _Sum] = defaultdict(_Sum)
    found: dict[UUID | None, list[Sighted]] = defaultdict(list)
    names: dict[UUID | None, str] = {}
    total = _Sum()
    for (_person, unit, _window), each in places.items():
        sums[unit].absorb(each)
        names[unit] = each.last.department if each.last is not None else ""
    for sight in sights:
        found[sight.department_id].append(sight)
        names.setdefault(sight.department_id, sight.department)
    lines: list[FigureLine] = []
    for unit, name in names.items():
        each = sums[unit]
        total.absorb(each)
        line = each.line(name, len(each.people), found[unit])
        lines.append(replace(line, department_id=unit, department=name))
    return tuple(sorted(lines, key=lambda line: (not line.name, line.name))), total


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
            if not half.is_deviation:
                continue
            unsaid += half.standing is Standing.WAITING
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
