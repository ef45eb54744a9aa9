"""Names with their words, below one another: definitions of figures, and checks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hallapp.faces.manager.joint.labelled import fill, lines_in
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton

LABEL_PX = 200


class TextsPage(QFrame):
    """In the place of the figures; Esc leads back.

    Signals:
        left: Back to the figures.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._title = words("", "title", wrap=True)
        self.back = KeyButton(_("返回统计"), "Esc")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        inner = QWidget()
        inner.setProperty("look", "surface")
        held = QVBoxLayout(inner)
        held.setContentsMargins(20, 4, 20, 12)
        held.addLayout(self._lines)
        held.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setMinimumHeight(1)
        self._area.setWidget(inner)
        head = QHBoxLayout()
        head.setContentsMargins(20, 8, 12, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        self.back.clicked.connect(self.left)

    def show_texts(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        """Show names and words under a title."""
        self._title.setText(title)
        self._area.setAccessibleName(title)
        fill(self._lines, list(lines), LABEL_PX)
        self._area.verticalScrollBar().setValue(0)

    def said(self) -> list[str]:
        """Return what is shown, line by line."""
        return lines_in(self._lines)

    def take_keyboard(self) -> None:
        """Bring the keyboard to the text."""
        self._area.setFocus()
