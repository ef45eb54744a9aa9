"""Drawing what only papers with a red head have: red type, red lines, a grey word behind."""

from hallapp.slips.official.hands import Hand, pieces
from hallapp.slips.official.sheet import OfficialSheet
from hallapp.slips.sheet import MM, Sheet

_RED = (0.80, 0.04, 0.06)
_FILLED, _FILLED_AND_OUTLINED = 0, 2  # PDF 32000-1, table 106
_GREY = 0.91


class RedSheet(OfficialSheet):
    """Draws papers with a red head (红头)."""

    def set_red(self, middle: float, top: float, line: str, hand: Hand) -> None:
        """Draw a legible line in red, in the middle of a place."""
        left = middle - self.setter.width(line, hand) / 2
        self._canvas.saveState()
        self._canvas.setFillColorRGB(*_RED)
        self._canvas.setStrokeColorRGB(*_RED)
        for piece in pieces(line, hand):
            writer = self._canvas.beginText(left + piece.x, self.height - top - hand.base)
            writer.setFont(piece.font, hand.size, hand.leading)
            writer.setCharSpace(hand.tracking)
            self._canvas.setLineWidth(piece.outline)
            writer.setTextRenderMode(_FILLED_AND_OUTLINED if piece.outline else _FILLED)
            writer.textOut(piece.text)
            writer.setTextRenderMode(_FILLED)
            writer.setCharSpace(0)
            self._canvas.drawText(writer)
        self._canvas.restoreState()

    def red_rule(self, left: float, right: float, top: float, width: float) -> None:
        """Draw a red line across."""
        self._canvas.saveState()
        self._canvas.setStrokeColorRGB(*_RED)
        self._canvas.setLineWidth(width)
        self._canvas.line(left, self.height - top, right, self.height - top)
        self._canvas.restoreState()

    def watermark(self, line: str, hand: Hand) -> None:
        """Draw a legible line in light grey across the page, behind what comes after it."""
        self._canvas.saveState()
        self._canvas.setFillGray(_GREY)
        self._canvas.translate(self.width / 2, self.height / 2)
        self._canvas.rotate(45)
        left = -self.setter.width(line, hand) / 2
        for piece in pieces(line, hand):
            writer = self._canvas.beginText(left + piece.x, -hand.size * 0.38)
            writer.setFont(piece.font, hand.size, hand.leading)
            writer.textOut(piece.text)
            self._canvas.drawText(writer)
        self._canvas.restoreState()

    def imprint_rule(self, left: float, right: float, top: float, width_mm: float) -> None:
        """Draw a black line of the imprint."""
        self._canvas.setLineWidth(width_mm * MM)
        self._canvas.setStrokeGray(0)
        self._canvas.line(left, self.height - top, right, self.height - top)


def red(sheet: Sheet) -> RedSheet:
    """Return a sheet as what it is: red heads are drawn on these only.

    Raises:
        TypeError: The band stands on another paper.
    """
    if not isinstance(sheet, RedSheet):
        raise TypeError(sheet)
    return sheet
