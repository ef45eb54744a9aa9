"""The two weights that papers are set in, the font of rare names, and what they can draw.

The fonts are parsed once per process, behind a lock (about 100 ms a weight); every paper shares
them. Saving a document reads the shared font file, so papers are saved one at a time: `PRESS`.
The font of rare names is large: it is parsed when the first character is met that needs it.
"""

from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from threading import RLock
from typing import Any, cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from typing_extensions import override

from hallapp.kernel.characters import (
    EXTENSIONS,
    RARE_FONT,
    has_extension,
    in_place_of,
    is_unseen,
)
from hallapp.kernel.places import resources
from hallapp.slips.errors import FontMissingError

PRESS = RLock()
RARE = "HanaMinB"
"""What PDF libraries call the font of rare names; it has one weight."""

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
    return _made(weight.value, resources() / "fonts" / f"{weight.value}.ttf")


def rare_font() -> Any | None:
    """Return the font of rare names, parsed when first asked for; None where it was left out.

    Raises:
        FontMissingError: The font file is broken.
    """
    with PRESS:
        return _rare_registered()


@cache
def _rare_registered() -> Any | None:
    path = resources() / "fonts" / RARE_FONT
    # An installation may leave the large file out: its papers show code points.
    return _made(RARE, path) if path.is_file() else None


def _made(name: str, path: Path) -> Any:
    try:
        made = PaperFont(name, str(path), asciiReadable=False)
    except (OSError, TTFError) as error:
        raise FontMissingError(font=path.name) from error
    cast("Any", pdfmetrics).registerFont(made)
    return made


class _Widths(dict[int, float]):
    """The widths of a weight, and of the rare characters that stand among its text."""

    def __missing__(self, code: int) -> float:
        """Return the width of a rare character; no other one is in a legible text."""
        rare = rare_font()
        if rare is None:
            raise KeyError(code)
        width: float = rare.face.charWidths[code]
        return width


@cache
def advances(weight: Weight) -> Mapping[int, float]:
    """Return the width of every character of a legible text, in thousandths of an em."""
    return _Widths(font(weight).face.charWidths)


def is_drawn(character: str) -> bool:
    """Whether both weights have a glyph for a character."""
    return all(ord(character) in font(weight).face.charToGlyph for weight in Weight)


def is_rare(character: str) -> bool:
    """Whether a character is drawn by the font of rare names only.

    Raises:
        FontMissingError: The font file is broken.
    """
    if ord(character) not in EXTENSIONS or is_drawn(character):
        return False
    rare = rare_font()
    return rare is not None and ord(character) in rare.face.charToGlyph


def rare_places(text: str) -> frozenset[int]:
    """Return the places of the characters that the font of rare names draws; mostly none."""
    if not has_extension(text):
        return frozenset()
    return frozenset(place for place, character in enumerate(text) if is_rare(character))


def missing_characters(text: str) -> tuple[str, ...]:
    """Return the characters of a text that no font of the hall draws, each once, in order."""
    return tuple(dict.fromkeys(c for c in text if not _is_settled(c)))


def _is_settled(character: str) -> bool:
    return character.isspace() or is_unseen(character) or is_drawn(character) or is_rare(character)


def legible(text: str, unknown: dict[str, None]) -> str:
    """Return a text that can be drawn whole: unknown characters as 〔U+31350〕, never blank.

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
        if character == "\n" or ord(character) in _plain_codes() or is_rare(character):
            pieces.append(character)
        else:
            unknown[character] = None
            pieces.append(in_place_of(character))
    return "".join(pieces)
