"""打卡: today's four slots, the month's days, a punch by key, and 补签 for what is missing."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Slot as QtSlot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.attendance.terms import PlacedPunch, PunchRow, PunchSource
from hallapp.attendance.terms.acts import CorrectionRow, CorrectionWish
from hallapp.attendance.terms.person_days import PersonDayRow, totals_of
from hallapp.faces.clerk.attendance.correction_form import CorrectionForm
from hallapp.faces.clerk.attendance.desk import OwnDesk, day_words
from hallapp.faces.clerk.attendance.punch_lines import OwnDayLine, day_columns, day_key, lines_of
from hallapp.faces.clerk.attendance.section import ListSection
from hallapp.faces.clerk.attendance.slot_cards import SlotCards
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton

_ONE_DAY = timedelta(days=1)
_Read = tuple[tuple[PersonDayRow, ...], tuple[CorrectionRow, ...], tuple[PersonDayRow, ...]]


class PunchesSection(ListSection):
    """The own punches."""

    spare_columns = (5, 6)

    def __init__(self, parent: QWidget | None = None) -> None:
        empty = EmptyState(
            _("这个月还没有考勤"), _("登录窗口或按 F12 打卡，就记在这里。"), icon="calendar"
        )
        super().__init__("punches", _("我的打卡"), day_columns(), empty, parent)
        self._month = date.min
        self.cards = SlotCards()
        self.cards.setObjectName("punchCards")
        self.column.insertWidget(0, self.cards)
        self.form_for = CorrectionForm()
        self._earlier = KeyButton(_("上月"), "Alt+Left")
        self._later = KeyButton(_("下月"), "Alt+Right")
        self._ask = KeyButton(_("补签"), "Ctrl+I", look="accent")
        self.punch_key = KeyButton(_("打卡"), "F12", look="accent")
        self._build()

    def _build(self) -> None:
        for name, button in (
            ("punchEarlier", self._earlier),
            ("punchLater", self._later),
            ("punchAsk", self._ask),
            ("punchNow", self.punch_key),
        ):
            button.setObjectName(name)
            self.head.addWidget(button)
        self._earlier.clicked.connect(self._on_earlier)
        self._later.clicked.connect(self._on_later)
        self._ask.clicked.connect(self._on_ask)
        self.punch_key.clicked.connect(self.punch)
        self.form_for.given.connect(self._on_given)
        self.form_for.left.connect(self.leave_form)

    @override
    def key(self, row: OwnDayLine) -> Any:
        """Return the day."""
        return day_key(row)

    @override
    def begin(self, desk: OwnDesk) -> None:
        """Show the present month of whoever sits here now."""
        self._month = desk.today().replace(day=1)
        super().begin(desk)

    @override
    def clear(self) -> None:
        """Show no days."""
        self.said.clear()
        self.cards.show_slots(())
        self.show_rows(())

    @override
    def take_first_key(self) -> None:
        """Bring the keyboard to the punch, which is what this page is opened for."""
        self.punch_key.set_look("primary")
        self.punch_key.setFocus()

    @override
    def set_compact(self, *, compact: bool) -> None:
        """Leave the cards out: today is the first row."""
        super().set_compact(compact=compact)
        self._show_cards()

    @override
    def open_form(self, form: QWidget) -> None:
        """Give the form the room of the cards, too."""
        super().open_form(form)
        self._show_cards()

    @override
    def close_form(self) -> None:
        """Show the cards again."""
        super().close_form()
        self._show_cards()

    def _show_cards(self) -> None:
        self.cards.setVisible(not self._is_compact and self.form is None)

    @override
    def refresh(self) -> None:
        """Ask for the month shown, and for today."""
        desk, first = self.desk, self._month
        last, today = _last_of(first), desk.today()
        person = desk.person.id

        def read() -> _Read:
            days = desk.hall.attendance.person(person, first, last)
            asked = desk.hall.corrections.of_person(person, first, last)
            now = tuple(row for row in days if row.day == today)
            return days, asked, now or desk.hall.attendance.person(person, today, today)

        desk.look(read, self._show, self.fail)

    @QtSlot()
    def punch(self) -> None:
        """Punch now, without a window and without a face."""
        desk = self.desk
        desk.write(
            lambda request: desk.hall.attendance.punch(request, desk.person.id, PunchSource.DESK),
            self._on_punched,
        )

    @override
    def opened(self, row: OwnDayLine) -> None:
        """Ask for a correction of what is missing; else tell what was punched."""
        desk = self.desk
        desk.look(
            lambda: desk.hall.attendance.traces(desk.person.id, row.day),
            lambda traces: self._show_day(row, traces),
        )

    def _show_day(self, line: OwnDayLine, traces: Sequence[PlacedPunch]) -> None:
        told = _punches_words(traces)
        if line.missing and not line.row.is_locked:
            self._open(line, told)
        else:
            self.desk.tell(f"{day_words(line.day)} {told}", done=False)

    def _open(self, line: OwnDayLine, told: str) -> None:
        self.form_for.ask(self.desk.person, line, told)
        self.open_form(self.form_for)
        self.form_for.take_keyboard()

    def _show(self, read: _Read) -> None:
        if not self.is_news((self._month, *read)):
            return
        days, asked, now = read
        lines = lines_of(days, asked, self.desk.today())
        self.cards.show_slots(now[0].slots if now else ())
        self.said.setText(self._totals(days))
        self.show_rows(lines)
        self._later.setEnabled(self._month < self.desk.today().replace(day=1))
        missing = sum(len(line.missing) for line in lines if not line.row.is_locked)
        self.counted.emit(missing)

    def _totals(self, days: tuple[PersonDayRow, ...]) -> str:
        today = self.desk.today()
        total = totals_of(tuple(row for row in days if row.day <= today))
        told = [_("{month}月").format(month=self._month.month)]
        for count, text in (
            (total.late, _("迟到 {count} 次")),
            (total.early, _("早退 {count} 次")),
            (total.missing, _("缺卡 {count} 次")),
            (total.absent, _("旷工 {count} 个半天")),
            (total.leave, _("请假 {count} 个半天")),
            (total.trips, _("公出 {count} 个半天")),
        ):
            if count:
                told.append(text.format(count=count))
        if len(told) == 1:
            told.append(_("没有迟到、早退、缺卡"))
        return _("，").join(told)

    @QtSlot()
    def _on_ask(self) -> None:
        line: OwnDayLine | None = self.table.selected_row()
        if line is None or not line.missing:
            line = next((each for each in self.model.rows() if each.missing), line)
        if line is None or not line.missing or line.row.is_locked:
            self.desk.tell(_("这个月没有要补签的。"), done=False)
            return
        self.opened(line)

    @QtSlot()
    def _on_earlier(self) -> None:
        self._turn((self._month - _ONE_DAY).replace(day=1))

    @QtSlot()
    def _on_later(self) -> None:
        self._turn(_last_of(self._month) + _ONE_DAY)

    def _turn(self, month: date) -> None:
        self._month = month
        self.refresh()

    def _on_punched(self, punch: PunchRow) -> None:
        at = self.desk.local(punch.punched_at)
        self.desk.tell(_("已打卡 {time}，不用刷脸也一样算").format(time=f"{at:%H:%M}"))
        self.refresh()

    @QtSlot(object)
    def _on_given(self, wish: CorrectionWish) -> None:
        desk = self.desk
        desk.write(
            lambda request: desk.hall.corrections.ask(request, wish),
            self._on_asked,
            self.form_for.refuse,
        )

    def _on_asked(self, row: CorrectionRow) -> None:
        text = _("{number} 已提交：{day} {slot}，等第二个人批")
        told = text.format(number=row.number, day=day_words(row.day), slot=row.slot.label)
        self.desk.tell(told)
        self.leave_form()
        self.refresh()


def _last_of(first: date) -> date:
    return (first.replace(day=28) + 4 * _ONE_DAY).replace(day=1) - _ONE_DAY


def _punches_words(traces: Sequence[PlacedPunch]) -> str:
    if not traces:
        return _("当天没有打卡记录。")
    told = [_trace_words(each) for each in traces]
    return _("当天打卡：{punches}").format(punches=_("，").join(told))


def _trace_words(trace: PlacedPunch) -> str:
    """Return 08:52 采用（3 号窗口）."""
    told = f"{trace.local_at:%H:%M} {trace.use.label}"
    if trace.punch.window_number is None:
        return told
    text = _("{told}（{number} 号窗口）")
    return text.format(told=told, number=trace.punch.window_number)
