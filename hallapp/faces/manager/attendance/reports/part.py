"""What every part of the tab is: it works at the desk of whoever is signed in, about a period."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.reports.period import Period
from hallapp.faces.manager.attendance.reports.services import ReportHall
from hallapp.kernel.clock import zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request

Answer = TypeVar("Answer")


class ReportPart(QWidget):
    """A part of the tab, in the place of the others.

    Signals:
        told: Something was done; carries the sentence.
        failed: The hall could not be asked; carries the `HallError`.
        part_asked: Another part is to be opened; carries its name and what it is to show.
        tab_asked: Another tab is to be opened; carries its name and what it is to show.
        changed: Something was written, so that other parts are to be read again.
        left: Back to where one came from.
    """

    told = Signal(str)
    failed = Signal(object)
    part_asked = Signal(str, object)
    tab_asked = Signal(str, object)
    changed = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._desk: AttendanceDesk | None = None
        self._period: Period | None = None
        self._asked = 0
        self._failed_try: tuple[object, Request] | None = None

    @property
    def desk(self) -> AttendanceDesk:
        """The desk of whoever is signed in."""
        assert self._desk is not None  # noqa: S101 - a part is not used before it begins
        return self._desk

    @property
    def period(self) -> Period:
        """The period that is looked at."""
        assert self._period is not None  # noqa: S101 - a part is not used before it begins
        return self._period

    @property
    def zone(self) -> tzinfo:
        """The hall's zone."""
        return zone_named(self.desk.services.hall.zone)

    def moment(self, at: datetime | None) -> str:
        """Return a moment on the hall's clock: 11-23 09:05."""
        return "" if at is None else f"{at.astimezone(self.zone):%m-%d %H:%M}"

    def begin(self, desk: AttendanceDesk, period: Period) -> None:
        """Work for whoever has just signed in, about a period."""
        self._desk = desk
        self.show_period(period)

    def show_period(self, period: Period) -> None:
        """Show another period."""
        self._period = period
        self.refresh()

    def refresh(self) -> None:
        """Read again; what is typed stays."""
        raise NotImplementedError

    def show_at(self, wanted: object) -> None:
        """Show what another part asked for; a part that shows one thing only does nothing."""

    def take_keyboard(self) -> None:
        """Bring the keyboard to where one begins."""
        self.setFocus()

    def has_unsaved(self) -> bool:
        """Return whether something typed is not kept."""
        return False

    def show_unread(self, error: HallError) -> None:
        """Say that nothing could be read; what is shown stays."""
        self.failed.emit(error)

    def look(
        self,
        read: Callable[[ReportHall], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[HallError], None] | None = None,
    ) -> None:
        """Read on the worker; a late answer about another question is dropped."""
        self._asked += 1
        asked = self._asked

        def answered(answer: Answer) -> None:
            if asked == self._asked:
                done(answer)

        def refused(error: HallError) -> None:
            if asked == self._asked:
                (failed or self.show_unread)(error)

        self.desk.look(lambda services: read(ReportHall(services)), answered, refused)

    def write(
        self,
        key: object,
        act: Callable[[ReportHall, Request], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[HallError], None] | None = None,
    ) -> None:
        """Write on the worker; a failed try of the same is repeated, not done twice.

        Args:
            key: What tells what is done from everything else that may be done here.
            act: Does it.
            done: Takes the answer.
            failed: Takes the error; passed on as `failed` without one.
        """
        known = self._failed_try
        again = known[1] if known is not None and known[0] == key else None

        def refused(error: HallError) -> None:
            self._failed_try = (key, request)
            (failed or self.failed.emit)(error)

        def carried(answer: Answer) -> None:
            self._failed_try = None
            done(answer)

        request = again or Request(self.desk.actor)
        self.desk.write(
            lambda services, asked: act(ReportHall(services), asked), carried, refused, request
        )
