"""What the tabs of the page 办件 share: who is signed in, the services, and the two workers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject

from hallapp.faces.manager.cases.services import CasesServices
from hallapp.hall.terms import PersonRow, Role
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Request
from hallapp.qtkit.door import Door
from hallapp.qtkit.jobs import Jobs

MAY_KEEP_CALENDAR = frozenset({Role.MANAGER, Role.ADMINISTRATOR})
"""Who changes the calendar; the hall holds everybody to it."""

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class CasesWish:
    """For whom the page is made, and what it works with.

    Attributes:
        jobs: For the database.
        paper_jobs: For papers and files.
        door: Asks a person for files and choices.
    """

    services: CasesServices
    person: PersonRow
    actor: Actor
    jobs: Jobs
    paper_jobs: Jobs
    door: Door


class CasesDesk:
    """Reads and writes off the main thread; answers for a page that is gone are dropped."""

    def __init__(self, wish: CasesWish, owner: QObject) -> None:
        self.services = wish.services
        self.person = wish.person
        self.actor = wish.actor
        self.jobs = wish.jobs
        self.paper_jobs = wish.paper_jobs
        self.door = wish.door
        self._owner = owner

    @property
    def may_keep_calendar(self) -> bool:
        """Whether this person changes the calendar."""
        return not MAY_KEEP_CALENDAR.isdisjoint(self.person.roles)

    def look(
        self,
        read: Callable[[CasesServices], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[HallError], None],
    ) -> None:
        """Read on the worker."""
        services = self.services
        self.jobs.submit(lambda: read(services), done, failed, self._owner)

    def write(
        self,
        act: Callable[[CasesServices, Request], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[HallError], None],
    ) -> None:
        """Write on the worker under a new request."""
        services, asked = self.services, Request(self.actor)
        self.jobs.submit(lambda: act(services, asked), done, failed, self._owner)
