"""The front of a booklet: its cover, and the theme as one: figures, materials of all items."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hallapp.kernel.texts import _
from hallapp.slips.binding import LeftOut
from hallapp.slips.book import Book
from hallapp.slips.booklet_words import Figure
from hallapp.slips.flow import Band
from hallapp.slips.fonts import Weight
from hallapp.slips.frame import SMALL, space, text_band
from hallapp.slips.guide_rows import pane, row_bands, rows_of
from hallapp.slips.logos import Logo, PictureSheet
from hallapp.slips.looks import Look
from hallapp.slips.material_words import Wanted
from hallapp.slips.setting import Style
from hallapp.slips.sheet import MM, Sheet

_COVER_NAMES = tuple(Style(Weight.BOLD, size, size * 1.32) for size in (38, 30, 24, 19, 15))
_MOST_COVER_LINES = 9
_MORE = "…"
_COVER_KIND_TOP, _COVER_NAME_TOP, _COVER_FOOT = 78 * MM, 92 * MM, 250 * MM
_COVER_LOGO = (50 * MM, 14 * MM)
_PANE_GAP, _PANE_PAD = 4 * MM, 3 * MM
_LEAST_ROW = 12.5 * MM


@dataclass(frozen=True)
class CoverWords:
    """What stands on a cover.

    Attributes:
        hall: Who hands it out.
        kind: What sort of booklet it is.
        name: Its name.
        words: What it is for; may be empty.
        facts: Short lines at the foot: how many items, which version.
        mark: Standing, such as 演示数据; may be empty.
    """

    hall: str
    kind: str
    name: str
    words: str
    facts: tuple[str, ...]
    mark: str


def cover_band(book: Book, look: Look, words: CoverWords, logo: Logo | None) -> Band:
    """Return the cover as one band that begins at the top of the page."""
    room = book.right - book.left
    name_style, name, said_style, said = _fitting_cover(book, look, words)

    def draw(sheet: Sheet, _top: float) -> None:
        _draw_cover_head(book, look, words, logo)
        sheet.text(book.left, _COVER_KIND_TOP, sheet.type.line(words.kind), look.strong)
        top = sheet.lines(book.left, _COVER_NAME_TOP, name, name_style) + 5 * MM
        sheet.rule(book.left, book.left + 32 * MM, top)
        sheet.lines(book.left, top + 7 * MM, said, said_style)
        top = _COVER_FOOT
        for line in words.facts:
            for broken in sheet.type.lines(line, look.foot, room):
                sheet.text(book.left, top, broken, look.foot)
                top += look.foot.leading

    return Band(1, draw)


def _fitting_cover(
    book: Book, look: Look, words: CoverWords
) -> tuple[Style, list[str], Style, list[str]]:
    """Return name and words in the largest type in which they end over the foot of the cover."""
    width, room = book.right - book.left, _COVER_FOOT - _COVER_NAME_TOP - 18 * MM
    tried = [(name, said) for name in _COVER_NAMES for said in (look.member, look.note, SMALL)]
    name_style, said_style = tried[-1]
    name, said = [""], [""]
    for name_style, said_style in tried:
        name = book.type.balanced(words.name, name_style, width)
        said = book.type.lines(words.words, said_style, width) if words.words else []
        used = len(name) * name_style.leading + len(said) * said_style.leading
        if used <= room and len(name) <= _MOST_COVER_LINES:
            return name_style, name, said_style, said
    # Words that no cover holds end where it does, and show that they go on.
    lines = max(1, int((room - len(name) * name_style.leading) / said_style.leading))
    if len(said) > lines:
        said = [*said[: lines - 1], said[lines - 1][:-1] + _MORE]
    return name_style, name, said_style, said


def _draw_cover_head(book: Book, look: Look, words: CoverWords, logo: Logo | None) -> None:
    sheet, top, left = book.sheet, 22 * MM, book.left
    if logo is not None:
        width, height = logo.fitted(*_COVER_LOGO)
        PictureSheet.picture(sheet, left, top, (width, height), logo)
        left += width + 4 * MM
        top += (height - look.strong.leading) / 2
    mark = sheet.type.line(words.mark)
    room = book.right - left - sheet.type.width(mark, look.strong) - 6 * MM
    sheet.lines(left, top, sheet.type.lines(words.hall, look.strong, room), look.strong)
    sheet.text_right(book.right, top, mark, look.strong)


def figure_bands(book: Book, look: Look, figures: Sequence[Figure], note: str) -> Iterator[Band]:
    """Yield the figures before and after, side by side as far as the page is wide."""
    yield from _heading(book, look, _("逐项办与合在一起办"))
    columns = 4 if look.columns > 1 else 2
    for start in range(0, len(figures), columns):
        yield _figure_row(book, look, figures[start : start + columns], columns)
        yield space(_PANE_GAP, is_tied=True)
    yield from _note(book, look, note)


def _figure_row(book: Book, look: Look, figures: Sequence[Figure], columns: int) -> Band:
    width = (book.right - book.left - _PANE_GAP * (columns - 1)) / columns
    value = Style(Weight.BOLD, look.strong.size * 1.3, look.strong.leading * 1.4)
    height = look.tight.leading + value.leading + 2.4 * _PANE_PAD

    def draw(sheet: Sheet, top: float) -> None:
        for number, figure in enumerate(figures):
            left = book.left + number * (width + _PANE_GAP)
            right = left + width
            pane(sheet, (left, top), (right, top + height))
            sheet.text(left + _PANE_PAD, top + _PANE_PAD, figure.label, look.tight)
            sheet.text_right(right - _PANE_PAD, top + _PANE_PAD, figure.less, look.tight)
            said = top + height - _PANE_PAD / 2 - value.leading
            sheet.text(left + _PANE_PAD, said, f"{figure.before} → {figure.after}", value)

    return Band(height, draw, is_tied=True)


def material_bands(book: Book, look: Look, wanted: tuple[Wanted, ...]) -> Iterator[Band]:
    """Yield the materials of all items, each once, with boxes to tick."""
    said = _("合在一起要带的材料（带齐一样，勾一样）") if wanted else _("合在一起要带的材料")
    yield space(5 * MM, is_tied=True)
    yield from _heading(book, look, said, _("共 {count} 样").format(count=len(wanted)))
    if not wanted:
        yield text_band(book.left, _("待补充"), look.strong, before=2 * MM)
        return
    note = _("几个事项都要的同名材料只带一次，按要求最严的准备；“第几项”见目录。")
    yield from _note(book, look, note)
    yield space(1 * MM, is_tied=True)
    for row in rows_of(wanted, book.type, look):
        yield from row_bands(row, look, _LEAST_ROW)


def left_out_bands(book: Book, look: Look, left_out: Sequence[LeftOut]) -> Iterator[Band]:
    """Yield the items that belong to the theme and cannot be done now."""
    if not left_out:
        return
    yield space(5 * MM, is_tied=True)
    yield from _heading(book, look, _("现在不能办、没有编入的事项"))
    for each in left_out:
        said = _("{name}：{reason}").format(name=each.name, reason=each.reason)
        yield from _note(book, look, said)


def title_bands(book: Book, look: Look, title: str) -> Iterator[Band]:
    """Yield the title of a chapter."""
    style = look.title
    for line in book.type.balanced(title, style, book.right - book.left):
        yield text_band(book.left, line, style, is_tied=True)
    yield space(4 * MM, is_tied=True)


def _heading(book: Book, look: Look, words: str, beside: str = "") -> Iterator[Band]:
    strong, small = look.strong, look.note
    room = book.right - book.left - (book.type.width(beside, small) + 3 * MM if beside else 0)
    lines = book.type.balanced(words, strong, room)
    for line in lines[:-1]:
        yield text_band(book.left, line, strong, is_tied=True)

    def draw(sheet: Sheet, top: float) -> None:
        sheet.text(book.left, top, lines[-1], strong)
        sheet.text_right(book.right, top + strong.base - small.base, beside, small)
        sheet.rule(book.left, book.right, top + strong.leading + 1.9 * MM)

    yield Band(strong.leading + 4.5 * MM, draw, is_tied=True)


def _note(book: Book, look: Look, words: str) -> Iterator[Band]:
    for line in book.type.lines(words, look.note, book.right - book.left):
        yield text_band(book.left, line, look.note, is_tied=True)
