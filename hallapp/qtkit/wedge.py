"""Card and code readers that type like a keyboard (键盘口读卡器、扫码枪), told from people."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

GAP_MS = 35
"""Nobody types faster than this for long; readers stay below 10 ms."""
LEAST_SIGNS = 6
"""Fewer signs in a burst are a quick hand, such as 12 rolled over two fingers."""
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_HELD = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def moment_ms(event: QKeyEvent) -> float:
    """Return when a key went down: by the system's clock, or now where it does not say.

    Its own moment is better than now: while the program is busy keys pile up, and slow typing
    would then look like a burst.
    """
    return float(event.timestamp()) or time.monotonic() * 1000


class WedgeFilter(QObject):
    """Keeps the burst of a reader from the fields, and gives its text whole.

    Every sign is held back until it is known whether the next one follows within `GAP_MS`. What
    turns out to be a person's typing goes to its field in order, 35 ms late: two frames of the
    screen. An input method that composes (Chinese) takes keys before any filter: readers are
    used with it switched off.

    Signals:
        scanned: A burst ended with Enter or Tab; carries its text.
    """

    scanned = Signal(str)

    def __init__(
        self,
        parent: QObject | None = None,
        moment_of: Callable[[QKeyEvent], float] = moment_ms,
    ) -> None:
        super().__init__(parent)
        self._moment_of = moment_of
        self._held: list[tuple[QWidget, QKeyEvent]] = []
        self._text = ""
        self._last_ms = 0.0
        self._is_sending = False
        self._ending: int | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setTimerType(Qt.TimerType.PreciseTimer)
        self._patience.setInterval(GAP_MS)
        self._patience.timeout.connect(self.let_through)

    def watch(self) -> None:
        """Look at the keys of the whole program from now on."""
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def rest(self) -> None:
        """Look at no keys any more; what was held goes where it was meant for."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self.let_through()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold keys back while they may be a reader's."""
        if self._is_sending or not isinstance(watched, QWidget):
            return False
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.KeyPress:
            return self._pressed(watched, event)
        if event.type() is QEvent.Type.KeyRelease:
            return self._released(watched, event)
        return False

    @Slot()
    def let_through(self) -> None:
        """Give what was held to the fields it was typed into: it was a person."""
        self._patience.stop()
        held, self._held, self._text = self._held, [], ""
        self._is_sending = True
        try:
            for widget, event in held:
                if isValid(widget):
                    QCoreApplication.sendEvent(widget, event)
        finally:
            self._is_sending = False

    def _pressed(self, widget: QWidget, event: QKeyEvent) -> bool:
        now = self._moment_of(event)
        follows = bool(self._held) and now - self._last_ms < GAP_MS
        if not follows:
            self.let_through()
        if follows and event.key() in _ENDS and len(self._text) >= LEAST_SIGNS:
            self._scan(event.key())
            return True
        if not _is_sign(event):
            self.let_through()
            return False
        self._last_ms = now
        self._text += event.text()
        self._hold(widget, event)
        self._patience.start()
        return True

    def _released(self, widget: QWidget, event: QKeyEvent) -> bool:
        """Hold a release behind its press; the release of the swallowed end goes nowhere."""
        if self._ending is not None and event.key() == self._ending:
            self._ending = None
            return True
        if any(held.key() == event.key() for _widget, held in self._held):
            self._hold(widget, event)
            return True
        return False

    def _scan(self, ending: int) -> None:
        text, self._text = self._text, ""
        self._held.clear()
        self._patience.stop()
        self._ending = ending
        self.scanned.emit(text)

    def _hold(self, widget: QWidget, event: QKeyEvent) -> None:
        self._held.append((widget, event.clone()))


def _is_sign(event: QKeyEvent) -> bool:
    """Return whether a press writes one sign, as readers do."""
    bare = not event.modifiers() & ~_HELD
    return (
        bare and not event.isAutoRepeat() and len(event.text()) == 1 and event.text().isprintable()
    )
