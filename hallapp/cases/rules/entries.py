"""What must hold before a suspension is written into the ledger of a case."""

from collections.abc import Iterable
from datetime import date

from hallapp.cases.errors import (
    SuspensionBackwardsError,
    SuspensionOverlapError,
    SuspensionTooEarlyError,
)
from hallapp.cases.terms import Suspension


def check_suspension(
    suspension: Suspension, accepted_on: date, others: Iterable[Suspension] = ()
) -> None:
    """Refuse a suspension that the clock could not have: too early, backwards, overlapping.

    The count itself joins overlaps; here they are refused, because two papers for the same days
    are a slip of the pen.

    Args:
        suspension: What is to be written down.
        accepted_on: Day of acceptance, on which a suspension may begin.
        others: What stands in the ledger already.

    Raises:
        SuspensionTooEarlyError: It begins before the case was accepted.
        SuspensionBackwardsError: It ends before it begins.
        SuspensionOverlapError: A day of it lies in another one.
    """
    from_on, to_on = suspension.from_on, suspension.to_on
    if from_on < accepted_on:
        raise SuspensionTooEarlyError(
            from_on=from_on.isoformat(), accepted_on=accepted_on.isoformat()
        )
    if to_on is not None and to_on < from_on:
        raise SuspensionBackwardsError(from_on=from_on.isoformat(), to_on=to_on.isoformat())
    for other in others:
        if _meet(suspension, other):
            raise SuspensionOverlapError(
                from_on=from_on.isoformat(),
                to_on=to_on and to_on.isoformat(),
                other_from_on=other.from_on.isoformat(),
            )


def _meet(one: Suspension, other: Suspension) -> bool:
    one_end, other_end = one.to_on or date.max, other.to_on or date.max
    return max(one.from_on, other.from_on) < min(one_end, other_end)
