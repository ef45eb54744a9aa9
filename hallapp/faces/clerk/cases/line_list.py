"""A quiet list of lines, each a day, what it says, and who: wrapped, never cut."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.parts.lights import LightBadge, LightMark
from hallapp.faces.parts.words import line, words
from hallapp.qtkit.rare_names import shown

_WHEN_PX = 128


@dataclass(frozen=True)
class ShownLine:
    """One line.

    Attributes:
        when: Small, at the left: a day, a number.
        text: What it says.
        who: Quiet, below.
        mark: A light before the text, None without one.
        tone: Look of the text: empty for the usual one, `late`, `muted`, `strong`.
    """

    when: str
    text: str
    who: str = ""
    mark: LightMark | None = None
    tone: str = ""


class LineList(QScrollArea):
    """Shows lines; ↑ and ↓ scroll while it has the keyboard."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self._lines: tuple[ShownLine, ...] = ()

    def show_lines(self, lines: Sequence[ShownLine], nothing: str) -> None:
        """Show these lines, or what is said where there are none."""
        self._lines = tuple(lines)
        holder = QWidget()
        holder.setProperty("look", "surface")
        column = QVBoxLayout(holder)
        column.setContentsMargins(20, 8, 20, 12)
        column.setSpacing(0)
        for each in self._lines:
            column.addWidget(_Row(each))
            column.addWidget(line())
        if not self._lines:
            column.addWidget(words(nothing, "muted", wrap=True))
        column.addStretch(1)
        self.setWidget(holder)

    def texts(self) -> list[str]:
        """Return what the lines say, top to bottom."""
        return [each.text for each in self._lines]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by lines and pages."""
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep() * 2,
            Qt.Key.Key_Up: -bar.singleStep() * 2,
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)


class _Row(QWidget):
    def __init__(self, shown_line: ShownLine) -> None:
        super().__init__()
        when = words(shown_line.when, "small", wrap=True)
        when.setFixedWidth(_WHEN_PX)
        said = QVBoxLayout()
        said.setSpacing(1)
        text = QHBoxLayout()
        text.setSpacing(8)
        if shown_line.mark is not None:
            mark = shown_line.mark
            badge = LightBadge(mark.light)
            badge.show_light(mark.light, mark.word)
            text.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        label = words(shown(shown_line.text), shown_line.tone, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.addWidget(label, 1)
        said.addLayout(text)
        if shown_line.who:
            said.addWidget(words(shown(shown_line.who), "small", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(12)
        row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        self.setAccessibleName(f"{shown_line.when} {shown_line.text} {shown_line.who}".strip())
