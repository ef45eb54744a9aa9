"""A folder in place of a printer: the demo hall, and halls that print by other means."""

from collections.abc import Callable
from pathlib import Path

from hallapp.devices.errors import PaperFileMissingError
from hallapp.devices.folder import keep


class FilePrinter:
    """Keeps what would have been printed as numbered files."""

    def __init__(self, folder: Path, note_file: Callable[[Path], None] | None = None) -> None:
        """Prepare; the folder is made with the first paper.

        Args:
            folder: Where papers are kept.
            note_file: Hears of each file kept.
        """
        self._folder = folder
        self._note_file = note_file

    def send(self, data: bytes, title: str) -> None:
        """Keep the bytes of a ticket.

        Raises:
            DiskFullError: No room is left; nothing is kept.
            FolderNotWritableError: The folder cannot be made or written to.
        """
        self._kept(data, title, ".escpos")

    def send_pdf(self, path: Path, title: str, copies: int = 1) -> None:  # noqa: ARG002 - one is kept
        """Keep one copy of a PDF.

        Raises:
            PaperFileMissingError: The PDF cannot be read.
            DiskFullError: No room is left; nothing is kept.
            FolderNotWritableError: The folder cannot be made or written to.
        """
        try:
            content = path.read_bytes()
        except OSError as failure:
            raise PaperFileMissingError(file=path.name) from failure
        self._kept(content, title, ".pdf")

    def _kept(self, data: bytes, title: str, suffix: str) -> None:
        path = keep(self._folder, data, title, suffix)
        if self._note_file is not None:
            self._note_file(path)
