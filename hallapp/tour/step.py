"""What a step of the day is, and the day as its steps see it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from hallapp.queueing.terms import TicketRow
from hallapp.tour.album import Album
from hallapp.tour.errors import UnmetError
from hallapp.tour.page import Words
from hallapp.tour.stage import Stage


@dataclass
class Day:
    """The day being played.

    Attributes:
        stage: Clock, workplaces and hall.
        album: Where pictures and papers go.
        tickets: Tickets that later steps come back to, by what they are to the story.
        notes: What else later steps come back to, such as a case number.
    """

    stage: Stage
    album: Album
    tickets: dict[str, TicketRow] = field(default_factory=dict[str, TicketRow])
    notes: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Step:
    """One step: what is done, what is checked, and how.

    Attributes:
        name: What is done.
        checked: What is looked up, in words; `play` raises when it does not hold.
        play: Does it.
    """

    name: Words
    checked: Words
    play: Callable[[Day], None]


@dataclass(frozen=True)
class Chapter:
    """Steps that belong together."""

    name: Words
    steps: tuple[Step, ...]


def check(holds: bool, saw: str) -> None:  # noqa: FBT001 - reads as a sentence
    """Fail the step when something does not hold.

    Raises:
        UnmetError: It does not.
    """
    if not holds:
        raise UnmetError(saw)
