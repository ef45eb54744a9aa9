"""Fields in which guides are written: long text, blank numbers, yes-no-unknown, days, choices."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from hallapp.faces.manager.settings_fields import CalmCombo, Field, NumberLine
from hallapp.faces.parts.segments import Segments
from hallapp.kernel.texts import _

_LONG_PX, _LONGER_PX = 76, 120
_MOST = 100_000
_DAY_PX = 140
_NOTHING = (None, "")


class LineField(Field):
    """A line of text, without a limit that would swallow what is pasted: rules tell of it."""

    def __init__(self, name: str, caption: str, hint: str = "") -> None:
        super().__init__(name, caption, hint)
        self.line = QLineEdit()
        self.line.textEdited.connect(self.changed)
        self._fill(self.line, is_wide=True)

    @override
    def value(self) -> str:
        return self.line.text().strip()

    @override
    def show_value(self, value: Any) -> None:
        text = "" if value is None else str(value)
        if self.line.text().strip() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)

    @override
    def control(self) -> QLineEdit:
        return self.line


class LongField(Field):
    """Text of several lines; Tab goes on to the next field."""

    def __init__(self, name: str, caption: str, hint: str = "", *, is_tall: bool = False) -> None:
        super().__init__(name, caption, hint)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_LONGER_PX if is_tall else _LONG_PX)
        self._is_showing = False
        self.text.textChanged.connect(self._on_typed)
        self._fill(self.text, is_wide=True)

    @override
    def value(self) -> str:
        return self.text.toPlainText().strip()

    @override
    def show_value(self, value: Any) -> None:
        said = "" if value is None else str(value)
        if self.value() != said:
            self._is_showing = True
            self.text.setPlainText(said)
            self._is_showing = False

    @override
    def control(self) -> QPlainTextEdit:
        return self.text

    @Slot()
    def _on_typed(self) -> None:
        if not self._is_showing:
            self.changed.emit()


class AmountField(Field):
    """A whole number, or nothing."""

    def __init__(self, name: str, caption: str, hint: str = "") -> None:
        super().__init__(name, caption, hint)
        self.line = NumberLine(0, _MOST)
        self.line.textEdited.connect(self.changed)
        self._fill(self.line)

    @override
    def value(self) -> int | None:
        return self.line.number() if self.line.text().strip() else None

    @override
    def problem(self) -> str:
        return self.line.problem() if self.line.text().strip() else ""

    @override
    def show_value(self, value: Any) -> None:
        if self.value() != value or self.problem():
            self.line.setText("" if value is None else str(value))

    @override
    def control(self) -> QLineEdit:
        return self.line


class UnknownField(Field):
    """Yes, no, or not known (是、否、未填): three buttons in sight."""

    _VALUES = (True, False, None)

    def __init__(self, name: str, caption: str, hint: str = "") -> None:
        super().__init__(name, caption, hint)
        self.segments = Segments(caption, (_("是"), _("否"), _("未填")))
        self.segments.choose(2)
        self.segments.chosen.connect(self._on_chosen)
        self._is_showing = False
        self._fill(self.segments)

    @override
    def value(self) -> bool | None:
        return self._VALUES[self.segments.number()]

    @override
    def show_value(self, value: Any) -> None:
        self._is_showing = True
        self.segments.choose(self._VALUES.index(value if isinstance(value, bool) else None))
        self._is_showing = False

    @override
    def control(self) -> QWidget:
        return self.segments

    @override
    def setFocus(self, *_reason: Any) -> None:
        """Bring the keyboard to the pressed one."""
        self.segments.take_keyboard()

    @Slot()
    def _on_chosen(self) -> None:
        if not self._is_showing:
            self.changed.emit()


class DayField(Field):
    """A day, or nothing; typed as it is read: 2026-12-01."""

    def __init__(self, name: str, caption: str, hint: str = "") -> None:
        super().__init__(name, caption, hint)
        self.line = QLineEdit()
        self.line.setFixedWidth(_DAY_PX)
        self.line.setPlaceholderText(_("如 2026-12-01"))
        self.line.textEdited.connect(self.changed)
        self._fill(self.line)

    @override
    def value(self) -> str:
        found = _day(self.line.text())
        return "" if found is None else found.isoformat()

    @override
    def problem(self) -> str:
        if self.line.text().strip() and _day(self.line.text()) is None:
            return _("请写成 2026-12-01 这样的日期。")
        return ""

    @override
    def show_value(self, value: Any) -> None:
        if self.value() != (value or "") or self.problem():
            self.line.setText(str(value or ""))

    @override
    def control(self) -> QLineEdit:
        return self.line


class PickField(Field):
    """One of a few, or nothing (未填); where it is open also words of one's own."""

    def __init__(
        self,
        name: str,
        caption: str,
        choices: Sequence[tuple[str, str]],
        hint: str = "",
        *,
        is_open: bool = False,
        is_needed: bool = False,
    ) -> None:
        super().__init__(name, caption, hint)
        self._is_open = is_open
        self._is_needed = is_needed
        self._choices: list[tuple[str, str]] = []
        self.combo = CalmCombo()
        self.combo.setMinimumWidth(200)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        if is_open:
            self.combo.setEditable(True)
            self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.set_choices(choices)
        self.combo.activated.connect(self._on_chosen)
        line = self.combo.lineEdit()
        if line is not None:
            line.setPlaceholderText(_("选一个，或写别的"))
            line.textEdited.connect(self.changed)
        self._fill(self.combo)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these; what was chosen or typed stays."""
        offered = list(choices) if self._is_needed else [("", self._none()), *choices]
        if offered == self._choices:
            return
        kept = self.value() if self._choices else ""
        self._choices = offered
        self.combo.clear()
        self.combo.addItems([word for _value, word in offered])
        self.show_value(kept)

    @override
    def value(self) -> str:
        if self._is_open:
            typed = self.combo.currentText().strip()
            return next((value for value, word in self._choices if word == typed), typed)
        number = self.combo.currentIndex()
        return self._choices[number][0] if number >= 0 else ""

    @override
    def show_value(self, value: Any) -> None:
        said = "" if value in _NOTHING else str(value)
        known = [each for each, _word in self._choices]
        self.combo.setCurrentIndex(known.index(said) if said in known else -1)
        if said not in known and self._is_open:
            self.combo.setEditText(said)

    @override
    def control(self) -> QComboBox:
        return self.combo

    def _none(self) -> str:
        return "" if self._is_open else _("未填")

    @Slot()
    def _on_chosen(self) -> None:
        self.changed.emit()


def _day(text: str) -> date | None:
    plain = text.strip().replace("/", "-").replace(".", "-")
    parts = plain.split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):  # noqa: PLR2004 - year, month, day
        return None
    try:
        return date(int(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError:
        return None
