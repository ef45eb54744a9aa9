"""Official papers keep the type area of GB/T 9704, and nothing on them is cut or lost."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import raw

from hallapp.cases.terms import CasePaperKind
from hallapp.slips import Slip
from hallapp.slips.official import official_paper
from hallapp.slips.official.facts import PaperMaterial, RectificationFacts
from tests.unit.slips.official.paper_cases import ACCEPTANCE, FACTS, HEAD, RIGHTS
from tests.unit.slips.paper_examples import (
    ODD,
    blank_characters,
    fonts_not_embedded,
    pages_of,
    text_of,
)

MM = 72 / 25.4
LEFT, TOP, WIDTH, HEIGHT = 28, 37, 156, 225
PAGE_HEIGHT = 297


def long_paper() -> Slip:
    facts = RectificationFacts(points=("整改" * 2000,), due_on=None)
    return official_paper(CasePaperKind.RECTIFICATION, HEAD, facts)


def places(slip: Slip, page: int) -> dict[float, list[tuple[float, float]]]:
    """Where the large characters of a page stand: base line to left and right edges, in mm."""
    found: dict[float, list[tuple[float, float]]] = defaultdict(list)
    with pypdfium2.PdfDocument(slip.data) as document:
        text = document[page].get_textpage()
        for index in range(text.count_chars()):
            if raw.FPDFText_GetFontSize(text, index) != pytest.approx(16):
                continue
            left, bottom, right, _top = text.get_charbox(index, loose=True)
            found[round(PAGE_HEIGHT - bottom / MM, 1)].append((left / MM, right / MM))
    return found


def test_a_page_holds_22_lines_of_28_characters():
    lines = places(long_paper(), 1)

    assert len(lines) == 22
    assert {len(line) for line in lines.values()} == {28}


def test_the_text_fills_the_type_area():
    lines = places(long_paper(), 1)

    edges = [edge for line in lines.values() for each in line for edge in each]
    assert min(edges) == pytest.approx(LEFT, abs=0.2)
    assert max(edges) == pytest.approx(LEFT + WIDTH, abs=0.2)
    levels = sorted(lines)
    assert (levels[-1] - levels[0]) / 21 == pytest.approx(HEIGHT / 22, abs=0.01)
    assert TOP < levels[0] < TOP + HEIGHT / 22
    assert TOP + HEIGHT - HEIGHT / 22 < levels[-1] < TOP + HEIGHT


@pytest.mark.parametrize("kind", CasePaperKind, ids=lambda kind: kind.value)
def test_no_text_of_a_paper_leaves_the_type_area(kind: CasePaperKind):
    slip = official_paper(kind, HEAD, FACTS[kind])

    for page in range(slip.pages):
        for level, line in places(slip, page).items():
            assert TOP < level < TOP + HEIGHT + 0.1
            assert min(left for left, _right in line) > LEFT - 0.2
            assert max(right for _left, right in line) < LEFT + WIDTH + 0.2


@pytest.mark.parametrize("kind", CasePaperKind, ids=lambda kind: kind.value)
def test_nothing_is_printed_blank_and_fonts_travel_along(kind: CasePaperKind):
    slip = official_paper(kind, HEAD, FACTS[kind])

    assert blank_characters(slip) == []
    assert fonts_not_embedded(slip) == []
    assert slip.warning == ""


def test_sixty_materials_go_on_over_pages_under_headings_of_their_own():
    received = tuple(
        PaperMaterial(f"第{number}样申请材料的名称很长" * 3, "复印件", 2, "加盖公章并注明用途")
        for number in range(1, 61)
    )
    slip = official_paper(CasePaperKind.ACCEPTANCE, HEAD, replace(ACCEPTANCE, received=received))

    pages = ["".join(page.split()) for page in pages_of(slip)]
    listing = [page for page in pages if "样申请材料" in page]
    assert len(listing) > 3
    assert all("序号材料名称形式份数备注" in page for page in listing)
    assert all("受理编号：620101-20261123-0007" in page for page in pages)
    assert pages[-1].count(f"第{slip.pages}页，共{slip.pages}页") == 1
    text = text_of(slip)
    assert [n for n in range(1, 61) if f"第{n}样申请材料" not in text] == []


def test_a_sign_off_never_stands_alone_on_a_page():
    for count in range(1, 40, 4):
        received = tuple(PaperMaterial(f"材料{number}") for number in range(count))
        facts = replace(ACCEPTANCE, received=received)
        slip = official_paper(CasePaperKind.ACCEPTANCE, HEAD, facts)
        last = "".join(pages_of(slip)[-1].split())

        assert "（盖章处）" in last
        assert "第三十五条" in last or "五条。" in last


def test_a_value_longer_than_a_page_is_whole():
    long = "".join(chr(0x4E00 + number) for number in range(3000))

    slip = official_paper(
        CasePaperKind.INSPECTION, HEAD, replace(FACTS[CasePaperKind.INSPECTION], findings=(long,))
    )

    printed = "".join(c for c in text_of(slip) if 0x4E00 <= ord(c) < 0x4E00 + 3000)
    assert slip.pages > 2
    assert all(piece in printed for piece in (long[:400], long[-400:]))


def test_a_rare_name_is_printed_as_it_is_written():
    name = "王𠮷㛃"

    slip = official_paper(CasePaperKind.ACCEPTANCE, replace(HEAD, applicant=name), ACCEPTANCE)

    assert f"{name}：" in text_of(slip)
    assert blank_characters(slip) == []


def test_a_character_that_no_font_draws_is_reported():
    head = replace(HEAD, applicant="王\U00031350")

    slip = official_paper(CasePaperKind.ACCEPTANCE, head, ACCEPTANCE)

    assert "王〔U+31350〕：" in text_of(slip)
    assert slip.unknown_characters == ("\U00031350",)


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(list(CasePaperKind)), ODD, ODD, ODD)
def test_odd_names_never_keep_a_paper_from_being_printed(
    kind: CasePaperKind, applicant: str, item: str, issuer: str
):
    head = replace(HEAD, applicant=applicant, item=item, issuer=issuer, law=(item * 9,))

    slip = official_paper(kind, head, FACTS[kind])

    assert "620101-20261123-0007" in text_of(slip)


@settings(max_examples=10, deadline=None)
@given(st.lists(ODD, max_size=40))
def test_odd_reasons_never_keep_a_refusal_from_being_printed(reasons: list[str]):
    facts: Any = replace(FACTS[CasePaperKind.DENIAL], reasons=tuple(reasons), rights=RIGHTS)

    assert "青山县人民法院" in text_of(official_paper(CasePaperKind.DENIAL, HEAD, facts))


def test_the_same_paper_printed_for_the_same_moment_is_the_same_file():
    first = official_paper(CasePaperKind.ACCEPTANCE, HEAD, ACCEPTANCE)

    assert official_paper(CasePaperKind.ACCEPTANCE, HEAD, ACCEPTANCE).data == first.data
