"""A book of many chapters on A4: running heads, page numbers that go on, bookmarks, links.

Everything is laid out before the first page is drawn, so that contents know their pages.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hallapp.hall.terms import HallRow
from hallapp.kernel.clock import zone_named
from hallapp.kernel.texts import _
from hallapp.slips.flow import Placed
from hallapp.slips.frame import LONG_SIDE, MARGIN, SHORT_SIDE
from hallapp.slips.logos import PictureSheet
from hallapp.slips.looks import Look
from hallapp.slips.setting import Typesetter
from hallapp.slips.sheet import MM, THIN, PaperKind
from hallapp.slips.terms import Slip

_HEAD_TOP = 14.5 * MM
_FOOT_HEIGHT, _PAGE_LINE = 16 * MM, 12 * MM
_OVER_FOOTER = 2 * MM
_BESIDE_MARK = 5 * MM


@dataclass(frozen=True)
class BookWords:
    """What stands round every page of a book.

    Attributes:
        title: What the PDF calls itself.
        printed: At the bottom left: when it was printed.
        footer: The hall's own line over that; may be empty.
    """

    title: str
    printed: str
    footer: str = ""


@dataclass(frozen=True)
class Chapter:
    """A part of a book that begins a page.

    Attributes:
        key: Where bookmark and links lead.
        title: In the bookmarks.
        head: At the top of its first page.
        running: At the top of its further pages, over a rule.
        mark: At the top right of its pages; may be empty.
        pages: What stands on them.
        is_cover: Has neither head nor foot, though it is counted.
        level: Depth among the bookmarks, from 0.
    """

    key: str
    title: str
    head: str
    running: str
    mark: str
    pages: Sequence[Sequence[Placed]]
    is_cover: bool = False
    level: int = 0


class BookSheet(PictureSheet):
    """A sheet with bookmarks, and links between its pages."""

    def bookmark(self, key: str, title: str, level: int) -> None:
        """Let the bookmarks, and links with this key, lead to the page being drawn."""
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(self.type.line(title), key, level, closed=0)

    def link(self, start: tuple[float, float], end: tuple[float, float], key: str) -> None:
        """Let a place lead to a bookmark, from its left top corner to its right bottom one."""
        (left, top), (right, bottom) = start, end
        place = (left, self.height - bottom, right, self.height - top)
        self._canvas.linkRect("", key, place, relative=0, Border="[0 0 0]")


class Book:
    """Frames the chapters it is given.

    Attributes:
        sheet: What is drawn on.
        type: Measures and breaks its texts.
        left: Left edge of the text, in points; `right` and `bottom` likewise.
    """

    def __init__(self, words: BookWords, hall: HallRow, printed_at: datetime, look: Look) -> None:
        here = printed_at.astimezone(zone_named(hall.zone))
        self._words, self._small = words, look.frame
        self._number = 0
        self.type = Typesetter()
        kind = PaperKind(SHORT_SIDE, LONG_SIDE, words.title, hall.name, here)
        self.sheet = BookSheet(kind, self.type)
        self.left, self.right = MARGIN, SHORT_SIDE - MARGIN
        self.bottom = LONG_SIDE - _FOOT_HEIGHT
        if words.footer:
            self.bottom -= self._small.leading + _OVER_FOOTER

    def draw(self, chapter: Chapter, count: int) -> None:
        """Draw the pages of a chapter.

        Args:
            chapter: The next one.
            count: How many pages the whole book has.
        """
        for place, page in enumerate(chapter.pages):
            if self._number:
                self.sheet.next_page()
            self._number += 1
            if place == 0:
                self.sheet.bookmark(chapter.key, chapter.title, chapter.level)
            self._draw(chapter, page, is_first=place == 0)
            if not chapter.is_cover:
                self._draw_foot(self._number, count)

    def finish(self) -> Slip:
        """End the last page and return the book."""
        return self.sheet.finish()

    def _draw(self, chapter: Chapter, page: Sequence[Placed], *, is_first: bool) -> None:
        if not chapter.is_cover:
            self._draw_head(chapter, is_first=is_first)
        for placed in page:
            placed.band.draw(self.sheet, placed.top)

    def _draw_head(self, chapter: Chapter, *, is_first: bool) -> None:
        small = self._small
        mark = self.type.line(chapter.mark)
        self.sheet.text_right(self.right, _HEAD_TOP, mark, small)
        said = self.type.line(chapter.head if is_first else chapter.running)
        room = self.right - self.left - self.type.width(mark, small) - _BESIDE_MARK
        self.sheet.text(self.left, _HEAD_TOP, self.type.lines(said, small, room)[0], small)
        if not is_first:
            self.sheet.rule(self.left, self.right, _HEAD_TOP + small.leading + 2, THIN)

    def _draw_foot(self, number: int, count: int) -> None:
        top, small = self.sheet.height - _PAGE_LINE, self._small
        pages = _("第 {number} 页，共 {count} 页").format(number=number, count=count)
        self.sheet.text(self.left, top, self._words.printed, small)
        self.sheet.text_right(self.right, top, pages, small)
        if self._words.footer:
            footer = self.type.line(self._words.footer)
            line = self.type.lines(footer, small, self.right - self.left)[0]
            self.sheet.text(self.left, self.bottom + _OVER_FOOTER, line, small)
