"""Acceptance sheets (受理登记表), one a window, and the list of short codes of the items."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from hallapp.hall.terms import WindowKind, WindowRow
from hallapp.kernel.texts import _, papers
from hallapp.queueing.paper_stubs import SheetKind
from hallapp.slips.flow import Band, Placed, fill
from hallapp.slips.frame import LABEL, SMALL, TIGHT
from hallapp.slips.outage_facts import PackFacts, PackItem
from hallapp.slips.outage_frame import (
    BODY_TOP,
    HEADING,
    Column,
    PackPaper,
    blank,
    edges,
    grid,
    tick,
)
from hallapp.slips.sheet import MM, Sheet
from hallapp.slips.terms import Slip

_ROWS = 11
_ROW = 11.8 * MM
_HEADINGS = 9 * MM
_TICKED = 5
_CODE_WIDTH = 12 * MM
_GUTTER = 8 * MM
_LIST_TOP = BODY_TOP + 4 * MM
_BETWEEN = 2.2 * MM


def accepting(windows: Sequence[WindowRow]) -> tuple[WindowRow, ...]:
    """Return the windows that accept cases: those in front, or all where none is."""
    front = tuple(window for window in windows if window.kind is WindowKind.FRONT)
    return front or tuple(windows)


def acceptance_sheets(facts: PackFacts) -> Slip:
    """Return one sheet for each window that accepts cases.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        paper = PackPaper(facts, SheetKind.ACCEPTANCE, _("受理登记表"), is_landscape=True)
        windows = accepting(facts.windows)

        def draw(_sheet: Sheet, page: int) -> None:
            _draw_register(paper, windows[page] if windows else None)

        return paper.finish(max(1, len(windows)), draw)


def _draw_register(paper: PackPaper, window: WindowRow | None) -> None:
    x, top = paper.left, BODY_TOP
    if window is None:
        x = blank(paper, (x, top), _("窗口"), 20 * MM, HEADING)
    else:
        said = _("{number} 号窗口").format(number=window.number)
        paper.sheet.text(x, top, said, HEADING)
        x += paper.type.width(said, HEADING) + 6 * MM
    x = blank(paper, (x, top), _("日期"), 40 * MM)
    x = blank(paper, (x, top), _("经办人"), 34 * MM)
    blank(paper, (x, top), _("工号"), 28 * MM)
    said = _("有姓名和电话，用完锁好。")
    paper.sheet.text_right(paper.right, top + 0.5 * MM, said, SMALL)
    columns = _columns()
    tops = grid(paper, top + 9 * MM, columns, [_HEADINGS, *([_ROW] * _ROWS)])
    at = edges(paper.left, columns)
    for number, row in enumerate(tops[:-1], start=1):
        paper.sheet.text_centred((at[0] + at[1]) / 2, row + 3.6 * MM, str(number), SMALL)
        x = tick(paper, (at[_TICKED] + 1.5 * MM, row + 3.2 * MM), _("齐"))
        tick(paper, (x, row + 3.2 * MM), _("缺"))


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("序"), 10),
        Column(_("停电号码"), 30),
        Column(_("事项（短码或全称）"), 50),
        Column(_("申请人"), 32),
        Column(_("联系电话"), 35),
        Column(_("材料（缺的写明）"), 62),
        Column(_("受理时间"), 22),
        Column(_("签名"), 16),
    )


@dataclass(frozen=True)
class _Entry(Band):
    """A line of the list; the side it stands on is decided when the columns are filled."""

    code: str = ""
    lines: tuple[str, ...] = ()
    is_heading: bool = False


def item_codes(facts: PackFacts) -> Slip:
    """Return the list of the hall's items with the short codes that a sheet may say.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        paper = PackPaper(facts, SheetKind.ITEMS, _("事项短码"))
        width = (paper.right - paper.left - _GUTTER) / 2
        columns = fill(
            list(_entries(paper, facts.items, width)), _LIST_TOP, _LIST_TOP, paper.bottom
        )
        note = _note(facts)

        def draw(sheet: Sheet, page: int) -> None:
            sheet.text(paper.left, BODY_TOP - 2.5 * MM, note, SMALL)
            for side, column in enumerate(columns[2 * page : 2 * page + 2]):
                _draw_column(paper, paper.left + side * (width + _GUTTER), column)

        return paper.finish((len(columns) + 1) // 2, draw, has_code=True)


def _note(facts: PackFacts) -> str:
    if not facts.items:
        return _("大厅还没有对外公布的事项，登记时写全称。")
    if facts.more_items:
        return _("只列常办的事项，另有 {count} 项，登记时写全称。").format(count=facts.more_items)
    return _("登记时写短码就行；不在表上的写全称。")


def _entries(paper: PackPaper, items: Sequence[PackItem], width: float) -> Iterator[_Entry]:
    numbered = enumerate(items, start=1)
    for department, group in groupby(numbered, key=lambda each: each[1].department):
        heading = paper.type.lines(department or _("未分部门"), LABEL, width)[0]
        yield _Entry(8 * MM, _nothing, is_tied=True, lines=(heading,), is_heading=True)
        for number, item in group:
            lines = tuple(paper.type.lines(item.name, TIGHT, width - _CODE_WIDTH))
            height = len(lines) * TIGHT.leading + _BETWEEN
            yield _Entry(height, _nothing, code=f"{number:03d}", lines=lines)


def _draw_column(paper: PackPaper, left: float, column: Sequence[Placed]) -> None:
    for placed in column:
        entry = placed.band
        if not isinstance(entry, _Entry):
            continue
        if entry.is_heading:
            paper.sheet.text(left, placed.top + 2 * MM, entry.lines[0], LABEL)
            continue
        paper.sheet.text(left, placed.top, entry.code, TIGHT)
        paper.sheet.lines(left + _CODE_WIDTH, placed.top, entry.lines, TIGHT)


def _nothing(_sheet: Sheet, _top: float) -> None:
    """Leave it to the column."""
