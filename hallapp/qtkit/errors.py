"""What the surroundings of a screen can lack, and which keys cannot be had."""

from typing import ClassVar

from hallapp.kernel.errors import RuleError, SurroundingsError


class FontMissingError(SurroundingsError):
    """The Chinese font that comes with the program is not where it belongs."""

    code = "qtkit.font_missing"
    facts_named: ClassVar[tuple[str, ...]] = ("folder",)


class PictureNotSavedError(SurroundingsError):
    """A picture of a screen could not be written (disk full, folder closed)."""

    code = "qtkit.picture_not_saved"
    facts_named: ClassVar[tuple[str, ...]] = ("path",)


class KeyUnknownError(RuleError):
    """A text names no key (fact `key`)."""

    code = "qtkit.key_unknown"
    facts_named: ClassVar[tuple[str, ...]] = ("key",)


class KeyTakenError(RuleError):
    """Another act has this key already.

    Facts: `key`, and `act`, the name of the other act; who says it to a person puts its word in.
    """

    code = "qtkit.key_taken"
    facts_named: ClassVar[tuple[str, ...]] = ("key", "act")


class WindowKeyRefusedError(RuleError):
    """A key types, moves or leaves, or means something else on every page (fact `key`)."""

    code = "qtkit.window_key_refused"
    facts_named: ClassVar[tuple[str, ...]] = ("key",)


class GlobalKeyRefusedError(RuleError):
    """A key may not be taken from all other programs (fact `key`)."""

    code = "qtkit.global_key_refused"
    facts_named: ClassVar[tuple[str, ...]] = ("key",)


class KeyHeldElsewhereError(SurroundingsError):
    """Another program, or the system itself, has taken this key for itself (fact `key`)."""

    code = "qtkit.key_held_elsewhere"
    facts_named: ClassVar[tuple[str, ...]] = ("key",)


class KeyNotThereError(SurroundingsError):
    """The keyboard as the system knows it has no such key (fact `key`)."""

    code = "qtkit.key_not_there"
    facts_named: ClassVar[tuple[str, ...]] = ("key",)


class GlobalKeysUnavailableError(SurroundingsError):
    """This system lets no program have keys while another has the keyboard."""

    code = "qtkit.global_keys_unavailable"


class GlobalKeysWaylandError(GlobalKeysUnavailableError):
    """Wayland gives a key only to the program that has the keyboard."""

    code = "qtkit.global_keys_wayland"


class GlobalKeysLostError(GlobalKeysUnavailableError):
    """The X server cannot be reached for them, or its library is missing."""

    code = "qtkit.global_keys_lost"
