"""Sheets of cells, from a workbook or a CSV, become rows by column (表头与行)."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from hallapp.guides.exchange.errors import SheetColumnsError
from hallapp.guides.exchange.layout import CODE, ITEM_NAME, ITEMS, Sheet, sheets
from hallapp.guides.exchange.rows import CellNote, Place, RawRow
from hallapp.kernel.texts import _

EXAMPLE = "示例"
"""What stands as the code of rows that only show how it is done; they are never imported."""

_OWN_NOTES = "#"
_NEEDED = ("department", "name", "item_type")
_OWNERS = {CODE.key, ITEM_NAME.key}


@dataclass(frozen=True)
class GridRow:
    """One row of a grid: its number from 1, and its cells in the order of the header."""

    number: int
    cells: Sequence[Any]
    refusals: tuple[CellNote, ...] = ()
    warnings: tuple[CellNote, ...] = ()


@dataclass(frozen=True)
class Grid:
    """A sheet as it stands in a file, header first."""

    sheet: Sheet
    header: Sequence[Any]
    rows: Iterable[GridRow]


@cache
def sheet_of(title: str) -> Sheet | None:
    """Return the sheet that a title means, None for one that is not ours."""
    wanted = _plain(title)
    return next((sheet for sheet in sheets().values() if sheet.title == wanted), None)


def raw_rows(file_name: str, grids: Iterable[Grid]) -> dict[str, tuple[RawRow, ...]]:
    """Return the rows of grids by sheet; blank rows and examples are left out.

    Raises:
        SheetColumnsError: A header lacks columns, has unknown ones, or one twice.
    """
    read = list(grids)
    lists = {grid.sheet.key for grid in read if grid.sheet.key != ITEMS}
    return {grid.sheet.key: _rows(file_name, grid, lists) for grid in read}


def _rows(file_name: str, grid: Grid, lists: set[str]) -> tuple[RawRow, ...]:
    keys = _columns(file_name, grid)
    is_items = grid.sheet.key == ITEMS
    given = frozenset({key for key in keys if key} | lists) if is_items else frozenset[str]()
    found: list[RawRow] = []
    for row in grid.rows:
        cells = {
            key: cell
            for key, cell in zip(keys, row.cells, strict=False)
            if key and cell is not None and cell != ""
        }
        if _says_something(cells):
            place = Place(grid.sheet.title, row.number)
            found.append(RawRow(place, cells, row.refusals, row.warnings, given=given))
    return tuple(found)


def _says_something(cells: Mapping[str, Any]) -> bool:
    if not cells or _plain(cells.get(CODE.key, "")) == EXAMPLE:
        return False
    return any(not isinstance(cell, str) or cell.strip() for cell in cells.values())


def _columns(file_name: str, grid: Grid) -> list[str]:
    """Return the key of each column; empty for a column of somebody's own notes."""
    by_label = {column.label: column.key for column in grid.sheet.columns}
    labels = [_plain(cell) for cell in grid.header]
    keys = [by_label.get(label, "") for label in labels]
    unknown = [
        label
        for label, key in zip(labels, keys, strict=True)
        if label and not key and not label.startswith(_OWN_NOTES)
    ]
    repeated = sorted({label for label in labels if label in by_label and labels.count(label) > 1})
    missing = _missing(grid.sheet, frozenset(keys))
    if missing or unknown or repeated:
        raise SheetColumnsError(
            name=file_name,
            sheet=grid.sheet.title,
            missing=_listed(missing),
            unknown=_listed(unknown),
            repeated=_listed(repeated),
        )
    return keys


def _missing(sheet: Sheet, keys: frozenset[str]) -> list[str]:
    if sheet.key == ITEMS:
        wanted = [column for column in sheet.columns if column.key in _NEEDED]
        return [column.label for column in wanted if column.key not in keys]
    owner = [] if keys & _OWNERS else [CODE.label]
    return owner + [
        column.label
        for column in sheet.columns
        if column.key not in keys and column.key not in _OWNERS
    ]


def _plain(cell: Any) -> str:
    """Return a header or title as it is compared: one width, without blanks."""
    text = unicodedata.normalize("NFKC", str(cell)) if cell is not None else ""
    return "".join(text.split()).rstrip("*")


def _listed(labels: Sequence[str]) -> str:
    shown = _("、").join(label[:30] for label in labels[:12])
    return (shown + " …" if len(labels) > 12 else shown) or _("无")  # noqa: PLR2004 - what a line shows
