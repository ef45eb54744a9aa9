"""The month's grid on the screen: names stay at the left, days at the top, cells are pictures.

The view paints by itself: a delegate would be asked for every cell of every frame, with an index
and an option made for each, which five hundred people times a month do not scroll with.
"""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from hallapp.attendance.terms.person_days import MonthGridRow
from hallapp.faces.manager.attendance.month.cell_pictures import (
    CellFrame,
    cell_picture,
    total_picture,
)
from hallapp.faces.manager.attendance.month.grid_headers import (
    EDGE_PX,
    UNIT_PX,
    DayHeader,
    NameHeader,
    heading_baseline,
)
from hallapp.faces.manager.attendance.month.grid_model import GridLine, MonthGridModel
from hallapp.faces.manager.attendance.month.totals import TOTALS
from hallapp.kernel.texts import _
from hallapp.qtkit import theme

ROW_PX = 40
DAY_PX = 32
TOTAL_PX = 48
_RING_PX = 2
_STEPS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ALT_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


def month_step(event: QKeyEvent) -> int:
    """Return which way a key goes through the months: -1 back, 1 on, 0 no such key."""
    key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    keys = _ALT_STEPS if held == Qt.KeyboardModifier.AltModifier else _STEPS
    is_other = held not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier)
    return 0 if is_other else keys.get(Qt.Key(key), 0)


