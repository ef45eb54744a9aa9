"""The card with the sentences that want a decision, each with its button near it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.decision_row import Decision
from hallapp.faces.manager.decisions import MOST
from hallapp.faces.parts.lights import Light, LightBadge, LightMark, badge_width
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.message_strip import ShapeMark
from hallapp.qtkit.shapes import Shape

_ROW_PX, _LOW_ROW_PX = 50, 42
_SENTENCE_PX = 18
_BADGE_ROOM_PX = 84
_BUTTON_PX = 124
_TWO_WAYS_FROM_PX = 720
_LIGHTS = (
    Light.LATE_BY_LAW,
    Light.LATE,
    Light.VACANT,
    Light.WARNING,
    Light.PAUSED,
    Light.TO_DO,
)


class DecisionLine(QFrame):
    """One sentence: light, words, button.

    Signals:
        pressed: The button was pressed; carries the `Decision`.
        other_pressed: The second button was pressed; carries the `Decision`.
    """

    pressed = Signal(object)
    other_pressed = Signal(object)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decision: Decision | None = None
        self._badge = LightBadge(Light.TO_DO)
        self._text = words("", wrap=True)
        self._text.setFont(theme.font(_SENTENCE_PX))
        self._text.setObjectName(f"decisionText{number}")
        self.button = KeyButton("")
        self.button.setObjectName(f"decisionButton{number}")
        self.button.setMinimumWidth(_BUTTON_PX)
        self.button.clicked.connect(self._on_clicked)
        self.other = KeyButton("")
        self.other.setObjectName(f"decisionOther{number}")
        self.other.clicked.connect(self._on_other)
        self.setMinimumHeight(_ROW_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 16, 4)
        row.setSpacing(12)
        holder = QWidget()
        widest = max(badge_width(LightMark(light)) for light in _LIGHTS)
        holder.setFixedWidth(max(_BADGE_ROOM_PX, widest) + 12)
        inner = QHBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(holder)
        row.addWidget(self._text, 1)
        row.addWidget(self.other)
        row.addWidget(self.button)

    def show_decision(self, decision: Decision, *, is_gravest: bool) -> None:
        """Show a sentence; only the gravest has the filled button."""
        if decision == self._decision:
            return
        self._decision = decision
        self._badge.show_light(decision.light)
        self._text.setText(decision.text)
        self.button.set_word(decision.word)
        self.button.setAccessibleDescription(decision.text)
        self.button.set_look("primary" if is_gravest else "accent")
        self._offer_other()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the second way out where the sentence needs the room."""
        super().resizeEvent(event)
        self._offer_other()

    def _offer_other(self) -> None:
        other = None if self._decision is None else self._decision.other
        self.other.set_word("" if other is None else other[0])
        self.other.setVisible(other is not None and self.width() >= _TWO_WAYS_FROM_PX)

    def text(self) -> str:
        """Return the sentence."""
        return self._text.text()

    @Slot()
    def _on_clicked(self) -> None:
        if self._decision is not None:
            self.pressed.emit(self._decision)

    @Slot()
    def _on_other(self) -> None:
        if self._decision is not None:
            self.other_pressed.emit(self._decision)


class DecisionCard(QFrame):
    """At most five sentences; none is calm.

    Signals:
        chosen: A sentence's button was pressed; carries the `Decision`.
        other_chosen: Its second button was pressed; carries the `Decision`.
    """

    chosen = Signal(object)
    other_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setObjectName("decisions")
        self.setAccessibleName(_("要您拿主意的事"))
        self.setToolTip(
            _(
                "最多五句，最要紧的在前：超法定、超期、求助、空岗、久等、快停止取号、没有声音、久停、没打印的号、差评、快到期、待批的假、停办没说明的窗口、没打的卡"
            )
        )
        self._lines = tuple(DecisionLine(number) for number in range(1, MOST + 1))
        self._rules: list[QFrame] = []
        self._calm = self._calm_line()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._calm)
        for line in self._lines:
            rule = QFrame()
            rule.setProperty("look", "line")
            rule.setFixedHeight(1)
            column.addWidget(rule)
            column.addWidget(line)
            self._rules.append(rule)
            line.pressed.connect(self.chosen)
            line.other_pressed.connect(self.other_chosen)
        self.show_decisions(())

    def show_decisions(self, decisions: tuple[Decision, ...]) -> None:
        """Show the sentences in their order."""
        self._calm.setVisible(not decisions)
        for number, line in enumerate(self._lines):
            is_shown = number < len(decisions)
            if is_shown:
                line.show_decision(decisions[number], is_gravest=number == 0)
            line.setVisible(is_shown)
            self._rules[number].setVisible(is_shown and number > 0)

    def set_low(self, *, is_low: bool) -> None:
        """Take less height where there is little."""
        for line in self._lines:
            line.setMinimumHeight(_LOW_ROW_PX if is_low else _ROW_PX)

    def sentences(self) -> tuple[str, ...]:
        """Return the sentences shown."""
        return tuple(line.text() for line in self._lines if not line.isHidden())

    def _calm_line(self) -> QWidget:
        holder = QWidget()
        holder.setFixedHeight(_ROW_PX)
        row = QHBoxLayout(holder)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(10)
        tick = ShapeMark(14)
        tick.show_shape(Shape.TICK, "normal")
        row.addWidget(tick)
        said = words(_("现在没有要您拿主意的事"))
        said.setFont(theme.font(_SENTENCE_PX))
        row.addWidget(said)
        row.addStretch(1)
        return holder
