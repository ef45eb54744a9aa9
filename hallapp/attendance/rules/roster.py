"""What the roster says of a day, as the hours of attendance."""

from collections.abc import Iterable

from hallapp.attendance.terms import ShiftHours, Slot, SlotTimes
from hallapp.roster.terms import AssignedShift, RosterOccasion, ShiftRow


def shift_hours(assigned: Iterable[AssignedShift]) -> tuple[ShiftHours, ...]:
    """Return the hours of what the roster says of one person's day, in the same order."""
    return tuple(_hours(each.occasion, each.shift) for each in assigned)


def _hours(occasion: RosterOccasion, shift: ShiftRow | None) -> ShiftHours:
    is_added = not occasion.replaces_default
    covers_noon = occasion is RosterOccasion.NOON_DUTY
    is_rest = occasion is RosterOccasion.REST
    if shift is None:
        return ShiftHours(
            occasion.value, is_added=is_added, covers_noon=covers_noon, is_rest=is_rest
        )
    return ShiftHours(
        shift.code,
        tuple(
            SlotTimes(Slot(each.slot), each.opens, each.closes, each.due) for each in shift.slots
        ),
        shift.begins,
        crosses_midnight=shift.crosses_midnight,
        is_added=is_added,
        covers_noon=covers_noon,
        is_rest=is_rest,
    )
