"""A year as a calm calendar: ordinary days quiet, exceptions with shape and word (年历)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from hallapp.cases.clockwork.calendar_rows import CalendarDayRow
from hallapp.faces.manager.cases.day_words import day_sentence, mark_word, short_weekdays
from hallapp.hall.workdays import DayKind
from hallapp.kernel.texts import _
from hallapp.qtkit import theme

_CELL_W, _CELL_H = 35, 28
_GAP_PX, _EDGE_PX = 20, 12
_HEAD_PX = 54
_WEEKS, _MONTHS = 6, 12
_MONTH_W, _MONTH_H = 7 * _CELL_W, _HEAD_PX + _WEEKS * _CELL_H
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_SMALL_PX = 13


@dataclass(frozen=True)
class DayLook:
    """How an exceptional day is painted: token names of ground, border and text."""

    ground: str
    border: str
    text: str


LOOKS: Mapping[DayKind, DayLook] = {
    DayKind.HOLIDAY: DayLook("ok_tint", "", "normal"),
    DayKind.MAKE_UP: DayLook("surface", "control_border", "text"),
    DayKind.CLOSED: DayLook("paused", "paused", "on_paused"),
}


class YearView(QWidget):
    """Twelve months; the arrows walk from day to day.

    Signals:
        day_shown: The keyboard stands on another day; carries the `CalendarDayRow`.
        place_wanted: A part should be brought into sight; carries its top and bottom, in px.
    """

    day_shown = Signal(object)
    place_wanted = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("yearView")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rows: dict[date, CalendarDayRow] = {}
        self._year = 0
        self._chosen: date | None = None
        self._today: date | None = None

    def show_year(self, rows: Sequence[CalendarDayRow], today: date) -> None:
        """Show the days of a year; the chosen day stays, if it is of this year."""
        self._rows = {row.day: row for row in rows}
        year = rows[0].day.year
        self._today = today
        if year != self._year or self._chosen is None:
            self._year = year
            self._chosen = today if today.year == year else date(year, 1, 1)
        self._settle()
        self._tell()

    def chosen(self) -> CalendarDayRow | None:
        """Return the day on which the keyboard stands."""
        return None if self._chosen is None else self._rows.get(self._chosen)

    def choose(self, day: date) -> None:
        """Put the keyboard on a day of the year shown."""
        if day in self._rows and day != self._chosen:
            self._chosen = day
            self._tell()
        self.update()

    @override
    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """Return the chosen day as the place of the keyboard: areas around scroll to it."""
        if query is Qt.InputMethodQuery.ImCursorRectangle and self._chosen is not None:
            return self._cell(self._chosen).toRect()
        return super().inputMethodQuery(query)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, by months with Page up and down."""
        key = Qt.Key(event.key())
        if self._chosen is not None and key in _STEPS:
            self.choose(self._chosen + timedelta(days=_STEPS[key]))
        elif self._chosen is not None and key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.choose(_next_month(self._chosen, 1 if key is Qt.Key.Key_PageDown else -1))
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the mouse."""
        for day in self._rows:
            if self._cell(day).contains(event.position()):
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self.choose(day)
                return

    @override
    def sizeHint(self) -> QSize:
        """Return the size of all months at the present width."""
        lines = -(-_MONTHS // self._columns())
        return QSize(_MONTH_W + 2 * _EDGE_PX, lines * (_MONTH_H + 8) + 2 * _EDGE_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the width of one month, and the height of all."""
        return self.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many months side by side as fit."""
        super().resizeEvent(event)
        self._settle()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Paint anew in the colours of a new theme."""
        super().changeEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the months that are in sight."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, _MONTHS + 1):
            area = self._month_area(month)
            if self._year and area.intersects(QRectF(event.rect())):
                self._paint_month(painter, month, area)
        painter.end()

    def _paint_month(self, painter: QPainter, month: int, area: QRectF) -> None:
        tokens = theme.tokens()
        painter.setFont(theme.font(theme.BODY_PX, bold=True))
        painter.setPen(tokens.colour("text"))
        title = QRectF(area.left(), area.top(), area.width(), 26)
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, _("{month}月").format(month=month))
        painter.setFont(theme.font(_SMALL_PX))
        painter.setPen(tokens.colour("muted"))
        for number, word in enumerate(short_weekdays()):
            place = QRectF(area.left() + number * _CELL_W, area.top() + 26, _CELL_W, 24)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, word)
        day = date(self._year, month, 1)
        while day.month == month:
            row = self._rows.get(day)
            if row is not None:
                self._paint_day(painter, row)
            day += timedelta(days=1)

    def _paint_day(self, painter: QPainter, row: CalendarDayRow) -> None:
        tokens, cell = theme.tokens(), self._cell(row.day).adjusted(1.5, 1.5, -1.5, -1.5)
        look = LOOKS.get(row.kind)
        painter.setPen(Qt.PenStyle.NoPen)
        if look is not None:
            painter.setBrush(tokens.colour(look.ground))
            if look.border:
                painter.setPen(QPen(tokens.colour(look.border), 1))
            painter.drawRoundedRect(cell, 4, 4)
        text = look.text if look is not None else _plain_tone(row.kind)
        painter.setPen(tokens.colour(text))
        painter.setFont(theme.font(_SMALL_PX, bold=row.day == self._today))
        said = f"{row.day.day}{mark_word(row.kind)}"
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, said)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if row.day == self._today:
            painter.setPen(QPen(tokens.colour("primary"), 2))
            painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        if row.day == self._chosen:
            painter.setPen(QPen(tokens.colour("primary"), 2))
            painter.drawRoundedRect(cell, 4, 4)

    def _columns(self) -> int:
        room = self.width() - 2 * _EDGE_PX + _GAP_PX
        return max(1, min(4, room // (_MONTH_W + _GAP_PX)))

    def _month_area(self, month: int) -> QRectF:
        columns = self._columns()
        line, column = divmod(month - 1, columns)
        left = _EDGE_PX + column * (_MONTH_W + _GAP_PX)
        return QRectF(left, _EDGE_PX + line * (_MONTH_H + 8), _MONTH_W, _MONTH_H)

    def _cell(self, day: date) -> QRectF:
        area = self._month_area(day.month)
        offset = day.replace(day=1).weekday() + day.day - 1
        week, weekday = divmod(offset, 7)
        return QRectF(
            area.left() + weekday * _CELL_W,
            area.top() + _HEAD_PX + week * _CELL_H,
            _CELL_W,
            _CELL_H,
        )

    def _settle(self) -> None:
        self.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def _tell(self) -> None:
        row = self.chosen()
        if row is None:
            return
        self.setAccessibleName(day_sentence(row))
        cell = self._cell(row.day)
        self.place_wanted.emit(round(cell.top()) - _HEAD_PX, round(cell.bottom()) + _CELL_H)
        self.day_shown.emit(row)
        self.update()


def _plain_tone(kind: DayKind) -> str:
    return "disabled" if kind is DayKind.WEEKEND else "text"


def _next_month(day: date, step: int) -> date:
    months = day.month - 1 + step
    year, month = day.year + months // _MONTHS, months % _MONTHS + 1
    return date(year, month, 1)
