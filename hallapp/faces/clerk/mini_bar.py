"""The mini bar: the ticket and six keys over other programs; it never takes the keyboard."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from hallapp.faces.clerk.desk_state import Act, DeskRow
from hallapp.faces.clerk.keys import DeskKey
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.qtkit.shapes import Shape, draw_shape

WIDTH_PX = 420
HEIGHT_PX = 56
_GRIP_PX = 19
_NUMBER_PX = 70
_FACTS_PX = 66
_PRIMARY = QSize(94, 40)
_WORD = QSize(32, 40)
_WORDS = (Act.RECALL, Act.MISS, Act.HOLD, Act.FINISH, Act.PAUSE)
_REST_OPACITY = 0.9
_SAID_MS = 4000
_LONGEST_CAP = 3
"""F14 fits under a word of two signs; Ctrl+Alt+3 stands in the tip only."""


class _BarButton(QPushButton):
    """A word that is pressed without taking the keyboard; filled, outlined or bare."""

    def __init__(self, size: QSize, *, filled: bool) -> None:
        super().__init__()
        self._filled = filled
        self._key = ""
        self.setProperty("look", "plain")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_key(self, key: str) -> None:
        """Show under the word the key that presses it over other programs."""
        self._key = key if len(key) <= _LONGEST_CAP else ""
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the size drawn, whatever the sheet says of buttons."""
        return self._size

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the same as the hint."""
        return self._size

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the block and the word."""
        shown = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._filled:
            live = "primary_pressed" if self.isDown() else "primary"
            painter.setBrush(shown.colour(live if self.isEnabled() else "surface"))
            painter.setPen(QPen(shown.colour("primary" if self.isEnabled() else "border"), 1))
            painter.drawRoundedRect(area, 5, 5)
        elif self.isEnabled() and (self.underMouse() or self.isDown()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shown.colour("hover"))
            painter.drawRoundedRect(area, 5, 5)
        tint = "disabled"
        if self.isEnabled():
            tint = "on_primary" if self._filled else "text"
        painter.setPen(shown.colour(tint))
        painter.setFont(self._fitting_font())
        area = QRectF(self.rect()).adjusted(2, 0, -2, -12 if self._key else 0)
        wrap = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(area, wrap, self.text())
        if self._key:
            self._draw_key(painter)
        painter.end()

    def _draw_key(self, painter: QPainter) -> None:
        shown = theme.tokens()
        if self.isEnabled():
            painter.setPen(shown.colour("on_primary" if self._filled else "muted"))
        painter.setFont(theme.font(11))
        place = QRectF(0, self.height() - 17, self.width(), 15)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), self._key)

    def _fitting_font(self) -> QFont:
        """Return the largest size in which each word is whole: English is longer."""
        bold = self._filled and self.isEnabled()
        longest = max(self.text().split() or [""], key=len)
        for size in (14, 12, 10):
            font = theme.font(size, bold=bold)
            if QFontMetrics(font).horizontalAdvance(longest) <= self.width() - 4:
                return font
        return theme.font(9, bold=bold)


