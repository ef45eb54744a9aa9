"""What every tab of the page 指南 is."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hallapp.faces.manager.guides.desk import GuidesDesk


class GuidesTab(QWidget):
    """A matter of its own; it is made when its tab is first opened.

    Signals:
        told: Something was done; carries the sentence.
        failed: The hall could not be asked; carries the `HallError`.
        item_asked: A guide is to be opened where guides are written; carries the item's id.
    """

    told = Signal(str)
    failed = Signal(object)
    item_asked = Signal(object)

    def begin(self, desk: GuidesDesk) -> None:
        """Work for whoever has just signed in, and read what is to be shown."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read again, for guides have changed; what is typed stays."""
        raise NotImplementedError

    def take_keyboard(self) -> None:
        """Bring the keyboard to where one begins."""
        self.setFocus()

    def has_unsaved(self) -> bool:
        """Return whether something typed is not kept."""
        return False

    def leave(self) -> None:
        """Keep what is typed: the person goes, or the window closes."""

    def show_item(self, item_id: UUID) -> None:
        """Bring a guide into sight, where this tab shows guides."""
