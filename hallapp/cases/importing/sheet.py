"""A platform's file with its header found and its columns named (读取办件清单)."""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, cast

from hallapp.cases.applications import masked_name
from hallapp.cases.importing.columns import (
    CONSTANT,
    ColumnMap,
    Field,
    column_map,
    field_named,
    known_headings,
)
from hallapp.cases.importing.errors import (
    CaseFileBigError,
    CaseFileEmptyError,
    CaseFileHeaderError,
    ColumnMapBrokenError,
    ColumnMapFieldError,
    ColumnMapHeadingError,
)
from hallapp.kernel.sheets.encodings import decoded
from hallapp.kernel.sheets.files import MEGABYTE, bytes_of
from hallapp.kernel.sheets.headings import plain_heading
from hallapp.kernel.sheets.reading import read_sheet
from hallapp.kernel.sheets.separated import LineFault, Record
from hallapp.kernel.texts import _

_MOST_BYTES = 128 * MEGABYTE
_MOST_MAP_BYTES = MEGABYTE
# Titles and lines about the export stand above the header.
_HEADER_WITHIN = 12
_PREVIEWED = 3
_SHOWN = 3
# How exports keep a table program from making a number of a long code.
_KEPT_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)
_FIELDS = {field.value: field for field in Field}


@dataclass(frozen=True)
class CaseRowText:
    """One row below the header, as text.

    Attributes:
        line: Its line in the file, or row of the sheet, from 1.
        texts: What stands in the known columns, and what holds for all rows.
        fault: What is wrong with the row as such.
    """

    line: int
    texts: Mapping[Field, str]
    fault: LineFault | None = None


@dataclass(frozen=True)
class CaseSheet:
    """A file of cases as it was read.

    Attributes:
        digest: SHA-256 of its bytes.
        form: `xlsx`, `utf-8` or `gb18030`.
        header_line: Where the headings stand.
        rows: Every row below it that is not blank.
    """

    name: str
    digest: str
    form: str
    header_line: int
    columns: ColumnMap
    rows: tuple[CaseRowText, ...]

    def preview(self) -> tuple[Mapping[Field, str], ...]:
        """Return what the first rows say, for a look at the columns; persons are masked."""
        good = (row.texts for row in self.rows if row.fault is None)
        return tuple(
            {field: _masked(field, text) for field, text in texts.items()}
            for texts in islice(good, _PREVIEWED)
        )


def read_cases(path: Path, chosen: Mapping[Field, str]) -> CaseSheet:
    """Read a file of cases; rows that cannot be read are kept, with what is wrong with them.

    Args:
        path: A CSV or a workbook of which the first sheet is read.
        chosen: The hall's own column map; see `column_map`.

    Raises:
        RuleError: It is no such list, or the map does not fit it.
        SurroundingsError: It cannot be read.
    """
    file = read_sheet(path, _MOST_BYTES, CaseFileBigError)
    if not file.rows:
        raise CaseFileEmptyError(name=file.name)
    at = _header_at(file.rows, chosen)
    header = file.rows[at]
    _check_map(file.name, header.fields, chosen)
    columns = column_map(header.fields, chosen)
    if columns.missing:
        names = _("、").join(field.heading for field in columns.missing)
        raise CaseFileHeaderError(name=file.name, missing=names, line=header.line)
    rows = tuple(_row(row, columns, len(header.fields)) for row in file.rows[at + 1 :])
    if not rows:
        raise CaseFileEmptyError(name=file.name)
    return CaseSheet(file.name, file.digest, file.form, header.line, columns, rows)


def read_map(path: Path) -> dict[Field, str]:
    """Read a column map: JSON, a heading for each field.

    Raises:
        RuleError: It is no JSON, or names a field that an import does not know.
        SurroundingsError: It cannot be read.
    """
    text, _encoding = decoded(path.name, bytes_of(path, _MOST_MAP_BYTES))
    try:
        found: Any = json.loads(text)
    except ValueError as error:
        raise ColumnMapBrokenError(name=path.name) from error
    if not isinstance(found, dict):
        raise ColumnMapBrokenError(name=path.name)
    return map_of(path.name, cast("dict[str, Any]", found))


def map_of(name: str, told: Mapping[str, Any]) -> dict[Field, str]:
    """Return a column map as the import uses it.

    Args:
        name: What the map is called in a refusal.
        told: Heading by field; a field by its own name or by the heading it usually has.

    Raises:
        RuleError: It names a field that an import does not know, or no texts.
    """
    chosen: dict[Field, str] = {}
    for key, heading in told.items():
        field = _FIELDS.get(key.strip()) or field_named(key)
        if field is None:
            raise ColumnMapFieldError(name=name, field=key[:30], known=_("、").join(_FIELDS))
        if heading is not None and not isinstance(heading, str):
            raise ColumnMapBrokenError(name=name)
        chosen[field] = (heading or "").strip()
    return chosen


def _header_at(rows: tuple[Record, ...], chosen: Mapping[Field, str]) -> int:
    wanted = {plain_heading(heading) for heading in chosen.values() if heading}

    def named(at: int) -> int:
        cells = rows[at].fields
        return known_headings(cells) + len(wanted & {plain_heading(cell) for cell in cells})

    return max(range(min(_HEADER_WITHIN, len(rows))), key=named)


def _check_map(name: str, header: tuple[str, ...], chosen: Mapping[Field, str]) -> None:
    there = {plain_heading(cell) for cell in header}
    for heading in chosen.values():
        is_column = heading and not heading.startswith(CONSTANT)
        if is_column and plain_heading(heading) not in there:
            shown = _("、").join(cell.strip()[:20] for cell in header if cell.strip())
            raise ColumnMapHeadingError(name=name, heading=heading[:30], found=shown)


def _row(row: Record, columns: ColumnMap, width: int) -> CaseRowText:
    if row.fault is not None:
        return CaseRowText(row.line, {}, row.fault)
    if any(cell.strip() for cell in row.fields[width:]):
        return CaseRowText(row.line, {}, LineFault.COLUMNS)
    texts = {
        field: _cell(row.fields[place]) if place < len(row.fields) else ""
        for field, place in columns.places.items()
    }
    return CaseRowText(row.line, {**texts, **columns.constants})


def _masked(field: Field, text: str) -> str:
    if field is Field.APPLICANT:
        return masked_name(text) if text else ""
    if field in {Field.ID_NUMBER, Field.PHONE}:
        return f"{text[:_SHOWN]}***{text[-_SHOWN:]}" if len(text) > 2 * _SHOWN else ""
    return text


def _cell(text: str) -> str:
    kept = _KEPT_AS_TEXT.fullmatch(text.strip())
    plain = unicodedata.normalize("NFC", kept[1] if kept else text)
    plain = plain.strip().lstrip("'`").replace("\u200b", "").replace("\ufeff", "")
    lines = plain.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())
