"""Setting type as GB/T 9704 has it: 28 characters to a line of 156 mm, 22 lines to 225 mm.

Source: GB/T 9704-2012 5.2 (版心), 7.2 and 7.3 (二号小标宋, 三号仿宋).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hallapp.slips.breaking import AIR_EM, break_lines, needs_air
from hallapp.slips.fonts import legible
from hallapp.slips.official.faces import Face, cut_of
from hallapp.slips.sheet import MM

LEFT, TOP = 28 * MM, 37 * MM
WIDTH, HEIGHT = 156 * MM, 225 * MM
RIGHT, BOTTOM = LEFT + WIDTH, TOP + HEIGHT
CHARACTERS, LINES = 28, 22
PITCH, LEADING = WIDTH / CHARACTERS, HEIGHT / LINES

_SECOND, _THIRD, _FOURTH, _LITTLE_FOURTH = 22.0, 16.0, 14.0, 12.0  # 二号, 三号, 四号, 小四
_ROUNDING = 0.01  # 28 pitches add up to a line, but for the last digit of a float
_MIDDLE_EM = 0.38  # of a Chinese character, above its base line


@dataclass(frozen=True)
class Hand:
    """How a text is set; lengths in points.

    Attributes:
        tracking: Added to the width of each character.
    """

    face: Face
    size: float
    leading: float
    tracking: float = 0

    @property
    def base(self) -> float:
        """Distance from the top of a line to its base line."""
        return self.leading / 2 + self.size * _MIDDLE_EM


TITLE = Hand(Face.TITLE, _SECOND, 1.25 * LEADING)
# 28 characters of 16 points are a little wider than 156 mm: each is set a trifle closer.
BODY = Hand(Face.BODY, _THIRD, LEADING, PITCH - _THIRD)
HEADING = Hand(Face.STRONG, _THIRD, LEADING, PITCH - _THIRD)
CELL = Hand(Face.BODY, _LITTLE_FOURTH, 17)
CELL_HEADING = Hand(Face.STRONG, _LITTLE_FOURTH, 17)
PAGE_NUMBER = Hand(Face.BODY, _FOURTH, 18)
NOTE = Hand(Face.BODY, 9, 12.5)
NOTE_STRONG = Hand(Face.STRONG, 9, 12.5)


@dataclass(frozen=True)
class Piece:
    """A part of a line that one font draws; `x` from the line's start, in points."""

    x: float
    text: str
    font: str
    outline: float


class Setter:
    """Measures and breaks the texts of papers.

    Attributes:
        unknown: Characters met so far that no font draws, in order, as keys.
        body: How the text is set; `heading` and `title` likewise.
    """

    def __init__(self, closeness: float = 1, unknown: dict[str, None] | None = None) -> None:
        """Begin.

        Args:
            closeness: Part of the usual distance from line to line, 1 at most.
            unknown: Where characters that no font draws are remembered.
        """
        self.unknown: dict[str, None] = {} if unknown is None else unknown
        self.body, self.heading, self.title = (
            replace(hand, leading=hand.leading * closeness) for hand in (BODY, HEADING, TITLE)
        )

    def line(self, text: str) -> str:
        """Return a text that can be drawn whole as one line."""
        return legible(text, self.unknown).replace("\n", " ")

    def width(self, line: str, hand: Hand) -> float:
        """Return how wide a legible line is; nothing is added after its last character."""
        return sum(_advances(line, hand)) - (hand.tracking if line else 0)

    def lines(self, text: str, hand: Hand, width: float, indent: float = 0) -> list[str]:
        """Return the lines of a text, at least one.

        Args:
            text: Any text; each line of it is a paragraph.
            hand: How it is set.
            width: Of a line, in points.
            indent: White before the first line of each paragraph.
        """
        broken: list[str] = []
        for paragraph in legible(text, self.unknown).split("\n"):
            advances = _advances(paragraph, hand)
            if indent and advances:
                advances[0] += indent
            broken += break_lines(paragraph, advances, width + _ROUNDING)
        return broken

    def balanced(self, text: str, hand: Hand, width: float) -> list[str]:
        """Return as few lines as `lines`, of more even length."""
        broken = self.lines(text, hand, width)
        while len(broken) > 1 and width > hand.size:
            width -= hand.size
            narrower = self.lines(text, hand, width)
            if len(narrower) > len(broken):
                break
            broken = narrower
        return broken


def pieces(line: str, hand: Hand) -> Iterator[Piece]:
    """Cut a legible line where air belongs and where the font changes."""
    if not line:
        return
    start, start_x, x = 0, 0.0, 0.0
    cut = cut_of(line[0], hand.face)
    advances = _advances(line, hand)
    for index, character in enumerate(line):
        own = cut_of(character, hand.face)
        is_airy = index > 0 and needs_air(line[index - 1], character)
        if index > start and (own.name != cut.name or is_airy):
            yield Piece(start_x, line[start:index], cut.name, cut.outline_em * hand.size)
            air = _air(line, index, hand)
            start, start_x, cut = index, x + air, own
        x += advances[index]
    yield Piece(start_x, line[start:], cut.name, cut.outline_em * hand.size)


def _advances(text: str, hand: Hand) -> list[float]:
    """Return the width of each character, with its tracking and the air before it."""
    scale = hand.size / 1000
    return [
        cut_of(character, hand.face).widths[ord(character)] * scale
        + hand.tracking
        + _air(text, index, hand)
        for index, character in enumerate(text)
    ]


def _air(text: str, index: int, hand: Hand) -> float:
    is_airy = index > 0 and needs_air(text[index - 1], text[index])
    return AIR_EM * hand.size if is_airy else 0
