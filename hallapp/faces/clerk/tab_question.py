"""One question at a time for a page that shows what the hall knows."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from hallapp.kernel.errors import HallError
from hallapp.qtkit.jobs import Jobs

Answer = TypeVar("Answer")


class TabQuestion:
    """Asks; when asked again meanwhile, asks once more and shows only the last answer."""

    def __init__(self, jobs: Jobs, owner: QObject) -> None:
        self._jobs = jobs
        self._owner = owner
        self._asking = False
        self._next: Callable[[], None] | None = None

    def ask(
        self,
        work: Callable[[], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[HallError], None],
    ) -> None:
        """Ask now, or after the question that is under way."""
        if self._asking:
            self._next = lambda: self.ask(work, done, failed)
            return
        self._asking = True

        def answered(answer: Answer) -> None:
            if not self._go_on():
                done(answer)

        def refused(error: HallError) -> None:
            if not self._go_on():
                failed(error)

        self._jobs.submit(work, answered, refused, self._owner)

    def _go_on(self) -> bool:
        """Ask what was asked meanwhile; return whether the answer at hand is out of date."""
        self._asking = False
        following, self._next = self._next, None
        if following is not None:
            following()
        return following is not None
