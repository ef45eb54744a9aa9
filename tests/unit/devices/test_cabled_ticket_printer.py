"""A ticket printer behind a device file."""

import os
import threading
from pathlib import Path

import pytest

from hallapp.devices.device_file_printer import DeviceFilePrinter
from hallapp.devices.errors import (
    DeviceFileForbiddenError,
    DeviceFileMissingError,
    PrinterBrokeOffError,
    PrinterOutOfPaperError,
    PrinterUnreachableError,
)

TICKET = bytes(range(256)) * 700  # more than a pipe holds at once


class PipeReader:
    """Stands for the cable: a named pipe read on a thread of its own."""

    def __init__(self, path: Path, pulled_after_bytes: int) -> None:
        os.mkfifo(path)
        self.got = b""
        # Read and write: a pipe that is only read ends at once while nobody writes.
        self._end = os.open(path, os.O_RDWR)
        self._wanted = pulled_after_bytes
        self._thread = threading.Thread(target=self._read, name="pipe-reader")
        self._thread.start()

    def join(self) -> None:
        self._thread.join()

    def _read(self) -> None:
        with os.fdopen(self._end, "rb", buffering=0) as end:
            while len(self.got) < self._wanted:
                self.got += end.read(4096)


def test_every_byte_reaches_the_device(tmp_path: Path):
    device = tmp_path / "lp0"
    reader = PipeReader(device, pulled_after_bytes=len(TICKET))

    DeviceFilePrinter(device).send(TICKET, "A001")

    reader.join()
    assert reader.got == TICKET


def test_a_cable_pulled_in_the_middle_leaves_it_unknown(tmp_path: Path):
    device = tmp_path / "lp0"
    reader = PipeReader(device, pulled_after_bytes=4096)

    with pytest.raises(PrinterBrokeOffError):
        DeviceFilePrinter(device).send(TICKET, "A001")

    reader.join()


def test_a_printer_that_stands_still_in_the_middle_is_given_up(tmp_path: Path):
    device = tmp_path / "lp0"
    os.mkfifo(device)
    end = os.open(device, os.O_RDONLY | os.O_NONBLOCK)

    with pytest.raises(PrinterBrokeOffError):
        DeviceFilePrinter(device, timeout_s=0.1).send(TICKET, "A001")

    os.close(end)


def test_a_printer_that_takes_nothing_is_unreachable(tmp_path: Path):
    device = tmp_path / "lp0"
    os.mkfifo(device)
    end = os.open(device, os.O_RDWR | os.O_NONBLOCK)
    filled = os.write(end, bytes(1 << 20))

    with pytest.raises(PrinterUnreachableError):
        DeviceFilePrinter(device, timeout_s=0.1).send(TICKET, "A001")

    os.close(end)
    assert filled > 0


def test_a_missing_device_is_told_and_not_created(tmp_path: Path):
    device = tmp_path / "打印机" / "lp0"

    with pytest.raises(DeviceFileMissingError):
        DeviceFilePrinter(device).send(TICKET, "A001")

    assert not device.exists()


def test_a_device_nobody_is_behind_counts_as_missing(tmp_path: Path):
    device = tmp_path / "lp0"
    os.mkfifo(device)

    with pytest.raises(DeviceFileMissingError):
        DeviceFilePrinter(device).send(TICKET, "A001")


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_device_of_others_is_told(tmp_path: Path):
    device = tmp_path / "lp0"
    device.touch(mode=0o000)

    with pytest.raises(DeviceFileForbiddenError):
        DeviceFilePrinter(device).send(TICKET, "A001")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux only")
def test_a_driver_that_has_no_paper_is_told():
    with pytest.raises(PrinterOutOfPaperError):
        DeviceFilePrinter(Path("/dev/full")).send(TICKET, "A001")
