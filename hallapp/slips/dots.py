"""Paper of a ticket printer as a surface to draw on: 576 dots across, black or white.

It takes the same calls as a PDF sheet, in points, so that one layout serves both.
"""

from functools import cache
from typing import Any, Protocol, cast

from PIL import Image, ImageDraw, ImageFont

from hallapp.kernel.characters import RARE_FONT
from hallapp.kernel.places import resources
from hallapp.slips.codes import QUIET_MODULES, BarRuns, QrRuns
from hallapp.slips.fonts import PRESS
from hallapp.slips.logos import Logo, read_logo
from hallapp.slips.setting import Style, runs
from hallapp.slips.sheet import MM, THIN

WIDTH_DOTS = 576
DOT = MM / 8
"""One dot, in points."""
MARGIN = 4 * MM
"""White that the printer leaves on both sides of 80 mm paper."""
PAPER_WIDTH = WIDTH_DOTS * DOT + 2 * MARGIN
_BLACK_BELOW = 140  # thermal heads print fine strokes too thin: what is half grey becomes black
LOGO_SPACE = 300 * DOT, 80 * DOT
"""Most that a logo takes on narrow paper: width and height, in points."""
_LOGO_AIR_DOTS = 12
_GAP_DOTS = 4  # a light line is dotted: one colour knows no grey


class Surface(Protocol):
    """What a narrow slip is drawn on; all lengths in points from the left top corner."""

    def text(self, x: float, top: float, line: str, style: Style, /) -> None:
        """Draw a legible line."""
        ...

    def rule(self, left: float, right: float, top: float, thickness: float = ..., /) -> None:
        """Draw a line across; thin ones are light."""
        ...

    def upright(self, x: float, top: float, bottom: float, /) -> None:
        """Draw a light line from top to bottom."""
        ...

    def box(self, left: float, top: float, side: float, /) -> None:
        """Draw a box to tick."""
        ...

    def qr(self, left: float, top: float, side: float, code: QrRuns, /) -> None:
        """Draw a QR code, quiet zone included."""
        ...

    def bars(self, left: float, top: float, size: tuple[float, float], code: BarRuns, /) -> None:
        """Draw a barcode without quiet zones."""
        ...

    def picture(self, left: float, top: float, size: tuple[float, float], logo: Logo, /) -> None:
        """Draw a logo."""
        ...


class DotSheet:
    """Draws a narrow slip as dots."""

    def __init__(self, height: float) -> None:
        """Take white paper of a height in points."""
        self._image = Image.new("L", (WIDTH_DOTS, round(height / DOT)), 255)
        self._pen = ImageDraw.Draw(self._image)

    def finish(self) -> Image.Image:
        """Return what was drawn: mode `1`."""
        table = [0] * _BLACK_BELOW + [255] * (256 - _BLACK_BELOW)
        return cast("Any", self._image).point(table, mode="1")

    def text(self, x: float, top: float, line: str, style: Style, /) -> None:
        """Draw a line; a rare character gets an outline on both sides of its own."""
        base = (top + style.base) / DOT
        with PRESS:
            for run in runs(line, style):
                face = _dot_font(style, is_rare=run.is_rare)
                outline = style.rare_outline / DOT / 2 if run.is_rare else 0
                place = ((x - MARGIN + run.x) / DOT, base)
                self._pen.text(
                    place, run.text, fill=0, font=face, anchor="ls", stroke_width=outline
                )

    def rule(self, left: float, right: float, top: float, thickness: float = 1.6, /) -> None:
        """Draw a line across; thin ones are dotted."""
        start, end, y = _dots(left - MARGIN), _dots(right - MARGIN), _dots(top)
        if thickness <= THIN:
            for x in range(start, end, _GAP_DOTS):
                self._pen.point((x, y), fill=0)
            return
        deep = max(2, round(thickness / DOT))
        self._pen.rectangle((start, y, end - 1, y + deep - 1), fill=0)

    def upright(self, x: float, top: float, bottom: float, /) -> None:
        """Draw a dotted line from top to bottom."""
        for y in range(_dots(top), _dots(bottom), _GAP_DOTS):
            self._pen.point((_dots(x - MARGIN), y), fill=0)

    def box(self, left: float, top: float, side: float, /) -> None:
        """Draw a box to tick."""
        x, y, dots = _dots(left - MARGIN), _dots(top), _dots(side)
        self._pen.rounded_rectangle((x, y, x + dots, y + dots), 3, outline=0, width=3)

    def qr(self, left: float, top: float, side: float, code: QrRuns, /) -> None:
        """Draw a QR code in whole dots."""
        size = max(1, _dots(side / (code.modules + 2 * QUIET_MODULES)))
        x0, y0 = _dots(left - MARGIN) + QUIET_MODULES * size, _dots(top) + QUIET_MODULES * size
        for row, column, length in code.runs:
            x, y = x0 + column * size, y0 + row * size
            self._pen.rectangle((x, y, x + length * size - 1, y + size - 1), fill=0)

    def bars(self, left: float, top: float, size: tuple[float, float], code: BarRuns, /) -> None:
        """Draw a barcode in whole dots."""
        width, height = size
        module = max(1, round(width / code.modules / DOT))
        x0, y = _dots(left - MARGIN), _dots(top)
        for first, length in code.bars:
            x = x0 + first * module
            self._pen.rectangle((x, y, x + length * module - 1, y + _dots(height) - 1), fill=0)

    def picture(self, left: float, top: float, size: tuple[float, float], logo: Logo, /) -> None:
        """Draw a logo, its shades as a pattern of dots."""
        width, height = (max(1, _dots(length)) for length in size)
        shades = cast("Any", logo.picture.convert("L")).resize((width, height))
        self._image.paste(shades.convert("1"), (_dots(left - MARGIN), _dots(top)))


def headed(image: Image.Image, content: bytes) -> Image.Image:
    """Return a ticket with the hall's logo over it; as it was where there is no logo.

    Args:
        image: The dots of a ticket, mode `1`.
        content: Bytes of the logo; empty for none.
    """
    logo = read_logo(content)
    if logo is None:
        return image
    width, height = (round(length / DOT) for length in logo.fitted(*LOGO_SPACE))
    whole = Image.new("1", (image.width, image.height + height + _LOGO_AIR_DOTS), 1)
    shades = cast("Any", logo.picture.convert("L")).resize((width, height))
    whole.paste(shades.convert("1"), ((image.width - width) // 2, _LOGO_AIR_DOTS))
    whole.paste(image, (0, height + _LOGO_AIR_DOTS))
    return whole


def _dots(points: float) -> int:
    return round(points / DOT)


@cache
def _dot_font(style: Style, *, is_rare: bool) -> ImageFont.FreeTypeFont:
    path = resources() / "fonts" / (RARE_FONT if is_rare else f"{style.weight.value}.ttf")
    return ImageFont.truetype(path, style.size / DOT, layout_engine=ImageFont.Layout.BASIC)
