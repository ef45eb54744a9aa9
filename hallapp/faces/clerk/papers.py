"""Papers at a desk: made, shown and sent on the paper jobs; the strip says how it went."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from hallapp.faces.clerk.messages import Message, Teller, failure
from hallapp.faces.clerk.services import MakesPapers
from hallapp.faces.parts.paper_preview import PaperPreview
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.qtkit.message_strip import Level


class PaperDesk:
    """Shows papers and sends them to the printer, one press one paper."""

    def __init__(
        self, papers: MakesPapers, jobs: Jobs, teller: Teller, owner: QObject | None = None
    ) -> None:
        self._papers = papers
        self.jobs = jobs
        self._teller = teller
        self._owner = owner
        self._busy = False

    def preview(self, preview: PaperPreview, make: Callable[[], Path]) -> None:
        """Show a paper as it prints; characters that no font has are told in the strip.

        Args:
            preview: Where it is shown.
            make: Makes the paper; runs on the worker.
        """
        made: list[Path] = []

        def work() -> bytes:
            made.append(make())
            return made[0].read_bytes()

        preview.show_pdf(work)
        # The worker of papers does one thing after the other: the paper is made by then.
        self.jobs.submit(
            lambda: self._papers.warning(made[0]) if made else "", self._warn, owner=self._owner
        )

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

        def work() -> str:
            path = send()
            return "" if path is None else self._papers.warning(path)

        def printed(warning: str) -> None:
            self._busy = False
            text = _("{name}已送到打印机").format(name=name)
            if warning:
                text = _("{text}。{warning}").format(text=text, warning=warning)
            self._teller.tell(Message(text, level=Level.WARNING if warning else Level.DONE))

        def failed(error: HallError) -> None:
            self._busy = False
            self._teller.tell(failure(error, lambda: self.print(name, send)))

        self.jobs.submit(work, printed, failed, self._owner)

    def print_quietly(self, name: str, send: Callable[[], Path]) -> None:
        """Print a paper that belongs to something said in the strip, which stays there.

        Args:
            name: What the strip calls it when it did not come out whole.
            send: Makes and prints it; runs on the worker.
        """

        def work() -> str:
            return self._papers.warning(send())

        def failed(error: HallError) -> None:
            self._teller.tell(failure(error, lambda: self.print(name, send)))

        self.jobs.submit(work, self._warn, failed, self._owner)

    def _warn(self, warning: str) -> None:
        if warning:
            self._teller.tell(Message(warning, level=Level.WARNING))
