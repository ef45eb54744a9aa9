"""How a system lends keys to a program that does not have the keyboard; which way this one has."""

import os
import sys
from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QGuiApplication

from hallapp.kernel.errors import HallError
from hallapp.qtkit.errors import GlobalKeysUnavailableError, GlobalKeysWaylandError
from hallapp.qtkit.key_map import Chord

Fired = Callable[[Chord], None]
"""What is called on the main thread for each press, once however long the key is held."""


class KeyBackend(Protocol):
    """One system's way of lending keys."""

    @property
    def why_not(self) -> HallError | None:
        """Why no key can be had here; None where they can."""
        ...

    def listen(self, fired: Fired) -> None:
        """Say whom to call for each press."""
        ...

    def take(self, chord: Chord) -> None:
        """Take one key from all other programs.

        Raises:
            KeyHeldElsewhereError: Another program has it already.
            KeyNotThereError: This keyboard has no such key.
        """
        ...

    def give_back(self, chord: Chord) -> None:
        """Leave the key to the others again."""
        ...

    def close(self) -> None:
        """Give everything back."""
        ...


class NoKeys:
    """A system that lends no keys, and says why."""

    def __init__(self, why_not: HallError) -> None:
        self._why_not = why_not

    @property
    def why_not(self) -> HallError | None:
        """Return why not."""
        return self._why_not

    def listen(self, fired: Fired) -> None:
        """Call nobody: there will be no press."""

    def take(self, chord: Chord) -> None:  # noqa: ARG002 - refused whatever the key
        """Refuse.

        Raises:
            HallError: Why no key can be had here.
        """
        raise self._why_not

    def give_back(self, chord: Chord) -> None:
        """Do nothing: nothing was taken."""

    def close(self) -> None:
        """Do nothing: nothing was taken."""


def open_backend(platform: str | None = None, session: str | None = None) -> KeyBackend:
    """Return this system's way of lending keys.

    Args:
        platform: How Qt reaches the screen, such as `xcb`; asked of Qt unless given.
        session: Kind of the desktop's session, such as `wayland`; asked of the environment
            unless given.
    """
    platform = QGuiApplication.platformName() if platform is None else platform
    session = os.environ.get("XDG_SESSION_TYPE", "") if session is None else session
    # Under Wayland an X program is told of keys only while it, or another X program, has the
    # keyboard: that would work in a trial and fail at the window.
    if platform.startswith("wayland") or (platform == "xcb" and session == "wayland"):
        return NoKeys(GlobalKeysWaylandError())
    if platform == "xcb":
        from hallapp.qtkit.global_keys.x11 import x11_keys

        return x11_keys()
    if platform == "windows" and sys.platform == "win32":
        from hallapp.qtkit.global_keys.windows import WindowsKeys, user32

        return WindowsKeys(user32())
    return NoKeys(GlobalKeysUnavailableError())
