"""One light in full: why, who, what was sent and answered, what else lit on the case."""

from collections.abc import Sequence
from datetime import date, tzinfo
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.supervision.act_form import ActForm, Doing
from hallapp.faces.manager.supervision.light_words import (
    chase_words,
    cleared_words,
    mark_of,
    raised_words,
    reply_words,
    told_words,
    who,
)
from hallapp.faces.parts.fact_row import FactRow
from hallapp.faces.parts.lights import Light, LightBadge
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.supervision.terms import ChaseRow, RaisedRow

_KEYS = {Doing.URGE: "F2", Doing.SUPERVISE: "F3", Doing.ANSWER: "F4", Doing.LIFT: "F6"}
_LABEL_PX = 120
_LOW_BELOW_PX = 330


class LightDetail(QFrame):
    """In the place of the list; Esc leads back.

    Signals:
        asked: Something is to be done; carries the `Doing`.
        case_asked: The case itself is wanted; carries its id.
        print_asked: The newest letter is to be printed; carries the paper's id.
        left: Back to the list.
    """

    asked = Signal(object)
    case_asked = Signal(object)
    print_asked = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setObjectName("lightDetail")
        self._row: RaisedRow | None = None
        self._may_follow = False
        self._prints = False
        self._letter: UUID | None = None
        self._badge = LightBadge(Light.TO_DO)
        self._title = words("", "title", wrap=True)
        self._title.setObjectName("lightTitle")
        self._facts = {name: FactRow(word, label_px=_LABEL_PX) for name, word in _labels()}
        self._story = QVBoxLayout()
        self._head = QWidget()
        self._area = QScrollArea()
        self._keys = FlowRow(8)
        self.buttons = {doing: KeyButton(doing.word, key) for doing, key in _KEYS.items()}
        self.see_case = KeyButton(_("看办件"), "F7")
        self.print = KeyButton(_("打印通知"), "F8")
        self.back = KeyButton(_("返回列表"), "Esc")
        self.form = ActForm()
        self._build()

    def row(self) -> RaisedRow | None:
        """Return the light that is shown."""
        return self._row

    def set_may_follow(self, *, may_follow: bool) -> None:
        """Offer letters only to somebody who runs the hall."""
        self._may_follow = may_follow

    def set_prints(self, *, prints: bool) -> None:
        """Offer to print letters where there is a printer for them."""
        self._prints = prints

    def show_light(
        self, row: RaisedRow, chases: Sequence[ChaseRow], others: Sequence[RaisedRow], zone: tzinfo
    ) -> None:
        """Show a light with what was sent about it and the other lights of its case."""
        self._row = row
        mark = mark_of(row)
        self._badge.show_light(mark.light, mark.word)
        self._title.setText(row.reason)
        facts = {
            "case": f"{row.case_number} {row.item_name}",
            "who": who(row),
            "rule": row.rule_name,
            "raised": raised_words(row, zone),
            "told": told_words(row),
            "due": "" if row.reply_due_on is None else row.reply_due_on.isoformat(),
            "reply": reply_words(row, zone),
            "cleared": cleared_words(row, zone),
        }
        for name, fact in facts.items():
            self._facts[name].show_fact(fact)
            self._facts[name].setVisible(bool(fact))
        self._tell_story(row, chases, others)
        self._offer(row, chases)

    def take_keyboard(self) -> None:
        """Bring the keyboard to the first thing that can be done."""
        if self.is_asking():
            self.form.line.setFocus()
            return
        for button in (*self.buttons.values(), self.see_case):
            if not button.isHidden():
                button.setFocus()
                return

    @Slot()
    def close_form(self) -> None:
        """Show what can be done again."""
        self.form.hide()
        self._arrange()
        self.take_keyboard()

    def open_form(self, doing: Doing, question: str) -> None:
        """Ask for what a doing needs, above the light or, where it is low, in its place."""
        self.form.ask(doing, question)
        self._arrange()

    def is_asking(self) -> bool:
        """Return whether something is being asked for."""
        return not self.form.isHidden()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what is asked for the whole height where there is little."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_asking = self.is_asking()
        alone = is_asking and self.height() < _LOW_BELOW_PX
        self._head.setVisible(not alone)
        self._area.setVisible(not alone)
        # One key must not mean two things: Esc leaves the question first.
        self.back.setVisible(not is_asking)
        self._keys.setVisible(not is_asking)

    def _offer(self, row: RaisedRow, chases: Sequence[ChaseRow]) -> None:
        awaits = row.awaits_reply or any(not chase.reply for chase in chases)
        may = {
            Doing.URGE: self._may_follow and (row.is_open or row.awaits_reply),
            Doing.SUPERVISE: self._may_follow and (row.is_open or row.awaits_reply),
            Doing.ANSWER: awaits or (row.is_open and not row.reply),
            Doing.LIFT: self._may_follow and row.is_open,
        }
        for doing, button in self.buttons.items():
            button.setVisible(may[doing])
        letters = [chase.paper_id for chase in chases if chase.paper_id is not None]
        self._letter = letters[-1] if letters else None
        self.print.setVisible(self._prints and self._letter is not None)
        self._keys.settle()

    def _tell_story(
        self, row: RaisedRow, chases: Sequence[ChaseRow], others: Sequence[RaisedRow]
    ) -> None:
        while (item := self._story.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        told = [(chase.sent_on, chase_words(chase)) for chase in chases]
        told += [(other.due_on, _other_words(other)) for other in others if other.id != row.id]
        for day, text in sorted(told, key=_day_of):
            self._story.addWidget(FactRow(day.isoformat(), text, label_px=_LABEL_PX))
        if not told:
            self._story.addWidget(words(_("还没有催办，这一件也没有别的灯。"), "muted", wrap=True))

    @Slot()
    def _on_pressed(self) -> None:
        pressed = self.sender()
        for doing, button in self.buttons.items():
            if button is pressed:
                self.asked.emit(doing)
                return

    @Slot()
    def _on_print(self) -> None:
        if self._letter is not None:
            self.print_asked.emit(self._letter)

    @Slot()
    def _on_case(self) -> None:
        if self._row is not None:
            self.case_asked.emit(self._row.case_id)

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("look", "surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(0)
        for fact in self._facts.values():
            column.addWidget(fact)
        column.addSpacing(8)
        column.addWidget(words(_("经过"), "title"))
        self._story.setSpacing(0)
        column.addLayout(self._story)
        column.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setWidget(inner)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setMinimumHeight(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 6, 1, 1)
        outer.setSpacing(4)
        outer.addWidget(self._headed())
        outer.addWidget(self.form)
        outer.addWidget(self._area, 1)
        self.form.left.connect(self.close_form)
        self.see_case.clicked.connect(self._on_case)
        self.print.clicked.connect(self._on_print)
        self.back.clicked.connect(self.left)

    def _headed(self) -> QWidget:
        head = QHBoxLayout()
        head.setContentsMargins(5, 0, 5, 0)
        head.setSpacing(12)
        head.addWidget(self._badge)
        head.addWidget(self._title, 1)
        head.addWidget(self.back)
        column = QVBoxLayout(self._head)
        column.setContentsMargins(11, 0, 11, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._keys)
        for doing, button in self.buttons.items():
            button.setObjectName(f"light_{doing.value}")
            button.clicked.connect(self._on_pressed)
            self._keys.add(button)
        self._keys.add(self.see_case)
        self._keys.add(self.print)
        return self._head


def _labels() -> tuple[tuple[str, str], ...]:
    return (
        ("case", _("办件")),
        ("who", _("承办")),
        ("rule", _("规则")),
        ("raised", _("亮灯")),
        ("told", _("提醒")),
        ("due", _("应在此前回复")),
        ("reply", _("回复")),
        ("cleared", _("熄灯")),
    )


def _day_of(told: tuple[date, str]) -> date:
    return told[0]


def _other_words(other: RaisedRow) -> str:
    told = _("{colour} {reason}").format(colour=other.colour.label, reason=other.reason)
    if other.clear_reason is None:
        return told
    return _("{told}，{cleared}").format(told=told, cleared=other.clear_reason.label)
