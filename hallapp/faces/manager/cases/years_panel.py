"""The years of the calendar, and what can be done with the notice of one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hallapp.cases.clockwork.calendar_rows import CalendarYearRow, YearState
from hallapp.faces.manager.cases.day_words import year_state
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView


class YearsPanel(QFrame):
    """One row a year; below it the three things a person may do.

    Signals:
        year_chosen: The keyboard stands on another year.
        import_asked: A notice is to be read from a file.
        shipped_asked: The notice that ships with the program is to be compared.
        forget_asked: The hall's own notice of the year is to be taken back.
    """

    year_chosen = Signal()
    import_asked = Signal()
    shipped_asked = Signal()
    forget_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._may_keep = True
        self.model = RowTableModel[CalendarYearRow](_columns(), lambda row: row.year)
        self.model.setParent(self)
        self.table = RowTableView(self.model, _("年份"))
        self.table.setObjectName("calendarYears")
        self.read = KeyButton(_("导入通知"), "Ctrl+O", look="accent")
        self.read.setObjectName("importNotice")
        self.shipped = KeyButton(_("用随程序的安排"))
        self.shipped.setObjectName("shippedNotice")
        self.forget = KeyButton(_("取消本厅导入"))
        self.forget.setObjectName("forgetYear")
        self._said = words("", "small", wrap=True)
        self._build()

    def set_may_keep(self, *, may_keep: bool) -> None:
        """Let the buttons rest for who only looks."""
        self._may_keep = may_keep
        self._settle()

    def show_years(self, rows: Sequence[CalendarYearRow], first: int) -> None:
        """Show the years; the chosen one stays, at first it is the present one."""
        is_first = self.table.selected_row() is None
        self.model.show_rows(rows)
        if is_first:
            self.table.select_key(first)
        self._settle()

    def chosen(self) -> CalendarYearRow | None:
        """Return the year on which the keyboard stands."""
        return self.table.selected_row()

    def take_keyboard(self) -> None:
        """Bring the keyboard to the years."""
        self.table.setFocus()

    @Slot(object)
    def _on_selected(self, row: CalendarYearRow | None) -> None:
        if row is not None:
            self._settle()
            self.year_chosen.emit()

    def _settle(self) -> None:
        row = self.chosen()
        is_loaded = row is not None and row.state is YearState.LOADED
        self.read.setEnabled(self._may_keep)
        self.shipped.setEnabled(self._may_keep and row is not None)
        self.forget.setEnabled(self._may_keep and is_loaded)
        self._said.setText(self._why(row))

    def _why(self, row: CalendarYearRow | None) -> str:
        if not self._may_keep:
            return _("日历由大厅管理和系统管理维护，您可以查看。")
        if row is not None and row.state is YearState.LOADED and not row.may_forget:
            said = _("{year} 年里有 {count} 件在办，现在不能取消导入；可以再导入一次来改。")
            return said.format(year=row.year, count=f"{row.open_cases:,}")
        return _("Excel、CSV 或文字都行：一行一天，写日期和“休”或“班”。先看会变动什么，再保存。")

    def _build(self) -> None:
        foot = FlowRow(8)
        for button in (self.read, self.shipped, self.forget):
            foot.add(button)
        below = QWidget()
        inner = QVBoxLayout(below)
        inner.setContentsMargins(11, 4, 11, 8)
        inner.setSpacing(4)
        self._said.setContentsMargins(5, 0, 5, 0)
        inner.addWidget(foot)
        inner.addWidget(self._said)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(below)
        self.table.row_selected.connect(self._on_selected)
        self.read.clicked.connect(self.import_asked)
        self.shipped.clicked.connect(self.shipped_asked)
        self.forget.clicked.connect(self.forget_asked)


def _columns() -> list[Column[CalendarYearRow]]:
    return [
        Column(_("年"), lambda row: str(row.year), bold=True, width_px=60),
        Column(_("放假通知"), year_state, tone=_tone, tip=lambda row: row.source, width_px=0),
        Column(_("在办"), lambda row: f"{row.open_cases:,}", align=RIGHT, width_px=84),
        Column(_("暂定"), lambda row: f"{row.provisional_cases:,}", align=RIGHT, width_px=84),
    ]


def _tone(row: CalendarYearRow) -> str:
    return "late" if row.state is YearState.UNKNOWN and row.provisional_cases else ""
