"""The guide slip (办事指南单): what to bring first, then where, when and how long, law in the foot.

A4, black on white, three sizes of type; in large print one column and larger ones. Rows of
materials close up from airy to close where that saves a page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from PIL import Image

from hallapp.guides.terms import Answers, GuideRow
from hallapp.hall.terms import HallRow
from hallapp.kernel.texts import _, papers
from hallapp.slips.design import NO_ANSWERS, Element, Paper, SlipDesign
from hallapp.slips.fact_words import Entry
from hallapp.slips.flow import Band, Placed, fill
from hallapp.slips.frame import FIRST_TOP, NEXT_TOP, FrameWords, space, text_band
from hallapp.slips.frame import Paper as Frame
from hallapp.slips.guide_facts import fact_bands
from hallapp.slips.guide_foot import Foot
from hallapp.slips.guide_rows import LEFT, RIGHT, row_bands, rows_of
from hallapp.slips.guide_words import GuideWords, guide_words
from hallapp.slips.logos import Logo, read_logo
from hallapp.slips.looks import LARGE, USUAL, Look
from hallapp.slips.narrow import narrow_image, narrow_slip
from hallapp.slips.setting import Style, Typesetter
from hallapp.slips.sheet import MM, Sheet
from hallapp.slips.staff_code import draw_staff_code
from hallapp.slips.terms import Slip

_LONGEST_TITLE_LINES = 4
_BETWEEN_FOOT_WORDS = 4 * MM


def guide_slip(
    guide: GuideRow,
    hall: HallRow,
    printed_at: datetime,
    *,
    paper: Paper | None = None,
    answers: Answers = NO_ANSWERS,
    design: SlipDesign | None = None,
) -> Slip:
    """Return the guide slip of an item as a PDF.

    Args:
        guide: The guide, whole; what it lacks is printed as lacking.
        hall: The hall that issues it.
        printed_at: Moment of printing, aware.
        paper: The form; None for the one of the design.
        answers: What the citizen answered: only what these answers need is printed.
        design: How the hall wants its slips; None for the usual way.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    design = design or SlipDesign()
    form = paper or design.form
    with papers():
        words = guide_words(guide, hall, printed_at, answers, design)
        named = replace(hall, name=design.named(hall.name))
        logo = read_logo(design.logo_content)
        if form is Paper.MM80:
            return narrow_slip(words, named, printed_at, logo)
        look = LARGE if form is Paper.A4_LARGE else USUAL
        return _paper(words, look, named, printed_at, logo)


