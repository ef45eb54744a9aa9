"""The acceptance notice (受理通知书): what was handed in, and by when it will be decided.

Source: 《行政许可法》第三十二条第二款 (a dated paper with the special seal); the fields are those
of receipts in use. The law that is printed is the item's own basis, never a rule for another type.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from hallapp.cases.terms import CaseRow, MaterialTick, TickOutcome
from hallapp.guides.terms import GuideRow
from hallapp.hall.limits import ON_THE_SPOT
from hallapp.hall.terms import HallRow
from hallapp.kernel.clock import day_in, zone_named
from hallapp.kernel.texts import _, papers
from hallapp.slips.codes import QUIET_MODULES, qr_runs
from hallapp.slips.dates import day_words, printed_words
from hallapp.slips.fact_words import sentence
from hallapp.slips.flow import Band, fill
from hallapp.slips.frame import (
    FIRST_TOP,
    NEXT_TOP,
    PROSE,
    SMALL,
    STRONG,
    TIGHT,
    TITLE,
    FrameWords,
    Paper,
    space,
    text_band,
)
from hallapp.slips.lists import hairline, labelled
from hallapp.slips.sheet import MM, Sheet
from hallapp.slips.terms import NoticeFacts, Slip

_CODE_SIDE = 34 * MM
_LABEL = 32 * MM
_NUMBER = 9 * MM
_SEAL_WIDTH, _SEAL_HEIGHT = 52 * MM, 45 * MM


def acceptance_notice(
    case: CaseRow, facts: NoticeFacts, hall: HallRow, printed_at: datetime
) -> Slip:
    """Return the acceptance notice of a case as an A4 PDF.

    The QR code holds the case number and the query code, nothing personal.

    Args:
        case: The accepted case.
        facts: Applicant, guide and ticked materials.
        hall: The hall that accepted it.
        printed_at: Moment of printing, aware.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        return _Notice(case, facts, hall, printed_at).slip()


