"""Drawing official papers: text of several fonts, black lines, places to seal and to cut."""

from dataclasses import replace
from typing import Any

from hallapp.kernel.texts import _
from hallapp.slips.fonts import PRESS
from hallapp.slips.official.faces import cuts
from hallapp.slips.official.hands import NOTE, Hand, Setter, pieces
from hallapp.slips.setting import Typesetter
from hallapp.slips.sheet import MM, PaperKind, Sheet
from hallapp.slips.terms import Slip

LINE = 0.6
SEAL_SIDE = 42 * MM  # seals for one matter (专用章) are 38 to 42 mm wide
_FILLED, _FILLED_AND_OUTLINED = 0, 2  # PDF 32000-1, table 106
_ROUND = 1
_DOTS = (1.2, 2.4)
_SEAL_GREY = 0.45


class OfficialSheet(Sheet):
    """Draws official papers, one after the other in one file."""

    def __init__(self, kind: PaperKind, setter: Setter) -> None:
        super().__init__(kind, Typesetter())
        self.setter = setter

    def set(self, x: float, top: float, line: str, hand: Hand) -> None:
        """Draw a legible line; `top` is the top of the line's leading."""
        if not line:
            return
        cuts(hand.face)
        for piece in pieces(line, hand):
            writer = self._canvas.beginText(x + piece.x, self.height - top - hand.base)
            writer.setFont(piece.font, hand.size, hand.leading)
            writer.setCharSpace(hand.tracking)
            if piece.outline:
                self._canvas.setLineWidth(piece.outline)
                self._canvas.setLineJoin(_ROUND)
                self._canvas.setStrokeGray(0)
                writer.setTextRenderMode(_FILLED_AND_OUTLINED)
            writer.textOut(piece.text)
            # How text is filled and spaced outlives the text object.
            writer.setTextRenderMode(_FILLED)
            writer.setCharSpace(0)
            self._canvas.drawText(writer)

    def set_right(self, x: float, top: float, line: str, hand: Hand) -> None:
        """Draw a legible line that ends at `x`."""
        self.set(x - self.setter.width(line, hand), top, line, hand)

    def set_centred(self, x: float, top: float, line: str, hand: Hand) -> None:
        """Draw a legible line in the middle of `x`."""
        self.set(x - self.setter.width(line, hand) / 2, top, line, hand)

    def stroke(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Draw a black line between two places."""
        self._canvas.setLineWidth(LINE)
        self._canvas.setStrokeGray(0)
        self._canvas.line(start[0], self.height - start[1], end[0], self.height - end[1])

    def seal_place(self, left: float, top: float) -> None:
        """Draw a dotted box where the seal goes, never a seal."""
        self._canvas.saveState()
        self._canvas.setLineWidth(0.8)
        self._canvas.setStrokeGray(_SEAL_GREY)
        self._canvas.setDash(*_DOTS)
        bottom = self.height - top - SEAL_SIDE
        self._canvas.roundRect(left, bottom, SEAL_SIDE, SEAL_SIDE, 4)
        self._canvas.restoreState()
        said = self.setter.line(_("（盖章处）"))
        self.set_centred(left + SEAL_SIDE / 2, top + 2 * MM, said, replace(NOTE, size=10.5))

    def cut_line(self, left: float, right: float, top: float) -> None:
        """Draw the dashes along which two parts are cut apart."""
        self._canvas.saveState()
        self._canvas.setLineWidth(LINE)
        self._canvas.setDash(5, 3)
        self._canvas.line(left, self.height - top, right, self.height - top)
        self._canvas.restoreState()

    def close(self, pages: int) -> Slip:
        """Put the file to paper and return it; the last page has been ended."""
        with PRESS:
            self._canvas.save()
        file: Any = self._file
        return Slip(file.getvalue(), pages, tuple(self.setter.unknown))
