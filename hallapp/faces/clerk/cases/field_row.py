"""One field of a form: its label, what is filled in, and its fault right at it."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hallapp.cases.terms import MaterialTick
from hallapp.faces.clerk.cases.fields import Field, FieldKind
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.qtkit.rare_names import shown

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LABEL_PX = 112
_MOST_SEGMENTS = 3
_LONGEST = 200


class FieldRow(QWidget):
    """A label and its field.

    Signals:
        entered: Enter was pressed in it.
    """

    entered = Signal()

    def __init__(self, asked: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asked = asked
        self._line: QLineEdit | None = None
        self._combo: QComboBox | None = None
        self._segments: Segments | None = None
        self._ticks: list[TickBox] = []
        self._fault = words("", "late", wrap=True)
        self._build()
        self.show_fault("")

    def text(self) -> str:
        """Return what is filled in; of a choice its value."""
        if self._line is not None:
            return self._line.text()
        if self._combo is not None:
            return str(self._combo.currentData())
        if self._segments is not None:
            return self.asked.choices[self._segments.number()][0]
        return ""

    def ticks(self) -> tuple[MaterialTick, ...]:
        """Return the materials whose box is ticked."""
        return tuple(box.tick for box in self._ticks if box.is_ticked)

    def show_fault(self, fault: str) -> None:
        """Say what is wrong with it; nothing when it is right."""
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self._field().setAccessibleDescription(fault)

    def take_keyboard(self) -> None:
        """Bring the cursor here."""
        if self._segments is not None:
            self._segments.take_keyboard()
        else:
            self._field().setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self._line is not None:
            self._line.selectAll()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on with Enter also from a choice and a box, which would keep it."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.entered.emit()
            return True
        return super().eventFilter(watched, event)

    def _field(self) -> QWidget:
        found = self._line or self._combo or self._segments
        if found is not None:
            return found
        return self._ticks[0].box if self._ticks else self

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        label = words(self.asked.word, "muted", wrap=True)
        label.setFixedWidth(_LABEL_PX)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._made(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 2, 5, 2)
        column.setSpacing(2)
        column.addLayout(row)
        under = QHBoxLayout()
        under.addSpacing(_LABEL_PX + 12)
        under.addWidget(self._fault, 1)
        column.addLayout(under)

    def _made(self) -> QWidget:
        if self.asked.kind is FieldKind.TICKS:
            return self._tick_list()
        if self.asked.kind is FieldKind.CHOICE:
            return self._choice()
        line = QLineEdit(self.asked.value)
        line.setMaxLength(_LONGEST)
        line.setPlaceholderText(self.asked.hint)
        line.setAccessibleName(self.asked.word)
        line.setObjectName(f"field_{self.asked.name}")
        line.returnPressed.connect(self.entered)
        self._line = line
        return line

    def _choice(self) -> QWidget:
        values = [value for value, _word in self.asked.choices]
        place = values.index(self.asked.value) if self.asked.value in values else 0
        if len(values) <= _MOST_SEGMENTS:
            segments = Segments(self.asked.word, [word for _value, word in self.asked.choices])
            segments.setObjectName(f"field_{self.asked.name}")
            segments.choose(place)
            self._segments = segments
            for button in segments.findChildren(QAbstractButton):
                button.installEventFilter(self)
            return segments
        combo = QComboBox()
        for value, word in self.asked.choices:
            combo.addItem(word, value)
        combo.setCurrentIndex(place)
        combo.setAccessibleName(self.asked.word)
        combo.setObjectName(f"field_{self.asked.name}")
        combo.installEventFilter(self)
        self._combo = combo
        return combo

    def _tick_list(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for number, tick in enumerate(self.asked.ticks, start=1):
            box = TickBox(number, tick)
            box.entered.connect(self.entered)
            box.box.installEventFilter(self)
            self._ticks.append(box)
            column.addWidget(box)
        return holder


class TickBox(QWidget):
    """A material with its box, and while that is ticked a line for what exactly is meant.

    Signals:
        entered: Enter was pressed in the line.
    """

    entered = Signal()

    def __init__(self, number: int, tick: MaterialTick, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tick = tick
        self.box = QCheckBox(shown(tick.name))
        self.box.setObjectName(f"tick_box_{number}")
        self._remark = QLineEdit(tick.remark)
        self._remark.setMaxLength(_LONGEST)
        self._remark.setObjectName(f"tick_remark_{number}")
        self._remark.setAccessibleName(tick.name)
        self._remark.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.box)
        column.addWidget(self._remark)
        self.box.toggled.connect(self._remark.setVisible)
        self._remark.returnPressed.connect(self.entered)

    @property
    def is_ticked(self) -> bool:
        """Whether the box is ticked."""
        return self.box.isChecked()

    @property
    def tick(self) -> MaterialTick:
        """The material with the remark written beside it."""
        return replace(self._tick, remark=self._remark.text().strip())
