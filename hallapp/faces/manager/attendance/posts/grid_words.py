"""What stands in a cell of the month's roster, and what is meant by what is typed there."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from hallapp.kernel.texts import _
from hallapp.roster.terms import AssignedShift, RosterOccasion, ShiftRow


@dataclass(frozen=True)
class Wanted:
    """What a cell is to hold.

    Attributes:
        occasion: None clears the cell.
        shift_id: None for rest, and for duty at the hall's hours.
    """

    occasion: RosterOccasion | None = None
    shift_id: UUID | None = None


def meant(typed: str, shifts: Sequence[ShiftRow]) -> Wanted | None:
    """Return what was meant: a shift's code, a letter of an occasion with or without one.

    `A`, `早`, `休`, `午`, `午A`, or nothing for an empty cell; None where nobody knows such a code.
    """
    text = typed.strip()
    if not text:
        return Wanted()
    shift = _shift(text, shifts)
    if shift is not None:
        return Wanted(RosterOccasion.SHIFT, shift.id)
    letters = {each.letter: each for each in RosterOccasion if each is not RosterOccasion.SHIFT}
    occasion = letters.get(text[0])
    if occasion is None:
        return None
    rest = text[1:].strip()
    shift = _shift(rest, shifts) if rest else None
    return None if rest and shift is None else Wanted(occasion, shift.id if shift else None)


def cell_text(entries: Sequence[AssignedShift]) -> str:
    """Return what stands in a cell: codes, with a letter where it is no ordinary shift."""
    return " ".join(_entry(each) for each in entries)


def cell_tip(entries: Sequence[AssignedShift]) -> str:
    """Return the same in words."""
    return _("；").join(_entry_words(each) for each in entries)


def _shift(code: str, shifts: Sequence[ShiftRow]) -> ShiftRow | None:
    exact = next((each for each in shifts if each.code == code), None)
    folded = code.casefold()
    return exact or next((each for each in shifts if each.code.casefold() == folded), None)


def _entry(entry: AssignedShift) -> str:
    code = "" if entry.shift is None else entry.shift.code
    if entry.occasion in {RosterOccasion.NOON_DUTY, RosterOccasion.EXTENDED} or not code:
        return entry.occasion.letter + code
    return code


def _entry_words(entry: AssignedShift) -> str:
    if entry.shift is None:
        return entry.occasion.label
    return f"{entry.occasion.label}\u2002{entry.shift.name}\u2002{entry.shift.hours_text}"
