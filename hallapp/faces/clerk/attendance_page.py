"""The clerk's own day: the four slots, what will be posted, and notes (考勤)."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hallapp.attendance.terms import Finding, SheetRow, SlotResult
from hallapp.attendance.terms.results import DaySheetRow
from hallapp.faces.clerk.dates import full_words
from hallapp.faces.clerk.messages import Teller, failure
from hallapp.faces.clerk.services import KnowsAttendance
from hallapp.faces.clerk.tab_question import TabQuestion
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.fact_row import FactRow
from hallapp.faces.parts.lights import Light, LightBadge
from hallapp.faces.parts.words import words
from hallapp.hall.terms import PersonRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs


class AttendancePage(QWidget):
    """Today's line of the sheet, large."""

    def __init__(
        self,
        attendance: KnowsAttendance,
        jobs: Jobs,
        teller: Teller,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._attendance = attendance
        self._teller = teller
        self._question = TabQuestion(jobs, self)
        self._person: PersonRow | None = None
        self._shown: tuple[DaySheetRow, SheetRow | None] | None = None
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setObjectName("attendance")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.addWidget(self._area)

    def serve(self, person: PersonRow) -> None:
        """Show the day of the person signed in."""
        self._person = person
        self._shown = None
        self.refresh()

    def refresh(self) -> None:
        """Ask again for today's sheet."""
        if self._person is not None:
            self._question.ask(self._attendance.sheet, self._show, self._failed)

    def _failed(self, error: HallError) -> None:
        self._teller.tell(failure(error, self.refresh))

    def _show(self, sheet: DaySheetRow) -> None:
        person = self._person
        if person is None:
            return
        mine = next((row for row in sheet.rows if row.person_id == str(person.id)), None)
        if (sheet, mine) == self._shown:
            return
        self._shown = (sheet, mine)
        if mine is None:
            text = _("今天的考勤表里没有您。请告诉大厅管理。")
            self._area.setWidget(EmptyState(_("没有考勤记录"), text, icon="calendar"))
        else:
            self._area.setWidget(_day(sheet, mine))


def _day(sheet: DaySheetRow, mine: SheetRow) -> QWidget:
    page = QWidget()
    page.setProperty("look", "surface")
    column = QVBoxLayout(page)
    column.setContentsMargins(8, 8, 8, 8)
    column.setSpacing(8)
    rest = "" if sheet.is_working_day else _("，休息日")
    column.addWidget(words(_day_words(sheet.day) + rest, "title"))
    slots = QHBoxLayout()
    slots.setSpacing(12)
    for slot in mine.slots:
        slots.addWidget(_slot(slot), 1)
    column.addLayout(slots)
    column.addSpacing(8)
    window = mine.window_number or "—"
    column.addWidget(FactRow(_("单位"), mine.department_name))
    column.addWidget(FactRow(_("窗口"), _("{number} 号").format(number=window)))
    column.addWidget(FactRow(_("对外公示"), mine.public_text, strong=True))
    if mine.note:
        column.addWidget(FactRow(_("备注"), mine.note))
    said = _("登录窗口就是签到，离开窗口就是签退。缺卡不算缺勤，请向大厅管理说明。")
    column.addWidget(words(said, "small", wrap=True))
    column.addStretch(1)
    return page


def _slot(slot: SlotResult) -> QFrame:
    card = QFrame()
    card.setProperty("look", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(4)
    column.addWidget(words(slot.slot.label, "muted"))
    column.addWidget(words(slot.time_text or "—", "heading"))
    light, word = _light_of(slot)
    column.addWidget(LightBadge(light, word))
    card.setAccessibleName(f"{slot.slot.label} {slot.time_text} {word}".strip())
    return card


def _light_of(slot: SlotResult) -> tuple[Light, str]:
    if slot.finding is Finding.ON_TIME:
        return Light.NORMAL, _("正常")
    if slot.finding.is_deviation:
        return Light.WARNING, slot.word
    return Light.TO_DO, slot.word


def _day_words(day: date) -> str:
    weekday = (
        _("星期一"),
        _("星期二"),
        _("星期三"),
        _("星期四"),
        _("星期五"),
        _("星期六"),
        _("星期日"),
    )
    return f"{full_words(day)} {weekday[day.weekday()]}"
