"""The frame of an A4 paper: type sizes, margins, head, running head, page x of y."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from hallapp.hall.terms import HallRow
from hallapp.kernel.clock import zone_named
from hallapp.kernel.texts import _
from hallapp.slips.flow import Band, Placed
from hallapp.slips.fonts import Weight
from hallapp.slips.logos import Logo, PictureSheet
from hallapp.slips.setting import Style, Typesetter
from hallapp.slips.sheet import MM, THIN, PaperKind, Sheet
from hallapp.slips.terms import Slip

# Three sizes, no more: rank by size first, then weight.
TITLE = Style(Weight.BOLD, 26, 33)
STRONG = Style(Weight.BOLD, 15.5, 20.5)
PROSE = Style(Weight.REGULAR, 15.5, 24)
SMALL = Style(Weight.REGULAR, 10.5, 15.5)
TIGHT = Style(Weight.REGULAR, 10.5, 13.5)
LABEL = Style(Weight.BOLD, 10.5, 15.5)

SHORT_SIDE, LONG_SIDE = 210 * MM, 297 * MM
MARGIN = 20 * MM
FIRST_TOP, NEXT_TOP = 22 * MM, 25 * MM
_HEAD_TOP = 14.5 * MM
_FOOT_HEIGHT, _PAGE_LINE = 16 * MM, 12 * MM
_OVER_FOOTER = 2 * MM
_LOGO_WIDTH, _LOGO_HEIGHT = 40 * MM, 7 * MM


@dataclass(frozen=True)
class FrameWords:
    """What stands round a paper.

    Attributes:
        title: What the PDF calls itself.
        head: At the top of the first page.
        running: At the top of every further page.
        mark: At the top right of every page, such as 示例数据; may be empty.
        printed: At the bottom left of every page: when it was printed.
        footer: The hall's own line over that; may be empty.
    """

    title: str
    head: str
    running: str
    mark: str
    printed: str
    footer: str = ""


class Paper:
    """An A4 paper: lays nothing out itself, but frames the pages it is given.

    Attributes:
        sheet: What is drawn on.
        type: Measures and breaks its texts.
        left: Left edge of the text, in points; `right` and `bottom` likewise.
    """

    def __init__(
        self,
        words: FrameWords,
        hall: HallRow,
        printed_at: datetime,
        *,
        is_landscape: bool = False,
        small: Style = SMALL,
        logo: Logo | None = None,
    ) -> None:
        """Begin a paper.

        Args:
            words: What stands round it.
            hall: The hall that hands it out.
            printed_at: Moment of printing, aware.
            is_landscape: Whether it lies across.
            small: How the frame is set.
            logo: Stands before the head of the first page.
        """
        width, height = (LONG_SIDE, SHORT_SIDE) if is_landscape else (SHORT_SIDE, LONG_SIDE)
        here = printed_at.astimezone(zone_named(hall.zone))
        self._words, self._small, self._logo = words, small, logo
        self.type = Typesetter()
        self.sheet = PictureSheet(PaperKind(width, height, words.title, hall.name, here), self.type)
        self.left, self.right = MARGIN, width - MARGIN
        self.bottom = height - _FOOT_HEIGHT
        if words.footer:
            self.bottom -= small.leading + _OVER_FOOTER

    def finish(
        self, pages: list[list[Placed]], further: Callable[[list[Placed]], None] | None = None
    ) -> Slip:
        """Draw the pages and return the paper.

        Args:
            pages: What stands on each page.
            further: Draws what is repeated at the top of every page but the first.
        """
        for number, page in enumerate(pages, 1):
            self._draw_head(is_first=number == 1)
            if number > 1 and further:
                further(page)
            for placed in page:
                placed.band.draw(self.sheet, placed.top)
            self._draw_foot(number, len(pages))
            if number < len(pages):
                self.sheet.next_page()
        return self.sheet.finish()

    def _draw_head(self, *, is_first: bool) -> None:
        small = self._small
        mark = self.type.line(self._words.mark)
        self.sheet.text_right(self.right, _HEAD_TOP, mark, small)
        said = self.type.line(self._words.head if is_first else self._words.running)
        left = self.left + (self._draw_logo() if is_first else 0)
        room = self.right - left - self.type.width(mark, small) - 5 * MM
        self.sheet.text(left, _HEAD_TOP, self.type.lines(said, small, room)[0], small)
        if not is_first:
            self.sheet.rule(self.left, self.right, _HEAD_TOP + small.leading + 2, THIN)

    def _draw_logo(self) -> float:
        """Draw the logo in the middle of the head's line and return the room it takes."""
        if self._logo is None:
            return 0
        width, height = self._logo.fitted(_LOGO_WIDTH, _LOGO_HEIGHT)
        top = _HEAD_TOP + (self._small.leading - height) / 2
        self.sheet.picture(self.left, top, (width, height), self._logo)
        return width + 3 * MM

    def _draw_foot(self, number: int, count: int) -> None:
        top, small = self.sheet.height - _PAGE_LINE, self._small
        pages = _("第 {number} 页，共 {count} 页").format(number=number, count=count)
        self.sheet.text(self.left, top, self._words.printed, small)
        self.sheet.text_right(self.right, top, pages, small)
        if self._words.footer:
            footer = self.type.line(self._words.footer)
            line = self.type.lines(footer, small, self.right - self.left)[0]
            # Over the place of the window's code, which is higher than the line of the pages.
            self.sheet.text(self.left, self.bottom + _OVER_FOOTER, line, small)


def space(height: float, *, is_tied: bool = False) -> Band:
    """Return a band of white."""
    return Band(height, _draw_nothing, is_tied)


def text_band(
    left: float, line: str, style: Style, *, before: float = 0, is_tied: bool = False
) -> Band:
    """Return a band of one line, with white before it."""
    return Band(
        style.leading + before,
        lambda sheet, top: sheet.text(left, top + before, line, style),
        is_tied,
    )


def _draw_nothing(_sheet: Sheet, _top: float) -> None:
    """Leave the paper white."""
