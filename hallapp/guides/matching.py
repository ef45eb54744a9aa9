"""How well an item answers what a person typed: characters, letters, a code or strokes.

Pure: the rules. `index` finds at the speed of a key press what these rules would find one by one.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate

STROKES = "㇐㇑㇒㇔㇖"
"""Signs for typed strokes (笔画): 横竖撇点折. No name holds them; blanks part characters."""

_MOST_NEEDLES = 8
_LONGEST_NEEDLE = 60
_DIGIT_OF = {sign: str(number) for number, sign in enumerate(STROKES, 1)}
_LETTERS_OR_NOT = re.compile(r"[a-z0-9]+|[^a-z0-9]+")


class Rank(IntEnum):
    """How an item answers; less is better."""

    CODE = 0
    NAME = 1
    NAME_START = 2
    NAME_PART = 3
    INITIALS_START = 4
    INITIALS_PART = 5
    PINYIN_START = 6
    PINYIN_PART = 7
    CODE_PART = 8
    DEPARTMENT = 9
    STROKES_WHOLE = 10
    STROKES_START = 11
    STROKES_PART = 12
    NONE = 99


@dataclass(frozen=True)
class Needles:
    """What is looked for.

    Attributes:
        whole: Everything typed, as one key.
        parts: Its words, and inside a word its runs of characters and of letters; an item
            that does not hold the whole must hold each of them.
        strokes: For each of some characters that follow one another, its first strokes as
            digits (1 横, 2 竖, 3 撇, 4 点, 5 折); where there are any, nothing else is asked.
    """

    whole: str
    parts: tuple[str, ...]
    strokes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for."""
        return not (self.whole or self.strokes)


@dataclass(frozen=True, slots=True)
class Keys:
    """What of an item is looked through; all are keys as `key` makes them.

    Attributes:
        code: `ga001`.
        name: The name without signs.
        initials: `spjyxk`.
        syllables: `shi pin jing ying xu ke`.
        department: Name, initials and pinyin of the department, a blank between.
    """

    code: str
    name: str
    initials: str
    syllables: str
    department: str


def key(text: str) -> str:
    """Return a text as it is compared: one width, lower case, letters and digits only."""
    # An input method writes ü; keyboards and the stored pinyin have v.
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ü", "v")
    return "".join(character for character in folded if character.isalnum())


def code_key(code: str) -> str:
    """Return a code as it is compared: `SCJD-005` is `scjd005`."""
    return "".join(code.replace("-", "").lower().split())


def needles(text: str) -> Needles:
    """Return what to look for when a person typed `text`; an overlong text is cut."""
    if strokes := _strokes(text[:200]):
        return Needles("", (), strokes)
    words = [key(word)[:_LONGEST_NEEDLE] for word in text[:200].split()]
    parts = [part for word in words for part in _LETTERS_OR_NOT.findall(word)]
    return Needles("".join(words), tuple(dict.fromkeys(parts))[:_MOST_NEEDLES])


def rank(keys: Keys, wanted: Needles) -> Rank:
    """Return how well an item answers: as a whole, else by the worst of its parts."""
    whole = _rank(keys, wanted.whole)
    if whole is not Rank.NONE or len(wanted.parts) < 2:  # noqa: PLR2004 - the whole is the part
        return whole
    return max(_rank(keys, part) for part in wanted.parts)


def rank_by_strokes(name: str, typed: Sequence[str], orders: Mapping[str, str]) -> Rank:
    """Return how well a name answers to strokes.

    Args:
        name: Its key.
        typed: The first strokes of each of some characters that follow one another.
        orders: How a character is written, as digits.
    """
    written = [orders.get(character, "") for character in name]
    for start in range(len(written) - len(typed) + 1):
        there = written[start : start + len(typed)]
        if all(map(str.startswith, there, typed)):
            if start:
                return Rank.STROKES_PART
            return Rank.STROKES_WHOLE if there[-1] == typed[-1] else Rank.STROKES_START
    return Rank.NONE


def department_answers(department: str, needle: str) -> bool:
    """Return whether a department's key holds characters, or has letters from a start."""
    if not needle.isascii():
        return needle in department
    return any(word.startswith(needle) for word in department.split(" "))


def _strokes(text: str) -> tuple[str, ...]:
    words = ("".join(_DIGIT_OF.get(sign, "") for sign in word) for word in text.split())
    return tuple(word[:_LONGEST_NEEDLE] for word in words if word)[:_MOST_NEEDLES]


def _rank(keys: Keys, needle: str) -> Rank:
    """Return the best way in which one needle is found; the cheap questions come first."""
    if keys.code == needle:
        return Rank.CODE
    if needle in keys.name:
        return _by_name(keys.name, needle)
    return _by_letters(keys, needle) if needle.isascii() else _by_department(keys, needle)


def _by_name(name: str, needle: str) -> Rank:
    if name.startswith(needle):
        return Rank.NAME if name == needle else Rank.NAME_START
    return Rank.NAME_PART


def _by_letters(keys: Keys, needle: str) -> Rank:
    if needle in keys.initials:
        return Rank.INITIALS_START if keys.initials.startswith(needle) else Rank.INITIALS_PART
    joined = keys.syllables.replace(" ", "")
    if joined.startswith(needle):
        return Rank.PINYIN_START
    if needle in joined and _from_a_syllable(keys.syllables, needle):
        return Rank.PINYIN_PART
    return Rank.CODE_PART if needle in keys.code else _by_department(keys, needle)


def _by_department(keys: Keys, needle: str) -> Rank:
    return Rank.DEPARTMENT if department_answers(keys.department, needle) else Rank.NONE


def _from_a_syllable(syllables: str, needle: str) -> bool:
    """Return whether letters begin where a syllable begins: `an` finds 安, not 管 (guan)."""
    pieces = syllables.split(" ")
    joined = "".join(pieces)
    starts = accumulate(map(len, pieces[:-1]), initial=0)
    return any(joined.startswith(needle, start) for start in starts)
