"""A platform's list of appointments: chosen, tried line by line, then brought in."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout
from typing_extensions import override

from hallapp.appointments.importing.report import BookingLine, BookingReport, BookingVerdict
from hallapp.faces.manager.settings_chapter import NARROW_BELOW_PX, Chapter
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.wording import sentence

_LEFT_OUT = (3, 4)
"""Columns that go where there is little room: service and time."""


class BookingFilePage(Chapter):
    """导入名单: nothing is written before the report of every line was seen.

    Signals:
        brought_in: A list was imported.
    """

    brought_in = Signal()

    def __init__(self) -> None:
        explains = _("平台发来的名单（CSV）。先检查，看每一行会怎样，再导入；重复导入不会多出人。")
        super().__init__(_("导入名单"), explains)
        self._report: BookingReport | None = None
        self._tried: Path | None = None
        self.path = QLineEdit()
        self.path.setObjectName("bookingFile")
        self.path.setAccessibleName(_("名单文件"))
        self.path.setPlaceholderText(_("名单文件的位置"))
        self.choose = KeyButton(_("选择文件"), "Ctrl+O", look="accent")
        self.attempt = KeyButton(_("检查"), "Ctrl+R", look="accent")
        self.attempt.setObjectName("tryBookings")
        self.bring = KeyButton(_("导入"), "Ctrl+I", look="primary")
        self.bring.setObjectName("importBookings")
        self._said = words("", wrap=True)
        self._said.setObjectName("bookingReport")
        self._fault = words("", "late", wrap=True)
        self._note = words("", "muted", wrap=True)
        self.model = RowTableModel[BookingLine](_columns(self._when), lambda line: line.number)
        self.model.setParent(self)
        self.table = RowTableView(self.model, _("每一行会怎样"))
        self._empty = EmptyState(
            _("还没有选名单"),
            _("第一行是列名：业务、日期、时间、姓名，可以再有电话、身份证号、预约号。"),
            icon="calendar",
        )
        self._build()

    @override
    def lock(self, *, is_locked: bool) -> None:
        for part in (self.path, self.choose, self.attempt):
            part.setEnabled(not is_locked)
        self._settle()

    @override
    def refresh(self) -> None:
        """Stay: a report is only made when it is asked for."""

    @override
    def take_keyboard(self) -> None:
        self.path.setFocus()

    def said_fault(self) -> str:
        """Return what is said to be wrong with the file."""
        return "" if self._fault.isHidden() else self._fault.text()

    @Slot()
    def _on_choose(self) -> None:
        dialog = QFileDialog(self, _("选择名单"))
        dialog.setNameFilters([_("名单 (*.csv *.txt)"), _("所有文件 (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    @Slot(str)
    def _on_chosen(self, path: str) -> None:
        self.path.setText(path)
        self._on_try()

    @Slot()
    def _on_try(self) -> None:
        text = self.path.text().strip().strip('"')
        if self.desk is None or not text:
            self._fail(_("请先选一个名单文件。"))
            return
        path = Path(text)

        def done(report: BookingReport) -> None:
            self._tried = path
            self._show(report)

        self.desk.look(lambda services: services.appointments.try_file(path), done, self._on_failed)

    @Slot()
    def _on_bring(self) -> None:
        path = self._tried
        if self.desk is not None and path is not None:
            self.bring.setEnabled(False)
            self.desk.write(
                lambda services, request: services.appointments.import_file(request, path),
                self._on_brought,
                self._on_failed,
            )

    @Slot()
    def _on_typed(self) -> None:
        self._tried = None
        self._settle()

    def _on_brought(self, report: BookingReport) -> None:
        self._tried = None
        self._show(report)
        told = _("已导入 {count} 人，{refused} 行没有导入")
        self.told.emit(
            told.format(
                count=report.count(BookingVerdict.NEW),
                refused=report.count(BookingVerdict.REFUSED),
            )
        )
        self.brought_in.emit()

    def _on_failed(self, error: HallError) -> None:
        self._tried = None
        self._fail(sentence(error))

    def _fail(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
        self._settle()

    def _show(self, report: BookingReport) -> None:
        self._report = report
        self._fault.hide()
        # Refused lines first: they are what somebody has to do something about.
        lines = sorted(report.lines, key=lambda line: line.verdict is not BookingVerdict.REFUSED)
        self.model.show_rows(lines)
        said = _("已导入：") if report.is_written else _("检查结果，还没有导入：")
        counts = _("；").join(
            _("{verdict} {count} 行").format(verdict=verdict.label, count=report.count(verdict))
            for verdict in BookingVerdict
        )
        self._said.setText(f"{said}{counts}")
        self._settle()

    def _settle(self) -> None:
        has_report = self._report is not None
        may = self.desk is not None and self.desk.may_change
        new = 0 if self._report is None else self._report.count(BookingVerdict.NEW)
        self.bring.setEnabled(may and self._tried is not None and new > 0)
        self.table.setVisible(has_report)
        self._empty.setVisible(not has_report)
        self._said.setVisible(has_report)

    def _when(self, line: BookingLine) -> str:
        if line.starts_at is None or self.desk is None:
            return ""
        at = line.starts_at.astimezone(self.desk.services.zone)
        return f"{at:%m-%d %H:%M}"

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is said of each line in sight where there is little room."""
        super().resizeEvent(event)
        for number in _LEFT_OUT:
            self.table.setColumnHidden(number, self.width() < NARROW_BELOW_PX)

    @Slot(object)
    def _on_selected(self, line: BookingLine | None) -> None:
        """Say the whole remark of a line: a cell may be too narrow for it."""
        self._note.setText("" if line is None else _notes(line))
        self._note.setVisible(bool(self._note.text()))

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("look", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 10, 12, 2)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.path, 1)
        for button in (self.choose, self.attempt, self.bring):
            row.addWidget(button)
        column.addLayout(row)
        for part in (self._fault, self._said):
            column.addWidget(part)
            part.hide()
        column.addWidget(self.table, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._note)
        self._note.hide()
        self.table.row_selected.connect(self._on_selected)
        self.body.addWidget(card, 1)
        self.path.textEdited.connect(self._on_typed)
        self.path.returnPressed.connect(self._on_try)
        self.choose.clicked.connect(self._on_choose)
        self.attempt.clicked.connect(self._on_try)
        self.bring.clicked.connect(self._on_bring)
        self._settle()


def _columns(when: Any) -> list[Column[BookingLine]]:
    return [
        Column(_("行"), lambda line: str(line.number), align=RIGHT, width_px=52),
        Column(_("结果"), lambda line: line.verdict.label, tone=_tone, width_px=128),
        Column(_("姓名"), lambda line: shown(line.masked_name), width_px=84),
        Column(_("业务"), lambda line: line.service_name, width_px=120),
        Column(_("时间"), when, width_px=112),
        Column(_("说明"), _notes, tip=_notes, width_px=0),
    ]


def _tone(line: BookingLine) -> str:
    if line.verdict is BookingVerdict.REFUSED:
        return "late"
    return "" if line.verdict is BookingVerdict.NEW else "muted"


def _notes(line: BookingLine) -> str:
    return " ".join(note.words for note in line.notes)
