"""What every tab of the page 办件 is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hallapp.faces.manager.cases.desk import CasesDesk


class CasesTab(QWidget):
    """A matter of its own; it is made when its tab is first opened.

    Signals:
        told: Something was done; carries the sentence.
        failed: The hall could not be asked; carries the `HallError`.
        case_asked: A case is to be opened in the list; carries its number, or its id.
    """

    told = Signal(str)
    failed = Signal(object)
    case_asked = Signal(object)

    def begin(self, desk: CasesDesk) -> None:
        """Work for whoever has just signed in, and read what is to be shown."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read again, for something has changed; what is typed stays."""
        raise NotImplementedError

    def take_keyboard(self) -> None:
        """Bring the keyboard to where one begins."""
        self.setFocus()

    def leave(self) -> None:
        """Keep what is typed: the person goes, or the window closes."""
