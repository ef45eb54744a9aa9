"""Characters that a font may lack: where they stand in Unicode, and how they are named instead.

Names of people and places hold ideographs that few fonts draw. Papers and screens treat them
alike: a font of their own draws them, and what no font draws is shown as its code point.
"""

import unicodedata

EXTENSIONS = range(0x20000, 0x2EBF0)
"""Code points of the ideographs of extensions B to F, which `RARE_FONT` draws.

Source: GB 18030-2022 9.4, implementation level 3, which government services owe.
"""

RARE_FONT = "HanaMinB.ttf"
"""File in `resources/fonts` with the ideographs that the hall's own two weights lack."""

# Invisible by nature: nothing is lost when they are left out. (Cc control, Cf format such as
# right-to-left marks, variation selectors.)
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf"})
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


def has_extension(text: str) -> bool:
    """Whether a text holds an ideograph of extensions B to F."""
    # Nearly every text is settled by its highest character.
    if not text or ord(max(text)) < EXTENSIONS.start:
        return False
    return any(ord(character) in EXTENSIONS for character in text)


def is_unseen(character: str) -> bool:
    """Whether a character has no shape of its own: controls, direction marks, selectors."""
    return unicodedata.category(character) in _UNSEEN_CATEGORIES or any(
        ord(character) in block for block in _SELECTORS
    )


def code_point(character: str) -> str:
    """Return the name of a character that a person can look up, such as `U+20BB7`."""
    return f"U+{ord(character):04X}"


def in_place_of(character: str) -> str:
    """Return what stands for a character that no font draws: `〔U+20BB7〕`."""
    return f"〔{code_point(character)}〕"
