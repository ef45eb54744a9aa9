"""Pinyin of names, for people who type letters instead of characters (拼音检索).

Computed when an item is saved, never when one searches: loading the dictionary takes longer
than a whole search.
"""

from dataclasses import dataclass
from functools import cache
from typing import Protocol

from hallapp.guides.matching import key

# Words of the hall that the dictionary reads wrongly: 还 is read hái where it means huán.
_HALL_WORDS = {
    "还款": [["huán"], ["kuǎn"]],
    "还贷": [["huán"], ["dài"]],
    "退还": [["tuì"], ["huán"]],
    "返还": [["fǎn"], ["huán"]],
}


@dataclass(frozen=True)
class Spelling:
    """How a name is typed with letters.

    Attributes:
        initials: First letters of the syllables, such as `spjyxk`.
        syllables: The syllables with one blank between them, `shi pin jing ying xu ke`.
    """

    initials: str
    syllables: str


class _Reader(Protocol):
    def __call__(self, hans: str) -> list[str]: ...


def spelling(name: str) -> Spelling:
    """Return how a name is typed: whole words decide how a character is read (单位 dan wei).

    Digits stand as they are in both forms, signs are left out, `ü` is `v` as input methods
    have it. A Latin word counts as one syllable.
    """
    pieces = [piece for piece in map(key, _reader()(name)) if piece]
    initials = "".join(_initial(piece) for piece in pieces)
    return Spelling(initials, " ".join(pieces))


def _initial(piece: str) -> str:
    """Return the first letter of a syllable; a number stays whole."""
    return piece[0] if piece.isascii() and piece.isalpha() else piece


@cache
def _reader() -> _Reader:
    import pypinyin

    pypinyin.load_phrases_dict(_HALL_WORDS)

    def read(hans: str) -> list[str]:
        return pypinyin.lazy_pinyin(hans)

    return read
