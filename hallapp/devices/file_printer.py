"""A folder in place of a printer: the demo hall, and halls that print by other means."""

from pathlib import Path

from hallapp.devices.errors import PaperFileMissingError
from hallapp.devices.folder import keep


class FilePrinter:
    """Keeps what would have been printed as numbered files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, data: bytes, title: str) -> None:
        """Keep the bytes of a ticket.

        Raises:
            DiskFullError: No room is left; nothing is kept.
            FolderNotWritableError: The folder cannot be made or written to.
        """
        keep(self._folder, data, title, ".escpos")

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
        keep(self._folder, content, title, ".pdf")
