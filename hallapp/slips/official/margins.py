"""What stands outside the text of an official paper: code, case, marks, page, hall and phones."""

from collections.abc import Iterator

from hallapp.cases.terms import CasePaperKind
from hallapp.kernel.clock import zone_named
from hallapp.kernel.texts import _
from hallapp.slips.codes import QUIET_MODULES, qr_runs
from hallapp.slips.dates import printed_words
from hallapp.slips.official.facts import PaperHead
from hallapp.slips.official.hands import (
    BOTTOM,
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
from hallapp.slips.official.sheet import OfficialSheet
from hallapp.slips.official.titles import title_of
from hallapp.slips.sheet import MM

_HEAD_TOP = 12 * MM
_CODE_TOP, _CODE_SIDE = 8 * MM, 26 * MM
_PAGE_TOP = BOTTOM + 5 * MM  # the number's middle lies 7 mm below the text, as GB/T 9704 7.5 asks
_FOOT_TOP = BOTTOM + 15 * MM


class Margins:
    """Draws the margins of the pages of one paper."""

    def __init__(self, kind: CasePaperKind, head: PaperHead, setter: Setter, pages: int) -> None:
        self._head, self._setter, self._pages = head, setter, pages
        self._title = title_of(kind, is_licence=head.is_licence)

    def draw(self, sheet: OfficialSheet, number: int) -> None:
        """Draw those of one page, counted from 1."""
        self._draw_head(sheet, is_first=number == 1)
        said = _("第 {number} 页，共 {count} 页").format(number=number, count=self._pages)
        if number % 2:
            sheet.set_right(RIGHT - PITCH, _PAGE_TOP, said, PAGE_NUMBER)
        else:
            sheet.set(LEFT + PITCH, _PAGE_TOP, said, PAGE_NUMBER)
        top = _FOOT_TOP
        for line in self._foot():
            sheet.set(LEFT, top, line, NOTE)
            top += NOTE.leading

    def _draw_head(self, sheet: OfficialSheet, *, is_first: bool) -> None:
        room = WIDTH
        if is_first:
            code = qr_runs(f"{self._head.case_number} {self._head.query_code}")
            quiet = _CODE_SIDE * QUIET_MODULES / (code.modules + 2 * QUIET_MODULES)
            sheet.qr(RIGHT - _CODE_SIDE + quiet, _CODE_TOP, _CODE_SIDE, code)
            room -= _CODE_SIDE
        top = _HEAD_TOP
        for said, hand in self._said(is_first=is_first):
            for line in self._setter.lines(said, hand, room):
                sheet.set(LEFT, top, line, hand)
                top += hand.leading

    def _said(self, *, is_first: bool) -> Iterator[tuple[str, Hand]]:
        head = self._head
        for mark in self._marks():
            yield mark, NOTE_STRONG
        if not is_first:
            yield f"{self._title} {head.document_number}", NOTE
        yield _("受理编号：{number}").format(number=head.case_number), NOTE
        if is_first:
            yield _("查询码：{code}").format(code=head.query_code), NOTE
            if head.copies > 1:
                yield _("一式{count}份").format(count=head.copies), NOTE

    def _marks(self) -> Iterator[str]:
        head = self._head
        if head.hall.is_demo:
            yield _("演示数据，不作凭证")
        if head.reprint:
            here = head.printed_at.astimezone(zone_named(head.hall.zone))
            yield _("补打 第{count}次 {moment}").format(
                count=head.reprint, moment=f"{here:%Y-%m-%d %H:%M}"
            )

    def _foot(self) -> list[str]:
        head, lacking = self._head, _("待补充")
        place = head.hall.name
        if head.window:
            place = _("{hall} {number} 号窗口").format(hall=place, number=head.window)
        said = _("{place}，咨询电话：{phone}，监督电话：{supervision}").format(
            place=place,
            phone=head.window_phone or lacking,
            supervision=head.supervision_phone or lacking,
        )
        printed = printed_words(head.printed_at, head.hall)
        asking = _("凭受理编号和查询码，或者扫第一页的二维码，可以查询办理进度。")
        return [
            *self._setter.lines(said, NOTE, WIDTH),
            self._setter.line(f"{asking}{printed}"),
        ]
