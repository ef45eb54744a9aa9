"""Lets approved guides take effect from desks that are open all day (到期生效)."""

import logging
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Slot

from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Actor, Channel, Request
from hallapp.qtkit.jobs import Jobs

DESKS = frozenset({"clerk", "guide_desk"})
"""Faces that do it beside the manager's own; a kiosk and a board may not write guides."""
_LOOK_EVERY_MS = 60_000
log = logging.getLogger(__name__)


class GuidesDue(QObject):
    """Asks once when a hall is opened and once after each midnight of the hall, on the worker.

    Doing it again, or at several desks at once, changes nothing: whoever comes first publishes.
    What went wrong is tried again with the next look, and stands in the log: nobody who serves
    citizens could mend it.
    """

    def __init__(
        self,
        take_effect: Callable[[Request], object],
        today: Callable[[], date],
        jobs: Jobs,
        station: str,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._take_effect = take_effect
        self._today = today
        self._jobs = jobs
        self._station = station
        self._done_on: date | None = None
        self._is_busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask for what is due today, unless that is done or under way."""
        today = self._today()
        if self._is_busy or self._done_on == today:
            return
        self._is_busy = True
        request = Request(Actor(self._station, channel=Channel.SYSTEM))

        def done(_published: object) -> None:
            self._is_busy, self._done_on = False, today

        def failed(error: HallError) -> None:
            self._is_busy = False
            log.warning("approved guides did not take effect: %s", error.code)

        self._jobs.submit(lambda: self._take_effect(request), done, failed, self)
