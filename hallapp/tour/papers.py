"""Every paper that the hall hands out, hangs up or keeps, each read back (各种纸)."""

import uuid
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from hallapp.guides.slip_code import slip_code
from hallapp.guides.tailoring import tailored
from hallapp.guides.terms import Answers, ListKind
from hallapp.kernel.printed_table import PrintedTable
from hallapp.queueing.terms import MissingPaper
from hallapp.reports.workbook import workbook
from hallapp.serving.outage import OutageService
from hallapp.slips.design import NO_ANSWERS, Paper
from hallapp.slips.table import table_paper
from hallapp.tour import crowd, reading
from hallapp.tour.page import Words
from hallapp.tour.step import Chapter, Day, Step, check

_ITEM = "机动车注册登记"
_ANSWERS = {"made": "home", "exempt": "no"}
_NOTICE_ITEM = "居住证申领"
_RARE_NAME = "王𠮷明"
_NUMBERS = 10


def _guide_slips(day: Day) -> None:
    hall, guide = day.stage.hall, day.stage.hall.guides.find(_ITEM)
    forms: tuple[tuple[Paper, Answers, str, Words], ...] = (
        (Paper.A4, NO_ANSWERS, "paper-guide-a4", Words("办事指南单，A4", "Guide slip, A4")),
        (Paper.A4_LARGE, NO_ANSWERS, "paper-guide-large", Words("大字版，A4", "In large print")),
        (Paper.MM80, _ANSWERS, "paper-guide-80mm", Words("80 毫米，照情形", "80 mm, tailored")),
    )
    for paper, answers, name, words in forms:
        made = hall.papers.guide_slip(guide.item.id, answers, paper)
        check(not hall.papers.warning(made), hall.papers.warning(made))
        text = reading.text_of(day.album.paper(made, name, words))
        for material in tailored(guide, answers).materials:
            check(reading.squeezed(material.name) in text, f"{material.name} on {name}")
        check(f"第{guide.version}版" in text, f"the version on {name}")
    code = slip_code(guide.item.code, guide.version, _ANSWERS)
    day.album.data(f"{code}\n".encode(), "paper-guide-code", ".txt", Words("窗口码", "The code"))


def _notice(day: Day) -> None:
    hall = day.stage.hall
    crowd.serve_all(day)
    guide, ticket = hall.guides.find(_NOTICE_ITEM), crowd.come(day, "D", _NOTICE_ITEM)
    first = guide.materials[0]
    lacking = MissingPaper(str(first.id), first.name, f"{_RARE_NAME}的，要原件")
    made = hall.papers.missing_notice(ticket.id, guide.item.id, (lacking,))
    check(not hall.papers.warning(made), hall.papers.warning(made))
    words = Words("一次性告知单：生僻字印得出、复制得出", "The one-time notice, a rare name on it")
    text = reading.text_of(day.album.paper(made, "paper-notice", words))
    for wanted in (first.name, _RARE_NAME, guide.item.name, ticket.label):
        check(reading.squeezed(wanted) in text, f"{wanted} on the notice")


def _monthly_lists(day: Day) -> None:
    lists, month = day.stage.hall.public_lists, _today(day).replace(day=1)
    tables = lists.monthly(ListKind.AT_ONCE, month)
    check(bool(tables[0].rows), "items on the list of the month")
    _show(day, tables, "list-at-once", Words("马上办清单和本月变化", "What is done at once"))
    for kind in ListKind:
        check(len(lists.monthly(kind, month)) == len(tables), f"{kind.label} with its changes")
    _show_workbook(day, tables, "list-at-once", Words("马上办清单（Excel）", "As a workbook"))


def _powers_and_duties(day: Day) -> None:
    lists = day.stage.hall.public_lists
    powers, duties = lists.powers("公安局"), lists.duties("公安局")
    check(0 < len(powers.rows) <= len(duties.rows), f"{len(powers.rows)}, {len(duties.rows)}")
    _show(day, (powers,), "list-powers", Words("权力清单：公安局", "What it may decide"))
    _show(day, (duties,), "list-duties", Words("责任清单：公安局", "What it owes"))
    fees = lists.fees()
    check(bool(fees.rows), "fees")
    _show(day, (fees,), "list-fees", Words("收费公示", "The fees, for the wall"))


