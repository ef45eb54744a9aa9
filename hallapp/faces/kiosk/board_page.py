"""A page of tiles that lead to more tiles: a question, a hint, and 返回 one level up."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from typing_extensions import override

from hallapp.faces.kiosk.board import TileBoard
from hallapp.faces.kiosk.lettering import Run
from hallapp.faces.kiosk.page import BODY, MARGIN, TITLE, KioskPage
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.tiles import Level
from hallapp.kernel.errors import HallError
from hallapp.wording import sentence

_LONG_TITLE = 12
_FEW = 4


class BoardPage(KioskPage):
    """Shows a level.

    Signals:
        row_chosen: Carries the row.
    """

    row_chosen = Signal(object)

    def __init__(self, scale: Scale, name: str) -> None:
        super().__init__(scale, name)
        self.leave_inside: Callable[[], bool] = lambda: False
        self._level: Level | None = None
        self._trouble: HallError | None = None
        self._title = self.words()
        self._hint = self.words()
        self.board = TileBoard(scale, self)
        self.board.chosen.connect(self.row_chosen)

    def show_level(self, level: Level, *, keep_place: bool = False) -> None:
        """Show tiles."""
        self._level, self._trouble = level, None
        self.board.show_rows(level.rows, level.tile, keep_place=keep_place)
        self.show_words()

    def show_trouble(self, error: HallError) -> None:
        """Say why there is nothing more."""
        self._trouble = error
        self.show_words()

    @override
    def show_words(self) -> None:
        level = self._level
        if level is None:
            return
        title = level.title()
        size = TITLE if len(title) <= _LONG_TITLE else 60
        self._title.say(Run(title, size, bold=True))
        hint = sentence(self._trouble) if self._trouble else level.hint()
        self._hint.say(Run(hint, BODY, tint="late" if self._trouble else "muted"))
        if not level.rows:
            self.board.say_empty(level.empty())
        self.board.show_words()
        self.arrange()

    @override
    def go_back_inside(self) -> bool:
        return self.leave_inside()

    @override
    def forget(self) -> None:
        self._level = self._trouble = None
        self.board.say_empty("")
        self._title.say()
        self._hint.say()

    @override
    def arrange(self) -> None:
        inner, wide = self.room.width - 2 * MARGIN, self.room.is_wide
        top = 20.0 if wide else 40.0
        high = max(100.0, self._title.units_high(inner) + 8)
        self.put(self._title, (MARGIN, top, inner, high))
        hint = self._hint.units_high(inner)
        self.put(self._hint, (MARGIN, top + high + 4, inner, hint + 8))
        # The board begins at one place whatever is said above it, so that tiles do not jump.
        usual = 148.0 if wide else 252.0
        start = max(usual, top + high + hint + 24, self.touch_top)
        self.put(self.board, (MARGIN, start, inner, self.room.height - 8 - start))
        columns, lines = (4, self.lines(2)) if wide else (2, self.lines(4))
        if len(self.board.rows()) <= _FEW:
            # Few tiles are wide, so that their words stand on a line.
            columns, lines = (2, 2) if wide else (1, 4)
        self.board.settle(inner, self.room.height - 8 - start, columns, lines)
