"""Number stubs to cut (号码条): a citizen's half, and the hall's half with bars and blanks."""

from hallapp.kernel.texts import _, papers
from hallapp.queueing.paper_stubs import SheetKind, StubCode
from hallapp.slips.codes import bar_runs
from hallapp.slips.fonts import Weight
from hallapp.slips.frame import SMALL, TIGHT, TITLE
from hallapp.slips.outage_facts import PackFacts, StubService
from hallapp.slips.outage_frame import (
    HEADING,
    MODULE,
    PackPaper,
    across,
    blank,
    down,
    draw_bars,
    fitting,
    tick,
)
from hallapp.slips.setting import Style
from hallapp.slips.sheet import MM, Sheet
from hallapp.slips.terms import Slip

A_PAGE = 10
_TOP = 21 * MM
_HEIGHT = 25.8 * MM
_HALF = 66 * MM
_EDGE = 10 * MM
_PADDING = 4 * MM
_NUMBER = Style(Weight.BOLD, 19, 24)
_BARS_HEIGHT = 6 * MM


def stub_sheets(facts: PackFacts) -> Slip:
    """Return the stubs of every service, each service on pages of its own.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        paper = PackPaper(facts, SheetKind.STUB, _("号码条"))
        pages = [
            (service, service.band.numbers[first : first + A_PAGE])
            for service in facts.services
            for first in range(0, len(service.band.numbers), A_PAGE)
        ]

        def draw(sheet: Sheet, page: int) -> None:
            service, numbers = pages[page]
            for row, number in enumerate(numbers):
                _draw_stub(paper, facts.code, (service, number), _TOP + row * _HEIGHT)
            # The last cut; those above it are drawn with their stubs.
            bottom = _TOP + len(numbers) * _HEIGHT
            across(sheet, _EDGE, sheet.width - _EDGE, bottom)

        return paper.finish(len(pages), draw, has_code=False)


def _draw_stub(paper: PackPaper, pack: str, what: tuple[StubService, int], top: float) -> None:
    service, number = what
    sheet = paper.sheet
    across(sheet, _EDGE, sheet.width - _EDGE, top)
    down(sheet, _EDGE + _HALF, top, top + _HEIGHT)
    _draw_citizen(paper, service, number, top)
    left = _EDGE + _HALF + _PADDING
    label = paper.type.line(service.band.label(number))
    sheet.text(left, top + 1.6 * MM, label, _NUMBER)
    text = StubCode(pack, service.band.position, number).text
    code = bar_runs(text)
    at = sheet.width - _EDGE - 3 * MM - code.modules * MODULE
    draw_bars(sheet, at, top + 1.6 * MM, text, code, _BARS_HEIGHT)
    after = left + paper.type.width(label, _NUMBER) + 3 * MM
    size = (at - after - 5 * MM, 10.5 * MM)
    fitting(paper, (after, top + 1.4 * MM), size, service.name, TIGHT)
    _draw_blanks(paper, left, top + 13 * MM)


def _draw_citizen(paper: PackPaper, service: StubService, number: int, top: float) -> None:
    left, sheet = _EDGE + 1 * MM, paper.sheet
    width = _HALF - _PADDING
    sheet.text(left, top + 1.5 * MM, paper.type.line(service.band.label(number)), TITLE)
    fitting(paper, (left, top + 12.4 * MM), (width, 6.5 * MM), service.name, HEADING)
    said = service.place or _("请在等候区等候")
    said = _("{place}，听工作人员叫号").format(place=said)
    sheet.text(left, top + 18.9 * MM, paper.type.lines(said, SMALL, width)[0], SMALL)


def _draw_blanks(paper: PackPaper, left: float, top: float) -> None:
    """Draw what the hall fills in: times, window, clerk and result."""
    x = left
    for said in (_("取号"), _("叫号"), _("办结"), _("窗口")):
        x = blank(paper, (x, top), said, 16 * MM, SMALL)
    x, top = left, top + 6.6 * MM
    for said in (_("办结"), _("受理"), _("领证"), _("咨询"), _("缺材料"), _("过号")):
        x = tick(paper, (x, top), said)
