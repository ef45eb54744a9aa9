"""The menu behind the cog: what one does with a ticket rarely, and with the desk itself."""

from functools import partial

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from hallapp.faces.clerk.desk_facts import Act
from hallapp.faces.clerk.keys import DeskKey, DeskKeys, usual_keys
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import rebind

_RARE = (DeskKey.WALK_IN, DeskKey.STEP_OUT, DeskKey.GONE, DeskKey.SKIP)


class DeskMenu(QMenu):
    """What one does rarely.

    Signals:
        change_asked: 换人, Ctrl+U.
        mini_asked: 迷你条, Ctrl+M.
        contrast_asked: 高对比.
        leave_asked: 离开窗口.
        keys_asked: 按键设置.
        act_asked: A rare act of the window: 无号办理, 暂离 …; carries its `Act`.
    """

    change_asked = Signal()
    mini_asked = Signal()
    contrast_asked = Signal()
    leave_asked = Signal()
    keys_asked = Signal()
    act_asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("deskMenu")
        self._keyed: list[tuple[DeskKey, str, QAction, QShortcut]] = []
        acts = tuple(self._add_act(parent, key) for key in _RARE)
        self.addSeparator()
        self._at_desk = (
            *acts,
            self._add_keyed(parent, DeskKey.CHANGE_PERSON, _("换人"), self.change_asked),
            self._add_keyed(parent, DeskKey.MINI, _("迷你条"), self.mini_asked),
            self._add_keyed(parent, DeskKey.LEAVE, _("离开窗口（签退）"), self.leave_asked),
            self._add(_("按键设置"), self.keys_asked),
        )
        self.addSeparator()
        self._add(_("评价屏"), self._on_second_screen)
        self._add(_("高对比"), self.contrast_asked)
        self.show_keys(usual_keys())

    def show_keys(self, keys: DeskKeys) -> None:
        """Show other keys beside the words, and let them do it."""
        for key, word, action, shortcut in self._keyed:
            name = keys.key_of(key)
            action.setText(f"{word}\t{name}" if name else word)
            rebind(shortcut, name)

    def show_for(self, *, at_desk: bool, at: QPoint) -> None:
        """Open below the cog; what needs a window is dim before signing in.

        Args:
            at_desk: Whether somebody is signed in and at the desk.
            at: Where its right upper corner goes, on the screen.
        """
        for action in self._at_desk:
            action.setEnabled(at_desk)
        self.popup(at - QPoint(self.sizeHint().width(), 0))

    @Slot()
    def _on_second_screen(self) -> None:
        self.act_asked.emit(Act.SECOND_SCREEN)

    def _add_act(self, owner: QWidget, key: DeskKey) -> QAction:
        action = self.addAction(key.word)
        slot = partial(self.act_asked.emit, key.act)
        action.triggered.connect(slot)
        shortcut = QShortcut(QKeySequence(), owner)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(slot)
        self._keyed.append((key, key.word, action, shortcut))
        return action

    def _add(self, word: str, signal: object) -> QAction:
        action = self.addAction(word)
        action.triggered.connect(signal)
        return action

    def _add_keyed(self, owner: QWidget, key: DeskKey, word: str, signal: object) -> QAction:
        action = self._add(word, signal)
        shortcut = QShortcut(QKeySequence(), owner)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(signal)  # pyright: ignore[reportArgumentType]
        self._keyed.append((key, word, action, shortcut))
        return action
