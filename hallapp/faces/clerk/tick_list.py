"""The tick list of required materials: ↑↓, 空格 齐全, Delete 缺, 减号 不用, Enter goes on."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.cases import TickOutcome
from hallapp.faces.clerk.tick_rows import TickRow
from hallapp.faces.parts.words import line, words
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.qtkit.focus_ring import NO_RING
from hallapp.qtkit.shapes import Shape, draw_shape

_ROW_PX = 50
_PART_PX = 66
_SWITCH_HIGH_PX = 34
_SIGN_PX = 11
_ORDER = (TickOutcome.COMPLETE, TickOutcome.MISSING, TickOutcome.NOT_NEEDED)
_LOOKS: dict[TickOutcome, tuple[str, str, Shape | None]] = {
    TickOutcome.COMPLETE: ("ok_tint", "normal", Shape.TICK),
    TickOutcome.MISSING: ("miss_tint", "late", Shape.CROSS),
    TickOutcome.NOT_NEEDED: ("selected", "text", Shape.DASH),
}


class TickSwitch(QWidget):
    """A switch of three parts: 齐全, 缺, 不用; pressed with the mouse, told by the row's keys.

    Signals:
        pressed: A part was pressed; carries its `TickOutcome`.
    """

    pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outcome: TickOutcome | None = None
        # As wide as the longest word needs: English is longer than two characters.
        metrics = QFontMetrics(theme.font(theme.BODY_PX, bold=True))
        longest = max(metrics.horizontalAdvance(outcome.label) for outcome in _ORDER)
        self._part_px = max(_PART_PX, longest + _SIGN_PX + 5 + 14)
        self.setFixedSize(QSize(len(_ORDER) * self._part_px, _SWITCH_HIGH_PX))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_outcome(self, outcome: TickOutcome | None) -> None:
        """Show what was found, or that nobody has looked."""
        self._outcome = outcome
        self.setAccessibleName(_("还没有核对") if outcome is None else outcome.label)
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the part under the mouse."""
        number = int(event.position().x() // self._part_px)
        if 0 <= number < len(_ORDER):
            self.pressed.emit(_ORDER[number])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the parts; the one that holds is tinted, bold, and has its sign."""
        shown = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(shown.colour("control_border"), shown.border_px))
        painter.setBrush(shown.colour("surface"))
        painter.drawRoundedRect(frame, shown.radius_px, shown.radius_px)
        for number, outcome in enumerate(_ORDER):
            self._draw_part(painter, number, outcome)
        painter.setPen(QPen(shown.colour("control_border"), shown.border_px))
        for number in range(1, len(_ORDER)):
            left = number * self._part_px + 0.5
            painter.drawLine(QPointF(left, 1), QPointF(left, self.height() - 1))
        painter.end()

    def _draw_part(self, painter: QPainter, number: int, outcome: TickOutcome) -> None:
        shown = theme.tokens()
        part = QRectF(number * self._part_px, 0, self._part_px, self.height()).adjusted(
            1.5, 1.5, -0.5, -1.5
        )
        held = outcome is self._outcome
        ground, tint, sign = _LOOKS[outcome]
        painter.setFont(theme.font(theme.BODY_PX, bold=held))
        painter.setPen(shown.colour(tint if held else "muted"))
        if held:
            painter.fillRect(part, shown.colour(ground))
            words_px = painter.fontMetrics().horizontalAdvance(outcome.label)
            left = part.center().x() - (words_px + _SIGN_PX + 5) / 2
            if sign is not None:
                box = QRectF(left, part.center().y() - _SIGN_PX / 2, _SIGN_PX, _SIGN_PX)
                draw_shape(painter, sign, box, shown.colour(tint))
            part.setLeft(left + _SIGN_PX + 5)
            painter.drawText(part, Qt.AlignmentFlag.AlignVCenter, outcome.label)
            return
        painter.drawText(part, Qt.AlignmentFlag.AlignCenter, outcome.label)


class TickLine(QFrame):
    """One material: number, name, requirement, switch, and what is missing.

    Signals:
        ticked: Carries the number and the `TickOutcome`.
        remarked: Carries the number and the text.
        moved: The keyboard wants to another line; carries the number and -1 or 1.
    """

    ticked = Signal(int, object)
    remarked = Signal(int, str)
    moved = Signal(int, int)

    def __init__(self, row: TickRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = row.number
        self._outcome: TickOutcome | None = None
        self._switch = TickSwitch()
        self._remark = QLineEdit()
        self._missing = QFrame()
        self._name = row.material.name
        self.setObjectName(f"tick_{row.number}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(NO_RING, "yes")
        self._build(row)
        self.show_row(row)

    def show_row(self, row: TickRow) -> None:
        """Show what was found."""
        self._outcome = row.outcome
        self._switch.show_outcome(row.outcome)
        said = self._switch.accessibleName()
        name = _("{number} {name}，{said}")
        self.setAccessibleName(name.format(number=row.number, name=self._name, said=said))
        self._missing.setVisible(row.outcome is TickOutcome.MISSING)
        if self._remark.text().strip() != row.remark:
            self._remark.setText(row.remark)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with a key and go on."""
        outcome = _KEYS.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(self._number, 1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.moved.emit(self._number, 1)
        elif outcome is None or event.isAutoRepeat():
            super().keyPressEvent(event)
        else:
            self.ticked.emit(self._number, outcome)
            if outcome is TickOutcome.MISSING:
                self._remark.setFocus()
            else:
                self.moved.emit(self._number, 1)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show by the ground that the keyboard is here."""
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give the ground back."""
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the line with the keyboard, and a bar at its edge."""
        if not (self.hasFocus() or self._remark.hasFocus()):
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.tokens().colour("selected"))
        painter.fillRect(0, 0, 3, self.height(), theme.tokens().colour("primary"))
        painter.end()

    @Slot(object)
    def _on_pressed(self, outcome: TickOutcome) -> None:
        self.setFocus()
        self.ticked.emit(self._number, outcome)
        if outcome is TickOutcome.MISSING:
            self._remark.setFocus()

    @Slot()
    def _on_remarked(self) -> None:
        self.remarked.emit(self._number, self._remark.text())
        self.update()

    @Slot()
    def _on_remark_entered(self) -> None:
        self.moved.emit(self._number, 1)

    def _build(self, row: TickRow) -> None:
        name = words(row.material.name, wrap=True)
        requirement = words(row.requirement, "small", wrap=True)
        if not row.requirement:
            requirement.hide()
        number = words(str(row.number), "muted")
        number.setFixedWidth(28)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addStretch(1)
        text.addWidget(name)
        text.addWidget(requirement)
        text.addStretch(1)
        top = QHBoxLayout()
        top.setContentsMargins(12, 4, 16, 4)
        top.setSpacing(12)
        top.addWidget(number)
        top.addLayout(text, 1)
        top.addWidget(self._switch)
        self._build_missing()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top, 1)
        column.addWidget(self._missing)
        column.addWidget(line())
        self.setMinimumHeight(_ROW_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._switch.pressed.connect(self._on_pressed)
        self._remark.editingFinished.connect(self._on_remarked)
        self._remark.textEdited.connect(self._on_remarked)
        self._remark.returnPressed.connect(self._on_remark_entered)

    def _build_missing(self) -> None:
        row = QHBoxLayout(self._missing)
        row.setContentsMargins(52, 2, 16, 8)
        row.addWidget(words(_("缺什么"), "muted"))
        row.addWidget(self._remark, 1)
        self._remark.setObjectName(f"missing_{self._number}")
        self._remark.setMaxLength(120)
        self._remark.setAccessibleName(_("第 {number} 项缺什么").format(number=self._number))


_KEYS = {
    Qt.Key.Key_Space: TickOutcome.COMPLETE,
    Qt.Key.Key_Delete: TickOutcome.MISSING,
    Qt.Key.Key_Minus: TickOutcome.NOT_NEEDED,
}
