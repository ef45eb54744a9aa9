"""The week of a service, drawn: when it gives numbers (取号时段)."""

from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from hallapp.faces.manager.settings_times import short_weekdays
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.queueing.terms import SessionKind, SessionRow

_FROM_HOUR, _TO_HOUR = 7, 20
_HEAD_PX, _ROW_PX, _LEFT_PX, _EDGE_PX = 20, 16, 28, 8
_BAR_PX = 10
_DAYS = 7


class WeekStrip(QWidget):
    """Seven lines, Monday first; a bar where numbers are given, hatched for the booked only."""

    def __init__(self) -> None:
        super().__init__()
        self._sessions: tuple[SessionRow, ...] = ()
        self.setObjectName("weekStrip")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_sessions(self, name: str, sessions: Sequence[SessionRow]) -> None:
        """Show the sessions of one service."""
        self._sessions = tuple(sessions)
        self.setAccessibleName(_("{name}的一周").format(name=name))
        self.setAccessibleDescription(
            _("；").join(f"{row.weekdays} {row.opens:%H:%M}–{row.closes:%H:%M}" for row in sessions)
        )
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the height of the seven days."""
        return QSize(320, _HEAD_PX + _DAYS * _ROW_PX + _EDGE_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the same height; the width follows the table."""
        return QSize(160, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint hours, days and bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = theme.tokens()
        self._paint_hours(painter, shown.colour("muted"), shown.colour("hairline"))
        for number, word in enumerate(short_weekdays()):
            top = _HEAD_PX + number * _ROW_PX
            painter.setPen(shown.colour("muted"))
            place = QRectF(_EDGE_PX, top, _LEFT_PX - _EDGE_PX, _ROW_PX)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, word)
            for row in self._sessions:
                if str(number + 1) in row.weekdays:
                    self._paint_bar(painter, row, top)
        painter.end()

    def _paint_hours(self, painter: QPainter, ink: QColor, rule: QColor) -> None:
        painter.setFont(theme.font(13))
        step = 1 if self.width() > 460 else 2  # noqa: PLR2004 - px for thirteen figures
        for hour in range(_FROM_HOUR, _TO_HOUR + 1, step):
            x = self._x(time(hour))
            painter.setPen(rule)
            painter.drawLine(round(x), _HEAD_PX, round(x), _HEAD_PX + _DAYS * _ROW_PX)
            painter.setPen(ink)
            place = QRectF(x - 14, 0, 28, _HEAD_PX)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"{hour}")

    def _paint_bar(self, painter: QPainter, row: SessionRow, top: float) -> None:
        left, right = self._x(row.opens), self._x(row.closes)
        bar = QRectF(left, top + (_ROW_PX - _BAR_PX) / 2, max(2.0, right - left), _BAR_PX)
        colour = theme.tokens().colour("primary")
        painter.setPen(colour)
        booked_only = row.kind is SessionKind.APPOINTMENTS
        # Shape and colour: what only the booked may use is hatched.
        painter.setBrush(colour)
        if booked_only:
            painter.setBrush(Qt.BrushStyle.BDiagPattern)
        painter.drawRoundedRect(bar, 3, 3)

    def _x(self, at: time) -> float:
        hours = at.hour + at.minute / 60
        share = (min(max(hours, _FROM_HOUR), _TO_HOUR) - _FROM_HOUR) / (_TO_HOUR - _FROM_HOUR)
        return _LEFT_PX + 8 + share * (self.width() - _LEFT_PX - 30)
