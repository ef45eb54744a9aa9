"""Rare characters on screens: their font is loaded when the first one is to be shown.

What no font draws, ours or the system's, is shown as its code point, so that nobody takes an
empty box for a name. All of it belongs to the main thread, before the text goes to a widget.
"""

import re
from functools import cache

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication, QLineEdit

from hallapp.kernel.characters import RARE_FONT, has_extension, in_place_of, is_unseen
from hallapp.kernel.places import resources
from hallapp.qtkit import theme

# Where a character may be one that not even the hall's font draws: the latest of the first
# blocks, private use, halves of pairs, and everything beyond U+FFFF.
_DOUBTFUL = re.compile("[\u4db6-\u4dbf\u9ff0-\u9fff\ud800-\uf8ff\U00010000-\U0010ffff]")


def ensure_drawn(text: str) -> None:
    """Load the font of rare names if a text needs it; for fields in which a person types."""
    # Our own two weights draw some of the extensions, the most usual ones.
    if has_extension(text) and not all(map(_has_glyph, filter(has_extension, text))):
        _load()


def shown(text: str) -> str:
    """Return a text as a screen can show it: unknown characters as `〔U+31350〕`.

    Args:
        text: A name, or any text with names in it. Nearly always it comes back as it was.
    """
    if _DOUBTFUL.search(text) is None:
        return text
    ensure_drawn(text)
    return _DOUBTFUL.sub(_drawn_or_named, text)


def _drawn_or_named(found: re.Match[str]) -> str:
    character = found.group()
    return character if _is_drawn(character) else in_place_of(character)


@cache
def _is_drawn(character: str) -> bool:
    return is_unseen(character) or _has_glyph(character)


def _has_glyph(character: str) -> bool:
    # Asks the fonts that Qt falls back to as well.
    return QFontMetrics(theme.font(theme.BODY_PX)).inFontUcs4(ord(character))


@cache
def _load() -> None:
    """Add the font of rare names behind ours; without its file, code points are shown."""
    loaded = QFontDatabase.addApplicationFont(str(resources() / "fonts" / RARE_FONT))
    for family in QFontDatabase.applicationFontFamilies(loaded):
        # Some systems search application fonts for lacking characters by themselves; not all.
        QFont.insertSubstitution(theme.family(), family)
    for widget in QApplication.allWidgets():
        # A field lays its text out before it says that somebody typed: empty boxes until now.
        if isinstance(widget, QLineEdit) and has_extension(widget.text()):
            QApplication.sendEvent(widget, QEvent(QEvent.Type.FontChange))
