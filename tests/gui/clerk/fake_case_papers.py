"""Papers of cases in memory: every kind looks alike, numbers are counted, printings are kept."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from hallapp.cases.terms import CasePaperKind
from hallapp.kernel.requests import Request


class FakeCasePapers:
    """Makes every paper of the one file that the hall has.

    Attributes:
        numbered: The kinds that got a number, in order.
        previewed: The kinds whose picture was made without one.
        printed: The papers sent to the printer, in order.
    """

    def __init__(self, file: Callable[[], Path], write: Callable[[str, Request], None]) -> None:
        self._file = file
        self._write = write
        self.offers: tuple[CasePaperKind, ...] = ()
        self.numbered: list[CasePaperKind] = []
        self.previewed: list[CasePaperKind] = []
        self.printed: list[UUID] = []

    def offered(self, case_id: UUID) -> tuple[CasePaperKind, ...]:
        return self.offers

    def make(self, request: Request, case_id: UUID, kind: CasePaperKind, facts: Any = None) -> UUID:
        self._write("make_paper", request)
        self.numbered.append(kind)
        return uuid4()

    def preview(self, case_id: UUID, kind: CasePaperKind) -> Path:
        self.previewed.append(kind)
        return self._file()

    def pdf(self, paper_id: UUID, *, reprint: int = 0) -> Path:
        return self._file()

    def print(self, request: Request, paper_id: UUID, copies: int = 1) -> Path:
        self._write("print_paper", request)
        self.printed.append(paper_id)
        return self._file()
