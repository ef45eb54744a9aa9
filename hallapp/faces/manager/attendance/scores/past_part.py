"""Sheets that were closed, those put right among them."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from hallapp.assessment.terms import AssessmentSheet
from hallapp.faces.manager.attendance.reports.list_card import ListCard
from hallapp.faces.manager.attendance.reports.period import span_words
from hallapp.faces.manager.attendance.scores.part import ScorePart
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView


class PastSheetsPart(ScorePart):
    """Enter opens the period of a sheet.

    Signals:
        period_asked: A period is to be opened; carries a day of it.
    """

    period_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("pastSheetsPart")
        self.model = RowTableModel[AssessmentSheet](self._columns(), _key, parent=self)
        self.table = RowTableView(self.model, _("往期考核"))
        self.table.setObjectName("pastSheetList")
        self.card = ListCard("pastSheet", self.table)
        self.open = KeyButton(_("打开这一期"), look="primary")
        self.card.add_keys((), pushed=(self.open,))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.table.row_opened.connect(self._on_opened)
        self.open.clicked.connect(self._on_open)
        self.card.read_again.connect(self.refresh)

    @override
    def refresh(self) -> None:
        """Read the list again."""
        self.ask(lambda hall: hall.scores.closed_sheets(), self._show)

    def _show(self, sheets: tuple[AssessmentSheet, ...]) -> None:
        self.model.show_rows(sheets)
        self.card.say(_("往期考核"))
        self.card.settle(is_empty=not sheets, nothing=_("还没有定稿的考核表。"))
        self.open.setVisible(bool(sheets))
        self.card.head.settle()

    @Slot(object)
    def _on_opened(self, sheet: AssessmentSheet) -> None:
        self.period_asked.emit(sheet.from_on)

    @Slot()
    def _on_open(self) -> None:
        sheet = self.table.selected_row()
        if sheet is not None:
            self._on_opened(sheet)

    def _columns(self) -> list[Column[AssessmentSheet]]:
        return [
            Column(_("标题"), _title, tip=_title, bold=True, width_px=0),
            Column(_("期间"), _span, width_px=180),
            Column(_("人数"), lambda row: str(len(row.lines)), align=RIGHT, width_px=64),
            Column(_("状态"), lambda row: row.state.label, width_px=100),
            Column(_("定稿时间"), lambda row: self.moment(row.closed_at), width_px=120),
            Column(_("更正原因"), _why, tip=_why, width_px=240),
        ]


def _key(row: AssessmentSheet) -> object:
    return row.id


def _title(row: AssessmentSheet) -> str:
    return row.title


def _span(row: AssessmentSheet) -> str:
    return span_words(row.from_on, row.until_on)


def _why(row: AssessmentSheet) -> str:
    return row.replace_why
