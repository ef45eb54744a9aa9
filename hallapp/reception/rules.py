"""Pure rules of the guide desk: where a call for help can go, how much a page may say."""

from collections.abc import Mapping

from hallapp.reception.terms import HelpState

# What may follow what. A citizen may help himself before anybody comes: open to closed.
DIAGRAM: Mapping[HelpState, frozenset[HelpState]] = {
    HelpState.OPEN: frozenset({HelpState.ANSWERED, HelpState.CLOSED}),
    HelpState.ANSWERED: frozenset({HelpState.CLOSED}),
    HelpState.CLOSED: frozenset(),
}

PAGE_LENGTH = 40
WORDS_LENGTH = 500
SUBJECT_LENGTH = 200


def states_before(following: HelpState) -> tuple[HelpState, ...]:
    """Return the states from which a call for help may go to another."""
    return tuple(state for state, after in DIAGRAM.items() if following in after)


def shortened(text: str, length: int) -> str:
    """Return a text on one line, cut to a length; what a page says is a hint, not a record."""
    return " ".join(text.split())[:length]
