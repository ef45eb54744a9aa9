"""Listens to how tickets come out, so that the next citizen knows before pressing."""

from typing import TYPE_CHECKING, cast
from uuid import UUID

from hallapp.faces.kiosk.services import KioskPapers
from hallapp.kernel.errors import SurroundingsError
from hallapp.kernel.requests import Request

if TYPE_CHECKING:
    from hallapp.queueing.terms import PrintState


class PrinterState:
    """Whether the ticket printer failed the last time it was used.

    Attributes:
        fault: Why no paper came out; None while all is well. Written by a worker.
    """

    def __init__(self) -> None:
        self.fault: SurroundingsError | None = None

    def heard(self, papers: KioskPapers) -> KioskPapers:
        """Return the same papers, listened to."""
        return cast("KioskPapers", _Heard(papers, self))


class _Heard:
    """Passes everything on; of tickets it remembers how they ended."""

    def __init__(self, papers: KioskPapers, state: PrinterState) -> None:
        self._papers = papers
        self._state = state

    def __getattr__(self, name: str) -> object:
        return getattr(self._papers, name)

    def print_ticket(self, request: Request, ticket_id: UUID) -> "PrintState":
        try:
            printed = self._papers.print_ticket(request, ticket_id)
        except SurroundingsError as fault:
            self._state.fault = fault
            raise
        self._state.fault = None
        return printed
