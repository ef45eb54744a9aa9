"""What every tab of a page is."""

from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hallapp.faces.manager.pages.desk import PageDesk

Desk = TypeVar("Desk", bound=PageDesk[Any])


class PageTab(QWidget, Generic[Desk]):
    """A matter of its own; it is made when its tab is first opened.

    Signals:
        told: Something was done; carries the sentence.
        failed: The hall could not be asked; carries the `HallError`.
    """

    told = Signal(str)
    failed = Signal(object)

    def begin(self, desk: Desk) -> None:
        """Work for whoever has just signed in, and read what is to be shown."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read again, for something has changed; what is typed stays."""
        raise NotImplementedError

    def take_keyboard(self) -> None:
        """Bring the keyboard to where one begins."""
        self.setFocus()

    def has_unsaved(self) -> bool:
        """Return whether something typed is not kept."""
        return False

    def leave(self) -> None:
        """Keep what is typed: the person goes, or the window closes."""
