"""Tables as Excel workbooks: text stays text, numbers stay numbers, and nothing is a formula."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hallapp.kernel.printed_table import Cell, Column, Measure, PrintedTable

_WIDEST, _NARROWEST, _ALL = 60, 6, 150
_LONGEST_CELL = 32_767  # characters that a cell of a workbook can hold
_LONGEST_SHEET_NAME = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_FONT = "Microsoft YaHei"


def workbook(tables: Sequence[PrintedTable], made_at: datetime) -> bytes:
    """Return a workbook with a sheet for each table.

    Whatever a text begins with, it is written as a text: `=1+1` in a name is shown, not run.

    Args:
        tables: One a sheet, in order.
        made_at: Moment that the file names as its own, aware.
    """
    # Loaded when the first workbook is made.
    from xlsxwriter import Workbook  # pyright: ignore[reportMissingTypeStubs]

    held = io.BytesIO()
    book: Any = Workbook(
        held,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    # A workbook knows no zones.
    book.set_properties({"created": made_at.replace(tzinfo=None), "author": "hallapp"})
    looks = _Looks(book)
    for name, table in zip(_names(tables), tables, strict=True):
        _write(book.add_worksheet(name), table, looks)
    book.close()
    return held.getvalue()


class _Looks:
    """The formats of a workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._measures: dict[str, Any] = {}
        base = {"font_name": _FONT, "font_size": 10, "valign": "top"}
        lined = base | {"border": 1, "border_color": "#C9D1DB", "text_wrap": True}
        self.title = book.add_format(base | {"bold": True, "font_size": 16})
        self.plain = book.add_format(base)
        self.heading = book.add_format(lined | {"bold": True, "bg_color": "#E8F0FA"})
        self.text = book.add_format(lined | {"num_format": "@"})
        self.number = book.add_format(lined)
        self._lined = lined

    def measure(self, pattern: str) -> Any:
        """Return the format of numbers that are written by a pattern."""
        if pattern not in self._measures:
            look = self._lined | {"num_format": pattern}
            self._measures[pattern] = self._book.add_format(look)
        return self._measures[pattern]


def _write(sheet: Any, table: PrintedTable, looks: _Looks) -> None:
    sheet.write_string(0, 0, table.title, looks.title)
    sheet.write_string(1, 0, table.subtitle, looks.plain)
    for place, column in enumerate(table.columns):
        sheet.write_string(2, place, column.heading, looks.heading)
        sheet.set_column(place, place, _width(column, table))
    row = 2
    for row, cells in enumerate(table.rows, start=3):
        for place, cell in enumerate(cells):
            _write_cell(sheet, (row, place), cell, looks)
    for number, note in enumerate(table.notes, start=row + 2):
        sheet.write_string(number, 0, note, looks.plain)
    sheet.freeze_panes(3, 0)
    if table.rows:
        sheet.autofilter(2, 0, row, len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)


def _write_cell(sheet: Any, place: tuple[int, int], cell: Cell, looks: _Looks) -> None:
    if isinstance(cell, int):
        sheet.write_number(*place, cell, looks.number)
    elif isinstance(cell, Measure):
        sheet.write_number(*place, cell.value, looks.measure(cell.pattern))
    else:
        sheet.write_string(*place, (cell or "")[:_LONGEST_CELL], looks.text)


def _width(column: Column, table: PrintedTable) -> float:
    shares = sum(each.share for each in table.columns)
    return min(_WIDEST, max(_NARROWEST, _ALL * column.share / shares))


def _names(tables: Sequence[PrintedTable]) -> list[str]:
    """Return a name for each sheet, short enough, without forbidden signs, each once."""
    names: list[str] = []
    for number, table in enumerate(tables, start=1):
        name = table.title.translate(_NOT_IN_NAMES).strip()[:_LONGEST_SHEET_NAME] or str(number)
        taken = {each.casefold() for each in names}
        if name.casefold() in taken:
            suffix = f" {number}"
            name = name[: _LONGEST_SHEET_NAME - len(suffix)] + suffix
        names.append(name)
    return names
