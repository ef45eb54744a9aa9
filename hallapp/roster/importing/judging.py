"""From what a file says to what it would do: people and shifts are found, wrong rows told."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hallapp.hall.terms import PersonRow
from hallapp.hall.workdays import WorkCalendar
from hallapp.roster.importing.columns import JOINT, OCCASION_OF, PARTS
from hallapp.roster.importing.reading import Said, SaidRoster
from hallapp.roster.lookups import Assigned
from hallapp.roster.rules import occasion_on
from hallapp.roster.store import NewEntry, clash_of
from hallapp.roster.terms import (
    AssignedShift,
    EntryState,
    RosterEntry,
    RosterFault,
    RosterFaultRow,
    RosterOccasion,
    RosterPreview,
    ShiftRow,
)


@dataclass(frozen=True)
class HallFacts:
    """What a file is judged against.

    Attributes:
        assigned: What the roster says already of the days that the file names.
    """

    people: Sequence[PersonRow]
    shifts: Sequence[ShiftRow]
    calendar: WorkCalendar
    assigned: Assigned


class Judge:
    """Turns what a file says into entries, and keeps what is wrong with the rest."""

    def __init__(self, facts: HallFacts) -> None:
        self._facts = facts
        self._names: dict[uuid.UUID, str] = {person.id: person.name for person in facts.people}
        # A code stands above a name that happens to be spelled alike.
        self._shifts = {shift.name.casefold(): shift for shift in facts.shifts} | {
            shift.code.casefold(): shift for shift in facts.shifts
        }
        self._by_number = {person.staff_number: person for person in facts.people}
        self._by_name: dict[str, list[PersonRow]] = defaultdict(list)
        for person in facts.people:
            self._by_name[person.name].append(person)
        self._taken: dict[uuid.UUID, list[NewEntry]] = defaultdict(list)
        self._entries: list[tuple[int, NewEntry]] = []
        self._faults: list[RosterFaultRow] = []

    def preview(self, read: SaidRoster) -> RosterPreview:
        """Return what a file would do."""
        for said in read.said:
            self._take(said)
        faults = sorted((*read.faults, *self._faults), key=lambda fault: fault.line)
        entries = tuple(self._row(line, entry) for line, entry in self._entries)
        return RosterPreview(read.file.name, read.file.digest, read.form, entries, tuple(faults))

    def _take(self, said: Said) -> None:
        """Take one cell or line; a cell may name more than one shift."""
        parts = [part.strip() for part in PARTS.split(said.said) if part.strip()]
        if not parts and said.occasion:
            parts = [""]
        if not parts:
            return
        person, fault = self._person(said)
        if person is None:
            self._wrong(said, fault)
        elif said.day is None:
            self._wrong(said, RosterFault.DAY)
        else:
            for part in parts:
                self._enter(said, part, person, said.day)

    def _enter(self, said: Said, part: str, person: PersonRow, day: date) -> None:
        found = self._meant(part, said.occasion)
        if found is None:
            self._wrong(said, RosterFault.SHIFT_UNKNOWN)
            return
        occasion = occasion_on(day, self._facts.calendar, found[0])
        entry = NewEntry(person.id, day, occasion, found[1], said.note)
        own = self._taken[person.id]
        if any(entry.is_same(other) for other in own):
            self._wrong(said, RosterFault.TWICE)
        elif clash_of(entry, own) is not None:
            self._wrong(said, RosterFault.OVERLAP)
        else:
            own.append(entry)
            self._entries.append((said.line, entry))

    def _meant(self, part: str, why: str) -> tuple[RosterOccasion, ShiftRow | None] | None:
        """Return what a cell means: a shift by code or name, an occasion, or both (延:A)."""
        shift = self._shifts.get(part.casefold())
        if shift is None and JOINT.search(part):
            why, part = (each.strip() for each in JOINT.split(part, maxsplit=1))
            shift = self._shifts.get(part.casefold())
        if why and why not in OCCASION_OF:
            return None
        occasion = OCCASION_OF.get(why, RosterOccasion.SHIFT)
        if shift is not None:
            return None if occasion is RosterOccasion.REST else (occasion, shift)
        meant = OCCASION_OF.get(part) if part else occasion
        # A plain 班 without a shift of that name says nothing about times.
        if meant is None or meant is RosterOccasion.SHIFT:
            return None
        return (meant, None)

    def _person(self, said: Said) -> tuple[PersonRow | None, RosterFault]:
        if said.number:
            return self._by_number.get(said.number), RosterFault.PERSON_UNKNOWN
        if not said.name:
            return None, RosterFault.PERSON_MISSING
        named = self._by_name.get(said.name, [])
        if len(named) > 1 and said.unit:
            named = [person for person in named if person.department == said.unit]
        if len(named) == 1:
            return named[0], RosterFault.PERSON_UNKNOWN
        return None, RosterFault.PERSON_AMBIGUOUS if named else RosterFault.PERSON_UNKNOWN

    def _row(self, line: int, entry: NewEntry) -> RosterEntry:
        there = self._facts.assigned.get((entry.person_id, entry.day), ())
        state, replaces = _against(entry, there, self._taken[entry.person_id])
        return RosterEntry(
            line=line,
            person_id=entry.person_id,
            person_name=self._names[entry.person_id],
            day=entry.day,
            occasion=entry.occasion,
            shift=entry.shift,
            note=entry.note,
            state=state,
            replaces=replaces,
        )

    def _wrong(self, said: Said, fault: RosterFault) -> None:
        what = " ".join(each for each in (said.name or said.number, said.said) if each)
        self._faults.append(RosterFaultRow(said.line, said.column, what, fault))


def _against(
    entry: NewEntry, there: Sequence[AssignedShift], wanted: Sequence[NewEntry]
) -> tuple[EntryState, tuple[uuid.UUID, ...]]:
    """Return what an entry does to the roster, and what it takes the place of.

    What stands there and is in the file too stays; what replaces an ordinary day takes the place
    of whatever else replaced it.
    """
    known = {row.id: _entry(row) for row in there}
    if any(entry.is_same(other) for other in known.values()):
        return EntryState.KNOWN, ()
    gone = tuple(
        id_
        for id_, other in known.items()
        if not any(other.is_same(each) for each in wanted)
        and (
            clash_of(entry, (other,)) is not None
            or (entry.occasion.replaces_default and other.occasion.replaces_default)
        )
    )
    return (EntryState.CHANGED if gone else EntryState.NEW), gone


def _entry(row: AssignedShift) -> NewEntry:
    return NewEntry(row.person_id, row.day, row.occasion, row.shift, row.note)
