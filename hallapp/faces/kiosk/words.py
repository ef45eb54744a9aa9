"""A text on a kiosk page: painted at the size of the glass, whole in any language."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.kiosk import display
from hallapp.faces.kiosk.lettering import (
    Across,
    Down,
    Run,
    Setting,
    draw_runs,
    fit_runs,
    plain,
    set_runs,
)
from hallapp.faces.kiosk.scale import Scale
from hallapp.qtkit import theme


class Words(QWidget):
    """Runs of text in its rectangle."""

    def __init__(
        self, scale: Scale, across: Across = Across.LEFT, down: Down = Down.MIDDLE
    ) -> None:
        super().__init__()
        self._scale = scale
        self._across = across
        self._down = down
        self._runs: tuple[Run, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, *runs: Run) -> None:
        """Show runs one after the other."""
        if runs == self._runs:
            return
        self._runs = tuple(run for run in runs if run.text)
        self.setAccessibleName(plain(self._runs))
        self.update()

    def text(self) -> str:
        """Return what is shown, without sizes."""
        return plain(self._runs)

    def units_high(self, width: float) -> float:
        """Return how high the text is in lines of a width, both in units."""
        if not self._runs:
            return 0
        factor = self._scale.factor
        larger = display.enlargement()
        return set_runs(self._runs, width * factor, factor, shrink=larger).height / factor

    def setting(self) -> Setting | None:
        """Return how the text is set now, to see that it is whole; None when there is none."""
        if not self._runs:
            return None
        return fit_runs(self._runs, QRectF(self.rect()), self._scale.factor, self._across)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text."""
        if self._runs:
            painter = QPainter(self)
            area = QRectF(self.rect())
            draw_runs(painter, self._runs, area, self._scale.factor, self._across, self._down)
            painter.end()


class Card(QWidget):
    """A white block with a thin border, behind what lies on it; also lines and bands.

    Args:
        ground: Token of the fill.
        edge: Token of the border.
    """

    def __init__(self, scale: Scale, ground: str = "surface", edge: str = "border") -> None:
        super().__init__()
        self._scale = scale
        self._ground = ground
        self._edge = edge
        self._across: tuple[float, ...] = ()
        self._down: tuple[float, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def divide(self, across: Sequence[float] = (), down: Sequence[float] = ()) -> None:
        """Draw hairlines down at places across, and across at places down, in units."""
        self._across = tuple(across)
        self._down = tuple(down)
        self.update()

    def set_colours(self, ground: str, edge: str) -> None:
        """Take other tokens."""
        self._ground = ground
        self._edge = edge
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint block, border and hairlines."""
        shown, scale = theme.tokens(), self._scale
        painter = QPainter(self)
        pen = edge_pen(scale, self._edge)
        draw_block(painter, QRectF(self.rect()), scale, self._ground, self._edge)
        painter.setPen(QPen(shown.colour("border"), pen.widthF()))
        for place in self._across:
            painter.drawLine(scale.px(place), 1, scale.px(place), self.height() - 1)
        for place in self._down:
            left, right = scale.px(44), self.width() - scale.px(44)
            painter.drawLine(left, scale.px(place), right, scale.px(place))
        painter.end()


def edge_pen(scale: Scale, tint: str) -> QPen:
    """Return the pen of borders: 2 units, more in high contrast, never under the theme's px."""
    shown = theme.tokens()
    wide = max(float(shown.border_px), 1.6 * shown.border_px * scale.factor)
    return QPen(shown.colour(tint), wide)


def draw_block(painter: QPainter, area: QRectF, scale: Scale, ground: str, edge: str) -> None:
    """Paint a rounded block with a border, inside its area."""
    shown = theme.tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = edge_pen(scale, edge)
    painter.setPen(pen)
    painter.setBrush(shown.colour(ground))
    half = pen.widthF() / 2
    radius = shown.kiosk_radius_px * scale.factor
    painter.drawRoundedRect(area.adjusted(half, half, -half, -half), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
