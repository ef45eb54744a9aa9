"""Bulletins and letters as GB/T 9704 has them."""

from dataclasses import replace

import pypdfium2
import pytest

from hallapp.slips.attendance.bulletin import bulletin_paper, numeral
from hallapp.slips.attendance.letter import letter_paper
from tests.unit.slips.attendance.attendance_examples import UNITS, packed
from tests.unit.slips.attendance.bulletin_examples import BULLETIN, LETTER
from tests.unit.slips.paper_examples import (
    DEMO_HALL,
    HALL,
    PRINTED_AT,
    blank_characters,
    fonts_not_embedded,
    pages_of,
    text_of,
)

POINTS_A_MM = 72 / 25.4


def test_a_bulletin_says_everything_in_its_order() -> None:
    text = text_of(bulletin_paper(BULLETIN, HALL, PRINTED_AT))

    said = [
        "青山县政务服务中心文件", "青政服通〔2026〕11号", "关于2026年11月份窗口考勤情况的通报",
        "各进驻单位：", "一、总体情况", "到岗率98.6%", "二、工作要求",
        "附件：1.分单位考勤情况；2.纪律情况",
        "青山县政务服务中心", "2026年12月2日", "附件1", "附件2", "报：县委办公室，县纪委监委。",
        "送：县委组织部。", "发：", "2026年12月2日印发共印40份",
    ]  # fmt: skip
    at = 0
    for each in said:
        assert each in text[at:], each
        at = text.index(each, at)
    assert "草稿" not in text
    assert "审计链头：3f2a9c" in text


def test_a_bulletin_without_a_number_is_a_draft_on_every_page() -> None:
    pages = pages_of(bulletin_paper(replace(BULLETIN, number=""), HALL, PRINTED_AT))

    assert all("草稿，未编号，不作发文依据" in packed(page) for page in pages)
    assert "（草稿，未编号）" in packed(pages[0])


def test_the_text_stands_inside_the_standards_area_from_the_first_line_to_the_last() -> None:
    long = replace(
        BULLETIN,
        sections=tuple(
            replace(section, paragraphs=section.paragraphs * 12) for section in BULLETIN.sections
        ),
    )
    with pypdfium2.PdfDocument(bulletin_paper(long, HALL, PRINTED_AT).data) as document:
        assert len(document) > 4
        for page in document:
            text = page.get_textpage()
            for index in range(text.count_rects()):
                left, _bottom, right, _top = text.get_rect(index)
                assert left >= 28 * POINTS_A_MM - 1
                assert right <= 184 * POINTS_A_MM + 1


def test_the_imprint_stands_at_the_foot_of_the_last_page_only() -> None:
    pages = [packed(page) for page in pages_of(bulletin_paper(BULLETIN, HALL, PRINTED_AT))]

    assert ["报：县委办公室" in page for page in pages] == [False] * (len(pages) - 1) + [True]


def test_an_annex_longer_than_a_page_repeats_its_headings_and_loses_no_row() -> None:
    annex = BULLETIN.annexes[0]
    rows = tuple(
        (f"{unit}{n}", *row[1:])
        for n in range(25)
        for unit, row in zip(UNITS, annex.rows, strict=True)
    )
    long = replace(BULLETIN, annexes=(replace(annex, rows=rows),))

    pages = [packed(page) for page in pages_of(bulletin_paper(long, HALL, PRINTED_AT))]

    held = [page for page in pages if "应出勤（天）" in page]
    assert len(held) > 3
    assert "附件：分单位考勤情况" in "".join(pages)
    whole = "".join(pages)
    assert [n for n in range(25) for unit in UNITS if f"{unit}{n}308" not in whole] == []


def test_a_letter_tells_the_fact_and_comes_with_stub_and_reply_slip() -> None:
    pages = [packed(page) for page in pages_of(letter_paper(LETTER, HALL, PRINTED_AT))]

    first, second = pages
    assert "反馈〔2026〕3号" in first
    assert (
        "市场监督管理局：2026年11月23日10:42，第2次巡查发现，你单位派驻27号窗口的工作人员周静："
        in first
    )
    assert "本人说明：临时去取打印纸，忘了登记。" in first
    assert "盖章后于2026年11月30日前送回" in first
    assert "反馈函（存根）" in second
    assert "沿虚线裁开" in second
    assert "反馈函（回执）" in second
    assert "核实情况" in second


def test_a_letter_says_only_what_is_known() -> None:
    bare = replace(
        LETTER, explanation="", rule="", phone="", source="", found_at=None, number="",
        reply_due_on=None,
    )  # fmt: skip

    text = text_of(letter_paper(bare, DEMO_HALL, PRINTED_AT))

    for absent in ("本人说明", "有关规定", "联系电话", "巡查发现"):
        assert absent not in text
    assert "2026年11月23日，你单位派驻27号窗口" in text
    assert "演示数据，不作凭证" in text


@pytest.mark.parametrize("title", ["通报", "关于" + "很长的题目" * 12 + "的通报"])
def test_titles_of_any_length_are_whole(title: str) -> None:
    facts = replace(BULLETIN, title=title, masthead="很长的发文机关名称" * 5)

    text = text_of(bulletin_paper(facts, HALL, PRINTED_AT))

    assert title in text
    assert "很长的发文机关名称" * 5 in text


def test_no_character_of_a_letter_is_left_white_and_every_font_goes_along() -> None:
    slip = letter_paper(LETTER, HALL, PRINTED_AT)

    assert blank_characters(slip) == []
    assert fonts_not_embedded(slip) == []


@pytest.mark.parametrize(("number", "words"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十")])
def test_sections_are_numbered_as_papers_number_them(number: int, words: str) -> None:
    assert numeral(number) == words
