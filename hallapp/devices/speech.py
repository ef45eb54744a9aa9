"""Reads words aloud with the speech engine of this machine, where there is one (朗读).

No engine is shipped: espeak-ng or speech-dispatcher on Linux, the system's own voice on Windows.
Words reach a program by its standard input or after `--`, never through a shell, so that no text
can be taken for a command or an option.
"""

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from hallapp.kernel.journal import log

CHINESE, ENGLISH = "zh", "en"
LOUDEST = 100
"""Volumes are per cent of what the engine can do."""
_END_TIMEOUT_S = 2.0
_LONGEST = 2000
"""Characters of one reading; a page has some hundred."""
_SAPI = (
    "[Console]::InputEncoding = [Text.Encoding]::UTF8; "
    "Add-Type -AssemblyName System.Speech; "
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "$culture = New-Object Globalization.CultureInfo '{culture}'; "
    "$voice.SelectVoiceByHints('NotSet', 'NotSet', 0, $culture); "
    "$voice.Volume = {volume}; "
    "$voice.Speak([Console]::In.ReadToEnd())"
)
_CULTURES = {CHINESE: "zh-CN", ENGLISH: "en-US"}


class Speaker(Protocol):
    """What faces need of an engine."""

    def speak(self, words: str, language: str, volume: int) -> None:
        """Read words aloud; what is being read ends."""
        ...

    def stop(self) -> None:
        """Be silent at once."""
        ...


@dataclass(frozen=True)
class Spoken:
    """One call of an engine.

    Attributes:
        command: Program and arguments.
        data: What it reads from its standard input.
    """

    command: tuple[str, ...]
    data: bytes = b""


Engine = Callable[[str, str, int], Spoken]
"""Words, language and volume in per cent to a call."""


def espeak(program: str) -> Engine:
    """Return espeak-ng as an engine; `cmn` is its name for Mandarin."""

    def call(words: str, language: str, volume: int) -> Spoken:
        voice = "cmn" if language == CHINESE else "en"
        # Its own scale ends at 200; the usual is 100.
        loud = str(round(volume * 2))
        command = (program, "-v", voice, "-s", "150", "-a", loud, "-b", "1", "--stdin")
        return Spoken(command, words.encode())

    return call


def speech_dispatcher(program: str) -> Engine:
    """Return spd-say as an engine; it waits until all is said, so that ending it means silence."""

    def call(words: str, language: str, volume: int) -> Spoken:
        # Its scale goes from -100 to 100.
        loud = str(round(volume * 2 - 100))
        return Spoken((program, "-w", "-l", language, "-i", loud, "--", words))

    return call


def windows_voice(program: str) -> Engine:
    """Return the voice of Windows (SAPI) as an engine, through a fixed script of PowerShell."""

    def call(words: str, language: str, volume: int) -> Spoken:
        script = _SAPI.format(culture=_CULTURES.get(language, "zh-CN"), volume=int(volume))
        options = ("-NoLogo", "-NoProfile", "-NonInteractive", "-Command")
        return Spoken((program, *options, script), words.encode())

    return call


class SystemSpeaker:
    """Reads aloud, one thing at a time.

    Args:
        engine: The engine found.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._running: subprocess.Popen[bytes] | None = None

    @property
    def is_speaking(self) -> bool:
        """Return whether something is being read."""
        return self._running is not None and self._running.poll() is None

    def speak(self, words: str, language: str, volume: int) -> None:
        """Read words aloud; what is being read ends, and a machine that cannot stays silent."""
        self.stop()
        said = words.replace("\0", "").strip()[:_LONGEST]
        if not said or volume <= 0:
            return
        call = self._engine(said, language, min(volume, LOUDEST))
        try:
            self._running = subprocess.Popen(  # noqa: S603 - an argument list, no shell
                call.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError as failure:
            log.warning("nothing can be read aloud: %s", type(failure).__name__)
            return
        _feed(self._running, call.data)

    def stop(self) -> None:
        """Be silent at once."""
        running, self._running = self._running, None
        if running is None:
            return
        if running.poll() is None:
            running.terminate()
        try:
            running.wait(_END_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait(_END_TIMEOUT_S)


def find_speaker(
    platform: str = sys.platform, which: Callable[[str], str | None] = shutil.which
) -> SystemSpeaker | None:
    """Return what reads aloud on this machine; None where there is nothing.

    Args:
        platform: As `sys.platform`.
        which: Returns where a program is, or None.
    """
    if platform == "win32":
        program = which("powershell.exe")
        return None if program is None else SystemSpeaker(windows_voice(program))
    for name, engine in (("espeak-ng", espeak), ("spd-say", speech_dispatcher)):
        program = which(name)
        if program is not None:
            return SystemSpeaker(engine(program))
    return None


def write_wav(program: str, words: str, language: str, path: Path) -> None:
    """Let espeak-ng write what it would say into a file, to hear it elsewhere.

    Raises:
        OSError: The program cannot be run.
        subprocess.SubprocessError: It failed.
    """
    call = espeak(program)(words, language, LOUDEST)
    command = (*call.command, "-w", str(path))
    subprocess.run(  # noqa: S603 - an argument list, no shell
        command, input=call.data, check=True, capture_output=True, timeout=30
    )


def _feed(running: subprocess.Popen[bytes], data: bytes) -> None:
    """Give an engine its words; one that ended before needs no more."""
    # A page's words are shorter than what a pipe holds, so that nobody waits for the engine.
    with contextlib.suppress(OSError), running.stdin or contextlib.nullcontext() as pipe:
        if pipe is not None:
            pipe.write(data)
