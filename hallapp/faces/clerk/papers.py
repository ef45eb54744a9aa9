"""Printing at a desk: made and sent on the paper jobs; the strip says how it went."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from hallapp.faces.clerk.messages import Message, Teller, failure
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.message_strip import Level


class PaperDesk:
    """Sends papers to the printer, one press one paper."""

    def __init__(self, jobs: Jobs, teller: Teller, owner: QObject | None = None) -> None:
        self.jobs = jobs
        self._teller = teller
        self._owner = owner
        self._busy = False

    def print(self, name: str, send: Callable[[], Path | None]) -> None:
        """Print a paper; a second press while it is under way does nothing.

        Args:
            name: What the strip calls it, such as 受理通知书.
            send: Makes and prints it; runs on the worker.
        """
        if self._busy:
            return
        self._busy = True
        self._teller.tell(Message(_("正在打印{name}……").format(name=name)))

        def printed(_path: Path | None) -> None:
            self._busy = False
            text = _("{name}已送到打印机").format(name=name)
            self._teller.tell(Message(text, level=Level.DONE))

        def failed(error: HallError) -> None:
            self._busy = False
            self._teller.tell(failure(error, lambda: self.print(name, send)))

        self.jobs.submit(send, printed, failed, self._owner)
