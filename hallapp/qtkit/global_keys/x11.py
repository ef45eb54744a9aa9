"""Keys of the whole system on X11: taken from the root window, whatever locks are on."""

from itertools import chain, combinations

from PySide6.QtCore import QObject, QSocketNotifier, Slot

from hallapp.kernel.errors import HallError
from hallapp.qtkit.errors import (
    GlobalKeysLostError,
    KeyHeldElsewhereError,
    KeyNotThereError,
)
from hallapp.qtkit.global_keys.backend import Fired, KeyBackend, NoKeys
from hallapp.qtkit.global_keys.xcb import ALT, CAPS_LOCK, CONTROL, SHIFT, KeyNews, XServer
from hallapp.qtkit.key_map import FIRST_FREE_FUNCTION, Chord

_F1_KEYSYM = 0xFFBE
_NUM_LOCK, _SCROLL_LOCK = 0xFF7F, 0xFF14
_F13_KEYCODE = 191
"""Where Linux puts the thirteenth function key. The usual layouts give the keys from here on other
names (XF86Tools, XF86Launch5, ...), so that looking for F13 by its name finds nothing."""


def x11_keys(display: str | None = None) -> KeyBackend:
    """Return the way of an X server, or why it cannot be reached.

    Args:
        display: Such as `:1`; None takes what the environment names.
    """
    try:
        return X11Keys(XServer(display))
    except GlobalKeysLostError as error:
        return NoKeys(error)


class X11Keys(QObject):
    """Takes keys from the root window of an X server."""

    def __init__(self, server: XServer) -> None:
        super().__init__()
        self._server = server
        self._fired: Fired | None = None
        self._taken: dict[Chord, tuple[int, ...]] = {}
        self._released: dict[int, int] = {}
        self._learn_keyboard()
        self._notifier = QSocketNotifier(server.descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_news)

    @property
    def why_not(self) -> HallError | None:
        """Return why no key can be had; None while the server answers."""
        return None if self._server.is_alive else GlobalKeysLostError(reason="")

    def listen(self, fired: Fired) -> None:
        """Say whom to call for each press."""
        self._fired = fired

    def take(self, chord: Chord) -> None:
        """Take a key, with every combination of the locks.

        Raises:
            KeyHeldElsewhereError: Another program has it, even if only with some of the locks.
            KeyNotThereError: The keyboard has no such key.
        """
        codes = self._keycodes(chord)
        if not codes:
            raise KeyNotThereError(key=str(chord))
        got: list[tuple[int, int]] = []
        for code in codes:
            for locks in self._locks:
                modifiers = _modifiers(chord) | locks
                if not self._server.grab(code, modifiers):
                    for pair in got:
                        self._server.ungrab(*pair)
                    raise KeyHeldElsewhereError(key=str(chord))
                got.append((code, modifiers))
        self._taken[chord] = codes
        # Waiting for the answers may have read presses off the wire: the notifier would not
        # wake up for them any more.
        self._on_news()

    def give_back(self, chord: Chord) -> None:
        """Leave the key to the others again."""
        for code in self._taken.pop(chord, ()):
            for locks in self._locks:
                self._server.ungrab(code, _modifiers(chord) | locks)

    def close(self) -> None:
        """Disconnect; the server gives back every key."""
        self._notifier.setEnabled(False)
        self._taken.clear()
        self._server.close()

    @Slot()
    def _on_news(self) -> None:
        changed = False
        for news in self._server.news():
            if news.keycode == 0:
                changed = True
            elif news.is_press:
                self._pressed(news)
            else:
                self._released[news.keycode] = news.at_ms
        if changed:
            self._take_anew()
        if not self._server.is_alive:
            # A closed connection stays readable: the program would turn round and round.
            self._notifier.setEnabled(False)

    def _pressed(self, news: KeyNews) -> None:
        # A key held down comes as up and down at the very same moment, again and again.
        if self._released.pop(news.keycode, None) == news.at_ms:
            return
        held = news.modifiers & (SHIFT | CONTROL | ALT)
        for chord, codes in self._taken.items():
            if news.keycode in codes and _modifiers(chord) == held and self._fired is not None:
                self._fired(chord)
                return

    def _take_anew(self) -> None:
        """Find the keys at their new places: somebody changed the keyboard's layout."""
        wanted = tuple(self._taken)
        for chord in wanted:
            self.give_back(chord)
        self._learn_keyboard()
        for chord in wanted:
            try:
                self.take(chord)
            except (KeyHeldElsewhereError, KeyNotThereError):
                # Nobody waits for an answer here. The page of the keys asks again when opened.
                continue

    def _learn_keyboard(self) -> None:
        self._signs = self._server.keysyms()
        locks = {CAPS_LOCK}
        for bit, codes in enumerate(self._server.modifier_keys()):
            signs = {sign for code in codes for sign in self._signs.get(code, ())}
            if signs & {_NUM_LOCK, _SCROLL_LOCK}:
                locks.add(1 << bit)
        every = chain.from_iterable(combinations(locks, count) for count in range(len(locks) + 1))
        self._locks = tuple(sum(some) for some in every)

    def _keycodes(self, chord: Chord) -> tuple[int, ...]:
        sign = _F1_KEYSYM + chord.function - 1 if chord.function else ord(chord.key.lower())
        named = tuple(code for code, signs in self._signs.items() if signs[:1] == (sign,))
        if not named and chord.function >= FIRST_FREE_FUNCTION:
            code = _F13_KEYCODE + chord.function - FIRST_FREE_FUNCTION
            return (code,) if code in self._signs else ()
        return named


def _modifiers(chord: Chord) -> int:
    bits = ((chord.shift, SHIFT), (chord.ctrl, CONTROL), (chord.alt, ALT))
    return sum(bit for is_held, bit in bits if is_held)
