"""The views beside the list: moved due days, the load of stages, acceptance outside the hall."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.cases.case_columns import (
    case_id,
    load_columns,
    move_columns,
    outside_columns,
)
from hallapp.faces.manager.cases.desk import CasesDesk
from hallapp.faces.manager.cases.latest import Latest
from hallapp.faces.manager.cases.services import CasesServices
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.wording import sentence

SINCE_DAYS = (7, 30, 365)
"""How far back moved due days are looked at."""


class SidePanel(QFrame):
    """A table that says what it is for while it is empty.

    Signals:
        failed: The hall could not be asked; carries the `HallError`.
        case_asked: A row was opened; carries the case's number.
    """

    failed = Signal(object)
    case_asked = Signal(str)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Any]],
        key: Callable[[Any], Any],
        empty: tuple[str, str],
    ) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._desk: CasesDesk | None = None
        self._latest: Latest | None = None
        self._empty_words = empty
        self.model = RowTableModel[Any](columns, key, parent=self)
        self.table = RowTableView(self.model, name)
        self.head = FlowRow()
        self._said = words("", "muted", wrap=True)
        self._empty = EmptyState(_("正在读办件……"), icon="document")
        self._stack = QStackedWidget()
        self._lay()

    def begin(self, desk: CasesDesk) -> None:
        """Work for whoever is signed in."""
        self._desk, self._latest = desk, Latest(desk)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read again; the place in the table stays."""
        if self._latest is not None:
            self._latest.ask(self.question(), self._on_read, self._on_failed)

    def question(self) -> Callable[[CasesServices], Any]:
        """Return what asks the hall for rows; called now, run on the worker."""
        raise NotImplementedError

    def told(self, rows: Sequence[Any]) -> str:
        """Return the sentence below the rows."""
        raise NotImplementedError

    def take_keyboard(self) -> None:
        """Bring the keyboard to the table."""
        if self.model.rowCount() and self.table.selected_row() is None:
            self.table.selectRow(0)
        (self.table if self.model.rowCount() else self).setFocus()

    def said(self) -> str:
        """Return the sentence below the rows."""
        return self._said.text()

    def _on_read(self, rows: tuple[Any, ...]) -> None:
        self.model.show_rows(rows)
        self._said.setText(self.told(rows))
        self._said.setVisible(bool(rows))
        if rows:
            self._stack.setCurrentWidget(self.table)
        else:
            self._empty.show_text(*self._empty_words, icon="document")
            self._stack.setCurrentWidget(self._empty)

    def _on_failed(self, error: HallError) -> None:
        if not self.model.rowCount():
            self._empty.show_text(_("没有读出办件"), sentence(error), _("再读一次"), icon="warning")
            self._stack.setCurrentWidget(self._empty)
        self.failed.emit(error)

    @Slot(object)
    def _on_opened(self, row: Any) -> None:
        number: str = getattr(row, "case_number", "")
        if number:
            self.case_asked.emit(number)

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 8)
        column.setSpacing(6)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        place = QWidget()
        inner = QVBoxLayout(place)
        inner.setContentsMargins(11, 0, 11, 0)
        inner.addWidget(self.head)
        column.addWidget(place)
        place.setVisible(False)
        self._head_place = place
        for page in (self._empty, self.table):
            self._stack.addWidget(page)
        self._stack.setMinimumSize(1, 1)
        column.addWidget(self._stack, 1)
        self._said.setContentsMargins(16, 0, 16, 0)
        column.addWidget(self._said)
        self.table.row_opened.connect(self._on_opened)
        self._empty.pressed.connect(self.refresh)

    def _show_head(self) -> None:
        self._head_place.setVisible(True)


class MovesPanel(SidePanel):
    """期限变动: every due day that moved, since a day, with why."""

    def __init__(self) -> None:
        empty = (
            _("这段时间没有期限变动"),
            _("日历调整、挂起、延期移动了到期日，就在这里一件一行，写明原因。"),
        )
        super().__init__(_("期限变动"), move_columns(), _move_key, empty)
        self.since = Segments(_("多久以来"), (_("近 7 天"), _("近 30 天"), _("近一年")))
        self.search = SearchField(_("在这些变动里找"), "")
        self.search.setFixedWidth(280)
        self.head.add(self.since)
        self.head.add(self.search)
        self._show_head()
        self.since.chosen.connect(self.refresh)
        self.search.typed.connect(self.model.set_filter)
        self.search.left_downwards.connect(self.table.setFocus)

    @override
    def question(self) -> Callable[[CasesServices], Any]:
        days = SINCE_DAYS[self.since.number()]
        return lambda services: services.cases.moves(services.clock.now() - timedelta(days=days))

    @override
    def told(self, rows: Sequence[Any]) -> str:
        cases = len({row.case_id for row in rows})
        said = _("{count} 次变动，{cases} 件。回车打开办件。")
        return said.format(count=len(rows), cases=cases)


class LoadPanel(SidePanel):
    """环节负荷: where work lies now."""

    def __init__(self) -> None:
        empty = (_("没有在办的环节"), _("分了环节的办件受理以后，这里看每个环节压着多少件。"))
        super().__init__(_("环节负荷"), load_columns(), lambda row: row.name, empty)

    @override
    def question(self) -> Callable[[CasesServices], Any]:
        return lambda services: services.cases.load_by_stage()

    @override
    def told(self, rows: Sequence[Any]) -> str:
        said = _("{open} 件在环节里，其中 {late} 件过了环节期限；正在停止计时的不算超期。")
        return said.format(
            open=f"{sum(row.open for row in rows):,}", late=f"{sum(row.late for row in rows):,}"
        )


class OutsidePanel(SidePanel):
    """大厅以外受理 (体外循环): what was accepted elsewhere, the newest first."""

    def __init__(self) -> None:
        empty = (_("没有大厅以外受理的办件"), _("应当进厅的事项在别处受理了，这里看得到。"))
        super().__init__(_("大厅以外受理"), outside_columns(), case_id, empty)

    @override
    def question(self) -> Callable[[CasesServices], Any]:
        return lambda services: services.cases.outside_hall()

    @override
    def told(self, rows: Sequence[Any]) -> str:
        return _("最近收件的 {count} 件，新的在前。回车打开办件。").format(count=len(rows))


def _move_key(move: Any) -> tuple[Any, ...]:
    return move.case_id, move.kind, move.moved_at, move.old_on, move.new_on
