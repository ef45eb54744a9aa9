"""Pages that only say something: the start, help, and no numbers for now."""

from PySide6.QtCore import Signal
from typing_extensions import override

from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.lettering import Down, Run
from hallapp.faces.kiosk.page import MARGIN, TITLE, KioskPage
from hallapp.faces.kiosk.scale import Scale
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.icons import IconMark
from hallapp.wording import sentence

_TEXT = 48


class SaidPage(KioskPage):
    """An icon, a title, sentences, and at most one button.

    Signals:
        step_asked: The button was pressed.
    """

    step_asked = Signal()

    def __init__(self, scale: Scale, name: str, icon: str, tint: str = "primary") -> None:
        super().__init__(scale, name)
        self._icon = IconMark(icon, 120, tint)
        self._icon.setParent(self)
        self._title = self.words(down=Down.TOP)
        self._text = self.words(down=Down.TOP)
        self.step = KioskButton(scale, f"{name}_step", Look(filled=True, size=60, bold=True))
        self.step.setParent(self)
        self.step.clicked.connect(self.step_asked)

    def say(self, title: str, paragraphs: tuple[str, ...], step: str = "") -> None:
        """Show a title and sentences, with a line between them."""
        self._title.say(Run(title, TITLE, bold=True))
        runs: list[Run] = []
        for number, paragraph in enumerate(filter(None, paragraphs)):
            runs.extend((Run("\n\n", 20),) if number else ())
            runs.append(Run(paragraph, _TEXT))
        self._text.say(*runs)
        self.step.say(step)
        self.step.setVisible(bool(step))
        self.arrange()

    def text(self) -> str:
        """Return everything said."""
        return f"{self._title.text()} {self._text.text()}"

    @override
    def arrange(self) -> None:
        room = self.room
        left = MARGIN if not room.is_wide else MARGIN + 220
        top = 72.0 if not room.is_wide else 48.0
        inner = room.width - MARGIN - left
        side = self.scale.px(140)
        self._icon.setFixedSize(side, side)
        self._icon.move(self.scale.px(MARGIN), self.scale.px(top))
        if not room.is_wide:
            top += 180
        high = self._title.units_high(inner) + 8
        self.put(self._title, (left, top, inner, high))
        top += high + 36
        _left, action = self.action_places()
        # Lying down, sentences may run on beside the button; standing, they end above it.
        wide = action[0] - left - 24 if room.is_wide and self.step.isVisibleTo(self) else inner
        end = room.height - 16 if room.is_wide else action[1] - 24
        self.put(self._text, (left, top, max(wide, inner * 0.4), end - top))
        self.put(self.step, action)


class OpeningPage(SaidPage):
    """What is painted at once, and what went wrong when the hall could not be opened."""

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale, "opening_page", "home")
        self._error: HallError | None = None
        self._minutes = 0
        self.show_words()

    def show_failure(self, error: HallError | None) -> None:
        """Say why the hall did not open; None: it is being opened."""
        self._error, self._minutes = error, 0
        self.show_words()

    def show_rest(self, minutes: int) -> None:
        """Say that the machine is out of service after several faults, and for how long still."""
        if minutes != self._minutes:
            self._error, self._minutes = None, minutes
            self.show_words()

    @override
    def show_words(self) -> None:
        is_amiss = bool(self._minutes) or self._error is not None
        self._icon.show_icon(*(("warning", "warning_border") if is_amiss else ("home", "primary")))
        if self._minutes:
            self.say(*_out_of_service(self._minutes))
            return
        if self._error is None:
            self.say(_("正在打开…"), (_("自助取号和查询，马上就好。"),))
            return
        said = (sentence(self._error), _("取号请先到服务台。"))
        self.say(_("这台机器还没有打开"), said, _("重试"))


class AdvicePage(SaidPage):
    """不知道办什么: the hall gives no advice numbers, so a person helps."""

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale, "advice_page", "help")
        self.show_words()

    @override
    def show_words(self) -> None:
        self.say(
            _("不知道办什么，问导办员"),
            (
                _("说说您想办成什么事，\n导办员帮您找到该办哪一项、带什么。"),
                _("按下面的按钮，导办员就过来。\n也可以直接去导办台。"),
            ),
            _("请导办员过来"),
        )


class ClosedPage(SaidPage):
    """暂停取号: what still works, and that it comes back by itself."""

    can_go_back = False

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale, "closed_page", "warning", "warning_border")
        self.show_words()

    @override
    def show_words(self) -> None:
        self.say(
            _("暂停取号，请到服务台"),
            (
                _("这台机器暂时连不上大厅的数据。\n正在自动重试，连上了会自己恢复。"),
                _("已经取到的号照常有效，\n请留意屏幕和广播叫号。"),
                _("要取号、要查带什么，请到服务台。"),
            ),
            _("再试一次"),
        )


def _out_of_service(minutes: int) -> tuple[str, tuple[str, ...]]:
    """Return what stands on the glass while the machine rests after several faults."""
    return (
        _("本机暂停服务，请到服务台"),
        (
            _("这台机器出了故障，约 {minutes} 分钟后自动重试。").format(minutes=minutes),
            _("取号、查要带什么、查进度，服务台都能办。"),
            _("已经取到的号照常有效，\n请留意屏幕和广播叫号。"),
        ),
    )
