"""Ticket printers with a network socket: raw bytes to TCP port 9100.

python-escpos has such a transport too. Ours is used because it must be known whether a failure
came before the first byte (print again) or after it (look first), which that one does not tell.
"""

import socket
from collections.abc import Generator
from contextlib import contextmanager

from hallapp.devices.errors import (
    PrinterBrokeOffError,
    PrinterNotReadyError,
    PrinterOutOfPaperError,
    PrinterUnreachableError,
)

RAW_PORT = 9100
SOCKET_TIMEOUT_S = 3.0
STATUS_TIMEOUT_S = 0.3
_FAREWELL_TIMEOUT_S = 1.0
_CHUNK_BYTES = 4096

# ESC/POS real-time status: DLE EOT n is answered at once, also by a printer that is stopped.
_ASK_WHY_OFFLINE = b"\x10\x04\x02"
_ASK_PAPER = b"\x10\x04\x04"
# Bits 0, 1, 4 and 7 of every answer are fixed; anything else is not an answer.
_FIXED_MASK, _FIXED_BITS = 0b1001_0011, 0b0001_0010
_COVER_OPEN, _PAPER_STOPPED, _FAULT = 0b0000_0100, 0b0010_0000, 0b0100_0000
_PAPER_END = 0b0110_0000


class TcpPrinter:
    """A ticket printer reached over the network.

    Before it prints it asks the printer for paper and cover. Many cheap printers never answer;
    such a one is printed to anyway and not asked again.
    """

    def __init__(
        self,
        host: str,
        port: int = RAW_PORT,
        *,
        timeout_s: float = SOCKET_TIMEOUT_S,
        status_timeout_s: float = STATUS_TIMEOUT_S,
    ) -> None:
        """Prepare without connecting.

        Args:
            host: Name or address.
            port: Raw printing port.
            timeout_s: Longest wait of every single socket operation.
            status_timeout_s: Longest wait for a status answer.
        """
        self._address = (host, port)
        self._name = f"{host}:{port}"
        self._timeout_s = timeout_s
        self._status_timeout_s = status_timeout_s
        self._may_answer = True

    def send(self, data: bytes, title: str) -> None:  # noqa: ARG002 - a spooler shows titles
        """Print bytes and return when the printer has taken them all.

        Raises:
            PrinterUnreachableError: Off, unplugged or too slow to answer; nothing was sent.
            PrinterOutOfPaperError: It says that it has no paper; nothing was sent.
            PrinterNotReadyError: It says that it is open or stopped; nothing was sent.
            PrinterBrokeOffError: The connection was lost on the way.
        """
        with self._connected() as link:
            if self._may_answer:
                self._check(link)
            try:
                self._deliver(link, data)
            except OSError as failure:
                raise PrinterBrokeOffError(printer=self._name) from failure

    @contextmanager
    def _connected(self) -> Generator[socket.socket]:
        try:
            link = socket.create_connection(self._address, self._timeout_s)
        except OSError as failure:
            raise PrinterUnreachableError(printer=self._name) from failure
        with link:
            yield link

    def _check(self, link: socket.socket) -> None:
        try:
            link.settimeout(self._status_timeout_s)
            paper = self._asked(link, _ASK_PAPER)
            reason = None if paper is None else self._asked(link, _ASK_WHY_OFFLINE)
        except OSError as failure:
            raise PrinterUnreachableError(printer=self._name) from failure
        self._may_answer = paper is not None
        if paper is not None and paper & _PAPER_END:
            raise PrinterOutOfPaperError(printer=self._name)
        if reason is None:
            return
        if reason & _PAPER_STOPPED:
            raise PrinterOutOfPaperError(printer=self._name)
        if reason & (_COVER_OPEN | _FAULT):
            raise PrinterNotReadyError(printer=self._name)

    def _asked(self, link: socket.socket, question: bytes) -> int | None:
        """Return the status byte, or None when no proper answer comes in time."""
        link.sendall(question)
        try:
            answer = link.recv(1)
        except TimeoutError:
            return None
        if not answer:
            raise ConnectionResetError
        return answer[0] if answer[0] & _FIXED_MASK == _FIXED_BITS else None

    def _deliver(self, link: socket.socket, data: bytes) -> None:
        link.settimeout(self._timeout_s)
        for start in range(0, len(data), _CHUNK_BYTES):
            link.sendall(data[start : start + _CHUNK_BYTES])
        link.shutdown(socket.SHUT_WR)
        self._await_farewell(link)

    def _await_farewell(self, link: socket.socket) -> None:
        """Wait until the printer hangs up too, which shows that it took everything.

        A reset means that it did not. A printer that keeps the line open is believed.
        """
        link.settimeout(_FAREWELL_TIMEOUT_S)
        try:
            while link.recv(256):
                pass
        except TimeoutError:
            return
