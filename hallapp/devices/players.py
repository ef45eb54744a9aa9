"""Where joined sound goes: to the sound card, or into a folder of WAV files."""

import importlib
import threading
from collections.abc import Generator
from pathlib import Path
from typing import Any, Protocol

from hallapp.devices.clips import RATE_HZ, SAMPLE_WIDTH_BYTES
from hallapp.devices.errors import SoundOffError
from hallapp.devices.folder import keep
from hallapp.devices.voice import duration_s, wav


class Player(Protocol):
    """Plays one sound after another; used by one thread at a time, but for `close`."""

    def play(self, samples: bytes, title: str) -> None:
        """Play samples to their end and return then, or when `close` is called.

        Args:
            samples: 16-bit mono samples at `voice.RATE_HZ`.
            title: What is said, for a file name.

        Raises:
            SurroundingsError: The sound cannot be heard or kept.
        """
        ...

    def close(self) -> None:
        """Stop at once, also when called from another thread; play nothing any more."""
        ...


class MiniaudioPlayer:
    """Plays through the machine's sound card; the library is loaded with the first sound.

    The device is opened for each sound, so that one that was plugged in again is found. Without
    one every `play` raises `SoundOffError`; `watchdog.GuardedPlayer` decides when to try again.
    """

    _BUFFER_MS = 50
    _STALLED_AFTER_S = 3.0

    def __init__(self, device: str = "", *, only_pretend: bool = False) -> None:
        """Prepare without touching the sound card.

        Args:
            device: A part of the name of the output to play on, for a station with several;
                empty for the system's usual one.
            only_pretend: Play in real time into nothing, for machines without a card.
        """
        self._device = device
        self._only_pretend = only_pretend
        self._ended = threading.Event()
        self._closed = threading.Event()

    def play(self, samples: bytes, title: str) -> None:  # noqa: ARG002 - files need a title
        """Play samples to their end, or until `close`.

        Raises:
            SoundOffError: There is no sound card, or it stands still.
        """
        self._ended.clear()
        if self._closed.is_set():
            return
        with self._started(samples):
            heard = self._ended.wait(duration_s(samples) + self._STALLED_AFTER_S)
        if not heard:
            raise SoundOffError

    def close(self) -> None:
        """Stop the sound that plays and play nothing any more."""
        self._closed.set()
        self._ended.set()

    def _started(self, samples: bytes) -> Any:
        # The library carries no types; it costs 170 ms, so it is loaded with the first sound.
        miniaudio: Any = importlib.import_module("miniaudio")

        try:
            device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE_HZ,
                buffersize_msec=self._BUFFER_MS,
                device_id=self._chosen(miniaudio) if self._device else None,
                backends=[miniaudio.Backend.NULL] if self._only_pretend else None,
            )
            # Where no real card is found the library may choose the one that plays into nothing.
            if device.backend == "Null" and not self._only_pretend:
                device.close()
                raise SoundOffError
            device.start(self._source(samples))
        except miniaudio.MiniaudioError as failure:
            raise SoundOffError from failure
        return device

    def _chosen(self, miniaudio: Any) -> Any:
        """Return the id of the output that was named; another zone's must not speak instead."""
        for output in miniaudio.Devices().get_playbacks():
            if self._device.casefold() in output["name"].casefold():
                return output["id"]
        raise SoundOffError(device=self._device)

    def _source(self, samples: bytes) -> Generator[bytes, int]:
        source = self._pieces(samples)
        next(source)  # miniaudio sends the number of frames into a generator that has begun
        return source

    def _pieces(self, samples: bytes) -> Generator[bytes, int]:
        # What was handed over last still waits in the card's buffers: silence pushes it out.
        tail_frames = RATE_HZ * 3 * self._BUFFER_MS // 1000
        rest = memoryview(samples + bytes(tail_frames * SAMPLE_WIDTH_BYTES))
        piece = b""
        while rest:
            size = (yield piece) * SAMPLE_WIDTH_BYTES
            piece, rest = rest[:size].tobytes(), rest[size:]
        yield piece
        self._ended.set()


class FilePlayer:
    """Keeps each sound as a numbered WAV file instead of playing it: for the tour."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def play(self, samples: bytes, title: str) -> None:
        """Write the sound as a file; returns as soon as it is kept.

        Raises:
            DiskFullError: No room is left.
            FolderNotWritableError: The folder cannot be made or written to.
        """
        keep(self._folder, wav(samples), title, ".wav")

    def close(self) -> None:
        """Do nothing: every file is already whole."""
