"""The acceptance notice says what was handed in and by when it is decided."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallapp.cases.terms import CaseRow, CaseState, Light, MaterialTick, TickOutcome
from hallapp.hall.limits import ON_THE_SPOT
from hallapp.slips import Slip, acceptance_notice
from hallapp.slips.terms import NoticeFacts
from tests.unit.slips.paper_examples import (
    DEMO_HALL,
    HALL,
    ODD,
    PRINTED_AT,
    blank_characters,
    code_in,
    fonts_not_embedded,
    pages_of,
    pictures_of,
    text_of,
    whole_guide,
)

CASE = CaseRow(
    id="1",
    case_number="620101-20261123-0007",
    query_code="482913",
    item_name="食品经营许可新办",
    ticket_number="A029",
    window_number="3",
    accepted_at=datetime(2026, 11, 22, 17, 0, tzinfo=UTC),  # the 23rd in the hall
    due_on=date(2026, 12, 4),
    statutory_due_on=date(2026, 12, 21),
    is_provisional=False,
    light=Light.GREEN,
    remaining_days=9,
    state=CaseState.ACCEPTED,
    applicant_masked="王××",
)
TICKS = (
    MaterialTick("1", "申请书", TickOutcome.COMPLETE),
    MaterialTick("2", "营业执照", TickOutcome.COMPLETE, "复印件 1 份"),
    MaterialTick("3", "场所证明", TickOutcome.MISSING, "缺签字"),
    MaterialTick("4", "授权委托书", TickOutcome.NOT_NEEDED),
)


def notice(case: CaseRow = CASE, ticks: tuple[MaterialTick, ...] = TICKS, **guide: object) -> Slip:
    facts = NoticeFacts("禾木食品有限公司", whole_guide(**guide), ticks)
    return acceptance_notice(case, facts, HALL, PRINTED_AT)


@pytest.mark.parametrize(
    "said",
    [
        "受理编号620101-20261123-0007",
        "查询码482913",
        "禾木食品有限公司：",
        "“食品经营许可新办”，已于2026年11月23日受理。",
        "最迟办结日2026年12月4日",
        "承诺办结时限9个工作日；法定办结时限20个工作日；受理当日不计入。",
        "收到的材料（2样）1.申请书2.营业执照（复印件1份）",
        "还要补交的材料（1样）1.场所证明（缺签字）",
        "青山县政务服务中心3号窗口",
        "办理部门青山县市场监督管理局",
        "设定依据食品安全法第三十五条",
        "监督电话12345",
        "申请人签名",
        "经办人签名",
        "（加盖受理专用章）",
        "第1页，共1页",
    ],
)
def test_every_field_stands_on_the_notice(said: str):
    assert said in text_of(notice())


def test_a_material_that_does_not_apply_is_not_listed():
    assert "授权委托书" not in text_of(notice())


def test_a_day_that_may_still_move_is_marked_as_provisional():
    text = text_of(notice(replace(CASE, is_provisional=True)))

    assert "2026年12月4日（暂定）" in text
    assert "暂定：" in text
    assert "暂定" not in text_of(notice())


def test_a_missing_promise_is_said_to_be_missing():
    assert "未另行承诺；法定办结时限20个工作日" in text_of(notice(promised=None))


def test_what_is_done_on_the_spot_counts_no_days():
    assert "受理当日不计入" not in text_of(notice(promised=ON_THE_SPOT))


def test_the_code_holds_the_number_and_the_query_code_only():
    assert code_in(pictures_of(notice())[0]) == "620101-20261123-0007 482913"


def test_the_masked_name_is_not_mixed_with_the_one_asked_for():
    assert "王××" not in text_of(notice())


def test_a_demo_notice_says_that_it_proves_nothing():
    facts = NoticeFacts("王××", whole_guide(), TICKS)

    assert "演示数据，不作凭证" in text_of(acceptance_notice(CASE, facts, DEMO_HALL, PRINTED_AT))


def test_many_materials_go_on_over_pages_and_none_is_lost():
    ticks = tuple(MaterialTick(str(n), f"第{n}样材料" * 3, TickOutcome.COMPLETE) for n in range(60))
    slip = notice(ticks=ticks)

    assert slip.pages > 1
    text = text_of(slip)
    assert all(f"第{n}样材料" in text for n in range(60))
    assert all("620101-20261123-0007" in page for page in pages_of(slip))


def test_nothing_is_printed_blank_and_fonts_travel_along():
    assert blank_characters(notice()) == []
    assert fonts_not_embedded(notice()) == []


@settings(max_examples=30, deadline=None)
@given(ODD, st.lists(ODD, max_size=30))
def test_odd_names_never_keep_a_notice_from_being_printed(applicant: str, names: list[str]):
    ticks = tuple(MaterialTick(name, name, TickOutcome.COMPLETE, name) for name in names)
    facts = NoticeFacts(applicant, whole_guide(legal_basis=applicant * 20), ticks)

    assert "加盖受理专用章" in text_of(acceptance_notice(CASE, facts, HALL, PRINTED_AT))
