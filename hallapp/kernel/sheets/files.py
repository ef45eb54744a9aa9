"""A file's bytes, if they are to be had and not too many, and what they are (按内容识别文件)."""

from enum import Enum
from pathlib import Path
from typing import Final

from hallapp.kernel.errors import RuleError
from hallapp.kernel.sheets.errors import (
    FileForbiddenError,
    FileIsFolderError,
    FileIsWorkbookError,
    FileMissingError,
    FileTooBigError,
    FileUnreadableError,
    WorkbookLockedError,
    WorkbookOldError,
)

MEGABYTE: Final = 1024 * 1024
# A zip (xlsx, et) and an OLE file (xls).
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


class Form(Enum):
    """What a file is by its first bytes; its name decides nothing."""

    TEXT = "text"
    ZIP = "zip"
    OLE = "ole"


def bytes_of(path: Path, most_bytes: int, too_big: type[RuleError] = FileTooBigError) -> bytes:
    """Return what a file holds, if it is not far bigger than any file of its kind.

    Args:
        path: Where it is.
        most_bytes: More are not read at all.
        too_big: Raised then, with `name`, `megabytes` and `limit`.

    Raises:
        RuleError: It is a folder, or too big.
        SurroundingsError: It cannot be read.
    """
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise FileIsFolderError(name=name)
        size = path.stat().st_size
        if size > most_bytes:
            raise too_big(name=name, megabytes=size // MEGABYTE, limit=most_bytes // MEGABYTE)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileMissingError(name=name) from error
    except PermissionError as error:
        raise FileForbiddenError(name=name) from error
    except OSError as error:
        fault = error.strerror or type(error).__name__
        raise FileUnreadableError(name=name, fault=fault) from error


def form_of(content: bytes) -> Form:
    """Return what bytes are by how they begin."""
    if content.startswith(_ZIP):
        return Form.ZIP
    return Form.OLE if content.startswith(_OLE) else Form.TEXT


def text_bytes_of(path: Path, most_bytes: int, too_big: type[RuleError] = FileTooBigError) -> bytes:
    """Return what a file holds that must be a CSV.

    Raises:
        RuleError: It is a workbook, a folder, or too big.
        SurroundingsError: It cannot be read.
    """
    content = bytes_of(path, most_bytes, too_big)
    if form_of(content) is not Form.TEXT:
        raise FileIsWorkbookError(name=path.name)
    return content


def old_workbook(name: str, content: bytes) -> RuleError:
    """Return the refusal of an OLE file: locked with a password, or of the old format."""
    return WorkbookLockedError(name=name) if _LOCKED in content else WorkbookOldError(name=name)
