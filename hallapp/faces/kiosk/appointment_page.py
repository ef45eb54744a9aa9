"""您的预约: what for, when, and 报到取号."""

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import Signal
from typing_extensions import override

from hallapp.appointments.terms import AppointmentRow, BookingState
from hallapp.faces.kiosk.appointment_presenter import CheckInStep
from hallapp.faces.kiosk.board import TurnKeys
from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.lettering import Down, Run
from hallapp.faces.kiosk.page import FACT, MARGIN, TITLE, Band, KioskPage
from hallapp.faces.kiosk.pager import Pager
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.words import Card
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.rare_names import shown
from hallapp.wording import sentence

_BAND_HIGH = 168


class AppointmentPage(KioskPage):
    """One appointment at a time.

    Signals:
        go_on_asked: 报到取号, or 重打号码, was pressed.
        not_mine: 不是我的 was pressed.
        shown: Another one was turned to; carries the `AppointmentRow`.
    """

    go_on_asked = Signal()
    not_mine = Signal()
    shown = Signal(object)
    is_personal = True
    hears_cards = True

    def __init__(self, scale: Scale, zone: tzinfo) -> None:
        super().__init__(scale, "appointment_page")
        self._zone = zone
        self._pager: Pager[object] = Pager()
        self._step = CheckInStep.READY
        self._error: HallError | None = None
        self._title = self.words()
        self._card = Card(scale)
        self._card.setParent(self)
        self._what = self.words()
        self._whose = self.words()
        self._day = self.words()
        self._time = self.words()
        self._rule = self.words(down=Down.TOP)
        self.turn_keys = TurnKeys(scale, self)
        self.turn_keys.turned.connect(self._on_turned)
        self.band = Band(scale, self)
        self.other = KioskButton(scale, "not_mine", Look(size=60, bold=True))
        self.go_on = KioskButton(scale, "check_in", Look(filled=True, size=60, bold=True), "ticket")
        for button in (self.other, self.go_on):
            button.setParent(self)
        self.other.clicked.connect(self.not_mine)
        self.go_on.clicked.connect(self.go_on_asked)
        self.show_words()

    def show_appointments(self, found: Sequence[AppointmentRow]) -> None:
        """Show appointments, one at a time."""
        self._pager.fill([(row,) for row in found])
        self.show_words()

    def show_step(self, step: CheckInStep, error: HallError | None = None) -> None:
        """Say whether one can check in, and why not."""
        self._step, self._error = step, error
        busy = step is CheckInStep.BUSY
        if busy is not self.is_busy:
            self.is_busy = busy
            self.busy_changed.emit()
        self.show_words()

    @override
    def show_words(self) -> None:
        self._title.say(Run(_("您的预约"), TITLE, bold=True))
        self.other.say(_("不是我的"))
        self.other.setEnabled(not self.is_busy)
        self.turn_keys.show_pager(self._pager)
        for words in (self._what, self._whose, self._day, self._time, self._rule):
            words.say()
        row = self._row()
        if row is not None:
            self._show_row(row)
        self.arrange()

    @override
    def forget(self) -> None:
        self._pager.fill(())
        self.show_step(CheckInStep.READY)

    @override
    def arrange(self) -> None:
        inner = self.room.width - 2 * MARGIN
        other, go_on = self.action_places()
        self.put(self.other, other)
        self.put(self.go_on, go_on)
        self.put(self._title, (MARGIN, 28, inner * 0.45, 108))
        keys = inner * 0.52
        self.put(self.turn_keys, (MARGIN + inner - keys, 36, keys, 92))
        self.turn_keys.settle(keys, 92)
        band_top = other[1] - 20 - _BAND_HIGH
        self.put(self.band, (MARGIN, band_top, inner, _BAND_HIGH))
        self.band.settle(inner, _BAND_HIGH)
        if self.room.is_wide:
            self._put_card((MARGIN, 152, inner, 210))
            self.put(self._rule, (MARGIN, 374, inner, band_top - 380))
        else:
            self._put_card((MARGIN, 160, inner, 640))
            self.put(self._rule, (MARGIN, 836, inner, band_top - 860))

    def _put_card(self, place: tuple[float, float, float, float]) -> None:
        left, top, width, height = place
        self.put(self._card, place)
        at, inner = left + 44, width - 88
        if self.room.is_wide:
            half = inner / 2
            self._card.divide((44 + half,))
            self.put(self._what, (at, top + 10, half - 24, height * 0.6))
            self.put(self._whose, (at, top + height * 0.62, half - 24, height * 0.32))
            self.put(self._day, (at + half + 24, top + 14, half - 24, height * 0.38))
            self.put(self._time, (at + half + 24, top + height * 0.4, half - 24, height * 0.55))
            return
        self._card.divide(down=(330,))
        self.put(self._what, (at, top + 16, inner, 210))
        self.put(self._whose, (at, top + 232, inner, 80))
        self.put(self._day, (at, top + 350, inner, 90))
        self.put(self._time, (at, top + 444, inner, 160))

    def _show_row(self, row: AppointmentRow) -> None:
        starts = row.slot.starts_at.astimezone(self._zone)
        ends = row.slot.ends_at.astimezone(self._zone)
        self._what.say(Run(row.item_name or row.slot.service_name, 72, bold=True))
        self._whose.say(
            Run(_("预约人 {name}").format(name=shown(row.masked_name)), 48, tint="muted")
        )
        day = _("{month}月{day}日").format(month=starts.month, day=starts.day)
        self._day.say(Run(day, 56))
        self._time.say(Run(f"{starts:%H:%M}—{ends:%H:%M}", FACT, bold=True))
        self._rule.say(
            Run(_("准时到，按预约的时间叫号。\n迟到了往后排，太晚了按普通号排。"), 44, tint="muted")
        )
        has_number = row.state is BookingState.ARRIVED
        self.go_on.say(_("重打号码") if has_number else _("报到取号"))
        is_over = row.state is BookingState.CANCELLED
        self.go_on.setEnabled(not is_over and not self.is_busy)
        self._show_band(row)

    def _show_band(self, row: AppointmentRow) -> None:
        if self._step is CheckInStep.BUSY:
            self.band.say(_("正在报到…"), "clock")
        elif self._error is not None:
            self.band.say(sentence(self._error), "warning", failed=True)
        elif row.state is BookingState.ARRIVED:
            said = _("您已经报到过了，号码是 {label}。号码纸丢了可以重打。")
            self.band.say(said.format(label=row.label), "check")
        elif row.state is BookingState.CANCELLED:
            self.band.say(_("这个预约已经取消。要办请到首页取号。"), "warning", warns=True)
        elif row.state is BookingState.NO_SHOW:
            said = _("预约的时间已经过去，现在报到按普通号排。")
            self.band.say(said, "warning", warns=True)
        else:
            self.band.say("", "info")

    def _row(self) -> AppointmentRow | None:
        return next((row for row in self._pager.items() if isinstance(row, AppointmentRow)), None)

    def _on_turned(self, by: int) -> None:
        self._pager.turn(by)
        row = self._row()
        if row is not None:
            self.shown.emit(row)
        self.show_words()
