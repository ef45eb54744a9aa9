"""The way of a package through its services, in one calm line: done, here, still to come."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.qtkit.shapes import Shape, draw_shape
from hallapp.queueing.terms import AT_WINDOW_STATES, PackageProgressRow, TicketState

_LINE_PX = 22
_SIGN_PX = 10
_GAP_PX = 5
_SIZE_PX = 13


class StepsLine(QWidget):
    """企业登记 ✓ → 税务 ● → 银行, the signs painted; it breaks between services, never in one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[PackageProgressRow, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setObjectName("packageSteps")
        self.hide()

    def show_steps(self, steps: tuple[PackageProgressRow, ...]) -> None:
        """Show how far each service is; nothing without a package."""
        self._steps = steps
        self.setVisible(bool(steps))
        self.setAccessibleName(_("、").join(_said(step) for step in steps))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        return QSize(200, _LINE_PX)

    @override
    def hasHeightForWidth(self) -> bool:
        """Return that a narrow card breaks the line."""
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        """Return the height of all lines."""
        return (max((row for _x, row in self._places(arg__1)), default=0) + 1) * _LINE_PX

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each service with its sign, an arrow between."""
        painter = QPainter(self)
        shown = theme.tokens()
        for number, (step, (left, row)) in enumerate(
            zip(self._steps, self._places(self.width()), strict=True)
        ):
            here = step.state in AT_WINDOW_STATES
            painter.setFont(theme.font(_SIZE_PX, bold=here))
            painter.setPen(shown.colour("text" if here else "muted"))
            base = QPointF(left, row * _LINE_PX + 16)
            painter.drawText(base, step.service_name)
            x = left + _wide(step.service_name, bold=here) + _GAP_PX
            sign = _sign(step)
            if sign is not None:
                place = QRectF(x, row * _LINE_PX + 6, _SIGN_PX, _SIGN_PX)
                draw_shape(painter, sign[0], place, shown.colour(sign[1]))
                x += _SIGN_PX + _GAP_PX
            if number < len(self._steps) - 1:
                painter.setPen(shown.colour("muted"))
                painter.drawText(QPointF(x, base.y()), "→")
        painter.end()

    def _places(self, wide: int) -> list[tuple[float, int]]:
        """Return where each service begins: its left edge and its line."""
        places: list[tuple[float, int]] = []
        x, row = 0.0, 0
        for number, step in enumerate(self._steps):
            here = step.state in AT_WINDOW_STATES
            needs = _wide(step.service_name, bold=here) + _GAP_PX
            needs += 0 if _sign(step) is None else _SIGN_PX + _GAP_PX
            arrow = 0 if number == len(self._steps) - 1 else _wide("→") + _GAP_PX
            if x and x + needs + arrow > wide:
                x, row = 0.0, row + 1
            places.append((x, row))
            x += needs + arrow
        return places


def _wide(text: str, *, bold: bool = False) -> float:
    return QFontMetricsF(theme.font(_SIZE_PX, bold=bold)).horizontalAdvance(text)


def _sign(step: PackageProgressRow) -> tuple[Shape, str] | None:
    if step.state is TicketState.FINISHED:
        return Shape.TICK, "normal"
    if step.state is TicketState.SKIPPED:
        return Shape.DASH, "muted"
    return (Shape.DOT, "primary") if step.state in AT_WINDOW_STATES else None


def _said(step: PackageProgressRow) -> str:
    """Return a service with its state, as a screen reader says it."""
    if step.state is None:
        return _("{service}还没有办").format(service=step.service_name)
    return _("{service}{state}").format(service=step.service_name, state=step.state.label)
