"""Text as Chinese typography wants it: a little air between Han and digits, wrapped, never cut.

The air (an eighth of an em) exists only in the drawing; what is stored, copied and read aloud
stays as it was written. A quarter of an em looks torn from 40 px up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from hallapp.qtkit import theme

PROSE = 1.6
"""Line height of prose, as a part of the font size."""
TIGHT = 1.35
"""Line height of short facts and tables."""

_GAP_EM = 1 / 8
_FONT_LINE = 1.448
"""Line height of Noto Sans SC itself, as a part of the font size."""
_ENDLESS_PX = 1_000_000.0


@dataclass(frozen=True)
class Piece:
    """A run of text in one size, all on one baseline with its neighbours: 前面还有 **6** 人.

    Attributes:
        text: The words.
        size_px: Font size.
        bold: Whether it is bold.
        tint: Token name of its colour.
    """

    text: str
    size_px: int = theme.BODY_PX
    bold: bool = False
    tint: str = "text"


def is_han(sign: str) -> bool:
    """Return whether a character is a Han character, punctuation not included."""
    return "㐀" <= sign <= "鿿" or "豈" <= sign <= "﫿" or sign >= "\U00020000"


def gaps(text: str) -> list[int]:
    """Return the places after which a little air belongs: between Han and digits or letters."""
    return [
        place
        for place, (left, right) in enumerate(pairwise(text))
        if (is_han(left) and _is_latin(right)) or (_is_latin(left) and is_han(right))
    ]


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


class PhraseLabel(QWidget):
    """Pieces of different sizes on one baseline, with air between Han and digits.

    It wraps where there is no room, at places where Chinese may be broken, and never cuts.
    """

    def __init__(
        self,
        pieces: Sequence[Piece] = (),
        line_height: float = TIGHT,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pieces: tuple[Piece, ...] = ()
        self._line_height = line_height
        self._align = align
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_pieces(pieces)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show other words."""
        self._pieces = tuple(piece for piece in pieces if piece.text)
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def show_text(self, text: str) -> None:
        """Show other words in the look of the first piece."""
        first = self._pieces[0] if self._pieces else Piece("")
        self.show_pieces([Piece(text, first.size_px, first.bold, first.tint)])

    def text(self) -> str:
        """Return the words as they were written."""
        return "".join(piece.text for piece in self._pieces)

    @override
    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        _layout, width, height = self._laid_out(_ENDLESS_PX)
        return QSize(ceil(width) + 1, ceil(height))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the size of the widest character: all else can be wrapped."""
        widest = max((piece.size_px for piece in self._pieces), default=1)
        return QSize(widest, self.heightForWidth(max(widest, self.width())))

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines in a width."""
        return ceil(self._laid_out(width)[2])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all lines."""
        layout, _width, _height = self._laid_out(self.width())
        painter = QPainter(self)
        layout.draw(painter, QPointF(0, 0))
        painter.end()

    def _laid_out(self, width: float) -> tuple[QTextLayout, float, float]:
        """Return the lines in a width, the widest of them, and their height together."""
        biggest = max((piece.size_px for piece in self._pieces), default=theme.BODY_PX)
        layout = QTextLayout(self.text(), theme.font(biggest))
        option = QTextOption(self._align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        widest = top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            high = max(line.height(), 0.0)
            # The font's own line is 1.45 em: bring it to the wanted one, keeping the middle.
            wanted = high / _FONT_LINE * self._line_height
            line.setPosition(QPointF(0, top + (wanted - high) / 2))
            top += wanted
            widest = max(widest, line.naturalTextWidth())
        layout.endLayout()
        return layout, widest, top

    def _formats(self) -> list[QTextLayout.FormatRange]:
        ranges: list[QTextLayout.FormatRange] = []
        airy = set(gaps(self.text())) | self._seams()
        place = 0
        for piece in self._pieces:
            for length, spaced in _runs(place, len(piece.text), airy):
                made = QTextLayout.FormatRange()
                made.start = place  # pyright: ignore[reportAttributeAccessIssue]
                made.length = length  # pyright: ignore[reportAttributeAccessIssue]
                made.format = self._format(piece, spaced=spaced)  # pyright: ignore[reportAttributeAccessIssue]
                ranges.append(made)
                place += length
        return ranges

    def _seams(self) -> set[int]:
        """Return the last places of pieces before another size: they need air too."""
        places: set[int] = set()
        end = 0
        for piece, following in pairwise(self._pieces):
            end += len(piece.text)
            blank = piece.text[-1].isspace() or following.text[0].isspace()
            if piece.size_px != following.size_px and not blank:
                places.add(end - 1)
        return places

    def _format(self, piece: Piece, *, spaced: bool) -> QTextCharFormat:
        font = theme.font(piece.size_px, bold=piece.bold)
        if spaced:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, piece.size_px * _GAP_EM)
        made = QTextCharFormat()
        made.setFont(font)
        tint = piece.tint if self.isEnabled() else "disabled"
        made.setForeground(QBrush(theme.tokens().colour(tint)))
        return made


def _runs(start: int, length: int, airy: set[int]) -> list[tuple[int, bool]]:
    """Return a piece as runs, each with its length and whether air follows it."""
    runs: list[tuple[int, bool]] = []
    plain = 0
    for place in range(start, start + length):
        if place in airy:
            runs += [(plain, False)] if plain else []
            runs.append((1, True))
            plain = 0
        else:
            plain += 1
    return runs + ([(plain, False)] if plain else [])


def draw_spaced(painter: QPainter, area: QRectF, text: str, align: Qt.AlignmentFlag) -> None:
    """Paint one line with the painter's font, with air between Han and digits.

    Args:
        painter: Painter with font and pen set.
        area: The line stands in the middle of its height.
        text: The words.
        align: `AlignLeft`, `AlignRight` or `AlignHCenter`.
    """
    left = area.left()
    spare = area.width() - spaced_width(painter.font(), text)
    if align & Qt.AlignmentFlag.AlignRight:
        left += spare
    elif align & Qt.AlignmentFlag.AlignHCenter:
        left += spare / 2
    metrics = painter.fontMetrics()
    baseline = area.center().y() + (metrics.ascent() - metrics.descent()) / 2
    for run in _split(text):
        painter.drawText(QPointF(left, baseline), run)
        left += spaced_width(painter.font(), run) + painter.font().pixelSize() * _GAP_EM


def spaced_width(font: QFont, text: str) -> float:
    """Return how wide `draw_spaced` paints a line, in logical px."""
    metrics = QFontMetricsF(font)
    return metrics.horizontalAdvance(text) + len(gaps(text)) * font.pixelSize() * _GAP_EM


def _split(text: str) -> list[str]:
    cuts = [0, *(place + 1 for place in gaps(text)), len(text)]
    return [text[start:end] for start, end in pairwise(cuts)]
