"""The legend of the plan: every shape with its word and count; pressing one filters."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.hall_now import Standing
from hallapp.faces.manager.services import USUAL_WAIT_LIMIT_MINUTES
from hallapp.faces.parts.lights import draw_sign
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.qtkit.shapes import shape_width

SHOWN = (
    Standing.SERVING,
    Standing.FREE,
    Standing.LONG_WAIT,
    Standing.VACANT,
    Standing.LATE_BY_LAW,
    Standing.PAUSED,
    Standing.CLOSED,
)
_SIGN_PX = 11
_EDGE_PX = 8


class LegendButton(QPushButton):
    """A shape, a word, a count; checked while the plan shows only these."""

    def __init__(self, standing: Standing, parent: QWidget | None = None) -> None:
        super().__init__(standing.label, parent)
        self.standing = standing
        self._count = 0
        self.setObjectName(f"legend_{standing.name.lower()}")
        self.setProperty("look", "plain")
        self.setCheckable(True)
        self.setFixedHeight(32)
        self.show_count(0, USUAL_WAIT_LIMIT_MINUTES)

    def show_count(self, count: int, wait_limit_minutes: int) -> None:
        """Show how many windows stand so, and what is counted."""
        self.setToolTip(self.standing.definition(wait_limit_minutes))
        self._count = count
        self.setAccessibleName(f"{self.text()} {count}")
        self.updateGeometry()
        self.update()

    @property
    def count(self) -> int:
        """Return how many windows stand so."""
        return self._count

    @override
    def sizeHint(self) -> QSize:
        """Return the size that shows shape, word and count whole."""
        text = QFontMetrics(theme.font(theme.BODY_PX)).horizontalAdvance(self.text())
        number = QFontMetrics(theme.font(theme.BODY_PX, bold=True)).horizontalAdvance(
            str(self._count)
        )
        sign = shape_width(self.standing.light.shape, _SIGN_PX)
        return QSize(round(sign + text + number) + 10 + 2 * _EDGE_PX, 32)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the same as the hint."""
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shape, the word and the count."""
        shown = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shown.colour("selected" if self.isChecked() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), shown.radius_px, shown.radius_px)
        light = self.standing.light
        sign = shape_width(light.shape, _SIGN_PX)
        draw_sign(painter, QRectF(_EDGE_PX, 0, sign, self.height()), light)
        left = _EDGE_PX + sign + 5
        painter.setPen(shown.colour("text"))
        for text, bold in ((self.text(), False), (str(self._count), True)):
            painter.setFont(theme.font(theme.BODY_PX, bold=bold))
            place = QRectF(left, 0, self.width(), self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
            left += painter.fontMetrics().horizontalAdvance(text) + 5
        painter.end()


class PlanLegend(FlowRow):
    """All shapes of the plan.

    Signals:
        filtered: One was pressed or released; carries the `Standing`, or None for all.
    """

    filtered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap_px=8, parent=parent)
        self.setAccessibleName(_("图例"))
        self._buttons = {standing: LegendButton(standing) for standing in SHOWN}
        for button in self._buttons.values():
            button.clicked.connect(self._on_clicked)
            self.add(button)

    def show_counts(
        self,
        stands: Mapping[int, Standing],
        wait_limit_minutes: int = USUAL_WAIT_LIMIT_MINUTES,
    ) -> None:
        """Count the windows; the limit says which wait is too long."""
        counts = Counter(stands.values())
        for standing, button in self._buttons.items():
            button.show_count(counts[standing], wait_limit_minutes)
        self.settle()

    def button(self, standing: Standing) -> LegendButton:
        """Return the button of a standing."""
        return self._buttons[standing]

    def release(self) -> None:
        """Filter no more, without telling."""
        for button in self._buttons.values():
            button.setChecked(False)

    @Slot()
    def _on_clicked(self) -> None:
        pressed = self.sender()
        chosen: Standing | None = None
        for button in self._buttons.values():
            if button is not pressed:
                button.setChecked(False)
            elif button.isChecked():
                chosen = button.standing
        self.filtered.emit(chosen)
