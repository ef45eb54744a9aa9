"""A file of punches with every line read, whatever it is (读取打卡文件)."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from hallapp.attendance.importing.cautions import Caution, CautionKind
from hallapp.attendance.importing.columns import (
    ColumnWish,
    PunchColumns,
    known_headings,
    punch_columns,
)
from hallapp.attendance.importing.decoding import text_of
from hallapp.attendance.importing.device_files import (
    DeviceRecord,
    device_number_in,
    device_record,
    is_device_record,
)
from hallapp.attendance.importing.errors import (
    PunchFileBigError,
    PunchFileBinaryError,
    PunchFileEmptyError,
    PunchFileUnknownError,
)
from hallapp.attendance.importing.lines import PunchLine
from hallapp.attendance.importing.table_rows import punches_of_rows
from hallapp.attendance.terms.files import PunchFileFormat
from hallapp.kernel.errors import RuleError
from hallapp.kernel.sheets.files import MEGABYTE, Form, bytes_of, form_of
from hallapp.kernel.sheets.reading import read_sheet
from hallapp.kernel.sheets.separated import Record, numbered_lines, recovered

_MOST_BYTES: Final = 64 * MEGABYTE
# Titles and lines about the export stand above the headings.
_HEADER_WITHIN: Final = 12
_PREVIEWED: Final = 5
_SEPARATORS: Final = re.compile(r"[,\t;|]")
_NO_COLUMNS: Final = PunchColumns({}, {}, ())


@dataclass(frozen=True)
class PunchSheet:
    """A file of punches as it was read; nothing is judged by the hall yet.

    Attributes:
        name: Of the file, without its folder.
        digest: SHA-256 of its bytes.
        encoding: `utf-8`, `gb18030`, `utf-16` or `xlsx`.
        device_number: From the file's name; empty where it names none.
        serial: As the device wrote it into the file; empty where it did not.
        columns: Which column of a table is read as what.
        headings: All headings of a table, for somebody who chooses columns.
        rows: The first rows of a table, as they stand there.
        lines: Every line that should be a punch.
        modified_at: When the file was last written, as the disk says.
        cautions: What reading alone noticed.
    """

    name: str
    digest: str
    format: PunchFileFormat
    encoding: str
    device_number: str
    serial: str
    columns: PunchColumns
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[PunchLine, ...]
    modified_at: datetime
    cautions: tuple[Caution, ...] = ()


def read_punches(path: Path, wished: ColumnWish | None = None) -> PunchSheet:
    """Read a file of punches whole; a line that cannot be one is kept, with what is wrong.

    Args:
        path: A device's `<n>_attlog.dat`, lines that a device pushes, a CSV or a workbook.
        wished: The hall's own column map of a table; see `columns.read_punch_map`.

    Raises:
        RuleError: It is no such file; the refusal says which file to export instead.
        SurroundingsError: It cannot be read.
    """
    content = bytes_of(path, _MOST_BYTES, PunchFileBigError)
    if not content.strip():
        raise PunchFileEmptyError(name=path.name)
    facts: dict[str, Any] = {
        "name": path.name,
        "digest": hashlib.sha256(content).hexdigest(),
        "modified_at": datetime.fromtimestamp(path.stat().st_mtime, UTC),
    }
    if form_of(content) is not Form.TEXT:
        return _of_workbook(path, facts, wished or {})
    text, encoding = text_of(path.name, content)
    facts["encoding"] = encoding
    numbered = [(number, line) for number, line in numbered_lines(text) if line.strip()]
    lines = [line for _number, line in numbered]
    if not (wished or _has_headings(lines)) and is_device_record(path.name, lines):
        return _of_device(path.name, facts, device_record(numbered))
    unknown = PunchFileUnknownError(name=path.name)
    return _of_table(facts, tuple(recovered(text)), dict(numbered), wished or {}, unknown)


def _of_workbook(path: Path, facts: Mapping[str, Any], wished: ColumnWish) -> PunchSheet:
    if path.suffix.lower() in {".dat", ".db", ".mdb"}:
        raise PunchFileBinaryError(name=path.name)
    sheet = read_sheet(path, _MOST_BYTES, PunchFileBigError)
    unknown = PunchFileUnknownError(name=path.name)
    return _of_table({**facts, "encoding": sheet.form}, sheet.rows, {}, wished, unknown)


def _of_device(name: str, facts: Mapping[str, Any], record: DeviceRecord) -> PunchSheet:
    number = device_number_in(name)
    cautions: list[Caution] = []
    if len(record.serials) > 1:
        several = {"serials": ", ".join(record.serials), "number": number or record.serial}
        cautions.append(Caution(CautionKind.SEVERAL_DEVICES, several))
    if record.others:
        cautions.append(Caution(CautionKind.OTHER_RECORDS, {"count": record.others}))
    return PunchSheet(
        **facts,
        format=record.format,
        device_number=number,
        serial=record.serial,
        columns=_NO_COLUMNS,
        headings=(),
        rows=tuple((each.raw,) for each in record.lines[:_PREVIEWED]),
        lines=record.lines,
        cautions=tuple(cautions),
    )


def _of_table(
    facts: Mapping[str, Any],
    rows: Sequence[Record],
    raw: Mapping[int, str],
    wished: ColumnWish,
    unknown: RuleError,
) -> PunchSheet:
    if not rows:
        raise PunchFileEmptyError(name=facts["name"])
    at = _header_at(rows, wished)
    header = rows[at].fields
    if not wished and not known_headings(header):
        raise unknown
    columns = punch_columns(facts["name"], header, wished)
    below = rows[at + 1 :]
    lines = tuple(punches_of_rows(below, columns, raw))
    numbers = {each.device_number for each in lines if each.device_number}
    return PunchSheet(
        **facts,
        format=PunchFileFormat.TABLE,
        device_number=device_number_in(facts["name"]) or _only(numbers),
        serial="",
        columns=columns,
        headings=tuple(cell.strip() for cell in header),
        rows=tuple(each.fields for each in below[:_PREVIEWED]),
        lines=lines,
    )


def _only(numbers: set[str]) -> str:
    return next(iter(numbers)) if len(numbers) == 1 else ""


def _header_at(rows: Sequence[Record], wished: ColumnWish) -> int:
    named = {heading for headings in wished.values() for heading in headings}

    def known(at: int) -> int:
        cells = rows[at].fields
        return known_headings(cells) + len(named & {cell.strip() for cell in cells})

    return max(range(min(_HEADER_WITHIN, len(rows))), key=known)


def _has_headings(lines: Sequence[str]) -> bool:
    """Return whether one of the first lines names both whose and when."""
    return any(known_headings(_SEPARATORS.split(line)) > 1 for line in lines[:_HEADER_WITHIN])
