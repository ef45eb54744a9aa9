"""What stands where nothing is yet: what it is for, and the first step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hallapp.faces.parts.words import words
from hallapp.qtkit.icons import IconMark
from hallapp.qtkit.key_button import KeyButton

_WIDEST_PX = 480
"""32 Chinese characters of body text: longer lines are hard to read."""
_AIR_PX, _LOW_PX, _GAP_PX = 24, 4, 8


class EmptyState(QWidget):
    """An icon, a title, a sentence, and the first step as a button; also for failures.

    Signals:
        pressed: The button was pressed.
    """

    pressed = Signal()

    def __init__(
        self,
        title: str,
        text: str = "",
        step: str = "",
        icon: str = "info",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = IconMark(icon, 40, "muted")
        self._title = words(title, "title")
        self._text = words(text, "muted", wrap=True)
        self._step = KeyButton(step, look="accent")
        self._column = QVBoxLayout(self)
        self._build()
        self.show_text(title, text, step)

    def show_text(self, title: str, text: str = "", step: str = "", icon: str = "") -> None:
        """Say something else in the same place; no step word, no button."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._step.set_word(step)
        self._step.setVisible(bool(step))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        if icon:
            self._icon.show_icon(icon)

    def set_low(self, *, low: bool) -> None:
        """Leave the icon and most of the air out where there is little height (200 %)."""
        self._icon.setVisible(not low)
        edge = _LOW_PX if low else _AIR_PX
        self._column.setContentsMargins(_AIR_PX, edge, _AIR_PX, edge)
        self._column.setSpacing(edge // 2 if low else _GAP_PX)

    def _build(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        column = self._column
        column.setContentsMargins(_AIR_PX, _AIR_PX, _AIR_PX, _AIR_PX)
        column.setSpacing(_GAP_PX)
        column.addStretch(1)
        column.addWidget(self._icon, 0, centre)
        column.addSpacing(4)
        column.addWidget(self._title, 0, centre)
        column.addLayout(self._narrow())
        column.addSpacing(8)
        column.addWidget(self._step, 0, centre)
        column.addStretch(2)
        self._step.clicked.connect(self.pressed)

    def _narrow(self) -> QHBoxLayout:
        """Return the sentence in the middle, no wider than is easy to read."""
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setMaximumWidth(_WIDEST_PX)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._text, 100)
        row.addStretch(1)
        return row
