"""One step of the list of work: how it stands, what is open, and its keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout

from hallapp.bulletins.terms import StepCode, WorkStep
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.message_strip import ShapeMark
from hallapp.qtkit.shapes import Shape

_NUMBER_PX = 24
_TITLE_PX = 230


@dataclass(frozen=True)
class StepKey:
    """What can be done at a step.

    Attributes:
        name: What is done; comes back with the step.
        word: What it is called.
        look: `primary` for the one thing to be done now.
    """

    name: str
    word: str
    look: str = ""


@dataclass(frozen=True)
class StepLine:
    """A step as it is shown.

    Attributes:
        number: Its place in the list, from 1.
        words: How it stands, in a sentence.
        is_now: It is the one to be done now.
    """

    number: int
    step: WorkStep
    words: str
    keys: tuple[StepKey, ...]
    is_now: bool = False


class StepRow(QFrame):
    """A line with a sign, a title, a sentence and keys; it breaks where there is no room.

    Signals:
        pressed: Something is to be done; carries the code of the step and the name of the key.
    """

    pressed = Signal(object, str)

    def __init__(self, line: StepLine) -> None:
        super().__init__()
        self.setObjectName(f"step_{line.step.code.value}")
        self.code = line.step.code
        self.keys: dict[str, KeyButton] = {}
        self._mark = ShapeMark(12)
        self._number = words(str(line.number), "muted")
        self._title = words(line.step.title, "strong" if line.is_now else "")
        self._said = words(line.words, "muted", wrap=True)
        self._build(line)

    def words(self) -> str:
        """Return what is said of the step."""
        return self._said.text()

    def _build(self, line: StepLine) -> None:
        self.setAccessibleName(f"{line.number} {line.step.title} {line.words}")
        self._mark.show_shape(*_sign(line.step))
        self._number.setFixedWidth(_NUMBER_PX)
        self._title.setMinimumWidth(_TITLE_PX)
        for key in line.keys:
            button = self.keys[key.name] = KeyButton(key.word, look=key.look)
            button.setObjectName(f"{line.step.code.value}_{key.name}")
            button.setAccessibleName(f"{line.step.title} {key.word}")
            button.clicked.connect(_Press(self, key.name))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 11, 5)
        row.setSpacing(8)
        for part in (self._mark, self._number, self._title):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._said, 1)
        for button in self.keys.values():
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(44)


class _Press:
    """Tells which key of which step was pressed."""

    def __init__(self, row: StepRow, name: str) -> None:
        self._row, self._name = row, name

    def __call__(self, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self._row.pressed.emit(self._row.code, self._name)


class StepList(QFrame):
    """All steps under one another.

    Signals:
        pressed: As of a row.
    """

    pressed = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[StepCode, StepRow] = {}
        self._shown: tuple[StepLine, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)

    def show_lines(self, lines: Sequence[StepLine]) -> None:
        """Show steps; the keyboard stays on its key, or goes to what is to be done now."""
        if tuple(lines) == self._shown:
            return
        held = QApplication.focusWidget()
        is_here = held is not None and self.isAncestorOf(held)
        name = held.objectName() if held is not None and is_here else ""
        if is_here:
            self.setFocus()
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._shown = tuple(lines)
        self.rows = {}
        for place, line in enumerate(lines):
            row = self.rows[line.step.code] = StepRow(line)
            row.setProperty("look", "now" if line.is_now else "")
            row.pressed.connect(self.pressed)
            self._column.insertWidget(place, row)
            row.show()
        if is_here and not self._take_back(name):
            self.take_keyboard()

    def _take_back(self, name: str) -> bool:
        """Put the keyboard on the key it was on; return False where that is gone."""
        keys = (key for row in self.rows.values() for key in row.keys.values())
        found = next((key for key in keys if name and key.objectName() == name), None)
        if found is not None:
            found.setFocus()
        return found is not None

    def lines(self) -> tuple[StepLine, ...]:
        """Return what is shown."""
        return self._shown

    def take_keyboard(self) -> bool:
        """Put the keyboard on what is to be done now; return False where nothing can be done."""
        now = [line for line in self._shown if line.is_now]
        for line in (*now, *self._shown):
            keys = list(self.rows[line.step.code].keys.values())
            primary = [key for key in keys if key.property("look") == "primary"]
            if keys:
                (*primary, *keys)[0].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False


def _sign(step: WorkStep) -> tuple[Shape, str]:
    if step.is_done:
        return Shape.TICK, "normal"
    if step.override is not None:
        return Shape.TRIANGLE, "warning_border"
    return (Shape.RING, "muted") if step.blocks else (Shape.SQUARE, "late")


def standing_words(step: WorkStep) -> str:
    """Return how a step stands."""
    if step.is_done:
        return _("已完成")
    if step.override is not None:
        return _("{name}同意先行汇总：{words}").format(
            name=step.override.made_by_name, words=step.override.words
        )
    if step.blocks:
        return step.blocks
    if step.code in _ONCE:
        return _("可以办了")
    return _("还有 {count} 项").format(count=step.count)


_ONCE = frozenset({StepCode.LOCK, StepCode.DRAFT, StepCode.NUMBER, StepCode.ISSUE})
