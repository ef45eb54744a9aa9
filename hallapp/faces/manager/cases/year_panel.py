"""One year: its days, what is made of one of them, and the changes that were made."""

from dataclasses import dataclass
from datetime import date, tzinfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from hallapp.cases.clockwork.calendar_rows import (
    CalendarDayRow,
    CalendarEditRow,
    CalendarYearRow,
    DayChoice,
)
from hallapp.faces.manager.cases.day_words import day_sentence, year_sentence
from hallapp.faces.manager.cases.desk import CasesDesk
from hallapp.faces.manager.cases.year_view import YearView
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import line, words
from hallapp.kernel.clock import DEFAULT_ZONE, zone_named
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView

_YEAR, _EDITS = 0, 1


@dataclass(frozen=True)
class YearShown:
    """A year with all its days, and the changes of the calendar."""

    row: CalendarYearRow
    days: tuple[CalendarDayRow, ...]
    edits: tuple[CalendarEditRow, ...]
    today: date


class YearPanel(QFrame):
    """The calendar of a year, or the list of changes in its place.

    Signals:
        day_asked: A day is to be set; carries the day and the `DayChoice`.
        failed: The hall could not be asked; carries the `HallError`.
    """

    day_asked = Signal(object, object)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._zone: tzinfo = zone_named(DEFAULT_ZONE)
        self._may_keep = True
        self._year = 0
        self.which = Segments(_("日历内容"), (_("年历"), _("调整记录")))
        self._said = words("", "", wrap=True)
        self.view = YearView()
        self._area = QScrollArea()
        self.day = words("", "strong", wrap=True)
        self._buttons = {choice: KeyButton(choice.label) for choice in DayChoice}
        self._foot = FlowRow(8)
        self.edits = RowTableModel[CalendarEditRow](self._edit_columns(), lambda row: row.id)
        self.edits.setParent(self)
        self.edit_table = RowTableView(self.edits, _("调整记录"))
        self._no_edits = EmptyState(
            _("日历还没有调整过"),
            _("导入通知、另设一天，都会在这里留一行：谁、什么时候、变动了多少件。"),
            icon="document",
        )
        self._pages = QStackedWidget()
        self._build()

    def begin(self, desk: CasesDesk) -> None:
        """Tell times in the hall's zone."""
        self._zone = zone_named(desk.services.hall.zone)

    def set_may_keep(self, *, may_keep: bool) -> None:
        """Let the buttons rest for who only looks."""
        self._may_keep = may_keep
        self._settle()

    def show_year(self, shown: YearShown) -> None:
        """Show a year; the chosen day stays."""
        self._year = shown.row.year
        self._said.setText(year_sentence(shown.row))
        self.view.show_year(shown.days, shown.today)
        self.edits.show_rows(shown.edits)
        self._show_which()

    def take_keyboard(self) -> None:
        """Bring the keyboard to the days."""
        (self.view if self.which.number() == _YEAR else self.edit_table).setFocus()

    def button(self, choice: DayChoice) -> KeyButton:
        """Return the button that makes something of the chosen day."""
        return self._buttons[choice]

    @Slot()
    def _show_which(self) -> None:
        if self.which.number() == _YEAR:
            self._pages.setCurrentIndex(0)
        else:
            self._pages.setCurrentWidget(
                self.edit_table if self.edits.rowCount() else self._no_edits
            )

    @Slot(object)
    def _on_day(self, row: CalendarDayRow) -> None:
        self.day.setText(day_sentence(row))
        self._settle()

    @Slot(int, int)
    def _on_place(self, top: int, bottom: int) -> None:
        self._area.ensureVisible(0, bottom, 0, 0)
        self._area.ensureVisible(0, max(0, top), 0, 0)

    def _ask(self, choice: DayChoice) -> None:
        row = self.view.chosen()
        if row is not None:
            self.day_asked.emit(row.day, choice)

    def _settle(self) -> None:
        row = self.view.chosen()
        for choice, button in self._buttons.items():
            button.setEnabled(self._may_keep and row is not None and _is_sense(choice, row))

    def _build(self) -> None:
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setProperty("look", "surface")
        self._area.setWidget(self.view)
        head = FlowRow()
        head.add(self.which)
        top = QWidget()
        inner = QVBoxLayout(top)
        inner.setContentsMargins(11, 8, 11, 4)
        inner.setSpacing(4)
        self._said.setContentsMargins(5, 0, 5, 0)
        inner.addWidget(head)
        inner.addWidget(self._said)
        for page in (self._year_page(), self.edit_table, self._no_edits):
            self._pages.addWidget(page)
        self._pages.setMinimumSize(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self._pages, 1)
        self.which.chosen.connect(self._show_which)
        self.view.day_shown.connect(self._on_day)
        self.view.place_wanted.connect(self._on_place)

    def _year_page(self) -> QWidget:
        for choice, button in self._buttons.items():
            button.setObjectName(f"day_{choice.value}")
            button.clicked.connect(lambda _checked=False, chosen=choice: self._ask(chosen))
            self._foot.add(button)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(self._area, 1)
        column.addWidget(line())
        below = QVBoxLayout()
        below.setContentsMargins(11, 2, 11, 0)
        self.day.setContentsMargins(5, 2, 5, 0)
        below.addWidget(self.day)
        below.addWidget(self._foot)
        column.addLayout(below)
        return page

    def _edit_columns(self) -> list[Column[CalendarEditRow]]:
        return [
            Column(_("时间"), self._moment, width_px=150),
            Column(_("经手人"), lambda row: row.made_by, width_px=90),
            Column(_("改了什么"), _what, tip=_what, width_px=0),
            Column(_("变动天数"), lambda row: str(row.changed_days), align=RIGHT, width_px=90),
            Column(_("变动办件"), lambda row: str(row.moved_cases), align=RIGHT, width_px=90),
        ]

    def _moment(self, row: CalendarEditRow) -> str:
        return f"{row.made_at.astimezone(self._zone):%Y-%m-%d %H:%M}"


def _what(row: CalendarEditRow) -> str:
    # The source of a single day says its reason already.
    note = "" if row.note in row.source else row.note
    return _("，").join(part for part in (row.source, note) if part)


def _is_sense(choice: DayChoice, row: CalendarDayRow) -> bool:
    """Return whether something would become of the day: never what it is already."""
    works = row.kind.is_working
    return {
        DayChoice.CLOSURE: works,
        DayChoice.MAKE_UP: not works,
        DayChoice.AS_USUAL: row.is_own,
    }[choice]
