"""Reads the hall for the manager's pages, one question at a time, and remembers pauses."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject

from hallapp.faces.manager.acts import Act
from hallapp.faces.manager.hall_now import HallNow
from hallapp.faces.manager.hall_survey import Surveyor
from hallapp.faces.manager.services import ManagerServices
from hallapp.hall.terms import DutyState
from hallapp.kernel.errors import HallError
from hallapp.qtkit.jobs import Jobs
from hallapp.queueing.terms import WindowStateRow


class HallView(Protocol):
    """Shows the hall at one moment."""

    def show_now(self, now: HallNow) -> None:
        """Show a reading."""
        ...

    def show_trouble(self, error: HallError) -> None:
        """Say that the hall could not be read; what was read stays."""
        ...


@dataclass
class _Pauses:
    """Since when this station has seen each window paused."""

    since: dict[int, datetime]

    def seen(self, windows: tuple[WindowStateRow, ...], now: datetime) -> dict[int, datetime]:
        self.since = {
            row.window.number: row.duty.paused_at or self.since.get(row.window.number, now)
            for row in windows
            if row.duty is not None and row.duty.state is DutyState.PAUSED
        }
        return dict(self.since)


class HallPresenter:
    """Keeps one question outstanding; asked meanwhile, it asks once more afterwards."""

    def __init__(
        self, view: HallView, services: ManagerServices, jobs: Jobs, owner: QObject | None = None
    ) -> None:
        self._view = view
        self._services = services
        self._jobs = jobs
        self._owner = owner
        self._pauses = _Pauses({})
        self._surveyor = Surveyor(services)
        self._done: dict[Act, datetime] = {}
        self._is_asking = False
        self._asked_again = False

    def refresh(self, *, is_news: bool = False) -> None:
        """Ask the hall again.

        Args:
            is_news: What is looked at only now and then has changed too.
        """
        if is_news:
            self._surveyor.forget()
        if self._is_asking:
            self._asked_again = True
            return
        self._is_asking = True
        self._asked_again = False
        self._jobs.submit(self._read, self._on_read, self._on_failed, self._owner)

    def remember(self, act: Act) -> None:
        """Let the sentences say that something was done here, and look at once what became of it.

        Whatever was done before is forgotten when it is taken back or the hall is left.
        """
        self._done[act] = self._services.clock.now()
        self.refresh(is_news=True)

    def forget(self, act: Act) -> None:
        """Say no longer that something was done: it was taken back."""
        self._done.pop(act, None)

    def _read(self) -> HallNow:
        """Read everything; runs on the worker, where alone pauses are kept."""
        queue, now = self._services.queue, self._services.clock.now()
        windows = queue.window_states()
        return HallNow(
            figures=queue.figures(),
            windows=windows,
            waiting=queue.waiting(None),
            unprinted=queue.unprinted(),
            cases=self._services.cases.of_hall(),
            sheet=self._services.attendance.sheet(),
            seen_paused=self._pauses.seen(windows, now),
            read_at=now,
            survey=self._surveyor.look(now),
            done=dict(self._done),
            on_paper=self._services.overview.on_paper_today(),
        )

    def _on_read(self, now: HallNow) -> None:
        self._is_asking = False
        self._view.show_now(now)
        if self._asked_again:
            self.refresh()

    def _on_failed(self, error: HallError) -> None:
        self._is_asking = False
        self._view.show_trouble(error)
