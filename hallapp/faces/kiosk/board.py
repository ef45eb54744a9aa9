"""Tiles to choose from, in pages: at most eight, never a scroll bar."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hallapp.faces.kiosk.buttons import Form, KioskButton, Look
from hallapp.faces.kiosk.lettering import Across, Down, Run
from hallapp.faces.kiosk.pager import Pager, cut
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.tiles import Tile
from hallapp.faces.kiosk.words import Words
from hallapp.kernel.texts import _

MOST_TILES = 8
PAGER_HIGH = 108
_GAP = 18


class TurnKeys(QWidget):
    """上一页, which page of how many, 下一页; there only when there is more than one page.

    Signals:
        turned: Carries -1 or 1.
    """

    turned = Signal(int)

    def __init__(self, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale = scale
        look = Look(size=40, takes_fast_taps=True)
        self.previous = KioskButton(scale, "previous_page", look)
        self.next = KioskButton(scale, "next_page", look)
        self._place = Words(scale, Across.CENTRE)
        for widget in (self.previous, self._place, self.next):
            widget.setParent(self)
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)
        self.hide()

    def show_pager(self, pager: Pager[object]) -> None:
        """Show where the pager stands."""
        self.setVisible(pager.count > 1)
        self.previous.say(_("上一页"))
        self.next.say(_("下一页"))
        self.previous.setEnabled(pager.has_previous)
        self.next.setEnabled(pager.has_next)
        self._place.say(Run(f"{pager.number} / {pager.count}", 40, bold=True))
        self._place.setAccessibleName(
            _("第 {number} 页，共 {count} 页").format(number=pager.number, count=pager.count)
        )

    def settle(self, width: float, height: float) -> None:
        """Take a size in units: two keys and the page between them."""
        key = min(320.0, (width - 130) / 2)
        scale = self._scale
        self.previous.setGeometry(scale.rect(0, 0, key, height))
        self._place.setGeometry(scale.rect(key + 6, 0, width - 2 * key - 12, height))
        self.next.setGeometry(scale.rect(width - key, 0, key, height))

    def _on_previous(self) -> None:
        self.turned.emit(-1)

    def _on_next(self) -> None:
        self.turned.emit(1)


class TileBoard(QWidget):
    """Tiles in columns and rows with the keys that turn pages below.

    Signals:
        chosen: A tile was pressed; carries its row.
    """

    chosen = Signal(object)

    def __init__(self, scale: Scale, parent: QWidget, size: float = 44) -> None:
        super().__init__(parent)
        self._scale = scale
        self._describe: Callable[[object], Tile] = lambda _row: Tile("")
        self._rows: tuple[object, ...] = ()
        self._pager: Pager[object] = Pager()
        self._per_page = MOST_TILES
        self._empty = Words(scale, Across.LEFT, Down.TOP)
        self._empty.setParent(self)
        look = Look(Form.TILE, size=size, bold=True)
        self.tiles = tuple(KioskButton(scale, f"tile_{n}", look) for n in range(MOST_TILES))
        for tile in self.tiles:
            tile.setParent(self)
            tile.clicked.connect(self._on_tile)
        self.keys = TurnKeys(scale, self)
        self.keys.turned.connect(self._on_turned)

    def show_rows(
        self,
        rows: Sequence[object],
        describe: Callable[[object], Tile],
        *,
        keep_place: bool = False,
    ) -> None:
        """Show rows.

        Args:
            rows: In order; a chosen one is given back as it is.
            describe: How a row is worded, in the language of the moment.
            keep_place: Stay on the open page: the same list has come again.
        """
        self._rows = tuple(rows)
        self._describe = describe
        self._pager.fill(cut(self._rows, self._per_page), keep_place=keep_place)
        self.show_words()

    def say_empty(self, text: str) -> None:
        """Say something in place of tiles."""
        self.show_rows((), self._describe)
        self._empty.say(Run(text, 44, tint="muted"))
        self._empty.setVisible(bool(text))

    def show_words(self) -> None:
        """Word everything again."""
        rows = self._pager.items()
        for number, tile in enumerate(self.tiles):
            has_row = number < len(rows)
            if has_row:
                worded = self._describe(rows[number])
                tile.say(worded.word, worded.remark, worded.note)
            tile.setVisible(has_row)
        self._empty.setVisible(not rows and bool(self._empty.text()))
        self.keys.show_pager(self._pager)

    def rows(self) -> tuple[object, ...]:
        """Return all rows, of every page."""
        return self._rows

    @staticmethod
    def high(lines: int, tile_high: float, *, keys: bool) -> float:
        """Return how high a board of so many lines of such tiles is, with its keys or without."""
        return lines * (tile_high + _GAP) - _GAP + (PAGER_HIGH + _GAP if keys else 0)

    def settle(
        self, width: float, height: float, columns: int, lines: int, *, keys: bool = True
    ) -> None:
        """Take a size in units and lay tiles out.

        Args:
            width: Of the board.
            height: Of the board.
            columns: Tiles side by side.
            lines: Tiles below one another.
            keys: Keep room for the keys that turn pages; else all rows stand on one page.
        """
        if columns * lines != self._per_page:
            self._per_page = columns * lines
            self._pager.fill(cut(self._rows, self._per_page))
            self.show_words()
        scale = self._scale
        wide = (width - (columns - 1) * _GAP) / columns
        below = PAGER_HIGH + _GAP if keys else 0
        high = (height - below - (lines - 1) * _GAP) / lines
        for number, tile in enumerate(self.tiles[: columns * lines]):
            line, column = divmod(number, columns)
            place = (column * (wide + _GAP), line * (high + _GAP), wide, high)
            tile.setGeometry(scale.rect(*place))
        self._empty.setGeometry(scale.rect(0, 20, width, height - PAGER_HIGH - 40))
        self.keys.setGeometry(scale.rect(0, height - PAGER_HIGH, width, PAGER_HIGH))
        self.keys.settle(width, PAGER_HIGH)

    def _on_tile(self) -> None:
        sender = self.sender()
        rows = self._pager.items()
        for tile, row in zip(self.tiles, rows, strict=False):
            if tile is sender:
                self.chosen.emit(row)
                return

    def _on_turned(self, by: int) -> None:
        self._pager.turn(by)
        self.show_words()
