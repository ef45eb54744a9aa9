"""The number that was given: as large as the page is wide, and what to do with it."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.journey import NOTHING_MORE, NumberExtra
from hallapp.faces.kiosk.lettering import Run
from hallapp.faces.kiosk.page import GAP, MARGIN, Band, KioskPage
from hallapp.faces.kiosk.print_faults import fault_words, is_maybe_printed
from hallapp.faces.kiosk.sayings import (
    ahead_runs,
    arrival_words,
    late_words,
    minutes_runs,
    place_runs,
)
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.words import Card
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.qtkit.icons import IconMark
from hallapp.qtkit.millimetres import CAPITAL
from hallapp.queueing.terms import IssuedRow, PrintState

_ICONS = ("people", "clock", "seat")
_ICON = 72
_SHORT_SUBJECT = 10


class BigNumber(QWidget):
    """A number that fills its width, as high as its capitals."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, text: str) -> None:
        """Show another number."""
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def text(self) -> str:
        """Return the number shown."""
        return self._text

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it as large as width and height allow."""
        if not self._text:
            return
        probe = QFontMetricsF(theme.font(1000, bold=True))
        ink = probe.tightBoundingRect(self._text)
        size = min(1000 * self.width() / ink.width(), self.height() / CAPITAL * 0.97)
        painter = QPainter(self)
        painter.setFont(theme.font(int(size), bold=True))
        painter.setPen(theme.tokens().colour("text"))
        baseline = (self.height() + size * CAPITAL) / 2
        painter.drawText(QPointF(-ink.left() * size / 1000, baseline), self._text)
        painter.end()


class NumberPage(KioskPage):
    """A029, how many are ahead, how long, where to sit, and whether paper came out.

    Signals:
        print_asked: 再打一张 was pressed.
        done_asked: 完成 was pressed.
    """

    print_asked = Signal()
    done_asked = Signal()
    is_personal = True
    can_go_back = False

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale, "number_page")
        self._issued: IssuedRow | None = None
        self._extra = NOTHING_MORE
        self._state = PrintState.PENDING
        self._fault: HallError | None = None
        self._heading = self.words()
        self.number = BigNumber(self)
        self._card = Card(scale)
        self._card.setParent(self)
        self._marks = tuple(IconMark(icon, _ICON, "muted") for icon in _ICONS)
        for mark in self._marks:
            mark.setParent(self)
        self.rows = tuple(self.words() for _icon in _ICONS)
        self._how = self.words()
        self.band = Band(scale, self)
        self.print = KioskButton(scale, "print_again", Look(size=60, bold=True))
        self.done = KioskButton(scale, "number_done", Look(filled=True, size=60, bold=True))
        for button in (self.print, self.done):
            button.setParent(self)
        self.print.clicked.connect(self.print_asked)
        self.done.clicked.connect(self.done_asked)

    def show_issued(self, issued: IssuedRow, extra: NumberExtra) -> None:
        """Show a number and what is known about its wait."""
        self._issued, self._extra = issued, extra
        self.show_words()

    def show_print(self, state: PrintState, error: HallError | None = None) -> None:
        """Say whether paper came out, and why not."""
        self._state, self._fault = state, error
        self.is_done = state is PrintState.PRINTED
        self.show_words()

    @override
    def show_words(self) -> None:
        issued = self._issued
        if issued is None:
            return
        label = issued.ticket.label
        subject = issued.ticket.subject
        size = 56 if len(subject) <= _SHORT_SUBJECT else 44
        self._heading.say(Run(_("您的号码") + "  ", size), Run(subject, size, tint="muted"))
        self.number.say(label)
        small = Run("", 48)
        self.rows[0].say(*ahead_runs(issued.ahead, small))
        self.rows[1].say(*minutes_runs(issued.minutes, small))
        self.rows[2].say(*place_runs(issued.place, small))
        self._how.say(*self._how_runs(issued))
        self.print.say(_("再打一张"))
        self.print.setEnabled(self._state is not PrintState.PENDING)
        self.done.say(_("完成"))
        self._show_band(label)

    @override
    def forget(self) -> None:
        self._issued = self._fault = None
        self.is_done = False
        self._extra = NOTHING_MORE
        self.number.say("")
        for words in (self._heading, self._how, *self.rows):
            words.say()
        self.band.say("", "info")

    @override
    def arrange(self) -> None:
        if self.room.is_wide:
            self._arrange_wide()
        else:
            self._arrange_tall()

    def _how_runs(self, issued: IssuedRow) -> tuple[Run, ...]:
        """Return what follows: how one came, what the number leads through, when it is missed."""
        arrival, steps = self._extra.arrival, issued.package_steps
        called = _("叫到 {label} 时，屏幕和广播会说几号窗口。")
        runs = (
            Run("" if arrival is None else arrival_words(arrival) + "\n", 44, bold=True),
            Run(_("一个号办完：{steps}").format(steps=" → ".join(steps)) + "\n", 44)
            if steps
            else Run("", 44),
            Run(called.format(label=issued.ticket.label) + "\n", 44, tint="muted"),
            Run(late_words(issued.late or self._extra.late), 44, tint="muted"),
        )
        return tuple(run for run in runs if run.text)

    def _show_band(self, label: str) -> None:
        if self._state is PrintState.PENDING:
            self.band.say(_("正在打印，约 5 秒。请从下方取走"), "arrow-down")
        elif self._state is PrintState.PRINTED:
            self.band.say(_("号码纸已打印。请从下方取走"), "check")
        else:
            self.band.say(_unprinted(label, self._fault), "warning", failed=True)

    def _arrange_tall(self) -> None:
        inner = self.room.width - 2 * MARGIN
        again, done = self.action_places()
        self.put(self._heading, (MARGIN, 30, inner, 120))
        # As high as four signs need to fill the width, whatever the width is.
        high = inner * 0.356
        self.put(self.number, (MARGIN, 170, inner, high))
        self._put_rows(MARGIN, 196 + high, inner, 432)
        self.put(self._how, (MARGIN, 644 + high, inner, again[1] - 172 - 644 - high))
        self.put(self.band, (MARGIN, again[1] - 160, inner, 136))
        self.band.settle(inner, 136)
        self.put(self.print, again)
        self.put(self.done, done)

    def _arrange_wide(self) -> None:
        inner = self.room.width - 2 * MARGIN
        half = (inner - 2 * GAP) / 2
        right = MARGIN + half + 2 * GAP
        again, done = self.action_places()
        self.put(self._heading, (MARGIN, 12, half, 118))
        self.put(self.number, (MARGIN, 128, half, 290))
        self.put(self._how, (MARGIN, 430, half, again[1] - 12 - 430))
        self._put_rows(right, 28, half, 440)
        self.put(self.band, (right, 492, half, 132))
        self.band.settle(half, 132)
        self.put(self.print, (MARGIN, again[1], half, again[3]))
        self.put(self.done, (right, done[1], half, done[3]))

    def _put_rows(self, left: float, top: float, width: float, height: float) -> None:
        self.put(self._card, (left, top, width, height))
        each = height / 3
        self._card.divide(down=(each, 2 * each))
        side = self.scale.px(_ICON)
        for number, (mark, row) in enumerate(zip(self._marks, self.rows, strict=True)):
            at = top + number * each
            mark.setFixedSize(side, side)
            mark.move(self.scale.px(left + 52), self.scale.px(at + each / 2) - side // 2)
            self.put(row, (left + 166, at + 8, width - 166 - 28, each - 16))


def _unprinted(label: str, error: HallError | None) -> str:
    """Return what a citizen does without paper, and why there is none."""
    if is_maybe_printed(error):
        text = _("号码可能已经打印出来，请看一下出纸口。没有的话，请记住 {label}，或到导办台补打")
        return text.format(label=label)
    said = _("号码没有打印出来，请记住 {label}，或到导办台补打").format(label=label)
    why = fault_words(error)
    return _("{said}（{why}）").format(said=said, why=why) if why else said
