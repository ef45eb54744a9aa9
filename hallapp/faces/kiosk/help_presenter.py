"""需要帮助: calls the guide desk, follows the call, and shows the number that the desk took."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol
from uuid import UUID

from hallapp.faces.kiosk.asking import Asking
from hallapp.faces.kiosk.journey import Station
from hallapp.kernel.errors import HallError
from hallapp.queueing.terms import IssuedRow
from hallapp.reception.errors import HelpClosedError, HelpUnknownError
from hallapp.reception.terms import HelpCallRow, HelpState

LOOK_EVERY_TICKS = 5


class HelpStep(Enum):
    """Where a call for help stands, as the citizen sees it."""

    NONE = "none"
    CALLING = "calling"
    CALLED = "called"
    COMING = "coming"
    NUMBER = "number"
    DONE = "done"
    UNREACHED = "unreached"


@dataclass(frozen=True)
class Whereabouts:
    """Which page the citizen is on, as the guide desk reads it; nothing personal."""

    page: str
    words: str
    item_id: UUID | None = None
    service_id: UUID | None = None


class HelpView(Protocol):
    """The page of help as its presenter sees it."""

    def show_help(self, step: HelpStep, label: str = "") -> None:
        """Say where the call stands; with the number that the desk took."""
        ...


class HelpPresenter:
    """One call of this kiosk at a time; it outlives pages and a restart."""

    def __init__(self, view: HelpView, station: Station) -> None:
        self._view = view
        self._station = station
        self._asking = Asking(station.jobs, station.owner)
        self._call: HelpCallRow | None = None
        self._step = HelpStep.NONE
        self._told: Whereabouts | None = None
        self._busy = False
        self._ticks = 0
        self.sign: Callable[[HelpStep], None] = lambda _step: None

    @property
    def step(self) -> HelpStep:
        """Return where the call stands."""
        return self._step

    def begin(self) -> None:
        """Find the call of this kiosk again after a restart."""
        reception, name = self._station.services.reception, self._station.name
        self._asking.ask(lambda: reception.call_of_station(name), self._found, self._kept)

    def resume(self, before: "HelpPresenter") -> None:
        """Take over the call of the pages that were before these; nothing is shown anew."""
        self._call, self._told, self._step = before._call, before._told, before._step  # noqa: SLF001
        self._busy = False
        self._show(self._step)

    def open(self, where: Whereabouts) -> None:
        """Call the guide desk; a call that stands already is shown."""
        if self._step is HelpStep.DONE:
            # The desk has closed it while nobody looked: whoever presses now calls anew.
            self._forget()
        if self._call is not None or self._busy:
            self._show(self._step)
            return
        self._busy, self._told = True, where
        self._show(HelpStep.CALLING)
        request, reception = self._station.request(), self._station.services.reception
        self._station.jobs.submit(
            lambda: reception.call_help(
                request, where.page, where.words, where.item_id, where.service_id
            ),
            self._called,
            self._unreached,
            self._station.owner,
        )

    def moved(self, where: Whereabouts) -> None:
        """Tell the desk which page the citizen went to meanwhile."""
        call = self._call
        if call is None or call.state is HelpState.CLOSED or where == self._told:
            return
        self._told = where
        request, reception = self._station.request(), self._station.services.reception
        self._station.jobs.submit(
            lambda: reception.update_call(request, call.id, where.page, where.words, where.item_id),
            self._found,
            self._lost,
            self._station.owner,
        )

    def ask(self) -> None:
        """Ask how the call stands."""
        call, reception = self._call, self._station.services.reception
        if call is not None and call.state is not HelpState.CLOSED:
            self._asking.ask(lambda: reception.call(call.id), self._found, self._lost)

    def tick(self) -> None:
        """A second has passed; a change that nobody announced is seen too."""
        if self._call is None or self._call.state is HelpState.CLOSED:
            return
        self._ticks += 1
        if self._ticks % LOOK_EVERY_TICKS == 0:
            self.ask()

    def cancel(self) -> None:
        """Take the call back."""
        call = self._call
        self._forget()
        if call is not None and call.state is not HelpState.CLOSED:
            request, reception = self._station.request(), self._station.services.reception
            self._station.jobs.submit(
                lambda: reception.cancel(request, call.id),
                lambda _none: None,
                self._kept,
                self._station.owner,
            )
        self._station.journey.go_back()

    def go_on(self) -> None:
        """Print the number that the desk took; else go on where one was."""
        call = self._call
        if self._step is HelpStep.NUMBER and call is not None and call.ticket_id is not None:
            ticket_id, queue = call.ticket_id, self._station.services.queue
            self._asking.ask(lambda: queue.issued(ticket_id), self._number, self._kept)
            return
        if self._step in (HelpStep.DONE, HelpStep.UNREACHED):
            self._forget()
        self._station.journey.go_back()

    def leave(self) -> None:
        """The page is left; a call that is over is forgotten, one that stands goes on."""
        if self._step in (HelpStep.DONE, HelpStep.UNREACHED, HelpStep.NUMBER):
            is_over = self._call is None or self._call.state is HelpState.CLOSED
            if is_over:
                self._forget()

    def _called(self, call: HelpCallRow) -> None:
        self._busy = False
        self._found(call)

    def _found(self, call: HelpCallRow | None) -> None:
        if call is None:
            return
        had_number = self._call is not None and self._call.ticket_id is not None
        self._call = call
        self._show(_step_of(call))
        if call.ticket_id is not None and not had_number:
            self._station.journey.help_has_number()

    def _number(self, issued: IssuedRow) -> None:
        if self._call is not None and self._call.state is HelpState.CLOSED:
            self._forget()
        self._station.journey.open_number(issued)

    def _unreached(self, _error: HallError) -> None:
        self._busy = False
        self._show(HelpStep.UNREACHED)

    def _lost(self, error: HallError) -> None:
        if isinstance(error, HelpClosedError | HelpUnknownError):
            self._call = None
            self._show(HelpStep.DONE)

    def _kept(self, _error: HallError) -> None:
        """Leave everything as it is; the next look may reach the store."""

    def _forget(self) -> None:
        self._asking.drop()
        self._call, self._told = None, None
        self._show(HelpStep.NONE)

    def _show(self, step: HelpStep) -> None:
        self._step = step
        self._view.show_help(step, "" if self._call is None else self._call.ticket_label)
        self.sign(step)


def _step_of(call: HelpCallRow) -> HelpStep:
    if call.ticket_id is not None:
        return HelpStep.NUMBER
    return {
        HelpState.OPEN: HelpStep.CALLED,
        HelpState.ANSWERED: HelpStep.COMING,
        HelpState.CLOSED: HelpStep.DONE,
    }[call.state]
