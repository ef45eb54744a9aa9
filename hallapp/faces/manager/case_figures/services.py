"""What the tab 统计 asks of the hall; every call belongs on a worker."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol
from uuid import UUID

from hallapp.cases.tally import CountedCaseRow, Grouping, Span
from hallapp.faces.manager.cases.services import CasesServices
from hallapp.faces.manager.pages.saving import PrintsPapers
from hallapp.kernel.printed_table import PrintedTable
from hallapp.kernel.requests import Request
from hallapp.reports.annual.table import AnnualTable
from hallapp.reports.case_sheet import CaseFigureSheet


class SeenFigures(Protocol):
    """Figures; refusals as `FiguresService` names them."""

    def of_period(self, start: date, end: date) -> CaseFigureSheet:
        """Return the figures of a span of days."""
        ...

    def by(self, start: date, end: date, grouping: Grouping) -> tuple[CaseFigureSheet, ...]:
        """Return the figures of each group."""
        ...

    def counted(
        self,
        code: str,
        start: date,
        end: date,
        among: tuple[Grouping, UUID | None] | None = None,
    ) -> tuple[CountedCaseRow, ...]:
        """Return the cases that a figure counts."""
        ...

    def case_papers(self, span: Span, grouping: Grouping) -> tuple[PrintedTable, ...]:
        """Return a report's tables."""
        ...

    def annual(self, year: int, edition: str = "") -> AnnualTable:
        """Return the yearly table."""
        ...

    def annual_papers(self, year: int, edition: str = "") -> tuple[PrintedTable, ...]:
        """Return the yearly table as it is printed."""
        ...

    def enter(self, request: Request, year: int, values: Mapping[str, str], note: str = "") -> None:
        """Keep values that people enter for a year."""
        ...


def figures_of_hall(services: CasesServices) -> SeenFigures:
    """Return the figures of an opened hall."""
    return services.more.figures


def printer_of_hall(services: CasesServices) -> PrintsPapers:
    """Return what prints papers in an opened hall."""
    return services.more.papers
