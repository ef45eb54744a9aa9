"""A part that is a list: a table, what may be done about its row, and the band beside it."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Slot
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

from hallapp.faces.manager.attendance.patrols.fields_form import Ask, FieldsForm, Given
from hallapp.faces.manager.attendance.patrols.panel import PatrolPanel
from hallapp.faces.manager.attendance.patrols.paper_keys import PaperKeys
from hallapp.faces.manager.attendance.patrols.services import PatrolHall
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.settings_fields import Field
from hallapp.faces.manager.tall_area import TallArea
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.wording import sentence

Row = TypeVar("Row")
_ONE_BELOW_PX = 860
_TIGHT_BELOW_PX = 720
_ALL_FROM_PX = 1000
_LEAST_PX = 320
_FORM_PX = 400


class ListPanel(PatrolPanel, Generic[Row]):
    """Shows rows; a form stands beside the table, or in its place where there is little room.

    Attributes:
        table: The rows.
        form: The band of whatever is being done.
        papers: Prints and saves.
    """

    def __init__(
        self,
        name: str,
        title: str,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        fields: Sequence[Field],
    ) -> None:
        super().__init__(name)
        self.model = RowTableModel[Row](columns, key, parent=self)
        self.table = RowTableView(self.model, title)
        self.table.setObjectName(f"{name}Table")
        self.form = FieldsForm(name, fields)
        self.papers = PaperKeys(self)
        self.head = FlowRow(8)
        self.detail = words("", "", wrap=True)
        self.empty = EmptyState(title)
        self._is_unread = False
        self._is_read = False
        self._narrow_columns: tuple[int, ...] = ()
        self._tight_columns: tuple[int, ...] = ()
        self._stack = QStackedWidget()
        self._left = QFrame()
        self._tall = TallArea(self._left, _LEAST_PX)
        self._beside = QScrollArea()
        self._build_list()

    # What each list says

    def row_chosen(self, row: Row | None) -> None:
        """Offer what can be done about a row, and tell it in full."""
        raise NotImplementedError

    def done(self, given: Given) -> None:
        """Do what was filled in."""
        raise NotImplementedError

    def nothing(self) -> tuple[str, str]:
        """Return title and sentence for a list without rows."""
        raise NotImplementedError

    # The same for all

    def add_to_head(self, *parts: QWidget) -> None:
        """Put segments, words or keys above the table."""
        for part in parts:
            self.head.add(part)

    def add_above(self, widget: QWidget) -> None:
        """Put a band between the head and the table."""
        layout = self._left.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.count() - 2, widget)

    def leave_out(self, *columns: int, tight: tuple[int, ...] = ()) -> None:
        """Say which columns go where there is little room, and which more where it is tight."""
        self._narrow_columns, self._tight_columns = columns, tight

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show rows; the keyboard stays on its row, else goes to the first."""
        self._is_unread, self._is_read = False, True
        self.model.show_rows(rows)
        if rows and self.table.selected_row() is None:
            self.table.selectRow(0)
        title, text = self.nothing()
        self.empty.show_text(title, text, icon="info")
        self._stack.setCurrentWidget(self.table if rows else self.empty)
        self._on_row(self.table.selected_row())

    def unread(self, error: HallError) -> None:
        """Say that the hall could not be asked; what was read before stays in sight."""
        if not self._is_read:
            self._is_unread = True
            self.empty.show_text(_("没有读出来"), sentence(error), _("再读一次"), icon="warning")
            self._stack.setCurrentWidget(self.empty)
            self._on_row(None)
        self.failed.emit(error)

    def ask(self, asked: Ask) -> None:
        """Open the band beside the table."""
        self.form.ask(asked)
        self._fit()

    @Slot()
    def close_form(self) -> None:
        """Close the band; the keyboard goes back to the table."""
        self.form.hide()
        self._fit()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def carry(self, act: Callable[[PatrolHall, Request], object], said: str) -> None:
        """Do an act of the band: it closes when done, and says why when refused."""
        self.form.set_busy(is_busy=True)

        def done(_answer: object) -> None:
            self.form.set_busy(is_busy=False)
            self.close_form()
            self.told.emit(said)
            self.refresh()

        self.write(act, done, self.form.refuse)

    @override
    def take_keyboard(self) -> None:
        if self.form.isHidden():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.do.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def has_unsaved(self) -> bool:
        return self.form.is_touched()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the table alone where there is little room; an open band takes its place."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        is_narrow = self.width() < _ONE_BELOW_PX
        is_open = not self.form.isHidden()
        room = self.width() - (_FORM_PX if is_open else 0)
        for column in self._narrow_columns:
            self.table.setColumnHidden(column, room < _ALL_FROM_PX)
        for column in self._tight_columns:
            self.table.setColumnHidden(column, room < _TIGHT_BELOW_PX)
        alone = is_narrow or self.height() < _LEAST_PX
        self._tall.setVisible(not (is_open and alone))
        self._beside.setVisible(is_open)
        self._beside.setMinimumWidth(1 if alone else _FORM_PX)
        self._beside.setMaximumWidth(16_777_215 if alone else _FORM_PX)
        self.head.settle()

    @Slot(object)
    def _on_row(self, row: Row | None) -> None:
        self.row_chosen(row)
        self.detail.setVisible(bool(self.detail.text()))
        self.head.settle()

    @Slot()
    def _on_again(self) -> None:
        if self._is_unread:
            self.refresh()

    def _build_list(self) -> None:
        self._left.setProperty("look", "card")
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._stack.setMinimumSize(1, 1)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(1, 4, 1, 1)
        column.setSpacing(4)
        inset = QHBoxLayout()
        inset.setContentsMargins(8, 0, 8, 0)
        inset.addWidget(self.head)
        column.addLayout(inset)
        column.addWidget(self.papers.busy)
        column.addWidget(self._stack, 1)
        column.addWidget(self.detail)
        self.detail.setContentsMargins(16, 4, 16, 10)
        self._beside.setWidgetResizable(True)
        self._beside.setFrameShape(QFrame.Shape.NoFrame)
        self._beside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget()
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.form)
        inner.addStretch(1)
        self._beside.setWidget(ground)
        self._beside.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self._tall, 1)
        row.addWidget(self._beside)
        self.table.row_selected.connect(self._on_row)
        self.form.given.connect(self.done)
        self.form.left.connect(self.close_form)
        self.empty.pressed.connect(self._on_again)
        self.papers.told.connect(self.told)
        self.papers.failed.connect(self.failed)


def offer(button: KeyButton, *, may: bool, why: str = "") -> None:
    """Let a key be pressed or not; its tip says why not."""
    button.setEnabled(may)
    button.setToolTip("" if may else why)
    button.setAccessibleDescription("" if may else why)
