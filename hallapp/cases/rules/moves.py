"""What must hold before a case is accepted or goes on to another state."""

from collections.abc import Iterable

from hallapp.cases.errors import CaseMoveError, MaterialsMissingError
from hallapp.cases.terms import CaseState, MaterialTick, TickOutcome
from hallapp.kernel.texts import _

_CLOSED = (CaseState.WITHDRAWN, CaseState.RETURNED)
_NEXT: dict[CaseState, frozenset[CaseState]] = {
    CaseState.RECEIVED: frozenset(
        {CaseState.SUPPLEMENTING, CaseState.ACCEPTED, CaseState.REJECTED, *_CLOSED}
    ),
    CaseState.SUPPLEMENTING: frozenset(
        {
            CaseState.SUPPLEMENTING,  # a second notice, which is flagged
            CaseState.RECEIVED,
            CaseState.ACCEPTED,
            CaseState.REJECTED,
            *_CLOSED,
        }
    ),
    CaseState.REJECTED: frozenset(),
    CaseState.ACCEPTED: frozenset({CaseState.SUSPENDED, CaseState.CONCLUDED, *_CLOSED}),
    CaseState.SUSPENDED: frozenset({CaseState.ACCEPTED, *_CLOSED}),
    CaseState.CONCLUDED: frozenset(
        {CaseState.READY, CaseState.DELIVERED, CaseState.ACCEPTED, CaseState.REVOKED}
    ),
    CaseState.READY: frozenset({CaseState.DELIVERED, CaseState.ACCEPTED, CaseState.REVOKED}),
    CaseState.DELIVERED: frozenset({CaseState.ACCEPTED, CaseState.REVOKED}),
    CaseState.WITHDRAWN: frozenset(),
    CaseState.RETURNED: frozenset(),
    CaseState.REVOKED: frozenset(),
}
"""A decided case goes back to `ACCEPTED` only by being reopened, with a reason."""


def check_move(state: CaseState, wanted: CaseState) -> None:
    """Refuse a move that the flow of cases does not know.

    A suspended case is resumed before it is decided; what is closed stays closed.

    Raises:
        CaseMoveError: The case cannot go there from here.
    """
    if wanted not in _NEXT[state]:
        raise CaseMoveError(state=state.label, wanted=wanted.label)


def missing_materials(ticks: Iterable[MaterialTick]) -> tuple[MaterialTick, ...]:
    """Return the ticks that still stand against acceptance, in the guide's order."""
    return tuple(tick for tick in ticks if tick.outcome is TickOutcome.MISSING)


def check_materials(ticks: Iterable[MaterialTick]) -> None:
    """Refuse to accept while a material is missing; all of them are named at once.

    Raises:
        MaterialsMissingError: At least one material is missing.

    Source:
        《行政许可法》第三十二条第一款第四项、第五项.
    """
    missing = missing_materials(ticks)
    if missing:
        raise MaterialsMissingError(
            count=len(missing), names=_("、").join(tick.name for tick in missing)
        )
