"""What a printer is to the rest of the hall, and which one a station's setting names."""

import re
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from hallapp.devices.device_file_printer import DeviceFilePrinter
from hallapp.devices.errors import PrinterAddressError, PrinterKindError
from hallapp.devices.file_printer import FilePrinter
from hallapp.devices.queue_printer import SystemQueuePrinter
from hallapp.devices.tcp_printer import RAW_PORT, TcpPrinter

# CUPS allows no blanks, slashes or hashes; a leading dash would be taken for an option.
_QUEUE_NAME = re.compile(r"[^\s/#\-][^\s/#]{0,126}")
_QUEUE, _FOLDER = "queue:", "folder:"


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


def from_setting(setting: str) -> TicketPrinter:
    """Return the ticket printer that a station's setting names; nothing is opened yet.

    Args:
        setting: `tcp://host[:port]`, `file:///dev/…`, `queue:NAME` or `folder:PATH`.

    Raises:
        PrinterAddressError: The setting names no printer.
    """
    return _named(setting)


def paper_printer(setting: str) -> PaperPrinter:
    """Return the printer for A4 pages that a station's setting names; nothing is opened yet.

    Args:
        setting: `queue:NAME` or `folder:PATH`.

    Raises:
        PrinterAddressError: The setting names no printer.
        PrinterKindError: It names one that prints tickets only.
    """
    printer = _named(setting)
    if isinstance(printer, SystemQueuePrinter | FilePrinter):
        return printer
    raise PrinterKindError(printer=setting)


def _named(setting: str) -> TcpPrinter | DeviceFilePrinter | SystemQueuePrinter | FilePrinter:
    setting = setting.strip()
    if setting.startswith(_QUEUE):
        queue = setting.removeprefix(_QUEUE)
        if _QUEUE_NAME.fullmatch(queue):
            return SystemQueuePrinter(queue)
    elif setting.startswith(_FOLDER):
        folder = setting.removeprefix(_FOLDER).strip()
        if folder:
            return FilePrinter(Path(folder).expanduser())
    elif setting.startswith("tcp://"):
        return _tcp_printer(setting)
    elif setting.startswith("file:///"):
        path = unquote(urlsplit(setting).path)
        if path.strip("/"):
            return DeviceFilePrinter(Path(path))
    raise PrinterAddressError(setting=setting)


def _tcp_printer(setting: str) -> TcpPrinter:
    try:
        parts = urlsplit(setting)
        host, port = parts.hostname, parts.port
    except ValueError as failure:  # a port that is no number, a broken IPv6 address
        raise PrinterAddressError(setting=setting) from failure
    if not host or re.search(r"\s", host) or parts.path.strip("/") or port == 0:
        raise PrinterAddressError(setting=setting)
    return TcpPrinter(host, port or RAW_PORT)
