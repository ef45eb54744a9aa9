"""A4 pages through the print spooler that Qt knows: Windows, and CUPS where `lp` is not wanted.

The spooler of Windows takes no PDF. So each page is drawn as a picture at the printer's own
resolution and laid on the paper millimetre by millimetre: nothing is fitted or shrunk, so that a
form stands where its paper has the lines.
"""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from hallapp.devices.errors import (
    PaperFileMissingError,
    PrinterPageFailedError,
    PrinterQueueStoppedError,
    PrinterQueueUnknownError,
)
from hallapp.qtkit.pdf_pages import PdfPages, PdfUnreadableError

MOST_DPI, MOST_DPI_IN_COLOUR = 600, 300
"""Finer is not drawn: either way a page fills 35 MB, and nobody sees more of it."""
_BAND_ROWS = 128
_BROKEN = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)


def system_printer(queue: str) -> QPrinter:
    """Return a queue of the system, ready to be drawn on.

    Raises:
        PrinterQueueUnknownError: The system has no queue of this name.
        PrinterQueueStoppedError: It is stopped, or in error.
    """
    info = QPrinterInfo.printerInfo(queue)
    if info.isNull():
        raise PrinterQueueUnknownError(printer=queue)
    if info.state() in _BROKEN:
        raise PrinterQueueStoppedError(printer=queue)
    return QPrinter(info, QPrinter.PrinterMode.HighResolution)


class SpoolerPrinter:
    """A print queue that pages are drawn for; calls block, so they belong on a worker."""

    def __init__(self, queue: str, make: Callable[[str], QPrinter] = system_printer) -> None:
        """Prepare without asking the system.

        Args:
            queue: Name as the system lists it.
            make: Opens the queue; tests give a printer whose output is a file.
        """
        self._queue = queue
        self._make = make

    def send_pdf(self, path: Path, title: str, copies: int = 1) -> None:
        """Print a PDF and return when the spooler has all pages.

        Args:
            path: The file.
            title: Shown in the queue.
            copies: At least 1; each copy whole before the next.

        Raises:
            PaperFileMissingError: The file cannot be read, or is no PDF.
            PrinterQueueUnknownError: The system has no queue of this name.
            PrinterQueueStoppedError: It takes no jobs now; nothing was printed.
            PrinterPageFailedError: It broke off; says with which page.
        """
        try:
            with PdfPages(path) as pages:
                _Job(self._queue, self._make(self._queue), pages).print(title, copies)
        except PdfUnreadableError as failure:
            raise PaperFileMissingError(file=path.name) from failure


class _Job:
    """One PDF on its way to one printer."""

    def __init__(self, queue: str, printer: QPrinter, pages: PdfPages) -> None:
        self._queue = queue
        self._printer = printer
        self._pages = pages
        self._painter = QPainter()

    def print(self, title: str, copies: int) -> None:
        """Draw all pages; take the job back when the printer breaks off."""
        self._printer.setDocName(title)
        # The whole sheet is ours: the margins are in the PDF.
        self._printer.setFullPage(True)
        rounds = self._copied(copies)
        try:
            for number in list(range(len(self._pages))) * rounds:
                self._turn_to(number)
                self._draw(number)
            self._finish()
        except BaseException:
            if self._painter.isActive():
                self._printer.abort()
                self._painter.end()
            raise

    def _copied(self, copies: int) -> int:
        """Let the printer copy where it can; return how often all pages must be drawn."""
        if not self._printer.supportsMultipleCopies():
            return copies
        self._printer.setCollateCopies(True)
        self._printer.setCopyCount(copies)
        return 1

    def _turn_to(self, number: int) -> None:
        _choose_paper(self._printer, self._pages.points(number))
        if not self._painter.isActive():
            if not self._painter.begin(self._printer):
                raise PrinterQueueStoppedError(printer=self._queue)
        elif not self._printer.newPage():
            raise self._broken_at(number)

    def _draw(self, number: int) -> None:
        """Lay a page on the paper at its own size, dot on dot."""
        dots = self._printer.resolution()
        is_grey = self._pages.is_grey(number)
        most = MOST_DPI if is_grey else MOST_DPI_IN_COLOUR
        # A whole number of the printer's dots for each of ours, so that bands meet without a gap.
        times = -(-dots // most)
        picture = self._pages.picture(number, dots / times, grey=is_grey)
        for top in range(0, picture.height(), _BAND_ROWS):
            rows = min(_BAND_ROWS, picture.height() - top)
            band = picture.copy(0, top, picture.width(), rows)
            size = QSizeF(band.size()) * times
            self._painter.drawImage(QRectF(0, top * times, size.width(), size.height()), band)
            # Drawing holds the interpreter: the window must come to its turn in between.
            time.sleep(0)
        if self._printer.printerState() in _BROKEN:
            raise self._broken_at(number)

    def _finish(self) -> None:
        if self._painter.isActive() and not self._painter.end():
            raise self._broken_at(len(self._pages) - 1)

    def _broken_at(self, number: int) -> PrinterPageFailedError:
        return PrinterPageFailedError(printer=self._queue, page=number + 1, pages=len(self._pages))


def _choose_paper(printer: QPrinter, page: QSizeF) -> None:
    """Ask for the paper that a page was made for, lying where the page lies."""
    lies = page.width() > page.height()
    points = page.transposed() if lies else page
    printer.setPageSize(
        QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    )
    orientation = QPageLayout.Orientation
    printer.setPageOrientation(orientation.Landscape if lies else orientation.Portrait)
