"""Where a line of Chinese may end, and the little air between Han characters and digits.

Source: GB/T 15834 5.1 (点号不出现在一行之首; opening marks not at a line's end).
"""

import re
from collections.abc import Sequence

# Marks that may not begin a line, and marks that may not end one.
CLOSING = frozenset("，。、；：？！）】》〉」』〕〗’”…—～·％‰℃°,.;:?!)]}>%")
OPENING = frozenset("（【《〈「『〔〖‘“([{<￥¥#№")
_DIGITS = frozenset("0123456789")
_COUNTED = frozenset("年月日时分秒号元个份条款项次人样版页米")
# Short remarks that mean nothing cut in two: a line ends before them.
_WHOLE_REMARKS = ("（示例）",)
_JOINED_TWINS = frozenset("—…")
# Marks that hold a word, a number, a phone or an address together.
_INSIDE_WORDS = frozenset("-_.,:/@+&=?%~'—–#")
_HAN_BLOCKS = (
    range(0x4E00, 0xA000),
    range(0x3400, 0x4DC0),
    range(0x20000, 0x323B0),
    range(0xF900, 0xFB00),
    range(0x3007, 0x3008),
)
_FIRST_CJK = "\u2e80"
# A little under an eighth of an em: from a tenth on, programs that copy text out of a PDF take
# the air for a space, and the air is never to be stored.
AIR_EM = 0.095


def is_han(character: str) -> bool:
    """Whether a character is an ideograph (汉字)."""
    return any(ord(character) in block for block in _HAN_BLOCKS)


def is_word(character: str) -> bool:
    """Whether a character is a letter or digit that is not an ideograph."""
    return character < _FIRST_CJK and character.isalnum()


def needs_air(left: str, right: str) -> bool:
    """Whether air belongs between two neighbours (Han beside letter or digit)."""
    return (is_han(left) and is_word(right)) or (is_word(left) and is_han(right))


def may_break(left: str, right: str) -> bool:
    """Whether a line may end after `left` when `right` follows."""
    if right.isspace() or right in CLOSING or left in OPENING:
        return False
    # A number stays with what it counts: 2026年, 20元.
    if left in _DIGITS and right in _COUNTED:
        return False
    return not _in_one_word(left, right)


def _in_one_word(left: str, right: str) -> bool:
    if left == right and left in _JOINED_TWINS:
        return True
    if is_word(right):
        return is_word(left) or left in _INSIDE_WORDS
    return is_word(left) and right in _INSIDE_WORDS


def _inside_remarks(text: str) -> set[int]:
    """Return the places inside short remarks, where no line may end."""
    return {
        place
        for remark in _WHOLE_REMARKS
        for found in re.finditer(re.escape(remark), text)
        for place in range(found.start() + 1, found.end())
    }


def break_lines(text: str, advances: Sequence[float], width: float) -> list[str]:
    """Break one paragraph into lines no wider than `width`.

    A word wider than the line is cut where the line ends; nothing is ever left out. Spaces at
    the ends of lines are dropped.

    Args:
        text: One paragraph, without line feeds.
        advances: Width of each character, the air before it included.
        width: In the unit of `advances`.
    """
    lines: list[str] = []
    held = _inside_remarks(text)
    start, place, used = 0, -1, 0.0
    for index, advance in enumerate(advances):
        if index > start and may_break(text[index - 1], text[index]) and index not in held:
            place = index
        used += advance
        if used > width and index > start and not text[index].isspace():
            end = place if place > start else index
            lines.append(text[start:end].strip())
            start, place = end, -1
            used = sum(advances[start : index + 1])
    lines.append(text[start:].strip())
    return [line for line in lines if line] or [""]
