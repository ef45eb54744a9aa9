"""The papers of a case: those made, those that can be made now, and one of them as it prints."""

from collections.abc import Hashable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hallapp.cases.papers.standing import standing_paper
from hallapp.cases.terms import CasePaperKind
from hallapp.faces.clerk.cases.open_case import OpenCase
from hallapp.faces.clerk.dates import due_words
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import Column, RowTableModel
from hallapp.qtkit.table_view import COMPACT_ROW_PX, RowTableView


@dataclass(frozen=True)
class PaperLine:
    """One paper in the list.

    Attributes:
        paper_id: None for one that was not made yet.
    """

    kind: CasePaperKind
    paper_id: UUID | None
    number: str
    day: str
    copies: int


class PaperSide(QWidget):
    """The list of papers; Enter prints, and makes first what was not made.

    Signals:
        print_asked: Enter on a line; carries the `PaperLine`.
    """

    print_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowTableModel(_columns(), _key, parent=self)
        self._table = RowTableView(self._model, _("文书"), row_px=COMPACT_ROW_PX + 4)
        self._table.setObjectName("casePapers")
        self._nothing = EmptyState(
            _("还没有文书"), _("办理一步以后，相应的文书就在这里。"), icon="document"
        )
        self._hint = words(_("回车打印，没有制作的先编号；打印过的注明补打"), "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(6)
        column.addWidget(self._table, 1)
        column.addWidget(self._nothing, 1)
        column.addWidget(self._hint)
        self._table.row_opened.connect(self.print_asked)

    def show_papers(self, opened: OpenCase) -> None:
        """Show the papers of a case, those to be made after those made."""
        made = [
            PaperLine(row.kind, row.id, row.number, due_words(row.issued_on), row.copies)
            for row in opened.papers
        ]
        # A step taken again wants a paper of its own beside the one that told the first.
        open_ = [
            PaperLine(kind, None, _("没有制作"), "", 0)
            for kind in opened.offered
            if standing_paper(kind, opened.papers, opened.events) is None
        ]
        self._model.show_rows([*made, *open_])
        filled = bool(made or open_)
        self._table.setVisible(filled)
        self._hint.setVisible(filled)
        self._nothing.setVisible(not filled)

    @Slot()
    def take_keyboard(self) -> None:
        """Bring the keyboard to the list."""
        self._table.setFocus()
        if self._table.selected_row() is None:
            self._table.selectRow(0)


def _columns() -> list[Column[PaperLine]]:
    return [
        Column(_("文书"), lambda row: row.kind.label, tip=lambda row: row.kind.label, width_px=0),
        Column(_("文号"), lambda row: row.number, tip=lambda row: row.number, width_px=170),
        Column(_("日期"), lambda row: row.day, width_px=92),
        Column(_("打印"), _copies, width_px=64),
    ]


def _copies(row: PaperLine) -> str:
    return _("{copies} 次").format(copies=row.copies) if row.copies else ""


def _key(row: PaperLine) -> Hashable:
    return row.paper_id or row.kind
