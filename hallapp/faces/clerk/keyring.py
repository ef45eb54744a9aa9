"""The keys of a desk at work: remembered, shown wherever they stand, taken while somebody sits."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from hallapp.faces.clerk.keys import DeskKey, DeskKeys, KeyChoice, usual_keys
from hallapp.faces.clerk.keys_memory import DeskMemory
from hallapp.faces.clerk.messages import Message, Teller, failure
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.errors import KeyTakenError
from hallapp.qtkit.global_keys import GlobalKeys, KeyBackend, open_backend
from hallapp.qtkit.key_map import KeyKind
from hallapp.qtkit.message_strip import Level


class DeskKeyring(QObject):
    """Knows the keys of this desk.

    Signals:
        pressed: A key went down while another program may have the keyboard; carries its
            `DeskKey`.
        changed: The keys are others now, or others of them are held.
    """

    pressed = Signal(object)
    changed = Signal()

    def __init__(
        self,
        memory: DeskMemory,
        teller: Teller,
        parent: QObject,
        backend: Callable[[], KeyBackend] = open_backend,
    ) -> None:
        super().__init__(parent)
        self._memory = memory
        self._teller = teller
        self._backend = backend
        self._system: GlobalKeys | None = None
        self._refused: dict[DeskKey, HallError] = {}
        self._is_working = False
        self._keys = usual_keys()
        try:
            self._keys = memory.keys()
        except HallError as error:
            teller.tell(failure(error))

    @property
    def keys(self) -> DeskKeys:
        """Return the keys of this workstation."""
        return self._keys

    @property
    def why_not(self) -> HallError | None:
        """Return why no key works over other programs here; None where they can."""
        return self._registry().why_not

    @property
    def asks_for_choice(self) -> bool:
        """Return whether nobody has been asked yet which keys work over other programs."""
        return self._keys.choice is KeyChoice.UNASKED and self.why_not is None

    def held(self) -> dict[DeskKey, str]:
        """Return the keys that do work over other programs at this moment."""
        if self._system is None:
            return {}
        return {DeskKey(name): key for name, key in self._system.taken.items()}

    def refused(self) -> Mapping[DeskKey, HallError]:
        """Return what is in the way of a key over other programs."""
        return self._refused

    def start(self) -> None:
        """Take the keys over other programs: somebody sits at the desk."""
        if self._is_working:
            return
        self._is_working = True
        self._take()
        if self._refused:
            self._tell_refused()

    def stop(self) -> None:
        """Give them back: nobody sits here, or the desk is locked."""
        if self._is_working:
            self._is_working = False
            self._take()

    def close(self) -> None:
        """Give everything back for good."""
        self._is_working = False
        if self._system is not None:
            self._system.close()
            self._system = None

    def listen_for_choice(self, *, is_listening: bool) -> None:
        """Let every key through while a new one is being pressed."""
        if self._system is None:
            return
        if is_listening:
            self._system.give_back()
        else:
            self._take()

    def choose_set(self, choice: KeyChoice) -> None:
        """Take one of the ready sets over other programs, or none."""
        self._keep(self._keys.with_set(choice))
        if self._refused:
            self._tell_refused()
        elif choice is KeyChoice.OFF:
            self._teller.tell(Message(_("在别的程序里按键不叫号。以后可在“按键设置”里改。")))
        else:
            text = _("在别的程序里也能叫号：{key} 下一位。其余见“按键设置”。")
            key = self._keys.system_key_of(DeskKey.NEXT)
            self._teller.tell(Message(text.format(key=key), level=Level.DONE))

    def choose_own(self) -> None:
        """Keep the keys over other programs as they are, to change them one by one."""
        self._keep(replace(self._keys, choice=KeyChoice.OWN))

    def choose_key(self, kind: KeyKind, key: DeskKey, name: str) -> None:
        """Give one thing another key.

        Raises:
            HallError: It cannot be had: refused, taken by another act or another program.
        """
        try:
            chosen = self._keys.with_key(kind, key, name)
        except KeyTakenError as error:
            word = DeskKey(str(error.facts["act"])).short_word
            raise KeyTakenError(key=error.facts["key"], act=word) from error
        if kind is KeyKind.SYSTEM and chosen.system_key_of(key) != self._keys.system_key_of(key):
            self._registry().try_key(name)
        self._keep(chosen)

    def remove_key(self, kind: KeyKind, key: DeskKey) -> None:
        """Let no key do this."""
        self._keep(self._keys.without(kind, key))

    def restore(self) -> None:
        """Bring back the usual keys in the window."""
        self._keep(self._keys.with_usual_window())

    def _keep(self, keys: DeskKeys) -> None:
        self._keys = keys
        try:
            self._memory.keep_keys(keys)
        except HallError as error:
            self._teller.tell(failure(error))
        self._take()

    def _take(self) -> None:
        wanted: Mapping[str, str] = self._keys.system.keys if self._is_working else {}
        if wanted or self._system is not None:
            refused = self._registry().set_keys(wanted)
            self._refused = {DeskKey(name): error for name, error in refused.items()}
        self.changed.emit()

    def _tell_refused(self) -> None:
        self._teller.tell(failure(next(iter(self._refused.values()))))

    def _registry(self) -> GlobalKeys:
        if self._system is None:
            self._system = GlobalKeys(self._backend(), self)
            self._system.pressed.connect(self._on_pressed)
        return self._system

    @Slot(str)
    def _on_pressed(self, name: str) -> None:
        self.pressed.emit(DeskKey(name))
