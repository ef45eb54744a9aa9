"""导出: lists that the hall publishes, by month or department, as PDF or Excel."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.faces.manager.pages.month_bar import MonthBar
from hallapp.faces.manager.pages.saving import Report, ReportSaver, Shape
from hallapp.faces.manager.services_guides import GuidesServices
from hallapp.faces.manager.services_guides_more import PublicTables, more
from hallapp.faces.manager.settings_fields import CalmCombo
from hallapp.faces.parts.words import words
from hallapp.guides.terms import CatalogueCountRow, ItemType, ListKind
from hallapp.kernel.clock import day_in
from hallapp.kernel.errors import HallError
from hallapp.kernel.printed_table import PrintedTable
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import COMPACT_ROW_PX, RowTableView
from hallapp.wording import sentence

_ITEM_PX = 36
_LOW_BELOW_PX = 260


@dataclass(frozen=True)
class Span:
    """What is exported: a month, and a department or all of them."""

    first: date
    last: date
    department: str | None


@dataclass(frozen=True)
class Offer:
    """A list that can be exported.

    Attributes:
        key: Stable name.
        explains: What stands in it.
        tables: Makes its tables; runs on a worker.
    """

    key: str
    label: str
    explains: str
    tables: Callable[[PublicTables, Span], Sequence[PrintedTable]]
    by_month: bool = False
    by_department: bool = False


@dataclass(frozen=True)
class _CountLine:
    """Items of a type before and after a month; None for the sum."""

    item_type: ItemType | None
    before: int
    added: int
    withdrawn: int
    after: int


class ExportPanel(QWidget):
    """What, which month, which department, PDF or Excel.

    Signals:
        told: A file was written; carries the sentence.
        failed: The hall could not be asked; carries the `HallError`.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._desk: GuidesDesk | None = None
        self._offers = offers()
        self.list = QListWidget()
        self.list.setAccessibleName(_("导出什么"))
        self.month = MonthBar()
        self.departments = CalmCombo()
        self.departments.setAccessibleName(_("部门"))
        self.pdf = KeyButton(_("存成 PDF"), "F2", look="primary")
        self.excel = KeyButton(_("存成 Excel"), "F3")
        self.saver = ReportSaver(self)
        self.counts = RowTableModel[_CountLine](_count_columns(), lambda line: line.item_type)
        self.counts.setParent(self)
        self.table = RowTableView(self.counts, _("调整前后数量"), row_px=COMPACT_ROW_PX)
        self._title = words("", "title", wrap=True)
        self._explains = words("", "muted", wrap=True)
        self._fault = words("", "late", wrap=True)
        self._month_label, self._unit_label = words(_("月份"), "muted"), words(_("部门"), "muted")
        self._build()

    def begin(self, desk: GuidesDesk) -> None:
        """Work for whoever is signed in."""
        self._desk = desk
        self.month.show_month(day_in(desk.services.clock.now(), desk.services.zone))
        desk.look(lambda services: services.shelf.departments(), self._on_units, self.failed.emit)
        self.list.setCurrentRow(0)

    def take_keyboard(self) -> None:
        """Bring the keyboard to the choice."""
        self.list.setFocus()

    def choose(self, key: str) -> None:
        """Choose a list by its key."""
        self.list.setCurrentRow([offer.key for offer in self._offers].index(key))

    def offer(self) -> Offer:
        """Return the chosen list."""
        return self._offers[max(0, self.list.currentRow())]

    def span(self) -> Span:
        """Return the chosen month and department."""
        return Span(self.month.first(), self.month.last(), self.departments.currentData())

    def _on_units(self, names: tuple[str, ...]) -> None:
        self.departments.clear()
        self.departments.addItem(_("全部部门"), None)
        for name in names:
            self.departments.addItem(name, name)

    @Slot()
    def _show_offer(self) -> None:
        offer = self.offer()
        self._title.setText(offer.label)
        self._explains.setText(offer.explains)
        self._fault.hide()
        for part in (self._month_label, self.month):
            part.setVisible(offer.by_month)
        for part in (self._unit_label, self.departments):
            part.setVisible(offer.by_department)
        self._fit()
        self._show_counts()

    @Slot()
    def _show_counts(self) -> None:
        """Show how many items there were before and after the month."""
        if self.offer().key != "changes" or self._desk is None:
            return
        span = self.span()
        self._desk.look(
            lambda services: more(services).catalogue.counts(span.first, span.last),
            self._on_counts,
            self.failed.emit,
        )

    def _on_counts(self, rows: tuple[CatalogueCountRow, ...]) -> None:
        lines = [_CountLine(r.item_type, r.before, r.added, r.withdrawn, r.after) for r in rows]
        figures = ((r.before, r.added, r.withdrawn, r.after) for r in rows)
        summed = [sum(column) for column in zip(*figures, strict=True)] or [0, 0, 0, 0]
        self.counts.show_rows([*lines, _CountLine(None, *summed)])

    @Slot()
    def _on_pdf(self) -> None:
        self._save("pdf")

    @Slot()
    def _on_excel(self) -> None:
        self._save("xlsx")

    def _save(self, ending: str) -> None:
        desk, offer, span = self._desk, self.offer(), self.span()
        if desk is None:
            return
        month = f"-{span.first:%Y-%m}" if offer.by_month else ""

        def read(services: GuidesServices) -> Sequence[PrintedTable]:
            return offer.tables(more(services).public_lists, span)

        self.saver.save(desk, Report(f"{offer.label}{month}", read, Shape.LIST), ending)

    @Slot(object)
    def _on_failed(self, error: HallError) -> None:
        self._fault.setText(sentence(error))
        self._fault.show()

    @Slot()
    def _on_busy(self) -> None:
        if self.saver.is_busy:
            self._fault.hide()
        for button in (self.pdf, self.excel):
            button.setEnabled(not self.saver.is_busy)

    def _build(self) -> None:
        for offer in self._offers:
            item = QListWidgetItem(offer.label)
            # The sheet's height reaches items only after the list was first laid out.
            item.setSizeHint(QSize(0, _ITEM_PX))
            self.list.addItem(item)
        left = QFrame()
        left.setProperty("look", "card")
        column = QVBoxLayout(left)
        column.setContentsMargins(1, 8, 1, 8)
        column.addWidget(self.list)
        right = QFrame()
        right.setProperty("look", "card")
        self._build_right(right)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        left.setMaximumWidth(320)
        row.addWidget(left, 1)
        row.addWidget(right, 2)
        self.list.currentRowChanged.connect(self._show_offer)
        self.month.chosen.connect(self._show_counts)
        self.pdf.clicked.connect(self._on_pdf)
        self.excel.clicked.connect(self._on_excel)
        self.saver.told.connect(self.told)
        self.saver.failed.connect(self._on_failed)
        self.saver.changed.connect(self._on_busy)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the choice and the buttons alone where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        has_room = self.height() >= _LOW_BELOW_PX
        self._explains.setVisible(has_room)
        self.table.setVisible(has_room and self.offer().key == "changes")

    def _build_right(self, card: QWidget) -> None:
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._explains)
        column.addSpacing(4)
        left = Qt.AlignmentFlag.AlignLeft
        for label, control in (
            (self._month_label, self.month),
            (self._unit_label, self.departments),
        ):
            line = QHBoxLayout()
            line.setSpacing(8)
            label.setFixedWidth(96)
            line.addWidget(label)
            line.addWidget(control, 0, left)
            line.addStretch(1)
            column.addLayout(line)
        keys = QHBoxLayout()
        keys.setSpacing(8)
        keys.addWidget(self.pdf)
        keys.addWidget(self.excel)
        keys.addStretch(1)
        column.addSpacing(4)
        column.addLayout(keys)
        column.addWidget(self.saver.busy)
        column.addWidget(self._fault)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        self._fault.hide()


