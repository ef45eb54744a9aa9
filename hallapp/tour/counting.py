"""Figures of cases, the yearly table, and cases of the provincial platform (统计、省平台)."""

from collections.abc import Sequence
from typing import Any

from hallapp.cases.importing.report import CaseVerdict
from hallapp.cases.tally import Grouping, Span
from hallapp.faces.manager.case_figures.period_bar import PeriodBar
from hallapp.reports.workbook import workbook
from hallapp.slips.table import TableLayout, table_paper
from hallapp.tour import reading
from hallapp.tour.hands import find, only
from hallapp.tour.managing import tap_segment
from hallapp.tour.overseeing import open_cases_tab
from hallapp.tour.page import Words
from hallapp.tour.step import Chapter, Day, Step, check
from hallapp.tour.trouble import run_command

_TAB = "统计"
_ANNUAL, _WHOLE_YEAR = 1, 2
_YEAR = "2026"
_HEADINGS = (
    "办件编号",
    "事项名称",
    "申请人",
    "收件时间",
    "受理时间",
    "办理状态",
    "受理地点",
    "备注",
)
_ROWS = (
    ("示例202612280001", "食品经营许可(食品销售)", "示例便民超市", "2026-12-28 09:10",
     "2026-12-28 10:00", "已受理", "大厅", "示例"),
    ("示例202612280002", "旅行社业务经营许可", "示例旅行社分社", "2026-12-28 14:20",
     "", "已收件", "网上", "示例"),
)  # fmt: skip
_FAULTY = ("示例202612280003", "食品经营许可(食品销售)", "示例小吃店", "2026-12-29 09:00",
           "2026-12-28 09:00", "已受理", "大厅", "示例")  # fmt: skip


def _look_at_figures(day: Day) -> None:
    stage = day.stage
    window, hands = open_cases_tab(day, _TAB)
    bar = only(find(window, "figuresTab"), PeriodBar)
    tap_segment(hands, bar.lengths, _WHOLE_YEAR)
    stage.settle()
    hands.tap_on(bar.back)
    stage.until(lambda: _YEAR in bar.said(), f"the year, not {bar.said()}")
    stage.settle()
    model = find(window, "caseFigures").model()
    rows = range(model.rowCount())
    told = {str(model.index(row, 0).data()): str(model.index(row, 1).data()) for row in rows}
    check((told["不予受理"], told["即办"]) == ("1", "1"), f"one refused, one at once: {told}")
    day.album.picture(window, "manager-figures", Words(f"{_YEAR} 年办件统计", "Figures of a year"))
    tap_segment(hands, find(window, "figureKinds"), _ANNUAL)
    stage.settle()
    hands.tap_on(only(find(window, "figuresTab"), PeriodBar).back)
    stage.settle()
    day.album.picture(window, "manager-annual", Words("年度统计表", "The yearly table"))
    tap_segment(hands, find(window, "figureKinds"), 0)
    stage.settle()


def _yearly_table(day: Day) -> None:
    out = day.stage.data / "s2.pdf"
    status, said = run_command(day, "report", "s2", "--year", _YEAR, "--out", str(out))
    check(status == 0, f"exit status {status}: {said}")
    words = Words(f"{_YEAR} 年度统计表", "The yearly table")
    text = reading.text_of(day.album.paper(out, "report-s2", words))
    check(_YEAR in text and "办件" in text, "the year on paper")
    tables = day.stage.hall.figures.annual_papers(int(_YEAR))
    content = workbook(tables, day.stage.hall.clock.now())
    _keep_workbook(day, content, "report-s2", "年度统计表（Excel）")


