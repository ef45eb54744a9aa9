"""The day's attendance sheet as it stands (考勤), and what will be posted."""

from datetime import date

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hallapp.attendance.terms import DaySheetRow
from hallapp.faces.manager.attendance_presenter import AttendancePresenter
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.sheet_delegate import SheetDelegate
from hallapp.faces.manager.sheet_lines import (
    SheetLine,
    columns,
    line_heading,
    line_key,
    public_counts,
    sheet_lines,
)
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.paper_preview import PaperPreview
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.icons import IconButton
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RowTableModel
from hallapp.qtkit.table_view import RowTableView

_ALL, _DEVIATIONS = 0, 1
_TABLE, _EMPTY, _PAPER = 0, 1, 2
_PAPER_PX = 1000
_ROOMY_FROM_PX = 800


class AttendancePage(QWidget):
    """One table a day; the paper is previewed in its place.

    Signals:
        told: Something was done; carries the words.
        failed: Something did not work; carries the `HallError`.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, paper_jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter: AttendancePresenter | None = None
        self._sheet: DaySheetRow | None = None
        self._title = words(_("一日一公示"), "title")
        self._segments = Segments(_("只看"), (_("全部"), _("有情况")))
        self._segments.setObjectName("sheetFilter")
        self._summary = words("", "muted")
        self._day = QDateEdit()
        self._day.setObjectName("sheetDay")
        self._earlier = IconButton("arrow-left", _("前一天"))
        self._earlier.setObjectName("earlierDay")
        self._later = IconButton("arrow-right", _("后一天"))
        self._later.setObjectName("laterDay")
        self._preview_button = KeyButton(_("预览"), "Ctrl+R", look="accent")
        self._preview_button.setObjectName("previewSheet")
        self._print = KeyButton(_("打印"), "Ctrl+P", look="primary")
        self._print.setObjectName("printSheet")
        self.model = RowTableModel[SheetLine](columns(), line_key, heading=line_heading)
        self.model.setParent(self)
        self.table = RowTableView(self.model, _("考勤"))
        self.table.setObjectName("sheetTable")
        self.table.setItemDelegate(SheetDelegate(self.table))
        self._empty = EmptyState("", icon="calendar")
        self.preview = PaperPreview(paper_jobs)
        self.preview.setObjectName("sheetPreview")
        self._pages = QStackedWidget()
        self._build()

    def begin(self, presenter: AttendancePresenter, today: date) -> None:
        """Show today's sheet from now on."""
        self._presenter = presenter
        self._day.setMaximumDate(QDate(today.year, today.month, today.day))
        self._day.setDate(self._day.maximumDate())
        presenter.refresh()

    def show_deviations(self) -> None:
        """Show only lines that a manager should look at."""
        self._leave_paper()
        self._day.setDate(self._day.maximumDate())
        self._segments.choose(_DEVIATIONS)

    def take_keyboard(self) -> None:
        """Put the keyboard on the table."""
        self.table.setFocus()

    # What the presenter calls

    def show_sheet(self, sheet: DaySheetRow) -> None:
        """Show a sheet; selection and filter stay."""
        is_news = sheet != self._sheet
        self._sheet = sheet
        count = sum(row.has_deviation for row in sheet.rows)
        self._segments.set_word(_ALL, _("全部 {count}").format(count=len(sheet.rows)))
        self._segments.set_word(_DEVIATIONS, _("有情况 {count}").format(count=count))
        posted = public_counts(sheet)
        self._summary.setText("\u2003".join(f"{word.label} {n}" for word, n in posted.items()))
        self._show_lines()
        self._flow.settle()
        if is_news and self._pages.currentIndex() == _PAPER:
            self._show_paper()

    def show_failure(self, error: HallError) -> None:
        """Pass on what did not work; the table stays."""
        self.failed.emit(error)

    def show_printing(self, *, is_printing: bool) -> None:
        """Take no second press while a paper prints."""
        self._print.setEnabled(not is_printing)
        self._print.set_word(_("正在打印") if is_printing else _("打印"))
        self._flow.settle()

    def tell_printed(self, words: str) -> None:
        """Pass on that the paper went to the printer."""
        self.told.emit(words)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room: the title stands in the window's head too."""
        super().resizeEvent(event)
        for part in (self._title, self._summary):
            part.setVisible(self.width() >= _ROOMY_FROM_PX)
        self._flow.settle()

    # What people do

    @Slot(int)
    def _on_filtered(self, _number: int) -> None:
        self._show_lines()

    @Slot(QDate)
    def _on_day(self, day: QDate) -> None:
        if self._presenter is None:
            return
        is_today = day == self._day.maximumDate()
        self._later.setEnabled(not is_today)
        self._presenter.choose(None if is_today else date(day.year(), day.month(), day.day()))

    @Slot()
    def _on_earlier(self) -> None:
        self._day.setDate(self._day.date().addDays(-1))

    @Slot()
    def _on_later(self) -> None:
        self._day.setDate(self._day.date().addDays(1))

    @Slot()
    def _on_preview(self) -> None:
        if self._pages.currentIndex() == _PAPER:
            self._leave_paper()
            return
        if self._presenter is not None and self._sheet is not None:
            self._preview_button.set_word(_("返回表格"))
            self._flow.settle()
            self._pages.setCurrentIndex(_PAPER)
            self._show_paper()

    @Slot()
    def _on_print(self) -> None:
        if self._presenter is not None:
            self._presenter.print_sheet()

    def _show_paper(self) -> None:
        presenter, sheet = self._presenter, self._sheet
        if presenter is not None and sheet is not None:
            self.preview.show_pdf(lambda: presenter.paper_of(sheet.day))

    def _leave_paper(self) -> None:
        self._preview_button.set_word(_("预览"))
        self._flow.settle()
        self._show_lines()

    def _show_lines(self) -> None:
        if self._sheet is None:
            return
        self.model.show_rows(
            sheet_lines(self._sheet, only_deviations=self._segments.number() == _DEVIATIONS)
        )
        if not self._sheet.rows:
            self._empty.show_text(_("还没有人员"), _("登记了人员，这里就是每天的考勤。"))
        elif not self.model.rowCount():
            self._empty.show_text(_("没有要看的情况"), _("迟到、早退、缺卡、未到的人会在这里。"))
        if self._pages.currentIndex() == _PAPER and self._is_paper_wanted():
            return
        self._pages.setCurrentIndex(_TABLE if self.model.rowCount() else _EMPTY)

    def _is_paper_wanted(self) -> bool:
        return self._preview_button.text() == _("返回表格")

    # How it is put together

    def _build(self) -> None:
        self._day.setCalendarPopup(True)
        # Letters of Qt for year, month, day and weekday; the translation puts them in its order.
        self._day.setDisplayFormat(_("yyyy年M月d日 dddd"))
        self._day.setAccessibleName(_("日期"))
        self._day.setFixedWidth(218)
        self._summary.setToolTip(
            _("会张贴的词各有几人；张贴的只有在岗、请假、公出、B岗，迟到早退只在内部看")
        )
        self._segments.setToolTip(_("有情况：迟到、早退、未到、缺卡、待确认，或在时段外打卡"))
        card = QFrame()
        card.setProperty("look", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 8, 1, 1)
        column.setSpacing(4)
        column.addWidget(self._head())
        # An explicit least height: an empty state must not squeeze the buttons above it.
        self._pages.setMinimumHeight(1)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._paper())
        column.addWidget(self._pages, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        outer.addWidget(card)
        self._segments.chosen.connect(self._on_filtered)
        self._day.dateChanged.connect(self._on_day)
        self._earlier.clicked.connect(self._on_earlier)
        self._later.clicked.connect(self._on_later)
        self._preview_button.clicked.connect(self._on_preview)
        self._print.clicked.connect(self._on_print)
        self._later.setEnabled(False)

    def _head(self) -> QWidget:
        head = FlowRow(gap_px=12)
        for widget in (self._title, self._earlier, self._day, self._later, self._segments):
            head.add(widget)
        head.add(self._summary)
        head.push()
        head.add(self._preview_button)
        head.add(self._print)
        self._flow = head
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(head)
        return holder

    def _paper(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(16, 8, 16, 8)
        self.preview.setMaximumWidth(_PAPER_PX)
        row.addStretch(1)
        row.addWidget(self.preview, 100)
        row.addStretch(1)
        return holder
