"""The glass of the call board: painted in one go, so nothing flickers and no column moves."""

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.board import measures
from hallapp.faces.board.call_lines import CallLine, Columns, LineColours, draw_line, line_size
from hallapp.faces.board.flasher import PHASE_MS, Flasher
from hallapp.faces.board.foot import draw_next, draw_notice
from hallapp.faces.board.head import HeadShown, draw_head
from hallapp.faces.board.lettering import advance, around, baseline, draw_centred
from hallapp.faces.board.measures import BoardMeasures
from hallapp.faces.board.services import BoardOptions
from hallapp.kernel.clock import DEFAULT_ZONE, Clock, zone_named
from hallapp.kernel.texts import _
from hallapp.qtkit import theme
from hallapp.queueing.terms import BoardRow, CallRow

_LOOK_AT_CLOCK_MS = 1000
_MARGIN = 64.0
_MIDDLE_GAP = 134.0
"""Blank between the two columns, on the sheet of 1920."""


@dataclass(frozen=True)
class _Shown:
    """Everything on the glass but the time."""

    board: BoardRow | None = None
    head: HeadShown = field(default_factory=HeadShown)
    hall_name: str = ""
    stale: str = ""
    newest_name: str = ""
    columns: Columns = field(default_factory=Columns)


class BoardPage(QWidget):
    """Shows one `BoardRow`; the newest call flashes twice when it is new."""

    def __init__(
        self,
        clock: Clock,
        options: BoardOptions,
        phase_ms: int = PHASE_MS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("boardPage")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("叫号屏"))
        self._clock = clock
        self._zone = zone_named(DEFAULT_ZONE)
        self._options = options
        self._shown = _Shown()
        self._time = ""
        self.flasher = Flasher(phase_ms, self)
        self.flasher.changed.connect(self._on_flashed)
        self._ticker = QTimer(self)
        self._ticker.setInterval(_LOOK_AT_CLOCK_MS)
        self._ticker.timeout.connect(self.refresh_clock)
        self._ticker.start()
        self.refresh_clock()

    # What the presenter and the main window call

    def show_hall(self, name: str, zone_name: str, *, is_demo: bool) -> None:
        """Say which hall this is and in which zone its time is told."""
        self._zone = zone_named(zone_name)
        self._show(
            replace(self._shown, hall_name=name, head=replace(self._shown.head, is_demo=is_demo))
        )
        self.refresh_clock()

    def show_place(self, words: str, *, window_digits: int) -> None:
        """Say which windows this board serves, and how long their numbers are."""
        columns = replace(self._shown.columns, window_digits=window_digits)
        head = replace(self._shown.head, place=words)
        self._show(replace(self._shown, columns=columns, head=head))

    def show_board(self, shown: BoardRow, *, is_new: bool) -> None:
        """Show a reading; the newest call flashes when it is new."""
        letters = max([self._shown.columns.label_letters, *(len(c.label) for c in shown.calls)])
        columns = replace(self._shown.columns, label_letters=letters)
        was = self._shown.board
        self._show(replace(self._shown, board=shown, columns=columns))
        if is_new:
            self.flasher.flash()
        if was is None or was.calls != shown.calls:
            self.setAccessibleDescription("\n".join(map(_said, shown.calls)))

    def show_name(self, name: str) -> None:
        """Show the masked name of who is called newest; empty for the number alone."""
        self._show(replace(self._shown, newest_name=name))

    def show_stale(self, words: str) -> None:
        """Mark the data as old, in words; empty when they are fresh."""
        self._show(replace(self._shown, stale=words))

    def show_silent(self, words: str) -> None:
        """Say why calls cannot be heard; empty when they can."""
        self._show(replace(self._shown, head=replace(self._shown.head, silent=words)))

    @property
    def place(self) -> str:
        """Return the words at the head."""
        return self._shown.head.place

    @property
    def stale(self) -> str:
        """Return how old data are marked; empty when they are fresh."""
        return self._shown.stale

    @property
    def newest_name(self) -> str:
        """Return the name shown beside the newest number; empty for none."""
        return self._shown.newest_name

    @property
    def silent(self) -> str:
        """Return why calls cannot be heard; empty when they can."""
        return self._shown.head.silent

    @property
    def board(self) -> BoardRow | None:
        """Return the reading shown, None before the first."""
        return self._shown.board

    def measures(self) -> BoardMeasures:
        """Return the sizes at the present size of the glass."""
        options = self._options
        least = 0
        if options.px_per_mm is not None:
            least = measures.least_px(options.viewing_distance_m, options.px_per_mm)
        return measures.fit(self.width(), self.height(), least)

    @Slot()
    def refresh_clock(self) -> None:
        """Show the clock's hour and minute; seconds are never shown."""
        time = f"{self._clock.now().astimezone(self._zone):%H:%M}"
        if time != self._time:
            self._time = time
            self.update()

    # How it is painted

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the whole board."""
        sizes, colours = self.measures(), theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colours.colour("board_ground"))
        margin = round(_MARGIN * sizes.scale_x)
        area = QRectF(margin, 0, self.width() - 2 * margin, self.height())
        draw_head(painter, area, sizes, replace(self._shown.head, time=self._time))
        board = self._shown.board
        if board is None or not board.calls:
            self._draw_calm(painter, area, sizes)
        else:
            self._draw_newest(painter, area, sizes, board.calls[0])
            self._draw_earlier(painter, area, sizes, board.calls[1:])
            self._draw_rules(painter, area, sizes)
        if board is not None:
            draw_next(painter, area, sizes, board)
        notice = (
            _("没赶上叫号，请到导办台或窗口。")
            if self._options.notice is None
            else self._options.notice
        )
        draw_notice(
            painter, self.width(), area, sizes, (notice, self._shown.stale), self._shown.hall_name
        )
        painter.end()

    def _draw_newest(
        self, painter: QPainter, area: QRectF, sizes: BoardMeasures, call: CallRow
    ) -> None:
        colours = theme.tokens()
        band = QRectF(0, sizes.newest_y, self.width(), sizes.newest_high)
        tints = ("board_number", "on_board")
        if self.flasher.is_lit:
            painter.fillRect(band, colours.colour("board_number"))
            tints = ("board_ground", "board_ground")
        before, after = around(_("{number}号窗口"), "number")
        label = " ".join(filter(None, (call.label, self._shown.newest_name)))
        line = CallLine(label, str(call.window_number), before, after)
        place = QRectF(area.left(), band.top(), area.width(), band.height())
        size = line_size(line, self._shown.columns, area.width(), sizes.newest_px)
        # Sized for the longest line, yet its arrow stands in the middle of its own gap.
        draw_line(
            painter, place, line, Columns(1, 1), size, LineColours(*map(colours.colour, tints))
        )

    def _draw_earlier(
        self, painter: QPainter, area: QRectF, sizes: BoardMeasures, calls: tuple[CallRow, ...]
    ) -> None:
        colours = theme.tokens()
        tints = LineColours(colours.colour("board_number"), colours.colour("on_board"))
        gap = _MIDDLE_GAP * sizes.scale_x if sizes.columns > 1 else 0.0
        wide = (area.width() - gap * (sizes.columns - 1)) / sizes.columns
        for number, call in enumerate(calls[: sizes.earlier_count]):
            row, column = divmod(number, sizes.columns)
            place = QRectF(
                area.left() + column * (wide + gap),
                sizes.earlier_y + row * sizes.row_high,
                wide,
                sizes.row_high,
            )
            line = CallLine(call.label, str(call.window_number))
            size = line_size(line, self._shown.columns, wide, sizes.earlier_px)
            draw_line(painter, place, line, self._shown.columns, size, tints)

    def _draw_rules(self, painter: QPainter, area: QRectF, sizes: BoardMeasures) -> None:
        painter.setPen(QPen(theme.tokens().colour("board_line"), max(1.0, 2 * sizes.scale)))
        lines = [sizes.earlier_y] if sizes.rows else []
        if sizes.next_y is not None:
            lines.append(sizes.next_y)
        for y in lines:
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    def _draw_calm(self, painter: QPainter, area: QRectF, sizes: BoardMeasures) -> None:
        """Say what to do where no call stands yet."""
        board = self._shown.board
        if board is None:
            text = (self._shown.stale and _("请稍候")) or _("正在打开……")
        elif board.waiting:
            text = _("请等候叫号")
        else:
            text = _("请到自助机取号")
        foot = sizes.next_y if sizes.next_y is not None else sizes.notice_y
        size = min(172 * sizes.scale, 0.9 * area.width() / advance(text, 1))
        painter.setPen(theme.tokens().colour("on_board"))
        place = QPointF(area.center().x(), baseline(sizes.newest_y, foot - sizes.newest_y, size))
        draw_centred(painter, place, text, size)

    def _show(self, shown: _Shown) -> None:
        if shown != self._shown:
            self._shown = shown
            self.update()

    @Slot(bool)
    def _on_flashed(self, _lit: bool) -> None:  # noqa: FBT001 - a signal's argument
        sizes = self.measures()
        self.update(0, int(sizes.newest_y), self.width(), int(sizes.newest_high) + 1)


def _said(call: CallRow) -> str:
    """Return a call as a screen reader says it."""
    words = _("{label} 请到 {number} 号窗口")
    return words.format(label=call.label, number=call.window_number)
