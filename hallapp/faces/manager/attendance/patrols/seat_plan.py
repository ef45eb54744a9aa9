"""The windows of a round by zone, in walking order, moved on with the arrows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from hallapp.faces.manager.attendance.patrols.seat_tile import (
    LEAST_WIDE_PX,
    TILE_HIGH_PX,
    SeatTile,
)
from hallapp.faces.manager.attendance.patrols.seat_words import tile_face
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from hallapp.serving.patrol_desk import SeatRow

_GAP_PX = 6
_RING_PX = 5
_HEADING_PX = 28
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class SeatPlan(QWidget):
    """Tiles that keep their place while they are marked.

    Signals:
        selected: The keyboard or a finger went to another window; carries its number.
        opened: A tile was touched, or Enter pressed on it; carries its number.
        present: The space bar was pressed; carries the number.
    """

    selected = Signal(int)
    opened = Signal(int)
    present = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("seatPlan")
        self.setAccessibleName(_("巡查的窗口"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tiles: dict[int, SeatTile] = {}
        self._headings: dict[str, QLabel] = {}
        self._zones: dict[str, list[int]] = {}
        self._rows: list[list[int]] = []
        self._high = 0
        self._number: int | None = None

    def show_seats(self, seats: Sequence["SeatRow"]) -> None:
        """Show these windows; only windows that come or go move anything."""
        zones: dict[str, list[int]] = {}
        for seat in seats:
            zones.setdefault(seat.window.zone_letter, []).append(seat.window.number)
        if zones != self._zones:
            self._zones = zones
            self._make_tiles()
        for seat in seats:
            self._tiles[seat.window.number].show_face(tile_face(seat))
        self._name_zones(seats)
        if self._number not in self._tiles:
            self._number = None
            self.select(seats[0].window.number if seats else None)

    def select(self, number: int | None, *, focus: bool = False) -> None:
        """Go to a window, with the keyboard when asked."""
        is_news = number != self._number
        self._number = number
        for other, tile in self._tiles.items():
            is_it = other == number
            tile.setChecked(is_it)
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_it else Qt.FocusPolicy.ClickFocus)
        if number is not None:
            if focus:
                self._tiles[number].setFocus(Qt.FocusReason.OtherFocusReason)
            if is_news:
                self.selected.emit(number)

    def number(self) -> int | None:
        """Return the number of the selected window."""
        return self._number

    def tile(self, number: int) -> SeatTile:
        """Return the tile of a window."""
        return self._tiles[number]

    def has_keyboard(self) -> bool:
        """Return whether the keyboard stands on a tile."""
        return any(tile.hasFocus() for tile in self._tiles.values())

    def take_keyboard(self) -> None:
        """Bring the keyboard to the selected window."""
        self.select(self._number, focus=True)

    @override
    def sizeHint(self) -> QSize:
        """Return the height of all tiles at the present width."""
        return QSize(2 * LEAST_WIDE_PX, self._high + 2 * _RING_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the same height: tiles are never cut."""
        return QSize(LEAST_WIDE_PX + 2 * _RING_PX, self._high + 2 * _RING_PX)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the tiles into the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, Home and End; the space bar marks, Enter opens."""
        key = Qt.Key(event.key())
        if self._number is None:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step_row(-1 if key is Qt.Key.Key_Up else 1)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            order = self._order()
            self.select(order[0 if key is Qt.Key.Key_Home else -1], focus=True)
        elif key is Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.present.emit(self._number)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self._number)
        else:
            super().keyPressEvent(event)

    def _order(self) -> list[int]:
        return [number for row in self._rows for number in row]

    def _step(self, by: int) -> None:
        order = self._order()
        place = order.index(self._number or 0) + by
        if 0 <= place < len(order):
            self.select(order[place], focus=True)

    def _step_row(self, by: int) -> None:
        """Go to the tile above or below; a shorter row gives its last one."""
        row = next(n for n, numbers in enumerate(self._rows) if self._number in numbers)
        column = self._rows[row].index(self._number or 0)
        if 0 <= row + by < len(self._rows):
            there = self._rows[row + by]
            self.select(there[min(column, len(there) - 1)], focus=True)

    def _make_tiles(self) -> None:
        wanted = {number for numbers in self._zones.values() for number in numbers}
        for number in self._tiles.keys() - wanted:
            self._tiles.pop(number).deleteLater()
        for letter in self._headings.keys() - self._zones.keys():
            self._headings.pop(letter).deleteLater()
        for number in sorted(wanted - self._tiles.keys()):
            tile = self._tiles[number] = SeatTile(number, self)
            tile.clicked.connect(self._on_clicked)
            tile.show()
        for letter in self._zones.keys() - self._headings.keys():
            heading = self._headings[letter] = words("", "strong")
            heading.setParent(self)
            heading.show()
        self._place()

    def _name_zones(self, seats: Sequence["SeatRow"]) -> None:
        for letter, heading in self._headings.items():
            inside = [seat for seat in seats if seat.window.zone_letter == letter]
            left = sum(not seat.is_seen and seat.sighting is not None for seat in inside)
            name = _("{letter} {name}").format(letter=letter, name=inside[0].window.zone_name)
            told = _("{name}，还差 {left}").format(name=name, left=left) if left else name
            heading.setText(told)

    def _place(self) -> None:
        room = max(LEAST_WIDE_PX, self.width() - 2 * _RING_PX)
        across = max(1, (room + _GAP_PX) // (LEAST_WIDE_PX + _GAP_PX))
        wide = (room + _GAP_PX) // across - _GAP_PX
        y = _RING_PX
        self._rows = []
        for letter, numbers in self._zones.items():
            self._headings[letter].setGeometry(_RING_PX, y, room, _HEADING_PX - 4)
            y += _HEADING_PX
            for start in range(0, len(numbers), across):
                row = numbers[start : start + across]
                self._rows.append(row)
                for step, number in enumerate(row):
                    x = _RING_PX + step * (wide + _GAP_PX)
                    self._tiles[number].setGeometry(QRect(x, y, wide, TILE_HIGH_PX))
                y += TILE_HIGH_PX + _GAP_PX
            y += _GAP_PX
        if y != self._high:
            self._high = y
            self.updateGeometry()

    @Slot()
    def _on_clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, SeatTile):
            self.select(tile.number)
            tile.setChecked(True)
            self.opened.emit(tile.number)