class MonthGridView(QTableView):
    """Shows a `MonthGridModel`; Enter opens the person of the line at the day of the cell.

    Signals:
        person_opened: Enter or a double click; carries the person's id and the day, None for a
            total.
        cell_chosen: The keyboard stands on another cell; carries it in words.
    """

    person_opened = Signal(object, object)
    cell_chosen = Signal(str)

    def __init__(self, model: MonthGridModel) -> None:
        super().__init__()
        self._grid = model
        self._kept: tuple[UUID, int, int] | None = None
        # Pictures by line, and the screen they were drawn for: looked up in every frame.
        self._pictures: dict[int, list[QPixmap]] = {}
        self._screen = (1.0, "")
        self.setObjectName("monthGrid")
        self.setAccessibleName(_("月历"))
        self.names, self.days = NameHeader(self, model), DayHeader(self, model)
        self.setVerticalHeader(self.names)
        self.setHorizontalHeader(self.days)
        self._set_quiet()
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_opened)

    def choose(self, person_id: UUID, day: date) -> bool:
        """Put the keyboard on a person's day; return False where the person is not shown."""
        line = self._grid.line_of(person_id)
        if line < 0 or self._grid.grid is None:
            return False
        column = self._grid.grid.days.index(day) if day in self._grid.grid.days else 0
        self.setCurrentIndex(self._grid.index(line, column))
        return True

    def choose_day(self, day: date) -> None:
        """Put the keyboard on a day of the first person, or of whoever it stands on."""
        grid = self._grid.grid
        if grid is None:
            return
        line = max(self.currentIndex().row(), 0)
        while line < len(self._grid.lines) and self._grid.lines[line].row is None:
            line += 1
        column = grid.days.index(day) if day in grid.days else 0
        if line < len(self._grid.lines):
            self.setCurrentIndex(self._grid.index(line, column))

    # What the keyboard does

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the person with Enter; leave Tab to the window, and other months to the page."""
        if month_step(event):
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._on_opened(self.currentIndex())
            return
        super().keyPressEvent(event)

    @override
    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Step over the headings of units: they cannot have the keyboard."""
        index = super().moveCursor(cursorAction, modifiers)
        step = 1 if index.row() >= self.currentIndex().row() else -1
        lines = self._grid.lines
        row = index.row()
        while 0 <= row < len(lines) and lines[row].row is None:
            row += step
        if not 0 <= row < len(lines):
            # Nobody above the first heading: it is scrolled into sight all the same.
            self.verticalScrollBar().setValue(0 if step < 0 else 1 << 30)
            return self.currentIndex()
        return self._grid.index(row, max(index.column(), 0))

    # What is painted

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        """Paint the cells that are in sight, each a picture that was drawn once."""
        painter = QPainter(self.viewport())
        area = e.rect()
        shown = theme.tokens()
        painter.fillRect(area, shown.colour("surface"))
        grid = self._grid.grid
        if grid is not None and self._grid.lines:
            self._paint_lines(painter, area)
            self._paint_current(painter)
        painter.end()

    def _paint_lines(self, painter: QPainter, area: QRect) -> None:
        lines, grid = self._grid.lines, self._grid.grid
        assert grid is not None  # noqa: S101 - asked by the caller
        columns = self._columns(area, len(grid.days))
        hairline = theme.tokens().colour("hairline")
        known = self._known_pictures()
        first = self.rowAt(area.top())
        last = self.rowAt(area.bottom())
        last = len(lines) - 1 if last < 0 else last
        for number in range(max(first, 0), last + 1):
            line, y = lines[number], self.rowViewportPosition(number)
            if line.row is None:
                self._paint_unit(painter, area, line.text, y)
                continue
            pictures = known.get(number)
            if pictures is None:
                pictures = known[number] = self._pictures_of(line, grid)
            painter.fillRect(area.left(), y + ROW_PX - 1, area.width(), 1, hairline)
            for column, x in columns:
                painter.drawPixmap(x, y, pictures[column])

    def _known_pictures(self) -> dict[int, list[QPixmap]]:
        """Return the pictures by line; those of another theme or screen are forgotten."""
        screen = (self.viewport().devicePixelRatioF(), theme.theme())
        if screen != self._screen:
            self._screen, self._pictures = screen, {}
        return self._pictures

    def _pictures_of(self, line: GridLine, grid: MonthGridRow) -> list[QPixmap]:
        ratio, name = self._screen
        days = [
            cell_picture(
                cell, CellFrame(DAY_PX, ROW_PX, ratio, name, is_working=day in grid.working)
            )
            for cell, day in zip(line.cells, grid.days, strict=True)
        ]
        frame = CellFrame(TOTAL_PX, ROW_PX, ratio, name, is_working=True)
        totals = zip(TOTALS, line.totals, strict=True)
        return days + [total_picture(text, frame, total.is_deviation) for total, text in totals]

    def _columns(self, area: QRect, count: int) -> list[tuple[int, int]]:
        """Return the columns in sight with their places; after so many days come the totals."""
        found: list[tuple[int, int]] = []
        for column in range(count + len(TOTALS)):
            x = self.columnViewportPosition(column)
            wide = DAY_PX if column < count else TOTAL_PX
            if x <= area.right() and x + wide > area.left():
                found.append((column, x))
        return found

    def _paint_unit(self, painter: QPainter, area: QRect, text: str, y: int) -> None:
        shown = theme.tokens()
        painter.fillRect(area.left(), y, area.width(), UNIT_PX, shown.colour("ground"))
        painter.fillRect(area.left(), y + UNIT_PX - 1, area.width(), 1, shown.colour("hairline"))
        painter.setFont(theme.font(13))
        painter.setPen(shown.colour("muted"))
        # The part that does not fit beside the names.
        painter.drawText(EDGE_PX - self.names.width(), y + heading_baseline(painter), text)

    def _paint_current(self, painter: QPainter) -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        shown = theme.tokens()
        ring = self.visualRect(index).adjusted(1, 1, -1, -2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint = "primary" if self.hasFocus() else "control_border"
        painter.setPen(QPen(shown.colour(tint), _RING_PX))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ring, 4, 4)

    # What keeps the place

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Repaint in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the names less room where the window is narrow."""
        super().resizeEvent(event)
        self.names.fit(self.width())

    @Slot()
    def _on_about_to_reset(self) -> None:
        index = self.currentIndex()
        row = self._grid.lines[index.row()].row if index.isValid() else None
        place = self.verticalScrollBar().value()
        self._kept = None if row is None else (row.person.person_id, index.column(), place)

    @Slot()
    def _on_reset(self) -> None:
        self._pictures = {}
        heights = self.names
        for number, line in enumerate(self._grid.lines):
            if line.row is None:
                heights.resizeSection(number, UNIT_PX)
        grid = self._grid.grid
        days = 0 if grid is None else len(grid.days)
        for column in range(self._grid.columnCount()):
            self.setColumnWidth(column, DAY_PX if column < days else TOTAL_PX)
        if self._kept is None:
            return
        person_id, column, place = self._kept
        line = self._grid.line_of(person_id)
        if line >= 0:
            self.setCurrentIndex(self._grid.index(line, min(column, days - 1)))
            self.verticalScrollBar().setValue(place)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.cell_chosen.emit(current.data(Qt.ItemDataRole.ToolTipRole) or "")
        # The names and days of the line show which it is.
        self.names.viewport().update()
        self.days.viewport().update()
        self.viewport().update()

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        row = self._grid.lines[index.row()].row if index.isValid() else None
        if row is not None:
            self.person_opened.emit(row.person.person_id, self._grid.day_at(index))

    def _set_quiet(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        for header in (self.names, self.days):
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.names.setMinimumSectionSize(UNIT_PX)
        self.names.setDefaultSectionSize(ROW_PX)
        self.days.setMinimumSectionSize(DAY_PX)
        self.days.setDefaultSectionSize(DAY_PX)