def offers() -> tuple[Offer, ...]:
    """Return every list that can be exported."""
    monthly = tuple(
        Offer(
            kind.value,
            _("{list}清单").format(list=kind.label),
            _("这个月的清单，后面附本月变化。"),
            _monthly(kind),
            by_month=True,
        )
        for kind in ListKind
    )
    return (*monthly, *_by_department(), *_over_time())


def _monthly(kind: ListKind) -> Callable[[PublicTables, Span], Sequence[PrintedTable]]:
    return lambda lists, span: lists.monthly(kind, span.first)


def _by_department() -> tuple[Offer, ...]:
    return (
        Offer(
            "powers",
            _("权力清单"),
            _("已公布的行政权力事项和设定依据，不含公共服务。"),
            lambda lists, span: (lists.powers(span.department),),
            by_department=True,
        ),
        Offer(
            "duties",
            _("责任清单"),
            _("每个事项的责任环节、责任事项和监督电话。"),
            lambda lists, span: (lists.duties(span.department),),
            by_department=True,
        ),
        Offer(
            "fees",
            _("收费公示"),
            _("收费项目、标准、依据和状态，张贴用。"),
            lambda lists, span: (lists.fees(span.department),),
            by_department=True,
        ),
    )


def _over_time() -> tuple[Offer, ...]:
    return (
        Offer(
            "openness",
            _("公开目录"),
            _("政务公开标准目录，按国家规定的栏目。"),
            lambda lists, _span: (lists.open_catalogue(),),
        ),
        Offer(
            "changes",
            _("目录调整"),
            _("这个月新增、修订、暂停、取消了哪些事项，前后各有多少。"),
            lambda lists, span: lists.changes(span.first, span.last),
            by_month=True,
        ),
        Offer(
            "readings",
            _("查阅量"),
            _("公共查阅点这个月被查阅的次数。"),
            lambda lists, span: (lists.readings(span.first, span.last),),
            by_month=True,
        ),
        Offer(
            "distributions",
            _("指南单投放"),
            _("这个月放在哪里、放了多少份。"),
            lambda lists, span: (lists.distributions(span.first, span.last),),
            by_month=True,
        ),
    )


def _count_columns() -> list[Column[_CountLine]]:
    def named(line: _CountLine) -> str:
        return _("合计") if line.item_type is None else line.item_type.label

    return [
        Column(_("事项类型"), named, width_px=0),
        Column(_("调整前"), lambda line: str(line.before), align=RIGHT, width_px=80),
        Column(_("增加"), lambda line: str(line.added), align=RIGHT, width_px=80),
        Column(_("减少"), lambda line: str(line.withdrawn), align=RIGHT, width_px=80),
        Column(_("调整后"), lambda line: str(line.after), align=RIGHT, width_px=80),
    ]
