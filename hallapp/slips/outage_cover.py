"""The cover of a pack (封面): what to do in a power cut and after it, and what is in the pack."""

from collections.abc import Iterator, Sequence

from hallapp.kernel.texts import _, papers
from hallapp.queueing.paper_stubs import SheetKind
from hallapp.slips.flow import Band, fill
from hallapp.slips.fonts import Weight
from hallapp.slips.frame import STRONG, space, text_band
from hallapp.slips.outage_facts import PackFacts, PackSheet
from hallapp.slips.outage_frame import BODY_TOP, CELL, HEADING, Column, PackPaper, blank, cell, grid
from hallapp.slips.setting import Style
from hallapp.slips.sheet import MM, Sheet
from hallapp.slips.terms import Slip

_STEP = Style(Weight.REGULAR, 13.5, 18.5)
_NUMBER = Style(Weight.BOLD, 13.5, 18.5)
_INDENT = 9 * MM
_ROW = 8 * MM
_AFTER = 1.5 * MM


def cover(facts: PackFacts, sheets: Sequence[PackSheet]) -> Slip:
    """Return the sheet that lies on top of the pack.

    Args:
        facts: What the pack is made from.
        sheets: What lies below it.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        paper = PackPaper(facts, SheetKind.COVER, _("停电包：先看这一张"))
        pages = fill(list(_bands(paper, sheets)), BODY_TOP, BODY_TOP, paper.bottom)

        def draw(sheet: Sheet, page: int) -> None:
            for placed in pages[page]:
                placed.band.draw(sheet, placed.top)

        return paper.finish(len(pages), draw)


def _bands(paper: PackPaper, sheets: Sequence[PackSheet]) -> Iterator[Band]:
    yield _times(paper)
    yield text_band(paper.left, _("停电时"), STRONG, is_tied=True)
    yield from _steps(paper, _in_the_cut(), 1)
    yield text_band(paper.left, _("来电后"), STRONG, before=2 * MM, is_tied=True)
    yield from _steps(paper, _afterwards(), len(_in_the_cut()) + 1)
    yield space(2.5 * MM, is_tied=True)
    yield _contents(paper, sheets)


def _in_the_cut() -> tuple[str, ...]:
    return (
        _("值班长宣布改用纸质办理，写下停电时间。\n签到表、巡查表由值班长保管。"),
        _("导办台拿号码条，沿线裁开，按业务分好。\n左半张给群众，右半张写上取号时间。"),
        _("手里有机器号票的先办，再按停电号从小到大叫号。\n叫号只说号码，不叫姓名。"),
        _("叫到了，把右半张交给窗口。\n窗口写叫号时间、办结时间、窗口号，在结果上打勾。"),
        _("叫了没有人来，写上叫号时间，在“过号”上打勾。"),
        _("要受理的，窗口在受理登记表上登一行，缺的材料一次写清。"),
        _("工作人员签到、签退；值班长一天巡查四次，填巡查表。"),
    )


def _afterwards() -> tuple[str, ...]:
    return (
        _("值班长写下来电时间，宣布改回机器取号。\n没有叫到的停电号继续叫完。"),
        _("右半张收齐，照着填补录表；没有用的号空着。\n补录表和这包纸存在同一个文件夹。"),
        _(
            "管理员先试：import paper-visits 补录表.csv --dry-run\n"
            "没有错了，去掉 --dry-run 再补录。"
        ),
        _("受理登记表上的办件，由窗口补办受理。\n签到表、巡查表交大厅管理核对。"),
        _("填过的纸上有姓名电话，锁起来保管。\n剩下的号码条作废，另打印一包备用。"),
    )


def _times(paper: PackPaper) -> Band:
    def draw(_sheet: Sheet, top: float) -> None:
        x = blank(paper, (paper.left, top), _("停电时间"), 32 * MM)
        x = blank(paper, (x, top), _("来电时间"), 32 * MM)
        blank(paper, (x, top), _("值班长"), paper.right - x - 16 * MM)

    return Band(11 * MM, draw)


def _steps(paper: PackPaper, steps: Sequence[str], first: int) -> Iterator[Band]:
    for number, step in enumerate(steps, start=first):
        yield _step(paper, number, step)


def _step(paper: PackPaper, number: int, step: str) -> Band:
    lines = paper.type.lines(step, _STEP, paper.right - paper.left - _INDENT)

    def draw(sheet: Sheet, top: float) -> None:
        sheet.text(paper.left, top, str(number), _NUMBER)
        sheet.lines(paper.left + _INDENT, top, lines, _STEP)

    return Band(len(lines) * _STEP.leading + _AFTER, draw)


def _contents(paper: PackPaper, sheets: Sequence[PackSheet]) -> Band:
    columns = (Column(_("包里有什么"), 56), Column(_("页数"), 24), Column(_("谁拿"), 90))
    heights = [_ROW] * (len(sheets) + 1)

    def draw(_sheet: Sheet, top: float) -> None:
        tops = grid(paper, top, columns, heights)
        for each, row in zip(sheets, tops, strict=False):
            x = paper.left
            pages = _("{count} 页").format(count=each.slip.pages)
            for column, said in zip(columns, (each.title, pages, each.taker), strict=True):
                style = HEADING if said == each.title else CELL
                cell(paper, (x, row), (column.width_mm * MM, _ROW), said, style)
                x += column.width_mm * MM

    return Band(sum(heights), draw)
