"""Nobody there: a notice, then everything a citizen left behind is wiped. No Qt here."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from hallapp.kernel.clock import Clock

PERSONAL_S = 45
IMPERSONAL_S = 180
NOTICE_S = 20


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
    """

    def __init__(
        self,
        clock: Clock,
        view: IdleView,
        is_personal: Callable[[], bool],
        is_fresh: Callable[[], bool],
    ) -> None:
        self._clock = clock
        self._view = view
        self._is_personal = is_personal
        self._is_fresh = is_fresh
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
        limit = timedelta(seconds=PERSONAL_S if self._is_personal() else IMPERSONAL_S)
        over = (now - self._touched_at) - limit
        if over < timedelta(0):
            return
        left = NOTICE_S - int(over.total_seconds())
        if left > 0:
            self._noticed = True
            self._view.show_notice(left)
            return
        self.touched()
        self._view.wipe()
