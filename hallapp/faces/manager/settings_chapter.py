"""What every chapter of the settings can do."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hallapp.faces.manager.settings_desk import SettingsDesk
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.qtkit.key_button import KeyButton

NARROW_BELOW_PX = 720
"""Below it a chapter's table and form stand behind each other."""
_LOW_BELOW_PX = 420


class Chapter(QWidget):
    """One chapter: a head with what it is for, and its own parts below.

    Attributes:
        title: What the list of chapters calls it.

    Signals:
        told: Something was kept; carries the words.
        failed: The hall could not be asked; carries the `HallError`.
        marked: Whether something is unsaved may have changed.
    """

    told = Signal(str)
    failed = Signal(object)
    marked = Signal()

    def __init__(self, title: str, explains: str) -> None:
        super().__init__()
        self.title = title
        self.desk: SettingsDesk | None = None
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.explains = words(explains, "muted", wrap=True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(10)
        self.head.addWidget(self.explains, 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(self.head)

    def begin(self, desk: SettingsDesk) -> None:
        """Work for whoever has just signed in."""
        self.desk = desk
        self.lock(is_locked=not desk.may_change)
        self.refresh()

    def lock(self, *, is_locked: bool) -> None:
        """Let everything be read only."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Ask the hall again; what is typed stays."""
        raise NotImplementedError

    def has_unsaved(self) -> bool:
        """Return whether something typed is not kept."""
        return False

    def take_keyboard(self) -> None:
        """Bring the keyboard where one starts."""
        raise NotImplementedError

    def fail(self, error: HallError) -> None:
        """Pass on what did not work; what is shown stays."""
        self.failed.emit(error)

    def show_low(self, height_px: int) -> None:
        """Leave out what only explains, where there is little room."""
        self.explains.setVisible(height_px >= _LOW_BELOW_PX)


def step_button(word: str, key: str, name: str, pressed: Callable[[], None]) -> KeyButton:
    """Return a button of a chapter's head."""
    made = KeyButton(word, key, look="accent")
    made.setObjectName(name)
    made.clicked.connect(pressed)
    return made
