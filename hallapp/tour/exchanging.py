"""Guides go out as a workbook and come back: nothing lost, nothing wrong let in (导入)."""

from pathlib import Path
from typing import Any

from hallapp.authoring.importing import GuideImportService
from hallapp.guides.exchange.errors import GuidesRefusedError
from hallapp.guides.exchange.exporting import GuideExportService
from hallapp.guides.exchange.plan import GuidePlan
from hallapp.guides.exchange.rows import FileForm
from hallapp.guides.importing.plan import LineVerdict
from hallapp.guides.terms import GuideState
from hallapp.tour import crowd
from hallapp.tour.page import Words
from hallapp.tour.step import Chapter, Day, Step, check

_SHEET, _ROW, _COLUMN, _WRONG = "材料", 3, 5, "两份"


def _export(day: Day) -> None:
    hall = day.stage.hall
    path = _file(day, "事项.xlsx")
    count = GuideExportService(hall.work).export(path, FileForm.WORKBOOK)
    shown = [row for row in hall.guides.search("", limit=500) if row.state is not GuideState.DRAFT]
    check(count >= len(shown) > 0, f"{count} of {len(shown)} items")
    words = Words(f"全部 {count} 个事项的办事指南（Excel）", "Every guide as a workbook")
    day.album.data(path.read_bytes(), "guides", ".xlsx", words)


def _nothing_changed(day: Day) -> None:
    plan = GuideImportService(day.stage.hall.work).plan_import(_file(day, "事项.xlsx"))
    counts = plan.counts
    check(not plan.refusals and not plan.warnings, f"refused {len(plan.refusals)}")
    changed = counts[LineVerdict.NEW] + counts[LineVerdict.CHANGED]
    check(changed == 0, f"{changed} changes: {[item.changes for item in plan.items][:2]}")
    check(counts[LineVerdict.SAME] == len(plan.items) > 0, f"{counts}")
    _tell(day, plan, "import-nothing", Words("先试导入：没有一处更改", "A dry run: 0 changes"))


def _refused(day: Day) -> None:
    import openpyxl  # pyright: ignore[reportMissingTypeStubs]

    hall, path = day.stage.hall, _file(day, "改错的.xlsx")
    book: Any = openpyxl.load_workbook(_file(day, "事项.xlsx"))
    book[_SHEET].cell(_ROW, _COLUMN).value = _WRONG
    book.save(path)
    importing = GuideImportService(hall.work)
    plan = importing.plan_import(path)
    said = [note.words for note in plan.refusals]
    check(len(said) == 1, f"refused: {said}")
    check(f"“{_SHEET}”表第 {_ROW} 行" in said[0], f"the place is said: {said[0]}")
    before = _versions(day)
    try:
        importing.carry_out(crowd.manager_request(day), plan)
    except GuidesRefusedError:
        pass
    else:
        check(False, "it was imported")  # noqa: FBT003 - reads as a sentence
    check(_versions(day) == before, "nothing was written")
    _tell(day, plan, "import-refused", Words("改错一格：哪张表、第几行", "A wrong cell is named"))


def _tell(day: Day, plan: GuidePlan, name: str, words: Words) -> None:
    """Keep the report of a plan as staff read it."""
    counts = "，".join(f"{verdict.label} {count}" for verdict, count in plan.counts.items())
    lines = [f"{plan.file_name}：{counts}", *(f"✕ {note.words}" for note in plan.refusals)]
    day.album.data("\n".join(lines).encode() + b"\n", name, ".txt", words)


def _versions(day: Day) -> dict[str, int]:
    rows = day.stage.hall.guides.search("", limit=500)
    return {row.code: day.stage.hall.guides.guide(row.id).version for row in rows[:10]}


def _file(day: Day, name: str) -> Path:
    return day.stage.data / name


CHAPTER = Chapter(
    Words("指南的导出和导入", "Guides out and in"),
    (
        Step(
            Words("导出全部指南", "Every guide is exported"),
            Words("一个 Excel 文件，事项一个不少", "One workbook, no item left out"),
            _export,
        ),
        Step(
            Words("原样导入，先试", "The same file, tried"),
            Words("每个事项都是“相同”，更改 0", "Every item is the same, 0 changes"),
            _nothing_changed,
        ),
        Step(
            Words("改错一格", "One wrong cell"),
            Words(
                "说出哪张表、第几行；整个文件都不写入",
                "Sheet and row are said; nothing of the file is written",
            ),
            _refused,
        ),
    ),
)
