"""Asks once, quietly, which keys shall work while another program has the keyboard."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from hallapp.faces.clerk.keys import KeyChoice
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.icons import IconMark
from hallapp.qtkit.key_button import KeyButton

HEIGHT_PX = 48


class KeysOffer(QFrame):
    """A band under the header with one sentence and three answers; nothing waits for them.

    Signals:
        chosen: An answer; carries its `KeyChoice`.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keysOffer")
        self.setProperty("look", "banner")
        self.setFixedHeight(HEIGHT_PX)
        text = _("在业务系统里打字时，也能按键叫号。用哪种键？以后可在“按键设置”里改。")
        self.setAccessibleName(text)
        self._buttons = {
            KeyChoice.KEYPAD: KeyButton(_("叫号小键盘（F13 起）")),
            KeyChoice.CTRL_ALT: KeyButton(_("Ctrl+Alt 加数字")),
            KeyChoice.OFF: KeyButton(_("暂不用"), look="link"),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        row.addWidget(IconMark("keyboard", 18, "primary"))
        row.addWidget(words(text))
        row.addSpacing(12)
        for choice, button in self._buttons.items():
            button.setObjectName(f"keysOffer_{choice.value}")
            button.clicked.connect(self._on_answer)
            row.addWidget(button)
        row.addStretch(1)
        self.hide()

    @Slot()
    def _on_answer(self) -> None:
        pressed = self.sender()
        for choice, button in self._buttons.items():
            if button is pressed:
                self.hide()
                self.chosen.emit(choice)
                return