class _Notice:
    """Breaks one notice into bands."""

    def __init__(
        self, case: CaseRow, facts: NoticeFacts, hall: HallRow, printed_at: datetime
    ) -> None:
        self._case, self._facts, self._hall = case, facts, hall
        number = _("受理通知书 {number}").format(number=case.case_number)
        words = FrameWords(
            title=number,
            head=hall.name,
            running=number,
            mark=_("演示数据，不作凭证") if hall.is_demo else "",
            printed=printed_words(printed_at, hall),
        )
        self._paper = Paper(words, hall, printed_at)
        self._type = self._paper.type
        self._left, self._right = self._paper.left, self._paper.right

    def slip(self) -> Slip:
        """Lay out, draw and finish."""
        bands = [
            *self._head(),
            *self._statement(),
            *self._materials(_("收到的材料"), TickOutcome.COMPLETE),
            *self._materials(_("还要补交的材料"), TickOutcome.MISSING),
            *self._particulars(),
            *self._signatures(),
        ]
        return self._paper.finish(fill(bands, FIRST_TOP, NEXT_TOP, self._paper.bottom))

    # --- what it is

    def _head(self) -> Iterator[Band]:
        code = qr_runs(f"{self._case.case_number} {self._case.query_code}")
        quiet = _CODE_SIDE * QUIET_MODULES / (code.modules + 2 * QUIET_MODULES)

        def draw(sheet: Sheet, top: float) -> None:
            sheet.text(self._left, top + 4 * MM, _("受理通知书"), TITLE)
            self._draw_key(sheet, top + 19 * MM, _("受理编号"), self._case.case_number)
            self._draw_key(sheet, top + 27.5 * MM, _("查询码"), self._case.query_code)
            sheet.qr(self._right - _CODE_SIDE + quiet, top, _CODE_SIDE, code)
            sheet.rule(self._left, self._right, top + 38 * MM)

        yield Band(42 * MM, draw)

    def _draw_key(self, sheet: Sheet, top: float, label: str, text: str) -> None:
        sheet.text(self._left, top + STRONG.base - SMALL.base, label, SMALL)
        sheet.text(self._left + 22 * MM, top, self._type.line(text), STRONG)

    def _statement(self) -> Iterator[Band]:
        width = self._right - self._left
        for line in self._type.lines(f"{self._facts.applicant}：", PROSE, width):
            yield text_band(self._left, line, PROSE, is_tied=True)
        accepted_at = self._case.accepted_at
        if accepted_at is None:
            raise ValueError(self._case.case_number)
        accepted_on = day_in(accepted_at, zone_named(self._hall.zone))
        said = _("你（单位）申请办理的“{item}”，已于{day}受理。").format(
            item=self._case.item_name, day=day_words(accepted_on)
        )
        for line in self._type.lines(said, PROSE, width):
            yield text_band(self._left, line, PROSE, is_tied=True)
        yield space(3 * MM, is_tied=True)
        yield self._due_band()

    def _due_band(self) -> Band:
        due = day_words(self._case.due_on)
        if self._case.is_provisional:
            due = _("{day}（暂定）").format(day=due)
        limits = _limits(self._facts.guide)
        notes = self._type.lines(limits, SMALL, self._right - self._left - _LABEL)
        if self._case.is_provisional:
            notes.append(_("暂定：该年度放假安排还没有公布，公布后会重新确定并告知。"))

        def draw(sheet: Sheet, top: float) -> None:
            sheet.text(self._left, top + STRONG.base - SMALL.base, _("最迟办结日"), SMALL)
            sheet.text(self._left + _LABEL, top, due, STRONG)
            sheet.lines(self._left + _LABEL, top + STRONG.leading, notes, SMALL)

        return Band(STRONG.leading + len(notes) * SMALL.leading + 3 * MM, draw)

    # --- what was handed in

    def _materials(self, heading: str, outcome: TickOutcome) -> Iterator[Band]:
        ticks = [tick for tick in self._facts.ticks if tick.outcome is outcome]
        if not ticks:
            return
        title = _("{heading}（{count} 样）").format(heading=heading, count=len(ticks))

        def draw(sheet: Sheet, top: float) -> None:
            sheet.text(self._left, top + 3 * MM, title, STRONG)
            sheet.rule(self._left, self._right, top + 11.5 * MM)

        yield Band(12 * MM, draw, is_tied=True)
        for number, tick in enumerate(ticks, 1):
            yield from self._material(number, tick, is_tied=number == 1)

    def _material(self, number: int, tick: MaterialTick, *, is_tied: bool) -> Iterator[Band]:
        text = _("{name}（{remark}）") if tick.remark else "{name}"
        said = text.format(name=tick.name, remark=tick.remark)
        lines = self._type.lines(said, SMALL, self._right - self._left - _NUMBER)
        yield space(1.4 * MM, is_tied=True)
        for index, line in enumerate(lines):
            label = f"{number}." if index == 0 else ""
            yield labelled(self._left, label, line, _NUMBER, is_tied=is_tied and index == 0)
        yield hairline(self._left, self._right)

    # --- who decides, and how to ask

    def _particulars(self) -> Iterator[Band]:
        yield space(4 * MM)
        for label, text in self._said():
            lines = self._type.lines(text, SMALL, self._right - self._left - _LABEL)
            for index, line in enumerate(lines):
                label_here = label if index == 0 else ""
                tied = index == 0 and len(lines) > 1
                yield labelled(self._left, label_here, line, _LABEL, is_tied=tied)

    def _said(self) -> Sequence[tuple[str, str]]:
        guide = self._facts.guide
        sample = _("（示例）") if guide.is_place_sample else ""
        lacking = _("待补充")
        place = _("{hall} {number} 号窗口").format(
            hall=self._hall.name, number=self._case.window_number
        )
        return (
            (_("受理窗口"), place if self._case.window_number else self._hall.name),
            (_("办理部门"), guide.agency or guide.item.department or lacking),
            (_("设定依据"), guide.legal_basis or lacking),
            (_("查询进度"), _("凭受理编号和查询码，或者扫第一页右上角的码。")),
            (_("咨询电话"), guide.consult_phone + sample if guide.consult_phone else lacking),
            (_("监督电话"), guide.complaint_phone + sample if guide.complaint_phone else lacking),
            (_("收好本单"), _("取件、补交材料、查询进度时请带上。")),
        )

    def _signatures(self) -> Iterator[Band]:
        def draw(sheet: Sheet, top: float) -> None:
            for row, said in enumerate((_("申请人签名"), _("经办人签名"))):
                line_top = top + (12 + row * 16) * MM
                sheet.text(self._left, line_top, said, SMALL)
                end = self._left + 24 * MM
                sheet.rule(end, end + 50 * MM, line_top + SMALL.leading, MM * 0.2)
            self._draw_seal(sheet, top + 4 * MM)

        yield Band(_SEAL_HEIGHT + 6 * MM, draw, sinks=True)

    def _draw_seal(self, sheet: Sheet, top: float) -> None:
        left = self._right - _SEAL_WIDTH
        sheet.frame(left, top, _SEAL_WIDTH, _SEAL_HEIGHT)
        middle = left + _SEAL_WIDTH / 2
        sheet.text_centred(middle, top + 3 * MM, _("（加盖受理专用章）"), TIGHT)
        blank = _("年{gap}月{gap}日").format(gap="　　")
        sheet.text_centred(middle + 4 * MM, top + _SEAL_HEIGHT - 8 * MM, blank, TIGHT)


def _limits(guide: GuideRow) -> str:
    """Return the promise and the law's limit, and how they are counted."""
    parts = [
        _("承诺办结时限 {limit}").format(limit=guide.promised.words)
        if guide.promised
        else _("未另行承诺"),
        _("法定办结时限 {limit}").format(
            limit=guide.statutory.words if guide.statutory else _("待补充")
        ),
    ]
    ruling = guide.promised or guide.statutory
    if ruling and ruling != ON_THE_SPOT:
        parts.append(_("受理当日不计入"))
    return sentence(parts)
