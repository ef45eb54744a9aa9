"""What a report is made of: figures with their definitions, tables of plain lines, no widgets."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from hallapp.faces.manager.services import ManagerServices
from hallapp.faces.parts.lights import LightMark
from hallapp.kernel.clock import zone_named
from hallapp.kernel.texts import _

MOST_LINES = 10_000
"""The hall answers with at most so many; a report that has as many says so."""


@dataclass(frozen=True)
class ReportLine:
    """One line of a table, ready to be shown.

    Attributes:
        cells: What stands in the columns.
        tags: By which figures and lines open it.
        mark: A light in the column that has lights.
        opens: Number of a table and a tag: what Enter opens; None for nothing.
        about: The row it was made of.
    """

    key: Hashable
    cells: tuple[str, ...]
    tags: frozenset[str] = frozenset()
    mark: LightMark | None = None
    opens: tuple[int, str] | None = None
    about: object = None


@dataclass(frozen=True)
class ReportFigure:
    """A number that opens what it counts.

    Attributes:
        definition: How it is counted, in a sentence.
        table: Number of the table that has what it counts.
        tag: Of the lines counted; empty for all of them.
    """

    key: str
    word: str
    value: str
    definition: str
    table: int = 0
    tag: str = ""


@dataclass(frozen=True)
class ReportRead:
    """One reading of a report."""

    figures: tuple[ReportFigure, ...]
    tables: tuple[tuple[ReportLine, ...], ...]


@dataclass(frozen=True)
class ColumnShape:
    """One column: its title, its width (0 takes what is left), and how it is set."""

    title: str
    width_px: int = 0
    is_right: bool = False
    has_light: bool = False


@dataclass(frozen=True)
class TableShape:
    """One table: its word on the choice, its columns, and what stands where it is empty."""

    word: str
    columns: tuple[ColumnShape, ...]
    empty_title: str
    empty_text: str = ""


@dataclass(frozen=True)
class Report:
    """One report of the page.

    Attributes:
        days: How many days it looks back unless somebody chooses others.
        read: Reads it on a worker.
    """

    key: str
    word: str
    tables: tuple[TableShape, ...]
    read: Callable[[ManagerServices, date, date], ReportRead] = field(compare=False)
    days: int = 1


def zone_of(services: ManagerServices) -> tzinfo:
    """Return the hall's zone."""
    return zone_named(services.hall.zone)


def when(moment: datetime, zone: tzinfo) -> str:
    """Return day and hour as a report says it."""
    local = moment.astimezone(zone)
    return f"{local:%m-%d %H:%M}"


def window_words(number: int | None) -> str:
    """Return a window as a report says it; a dash where none is known."""
    return "—" if number is None else _("{number} 号").format(number=number)


def share_words(share: float | None) -> str:
    """Return a part of a whole in per cent; a dash where there is no whole."""
    return "—" if share is None else f"{share * 100:.1f}%"
