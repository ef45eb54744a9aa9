"""One report on the screen: figures that open what they count, tables, how each is defined."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.evaluation.terms import FollowUpRow
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.follow_up_form import FollowUpForm
from hallapp.faces.manager.report_rows import (
    MOST_LINES,
    ColumnShape,
    Report,
    ReportFigure,
    ReportLine,
    ReportRead,
    TableShape,
)
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.faces.parts.lights import LightMark
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import LEFT, LIGHT_ROLE, RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView

_WIDE_LEAST_PX = 220


class _Table(RowTableView):
    """A table of lines in a shape."""

    def __init__(self, shape: TableShape, parent: QWidget | None = None) -> None:
        columns = [_column(number, each) for number, each in enumerate(shape.columns)]
        self.lines = RowTableModel[ReportLine](columns, _line_key)
        self.shape_ = shape
        super().__init__(self.lines, shape.word, parent=parent)
        self.lines.setParent(self)
        self.setItemDelegate(LightDelegate(self))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the wide column keep a width to be read at; the table then scrolls sideways."""
        fixed = sum(each.width_px for each in self.shape_.columns)
        has_room = self.viewport().width() - fixed >= _WIDE_LEAST_PX
        header = self.horizontalHeader()
        for number, each in enumerate(self.shape_.columns):
            if each.width_px:
                continue
            mode = QHeaderView.ResizeMode.Stretch if has_room else QHeaderView.ResizeMode.Fixed
            if header.sectionResizeMode(number) is not mode:
                header.setSectionResizeMode(number, mode)
            if not has_room:
                self.setColumnWidth(number, _WIDE_LEAST_PX)
        super().resizeEvent(event)


