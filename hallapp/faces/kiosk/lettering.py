"""Sets Chinese and English in a room.

Wraps, puts an eighth of an em between Han and digits, shrinks as a whole rather than cut a word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QBrush,
    QFont,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from hallapp.faces.kiosk import display
from hallapp.qtkit import theme

_HAN = "\u2e80-\u2fff\u3005\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SEAM = re.compile(f"[{_HAN}](?=[0-9A-Za-z])|[0-9A-Za-z](?=[{_HAN}])")
_AIR_EM = 1 / 8
_LINE = 0.89
"""Part of the font's own line height that is used: 1.29 em for Noto Sans SC."""
_SHRINK_STEP = 0.04
LEAST_SHRINK = 0.5
_FEW = 12
"""Characters of a word on a key or a fact, which is not broken only to be larger."""


class Across(Enum):
    """Where lines stand across their room."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


class Down(Enum):
    """Where a text stands down its room."""

    TOP = 0.0
    MIDDLE = 0.5
    BOTTOM = 1.0


@dataclass(frozen=True)
class Run:
    """A piece of text in one size.

    Attributes:
        size: Font size in units.
        tint: Name of a colour of the theme.
    """

    text: str
    size: float = 44
    bold: bool = False
    tint: str = "text"


@dataclass(frozen=True)
class Setting:
    """A text that has been set: lines with their places.

    Attributes:
        layout: The lines.
        width: Width of the longest line, px.
        height: Height of all lines, px.
        shrink: 1 when nothing had to shrink.
    """

    layout: QTextLayout
    width: float
    height: float
    shrink: float

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw the lines from a top left corner."""
        self.layout.draw(painter, at)


def set_runs(
    runs: Sequence[Run],
    width_px: float,
    factor: float,
    across: Across = Across.LEFT,
    shrink: float = 1.0,
) -> Setting:
    """Set runs one after the other into lines of a width.

    Args:
        runs: What it says; a line feed in a text begins a new line.
        width_px: Width of the lines.
        factor: px for a unit.
        across: Where short lines stand.
        shrink: Factor on all sizes.
    """
    text = "".join(run.text for run in runs).replace("\n", "\u2028")
    layout = QTextLayout(text, _font(runs[0], factor * shrink) if runs else theme.font(1))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(list(_formats(runs, factor * shrink)))
    widest, down = _break_lines(layout, width_px, across)
    return Setting(layout, widest, down, shrink)


def fit_runs(
    runs: Sequence[Run], area: QRectF, factor: float, across: Across = Across.LEFT
) -> Setting:
    """Set runs so that they fit an area, all sizes alike smaller where they must.

    In large print (大字) they are larger wherever their area leaves room for it.
    """
    shrink = display.enlargement()
    while True:
        setting = set_runs(runs, area.width(), factor, across, shrink)
        fits = setting.height <= area.height() + 1 and setting.width <= area.width() + 1
        is_whole = fits and not _breaks_a_word(setting)
        if (is_whole and _stays_short(setting, runs, area, factor)) or shrink <= LEAST_SHRINK:
            return setting
        # From large print down to the usual size first, so that the usual steps follow.
        shrink = 1.0 if 1.0 < shrink < 1.0 + _SHRINK_STEP else shrink - _SHRINK_STEP


def draw_runs(
    painter: QPainter,
    runs: Sequence[Run],
    area: QRectF,
    factor: float,
    across: Across = Across.LEFT,
    down: Down = Down.MIDDLE,
) -> Setting:
    """Draw runs in an area and return how they were set."""
    setting = fit_runs(runs, area, factor, across)
    top = area.top() + (area.height() - setting.height) * down.value
    setting.draw(painter, QPointF(area.left(), top))
    return setting


def around(template: str, blank: str, fact: Run, words: Run) -> tuple[Run, ...]:
    """Return a sentence whose one blank is filled large: 前面还有 6 人.

    Args:
        template: The translated sentence with `{blank}` in it.
        blank: Name of the blank.
        fact: What fills it.
        words: Size and colour of the rest; its text is not used.
    """
    before, _found, after = template.partition("{" + blank + "}")
    made = (
        Run(before, words.size, words.bold, words.tint),
        fact,
        Run(after, words.size, words.bold, words.tint),
    )
    return tuple(run for run in made if run.text)


def plain(runs: Sequence[Run]) -> str:
    """Return what runs say, for whoever listens instead of looking."""
    return "".join(run.text for run in runs).replace("\n", " ")


def _font(run: Run, factor: float) -> QFont:
    return theme.font(round(run.size * factor), bold=run.bold)


def _formats(runs: Sequence[Run], factor: float) -> Iterator[QTextLayout.FormatRange]:
    # A change of font is a seam too: the air belongs to the last character before it.
    whole = "".join(run.text for run in runs)
    airy = {found.start() for found in _SEAM.finditer(whole)}
    start, seen = 0, 0
    for run in runs:
        form = QTextCharFormat()
        form.setFont(_font(run, factor))
        form.setForeground(QBrush(theme.tokens().colour(run.tint)))
        yield _range(start, _units(run.text), form)
        for place in sorted(airy & set(range(seen, seen + len(run.text)))):
            inside = place - seen
            loose = QTextCharFormat(form)
            font = _font(run, factor)
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, run.size * factor * _AIR_EM)
            loose.setFont(font)
            before = start + _units(run.text[:inside])
            yield _range(before, _units(run.text[inside]), loose)
        start += _units(run.text)
        seen += len(run.text)


def _units(text: str) -> int:
    """Return how many UTF-16 units Qt counts for a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = start  # pyright: ignore[reportAttributeAccessIssue]
    made.length = length  # pyright: ignore[reportAttributeAccessIssue]
    made.format = form  # pyright: ignore[reportAttributeAccessIssue]
    return made


def _break_lines(layout: QTextLayout, width_px: float, across: Across) -> tuple[float, float]:
    widest = down = 0.0
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width_px))
        own = line.naturalTextWidth()
        left = (width_px - own) * across.value
        line.setPosition(QPointF(left, down - line.height() * (1 - _LINE) / 2))
        down += line.height() * _LINE
        widest = max(widest, own)
    layout.endLayout()
    return widest, down


def _stays_short(setting: Setting, runs: Sequence[Run], area: QRectF, factor: float) -> bool:
    """Return whether a few words in large print take no more lines than they did."""
    text = setting.layout.text()
    if setting.shrink <= 1.0 or len(text) > _FEW or "\u2028" in text:
        return True
    usual = set_runs(runs, area.width(), factor)
    return setting.layout.lineCount() <= usual.layout.lineCount()


def _breaks_a_word(setting: Setting) -> bool:
    """Return whether a line ends inside a Latin word."""
    text = setting.layout.text().encode("utf-16-le", "surrogatepass")
    for number in range(setting.layout.lineCount() - 1):
        line = setting.layout.lineAt(number)
        end = 2 * (line.textStart() + line.textLength())
        near = text[end - 2 : end + 2].decode("utf-16-le", "replace")
        if len(near) == 2 and near.isascii() and near.isalnum():  # noqa: PLR2004 - a pair
            return True
    return False
