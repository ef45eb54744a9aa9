"""Makes the sheet of a period from its entries: pure, and the same whatever order they come in."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from hallapp.assessment.rules import chief_share, grade_of, ranks, summed, unscored_kinds
from hallapp.assessment.terms import (
    AssessmentSheet,
    EntryRow,
    ScoredPerson,
    ScoreRules,
    SheetLine,
    UnitLine,
)


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What a sheet is called and which days it sums up."""

    from_on: date
    until_on: date
    title: str


def make_sheet(
    head: SheetHead,
    rules: ScoreRules,
    people: Iterable[ScoredPerson],
    entries: Iterable[EntryRow],
) -> AssessmentSheet:
    """Return the living sheet of a period.

    Args:
        head: Its title and days.
        rules: Of its last day: base, caps, share and grades. What an entry is worth was decided
            by the rules of its own day.
        people: Who stands on the sheet.
        entries: Of the period; withdrawn ones are left out.
    """
    counted = sorted((each for each in entries if each.counts), key=_entry_order)
    staff = sorted(people, key=_person_order)
    lines = _lines(rules, staff, counted)
    sheet = AssessmentSheet(
        from_on=head.from_on,
        until_on=head.until_on,
        title=head.title,
        rules=rules,
        lines=lines,
        units=unit_lines(lines, counted),
        unscored=unscored_kinds(counted),
    )
    return replace(sheet, digest=digest_of_lines(lines))


def digest_of_lines(lines: Iterable[SheetLine]) -> str:
    """Return SHA-256 over who has which score from which entries."""
    said = sorted(
        [str(line.person.id), line.tenths, line.rank, line.grade,
         sorted(str(entry.id) for entry in line.entries)]
        for line in lines
    )  # fmt: skip
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _lines(
    rules: ScoreRules, staff: Sequence[ScoredPerson], entries: Sequence[EntryRow]
) -> tuple[SheetLine, ...]:
    own: dict[UUID, list[EntryRow]] = defaultdict(list)
    for entry in entries:
        if entry.person_id is not None:
            own[entry.person_id].append(entry)
    units = {person.id: person.department_id for person in staff}
    sums = [
        summed(rules, own[person.id], _share(rules, person, entries, units)) for person in staff
    ]
    totals = [each.total for each in sums]
    placed = ranks(totals)
    made = [
        SheetLine(
            person=person,
            sum=each,
            rank=rank,
            is_tied=placed.count(rank) > 1,
            grade=grade_of(rules, each.total),
            entries=tuple(own[person.id]),
        )
        for person, each, rank in zip(staff, sums, placed, strict=True)
    ]
    return tuple(sorted(made, key=lambda line: (line.rank, _person_order(line.person))))


def _share(
    rules: ScoreRules,
    chief: ScoredPerson,
    entries: Sequence[EntryRow],
    units: dict[UUID, UUID | None],
) -> int:
    """Return what a chief representative bears; nothing for everybody else."""
    if not chief.is_chief or chief.department_id is None or not rules.chief_share_percent:
        return 0
    others: dict[UUID | None, list[EntryRow]] = defaultdict(list)
    for entry in entries:
        if entry.person_id != chief.id and _unit_of(entry, units) == chief.department_id:
            others[entry.person_id].append(entry)
    lost = sum(each.taken + each.cut for each in (summed(rules, of) for of in others.values()))
    return chief_share(rules, lost)


def _unit_of(entry: EntryRow, units: dict[UUID, UUID | None]) -> UUID | None:
    """Return the unit on whose account an entry is: where the person was on that day."""
    if entry.department_id is not None or entry.person_id is None:
        return entry.department_id
    return units.get(entry.person_id)


def unit_lines(lines: Sequence[SheetLine], entries: Sequence[EntryRow]) -> tuple[UnitLine, ...]:
    """Return what each unit's people have together, the best first."""
    members: dict[UUID | None, list[SheetLine]] = defaultdict(list)
    for line in lines:
        members[line.person.department_id].append(line)
    loose: dict[UUID | None, list[EntryRow]] = defaultdict(list)
    for entry in entries:
        if entry.person_id is None:
            loose[entry.department_id].append(entry)
    units = list(members)
    means = [_mean([line.tenths for line in members[unit]]) for unit in units]
    made = [
        _unit(unit, members[unit], loose.pop(unit, []), mean, rank)
        for unit, mean, rank in zip(units, means, ranks(means), strict=True)
    ]
    made.sort(key=lambda unit: (unit.rank, unit.department))
    # What is on the account of a unit that nobody on the sheet belongs to is not lost.
    return (*made, *(_unit(unit, [], of, 0, 0) for unit, of in loose.items()))


def _unit(
    department_id: UUID | None,
    members: Sequence[SheetLine],
    loose: Sequence[EntryRow],
    mean: int,
    rank: int,
) -> UnitLine:
    tenths = [entry.tenths for entry in loose]
    return UnitLine(
        department_id=department_id,
        department=members[0].person.department if members else "",
        people=len(members),
        mean_tenths=mean,
        rank=rank,
        taken=sum(each.sum.taken for each in members) + sum(each for each in tenths if each < 0),
        given=sum(each.sum.given for each in members) + sum(each for each in tenths if each > 0),
        entries=tuple(loose),
    )


def _mean(tenths: Sequence[int]) -> int:
    """Return the mean, rounded to the nearest tenth, halves upward."""
    return (2 * sum(tenths) + len(tenths)) // (2 * len(tenths))


def _entry_order(entry: EntryRow) -> tuple[object, ...]:
    return (entry.day, entry.rule_code, entry.evidence_id, entry.evidence_part, str(entry.id))


def _person_order(person: ScoredPerson) -> tuple[bool, str, int, str, str]:
    unit, window = person.department, person.window_number or 0
    return (not unit, unit, window, person.staff_number, str(person.id))
