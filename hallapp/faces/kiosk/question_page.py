"""One question about a citizen's situation (情形), with its answers as large tiles."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from typing_extensions import override

from hallapp.faces.kiosk.board import MOST_TILES, TileBoard
from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.lettering import Down, Run
from hallapp.faces.kiosk.page import BODY, GAP, MARGIN, SMALL, TITLE, KioskPage
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.tiles import Tile
from hallapp.guides.terms import OptionRow, SituationRow
from hallapp.kernel.texts import _

_MOST_HIGH = 240.0
"""A tile is no higher: an answer is read, not stared at."""


class QuestionPage(KioskPage):
    """Asks in words.

    Signals:
        answered: Carries the key of the option; empty for 不清楚.
    """

    answered = Signal(str)

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale, "question_page")
        self.leave_inside: Callable[[], bool] = lambda: False
        self._item = ""
        self._question: SituationRow | None = None
        self._number = 1
        self._title = self.words(down=Down.TOP)
        self._about = self.words(down=Down.TOP)
        self.board = TileBoard(scale, self, size=56)
        self._hint = self.words()
        self.unclear = KioskButton(scale, "answer_unclear", Look(size=52, bold=True), "help")
        self.unclear.setParent(self)
        self.board.chosen.connect(self._on_chosen)
        self.unclear.clicked.connect(self._on_unclear)
        self.show_words()

    def show_question(self, item_name: str, question: SituationRow, number: int) -> None:
        """Ask."""
        self._item, self._question, self._number = item_name, question, number
        self.board.show_rows(question.options, _tile)
        self.show_words()

    @override
    def show_words(self) -> None:
        question = self._question
        asked = "" if question is None else question.ask
        about = _("{item}，第 {number} 问").format(item=self._item, number=self._number)
        self._title.say(Run(asked, TITLE, bold=True))
        self._about.say(Run(about if question else "", BODY, tint="muted"))
        self._hint.say(Run(_("不清楚也没关系，材料会全部列出来。"), SMALL, tint="muted"))
        self.unclear.say(_("不清楚"))
        self.board.show_words()
        self.arrange()

    @override
    def go_back_inside(self) -> bool:
        return self.leave_inside()

    @override
    def forget(self) -> None:
        self._item, self._question = "", None
        self.board.show_rows((), _tile)
        self.show_words()

    @override
    def arrange(self) -> None:
        inner = self.room.width - 2 * MARGIN
        _left, action = self.action_places()
        top = 24.0 if self.room.is_wide else 48.0
        about = self._about.units_high(inner) + 8
        self.put(self._about, (MARGIN, top, inner, about))
        high = self._title.units_high(inner) + 8
        self.put(self._title, (MARGIN, top + about + 12, inner, high))
        self.put(self.unclear, action)
        self.put(self._hint, (MARGIN, action[1], action[0] - MARGIN - GAP, action[3]))
        start = max(top + about + high + 48, self.touch_top)
        self._put_board(start, inner, action[1] - GAP - start)

    def _put_board(self, start: float, inner: float, high: float) -> None:
        count = len(self.board.rows())
        columns = 2 if self.room.is_wide else 1
        most = self.lines(MOST_TILES // columns)
        lines = max(1, min(-(-count // columns), most))
        keys = count > columns * lines
        # Few answers stand low, where a hand is, and are no higher than they need.
        needed = self.board.high(lines, _MOST_HIGH, keys=keys)
        start = max(start, start + (high - needed) * 0.6)
        high = min(high, needed)
        self.put(self.board, (MARGIN, start, inner, high))
        self.board.settle(inner, high, columns, lines, keys=keys)

    def _on_chosen(self, row: object) -> None:
        if isinstance(row, OptionRow):
            self.answered.emit(row.key)

    def _on_unclear(self) -> None:
        self.answered.emit("")


def _tile(row: object) -> Tile:
    assert isinstance(row, OptionRow)  # noqa: S101 - the board holds what it was given
    return Tile(row.words)
