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
from hallapp.faces.clerk.accept_form import AcceptForm
from hallapp.faces.clerk.accept_presenter import AcceptPresenter
from hallapp.faces.clerk.accept_words import accept_word, proof_words, why_words
from hallapp.faces.clerk.applicant_form import ApplicantForm
from hallapp.faces.clerk.item_list import ItemList
from hallapp.faces.clerk.messages import Message, Teller
from hallapp.faces.clerk.missing_side import MissingSide
from hallapp.faces.clerk.tick_list import TickLine
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.fact_row import FactRow
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
        self._form = ApplicantForm()
        self._counts = words("", "strong")
        self._proof = words("", "strong", wrap=True)
        self._tell = KeyButton(_("一次性告知"), "Ctrl+2")
        self._accept = KeyButton(_("受理"), "Ctrl+1", look="primary")
        self._due = FactRow(_("到期日"))
        self._limit = FactRow(_("时限"))
        self._why = words("", "muted", wrap=True)
        self._steps = QStackedWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side = QStackedWidget()
        self._scroll = QScrollArea()
        self._build()

    def attach(self, presenter: AcceptPresenter) -> None:
        """Work with a presenter."""
        self._presenter = presenter

    # What the presenter calls

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
        name = "" if form.guide is None else form.guide.item.name
        self._title.setText(_("收件：{item}").format(item=name))
        self._make_lines(form)
        self.show_form(form)
        self._take_keyboard(form)

    def show_form(self, form: AcceptForm) -> None:
        """Show what changed: ticks, counts, faults, due day, and why 受理 is dim."""
        for tick, row in zip(self._lines, form.ticks, strict=True):
            tick.show_row(row)
        self._form.show_form(form)
        self._counts.setText(
            _("齐全 {complete}　缺 {missing}　不用 {not_needed}").format(
                complete=form.count(TickOutcome.COMPLETE),
                missing=form.count(TickOutcome.MISSING),
                not_needed=form.count(TickOutcome.NOT_NEEDED),
            )
        )
        self._due.show_fact(form.due_text)
        self._limit.show_fact("" if form.limit is None else form.limit.words)
        why = form.why_not
        self._why.setText(why_words(form))
        self._accept.setEnabled(not why)
        self._accept.set_word(accept_word(form))
        self._accept.setToolTip(why)
        self._accept.setAccessibleDescription(why)
        self._show_outcome(form)

    def _show_outcome(self, form: AcceptForm) -> None:
        """Fill the outcome that fits, and show its paper or its applicant beside the list."""
        is_missing = bool(form.missing)
        self._tell.setEnabled(is_missing)
        self._tell.setToolTip(form.why_not_told)
        self._tell.setAccessibleDescription(form.why_not_told)
        for button, is_next in ((self._tell, is_missing), (self._accept, not is_missing)):
            look = "primary" if is_next else ""
            if button.property("look") != look:
                button.set_look(look)
        self._notice.show_form(form)
        self._side.setCurrentIndex(_NOTICE if is_missing else _APPLICANT)
        self._proof.setText(proof_words(form.ticket))
        self._proof.setVisible(bool(self._proof.text()))

    def show_busy(self, *, busy: bool) -> None:
        """Take no second press while an answer is awaited."""
        form = None if self._presenter is None else self._presenter.form
        self._accept.setEnabled(not busy and form is not None and not form.why_not)

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
                self._take_keyboard(self._presenter.form)

    @Slot()
    def _on_typed(self) -> None:
        if self._presenter is not None:
            self._presenter.fill(
                name=self._form.name, phone=self._form.phone, id_number=self._form.id_number
            )

    @Slot()
    def _on_finished(self) -> None:
        """Enter in the last field: on to 受理, which a further Enter presses."""
        self._on_typed()
        if self._accept.isEnabled():
            self._accept.setFocus()
        elif self._presenter is not None and self._presenter.form is not None:
            self.show_failure(self._presenter.form.why_not)

    def _take_outcome(self) -> None:
        """After the last line: to the outcome that is ready, else to the applicant."""
        ready = next((each for each in (self._tell, self._accept) if each.isEnabled()), None)
        (self._form.take_keyboard if ready is None else ready.setFocus)()

    def go_on(self) -> None:
        """Bring the keyboard to 受理 once nothing is missing any more: a card was read."""
        if self._accept.isEnabled():
            self._accept.setFocus()

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

    @Slot(object)
    def _on_item(self, item: ItemRow) -> None:
        if self._presenter is not None:
            self._presenter.choose_item(item.id)

    @Slot(str)
    def _on_search(self, text: str) -> None:
        if self._presenter is not None:
            self._presenter.search(text)

    def _take_keyboard(self, form: AcceptForm) -> None:
        unseen = [row.number for row in form.ticks if row.outcome is None]
        if self._situation.take_keyboard():
            return
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
        self._form.typed.connect(self._on_typed)
        self._form.finished.connect(self._on_finished)
        self._accept.clicked.connect(self._on_accept)
        self._tell.clicked.connect(self._on_tell)
        self._situation.answered.connect(self._on_answered)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _name_things(self) -> None:
        self._all.setObjectName("allComplete")
        self._leave.setObjectName("acceptLeave")
        self._accept.setObjectName("acceptCase")
        self._tell.setObjectName("tellMissing")
        self._proof.setObjectName("acceptProof")
        self._why.setObjectName("acceptWhy")

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
        self._side.addWidget(self._applicant())
        self._side.addWidget(self._notice)
        self._body.addWidget(self._side)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        column.addWidget(self._situation)
        column.addWidget(self._scroll, 1)
        column.addWidget(line())
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 10, 16, 10)
        foot.addWidget(self._counts)
        foot.addStretch(1)
        foot.addWidget(self._tell)
        foot.addSpacing(10)
        foot.addWidget(self._accept)
        column.addLayout(foot)
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

    def _applicant(self) -> QFrame:
        side = QFrame()
        side.setProperty("look", "ground")
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        column.addWidget(self._proof)
        column.addWidget(words(_("申请人"), "strong"))
        column.addWidget(self._form)
        column.addSpacing(8)
        column.addWidget(line())
        column.addWidget(words(_("受理后打印：受理通知书"), "strong"))
        column.addWidget(self._limit)
        column.addWidget(self._due)
        column.addWidget(self._why)
        column.addStretch(1)
        return side
