"""A file keyed in from paper, from its bytes to lines; a bad line stays a single line."""

import csv
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hallapp.guides.errors import (
    FileForbiddenError,
    FileIsFolderError,
    FileIsWorkbookError,
    FileMissingError,
    FileUnreadableError,
)
from hallapp.kernel.texts import _
from hallapp.queueing.paper_visits_errors import (
    PaperFileBigError,
    PaperFileEmptyError,
    PaperFileHeaderError,
)
from hallapp.queueing.paper_visits_words import COLUMN_NAMES

_NEEDED = ("window", "taken", "called", "finished", "outcome")
_COLUMN_OF = {spelling: column for column, names in COLUMN_NAMES.items() for spelling in names}
_BRACKETS = re.compile(r"[(\[【].*?[)\]】]|\*")
_MOST_BYTES = 16 * 1024 * 1024
_WORKBOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_BOM = b"\xef\xbb\xbf"
_SEPARATORS = (",", "\t", ";")
_REPLACED = "\ufffd"


@dataclass(frozen=True)
class PaperFileLine:
    """One line below the header.

    Attributes:
        number: As an editor counts it, from 1.
        fields: What stands in the known columns.
        fault: Code of what is wrong with the line as such; empty for a good one.
    """

    number: int
    fields: Mapping[str, str]
    fault: str = ""


@dataclass(frozen=True)
class PaperFile:
    """A file as it was read.

    Attributes:
        digest: SHA-256 of its bytes.
        encoding: `utf-8` or `gb18030`.
    """

    name: str
    digest: str
    encoding: str
    lines: tuple[PaperFileLine, ...]


def read_paper_file(path: Path) -> PaperFile:
    """Read a file whole.

    Raises:
        RuleError: The file is no such list; the refusal says what to do.
        SurroundingsError: The file cannot be read.
    """
    content = _bytes_of(path)
    encoding, text = _decoded(content.removeprefix(_BOM))
    numbered = [(number, line) for number, line in _lines(text) if line.strip()]
    if not numbered:
        raise PaperFileEmptyError(name=path.name)
    separator = max(_SEPARATORS, key=numbered[0][1].count)
    header = _fields(numbered[0][1], separator) or []
    columns = _columns(header)
    missing = [column for column in _NEEDED if column not in columns]
    if not {"code", "label"} & columns.keys():
        missing.insert(0, "code")
    if missing:
        names = _("、").join(COLUMN_NAMES[column][0] for column in missing)
        raise PaperFileHeaderError(name=path.name, missing=names)
    if len(numbered) == 1:
        raise PaperFileEmptyError(name=path.name)
    lines = tuple(_line(number, line, separator, columns) for number, line in numbered[1:])
    return PaperFile(path.name, hashlib.sha256(content).hexdigest(), encoding, lines)


def _bytes_of(path: Path) -> bytes:
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise FileIsFolderError(name=name)
        if path.stat().st_size > _MOST_BYTES:
            raise PaperFileBigError(name=name)
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise FileMissingError(name=name) from error
    except PermissionError as error:
        raise FileForbiddenError(name=name) from error
    except OSError as error:
        raise FileUnreadableError(name=name, fault=error.strerror or "") from error
    if content.startswith(_WORKBOOK_STARTS):
        raise FileIsWorkbookError(name=name)
    return content


def _decoded(body: bytes) -> tuple[str, str]:
    """Return encoding and text: of both readings the one whose header names more columns.

    Nearly any bytes are *some* GB18030: one damaged byte must not turn a whole file of UTF-8
    into other characters.
    """
    readings = [
        (encoding, body.decode(encoding, errors="replace")) for encoding in ("utf-8", "gb18030")
    ]
    return max(readings, key=lambda reading: _known(reading[1]))


def _known(text: str) -> int:
    header = next((line for _number, line in _lines(text) if line.strip()), "")
    return max(len(_columns(_fields(header, separator) or [])) for separator in _SEPARATORS)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    # Not `splitlines`: it cuts at characters that are no end of line in a table.
    return enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1)


def _columns(header: Sequence[str]) -> dict[str, int]:
    """Return where each known column stands; what is not known is left alone."""
    found: dict[str, int] = {}
    for place, field in enumerate(header):
        plain = _BRACKETS.sub("", unicodedata.normalize("NFKC", field))
        column = _COLUMN_OF.get("".join(plain.split()))
        if column is not None:
            found.setdefault(column, place)
    return found


def _line(number: int, line: str, separator: str, columns: Mapping[str, int]) -> PaperFileLine:
    fields = _fields(line, separator)
    if fields is None:
        return PaperFileLine(number, {}, "outage.line_quotes")
    # A table program may drop empty cells at the end of a line.
    known = {
        column: fields[place].strip() if place < len(fields) else ""
        for column, place in columns.items()
    }
    if _REPLACED in "".join(known.values()):
        return PaperFileLine(number, known, "outage.line_garbled")
    if not all(value.isprintable() for value in known.values()):
        return PaperFileLine(number, {}, "outage.line_control")
    return PaperFileLine(number, known)


def _fields(line: str, separator: str) -> list[str] | None:
    """Return the fields of one line, or None when its quotation marks do not pair."""
    try:
        return next(csv.reader([line], delimiter=separator, strict=True))
    except (csv.Error, StopIteration):
        return None
