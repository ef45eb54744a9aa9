"""The head of the manager's face: the day, figures that open what they count, who, the time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPushButton, QWidget
from typing_extensions import override

from hallapp.faces.manager.words import day_words
from hallapp.faces.parts.lights import Light, LightDot
from hallapp.faces.parts.words import words
from hallapp.kernel.clock import Clock, day_in
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.qtkit.key_button import KeyButton

HEIGHT_PX = 52
_LOOK_AT_CLOCK_MS = 1000
_GAP_PX = 8
_BLANKS_PX = 112
"""Margins of the bar and the wider blanks between its groups."""
_LEFT_OUT = ("issued", "finished", "cases", "longest", "waiting")
"""Figures in the order in which they go where there is little room."""


@dataclass(frozen=True)
class HeadFigure:
    """A number with its words, how it is defined, and where it leads.

    Attributes:
        name: Where it leads; the receiver knows the names.
        before: Word before the number.
        number: The number, as text.
        after: Unit after it.
        tip: What is counted, in a sentence.
    """

    name: str
    before: str
    number: str
    after: str
    tip: str


class FigureButton(QPushButton):
    """等候 63: pressing it opens what it counts."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._figure: HeadFigure | None = None
        self.setObjectName(f"figure_{name}")
        self.setProperty("look", "plain")
        self.setFixedHeight(32)

    def show_figure(self, figure: HeadFigure) -> None:
        """Show another number in its place."""
        if figure == self._figure:
            return
        self._figure = figure
        self.setText(" ".join(filter(None, (figure.before, figure.number, figure.after))))
        self.setAccessibleName(self.text())
        self.setToolTip(figure.tip)
        self.setAccessibleDescription(figure.tip)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the size that shows words and number whole."""
        return QSize(sum(wide for _text, wide, _look in self._parts()) + 16, 32)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the same as the hint."""
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words in muted and the number bold."""
        shown = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shown.colour("selected" if self.isDown() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), shown.radius_px, shown.radius_px)
        left = 8
        baseline = self.height() // 2 + 7
        for text, wide, is_number in self._parts():
            painter.setFont(_number_font() if is_number else theme.font(theme.BODY_PX))
            painter.setPen(shown.colour("text" if is_number else "muted"))
            painter.drawText(left, baseline, text)
            left += wide
        painter.end()

    def _parts(self) -> list[tuple[str, int, bool]]:
        """Return each word with its width, a blank included, and whether it is the number."""
        if self._figure is None:
            return []
        plain = QFontMetrics(theme.font(theme.BODY_PX))
        bold = QFontMetrics(_number_font())
        found: list[tuple[str, int, bool]] = []
        figure = self._figure
        texts = ((figure.before, False), (figure.number, True), (figure.after, False))
        for text, is_number in texts:
            if text:
                wide = (bold if is_number else plain).horizontalAdvance(text)
                found.append((text, wide + 4, is_number))
        return found


class ManagerHead(QFrame):
    """Day, figures, connection, person, time.

    Signals:
        figure_opened: A figure was pressed; carries its name.
        leave_asked: 换人 was pressed.
    """

    figure_opened = Signal(str)
    leave_asked = Signal()

    def __init__(self, clock: Clock, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self.setObjectName("header")
        self.setFixedHeight(HEIGHT_PX)
        self._clock = clock
        self._zone = zone
        self._figures: dict[str, FigureButton] = {}
        self._title = words("", "title")
        self._day = words("", "muted")
        self._demo = words(_("演示数据"), "accent")
        self._dot = LightDot(Light.NORMAL)
        self._state = words("")
        self._person = words("", "muted")
        self._leave = KeyButton(_("换人"), look="link")
        self._leave.setObjectName("leave")
        self._time = words("", "figure")
        self._holder = QWidget()
        self._figure_row = QHBoxLayout(self._holder)
        self._row = QHBoxLayout(self)
        # What has no room is left out here, so the bar never keeps the window from shrinking.
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._build()
        self.show_connected(is_connected=True)
        self._ticker = QTimer(self)
        self._ticker.setInterval(_LOOK_AT_CLOCK_MS)
        self._ticker.timeout.connect(self.refresh_clock)
        self._ticker.start()
        self.refresh_clock()

    def set_zone(self, zone: tzinfo) -> None:
        """Tell the time of the hall's zone."""
        self._zone = zone
        self.refresh_clock()

    def show_title(self, title: str) -> None:
        """Say which page this is."""
        self._title.setText(title)
        self._leave_out()

    def show_figures(self, figures: Sequence[HeadFigure]) -> None:
        """Show figures left to right; numbers change in their place."""
        for figure in figures:
            button = self._figures.get(figure.name)
            if button is None:
                button = FigureButton(figure.name)
                button.clicked.connect(self._on_figure)
                self._figures[figure.name] = button
                self._figure_row.addWidget(button)
            button.show_figure(figure)
        self._leave_out()

    def figure(self, name: str) -> FigureButton:
        """Return the button of a figure."""
        return self._figures[name]

    def show_person(self, person: str) -> None:
        """Say who is signed in; nobody when empty."""
        self._person.setText(person)
        self._leave.setVisible(bool(person))
        self._holder.setVisible(bool(person))
        self._leave_out()

    def show_connected(self, *, is_connected: bool, since: datetime | None = None) -> None:
        """Say whether the hall's store is reached, and since when it is not."""
        self._dot.show_light(Light.NORMAL if is_connected else Light.CUT_OFF)
        said = _("已连接") if is_connected else _("断开")
        if not is_connected and since is not None:
            said = _("断开，{time} 起").format(time=f"{since.astimezone(self._zone):%H:%M}")
        self._state.setText(said)

    def show_demo(self, *, is_demo: bool) -> None:
        """Say 演示数据 here, where there is no room for the banner."""
        self._demo.setVisible(is_demo)
        self._leave_out()

    def connection(self) -> str:
        """Return what is said of the connection."""
        return self._state.text()

    @Slot()
    def refresh_clock(self) -> None:
        """Show the day, the hour and the minute; seconds are never shown."""
        now = self._clock.now()
        shown = f"{now.astimezone(self._zone):%H:%M}"
        if shown != self._time.text():
            self._time.setText(shown)
            self._day.setText(day_words(day_in(now, self._zone)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room: first the day, then the figures; nothing is cut."""
        super().resizeEvent(event)
        self._leave_out()

    def _leave_out(self) -> None:
        """Leave out one thing after the other until the rest fits whole."""
        droppable: list[QWidget] = [self._day, self._person]
        droppable += [self._figures[name] for name in _LEFT_OUT if name in self._figures]
        for part in droppable:
            part.show()
        for part in droppable:
            if self._needed_px() <= self.width():
                return
            part.hide()

    def _needed_px(self) -> int:
        """Return how wide the bar must be for what it shows; layouts tell it too late."""
        parts = (
            self._title,
            self._day,
            *self._figures.values(),
            self._demo,
            self._dot,
            self._state,
            self._person,
            self._leave,
            self._time,
        )
        shown = [part for part in parts if not part.isHidden()]
        for part in shown:
            part.ensurePolished()
        return _BLANKS_PX + sum(part.sizeHint().width() + _GAP_PX for part in shown)

    @Slot()
    def _on_figure(self) -> None:
        button = self.sender()
        if isinstance(button, FigureButton):
            self.figure_opened.emit(button.name)

    def _build(self) -> None:
        self._figure_row.setContentsMargins(0, 0, 0, 0)
        self._figure_row.setSpacing(2)
        self._time.setAccessibleName(_("现在时间"))
        row = self._row
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._day)
        row.addSpacing(12)
        row.addWidget(self._holder)
        row.addStretch(1)
        row.addWidget(self._demo)
        row.addWidget(self._dot)
        row.addWidget(self._state)
        row.addSpacing(16)
        row.addWidget(self._person)
        row.addWidget(self._leave)
        row.addSpacing(12)
        row.addWidget(self._time)
        self._leave.clicked.connect(self.leave_asked)
        self._demo.hide()
        self.show_person("")


def _number_font() -> QFont:
    return theme.font(18, bold=True)