def _cases_by_item(day: Day) -> None:
    hall, out = day.stage.hall, day.stage.data / "cases.xlsx"
    status, said = run_command(
        day, "report", "cases", "--year", _YEAR, "--by", "item", "--out", str(out)
    )
    check(status == 0, f"exit status {status}: {said}")
    _keep_workbook(day, out.read_bytes(), "report-cases", "办件统计（Excel）")
    tables = hall.figures.case_papers(Span.of_year(int(_YEAR)), Grouping.ITEM)
    layout = TableLayout(begins_pages=True, counts_units=False)
    slip = table_paper(tables, hall.hall, hall.clock.now(), layout=layout)
    words = Words("办件统计，按事项", "Figures of cases, by item")
    made = slip.keep(day.stage.data / "cases.pdf")
    text = reading.text_of(day.album.paper(made, "report-cases", words))
    check(reading.squeezed("食品经营许可(食品销售)") in text, "the item of the story")


def _keep_workbook(day: Day, content: bytes, name: str, chinese: str) -> None:
    import openpyxl  # pyright: ignore[reportMissingTypeStubs]

    kept = day.album.data(content, name, ".xlsx", Words(chinese, "The same as a workbook"))
    book: Any = openpyxl.load_workbook(kept)
    cells = sum(1 for sheet in book for line in sheet.iter_rows() for cell in line if cell.value)
    check(cells > len(_HEADINGS), f"{cells} cells in {book.sheetnames}")


def _try_import(day: Day) -> None:
    path = day.album.data(
        _csv((*_ROWS, _FAULTY)),
        "platform-cases",
        ".csv",
        Words("省平台导出的办件（示例）", "Cases"),
    )
    before = len(day.stage.hall.cases.of_hall())
    status, said = run_command(day, "import", "cases", str(path), "--dry-run")
    check(status == 1, f"exit status {status}: {said}")
    check("Traceback" not in said and _HEADINGS[0] in said, f"said: {said}")
    check(len(day.stage.hall.cases.of_hall()) == before, "nothing was written")
    day.album.data(said.encode(), "platform-trial", ".txt", Words("只看报告", "Only a report"))


def _import(day: Day) -> None:
    path = day.stage.data / "platform.csv"
    path.write_bytes(_csv((*_ROWS, _FAULTY)))
    status, said = run_command(day, "import", "cases", str(path))
    check(status == 1, f"a row is refused, exit status {status}: {said}")
    for number, *_rest in _ROWS:
        found = day.stage.hall.cases.found(number)
        check(len(found) == 1, f"{len(found)} cases of {number}")
    check(not day.stage.hall.cases.found(_FAULTY[0]), "the faulty row was left out")
    day.album.data(said.encode(), "platform-import", ".txt", Words("导入报告", "The report"))
    again = day.stage.hall.case_import.try_file(path)
    check(again.count(CaseVerdict.KNOWN) == len(_ROWS), "once more would change nothing")


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    lines = (_HEADINGS, *rows)
    return "".join(",".join(f'"{cell}"' for cell in line) + "\n" for line in lines).encode()


CHAPTER = Chapter(
    Words("统计和省平台", "Figures and the provincial platform"),
    (
        Step(
            Words("办件统计和年度统计表", "Figures and the yearly table on screen"),
            Words("不予受理一件、即办一件，和演过的一致", "One refused, one at once: as played"),
            _look_at_figures,
        ),
        Step(
            Words("命令行：年度统计表", "The yearly table by command"),
            Words("PDF 和 Excel 都读得回来", "PDF and workbook are read back"),
            _yearly_table,
        ),
        Step(
            Words("命令行：办件统计", "Figures by command"),
            Words("故事里的事项在表上", "The item of the story is in the table"),
            _cases_by_item,
        ),
        Step(
            Words("省平台办件：先看报告", "Cases of the platform: a trial"),
            Words(
                "受理早于收件的一行说明原因，什么也没有写", "The faulty row is told; nothing kept"
            ),
            _try_import,
        ),
        Step(
            Words("导入，再导入一次", "Imported, and once more"),
            Words("对的写入，错的留下；再导入不重复", "Right rows in, wrong ones out; no doubles"),
            _import,
        ),
    ),
)
