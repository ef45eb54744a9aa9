"""What the hall has, beside what a file says: new, changed or the same (比对)."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hallapp.guides.importing.plan import (
    FieldChange,
    ImportItem,
    LineVerdict,
    Note,
    PlanLine,
)
from hallapp.guides.terms import GuideState


@dataclass(frozen=True)
class StoredItem:
    """An item of the hall, as a line of a file would have to say it."""

    id: uuid.UUID
    code: str
    version: int
    state: GuideState
    item: ImportItem


Stored = Mapping[tuple[str, str], StoredItem]
"""The items of the hall by department and name: that is what makes an item the same."""


def compared(line: PlanLine, stored: Stored, *, is_demo: bool = True) -> PlanLine:
    """Return a checked line with its true verdict.

    Args:
        line: As checked by itself.
        stored: What the hall has.
        is_demo: The hall shows samples. Everywhere else what was once public is changed by a
            draft that a second person reviews, never by a line of a file.
    """
    if line.item is None:
        return line
    there = stored.get((line.item.department, line.item.name))
    if there is None:
        return replace(line, verdict=LineVerdict.NEW, changes=())
    if there.item == line.item:
        return replace(line, verdict=LineVerdict.SAME, changes=())
    changes = differences(there.item, line.item)
    if not is_demo and there.state is not GuideState.DRAFT:
        refusal = Note("guides.line_public", {"name": line.name, "state": there.state.label})
        refused = (*line.refusals, refusal)
        return replace(
            line, verdict=LineVerdict.REFUSED, item=None, refusals=refused, changes=changes
        )
    warnings = line.warnings
    if there.state is GuideState.PUBLISHED:
        warnings = (*warnings, Note("guides.note_review_again", {}))
    return replace(line, verdict=LineVerdict.CHANGED, changes=changes, warnings=warnings)


def differences(before: ImportItem, after: ImportItem) -> tuple[FieldChange, ...]:
    """Return the columns in which two states of an item differ."""
    old, new = _written(before), _written(after)
    return tuple(
        FieldChange(column, old[column], new[column])
        for column in new
        if old[column] != new[column]
    )


def new_departments(lines: Sequence[PlanLine], known: frozenset[str]) -> tuple[str, ...]:
    """Return the departments that an import would add, in the order of the file."""
    named = (line.item.department for line in lines if line.item is not None)
    return tuple(name for name in dict.fromkeys(named) if name not in known)


def _written(item: ImportItem) -> dict[str, str]:
    """Return an item as the columns of a file."""
    origins = f"[type:{item.item_type_origin.value}][handling:{item.handling_type_origin.value}]"
    return {
        "item_type": item.item_type.label,
        "handling_type": item.handling_type.label if item.handling_type else "",
        "legal_basis": item.legal_basis,
        "statutory_days": item.statutory.text if item.statutory else "",
        "promised_days": item.promised.text if item.promised else "",
        "fee": item.fee_text,
        "fee_basis": item.fee_basis,
        "materials": "；".join(item.materials),
        "source": f"{item.sources} {origins}".strip(),
    }
