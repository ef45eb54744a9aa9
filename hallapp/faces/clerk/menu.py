"""The menu behind the cog: change of person, mini bar, high contrast, leaving the window."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from hallapp.kernel.texts import _


class DeskMenu(QMenu):
    """What one does rarely.

    Signals:
        change_asked: 换人, Ctrl+U.
        mini_asked: 迷你条, Ctrl+M.
        contrast_asked: 高对比.
        leave_asked: 离开窗口.
    """

    change_asked = Signal()
    mini_asked = Signal()
    contrast_asked = Signal()
    leave_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("deskMenu")
        self._at_desk = (
            self._add(parent, _("换人"), self.change_asked, "Ctrl+U"),
            self._add(parent, _("迷你条"), self.mini_asked, "Ctrl+M"),
            self._add(parent, _("离开窗口（签退）"), self.leave_asked),
        )
        self.addSeparator()
        self._add(parent, _("高对比"), self.contrast_asked)

    def show_for(self, *, at_desk: bool, at: QPoint) -> None:
        """Open below the cog; what needs a window is dim before signing in.

        Args:
            at_desk: Whether somebody is signed in and at the desk.
            at: Where its right upper corner goes, on the screen.
        """
        for action in self._at_desk:
            action.setEnabled(at_desk)
        self.popup(at - QPoint(self.sizeHint().width(), 0))

    def _add(self, owner: QWidget, word: str, signal: object, key: str = "") -> QAction:
        action = self.addAction(f"{word}\t{key}" if key else word)
        action.triggered.connect(signal)
        if key:
            shortcut = QShortcut(QKeySequence(key), owner)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(signal)  # pyright: ignore[reportArgumentType]
        return action
