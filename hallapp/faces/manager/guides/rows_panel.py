"""A table of what is kept, and beside it the form of the chosen row (themes, papers, entries)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.faces.manager.services_guides import GuidesServices
from hallapp.faces.manager.settings_fields import Field
from hallapp.faces.manager.settings_form import SettingsForm
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.search_field import SearchField
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.wording import sentence

Row = TypeVar("Row")
_ONE_COLUMN_BELOW_PX = 760
_WIDEST = 16_777_215


@dataclass(frozen=True)
class RowsShape(Generic[Row]):
    """What a panel keeps, and how it is shown and typed.

    Attributes:
        name: What the table is called.
        new_word: The word on the button that begins a new row.
        empty: Title and sentence where there is none yet.
        key: What tells a row from the others.
        values: A row as the values of its fields.
        blank: What the fields of a new row begin with, given the rows that are there.
        read: Reads every row.
        keep: Keeps what was typed over a row, None for a new one; returns its key.
        told: What is said when it was kept.
        icon: Beside the sentence where there is none yet.
        is_log: Rows cannot be changed, only added.
    """

    name: str
    new_word: str
    empty: tuple[str, str]
    columns: Sequence[Column[Row]]
    fields: Sequence[Field]
    key: Callable[[Row], Any]
    values: Callable[[Row], Mapping[str, Any]]
    blank: Callable[[Sequence[Row]], Mapping[str, Any]]
    read: Callable[[GuidesServices], tuple[Row, ...]]
    keep: Callable[[GuidesServices, Request, Any, Mapping[str, Any]], Any]
    told: Callable[[Mapping[str, Any]], str]
    icon: str = "document"
    is_log: bool = False


class RowsPanel(QWidget):
    """Finds, changes and adds rows; what is typed stays until it is kept or given up.

    Signals:
        told: Something was kept; carries the sentence.
        failed: The hall could not be asked; carries the `HallError`.
        rows_read: The rows were read; carries them.
        shown: Another row stands in the form; carries it, None for a new one.
    """

    told = Signal(str)
    failed = Signal(object)
    rows_read = Signal(object)
    shown = Signal(object)

    def __init__(self, shape: RowsShape[Any], *, may_change: bool) -> None:
        super().__init__()
        self._shape = shape
        self._desk: GuidesDesk | None = None
        self._may_change = may_change
        self._row: Any = None
        self._is_new = False
        self._rows: tuple[Any, ...] = ()
        self._is_read = False
        self._is_open = False
        self._wanted: Any = None
        self.search = SearchField(_("在表里找"))
        self.new = KeyButton(shape.new_word, "Ctrl+N", look="accent")
        self.top = QHBoxLayout()
        self.model = RowTableModel[Any](list(shape.columns), shape.key)
        self.model.setParent(self)
        self.table = RowTableView(self.model, shape.name)
        self.form = SettingsForm(shape.fields, _("保存后马上生效"))
        self.back = KeyButton(_("返回表"), "Esc")
        self.form.add_to_foot(self.back)
        self._empty = EmptyState(_("正在读取……"), icon=shape.icon)
        self._pick = EmptyState(_("选一行"), _("左边选中一行，这里就能看和改。"), icon=shape.icon)
        self._nothing = QFrame()
        self._left, self._right = QFrame(), QStackedWidget()
        self._stack = QStackedWidget()
        self._build()

    def begin(self, desk: GuidesDesk) -> None:
        """Work for whoever is signed in."""
        self._desk = desk
        self.refresh()

    def refresh(self) -> None:
        """Read again; what is typed stays."""
        if self._desk is not None:
            self._desk.look(self._shape.read, self._on_rows, self._on_unread)

    def has_unsaved(self) -> bool:
        """Return whether something typed is not kept."""
        return self.form.is_dirty()

    def take_keyboard(self) -> None:
        """Bring the keyboard to the table, or to the button that begins it."""
        if self._is_new or self.form.is_dirty():
            self.form.take_keyboard()
        elif self.model.rowCount():
            self.table.setFocus()
        else:
            self.new.setFocus()

    def row(self) -> Any:
        """Return the row whose values stand in the form; None for a new one or none."""
        return self._row

    # What was read

    def _on_rows(self, rows: tuple[Any, ...]) -> None:
        self._is_read, self._rows = True, rows
        self.rows_read.emit(rows)
        self.model.show_rows(rows)
        self._empty.show_text(*self._shape.empty, icon=self._shape.icon)
        self._stack.setCurrentWidget(self.table if rows else self._empty)
        if self.form.is_dirty():
            return
        before = self._row
        wanted = self._wanted if self._wanted is not None else self._key_of(self._row)
        self._wanted = None
        self._row = next((row for row in rows if self._shape.key(row) == wanted), None)
        if self._row is None and rows and not self._shape.is_log:
            self._row = rows[0]
        if self._row is not None:
            self.table.select_key(self._shape.key(self._row))
        if self._row != before or before is None:
            self._show(self._row)

    def _on_unread(self, error: HallError) -> None:
        if not self._is_read:
            self._empty.show_text(_("没有读出来"), sentence(error), icon="warning")
            self._stack.setCurrentWidget(self._empty)
        self.failed.emit(error)

    def _key_of(self, row: Any) -> Any:
        return None if row is None else self._shape.key(row)

    # What people do

    @Slot(object)
    def _on_selected(self, row: Any) -> None:
        if row is None or self._key_of(row) == self._key_of(self._row):
            return
        if self.form.is_dirty():
            # What is typed is not thrown away by a step of the keyboard.
            self.form.say(_("这里有没保存的修改：先保存，或者放弃修改。"))
            self.table.select_key(self._key_of(self._row))
            return
        self._row = row
        self._show(row)

    @Slot(object)
    def _on_opened(self, _row: Any) -> None:
        self._is_open = True
        self._fit()
        self.form.take_keyboard()

    @Slot()
    def _on_back(self) -> None:
        self._is_open = False
        self._fit()
        self.table.setFocus()

    @Slot()
    def _on_new(self) -> None:
        if self.form.is_dirty():
            self.form.say(_("这里有没保存的修改：先保存，或者放弃修改。"))
            self.form.take_keyboard()
            return
        self._row, self._is_new = None, True
        self.table.clearSelection()
        self.form.show_title(self._shape.new_word)
        self.form.show_values(self._shape.blank(self._rows), is_new=True)
        self._show_form()
        self.shown.emit(None)
        self._fit()
        self.form.take_keyboard()

    @Slot()
    def _on_save(self) -> None:
        desk = self._desk
        if desk is None or not self.form.is_right():
            return
        row, values, keep = self._row, self.form.values(), self._shape.keep

        def kept(key: Any) -> None:
            self.form.set_busy(is_busy=False)
            self._is_new = False
            self.form.rebase(values)
            self._wanted, self._is_open = key, False
            self.told.emit(self._shape.told(values))
            self.refresh()
            self._fit()
            self.table.setFocus()

        def refused(error: HallError) -> None:
            self.form.set_busy(is_busy=False)
            self.form.say(sentence(error))

        self.form.set_busy(is_busy=True)
        desk.write(lambda services, request: keep(services, request, row, values), kept, refused)

    @Slot()
    def _on_given_up(self) -> None:
        if self._is_new:
            self._is_new = False
            self._row = None if self._shape.is_log else self.table.selected_row()
        self._show(self._row)
        self._fit()
        self.take_keyboard()

    def _show(self, row: Any) -> None:
        self._is_new = False
        if row is None or self._shape.is_log:
            self._right.setCurrentWidget(self._nothing)
            self.form.rebase({})
            self.shown.emit(None)
            return
        self.form.show_title("")
        self.form.show_values(self._shape.values(row))
        self.form.set_locked(is_locked=not self._may_change)
        self._show_form()
        self.shown.emit(row)

    def _show_form(self) -> None:
        """Show the form from its beginning."""
        self._right.setCurrentWidget(self.form)
        for area in self.form.findChildren(QScrollArea):
            area.verticalScrollBar().setValue(0)

    # How it is put together

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the table alone where there is little room; Enter opens the form."""
        super().resizeEvent(event)
        self._fit()

    def _is_narrow(self) -> bool:
        return self.width() < _ONE_COLUMN_BELOW_PX

    def _fit(self) -> None:
        is_narrow, is_typing = self._is_narrow(), self._is_new or self.form.is_dirty()
        is_open = is_typing or (self._is_open and not self._shape.is_log)
        self._left.setVisible(not (is_narrow and is_open))
        has_room = not is_narrow and not self._shape.is_log
        self._right.setVisible(has_room or is_open)
        self.back.setVisible(is_narrow and not is_typing)

    def _build(self) -> None:
        self._left.setProperty("look", "card")
        self.new.setVisible(self._may_change)
        self.top.setContentsMargins(12, 8, 12, 4)
        self.top.setSpacing(8)
        self.top.addWidget(self.search, 1)
        self.top.addWidget(self.new)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(1, 1, 1, 1)
        left.setSpacing(4)
        left.addLayout(self.top)
        for page in (self._empty, self.table):
            self._stack.addWidget(page)
        left.addWidget(self._stack, 1)
        self._nothing.setProperty("look", "card")
        inner = QVBoxLayout(self._nothing)
        inner.addWidget(self._pick)
        for page in (self._nothing, self.form):
            self._right.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self._left, 1)
        row.addWidget(self._right, 1)
        self._stack.setMinimumSize(1, 1)
        self._right.setMinimumSize(1, 1)
        self.form.set_locked(is_locked=not self._may_change)
        self.search.typed.connect(self.model.set_filter)
        self.search.left_downwards.connect(self.table.setFocus)
        self.table.row_selected.connect(self._on_selected)
        self.table.row_opened.connect(self._on_opened)
        self.new.clicked.connect(self._on_new)
        self.back.clicked.connect(self._on_back)
        self.form.save_asked.connect(self._on_save)
        self.form.given_up.connect(self._on_given_up)