def guide_slip_image(
    guide: GuideRow,
    hall: HallRow,
    printed_at: datetime,
    *,
    answers: Answers = NO_ANSWERS,
    design: SlipDesign | None = None,
) -> Image.Image:
    """Return the slip of an item as the dots of an 80 mm printer: mode `1`, 576 dots wide.

    See `guide_slip` for what it takes.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    design = design or SlipDesign()
    with papers():
        words = guide_words(guide, hall, printed_at, answers, design)
        return narrow_image(words, read_logo(design.logo_content))


def _paper(
    words: GuideWords, look: Look, hall: HallRow, printed_at: datetime, logo: Logo | None
) -> Slip:
    around = FrameWords(
        title=f"{words.name} {_('办事指南')}",
        head=words.head,
        running=words.name,
        mark=words.mark,
        printed=words.printed,
        footer=words.footer,
    )
    frame = Frame(around, hall, printed_at, small=look.frame, logo=logo)
    return frame.finish(GuideLayout(words, look, frame.type, frame.bottom).pages())


class GuideLayout:
    """Breaks the words of one guide into bands, for a slip of its own or a booklet of many."""

    def __init__(self, words: GuideWords, look: Look, setter: Typesetter, bottom: float) -> None:
        """Take what is laid out.

        Args:
            words: What the guide says.
            look: Sizes.
            setter: Measures and breaks, and remembers what cannot be drawn.
            bottom: Where the text of a page ends, in points from its top.
        """
        self._words, self._look, self._bottom = words, look, bottom
        self._type = setter
        self._rows = rows_of(words.materials, self._type, look)

    def pages(self) -> list[list[Placed]]:
        """Lay out all of it, in as few pages as rows allow."""
        head = [*self._staff_bands(), *self._title_bands()]
        tail = [*self._tail_bands()]

        def laid(height: float) -> list[list[Placed]]:
            bands = [*head, *self._material_bands(height), *tail]
            return fill(bands, FIRST_TOP, NEXT_TOP, self._bottom)

        airy, *closer = self._look.row_heights
        pages, fewest = laid(airy), len(laid(closer[-1]))
        while len(pages) > fewest:
            pages = laid(closer.pop(0))
        return pages

    # --- name and materials

    def _title_bands(self) -> Iterator[Band]:
        look, width = self._look, RIGHT - LEFT
        style = look.title
        if len(self._type.lines(self._words.name, style, width)) > _LONGEST_TITLE_LINES:
            style = look.strong
        # The heading goes with the name, wherever the name falls.
        for line in self._type.balanced(self._words.name, style, width):
            yield text_band(LEFT, line, style, is_tied=True)
        if self._words.situation:
            yield space(1.5 * MM, is_tied=True)
            for line in self._type.lines(self._words.situation, look.member, width):
                yield text_band(LEFT, line, look.member, is_tied=True)
        heading = self._type.lines(self._words.heading, look.strong, width)
        yield space(4.5 * MM, is_tied=True)
        for line in heading[:-1]:
            yield text_band(LEFT, line, look.strong, is_tied=True)
        yield self._heading_band(heading[-1])

    def _heading_band(self, line: str) -> Band:
        look = self._look
        count = ""
        if self._rows:
            count = _("共 {count} 样").format(count=len(self._rows))

        def draw(sheet: Sheet, top: float) -> None:
            sheet.text(LEFT, top, line, look.strong)
            small = look.note
            sheet.text_right(RIGHT, top + look.strong.base - small.base, count, small)
            sheet.rule(LEFT, RIGHT, top + look.strong.leading + 1.9 * MM)

        return Band(look.strong.leading + 3.3 * MM, draw, is_tied=True)

    def _material_bands(self, least_height: float) -> Iterator[Band]:
        if not self._rows:
            yield text_band(LEFT, _("待补充"), self._look.strong, before=3 * MM, is_tied=True)
        for row in self._rows:
            yield from row_bands(row, self._look, least_height)
        if self._words.materials_note:
            note = self._look.note
            for line in self._type.lines(self._words.materials_note, note, RIGHT - LEFT):
                yield text_band(LEFT, line, note, before=1.5 * MM)

    # --- what follows, in the hall's order

    def _tail_bands(self) -> Iterator[Band]:
        blocks = list(_blocks(self._words.parts))
        for number, block in enumerate(blocks):
            if block[0][0] is Element.FACTS:
                yield from fact_bands(self._words.facts, self._type, self._look)
                continue
            has_codes = any(element is Element.CODES for element, _said in block)
            codes = self._words.codes if has_codes else ()
            foot = Foot(self._type, self._look, codes, self._bottom - NEXT_TOP)
            is_last = number == len(blocks) - 1
            yield from foot.bands(block, self._words.steps, sinks=is_last)

    # --- the window's code

    def _staff_bands(self) -> Iterator[Band]:
        """Yield the window's code on the first page; it takes no room from the guide."""
        if self._words.staff_code:
            yield Band(0, self._draw_staff_code, is_tied=True)

    def _draw_staff_code(self, sheet: Sheet, _top: float) -> None:
        style: Style = self._look.frame
        pages = _("第 {number} 页，共 {count} 页").format(number=88, count=88)
        left = LEFT + self._type.width(self._words.printed, style) + _BETWEEN_FOOT_WORDS
        right = RIGHT - self._type.width(pages, style) - _BETWEEN_FOOT_WORDS
        said = self._words.staff_code, self._words.staff_caption
        draw_staff_code(sheet, *said, (left, right), style)


Parts = Sequence[tuple[Element, tuple[Entry, ...]]]


def _blocks(parts: Parts) -> Iterator[Parts]:
    """Cut the parts into blocks: the facts stand alone, what follows one another together."""
    block: list[tuple[Element, tuple[Entry, ...]]] = []
    for part in parts:
        if part[0] is Element.FACTS:
            if block:
                yield block
            yield [part]
            block = []
        else:
            block.append(part)
    if block:
        yield block
