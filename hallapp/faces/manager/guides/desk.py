"""What the tabs of the page 指南 share: who is signed in, the services, and the two workers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject

from hallapp.faces.manager.services_guides import GuidesServices
from hallapp.hall.terms import PersonRow, Role
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Request
from hallapp.qtkit.door import Door
from hallapp.qtkit.jobs import Jobs

MAY_REVIEW = frozenset({Role.MANAGER, Role.ADMINISTRATOR, Role.CHIEF_REPRESENTATIVE})
"""Who reviews guides and takes items off the list; the hall holds everybody to it."""
MAY_WRITE = MAY_REVIEW | {Role.SHIFT_LEADER}
"""Who writes guides."""

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class GuidesWish:
    """For whom the page is made, and what it works with.

    Attributes:
        jobs: For the database.
        paper_jobs: For papers and files.
        door: Asks a person for files.
    """

    services: GuidesServices
    person: PersonRow
    actor: Actor
    jobs: Jobs
    paper_jobs: Jobs
    door: Door


class GuidesDesk:
    """Reads and writes off the main thread; answers for a page that is gone are dropped."""

    def __init__(self, wish: GuidesWish, owner: QObject) -> None:
        self.services = wish.services
        self.person = wish.person
        self.paper_jobs = wish.paper_jobs
        self.door = wish.door
        self.actor = wish.actor
        self._jobs = wish.jobs
        self._owner = owner

    @property
    def may_write(self) -> bool:
        """Whether this person writes guides."""
        return not MAY_WRITE.isdisjoint(self.person.roles)

    @property
    def may_review(self) -> bool:
        """Whether this person reviews guides that others wrote."""
        return not MAY_REVIEW.isdisjoint(self.person.roles)

    def look(
        self,
        read: Callable[[GuidesServices], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[HallError], None],
    ) -> None:
        """Read on the worker."""
        services = self.services
        self._jobs.submit(lambda: read(services), done, failed, self._owner)

    def write(
        self,
        act: Callable[[GuidesServices, Request], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[HallError], None],
        request: Request | None = None,
    ) -> Request:
        """Write on the worker; return the request, with which a failed try may be repeated."""
        services = self.services
        asked = request or Request(self.actor)
        self._jobs.submit(lambda: act(services, asked), done, failed, self._owner)
        return asked
