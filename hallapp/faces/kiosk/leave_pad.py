"""Over the page: the PIN that lets the staff leave a locked kiosk."""

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.code_pad import CodePad
from hallapp.faces.kiosk.leaving import PIN_MOST, Answered, LeaveLock
from hallapp.faces.kiosk.lettering import Across, Run
from hallapp.faces.kiosk.scale import Room, Scale
from hallapp.faces.kiosk.words import Card, Words
from hallapp.kernel.texts import _
from hallapp.qtkit import theme

GIVES_UP_S = 30
"""Without a touch the pad goes away, so that nobody finds it open."""
_WIDE, _HIGH = 760.0, 1130.0
_HIGH_WIDE = 900.0
_PAD = 48


class LeavePad(QWidget):
    """Digits, and two keys: leave, or go on serving citizens.

    Signals:
        left: The right PIN was typed.
    """

    left = Signal()

    def __init__(self, scale: Scale, lock: LeaveLock, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("leave_pad")
        self._scale = scale
        self._lock = lock
        self._pin = ""
        self._answer: Answered | None = None
        self._idle_s = 0
        self._card = Card(scale, "surface", "control_border")
        self._title, self._dots = Words(scale), Words(scale, Across.CENTRE)
        self.keys = CodePad(scale, self)
        big = Look(size=48, bold=True)
        self.stay = KioskButton(scale, "leave_stay", big)
        self.leave = KioskButton(scale, "leave_now", Look(filled=True, size=48, bold=True))
        for widget in (self._card, self._title, self._dots, self.stay, self.leave):
            widget.setParent(self)
        self.keys.raise_()
        self.keys.typed.connect(self.type)
        self.keys.rubbed_out.connect(self.rub_out)
        self.stay.clicked.connect(self.give_up)
        self.leave.clicked.connect(self.submit)
        self.hide()

    def ask(self) -> None:
        """Come up with nothing typed."""
        self._pin, self._answer, self._idle_s = "", None, 0
        self.show_words()
        self.show()
        self.raise_()
        self.setFocus()

    def text(self) -> str:
        """Return everything said."""
        return f"{self._title.text()} {self._dots.text()}"

    @Slot(str)
    def type(self, sign: str) -> None:
        """Take one more digit."""
        self._idle_s = 0
        if sign.isdigit() and len(self._pin) < PIN_MOST:
            self._pin, self._answer = self._pin + sign, None
            self.show_words()

    @Slot()
    def rub_out(self) -> None:
        """Take the last digit back."""
        self._idle_s = 0
        self._pin = self._pin[:-1]
        self.show_words()

    @Slot()
    def submit(self) -> None:
        """Look at what was typed."""
        self._idle_s = 0
        answer = self._lock.answer(self._pin)
        self._pin, self._answer = "", answer
        if answer.is_right:
            self.hide()
            self.left.emit()
            return
        self.show_words()

    @Slot()
    def give_up(self) -> None:
        """Go away; nothing typed is kept."""
        self._pin, self._answer = "", None
        self.hide()

    def tick(self) -> None:
        """A second has passed."""
        if not self.isVisible():
            return
        self._idle_s += 1
        if self._idle_s >= GIVES_UP_S:
            self.give_up()
        elif self._lock.wait_s():
            self._answer = Answered(is_right=False, wait_s=self._lock.wait_s())
            self.show_words()

    def show_words(self) -> None:
        """Say everything in the language now shown."""
        self._title.say(Run(_("退出自助服务"), 60, bold=True), Run("\n" + self._said(), 40))
        self._dots.say(Run("●" * len(self._pin) or " ", 32))
        self.stay.say(_("返回服务"))
        self.leave.say(_("退出"))
        self.leave.setEnabled(bool(self._pin))
        self.keys.show_words()
        self.setAccessibleName(self._title.text())

    def settle(self, room: Room) -> None:
        """Cover the window; the card stands in its middle."""
        high = min(_HIGH_WIDE if room.is_wide else _HIGH, room.height - 40)
        wide = min(_WIDE, room.width - 40)
        left, top = (room.width - wide) / 2, (room.height - high) / 2
        inner, place = wide - 2 * _PAD, self._scale.rect
        below = top + high - 40 - 120
        self._card.setGeometry(place(left, top, wide, high))
        self._title.setGeometry(place(left + _PAD, top + 28, inner, 150))
        self._dots.setGeometry(place(left + _PAD, top + 186, inner, 70))
        pad_high = below - 24 - (top + 268)
        self.keys.setGeometry(place(left + _PAD, top + 268, inner, pad_high))
        self.keys.settle(inner, pad_high)
        half = (inner - 24) / 2
        self.stay.setGeometry(place(left + _PAD, below, half, 120))
        self.leave.setGeometry(place(left + _PAD + half + 24, below, half, 120))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits from a keyboard too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        elif event.key() == Qt.Key.Key_Backspace:
            self.rub_out()
        else:
            self.type(event.text())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A touch beside the card reaches nothing below."""
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what lies below."""
        painter = QPainter(self)
        shade = QColor(theme.tokens().text if theme.theme() != theme.CONTRAST_DARK else "#000000")
        shade.setAlphaF(0.55)
        painter.fillRect(QRectF(self.rect()), shade)
        painter.end()

    def _said(self) -> str:
        if self._answer is None:
            return _("请工作人员输入本机的密码。")
        if self._answer.wait_s:
            wait = self._answer.wait_s
            return _("密码不对。{seconds} 秒后再试。").format(seconds=wait)
        return _("密码不对，请再输一次。")
