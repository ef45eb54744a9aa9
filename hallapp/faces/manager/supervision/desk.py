"""Who is signed in at the page of e-supervision, and the way to the worker."""

from collections.abc import Callable
from datetime import date, tzinfo
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject

from hallapp.faces.manager.supervision.services import SupervisionServices
from hallapp.hall.terms import PersonRow, Role
from hallapp.kernel.clock import day_in, zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.qtkit.jobs import Jobs

Answer = TypeVar("Answer")
MAY_FOLLOW = frozenset({Role.SHIFT_LEADER, Role.MANAGER})
"""Who sends letters, raises by hand and lifts; the hall holds everybody to it."""
MAY_RULE = frozenset({Role.MANAGER})
"""Who changes rules."""


class SupervisionDesk:
    """Reads and writes off the main thread; answers for a page that is gone are dropped."""

    def __init__(
        self,
        services: SupervisionServices,
        person: PersonRow,
        station: str,
        jobs: Jobs,
        owner: QObject,
    ) -> None:
        self.person = person
        self.paper_jobs = jobs
        self._services = services
        self._actor = Actor(station, person.id, channel=Channel.MANAGER)
        self._jobs = jobs
        self._owner = owner

    @property
    def zone(self) -> tzinfo:
        """The hall's zone."""
        return zone_named(self._services.zone)

    @property
    def may_follow(self) -> bool:
        """Whether this person follows lights up."""
        return not MAY_FOLLOW.isdisjoint(self.person.roles)

    @property
    def may_rule(self) -> bool:
        """Whether this person changes rules."""
        return not MAY_RULE.isdisjoint(self.person.roles)

    @property
    def prints(self) -> bool:
        """Whether letters can be printed here."""
        return self._services.papers is not None

    def print_letter(
        self, paper_id: UUID, done: Callable[[object], None], failed: Callable[[HallError], None]
    ) -> None:
        """Print a letter on the worker for papers."""
        papers, request = self._services.papers, Request(self._actor)
        if papers is not None:
            self.paper_jobs.submit(
                lambda: papers.print(request, paper_id), done, failed, self._owner
            )

    def today(self) -> date:
        """Return the hall's day."""
        return day_in(self._services.clock.now(), self.zone)

    def look(
        self,
        read: Callable[[SupervisionServices], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[HallError], None],
    ) -> None:
        """Read on the worker."""
        services = self._services
        self._jobs.submit(lambda: read(services), done, failed, self._owner)

    def write(
        self,
        act: Callable[[SupervisionServices, Request], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[HallError], None],
    ) -> None:
        """Write on the worker."""
        services, request = self._services, Request(self._actor)
        self._jobs.submit(lambda: act(services, request), done, failed, self._owner)
