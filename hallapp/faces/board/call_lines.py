"""One call on the board: ticket at the left, arrow in its column, window at the right.

Columns come from the longest ticket and window there can be, so they stay when calls change.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from hallapp.faces.board.lettering import (
    ARROW,
    HAN_GAP,
    advance,
    baseline,
    draw_arrow,
    draw_left,
    draw_right,
)
from hallapp.qtkit.millimetres import CAPITAL

_SMALL = 0.34
"""Size of the words beside the window's number, as a part of the number's."""
_GAP = 0.14
"""Least blank on either side of the arrow, as a part of the font size."""


@dataclass(frozen=True)
class Columns:
    """What the longest line of a board looks like.

    Attributes:
        label_letters: Letters and digits of the longest ticket label seen.
        window_digits: Digits of the longest window number.
    """

    label_letters: int = 4
    window_digits: int = 1


@dataclass(frozen=True)
class CallLine:
    """One call ready to paint.

    Attributes:
        label: Ticket label.
        number: Window number.
        before: Word before the number; empty where there is no room for words.
        after: Word after it.
    """

    label: str
    number: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class LineColours:
    """Colours of one line."""

    label: QColor
    number: QColor


def line_size(line: CallLine, columns: Columns, wide: float, wanted_px: float) -> float:
    """Return the font size at which the longest line of its kind, and this one, fit a width."""
    longest = CallLine(
        "A" + "0" * (columns.label_letters - 1),
        "0" * columns.window_digits,
        line.before,
        line.after,
    )
    widest = max(_wide(longest), _wide(line))
    return min(wanted_px, wide / widest)


def draw_line(
    painter: QPainter,
    area: QRectF,
    line: CallLine,
    columns: Columns,
    size_px: float,
    colours: LineColours,
) -> None:
    """Paint a call over the width of an area, its capitals in the middle of the height."""
    foot = baseline(area.top(), area.height(), size_px)
    small = size_px * _SMALL
    painter.setPen(colours.label)
    draw_left(painter, QPointF(area.left(), foot), line.label, size_px)
    painter.setPen(colours.number)
    right = area.right()
    if line.after:
        start = draw_right(painter, QPointF(right, foot), line.after, small)
        right = start - small * 2 * HAN_GAP
    draw_right(painter, QPointF(right, foot), line.number, size_px)
    left = right - advance("0" * max(columns.window_digits, len(line.number)), size_px)
    if line.before:
        left = draw_right(painter, QPointF(left - small * HAN_GAP, foot), line.before, small)
    label = area.left() + _label_wide(line, columns, size_px)
    middle = QPointF((label + left) / 2, foot - size_px * CAPITAL / 2)
    draw_arrow(painter, middle, size_px, colours.number)


def _label_wide(line: CallLine, columns: Columns, size_px: float) -> float:
    """Return what a label takes; letters that differ a little do not move the arrow."""
    usual = advance("A" + "0" * (columns.label_letters - 1), size_px)
    own = advance(line.label, size_px)
    return own if own > usual + _GAP * size_px else usual


def _wide(line: CallLine) -> float:
    """Return how wide a line is at font size 1, its least blanks included."""
    words = sum(
        advance(word, _SMALL) + 2 * HAN_GAP * _SMALL for word in (line.before, line.after) if word
    )
    return advance(line.label, 1) + 2 * _GAP + ARROW + advance(line.number, 1) + words
