"""Printers that the Windows spooler knows: ready bytes for ticket printers (RAW).

A4 pages on Windows are drawn by Qt, see `hallapp.qtkit.spooler_printer`.
"""

import ctypes
from typing import Protocol

from hallapp.devices.errors import (
    PrinterBrokeOffError,
    PrinterQueueStoppedError,
    PrinterQueueUnknownError,
)


class _Document(ctypes.Structure):
    """DOC_INFO_1W of the spooler: title, file instead of a printer, kind of data."""

    _fields_ = (
        ("title", ctypes.c_wchar_p),
        ("output", ctypes.c_wchar_p),
        ("kind", ctypes.c_wchar_p),
    )


class Spooler(Protocol):
    """The calls of `winspool.drv` that are used; tests give another one."""

    def open(self, queue: str) -> int:
        """Return a handle of a queue; 0 when there is none of this name."""
        ...

    def begin(self, handle: int, title: str) -> bool:
        """Begin a job of ready bytes and its page."""
        ...

    def write(self, handle: int, data: bytes) -> int:
        """Hand bytes over; return how many were taken."""
        ...

    def end(self, handle: int) -> bool:
        """End page and job; False when the spooler did not take it."""
        ...

    def close(self, handle: int) -> None:
        """Give the handle back."""
        ...


class WinSpool:
    """The spooler of this machine; only on Windows."""

    def __init__(self) -> None:
        # On 64 bits there is one way to call; hallapp runs on no other Windows.
        self._calls = ctypes.CDLL("winspool.drv")

    def open(self, queue: str) -> int:
        """Return a handle of a queue; 0 when there is none of this name."""
        handle = ctypes.c_void_p()
        found = self._calls.OpenPrinterW(ctypes.c_wchar_p(queue), ctypes.byref(handle), None)
        return (handle.value or 0) if found else 0

    def begin(self, handle: int, title: str) -> bool:
        """Begin a job of ready bytes and its page."""
        document = _Document(title, None, "RAW")
        at = ctypes.c_void_p(handle)
        job = self._calls.StartDocPrinterW(at, 1, ctypes.byref(document))
        return bool(job) and bool(self._calls.StartPagePrinter(at))

    def write(self, handle: int, data: bytes) -> int:
        """Hand bytes over; return how many were taken."""
        taken = ctypes.c_uint32(0)
        at = ctypes.c_void_p(handle)
        written = self._calls.WritePrinter(at, data, len(data), ctypes.byref(taken))
        return taken.value if written else 0

    def end(self, handle: int) -> bool:
        """End page and job; False when the spooler did not take it."""
        at = ctypes.c_void_p(handle)
        page = self._calls.EndPagePrinter(at)
        return bool(self._calls.EndDocPrinter(at)) and bool(page)

    def close(self, handle: int) -> None:
        """Give the handle back."""
        self._calls.ClosePrinter(ctypes.c_void_p(handle))


class WindowsQueuePrinter:
    """A print queue of a Windows machine, for tickets."""

    def __init__(self, queue: str, spooler: Spooler | None = None) -> None:
        """Prepare without asking the spooler.

        Args:
            queue: Name as Windows lists it; one of another machine with its server.
            spooler: None for the machine's.
        """
        self._queue = queue
        self._spooler = spooler

    def send(self, data: bytes, title: str) -> None:
        """Queue bytes as they are.

        Raises:
            PrinterQueueUnknownError: Windows has no printer of this name.
            PrinterQueueStoppedError: It takes no jobs now.
            PrinterBrokeOffError: It took a part: whether that is printed is unknown.
        """
        spooler = self._spooler or WinSpool()
        handle = spooler.open(self._queue)
        if not handle:
            raise PrinterQueueUnknownError(printer=self._queue)
        try:
            if not spooler.begin(handle, title):
                raise PrinterQueueStoppedError(printer=self._queue)
            taken = spooler.write(handle, data)
            if not spooler.end(handle) or taken < len(data):
                raise PrinterBrokeOffError(printer=self._queue)
        finally:
            spooler.close(handle)
