"""What every section of the own page is: a line of what holds, a list, and forms in its place."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hallapp.faces.clerk.attendance.desk import OwnDesk
from hallapp.faces.clerk.choice_band import Choice, ChoiceBand
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import Column, RowTableModel
from hallapp.qtkit.table_view import COMPACT_ROW_PX, RowTableView
from hallapp.wording import sentence

_LIST, _EMPTY, _BROKEN = 0, 1, 2


class OwnSection(QWidget):
    """One matter of the page; made when first opened.

    Signals:
        form_opened: A form takes the whole page.
        form_closed: It gives the page back.
        counted: How many things wait in it, for the word of the section; -1 for no count.
    """

    form_opened = Signal()
    form_closed = Signal()
    counted = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._desk: OwnDesk | None = None
        self._last: object = None
        self._is_compact = False
        self.pages = QStackedWidget()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.pages)

    @property
    def desk(self) -> OwnDesk:
        """Whose page it is; only after `begin`."""
        if self._desk is None:
            raise RuntimeError
        return self._desk

    def begin(self, desk: OwnDesk) -> None:
        """Be somebody's; nothing of whoever sat here before stays."""
        self._desk, self._last = desk, None
        self.close_form()
        self.clear()
        self.refresh()

    def clear(self) -> None:
        """Show nothing of anybody."""

    def refresh(self) -> None:
        """Ask again for what is shown."""
        raise NotImplementedError

    def take_keyboard(self) -> None:
        """Bring the keyboard to where the next key press goes."""
        raise NotImplementedError

    def take_first_key(self) -> None:
        """Bring the keyboard to what somebody came for who has no window."""
        self.take_keyboard()

    def set_compact(self, *, compact: bool) -> None:
        """Leave out what a small screen has no room for (200 %)."""
        self._is_compact = compact

    # Forms

    @property
    def form(self) -> QWidget | None:
        """The form that is open, None while the list is shown."""
        shown = self.pages.currentWidget()
        return shown if self.pages.currentIndex() > 0 else None

    def open_form(self, form: QWidget) -> None:
        """Put a form in the place of the list."""
        if self.pages.indexOf(form) < 0:
            self.pages.addWidget(form)
        self.pages.setCurrentWidget(form)
        self.form_opened.emit()

    def close_form(self) -> None:
        """Go back to the list."""
        if self.pages.count() and self.pages.currentIndex() > 0:
            self.pages.setCurrentIndex(0)
            self.form_closed.emit()

    def leave_form(self) -> None:
        """Go back to the list, the keyboard with it."""
        self.close_form()
        self.take_keyboard()

    def is_news(self, shown: object) -> bool:
        """Return whether something else than what stands there was read."""
        if shown == self._last:
            return False
        self._last = shown
        return True


class ListSection(OwnSection):
    """A section that is a list: what holds above, then the rows, then what can be done with one.

    A subclass gives the columns, reads in `refresh`, and calls `show_rows`.

    Attributes:
        spare_columns: Columns that a small screen leaves out.
    """

    spare_columns: tuple[int, ...] = ()

    def __init__(
        self,
        name: str,
        title: str,
        columns: Sequence[Column[Any]],
        empty: EmptyState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self.model: RowTableModel[Any] = RowTableModel(
            columns, self.key, heading=self.heading, parent=self
        )
        self.table = RowTableView(self.model, title, row_px=COMPACT_ROW_PX + 4)
        self.table.setObjectName(f"{name}Table")
        self.said = words("", "muted", wrap=True)
        self.said.setObjectName(f"{name}Said")
        self.empty = empty
        self.band = ChoiceBand(f"{name}Band")
        self.head = QHBoxLayout()
        self._top = QWidget()
        self._broken = EmptyState("", icon="warning")
        self._wants_keyboard = False
        self._under = QStackedWidget()
        self._lay_out()

    @override
    def set_compact(self, *, compact: bool) -> None:
        """Leave columns out that a small screen has no room for; Enter tells a row whole."""
        super().set_compact(compact=compact)
        for state in (self.empty, self._broken):
            state.set_low(low=compact)
        for number in self.spare_columns:
            self.table.setColumnHidden(number, compact)

    def key(self, row: Any) -> Any:
        """Return what tells a row from all others."""
        return row.id

    def heading(self, row: Any) -> str:
        """Return what a row says that only heads others; empty for every other."""
        del row
        return ""

    def opened(self, row: Any) -> None:
        """Do what Enter on a row is for."""

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show the rows; the keyboard stays where it was."""
        self.model.show_rows(rows)
        self._under.setCurrentIndex(_LIST if rows else _EMPTY)
        if rows and self.table.selected_row() is None:
            self.table.setCurrentIndex(self._first())
        if rows and self._wants_keyboard and self._has_keyboard():
            self.take_keyboard()

    def _has_keyboard(self) -> bool:
        """Return whether the keyboard waits here, so that rows may take it."""
        focused = QApplication.focusWidget()
        return self.form is None and focused is not None and self.isAncestorOf(focused)

    def fail(self, error: HallError) -> None:
        """Say what happened in the place of the rows; what was shown before stays."""
        if self.model.rowCount():
            self.desk.tell_failure(error)
            return
        text = _("{why}叫号和办件照常。").format(why=sentence(error))
        self._broken.show_text(_("考勤没有读到"), text, _("重试"), icon="warning")
        self._under.setCurrentIndex(_BROKEN)
        self._last = None

    def offer(self, said: str, rule: str, choices: Sequence[Choice]) -> None:
        """Offer what can be done with a row."""
        # A small screen has room for the question or the list.
        self._show_rest(wanted=not self._is_compact)
        self.band.offer(said, rule, tuple(choices))

    @override
    def take_keyboard(self) -> None:
        """Bring the keyboard to the rows, as soon as there are any; else to the first step."""
        self._wants_keyboard = not self.model.rowCount()
        if self.model.rowCount():
            self.table.setFocus()
            return
        for button in (
            *self._under.findChildren(QPushButton),
            *self._top.findChildren(QPushButton),
        ):
            if button.isVisible() and button.isEnabled():
                button.setFocus()
                return

    @override
    def close_form(self) -> None:
        """Go back to the rows, without a question."""
        if self.band.isVisibleTo(self):
            self.band.close_quietly()
        self._show_rest(wanted=True)
        super().close_form()

    def _first(self) -> Any:
        headings = set(self.model.headings())
        number = next((n for n in range(self.model.rowCount()) if n not in headings), 0)
        return self.model.index(number, 0)

    def _on_band_settled(self) -> None:
        self._show_rest(wanted=True)
        if self.form is None:
            self.take_keyboard()

    def _show_rest(self, *, wanted: bool) -> None:
        """Show or hide everything but the question."""
        self._under.setVisible(wanted)
        self._top.setVisible(wanted)
        (self.form_closed if wanted else self.form_opened).emit()

    def _lay_out(self) -> None:
        self._top.setLayout(self.head)
        self.head.setContentsMargins(12, 4, 12, 4)
        self.head.setSpacing(10)
        self.head.addWidget(self.said, 1)
        self._under.addWidget(self.table)
        self._under.addWidget(self.empty)
        self._under.addWidget(self._broken)
        self._broken.pressed.connect(self.refresh)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self.band)
        column.addWidget(self._under, 1)
        self.pages.addWidget(page)
        self.table.row_opened.connect(self.opened)
        self.band.settled.connect(self._on_band_settled)
