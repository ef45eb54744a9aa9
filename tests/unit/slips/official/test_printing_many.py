"""Many papers come as one file, each with numbers of its own."""

import subprocess
import sys
from dataclasses import replace

import pytest

import hallapp.slips.official
from hallapp.cases.terms import CasePaperKind
from hallapp.slips.official import PaperOrder, batch, official_paper
from hallapp.slips.official.errors import NothingToPrintError
from hallapp.wording import sentence
from tests.unit.slips.official.paper_cases import FACTS, HEAD
from tests.unit.slips.paper_examples import (
    code_in,
    pages_of,
    pictures_of,
)

ONE_PAGE, TWO_PAGES = CasePaperKind.EXTENSION, CasePaperKind.TOLERANCE


def order(kind: CasePaperKind, case_number: str = HEAD.case_number) -> PaperOrder:
    return PaperOrder(kind, replace(HEAD, case_number=case_number), FACTS[kind])


def test_papers_of_a_batch_are_numbered_each_on_its_own():
    slip = batch([order(TWO_PAGES, "A-1"), order(ONE_PAGE, "B-2")])

    first, second, third = ("".join(page.split()) for page in pages_of(slip))
    assert slip.pages == 3
    assert "第1页，共2页" in first
    assert "第2页，共2页" in second
    assert "第1页，共1页" in third
    assert "受理编号：A-1" in second
    assert "受理编号：B-2" in third
    codes = [code_in(pictures_of(slip)[page]) for page in (0, 2)]
    assert codes == ["A-1 482913", "B-2 482913"]


def test_on_both_sides_each_paper_begins_a_sheet():
    slip = batch([order(ONE_PAGE), order(TWO_PAGES), order(ONE_PAGE)], is_two_sided=True)

    pages = pages_of(slip)
    assert slip.pages == len(pages) == 6
    assert [number for number, page in enumerate(pages) if not page.strip()] == [1, 5]


def test_one_paper_of_a_batch_is_the_paper_itself():
    assert batch([order(ONE_PAGE)]).data == official_paper(ONE_PAGE, HEAD, FACTS[ONE_PAGE]).data


def test_an_unknown_character_of_any_paper_is_reported():
    odd = replace(order(ONE_PAGE), head=replace(HEAD, applicant="\U00031350"))

    assert batch([order(ONE_PAGE), odd]).unknown_characters == ("\U00031350",)


def test_an_empty_batch_is_refused_with_a_sentence():
    with pytest.raises(NothingToPrintError) as refused:
        batch([])

    assert "没有选中要打印的文书" in sentence(refused.value)


def test_opening_the_door_loads_no_pdf_library():
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, hallapp.slips.official as door; print('reportlab' in sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout.strip() == "False"


@pytest.mark.parametrize("name", hallapp.slips.official.__all__)
def test_everything_the_door_promises_is_there(name: str):
    assert callable(getattr(hallapp.slips.official, name))


def test_what_the_door_does_not_know_is_refused():
    with pytest.raises(AttributeError):
        _ = hallapp.slips.official.no_such_paper
