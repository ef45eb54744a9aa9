"""Nobody there: a notice, then everything a citizen left behind is wiped. No Qt here."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from hallapp.kernel.clock import Clock

DONE_S = 30
"""After what the visit was for has been printed: the next in line may stand there already."""
PERSONAL_S = 45
IMPERSONAL_S = 180
NOTICE_S = 20
BUSY_S = 90
"""A page that says for so long that it must not be left is stuck, and is wiped all the same."""


class IdleView(Protocol):
    """What the watcher says."""

    def show_notice(self, seconds_left: int) -> None:
        """Ask whether somebody is still there."""
        ...

    def hide_notice(self) -> None:
        """Somebody is."""
        ...

    def wipe(self) -> None:
        """Nobody is: back to the beginning."""
        ...


class IdleWatcher:
    """Counts from the last touch by the hall's clock; `tick` is called about once a second.

    Args:
        clock: A clock set back starts the count again; it never wipes early.
        view: What shows the notice and wipes.
        is_personal: Whether the page now shown is somebody's own (45 s instead of 180).
        is_fresh: Whether there is nothing to wipe, so that nothing needs counting.
        is_done: Whether what the visit was for is printed (30 s).
    """

    def __init__(
        self,
        clock: Clock,
        view: IdleView,
        is_personal: Callable[[], bool],
        is_fresh: Callable[[], bool],
        is_done: Callable[[], bool] = lambda: False,
    ) -> None:
        self._clock = clock
        self._view = view
        self._is_personal = is_personal
        self._is_fresh = is_fresh
        self._is_done = is_done
        self._touched_at: datetime = clock.now()
        self._noticed = False

    @property
    def is_noticing(self) -> bool:
        """Return whether the notice is on screen."""
        return self._noticed

    def touched(self) -> None:
        """Somebody touched glass or keyboard."""
        self._touched_at = self._clock.now()
        if self._noticed:
            self._noticed = False
            self._view.hide_notice()

    def tick(self) -> None:
        """Look at the clock: nothing, the notice with its seconds, or the wipe."""
        now = self._clock.now()
        if now < self._touched_at or self._is_fresh():
            self.touched()
            return
        over = (now - self._touched_at) - timedelta(seconds=self._limit_s())
        if over < timedelta(0):
            return
        left = NOTICE_S - int(over.total_seconds())
        if left > 0:
            self._noticed = True
            self._view.show_notice(left)
            return
        self.touched()
        self._view.wipe()

    def _limit_s(self) -> int:
        if self._is_done():
            return DONE_S
        return PERSONAL_S if self._is_personal() else IMPERSONAL_S


class BusyPatience:
    """Believes a page that it is busy, for a while."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._since: datetime | None = None

    def is_busy(self, *, says_so: bool) -> bool:
        """Return whether a page may go on being busy; asked about once a second."""
        now = self._clock.now()
        if not says_so:
            self._since = None
            return False
        if self._since is None or now < self._since:
            self._since = now
        return now - self._since < timedelta(seconds=BUSY_S)
