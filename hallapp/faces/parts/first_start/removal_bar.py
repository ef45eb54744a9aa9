"""演示数据, and the button that removes them; it asks once, in its place."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.icons import IconMark
from hallapp.qtkit.key_button import KeyButton

_HEIGHT_PX = 52


class RemovalBar(QFrame):
    """The banner of the launcher.

    Signals:
        removal_asked: Somebody said twice that the demo data shall go.
    """

    removal_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self.setMinimumHeight(_HEIGHT_PX)
        self._text = words("", wrap=True)
        self._ask = KeyButton(_("移除演示数据"), look="accent")
        self._ask.setObjectName("removeDemo")
        self._yes = KeyButton(_("全部移除"), look="primary")
        self._yes.setObjectName("removeDemoYes")
        self._no = KeyButton(_("留着"), "Esc")
        self._no.setObjectName("removeDemoNo")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(12)
        row.addWidget(IconMark("info", 18, "primary"))
        row.addWidget(self._text, 1)
        for button in (self._ask, self._no, self._yes):
            row.addWidget(button)
        self._ask.clicked.connect(self._on_asked)
        self._yes.clicked.connect(self._on_yes)
        self._no.clicked.connect(self._on_no)
        self._show(is_asking=False)

    def show_busy(self, *, is_busy: bool) -> None:
        """Take no press while the data are being removed."""
        for button in (self._ask, self._yes, self._no):
            button.setEnabled(not is_busy)
        if is_busy:
            self._text.setText(_("正在移除……"))
        else:
            self._show(is_asking=False)

    def show_failure(self, text: str) -> None:
        """Say why the data could not be removed; they can be removed again."""
        self.show_busy(is_busy=False)
        self._text.setText(text)

    def text(self) -> str:
        """Return what is said."""
        return self._text.text()

    @Slot()
    def _on_asked(self) -> None:
        self._show(is_asking=True)
        self._no.setFocus()

    @Slot()
    def _on_yes(self) -> None:
        self.removal_asked.emit()

    @Slot()
    def _on_no(self) -> None:
        self._show(is_asking=False)
        self._ask.setFocus()

    def _show(self, *, is_asking: bool) -> None:
        self._text.setText(
            _("移除后，演示的人、号和办件都会删掉，不能恢复。真要移除吗？")
            if is_asking
            else _("演示数据：这里的人、号和办件都是示例。")
        )
        self.setAccessibleName(self._text.text())
        self._ask.setVisible(not is_asking)
        self._yes.setVisible(is_asking)
        self._no.setVisible(is_asking)
