"""Labels by their place in the order of sizes: 13, 15, 18, 24, and the number."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from hallapp.qtkit import theme
from hallapp.qtkit.millimetres import CAPITAL


def words(text: str = "", look: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label in a look of the sheet.

    Args:
        text: What it says; plain text, never markup.
        look: `small`, `muted`, `strong`, `title`, `figure`, `heading`, `late`, `accent`, or
            nothing for body text.
        wrap: Whether it breaks into lines; materials and places are wrapped, never cut.
    """
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("look", look)
    label.setWordWrap(wrap)
    return label


def line() -> QFrame:
    """Return a hairline between parts of a card."""
    made = QFrame()
    made.setProperty("look", "line")
    made.setFixedHeight(1)
    return made


def card() -> QFrame:
    """Return a white card with a thin border."""
    made = QFrame()
    made.setProperty("look", "card")
    return made


class NumberLabel(QWidget):
    """A number as the hero of its card: as high as its capitals, without the font's empty rows."""

    def __init__(
        self, text: str = "", size_px: int = 84, tint: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._size_px = size_px
        self._tint = tint
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another number."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return the number shown."""
        return self._text

    def set_tint(self, tint: str) -> None:
        """Paint in another token's colour."""
        self._tint = tint
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the number's width, and its capital height with a little air."""
        metrics = QFontMetricsF(theme.font(self._size_px, bold=True))
        air = max(2, self._size_px // 12)
        high = round(self._size_px * CAPITAL) + 2 * air
        return QSize(round(metrics.horizontalAdvance(self._text)) + 2, high)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the same as the hint."""
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the number with its capitals in the middle of the height."""
        painter = QPainter(self)
        painter.setFont(theme.font(self._size_px, bold=True))
        painter.setPen(theme.tokens().colour(self._tint))
        # The side bearing of the first letter is taken back: the number starts at the margin.
        bearing = QFontMetricsF(painter.font()).leftBearing(self._text[0]) if self._text else 0
        area = QRectF(self.rect())
        baseline = area.center().y() + self._size_px * CAPITAL / 2
        painter.drawText(area.topLeft().toPoint().x() - round(bearing), round(baseline), self._text)
        painter.end()
