"""The glass of a window's strip (窗口条屏): one number, large, and what the window does now."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.board.flasher import PHASE_MS, Flasher
from hallapp.faces.board.lettering import (
    advance,
    around,
    baseline,
    draw_centred,
    draw_left,
    draw_right,
)
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.queueing.board_rows import StripRow, StripState

_FLAT = 2.2
"""A glass at least this much wider than high has the window's number beside the ticket."""
_LETTER_OF_HEIGHT = 0.86
_PLACE_OF_WIDTH = 0.24
_SMALL = 0.5
"""Size of the word before a number, as a part of the number's."""


@dataclass(frozen=True)
class StripWords:
    """What a strip says.

    Attributes:
        main: In large letters.
        before: Before the large ones, smaller: 请.
        below: A second line: why it is paused, and for how long.
    """

    main: str
    before: str = ""
    below: str = ""


def words_of(row: StripRow, now: datetime) -> StripWords:
    """Return what the strip of a window says at a moment."""
    if row.state is StripState.CALLED:
        return StripWords(row.label, _("请"))
    if row.state is StripState.SERVING:
        return StripWords(row.label, _("办理中"))
    if row.state is StripState.PAUSED:
        return StripWords(_("暂停服务"), below=pause_words(row, now))
    if row.state is StripState.CLOSED:
        return StripWords(_("未开放"))
    return StripWords(_("欢迎您"))


def pause_words(row: StripRow, now: datetime) -> str:
    """Return why a window is paused and for how long yet, as far as it was said."""
    parts = [row.reason] if row.reason else []
    if row.back_at is not None:
        minutes = ceil((row.back_at - now).total_seconds() / 60)
        soon = _("约{minutes}分钟后恢复").format(minutes=minutes) if minutes > 0 else _("即将恢复")
        parts.append(soon)
    return "\u2003".join(parts)


class StripPage(QWidget):
    """Shows one `StripRow`; a new call flashes twice. Whatever came last is what it shows."""

    def __init__(
        self, window_number: int, phase_ms: int = PHASE_MS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("stripPage")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("{number}号窗口").format(number=window_number))
        self._number = window_number
        self._words = StripWords(_("正在打开……"))
        self._state: StripState | None = None
        self._stale = ""
        self.flasher = Flasher(phase_ms, self)
        self.flasher.changed.connect(self.update)

    @property
    def words(self) -> StripWords:
        """Return what it says."""
        return self._words

    @property
    def stale(self) -> str:
        """Return how old data are marked; empty when they are fresh."""
        return self._stale

    def show_strip(self, row: StripRow, now: datetime, *, is_new: bool) -> None:
        """Show a window's state in place of whatever stood there.

        Args:
            row: What the hall says.
            now: The moment, for how long a pause still lasts.
            is_new: A call that was not there before; it flashes.
        """
        shown = words_of(row, now)
        if (shown, row.state) != (self._words, self._state):
            self._words, self._state = shown, row.state
            self.setAccessibleDescription(" ".join(filter(None, (shown.before, shown.main))))
            self.update()
        if is_new:
            self.flasher.flash()
        elif row.state is not StripState.CALLED:
            self.flasher.stop()

    def show_words(self, text: str) -> None:
        """Say something that is no state of the window, such as that there is none."""
        self._words, self._state = StripWords(text), None
        self.update()

    def show_stale(self, words: str) -> None:
        """Mark the data as old, in words; empty when they are fresh."""
        if words != self._stale:
            self._stale = words
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the strip: the window's number, and what it does."""
        colours, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "board_number" if self.flasher.is_lit else "board_ground"
        painter.fillRect(self.rect(), colours.colour(ground))
        place, said = self._areas()
        self._draw_place(painter, place)
        foot = said.height() * (0.24 if self._stale or self._words.below else 0)
        self._draw_words(painter, said.adjusted(0, 0, 0, -foot))
        if foot:
            self._draw_below(painter, QRectF(said.left(), said.bottom() - foot, said.width(), foot))
        painter.end()

    def _areas(self) -> tuple[QRectF, QRectF]:
        """Return where the window's number stands, and where its state does."""
        wide, high = float(self.width()), float(self.height())
        air = min(wide, high) * 0.06
        if wide >= _FLAT * high:
            split = wide * _PLACE_OF_WIDTH
            return (
                QRectF(air, 0, split - 2 * air, high),
                QRectF(split + air, 0, wide - split - 2 * air, high),
            )
        split = high * 0.26
        return (
            QRectF(air, 0, wide - 2 * air, split),
            QRectF(air, split, wide - 2 * air, high - split),
        )

    def _draw_place(self, painter: QPainter, area: QRectF) -> None:
        """Paint 3号窗口 and the line that divides it from what the window does."""
        colours = theme.tokens()
        tint = "board_ground" if self.flasher.is_lit else "on_board"
        painter.setPen(colours.colour(tint))
        before, after = around(_("{number}号窗口"), "number")
        number, small = str(self._number), 0.42
        sides = [word for word in (before, after) if word]
        at_one = advance(number, 1) + sum(advance(word, small) + 0.1 for word in sides)
        size = min(area.height() * 0.7, area.width() / at_one)
        foot = baseline(area.top(), area.height(), size)
        left = area.left() + (area.width() - at_one * size) / 2
        if before:
            left = draw_left(painter, QPointF(left, foot), before, size * small) + 0.1 * size
        left = draw_left(painter, QPointF(left, foot), number, size)
        if after:
            draw_left(painter, QPointF(left + 0.05 * size, foot), after, size * small)
        painter.setPen(QPen(colours.colour("board_line"), max(1.0, self.height() / 120)))
        if self.width() >= _FLAT * self.height():
            x = self.width() * _PLACE_OF_WIDTH
            painter.drawLine(QPointF(x, self.height() * 0.12), QPointF(x, self.height() * 0.88))
        else:
            painter.drawLine(
                QPointF(area.left(), area.bottom()), QPointF(area.right(), area.bottom())
            )

    def _draw_words(self, painter: QPainter, area: QRectF) -> None:
        """Paint 请 A023 as large as it fits."""
        colours, words, is_lit = theme.tokens(), self._words, self.flasher.is_lit
        room = advance(words.before, _SMALL) + 0.18 if words.before else 0.0
        at_one = advance(words.main, 1) + room
        size = min(area.height() * _LETTER_OF_HEIGHT, area.width() / at_one)
        foot = baseline(area.top(), area.height(), size)
        left = area.left() + (area.width() - at_one * size) / 2
        painter.setPen(colours.colour("board_ground" if is_lit else "on_board"))
        if words.before:
            draw_left(painter, QPointF(left, foot), words.before, size * _SMALL)
        if self._state in {StripState.CALLED, StripState.SERVING} and not is_lit:
            painter.setPen(colours.colour("board_number"))
        draw_right(painter, QPointF(left + at_one * size, foot), words.main, size)

    def _draw_below(self, painter: QPainter, area: QRectF) -> None:
        """Paint the second line; old data are said before a reason."""
        text = self._stale or self._words.below
        painter.setPen(theme.tokens().colour("board_ground" if self.flasher.is_lit else "on_board"))
        size = min(area.height() * 0.72, area.width() / max(advance(text, 1, bold=False), 0.1))
        foot = baseline(area.top(), area.height() * 0.8, size)
        draw_centred(painter, QPointF(area.center().x(), foot), text, size, bold=False)
