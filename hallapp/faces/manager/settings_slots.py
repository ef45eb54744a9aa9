"""The appointments of a day (预约时段): slots with their places, and lists from platforms."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from PySide6.QtCore import QDate, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hallapp.appointments.terms import SlotRow, SlotsWanted
from hallapp.faces.manager.settings_booking_file import BookingFilePage
from hallapp.faces.manager.settings_chapter import NARROW_BELOW_PX, Chapter
from hallapp.faces.manager.settings_desk import SettingsDesk, SettingsServices
from hallapp.faces.manager.settings_fields import ChoiceField, NumberField, NumberLine
from hallapp.faces.manager.settings_form import SettingsForm
from hallapp.faces.manager.settings_times import TimeField
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel.clock import day_in
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.icons import IconButton
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView
from hallapp.queueing.terms import ServiceSetupRow
from hallapp.wording import sentence

_SLOTS, _FILE = 0, 1
_FORM_PX = 380
_SLOTS_PX, _FORM_HIGH_PX = 210, 330


@dataclass(frozen=True)
class _Day:
    """The slots of a day, and the services that there can be slots for."""

    day: date
    slots: tuple[SlotRow, ...]
    services: tuple[ServiceSetupRow, ...]


class SlotsChapter(Chapter):
    """预约时段: slots of equal length for a day, more or fewer places, and lists from a file."""

    def __init__(self) -> None:
        super().__init__(_("预约时段"), "")
        self._day: date | None = None
        self._segments = Segments(_("时段或名单"), (_("时段"), _("导入名单")))
        self._segments.setObjectName("slotsOrFile")
        self.date = QDateEdit()
        self.date.setObjectName("slotsDay")
        self._earlier = IconButton("arrow-left", _("前一天"))
        self._later = IconButton("arrow-right", _("后一天"))
        self.model = RowTableModel[SlotRow](_columns(self._hours), lambda row: row.id)
        self.model.setParent(self)
        self.table = RowTableView(self.model, _("这一天的时段"))
        self.table.setObjectName("slotsTable")
        self._empty = EmptyState(
            _("这一天没有预约时段"),
            _("在右边选业务、从几点到几点、每段几分钟、每段几个名额，一次排好。"),
            icon="calendar",
        )
        self.capacity = NumberLine(1, 999)
        self.capacity.setAccessibleName(_("这一段的名额"))
        self.capacity.setObjectName("slotCapacity")
        self._set = KeyButton(_("改名额"), look="accent")
        self._set.setObjectName("setCapacity")
        self._fault = words("", "late", wrap=True)
        self.form = SettingsForm(_fields(), _("马上可以预约"), save_word=_("生成时段"))
        self.file = BookingFilePage()
        self._pages = QStackedWidget()
        self._build()

    @override
    def begin(self, desk: SettingsDesk) -> None:
        today = day_in(desk.services.clock.now(), desk.services.zone)
        self._day = self._day or today
        self.date.setDate(QDate(self._day.year, self._day.month, self._day.day))
        self.file.begin(desk)
        super().begin(desk)

    @override
    def lock(self, *, is_locked: bool) -> None:
        self.form.set_locked(is_locked=is_locked)
        self._set.setEnabled(not is_locked)
        self.capacity.setEnabled(not is_locked)

    @override
    def refresh(self) -> None:
        day = self._day
        if self.desk is None or day is None:
            return

        def read(services: SettingsServices) -> _Day:
            return _Day(day, services.appointments.slots(day), services.plan.services())

        self.desk.look(read, self._on_read, self.fail)

    @override
    def take_keyboard(self) -> None:
        if self._pages.currentIndex() == _FILE:
            self.file.take_keyboard()
        else:
            self.form.take_keyboard()

    # What people do

    @Slot(QDate)
    def _on_day(self, day: QDate) -> None:
        self._day = date(day.year(), day.month(), day.day())
        self.refresh()

    @Slot()
    def _on_earlier(self) -> None:
        self.date.setDate(self.date.date().addDays(-1))

    @Slot()
    def _on_later(self) -> None:
        self.date.setDate(self.date.date().addDays(1))

    @Slot(int)
    def _on_segment(self, number: int) -> None:
        self._pages.setCurrentIndex(number)
        for part in (self.date, self._earlier, self._later):
            part.setVisible(number == _SLOTS)
        self.take_keyboard()

    @Slot(object)
    def _on_selected(self, row: SlotRow | None) -> None:
        self._fault.hide()
        if row is not None:
            self.capacity.setText(str(row.capacity))

    @Slot()
    def _on_set(self) -> None:
        row = self.table.selected_row()
        if self.desk is None or row is None:
            return
        fault, wanted = self.capacity.problem(), self.capacity.number()
        if fault or wanted is None:
            self._say(fault)
            return
        told = _("{slot}：名额 {before} → {after}，马上可以预约").format(
            slot=f"{row.service_name} {self._hours(row)}", before=row.capacity, after=wanted
        )
        self.desk.write(
            lambda services, request: services.appointments.set_capacity(request, row.id, wanted),
            lambda _row: self._on_kept(told),
            lambda error: self._say(sentence(error)),
        )

    @Slot()
    def _on_make(self) -> None:
        if self.desk is None or self._day is None or not self.form.is_right():
            return
        values = self.form.values()
        wanted = SlotsWanted(day=self._day, **values)
        name = self.form.field("service_id").said(wanted.service_id)

        def done(slots: tuple[SlotRow, ...]) -> None:
            told = _("{name} {day} 共有 {count} 个时段，马上可以预约")
            self._on_kept(told.format(name=name, day=wanted.day.isoformat(), count=len(slots)))

        self.desk.write(
            lambda services, request: services.appointments.make_slots(request, wanted),
            done,
            self._on_not_made,
        )

    def _on_not_made(self, error: HallError) -> None:
        name = "opens" if error.code == "appointments.slots_overlap" else ""
        self.form.show_fault(name, sentence(error))

    def _on_kept(self, told: str) -> None:
        self._fault.hide()
        self.told.emit(told)
        self.refresh()

    def _say(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
        self.capacity.setFocus()

    def _on_read(self, read: _Day) -> None:
        if read.day != self._day:
            return
        choices = [(row.id, row.name) for row in read.services if row.is_active]
        field = self.form.field("service_id")
        if isinstance(field, ChoiceField):
            field.set_choices(choices)
        if not self.form.is_dirty():
            self.form.show_values(_first_wish(choices), is_new=True)
            self.form.show_title(_("排一天的时段"))
            self.form.give_up.hide()
        self.model.show_rows(sorted(read.slots, key=lambda row: (row.service_name, row.starts_at)))
        self._left.setVisible(bool(read.slots))
        self._empty.setVisible(not read.slots)
        if read.slots and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _hours(self, row: SlotRow) -> str:
        if self.desk is None:
            return ""
        zone = self.desk.services.zone
        return f"{row.starts_at.astimezone(zone):%H:%M}–{row.ends_at.astimezone(zone):%H:%M}"

    # How it is put together

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the form below the slots where it does not fit beside them."""
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW_BELOW_PX
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(way)
        self.form.setMaximumWidth(16_777_215 if is_narrow else _FORM_PX)
        # Below each other they are as high as they must be, and the page is scrolled.
        for part, least in ((self._left, _SLOTS_PX), (self._empty, _SLOTS_PX)):
            part.setMinimumHeight(least if is_narrow else 0)
        self.form.setMinimumHeight(_FORM_HIGH_PX if is_narrow else 0)

    def _build(self) -> None:
        self.explains.hide()
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat(_("yyyy年M月d日 dddd"))
        self.date.setAccessibleName(_("日期"))
        self.date.setFixedWidth(218)
        for part in (self._segments, self._earlier, self.date, self._later):
            self.head.addWidget(part)
        self.head.addStretch(1)
        slots = QWidget()
        self._sides = QHBoxLayout(slots)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(12)
        self._left = self._slots_card()
        self._sides.addWidget(self._left, 1)
        self._sides.addWidget(self._empty, 1)
        self._sides.addWidget(self.form, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        slots.setProperty("look", "ground")
        area.setWidget(slots)
        self._pages.addWidget(area)
        self._pages.addWidget(self.file)
        self.body.addWidget(self._pages, 1)
        self._connect()

    def _connect(self) -> None:
        self._segments.chosen.connect(self._on_segment)
        self.date.dateChanged.connect(self._on_day)
        self._earlier.clicked.connect(self._on_earlier)
        self._later.clicked.connect(self._on_later)
        self.table.row_selected.connect(self._on_selected)
        self._set.clicked.connect(self._on_set)
        self.capacity.returnPressed.connect(self._on_set)
        self.form.save_asked.connect(self._on_make)
        self.file.told.connect(self.told)
        self.file.failed.connect(self.failed)
        self.file.brought_in.connect(self.refresh)

    def _slots_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("look", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 4, 1, 8)
        column.setSpacing(6)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        for part in (words(_("这一段的名额"), "muted"), self.capacity, self._set):
            row.addWidget(part)
        row.addWidget(self._fault, 1)
        row.addStretch(0)
        self._fault.hide()
        column.addLayout(row)
        return card

    @override
    def show_low(self, height_px: int) -> None:
        """Leave the head: it holds the day."""
        self.file.show_low(height_px)


def _fields() -> tuple[Any, ...]:
    minute = _("分钟")
    return (
        ChoiceField("service_id", _("业务")),
        TimeField("opens", _("从")),
        TimeField("closes", _("到")),
        NumberField("minutes", _("每段"), minute, (5, 480)),
        NumberField("capacity", _("每段名额"), _("人"), (1, 999)),
    )


def _first_wish(choices: list[tuple[UUID, str]]) -> dict[str, Any]:
    return {
        "service_id": choices[0][0] if choices else None,
        "opens": time(9),
        "closes": time(11),
        "minutes": 30,
        "capacity": 5,
    }


def _columns(hours: Any) -> list[Column[SlotRow]]:
    return [
        Column(_("业务"), lambda row: row.service_name, width_px=0),
        Column(_("时间"), hours, bold=True, width_px=120),
        Column(_("名额"), lambda row: str(row.capacity), align=RIGHT, width_px=72),
        Column(_("已约"), lambda row: str(row.booked), align=RIGHT, width_px=72),
        Column(_("还剩"), _left_of, align=RIGHT, width_px=72),
    ]


def _left_of(row: SlotRow) -> str:
    left = row.capacity - row.booked
    return str(left) if left > 0 else _("约满")
