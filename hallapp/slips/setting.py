"""Setting type: styles, measuring, breaking into lines, and remembering what cannot be drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from hallapp.slips.breaking import AIR_EM, break_lines, needs_air
from hallapp.slips.fonts import Weight, advances, legible

# The middle of a Chinese character lies 0.38 em above its base line in this font.
_MIDDLE_EM = 0.38


@dataclass(frozen=True)
class Style:
    """How a text is set.

    Attributes:
        weight: Regular or bold.
        size: Of the type, in points on paper and dots on a ticket.
        leading: From one line to the next, in the unit of `size`.
    """

    weight: Weight
    size: float
    leading: float

    @property
    def base(self) -> float:
        """Distance from the top of a line to its base line."""
        return self.leading / 2 + self.size * _MIDDLE_EM


@dataclass(frozen=True)
class Run:
    """A piece of a line that is drawn in one go; the air stands before it."""

    x: float
    text: str


class Typesetter:
    """Measures and breaks the texts of one paper.

    Attributes:
        unknown: Characters met so far that no font draws, in order, as keys.
    """

    def __init__(self) -> None:
        self.unknown: dict[str, None] = {}

    def legible(self, text: str) -> str:
        """Return a text that can be drawn whole, and remember what was unknown."""
        return legible(text, self.unknown)

    def line(self, text: str) -> str:
        """Return a text that can be drawn whole as one line."""
        return self.legible(text).replace("\n", " ")

    def width(self, text: str, style: Style) -> float:
        """Return how wide a legible line is."""
        return sum(_advances(text, style))

    def lines(self, text: str, style: Style, width: float) -> list[str]:
        """Return the lines of a text; at least one, which may be empty."""
        broken: list[str] = []
        for paragraph in self.legible(text).split("\n"):
            broken += break_lines(paragraph, _advances(paragraph, style), width)
        return broken

    def balanced(self, text: str, style: Style, width: float) -> list[str]:
        """Return as few lines as `lines`, of more even length: no single character left over."""
        broken = self.lines(text, style, width)
        while len(broken) > 1 and width > style.size:
            width -= style.size
            narrower = self.lines(text, style, width)
            if len(narrower) > len(broken):
                break
            broken = narrower
        return broken


def _advances(text: str, style: Style) -> list[float]:
    widths = advances(style.weight)
    scale = style.size / 1000
    air = style.size * AIR_EM
    found = [widths[ord(character)] * scale for character in text]
    for index in range(1, len(text)):
        # Only a change of width can be a change of script: Han are all one em wide.
        if found[index] != found[index - 1] and needs_air(text[index - 1], text[index]):
            found[index] += air
    return found


def runs(text: str, style: Style) -> Iterator[Run]:
    """Cut a legible line where air belongs, with the place of each piece from the line's start."""
    widths = advances(style.weight)
    scale = style.size / 1000
    start, x = 0, 0.0
    for index in range(1, len(text) + 1):
        if index == len(text) or needs_air(text[index - 1], text[index]):
            yield Run(x, text[start:index])
            x += sum(widths[ord(c)] for c in text[start:index]) * scale + style.size * AIR_EM
            start = index
