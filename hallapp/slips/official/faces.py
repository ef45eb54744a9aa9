"""The fonts of official papers: those of the system where they are installed, else the hall's own.

GB/T 9704 asks for 小标宋 in titles and 仿宋 in the text. Neither has a free font that could come
with the hall, but many offices have both: they are looked for by the names of their files. Where
they are missing, Noto Serif SC (宋体) stands in, in titles with an outline that makes it heavier.

A character that the chosen font lacks is drawn by the next one: system, Noto Serif SC, Noto Sans
SC, the font of rare names. A text that went through `legible` is always drawn whole.
"""

import os
import struct
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any, cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError

from hallapp.kernel.places import resources
from hallapp.slips.errors import FontMissingError
from hallapp.slips.fonts import PRESS, PaperFont, Weight, font, rare_font

SONG_FILE = "NotoSerifSC-Regular.ttf"
_SONG = "NotoSerifSC-Regular"
# A font that lacks one of these, or draws them narrower than an em, is not the one looked for.
_SAMPLE = (0x53D7, 0x7406, 0x901A, 0x77E5, 0x4E66, 0x3014, 0x3015, 0x5E74, 0x6708, 0x65E5)
_EM = 1000
_DEEPEST = 4  # folders below a font folder; systems sort by kind and maker, no deeper


class Face(Enum):
    """A hand of an official paper; the value names it among the fonts of a PDF."""

    TITLE = "hall-title"
    BODY = "hall-body"
    STRONG = "hall-strong"


# File names, in small letters, in the order in which they are preferred.
_FILES: Mapping[Face, tuple[str, ...]] = {
    Face.TITLE: ("fzxbs*.ttf", "cesi_xbs*.ttf"),
    Face.BODY: ("simfang*.ttf", "fangsong*.ttf", "stfangso*.ttf", "fzfs*.ttf", "cesi_fs*.ttf"),
    Face.STRONG: (),
}
# The outline that makes 宋体 as heavy as 小标宋, as a part of the size.
_TITLE_OUTLINE_EM, _RARE_OUTLINE_EM = 0.032, 0.01


@dataclass(frozen=True)
class Cut:
    """A font that draws characters of a face.

    Attributes:
        name: What the PDF library calls it.
        widths: Of every character it draws, in thousandths of an em.
        outline_em: Width of the outline round each character, as a part of the size.
        file: Name of its file.
    """

    name: str
    widths: Mapping[int, float]
    outline_em: float
    file: str

    @property
    def is_system(self) -> bool:
        """Whether it was found on this machine and did not come with the hall."""
        return self.name.startswith("hall-")


def font_folders() -> tuple[Path, ...]:
    """Return the folders in which this system keeps its fonts, those of the person included."""
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home))
        return (
            Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
            Path(local) / "Microsoft" / "Windows" / "Fonts",
        )
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local" / "share" / "fonts",
        home / ".fonts",
    )


@cache
def cuts(face: Face) -> tuple[Cut, ...]:
    """Return the fonts of a face, the one that is asked first at the front.

    Raises:
        FontMissingError: The hall's own font file is gone or broken.
    """
    with PRESS:
        found = [_plain(Weight.BOLD)] if face is Face.STRONG else [*_of_system(face), _song(face)]
        return (*found, _plain(Weight.REGULAR))


def cut_of(character: str, face: Face) -> Cut:
    """Return the font that draws a character of a legible text."""
    code = ord(character)
    for cut in cuts(face):
        if code in cut.widths:
            return cut
    return _rare()


def _of_system(face: Face) -> Iterator[Cut]:
    for path in sorted(_candidates(font_folders(), _FILES[face]), key=_preference(face)):
        made = _usable(face, path)
        if made is not None:
            yield made
            return


def _candidates(folders: Sequence[Path], patterns: tuple[str, ...]) -> Iterator[Path]:
    for folder in folders:
        for here, below, files in os.walk(folder):
            if len(Path(here).relative_to(folder).parts) >= _DEEPEST:
                below.clear()
            for name in files:
                if any(fnmatch(name.lower(), pattern) for pattern in patterns):
                    yield Path(here) / name


def _preference(face: Face) -> Any:
    def rank(path: Path) -> tuple[int, str]:
        name = path.name.lower()
        return next(n for n, p in enumerate(_FILES[face]) if fnmatch(name, p)), name

    return rank


def _usable(face: Face, path: Path) -> Cut | None:
    """Return a font of the system, or None where it is broken, forbids embedding or is another."""
    try:
        made = PaperFont(face.value, str(path), asciiReadable=False)
    except (OSError, TTFError, ValueError, LookupError, struct.error):
        return None
    widths: Mapping[int, float] = made.face.charWidths
    glyphs: Mapping[int, int] = made.face.charToGlyph
    if any(code not in glyphs or round(widths[code]) != _EM for code in _SAMPLE):
        return None
    cast("Any", pdfmetrics).registerFont(made)
    return Cut(face.value, _drawn(made), 0, path.name)


def _song(face: Face) -> Cut:
    outline = _TITLE_OUTLINE_EM if face is Face.TITLE else 0
    return Cut(_SONG, _drawn(_song_font()), outline, SONG_FILE)


@cache
def _song_font() -> Any:
    path = resources() / "fonts" / SONG_FILE
    try:
        made = PaperFont(_SONG, str(path), asciiReadable=False)
    except (OSError, TTFError) as error:
        raise FontMissingError(font=path.name) from error
    cast("Any", pdfmetrics).registerFont(made)
    return made


def _plain(weight: Weight) -> Cut:
    return Cut(weight.value, _drawn(font(weight)), 0, f"{weight.value}.ttf")


@cache
def _rare() -> Cut:
    made: Any = rare_font()
    return Cut(made.fontName, _drawn(made), _RARE_OUTLINE_EM, "")


def _drawn(made: Any) -> dict[int, float]:
    widths: Mapping[int, float] = made.face.charWidths
    glyphs: Mapping[int, int] = made.face.charToGlyph
    return {code: widths[code] for code in glyphs}
