"""What every part of the tab 巡查 is: it works at the desk of whoever is signed in."""

from collections.abc import Callable
from datetime import tzinfo
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.patrols.services import PatrolHall
from hallapp.kernel.clock import zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request

Answer = TypeVar("Answer")


class PatrolPanel(QWidget):
    """A part of the tab, in the place of the others.

    Signals:
        told: Something was done; carries the sentence.
        failed: The hall could not be asked; carries the `HallError`.
        part_asked: Another part is to be opened; carries its name and what it is to show.
        counted: How many things wait here; carries the number.
    """

    told = Signal(str)
    failed = Signal(object)
    part_asked = Signal(str, object)
    counted = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._desk: AttendanceDesk | None = None

    @property
    def desk(self) -> AttendanceDesk:
        """The desk of whoever is signed in."""
        assert self._desk is not None  # noqa: S101 - a panel is not used before it begins
        return self._desk

    @property
    def zone(self) -> tzinfo:
        """The hall's zone."""
        return zone_named(self.desk.services.hall.zone)

    def begin(self, desk: AttendanceDesk) -> None:
        """Work for whoever has just signed in, and read what is to be shown."""
        self._desk = desk
        self.refresh()

    def refresh(self) -> None:
        """Read again; what is typed stays."""
        raise NotImplementedError

    def take_keyboard(self) -> None:
        """Bring the keyboard to where one begins."""
        self.setFocus()

    def has_unsaved(self) -> bool:
        """Return whether something typed is not kept."""
        return False

    def show_at(self, wanted: object) -> None:
        """Show what another part asked for; a part that shows one thing only does nothing."""

    def look(
        self,
        read: Callable[[PatrolHall], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[HallError], None] | None = None,
    ) -> None:
        """Read on the worker."""
        self.desk.look(
            lambda services: read(PatrolHall(services)), done, failed or self.failed.emit
        )

    def write(
        self,
        act: Callable[[PatrolHall, Request], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[HallError], None] | None = None,
    ) -> None:
        """Write on the worker."""
        self.desk.write(
            lambda services, request: act(PatrolHall(services), request),
            done,
            failed or self.failed.emit,
        )
