"""What a booklet is made of, and how its making is told and stopped; loads no PDF library."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from hallapp.guides.terms import GuideRow
from hallapp.slips.design import SlipDesign
from hallapp.slips.errors import BookCancelledError

Progress = Callable[[int, int], bool]
"""Told how many steps are done and how many there are; False stops the work."""

_NO_WORDS: Mapping[str, str] = {}


@dataclass(frozen=True)
class LeftOut:
    """An item of a theme that is not in its booklet, and why."""

    name: str
    reason: str


@dataclass(frozen=True)
class BookletFacts:
    """What a booklet is made of.

    Attributes:
        guides: In the order in which they stand.
        left_out: Items that belong to it and cannot be done now.
        design: How the hall wants its papers.
        words: Extra words of the hall by item code.
    """

    guides: tuple[GuideRow, ...]
    left_out: tuple[LeftOut, ...] = ()
    design: SlipDesign = field(default_factory=SlipDesign)
    words: Mapping[str, str] = field(default_factory=lambda: _NO_WORDS)


class Steps:
    """Counts what is done of a long work and stops it when the person says so."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._total, self._progress = total, progress
        self._done = 0

    def step(self) -> None:
        """Tell that one more step is done.

        Raises:
            BookCancelledError: The person stopped.
        """
        self._done += 1
        if self._progress is not None and not self._progress(self._done, self._total):
            raise BookCancelledError


def steps_of(guides: int) -> int:
    """Return how many steps a booklet of so many guides is told to take."""
    return 2 * guides
