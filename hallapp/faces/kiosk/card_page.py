"""请把身份证放在读卡处: the one page where a card is asked for."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.devices.errors import (
    CardReaderMissingError,
    CardReaderUnpluggedError,
    CardUnreadableError,
)
from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.card_presenter import CardStep
from hallapp.faces.kiosk.lettering import Down, Run
from hallapp.faces.kiosk.page import MARGIN, TITLE, Band, KioskPage
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.words import Card
from hallapp.kernel.errors import HallError
from hallapp.kernel.identity import CardTextError, IdNumberError
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.wording import sentence

# Who put a card there can do no more about a reader than about a card: both lead to a person.
_UNREAD = (
    CardTextError,
    IdNumberError,
    CardUnreadableError,
    CardReaderMissingError,
    CardReaderUnpluggedError,
)
_ICON = 380
_ICON_WIDE = 300


class _IdCard(QWidget):
    """An identity card, drawn: what lies on the reader."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card with its picture and lines of text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = self.width() / 38
        pen = QPen(theme.tokens().colour("primary"), unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        whole = QRectF(self.rect()).adjusted(unit, unit, -unit, -unit)
        painter.drawRoundedRect(whole, 2.5 * unit, 2.5 * unit)
        for line in range(3):
            top = (6.5 + line * 5) * unit
            painter.drawLine(QPointF(5 * unit, top), QPointF((19 - 3 * line) * unit, top))
        painter.drawEllipse(QPointF(28 * unit, 8.5 * unit), 3 * unit, 3 * unit)
        painter.drawArc(QRectF(23 * unit, 13.5 * unit, 10 * unit, 11 * unit), 0, 180 * 16)
        painter.end()


class CardPage(KioskPage):
    """Asks for the card, and says what came of it.

    Signals:
        reprint_asked: 重打号码 was pressed by somebody who has a number already.
        desk_asked: 没带身份证 was pressed.
    """

    reprint_asked = Signal()
    desk_asked = Signal()
    is_personal = True
    hears_cards = True

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale, "card_page")
        self._step = CardStep.WAITING
        self._error: HallError | None = None
        self._title = self.words()
        self._card = Card(scale)
        self._card.setParent(self)
        self._icon = _IdCard(self)
        self._text = self.words(down=Down.TOP)
        self.band = Band(scale, self)
        self.desk = KioskButton(scale, "card_to_desk", Look(size=60, bold=True))
        self.reprint = KioskButton(
            scale, "card_reprint", Look(filled=True, size=60, bold=True), "ticket"
        )
        for button in (self.desk, self.reprint):
            button.setParent(self)
        self.desk.clicked.connect(self.desk_asked)
        self.reprint.clicked.connect(self.reprint_asked)
        self.show_words()

    def show_step(self, step: CardStep, error: HallError | None = None) -> None:
        """Ask for the card, say that the number is being given, or why there is none."""
        self._step, self._error = step, error
        busy = step is CardStep.BUSY
        if busy is not self.is_busy:
            self.is_busy = busy
            self.busy_changed.emit()
        self.show_words()

    @override
    def show_words(self) -> None:
        has_one = self._step is CardStep.HAS_ONE
        title = _("您已经有号了") if has_one else _("请把身份证放在读卡处")
        self._title.say(Run(title, TITLE, bold=True))
        self._text.say(*self._runs())
        self.desk.say(_("没带身份证"))
        self.desk.setEnabled(not self.is_busy)
        self.reprint.say(_("重打号码"))
        self.reprint.setVisible(has_one)
        self.desk.setVisible(not has_one)
        self._show_band()
        self.arrange()

    @override
    def forget(self) -> None:
        self.show_step(CardStep.WAITING)

    @override
    def arrange(self) -> None:
        inner = self.room.width - 2 * MARGIN
        desk, _right = self.action_places()
        for button in (self.desk, self.reprint):
            self.put(button, (MARGIN, desk[1], inner, desk[3]))
        self.put(self._title, (MARGIN, 28, inner, 108))
        wide = self.room.is_wide
        end = desk[1] - 24 - (0 if wide and self.band.isHidden() else 168)
        card = end - 24 - 156
        self.put(self._card, (MARGIN, 156, inner, card))
        icon = _ICON_WIDE if wide else _ICON
        self._icon.setFixedSize(self.scale.px(icon), self.scale.px(icon * 0.64))
        left = MARGIN + (80 if wide else (inner - icon) / 2)
        top = 156 + (card - icon * 0.64) / 2 if wide else 240
        self._icon.move(self.scale.px(left), self.scale.px(top))
        if wide:
            at = MARGIN + 80 + icon + 60
            self.put(self._text, (at, 172, self.room.width - MARGIN - 44 - at, card - 28))
        else:
            self.put(self._text, (MARGIN + 56, 560, inner - 112, end - 24 - 580))
        self.put(self.band, (MARGIN, end, inner, 168))
        self.band.settle(inner, 168)

    def _runs(self) -> tuple[Run, ...]:
        first = Run(_("这项业务每人一个号，凭身份证取。"), 52, bold=True)
        if self._error is not None:
            # What went wrong says the rest.
            return (first, Run("\n\n", 16), Run(_("请拿好您的身份证。"), 48))
        return (
            first,
            Run("\n\n", 16),
            Run(_("平放在读卡处，等一秒。取号后请拿好身份证。"), 48),
            Run("\n\n", 16),
            Run(_("姓名和号码只用来核对，不显示，也不印在号码纸上。"), 44, tint="muted"),
        )

    def _show_band(self) -> None:
        if self._step is CardStep.BUSY:
            self.band.say(_("读到了，正在取号…"), "check")
        elif self._error is None:
            self.band.say("", "info")
        elif isinstance(self._error, _UNREAD):
            said = _("没有读出身份证。请平放在读卡处再试一次；还是不行，请到导办台。")
            self.band.say(said, "warning", failed=True)
        else:
            has_one = self._step is CardStep.HAS_ONE
            icon = "ticket" if has_one else "warning"
            self.band.say(sentence(self._error), icon, failed=not has_one)
