"""Sign-in sheets (签到表) and patrol sheets (巡查表) for a power cut."""

from collections.abc import Sequence

from hallapp.hall.terms import PersonRow, WindowRow
from hallapp.kernel.texts import _, papers
from hallapp.queueing.paper_stubs import SheetKind
from hallapp.slips.frame import SMALL
from hallapp.slips.outage_facts import PackFacts
from hallapp.slips.outage_frame import (
    BODY_TOP,
    Column,
    PackPaper,
    blank,
    cell,
    edges,
    grid,
    portions,
)
from hallapp.slips.sheet import MM, Sheet
from hallapp.slips.terms import Slip

_HEADINGS = 9 * MM
_PERSON = 9.8 * MM
_PEOPLE_A_PAGE = 13
_WINDOW = 8.2 * MM
_WINDOWS_A_PAGE = 24
_TIME_WIDTH = 14 * MM
_ROUNDS = 4
_UNNUMBERED = 1_000_000


def sign_in_sheets(facts: PackFacts) -> Slip:
    """Return the sheets on which people of the hall sign in and out, by window.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        paper = PackPaper(facts, SheetKind.SIGN_IN, _("签到表"), is_landscape=True)
        people = sorted(facts.people, key=_by_window)
        pages = portions(len(people), _PEOPLE_A_PAGE)

        def draw(_sheet: Sheet, page: int) -> None:
            _draw_people(paper, [people[index] for index in pages[page]])

        return paper.finish(len(pages), draw)


def _by_window(person: PersonRow) -> tuple[int, str, str]:
    number = _UNNUMBERED if person.window_number is None else person.window_number
    # Those without a window stand by department, so that each finds its own.
    department = person.department if person.window_number is None else ""
    return number, department, person.staff_number


def _draw_people(paper: PackPaper, people: Sequence[PersonRow]) -> None:
    x = blank(paper, (paper.left, BODY_TOP), _("日期"), 46 * MM)
    x = blank(paper, (x, BODY_TOP), _("值班长签名"), 46 * MM)
    said = _("每格左边写几点几分，右边签名。")
    paper.sheet.text_right(paper.right, BODY_TOP + 0.5 * MM, said, SMALL)
    columns = (
        Column(_("窗口"), 17),
        Column(_("工号"), 24),
        Column(_("姓名"), 27),
        Column(_("部门"), 45),
        Column(_("上午到"), 36),
        Column(_("上午离"), 36),
        Column(_("下午到"), 36),
        Column(_("下午离"), 36),
    )
    tops = grid(paper, BODY_TOP + 9 * MM, columns, [_HEADINGS, *([_PERSON] * _PEOPLE_A_PAGE)])
    at = edges(paper.left, columns)
    for slot in at[-1 - _ROUNDS : -1]:
        for row in tops[:-1]:
            paper.sheet.upright(slot + _TIME_WIDTH, row, row + _PERSON)
    for person, row in zip(people, tops, strict=False):
        window = "" if person.window_number is None else str(person.window_number)
        said_of = (window, person.staff_number, person.name, person.department)
        _draw_cells(paper, at, (row, _PERSON), said_of)


def patrol_sheets(facts: PackFacts) -> Slip:
    """Return the sheets on which whoever goes round writes what is found, by zone.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        paper = PackPaper(facts, SheetKind.PATROL, _("巡查表"))
        windows = sorted(facts.windows, key=lambda each: (each.zone_letter, each.number))
        pages = portions(len(windows), _WINDOWS_A_PAGE)

        def draw(_sheet: Sheet, page: int) -> None:
            _draw_windows(paper, [windows[index] for index in pages[page]])

        return paper.finish(len(pages), draw)


def _draw_windows(paper: PackPaper, windows: Sequence[WindowRow]) -> None:
    blank(paper, (paper.left, BODY_TOP), _("日期"), 46 * MM)
    said = _("在岗打勾。1 空岗　2 聊天、玩手机　3 着装、工牌不规范　4 其他，写在说明里。")
    paper.sheet.text(paper.left, BODY_TOP + 7.6 * MM, said, SMALL)
    columns = (
        Column(_("区"), 11),
        Column(_("窗口"), 15),
        Column(_("名称"), 44),
        *(Column(_("第{turn}次").format(turn=turn), 19) for turn in range(1, _ROUNDS + 1)),
        Column(_("说明"), 24),
    )
    tops = grid(
        paper, BODY_TOP + 15 * MM, columns, [_HEADINGS, *([_WINDOW] * (2 + _WINDOWS_A_PAGE))]
    )
    at = edges(paper.left, columns)
    _draw_cells(paper, at, (tops[0], _WINDOW), ("", "", _("几点几分")))
    _draw_cells(paper, at, (tops[1], _WINDOW), ("", "", _("巡查人")))
    for window, row in zip(windows, tops[2:], strict=False):
        said_of = (window.zone_letter, str(window.number), window.name)
        _draw_cells(paper, at, (row, _WINDOW), said_of)


def _draw_cells(
    paper: PackPaper, at: Sequence[float], row: tuple[float, float], said: Sequence[str]
) -> None:
    """Write texts into the first cells of a row."""
    top, height = row
    for left, right, text in zip(at, at[1:], said, strict=False):
        cell(paper, (left, top), (right - left, height), text)
