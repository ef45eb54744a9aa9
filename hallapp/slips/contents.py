"""Contents of a booklet: number, name, dots, page; a line leads to its chapter on the screen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hallapp.kernel.texts import _
from hallapp.slips.book import Book, BookSheet
from hallapp.slips.flow import Band
from hallapp.slips.frame import space, text_band
from hallapp.slips.looks import Look
from hallapp.slips.setting import Style
from hallapp.slips.sheet import MM, Sheet

_FEW, _LONG_NAME = 18, 60  # entries, and characters of each, that may be set large
_NUMBER_ROOM, _PAGE_ROOM = 2.6, 4.0  # in widths of the type
_DOT = "·"
_AIR = 1.6 * MM


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the contents.

    Attributes:
        key: Of the chapter it leads to.
        number: Of an item; empty for other chapters.
        name: Of the chapter.
    """

    key: str
    number: str
    name: str


def contents_bands(
    book: Book, look: Look, entries: Sequence[ContentsEntry], pages: Mapping[str, int]
) -> Iterator[Band]:
    """Yield the contents.

    Args:
        book: What they stand in.
        look: Sizes.
        entries: In order.
        pages: Page numbers by key; may be filled until the bands are drawn.
    """
    yield text_band(book.left, _("目录"), look.title, is_tied=True)
    yield space(4 * MM, is_tied=True)
    is_short = all(len(entry.name) <= _LONG_NAME for entry in entries)
    style = look.member if len(entries) <= _FEW and is_short else look.foot
    for entry in entries:
        yield _entry_band(book, style, entry, pages)


def _entry_band(book: Book, style: Style, entry: ContentsEntry, pages: Mapping[str, int]) -> Band:
    left = book.left + _NUMBER_ROOM * style.size
    room = book.right - left - _PAGE_ROOM * style.size
    lines = book.type.lines(entry.name, style, room)
    height = len(lines) * style.leading + 2 * _AIR

    def draw(sheet: Sheet, top: float) -> None:
        page = str(pages[entry.key])
        sheet.text(book.left, top + _AIR, entry.number, style)
        end = sheet.lines(left, top + _AIR, lines, style) - style.leading
        sheet.text_right(book.right, end, page, style)
        first = left + sheet.type.width(lines[-1], style) + style.size / 2
        last = book.right - sheet.type.width(page, style) - style.size / 2
        _draw_dots(sheet, (first, last), end, style)
        if isinstance(sheet, BookSheet):
            sheet.link((book.left, top), (book.right, top + height), entry.key)

    return Band(height, draw)


def _draw_dots(sheet: Sheet, place: tuple[float, float], top: float, style: Style) -> None:
    """Draw leaders that stand below one another in all lines."""
    first, last = place
    wide = style.size
    count = int((last - first) / wide)
    # Places are counted from the right edge, which all lines share.
    at = last - last % wide
    for number in range(1, count + 1):
        x = at - number * wide
        if x >= first:
            sheet.text(x, top, _DOT, style)
