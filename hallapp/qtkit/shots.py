"""Takes pictures of screens: for the tour, the manual, and a look by eye."""

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from hallapp.qtkit.errors import PictureNotSavedError


def picture_of(widget: QWidget, ratio: float = 1.0) -> QImage:
    """Return what a widget shows now.

    Args:
        widget: Need not be on a screen; its layout is settled first.
        ratio: Picture pixels for one logical pixel; 2 for pictures that are printed.
    """
    widget.ensurePolished()
    size = widget.size() * ratio
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(widget.palette().window().color())
    painter = QPainter(image)
    widget.render(painter, QPoint(0, 0))
    painter.end()
    return image


def save_picture(widget: QWidget, path: Path, ratio: float = 1.0) -> None:
    """Save what a widget shows now as PNG.

    Raises:
        PictureNotSavedError: The file could not be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not picture_of(widget, ratio).save(str(path), "PNG"):  # pyright: ignore[reportCallIssue, reportArgumentType]
        raise PictureNotSavedError(path=str(path))
