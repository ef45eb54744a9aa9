"""A real X server of its own for a test, and hands that press its keys.

The hands speak X themselves, a dozen bytes at a time: what they press reaches programs exactly as
from a keyboard, and nothing but the server needs to be installed.
"""

import os
import shutil
import socket
import struct
import subprocess
from collections.abc import Generator, Iterable
from contextlib import contextmanager

import pytest

CTRL, ALT, SHIFT = 0xFFE3, 0xFFE9, 0xFFE1
CAPS_LOCK, NUM_LOCK = 0xFFE5, 0xFF7F
RETURN = 0xFF0D
F13_KEYCODE = 191
_DOWN, _UP = 2, 3
_FINGER_MS = 10
"""What the server waits before each move: a key up and down again in the same millisecond is how
it tells of one held down, and nobody's finger is that quick."""


@contextmanager
def x_screen() -> Generator[str]:
    """Start an X server without a screen; yields its name, such as `:7`."""
    if shutil.which("Xvfb") is None:
        pytest.skip("NOT PROVED HERE: Xvfb is missing, keys over other programs were not tried")
    given, taken = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(taken),
            "-screen",
            "0",
            "1366x768x24",
            "-nolisten",
            "tcp",
            "-noreset",
        ],
        pass_fds=(taken,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(taken)
    with os.fdopen(given) as number:
        name = f":{number.readline().strip()}"
    try:
        yield name
    finally:
        server.terminate()
        server.wait(timeout=10)


class Hands:
    """Presses keys on a server, as a keyboard does."""

    def __init__(self, display: str) -> None:
        self._wire = socket.socket(socket.AF_UNIX)
        self._wire.settimeout(10)
        self._wire.connect(f"/tmp/.X11-unix/X{display[1:]}")  # noqa: S108 - where X has it
        self._wire.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        head = self._read(8)
        body = self._read(4 * struct.unpack_from("<H", head, 6)[0])
        assert head[0] == 1, body
        self._lowest, self._highest = body[26], body[27]
        self._codes = self._keycodes()
        self._test = self._extension(b"XTEST")

    def close(self) -> None:
        """Go away."""
        self._wire.close()

    def press(self, sign: str | int, *held: int) -> None:
        """Press one key with others held down: `press("n", CTRL, ALT)`."""
        codes = [self._codes[key] for key in held]
        code = self._codes[ord(sign) if isinstance(sign, str) else sign]
        self._strike([(c, _DOWN) for c in (*codes, code)])
        self._strike([(c, _UP) for c in (code, *reversed(codes))])

    def press_code(self, keycode: int) -> None:
        """Press a key by its place on the keyboard."""
        self._strike([(keycode, _DOWN), (keycode, _UP)])

    def hold_code(self, keycode: int) -> None:
        """Put a finger on a key and leave it there."""
        self._strike([(keycode, _DOWN)])

    def let_go_code(self, keycode: int) -> None:
        """Lift the finger."""
        self._strike([(keycode, _UP)])

    def focus(self) -> int:
        """Which window the server gives the keyboard to."""
        self._wire.sendall(struct.pack("<BxH", 43, 1))
        return struct.unpack_from("<I", self._answer(), 8)[0]

    def _strike(self, keys: Iterable[tuple[int, int]]) -> None:
        for code, kind in keys:
            body = struct.pack("<BBxxIIxxxxxxxxhhxxxxxxxx", kind, code, _FINGER_MS, 0, 0, 0)
            self._wire.sendall(struct.pack("<BBH", self._test, 2, 9) + body)
        self.focus()  # an answer: the server has done all that was asked before

    def _keycodes(self) -> dict[int, int]:
        count = self._highest - self._lowest + 1
        self._wire.sendall(struct.pack("<BxHBBxx", 101, 2, self._lowest, count))
        answer = self._answer()
        each = answer[1]
        signs = struct.unpack_from(f"<{count * each}I", answer, 32)
        firsts = {signs[n * each]: self._lowest + n for n in reversed(range(count))}
        return {sign: code for sign, code in firsts.items() if sign}

    def _extension(self, name: bytes) -> int:
        padded = name + bytes(-len(name) % 4)
        size = 2 + len(padded) // 4
        self._wire.sendall(struct.pack("<BxHHxx", 98, size, len(name)) + padded)
        answer = self._answer()
        assert answer[8] == 1, f"the server has no {name!r}"
        return answer[9]

    def _answer(self) -> bytes:
        """Read one answer; what the server tells besides (a changed keyboard) is passed over."""
        while True:
            head = self._read(32)
            assert head[0] != 0, f"the server refused: error {head[1]}"
            if head[0] == 1:
                return head + self._read(4 * struct.unpack_from("<I", head, 4)[0])

    def _read(self, count: int) -> bytes:
        got = b""
        while len(got) < count:
            more = self._wire.recv(count - len(got))
            assert more, "the server hung up"
            got += more
        return got
