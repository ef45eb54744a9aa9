"""One outstanding question a page: what is asked meanwhile waits, and only the newest is asked."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from hallapp.kernel.errors import HallError
from hallapp.qtkit.jobs import Jobs

Answer = TypeVar("Answer")


class Asking:
    """Asks the hall for a page and drops answers that come after the page moved on."""

    def __init__(self, jobs: Jobs, owner: QObject | None = None) -> None:
        self._jobs = jobs
        self._owner = owner
        self._turn = 0
        self._asked = False
        self._next: Callable[[], None] | None = None

    def ask(
        self,
        work: Callable[[], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[HallError], None],
    ) -> None:
        """Ask now, or as soon as the outstanding question is answered; older ones are dropped."""
        self._turn += 1
        if self._asked:
            self._next = lambda: self._send(work, done, failed)
            return
        self._send(work, done, failed)

    def drop(self) -> None:
        """Hear no answer to anything asked so far."""
        self._turn += 1
        self._next = None
        # A question that broke in the program itself is never settled; the next page must ask.
        self._asked = False

    def _send(
        self,
        work: Callable[[], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[HallError], None],
    ) -> None:
        turn = self._turn
        self._asked = True

        def answered(answer: Answer) -> None:
            self._settle()
            if turn == self._turn:
                done(answer)

        def refused(error: HallError) -> None:
            self._settle()
            if turn == self._turn:
                failed(error)

        self._jobs.submit(work, answered, refused, self._owner)

    def _settle(self) -> None:
        self._asked = False
        following, self._next = self._next, None
        if following is not None:
            following()
