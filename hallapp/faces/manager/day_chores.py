"""What the manager's station does once a day: forget people, let approved guides take effect."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from hallapp.authoring.terms import DraftRow
from hallapp.faces.manager.services import ManagerServices
from hallapp.kernel.clock import day_in, zone_named
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Channel, Request, RequestReusedError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs


@dataclass
class _Chore:
    """One thing that is due each day.

    Attributes:
        name: Part of the request's id, the same at every station.
        do: Does it, on a worker.
        said: What to tell about its answer; empty for nothing.
        done_on: Last day on which it is known to be done.
    """

    name: str
    do: Callable[[Request], Any]
    said: Callable[[Any], str]
    done_on: date | None = None
    is_busy: bool = False


class DayChores:
    """Asks on a worker; the request's id is that of hall and day, so two stations do it once."""

    def __init__(
        self,
        services: ManagerServices,
        jobs: Jobs,
        station: str,
        failed: Callable[[HallError], None],
        owner: QObject | None = None,
        told: Callable[[str], None] | None = None,
    ) -> None:
        self._services = services
        self._jobs = jobs
        self._station = station
        self._failed = failed
        self._owner = owner
        self._told = told
        self._chores = [
            _Chore("serving.purge_due", services.retention.purge_due, lambda _purged: "")
        ]
        if services.guides is not None:
            take_effect = services.guides.authoring.take_effect
            self._chores.append(_Chore("authoring.take_effect", take_effect, _in_effect))

    def look(self) -> None:
        """Do what is due today, unless it is done or under way."""
        services = self._services
        today = day_in(services.clock.now(), zone_named(services.hall.zone))
        for chore in self._chores:
            if chore.done_on != today and not chore.is_busy:
                self._begin(chore, today)

    def _begin(self, chore: _Chore, today: date) -> None:
        chore.is_busy = True
        named = uuid.uuid5(self._services.hall.id, f"{chore.name} {today.isoformat()}")
        request = Request(Actor(self._station, channel=Channel.SYSTEM), named)

        def done(answer: Any) -> None:
            chore.is_busy, chore.done_on = False, today
            said = chore.said(answer)
            if said and self._told is not None:
                self._told(said)

        def failed(error: HallError) -> None:
            chore.is_busy = False
            if isinstance(error, RequestReusedError):
                # Done today by another station, before the hall changed what is asked for.
                chore.done_on = today
                return
            self._failed(error)

        self._jobs.submit(lambda: chore.do(request), done, failed, self._owner)


def _in_effect(published: tuple[DraftRow, ...]) -> str:
    """Say which approved guides hold from today on."""
    if not published:
        return ""
    names = _("、").join(row.name for row in published[:3])
    text = _("今天起生效：{names}等 {count} 项") if len(published) > 3 else _("今天起生效：{names}")  # noqa: PLR2004 - as many as a strip holds
    return text.format(names=names, count=len(published))