class ReportPanel(QWidget):
    """Figures above, the definition of the chosen one, tables beneath.

    Signals:
        opened: A row that can be worked on was opened; carries what it was made of.
        acted: A follow-up's next step; carries the `Act`.
    """

    opened = Signal(object)
    acted = Signal(object)

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self._read: ReportRead | None = None
        self._tag = ""
        self._figure_key = ""
        self._figures_row = FlowRow(6)
        self.figures: dict[str, KeyButton] = {}
        self._definition = words("", "muted", wrap=True)
        self._definition.setObjectName("reportDefinition")
        self._segments = Segments(_("看哪张表"), [shape.word for shape in report.tables])
        self._segments.setObjectName("reportTable")
        self._only = KeyButton("", look="accent")
        self._only.setObjectName("reportOnly")
        self._only.hide()
        self._search = SearchField(_("在表里找"))
        self._search.setObjectName("reportSearch")
        self.tables = [_Table(shape) for shape in report.tables]
        self._nothing = EmptyState("", icon="chart")
        self.form = FollowUpForm()
        self._pages = QStackedWidget()
        self._build()

    def show_read(self, read: ReportRead, first: date, last: date) -> None:
        """Show a reading; selection, filter and an open follow-up stay."""
        self._read = read
        for figure in read.figures:
            self._show_figure(figure)
        self._figures_row.settle()
        if not self._figure_key:
            self._definition.setText(_definition_of(read.figures[0]))
        if any(len(lines) >= MOST_LINES for lines in read.tables):
            self._definition.setText(
                _("这段时间超过 {most} 行，只列最近的；请选短一些的日期。").format(most=MOST_LINES)
            )
        days = _("{first} 至 {last}").format(first=f"{first:%Y-%m-%d}", last=f"{last:%Y-%m-%d}")
        self._definition.setToolTip(days)
        self._show()

    def show_trouble(self, text: str) -> None:
        """Say that it could not be read; what was read stays."""
        if self._read is None:
            self._nothing.show_text(_("没有读到"), text, icon="warning")
            self._pages.setCurrentWidget(self._nothing)

    def open_table(self, number: int, tag: str = "") -> None:
        """Show a table, only the lines of a tag."""
        self._tag = tag
        self._segments.choose(number)
        self._show()

    def take_keyboard(self) -> None:
        """Put the keyboard on the table."""
        if self._pages.currentWidget() is self.form:
            return
        table = self._table()
        if table.selected_row() is None and table.lines.rowCount():
            table.selectRow(0)
        table.setFocus()

    def shown(self) -> tuple[ReportLine, ...]:
        """Return the lines in sight."""
        return self._table().lines.rows()

    def open_follow_up(self, row: FollowUpRow) -> None:
        """Show the form in the place of the table; the page has filled it."""
        self._pages.setCurrentWidget(self.form)
        self._only.hide()
        self.setAccessibleDescription(row.evaluation.label)

    @Slot()
    def _on_figure(self) -> None:
        pressed = self.sender()
        for figure in () if self._read is None else self._read.figures:
            if self.figures.get(figure.key) is pressed:
                self._figure_key = figure.key
                self._definition.setText(_definition_of(figure))
                self.open_table(figure.table, figure.tag)
                self.take_keyboard()
                return

    @Slot()
    def _on_segment(self) -> None:
        self._tag = ""
        self._show()

    @Slot()
    def _on_released(self) -> None:
        self._tag = ""
        self._show()
        self.take_keyboard()

    @Slot()
    def _on_form_left(self) -> None:
        self._show_table()
        self.take_keyboard()

    @Slot(object)
    def _on_opened(self, line: ReportLine) -> None:
        if line.opens is not None:
            number, tag = line.opens
            self.open_table(number, tag)
            self.take_keyboard()
        elif isinstance(line.about, FollowUpRow):
            self.opened.emit(line.about)

    def _table(self) -> _Table:
        return self.tables[self._segments.number()]

    def _show(self) -> None:
        read = self._read
        if read is None:
            return
        for number, (table, lines) in enumerate(zip(self.tables, read.tables, strict=True)):
            is_open = number == self._segments.number()
            kept = [line for line in lines if not self._tag or self._tag in line.tags]
            table.lines.show_rows(kept if is_open else lines)
            self._segments.set_word(number, f"{table.shape_.word} {len(lines)}")
        if self._pages.currentWidget() is not self.form:
            self._show_table()

    def _show_table(self) -> None:
        table = self._table()
        self._only.setVisible(bool(self._tag))
        self._only.set_word(_("只列 {count} 行，看全部").format(count=table.lines.rowCount()))
        if table.lines.rowCount() or self._search.text():
            self._pages.setCurrentWidget(table)
        else:
            self._nothing.show_text(table.shape_.empty_title, table.shape_.empty_text, icon="chart")
            self._pages.setCurrentWidget(self._nothing)

    def _show_figure(self, figure: ReportFigure) -> None:
        button = self.figures.get(figure.key)
        if button is None:
            button = KeyButton("")
            button.setObjectName(f"figure_{self.report.key}_{figure.key}")
            button.clicked.connect(self._on_figure)
            self.figures[figure.key] = button
            self._figures_row.add(button)
            button.show()
        button.set_word(f"{figure.word} {figure.value}")
        button.setToolTip(figure.definition)
        button.setAccessibleDescription(figure.definition)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        top = QWidget()
        inner = QVBoxLayout(top)
        inner.setContentsMargins(12, 0, 12, 0)
        inner.setSpacing(4)
        inner.addWidget(self._figures_row)
        inner.addWidget(self._definition)
        row = QHBoxLayout()
        # What stands in the row of figures leaves room for the ring of the keyboard.
        row.setContentsMargins(5, 0, 5, 0)
        self._definition.setContentsMargins(5, 0, 5, 0)
        row.setSpacing(12)
        row.addWidget(self._segments)
        row.addWidget(self._only)
        row.addStretch(1)
        self._search.setMaximumWidth(280)
        row.addWidget(self._search, 2)
        inner.addLayout(row)
        column.addWidget(top)
        for page in (*self.tables, self._nothing, self.form):
            self._pages.addWidget(page)
        column.addWidget(self._pages, 1)
        self._segments.setVisible(len(self.tables) > 1)
        self._segments.chosen.connect(self._on_segment)
        self._only.clicked.connect(self._on_released)
        for number, table in enumerate(self.tables):
            table.setObjectName(f"report_{self.report.key}_{number}")
            table.row_opened.connect(self._on_opened)
            self._search.typed.connect(table.lines.set_filter)
        self._search.left_downwards.connect(self.take_keyboard)
        self._search.entered.connect(self.take_keyboard)
        self.form.left.connect(self._on_form_left)
        self.form.acted.connect(self.acted)


def _definition_of(figure: ReportFigure) -> str:
    return _("{figure}：{definition}。").format(figure=figure.word, definition=figure.definition)


def _column(number: int, shape: ColumnShape) -> Column[ReportLine]:
    def text(line: ReportLine) -> str:
        return line.cells[number]

    def mark(line: ReportLine) -> LightMark | None:
        return line.mark

    return Column(
        shape.title,
        text,
        align=RIGHT if shape.is_right else LEFT,
        tip=text if not shape.width_px else None,
        width_px=shape.width_px,
        extra={LIGHT_ROLE: mark} if shape.has_light else {},
    )


def _line_key(line: ReportLine) -> object:
    return line.key
