"""What the tabs of a page share: who is signed in, the services, and the two workers."""

from collections.abc import Callable, Set
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from hallapp.hall.terms import PersonRow, Role
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Request
from hallapp.qtkit.door import Door
from hallapp.qtkit.jobs import Jobs

Services = TypeVar("Services")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class PageWish(Generic[Services]):
    """For whom a page is made, and what it works with.

    Attributes:
        jobs: For the database.
        paper_jobs: For papers and files.
        door: Asks a person for files and choices.
    """

    services: Services
    person: PersonRow
    actor: Actor
    jobs: Jobs
    paper_jobs: Jobs
    door: Door


class PageDesk(Generic[Services]):
    """Reads and writes off the main thread; answers for a page that is gone are dropped."""

    def __init__(self, wish: PageWish[Services], owner: QObject) -> None:
        self.services = wish.services
        self.person = wish.person
        self.actor = wish.actor
        self.jobs = wish.jobs
        self.paper_jobs = wish.paper_jobs
        self.door = wish.door
        self._owner = owner

    def has_role(self, among: Set[Role]) -> bool:
        """Return whether this person has one of these roles; the hall holds everybody to it."""
        return not among.isdisjoint(self.person.roles)

    def look(
        self,
        read: Callable[[Services], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[HallError], None],
    ) -> None:
        """Read on the worker."""
        services = self.services
        self.jobs.submit(lambda: read(services), done, failed, self._owner)

    def write(
        self,
        act: Callable[[Services, Request], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[HallError], None],
        request: Request | None = None,
    ) -> Request:
        """Write on the worker; return the request, with which a failed try may be repeated."""
        services = self.services
        asked = request or Request(self.actor)
        self.jobs.submit(lambda: act(services, asked), done, failed, self._owner)
        return asked
