"""Tickets through a queue of Windows, with a spooler that answers as it is told."""

import pytest

from hallapp.devices.errors import (
    PrinterBrokeOffError,
    PrinterQueueStoppedError,
    PrinterQueueUnknownError,
    PrintError,
)
from hallapp.devices.windows_queue_printer import WindowsQueuePrinter


class FakeSpooler:
    """Keeps what it was given, and fails where it is told to."""

    def __init__(self, fails_at: str = "") -> None:
        self.fails_at = fails_at
        self.job: tuple[str, bytes] | None = None
        self.open_handles = 0
        self._title = ""

    def open(self, queue: str) -> int:
        if self.fails_at == "open":
            return 0
        self.open_handles += 1
        return 7

    def begin(self, handle: int, title: str) -> bool:
        self._title = title
        return self.fails_at != "begin"

    def write(self, handle: int, data: bytes) -> int:
        self.job = (self._title, data)
        return len(data) // 2 if self.fails_at == "write" else len(data)

    def end(self, handle: int) -> bool:
        return self.fails_at != "end"

    def close(self, handle: int) -> None:
        self.open_handles -= 1


def test_a_ticket_reaches_the_queue_as_it_is():
    spooler = FakeSpooler()

    WindowsQueuePrinter("小票机 1", spooler).send(b"\x1b@ticket", "A001")

    assert spooler.job == ("A001", b"\x1b@ticket")


@pytest.mark.parametrize(
    ("fails_at", "error", "may_be_printed"),
    [
        ("open", PrinterQueueUnknownError, False),
        ("begin", PrinterQueueStoppedError, False),
        ("write", PrinterBrokeOffError, True),
        ("end", PrinterBrokeOffError, True),
    ],
)
def test_what_goes_wrong_is_said_and_the_queue_is_given_back(fails_at, error, may_be_printed):
    spooler = FakeSpooler(fails_at)

    with pytest.raises(PrintError) as failure:
        WindowsQueuePrinter("小票机 1", spooler).send(b"ticket", "A001")

    assert type(failure.value) is error
    assert failure.value.may_be_printed is may_be_printed
    assert spooler.open_handles == 0
