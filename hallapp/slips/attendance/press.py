"""Bulletins, letters and slips come off the press: an A4 PDF in the layout of GB/T 9704."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from hallapp.hall.terms import HallRow
from hallapp.kernel.clock import zone_named
from hallapp.kernel.texts import _
from hallapp.slips.attendance.annex_table import annex_table_bands
from hallapp.slips.attendance.imprint import imprint_band
from hallapp.slips.attendance.red_head import head_bands
from hallapp.slips.attendance.red_sheet import RedSheet
from hallapp.slips.dates import printed_words
from hallapp.slips.flow import Band, Placed
from hallapp.slips.official.blocks import NewPage
from hallapp.slips.official.casting import bands_of
from hallapp.slips.official.faces import Face
from hallapp.slips.official.hands import (
    BOTTOM,
    HEADING,
    LEFT,
    NOTE,
    NOTE_STRONG,
    PAGE_NUMBER,
    PITCH,
    RIGHT,
    WIDTH,
    Hand,
    Setter,
)
from hallapp.slips.official.laying import lay, tied
from hallapp.slips.official.prose import blank, official
from hallapp.slips.sheet import MM, PaperKind, Sheet
from hallapp.slips.terms import Slip
from hallapp.slips.word.manuscript import Annex, HeadKind, Manuscript

_SHORT_SIDE, _LONG_SIDE = 210 * MM, 297 * MM
_CLOSER = (0.95, 0.9, 0.86)
_FEW_PAGES = 3  # in a longer paper a page more is no matter, and its lines stay where they belong
_HEAD_TOP = 12 * MM
_PAGE_TOP = BOTTOM + 5 * MM  # the number's middle lies 7 mm below the text, as GB/T 9704 7.5 asks
_NOTE_TOP = BOTTOM + 15 * MM
_WATERMARK = Hand(Face.STRONG, 120, 150)
_MIDDLE = (LEFT + RIGHT) / 2


def press(manuscripts: Sequence[Manuscript], hall: HallRow, printed_at: datetime) -> Slip:
    """Return papers as one PDF, each with page numbers of its own; called inside `papers()`.

    Args:
        manuscripts: What they say, at least one.
        hall: The hall that prints them; a demo hall marks them.
        printed_at: Moment of printing, aware.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    first = manuscripts[0]
    setter = Setter()
    here = printed_at.astimezone(zone_named(hall.zone))
    title = f"{first.title} {first.number}".strip()
    sheet = RedSheet(PaperKind(_SHORT_SIDE, _LONG_SIDE, title, first.masthead, here), setter)
    count = 0
    for manuscript in manuscripts:
        pages = _laid(setter, manuscript)
        frame = _Frame(manuscript, hall, printed_at, len(pages))
        for number, page in enumerate(pages, 1):
            frame.draw(sheet, number)
            for placed in page:
                placed.band.draw(sheet, placed.top)
            sheet.next_page()
        count += len(pages)
    return sheet.close(count)


def _laid(setter: Setter, manuscript: Manuscript) -> list[list[Placed]]:
    """Return the pages of a paper, its lines a little closer where that saves a page.

    Source: GB/T 9704-2012 7.3.5 (no room for seal and date: the lines are set closer).
    """
    pages = _placed(setter, manuscript)
    for closeness in _CLOSER if 1 < len(pages) <= _FEW_PAGES else ():
        closer = _placed(Setter(closeness, setter.unknown), manuscript)
        if len(closer) < len(pages):
            return closer
    return pages


def _placed(setter: Setter, manuscript: Manuscript) -> list[list[Placed]]:
    bands = [*head_bands(setter, manuscript), *bands_of(setter, manuscript.blocks)]
    for annex in manuscript.annexes:
        bands += _annex_bands(setter, annex)
    pages = lay(bands)
    if manuscript.imprint is not None:
        band = imprint_band(setter, manuscript.imprint)
        last = pages[-1][-1]
        top = BOTTOM - band.height
        if last.top + last.band.height > top:
            pages.append([])
        pages[-1].append(Placed(band, top))
    return pages


def _annex_bands(setter: Setter, annex: Annex) -> Iterator[Band]:
    yield from bands_of(setter, [NewPage()])
    label = setter.line(annex.label)
    yield from tied([Band(HEADING.leading, _starting(label)), blank(0.6 * HEADING.leading)])
    for line in setter.balanced(annex.title, setter.title, WIDTH):
        yield from tied([Band(setter.title.leading, _centring(line, setter.title))])
    yield from tied([blank(0.5 * HEADING.leading)])
    yield from annex_table_bands(setter, annex.table)
    if annex.notes:
        yield blank(0.4 * HEADING.leading)
        for note in annex.notes:
            for line in setter.lines(note, NOTE, WIDTH):
                yield Band(NOTE.leading, _starting(line, NOTE))


def _starting(line: str, hand: Hand = HEADING) -> "_Draw":
    return _Draw(line, hand, is_centred=False)


def _centring(line: str, hand: Hand) -> "_Draw":
    return _Draw(line, hand, is_centred=True)


class _Draw:
    """Draws a line of an annex."""

    def __init__(self, line: str, hand: Hand, *, is_centred: bool) -> None:
        self._line, self._hand, self._is_centred = line, hand, is_centred

    def __call__(self, sheet: Sheet, top: float) -> None:
        """Draw it."""
        if self._is_centred:
            official(sheet).set_centred(_MIDDLE, top, self._line, self._hand)
        else:
            official(sheet).set(LEFT, top, self._line, self._hand)


class _Frame:
    """Draws what stands outside the text: marks, page numbers, the note of the last page."""

    def __init__(
        self, manuscript: Manuscript, hall: HallRow, printed_at: datetime, pages: int
    ) -> None:
        self._manuscript, self._pages = manuscript, pages
        self._marks = [_("演示数据，不作凭证")] if hall.is_demo else []
        if manuscript.mark:
            self._marks.append(manuscript.mark)
        self._printed = printed_words(printed_at, hall)

    def draw(self, sheet: RedSheet, number: int) -> None:
        """Draw that of one page, counted from 1."""
        setter = sheet.setter
        if self._manuscript.mark:
            sheet.watermark(setter.line(_("草稿")), _WATERMARK)
        top = _HEAD_TOP
        for mark in self._marks:
            sheet.set(LEFT, top, setter.line(mark), NOTE_STRONG)
            top += NOTE_STRONG.leading
        self._draw_page_number(sheet, number)
        if number == self._pages and self._manuscript.note:
            at = _NOTE_TOP
            for line in setter.lines(self._manuscript.note, NOTE, WIDTH):
                sheet.set(LEFT, at, line, NOTE)
                at += NOTE.leading

    def _draw_page_number(self, sheet: RedSheet, number: int) -> None:
        # A letter bears no number on its first page (GB/T 9704 10.1); a single page needs none.
        if self._manuscript.head is HeadKind.LETTER and number == 1:
            return
        if self._manuscript.head is HeadKind.FORM:
            said = _("第 {number} 页，共 {count} 页").format(number=number, count=self._pages)
            sheet.set(LEFT, _NOTE_TOP - NOTE.leading, self._printed, NOTE)
            sheet.set_right(RIGHT, _NOTE_TOP - NOTE.leading, said, NOTE)
            return
        said = f"— {number} —"
        if number % 2:
            sheet.set_right(RIGHT - PITCH, _PAGE_TOP, said, PAGE_NUMBER)
        else:
            sheet.set(LEFT + PITCH, _PAGE_TOP, said, PAGE_NUMBER)
