"""A line of a closed sheet as facts of its row, and back: what was closed reads as it was."""

import uuid
from datetime import date, datetime
from typing import Any

from hallapp.assessment.terms import (
    EntryRow,
    EvidenceSort,
    ScoredPerson,
    ScoreGroup,
    ScoreSum,
    SheetLine,
)

_SUMS = ("base", "taken", "given", "cut", "cap_cut", "share", "floor_cut")


def spell_line(line: SheetLine) -> dict[str, Any]:
    """Return what a line was made of."""
    person, total = line.person, line.sum
    return {
        "staff_number": person.staff_number,
        "name": person.name,
        "department": person.department,
        "window_number": person.window_number,
        "is_chief": person.is_chief,
        "is_tied": line.is_tied,
        "sum": {name: getattr(total, name) for name in _SUMS},
        "groups": {group.value: tenths for group, tenths in total.groups.items()},
        "entries": [spell_entry(entry) for entry in line.entries],
    }


def read_person(
    facts: dict[str, Any],
    person_id: uuid.UUID,
    department_id: uuid.UUID | None,
    window_id: uuid.UUID | None,
) -> ScoredPerson:
    """Return who a line is about, as named when it was closed."""
    return ScoredPerson(
        id=person_id,
        staff_number=facts["staff_number"],
        name=facts["name"],
        department_id=department_id,
        department=facts["department"],
        window_id=window_id,
        window_number=facts["window_number"],
        is_chief=facts["is_chief"],
    )


def read_sum(facts: dict[str, Any]) -> ScoreSum:
    """Return how the score of a line came about."""
    groups = {ScoreGroup(name): tenths for name, tenths in facts["groups"].items()}
    return ScoreSum(**facts["sum"], groups=groups)


def read_entries(facts: dict[str, Any]) -> tuple[EntryRow, ...]:
    """Return the entries that a line was made of."""
    return tuple(read_entry(each) for each in facts["entries"])


def spell_entry(entry: EntryRow) -> dict[str, Any]:
    """Return an entry as facts."""
    return {
        "id": str(entry.id),
        "person_id": _text(entry.person_id),
        "window_id": _text(entry.window_id),
        "department_id": _text(entry.department_id),
        "subject": entry.subject,
        "day": entry.day.isoformat(),
        "rule_code": entry.rule_code,
        "rule_label": entry.rule_label,
        "group": entry.group.value,
        "tenths": entry.tenths,
        "times": entry.times,
        "words": entry.words,
        "evidence": entry.evidence.value,
        "evidence_id": entry.evidence_id,
        "evidence_part": entry.evidence_part,
        "is_fed": entry.is_fed,
        "made_at": entry.made_at.isoformat(),
    }


def read_entry(facts: dict[str, Any]) -> EntryRow:
    """Return an entry from its facts."""
    known = dict(facts)
    for name in ("person_id", "window_id", "department_id"):
        known[name] = uuid.UUID(facts[name]) if facts[name] else None
    known["id"] = uuid.UUID(facts["id"])
    known["day"] = date.fromisoformat(facts["day"])
    known["group"] = ScoreGroup(facts["group"])
    known["evidence"] = EvidenceSort(facts["evidence"])
    known["made_at"] = datetime.fromisoformat(facts["made_at"])
    return EntryRow(**known)


def _text(found: uuid.UUID | None) -> str:
    return "" if found is None else str(found)
