"""A drawn ticket as bytes for an 80 mm printer: raster, so that every character prints.

The printer's own Chinese font is not used: it differs from model to model and lacks rare
characters.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

TICKET_WIDTH_DOTS = 576
"""Printable width of 80 mm paper at 203 dots an inch (8 dots a millimetre)."""

# Taller images go in parts: cheap printers hold no more in their memory.
_FRAGMENT_DOTS = 960
# A widespread 576-dot model; raster and full cut are the same bytes on all of them.
_PROFILE = "TM-T20II"


def ticket_bytes(image: "Image", *, cut: bool = True) -> bytes:
    """Return the bytes that print an image and cut the paper after it.

    The first call loads python-escpos (some 0.4 s): call it on a worker.

    Args:
        image: Mode "1", `TICKET_WIDTH_DOTS` wide.
        cut: Feed past the knife and cut.

    Raises:
        ValueError: The image has another mode or width, or is empty.
    """
    if image.mode != "1" or image.width != TICKET_WIDTH_DOTS or image.height == 0:
        message = f"mode {image.mode}, {image.width} x {image.height} dots"
        raise ValueError(message)
    # The library carries no types. Without the width of a profile it prints a remark to
    # standard output with every ticket.
    printer: Any = importlib.import_module("escpos.printer").Dummy(profile=_PROFILE)
    printer.hw("INIT")
    printer.image(image, impl="bitImageRaster", fragment_height=_FRAGMENT_DOTS, center=False)
    if cut:
        printer.cut()
    output: bytes = printer.output
    return output
