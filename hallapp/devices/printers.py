"""What a printer is to the rest of the hall, and which one a station's setting names."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from hallapp.devices.device_file_printer import DeviceFilePrinter
from hallapp.devices.errors import PrinterAddressError, PrinterKindError
from hallapp.devices.file_printer import FilePrinter
from hallapp.devices.leftovers import Leftovers
from hallapp.devices.queue_printer import SystemQueuePrinter
from hallapp.devices.tcp_printer import RAW_PORT, TcpPrinter
from hallapp.devices.windows_queue_printer import WindowsQueuePrinter

# CUPS allows no blanks, slashes or hashes; a leading dash would be taken for an option.
_QUEUE_NAME = re.compile(r"[^\s/#\-][^\s/#]{0,126}")
_QUEUE, _SPOOLER, _FOLDER = "queue:", "spooler:", "folder:"


class TicketPrinter(Protocol):
    """Prints queue tickets; calls block, so they belong on a worker."""

    def send(self, data: bytes, title: str) -> None:
        """Print ready bytes and return when the printer has them.

        Args:
            data: In the printer's language, see `ticket_bytes`.
            title: For a queue's list or a file's name; no personal data.

        Raises:
            PrintError: Not printed; its `may_be_printed` says whether that is certain.
            SurroundingsError: A file cannot be kept.
        """
        ...


class PaperPrinter(Protocol):
    """Prints A4 pages; calls block, so they belong on a worker."""

    def send_pdf(self, path: Path, title: str, copies: int = 1) -> None:
        """Print a PDF and return when the printing system has it.

        Args:
            path: The PDF; it may be deleted afterwards.
            title: For a queue's list or a file's name; no personal data.
            copies: At least 1.

        Raises:
            PrintError: Not printed; its `may_be_printed` says whether that is certain.
            SurroundingsError: A file cannot be kept.
        """
        ...


class NotedPages:
    """A printer for A4 pages whose papers are remembered until a kiosk forgets its visitor."""

    def __init__(self, printer: PaperPrinter, leftovers: Leftovers) -> None:
        self._printer = printer
        self._leftovers = leftovers

    def send_pdf(self, path: Path, title: str, copies: int = 1) -> None:
        """Print a PDF; see `PaperPrinter.send_pdf`."""
        # Noted first: a paper that was not printed was kept all the same.
        self._leftovers.note_file(path)
        self._printer.send_pdf(path, title, copies)


def from_setting(setting: str, leftovers: Leftovers | None = None) -> TicketPrinter:
    """Return the ticket printer that a station's setting names; nothing is opened yet.

    Args:
        setting: `tcp://host[:port]`, `file:///dev/…`, `queue:NAME` or `folder:PATH`.
        leftovers: Remembers files and jobs, at a kiosk.

    Raises:
        PrinterAddressError: The setting names no printer.
        PrinterKindError: It names one that prints A4 pages only.
    """
    printer = _named(setting, leftovers, None)
    if isinstance(printer, _TICKETS):
        return printer
    raise PrinterKindError(printer=setting)


def paper_printer(
    setting: str,
    leftovers: Leftovers | None = None,
    spooler: Callable[[str], PaperPrinter] | None = None,
) -> PaperPrinter:
    """Return the printer for A4 pages that a station's setting names; nothing is opened yet.

    Args:
        setting: `queue:NAME`, `spooler:NAME` or `folder:PATH`.
        leftovers: Remembers files and jobs, at a kiosk.
        spooler: Makes a printer that draws pages itself for a queue of this name: what `queue:`
            means on Windows and `spooler:` everywhere. It needs Qt, so it is not made here.

    Raises:
        PrinterAddressError: The setting names no printer.
        PrinterKindError: It names one that prints tickets only.
    """
    printer = _named(setting, leftovers, spooler)
    if not isinstance(printer, TcpPrinter | DeviceFilePrinter | WindowsQueuePrinter):
        return printer if leftovers is None else NotedPages(printer, leftovers)
    raise PrinterKindError(printer=setting)


_Ticket = TcpPrinter | DeviceFilePrinter | SystemQueuePrinter | WindowsQueuePrinter | FilePrinter
_TICKETS = (TcpPrinter, DeviceFilePrinter, SystemQueuePrinter, WindowsQueuePrinter, FilePrinter)


def _named(
    setting: str,
    leftovers: Leftovers | None,
    spooler: Callable[[str], PaperPrinter] | None,
) -> "_Ticket | PaperPrinter":
    setting = setting.strip()
    for scheme in (_QUEUE, _SPOOLER):
        if setting.startswith(scheme):
            return _queue_printer(setting, scheme, leftovers, spooler)
    if setting.startswith(_FOLDER):
        folder = setting.removeprefix(_FOLDER).strip()
        if folder:
            return FilePrinter(
                Path(folder).expanduser(), None if leftovers is None else leftovers.note_file
            )
    elif setting.startswith("tcp://"):
        return _tcp_printer(setting)
    elif setting.startswith("file:///"):
        path = unquote(urlsplit(setting).path)
        if path.strip("/"):
            return DeviceFilePrinter(Path(path))
    raise PrinterAddressError(setting=setting)


def _queue_printer(
    setting: str,
    scheme: str,
    leftovers: Leftovers | None,
    spooler: Callable[[str], PaperPrinter] | None,
) -> "_Ticket | PaperPrinter":
    """Return what prints through a queue of the system, in the system's way."""
    queue = setting.removeprefix(scheme).strip()
    on_windows = sys.platform == "win32"
    if scheme == _SPOOLER or on_windows:
        # Windows allows blanks in names, and a printer of another machine begins with \\.
        if not queue or not queue.isprintable():
            raise PrinterAddressError(setting=setting)
        if spooler is not None:
            return spooler(queue)
        if on_windows:
            return WindowsQueuePrinter(queue)
        raise PrinterKindError(printer=setting)
    if not _QUEUE_NAME.fullmatch(queue):
        raise PrinterAddressError(setting=setting)
    return SystemQueuePrinter(queue, note_job=None if leftovers is None else leftovers.note_job)


def _tcp_printer(setting: str) -> TcpPrinter:
    try:
        parts = urlsplit(setting)
        host, port = parts.hostname, parts.port
    except ValueError as failure:  # a port that is no number, a broken IPv6 address
        raise PrinterAddressError(setting=setting) from failure
    if not host or re.search(r"\s", host) or parts.path.strip("/") or port == 0:
        raise PrinterAddressError(setting=setting)
    return TcpPrinter(host, port or RAW_PORT)
