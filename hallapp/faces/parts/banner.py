"""A band under the header that says what holds for the whole screen, such as 演示数据."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from hallapp.faces.parts.words import words
from hallapp.qtkit.icons import IconMark
from hallapp.qtkit.key_button import KeyButton

HEIGHT_PX = 40


class Banner(QFrame):
    """An icon, a sentence, and one button.

    Signals:
        pressed: The button was pressed.
    """

    pressed = Signal()

    def __init__(
        self, text: str, button: str = "", icon: str = "info", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self.setFixedHeight(HEIGHT_PX)
        self._icon = IconMark(icon, 18, "primary")
        self._text = words(text)
        self._button = KeyButton(button, look="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text)
        row.addSpacing(12)
        row.addWidget(self._button)
        row.addStretch(1)
        self._button.clicked.connect(self.pressed)
        self.show_text(text, button)

    def show_text(self, text: str, button: str = "", icon: str = "") -> None:
        """Say something else; without a button's word there is no button."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self._button.set_word(button)
        self._button.setVisible(bool(button))
        if icon:
            self._icon.show_icon(icon)
