"""The field that finds: an icon, what one may type, and the cap of its key."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget
from typing_extensions import override

from hallapp.faces.parts.words import words
from hallapp.qtkit import theme
from hallapp.qtkit.focus_ring import RING_HOST
from hallapp.qtkit.icons import IconMark

SMALL_PX = 34
TALL_PX = 56


class SearchField(QFrame):
    """A line to type in; Ctrl+F brings the cursor here, Esc empties it, ↓ goes to the results.

    Signals:
        typed: The text changed; carries it.
        entered: Enter was pressed; carries the text.
        left_downwards: ↓ was pressed: the keyboard should go to the results.
    """

    typed = Signal(str)
    entered = Signal(str)
    left_downwards = Signal()

    def __init__(
        self, hint: str, key: str = "Ctrl+F", *, tall: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "field")
        self.setProperty(RING_HOST, "yes")
        self.setFixedHeight(TALL_PX if tall else SMALL_PX)
        self._line = QLineEdit()
        self._cap = QLabel(key)
        self._build(hint, tall=tall)
        if key:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(self.take_keyboard)
        self._cap.setVisible(bool(key))

    def text(self) -> str:
        """Return what is typed."""
        return self._line.text()

    def set_text(self, text: str) -> None:
        """Put a text in, as if typed."""
        self._line.setText(text)

    @Slot()
    def take_keyboard(self) -> None:
        """Bring the cursor here with the old text selected, so that typing replaces it."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Empty with Esc while there is something to empty; go down with ↓."""
        if watched is self._line and isinstance(event, QKeyEvent):
            if event.type() is not QEvent.Type.KeyPress:
                return False
            if event.key() == Qt.Key.Key_Escape and self._line.text():
                self._line.clear()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.left_downwards.emit()
                return True
        return False

    @Slot()
    def _on_entered(self) -> None:
        self.entered.emit(self._line.text())

    def _build(self, hint: str, *, tall: bool) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(18 if tall else 12, 0, 10, 0)
        row.setSpacing(12 if tall else 8)
        row.addWidget(IconMark("search", 22 if tall else 18, "muted"))
        row.addWidget(self._line, 1)
        self._line.setProperty("look", "bare")
        self._line.setAccessibleName(hint)
        if tall:
            # The hint stays readable at the right while one types in large letters.
            self._line.setFont(theme.font(24))
            row.addWidget(words(hint, "muted"))
        else:
            self._line.setPlaceholderText(hint)
        row.addWidget(self._cap, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.installEventFilter(self)
        self.setFocusProxy(self._line)
        self._cap.setProperty("look", "cap")
        self._line.textChanged.connect(self.typed)
        self._line.returnPressed.connect(self._on_entered)
