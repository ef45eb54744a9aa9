"""A whole day of the hall, played through the real faces by the command that anybody can run."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[2]
LONGEST_S = 1_200
_FEWEST_STEPS = 186
_STORIES = (
    "叫号：为什么先叫他",
    "挂起的时间到了",
    "办完回来",
    "一个窗口接一个窗口",
    "过号的人回来",
    "同一时段的先后",
    "材料不全：两个键",
    "在窗口的评价屏上",
    "窗口扫指南单",
    "按笔画找",
    "政务公开专区",
    "自己不能审自己的",
    "版本印在纸上",
    "目录调整记录",
    "办事指南单的三种纸",
    "一次性告知单，名字里有生僻字",
    "一月一清单",
    "停电包",
    "办事一本通",
    "明白卡",
    "原样导入，先试",
    "改错一格",
    "挂起计时",
    "快到期亮黄灯",
    "取号领证，送达",
    "缺一样材料：收件，补正告知",
    "即办件：三个键",
    "催办，打印通知单",
    "日历：停办一天，先看再存",
    "一家逾期，催",
    "一个决定，一次送达",
    "命令行：年度统计表",
    "导入，再导入一次",
    "导入考勤机文件，再导入一次",
    "大厅管理准假",
    "A、B 岗不能都不在",
    "早上抽取巡查时间，公布校验值",
    "B岗顶上",
    "当场发反馈函",
    "第三次巡查迟了",
    "第四次巡查",
    "昨天停过电",
    "补签：本人申请，另一个人批",
    "公示屏",
    "公开抽取记录，当众核对",
    "首席代表确认",
    "周汇总表：纸和 Excel",
    "单位确认，锁定",
    "印发，签收；纸、Word、Excel",
    "申诉成立，出考核表",
)
_CASE_PAPERS = (
    "case-notice",
    "case-receipt",
    "case-pause-notice",
    "case-decision",
    "case-collection",
    "case-delivery",
)
_DUTY_PAPERS = (
    "leave-slip",
    "letter",
    "correction",
    "duty-daily",
    "patrol-log",
    "outings",
    "week",
    "month-sheet",
    "bulletin",
    "assessment",
)
_PRINT_DOTS_AN_INCH = 203
_FAILING_DAY = """
import sys
from pathlib import Path
from hallapp.commands.program import run
from hallapp.tour import day, step
from hallapp.tour.page import Words

def never(played):
    played.stage.until(lambda: False, "the sun at midnight", within_s=0.2)

words = Words("等太阳", "Waiting for the sun")
day.CHAPTERS = (step.Chapter(words, (step.Step(words, words, never),)),)
sys.exit(run(["tour", "--out", sys.argv[1]]))
"""


def run(*words: str) -> subprocess.CompletedProcess[str]:
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST_S,
        check=False,
    )


def tour(out: Path) -> subprocess.CompletedProcess[str]:
    return run("main.py", "tour", "--out", str(out))


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder and the words of a tour that was played to its end."""
    out = tmp_path_factory.mktemp("一天") / "tour"
    done = tour(out)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return out, done.stdout


@pytest.mark.timeout(LONGEST_S + 30)
def test_a_day_is_played_to_its_end(played: tuple[Path, str]):
    last = played[1].strip().splitlines()[-1]

    found = re.fullmatch(r"(\d+) 步全部演完", last)

    assert found is not None, last
    assert int(found[1]) >= _FEWEST_STEPS


def test_the_day_tells_what_the_queue_can_do(played: tuple[Path, str]):
    missing = [story for story in _STORIES if story not in played[1]]

    assert missing == []


def test_the_page_shows_every_file_and_names_none_that_is_not_there(played: tuple[Path, str]):
    out, _said = played
    page = (out / "index.html").read_text(encoding="utf-8")

    named = set(re.findall(r'(?:src|href)="([^"#]+)"', page))

    kept = {path.name for path in out.iterdir() if path.is_file()}
    assert named == kept - {"index.html", ".hallapp-tour"}
    assert not [name for name in named if "/" in name or ":" in name]


def test_no_picture_is_blank(played: tuple[Path, str]):
    out, _said = played

    flat = [path.name for path in out.glob("*.png") if is_flat(QImage(str(path)))]

    assert len(list(out.glob("*.png"))) > _FEWEST_STEPS
    assert flat == []


def test_papers_bytes_and_sounds_are_left_too(played: tuple[Path, str]):
    out, _said = played

    counts = {
        suffix: len(list(out.glob(f"*.{suffix}")))
        for suffix in ("pdf", "escpos", "wav", "xlsx", "docx")
    }

    assert counts["pdf"] >= 69
    assert counts["escpos"] >= 3
    assert counts["wav"] >= 1
    assert counts["xlsx"] >= 7
    assert counts["docx"] >= 2


def test_the_codes_on_the_slips_of_the_day_are_read_as_a_printer_prints_them(
    played: tuple[Path, str],
):
    out, _said = played
    (wanted,) = out.glob("*-paper-guide-code.txt")
    (slip,) = out.glob("*-paper-guide-80mm.pdf")

    drawn: Any = pypdfium2.PdfDocument(slip)[0]
    page = drawn.render(scale=2 * _PRINT_DOTS_AN_INCH / 72).to_pil()
    read = [code.text for code in zxingcpp.read_barcodes(page)]

    assert wanted.read_text(encoding="utf-8").strip() in read


@pytest.mark.parametrize("name", _CASE_PAPERS)
def test_every_paper_of_a_case_bears_the_code_that_opens_it(played: tuple[Path, str], name: str):
    out, _said = played
    (wanted,) = out.glob("*-case-code.txt")
    (paper,) = out.glob(f"*-{name}.pdf")

    drawn: Any = pypdfium2.PdfDocument(paper)[0]
    page = drawn.render(scale=2 * _PRINT_DOTS_AN_INCH / 72).to_pil()
    read = {code.text for code in zxingcpp.read_barcodes(page)}

    assert read == {wanted.read_text(encoding="utf-8").strip()}


@pytest.mark.parametrize("name", _DUTY_PAPERS)
def test_every_paper_of_attendance_is_left_once(played: tuple[Path, str], name: str):
    out, _said = played

    assert len([path for path in out.glob("*.pdf") if path.stem[4:] == name]) == 1


def test_the_folder_of_a_former_tour_may_be_used_again_but_no_other(tmp_path: Path):
    (tmp_path / "年终总结.doc").write_text("mine", encoding="utf-8")

    done = tour(tmp_path)

    assert done.returncode == 1
    assert "--out" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["年终总结.doc"]


def test_a_folder_that_cannot_be_written_is_the_surroundings_fault(tmp_path: Path):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")

    done = tour(tmp_path / "file" / "tour")

    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_step_that_fails_is_named_with_a_picture_and_no_traceback(tmp_path: Path):
    done = run("-c", _FAILING_DAY, str(tmp_path / "tour"))

    assert done.returncode == 1
    assert "等太阳" in done.stderr
    assert "the sun at midnight" in done.stderr
    assert "Traceback" not in done.stderr


def is_flat(image: QImage) -> bool:
    """Return whether a picture has fewer than three colours."""
    colours = {
        image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    }
    # A printed ticket is black on white and nothing else.
    return image.isNull() or len(colours) < (2 if image.depth() == 1 else 3)
