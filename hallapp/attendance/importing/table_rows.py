"""Rows of a table of punches to punches: one cell may hold all of a day's (打卡表格)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import count
from typing import Final

from hallapp.attendance.importing.columns import PunchColumns, PunchField
from hallapp.attendance.importing.lines import LONGEST_PIN, PunchLine, kept
from hallapp.attendance.importing.moments import day_in_text, moments_in
from hallapp.attendance.terms.files import QuarantineReason
from hallapp.kernel.sheets.separated import LineFault, Record

# What table programs put around a number so that it stays one.
_AROUND: Final = " \t'\"=`\u3000\ufeff\u200b"
_MOST_IN_A_CELL: Final = 40


def punches_of_rows(
    rows: Sequence[Record], columns: PunchColumns, lines: Mapping[int, str]
) -> Iterator[PunchLine]:
    """Give the punches of every row below the headings; a row without a time gives none.

    A row that cannot be read gives one line with what is wrong with it.

    Args:
        rows: The rows.
        columns: What stands where.
        lines: The lines of a text by number, word for word; empty for a workbook.
    """
    for row in rows:
        yield from _punches(row, columns, lines)


def _punches(row: Record, columns: PunchColumns, lines: Mapping[int, str]) -> Iterator[PunchLine]:
    # A cell with line ends in it belongs to several lines; then the cells are what is kept.
    is_one_line = not any("\n" in cell for cell in row.fields)
    raw = kept(lines.get(row.line, "") if is_one_line and lines else "\t".join(row.fields))
    if row.fault is LineFault.QUOTES:
        yield PunchLine(row.line, raw, fault=QuarantineReason.UNREADABLE)
        return
    cells = {field: _cells(row, places) for field, places in columns.places.items()}
    pin = _plain_number(_first(cells, PunchField.PIN))
    device = _plain_number(_first(cells, PunchField.DEVICE))
    whens = [text for text in cells.get(PunchField.WHEN, ()) if text.strip()]
    found = _moments(whens, _first(cells, PunchField.DAY))
    if isinstance(found, QuarantineReason):
        yield PunchLine(row.line, raw, pin, fault=found)
    elif found and not 0 < len(pin) <= LONGEST_PIN:
        yield PunchLine(row.line, raw, "", found[0], QuarantineReason.NO_PIN)
    else:
        for _nth, local in zip(count(), found[:_MOST_IN_A_CELL], strict=False):
            yield PunchLine(row.line, raw, pin, local, device_number=device)


def _moments(whens: Sequence[str], day_text: str) -> list[datetime] | QuarantineReason:
    try:
        day: date | None = day_in_text(day_text)
        found = [each for text in whens for each in moments_in(text, day)]
    except ValueError:
        return QuarantineReason.BAD_TIME
    if not found and any(sign.isdigit() for text in whens for sign in text):
        return QuarantineReason.BAD_TIME
    # A day's sheet has a row for everybody, also for who did not punch.
    if not found and whens and day is None:
        return QuarantineReason.UNREADABLE
    return found


def _cells(row: Record, places: Sequence[int]) -> tuple[str, ...]:
    return tuple(row.fields[at] if at < len(row.fields) else "" for at in places)


def _first(cells: Mapping[PunchField, Sequence[str]], field: PunchField) -> str:
    return next(iter(cells.get(field, ())), "").strip(_AROUND)


def _plain_number(text: str) -> str:
    """Return a number as the devices write it; table programs add `.0`."""
    return text.removesuffix(".0") if text.removesuffix(".0").isdigit() else text
