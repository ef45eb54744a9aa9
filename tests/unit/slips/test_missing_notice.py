"""The one-time notice names everything that is missing, and nobody's name."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from hallapp.queueing.terms import MissingPaper
from hallapp.slips import Slip, missing_notice
from hallapp.slips.terms import MissingFacts
from tests.unit.slips.paper_examples import (
    DEMO_HALL,
    HALL,
    ODD,
    PRINTED_AT,
    blank_characters,
    fonts_not_embedded,
    text_of,
    whole_guide,
)

GUIDE = whole_guide()
FIRST = GUIDE.materials[0]
FACTS = MissingFacts(
    label="A029",
    window_number=3,
    missing=(
        MissingPaper(str(FIRST.id), FIRST.name, "缺签字"),
        MissingPaper("gone", "场所使用证明"),
    ),
    told_at=datetime(2026, 11, 22, 17, 5, tzinfo=UTC),  # the next day in the hall
)


def notice(facts: MissingFacts = FACTS) -> Slip:
    return missing_notice(facts, GUIDE, HALL, PRINTED_AT)


@pytest.mark.parametrize(
    "said",
    [
        "一次性告知单",
        "A029",
        "2026年11月23日",
        "还缺下面2样材料，没有受理，也没有留件。",
        FIRST.name,
        "说明：缺签字",
        "场所使用证明",
        "3号窗口",
        GUIDE.consult_phone,
    ],
)
def test_the_citizen_takes_home_what_to_bring_and_whom_to_ask(said: str):
    assert said in text_of(notice())


def test_how_a_material_has_to_be_brought_stands_with_it():
    said = text_of(notice())

    assert FIRST.form
    assert FIRST.form in said


def test_the_notice_of_a_demo_hall_is_no_proof():
    slip = missing_notice(FACTS, GUIDE, DEMO_HALL, PRINTED_AT)

    assert "演示数据，不作凭证" in text_of(slip)


def test_every_font_travels_with_the_paper():
    assert fonts_not_embedded(notice()) == []


def test_thirty_missing_papers_go_on_over_the_page_and_none_is_lost():
    many = tuple(MissingPaper(str(n), f"第{n}份材料的名称") for n in range(1, 31))

    slip = notice(replace(FACTS, missing=many))

    assert slip.pages > 1
    assert all(paper.name in text_of(slip) for paper in many)


@settings(max_examples=25, deadline=None)
@given(ODD, ODD)
def test_odd_remarks_never_keep_it_from_being_printed(name: str, remark: str):
    slip = notice(replace(FACTS, missing=(MissingPaper("1", f"甲{name}", remark),)))

    assert "一次性告知单" in text_of(slip)
    assert blank_characters(slip) == []
