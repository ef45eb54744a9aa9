"""Bulletins of earlier periods: what was issued, when, and what put it right."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from hallapp.bulletins.terms import BulletinRow
from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.reports.list_card import ListCard
from hallapp.faces.manager.attendance.reports.paper_view import PaperSource, PaperView
from hallapp.faces.manager.attendance.reports.part import ReportPart
from hallapp.faces.manager.attendance.reports.period import Period, span_words
from hallapp.faces.parts.search_field import SearchField
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.wording import sentence

_SEARCH_PX = 290


class PastPart(ReportPart):
    """All bulletins; Enter opens the period, F6 the paper as it was issued.

    Signals:
        period_asked: A period is to be opened; carries the sort and a day of it.
    """

    period_asked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__("pastPart")
        self.model = RowTableModel[BulletinRow](self._columns(), _key, parent=self)
        self.table = RowTableView(self.model, _("往期通报"))
        self.table.setObjectName("pastList")
        self.card = ListCard("past", self.table)
        self.search = SearchField(_("找文号、标题、月份"))
        self.search.setFixedWidth(_SEARCH_PX)
        self.open = KeyButton(_("打开这一期"), look="primary")
        self.paper = KeyButton(_("看纸样"), "F6")
        self.back = KeyButton(_("返回列表"), "Esc")
        self.view: PaperView | None = None
        self.card.add_keys((self.search,), pushed=(self.open, self.paper))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.card, 1)
        self._connect()

    @override
    def begin(self, desk: AttendanceDesk, period: Period) -> None:
        """Make the view of papers, hidden until one is asked for."""
        view = self.view = PaperView(desk.paper_jobs)
        view.head.add(self.back)
        view.told.connect(self.told)
        view.failed.connect(self.failed)
        view.hide()
        self._column.addWidget(view, 1)
        super().begin(desk, period)

    @override
    def refresh(self) -> None:
        """Read the list again."""
        self.look(lambda hall: hall.bulletins.bulletins(), self._show)

    @override
    def show_unread(self, error: HallError) -> None:
        """Say why nothing could be read, where nothing was read before."""
        self.card.say_unread(sentence(error))
        super().show_unread(error)

    @override
    def take_keyboard(self) -> None:
        """Put the keyboard on the list, or on the paper."""
        if self.view is not None and not self.view.isHidden():
            self.view.take_keyboard()
        else:
            self.card.take_keyboard()

    def _show(self, rows: tuple[BulletinRow, ...]) -> None:
        self.model.show_rows(rows)
        said = _("{count} 份").format(count=len(rows)) if rows else ""
        self.card.say(_("往期通报"), said)
        nothing = _("还没有起草过汇总或者通报。从“周汇总”开始。")
        self.card.settle(is_empty=not rows, nothing=nothing)
        for key in (self.open, self.paper):
            key.setVisible(bool(rows))
        self.card.head.settle()

    @Slot(object)
    def _on_opened(self, row: BulletinRow) -> None:
        self.period_asked.emit(row.sort, row.from_on)

    @Slot()
    def _on_open(self) -> None:
        row = self.table.selected_row()
        if row is not None:
            self._on_opened(row)

    @Slot()
    def _on_paper(self) -> None:
        row: BulletinRow | None = self.table.selected_row()
        if row is None or self.view is None:
            return
        known = row.id
        source = PaperSource(
            (known, row.digest, row.state),
            row.number or row.title,
            row.title,
            lambda hall, form: hall.papers.monthly(known, form),
            ("pdf", "xlsx", "docx"),
        )
        self.card.hide()
        self.view.show()
        self.view.show_paper(self.desk, source)
        self.view.take_keyboard()

    @Slot()
    def _on_back(self) -> None:
        if self.view is not None:
            self.view.hide()
        self.card.show()
        self.card.take_keyboard()

    def _connect(self) -> None:
        self.card.read_again.connect(self.refresh)
        self.search.typed.connect(self.model.set_filter)
        self.search.left_downwards.connect(self.card.take_keyboard)
        self.table.row_opened.connect(self._on_opened)
        self.open.clicked.connect(self._on_open)
        self.paper.clicked.connect(self._on_paper)
        self.back.clicked.connect(self._on_back)

    def _columns(self) -> list[Column[BulletinRow]]:
        return [
            Column(_("种类"), lambda row: row.sort.label, tone=lambda _row: "muted", width_px=90),
            Column(_("文号"), lambda row: row.number or "–", bold=True, width_px=190),
            Column(_("标题"), lambda row: row.title, tip=lambda row: row.title, width_px=0),
            Column(_("期间"), _span, width_px=170),
            Column(_("状态"), _state, width_px=96),
            Column(_("印发"), lambda row: self.moment(row.issued_at), width_px=110),
            Column(_("签收"), _signed, tone=_signed_tone, width_px=80),
        ]


def _key(row: BulletinRow) -> object:
    return row.id


def _span(row: BulletinRow) -> str:
    return span_words(row.from_on, row.until_on)


def _state(row: BulletinRow) -> str:
    return row.state.label


def _signed(row: BulletinRow) -> str:
    if not row.recipients:
        return ""
    signed = sum(each.signed_at is not None for each in row.recipients)
    return f"{signed}/{len(row.recipients)}"


def _signed_tone(row: BulletinRow) -> str:
    return "muted" if all(each.signed_at for each in row.recipients) else "late"
