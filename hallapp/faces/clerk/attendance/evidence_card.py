"""Facts that prove a point, one below the other; Esc goes back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hallapp.faces.parts.fact_row import FactRow
from hallapp.faces.parts.words import line, words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton


class EvidenceCard(QFrame):
    """Shows facts in the place of the list.

    Signals:
        left: Back to the list.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evidenceCard")
        self.setProperty("look", "surface")
        self._title = words("", "title", wrap=True)
        self._back = KeyButton(_("返回"), "Esc")
        self._back.setObjectName("evidenceBack")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 12, 6)
        head.addWidget(self._title, 1)
        head.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self._area, 1)
        self._back.clicked.connect(self.left)

    def show_facts(self, title: str, facts: Sequence[tuple[str, str]]) -> None:
        """Show facts under a title; the keyboard waits on the way back."""
        self._title.setText(title)
        self.setAccessibleName(title)
        inner = QWidget()
        inner.setProperty("look", "surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(0)
        for label, fact in facts:
            column.addWidget(FactRow(label, fact))
        column.addStretch(1)
        self._area.setWidget(inner)
        self._back.setFocus()
