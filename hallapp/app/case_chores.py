"""What the passing of time does to cases, joined for the stations that see to it (办件日常)."""

from collections.abc import Callable, Collection
from datetime import date
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from hallapp.app.cases_due import CasesDue
from hallapp.hall.terms import Role
from hallapp.kernel.requests import Request
from hallapp.qtkit.jobs import Jobs
from hallapp.supervision.terms import SupervisionNotice

if TYPE_CHECKING:
    from hallapp.app.graph import OpenHall


@runtime_checkable
class TellsLights(Protocol):
    """A window that somebody is signed in at and that can tell of new lights."""

    def signed_in_roles(self) -> Collection[Role]:
        """Return the roles of who is signed in; none while nobody is."""
        ...

    def tell_lights(self, notice: SupervisionNotice) -> None:
        """Tell of new lights of supervision, all in one sentence."""
        ...


class _Seat:
    """Whoever sits at a window, as the chores see them."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def roles(self) -> Collection[Role]:
        """Return the roles of who is signed in; none at a window that tells nothing."""
        return self._window.signed_in_roles() if isinstance(self._window, TellsLights) else ()

    def tell_lights(self, notice: SupervisionNotice) -> None:
        """Tell them."""
        if isinstance(self._window, TellsLights):
            self._window.tell_lights(notice)


class _Chores:
    """Clocks in step with the calendar once a day; then what falls due by itself."""

    def __init__(
        self,
        in_step: Callable[[Request], object],
        tick: Callable[[Request], object],
        today: Callable[[], date],
        others: tuple[Callable[[Request], object], ...] = (),
    ) -> None:
        self._in_step = in_step
        self._tick = tick
        self._today = today
        self._others = others
        self._stepped_on: date | None = None

    def tick(self, request: Request) -> object:
        """Do what is due; doing it again changes nothing."""
        today = self._today()
        if self._stepped_on != today:
            self._in_step(Request(request.actor))
            self._stepped_on = today
        done = self._tick(request)
        for other in self._others:
            other(Request(request.actor))
        return done


def see_to_cases(hall: "OpenHall", window: QWidget, jobs: Jobs, station: str) -> CasesDue:
    """Look after the cases of a hall for as long as a window lives."""

    def patrols(request: Request) -> object:
        """Draw the day's patrols in the morning, reveal the draw when the hall has closed."""
        return hall.patrols.tick(request)

    def windows(request: Request) -> object:
        """Ask where a held window stands still."""
        return hall.duty_watch.look(request)

    others = (patrols, windows)
    chores = _Chores(hall.calendar.reckon_missing, hall.case_flow.tick, hall.work.today, others)
    return CasesDue(chores, hall.supervision, _Seat(window), jobs, station, window)
