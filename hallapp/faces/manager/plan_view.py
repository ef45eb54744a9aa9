"""The plan of the hall (平面图): tiles by zone, moved on with the arrows."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from hallapp.faces.manager.hall_duty import proposal_words
from hallapp.faces.manager.hall_now import HallNow, Standing, minutes, standings
from hallapp.faces.manager.plan_layout import HEADING_PX, PlanLayout, lay_out
from hallapp.faces.manager.window_tile import WindowTile
from hallapp.faces.manager.zone_heading import ZoneHeading
from hallapp.kernel.texts import _
from hallapp.qtkit.rare_names import shown
from hallapp.queueing.terms import WindowStateRow

_RING_PX = 5
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PlanView(QWidget):
    """Shows `HallNow` as tiles; tiles keep place and focus while data refresh.

    Signals:
        window_selected: The keyboard or the mouse went to another window; carries its number.
        window_opened: Enter was pressed or a tile double-clicked; carries its number.
    """

    window_selected = Signal(int)
    window_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan")
        self.setAccessibleName(_("大厅平面图"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tiles: dict[int, WindowTile] = {}
        self._headings: dict[str, ZoneHeading] = {}
        self._zones: dict[str, list[int]] = {}
        self._rows: dict[int, WindowStateRow] = {}
        self._layout: PlanLayout | None = None
        self._selected: int | None = None

    def show_now(self, now: HallNow) -> None:
        """Show a reading; only a window that came or went moves anything."""
        zones: dict[str, list[int]] = {}
        names: dict[str, str] = {}
        for row in sorted(now.windows, key=_place_in_hall):
            zones.setdefault(row.window.zone_letter, []).append(row.window.number)
            names[row.window.zone_letter] = row.window.zone_name
        self._rows = {row.window.number: row for row in now.windows}
        if zones != self._zones:
            self._zones = zones
            self._make_tiles()
        stands = standings(now)
        for number, tile in self._tiles.items():
            tip = _tip(self._rows[number], stands[number])
            vacant = now.survey.duty.vacant_at(number)
            if vacant is not None:
                tip = _("，").join((tip, proposal_words(vacant)))
            tile.show_standing(stands[number], tip)
        for letter, heading in self._headings.items():
            waiting = max((self._rows[n].waiting for n in self._zones[letter]), default=0)
            heading.show_zone(letter, names[letter], waiting)
        if self._selected not in self._tiles:
            self.select(min(self._tiles, default=None))

    def select(self, number: int | None, *, focus: bool = False) -> None:
        """Go to a window, with the keyboard when asked."""
        is_news = number != self._selected
        self._selected = number
        for other, tile in self._tiles.items():
            is_it = other == number
            tile.setChecked(is_it)
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_it else Qt.FocusPolicy.ClickFocus)
        if number is not None and number in self._tiles:
            if focus:
                self._tiles[number].setFocus(Qt.FocusReason.OtherFocusReason)
            if is_news:
                self.window_selected.emit(number)

    def selected(self) -> int | None:
        """Return the number of the selected window."""
        return self._selected

    def tile(self, number: int) -> WindowTile:
        """Return the tile of a window."""
        return self._tiles[number]

    def dim_unless(self, wanted: Callable[[WindowStateRow, Standing], bool]) -> int | None:
        """Let every other window step back; return the first wanted one, None when none is."""
        first: int | None = None
        for number, tile in self._tiles.items():
            is_wanted = wanted(self._rows[number], tile.standing)
            tile.set_dim(is_dim=not is_wanted)
            if is_wanted and first is None:
                first = number
        return first

    def selected_area(self) -> QRect:
        """Return where the selected tile stands, for scrolling it into sight."""
        if self._selected is None or self._selected not in self._tiles:
            return QRect()
        tile = self._tiles[self._selected]
        return QRect(tile.mapTo(self, QPoint(0, 0)), tile.size())

    @override
    def sizeHint(self) -> QSize:
        """Return the height that shows every tile."""
        high = self._layout.height_px if self._layout is not None else HEADING_PX
        return QSize(300, high + 2 * _RING_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the same height; tiles are never cut."""
        return QSize(220, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pack the zones into the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, Home and End; open with Enter."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(*_STEPS[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and self._tiles:
            ends = min(self._tiles), max(self._tiles)
            self.select(ends[key is Qt.Key.Key_End], focus=True)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._selected is not None:
            self.window_opened.emit(self._selected)
        else:
            super().keyPressEvent(event)

    def _make_tiles(self) -> None:
        wanted = {number for numbers in self._zones.values() for number in numbers}
        for number in self._tiles.keys() - wanted:
            self._tiles.pop(number).deleteLater()
        for letter in self._headings.keys() - self._zones.keys():
            self._headings.pop(letter).deleteLater()
        for number in sorted(wanted - self._tiles.keys()):
            tile = WindowTile(number, self)
            tile.clicked.connect(self._on_tile_clicked)
            tile.show()
            self._tiles[number] = tile
        for letter in self._zones.keys() - self._headings.keys():
            self._headings[letter] = ZoneHeading(self)
            self._headings[letter].show()
        self._place()

    def _place(self) -> None:
        if not self._zones:
            return
        layout = lay_out(self._zones, max(1, self.width() - 2 * _RING_PX))
        self._layout = layout
        for number, (x, y) in layout.tiles.items():
            self._tiles[number].move(x + _RING_PX, y + _RING_PX)
        for letter, (x, y) in layout.headings.items():
            self._headings[letter].setGeometry(
                x + _RING_PX, y + _RING_PX, layout.block_px + 24, HEADING_PX - 6
            )
        self.updateGeometry()

    def _step(self, across: int, down: int) -> None:
        """Go to the nearest tile in a direction, as the eye would."""
        if self._layout is None or self._selected is None:
            return
        places: Mapping[int, tuple[int, int]] = self._layout.tiles
        x, y = places[self._selected]
        best: tuple[float, int] | None = None
        for number, (other_x, other_y) in places.items():
            ahead = (other_x - x) * across + (other_y - y) * down
            aside = abs((other_x - x) * down) + abs((other_y - y) * across)
            if ahead > 0 and (best is None or (ahead + 3 * aside, number) < best):
                best = (ahead + 3 * aside, number)
        if best is not None:
            self.select(best[1], focus=True)

    @Slot()
    def _on_tile_clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, WindowTile):
            is_again = tile.number == self._selected
            self.select(tile.number)
            if is_again:
                self.window_opened.emit(tile.number)


def _place_in_hall(row: WindowStateRow) -> tuple[str, int]:
    return row.window.zone_letter, row.window.number


def _tip(row: WindowStateRow, standing: Standing) -> str:
    """Return a window in words: who, what, how long people wait."""
    parts = [_("{number} 号窗口").format(number=row.window.number), standing.label]
    if row.duty is not None:
        parts.append(shown(row.duty.person.name))
    if row.live is not None:
        parts.append(row.live.label)
    if row.waiting:
        parts.append(
            _("等 {waiting} 人，最长 {minutes} 分").format(
                waiting=row.waiting, minutes=minutes(row.longest_wait_s)
            )
        )
    return _("，").join(parts)
