"""A round under way: how far it is, the plan of the windows, and what may be tapped."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.attendance.patrols.end_form import EndForm
from hallapp.faces.manager.attendance.patrols.seat_plan import SeatPlan
from hallapp.faces.manager.attendance.patrols.seat_words import (
    next_unseen,
    progress_words,
    round_words,
)
from hallapp.faces.manager.attendance.patrols.sight_pad import WIDE_PX, SightPad, Tap
from hallapp.faces.manager.attendance.patrols.touch import touched
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.patrols.terms import MarkRow, PatrolSight
from hallapp.qtkit.key_button import KeyButton

if TYPE_CHECKING:
    from datetime import tzinfo

    from hallapp.serving.patrol_desk import RoundForm, SeatRow

_ONE_BELOW_PX = 700
_LOW_BELOW_PX = 330
_ONE_LINE_FROM_PX = 1000
_ALL, _LEFT, _FOUND = range(3)


class RoundView(QWidget):
    """The form of a round.

    Signals:
        tapped: Something was tapped about a window; carries the `Tap`.
        undo_asked: The mark before the last one is to stand again; carries it.
        ended: The round is to be ended; carries the `EndGiven`.
    """

    tapped = Signal(object)
    undo_asked = Signal(object)
    ended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("roundView")
        self._form: RoundForm | None = None
        self._before: MarkRow | None = None
        self._is_pad_open = False
        self._title = words("", "title")
        self._how = words("", "muted")
        self.progress = words("", "accent")
        self.filter = Segments(_("看哪些窗口"), [_("全部"), _("未查"), _("有问题")])
        self.undo = KeyButton(_("改回上一次"), "Ctrl+Z", look="tall")
        self.end = KeyButton(_("结束巡查"), "Ctrl+E", look="tall_primary")
        self.end_form = EndForm()
        self._end_area = QScrollArea()
        self.fault = words("", "late", wrap=True)
        self.plan = SeatPlan()
        self.pad = SightPad()
        self._head = QFrame()
        self._area = QScrollArea()
        self.empty = EmptyState(
            _("大厅还没有窗口"), _("先在设置里登记窗口，再来巡查；这次巡查可以结束。"), icon="seat"
        )
        self._later = QTimer(self)
        self._build()

    # What the panel calls

    def show_form(self, form: "RoundForm", zone: "tzinfo") -> None:
        """Show a round; the window that the keyboard is on stays."""
        self._form = form
        self._title.setText(_("第 {number} 次巡查").format(number=form.round.number))
        self._how.setText(round_words(form.round, zone))
        self.progress.setText(progress_words(form))
        found = sum(seat.mark is not None and seat.mark.is_blame for seat in form.seats)
        self.filter.set_word(_ALL, _("全部 {count}").format(count=len(form.seats)))
        self.filter.set_word(_LEFT, _("未查 {count}").format(count=len(form.unseen)))
        self.filter.set_word(_FOUND, _("有问题 {count}").format(count=found))
        self.undo.setVisible(self._before is not None)
        self.pad.show_findings(form.findings)
        self._show_plan()
        self._fit()

    def go_on(self, number: int, before: MarkRow | None) -> None:
        """Go from a window that was marked to the next that nobody has looked at.

        Args:
            number: Of the window that was marked.
            before: What stood there before; it can be put back.
        """
        form = self._form
        if form is None:
            return
        self._before = before
        self.undo.setVisible(before is not None)
        self._head_settles()
        self.say("")
        self.pad.put_words()
        self._is_pad_open = False
        self._fit()
        following = next_unseen(form.seats, number)
        if following in {seat.window.number for seat in self._wanted(form)}:
            self.plan.select(following)
        self.plan.take_keyboard()

    def come_back(self, tap: Tap) -> None:
        """Go back to a window whose mark was not kept, with the words that were typed."""
        self._before = None
        self.undo.hide()
        self.plan.select(tap.number)
        self.pad.put_words(tap.wish.words, tap.wish.handling)
        self._head_settles()

    def go_to_unseen(self) -> None:
        """Go to the first window that nobody has looked at."""
        form = self._form
        if form is not None and form.unseen:
            self.plan.select(form.unseen[0].window.number)

    def say(self, text: str) -> None:
        """Say why something was not kept; nothing when empty."""
        self.fault.setText(text)
        self.fault.setVisible(bool(text))

    def seat(self, number: int) -> "SeatRow | None":
        """Return a window by its number."""
        seats = () if self._form is None else self._form.seats
        return next((each for each in seats if each.window.number == number), None)

    def take_keyboard(self) -> None:
        """Bring the keyboard to the plan, or to the band that is open."""
        if self.end_form.isVisible():
            self.end_form.note.setFocus()
        elif self._is_pad_open and self._is_narrow():
            self.pad.take_keyboard()
        else:
            self.plan.take_keyboard()

    def close_end(self) -> None:
        """Close the band that ends a round."""
        self.end_form.hide()
        self._fit()
        self.plan.take_keyboard()

    # How it is put together

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show plan or pad alone where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _is_narrow(self) -> bool:
        return self.width() < _ONE_BELOW_PX or self.height() < _LOW_BELOW_PX - 60

    @Slot()
    def _fit(self) -> None:
        is_narrow = self._is_narrow()
        is_ending = not self.end_form.isHidden()
        alone = is_narrow and (self._is_pad_open or is_ending)
        self._end_area.setVisible(is_ending)
        high = self.end_form.heightForWidth(self.width()) if is_ending else 0
        high = max(high, self.end_form.sizeHint().height()) + 4
        self._end_area.setMinimumHeight(1 if is_narrow else high)
        self._end_area.setMaximumHeight(16_777_215 if is_narrow else high)
        is_bare = self._form is not None and not self._form.seats
        self.empty.setVisible(is_bare and not alone)
        self._area.setVisible(not alone and not is_bare)
        has_pad = self._is_pad_open if is_narrow else not is_ending
        self.pad.setVisible(has_pad and not is_bare)
        self.pad.back.setVisible(is_narrow)
        self._head.setVisible(not (is_narrow and (self._is_pad_open or is_ending)))
        self._how.setVisible(self.width() >= _ONE_LINE_FROM_PX)
        self.filter.setVisible(not is_narrow)
        self.end.setVisible(not is_ending)
        self.pad.setMinimumWidth(1 if is_narrow else WIDE_PX)
        self.pad.setMaximumWidth(16_777_215 if is_narrow else WIDE_PX)
        self._head_settles()

    def _head_settles(self) -> None:
        for row in self._head.findChildren(FlowRow):
            row.settle()

    def _wanted(self, form: "RoundForm") -> "list[SeatRow]":
        """Return the windows of the chosen filter; the one in hand keeps its place."""
        chosen, here = self.filter.number(), self.plan.number()
        if chosen == _ALL:
            return list(form.seats)
        unseen = {seat.window.number for seat in form.unseen}
        found = {s.window.number for s in form.seats if s.mark is not None and s.mark.is_blame}
        wanted = unseen if chosen == _LEFT else found
        kept = {here} if here is not None and not wanted else wanted
        return [seat for seat in form.seats if seat.window.number in kept]

    @Slot()
    def _show_plan(self) -> None:
        if self._form is None:
            return
        had_keyboard = self.plan.has_keyboard()
        self.plan.show_seats(self._wanted(self._form))
        number = self.plan.number()
        seat = None if number is None else self.seat(number)
        if seat is not None:
            self.pad.show_seat(seat)
        if had_keyboard:
            self.plan.take_keyboard()

    @Slot(int)
    def _on_selected(self, number: int) -> None:
        seat = self.seat(number)
        if seat is not None:
            self.pad.show_seat(seat)
        self._later.start()

    @Slot()
    def _see(self) -> None:
        number = self.plan.number()
        if number is not None:
            self._area.ensureWidgetVisible(self.plan.tile(number), 0, 40)

    @Slot(int)
    def _on_opened(self, _number: int) -> None:
        self._is_pad_open = True
        self._fit()
        if self._is_narrow() or self.plan.has_keyboard():
            self.pad.take_keyboard()

    @Slot()
    def _on_pad_left(self) -> None:
        self._is_pad_open = False
        self._fit()
        self.plan.take_keyboard()

    @Slot(int)
    def _on_present(self, _number: int) -> None:
        self.pad.tap(PatrolSight.PRESENT)

    @Slot()
    def _on_end(self) -> None:
        if self._form is not None:
            self.end_form.ask(self._form)
            self._fit()

    @Slot()
    def _on_undo(self) -> None:
        if self._before is not None:
            self.undo_asked.emit(self._before)

    def _build(self) -> None:
        self._head.setProperty("look", "card")
        row = FlowRow(12)
        touched(self.filter, _FOUND + 1)
        for part in (self._title, self._how, self.progress, self.filter, self.undo):
            row.add(part)
        row.push()
        row.add(self.end)
        self.undo.hide()
        inside = QVBoxLayout(self._head)
        inside.setContentsMargins(8, 2, 8, 2)
        inside.addWidget(row)
        self.fault.hide()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.plan)
        self._area.setMinimumSize(1, 1)
        body = QHBoxLayout()
        body.setSpacing(8)
        body.addWidget(self._area, 1)
        body.addWidget(self.empty, 1)
        self.empty.hide()
        body.addWidget(self.pad)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._build_end()
        for part in (self._head, self._end_area, self.fault):
            column.addWidget(part)
        column.addLayout(body, 1)
        column.addStretch(0)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._see)
        self._connect()

    def _build_end(self) -> None:
        """Put the band that ends a round where it scrolls rather than being squeezed."""
        ground = QWidget()
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.end_form)
        inner.addStretch(1)
        self._end_area.setWidgetResizable(True)
        self._end_area.setFrameShape(QFrame.Shape.NoFrame)
        self._end_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._end_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._end_area.setWidget(ground)
        self._end_area.hide()

    def _connect(self) -> None:
        self.plan.selected.connect(self._on_selected)
        self.plan.opened.connect(self._on_opened)
        self.plan.present.connect(self._on_present)
        self.pad.tapped.connect(self.tapped)
        self.pad.left.connect(self._on_pad_left)
        self.filter.chosen.connect(self._show_plan)
        self.end.clicked.connect(self._on_end)
        self.undo.clicked.connect(self._on_undo)
        self.end_form.given.connect(self.ended)
        self.end_form.left.connect(self.close_end)
