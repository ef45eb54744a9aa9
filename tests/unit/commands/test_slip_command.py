"""`slip guide`: every form to a file or to the printer, for a citizen's answers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

DONE, REFUSED, MISUSED = 0, 1, 2
ITEM = "居民身份证换领"
Run = Callable[..., Any]


@pytest.mark.parametrize(("paper", "width_mm"), [("a4", 210), ("a4-large", 210), ("80mm", 80)])
def test_every_form_is_written_to_a_file(
    in_demo: Run, tmp_path: Path, paper: str, width_mm: int
) -> None:
    file = tmp_path / f"{paper}.pdf"

    told = in_demo("slip", "guide", ITEM, "--paper", paper, "--out", str(file))

    assert (told.status, told.out) == (DONE, f"{file}\n")
    with pypdfium2.PdfDocument(file) as pdf:
        assert ITEM in pdf[0].get_textpage().get_text_bounded()
        assert pdf[0].get_size()[0] * 25.4 / 72 == pytest.approx(width_mm, abs=0.1)


def test_an_answer_that_the_guide_does_not_know_is_refused(in_demo: Run, tmp_path: Path) -> None:
    file = tmp_path / "指南单.pdf"

    told = in_demo("slip", "guide", ITEM, "--answer", "who=nobody", "--out", str(file))

    assert told.status == REFUSED
    assert "who=nobody" in told.err
    assert not file.exists()


def test_a_paper_that_does_not_exist_is_a_misuse(in_demo: Run) -> None:
    assert in_demo("slip", "guide", ITEM, "--paper", "a3").status == MISUSED
