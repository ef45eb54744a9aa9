"""我的排队: the number, where it stands, who is ahead, how long, where to sit."""

from PySide6.QtCore import Signal
from typing_extensions import override

from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.lettering import Down, Run
from hallapp.faces.kiosk.number_page import BigNumber
from hallapp.faces.kiosk.page import GAP, MARGIN, Band, KioskPage
from hallapp.faces.kiosk.progress_presenter import Progress
from hallapp.faces.kiosk.sayings import (
    ahead_runs,
    late_words,
    minutes_runs,
    place_runs,
    progress_words,
    state_words,
)
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.words import Card
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.queueing.terms import LIVE_STATES, TicketRow, TicketState
from hallapp.wording import sentence

_CALMS = {TicketState.CALLED: "arrow-right", TicketState.SERVING: "counter"}


class ProgressPage(KioskPage):
    """A number and where it stands; nothing personal.

    Signals:
        go_on_asked: 重打号码, or 评价这次服务, was pressed.
        done_asked: 完成 was pressed.
    """

    go_on_asked = Signal()
    done_asked = Signal()
    is_personal = True

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale, "progress_page")
        self._ticket: TicketRow | None = None
        self._progress: Progress | None = None
        self._trouble = ""
        self._heading = self.words()
        self.number = BigNumber(self)
        self.band = Band(scale, self)
        self._card = Card(scale)
        self._card.setParent(self)
        self.rows = tuple(self.words() for _row in range(3))
        self._below = self.words(down=Down.TOP)
        self.go_on = KioskButton(scale, "progress_go_on", Look(size=60, bold=True))
        self.done = KioskButton(scale, "progress_done", Look(filled=True, size=60, bold=True))
        for button in (self.go_on, self.done):
            button.setParent(self)
        self.go_on.clicked.connect(self.go_on_asked)
        self.done.clicked.connect(self.done_asked)

    def show_ticket(self, ticket: TicketRow) -> None:
        """Show the number at once, while the rest is asked for."""
        self._ticket, self._progress, self._trouble = ticket, None, ""
        self.show_words()

    def show_progress(self, progress: Progress) -> None:
        """Show where it stands."""
        self._ticket, self._progress = progress.ticket, progress
        self.show_words()

    def show_trouble(self, error: HallError | None) -> None:
        """Say why it cannot be rated."""
        self._trouble = _("这次办事已经评价过了，谢谢您。") if error is None else sentence(error)
        self.show_words()

    @override
    def show_words(self) -> None:
        ticket = self._ticket
        if ticket is None:
            return
        size = 56 if len(ticket.subject) <= 10 else 44  # noqa: PLR2004 - as the number page
        self._heading.say(Run(_("您的号码") + "  ", size), Run(ticket.subject, size, tint="muted"))
        self.number.say(ticket.label)
        words = self._trouble or state_words(ticket)
        is_over = ticket.state not in LIVE_STATES and ticket.state is not TicketState.FINISHED
        icon = "warning" if is_over else _CALMS.get(ticket.state, "info")
        self.band.say(words, icon, warns=is_over and not self._trouble)
        self._show_rows(ticket)
        self.done.say(_("完成"))
        can_rate = self._progress is not None and self._progress.can_rate
        self.go_on.say(_("评价这次服务") if can_rate else _("重打号码"))
        may_print = ticket.state in LIVE_STATES and self._progress is not None
        self.go_on.setEnabled(may_print or can_rate)
        self.arrange()

    @override
    def forget(self) -> None:
        self._ticket = self._progress = None
        self._trouble = ""
        self.number.say("")
        for words in (self._heading, self._below, *self.rows):
            words.say()
        self.band.say("", "info")

    @override
    def arrange(self) -> None:
        inner = self.room.width - 2 * MARGIN
        again, done = self.action_places()
        self.put(self.go_on, again)
        self.put(self.done, done)
        if self.room.is_wide:
            half = (inner - 2 * GAP) / 2
            right = MARGIN + half + 2 * GAP
            self.put(self._heading, (MARGIN, 12, half, 118))
            self.put(self.number, (MARGIN, 136, half, 300))
            self._put_band((MARGIN, 460, half, 140))
            self._put_card((right, 28, half, 400))
            top = 452.0 if self.rows[0].text() else 136.0
            self.put(self._below, (right, top, half, again[1] - 18 - top))
            return
        high = inner * 0.356
        self.put(self._heading, (MARGIN, 30, inner, 120))
        self.put(self.number, (MARGIN, 170, inner, high))
        self._put_band((MARGIN, 212 + high, inner, 140))
        has_rows = bool(self.rows[0].text())
        if has_rows:
            self._put_card((MARGIN, 376 + high, inner, 400))
        top = (800 if has_rows else 390) + high
        self.put(self._below, (MARGIN, top, inner, again[1] - 20 - top))

    def _show_rows(self, ticket: TicketRow) -> None:
        small, progress = Run("", 48), self._progress
        waits = ticket.state is TicketState.WAITING and progress is not None
        if waits and progress is not None:
            self.rows[0].say(*ahead_runs(progress.issued.ahead, small))
            self.rows[1].say(*minutes_runs(progress.issued.minutes, small))
            self.rows[2].say(*place_runs(progress.issued.place, small))
        else:
            for row in self.rows:
                row.say()
        self._card.setVisible(waits)
        steps = progress_words(progress.steps) if progress is not None else ""
        late = ""
        if ticket.state is TicketState.MISSED and progress is not None:
            late = late_words(progress.issued.late)
        goes = ticket.state in (TicketState.CALLED, TicketState.SERVING)
        window = _("{window} 号窗口").format(window=ticket.window_number) if goes else ""
        self._below.say(
            Run(f"{window}\n" if window else "", 132, bold=True),
            Run("\n".join(filter(None, (late, steps))), 44),
        )

    def _put_band(self, place: tuple[float, float, float, float]) -> None:
        self.put(self.band, place)
        self.band.settle(place[2], place[3])

    def _put_card(self, place: tuple[float, float, float, float]) -> None:
        left, top, width, height = place
        self.put(self._card, place)
        each = height / 3
        self._card.divide(down=(each, 2 * each))
        for number, row in enumerate(self.rows):
            self.put(row, (left + 52, top + number * each + 6, width - 104, each - 12))
