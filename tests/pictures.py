"""How far two pictures are apart, where equality to the last pixel would prove too much.

Two paintings of one thing may differ by the rounding of a letter's edge, or by a letter that the
system's cache placed a hair to the side. What is drawn or left out differs by far more.
"""

from typing import Final

from PIL import Image, ImageChops
from PySide6.QtGui import QImage

ALIKE: Final = 0.02
"""Less apart are two paintings of one thing: every letter of a board moved by a pixel is 0.03."""
_EDGE = 32
"""Steps of 255 in one colour below which two pixels count as one: smoothed edges of letters."""


def apart(one: QImage | Image.Image, other: QImage | Image.Image) -> float:
    """Return the share of pixels, 0 to 1, that clearly differ; 1 for pictures of unlike sizes."""
    first, second = _in_colours(one), _in_colours(other)
    if first.size != second.size:
        return 1.0
    red, green, blue = ImageChops.difference(first, second).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    clearly = sum(most.histogram()[_EDGE:])
    return clearly / max(1, most.width * most.height)


def _in_colours(picture: QImage | Image.Image) -> Image.Image:
    if isinstance(picture, Image.Image):
        return picture.convert("RGB")
    plain = picture.convertToFormat(QImage.Format.Format_RGB888)
    size = (plain.width(), plain.height())
    return Image.frombytes(
        "RGB", size, bytes(plain.constBits()), "raw", "RGB", plain.bytesPerLine()
    )
