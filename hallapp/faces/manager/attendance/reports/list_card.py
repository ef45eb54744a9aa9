"""A card with a title, keys, a form and a table: what most parts of the tab look like."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.attendance.reports.columns import Columns
from hallapp.faces.manager.attendance.reports.lines_form import LinesForm
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_view import RowTableView

_BOTH_FROM_PX = 440
"""Height from which a form and the table stand under one another."""


class ListCard(QFrame):
    """Head, form, table; where the table is empty, a sentence in its place.

    Signals:
        read_again: What could not be read is to be tried again.

    Attributes:
        form: Asks for what a deed needs.
        foot: What is said below the table; empty for nothing.
    """

    read_again = Signal()

    def __init__(self, name: str, table: RowTableView) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.table = table
        self.form = LinesForm(name)
        self.title = words("", "title")
        self.state = words("", "muted", wrap=True)
        self.foot = words("", "muted", wrap=True)
        self.head = FlowRow(8)
        self._nothing = EmptyState("", icon="document")
        self._nothing_text = ""
        self._pages = QStackedWidget()
        self._columns = Columns(table)
        self._filler = QWidget()
        self._build()

    def add_keys(self, parts: Sequence[QWidget], *, pushed: Sequence[QWidget] = ()) -> None:
        """Put keys beside the title, and some at the right end."""
        for part in parts:
            self.head.add(part)
        self.head.push()
        for part in pushed:
            self.head.add(part)

    def say(self, title: str, state: str = "", foot: str = "") -> None:
        """Say what the list is, how it stands, and what it means."""
        self.title.setText(title)
        self.state.setText(state)
        self.state.setVisible(bool(state))
        self.foot.setText(foot)
        self.foot.setVisible(bool(foot))
        self.head.settle()

    def settle(self, *, is_empty: bool, nothing: str = "") -> None:
        """Show the table, or why there is nothing in it; the keyboard stays in the card."""
        had_keyboard = self.table.hasFocus()
        self._say_nothing(nothing if is_empty else "", "document")
        self._columns.settle()
        if not is_empty and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(first_index(self.table))
        if had_keyboard and is_empty:
            self.take_keyboard()

    def say_unread(self, text: str) -> None:
        """Say why nothing could be read, where nothing was read before."""
        if not self.table.model().rowCount():
            self._nothing_text = text
            self._nothing.show_text(_("没有读出来"), text, _("再读一次"), "warning")
            self._pages.setCurrentWidget(self._nothing)

    def _say_nothing(self, text: str, icon: str) -> None:
        self._nothing_text = text
        self._nothing.show_text(text, icon=icon)
        self._pages.setCurrentWidget(self._nothing if text else self.table)

    def add_page(self, page: QWidget) -> None:
        """Add another table that may stand in the place of the first."""
        self._pages.addWidget(page)

    def show_page(self, page: QWidget) -> None:
        """Show one of the tables."""
        self._pages.setCurrentWidget(page)

    def nothing(self) -> str:
        """Return what is said in place of the table; empty while there are rows."""
        return self._nothing_text

    def take_keyboard(self) -> None:
        """Put the keyboard on the form, the table, or the first key."""
        if not self.form.isHidden():
            first = next(iter(self.form.controls.values()), None)
            (first or self.form.do).setFocus()
        elif self.table.model().rowCount():
            if not self.table.currentIndex().isValid():
                self.table.setCurrentIndex(first_index(self.table))
            self.table.setFocus()
        else:
            keys = [key for key in self.findChildren(KeyButton) if key.isEnabledTo(self)]
            shown = [key for key in keys if key.isVisibleTo(self)]
            (shown[0] if shown else self).setFocus()

    def close_form(self) -> None:
        """Put the form away and go back to the table."""
        self.form.hide()
        self.take_keyboard()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Settle the columns, and what is left out where there is little room."""
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """Give a form the whole card where it would squeeze the table."""
        is_alone = not self.form.isHidden() and self.height() < _BOTH_FROM_PX
        self._pages.setVisible(not is_alone)
        self._filler.setVisible(is_alone)
        self.foot.setVisible(bool(self.foot.text()) and not is_alone)
        self._columns.settle()

    def _build(self) -> None:
        for page in (self._nothing, self.table):
            self._pages.addWidget(page)
        self._pages.setMinimumHeight(1)
        top = QVBoxLayout()
        top.setContentsMargins(11, 4, 11, 4)
        top.setSpacing(2)
        self.head.add(self.title)
        top.addWidget(self.head)
        top.addWidget(self.state)
        below = QVBoxLayout()
        below.setContentsMargins(16, 4, 16, 8)
        below.addWidget(self.foot)
        self.state.setContentsMargins(5, 0, 5, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.form)
        column.addWidget(self._pages, 1)
        column.addWidget(self._filler, 1)
        column.addLayout(below)
        self._filler.hide()
        self.state.hide()
        self.foot.hide()
        self.form.left.connect(self.close_form)
        self.form.toggled.connect(self._arrange)
        self._nothing.pressed.connect(self.read_again)


def first_index(table: RowTableView) -> Any:
    """Return the first cell that can have the keyboard."""
    model = table.model()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        if table.isRowHidden(row) or not model.flags(index).value:
            continue
        if model.flags(index) & model.flags(index).ItemIsEnabled:
            return index
    return model.index(0, 0)
