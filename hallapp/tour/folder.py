"""The output folder of a tour: flat, and never somebody else's."""

import re
import shutil
from pathlib import Path

from hallapp.devices.errors import FolderNotWritableError
from hallapp.devices.folder import folder_failure
from hallapp.tour.errors import FolderTakenError

INDEX = "index.html"
STORE = "store"
_MARK = ".hallapp-tour"
_OURS = re.compile(r"\d{3}-[\w-]+\.(png|pdf|escpos|wav|csv|txt|xlsx|docx)")


def prepare(out: Path) -> Path:
    """Make the output folder, or empty one of a former tour; return it, absolute.

    Raises:
        FolderTakenError: It holds files that no tour has made.
        SurroundingsError: It cannot be made or written.
    """
    folder = out.absolute()
    if folder.exists() and not folder.is_dir():
        raise FolderNotWritableError(folder=str(folder), detail="ENOTDIR")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()) and not (folder / _MARK).exists():
            raise FolderTakenError(path=str(folder))
        (folder / _MARK).touch()
        _empty(folder)
    except OSError as failure:
        raise folder_failure(failure, folder) from failure
    return folder


def _empty(folder: Path) -> None:
    """Remove what a former tour has made, and nothing else."""
    if (folder / STORE).exists():
        shutil.rmtree(folder / STORE)
    for path in folder.iterdir():
        if path.name == INDEX or _OURS.fullmatch(path.name):
            path.unlink()
