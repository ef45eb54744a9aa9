"""`report daily|weekly|monthly|assessment`: a fresh hall's papers, by command line."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from punch_files import attlog, write
from pypdfium2 import PdfDocument

from tests.unit.commands.conftest import DONE, MISUSED, REFUSED, Run

FRIDAY = "2026-11-20"
PEOPLE = "pin,name,unit,window\n7001,张一,市场监管局,61\n7002,李二,公安局,62\n"
PUNCHES = attlog(
    *(("7001", f"{FRIDAY} {time}") for time in ("08:55:10", "12:01:00", "13:20:00", "17:02:00")),
    *(("7002", f"{FRIDAY} {time}") for time in ("09:05:00", "12:01:00", "13:20:00", "17:01:00")),
)


def test_the_friday_of_a_fresh_hall_is_posted_summed_and_published(run: Run, tmp_path: Path):
    run("attendance", "preset", "default")
    run("attendance", "people", str(write(tmp_path, "people.csv", PEOPLE)))
    run("import", "punches", str(write(tmp_path, "1_attlog.dat", PUNCHES)))
    wanted = {
        "daily": (FRIDAY, ("pdf", "xlsx", "docx")),
        "weekly": (FRIDAY, ("pdf", "xlsx", "docx")),
        "monthly": ("2026-11", ("pdf", "xlsx", "docx")),
        "assessment": ("2026-11", ("pdf", "xlsx", "docx")),
    }
    for name, (of, endings) in wanted.items():
        for ending in endings:
            out = tmp_path / f"{name}.{ending}"
            told = run("report", name, "--of", of, "--out", str(out))
            assert (told.status, told.err) == (DONE, "")
            assert str(out) in told.out

    week = load_workbook(tmp_path / "weekly.xlsx").worksheets[1]
    people = {row[2]: row for row in week.iter_rows(min_row=4, values_only=True) if row[2]}
    assert (people["张一"][5], people["李二"][5]) == (0, 1)
    page = "".join(PdfDocument(tmp_path / "daily.pdf")[0].get_textpage().get_text_range().split())
    assert "61号窗口张一在岗" in page
    title = "2026年11月窗口运行情况通报"
    assert title in [each.text for each in docx.Document(str(tmp_path / "monthly.docx")).paragraphs]
    for name, column in (("daily", 2), ("assessment", 3)):
        list_file = docx.Document(str(tmp_path / f"{name}.docx"))
        page, listed = list_file.sections[0], list_file.tables[0]
        assert (page.page_width or 0) > (page.page_height or 0)
        assert {"张一", "李二"} <= {row.cells[column].text for row in listed.rows}


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        (("weekly", "--of", FRIDAY, "--out", "a.doc"), REFUSED),
        (("daily", "--of", "2099-01-05", "--out", "a.pdf"), REFUSED),
        (("daily", "--of", "2026-11", "--out", "a.pdf"), MISUSED),
        (("monthly", "--of", "十一月", "--out", "a.pdf"), MISUSED),
        (("monthly", "--of", "2026-13", "--out", "a.pdf"), MISUSED),
    ],
)
def test_a_wrong_wish_is_told_and_leaves_no_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: tuple[str, ...], status: int
):
    monkeypatch.chdir(tmp_path)

    told = run("report", *wrong)

    assert told.status == status
    assert told.err
    assert not list(tmp_path.glob("a.*"))
