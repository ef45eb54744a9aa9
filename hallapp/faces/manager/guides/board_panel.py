"""完整度: the board, and in its place the guides that a cell counts."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hallapp.authoring.terms import CompletenessRow, LackingRow
from hallapp.faces.manager.guides.board_rows import BoardLine, CompletenessBoard, board_of
from hallapp.faces.manager.guides.board_view import BoardView
from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.faces.manager.services_guides_more import more
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.wording import sentence


class BoardPanel(QFrame):
    """Counts gaps by department and element; the target is zero.

    Signals:
        item_asked: A guide was opened; carries the item's id.
        failed: The hall could not be asked; carries the `HallError`.
    """

    item_asked = Signal(object)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._desk: GuidesDesk | None = None
        self._board = CompletenessBoard()
        self.view: BoardView | None = None
        self._stack = QStackedWidget()
        self._empty = EmptyState(_("正在数空白栏目……"), icon="grid")
        self._said = words("", "strong", wrap=True)
        self._cell = words("", "muted", wrap=True)
        self.model = RowTableModel[LackingRow](_columns(), lambda row: row.item_id)
        self.model.setParent(self)
        self.table = RowTableView(self.model, _("没有填的指南"))
        self.table.setObjectName("lackingGuides")
        self.search = SearchField(_("在表里找"), "")
        self.back = KeyButton(_("返回完整度"), "Esc")
        self._title = words("", "title", wrap=True)
        self._list, self._whole = QWidget(), QWidget()
        self._inside = QVBoxLayout(self._whole)
        self._build()

    def begin(self, desk: GuidesDesk) -> None:
        """Work for whoever is signed in."""
        self._desk = desk
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        if self._desk is not None:
            self._desk.look(
                lambda services: more(services).authoring.completeness(), self._on_read, self._fail
            )

    def take_keyboard(self) -> None:
        """Bring the keyboard to the board, or to the list that is open."""
        if self._stack.currentWidget() is self._list:
            self.table.setFocus()
        elif self.view is not None:
            self.view.setFocus()

    def said(self) -> str:
        """Return what stands above the board."""
        return self._said.text()

    def _on_read(self, rows: tuple[CompletenessRow, ...]) -> None:
        self._board = board_of(rows)
        if not self._board.lines:
            text = _("导入或新增了事项，这里就数每个部门还缺哪些栏目。")
            self._empty.show_text(_("还没有指南"), text, icon="grid")
            self._stack.setCurrentWidget(self._empty)
            return
        total = self._board.lines[0].total
        said = _("{total} 份指南，空白栏目 {count} 处；目标是 0。点数字，看是哪些指南。")
        if not self._board.gaps:
            said = _("{total} 份指南，没有空白栏目。")
        self._said.setText(said.format(total=total, count=self._board.gaps))
        if self.view is None or not self.view.show_board(self._board):
            self._make_view()
        if self._stack.currentWidget() is not self._list:
            self._stack.setCurrentWidget(self._whole)

    def _make_view(self) -> None:
        if self.view is not None:
            self.view.hide()
            self.view.deleteLater()
        made = self.view = BoardView(self._board)
        made.cell_opened.connect(self._on_cell)
        made.cell_said.connect(self._cell.setText)
        self._inside.insertWidget(1, made, 1)
        # Now, not with the next event: hidden parts cannot have the keyboard.
        made.show()
        made.stand_on(0, self._board.elements[0][0])

    def _fail(self, error: HallError) -> None:
        if self.view is None:
            self._empty.show_text(_("没有数出来"), sentence(error), icon="warning")
        self.failed.emit(error)

    @Slot(object, str)
    def _on_cell(self, line: BoardLine, element: str) -> None:
        desk = self._desk
        if desk is None or not line.lacking.get(element, 0):
            return
        label = dict(self._board.elements)[element]

        def show(rows: tuple[LackingRow, ...]) -> None:
            said = _("{name}：{count} 份指南没有填“{element}”")
            self._title.setText(said.format(name=line.name, count=len(rows), element=label))
            self.search.set_text("")
            self.model.show_rows(rows)
            if rows:
                self.table.select_key(rows[0].item_id)
            self._stack.setCurrentWidget(self._list)
            self.table.setFocus()

        department = line.department
        desk.look(
            lambda services: more(services).authoring.lacking(element, department),
            show,
            self.failed.emit,
        )

    @Slot()
    def _on_back(self) -> None:
        self._stack.setCurrentWidget(self._whole)
        self.take_keyboard()

    @Slot(object)
    def _on_item(self, row: LackingRow) -> None:
        asked: UUID = row.item_id
        self.item_asked.emit(asked)

    def _build(self) -> None:
        self._inside.setContentsMargins(1, 10, 1, 8)
        self._inside.setSpacing(8)
        for label in (self._said, self._cell):
            label.setContentsMargins(12, 0, 12, 0)
        self._inside.addWidget(self._said)
        self._inside.addWidget(self._cell)
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 12, 0)
        top.setSpacing(12)
        top.addWidget(self._title, 2)
        top.addWidget(self.search, 1)
        top.addWidget(self.back)
        listed = QVBoxLayout(self._list)
        listed.setContentsMargins(1, 10, 1, 8)
        listed.setSpacing(8)
        listed.addLayout(top)
        listed.addWidget(self.table, 1)
        foot = words(_("回车打开这份指南，在“编制与审核”里补上。"), "muted")
        foot.setContentsMargins(12, 0, 12, 0)
        listed.addWidget(foot)
        for page in (self._empty, self._whole, self._list):
            self._stack.addWidget(page)
        self._stack.setMinimumSize(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.back.clicked.connect(self._on_back)
        self.search.typed.connect(self.model.set_filter)
        self.search.left_downwards.connect(self.table.setFocus)
        self.table.row_opened.connect(self._on_item)


def _columns() -> list[Column[LackingRow]]:
    return [
        Column(_("代码"), lambda row: row.code, tone=lambda _row: "muted", width_px=110),
        Column(_("事项名称"), lambda row: shown(row.name), tip=lambda row: row.name, width_px=0),
        Column(_("部门"), lambda row: row.department, width_px=220),
    ]
