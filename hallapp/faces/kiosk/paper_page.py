"""On which paper a guide is printed; only where a printer for pages stands beside the other."""

from PySide6.QtCore import Signal
from typing_extensions import override

from hallapp.faces.kiosk import display
from hallapp.faces.kiosk.board import TileBoard
from hallapp.faces.kiosk.lettering import Run
from hallapp.faces.kiosk.page import BODY, GAP, MARGIN, TITLE, KioskPage
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.tiles import Tile
from hallapp.kernel.texts import _
from hallapp.slips.design import Paper

_TILE_HIGH = 240.0


class PaperPage(KioskPage):
    """Three papers.

    Signals:
        paper_chosen: Carries the `Paper`.
    """

    paper_chosen = Signal(object)

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale, "paper_page")
        self._title = self.words()
        self._hint = self.words()
        self.board = TileBoard(scale, self, size=56)
        self.board.chosen.connect(self.paper_chosen)
        self.show_words()

    @override
    def show_words(self) -> None:
        self._title.say(Run(_("打印在哪种纸上？"), TITLE, bold=True))
        self._hint.say(Run(_("内容一样，都在这台机器取。"), BODY, tint="muted"))
        papers = (Paper.MM80, Paper.A4, Paper.A4_LARGE)
        # Who reads in large print most likely wants to take it home like that.
        shown = tuple(reversed(papers)) if display.is_large() else papers
        self.board.show_rows(shown, _tile)
        self.arrange()

    @override
    def arrange(self) -> None:
        inner, wide = self.room.width - 2 * MARGIN, self.room.is_wide
        top = 24.0 if wide else 48.0
        self.put(self._title, (MARGIN, top, inner, 108))
        self.put(self._hint, (MARGIN, top + 112, inner, 64))
        columns, lines = (3, 1) if wide else (1, 3)
        high = self.board.high(lines, _TILE_HIGH, keys=False)
        start = max(top + 112 + 64 + GAP, (self.room.height - high) * 0.6)
        self.put(self.board, (MARGIN, start, inner, high))
        self.board.settle(inner, high, columns, lines, keys=False)


def _tile(row: object) -> Tile:
    if row is Paper.MM80:
        return Tile(_("小票"), _("窄纸，马上出"))
    if row is Paper.A4:
        return Tile(_("A4 纸"), _("整页，好存放"))
    return Tile(_("A4 纸大字版"), _("字大，看得清"))
