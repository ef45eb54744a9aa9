"""Reads the hall for the manager's pages, one question at a time, and remembers pauses."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.cases.terms import Light
from hallapp.faces.manager.acts import Act
from hallapp.faces.manager.hall_cases import cases_of_window, read_cases
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

    def show_window_cases(self, window_id: UUID, lights: Mapping[Light, int]) -> None:
        """Show how the cases of a window stand."""
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
        self._window_id: UUID | None = None

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

    def look_at(self, window_id: UUID) -> None:
        """Read how the cases of a window stand, now and with every reading."""
        if window_id == self._window_id:
            return
        self._window_id = window_id
        self._ask_window(window_id)

    def _ask_window(self, window_id: UUID) -> None:
        cases = self._services.cases
        self._jobs.submit(
            lambda: cases_of_window(cases, window_id),
            lambda lights: self._view.show_window_cases(window_id, lights),
            self._view.show_trouble,
            self._owner,
        )

    def _read(self) -> HallNow:
        """Read everything; runs on the worker, where alone pauses are kept."""
        queue, now = self._services.queue, self._services.clock.now()
        windows = queue.window_states()
        return HallNow(
            figures=queue.figures(),
            windows=windows,
            waiting=queue.waiting(None),
            unprinted=queue.unprinted(),
            cases=read_cases(self._services.cases, self._window_id),
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
        looked_at = self._window_id
        if looked_at is not None and now.cases.in_window(looked_at) is None:
            # Another window was chosen while the hall was read.
            self._ask_window(looked_at)
        if self._asked_again:
            self.refresh()

    def _on_failed(self, error: HallError) -> None:
        self._is_asking = False
        self._view.show_trouble(error)
