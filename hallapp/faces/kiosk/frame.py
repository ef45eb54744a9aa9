"""What stands round every page: the head with hall and clock, the keys at the foot, the notice."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.help_presenter import HelpStep
from hallapp.faces.kiosk.lettering import Across, Run, around
from hallapp.faces.kiosk.page import MARGIN
from hallapp.faces.kiosk.scale import Room, Scale
from hallapp.faces.kiosk.words import Card, Words, edge_pen
from hallapp.kernel.texts import ENGLISH, _, language, mark
from hallapp.qtkit import theme

HEAD_HIGH = 128
HEAD_HIGH_WIDE = 112
FOOT_GAP = 24
FOOT_BELOW = 40
KEY_HIGH = 128
KEY_HIGH_WIDE = 112
_KEY_GAP = 20
_HELP_WIDE = 300.0
"""Room for 已叫导办员 beside its icon."""
_MARK_WIDE = 210
_HELP_WORDS = {
    HelpStep.CALLING: mark("正在叫人"),
    HelpStep.CALLED: mark("已叫导办员"),
    HelpStep.COMING: mark("导办员来了"),
    HelpStep.NUMBER: mark("看我的号"),
}
_HELP = mark("需要帮助")


class Head(QWidget):
    """The hall's name, 演示数据 where it is one, and the time without seconds."""

    def __init__(self, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale = scale
        self.setObjectName("kiosk_head")
        self._hall = ""
        self._is_demo = False
        self._time = ""
        self._name = Words(scale)
        self._mark_card = Card(scale, "selected", "control_border")
        self._mark = Words(scale, Across.CENTRE)
        self._clock = Words(scale, Across.RIGHT)
        for widget in (self._name, self._mark_card, self._mark, self._clock):
            widget.setParent(self)
        self.show_words()

    def show_hall(self, name: str, *, is_demo: bool) -> None:
        """Say whose machine this is."""
        self._hall, self._is_demo = name, is_demo
        self.show_words()

    def show_time(self, now: datetime, zone: tzinfo) -> None:
        """Show hour and minute in the hall's zone."""
        shown = f"{now.astimezone(zone):%H:%M}"
        if shown != self._time:
            self._time = shown
            self.show_words()

    def time(self) -> str:
        """Return the time shown."""
        return self._time

    def show_words(self) -> None:
        """Say everything in the language now shown."""
        self._name.say(Run(self._hall or _("自助服务"), 44, bold=True))
        self._mark.say(Run(_("演示数据"), 40))
        for widget in (self._mark, self._mark_card):
            widget.setVisible(self._is_demo)
        self._clock.say(Run(self._time, 56, bold=True))
        self._clock.setAccessibleName(_("现在时间 {time}").format(time=self._time))

    def settle(self, room: Room) -> None:
        """Take the width of the window."""
        high = HEAD_HIGH_WIDE if room.is_wide else HEAD_HIGH
        right = room.width - MARGIN
        place = self._scale.rect
        self._clock.setGeometry(place(right - 180, 8, 180, high - 16))
        mark = right - 180 - _MARK_WIDE - 16
        self._mark_card.setGeometry(place(mark, (high - 72) / 2, _MARK_WIDE, 72))
        self._mark.setGeometry(place(mark + 8, (high - 72) / 2, _MARK_WIDE - 16, 72))
        self._name.setGeometry(place(MARGIN, 8, mark - MARGIN - 24, high - 16))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the white bar and the line below it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.tokens().colour("surface"))
        painter.setPen(edge_pen(self._scale, "border"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.end()


class Foot(QWidget):
    """Keys that never move: 返回 首页 显示 需要帮助, on the first page English 高对比 需要帮助."""

    def __init__(self, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale = scale
        look = Look(size=44)
        self.language = KioskButton(scale, "switch_language", look, "globe")
        self.contrast = KioskButton(scale, "switch_contrast", look, "contrast")
        self.back = KioskButton(scale, "go_back", look, "back")
        self.home = KioskButton(scale, "go_home", look, "home")
        self.display = KioskButton(scale, "open_display", look)
        self.help = KioskButton(scale, "need_help", look, "help")
        for button in self._all():
            button.setParent(self)
        self._help_step = HelpStep.NONE
        self.show_first(is_first=True)
        self.show_words()

    def show_help(self, step: HelpStep) -> None:
        """Say on the key of help where a call stands."""
        self._help_step = step
        self.show_words()

    def show_first(self, *, is_first: bool) -> None:
        """Show the keys of the first page, or of every other."""
        self.language.setVisible(is_first)
        self.contrast.setVisible(is_first)
        self.back.setVisible(not is_first)
        self.home.setVisible(not is_first)
        self.display.setVisible(not is_first)

    def allow(self, *, back: bool, home: bool, help_: bool) -> None:
        """Say which keys make sense now."""
        self.back.setEnabled(back)
        self.home.setEnabled(home)
        self.display.setEnabled(home)
        self.help.setEnabled(help_)

    def show_words(self) -> None:
        """Say everything in the language now shown."""
        # Each language is offered in itself: who needs it cannot read the other one.
        self.language.say("中文" if language() == ENGLISH else "English")
        is_plain = theme.theme() == theme.LIGHT
        self.contrast.say(_("高对比") if is_plain else _("普通显示"))
        self.back.say(_("返回"))
        self.home.say(_("首页"))
        self.display.say(_("显示"))
        self.help.say(_(_HELP_WORDS.get(self._help_step, _HELP)))

    def settle(self, room: Room) -> None:
        """Take the width of the window: keys side by side, the one for help always the same."""
        high = KEY_HIGH_WIDE if room.is_wide else KEY_HIGH
        inner = room.width - 2 * MARGIN
        help_wide = max(_HELP_WIDE, (inner - 3 * _KEY_GAP) / 4)
        place = self._scale.rect
        self.help.setGeometry(place(MARGIN + inner - help_wide, 8, help_wide, high))
        left_over = inner - help_wide
        for row in ((self.language, self.contrast), (self.back, self.home, self.display)):
            wide = left_over / len(row) - _KEY_GAP
            for number, button in enumerate(row):
                left = MARGIN + number * (wide + _KEY_GAP)
                button.setGeometry(place(left, 8, wide, high))

    def _all(self) -> tuple[KioskButton, ...]:
        rest = (self.back, self.home, self.display, self.help)
        return (self.language, self.contrast, *rest)


class Notice(QWidget):
    """还在吗: over the page, for twenty seconds; any touch says yes.

    Signals:
        still_here: Somebody touched it.
    """

    still_here = Signal()

    def __init__(self, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale = scale
        self._seconds = 0
        self._card = Card(scale, "surface", "control_border")
        self._title = Words(scale)
        self._text = Words(scale)
        self.stay = KioskButton(scale, "still_here", Look(filled=True, size=60, bold=True))
        for widget in (self._card, self._title, self._text, self.stay):
            widget.setParent(self)
        self.setObjectName("idle_notice")
        self.stay.clicked.connect(self.still_here)
        self.hide()

    def show_seconds(self, seconds: int) -> None:
        """Say how long the page still stays."""
        self._seconds = seconds
        self.show_words()
        self.show()
        self.raise_()

    def show_words(self) -> None:
        """Say everything in the language now shown."""
        self._title.say(Run(_("您还在吗？"), 76, bold=True))
        seconds = Run(str(self._seconds), 88, bold=True)
        self._text.say(*around(_("{seconds} 秒后回到首页"), "seconds", seconds, Run("", 48)))
        self.stay.say(_("我还在"))
        self.setAccessibleName(f"{self._title.text()} {self._text.text()}")

    def settle(self, room: Room) -> None:
        """Cover the window; the card stands low enough to be reached."""
        wide = min(860.0, room.width - 4 * MARGIN)
        left, high = (room.width - wide) / 2, 500.0
        top = (room.height - high) * 0.62
        place = self._scale.rect
        self._card.setGeometry(place(left, top, wide, high))
        self._title.setGeometry(place(left + 56, top + 36, wide - 112, 116))
        self._text.setGeometry(place(left + 56, top + 160, wide - 112, 130))
        self.stay.setGeometry(place(left + 56, top + high - 48 - 136, wide - 112, 136))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A touch beside the button says the same, and reaches nothing below."""
        event.accept()
        self.still_here.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what lies below."""
        painter = QPainter(self)
        shade = QColor(theme.tokens().text if theme.theme() != theme.CONTRAST_DARK else "#000000")
        shade.setAlphaF(0.55)
        painter.fillRect(QRectF(self.rect()), shade)
        painter.end()
