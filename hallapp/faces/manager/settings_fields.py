"""Fields of the settings' forms: a caption, a control, what it means, and what is wrong with it."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _

CAPTION_PX = 108
_NUMBER_PX = 96
_CHOICE_PX = 300


class Field(QWidget):
    """One thing that can be set; what was typed stays although it is wrong.

    Attributes:
        name: The part of the row, or the setting, that it fills.
        caption: What a person calls it.

    Signals:
        changed: Something was typed or chosen.
    """

    changed = Signal()

    def __init__(self, name: str, caption: str, hint: str = "") -> None:
        super().__init__()
        self.name, self.caption = name, caption
        self.setObjectName(f"field_{name}")
        self._caption = words(caption, "muted", wrap=True)
        self._hint = words(hint, "small", wrap=True)
        self._fault = words("", "late", wrap=True)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        grid = QGridLayout(self)
        grid.setContentsMargins(5, 5, 5, 5)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        self._caption.setFixedWidth(CAPTION_PX)
        self._caption.setMinimumHeight(34)
        middle = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._caption, 0, 0, middle)
        grid.addLayout(self._row, 0, 1)
        grid.addWidget(self._fault, 1, 1)
        grid.addWidget(self._hint, 2, 1)
        grid.setColumnStretch(1, 1)
        self._hint.setVisible(bool(hint))
        self._fault.hide()

    # What each kind of field says

    def value(self) -> Any:
        """Return what is set; meaningless while `problem` says something."""
        raise NotImplementedError

    def problem(self) -> str:
        """Return what is wrong with what was typed; empty when nothing is."""
        return ""

    def show_value(self, value: Any) -> None:
        """Show what is set."""
        raise NotImplementedError

    def said(self, value: Any) -> str:
        """Return a value as a person says it."""
        return str(value)

    def control(self) -> QWidget:
        """Return what has the keyboard."""
        raise NotImplementedError

    # The same for all

    def differs(self, value: Any) -> bool:
        """Return whether something else is typed than a value."""
        return bool(self.problem()) or self.value() != value

    def show_fault(self, text: str) -> None:
        """Say what is wrong, right below; nothing when empty."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
        self.control().setAccessibleDescription(text or self._hint.text())

    def fault(self) -> str:
        """Return what is said to be wrong."""
        return self._fault.text()

    def put_hint_beside(self) -> None:
        """Put what it means beside the control, where a form is as wide as a page."""
        self._row.takeAt(self._row.count() - 1)
        self._row.addSpacing(12)
        self._row.addWidget(self._hint, 1)

    def show_hint(self, text: str) -> None:
        """Explain it in other words."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def set_locked(self, *, is_locked: bool) -> None:
        """Let it be read only."""
        self.control().setEnabled(not is_locked)

    def _fill(self, *parts: QWidget, is_wide: bool = False) -> None:
        for part in parts:
            self._row.addWidget(part, 1 if is_wide else 0)
        if not is_wide:
            self._row.addStretch(1)
        self.control().setAccessibleName(self.caption)
        self.control().setAccessibleDescription(self._hint.text())
        self.setFocusProxy(self.control())


class TextField(Field):
    """A line of text."""

    def __init__(
        self, name: str, caption: str, hint: str = "", *, longest: int = 100, needed: bool = False
    ) -> None:
        super().__init__(name, caption, hint)
        self._needed = needed
        self.line = QLineEdit()
        self.line.setMaxLength(longest)
        self.line.textEdited.connect(self.changed)
        self._fill(self.line, is_wide=True)

    @override
    def value(self) -> str:
        return self.line.text().strip()

    @override
    def problem(self) -> str:
        return _("请填写。") if self._needed and not self.value() else ""

    @override
    def show_value(self, value: Any) -> None:
        if self.line.text() != str(value):
            self.line.setText(str(value))
            self.line.setCursorPosition(0)

    @override
    def said(self, value: Any) -> str:
        return f"“{value}”" if value else _("空")

    @override
    def control(self) -> QLineEdit:
        return self.line


class NumberLine(QLineEdit):
    """A line for a whole number; ↑ and ↓ count, the wheel scrolls the page."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.setFixedWidth(_NUMBER_PX)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def number(self) -> int | None:
        """Return the number; None for anything else."""
        plain = unicodedata.normalize("NFKC", self.text()).strip().replace("−", "-")
        digits = plain.removeprefix("-").removeprefix("+")
        return int(plain) if digits.isascii() and digits.isdigit() else None

    def problem(self) -> str:
        """Return what is wrong with it; empty when nothing is."""
        number = self.number()
        if number is None or not self._least <= number <= self._most:
            said = _("请填 {least} 到 {most} 的整数。")
            return said.format(least=self._least, most=self._most)
        return ""

    def set_limits(self, least: int, most: int) -> None:
        """Let other numbers be right."""
        self._least, self._most = least, most

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count up and down with the arrows."""
        step = {int(Qt.Key.Key_Up): 1, int(Qt.Key.Key_Down): -1}.get(int(event.key()))
        number = self.number()
        if step is None or number is None or not self.isEnabled():
            super().keyPressEvent(event)
            return
        self.setText(str(min(self._most, max(self._least, number + step))))
        self.textEdited.emit(self.text())


class NumberField(Field):
    """A whole number with its unit; the limits are told at the field."""

    def __init__(
        self, name: str, caption: str, unit: str, limits: tuple[int, int], hint: str = ""
    ) -> None:
        super().__init__(name, caption, hint)
        self._unit = unit
        self._none = ""
        self.line = NumberLine(*limits)
        self.line.textEdited.connect(self.changed)
        self._fill(self.line, words(unit))

    @override
    def value(self) -> int:
        return self.line.number() or 0

    @override
    def problem(self) -> str:
        return self.line.problem()

    @override
    def show_value(self, value: Any) -> None:
        if self.line.number() != value:
            self.line.setText(str(value))

    def unlimited(self) -> "NumberField":
        """Say 不限 for none: what is not limited is not forbidden."""
        self._none = _("不限")
        return self

    @override
    def said(self, value: Any) -> str:
        if not value and self._none:
            return self._none
        return f"{value} {self._unit}".strip()

    @override
    def control(self) -> QLineEdit:
        return self.line


class SwitchField(Field):
    """Yes or no, in words."""

    def __init__(self, name: str, caption: str, word: str, hint: str = "") -> None:
        super().__init__(name, caption, hint)
        self.box = QCheckBox(word)
        self.box.toggled.connect(self._on_toggled)
        self._fill(self.box)
        self.box.setAccessibleName(f"{caption} {word}")

    @override
    def value(self) -> bool:
        return self.box.isChecked()

    @override
    def show_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))

    @override
    def said(self, value: Any) -> str:
        return _("是") if value else _("否")

    @override
    def control(self) -> QCheckBox:
        return self.box

    @Slot()
    def _on_toggled(self) -> None:
        self.changed.emit()


class CalmCombo(QComboBox):
    """A choice that the wheel leaves alone: who scrolls a page changes nothing."""

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        e.ignore()


class ChoiceField(Field):
    """One of a few."""

    def __init__(
        self, name: str, caption: str, choices: Sequence[tuple[Any, str]] = (), hint: str = ""
    ) -> None:
        super().__init__(name, caption, hint)
        self._choices: list[tuple[Any, str]] = []
        self._fixed = False
        self.combo = CalmCombo()
        self.combo.setMinimumWidth(140)
        self.combo.setMaximumWidth(_CHOICE_PX)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.set_choices(choices)
        self.combo.activated.connect(self._on_chosen)
        self._fill(self.combo)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer these; what was chosen stays chosen."""
        if list(choices) == self._choices:
            return
        kept = self.value() if self._choices else None
        self._choices = list(choices)
        self.combo.clear()
        self.combo.addItems([word for _value, word in choices])
        self.combo.setCurrentIndex(-1)
        if kept is not None:
            self.show_value(kept)

    @override
    def value(self) -> Any:
        number = self.combo.currentIndex()
        return self._choices[number][0] if 0 <= number < len(self._choices) else None

    @override
    def problem(self) -> str:
        return _("请选一个。") if self.combo.currentIndex() < 0 else ""

    @override
    def show_value(self, value: Any) -> None:
        known = [each for each, _word in self._choices]
        self.combo.setCurrentIndex(known.index(value) if value in known else -1)

    @override
    def said(self, value: Any) -> str:
        return dict(self._choices).get(value, _("没有"))

    @override
    def control(self) -> QComboBox:
        return self.combo

    @Slot()
    def _on_chosen(self) -> None:
        self.changed.emit()
