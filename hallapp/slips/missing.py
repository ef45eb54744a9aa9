"""The one-time notice (一次性告知单): everything that is missing, told once, without a case.

For a visit that ends for want of papers. It names all that is missing, how to bring it and where
to ask, so that nobody comes a third time.

Source: 《行政许可法》第三十二条 asks for one notice of all that must be supplemented; outside
licences it is the hall's own rule, so no law is printed but the item's own basis.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from hallapp.guides.terms import GuideRow, MaterialRow
from hallapp.hall.terms import HallRow
from hallapp.kernel.clock import zone_named
from hallapp.kernel.texts import _, papers
from hallapp.queueing.terms import MissingPaper
from hallapp.slips.dates import day_words, printed_words
from hallapp.slips.design import SlipDesign
from hallapp.slips.fact_words import sentence
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
from hallapp.slips.guide_rows import row_bands, rows_of
from hallapp.slips.logos import read_logo
from hallapp.slips.looks import USUAL
from hallapp.slips.material_words import Wanted, group_name, how_to_bring
from hallapp.slips.sheet import MM, Sheet
from hallapp.slips.terms import MissingFacts, Slip

_LABEL = 32 * MM
_ROW_HEIGHT = 13 * MM


def missing_notice(
    facts: MissingFacts,
    guide: GuideRow,
    hall: HallRow,
    printed_at: datetime,
    *,
    design: SlipDesign | None = None,
) -> Slip:
    """Return the one-time notice of a visit as an A4 PDF; it bears no name.

    Args:
        facts: The visit and what is missing; members of a group are told as one.
        guide: The guide of the item.
        hall: The hall that hands it out.
        printed_at: Moment of printing, aware.
        design: How the hall wants its papers; None for the usual way.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    design = design or SlipDesign()
    named = replace(hall, name=design.named(hall.name))
    with papers():
        return _Notice(facts, guide, named, printed_at, design).slip()


class _Notice:
    """Breaks one notice into bands."""

    def __init__(
        self,
        facts: MissingFacts,
        guide: GuideRow,
        hall: HallRow,
        printed_at: datetime,
        design: SlipDesign,
    ) -> None:
        self._facts, self._guide, self._hall = facts, guide, hall
        title = _("一次性告知单 {label}").format(label=facts.label)
        words = FrameWords(
            title=title,
            head=hall.name,
            running=title,
            mark=_("演示数据，不作凭证") if hall.is_demo else "",
            printed=printed_words(printed_at, hall),
            footer=design.footer,
        )
        self._paper = Paper(words, hall, printed_at, logo=read_logo(design.logo_content))
        self._type = self._paper.type
        self._wanted = tuple(self._grouped())
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
            count=len(self._wanted),
        )
        for line in self._type.lines(said, PROSE, self._right - self._left):
            yield text_band(self._left, line, PROSE)
        yield space(4 * MM)

    def _materials(self) -> Iterator[Band]:
        title = _("要补的材料（{count} 样）").format(count=len(self._wanted))
        yield text_band(self._left, title, STRONG, is_tied=True)
        yield Band(3 * MM, lambda sheet, top: sheet.rule(self._left, self._right, top + 2 * MM))
        for row in rows_of(self._wanted, self._type, USUAL):
            yield from row_bands(row, USUAL, _ROW_HEIGHT)

    def _grouped(self) -> Iterator[Wanted]:
        """Yield what is missing, the members of a group as one thing to bring."""
        known = {str(each.id): each for each in reversed(self._guide.materials)}
        groups: dict[str, list[Wanted]] = {}
        for number, paper in enumerate(self._facts.missing):
            material = known.get(paper.material_id)
            group = material.group if material else ""
            told = Wanted(paper.name, self._note(paper, material))
            groups.setdefault(group or f"\n{number}", []).append(told)
        for group, members in groups.items():
            is_group = not group.startswith("\n")
            yield Wanted(group_name(group), "", tuple(members)) if is_group else members[0]

    def _note(self, paper: MissingPaper, material: MaterialRow | None) -> str:
        notes = [] if material is None else [sentence(how_to_bring(material))]
        if paper.remark:
            notes.append(_("说明：{words}").format(words=paper.remark))
        return "\n".join(note for note in notes if note)

    def _particulars(self) -> Iterator[Band]:
        yield space(5 * MM)
        for label, text in self._said():
            lines = self._type.lines(text, SMALL, self._right - self._left - _LABEL)
            for index, line in enumerate(lines):
                said = label if index == 0 else ""
                tied = index == 0 and len(lines) > 1
                yield _labelled(self._left, said, line, _LABEL, is_tied=tied)

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


def _labelled(left: float, label: str, line: str, indent: float, *, is_tied: bool = False) -> Band:
    """Return a band with a label at the left and a line of text after it."""

    def draw(sheet: Sheet, top: float) -> None:
        sheet.text(left, top, label, SMALL)
        sheet.text(left + indent, top, line, SMALL)

    return Band(SMALL.leading, draw, is_tied)
