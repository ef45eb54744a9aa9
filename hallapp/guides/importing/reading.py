"""A CSV file from its bytes to records: encoding, quotation marks, header (读取 CSV)."""

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hallapp.guides.errors import (
    FileBytesError,
    FileEmptyError,
    FileForbiddenError,
    FileHeaderError,
    FileIsFolderError,
    FileIsWorkbookError,
    FileMissingError,
    FileQuotesError,
    FileTooBigError,
    FileUnreadableError,
)
from hallapp.guides.importing.plan import COLUMNS
from hallapp.kernel.texts import _

_MOST_BYTES = 64 * 1024 * 1024
_MEGABYTE = 1024 * 1024
# A zip (xlsx, et) and an OLE file (xls).
_WORKBOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_BOM = b"\xef\xbb\xbf"
_FIRST_OF_THREE_BYTES = "\u0800"
_REPLACED = "\ufffd"


@dataclass(frozen=True)
class Record:
    """One record: the line where it begins, and its fields in the order of the header."""

    line: int
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A file that was read.

    Attributes:
        file_name: Name of the file, without its folder.
        digest: SHA-256 of its bytes.
        encoding: `utf-8` or `gb18030`.
        columns: What the header names, one of `COLUMNS` each.
        records: Every record below the header that is not blank.
    """

    file_name: str
    digest: str
    encoding: str
    columns: tuple[str, ...]
    records: tuple[Record, ...]


def read_table(path: Path) -> Table:
    """Read a CSV file whole.

    Raises:
        RuleError: The file is not such a table; the refusal says what to do.
        SurroundingsError: The file cannot be read.
    """
    content = bytes_of(path)
    if content.startswith(_WORKBOOK_STARTS):
        raise FileIsWorkbookError(name=path.name)
    text, encoding = decoded(path.name, content)
    records = list(_records(path.name, text))
    if not records:
        raise FileEmptyError(name=path.name)
    columns = _columns(path.name, records[0].fields)
    if len(records) == 1:
        raise FileEmptyError(name=path.name)
    digest = hashlib.sha256(content).hexdigest()
    return Table(path.name, digest, encoding, columns, tuple(records[1:]))


def bytes_of(path: Path) -> bytes:
    """Return what a file holds, if it is not far bigger than any list of items.

    Raises:
        RuleError: It is a folder, or too big.
        SurroundingsError: It cannot be read.
    """
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise FileIsFolderError(name=name)
        size = path.stat().st_size
        if size > _MOST_BYTES:
            raise FileTooBigError(
                name=name, megabytes=size // _MEGABYTE, limit=_MOST_BYTES // _MEGABYTE
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileMissingError(name=name) from error
    except PermissionError as error:
        raise FileForbiddenError(name=name) from error
    except OSError as error:
        raise FileUnreadableError(
            name=name, fault=error.strerror or type(error).__name__
        ) from error


def decoded(name: str, content: bytes) -> tuple[str, str]:
    """Return the text and its encoding: UTF-8 when it is that, else GB18030.

    Raises:
        FileBytesError: It is neither.
    """
    body = content.removeprefix(_BOM)
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        # Nearly any bytes are *some* GB18030: a damaged UTF-8 file must not turn into other
        # characters without a word.
        if content.startswith(_BOM) or _is_mostly_utf8(body):
            raise _bytes_error(name, body, error.start) from error
    try:
        return body.decode("gb18030"), "gb18030"
    except UnicodeDecodeError as error:
        raise _bytes_error(name, body, error.start) from error


def _is_mostly_utf8(body: bytes) -> bool:
    """Return whether more characters than faults appear; Chinese in GB18030 gives faults."""
    text = body.decode("utf-8", errors="replace")
    faults = text.count(_REPLACED)
    return sum(character >= _FIRST_OF_THREE_BYTES for character in text) > 2 * faults


def _bytes_error(name: str, body: bytes, start: int) -> FileBytesError:
    line_start = body.rfind(b"\n", 0, start) + 1
    line = body.count(b"\n", 0, start) + 1
    return FileBytesError(name=name, line=line, position=start - line_start + 1)


def _records(name: str, text: str) -> Iterator[Record]:
    """Give every record that is not blank, with the line where it begins."""
    # strict: an open quotation mark would otherwise swallow all lines behind it.
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for fields in reader:
            if any(field.strip() for field in fields):
                yield Record(begins, tuple(fields))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise FileQuotesError(name=name, line=begins) from error


def _columns(name: str, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns that the header names."""
    found = tuple(field.strip().casefold() for field in fields)
    missing = [column for column in COLUMNS if column not in found]
    unknown = [
        field.strip() or _("（空）") for field in fields if field.strip().casefold() not in COLUMNS
    ]
    repeated = sorted({column for column in found if found.count(column) > 1 and column in COLUMNS})
    if missing or unknown or repeated:
        raise FileHeaderError(
            name=name,
            missing=_listed(missing),
            unknown=_listed(unknown),
            repeated=_listed(repeated),
        )
    return found


def _listed(names: list[str]) -> str:
    shown = _("、").join(name[:30] for name in names[:12])
    return (shown + " …" if len(names) > 12 else shown) or _("无")  # noqa: PLR2004 - what a line shows
