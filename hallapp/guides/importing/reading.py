"""A CSV file from its bytes to records: encoding, quotation marks, header (读取 CSV)."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hallapp.guides.errors import FileEmptyError, FileHeaderError
from hallapp.guides.importing.plan import COLUMNS
from hallapp.kernel.sheets.encodings import decoded
from hallapp.kernel.sheets.files import MEGABYTE, text_bytes_of
from hallapp.kernel.sheets.separated import Record, records
from hallapp.kernel.texts import _

MOST_BYTES: Final = 64 * MEGABYTE
"""More is far bigger than any list of items."""


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
    content = text_bytes_of(path, MOST_BYTES)
    text, encoding = decoded(path.name, content)
    found = list(records(path.name, text))
    if not found:
        raise FileEmptyError(name=path.name)
    columns = _columns(path.name, found[0].fields)
    if len(found) == 1:
        raise FileEmptyError(name=path.name)
    digest = hashlib.sha256(content).hexdigest()
    return Table(path.name, digest, encoding, columns, tuple(found[1:]))


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
