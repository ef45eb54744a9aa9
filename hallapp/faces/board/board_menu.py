"""The small choice at a board: its zone, its screen, its voice. F2 or the right button opens it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.parts.words import line, words
from hallapp.hall.terms import WindowRow
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton

_CLOSES_AFTER_MS = 30_000
"""A board is for everybody: a menu somebody left open goes by itself."""
_COLUMNS = 4
_AIR_PX = 24


@dataclass(frozen=True)
class ZoneChoice:
    """One zone that a board can show.

    Attributes:
        letter: Of the zone; empty for the whole hall.
        words: As the button says it.
    """

    letter: str
    words: str


def zone_choices(windows: Sequence[WindowRow]) -> tuple[ZoneChoice, ...]:
    """Return the whole hall and each zone that has windows, with its numbers."""
    letters = sorted({window.zone_letter for window in windows if window.zone_letter})
    zones = [ZoneChoice(letter, _("{letter}区").format(letter=letter)) for letter in letters]
    return (ZoneChoice("", _("全厅")), *zones)


class BoardMenu(QFrame):
    """A card over the board; arrows and Tab move, Enter chooses, Esc closes.

    Signals:
        zone_chosen: Letter of a zone, empty for the whole hall.
        next_screen_asked: Show the board on the next screen.
        voice_asked: Open the page for recordings.
    """

    zone_chosen = Signal(str)
    next_screen_asked = Signal()
    voice_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("boardMenu")
        self.setProperty("look", "card")
        self.setAccessibleName(_("叫号屏设置"))
        self._zones = QGridLayout()
        self._zones.setSpacing(8)
        self._chosen = ""
        self._buttons: dict[str, QPushButton] = {}
        self._screen = KeyButton(_("换到下一块屏幕"))
        self._voice = KeyButton(_("叫号录音"))
        self._close = KeyButton(_("关闭"), "Esc")
        self._screen.clicked.connect(self.next_screen_asked)
        self._voice.clicked.connect(self._on_voice)
        self._close.clicked.connect(self.hide)
        self._closing = QTimer(self)
        self._closing.setSingleShot(True)
        self._closing.setInterval(_CLOSES_AFTER_MS)
        self._closing.timeout.connect(self.hide)
        self._lay_out()
        self.hide()
        parent.installEventFilter(self)

    def open_for(self, windows: Sequence[WindowRow], chosen: str) -> None:
        """Offer the zones of a hall.

        Args:
            windows: Every window of the hall.
            chosen: Letter of the zone shown now, empty for the whole hall.
        """
        self._chosen = chosen
        for button in self._buttons.values():
            self._zones.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        for place, choice in enumerate(zone_choices(windows)):
            button = KeyButton(choice.words, look="primary" if choice.letter == chosen else "")
            button.setProperty("zone", choice.letter)
            button.clicked.connect(self._on_zone)
            self._zones.addWidget(button, place // _COLUMNS, place % _COLUMNS)
            self._buttons[choice.letter] = button
        self.adjustSize()
        self._centre()
        self.show()
        self.raise_()
        self._buttons.get(chosen, self._close).setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of a board that changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._centre()
        return super().eventFilter(watched, event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Begin to count the time it may stay."""
        self._closing.start()
        super().showEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows as with Tab; Enter presses."""
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Right}:
            self.focusNextChild()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Left}:
            self.focusPreviousChild()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_AIR_PX, _AIR_PX, _AIR_PX, _AIR_PX)
        column.setSpacing(12)
        title: QLabel = words(_("这块屏显示哪个区"), "title")
        column.addWidget(title)
        column.addLayout(self._zones)
        column.addWidget(line())
        for button in (self._screen, self._voice, self._close):
            column.addWidget(button)

    def _centre(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.move((parent.width() - self.width()) // 2, (parent.height() - self.height()) // 2)

    @Slot()
    def _on_zone(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.hide()
            self.zone_chosen.emit(button.property("zone"))

    @Slot()
    def _on_voice(self) -> None:
        self.hide()
        self.voice_asked.emit()
