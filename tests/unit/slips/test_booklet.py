import re
from dataclasses import replace
from typing import Any
from uuid import UUID

import pypdfium2
import pytest

from hallapp.guides.terms import GuideRow, ThemeFigures, ThemeKind, ThemeRow
from hallapp.slips import Slip, department_manual, theme_booklet
from hallapp.slips.binding import BookletFacts, LeftOut, steps_of
from hallapp.slips.design import Paper
from hallapp.slips.errors import BookCancelledError, NothingToBindError
from tests.unit.slips.paper_examples import (
    DEMO_HALL,
    HALL,
    NO_ID,
    PRINTED_AT,
    asking_guide,
    codes_in,
    item,
    material,
    pages_of,
    pictures_of,
    text_of,
    whole_guide,
)


def theme(**changes: Any) -> ThemeRow:
    made = ThemeRow(
        id=NO_ID,
        code="YJS01",
        name="开办餐饮店",
        kind=ThemeKind.ONE_THING,
        words="先有执照，再办许可。",
        before=ThemeFigures(),
        after=ThemeFigures(visits=1),
        item_ids=(),
    )
    return replace(made, **changes)


def guide(number: int, name: str = "", **changes: Any) -> GuideRow:
    named = replace(
        item(name or f"第{number}个事项", 3), id=UUID(int=number), code=f"SJ-{number:03d}"
    )
    return whole_guide(item=named, **changes)


def booklet(*guides: GuideRow, **more: Any) -> Slip:
    return theme_booklet(theme(), BookletFacts(guides), HALL, PRINTED_AT, **more)


def outline(slip: Slip) -> dict[str, int]:
    """Bookmarks with their pages, from 1."""
    with pypdfium2.PdfDocument(slip.data) as document:
        marks: list[Any] = list(document.get_toc())
        return {each.get_title(): (each.get_dest().get_index() or 0) + 1 for each in marks}


def test_the_contents_name_the_page_on_which_each_guide_begins():
    slip = booklet(*(guide(number) for number in range(1, 24)))

    pages = pages_of(slip)
    contents = pages[1]
    named = re.findall(r"第(\d+)个事项[\s·]*(\d+)\s*$", contents.replace("\r", ""), re.MULTILINE)

    assert len(named) == 23
    for number, page in named:
        assert f"第 {number} 项" in pages[int(page) - 1]
        assert f"第{number}个事项" in pages[int(page) - 1]


def test_pages_are_numbered_through_from_the_cover():
    pages = pages_of(booklet(guide(1), guide(2)))

    assert "共" not in pages[0].splitlines()[-1] or "页" not in pages[0]
    for number, page in enumerate(pages[1:], 2):
        assert f"第 {number} 页，共 {len(pages)} 页" in page


def test_bookmarks_lead_to_the_guides():
    slip = booklet(guide(1, "营业执照"), guide(2, "食品经营许可"))

    marked = outline(slip)

    assert "食品经营许可" in pages_of(slip)[marked["食品经营许可"] - 1]
    assert marked["营业执照"] < marked["食品经营许可"]


def test_a_material_of_several_items_stands_once_and_says_which_ask_for_it():
    card = material("居民身份证", 1, form="原件")
    lease = material("房产证", 2, form="复印件", copies=1)

    slip = booklet(guide(1, materials=(card,)), guide(2, materials=(card, lease)))

    together = "".join(pages_of(slip)[2].split())
    assert together.count("居民身份证") == 1
    assert "每一项都要" in together
    assert "第2项要" in together


def test_any_one_of_a_group_is_one_box_for_all_items():
    card = material("居民身份证", 1, group="身份证明")
    passport = material("护照", 2, group="身份证明")

    slip = booklet(guide(1, materials=(card, passport)), guide(2, materials=(card, passport)))

    assert "以下任一项（身份证明）" in pages_of(slip)[2]
    assert "共 1 样" in pages_of(slip)[2]


def test_a_figure_that_nobody_knows_is_a_dash_and_no_number():
    slip = booklet(guide(1, visits=None), guide(2))

    together = pages_of(slip)[2]
    assert "— → 1" in together
    assert "18 → —" in together


def test_each_guide_stands_whole_with_its_codes():
    slip = booklet(asking_guide())

    picture = pictures_of(slip)[-1]

    assert any("SJ-033" in code for page in pictures_of(slip)[3:] for code in codes_in(page))
    assert picture.width > 1000
    assert "监督电话" in text_of(slip)


def test_items_that_cannot_be_done_now_are_told_and_not_in_the_booklet():
    facts = BookletFacts((guide(1),), (LeftOut("旧的事项", "已停用"),))

    slip = theme_booklet(theme(), facts, HALL, PRINTED_AT)

    assert "旧的事项：已停用" in text_of(slip)
    assert "旧的事项" not in outline(slip)


def test_a_theme_without_items_is_refused():
    with pytest.raises(NothingToBindError):
        booklet()


def test_a_long_booklet_tells_how_far_it_is_and_stops_when_told():
    told: list[tuple[int, int]] = []

    def stop_at_third(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 3

    with pytest.raises(BookCancelledError):
        booklet(guide(1), guide(2), progress=stop_at_third)

    assert told == [(1, 4), (2, 4), (3, 4)]
    assert steps_of(2) == 4


@pytest.mark.parametrize("paper", [Paper.A4, Paper.A4_LARGE])
def test_long_names_and_many_materials_stay_whole(paper: Paper):
    name = "国有建设用地使用权及房屋所有权转移登记" * 10
    many = tuple(material(f"第{n}样材料", n) for n in range(1, 101))

    slip = theme_booklet(
        theme(name=name),
        BookletFacts((guide(1, name, materials=many),)),
        HALL,
        PRINTED_AT,
        paper=paper,
    )

    assert text_of(slip).count(name) >= 3
    assert "第100样材料" in text_of(slip)


@pytest.mark.parametrize("paper", [Paper.A4, Paper.A4_LARGE])
def test_a_cover_of_many_words_lays_nothing_over_anything(paper: Paper):
    long = theme(name="转移登记" * 50, words="先办登记，再办许可。" * 250)

    slip = theme_booklet(long, BookletFacts((guide(1),)), HALL, PRINTED_AT, paper=paper)

    with pypdfium2.PdfDocument(slip.data) as document:
        text = document[0].get_textpage()
        boxes = [text.get_charbox(index) for index in range(text.count_chars())]
        said = "".join(text.get_text_range(index, 1) for index in range(text.count_chars()))
    foot = boxes[said.rindex("共")][3]
    assert all(box[1] > foot for box in boxes[: said.rindex("共")] if box[3] > box[1])
    assert "…" in said


def test_a_demo_hall_marks_every_page():
    slip = theme_booklet(theme(), BookletFacts((guide(1),)), DEMO_HALL, PRINTED_AT)

    assert all("演示数据" in page for page in pages_of(slip))


def test_a_manual_holds_the_guides_of_a_department_with_contents():
    slip = department_manual("市场监督管理局", BookletFacts((guide(1), guide(2))), HALL, PRINTED_AT)

    assert "部门办事手册" in text_of(slip)
    assert "合在一起" not in text_of(slip)
    assert set(outline(slip)) >= {"第1个事项", "第2个事项"}
