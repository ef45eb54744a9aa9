"""Records a word from the machine's microphone, when it has one."""

import importlib
import threading
from collections.abc import Generator
from typing import Any, Protocol

from hallapp.devices.clips import RATE_HZ, SAMPLE_WIDTH_BYTES
from hallapp.devices.errors import NoMicrophoneError

_BUFFER_MS = 50
_STALLED_AFTER_S = 2.0


class Microphone(Protocol):
    """What a word is recorded from."""

    def is_there(self) -> bool:
        """Return whether this machine has a microphone."""
        ...

    def record(self, length_s: float) -> bytes:
        """Record for a time and return samples in the voice's form.

        Raises:
            NoMicrophoneError: There is none, or it stands still.
        """
        ...


class MiniaudioMicrophone:
    """The system's usual microphone; the library is loaded when it is first asked for."""

    def __init__(self, *, only_pretend: bool = False) -> None:
        """Prepare without touching the sound card.

        Args:
            only_pretend: Record silence in real time, for machines without a microphone.
        """
        self._only_pretend = only_pretend

    def is_there(self) -> bool:
        """Return whether this machine has a microphone."""
        try:
            # Opened, not looked up: some systems list a usual device where there is none.
            self._opened().close()
        except NoMicrophoneError:
            return False
        return True

    def record(self, length_s: float) -> bytes:
        """Record for a time; blocks until it is over.

        Raises:
            NoMicrophoneError: There is none, or it stands still.
        """
        take = _Take(int(length_s * RATE_HZ) * SAMPLE_WIDTH_BYTES)
        miniaudio: Any = importlib.import_module("miniaudio")
        with self._opened() as device:
            try:
                device.start(take.source())
            except miniaudio.MiniaudioError as failure:
                raise NoMicrophoneError from failure
            take.full.wait(length_s + _STALLED_AFTER_S)
        if not take.full.is_set():
            raise NoMicrophoneError
        return take.samples()

    def _opened(self) -> Any:
        miniaudio: Any = importlib.import_module("miniaudio")
        try:
            device = miniaudio.CaptureDevice(
                input_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE_HZ,
                buffersize_msec=_BUFFER_MS,
                backends=[miniaudio.Backend.NULL] if self._only_pretend else None,
            )
        except miniaudio.MiniaudioError as failure:
            raise NoMicrophoneError from failure
        if device.backend == "Null" and not self._only_pretend:
            device.close()
            raise NoMicrophoneError
        return device


class _Take:
    """Collects what the card hands over until there is enough."""

    def __init__(self, wanted_bytes: int) -> None:
        self.full = threading.Event()
        self._wanted_bytes = wanted_bytes
        self._pieces = bytearray()

    def source(self) -> Generator[None, bytes]:
        collecting = self._collect()
        next(collecting)  # miniaudio sends bytes into a generator that has begun
        return collecting

    def samples(self) -> bytes:
        return bytes(self._pieces[: self._wanted_bytes])

    def _collect(self) -> Generator[None, bytes]:
        while True:
            piece = yield
            if len(self._pieces) < self._wanted_bytes:
                self._pieces += piece
            else:
                self.full.set()
