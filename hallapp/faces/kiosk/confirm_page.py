"""取号 in words, before a number is given."""

from PySide6.QtCore import Signal
from typing_extensions import override

from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.journey import Choice
from hallapp.faces.kiosk.lettering import Run, around
from hallapp.faces.kiosk.page import BODY, FACT, MARGIN, TITLE, Band, KioskPage
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.words import Card
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.wording import sentence


class ConfirmPage(KioskPage):
    """您要取 综合受理 的号，前面等 6 人.

    Signals:
        take_asked: 取号 was pressed.
        other_asked: 换一项 was pressed.
    """

    take_asked = Signal()
    other_asked = Signal()

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale, "confirm_page")
        self._choice: Choice | None = None
        self._refused: HallError | None = None
        self._title = self.words()
        self._card = Card(scale)
        self._card.setParent(self)
        self._what = self.words()
        self._item = self.words()
        self._ahead = self.words()
        self._place = self.words()
        self._hint = self.words()
        self.band = Band(scale, self)
        self.other = KioskButton(scale, "choose_other", Look(size=60, bold=True))
        self.take = KioskButton(
            scale, "confirm_take", Look(filled=True, size=60, bold=True), "ticket"
        )
        for button in (self.other, self.take):
            button.setParent(self)
        self.other.clicked.connect(self.other_asked)
        self.take.clicked.connect(self.take_asked)
        self.show_words()

    def show_choice(self, choice: Choice) -> None:
        """Say what would be taken."""
        self._choice, self._refused = choice, None
        self.show_words()
        self.arrange()

    def show_busy(self, *, busy: bool) -> None:
        """Let nothing be pressed while the number is being given."""
        self.is_busy = busy
        if busy:
            self._refused = None
        self.take.setEnabled(not busy)
        self.other.setEnabled(not busy)
        self.show_words()
        self.busy_changed.emit()

    def show_refused(self, error: HallError) -> None:
        """Say why there is no number."""
        self._refused = error
        self.show_words()

    @override
    def show_words(self) -> None:
        self._title.say(Run(_("取这个号吗？"), TITLE, bold=True))
        self._hint.say(Run(_("按“取号”后打印号码纸，请从下方取走。"), BODY, tint="muted"))
        self.other.say(_("换一项"))
        self.take.say(_("正在取号") if self.is_busy else _("取号"))
        self.band.say(sentence(self._refused) if self._refused else "", "warning", failed=True)
        choice = self._choice
        if choice is None:
            return
        service = choice.service
        small = Run("", 56)
        name = Run(service.name, 100, bold=True)
        self._what.say(*around(_("您要取 {service} 的号"), "service", name, small))
        item = _("办：{item}").format(item=choice.item_name) if choice.item_name else ""
        self._item.say(Run(item, 48, tint="muted"))
        ahead = Run(str(service.waiting), FACT, bold=True)
        self._ahead.say(*around(_("前面等 {ahead} 人"), "ahead", ahead, small))
        place = _("在 {place} 等").format(place=service.place) if service.place else ""
        closed = "" if service.open_windows else _("现在还没有窗口开着，开了就按顺序叫。")
        self._place.say(Run("\n".join(filter(None, (place, closed))), 48))

    @override
    def forget(self) -> None:
        self._choice = self._refused = None

    @override
    def arrange(self) -> None:
        inner = self.room.width - 2 * MARGIN
        other, take = self.action_places()
        self.put(self.other, other)
        self.put(self.take, take)
        if self.room.is_wide:
            self.put(self._title, (MARGIN, 16, inner, 100))
            card = (MARGIN, 128.0, inner, 340.0)
            self.put(self._what, (MARGIN + 44, 144, inner * 0.6 - 60, 210))
            self.put(self._item, (MARGIN + 44, 356, inner * 0.6 - 60, 100))
            self.put(self._ahead, (MARGIN + inner * 0.62, 144, inner * 0.38 - 44, 140))
            self.put(self._place, (MARGIN + inner * 0.62, 284, inner * 0.38 - 44, 172))
            self._card.divide((inner * 0.6,))
            self.put(self._hint, (MARGIN, 480, inner, 60))
            band = (MARGIN, take[1] - 124, inner, 112.0)
        else:
            self.put(self._title, (MARGIN, 40, inner, 108))
            card = (MARGIN, 184.0, inner, 820.0)
            self.put(self._what, (MARGIN + 44, 208, inner - 88, 300))
            self.put(self._item, (MARGIN + 44, 512, inner - 88, 124))
            self.put(self._ahead, (MARGIN + 44, 668, inner - 88, 130))
            self.put(self._place, (MARGIN + 44, 806, inner - 88, 170))
            self._card.divide(down=(464,))
            self.put(self._hint, (MARGIN, 1030, inner, 124))
            band = (MARGIN, take[1] - 176, inner, 152.0)
        self.put(self._card, card)
        self.put(self.band, band)
        self.band.settle(band[2], band[3])
