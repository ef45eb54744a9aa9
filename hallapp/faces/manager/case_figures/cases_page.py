"""The cases that a figure counts, in the place of the figures."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from hallapp.cases.tally import CountedCaseRow
from hallapp.faces.manager.case_figures.reading import case_columns
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RowTableModel
from hallapp.qtkit.table_view import RowTableView


class CountedPage(QFrame):
    """Enter opens a case where cases are listed; Esc leads back.

    Signals:
        case_asked: A case is to be opened; carries its number.
        left: Back to the figures.
    """

    case_asked = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._title = words("", "title", wrap=True)
        self.search = SearchField(_("在表里找"))
        self.search.setFixedWidth(220)
        self.back = KeyButton(_("返回统计"), "Esc")
        self.model = RowTableModel[tuple[int, CountedCaseRow]](
            case_columns(), lambda line: line[0], parent=self
        )
        self.table = RowTableView(self.model, _("办件"))
        self.table.setObjectName("countedCases")
        self._nothing = EmptyState(_("没有这样的办件"), icon="document")
        self._pages = QStackedWidget()
        self._build()

    def show_cases(self, title: str, rows: Sequence[CountedCaseRow]) -> None:
        """Show what a figure counts."""
        self._title.setText(title)
        self.search.set_text("")
        self.model.show_rows(list(enumerate(rows)))
        self._pages.setCurrentWidget(self.table if rows else self._nothing)
        if rows:
            self.table.selectRow(0)

    def title(self) -> str:
        """Return what stands above the list."""
        return self._title.text()

    def take_keyboard(self) -> None:
        """Bring the keyboard to the list."""
        (self.table if self.model.rowCount() else self.back).setFocus()

    @Slot(object)
    def _on_opened(self, line: tuple[int, CountedCaseRow]) -> None:
        self.case_asked.emit(line[1].case_number)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 8, 12, 0)
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self.search)
        head.addWidget(self.back)
        for page in (self._nothing, self.table):
            self._pages.addWidget(page)
        self._pages.setMinimumSize(1, 1)
        foot = words(_("回车在办件列表里打开。"), "muted")
        foot.setContentsMargins(20, 2, 20, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addWidget(foot)
        self.search.typed.connect(self.model.set_filter)
        self.search.left_downwards.connect(self.take_keyboard)
        self.table.row_opened.connect(self._on_opened)
        self.back.clicked.connect(self.left)
