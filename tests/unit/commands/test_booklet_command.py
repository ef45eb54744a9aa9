"""`booklet` and the kinds of `print` that are made of guides, to files and to the printer."""

from pathlib import Path

import pypdfium2
import pytest

from tests.unit.commands.conftest import DONE, MISUSED, REFUSED, Run


def text_of(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as pdf:
        return "".join(page.get_textpage().get_text_bounded() for page in pdf)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("booklet", "YJS01"), "高效办成一件事"),
        (("booklet", "YJS01", "--paper", "a4-large"), "合在一起怎么办"),
        (("print", "manual", "公安局"), "部门办事手册"),
        (("print", "cards"), "号窗口"),
        (("print", "card", "居民身份证补领"), "要带什么"),
    ],
)
def test_each_paper_is_written_to_a_file_and_says_its_pages(
    in_demo: Run, tmp_path: Path, words: tuple[str, ...], says: str
):
    file = tmp_path / "纸.pdf"

    told = in_demo(*words, "--out", str(file))

    assert told.status == DONE
    with pypdfium2.PdfDocument(file) as pdf:
        assert told.out == f"{file}，共 {len(pdf)} 页。\n"
    assert says in text_of(file)


def test_rules_written_by_an_old_editor_hang_under_their_title(in_demo: Run, tmp_path: Path):
    rules, file = tmp_path / "制度.txt", tmp_path / "制度.pdf"
    rules.write_bytes("首问负责制\r\n第一个接待的人负责到底。".encode("gb18030"))

    told = in_demo("print", "rules", str(rules), "--out", str(file), "--paper", "a4")

    assert told.status == DONE
    assert text_of(file).index("首问负责制") < text_of(file).index("负责到底")


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"\xff\xff\xff\xff", None])
def test_rules_that_are_no_text_are_refused_in_one_line(
    in_demo: Run, tmp_path: Path, content: bytes | None
):
    rules = tmp_path / "制度.txt"
    if content is not None:
        rules.write_bytes(content)

    told = in_demo("print", "rules", str(rules), "--out", str(tmp_path / "制度.pdf"))

    assert told.status == REFUSED
    assert told.is_one_clear_line()


@pytest.mark.parametrize(
    "words",
    [
        ("booklet", "没有的主题"),
        ("print", "manual", "没有的局"),
        ("print", "wall", "居民身份证补领"),
        ("print", "card", "没有的事项"),
    ],
)
def test_what_cannot_be_printed_is_refused_and_leaves_no_file(
    in_demo: Run, tmp_path: Path, words: tuple[str, ...]
):
    told = in_demo(*words, "--out", str(tmp_path / "纸.pdf"))

    assert told.status == REFUSED
    assert told.is_one_clear_line()
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_size_that_does_not_exist_is_a_misuse(in_demo: Run):
    assert in_demo("booklet", "YJS01", "--paper", "80mm").status == MISUSED
