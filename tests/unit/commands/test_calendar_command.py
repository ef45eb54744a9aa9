"""A year's holiday notice at the command line: looked at, saved, and the same again is nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

DONE, REFUSED = 0, 1
Run = Callable[..., Any]

# Made up for the test: a year as one notice may arrange it.
NOTICE = """{year}年放假安排
元旦：1月1日至3日放假。
春节：2月5日至12日放假调休。2月14日上班。
劳动节：5月1日至5日放假。
国庆节：10月1日至7日放假。
"""


def test_a_notice_is_looked_at_saved_and_known(in_demo: Run, tmp_path: Path) -> None:
    path = tmp_path / "安排.txt"
    path.write_text(NOTICE.format(year=2031), encoding="utf-8")

    look = in_demo("import", "calendar", str(path), "--dry-run")
    first = in_demo("import", "calendar", str(path))
    again = in_demo("import", "calendar", str(path))

    assert (look.status, first.status, again.status) == (DONE, DONE, DONE), look.err + first.err
    assert "2031 年（新的一年）" in look.out
    assert "2031-10-06 工作日 → 节假日 国庆节" in look.out
    assert look.out in first.out
    assert "（已有的一年），写明 24 天，改变 0 天" in again.out
    assert "改动 0 天，移动 0 件" in again.out


def test_a_line_that_cannot_be_used_stops_everything(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "安排.csv"
    path.write_text("日期,休班\n2031-01-01,休\n2031-02-30,休\n", encoding="utf-8")

    told = run("import", "calendar", str(path))

    assert told.status == REFUSED
    assert "第 3 行" in told.out
    assert "已保存" not in told.out


def test_a_year_without_a_notice_is_refused_in_one_sentence(run: Run) -> None:
    told = run("import", "calendar", "-", "--year", "2031")

    assert told.status == REFUSED
    assert told.is_one_clear_line()
    assert "2031 年" in told.err
