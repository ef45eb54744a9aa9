"""请把身份证放在读卡处: the one page where a card is asked for."""

from PySide6.QtCore import Signal
from typing_extensions import override

from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.card_presenter import CardStep
from hallapp.faces.kiosk.lettering import Down, Run
from hallapp.faces.kiosk.page import MARGIN, TITLE, Band, KioskPage
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.words import Card
from hallapp.kernel.errors import HallError
from hallapp.kernel.identity import CardTextError
from hallapp.kernel.texts import _
from hallapp.qtkit.icons import IconMark
from hallapp.wording import sentence

_ICON = 260


class CardPage(KioskPage):
    """Asks for the card, and says what came of it.

    Signals:
        reprint_asked: 重打号码 was pressed by somebody who has a number already.
        desk_asked: 没带身份证 was pressed.
    """

    reprint_asked = Signal()
    desk_asked = Signal()
    is_personal = True

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale, "card_page")
        self._step = CardStep.WAITING
        self._error: HallError | None = None
        self._title = self.words()
        self._card = Card(scale)
        self._card.setParent(self)
        self._icon = IconMark("person", _ICON, "primary")
        self._icon.setParent(self)
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
        self._title.say(Run(_("请把身份证放在读卡处"), TITLE, bold=True))
        self._text.say(
            Run(_("这项业务每人一个号，凭身份证取。"), 52, bold=True),
            Run("\n\n", 16),
            Run(_("平放在读卡处，等一秒。取号后请拿好身份证。"), 48),
            Run("\n\n", 16),
            Run(_("姓名和号码只用来核对，不显示，也不印在号码纸上。"), 44, tint="muted"),
        )
        self.desk.say(_("没带身份证"))
        self.desk.setEnabled(not self.is_busy)
        self.reprint.say(_("重打号码"))
        self.reprint.setVisible(self._step is CardStep.HAS_ONE)
        self._show_band()
        self.arrange()

    @override
    def forget(self) -> None:
        self.show_step(CardStep.WAITING)

    @override
    def arrange(self) -> None:
        inner = self.room.width - 2 * MARGIN
        desk, reprint = self.action_places()
        has_one = not self.reprint.isHidden()
        self.put(self.desk, desk if has_one else (MARGIN, desk[1], inner, desk[3]))
        self.put(self.reprint, reprint)
        self.put(self._title, (MARGIN, 28, inner, 108))
        wide = self.room.is_wide
        end = desk[1] - 24 - 168
        self.put(self._card, (MARGIN, 156, inner, end - 24 - 156))
        side = self.scale.px(_ICON)
        self._icon.setFixedSize(side, side)
        left = MARGIN + (80 if wide else (inner - _ICON) / 2)
        top = 190 if wide else 230
        self._icon.move(self.scale.px(left), self.scale.px(top))
        if wide:
            at = MARGIN + 80 + _ICON + 80
            self.put(self._text, (at, 190, self.room.width - MARGIN - 44 - at, end - 24 - 210))
        else:
            self.put(self._text, (MARGIN + 56, 560, inner - 112, end - 24 - 580))
        self.put(self.band, (MARGIN, end, inner, 168))
        self.band.settle(inner, 168)

    def _show_band(self) -> None:
        if self._step is CardStep.BUSY:
            self.band.say(_("读到了，正在取号…"), "check")
        elif self._error is None:
            self.band.say("", "info")
        elif isinstance(self._error, CardTextError):
            said = _("没有读出身份证。请平放在读卡处再试一次；还是不行，请到导办台。")
            self.band.say(said, "warning", failed=True)
        else:
            has_one = self._step is CardStep.HAS_ONE
            icon = "ticket" if has_one else "warning"
            self.band.say(sentence(self._error), icon, failed=not has_one)
