"""Word files say what the PDF says, on a page of 22 lines of 28 characters."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from hallapp.slips.attendance.bulletin import bulletin_docx, bulletin_paper
from hallapp.slips.attendance.letter import letter_docx, letter_paper
from tests.unit.slips.attendance.bulletin_examples import BULLETIN, LETTER
from tests.unit.slips.paper_examples import DEMO_HALL, HALL, PRINTED_AT, text_of

POINT = 12_700  # in the library's unit


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def texts(document: Any) -> Iterator[str]:
    """Every paragraph of the body, those of tables included, as they follow one another."""
    for paragraph in document.element.body.iter(qn("w:p")):
        yield "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def packed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("file", "paper"),
    [
        pytest.param(
            lambda: bulletin_docx(BULLETIN, HALL, PRINTED_AT),
            lambda: bulletin_paper(BULLETIN, HALL, PRINTED_AT),
            id="bulletin",
        ),
        pytest.param(
            lambda: letter_docx(LETTER, HALL, PRINTED_AT),
            lambda: letter_paper(LETTER, HALL, PRINTED_AT),
            id="letter",
        ),
    ],
)
def test_every_paragraph_of_the_file_stands_on_the_paper(file: Any, paper: Any) -> None:
    printed = text_of(paper())

    said = [packed(text) for text in texts(opened(file())) if packed(text)]

    assert len(said) > 20
    assert [text for text in said if text not in printed] == []


def test_the_page_has_the_margins_and_the_grid_of_the_standard() -> None:
    document = opened(bulletin_docx(BULLETIN, HALL, PRINTED_AT))

    section = document.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    height = section.page_height - section.top_margin - section.bottom_margin
    assert abs(width - Mm(156)) < Mm(0.1)
    assert abs(height - Mm(225)) < Mm(0.1)
    assert abs(section.top_margin - Mm(37)) < Mm(0.1)
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "linesAndChars"
    pitch = int(grid.get(qn("w:linePitch")))
    assert pitch * 22 <= 225 / 25.4 * 1440 < (pitch + 1) * 22
    character = 16 + int(grid.get(qn("w:charSpace"))) / 4096
    assert character * 28 == pytest.approx(156 / 25.4 * 72, abs=0.1)


@pytest.mark.parametrize(
    ("text", "font", "size"),
    [
        ("青山县政务服务中心文件", "方正小标宋简体", 38),
        ("关于2026年11月份窗口考勤情况的通报", "方正小标宋简体", 22),
        ("一、总体情况", "黑体", 16),
        ("请假32.5天。", "仿宋", 16),
        ("附件1", "黑体", 16),
    ],
)
def test_titles_headings_and_text_have_the_fonts_of_the_standard(
    text: str, font: str, size: float
) -> None:
    document = opened(bulletin_docx(BULLETIN, HALL, PRINTED_AT))

    run = next(p.runs[0] for p in document.paragraphs if p.text == text)

    assert run._r.rPr.rFonts.get(qn("w:eastAsia")) == font
    assert run.font.size == size * POINT


def test_text_begins_two_characters_in_on_lines_of_one_distance() -> None:
    document = opened(bulletin_docx(BULLETIN, HALL, PRINTED_AT))

    body = next(p for p in document.paragraphs if p.text.startswith("现将"))

    assert body._p.pPr.ind.get(qn("w:firstLineChars")) == "200"
    assert body.paragraph_format.line_spacing == pytest.approx(28.95 * POINT, abs=POINT / 20)


def test_tables_hold_the_figures_and_repeat_their_headings() -> None:
    document = opened(bulletin_docx(BULLETIN, HALL, PRINTED_AT))

    table = document.tables[0]
    assert [cell.text for cell in table.rows[1].cells] == ["公安局", "308", "2", "97.9%"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_a_draft_and_a_demo_hall_are_marked_on_odd_and_even_pages() -> None:
    document = opened(bulletin_docx(replace(BULLETIN, number=""), DEMO_HALL, PRINTED_AT))

    section = document.sections[0]
    for head in (section.header, section.even_page_header):
        assert [p.text for p in head.paragraphs] == [
            "演示数据，不作凭证",
            "草稿，未编号，不作发文依据",
        ]
    assert "（草稿，未编号）" in list(texts(document))


def test_odd_pages_are_numbered_at_the_right_and_even_ones_at_the_left() -> None:
    document = opened(bulletin_docx(BULLETIN, HALL, PRINTED_AT))

    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    sides = [part.paragraphs[0].alignment for part in (section.footer, section.even_page_footer)]
    assert [side.name for side in sides] == ["RIGHT", "LEFT"]
    assert "PAGE" in section.footer._element.xml


def test_a_letter_has_its_red_lines_on_the_first_page_only() -> None:
    document = opened(letter_docx(LETTER, HALL, PRINTED_AT))

    section = document.sections[0]
    assert section.different_first_page_header_footer
    assert "thinThickSmallGap" in section.first_page_footer._element.xml
    assert "thinThickSmallGap" not in section.footer._element.xml


# The order in which the schema of Word files wants what a table and a cell are said to be.
# fmt: off
ORDERS = {
    "tblPr": ["tblStyle", "tblpPr", "tblW", "jc", "tblBorders", "tblLayout", "tblLook"],
    "tcPr": ["tcW", "gridSpan", "tcBorders", "vAlign"],
    "pPr": [
        "pStyle",
        "keepNext",
        "pageBreakBefore",
        "widowControl",
        "pBdr",
        "spacing",
        "ind",
        "jc",
    ],
}
# fmt: on


@pytest.mark.parametrize("made", [0, 1])
def test_everything_stands_in_the_order_of_the_schema(made: int) -> None:
    data = (bulletin_docx, letter_docx)[made](*((BULLETIN, LETTER)[made], HALL, PRINTED_AT))  # pyright: ignore[reportArgumentType] - each with its own facts

    body = opened(data).element.body
    for name, order in ORDERS.items():
        for properties in body.iter(qn(f"w:{name}")):
            found = [child.tag.partition("}")[2] for child in properties]
            assert found == sorted(found, key=order.index)
    assert body[-2].tag == qn("w:p")


def test_the_file_says_when_it_was_made_and_is_no_larger_than_needed() -> None:
    data = bulletin_docx(BULLETIN, HALL, PRINTED_AT)

    properties = opened(data).core_properties
    assert properties.title == "关于2026年11月份窗口考勤情况的通报 青政服通〔2026〕11号"
    assert f"{properties.created:%Y-%m-%d %H:%M}" == "2026-11-23 09:42"
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    assert len(data) < 100_000
