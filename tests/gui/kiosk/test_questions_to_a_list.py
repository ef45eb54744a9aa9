"""Two or three questions in words, then a list with only what this citizen brings."""

import pytest

from hallapp.slips.design import Paper
from tests.gui.kiosk.asked_guides import CARD, CARD_GUIDE
from tests.gui.kiosk.fake_hall import FOOD
from tests.gui.kiosk.kiosk_at_hand import Kiosk


@pytest.fixture
def kiosk(qtbot):
    kiosk = Kiosk(qtbot)
    kiosk.hall.guides.known[CARD.id] = CARD_GUIDE
    return kiosk


def open_card(kiosk) -> None:
    kiosk.tap("find_guide")
    kiosk.tap(kiosk.tile(CARD.name))


def answer(kiosk, *words: str) -> None:
    for word in words:
        kiosk.tap("answer_unclear" if word == "不清楚" else kiosk.tile(word))


def materials(kiosk) -> list[str]:
    return [row.name for row in kiosk.window.pages.guide.materials.shown()]


def test_a_guide_without_questions_opens_at_once(kiosk):
    kiosk.tap("find_guide")
    kiosk.tap(kiosk.tile(FOOD.name))

    assert kiosk.page == "guide_page"
    assert "您的情形" not in kiosk.said()


def test_one_question_a_page_then_only_what_this_citizen_brings(kiosk):
    open_card(kiosk)
    assert "谁来办理？" in kiosk.said()
    answer(kiosk, "本人办理")
    assert "为什么要换领？" in kiosk.said()
    answer(kiosk, "有效期满")

    assert kiosk.page == "guide_page"
    assert materials(kiosk) == ["居民户口簿", "居住证", "社会保障卡", "原居民身份证"]
    assert "您的情形：本人办理，有效期满" in kiosk.said()


def test_any_one_of_several_is_one_thing_with_its_members(kiosk):
    open_card(kiosk)
    answer(kiosk, "本人办理", "有效期满")

    rows = kiosk.window.pages.guide.materials
    assert [entry.name for entry in rows.entries] == ["以下任一项（身份证明）", "原居民身份证"]
    assert "要带 2 样材料" in kiosk.said()
    assert "1. 以下任一项（身份证明） 居民户口簿（原件 1 份）" in rows.accessibleName()


def test_a_question_that_an_answer_raises_is_asked_too(kiosk):
    open_card(kiosk)
    answer(kiosk, "委托他人代办", "有效期满")

    assert "委托书经过公证吗？" in kiosk.said()
    answer(kiosk, "没有公证")
    assert "委托书" in materials(kiosk)


def test_who_does_not_know_gets_the_whole_list(kiosk):
    open_card(kiosk)
    answer(kiosk, "不清楚", "不清楚")

    assert len(materials(kiosk)) == 6
    assert "您的情形没有选，材料全部列出" in kiosk.said()


def test_back_goes_one_question_back_and_from_the_first_to_the_list_of_items(kiosk):
    open_card(kiosk)
    answer(kiosk, "本人办理")

    kiosk.tap("go_back")
    assert "谁来办理？" in kiosk.said()
    kiosk.tap("go_back")

    assert kiosk.page == "find_page"


def test_answers_can_be_changed_and_back_keeps_them(kiosk):
    open_card(kiosk)
    answer(kiosk, "本人办理", "有效期满")

    kiosk.tap("answer_again")
    kiosk.tap("go_back")
    assert "您的情形：本人办理，有效期满" in kiosk.said()
    kiosk.tap("answer_again")
    answer(kiosk, "本人办理", "姓名、性别等登记项目变更")

    assert "变更登记证明" in materials(kiosk)


def test_the_slip_is_printed_for_the_situation_on_the_ticket_printer(kiosk):
    open_card(kiosk)
    answer(kiosk, "本人办理", "不清楚")

    kiosk.tap("print_guide")
    kiosk.paper.answer()

    assert kiosk.hall.papers.answers == [{"who": "self"}]
    assert kiosk.hall.papers.forms == [Paper.MM80]


def test_the_list_is_not_asked_for_again_on_the_way_back_from_the_number(kiosk):
    open_card(kiosk)
    answer(kiosk, "本人办理", "有效期满")

    kiosk.tap("take_number_for_item")
    kiosk.tap("read_guide")

    assert kiosk.page == "guide_page"
    assert "您的情形：本人办理，有效期满" in kiosk.said()


def test_answers_are_gone_with_the_visit(kiosk):
    open_card(kiosk)
    answer(kiosk, "本人办理", "有效期满")

    kiosk.wait(201)

    assert kiosk.page == "home_page"
    assert kiosk.window.pages.guiding.item is None
    assert "本人办理" not in kiosk.said()
