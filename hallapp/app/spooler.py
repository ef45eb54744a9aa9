"""The printer for A4 pages where the system's own command for PDF is missing: Windows."""

import os
import sys
from pathlib import Path

from hallapp.devices import PaperPrinter


def spooler_printer(queue: str) -> PaperPrinter:
    """Return a printer that draws pages itself for a queue of the system; nothing is opened yet."""
    return _LatePrinter(queue)


class _LatePrinter:
    """Loads Qt's printing with the first page, not with the program."""

    def __init__(self, queue: str) -> None:
        self._queue = queue

    def send_pdf(self, path: Path, title: str, copies: int = 1) -> None:
        from hallapp.qtkit.spooler_printer import SpoolerPrinter

        _require_application()
        SpoolerPrinter(self._queue).send_pdf(path, title, copies)


def _require_application() -> None:
    """Make the application that Qt's printing needs, where a command runs without a window."""
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is None:
        if sys.platform != "win32":
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _kept.append(QGuiApplication(["hallapp"]))


_kept: list[object] = []
