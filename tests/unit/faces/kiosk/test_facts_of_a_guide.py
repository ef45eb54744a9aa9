"""What a guide says in big letters is what the guide knows, under its true name."""

from dataclasses import replace

from hallapp.faces.kiosk.guide_facts import (
    bring_words,
    fee_fact,
    lacking_words,
    place_words,
    queue_fact,
    standing,
    time_fact,
)
from hallapp.guides.terms import GuideState, Necessity
from hallapp.hall.limits import ON_THE_SPOT
from tests.gui.kiosk.fake_hall import BARE_GUIDE, DEVICES_GUIDE, FOOD_GUIDE, SERVICES, material


def test_a_promise_is_told_as_a_promise():
    fact = time_fact(FOOD_GUIDE)

    assert (fact.label, fact.big, fact.small) == ("多久办好", "9", "个工作日")


def test_without_a_promise_the_laws_limit_stands_under_the_laws_name():
    fact = time_fact(DEVICES_GUIDE)

    assert (fact.label, fact.big, fact.small) == ("法定时限", "30", "个工作日")
    assert fact.detail == "没有另行承诺，按法定时限办。"


def test_without_any_limit_no_days_are_invented():
    fact = time_fact(BARE_GUIDE)

    assert (fact.big, fact.small) == ("未另行承诺", "")


def test_what_is_done_at_once_says_so():
    assert time_fact(replace(FOOD_GUIDE, promised=ON_THE_SPOT)).big == "当场"


def test_a_fee_that_nobody_knows_is_to_be_completed():
    assert fee_fact(BARE_GUIDE).big == "待补充"
    assert fee_fact(FOOD_GUIDE).big == "不收费"


def test_a_fee_without_an_amount_is_a_fee_and_sends_to_the_window():
    fact = fee_fact(replace(BARE_GUIDE, charges=True))

    assert fact.big == "要收费"
    assert "待补充" in fact.detail


def test_a_short_fee_is_the_fact_and_a_long_one_stands_below_in_whole():
    short = fee_fact(replace(BARE_GUIDE, charges=True, fee_note="20元/证"))
    long = fee_fact(DEVICES_GUIDE)

    assert short.big == "20元/证"
    assert long.big == "要收费"
    assert "住宅类80元/件;非住宅类550元/件;证书每增加一本10元" in long.detail


def test_what_is_free_with_an_exception_says_both():
    note = "不收费(超量频次可收信息处理费)"

    fact = fee_fact(replace(BARE_GUIDE, charges=False, fee_note=note))

    assert fact.big == "不收费"
    assert note in fact.detail


def test_an_item_without_a_number_says_so_instead_of_nobody_waiting():
    assert queue_fact(None).big == "不用取号"
    assert queue_fact(SERVICES[0]).big == "6"


def test_a_demo_place_is_marked_and_a_missing_one_is_not_invented():
    assert place_words(FOOD_GUIDE) == "3—6 号窗口，一楼 A 区（示例）"
    assert place_words(BARE_GUIDE).startswith("办理地点待补充")


def test_only_a_reviewed_guide_of_a_real_hall_is_unmarked():
    published = replace(FOOD_GUIDE, item=replace(FOOD_GUIDE.item, state=GuideState.PUBLISHED))

    assert standing(published, is_demo=False) == ""
    assert standing(published, is_demo=True) == "示例数据"
    assert standing(FOOD_GUIDE, is_demo=False) == "示例数据"


def test_how_to_bring_a_material_is_one_sentence():
    paper = replace(
        material(1, "营业执照", "复印件", 1), necessity=Necessity.OPTIONAL, remark="加盖公章。"
    )

    assert bring_words(paper) == "复印件 1 份，有就带，加盖公章"
    assert bring_words(material(1, "身份证")) == ""


def test_unknown_forms_are_said_once_below_and_not_on_every_row():
    assert "待补充" in lacking_words(DEVICES_GUIDE)
    assert lacking_words(FOOD_GUIDE) == ""