def _openness(day: Day) -> None:
    hall = day.stage.hall
    table = hall.public_lists.open_catalogue()
    check(len(table.rows) == len(hall.openness.entries()) > 0, f"{len(table.rows)} rows")
    _show(day, (table,), "list-openness", Words("政务公开标准目录", "The catalogue of openness"))
    today = _today(day)
    changes = hall.public_lists.changes(today, today)
    _show(day, changes, "list-changes", Words("目录调整：前后数量和记录", "Changes and counts"))


def _paper_pack(day: Day) -> None:
    hall, folder = day.stage.hall, day.stage.data / "paper-pack"
    pack = OutageService(hall.work).print_pack(crowd.manager_request(day), folder, _NUMBERS)
    check(not pack.warning, pack.warning)
    papers = [sheet for sheet in pack.sheets if sheet.pages]
    check(pack.pages == sum(sheet.pages for sheet in papers) > len(papers), f"{pack.pages} pages")
    for sheet in papers:
        words = Words(f"停电包：{sheet.title}", "For a power cut")
        text = reading.text_of(day.album.paper(sheet.path, "paper-pack", words))
        check("停电" in text and pack.code in text, f"{sheet.title} says what pack it is of")
    (table,) = (sheet for sheet in pack.sheets if not sheet.pages)
    lines = table.path.read_text("utf-8-sig").splitlines()
    services = [row for row in hall.plan.services() if row.is_active]
    check(len(lines) == 1 + _NUMBERS * len(services), f"{len(lines)} lines to key in")
    words = Words("停电包：补录表", "The table to key in afterwards")
    day.album.data(table.path.read_bytes(), "paper-pack-table", ".csv", words)


def _show(day: Day, tables: Sequence[PrintedTable], name: str, words: Words) -> None:
    """Print tables on A4 across and read every row's first words back."""
    hall = day.stage.hall
    slip = table_paper(tables, hall.hall, hall.clock.now())
    check(not slip.warning, slip.warning)
    made = slip.keep(_place(day, f"{name}.pdf"))
    text = reading.text_of(day.album.paper(made, name, words))
    for table in tables:
        check(reading.squeezed(table.title) in text, f"{table.title} on paper")
        for row in table.rows:
            said = max((str(cell) for cell in row if cell), key=len)[:8]
            check(reading.squeezed(said) in text, f"{said} on {table.title}")


def _show_workbook(day: Day, tables: Sequence[PrintedTable], name: str, words: Words) -> None:
    """Write tables as a workbook and read it back."""
    import openpyxl  # pyright: ignore[reportMissingTypeStubs]

    content = workbook(tables, day.stage.hall.clock.now())
    kept = day.album.data(content, name, ".xlsx", words)
    book: Any = openpyxl.load_workbook(kept)
    check(len(book.sheetnames) == len(tables), f"sheets {book.sheetnames}")
    sheet = book[book.sheetnames[0]]
    cells = {str(cell.value) for line in sheet.iter_rows() for cell in line if cell.value}
    missing = [row for row in tables[0].rows if str(row[2]) not in cells]
    check(not missing, f"not in the workbook: {missing[:2]}")


def _place(day: Day, name: str) -> Path:
    return day.stage.data / f"{uuid.uuid4().hex[:8]}-{name}"


def _today(day: Day) -> date:
    return day.stage.now.date()


CHAPTER = Chapter(
    Words("各种纸", "Every paper"),
    (
        Step(
            Words("办事指南单的三种纸", "A guide slip on three papers"),
            Words("每一样材料和版本都读得到", "Every material and the version are read back"),
            _guide_slips,
        ),
        Step(
            Words("一次性告知单，名字里有生僻字", "The one-time notice, with a rare name"),
            Words("扩展 B 区的“𠮷”从 PDF 里读得出来", "A character of extension B is read back"),
            _notice,
        ),
        Step(
            Words("一月一清单", "The lists of the month"),
            Words("PDF 和 Excel 里每一项都在", "Every item in the PDF and in the workbook"),
            _monthly_lists,
        ),
        Step(
            Words("权力清单、责任清单、收费公示", "Powers, duties, fees"),
            Words("每一行都读得到", "Every row is read back"),
            _powers_and_duties,
        ),
        Step(
            Words("公开目录和目录调整", "Openness, and how the catalogue changed"),
            Words("目录一行不少，调整有前后数量", "No row is lost; counts before and after"),
            _openness,
        ),
        Step(
            Words("停电包", "The pack for a power cut"),
            Words(
                "每页写着包号；补录表每张号码条一行",
                "Every page names its pack; the table has a line for each stub",
            ),
            _paper_pack,
        ),
    ),
)
