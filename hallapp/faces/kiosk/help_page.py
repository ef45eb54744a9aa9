"""需要帮助: who is coming, where people are, and the number that the desk took."""

from PySide6.QtCore import Signal
from typing_extensions import override

from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.help_presenter import HelpStep
from hallapp.faces.kiosk.lettering import Down, Run
from hallapp.faces.kiosk.number_page import BigNumber
from hallapp.faces.kiosk.page import MARGIN, TITLE, KioskPage
from hallapp.faces.kiosk.scale import Scale
from hallapp.kernel.texts import _, mark
from hallapp.qtkit.icons import IconMark

_TITLES = {
    HelpStep.NONE: mark("要人帮忙，请到导办台"),
    HelpStep.CALLING: mark("正在叫导办员…"),
    HelpStep.CALLED: mark("已经叫了导办员"),
    HelpStep.COMING: mark("导办员正在过来"),
    HelpStep.NUMBER: mark("导办员为您取了号"),
    HelpStep.DONE: mark("帮助已经结束"),
    HelpStep.UNREACHED: mark("要人帮忙，请到导办台"),
}
_LIVE = (HelpStep.CALLING, HelpStep.CALLED, HelpStep.COMING)


class HelpPage(KioskPage):
    """The state of the call, and what one does meanwhile.

    Signals:
        step_asked: 知道了, or 打印号码, was pressed.
        cancel_asked: 不用帮忙了 was pressed.
    """

    step_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, scale: Scale, guide_desk: str) -> None:
        super().__init__(scale, "help_page")
        self._guide_desk = guide_desk
        self._step = HelpStep.NONE
        self._label = ""
        self._icon = IconMark("help", 120, "primary")
        self._icon.setParent(self)
        self._title = self.words(down=Down.TOP)
        self._text = self.words(down=Down.TOP)
        self.number = BigNumber(self)
        self.cancel = KioskButton(scale, "help_cancel", Look(size=60, bold=True))
        self.step = KioskButton(scale, "help_page_step", Look(filled=True, size=60, bold=True))
        for button in (self.cancel, self.step):
            button.setParent(self)
        self.cancel.clicked.connect(self.cancel_asked)
        self.step.clicked.connect(self.step_asked)
        self.show_words()

    def show_help(self, step: HelpStep, label: str = "") -> None:
        """Say where the call stands; with the number that the desk took."""
        self._step, self._label = step, label
        self.show_words()

    @override
    def show_words(self) -> None:
        step = self._step
        self._icon.show_icon("person" if step is HelpStep.COMING else "help", "primary")
        self._title.say(Run(_(_TITLES[step]), TITLE, bold=True))
        runs: list[Run] = []
        for number, paragraph in enumerate(self._paragraphs()):
            runs.extend((Run("\n\n", 20),) if number else ())
            runs.append(Run(paragraph, 48))
        self._text.say(*runs)
        has_number = step is HelpStep.NUMBER
        self.number.say(self._label if has_number else "")
        self.number.setVisible(has_number)
        self.cancel.say(_("不用帮忙了"))
        self.cancel.setVisible(step in _LIVE)
        self.step.say(_("打印号码") if has_number else _("知道了"))
        self.arrange()

    def text(self) -> str:
        """Return everything said."""
        return f"{self._title.text()} {self._text.text()}"

    @override
    def arrange(self) -> None:
        room = self.room
        wide = room.is_wide
        left = MARGIN + 220 if wide else MARGIN
        top = 48.0 if wide else 72.0
        inner = room.width - MARGIN - left
        side = self.scale.px(140)
        self._icon.setFixedSize(side, side)
        self._icon.move(self.scale.px(MARGIN), self.scale.px(top))
        top += 0 if wide else 180
        high = self._title.units_high(inner) + 8
        self.put(self._title, (left, top, inner, high))
        top += high + 28
        cancel, step = self.action_places()
        alone = self.cancel.isHidden() and not wide
        whole = (MARGIN, step[1], room.width - 2 * MARGIN, step[3])
        self.put(self.step, whole if alone else step)
        self.put(self.cancel, cancel)
        if self._step is HelpStep.NUMBER:
            number_high = 240.0 if wide else inner * 0.356
            self.put(self.number, (left, top, min(inner, number_high * 2.8), number_high))
            top += number_high + 28
        self.put(self._text, (left, top, inner, step[1] - 24 - top))

    def _paragraphs(self) -> tuple[str, ...]:
        if self._step is HelpStep.NUMBER:
            return (_("按“打印号码”，从下方取走。\n叫到时看屏幕、听广播。"),)
        if self._step is HelpStep.DONE:
            return (_("还要帮忙，请再按“需要帮助”。"),)
        coming = {
            HelpStep.CALLING: _("请稍等。"),
            HelpStep.CALLED: _("请在这里等一等，导办员看到就过来。"),
            HelpStep.COMING: _("请在这里等一等，马上就到。"),
        }.get(self._step, "")
        use = (
            _("等的时候可以接着用这台机器，\n导办员看得到您在哪一页。")
            if coming
            else _("看不清，请在首页按“高对比”。")
        )
        return tuple(filter(None, (coming, self._where(), use)))

    def _where(self) -> str:
        if self._guide_desk:
            return _("导办台在{place}。").format(place=self._guide_desk)
        return _("导办台在大厅里，请看标牌，\n或者问任何一位工作人员。")
