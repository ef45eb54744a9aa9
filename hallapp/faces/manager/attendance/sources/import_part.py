"""导入打卡: choose a file, see what it would do, import it, read what it did."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.lists.part import DutyPart
from hallapp.faces.manager.attendance.long_work import LongWork, Steps
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.attendance.sources.column_map import ColumnMap
from hallapp.faces.manager.attendance.sources.looking import (
    FileLook,
    FileWish,
    ReadLine,
    look,
    read_lines,
)
from hallapp.faces.manager.attendance.sources.services import SourcesHall
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.guides.enter_button import EnterButton
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import COMPACT_ROW_PX, RowTableView
from hallapp.wording import sentence

if TYPE_CHECKING:
    from hallapp.attendance.importing.plan import PunchFilePlan, PunchFileReport, PunchTally

_ENDINGS = ("dat", "txt", "csv", "xlsx")
_DEVICE_PX = 120
_TABLE_PX = 190


class ImportPart(DutyPart):
    """Nothing is written before somebody has seen what would be.

    Signals:
        part_asked: Another part of the tab is to be opened; carries its name.
    """

    part_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("importPart")
        self._desk: AttendanceDesk | None = None
        self._wish: FileWish | None = None
        self._plan: PunchFilePlan | None = None
        self._request: Request | None = None
        self.choose = KeyButton(_("选打卡文件"), "Ctrl+O", look="accent")
        self.device = QLineEdit()
        self._device_words = words(_("考勤机编号"), "muted")
        self.do = EnterButton(_("导入"), look="primary")
        self.aside = KeyButton(_("看待核对记录"))
        self.work = LongWork()
        self.title = words("", "title", wrap=True)
        self.said = words("", "strong", wrap=True)
        self.cautions = words("", "", wrap=True)
        self.fault = words("", "late", wrap=True)
        self.columns = ColumnMap()
        self.model = RowTableModel[ReadLine](_columns(), lambda row: row.number, parent=self)
        self.table = RowTableView(self.model, _("读成的记录"), row_px=COMPACT_ROW_PX)
        self.empty = EmptyState(
            _("导入打卡"),
            _(
                "选考勤机 U 盘导出的 1_attlog.dat，或带表头的 Excel、CSV。先看会写进什么，再导入；"
                "同一个文件导两次也不会重复。"
            ),
            icon="document",
        )
        self._build()
        self._settle()

    # What the tab calls

    @override
    def begin(self, desk: AttendanceDesk) -> None:
        """Work for a person."""
        self._desk = desk
        self._settle()

    @override
    def refresh(self) -> None:
        """Nothing is read before a file is chosen."""

    @override
    def take_keyboard(self) -> None:
        """Bring the keyboard to the next step."""
        (self.do if self._plan is not None and self.do.isVisible() else self.choose).setFocus()

    def stop(self) -> None:
        """Stop what is being read or written."""
        self.work.stop()

    # Looking

    @Slot()
    def _on_choose(self) -> None:
        desk = self._desk
        if desk is None or self.work.is_busy:
            return
        path = desk.door.open_file(_("选打卡文件"), _ENDINGS)
        if path is not None:
            self.look_at(path)

    def look_at(self, path: Path) -> None:
        """Show what importing a file would do."""
        self.columns.show_headings((), {})
        self.device.clear()
        self._look(FileWish(path))

    @Slot()
    def _on_columns(self) -> None:
        if self._wish is not None:
            self._look(replace(self._wish, columns=self.columns.wish()))

    @Slot()
    def _on_device(self) -> None:
        wish, typed = self._wish, self.device.text().strip()
        if wish is not None and self._plan is not None and typed != self._plan.device_number:
            self._look(replace(wish, device=typed))

    def _look(self, wish: FileWish) -> None:
        desk = self._desk
        if desk is None or self.work.is_busy:
            return
        self._wish, self._plan, self._request = wish, None, None
        self.title.setText(wish.path.name)
        self._show_words("", "", "")
        self.work.run(
            desk,
            _("正在核对"),
            lambda services, steps: look(services, wish, steps),
            self._on_looked,
            self._on_failed,
        )

    def _on_looked(self, found: FileLook) -> None:
        plan = self._plan = found.plan
        if plan is None:
            said = "" if found.error is None else sentence(found.error)
            self._show_words("", "", said)
            chosen = self._wish.columns if self._wish is not None else None
            self.columns.show_headings(found.headings, chosen or {})
            self.model.show_rows(())
        else:
            self.device.setText(plan.device_number)
            self._show_words(_tally_words(plan.tally), _caution_words(plan.cautions), "")
            self.columns.show_headings(found.headings, plan.sheet.columns.headings)
            self.model.show_rows(read_lines(plan))
        self._settle()
        self.take_keyboard()

    # Importing

    @Slot()
    def _on_do(self) -> None:
        desk, plan = self._desk, self._plan
        if desk is None or plan is None or self.work.is_busy:
            return
        request = self._request = self._request or Request(desk.actor)

        def carry(services: AttendanceServices, steps: Steps) -> "PunchFileReport":
            return SourcesHall(services).files.carry(
                request, plan, progress=steps.step, cancelled=steps.is_stopped
            )

        self.work.run(desk, _("正在导入"), carry, self._on_done, self._on_failed)

    def _on_done(self, report: "PunchFileReport") -> None:
        self._plan, self._request, self._wish = None, None, None
        tally = report.tally
        said = _("已导入 {name}：新记录 {new}，已有 {known}，待核对 {aside}").format(
            name=report.name,
            new=f"{tally.new:,}",
            known=f"{tally.known:,}",
            aside=f"{tally.quarantined:,}",
        )
        about = _("涉及 {people} 人、{days} 天。").format(people=tally.people, days=len(tally.days))
        self._show_words(_("{said}。{about}").format(said=said, about=about),
                         _caution_words(report.cautions), "")  # fmt: skip
        self.columns.show_headings((), {})
        self.model.show_rows([row for row in self.model.rows() if row.fault])
        self._settle(has_aside=bool(tally.quarantined))
        self.told.emit(said)
        (self.aside if tally.quarantined else self.choose).setFocus()

    def _on_failed(self, error: HallError) -> None:
        # Another try begins anew: nothing of the file was written.
        self._request = None
        if self._plan is None:
            self.model.show_rows(())
            self.columns.show_headings((), {})
        self._show_words(self.said.text(), self.cautions.text(), sentence(error))
        self._settle()
        self.take_keyboard()

    # What is shown

    def _show_words(self, said: str, cautions: str, fault: str) -> None:
        for label, text in ((self.said, said), (self.cautions, cautions), (self.fault, fault)):
            label.setText(text)
            label.setVisible(bool(text))

    @Slot()
    def _on_work(self) -> None:
        self._settle()

    def _settle(self, *, has_aside: bool = False) -> None:
        """Offer only what makes sense now."""
        may = self._desk is None or self._desk.may_run
        is_busy, plan = self.work.is_busy, self._plan
        has_begun = bool(self.title.text())
        self.choose.setEnabled(may and not is_busy)
        self.do.setVisible(plan is not None)
        self.do.setEnabled(may and not is_busy)
        for part in (self.device, self._device_words):
            part.setVisible(plan is not None)
        self.device.setEnabled(not is_busy)
        self.columns.setEnabled(not is_busy)
        self.aside.setVisible(has_aside)
        self.empty.setVisible(not has_begun)
        self.title.setVisible(has_begun)
        self.table.setVisible(has_begun and self.model.rowCount() > 0)
        self._head.settle()

    @Slot()
    def _on_aside(self) -> None:
        self.part_asked.emit("quarantine")

    def _build(self) -> None:
        self.device.setFixedWidth(_DEVICE_PX)
        self.device.setMaxLength(32)
        self.device.setAccessibleName(_("考勤机编号"))
        self.device.setPlaceholderText(_("未编号"))
        self.aside.hide()
        head = self._head = FlowRow(8)
        for part in (self.choose, self._device_words, self.device):
            head.add(part)
        for key in (self.do, self.aside):
            head.add(key)
        self.table.setMinimumHeight(_TABLE_PX)
        inner = QWidget()
        inner.setProperty("look", "surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(15, 8, 15, 10)
        column.setSpacing(6)
        for part in (head, self.work, self.title, self.said, self.fault, self.cautions):
            column.addWidget(part)
        column.addWidget(self.columns)
        column.addWidget(self.table, 100)
        column.addWidget(self.empty, 100)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        card = QFrame()
        card.setProperty("look", "card")
        around = QVBoxLayout(card)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        self._connect()

    def _connect(self) -> None:
        self.choose.clicked.connect(self._on_choose)
        self.do.clicked.connect(self._on_do)
        self.aside.clicked.connect(self._on_aside)
        self.device.editingFinished.connect(self._on_device)
        self.columns.changed.connect(self._on_columns)
        self.work.changed.connect(self._on_work)


def _columns() -> list[Column[ReadLine]]:
    return [
        Column(_("行"), lambda row: str(row.line), align=RIGHT, width_px=64),
        Column(_("考勤号"), lambda row: row.pin, bold=True, width_px=124),
        Column(_("读成的时间"), lambda row: row.time, width_px=176),
        Column(
            _("情况"), _fault_word, tone=_fault_tone, tip=_fault_word, width_px=300,
        ),
        Column(_("原文"), lambda row: row.raw, tone=_quiet, tip=lambda row: row.raw, width_px=0),
    ]  # fmt: skip


def _fault_word(row: ReadLine) -> str:
    return _("待核对：{why}").format(why=row.fault) if row.fault else _("可以导入")


def _fault_tone(row: ReadLine) -> str:
    return "late" if row.fault else "normal"


def _quiet(_row: ReadLine) -> str:
    return "muted"


def _tally_words(tally: "PunchTally") -> str:
    said = _("共 {lines} 行：新记录 {new}，已有 {known}，待核对 {aside}。").format(
        lines=f"{tally.lines:,}",
        new=f"{tally.new:,}",
        known=f"{tally.known:,}",
        aside=f"{tally.quarantined:,}",
    )
    if tally.days:
        first, last = min(tally.days), max(tally.days)
        span = _("{first} 至 {last}，{people} 人。").format(
            first=first.isoformat(), last=last.isoformat(), people=tally.people
        )
        return f"{said}　{span}"
    return said


def _caution_words(cautions: Any) -> str:
    return "\n".join(_("注意：{words}").format(words=each.words) for each in cautions)
