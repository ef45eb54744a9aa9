"""Says that a hall is being made, how far it is, and offers a way out."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton


class MakingWindow(QWidget):
    """A small window for the seconds that making a hall takes.

    Signals:
        stopped: Somebody does not want to wait; nothing half made stays.
    """

    stopped = Signal()

    def __init__(self, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("making")
        self.setWindowTitle(title)
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedSize(560, 220)
        self._is_done = False
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self._stop = KeyButton(_("不等了"), "Esc", look="accent")
        self._stop.setObjectName("stopMaking")
        self._stop.clicked.connect(self._on_stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(12)
        column.addWidget(words(title, "heading"))
        column.addWidget(words(sentence, "muted", wrap=True))
        column.addStretch(1)
        column.addWidget(self._bar)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._stop)
        column.addLayout(row)

    @Slot(int, int)
    def show_progress(self, done: int, of: int) -> None:
        """Say how far it is."""
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def finish(self) -> None:
        """Close because it is made."""
        self._is_done = True
        self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window before it is made means stopping."""
        super().closeEvent(event)
        if not self._is_done:
            self._is_done = True
            self.stopped.emit()

    @Slot()
    def _on_stop(self) -> None:
        self.close()
