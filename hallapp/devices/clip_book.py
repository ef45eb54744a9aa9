"""The hall's own recordings: which there are, new ones kept, old ones never lost (叫号录音)."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hallapp.devices.clips import (
    ClipWord,
    read_clip,
    shipped_folder,
    words_to_record,
)
from hallapp.devices.errors import ClipUnusableError
from hallapp.devices.folder import folder_failure, keep
from hallapp.devices.recordings import MadeClip, length_s, make_clip, read_recording
from hallapp.devices.voice import wav
from hallapp.kernel.errors import HallError

_OLD = "old"
_ENDINGS = (".wav", ".flac", ".mp3")


@dataclass(frozen=True)
class ClipRow:
    """One clip as the wizard lists it.

    Attributes:
        word: What it says.
        is_own: Whether the hall's own recording is heard; else the clip that came along.
        length_s: Length of what is heard, in seconds.
        has_old: Whether a recording before the present one can be had again.
    """

    word: ClipWord
    is_own: bool
    length_s: float
    has_old: bool = False


@dataclass(frozen=True)
class Taken:
    """What became of one file of a folder.

    Attributes:
        file: Its name.
        word: Which clip it is; None when its name says no clip.
        error: Why it was not kept; None when it was.
    """

    file: str
    word: ClipWord | None
    error: HallError | None = None


class ClipBook:
    """The recordings in one folder; what is not recorded comes from the clips that came along."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._words = {word.name: word for word in words_to_record()}

    def rows(self) -> tuple[ClipRow, ...]:
        """Return every clip, in the order in which an announcer reads them best."""
        return tuple(self._row(word) for word in self._words.values())

    def samples(self, word: ClipWord) -> bytes:
        """Return what is heard for a word now."""
        try:
            return read_clip(self._file(word))
        except ClipUnusableError:
            return read_clip(shipped_folder() / f"{word.name}.wav")

    def keep(self, word: ClipWord, recording: bytes) -> MadeClip:
        """Make a clip of a recording and use it from now on; the one before is kept aside.

        Args:
            word: What was said.
            recording: Samples in the voice's form, as the microphone gave them.

        Raises:
            HallError: It cannot be used, or cannot be kept.
        """
        made = make_clip(recording, word)
        self._put_aside(word)
        unfinished = self._file(word).with_suffix(".part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with unfinished.open("wb") as file:
                file.write(wav(made.samples))
                file.flush()
                os.fsync(file.fileno())
            # Whole or not at all: a board may read it at this moment.
            unfinished.replace(self._file(word))
        except OSError as failure:
            raise folder_failure(failure, self.folder) from failure
        return made

    def restore(self, word: ClipWord) -> None:
        """Use the clip that came along again; the hall's own is kept aside.

        Raises:
            HallError: The folder cannot be written.
        """
        self._put_aside(word)
        try:
            self._file(word).unlink(missing_ok=True)
        except OSError as failure:
            raise folder_failure(failure, self.folder) from failure

    def old(self, word: ClipWord) -> tuple[Path, ...]:
        """Return the recordings of a word that were replaced, newest first."""
        found = (self.folder / _OLD).glob(f"*-{word.name}.wav")
        return tuple(sorted(found, reverse=True))

    def bring_back(self, word: ClipWord) -> bool:
        """Use the recording before the present one again; False when there is none.

        Raises:
            HallError: The folder cannot be written.
        """
        old = self.old(word)
        if not old:
            return False
        recording = read_clip(old[0])
        self.keep(word, recording)
        return True

    def take_folder(self, source: Path) -> tuple[Taken, ...]:
        """Take every recording of a folder whose name says which clip it is.

        Files may be named like the clips (`digit-3.wav`) or by what is said (`三.wav`).
        """
        return tuple(self._take(path) for path in _sound_files(source))

    def _take(self, path: Path) -> Taken:
        word = self._named(path.stem)
        if word is None:
            return Taken(path.name, None)
        try:
            self.keep(word, read_recording(path))
        except HallError as error:
            return Taken(path.name, word, error)
        return Taken(path.name, word)

    def _named(self, stem: str) -> ClipWord | None:
        plain = stem.strip().lower()
        for word in self._words.values():
            if plain in {word.name.lower(), word.words.lower()} - {""}:
                return word
        return None

    def _row(self, word: ClipWord) -> ClipRow:
        has_old = bool(self.old(word))
        try:
            own = length_s(read_clip(self._file(word)))
        except ClipUnusableError:
            return ClipRow(
                word, is_own=False, length_s=length_s(self.samples(word)), has_old=has_old
            )
        return ClipRow(word, is_own=True, length_s=own, has_old=has_old)

    def _file(self, word: ClipWord) -> Path:
        return self.folder / f"{word.name}.wav"

    def _put_aside(self, word: ClipWord) -> None:
        """Keep the present recording under the next number; never overwrite one."""
        try:
            content = self._file(word).read_bytes()
        except FileNotFoundError:
            return
        except OSError as failure:
            raise folder_failure(failure, self.folder) from failure
        keep(self.folder / _OLD, content, word.name, ".wav")


def _sound_files(folder: Path) -> Iterator[Path]:
    try:
        found = sorted(folder.iterdir())
    except OSError as failure:
        raise folder_failure(failure, folder) from failure
    return (path for path in found if path.suffix.lower() in _ENDINGS)
