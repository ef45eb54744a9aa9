"""Our own line icons, drawn on a 24 px grid, in whatever colour of the theme is asked for.

The files are `resources/icons/<name>.svg`; `currentColor` in them becomes the token's colour.
"""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from hallapp.kernel.places import resources
from hallapp.qtkit import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

_RATIOS = (1.0, 2.0, 3.0)


def names() -> tuple[str, ...]:
    """Return the names of all icons there are, sorted."""
    return tuple(sorted(path.stem for path in (resources() / "icons").glob("*.svg")))


def draw_icon(painter: QPainter, name: str, area: QRectF, colour: "QColor") -> None:
    """Paint an icon into an area, at any size, in a colour.

    Raises:
        FileNotFoundError: There is no icon of this name.
    """
    _renderer(name, colour.name()).render(painter, area)


def pixmap(name: str, tint: str = "text", size_px: int = 24, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture in the colour of a token.

    Args:
        name: File name without ending.
        tint: Name of a colour of `theme.Tokens`.
        size_px: Side in logical px.
        ratio: Device pixels for one logical pixel.
    """
    colour = theme.tokens().colour(tint)
    # A window asks for the same few icons hundreds of times, each in six pictures.
    key = f"icon/{name}/{colour.name()}/{size_px}/{ratio}"
    picture = QPixmap()
    if QPixmapCache.find(key, picture):
        return picture
    picture = QPixmap(round(size_px * ratio), round(size_px * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_icon(painter, name, QRectF(0, 0, size_px, size_px), colour)
    painter.end()
    QPixmapCache.insert(key, picture)
    return picture


def icon(name: str, tint: str = "text", size_px: int = 24) -> QIcon:
    """Return an icon for a button, dim when the button is disabled, sharp up to 300 %.

    The colours are those of the theme now shown: ask again after a change of theme.
    """
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(pixmap(name, tint, size_px, ratio), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, "disabled", size_px, ratio), QIcon.Mode.Disabled)
    return made


class IconMark(QWidget):
    """An icon that only tells: beside a fact, on a tile. It follows the theme by itself."""

    def __init__(
        self, name: str, size_px: int = 24, tint: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._tint = tint
        self.setFixedSize(QSize(size_px, size_px))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, tint: str | None = None) -> None:
        """Show another icon, in another token's colour when one is given."""
        self._name = name
        self._tint = tint or self._tint
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon over the whole widget."""
        tint = self._tint if self.isEnabled() else "disabled"
        painter = QPainter(self)
        draw_icon(painter, self._name, QRectF(self.rect()), theme.tokens().colour(tint))
        painter.end()


class IconButton(QPushButton):
    """A button with an icon alone; its name is in the tip and read aloud."""

    def __init__(self, name: str, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setProperty("look", "plain")
        self.setIconSize(QSize(22, 22))
        self.setFixedWidth(32)
        self.setAccessibleName(says)
        self.setToolTip(says)
        self.setIcon(icon(name, "muted"))

    def show_icon(self, name: str, says: str) -> None:
        """Take another icon and name, such as sound and no sound."""
        self._name = name
        self.setAccessibleName(says)
        self.setToolTip(says)
        self.setIcon(icon(name, "muted"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.setIcon(icon(self._name, "muted"))


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    text = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))
