"""A file from its path to rows: what it is by its bytes, its encoding, whose reader (打开文件)."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from hallapp.guides.exchange.csv_files import is_guides_csv, read_csv
from hallapp.guides.exchange.errors import EncodingWrongError
from hallapp.guides.exchange.json_files import read_json
from hallapp.guides.exchange.rows import FileForm, RawFile
from hallapp.guides.importing.reading import MOST_BYTES
from hallapp.kernel.sheets.encodings import decoded
from hallapp.kernel.sheets.errors import WebPageError
from hallapp.kernel.sheets.files import Form, bytes_of, form_of, old_workbook

ENCODINGS = ("utf-8", "gb18030")
_BOM = "\ufeff"


@dataclass(frozen=True)
class OpenedFile:
    """A file's bytes, and as text where it is one."""

    name: str
    content: bytes
    form: FileForm
    text: str = ""
    encoding: str = ""


def opened(path: Path, encoding: str = "") -> OpenedFile:
    """Return a file and what it is; its name decides nothing.

    Args:
        path: Where it is.
        encoding: One of `ENCODINGS`, or empty to find out.

    Raises:
        RuleError: It is a file of another kind, or not in this encoding.
        SurroundingsError: It cannot be read.
    """
    name, content = path.name, bytes_of(path, MOST_BYTES)
    form = form_of(content)
    if form is Form.ZIP:
        return OpenedFile(name, content, FileForm.WORKBOOK)
    if form is Form.OLE:
        raise old_workbook(name, content)
    text, found = _text(name, content, encoding)
    return OpenedFile(name, content, _form(name, text), text, found)


def read_rows(file: OpenedFile) -> RawFile:
    """Return the rows of a file of whole guides.

    Raises:
        RuleError: It cannot be read as a whole; the refusal says what to do.
    """
    digest = hashlib.sha256(file.content).hexdigest()
    if file.form is FileForm.WORKBOOK:
        from hallapp.guides.exchange.workbook_reading import read_workbook

        rows, notes = read_workbook(file.name, file.content)
        return RawFile(file.name, digest, file.form, "", rows, notes)
    reader = read_json if file.form is FileForm.JSON else read_csv
    return RawFile(file.name, digest, file.form, file.encoding, reader(file.name, file.text))


def _text(name: str, content: bytes, encoding: str) -> tuple[str, str]:
    if not encoding:
        return decoded(name, content)
    try:
        return content.decode(encoding).removeprefix(_BOM), encoding
    except UnicodeDecodeError as error:
        raise EncodingWrongError(name=name, encoding=encoding) from error


def _form(name: str, text: str) -> FileForm:
    start = text.lstrip()[:1]
    if start == "<":
        raise WebPageError(name=name)
    if start in {"[", "{"}:
        return FileForm.JSON
    return FileForm.CSV if is_guides_csv(text) else FileForm.OLD_CSV
