"""Before the hall is open: says what is amiss and tries again by itself. No Qt here."""

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from hallapp.kernel.clock import Clock
from hallapp.kernel.errors import HallError

TRIES_EVERY_TICKS = 15


class OpeningView(Protocol):
    """The page that stands until the hall is open."""

    def show_failure(self, error: HallError | None) -> None:
        """Say why the hall did not open; None: it is being opened."""
        ...

    def show_rest(self, minutes: int) -> None:
        """Say that the machine rests after several faults, and for how long still."""
        ...


class Opening:
    """Waits for the hall: rests first when the kiosk broke down again and again.

    Args:
        clock: Says when a rest is over.
        view: The page on the glass meanwhile.
        retry: Has the hall opened once more.
        rest_s: How long the machine is out of service at first; 0 for not at all.
    """

    def __init__(
        self, clock: Clock, view: OpeningView, retry: Callable[[], None], rest_s: int
    ) -> None:
        self._clock = clock
        self._view = view
        self._retry = retry
        self._until = clock.now() + timedelta(seconds=rest_s)
        self._rest = timedelta(seconds=rest_s)
        self._rests = rest_s > 0
        self._waits = False
        self._ticks = 0
        if self._rests:
            self._show_rest(self._rest)

    @property
    def rests(self) -> bool:
        """Return whether the machine is out of service, so that no hall must be opened."""
        return self._rests

    def failed(self, error: HallError) -> None:
        """The hall could not be opened."""
        self._waits, self._ticks = True, 0
        self._view.show_failure(error)

    def try_now(self) -> None:
        """Try again: somebody pressed, or the time has come."""
        self._rests = self._waits = False
        self._view.show_failure(None)
        self._retry()

    def opened(self) -> None:
        """The hall is open."""
        self._rests = self._waits = False

    def tick(self) -> None:
        """A second has passed."""
        if self._rests:
            left = self._until - self._clock.now()
            # A clock set back must not keep the machine away for longer than it was meant to be.
            if left <= timedelta(0) or left > self._rest:
                self.try_now()
            else:
                self._show_rest(left)
        elif self._waits:
            self._ticks += 1
            if self._ticks >= TRIES_EVERY_TICKS:
                self.try_now()

    def _show_rest(self, left: timedelta) -> None:
        self._view.show_rest(max(1, -(-int(left.total_seconds()) // 60)))
