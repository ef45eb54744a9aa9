"""What the manager's station does once a day for the hall: forget people whose time is over."""

import uuid
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from hallapp.faces.manager.services import ManagerServices
from hallapp.kernel.clock import day_in, zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Channel, Request, RequestReusedError
from hallapp.qtkit.jobs import Jobs


class DayChores:
    """Asks on a worker; the request's id is that of hall and day, so two stations do it once."""

    def __init__(
        self,
        services: ManagerServices,
        jobs: Jobs,
        station: str,
        failed: Callable[[HallError], None],
        owner: QObject | None = None,
    ) -> None:
        self._services = services
        self._jobs = jobs
        self._station = station
        self._failed = failed
        self._owner = owner
        self._done_on: date | None = None
        self._is_busy = False

    def look(self) -> None:
        """Do what is due today, unless it is done or under way."""
        services = self._services
        today = day_in(services.clock.now(), zone_named(services.hall.zone))
        if today == self._done_on or self._is_busy:
            return
        self._is_busy = True
        named = uuid.uuid5(services.hall.id, f"serving.purge_due {today.isoformat()}")
        request = Request(Actor(self._station, channel=Channel.SYSTEM), named)

        def done(_purged: object) -> None:
            self._settle(today)

        def failed(error: HallError) -> None:
            if isinstance(error, RequestReusedError):
                # Done today by another station, before the hall changed how long it remembers.
                self._settle(today)
                return
            self._is_busy = False
            self._failed(error)

        self._jobs.submit(lambda: services.retention.purge_due(request), done, failed, self._owner)

    def _settle(self, today: date) -> None:
        self._is_busy = False
        self._done_on = today
