"""A ticket printer on this machine: listens on a port, answers like one, keeps what it prints."""

import socket
import threading
from dataclasses import dataclass

from PIL import Image

from hallapp.tour.errors import UnmetError

_ASK = b"\x10\x04"
_ASK_BYTES = 3
_READY = b"\x12"
_NO_PAPER = b"\x72"
_INIT, _RASTER, _CUT = b"\x1b@", b"\x1dv0", b"\x1dV"
_RASTER_HEAD_BYTES = 8
_TICK_S = 0.05
_PAPER_QUESTION = 4


class TicketPrinterHere:
    """A printer for raw bytes over TCP on the loopback address, in a thread of its own."""

    def __init__(self) -> None:
        self._port = 0
        self._listening: socket.socket | None = None
        self._thread: threading.Thread | None = None
        self._jobs: list[bytes] = []
        self.has_paper = True

    @property
    def setting(self) -> str:
        """The setting of a station that prints here."""
        return f"tcp://127.0.0.1:{self._port}"

    @property
    def jobs(self) -> tuple[bytes, ...]:
        """Everything printed so far, a job each, without the questions asked before."""
        return tuple(self._jobs)

    def switch_on(self) -> None:
        """Listen; after the first time on the same port."""
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", self._port))
        listening.listen()
        listening.settimeout(_TICK_S)
        self._port = listening.getsockname()[1]
        self._listening = listening
        self._thread = threading.Thread(target=self._work, args=(listening,), daemon=True)
        self._thread.start()

    def switch_off(self) -> None:
        """Hang up: whoever prints now is refused."""
        listening, self._listening = self._listening, None
        if listening is not None and self._thread is not None:
            self._thread.join()
            listening.close()

    def _work(self, listening: socket.socket) -> None:
        while self._listening is listening:
            try:
                link, _address = listening.accept()
            except TimeoutError:
                continue
            with link:
                self._take(link)

    def _take(self, link: socket.socket) -> None:
        """Answer questions, then keep what comes until the sender says that it is all."""
        link.settimeout(5)
        got = b""
        while piece := link.recv(65536):
            got += piece
            while got.startswith(_ASK) and len(got) >= _ASK_BYTES:
                asks_paper = got[2] == _PAPER_QUESTION
                link.sendall(_NO_PAPER if asks_paper and not self.has_paper else _READY)
                got = got[_ASK_BYTES:]
        if got:
            self._jobs.append(got)


@dataclass(frozen=True)
class Printout:
    """What bytes for a printer print.

    Attributes:
        image: The dots, mode "1", black on white.
        is_cut: Whether the paper is cut after it.
    """

    image: Image.Image
    is_cut: bool


def printout(data: bytes) -> Printout:
    """Return what the bytes of a ticket print; every byte must be understood.

    Raises:
        UnmetError: The bytes are not a whole ticket.
    """
    rest = data.removeprefix(_INIT)
    pieces: list[Image.Image] = []
    while rest.startswith(_RASTER):
        wide = int.from_bytes(rest[4:6], "little")
        high = int.from_bytes(rest[6:8], "little")
        end = _RASTER_HEAD_BYTES + wide * high
        dots = rest[_RASTER_HEAD_BYTES:end]
        if len(dots) != wide * high:
            raise UnmetError("the raster breaks off")
        inverted = bytes(255 - byte for byte in dots)
        pieces.append(Image.frombytes("1", (wide * 8, high), inverted))
        rest = rest[end:]
    if not pieces:
        raise UnmetError("no raster in the printer's bytes")
    return Printout(_joined(pieces), is_cut=_CUT in rest)


def _joined(pieces: list[Image.Image]) -> Image.Image:
    whole = Image.new("1", (pieces[0].width, sum(piece.height for piece in pieces)), 1)
    top = 0
    for piece in pieces:
        whole.paste(piece, (0, top))
        top += piece.height
    return whole
