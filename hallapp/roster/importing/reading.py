"""From a file to what it says of the roster: a month's grid or a list (排班导入)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hallapp.kernel.sheets.files import MEGABYTE
from hallapp.kernel.sheets.headings import places_of
from hallapp.kernel.sheets.reading import SheetFile, read_sheet
from hallapp.kernel.sheets.separated import Record
from hallapp.roster.errors import RosterFileError, RosterMonthError
from hallapp.roster.importing.columns import (
    COLUMN_OF,
    DAY,
    NAME,
    NOTE,
    NUMBER,
    OCCASION,
    SHIFT,
    UNIT,
    WEEKDAYS,
    day_of,
    month_in,
)
from hallapp.roster.terms import RosterFault, RosterFaultRow, RosterForm

_MOST_BYTES = 16 * MEGABYTE
_LOOKED_AT = 10
# Fewer bare numbers in a heading are no days of a month.
_FEWEST_NUMBERS = 5


@dataclass(frozen=True)
class Said:
    """One cell or line as a file says it.

    Attributes:
        column: Heading of the cell; empty in a list.
        day: None when it cannot be read.
        said: Shift, occasion, or both, as written.
    """

    line: int
    column: str
    number: str
    name: str
    unit: str
    day: date | None
    said: str
    occasion: str = ""
    note: str = ""


@dataclass(frozen=True)
class SaidRoster:
    """What a file says, before anybody looks at people and shifts."""

    file: SheetFile
    form: RosterForm
    said: tuple[Said, ...]
    faults: tuple[RosterFaultRow, ...]


@dataclass(frozen=True)
class _Header:
    """Where the headings stand and what they are.

    Attributes:
        at: Place of the header among the rows.
        days: Day of each column of a grid, by place.
    """

    at: int
    form: RosterForm
    places: Mapping[str, int]
    days: Mapping[int, date]
    titles: tuple[str, ...]


def read_roster(path: Path, month: date | None = None) -> SaidRoster:
    """Read a roster: a month's grid, or a list of one entry a line.

    Args:
        path: A workbook or a CSV.
        month: Any day of the month; needed where the headings are bare numbers and no title
            names the month.

    Raises:
        RosterMonthError: The headings are bare numbers, and nobody says of which month.
        RosterFileError: No roster was found in it.
        RuleError: It is no table, broken, or too big.
        SurroundingsError: It cannot be read.
    """
    file = read_sheet(path, _MOST_BYTES)
    header = _header_of(file, month)
    faults: list[RosterFaultRow] = []
    said: list[Said] = []
    for record in file.rows[header.at + 1 :]:
        if record.fault is not None:
            faults.append(RosterFaultRow(record.line, "", "", RosterFault.LINE))
        elif not _is_weekdays(record):
            said.extend(_said(record, header, month or _titled(file.rows[: header.at])))
    return SaidRoster(file, header.form, tuple(said), tuple(faults))


def _header_of(file: SheetFile, month: date | None) -> _Header:
    looked = file.rows[:_LOOKED_AT]
    has_numbers = False
    for at, record in enumerate(looked):
        places = places_of(record.fields, COLUMN_OF)
        if NAME not in places and NUMBER not in places:
            continue
        of = month or _titled(looked[:at])
        known = set(places.values())
        free = {n: text for n, text in enumerate(record.fields) if n not in known and text.strip()}
        days = {n: day for n, text in free.items() if (day := day_of(text, of)) is not None}
        if DAY in places and (SHIFT in places or OCCASION in places):
            return _Header(at, RosterForm.LIST, places, {}, record.fields)
        if days:
            return _Header(at, RosterForm.GRID, places, days, record.fields)
        has_numbers |= sum(text.strip().isdigit() for text in free.values()) >= _FEWEST_NUMBERS
    if has_numbers:
        raise RosterMonthError(name=file.name)
    raise RosterFileError(name=file.name)


def _titled(rows: Sequence[Record]) -> date | None:
    """Return the month that a title above the headings names, None when none does."""
    texts = (text for record in rows for text in record.fields)
    return next((found for text in texts if (found := month_in(text)) is not None), None)


def _said(record: Record, header: _Header, month: date | None) -> Iterator[Said]:
    cells = {column: _at(record, place) for column, place in header.places.items()}
    number, name, unit = (cells.get(column, "") for column in (NUMBER, NAME, UNIT))
    if header.form is RosterForm.LIST:
        day = day_of(cells[DAY], month)
        yield Said(
            line=record.line,
            column="",
            number=number,
            name=name,
            unit=unit,
            day=day,
            said=cells.get(SHIFT, ""),
            occasion=cells.get(OCCASION, ""),
            note=cells.get(NOTE, ""),
        )
        return
    for place, day in header.days.items():
        text = _at(record, place)
        if text:
            title = header.titles[place].strip()
            yield Said(record.line, title, number, name, unit, day, text)


def _at(record: Record, place: int) -> str:
    return record.fields[place].strip() if place < len(record.fields) else ""


def _is_weekdays(record: Record) -> bool:
    """Return whether a row only names the days of the week, beneath the headings of a grid."""
    return all(text.strip() in WEEKDAYS for text in record.fields if text.strip())
