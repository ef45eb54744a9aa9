"""One person's month: a line a day, and the chosen day in full beside it."""

from collections.abc import Callable
from datetime import date, timedelta, tzinfo
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout
from typing_extensions import override

from hallapp.attendance.terms import Slot as PunchSlot
from hallapp.attendance.terms.acts import CorrectionRow
from hallapp.attendance.terms.person_days import DayBasis, PersonDayRow, missing_slots
from hallapp.faces.manager.attendance.month import words as said_of
from hallapp.faces.manager.attendance.month.correction_forms import CorrectionForm, VerdictForm
from hallapp.faces.manager.attendance.month.day_detail import DayDetail
from hallapp.faces.manager.attendance.month.reading import DayRead, PersonRead
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.pages.month_bar import MonthBar
from hallapp.faces.parts.light_delegate import LightDelegate
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import Column, RowTableModel
from hallapp.qtkit.table_view import COMPACT_ROW_PX, RowTableView

_NARROW_PX = 860
_SLOT_PX = 108
_ONE_DAY = timedelta(days=1)


class PersonPage(QFrame):
    """Shows one person; what is asked of it is told to the tab.

    Signals:
        left: Back to the month.
        month_chosen: Another month of the same person is to be read.
        day_chosen: The keyboard stands on another day; carries it.
    """

    left = Signal()
    month_chosen = Signal()
    day_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setObjectName("personPage")
        self.person_id: UUID | None = None
        self._me: UUID | None = None
        self._wanted: date | None = None
        self._read: PersonRead | None = None
        self._zone: tzinfo | None = None
        self._may_run = False
        self.name = words("", "title")
        self._unit = words("", "muted")
        self.back = KeyButton(_("返回月历"), "Esc")
        self.correct = KeyButton(_("替本人补签"), "F7", look="accent")
        self.month = MonthBar()
        self.model = RowTableModel[PersonDayRow](_columns(), lambda row: row.day, parent=self)
        self.table = RowTableView(self.model, _("每天的考勤"), row_px=COMPACT_ROW_PX)
        self.detail = DayDetail()
        self.correction, self.verdict = CorrectionForm(), VerdictForm()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()

    def begin(self, me: UUID, zone: tzinfo, *, may_run: bool) -> None:
        """Work for whoever has signed in."""
        self._me, self._zone, self._may_run = me, zone, may_run

    def ask_for(self, person_id: UUID, day: date) -> None:
        """Make ready for a person, at a day; what was open of somebody else is closed."""
        if person_id != self.person_id:
            self.close_forms()
            self.model.show_rows(())
        self.person_id, self._wanted = person_id, day
        self.month.show_month(day)

    def span(self) -> tuple[date, date]:
        """Return the days that are looked at."""
        return self.month.first(), self.month.last()

    def day(self) -> PersonDayRow | None:
        """Return the day on which the keyboard stands."""
        return self.table.selected_row()

    def show_read(self, read: PersonRead) -> None:
        """Show the person's days; the chosen one stays."""
        self._read = read
        if read.days:
            person = read.days[-1].person
            self.name.setText(person.name)
            window = "" if person.window_number is None else str(person.window_number)
            place = _("{window} 号窗口").format(window=window) if window else ""
            said = (person.department, place, person.staff_number)
            self._unit.setText("　".join(each for each in said if each))
            self._head.settle()
        self.model.show_rows(read.days)
        if self._wanted is not None:
            self.table.select_key(self._wanted)
            self._wanted = None
        if self.day() is None and read.days:
            self.table.select_key(read.days[0].day)
        self._show_day()

    def show_day(self, read: DayRead) -> None:
        """Show what was read of a day, if it is still the chosen one."""
        row = self.day()
        if row is not None and row.day == read.day and self._zone is not None:
            self.detail.show_read(read, self._zone)

    def take_keyboard(self) -> None:
        """Bring the keyboard to the days."""
        self.table.setFocus()

    def is_asking(self) -> bool:
        """Return whether a form is open."""
        return self.correction.isVisible() or self.verdict.isVisible()

    def close_forms(self) -> None:
        """Close what is asked for; nothing is done."""
        self.correction.hide()
        self.verdict.hide()
        self.back.show()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the day beneath its table where there is no room beside it."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW_PX
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._body.setDirection(way)
        self._line.setVisible(not is_narrow)
        self.table.setColumnHidden(_RESULT, is_narrow)

    @Slot(object)
    def _on_selected(self, row: PersonDayRow | None) -> None:
        self.close_forms()
        if row is not None:
            self._show_day()

    def _show_day(self) -> None:
        row, read, me = self.day(), self._read, self._me
        self.correct.setEnabled(row is not None and self._may_run)
        if row is not None and read is not None and me is not None:
            self.detail.show_day(row, read, me)
            self.day_chosen.emit(row.day)

    @Slot()
    def _on_correct(self) -> None:
        row = self.day()
        if row is None:
            return
        asked = missing_slots(row)
        self._make_room()
        self.correction.ask(row, asked[0].slot if asked else PunchSlot.AM_IN)

    @Slot(object, bool)
    def _on_verdict(self, row: CorrectionRow, is_approved: bool) -> None:  # noqa: FBT001 - Qt
        day = self.day()
        self._make_room()
        self.verdict.ask(row, approved=is_approved, is_locked=day is not None and day.is_locked)

    def _make_room(self) -> None:
        self.close_forms()
        # Two keys for Esc would press neither.
        self.back.hide()

    @Slot()
    def _on_left_form(self) -> None:
        self.close_forms()
        self.take_keyboard()

    def _build(self) -> None:
        head = FlowRow(8)
        for part in (self.name, self._unit, self.month):
            head.add(part)
        head.push()
        for key in (self.correct, self.back):
            head.add(key)
        self._head = head
        self._line = QFrame()
        self._line.setProperty("look", "line")
        self._line.setFixedWidth(1)
        self.table.setItemDelegate(LightDelegate(self.table))
        self.table.setMinimumSize(1, 90)
        self.detail.setMinimumSize(1, 60)
        self._body.setSpacing(0)
        self._body.addWidget(self.table, 7)
        self._body.addWidget(self._line)
        self._body.addWidget(self.detail, 4)
        above = QVBoxLayout()
        above.setContentsMargins(7, 5, 7, 3)
        above.addWidget(head)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self.correction)
        column.addWidget(self.verdict)
        column.addLayout(self._body, 1)
        self.back.clicked.connect(self.left)
        self.correct.clicked.connect(self._on_correct)
        self.month.chosen.connect(self.month_chosen)
        self.table.row_selected.connect(self._on_selected)
        self.detail.verdict_asked.connect(self._on_verdict)
        for form in (self.correction, self.verdict):
            form.left.connect(self._on_left_form)


