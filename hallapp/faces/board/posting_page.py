"""The glass of the notice window: a day's posting in big type, the draw of the patrols below."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.bulletins.terms import PostedRow, PostingSheet
from hallapp.faces.board.lettering import advance, baseline, draw_left, draw_right
from hallapp.faces.board.measures import least_px
from hallapp.faces.board.posting_layout import (
    AIR,
    FULL,
    LINE,
    Block,
    Page,
    PostingLine,
    PostingMeasures,
    pages_of,
    said,
)
from hallapp.kernel.texts import _
from hallapp.patrols.terms import PublishedDraw
from hallapp.qtkit import theme
from hallapp.qtkit.shapes import Shape, draw_shape

STANDING_M = 2.5
"""From where a posting is read: people walk up to it."""
_WIDE, _HIGH = 1920.0, 1080.0
_HEAD, _COLUMNS, _DRAW, _FOOT = 112.0, 64.0, 128.0, 72.0
_HEAD_PX, _TEXT_PX, _SMALL_PX = 56.0, 36.0, 30.0
_MARGIN, _GAP = 64.0, 64.0


@dataclass(frozen=True)
class PostingShown:
    """Everything on the glass but the time and the page.

    Attributes:
        sheet: What hangs; None before the first posting.
        today: The hall's day, to tell an older posting by.
        draw: What is published of today's draw; None while nothing is.
        stale: How old the data are, in words; empty when they are fresh.
        calm: What is said where nothing hangs.
    """

    sheet: PostingSheet | None = None
    today: date | None = None
    draw: PublishedDraw | None = None
    stale: str = ""
    calm: str = ""
    hall_name: str = ""
    is_demo: bool = False
    time: str = ""


class PostingPage(QWidget):
    """Shows one page of a posting after the other."""

    def __init__(self, px_per_mm: float | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("postingPage")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("公示屏"))
        self._px_per_mm = px_per_mm
        self._shown = PostingShown()
        self._pages: tuple[Page, ...] = ()
        self._number = 0

    @property
    def shown(self) -> PostingShown:
        """What stands on the glass."""
        return self._shown

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages at the present size."""
        return self._pages

    @property
    def number(self) -> int:
        """The page now shown, from 0."""
        return self._number

    def show_posting(self, shown: PostingShown) -> None:
        """Show a reading; another posting begins at its first page."""
        was, self._shown = self._shown, shown
        if was == shown:
            return
        if _rows(was) != _rows(shown):
            self._number = 0
            self._lay_out()
            self.setAccessibleDescription(said(_rows(shown)))
        self.update()

    def show_time(self, time: str) -> None:
        """Show hour and minute."""
        if time != self._shown.time:
            self._shown = replace(self._shown, time=time)
            self.update()

    def turn(self) -> None:
        """Show the next page; the first after the last."""
        if len(self._pages) > 1:
            self._number = (self._number + 1) % len(self._pages)
            self.update()

    def measures(self) -> PostingMeasures:
        """Return the sizes of the lines at the present size of the glass."""
        down, scale = self._down(), self._scale()
        margin = _MARGIN * scale
        least = 0 if self._px_per_mm is None else least_px(STANDING_M, self._px_per_mm)
        em = max(_TEXT_PX * scale, float(least))
        room = self.width() - 2 * margin
        half = (room - _GAP * scale) / 2
        # Two blocks side by side where the type that can be read leaves room for them.
        blocks, wide = (2, half) if half >= FULL * em else (1, room)
        em = min(em, wide / FULL)
        high = self.height() - (_HEAD + _COLUMNS + _DRAW + _FOOT) * down
        return PostingMeasures(em, wide, high, blocks)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the lines out for the new size; the place in the posting begins anew."""
        super().resizeEvent(event)
        self._number = 0
        self._lay_out()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint everything."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.tokens().colour("board_ground"))
        self._draw_head(painter)
        if self._pages:
            self._draw_blocks(painter, self._pages[self._number])
        else:
            self._draw_calm(painter)
        self._draw_draw(painter)
        self._draw_foot(painter)
        painter.end()

    def _scale(self) -> float:
        is_upright = self.height() > self.width()
        wide, high = (_HIGH, _WIDE) if is_upright else (_WIDE, _HIGH)
        return max(0.1, min(self.width() / wide, self.height() / high))

    def _down(self) -> float:
        """Logical px for one unit of the sheet, downwards; bands stay as high on a tall glass."""
        return self._scale()

    def _lay_out(self) -> None:
        measures = self.measures()
        rows = _rows(self._shown)
        if not rows or measures.high <= measures.em:
            self._pages = ()
            return
        self._pages = pages_of(rows, measures, lambda text: advance(text, measures.em))

    # How it is painted

    def _draw_head(self, painter: QPainter) -> None:
        scale, shown = self._scale(), self._shown
        margin, size = _MARGIN * scale, _HEAD_PX * scale
        foot = baseline(0, _HEAD * self._down(), size)
        painter.setPen(theme.tokens().colour("on_board"))
        title = _("一日一公示")
        end = draw_left(painter, QPointF(margin, foot), title, size)
        right = draw_right(painter, QPointF(self.width() - margin, foot), shown.time, size)
        words = self._day_words()
        small = min(size * 0.72, (right - end - size) / max(advance(words, 1, bold=False), 1e-6))
        if words:
            draw_left(painter, QPointF(end + size * 0.6, foot), words, small, bold=False)

    def _day_words(self) -> str:
        sheet, shown = self._shown.sheet, self._shown
        if sheet is None:
            return ""
        day = sheet.day
        words = _("{year}年{month}月{day}日 {weekday}").format(
            year=day.year, month=day.month, day=day.day, weekday=_weekday(day)
        )
        if shown.today is not None and day != shown.today:
            words = _("{day}（最近一次公示）").format(day=words)
        return _("{day}，演示数据").format(day=words) if shown.is_demo else words

    def _draw_blocks(self, painter: QPainter, page: Page) -> None:
        scale, measures = self._scale(), self.measures()
        top = _HEAD * self._down()
        for number in range(measures.blocks):
            left = _MARGIN * scale + number * (measures.wide + _GAP * scale)
            self._draw_titles(painter, QPointF(left, top), measures)
            if number < len(page):
                start = QPointF(left, top + _COLUMNS * self._down())
                self._draw_block(painter, start, page[number], measures)

    def _draw_titles(self, painter: QPainter, place: QPointF, measures: PostingMeasures) -> None:
        high, size = _COLUMNS * self._down(), _SMALL_PX * self._scale()
        colours = theme.tokens()
        painter.setPen(colours.colour("on_board"))
        foot = baseline(place.y(), high, size)
        titles = (_("窗口"), _("姓名"), _("在岗情况"), _("上班纪律、着装"))
        for title, start in zip(titles, measures.columns, strict=True):
            draw_left(painter, QPointF(place.x() + start, foot), title, size, bold=False)
        painter.setPen(QPen(colours.colour("board_line"), max(1.0, 2 * self._scale())))
        y = place.y() + high
        painter.drawLine(QPointF(place.x(), y), QPointF(place.x() + measures.wide, y))

    def _draw_block(
        self, painter: QPainter, place: QPointF, block: Block, measures: PostingMeasures
    ) -> None:
        y = place.y()
        for line in block:
            high = measures.row_high(line.lines)
            self._draw_line(painter, QRectF(place.x(), y, measures.wide, high), line, measures)
            y += high

    def _draw_line(
        self, painter: QPainter, area: QRectF, line: PostingLine, measures: PostingMeasures
    ) -> None:
        colours, em = theme.tokens(), measures.em
        if line.is_unit:
            painter.fillRect(area, colours.colour("board_notice"))
        starts = (0.3 * em,) if line.is_unit else measures.columns
        for column, (cell, start) in enumerate(zip(line.cells, starts, strict=True)):
            told = column == len(line.cells) - 1 and not line.is_unit
            painter.setPen(colours.colour("board_number" if told else "on_board"))
            for number, text in enumerate(cell):
                y = area.top() + (AIR / 2 + number * LINE) * em
                foot = QPointF(area.left() + start, baseline(y, LINE * em, em))
                draw_left(painter, foot, text, em, bold=line.is_unit or column == 1)
        if line.is_notable:
            self._draw_sign(painter, area, measures)
        if not line.is_unit:
            painter.setPen(QPen(colours.colour("board_line"), max(1.0, self._scale())))
            painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _draw_sign(self, painter: QPainter, area: QRectF, measures: PostingMeasures) -> None:
        """Paint a triangle before what was found: colour never stands alone."""
        size = 0.5 * measures.em
        left = area.left() + measures.columns[3] - 0.75 * measures.em
        middle = area.top() + (AIR / 2 + LINE / 2) * measures.em
        box = QRectF(left, middle - size / 2, size, size)
        draw_shape(painter, Shape.TRIANGLE, box, theme.tokens().colour("board_number"))

    def _draw_calm(self, painter: QPainter) -> None:
        words, scale = self._shown.calm or _("正在打开……"), self._scale()
        size = min(96 * scale, 0.86 * self.width() / advance(words, 1))
        top = _HEAD * self._down()
        foot = baseline(top, self.height() - top - (_DRAW + _FOOT) * self._down(), size)
        painter.setPen(theme.tokens().colour("on_board"))
        left = (self.width() - advance(words, size)) / 2
        draw_left(painter, QPointF(left, foot), words, size)

    def _draw_draw(self, painter: QPainter) -> None:
        """Paint what is published of the draw: the commitment, in the evening the times."""
        draw, scale = self._shown.draw, self._scale()
        if draw is None:
            return
        margin, high = _MARGIN * scale, _DRAW * self._down()
        top = self.height() - high - _FOOT * self._down()
        room = self.width() - 2 * margin
        painter.setPen(QPen(theme.tokens().colour("board_line"), max(1.0, 2 * scale)))
        painter.drawLine(QPointF(margin, top), QPointF(margin + room, top))
        painter.setPen(theme.tokens().colour("on_board"))
        lines = draw_words(draw)
        for number, text in enumerate(lines):
            most = (_SMALL_PX if number == 0 else 24.0) * scale
            size = min(most, room / advance(text, 1, bold=False))
            pad = 8 * scale
            share = (high - 2 * pad) / len(lines)
            foot = baseline(top + pad + number * share, share, size)
            draw_left(painter, QPointF(margin, foot), text, size, bold=False)

    def _draw_foot(self, painter: QPainter) -> None:
        scale, shown = self._scale(), self._shown
        margin, size, high = _MARGIN * scale, _SMALL_PX * scale, _FOOT * self._down()
        band = QRectF(0, self.height() - high, self.width(), high)
        painter.fillRect(band, theme.tokens().colour("board_notice"))
        painter.setPen(theme.tokens().colour("on_board"))
        foot = baseline(band.top(), high, size)
        words = shown.stale or shown.hall_name
        draw_left(painter, QPointF(margin, foot), words, size, bold=bool(shown.stale))
        if len(self._pages) > 1:
            text = _("第 {number} 页，共 {count} 页").format(
                number=self._number + 1, count=len(self._pages)
            )
            draw_right(painter, QPointF(self.width() - margin, foot), text, size, bold=False)


def draw_words(draw: PublishedDraw) -> tuple[str, ...]:
    """Return what a screen in the hall says of a day's draw."""
    commitment = _("校验值 {digest}").format(digest=draw.commitment)
    if not draw.secret:
        text = _("今天巡查 {rounds} 轮，时间早上已经抽定，下班后公布")
        return text.format(rounds=draw.rounds), commitment
    times = _("，").join(draw.times)
    text = _("今天巡查 {rounds} 轮，抽定的时间：{times}").format(rounds=draw.rounds, times=times)
    return text, commitment, _("随机数 {secret}").format(secret=draw.secret)


def _rows(shown: PostingShown) -> Sequence[PostedRow]:
    return () if shown.sheet is None else shown.sheet.rows


def _weekday(day: date) -> str:
    return (
        _("星期一"),
        _("星期二"),
        _("星期三"),
        _("星期四"),
        _("星期五"),
        _("星期六"),
        _("星期日"),
    )[day.weekday()]
