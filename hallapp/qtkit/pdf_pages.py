"""The pages of a PDF as pictures, for printers that take none."""

import importlib
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

_GREY, _BGRX = 1, 3
"""PDFium's numbers for one byte a dot, and for four of which the last means nothing."""
_LOOK_DPI = 40


class PdfUnreadableError(Exception):
    """The file cannot be read, or is no PDF; told to people as an error of the printer."""


class PdfPages:
    """An opened PDF; to be used with `with`.

    Args:
        path: The file.

    Raises:
        PdfUnreadableError: It cannot be read, or is no PDF.
    """

    def __init__(self, path: Path) -> None:
        # The library comes without types: what is said of it here is checked by the tests.
        library: Any = importlib.import_module("pypdfium2")
        try:
            self._document: Any = library.PdfDocument(path)
        except (OSError, library.PdfiumError) as failure:
            raise PdfUnreadableError from failure

    def __enter__(self) -> Self:
        """Return the open file."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._document.close()

    def __len__(self) -> int:
        """Return how many pages there are."""
        return len(self._document)

    def points(self, number: int) -> QSizeF:
        """Return the size of a page (from 0) in points, 1/72 inch."""
        page = self._document[number]
        return QSizeF(page.get_width(), page.get_height())

    def is_grey(self, number: int) -> bool:
        """Return whether a page has no colour, seen from afar."""
        return self._drawn(number, _LOOK_DPI, _BGRX, QImage.Format.Format_RGB32).allGray()

    def picture(self, number: int, dpi: float, *, grey: bool = False) -> QImage:
        """Return a page drawn with so many dots on an inch, on white; grey takes a quarter."""
        if grey:
            return self._drawn(number, dpi, _GREY, QImage.Format.Format_Grayscale8)
        return self._drawn(number, dpi, _BGRX, QImage.Format.Format_RGB32)

    def _drawn(self, number: int, dpi: float, kind: int, form: QImage.Format) -> QImage:
        bitmap = self._document[number].render(scale=dpi / 72, force_bitmap_format=kind)
        # Copied: the bytes go with the bitmap.
        return QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form).copy()