_RESULT = 5


def _columns() -> list[Column[PersonDayRow]]:
    slots = [
        Column(slot.label, _slot_text(number), tone=_slot_tone(number), width_px=_SLOT_PX)
        for number, slot in enumerate(PunchSlot)
    ]
    return [
        Column(_("日期"), said_of.day_text, bold=True, width_px=112),
        *slots,
        Column(_("结果"), said_of.halves_text, tip=said_of.halves_text, width_px=0),
        Column(_("依据"), _basis, tone=_basis_tone, tip=said_of.basis_text, width_px=98),
    ]


def _slot_text(number: int) -> Callable[[PersonDayRow], str]:
    return lambda row: said_of.slot_text(row.slots[number])


def _slot_tone(number: int) -> Callable[[PersonDayRow], str]:
    def tone(row: PersonDayRow) -> str:
        finding = row.slots[number].finding
        if finding.is_deviation:
            return "late"
        return "muted" if row.slots[number].punched_at is None else ""

    return tone


def _basis(row: PersonDayRow) -> str:
    if row.basis is DayBasis.DIFFERENT:
        return _("有变动")
    return _("已统计") if row.version is not None else _("未统计")


def _basis_tone(row: PersonDayRow) -> str:
    return "late" if row.basis is DayBasis.DIFFERENT else "muted"
