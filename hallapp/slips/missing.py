"""The one-time notice (一次性告知单): everything that is missing, told once, without a case.

For a visit that ends for want of papers. It names all that is missing, how to bring it and where
to ask, so that nobody comes a third time.

Source: 《行政许可法》第三十二条 asks for one notice of all that must be supplemented; outside
licences it is the hall's own rule, so no law is printed but the item's own basis.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from hallapp.guides.terms import GuideRow
from hallapp.hall.terms import HallRow
from hallapp.kernel.clock import zone_named
from hallapp.kernel.texts import _, papers
from hallapp.queueing.terms import MissingPaper
from hallapp.slips.dates import day_words, printed_words
from hallapp.slips.flow import Band, fill
from hallapp.slips.frame import (
    FIRST_TOP,
    NEXT_TOP,
    PROSE,
    SMALL,
    STRONG,
    TITLE,
    FrameWords,
    Paper,
    space,
    text_band,
)
from hallapp.slips.guide_words import how_to_bring, sentence
from hallapp.slips.lists import hairline, labelled
from hallapp.slips.sheet import MM, Sheet
from hallapp.slips.terms import MissingFacts, Slip

_LABEL = 32 * MM
_BOX, _INDENT = 5.2 * MM, 9 * MM


def missing_notice(
    facts: MissingFacts, guide: GuideRow, hall: HallRow, printed_at: datetime
) -> Slip:
    """Return the one-time notice of a visit as an A4 PDF; it bears no name.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        return _Notice(facts, guide, hall, printed_at).slip()


class _Notice:
    """Breaks one notice into bands."""

    def __init__(
        self, facts: MissingFacts, guide: GuideRow, hall: HallRow, printed_at: datetime
    ) -> None:
        self._facts, self._guide, self._hall = facts, guide, hall
        title = _("一次性告知单 {label}").format(label=facts.label)
        words = FrameWords(
            title=title,
            head=hall.name,
            running=title,
            mark=_("演示数据，不作凭证") if hall.is_demo else "",
            printed=printed_words(printed_at, hall),
        )
        self._paper = Paper(words, hall, printed_at)
        self._type = self._paper.type
        self._left, self._right = self._paper.left, self._paper.right

    def slip(self) -> Slip:
        """Lay out, draw and finish."""
        bands = [*self._head(), *self._materials(), *self._particulars(), *self._signatures()]
        return self._paper.finish(fill(bands, FIRST_TOP, NEXT_TOP, self._paper.bottom))

    def _head(self) -> Iterator[Band]:
        def draw(sheet: Sheet, top: float) -> None:
            sheet.text(self._left, top + 4 * MM, _("一次性告知单"), TITLE)
            sheet.text_right(self._right, top + 7 * MM, self._facts.label, STRONG)
            sheet.rule(self._left, self._right, top + 19 * MM)

        yield Band(23 * MM, draw)
        told = self._facts.told_at.astimezone(zone_named(self._hall.zone))
        said = _(
            "你来办理的“{item}”，{day}还缺下面 {count} 样材料，没有受理，也没有留件。"
            "一次补齐后再来，不用再问。"
        ).format(
            item=self._guide.item.name,
            day=day_words(told.date()),
            count=len(self._facts.missing),
        )
        for line in self._type.lines(said, PROSE, self._right - self._left):
            yield text_band(self._left, line, PROSE)
        yield space(4 * MM)

    def _materials(self) -> Iterator[Band]:
        title = _("要补的材料（{count} 样）").format(count=len(self._facts.missing))
        yield text_band(self._left, title, STRONG, is_tied=True)
        yield Band(3 * MM, lambda sheet, top: sheet.rule(self._left, self._right, top + 2 * MM))
        for paper in self._facts.missing:
            yield from self._material(paper)

    def _material(self, paper: MissingPaper) -> Iterator[Band]:
        width = self._right - self._left - _INDENT
        names = self._type.lines(paper.name, STRONG, width)
        notes = [
            line for note in self._notes(paper) for line in self._type.lines(note, SMALL, width)
        ]

        def draw(sheet: Sheet, top: float) -> None:
            sheet.box(self._left, top + 2.4 * MM, _BOX)
            below = sheet.lines(self._left + _INDENT, top + 1.6 * MM, names, STRONG)
            sheet.lines(self._left + _INDENT, below, notes, SMALL)

        height = len(names) * STRONG.leading + len(notes) * SMALL.leading + 3 * MM
        yield Band(height, draw, is_tied=True)
        yield hairline(self._left, self._right)

    def _notes(self, paper: MissingPaper) -> Sequence[str]:
        known = next(
            (each for each in self._guide.materials if str(each.id) == paper.material_id), None
        )
        notes = [] if known is None else [sentence(how_to_bring(known))]
        if paper.remark:
            notes.append(_("说明：{words}").format(words=paper.remark))
        return [note for note in notes if note]

    def _particulars(self) -> Iterator[Band]:
        yield space(5 * MM)
        for label, text in self._said():
            lines = self._type.lines(text, SMALL, self._right - self._left - _LABEL)
            for index, line in enumerate(lines):
                said = label if index == 0 else ""
                tied = index == 0 and len(lines) > 1
                yield labelled(self._left, said, line, _LABEL, is_tied=tied)

    def _said(self) -> Sequence[tuple[str, str]]:
        guide, lacking = self._guide, _("待补充")
        sample = _("（示例）") if guide.is_place_sample else ""
        place = self._hall.name
        if self._facts.window_number is not None:
            place = _("{hall} {number} 号窗口").format(hall=place, number=self._facts.window_number)
        return (
            (_("告知窗口"), place),
            (_("办理部门"), guide.agency or guide.item.department or lacking),
            (_("设定依据"), guide.legal_basis or lacking),
            (_("指南版本"), _("第 {version} 版").format(version=guide.version)),
            (_("咨询电话"), guide.consult_phone + sample if guide.consult_phone else lacking),
            (_("监督电话"), guide.complaint_phone + sample if guide.complaint_phone else lacking),
            (_("再来的时候"), _("带上本单和补齐的材料，到自助机或导办台取号。")),
        )

    def _signatures(self) -> Iterator[Band]:
        def draw(sheet: Sheet, top: float) -> None:
            middle = (self._left + self._right) / 2
            for left, said in ((self._left, _("经办人签名")), (middle, _("申请人签名"))):
                sheet.text(left, top + 8 * MM, said, SMALL)
                end = left + 24 * MM
                sheet.rule(end, end + 46 * MM, top + 8 * MM + SMALL.leading, MM * 0.2)

        yield Band(20 * MM, draw, sinks=True)
