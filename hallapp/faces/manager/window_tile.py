"""One window on the plan: number and shape; only exceptions are filled."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from hallapp.faces.manager.hall_now import Standing
from hallapp.faces.parts.lights import draw_sign
from hallapp.kernel.texts import _
from hallapp.qtkit import theme

TILE_PX = 44
_SIGN_PX = 10
_ARROWS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
)


class WindowTile(QAbstractButton):
    """A tile 44×44; the plan moves the keyboard, so arrows are left to it."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self._standing = Standing.CLOSED
        self._is_dim = False
        self.setObjectName(f"windowTile{number}")
        self.setFixedSize(TILE_PX, TILE_PX)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_standing(self, standing: Standing, tip: str) -> None:
        """Show how the window stands; the tip says it in words."""
        self.setToolTip(tip)
        name = _("{number} 号窗口").format(number=self.number)
        self.setAccessibleName(f"{name} {standing.label}")
        self.setAccessibleDescription(tip)
        if standing is not self._standing:
            self._standing = standing
            self.update()

    @property
    def standing(self) -> Standing:
        """Return how the window is shown to stand."""
        return self._standing

    def set_dim(self, *, is_dim: bool) -> None:
        """Step back while the legend or the search asks for others."""
        if is_dim != self._is_dim:
            self._is_dim = is_dim
            self.update()

    @property
    def is_dim(self) -> bool:
        """Return whether it has stepped back."""
        return self._is_dim

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows and Enter to the plan."""
        if event.key() in _ARROWS:
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the number and the shape."""
        shown, light = theme.tokens(), self._standing.light
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_dim:
            painter.setOpacity(0.25)
        half = shown.border_px / 2
        area = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(shown.colour(self._edge()), shown.border_px))
        painter.setBrush(shown.colour(self._ground()))
        painter.drawRoundedRect(area, 5, 5)
        if self.isChecked() and not self.hasFocus():
            painter.setPen(QPen(shown.colour("primary"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 5, 5)
        is_closed = self._standing is Standing.CLOSED
        painter.setFont(theme.font(theme.BODY_PX, bold=not is_closed))
        painter.setPen(shown.colour("muted" if is_closed else light.on_fill))
        upper = QRectF(0, 3, TILE_PX, 22)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, str(self.number))
        sign = QRectF(0, 25, TILE_PX, 14)
        tint = light.on_fill if light.fill else light.tint
        draw_sign(painter, sign, light, size_px=_SIGN_PX, tint=tint)
        painter.end()

    def _ground(self) -> str:
        if self.underMouse() and not self._standing.light.fill:
            return "hover"
        return (
            "ground"
            if self._standing is Standing.CLOSED
            else self._standing.light.fill or "surface"
        )

    def _edge(self) -> str:
        if self._standing is Standing.LONG_WAIT:
            return "warning_border"
        return self._standing.light.fill or "border"
