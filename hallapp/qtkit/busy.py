"""Says that something takes a while: nothing at first, a still line after 300 ms."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton

SHOWN_AFTER_MS = 300
CANCEL_AFTER_MS = 10_000


class BusyBand(QFrame):
    """A band with words, and after ten seconds a way out; hidden while nothing is waited for.

    It does not move: what turns on a timer draws the eye away from the work.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "band")
        self._words = QLabel()
        self.cancel = KeyButton(_("不等了"), look="accent")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self._words, 1)
        row.addWidget(self.cancel)
        self._late = self._once(SHOWN_AFTER_MS, self._on_late)
        self._very_late = self._once(CANCEL_AFTER_MS, self._on_very_late)
        self._can_cancel = False
        self.hide()

    def begin(self, words: str, *, can_cancel: bool = False) -> None:
        """Start waiting; the band shows only if it takes more than 300 ms.

        Args:
            words: What is being done, such as 正在打印.
            can_cancel: Whether `cancel` (a button; connect its `clicked`) may be offered.
        """
        self._words.setText(words)
        self.setAccessibleName(words)
        self._can_cancel = can_cancel
        self.cancel.hide()
        self._late.start()
        self._very_late.start()

    def end(self) -> None:
        """Stop waiting."""
        self._late.stop()
        self._very_late.stop()
        self.hide()

    @Slot()
    def _on_late(self) -> None:
        self.show()

    @Slot()
    def _on_very_late(self) -> None:
        self.cancel.setVisible(self._can_cancel)

    def _once(self, after_ms: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(slot)  # pyright: ignore[reportArgumentType]
        return timer
