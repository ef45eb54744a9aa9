"""Reads the cells of one row, and remembers every fault on the way (逐格读取)."""

import re
import unicodedata
from datetime import tzinfo
from typing import Any, Final

from hallapp.cases.importing.columns import ColumnMap, Field
from hallapp.cases.importing.faults import RowFault
from hallapp.cases.importing.moments import Moment, moment_of
from hallapp.cases.importing.sheet import CaseRowText
from hallapp.cases.importing.words import AT_ONCE, NOTHING
from hallapp.guides.importing.plan import Note
from hallapp.hall.limits import ON_THE_SPOT, Limit, LimitUnknownError, parse_limit

_SHOWN: Final = 30
# What a table program makes of a number of more than fifteen digits.
_ROUNDED = re.compile(r"\d(?:\.\d+)?E\+?\d{2}", re.IGNORECASE)
_COUNT = re.compile(r"(\d{1,4})(?:\.0+)?")
_UNIT_IN_HEADING = re.compile(r"[(（\[【](.+?)[)）\]】]")
_PARTED = re.compile(r"[;；\n|]")


class RowReader:
    """One row while it is read.

    Attributes:
        line: Its line in the file.
        faults: What was found wrong so far.
    """

    def __init__(self, row: CaseRowText, columns: ColumnMap, zone: tzinfo) -> None:
        self.line = row.line
        self.faults: list[RowFault] = []
        self._places: list[int] = []
        self._row = row
        self._columns = columns
        self._zone = zone

    def fault(self, field: Field | None, code: str, **facts: Any) -> None:
        """Remember a fault of a column, or of the whole row."""
        column = "" if field is None else self._columns.heading(field)
        facts = {"column": column, **facts}
        self.faults.append(RowFault(self.line, column, Note(f"cases.row_{code}", facts)))
        self._places.append(-1 if field is None else self._columns.places.get(field, -1))

    def in_order(self) -> tuple[RowFault, ...]:
        """Return the faults in the order of the columns, as a person reads the row."""
        found = zip(self._places, self.faults, strict=True)
        return tuple(fault for _place, fault in sorted(found, key=lambda each: each[0]))

    def raw(self, field: Field) -> str:
        """Return a cell as it stands, lines and all; empty for what means nothing."""
        said = self._row.texts.get(field, "")
        return "" if said.casefold() in NOTHING else said

    def text(self, field: Field, longest: int) -> str:
        """Return a cell as one line; a fault when it is longer than can be kept."""
        said = self.raw(field).replace("\n", "")
        if len(said) > longest:
            self.fault(field, "long", said=said[:10], limit=longest)
        return said[:longest]

    def code(self, field: Field, longest: int) -> str:
        """Return a number or code in narrow signs; a fault when a table program rounded it."""
        said = "".join(unicodedata.normalize("NFKC", self.text(field, longest)).split())
        if _ROUNDED.fullmatch(said):
            self.fault(field, "rounded", said=said)
        return said

    def moment(self, field: Field) -> Moment | None:
        """Return the moment of a cell; a fault when it says something that is none."""
        said = self.raw(field)
        return self._moment(field, said) if said else None

    def moments(self, field: Field) -> list[Moment | None]:
        """Return the moments of a cell that may hold several; None for an empty place."""
        said = self.raw(field)
        if not said:
            return []
        return [self._moment(field, part) if part.strip() else None for part in _PARTED.split(said)]

    def parts(self, field: Field) -> list[str]:
        """Return the texts of a cell that may hold several."""
        said = self.raw(field)
        return [part.strip() for part in _PARTED.split(said)] if said else []

    def _moment(self, field: Field, said: str) -> Moment | None:
        found = moment_of(said, self._zone)
        if found is None:
            self.fault(field, "date", said=said[:_SHOWN])
        return found

    def limit(self, field: Field, unit_field: Field) -> Limit | None:
        """Return the limit of a cell in its own unit; a fault when the unit is not told."""
        said = unicodedata.normalize("NFKC", self.raw(field))
        said = "".join(said.split())
        if not said:
            return None
        count = _COUNT.fullmatch(said)
        if count is None:
            return self._parsed(field, said)
        unit = self._unit(field, unit_field)
        if not unit:
            self.fault(field, "limit_unit", said=said[:_SHOWN])
            return None
        amount = int(count[1])
        if amount == 0:
            # No limit is told, unless it is that it is done at once.
            return ON_THE_SPOT if unit in AT_ONCE else None
        return self._parsed(field, f"{amount}{unit}")

    def _unit(self, field: Field, unit_field: Field) -> str:
        told = self.raw(unit_field)
        in_heading = _UNIT_IN_HEADING.search(self._columns.heading(field))
        return told or (in_heading[1] if in_heading else "")

    def _parsed(self, field: Field, said: str) -> Limit | None:
        try:
            return parse_limit(said)
        except LimitUnknownError:
            self.fault(field, "limit", said=said[:_SHOWN])
            return None
