"""Any table from a file to rows of text: a CSV, or the first sheet of a workbook (读取表格)."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from hallapp.kernel.errors import RuleError
from hallapp.kernel.sheets.encodings import is_wide, legible
from hallapp.kernel.sheets.errors import FileBinaryError, FileTooBigError, WebPageError
from hallapp.kernel.sheets.files import MEGABYTE, Form, bytes_of, form_of, old_workbook
from hallapp.kernel.sheets.separated import Record, recovered

MOST_BYTES = 64 * MEGABYTE
_LOOKED_AT = 4096
_BEGINS_A_PAGE = "<"


@dataclass(frozen=True)
class SheetFile:
    """A table as it was read, headings and all.

    Attributes:
        name: Of the file, without its folder.
        digest: SHA-256 of its bytes.
        form: What it was read as: `xlsx`, or the encoding of the text.
        rows: Every row that is not blank; the line of a workbook's row is its number.
    """

    name: str
    digest: str
    form: str
    rows: tuple[Record, ...]


def read_sheet(
    path: Path, most_bytes: int = MOST_BYTES, too_big: type[RuleError] = FileTooBigError
) -> SheetFile:
    """Read a table; rows that cannot be read are kept, with what is wrong with them.

    Raises:
        RuleError: It is no table, broken, or too big; the refusal says what to do.
        SurroundingsError: It cannot be read.
    """
    content = bytes_of(path, most_bytes, too_big)
    digest = hashlib.sha256(content).hexdigest()
    form = form_of(content)
    if form is Form.OLE:
        raise old_workbook(path.name, content)
    if form is Form.ZIP:
        return SheetFile(path.name, digest, "xlsx", _first_sheet(path.name, content))
    if b"\0" in content[:_LOOKED_AT] and not is_wide(content):
        raise FileBinaryError(name=path.name)
    text, encoding = legible(content)
    if text.lstrip().startswith(_BEGINS_A_PAGE):
        raise WebPageError(name=path.name)
    return SheetFile(path.name, digest, encoding, tuple(recovered(text)))


def _first_sheet(name: str, content: bytes) -> tuple[Record, ...]:
    # Most files are no workbooks, and what reads one takes a while to load.
    from hallapp.kernel.sheets.workbooks import cell_text, opened_workbook, values_of

    with opened_workbook(name, content) as (_archive, book):
        page = book.worksheets[0]
        read = [tuple(map(cell_text, cells)) for cells in values_of(name, page)]
    return tuple(
        Record(number, cells)
        for number, cells in enumerate(read, start=1)
        if any(cell.strip() for cell in cells)
    )
