"""The name of a zone above its tiles, and how many wait there."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _


class ZoneHeading(QWidget):
    """A 综合受理区 等 25 人."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = words("", "strong")
        self._waiting = words("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._name)
        row.addWidget(self._waiting)
        row.addStretch(1)
        self.setToolTip(_("这个区的窗口能叫的等候人数；能在几个区办的人，每个区都算"))

    def show_zone(self, letter: str, name: str, waiting: int) -> None:
        """Show a zone; nobody waiting is left unsaid."""
        self._name.setText(_("{letter} {name}").format(letter=letter, name=name))
        self._waiting.setText(_("等 {waiting} 人").format(waiting=waiting) if waiting else "")
