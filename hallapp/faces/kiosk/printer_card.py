"""Over the first page: the printer gave no paper the last time, and what works all the same."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.lettering import Down, Run
from hallapp.faces.kiosk.print_faults import fault_words
from hallapp.faces.kiosk.scale import Room, Scale
from hallapp.faces.kiosk.words import Card, Words
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit import theme

_PAD = 56


class PrinterCard(QWidget):
    """Comes up at the start of a visit, and goes with a touch; numbers are given all the same."""

    def __init__(self, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("printer_card")
        self._scale = scale
        self._fault: HallError | None = None
        self._card = Card(scale, "surface", "control_border")
        self._title, self._text = Words(scale), Words(scale, down=Down.TOP)
        self.go_on = KioskButton(scale, "printer_go_on", Look(filled=True, size=60, bold=True))
        for widget in (self._card, self._title, self._text, self.go_on):
            widget.setParent(self)
        self.go_on.clicked.connect(self.hide)
        self.hide()

    def tell(self, fault: HallError | None) -> None:
        """Come up with why there is no paper; go away when there is again."""
        self._fault = fault
        self.show_words()
        self.setVisible(fault is not None)
        self.raise_()

    def show_words(self) -> None:
        """Say everything in the language now shown."""
        cause = fault_words(self._fault)
        self._title.say(Run(_("这台机器暂时打不出号码纸"), 60, bold=True))
        lines = (
            _("{cause}，工作人员处理好就恢复。").format(cause=cause) if cause else "",
            _("号照样可以取：号码会大大地显示出来，请记下或用手机拍下。"),
            _("要纸质号码，请到服务台。"),
        )
        self._text.say(Run("\n".join(filter(None, lines)), 44))
        self.go_on.say(_("知道了，继续"))
        self.setAccessibleName(f"{self._title.text()} {self._text.text()}")

    def text(self) -> str:
        """Return everything said."""
        return self.accessibleName()

    def settle(self, room: Room) -> None:
        """Cover the window; the card stands low enough to be reached."""
        wide, high = min(940.0, room.width - 96), 640.0
        left, top = (room.width - wide) / 2, max(20.0, (room.height - high) * 0.62)
        inner, place = wide - 2 * _PAD, self._scale.rect
        self._card.setGeometry(place(left, top, wide, high))
        self._title.setGeometry(place(left + _PAD, top + 36, inner, 100))
        self._text.setGeometry(place(left + _PAD, top + 156, inner, high - 156 - 48 - 136 - 20))
        self.go_on.setGeometry(place(left + _PAD, top + high - 48 - 136, inner, 136))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A touch beside the button says the same, and reaches nothing below."""
        event.accept()
        self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what lies below."""
        painter = QPainter(self)
        shade = QColor(theme.tokens().text if theme.theme() != theme.CONTRAST_DARK else "#000000")
        shade.setAlphaF(0.55)
        painter.fillRect(QRectF(self.rect()), shade)
        painter.end()
