"""Booklets of many guides: a theme as one thing (高效办成一件事), a department's manual (部门手册).

Each guide stands in it whole, as on its own slip, with the window's code and the citizen's; what
all of them need together stands before.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from hallapp.guides.merging import merged
from hallapp.guides.terms import ThemeRow
from hallapp.hall.terms import HallRow
from hallapp.kernel.clock import zone_named
from hallapp.kernel.texts import _, papers
from hallapp.slips.binding import BookletFacts, Progress, Steps, steps_of
from hallapp.slips.book import Book, BookWords, Chapter
from hallapp.slips.booklet_front import (
    CoverWords,
    cover_band,
    figure_bands,
    left_out_bands,
    material_bands,
    title_bands,
)
from hallapp.slips.booklet_words import (
    figures_note,
    figures_of,
    kind_words,
    merged_wanted,
)
from hallapp.slips.contents import ContentsEntry, contents_bands
from hallapp.slips.dates import day_words, printed_words
from hallapp.slips.design import Paper
from hallapp.slips.errors import NothingToBindError
from hallapp.slips.flow import Band, Placed, fill
from hallapp.slips.frame import FIRST_TOP, NEXT_TOP
from hallapp.slips.guide import GuideLayout
from hallapp.slips.guide_words import guide_words
from hallapp.slips.logos import read_logo
from hallapp.slips.looks import LARGE, USUAL, Look
from hallapp.slips.terms import Slip


def theme_booklet(
    theme: ThemeRow,
    facts: BookletFacts,
    hall: HallRow,
    printed_at: datetime,
    *,
    paper: Paper = Paper.A4,
    progress: Progress | None = None,
) -> Slip:
    """Return the booklet of a theme as a PDF.

    Args:
        theme: The theme.
        facts: Its guides and what goes with them.
        hall: The hall that issues it.
        printed_at: Moment of printing, aware; the day of its version.
        paper: A4, usual or in large print.
        progress: Told after each of two steps a guide, `steps_of` in all.

    Raises:
        NothingToBindError: No item of the theme can be done now.
        BookCancelledError: The person stopped.
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        cover = CoverWords("", kind_words(theme.kind), theme.name, theme.words, (), "")
        binding = _Binding(cover, facts, hall, printed_at, paper)
        return binding.bound(progress, theme)


def department_manual(
    department: str,
    facts: BookletFacts,
    hall: HallRow,
    printed_at: datetime,
    *,
    paper: Paper = Paper.A4,
    progress: Progress | None = None,
) -> Slip:
    """Return all public guides of a department as a PDF with contents (部门手册).

    See `theme_booklet` for what it takes and raises.
    """
    with papers():
        cover = CoverWords("", _("部门办事手册"), department, "", (), "")
        return _Binding(cover, facts, hall, printed_at, paper).bound(progress, None)


class _Binding:
    """Lays the parts of one booklet out and binds them."""

    def __init__(
        self,
        cover: CoverWords,
        facts: BookletFacts,
        hall: HallRow,
        printed_at: datetime,
        paper: Paper,
    ) -> None:
        design = facts.design
        self._hall = replace(hall, name=design.named(hall.name))
        self._facts, self._printed_at = facts, printed_at
        self._look: Look = LARGE if paper is Paper.A4_LARGE else USUAL
        self._title = f"{cover.name} {cover.kind}"
        self._mark = _("演示数据") if hall.is_demo else ""
        self._cover = replace(
            cover, hall=self._hall.name, mark=self._mark, facts=self._cover_facts()
        )
        words = BookWords(self._title, printed_words(printed_at, hall), design.footer)
        self._book = Book(words, self._hall, printed_at, self._look)

    def bound(self, progress: Progress | None, theme: ThemeRow | None) -> Slip:
        """Lay out, number, draw.

        Raises:
            NothingToBindError: There is no guide.
            BookCancelledError: The person stopped.
        """
        guides = self._facts.guides
        if not guides:
            raise NothingToBindError(name=self._cover.name)
        steps = Steps(steps_of(len(guides)), progress)
        together = [self._together(theme)] if theme else []
        items: list[Chapter] = []
        for number in range(1, len(guides) + 1):
            items.append(self._item(number))
            steps.step()
        # The cover and the pages before the guides are quickly drawn and count for nothing.
        front = [self._cover_chapter(), self._contents([*together, *items]), *together]
        count = sum(len(chapter.pages) for chapter in (*front, *items))
        for chapter in front:
            self._book.draw(chapter, count)
        for chapter in items:
            self._book.draw(chapter, count)
            steps.step()
        return self._book.finish()

    def _cover_facts(self) -> tuple[str, ...]:
        day = self._printed_at.astimezone(zone_named(self._hall.zone)).date()
        return (
            _("共 {count} 个事项").format(count=len(self._facts.guides)),
            _("版本日期：{day}").format(day=day_words(day)),
            _("指南有变动时以大厅最新公布的为准。"),
        )

    def _cover_chapter(self) -> Chapter:
        logo = read_logo(self._facts.design.logo_content)
        band = cover_band(self._book, self._look, self._cover, logo)
        pages = [[Placed(band, 0)]]
        return Chapter("cover", self._title, "", "", "", pages, is_cover=True)

    def _contents(self, chapters: Sequence[Chapter]) -> Chapter:
        entries = [
            ContentsEntry(chapter.key, str(number) if number else "", chapter.title)
            for chapter, number in zip(chapters, self._numbers(chapters), strict=True)
        ]
        numbers: dict[str, int] = {}
        bands = contents_bands(self._book, self._look, entries, numbers)
        contents = self._chapter("contents", _("目录"), list(bands))
        page = 1 + len(contents.pages) + 1
        for chapter in chapters:
            numbers[chapter.key] = page
            page += len(chapter.pages)
        return contents

    def _numbers(self, chapters: Sequence[Chapter]) -> list[int]:
        first = len(chapters) - len(self._facts.guides)
        return [max(0, place - first + 1) for place in range(len(chapters))]

    def _together(self, theme: ThemeRow) -> Chapter:
        one = merged(self._facts.guides)
        title = _("合在一起怎么办")
        bands = [
            *title_bands(self._book, self._look, title),
            *figure_bands(self._book, self._look, figures_of(theme, one), figures_note(theme)),
            *material_bands(self._book, self._look, merged_wanted(one)),
            *left_out_bands(self._book, self._look, self._facts.left_out),
        ]
        return self._chapter("together", title, bands)

    def _chapter(self, key: str, title: str, bands: list[Band]) -> Chapter:
        pages = fill(bands, FIRST_TOP, NEXT_TOP, self._book.bottom)
        running = _("{book} {chapter}").format(book=self._cover.name, chapter=title)
        return Chapter(key, title, self._head(), running, self._mark, pages)

    def _item(self, number: int) -> Chapter:
        guide = self._facts.guides[number - 1]
        extra = self._facts.words.get(guide.item.code, "")
        design = replace(self._facts.design, words=extra)
        words = guide_words(guide, self._hall, self._printed_at, design=design)
        layout = GuideLayout(words, self._look, self._book.type, self._book.bottom)
        running = _("{number} {item}").format(number=number, item=guide.item.name)
        head = _("{book} · 第 {number} 项").format(book=self._cover.name, number=number)
        mark = self._mark or words.mark
        return Chapter(f"item-{number}", guide.item.name, head, running, mark, layout.pages())

    def _head(self) -> str:
        return f"{self._hall.name} {self._title}"
