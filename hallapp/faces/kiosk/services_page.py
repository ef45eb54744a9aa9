"""取号: which service, popular first, or by item."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from typing_extensions import override

from hallapp.faces.kiosk.board import TileBoard
from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.lettering import Run
from hallapp.faces.kiosk.page import BODY, GAP, MARGIN, TITLE, KioskPage
from hallapp.faces.kiosk.sayings import tile_words
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.tiles import Tile
from hallapp.kernel.texts import _
from hallapp.queueing.terms import ServiceRow


class ServicesPage(KioskPage):
    """Tiles of services with how many wait.

    Signals:
        service_chosen: Carries the `ServiceRow`.
        by_item_asked: 按事项找 was pressed.
        advice_asked: 不知道办什么 was pressed.
    """

    service_chosen = Signal(object)
    by_item_asked = Signal()
    advice_asked = Signal()

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale, "services_page")
        self._title = self.words()
        self._hint = self.words()
        self.board = TileBoard(scale, self)
        self.by_item = KioskButton(scale, "by_item", Look(size=52, bold=True), "search")
        self.advice = KioskButton(scale, "ask_advice", Look(size=52, bold=True), "help")
        for button in (self.by_item, self.advice):
            button.setParent(self)
        self.board.chosen.connect(self.service_chosen)
        self.advice.clicked.connect(self.advice_asked)
        self.by_item.clicked.connect(self.by_item_asked)
        self.show_words()

    def show_services(self, services: Sequence[ServiceRow]) -> None:
        """Show services in the hall's order; the open page of tiles stays open."""
        self.board.show_rows(services, _tile, keep_place=True)
        if not services:
            self.board.say_empty(_("现在没有可以取号的业务。请到导办台问一问。"))

    @override
    def show_words(self) -> None:
        self._title.say(Run(_("要办哪类业务？"), TITLE, bold=True))
        self._hint.say(Run(_("不知道是哪一类，就按事项找。"), BODY, tint="muted"))
        self.by_item.say(_("按事项找"))
        self.advice.say(_("不知道办什么"))
        self.board.show_words()

    @override
    def forget(self) -> None:
        self.board.show_rows((), _tile)

    @override
    def arrange(self) -> None:
        inner = self.room.width - 2 * MARGIN
        advice, by_item = self.action_places()
        top = advice[1]
        self.put(self.advice, advice)
        self.put(self.by_item, by_item)
        if self.room.is_wide:
            self.put(self._title, (MARGIN, 20, inner * 0.5, 100))
            self.put(self._hint, (MARGIN + inner * 0.5, 20, inner * 0.5, 100))
            start, columns, lines = 136.0, 4, self.lines(2)
        else:
            self.put(self._title, (MARGIN, 40, inner, 108))
            self.put(self._hint, (MARGIN, 148, inner, 64))
            start, columns, lines = max(244.0, self.touch_top), 2, self.lines(4)
        self.put(self.board, (MARGIN, start, inner, top - GAP - start))
        self.board.settle(inner, top - GAP - start, columns, lines)


def _tile(row: object) -> Tile:
    assert isinstance(row, ServiceRow)  # noqa: S101 - the board holds what it was given
    return Tile(row.name, tile_words(row))
