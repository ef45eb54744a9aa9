"""The one table: whole rows, quiet lines, keeps its place when its model is reset."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from hallapp.qtkit.table_model import HEADING_ROLE, RowTableModel

ROW_PX = 36
COMPACT_ROW_PX = 28
HEADING_PX = 32


class RowTableView(QTableView):
    """Shows a `RowTableModel`.

    Signals:
        row_opened: A row was asked for with Enter or a double click; carries the row.
        row_selected: The keyboard stands on another row; carries the row, or None.
    """

    row_opened = Signal(object)
    row_selected = Signal(object)

    def __init__(
        self,
        model: RowTableModel[Any],
        name: str,
        *,
        row_px: int = ROW_PX,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._row_px = row_px
        self._had_headings = False
        self._kept: tuple[Hashable, int] | None = None
        self.setAccessibleName(name)
        self.setModel(model)
        self._set_quiet(row_px)
        self._set_columns()
        # Before the view forgets its place and after it has taken the new rows.
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        for signal in (
            model.modelReset,
            model.rowsInserted,
            model.rowsRemoved,
            model.layoutChanged,
        ):
            signal.connect(self._on_rows_changed)
        self._on_rows_changed()
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self._on_opened)

    def selected_row(self) -> Any:
        """Return the row the keyboard stands on, or None."""
        return self._rows.row_at(self.currentIndex())

    def select_key(self, key: Hashable) -> None:
        """Put the keyboard on the row with this key, if it is shown."""
        index = self._rows.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row with Enter; leave Tab to the window."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_opened(self.currentIndex())
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Repaint cells in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.viewport().update()

    def _set_quiet(self, row_px: int) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # In this order: rows that the least height has already moved would keep it.
        rows.setDefaultSectionSize(row_px)
        rows.setMinimumSectionSize(min(row_px, HEADING_PX))

    def _set_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        for number, column in enumerate(self._rows.columns):
            if column.width_px:
                self.setColumnWidth(number, column.width_px)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    @override
    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Step over headings: they cannot have the keyboard."""
        index = super().moveCursor(cursorAction, modifiers)
        step = 1 if index.row() >= self.currentIndex().row() else -1
        while index.isValid() and index.data(HEADING_ROLE):
            index = index.siblingAtRow(index.row() + step)
        return index if index.isValid() else self.currentIndex()

    @Slot()
    def _on_rows_changed(self) -> None:
        """Give headings their height and the whole width."""
        headings = self._rows.headings()
        if not headings and not self._had_headings:
            return
        self._had_headings = bool(headings)
        self.clearSpans()
        rows = self.verticalHeader()
        for number in range(self._rows.rowCount()):
            is_heading = number in headings
            rows.resizeSection(number, HEADING_PX if is_heading else self._row_px)
            if is_heading:
                self.setSpan(number, 0, 1, self._rows.columnCount())

    @Slot()
    def _on_about_to_reset(self) -> None:
        key = self._rows.key_at(self.currentIndex())
        self._kept = None if key is None else (key, self.verticalScrollBar().value())

    @Slot()
    def _on_reset(self) -> None:
        if self._kept is None:
            return
        key, place = self._kept
        self._kept = None
        index = self._rows.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.verticalScrollBar().setValue(place)
            self.scrollTo(index)

    @Slot(QModelIndex)
    def _on_current_changed(self, current: QModelIndex) -> None:
        self.row_selected.emit(self._rows.row_at(current))

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex | QPersistentModelIndex) -> None:
        row = self._rows.row_at(index)
        if row is not None:
            self.row_opened.emit(row)
