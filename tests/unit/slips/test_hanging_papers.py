"""What hangs in windows and on walls, and the card that goes home, read back from the PDF."""

from dataclasses import replace

import pypdfium2
import pytest

from hallapp.guides.terms import StepRow
from hallapp.slips import plain_card, wall_chart, wall_rules, window_cards
from hallapp.slips.errors import NoFlowError, NoWindowError
from hallapp.slips.posting import CardFee, WindowCard
from hallapp.slips.wall import WallSize
from tests.unit.slips.paper_examples import (
    DEMO_HALL,
    HALL,
    NO_ID,
    PRINTED_AT,
    asking_guide,
    bare_guide,
    item,
    material,
    pages_of,
    text_of,
    whole_guide,
)

CARD = WindowCard(
    number=3,
    name="不动产",
    place="一楼A区",
    services=("不动产登记",),
    person="周玉琴",
    post="前台受理",
    department="自然资源局",
    items=("首次登记", "转移登记"),
    fees=(CardFee("转移登记", "80元/件"),),
    has_unknown_fees=False,
    phones=("12345",),
)
LONG_NAME = "国有建设用地使用权及房屋所有权转移登记" * 10


def size_mm(data: bytes) -> tuple[int, int]:
    with pypdfium2.PdfDocument(data) as document:
        width, height = document[0].get_size()
        return round(width / 72 * 25.4), round(height / 72 * 25.4)


def test_each_window_has_a_page_across():
    slip = window_cards([CARD, replace(CARD, number=4)], HALL, PRINTED_AT)

    assert slip.pages == 2
    assert size_mm(slip.data) == (297, 210)
    assert "4" in pages_of(slip)[1]


def test_a_card_says_who_sits_there_what_is_done_what_it_costs_and_whom_to_call():
    said = text_of(window_cards([CARD], HALL, PRINTED_AT))

    for word in ("周玉琴", "前台受理", "自然资源局", "首次登记", "转移登记：80元/件", "12345"):
        assert word in said
    assert "其余事项不收费。" in said


def test_a_fee_that_no_guide_says_is_not_called_free():
    said = text_of(window_cards([replace(CARD, has_unknown_fees=True)], HALL, PRINTED_AT))

    assert "不收费" not in said
    assert "请先问窗口" in said


def test_a_window_of_very_many_items_counts_what_its_card_cannot_hold():
    items = tuple(f"{LONG_NAME[:30]}{n}" for n in range(1, 201))

    slip = window_cards([replace(CARD, items=items)], HALL, PRINTED_AT)

    assert slip.pages == 1
    assert "等共200项" in text_of(slip)
    assert "12345" in text_of(slip)


def test_a_hall_without_windows_hangs_up_no_cards():
    with pytest.raises(NoWindowError):
        window_cards([], HALL, PRINTED_AT)


@pytest.mark.parametrize(("size", "sides"), [(WallSize.A3, (297, 420)), (WallSize.A4, (210, 297))])
def test_the_flow_of_an_item_hangs_on_one_page_with_its_special_procedures(
    size: WallSize, sides: tuple[int, int]
):
    slip = wall_chart(asking_guide(), HALL, PRINTED_AT, size)

    assert slip.pages == 1
    assert size_mm(slip.data) == sides
    for word in ("1.受理", "5.送达", "时限：3个工作日", "特别程序", "不计入办结时限"):
        assert word in text_of(slip)


def test_a_flow_too_long_for_a_page_goes_on_and_loses_no_step():
    steps = tuple(StepRow(NO_ID, n, f"第{n}个环节", actor="承办人") for n in range(1, 61))

    slip = wall_chart(asking_guide(steps=steps), HALL, PRINTED_AT, WallSize.A4)

    assert slip.pages > 1
    assert all(f"{n}.第{n}个环节" in text_of(slip) for n in range(1, 61))
    assert "现场核查" in text_of(slip)


def test_an_item_without_steps_has_no_chart():
    with pytest.raises(NoFlowError):
        wall_chart(bare_guide(), HALL, PRINTED_AT)


def test_rules_hang_as_a_text_that_is_never_cut():
    text = "\n".join(f"第{n}条　来了就接待，问了就答复。" for n in range(1, 151))

    slip = wall_rules("首问负责制", text, HALL, PRINTED_AT, WallSize.A4)

    assert "第150条" in text_of(slip)
    assert "首问负责制" in text_of(slip)


def test_the_plain_card_stands_twice_on_one_page():
    slip = plain_card(whole_guide(), HALL, PRINTED_AT)

    assert slip.pages == 1
    for word in ("食品经营许可申请书", "9个工作日", "2280163", "一楼A区3—6号窗口"):
        assert text_of(slip).count(word) == 2


def test_the_plain_card_of_an_answered_guide_has_only_what_is_needed():
    slip = plain_card(asking_guide(), HALL, PRINTED_AT, {"who": "self", "kind": "new"})

    assert "授权委托书" not in text_of(slip)
    assert "居民身份证" in text_of(slip)


def test_a_card_that_cannot_hold_all_materials_says_how_many_there_are():
    many = tuple(material(f"第{n}样材料", n, form="原件") for n in range(1, 101))

    slip = plain_card(whole_guide(item=item(LONG_NAME, 100), materials=many), DEMO_HALL, PRINTED_AT)

    assert slip.pages == 1
    assert text_of(slip).count("等共100样") == 2
    assert text_of(slip).count(LONG_NAME) == 2
    assert text_of(slip).count("演示数据") == 2
