"""The lights of the hall: a painted shape and a word with every colour.

A colour never stands alone (GB/T 37668 and plain sense: one man in twelve sees red and green
alike).
"""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from hallapp.kernel.texts import _, mark
from hallapp.qtkit import theme
from hallapp.qtkit.shapes import Shape, draw_shape, shape_width

BADGE_PX = 24
_SIGN_PX = 11
_GAP_PX = 6
_EDGE_PX = 8


class Light(Enum):
    """What a case, a window or a queue shows: shape, word, colours of block and sign.

    The third and fourth entry are token names of a filled badge (ground and text), the fifth
    the colour of the sign alone; an empty ground is a badge in outline.
    """

    NORMAL = (Shape.DOT, mark("正常"), "", "text", "normal")
    WARNING = (Shape.TRIANGLE, mark("预警"), "warning", "on_warning", "warning_border")
    LATE = (Shape.SQUARE, mark("超期"), "late", "on_late", "late")
    LATE_BY_LAW = (
        Shape.SQUARE_BANG,
        mark("超法定"),
        "late_by_law",
        "on_late_by_law",
        "late_by_law",
    )
    VACANT = (Shape.BARRED_RING, mark("空岗"), "late", "on_late", "late")
    PAUSED = (Shape.BARS, mark("暂停"), "paused", "on_paused", "paused")
    IDLE = (Shape.RING, mark("空闲"), "", "text", "muted")
    CUT_OFF = (Shape.CROSS, mark("断开"), "", "late", "late")
    CLOSED = (Shape.DASH, mark("未开"), "", "muted", "disabled")
    TO_DO = (Shape.BOX, mark("待办"), "", "text", "muted")

    def __init__(self, shape: Shape, word: str, fill: str, on_fill: str, tint: str) -> None:
        self.shape = shape
        self.source_word = word
        self.fill = fill
        self.on_fill = on_fill
        self.tint = tint

    @property
    def word(self) -> str:
        """Return the light's word in the language shown."""
        return _(self.source_word)


@dataclass(frozen=True)
class LightMark:
    """A light with the word that says more than its own: ▲ 超过 15 分.

    Attributes:
        light: The light.
        word: What stands beside the shape; empty for the light's own word.
        filled: Whether it is painted as a block; otherwise sign and word stand plain.
    """

    light: Light
    word: str = ""
    filled: bool = True

    @property
    def text(self) -> str:
        """Return the word that is shown and read aloud."""
        return self.word or self.light.word


def badge_width(mark_: LightMark) -> int:
    """Return how wide a badge is, in logical px."""
    words = QFontMetrics(theme.font(13, bold=True)).horizontalAdvance(mark_.text)
    return round(2 * _EDGE_PX + shape_width(mark_.light.shape, _SIGN_PX) + _GAP_PX + words) + 2


def draw_badge(painter: QPainter, area: QRectF, shown: LightMark) -> None:
    """Paint a badge that fills an area: block or outline, sign and word centred."""
    colours, light = theme.tokens(), shown.light
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.colour(_edge(light)), 1))
    painter.setBrush(colours.colour(light.fill or "surface"))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setFont(theme.font(13, bold=True))
    words = painter.fontMetrics().horizontalAdvance(shown.text)
    sign = shape_width(light.shape, _SIGN_PX)
    left = area.center().x() - (sign + _GAP_PX + words) / 2
    sign_tint = light.on_fill if light.fill else light.tint
    draw_sign(painter, QRectF(left, area.top(), sign, area.height()), light, tint=sign_tint)
    painter.setPen(colours.colour(light.on_fill))
    place = QRectF(left + sign + _GAP_PX, area.top(), words + 2, area.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown.text)
    painter.restore()


def draw_sign(
    painter: QPainter, area: QRectF, light: Light, *, size_px: float = _SIGN_PX, tint: str = ""
) -> None:
    """Paint a light's shape alone, centred in an area.

    Args:
        painter: Painter of the widget.
        area: Where; at least as wide as the shape.
        light: The light.
        size_px: Height of the shape.
        tint: Token name of its colour when it is not the light's own.
    """
    box = QRectF(0, 0, shape_width(light.shape, size_px), size_px)
    box.moveCenter(area.center())
    draw_shape(painter, light.shape, box, theme.tokens().colour(tint or light.tint))


def draw_plain(painter: QPainter, area: QRectF, shown: LightMark) -> None:
    """Paint sign and word at the left of an area, without a block: ‖ 挂起，去复印材料."""
    sign = shape_width(shown.light.shape, _SIGN_PX)
    draw_sign(painter, QRectF(area.left(), area.top(), sign, area.height()), shown.light)
    painter.setFont(theme.font(theme.BODY_PX))
    painter.setPen(theme.tokens().colour("text"))
    place = area.adjusted(sign + _GAP_PX + 1, 0, 0, 0)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown.text)


def _edge(light: Light) -> str:
    """Return the token of a badge's border: yellow always has a darker one."""
    if light is Light.WARNING:
        return "warning_border"
    if light is Light.CUT_OFF:
        return "late"
    return light.fill or "control_border"


class LightBadge(QWidget):
    """A badge 24 px high with shape and word: ▲ 预警."""

    def __init__(self, light: Light, word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = LightMark(light, word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_light(light, word)

    def show_light(self, light: Light, word: str = "") -> None:
        """Show another light; an empty word stands for the light's own."""
        self._shown = LightMark(light, word)
        self.setAccessibleName(self._shown.text)
        self.setToolTip(light.word if word else "")
        self.updateGeometry()
        self.update()

    @property
    def shown(self) -> LightMark:
        """Return the light and word now shown."""
        return self._shown

    @override
    def sizeHint(self) -> QSize:
        """Return the size that shows the word whole."""
        return QSize(badge_width(self._shown), BADGE_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the same as the hint."""
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the badge."""
        painter = QPainter(self)
        draw_badge(painter, QRectF(self.rect()), self._shown)
        painter.end()


class LightDot(QWidget):
    """A light's shape alone; always put its word beside it."""

    def __init__(
        self, light: Light, size_px: int = _SIGN_PX, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._light = light
        self._size_px = size_px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_light(light)

    def show_light(self, light: Light) -> None:
        """Show another light."""
        self._light = light
        self.setAccessibleName(light.word)
        self.updateGeometry()
        self.update()

    @property
    def light(self) -> Light:
        """Return the light now shown."""
        return self._light

    @override
    def sizeHint(self) -> QSize:
        """Return the size of the shape."""
        return QSize(round(shape_width(self._light.shape, self._size_px)) + 1, self._size_px + 1)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the same as the hint."""
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shape."""
        painter = QPainter(self)
        draw_sign(painter, QRectF(self.rect()), self._light, size_px=self._size_px)
        painter.end()
