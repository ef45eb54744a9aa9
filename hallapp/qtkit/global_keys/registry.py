"""Which acts have a key of the whole system; tells of presses and of keys that cannot be had."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from hallapp.kernel.errors import HallError
from hallapp.qtkit.global_keys.backend import KeyBackend
from hallapp.qtkit.key_map import Chord, check_system_key, chord_of


class GlobalKeys(QObject):
    """The keys that this program has taken from all others, by act.

    Signals:
        pressed: A key went down; carries the name of its act. Once for a key held down.
    """

    pressed = Signal(str)

    def __init__(self, backend: KeyBackend, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._wanted: dict[str, str] = {}
        self._taken: dict[Chord, str] = {}
        backend.listen(self._on_fired)

    @property
    def why_not(self) -> HallError | None:
        """Return why no key can be had on this system; None where they can."""
        return self._backend.why_not

    @property
    def taken(self) -> Mapping[str, str]:
        """Return the acts whose key is really held, with that key."""
        return {act: str(chord) for chord, act in self._taken.items()}

    def set_keys(self, keys: Mapping[str, str]) -> dict[str, HallError]:
        """Take these keys, and give back all others.

        Args:
            keys: Name of an act, and its key such as `F13` or `Ctrl+Alt+5`.

        Returns:
            The acts that get no key, each with what is in the way; empty when all is well.
        """
        self.give_back()
        self._wanted = dict(keys)
        if self._backend.why_not is not None:
            return dict.fromkeys(keys, self._backend.why_not)
        refused: dict[str, HallError] = {}
        for act, key in keys.items():
            try:
                self._take(act, key)
            except HallError as error:
                refused[act] = error
        return refused

    def give_back(self) -> None:
        """Leave all keys to the others, for a while: while a key is being chosen."""
        for chord in self._taken:
            self._backend.give_back(chord)
        self._taken.clear()

    def take_again(self) -> dict[str, HallError]:
        """Take the keys that were wanted last; returns what is in the way, by act."""
        return self.set_keys(self._wanted)

    def try_key(self, key: str) -> None:
        """Find out whether a key can be had, without keeping it.

        Raises:
            HallError: What is in the way.
        """
        chord = chord_of(key)
        check_system_key(chord)
        if chord in self._taken:
            return
        if self._backend.why_not is not None:
            raise self._backend.why_not
        self._backend.take(chord)
        self._backend.give_back(chord)

    def close(self) -> None:
        """Give everything back for good."""
        self._taken.clear()
        self._backend.close()

    def _take(self, act: str, key: str) -> None:
        chord = chord_of(key)
        check_system_key(chord)
        self._backend.take(chord)
        self._taken[chord] = act

    def _on_fired(self, chord: Chord) -> None:
        act = self._taken.get(chord)
        if act is not None:
            self.pressed.emit(act)
