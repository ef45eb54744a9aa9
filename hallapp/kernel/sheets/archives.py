"""What a workbook's archive must be before anything of it is unpacked (压缩包检查)."""

import zipfile
from typing import Final

from hallapp.kernel.sheets.errors import (
    NotAWorkbookError,
    WorkbookBrokenError,
    WorkbookHugeError,
)
from hallapp.kernel.sheets.files import MEGABYTE

MOST_UNPACKED: Final = 256 * MEGABYTE
WORKBOOK_PART: Final = "xl/workbook.xml"
_MOST_ENTRIES = 2_000
# Workbooks of tables pack to a tenth or a thirtieth; only bombs pack to a thousandth.
_MOST_PACKED, _JUDGED_ABOVE = 400, 8 * MEGABYTE


def check_archive(name: str, archive: zipfile.ZipFile) -> None:
    """Refuse what is no workbook, and what would fill the memory.

    Raises:
        RuleError: It must not be read.
    """
    entries = archive.infolist()
    if WORKBOOK_PART not in archive.namelist():
        raise NotAWorkbookError(name=name)
    total = sum(entry.file_size for entry in entries)
    if total > MOST_UNPACKED or len(entries) > _MOST_ENTRIES:
        raise _huge(name, total)
    for entry in entries:
        packed = max(entry.compress_size, 1)
        if entry.file_size > _JUDGED_ABOVE and entry.file_size > packed * _MOST_PACKED:
            raise _huge(name, entry.file_size)
        if entry.flag_bits & 1:
            raise WorkbookBrokenError(name=name)
        _check_no_entities(name, archive, entry)


def _huge(name: str, size: int) -> WorkbookHugeError:
    return WorkbookHugeError(name=name, megabytes=size // MEGABYTE, limit=MOST_UNPACKED // MEGABYTE)


def _check_no_entities(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Refuse XML with a document type: entities in it can grow without end."""
    if entry.filename.endswith((".xml", ".rels")):
        with archive.open(entry) as file:
            head = file.read(4096)
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise WorkbookBrokenError(name=name)
