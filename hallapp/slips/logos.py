"""The hall's logo on papers: read once, made small, drawn on pages or as dots."""

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from typing_extensions import override

from hallapp.slips.codes import QUIET_MODULES, QrRuns
from hallapp.slips.sheet import Sheet

_MOST_PIXELS = 600  # on its longer side: 40 mm at 380 dots an inch
_WHITE = (255, 255, 255, 255)


@dataclass(frozen=True)
class Logo:
    """A picture that can be drawn: on white, no larger than print needs."""

    picture: Image.Image

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """Return its size within a space, proportions kept."""
        scale = min(width / self.picture.width, height / self.picture.height)
        return self.picture.width * scale, self.picture.height * scale


class PictureSheet(Sheet):
    """A sheet that can bear a picture, and draws codes of many modules quickly."""

    @override
    def qr(self, left: float, top: float, side: float, code: QrRuns) -> None:
        """Draw a QR code whose side, quiet zone included, is `side`.

        Places within the code are whole numbers. The library writes each as a number with six
        places, which takes a sixth of the time of a slip; here they are written as they are.
        """
        module = side / (code.modules + 2 * QUIET_MODULES)
        self._canvas.saveState()
        self._canvas.translate(left + QUIET_MODULES * module, self.height - top)
        self._canvas.scale(module, -module)
        path = self._canvas.beginPath()
        path._code.extend(  # noqa: SLF001 - no public way writes whole numbers
            f"{column} {row + QUIET_MODULES} {length} 1 re" for row, column, length in code.runs
        )
        self._canvas.drawPath(path, stroke=0, fill=1)
        self._canvas.restoreState()

    def picture(self, left: float, top: float, size: tuple[float, float], logo: Logo) -> None:
        """Draw a logo in a space of this width and height, in points."""
        width, height = size
        shown: Any = ImageReader(logo.picture)
        self._canvas.drawImage(shown, left, self.height - top - height, width, height)


def read_logo(content: bytes | None) -> Logo | None:
    """Return the logo of a file's bytes; None where they are no picture.

    A paper that a citizen needs is never held up by its ornament: what cannot be drawn is left
    out. Whoever chooses the file is told when it is no picture.
    """
    if not content:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Logo(_small(Image.open(BytesIO(content))))
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ):
        return None


def _small(opened: Image.Image) -> Image.Image:
    opened.thumbnail((_MOST_PIXELS, _MOST_PIXELS))
    shown = opened.convert("RGBA")
    ground = Image.new("RGBA", shown.size, _WHITE)
    ground.alpha_composite(shown)
    return ground.convert("RGB")
