"""Where the lines of a posting stand: units as headings, people below, as many pages as needed.

Everything is measured before it is painted; what is too long for its column is broken into
lines, never cut.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from hallapp.bulletins.terms import PostedRow
from hallapp.kernel.texts import _

Measure = Callable[[str], float]
"""Returns how wide a text runs, in logical px."""

_WINDOW, _NAME, _PRESENCE = 4.9, 4.6, 6.6
"""Widths of the first columns in ems; findings have the rest."""
FULL = _WINDOW + _NAME + _PRESENCE + 7.0
"""A block narrower than this many ems has no room for what was found."""
LINE, AIR = 1.28, 0.42
"""Height of a line, and the blank of a row above and below it, in ems."""


@dataclass(frozen=True)
class PostingMeasures:
    """Sizes of one block of lines, in logical px.

    Attributes:
        em: Font size.
        wide: Width of a block.
        high: Height that the lines of a block have.
        blocks: How many blocks stand side by side.
    """

    em: float
    wide: float
    high: float
    blocks: int

    @property
    def columns(self) -> tuple[float, float, float, float]:
        """Where the columns begin, from the left of a block."""
        em = self.em
        return (0.0, _WINDOW * em, (_WINDOW + _NAME) * em, (_WINDOW + _NAME + _PRESENCE) * em)

    @property
    def widths(self) -> tuple[float, float, float, float]:
        """How wide the texts of the columns may run."""
        starts = (*self.columns, self.wide + 0.4 * self.em)
        return (
            starts[1] - starts[0] - 0.4 * self.em,
            starts[2] - starts[1] - 0.4 * self.em,
            starts[3] - starts[2] - 0.4 * self.em,
            starts[4] - starts[3] - 0.4 * self.em,
        )

    def row_high(self, lines: int) -> float:
        """Return how high a row of so many lines is."""
        return (lines * LINE + AIR) * self.em


@dataclass(frozen=True)
class PostingLine:
    """One line of a page: a unit, or a person.

    Attributes:
        cells: Lines of text, column by column; a unit has one column only.
        is_unit: A heading.
        is_notable: Something was found.
    """

    cells: tuple[tuple[str, ...], ...]
    is_unit: bool = False
    is_notable: bool = False

    @property
    def lines(self) -> int:
        """How many lines of text it needs."""
        return max(len(cell) for cell in self.cells)


_OPENING, _CLOSING = "（“《", "，。；：、）”》"

Block = tuple[PostingLine, ...]
Page = tuple[Block, ...]


def pages_of(
    rows: Sequence[PostedRow], measures: PostingMeasures, measure: Measure
) -> tuple[Page, ...]:
    """Return the pages of a posting.

    A unit that goes on in the next block has its heading there again, and no heading stands
    alone at the foot of a block.
    """
    blocks: list[list[PostingLine]] = [[]]
    left = measures.high
    for unit, people in groupby(rows, key=lambda row: row.unit):
        heading = unit_line(unit, measures, measure)
        needed = measures.row_high(heading.lines)
        is_headed = False
        for row in people:
            line = person_line(row, measures, measure)
            high = measures.row_high(line.lines)
            if blocks[-1] and left < high + (0 if is_headed else needed):
                blocks.append([])
                left, is_headed = measures.high, False
            if not is_headed:
                blocks[-1].append(heading)
                left -= needed
                is_headed = True
            blocks[-1].append(line)
            left -= high
    full = [tuple(block) for block in blocks if block]
    step = measures.blocks
    return tuple(tuple(full[n : n + step]) for n in range(0, len(full), step))


def unit_line(unit: str, measures: PostingMeasures, measure: Measure) -> PostingLine:
    """Return the heading of a unit."""
    return PostingLine((wrapped(unit or _("其他人员"), measures.wide, measure),), is_unit=True)


def person_line(row: PostedRow, measures: PostingMeasures, measure: Measure) -> PostingLine:
    """Return the line of a person, in the words that were posted and no others."""
    texts = (row.window or "—", row.name, presence_words(row), finding_words(row))
    cells = tuple(
        wrapped(text, wide, measure) for text, wide in zip(texts, measures.widths, strict=True)
    )
    return PostingLine(cells, is_notable=row.is_notable)


def presence_words(row: PostedRow) -> str:
    """Return 在岗, B岗, 请假（全天）, or 在岗，请假（下午）."""
    if not row.leave or row.presence in row.leave:
        return row.leave or row.presence
    return _("{presence}，{leave}").format(presence=row.presence, leave=row.leave)


def finding_words(row: PostedRow) -> str:
    """Return what was found of conduct and dress; empty for nothing."""
    told: list[str] = []
    if row.discipline:
        told.append(_("纪律：{words}").format(words=row.discipline))
    if row.dress:
        told.append(_("着装：{words}").format(words=row.dress))
    if row.remark:
        told.append(row.remark)
    return _("；").join(told)


def said(rows: Iterable[PostedRow]) -> str:
    """Return a posting as a screen reader says it, a line a person."""
    return "\n".join(
        " ".join(
            part for part in (*_identity(row), presence_words(row), finding_words(row)) if part
        )
        for row in rows
    )


def wrapped(text: str, wide: float, measure: Measure) -> tuple[str, ...]:
    """Return a text in lines no wider than a width; a single letter always stands."""
    lines: list[str] = []
    rest = text
    while rest and measure(rest) > wide:
        cut = max(1, next((n for n in range(len(rest), 0, -1) if measure(rest[:n]) <= wide), 1))
        # No closing mark begins a line, and no opening one ends it.
        while cut > 1 and (rest[cut] in _CLOSING or rest[cut - 1] in _OPENING):
            cut -= 1
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return (*lines, rest) if rest or not lines else tuple(lines)


def _identity(row: PostedRow) -> tuple[str, str, str]:
    return (row.unit, row.window, row.name)
