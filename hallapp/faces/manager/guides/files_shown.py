"""Shows a kept file with the program that the system has for it."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def show_file(name: str, content: bytes) -> None:
    """Write a file where the session's temporary files go, and open it.

    Args:
        name: As it was kept; only its last part is used.
        content: Its bytes; its kind was looked into before it was kept.
    """
    folder = Path(tempfile.mkdtemp(prefix="hallapp-file-"))
    path = folder / Path(name).name
    path.write_bytes(content)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
