"""The two weights that papers are set in, and which characters they can draw.

The fonts are parsed once per process, behind a lock (about 100 ms a weight); every paper shares
them. Saving a document reads the shared font file, so papers are saved one at a time: `PRESS`.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from threading import RLock
from typing import Any, cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from typing_extensions import override

from hallapp.kernel.places import resources
from hallapp.slips.errors import FontMissingError
from hallapp.slips.terms import code_point

PRESS = RLock()

# Invisible by nature: nothing is lost when they are left out. (Cc control, Cf format such as
# right-to-left marks, variation selectors.)
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf"})
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_CODES_A_BLOCK = 100  # as many entries as one block of a CMap may have


class Weight(Enum):
    """A weight of the hall's font; the value is what PDF libraries call it."""

    REGULAR = "NotoSansSC-Regular"
    BOLD = "NotoSansSC-Bold"


class PaperFont(TTFont):
    """A font whose text can be copied out of the PDF, characters beyond U+FFFF included.

    The library writes such characters into the ToUnicode map as five hex digits, so that
    another character comes out; the map must hold UTF-16 (PDF 32000-1, 9.10.3).
    """

    @override
    def addObjects(self, doc: Any) -> None:
        """Add the font to a document, then put right what its text maps to."""
        subsets: list[list[int]] = [list(subset) for subset in self.state[doc].subsets]
        cast("Any", super()).addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for number, subset in enumerate(subsets):
            internal = f"{doc.fontMapping[self.fontName][1:]}+{number}"
            name: str = fonts[internal].BaseFont
            doc.idToObject[f"toUnicodeCMap:{name}"].content = unicode_map(name, subset)


def unicode_map(name: str, subset: list[int]) -> str:
    """Return the CMap that tells which text the codes of a font subset stand for."""
    head = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <{len(subset) - 1:02X}>\nendcodespacerange\n"
    )
    entries = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>"
        for code, point in enumerate(subset)
    ]
    blocks = [entries[at : at + _CODES_A_BLOCK] for at in range(0, len(entries), _CODES_A_BLOCK)]
    body = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
    )
    return head + body + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


def warm_up() -> None:
    """Load the fonts now, so that the first paper need not wait for them.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    for weight in Weight:
        font(weight)
    _plain_codes()


def font(weight: Weight) -> Any:
    """Return a weight, parsed and registered once per process.

    Raises:
        FontMissingError: The font file is gone or broken.
    """
    with PRESS:
        return _registered(weight)


@cache
def _registered(weight: Weight) -> Any:
    path = resources() / "fonts" / f"{weight.value}.ttf"
    try:
        made = PaperFont(weight.value, str(path), asciiReadable=False)
    except (OSError, TTFError) as error:
        raise FontMissingError(font=path.name) from error
    cast("Any", pdfmetrics).registerFont(made)
    return made


@cache
def advances(weight: Weight) -> Mapping[int, float]:
    """Return the width of every character that a weight draws, in thousandths of an em."""
    widths: Mapping[int, float] = font(weight).face.charWidths
    return widths


def is_drawn(character: str) -> bool:
    """Whether both weights have a glyph for a character."""
    return all(ord(character) in font(weight).face.charToGlyph for weight in Weight)


def is_unseen(character: str) -> bool:
    """Whether a character has no shape of its own: controls, direction marks, selectors."""
    return unicodedata.category(character) in _UNSEEN_CATEGORIES or any(
        ord(character) in block for block in _SELECTORS
    )


def missing_characters(text: str) -> tuple[str, ...]:
    """Return the characters of a text that no font of the hall draws, each once, in order."""
    return tuple(dict.fromkeys(c for c in text if not _is_settled(c)))


def _is_settled(character: str) -> bool:
    return character.isspace() or is_unseen(character) or is_drawn(character)


def legible(text: str, unknown: dict[str, None]) -> str:
    """Return a text that can be drawn whole: unknown characters as 〔U+20BB7〕, never blank.

    Line ends stay, other runs of white space become one space, what has no shape is left out.

    Args:
        text: Any text.
        unknown: Receives the characters without a glyph, as keys.
    """
    if is_plain(text):
        return text
    lines = [" ".join(_spaced(line).split()) for line in text.splitlines()]
    return _shown("\n".join(line for line in lines if line), unknown)


@cache
def _plain_codes() -> frozenset[int]:
    drawn: Iterable[int] = font(Weight.REGULAR).face.charToGlyph
    return frozenset(
        code
        for code in drawn
        if is_drawn(chr(code)) and not is_unseen(chr(code)) and not chr(code).isspace()
    ) | {0x20}


def is_plain(text: str) -> bool:
    """Whether a text can be drawn as it stands, which nearly all can."""
    return _plain_codes().issuperset(map(ord, text)) and "  " not in text and text == text.strip()


def _spaced(line: str) -> str:
    return "".join(" " if c.isspace() else c for c in line if c.isspace() or not is_unseen(c))


def _shown(text: str, unknown: dict[str, None]) -> str:
    pieces: list[str] = []
    for character in text:
        if character == "\n" or ord(character) in _plain_codes():
            pieces.append(character)
        else:
            unknown[character] = None
            pieces.append(f"〔{code_point(character)}〕")
    return "".join(pieces)
