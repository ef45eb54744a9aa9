"""What one part of a tab of several is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hallapp.faces.manager.attendance.desk import AttendanceDesk


class DutyPart(QWidget):
    """A part that is made when it is first opened.

    Signals:
        told: Something was done; carries the sentence.
        failed: The hall could not be asked; carries the `HallError`.
        changed: What it shows was read; carries how many rows there are.
    """

    told = Signal(str)
    failed = Signal(object)
    changed = Signal(int)

    def begin(self, desk: AttendanceDesk) -> None:
        """Work for a person and read."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read again; what is typed stays."""
        raise NotImplementedError

    def take_keyboard(self) -> None:
        """Bring the keyboard to where one works."""
        raise NotImplementedError

    def has_unsaved(self) -> bool:
        """Return whether something typed is not kept."""
        return False

    def select(self, key: object) -> None:
        """Look at the row of a key; a part without rows has nothing to do."""