class MiniBar(QWidget):
    """420×56, always on top, dragged by its grip; a little transparent until one comes near.

    That it stays on top is said once, here: saying it again would hide and show the window.

    Signals:
        primary_pressed: The large word.
        key_pressed: One of the five words; carries its `Act`.
        desk_asked: A double click on the grip or the number: back to the desk.
        let_go: It was dragged somewhere.
        put_back_asked: 放回右下角 of the menu.
        keys_asked: 按键设置 of the menu.
    """

    primary_pressed = Signal()
    key_pressed = Signal(object)
    desk_asked = Signal()
    let_go = Signal()
    put_back_asked = Signal()
    keys_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(_("窗口迷你条"))
        self.setObjectName("miniBar")
        self.setAccessibleName(_("窗口迷你条"))
        self.setFixedSize(WIDTH_PX, HEIGHT_PX)
        self.setToolTip(_("双击回到窗口"))
        self._desk: DeskRow | None = None
        self._keys: dict[DeskKey, str] = {}
        self._grabbed_at: QPoint | None = None
        self._primary = _BarButton(_PRIMARY, filled=True)
        self._words = {act: _BarButton(_WORD, filled=False) for act in _WORDS}
        self._build()
        self.setWindowOpacity(_REST_OPACITY)

    def press(self, key: DeskKey) -> None:
        """Do what a key over other programs asks: the same as its button.

        What cannot be pressed now is asked for too: whoever answers says why not.
        """
        if key is DeskKey.NEXT:
            self.primary_pressed.emit()
        elif key is DeskKey.MINI:
            self.desk_asked.emit()
        elif key.act is not None:
            self.key_pressed.emit(key.act)

    def show_keys(self, keys: Mapping[DeskKey, str]) -> None:
        """Show the keys that press its buttons while another program has the keyboard."""
        self._keys = dict(keys)
        self._primary.show_key(keys.get(DeskKey.NEXT, ""))
        for act, button in self._words.items():
            button.show_key(keys.get(DeskKey(act.value), ""))
        if self._desk is not None:
            self.show_desk(self._desk)

    def say(self, text: str) -> None:
        """Say above the bar why a press did nothing; it goes by itself and takes no keyboard."""
        if not self.isVisible():
            return
        QToolTip.showText(self.mapToGlobal(QPoint(0, -40)), text, self, self.rect(), _SAID_MS)

    def show_desk(self, desk: DeskRow) -> None:
        """Show the same state as the desk."""
        before, self._desk = self._desk, desk
        self._primary.setText(desk.primary.word)
        self._primary.setAccessibleName(desk.primary.word)
        self._primary.setEnabled(not desk.primary.reason)
        self._primary.setToolTip(desk.primary.reason or self._keys.get(DeskKey.NEXT, ""))
        for act, button in self._words.items():
            state = desk.keys[act]
            short = self._short(act, state.word)
            button.setText(short)
            button.setAccessibleName(state.word)
            button.setEnabled(state.allowed)
            key = self._keys.get(DeskKey(act.value), "")
            button.setToolTip(key if state.allowed else state.remark)
        self.setAccessibleDescription(f"{desk.number} {desk.state_line}")
        self._say_notice(before, desk)
        self.update()

    def _say_notice(self, before: DeskRow | None, desk: DeskRow) -> None:
        """Say a new notice of the hall once; it stays on the desk until it is read."""
        known = None if before is None else before.notice
        if desk.notice is not None and desk.notice != known:
            self.say(_("大厅提醒：{words}").format(words=desk.notice.words))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, grip, number and the two lines."""
        shown = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), shown.colour("surface"))
        painter.setPen(QPen(shown.colour("control_border"), shown.border_px))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        self._draw_grip(painter)
        desk = self._desk
        if desk is not None:
            painter.setPen(shown.colour("text" if desk.is_live else "muted"))
            painter.setFont(theme.font(_number_size(desk.number), bold=True))
            place = QRect(_GRIP_PX + 2, 0, _NUMBER_PX, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, desk.number)
            self._draw_facts(painter, desk)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._grabbed_at = event.globalPosition().toPoint() - self.pos()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move with the mouse."""
        if self._grabbed_at is not None:
            self.move(event.globalPosition().toPoint() - self._grabbed_at)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; it may be drawn to an edge."""
        if self._grabbed_at is not None:
            self._grabbed_at = None
            self.let_go.emit()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        """Stand out: somebody comes near."""
        self.setWindowOpacity(1.0)
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """Step back."""
        self.setWindowOpacity(_REST_OPACITY)
        super().leaveEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go back to the desk."""
        self.desk_asked.emit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the way back, another place and other keys."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("回到窗口")).triggered.connect(self.desk_asked)
        menu.addAction(_("放回右下角")).triggered.connect(self.put_back_asked)
        menu.addAction(_("按键设置")).triggered.connect(self.keys_asked)
        menu.popup(event.globalPos())

    @Slot()
    def _on_word(self) -> None:
        pressed = self.sender()
        for act, button in self._words.items():
            if button is pressed:
                self.key_pressed.emit(act)
                return

    def _short(self, act: Act, word: str) -> str:
        """Return 暂停 for 暂停窗口: the bar has room for two characters."""
        if act is not Act.PAUSE:
            return word
        return _("恢复") if word == _("恢复窗口") else _("暂停")

    def _draw_grip(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens().colour("muted"))
        for column in range(2):
            for row in range(3):
                painter.drawEllipse(QRectF(6 + column * 6, 20 + row * 7, 2, 2))

    def _draw_facts(self, painter: QPainter, desk: DeskRow) -> None:
        shown = theme.tokens()
        area = QRect(_GRIP_PX + _NUMBER_PX + 4, 6, _FACTS_PX, self.height() - 12)
        first, second = _facts(desk)
        tint, left = "muted", area.left()
        if desk.cut_off:
            tint = "late"
            sign = QRectF(area.left(), area.top() + 6, 9, 9)
            draw_shape(painter, Shape.CROSS, sign, shown.colour(tint))
            left += 13
        elif desk.is_over_limit and not desk.call_count:
            tint = "on_warning"
            block = QRectF(area).adjusted(-0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(shown.colour("warning_border"), 1))
            painter.setBrush(shown.colour("warning"))
            painter.drawRoundedRect(block, 3, 3)
            sign = QRectF(area.left() + 5, area.top() + 6, 10, 10)
            draw_shape(painter, Shape.TRIANGLE, sign, shown.colour(tint))
            left += 18
        painter.setPen(shown.colour(tint))
        painter.setFont(theme.font(13, bold=bool(desk.cut_off) or tint == "on_warning"))
        half = area.height() // 2
        _draw_counted(painter, QRect(left, area.top(), _FACTS_PX, half), first)
        painter.setFont(theme.font(13))
        second_left = area.left() + (5 if tint == "on_warning" else 0)
        painter.drawText(QRect(second_left, area.top() + half, _FACTS_PX, half), _MIDDLE, second)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_GRIP_PX + _NUMBER_PX + _FACTS_PX + 4, 0, 4, 0)
        row.setSpacing(0)
        row.addWidget(self._primary)
        row.addSpacing(3)
        for act, button in self._words.items():
            button.setObjectName(f"mini_{act.value}")
            button.clicked.connect(self._on_word)
            row.addWidget(button)
        row.addStretch(1)
        self._primary.setObjectName("miniPrimary")
        self._primary.clicked.connect(self.primary_pressed)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def _facts(desk: DeskRow) -> tuple[str, str]:
    if desk.cut_off:
        return _("断开"), _("{time} 起").format(time=desk.cut_off)
    waiting = _("等 {count} 人").format(count=desk.waiting)
    if desk.call_count:
        return _("已叫 {count} 次").format(count=desk.call_count), waiting
    if desk.is_over_limit:
        first = _("{count} 人").format(count=desk.waiting)
        return first, _("超 {minutes} 分").format(minutes=desk.wait_limit_minutes)
    return waiting, _("最长 {minutes} 分").format(minutes=desk.longest_minutes)


def _draw_counted(painter: QPainter, place: QRect, text: str) -> None:
    """Draw a line whose number is bold: 等 10 人."""
    bold = painter.font().bold()
    for piece in re.split(r"(\d+)", text):
        painter.setFont(theme.font(15 if piece.isdigit() else 13, bold=bold or piece.isdigit()))
        painter.drawText(place, _MIDDLE, piece)
        place.setLeft(place.left() + painter.fontMetrics().horizontalAdvance(piece))


def _number_size(number: str) -> int:
    """Return 26 px, less for a long number."""
    return 26 if len(number) <= 4 else 20  # noqa: PLR2004 - A023 has four signs
