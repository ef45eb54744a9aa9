"""One question under way at a time; of those asked meanwhile only the last one counts."""

from collections.abc import Callable
from typing import Any

from hallapp.faces.manager.cases.desk import CasesDesk
from hallapp.faces.manager.cases.services import CasesServices
from hallapp.kernel.errors import HallError

Read = Callable[[CasesServices], Any]
Done = Callable[[Any], None]
Failed = Callable[[HallError], None]


class Latest:
    """Asks the hall for a list while a person types or walks: the worker is never flooded.

    An answer to a question that was overtaken is not shown, so nothing jumps back.
    """

    def __init__(self, desk: CasesDesk) -> None:
        self._desk = desk
        self._is_asking = False
        self._next: tuple[Read, Done, Failed] | None = None

    def ask(self, read: Read, done: Done, failed: Failed) -> None:
        """Ask now, or as soon as the present question is answered."""
        if self._is_asking:
            self._next = (read, done, failed)
            return
        self._is_asking = True
        self._desk.look(
            read,
            lambda answer: self._settle(lambda: done(answer)),
            lambda error: self._settle(lambda: failed(error)),
        )

    def _settle(self, tell: Callable[[], None]) -> None:
        self._is_asking = False
        following, self._next = self._next, None
        if following is None:
            tell()
        else:
            self.ask(*following)
