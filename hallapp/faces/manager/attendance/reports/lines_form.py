"""The band that asks for a few lines: what is said, by whom, for whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from hallapp.faces.manager.pages.deed_form import DeedForm
from hallapp.faces.manager.settings_fields import CalmCombo
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _

_MOST_WORDS = 500
_TEXT_PX = 92
_LABEL_PX = 96
_CONTROL_PX = 34


@dataclass(frozen=True)
class Line:
    """One line that is asked for.

    Attributes:
        name: What the answer is called.
        label: What a person reads before it.
        hint: An example, or what it means.
        start: What stands in it.
        is_needed: It cannot be left empty.
        is_long: A field of several rows.
        choices: Value and word of what may be chosen; none for a line to write.
    """

    name: str
    label: str
    hint: str = ""
    start: str = ""
    is_needed: bool = False
    is_long: bool = False
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Given:
    """What was typed, and what it is for."""

    key: object
    lines: Mapping[str, str]


class LongText(QPlainTextEdit):
    """Several rows of text; Tab goes on, Ctrl+Enter is left to the form."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(_TEXT_PX)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write no line break: a sentence has none."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)


_Control = QLineEdit | LongText | CalmCombo


class LinesForm(DeedForm):
    """Asks for lines; they are made anew for each question.

    Signals:
        toggled: It was opened or put away.
    """

    toggled = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._key: object = None
        self._lines: tuple[Line, ...] = ()
        self.controls: dict[str, _Control] = {}
        self._held = QWidget()
        self._grid = QGridLayout(self._held)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.lay_out([self._held], side_px=16, apart_px=6)

    def ask(self, key: object, question: str, deed: str, lines: Sequence[Line] = ()) -> None:
        """Ask; the cursor waits in the first line.

        Args:
            key: What the answer is for; comes back with it.
            question: What is asked.
            deed: The word that does it.
            lines: What is to be written.
        """
        self._clear()
        self._key, self._lines = key, tuple(lines)
        for row, line in enumerate(lines):
            label = words(line.label, "muted", wrap=True)
            label.setFixedWidth(_LABEL_PX)
            label.setMinimumHeight(_CONTROL_PX)
            control = self.controls[line.name] = _made(line)
            control.setObjectName(f"line_{line.name}")
            control.setAccessibleName(line.label)
            if not isinstance(control, LongText):
                control.setFixedHeight(_CONTROL_PX)
            if isinstance(control, QLineEdit):
                control.returnPressed.connect(self.press)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(control, row, 1)
        self._held.setVisible(bool(lines))
        self.open_with(question, deed)
        first = next(iter(self.controls.values()), None)
        (first or self.do).setFocus()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Tell that it was opened."""
        super().showEvent(event)
        self.toggled.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it was put away."""
        super().hideEvent(event)
        self.toggled.emit()

    def text(self, name: str) -> str:
        """Return what is typed in a line."""
        control = self.controls[name]
        if isinstance(control, QLineEdit):
            return control.text().strip()
        if isinstance(control, LongText):
            return control.toPlainText().replace("\n", "").strip()
        return str(control.currentData() or "")

    @override
    def set_busy(self, *, is_busy: bool) -> None:
        """Take no second press; the keyboard stays in the form."""
        if is_busy and self.do.hasFocus():
            self.setFocus()
        super().set_busy(is_busy=is_busy)

    @override
    def refuse(self, error: HallError) -> None:
        """Say that it was not done; the keyboard is where it can be tried again."""
        super().refuse(error)
        if self.hasFocus():
            self.do.setFocus()

    def is_touched(self) -> bool:
        """Return whether something is typed that was not there before."""
        if self.isHidden():
            return False
        return any(self.text(line.name) != _start(line) for line in self._lines)

    @override
    def gathered(self) -> Given | None:
        """Return what was typed; None when a line is missing, which has the cursor."""
        for line in self._lines:
            if line.is_needed and not self.text(line.name):
                self.say(_("请填写：{line}").format(line=line.label))
                self.controls[line.name].setFocus()
                return None
        return Given(self._key, {line.name: self.text(line.name) for line in self._lines})

    def _clear(self) -> None:
        self.controls.clear()
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _start(line: Line) -> str:
    if line.choices and not line.start:
        return line.choices[0][0]
    return line.start.strip()


def _made(line: Line) -> _Control:
    if line.choices:
        combo = CalmCombo()
        for value, word in line.choices:
            combo.addItem(word, value)
        combo.setCurrentIndex(max(0, combo.findData(line.start)))
        return combo
    if line.is_long:
        text = LongText()
        text.setPlainText(line.start)
        text.setPlaceholderText(line.hint)
        return text
    edit = QLineEdit(line.start)
    edit.setMaxLength(_MOST_WORDS)
    edit.setPlaceholderText(line.hint)
    return edit
