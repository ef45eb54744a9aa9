"""Keep what a device would have got as a file; no file is overwritten, a failed one removed."""

import errno
import os
import re
from pathlib import Path

from hallapp.devices.errors import DiskFullError, FolderNotWritableError
from hallapp.kernel.errors import SurroundingsError

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_LONGEST_NAME = 60


def folder_failure(failure: OSError, folder: Path) -> SurroundingsError:
    """Return our error for a failure to write into a folder."""
    if failure.errno in _NO_ROOM:
        return DiskFullError(folder=str(folder))
    return FolderNotWritableError(folder=str(folder), detail=failure.strerror or str(failure))


def keep(folder: Path, data: bytes, title: str, suffix: str) -> Path:
    """Write data under the next free number of a folder and return the path.

    Several processes may keep files in one folder at once.

    Args:
        folder: Made if it is not there.
        data: What the file holds.
        title: Becomes part of the name; what no file name may bear is replaced.
        suffix: With its dot, ".pdf".

    Raises:
        DiskFullError: No room is left; nothing is kept.
        FolderNotWritableError: The folder cannot be made or written to; nothing is kept.
    """
    name = re.sub(r"[^\w-]+", "-", title).strip("-")[:_LONGEST_NAME] or "paper"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        number = _highest_number(folder) + 1
        while True:
            path = folder / f"{number:04d}-{name}{suffix}"
            if _written(path, data):
                return path
            number += 1
    except OSError as failure:
        raise folder_failure(failure, folder) from failure


def _highest_number(folder: Path) -> int:
    found = (re.match(r"(\d{4,})-", path.name) for path in folder.iterdir())
    return max((int(match[1]) for match in found if match), default=0)


def _written(path: Path, data: bytes) -> bool:
    """Write a file whole or not at all; answer False when another process took the name."""
    try:
        file = path.open("xb")
    except FileExistsError:
        return False
    try:
        with file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return True
