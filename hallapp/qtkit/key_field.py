"""A field that takes the next key pressed as its value."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from hallapp.kernel.texts import _

_ONLY_HELD = (
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_unknown,
)
_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_F13_SCAN_CODE, _F24_SCAN_CODE = 191, 202


class KeyField(QPushButton):
    """Shows a key; pressed, it waits for another one. Delete takes the key away, Esc leaves it.

    Signals:
        listening: It waits for a key, or no longer does; carries which.
        chosen: A key was pressed; carries it, such as `Ctrl+Alt+5`.
        emptied: The key was taken away.
    """

    listening = Signal(bool)
    chosen = Signal(str)
    emptied = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._key = ""
        self._is_listening = False
        self.setProperty("look", "key_field")
        self.clicked.connect(self._on_clicked)
        self.show_key("")

    @property
    def is_listening(self) -> bool:
        """Return whether the next key is taken."""
        return self._is_listening

    def show_key(self, key: str) -> None:
        """Show a key; a dash for none."""
        self._key = key
        self._show()

    @override
    def event(self, event: QEvent) -> bool:
        """Take keys before a shortcut or the focus chain has them."""
        if self._is_listening and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Wait no longer: the keyboard is elsewhere."""
        self._stop()
        super().focusOutEvent(event)

    @Slot()
    def _on_clicked(self) -> None:
        if not self._is_listening:
            self.setFocus()
            self._is_listening = True
            self._show()
            self.listening.emit(self._is_listening)

    def _take(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.isAutoRepeat() or (key in _ONLY_HELD and not _far_function(event)):
            return
        self._stop()
        bare = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if key is Qt.Key.Key_Escape and bare:
            return
        if key in _REMOVING and bare:
            self.emptied.emit()
            return
        self.chosen.emit(key_name(event))

    def _stop(self) -> None:
        if self._is_listening:
            self._is_listening = False
            self._show()
            self.listening.emit(self._is_listening)

    def _show(self) -> None:
        shown = _("请按一个键……") if self._is_listening else self._key or "—"
        self.setText(shown)
        self.setAccessibleName(f"{self._name} {shown}")
        self.setProperty("listening", "yes" if self._is_listening else "no")
        self.style().unpolish(self)
        self.style().polish(self)


def key_name(event: QKeyEvent) -> str:
    """Return the key of a press as files and buttons write it.

    The usual layouts of X call F13 to F24 by other names (XF86Tools, ...), so that they are told
    by their place there.
    """
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    prefix = QKeySequence(int(held.value)).toString(QKeySequence.SequenceFormat.PortableText)
    far = _far_function(event)
    if far:
        return f"{prefix}F{far}"
    key = QKeySequence(event.key()).toString(QKeySequence.SequenceFormat.PortableText)
    return f"{prefix}{key}"


def _far_function(event: QKeyEvent) -> int:
    """Return 13 for F13 told by its place; 0 for any other key."""
    code = event.nativeScanCode()
    if QGuiApplication.platformName() != "xcb" or not _F13_SCAN_CODE <= code <= _F24_SCAN_CODE:
        return 0
    return 13 + code - _F13_SCAN_CODE
