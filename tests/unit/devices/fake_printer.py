"""A ticket printer on loopback that behaves as it is told."""

import re
import socket
import struct
import threading
from enum import Enum
from types import TracebackType
from typing import Self

STATUS_QUESTION = re.compile(rb"\x10\x04([\x01-\x04])")
FINE = 0b0001_0010


class Manner(Enum):
    TAKES_ALL = "takes all"
    RESETS_AFTER_FIRST_BYTES = "resets after the first bytes"
    HANGS_UP_AT_ONCE = "hangs up at once"
    READS_NOTHING = "reads nothing"


class FakePrinter:
    """Serves one connection after the other on a thread of its own until the block ends.

    `statuses` maps the question (2: offline cause, 4: paper) to the byte answered; an empty
    mapping is a printer that never answers.
    """

    def __init__(
        self, manner: Manner = Manner.TAKES_ALL, statuses: dict[int, int] | None = None
    ) -> None:
        self.manner = manner
        self.statuses = statuses or {}
        self.jobs: list[bytes] = []
        self.questions: list[int] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._leaving = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="fake-printer")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._leaving.set()
        # A listener in accept() is not woken by close() everywhere: a last visitor wakes it.
        socket.create_connection(("127.0.0.1", self.port)).close()
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        while True:
            link, _address = self._listener.accept()
            with link:
                if self._leaving.is_set():
                    return
                self._attend(link)

    def _attend(self, link: socket.socket) -> None:
        if self.manner is Manner.HANGS_UP_AT_ONCE:
            return
        if self.manner is Manner.READS_NOTHING:
            self._leaving.wait()
            return
        try:
            self._read(link)
        except ConnectionError:
            self.jobs.append(b"")

    def _read(self, link: socket.socket) -> None:
        job = b""
        while piece := link.recv(65536):
            if not job and (asked := STATUS_QUESTION.fullmatch(piece)):
                self._answer(link, asked[1][0])
                continue
            job += piece
            if self.manner is Manner.RESETS_AFTER_FIRST_BYTES:
                # Linger zero turns the close into a reset, as pulling the plug does.
                link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                break
        if job:
            self.jobs.append(job)

    def _answer(self, link: socket.socket, question: int) -> None:
        self.questions.append(question)
        if question in self.statuses:
            link.sendall(bytes([self.statuses[question]]))
