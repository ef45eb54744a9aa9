"""Ticket printers on a cable: raw bytes into a device file such as /dev/usb/lp0."""

import errno
import os
import select
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from hallapp.devices.errors import (
    DeviceFileError,
    DeviceFileForbiddenError,
    DeviceFileMissingError,
    PrinterBrokeOffError,
    PrinterOutOfPaperError,
    PrintError,
    PrinterUnreachableError,
)

WRITE_TIMEOUT_S = 3.0
_MISSING = (errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ENOTDIR)
_FORBIDDEN = (errno.EACCES, errno.EPERM)
_POLL_MS_PER_S = 1000


class DeviceFilePrinter:
    """A ticket printer behind a device file, which is never created when it is missing."""

    def __init__(self, path: Path, *, timeout_s: float = WRITE_TIMEOUT_S) -> None:
        """Prepare without opening.

        Args:
            path: Device file.
            timeout_s: Longest wait for the printer to take the next bytes.
        """
        self._path = path
        self._timeout_s = timeout_s

    def send(self, data: bytes, title: str) -> None:  # noqa: ARG002 - a spooler shows titles
        """Print bytes and return when the device has taken them all.

        Raises:
            DeviceFileMissingError: The file is not there; nothing was printed.
            DeviceFileForbiddenError: The account may not write to it.
            PrinterUnreachableError: The printer takes no bytes; nothing was printed.
            PrinterOutOfPaperError: The driver says that there is no paper.
            PrinterBrokeOffError: The printer stopped on the way.
            DeviceFileError: The device fails in another way.
        """
        with self._opened() as device:
            taken = 0
            while taken < len(data):
                try:
                    taken += self._taken(device, data[taken:])
                except OSError as failure:
                    raise self._failure(failure, taken) from failure

    @contextmanager
    def _opened(self) -> Generator[int]:
        # Without O_NONBLOCK a printer that is out of paper holds the writer up for ever. Systems
        # without that flag (Windows) print through a network address or a folder.
        flags = os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
        try:
            device = os.open(self._path, flags)
        except OSError as failure:
            raise self._failure(failure, 0) from failure
        try:
            yield device
        finally:
            os.close(device)

    def _taken(self, device: int, rest: bytes) -> int:
        """Write what the device takes, waiting until it takes something."""
        ends_at_s = time.monotonic() + self._timeout_s
        while True:
            waiting = select.poll()
            waiting.register(device, select.POLLOUT)
            remaining_s = ends_at_s - time.monotonic()
            if remaining_s <= 0 or not waiting.poll(remaining_s * _POLL_MS_PER_S):
                raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
            try:
                return os.write(device, rest)
            except BlockingIOError:
                continue

    def _failure(self, failure: OSError, taken: int) -> PrintError:
        printer = str(self._path)
        # The USB printer driver of Linux says "no space left" when the paper has run out.
        kinds: dict[type[PrintError], bool] = {
            PrinterBrokeOffError: taken > 0,
            PrinterOutOfPaperError: failure.errno == errno.ENOSPC,
            DeviceFileMissingError: failure.errno in _MISSING,
            DeviceFileForbiddenError: failure.errno in _FORBIDDEN,
            PrinterUnreachableError: isinstance(failure, TimeoutError),
        }
        for kind, fits in kinds.items():
            if fits:
                return kind(printer=printer)
        return DeviceFileError(printer=printer, detail=failure.strerror or str(failure))
