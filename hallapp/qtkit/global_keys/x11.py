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

Pair = tuple[int, int]
"""A keycode, and the bits of the keys held down with it."""

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
        self._taken: dict[Chord, tuple[Pair, ...]] = {}
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
        pairs = self._pairs(chord)
        if not pairs:
            raise KeyNotThereError(key=str(chord))
        self._grab(chord, pairs)
        self._taken[chord] = pairs
        # Waiting for the answers may have read presses off the wire: the notifier would not
        # wake up for them any more.
        self._on_news()

    def give_back(self, chord: Chord) -> None:
        """Leave the key to the others again."""
        for pair in self._taken.pop(chord, ()):
            self._server.ungrab(*pair)

    def close(self) -> None:
        """Disconnect; the server gives back every key."""
        self._notifier.setEnabled(False)
        self._taken.clear()
        self._server.close()

    @Slot()
    def _on_news(self) -> None:
        while self._read_news():
            self._follow_keyboard()
        if not self._server.is_alive:
            # A closed connection stays readable: the program would turn round and round.
            self._notifier.setEnabled(False)

    def _read_news(self) -> bool:
        """Read what was told; returns whether the keyboard has other meanings now."""
        changed = False
        for news in self._server.news():
            if news.keycode == 0:
                changed = True
            elif news.is_press:
                self._pressed(news)
            else:
                self._released[news.keycode] = news.at_ms
        return changed

    def _pressed(self, news: KeyNews) -> None:
        # A key held down comes as up and down at the very same moment, again and again.
        if self._released.pop(news.keycode, None) == news.at_ms:
            return
        held = news.modifiers & (SHIFT | CONTROL | ALT)
        for chord, pairs in self._taken.items():
            if (news.keycode, held) in pairs and self._fired is not None:
                self._fired(chord)
                return

    def _grab(self, chord: Chord, pairs: tuple[Pair, ...]) -> None:
        got: list[Pair] = []
        for pair in pairs:
            if not self._server.grab(*pair):
                for each in got:
                    self._server.ungrab(*each)
                raise KeyHeldElsewhereError(key=str(chord))
            got.append(pair)

    def _follow_keyboard(self) -> None:
        """Find the keys at their new places, and leave alone what stays where it is.

        The server tells of another layout whenever one types on another of two keyboards, so
        with each press of a keypad: a key given back and taken again in that moment is lost.
        """
        try:
            self._learn_keyboard()
        except GlobalKeysLostError:
            return
        for chord, before in tuple(self._taken.items()):
            pairs = self._pairs(chord)
            try:
                self._grab(chord, tuple(pair for pair in pairs if pair not in before))
            except KeyHeldElsewhereError:
                # Nobody waits for an answer here. The page of the keys asks again when opened.
                pairs = tuple(pair for pair in pairs if pair in before)
            for pair in before:
                if pair not in pairs:
                    self._server.ungrab(*pair)
            self._taken[chord] = pairs

    def _learn_keyboard(self) -> None:
        self._signs = self._server.keysyms()
        locks = {CAPS_LOCK}
        for bit, codes in enumerate(self._server.modifier_keys()):
            signs = {sign for code in codes for sign in self._signs.get(code, ())}
            if signs & {_NUM_LOCK, _SCROLL_LOCK}:
                locks.add(1 << bit)
        every = chain.from_iterable(combinations(locks, count) for count in range(len(locks) + 1))
        self._locks = tuple(sum(some) for some in every)

    def _pairs(self, chord: Chord) -> tuple[Pair, ...]:
        """Return where the key is, with the keys held and every combination of the locks."""
        held = _modifiers(chord)
        return tuple(
            (code, held | locks) for code in self._keycodes(chord) for locks in self._locks
        )

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
