"""The edges of the grid that stay in sight: whose line it is, and which day."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView
from typing_extensions import override

from hallapp.faces.manager.attendance.month.grid_model import MonthGridModel
from hallapp.faces.manager.attendance.month.totals import TOTALS
from hallapp.faces.manager.cases.day_words import short_weekdays
from hallapp.qtkit import icons, theme

UNIT_PX = 28
_NAMES_PX = 168
_NARROW_NAMES_PX = 116
_NARROW_BELOW_PX = 800
_DAYS_PX = 44
EDGE_PX = 12
_LOCK_PX = 12
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class NameHeader(QHeaderView):
    """Names of people and headings of units, frozen at the left."""

    def __init__(self, parent: QTableView, model: MonthGridModel) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._grid = model
        self._wide = _NAMES_PX

    def fit(self, room_px: int) -> None:
        """Take less room where the view is narrow."""
        wide = _NARROW_NAMES_PX if room_px < _NARROW_BELOW_PX else _NAMES_PX
        if wide != self._wide:
            self._wide = wide
            self.updateGeometry()
            self.geometriesChanged.emit()

    @override
    def sizeHint(self) -> QSize:
        """Return the width of the names."""
        return QSize(self._wide, super().sizeHint().height())

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        """Paint the lines in sight; a heading goes on over the days."""
        painter = QPainter(self.viewport())
        painter.fillRect(e.rect(), theme.tokens().colour("surface"))
        first, last = self.visualIndexAt(e.rect().top()), self.visualIndexAt(e.rect().bottom())
        last = self.count() - 1 if last < 0 else last
        for number in range(max(first, 0), last + 1):
            high = self.sectionSize(number)
            area = QRect(0, self.sectionViewportPosition(number), self.width(), high)
            self._paint_line(painter, number, area)
        shown = theme.tokens()
        painter.fillRect(self.width() - 1, e.rect().top(), 1, e.rect().height(),
                         shown.colour("border"))  # fmt: skip
        painter.end()

    def _paint_line(self, painter: QPainter, number: int, area: QRect) -> None:
        shown, line = theme.tokens(), self._grid.lines[number]
        is_heading = line.row is None
        view = self.parent()
        is_current = isinstance(view, QTableView) and view.currentIndex().row() == number
        if is_heading or is_current:
            painter.fillRect(area, shown.colour("ground" if is_heading else "selected"))
        painter.fillRect(0, area.bottom(), area.width(), 1, shown.colour("hairline"))
        inner = area.adjusted(EDGE_PX, 0, -8, -1)
        if line.remark and self._wide >= _NAMES_PX:
            painter.setFont(theme.font(13))
            painter.setPen(shown.colour("muted"))
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | _MIDDLE), line.remark)
            taken = painter.fontMetrics().horizontalAdvance(line.remark) + 6
            inner = inner.adjusted(0, 0, -taken, 0)
        painter.setFont(theme.font(13 if is_heading else theme.BODY_PX, bold=is_current))
        painter.setPen(shown.colour("muted" if is_heading else "text"))
        if is_heading:
            # It goes on over the days, where the view paints the rest of it.
            painter.drawText(EDGE_PX, area.top() + heading_baseline(painter), line.text)
            return
        text = painter.fontMetrics().elidedText(
            line.text, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | _MIDDLE), text)


def heading_baseline(painter: QPainter) -> int:
    """Return how far below the top of a heading its letters stand."""
    metrics = painter.fontMetrics()
    return (UNIT_PX - metrics.height()) // 2 + metrics.ascent()


class DayHeader(QHeaderView):
    """Days with their weekday, rest days on their own ground, closed ones with a lock."""

    def __init__(self, parent: QTableView, model: MonthGridModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grid = model

    @override
    def sizeHint(self) -> QSize:
        """Return the height of two lines."""
        return QSize(super().sizeHint().width(), _DAYS_PX)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        """Paint the days and the titles of the totals."""
        painter = QPainter(self.viewport())
        shown = theme.tokens()
        painter.fillRect(e.rect(), shown.colour("surface"))
        for number in range(self.count()):
            x = self.sectionViewportPosition(number)
            wide = self.sectionSize(number)
            if x + wide >= e.rect().left() and x <= e.rect().right():
                self._paint_section(painter, number, QRect(x, 0, wide, self.height()))
        painter.fillRect(e.rect().left(), self.height() - 1, e.rect().width(), 1,
                         shown.colour("control_border"))  # fmt: skip
        painter.end()

    def _paint_section(self, painter: QPainter, number: int, area: QRect) -> None:
        grid = self._grid.grid
        if grid is None:
            return
        if number < len(grid.days):
            self._paint_day(painter, number, area)
            return
        painter.setFont(theme.font(13))
        painter.setPen(theme.tokens().colour("muted"))
        inner = area.adjusted(0, 0, -8, -4)
        word = TOTALS[number - len(grid.days)].word
        fitted = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, inner.width())
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        painter.drawText(inner, int(flags), fitted)

    def _paint_day(self, painter: QPainter, number: int, area: QRect) -> None:
        grid, shown = self._grid.grid, theme.tokens()
        assert grid is not None  # noqa: S101 - asked by the caller
        day = grid.days[number]
        view = self.parent()
        is_current = isinstance(view, QTableView) and view.currentIndex().column() == number
        if is_current:
            painter.fillRect(area, shown.colour("selected"))
        elif day not in grid.working:
            painter.fillRect(area, shown.colour("ground"))
        centre = Qt.AlignmentFlag.AlignHCenter | _MIDDLE
        painter.setFont(theme.font(theme.BODY_PX, bold=is_current))
        painter.setPen(shown.colour("text" if day in grid.working else "muted"))
        painter.drawText(QRect(area.left(), 2, area.width(), 22), int(centre), str(day.day))
        lower = QRect(area.left(), 22, area.width(), 20)
        if day in grid.locked:
            place = QRect(area.left() + 2, lower.top() + 4, _LOCK_PX, _LOCK_PX)
            icons.draw_icon(painter, "lock", place.toRectF(), shown.colour("muted"))
            lower.setLeft(area.left() + _LOCK_PX)
        painter.setFont(theme.font(13))
        painter.setPen(shown.colour("muted"))
        painter.drawText(lower, int(centre), short_weekdays()[day.weekday()])
