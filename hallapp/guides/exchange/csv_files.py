"""Whole guides in one CSV: the sheets of the workbook, one below the other (CSV 格式).

A line `【材料】` begins a sheet, the next line is its header. Cells that a table program would take
for a formula bear an apostrophe in front, which is taken off again when the file is read.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from hallapp.guides.exchange.errors import NothingToImportError, SheetMissingError
from hallapp.guides.exchange.grids import Grid, GridRow, raw_rows, sheet_of
from hallapp.guides.exchange.layout import ITEMS, Sheet, sheets
from hallapp.guides.exchange.rows import RawRow
from hallapp.kernel.sheets.separated import records
from hallapp.kernel.texts import _

OPEN, CLOSE = "【", "】"
_APOSTROPHE = "'"
# What table programs take for the beginning of a formula, in half and in full width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guarded(cell: str) -> str:
    """Return a cell so that no program computes it; `bare` gives it back as it was."""
    return _APOSTROPHE + cell if cell.startswith((*_FORMULA, _APOSTROPHE)) else cell


def bare(cell: str) -> str:
    """Return what `guarded` was given; an apostrophe that somebody typed stays."""
    if cell.startswith(_APOSTROPHE) and cell[1:].startswith((*_FORMULA, _APOSTROPHE)):
        return cell[1:]
    return cell


def csv_text(pages: Iterable[tuple[Sheet, Iterable[Sequence[str]]]]) -> str:
    """Return sheets with their rows as one text."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    for number, (sheet, rows) in enumerate(pages):
        if number:
            writer.writerow([])
        writer.writerow([f"{OPEN}{sheet.title}{CLOSE}"])
        writer.writerow([column.label for column in sheet.columns])
        writer.writerows([guarded(cell) for cell in row] for row in rows)
    return file.getvalue()


def is_guides_csv(text: str) -> bool:
    """Return whether a text is a CSV of whole guides, and not of eleven columns."""
    return text.lstrip("\ufeff\r\n\t \"'").startswith(OPEN)


def read_csv(name: str, text: str) -> dict[str, tuple[RawRow, ...]]:
    """Return the rows of a CSV by sheet; the row of a place is its line in the file.

    Raises:
        RuleError: Quotation marks do not pair, or a sheet is missing, unknown or there twice.
    """
    grids = list(_grids(name, text))
    keys = [grid.sheet.key for grid in grids]
    if ITEMS not in keys or len(keys) > len(set(keys)):
        found = _("、").join(grid.sheet.title for grid in grids) or _("无")
        raise SheetMissingError(name=name, wanted=sheets()[ITEMS].title, found=found)
    rows = raw_rows(name, grids)
    if not rows[ITEMS]:
        raise NothingToImportError(name=name)
    return rows


def _grids(name: str, text: str) -> Iterator[Grid]:
    sheet: Sheet | None = None
    header: Sequence[str] = ()
    rows: list[GridRow] = []
    for record in records(name, text):
        line, fields = record.line, record.fields
        title = _title(fields)
        if title:
            if sheet is not None:
                yield Grid(sheet, header, rows)
            sheet, header, rows = _known(name, title), (), []
        elif sheet is not None and not header:
            header = fields
        else:
            rows.append(GridRow(line, [bare(field) for field in fields], ()))
    if sheet is not None:
        yield Grid(sheet, header, rows)


def _known(name: str, title: str) -> Sheet:
    sheet = sheet_of(title)
    if sheet is None:
        titles = _("、").join(each.title for each in sheets().values())
        raise SheetMissingError(name=name, wanted=titles, found=title[:30])
    return sheet


def _title(fields: Sequence[str]) -> str:
    """Return the title that a line begins a sheet with; empty for any other line."""
    first = fields[0].strip() if fields else ""
    alone = not any(field.strip() for field in fields[1:])
    return first[1:-1] if alone and first[:1] == OPEN and first[-1:] == CLOSE else ""
