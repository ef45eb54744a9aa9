"""Keeps the clocks and lights of cases going from desks that are open all day (定时扫描)."""

import logging
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from hallapp.hall.terms import Role
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.qtkit.jobs import Jobs
from hallapp.supervision.terms import ScanResult, SupervisionNotice

_LOOK_EVERY_MS = 60_000
log = logging.getLogger(__name__)


class CaseTicker(Protocol):
    """Does what the law does by itself: deemed acceptance, supplements that were never brought."""

    def tick(self, request: Request) -> object:
        """Do what is due; doing it again changes nothing."""
        ...


class Supervisor(Protocol):
    """Raises lights and says what is new."""

    def scan(self, request: Request) -> ScanResult:
        """Raise and put out what differs from what holds now."""
        ...

    def notice(
        self, roles: Collection[Role], after: datetime | None = None
    ) -> SupervisionNotice | None:
        """Return what whoever has these roles is to be told now."""
        ...


class CaseDesk(Protocol):
    """What a desk shows of it; every call comes on the main thread."""

    def roles(self) -> Collection[Role]:
        """Return the roles of who is signed in; none while nobody is."""
        ...

    def tell_lights(self, notice: SupervisionNotice) -> None:
        """Show one notice of new lights."""
        ...


class CasesDue(QObject):
    """Looks once when a hall is opened and once a minute, on the worker.

    Several desks may look at once: whoever comes first writes, the others find nothing to do. What
    went wrong is tried again with the next look, and stands in the log once until it works again:
    nobody who serves citizens could mend it.
    """

    def __init__(
        self,
        ticker: CaseTicker,
        supervisor: Supervisor,
        desk: CaseDesk,
        jobs: Jobs,
        station: str,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._ticker, self._supervisor, self._desk = ticker, supervisor, desk
        self._jobs = jobs
        self._station = station
        self._told_until: datetime | None = None
        self._under_way = 0
        self._trouble: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """Do what is due and see what is lit, unless the look before is still under way."""
        if self._under_way:
            return
        roles = tuple(self._desk.roles())
        ticking, scanning = self._request(), self._request()
        # A deemed acceptance first: the light of it is found by the scan that follows.
        self._submit("tick", lambda: self._ticker.tick(ticking), _nothing)
        self._submit("scan", lambda: self._supervisor.scan(scanning), _nothing)
        if roles:
            after = self._told_until
            self._submit("notice", lambda: self._supervisor.notice(roles, after), self._tell)

    def _tell(self, notice: object) -> None:
        if isinstance(notice, SupervisionNotice):
            self._told_until = notice.until
            self._desk.tell_lights(notice)

    def _submit(
        self, name: str, work: Callable[[], object], answered: Callable[[object], None]
    ) -> None:
        self._under_way += 1

        def done(answer: object) -> None:
            self._under_way -= 1
            self._trouble.pop(name, None)
            answered(answer)

        def failed(error: HallError) -> None:
            self._under_way -= 1
            if self._trouble.get(name) != error.code:
                self._trouble[name] = error.code
                log.warning("cases were not looked at (%s): %s", name, error.code)

        self._jobs.submit(work, done, failed, self)

    def _request(self) -> Request:
        return Request(Actor(self._station, channel=Channel.SYSTEM))


def _nothing(_answer: object) -> None:
    """Take an answer that nobody waits for: pages hear of what changed by themselves."""
