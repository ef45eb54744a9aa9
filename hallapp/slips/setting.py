"""Setting type: styles, measuring, breaking into lines, and remembering what cannot be drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from hallapp.slips.breaking import AIR_EM, break_lines, needs_air
from hallapp.slips.fonts import Weight, advances, legible, rare_places

# The font of rare names has one weight, a light one with thin level strokes: an outline of this
# width, as a part of the size, brings it near its neighbours.
_RARE_OUTLINE_EM = {Weight.REGULAR: 0.01, Weight.BOLD: 0.03}
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

    @property
    def rare_outline(self) -> float:
        """Width of the outline that makes rare characters as strong as the others."""
        return self.size * _RARE_OUTLINE_EM[self.weight]


@dataclass(frozen=True)
class Run:
    """A piece of a line that is drawn in one go; the air stands before it.

    Attributes:
        x: From the start of the line, in the unit of the type's size.
        text: Its characters.
        is_rare: Whether the font of rare names draws it, not the weight of the style.
    """

    x: float
    text: str
    is_rare: bool = False


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
    """Cut a legible line where air belongs and where the font changes.

    Each piece has its place from the line's start.
    """
    widths = advances(style.weight)
    rare = rare_places(text)
    start, x = 0, 0.0
    for index in range(1, len(text) + 1):
        is_airy = index < len(text) and needs_air(text[index - 1], text[index])
        if is_airy or index == len(text) or (rare and (index in rare) != (index - 1 in rare)):
            yield Run(x, text[start:index], start in rare)
            x += sum(widths[ord(c)] for c in text[start:index]) * style.size / 1000
            x += style.size * AIR_EM if is_airy else 0
            start = index
