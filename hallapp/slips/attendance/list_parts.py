"""What a list of attendance is made of: its tables, the words round them, how large it is set."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hallapp.kernel.printed_table import Cell, PrintedTable
from hallapp.slips.fonts import Weight
from hallapp.slips.frame import LABEL, SMALL, TIGHT, TITLE
from hallapp.slips.setting import Style
from hallapp.slips.sheet import MM

TIGHT_STRONG = Style(Weight.BOLD, TIGHT.size, TIGHT.leading)


@dataclass(frozen=True)
class Look:
    """How large a list is set; lengths in points.

    Attributes:
        title: The name of the paper; `lead` the lines under it.
        cell: A row; `strong` one that is to be seen first.
        heading: Headings of columns; `unit` of units.
        row: Least height of a row.
        is_upright: The paper stands.
    """

    title: Style = TITLE
    lead: Style = SMALL
    cell: Style = TIGHT
    strong: Style = TIGHT_STRONG
    heading: Style = LABEL
    unit: Style = LABEL
    row: float = 6.8 * MM
    is_upright: bool = False


DESK = Look()
DESK_UPRIGHT = Look(is_upright=True)
WALL = Look(
    title=Style(Weight.BOLD, 34, 44),
    lead=Style(Weight.REGULAR, 15.5, 22),
    cell=Style(Weight.REGULAR, 15.5, 20),
    strong=Style(Weight.BOLD, 15.5, 20),
    heading=Style(Weight.BOLD, 13, 18),
    unit=Style(Weight.BOLD, 15.5, 20),
    row=9.6 * MM,
)


def _never(_row: Sequence[Cell]) -> bool:
    return False


@dataclass(frozen=True)
class Signing:
    """A label at the foot of a list; with a line to write on, unless it says all."""

    label: str
    has_line: bool = True


def _unsigned(_unit: str) -> tuple[Signing, ...]:
    return ()


@dataclass(frozen=True, kw_only=True)
class ListPart:
    """A table of a list paper.

    Attributes:
        table: What it says.
        is_strong: Which rows are set bold.
        empty: What stands there instead of rows.
        counted: How the rows of a unit are counted, with a blank {count}; empty counts none.
        unit_foot: Labels with a line to sign under the rows of a unit.
        has_unit_pages: Every unit begins a page, to be handed out alone.
        begins_page: The part begins a page.
        blank_rows: Empty rows to write on, after the others.
        is_whole: It is never torn apart, where a page can hold it.
    """

    table: PrintedTable
    is_strong: Callable[[Sequence[Cell]], bool] = _never
    empty: str = ""
    counted: str = ""
    unit_foot: Callable[[str], tuple[Signing, ...]] = _unsigned
    has_unit_pages: bool = False
    begins_page: bool = False
    blank_rows: int = 0
    is_whole: bool = False


@dataclass(frozen=True, kw_only=True)
class ListWords:
    """What stands round the tables of a list paper.

    Attributes:
        title: The name of the paper.
        aside: At the right of the title: the day or the week.
        lead: Lines under the title.
        mark: At the top right of every page, after a demo hall's own mark.
        foot: Lines after the last table; `signers` with a line to sign each.
    """

    title: str
    aside: str = ""
    lead: tuple[str, ...] = ()
    mark: str = ""
    foot: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()


def heading_lines(heading: str, balanced: Callable[[str], list[str]]) -> list[str]:
    """Return the lines of a heading; a unit in brackets begins a line where one is not enough.

    Args:
        heading: Such as 应出勤（天）.
        balanced: Breaks a text to the width of its column.
    """
    whole = balanced(heading)
    name, bracket, unit = heading.partition("（")
    if len(whole) == 1 or not bracket:
        return whole
    return [*balanced(name), *balanced(bracket + unit)]
