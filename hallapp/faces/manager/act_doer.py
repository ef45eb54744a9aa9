"""Does what the manager pressed, once, on the worker; says it, and offers to take it back."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from hallapp.faces.manager.acts import Act
from hallapp.faces.manager.services import ManagerServices
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Request
from hallapp.qtkit.jobs import Jobs


class ActView(Protocol):
    """Says what became of an act."""

    def show_done(self, act: Act, text: str, undo: Callable[[], None] | None) -> None:
        """Say what was done; `undo` takes it back."""
        ...

    def show_not_done(self, error: HallError, again: Callable[[], None]) -> None:
        """Say why it was not done; `again` tries once more with the same request."""
        ...


class ActDoer:
    """Keeps each act from being done twice while it is under way."""

    def __init__(
        self,
        view: ActView,
        services: ManagerServices,
        jobs: Jobs,
        actor: Actor,
        owner: QObject | None = None,
    ) -> None:
        self._view = view
        self._services = services
        self._jobs = jobs
        self._actor = actor
        self._owner = owner
        self._under_way: list[Act] = []

    def do(self, act: Act) -> None:
        """Do an act; a second press meanwhile does nothing."""
        self._try(act, Request(self._actor))

    def is_busy(self) -> bool:
        """Return whether something is being done."""
        return bool(self._under_way)

    def _try(self, act: Act, request: Request) -> None:
        if act in self._under_way:
            return
        self._under_way.append(act)
        services = self._services

        def done(said: str) -> None:
            self._under_way.remove(act)
            back = act.undo()
            self._view.show_done(act, said, None if back is None else lambda: self.do(back))

        def failed(error: HallError) -> None:
            self._under_way.remove(act)
            self._view.show_not_done(error, lambda: self._try(act, request))

        self._jobs.submit(lambda: act.do(services, request), done, failed, self._owner)
