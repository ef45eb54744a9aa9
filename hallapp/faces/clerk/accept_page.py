"""Accepting beside the ticket (收件): the item, the tick list, the applicant, one outcome."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hallapp.cases import TickOutcome
from hallapp.faces.clerk.accept_foot import AcceptFoot
from hallapp.faces.clerk.accept_form import AcceptForm
from hallapp.faces.clerk.accept_presenter import AcceptPresenter
from hallapp.faces.clerk.accept_words import title_words
from hallapp.faces.clerk.applicant_side import ApplicantSide
from hallapp.faces.clerk.item_list import ItemList
from hallapp.faces.clerk.messages import Message, Teller
from hallapp.faces.clerk.missing_side import MissingSide
from hallapp.faces.clerk.tick_list import TickLine
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.situation_band import SituationBand
from hallapp.faces.parts.words import line, words
from hallapp.guides.terms import Answers, ItemRow
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.message_strip import Level
from hallapp.queueing.terms import TicketRow

_SIDE_PX = 336
_LAST_DIGIT = 9
_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_NARROW_PX = 800
_CHOOSING, _TICKING, _APPLICANT, _NOTICE = 0, 1, 0, 1


class AcceptPage(QFrame):
    """The tick list beside the ticket.

    Signals:
        left: Esc or 回到排队: one step back.
    """

    left = Signal()

    def __init__(self, teller: Teller, notice: MissingSide, parent: QWidget | None = None) -> None:
        """Show nothing yet.

        Args:
            teller: Where refusals are said.
            notice: Takes the applicant's place while a material is missing.
            parent: Owner.
        """
        super().__init__(parent)
        self._notice = notice
        self.setProperty("look", "card")
        self.setObjectName("acceptPage")
        self._teller = teller
        self._presenter: AcceptPresenter | None = None
        self._title = words("", "title", wrap=True)
        self._all = KeyButton(_("全部齐全"), "Ctrl+E")
        self._leave = KeyButton(_("回到排队"), "Esc")
        self._items = ItemList(_("这张票没有事项：输入事项名称、部门或首字母"), "acceptItem")
        self._situation = SituationBand()
        self._lines: list[TickLine] = []
        self._ticks = QVBoxLayout()
        self._no_ticks = EmptyState(_("这个事项没有登记材料"), _("可以直接填申请人，再受理。"))
        self._applicant = ApplicantSide()
        self._foot = AcceptFoot()
        self._steps = QStackedWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side = QStackedWidget()
        self._scroll = QScrollArea()
        self._build()

    def attach(self, presenter: AcceptPresenter) -> None:
        """Work with a presenter."""
        self._presenter = presenter

    # What the presenter calls

    def begin_choosing(self) -> None:
        """Empty the field that finds items: another item is looked for."""
        self._items.begin()

    def ask_item(self, ticket: TicketRow, rows: tuple[ItemRow, ...]) -> None:
        """Let one choose the item of a ticket that has none."""
        self._title.setText(_("收件：{label} 办什么").format(label=ticket.label))
        self._all.hide()
        self._steps.setCurrentIndex(_CHOOSING)
        self._items.show_items(rows)

    def show_list(self, form: AcceptForm) -> None:
        """Show an item's tick list; the keyboard goes to the first line not looked at."""
        self._steps.setCurrentIndex(_TICKING)
        self._situation.show_questions(form.guide, form.answers)
        self._all.setVisible(bool(form.ticks))
        self._title.setText(title_words(form))
        self._make_lines(form)
        self.show_form(form)
        self._take_keyboard(form)

    def show_form(self, form: AcceptForm) -> None:
        """Show what changed: ticks, counts, faults, due day, and why 受理 is dim."""
        for tick, row in zip(self._lines, form.ticks, strict=True):
            tick.show_row(row)
        self._applicant.show_form(form)
        self._foot.show_form(form)
        self._notice.show_form(form)
        has_notice = bool(form.missing) and not form.is_receiving
        self._side.setCurrentIndex(_NOTICE if has_notice else _APPLICANT)

    def ask_applicant(self, why: str) -> None:
        """Let what is still missing for taking the papers be filled in, and say what it is."""
        form = None if self._presenter is None else self._presenter.form
        if form is None:
            return
        text = _("只收件：{why}").format(why=why)
        self._teller.tell(Message(text, level=Level.WARNING))
        self._take_keyboard(form)

    def show_busy(self, *, busy: bool) -> None:
        """Take no second press while an answer is awaited."""
        self._foot.show_busy(busy=busy)

    def show_failure(self, text: str) -> None:
        """Say in the strip why something did not work."""
        self._teller.tell(Message(text, level=Level.FAILED))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the applicant below the list where the page is narrow."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_PX
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._body.setDirection(down if narrow else across)
        self._side.setMaximumWidth(16_777_215 if narrow else _SIDE_PX)
        self._side.setMinimumWidth(0 if narrow else _SIDE_PX)
        self._foot.set_compact(compact=narrow)

    # Keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark a material as missing by its number; a field with the keyboard keeps its digits."""
        number = event.key() - Qt.Key.Key_0
        is_digit = 1 <= number <= _LAST_DIGIT and not event.modifiers() & _HELD
        if not is_digit or event.isAutoRepeat() or not self._mark(number):
            super().keyPressEvent(event)

    def _mark(self, number: int) -> bool:
        if self._presenter is None or self._steps.currentIndex() != _TICKING:
            return False
        if not self._presenter.mark_missing(number):
            return False
        self._lines[number - 1].setFocus()
        return True

    @Slot(int, object)
    def _on_ticked(self, number: int, outcome: TickOutcome) -> None:
        if self._presenter is not None:
            self._presenter.tick(number, outcome)

    @Slot(int, str)
    def _on_remarked(self, number: int, text: str) -> None:
        if self._presenter is not None:
            self._presenter.remark(number, text)

    @Slot(int, int)
    def _on_moved(self, number: int, step: int) -> None:
        place = number - 1 + step
        if place >= len(self._lines):
            self._take_outcome()
        else:
            self._lines[max(0, place)].setFocus()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Keep what has the keyboard in sight: it is also moved without Tab."""
        if new is not None and self._scroll.isAncestorOf(new):
            self._scroll.ensureWidgetVisible(new, 0, 12)

    @Slot(object)
    def _on_answered(self, answers: Answers) -> None:
        if self._presenter is not None:
            self._presenter.answer(answers)

    @Slot()
    def _on_all(self) -> None:
        if self._presenter is not None:
            self._presenter.tick_all()
            if self._presenter.form is not None:
                # Which one of a choice is in hand only the clerk can see: its lines still wait.
                self._to_unseen(self._presenter.form)

    @Slot()
    def _on_typed(self) -> None:
        if self._presenter is not None:
            fields = self._applicant.fields
            self._presenter.fill(name=fields.name, phone=fields.phone, id_number=fields.id_number)

    @Slot()
    def _on_finished(self) -> None:
        """Enter in the last field: on to what follows, which a further Enter presses."""
        self._on_typed()
        form = None if self._presenter is None else self._presenter.form
        if form is None:
            return
        why = form.why_not_received if form.is_receiving else form.why_not
        if why:
            self.show_failure(why)
        else:
            self._foot.take_keyboard()

    def _take_outcome(self) -> None:
        """After the last line: to the outcome that is ready, else to the applicant."""
        if not self._foot.take_keyboard():
            self._applicant.fields.take_keyboard()

    def go_on(self) -> None:
        """Bring the keyboard to what follows once nothing is missing any more: a card was read."""
        form = None if self._presenter is None else self._presenter.form
        if form is not None and (form.is_receiving or self._foot.can_accept()):
            self._foot.take_keyboard()

    @Slot()
    def _on_tell(self) -> None:
        if self._presenter is None:
            return
        field = QApplication.focusWidget()
        if field is not None and self.isAncestorOf(field):
            # What is being typed of a missing paper is told too.
            field.clearFocus()
        self._presenter.tell_missing()

    @Slot()
    def _on_accept(self) -> None:
        if self._presenter is not None:
            self._on_typed()
            self._presenter.accept()

    @Slot()
    def _on_receive(self) -> None:
        if self._presenter is not None:
            self._on_typed()
            self._presenter.receive()

    @Slot(object)
    def _on_item(self, item: ItemRow) -> None:
        if self._presenter is not None:
            self._presenter.choose_item(item.id)

    @Slot(str)
    def _on_search(self, text: str) -> None:
        if self._presenter is not None:
            self._presenter.search(text)

    def _take_keyboard(self, form: AcceptForm) -> None:
        if not self._situation.take_keyboard():
            self._to_unseen(form)

    def _to_unseen(self, form: AcceptForm) -> None:
        """To the first line not looked at, else on to what follows."""
        unseen = [row.number for row in form.ticks if row.outcome is None]
        if unseen:
            self._lines[unseen[0] - 1].setFocus()
        else:
            self._take_outcome()

    def _make_lines(self, form: AcceptForm) -> None:
        for tick in self._lines:
            self._ticks.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self._lines = [TickLine(row) for row in form.ticks]
        for number, tick in enumerate(self._lines):
            self._ticks.insertWidget(number, tick)
            # Shown at once: a line that only will be shown cannot take the keyboard.
            tick.show()
            tick.ticked.connect(self._on_ticked)
            tick.remarked.connect(self._on_remarked)
            tick.moved.connect(self._on_moved)
        self._no_ticks.setVisible(not self._lines)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(line())
        column.addWidget(self._steps, 1)
        self._steps.addWidget(self._items)
        self._steps.addWidget(self._ticking())
        self._name_things()
        self._all.clicked.connect(self._on_all)
        self._leave.clicked.connect(self.left)
        self._items.chosen.connect(self._on_item)
        self._items.typed.connect(self._on_search)
        self._applicant.typed.connect(self._on_typed)
        self._applicant.finished.connect(self._on_finished)
        self._foot.accept_asked.connect(self._on_accept)
        self._foot.receive_asked.connect(self._on_receive)
        self._foot.tell_asked.connect(self._on_tell)
        self._situation.answered.connect(self._on_answered)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _name_things(self) -> None:
        self._all.setObjectName("allComplete")
        self._leave.setObjectName("acceptLeave")

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(20, 10, 16, 10)
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self._all)
        head.addWidget(self._leave)
        return head

    def _ticking(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inside = QWidget()
        inside.setProperty("look", "surface")
        inside.setLayout(self._body)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self._list(), 1)
        self._side.addWidget(self._applicant)
        self._side.addWidget(self._notice)
        self._body.addWidget(self._side)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        column.addWidget(self._situation)
        column.addWidget(self._scroll, 1)
        column.addWidget(line())
        column.addWidget(self._foot)
        return page

    def _list(self) -> QWidget:
        holder = QWidget()
        holder.setProperty("look", "surface")
        self._ticks = QVBoxLayout(holder)
        self._ticks.setContentsMargins(0, 0, 0, 0)
        self._ticks.setSpacing(0)
        self._ticks.addWidget(self._no_ticks)
        self._ticks.addStretch(1)
        return holder
