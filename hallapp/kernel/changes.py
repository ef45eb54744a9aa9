"""What changed, as kinds: a write raises kinds, every open page that shows one asks again."""

from enum import Flag, auto
from pathlib import Path
from typing import Protocol


class Change(Flag):
    """Kinds of thing one use case changed; told after the commit."""

    TICKETS = auto()
    WINDOWS = auto()
    GUIDES = auto()
    CASES = auto()
    ATTENDANCE = auto()
    PEOPLE = auto()
    SETTINGS = auto()
    APPOINTMENTS = auto()
    EVALUATIONS = auto()
    HELP = auto()


NOTHING = Change(0)
EVERYTHING = ~NOTHING


class ChangeSource(Protocol):
    """Tells one station that something in the store has changed.

    `socket`, `path` and `hinted` are for the thread that owns the source and never block;
    `look` reads the store and belongs on a worker.
    """

    def socket(self) -> int | None:
        """Return a file descriptor that turns readable on a notice, or None."""
        ...

    def path(self) -> Path | None:
        """Return a file whose writing hints at a change, or None."""
        ...

    def hinted(self) -> bool:
        """Return whether something may have changed since the last call; cheap."""
        ...

    def look(self) -> Change:
        """Return the kinds that changed since the last look.

        Raises:
            SurroundingsError: The store cannot be reached.
        """
        ...

    def close(self) -> None:
        """Give back the connection that listens."""
        ...
