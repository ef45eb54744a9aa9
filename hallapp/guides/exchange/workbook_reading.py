"""A workbook from its bytes to rows; what is wrong is said, nothing is guessed (读取 Excel)."""

from collections.abc import Iterator, Sequence
from typing import Any

from hallapp.guides.exchange.errors import NothingToImportError, SheetMissingError
from hallapp.guides.exchange.grids import Grid, GridRow, raw_rows, sheet_of
from hallapp.guides.exchange.layout import CODE, DEPARTMENT, ITEM_NAME, ITEMS, Sheet, sheets
from hallapp.guides.exchange.rows import CellNote, Place, RawRow
from hallapp.guides.exchange.workbook_faults import (
    Merged,
    SheetFaults,
    faults_of,
    sheet_parts,
)
from hallapp.guides.importing.plan import Note
from hallapp.kernel.sheets.workbooks import opened_workbook, values_of
from hallapp.kernel.texts import _

# A value merged over several rows of these means each of those rows.
_SPREAD = frozenset({CODE.label, ITEM_NAME.label, DEPARTMENT.label})


def read_workbook(
    name: str, content: bytes
) -> tuple[dict[str, tuple[RawRow, ...]], tuple[CellNote, ...]]:
    """Return the rows of a workbook by sheet, and what should be known about it.

    Raises:
        RuleError: It is broken, is none, lacks the sheet of items, or has other columns.
    """
    grids, notes = _read(name, content)
    rows = raw_rows(name, grids)
    if not rows.get(ITEMS):
        raise NothingToImportError(name=name)
    return rows, tuple(notes)


def _read(name: str, content: bytes) -> tuple[list[Grid], list[CellNote]]:
    grids: list[Grid] = []
    notes: list[CellNote] = []
    with opened_workbook(name, content) as (archive, book):
        parts = sheet_parts(archive)
        titles = {title: sheet_of(title) for title in book.sheetnames}
        _check_titles(name, titles)
        for title, sheet in titles.items():
            if sheet is not None:
                faults = faults_of(archive.read(parts[title]))
                grids.append(_grid(name, sheet, book[title], faults))
                notes += _hidden(sheet, faults)
    return grids, notes


def _check_titles(name: str, titles: dict[str, Sheet | None]) -> None:
    found = [sheet.key for sheet in titles.values() if sheet is not None]
    if ITEMS not in found or len(found) > len(set(found)):
        there = _("、").join(title[:30] for title in list(titles)[:12])
        raise SheetMissingError(name=name, wanted=sheets()[ITEMS].title, found=there)


def _grid(name: str, sheet: Sheet, page: Any, faults: SheetFaults) -> Grid:
    rows = list(values_of(name, page))
    header = rows[0] if rows else ()
    made = [GridRow(number, cells) for number, cells in enumerate(rows[1:], start=2)]
    return Grid(sheet, header, _with_faults(sheet, header, made, faults))


def _with_faults(
    sheet: Sheet, header: Sequence[Any], rows: list[GridRow], faults: SheetFaults
) -> list[GridRow]:
    for merged in faults.merged:
        _unmerge(sheet, header, rows, merged)
    for row in sorted(faults.not_computed):
        note = Note("guides.cell_formula", {"cells": _("、").join(faults.not_computed[row][:8])})
        _refuse(sheet, rows, row, note)
    return rows


def _unmerge(sheet: Sheet, header: Sequence[Any], rows: list[GridRow], merged: Merged) -> None:
    """Spread a merged owner over its rows; refuse the rows of any other merged range."""
    label = str(header[merged.left - 1]) if merged.left <= len(header) else ""
    is_owner = merged.left == merged.right and label.strip() in _SPREAD and merged.top > 1
    last = min(merged.bottom, len(rows) + 1)
    value = _at(rows[merged.top - 2].cells, merged.left) if is_owner and merged.top <= last else ""
    for number in range(max(merged.top, 2), last + 1):
        if is_owner:
            _fill(rows, number, merged.left, value)
        else:
            _refuse(sheet, rows, number, Note("guides.cell_merged", {"cells": merged.name}))


def _at(cells: Sequence[Any], column: int) -> Any:
    return cells[column - 1] if column <= len(cells) else None


def _fill(rows: list[GridRow], number: int, column: int, value: Any) -> None:
    row = rows[number - 2]
    if not any(cell not in (None, "") for cell in row.cells):
        return  # a merge that runs on below the table
    cells = [*row.cells, *[None] * max(0, column - len(row.cells))]
    cells[column - 1] = value
    rows[number - 2] = GridRow(row.number, cells, row.refusals, row.warnings)


def _refuse(sheet: Sheet, rows: list[GridRow], number: int, note: Note) -> None:
    if not 2 <= number <= len(rows) + 1:  # noqa: PLR2004 - the header is row 1
        return
    row = rows[number - 2]
    refusal = CellNote(Place(sheet.title, number), note)
    rows[number - 2] = GridRow(row.number, row.cells, (*row.refusals, refusal), row.warnings)


def _hidden(sheet: Sheet, faults: SheetFaults) -> Iterator[CellNote]:
    hidden = sorted(row for row in faults.hidden_rows if row > 1)
    if hidden:
        shown = _("、").join(map(str, hidden[:20]))
        more = " …" if len(hidden) > 20 else ""  # noqa: PLR2004 - what a line shows
        note = Note("guides.note_hidden_rows", {"rows": shown + more})
        yield CellNote(Place(sheet.title), note)
    if faults.has_hidden_columns:
        yield CellNote(Place(sheet.title), Note("guides.note_hidden_columns", {}))
