"""Whoever holds the query code of a case reads at the kiosk where it stands."""

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from hallapp.cases.terms import CaseProgressRow, CaseState
from tests.gui.kiosk.kiosk_at_hand import LANDSCAPE, PORTRAIT, Kiosk

CASE = CaseProgressRow(
    case_number="000000-20261123-0007",
    item_name="国有建设用地使用权及房屋所有权转移登记",
    state=CaseState.ACCEPTED,
    accepted_on=date(2026, 11, 23),
    due_on=date(2026, 12, 4),
    is_provisional=False,
    is_late=False,
    concluded_on=None,
)


@pytest.fixture(params=[PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def kiosk(request: pytest.FixtureRequest, qtbot: QtBot) -> Kiosk:
    made = Kiosk(qtbot, request.param)
    made.hall.cases.case = CASE
    return made


def test_a_query_code_leads_to_the_case(kiosk: Kiosk) -> None:
    kiosk.hall.queue.by_code = {}
    kiosk.tap("use_progress")

    kiosk.type_code("34679ACD")

    assert kiosk.page == "case_page"
    said = kiosk.said()
    assert CASE.item_name in said
    assert "最迟2026年12月4日办好" in said
    assert "办件编号 000000-20261123-0007" in said
    kiosk.tap("case_done")
    assert kiosk.page == "home_page"
    assert CASE.item_name not in kiosk.said()


def test_the_code_of_a_notice_is_scanned(kiosk: Kiosk) -> None:
    kiosk.tap("use_progress")

    kiosk.scan("000000-20261123-0007 34679ACD")

    assert kiosk.page == "case_page"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"is_late": True}, "已超过承诺的日期"),
        ({"state": CaseState.SUSPENDED}, "不计入办理时限"),
        ({"state": CaseState.SUSPENDED, "stood_since": date(2026, 11, 25)}, "从2026年11月25日起"),
        ({"state": CaseState.RECEIVED, "accepted_on": None}, "2026年12月4日以前答复"),
        ({"state": CaseState.RECEIVED, "accepted_on": None, "due_on": None}, "能不能受理"),
        ({"state": CaseState.SUPPLEMENTING, "accepted_on": None}, "写在补正告知书上"),
        ({"state": CaseState.REJECTED, "due_on": None}, "没有受理"),
        ({"state": CaseState.READY}, "到出件窗口领取"),
        ({"state": CaseState.RETURNED}, "材料已经退回"),
        ({"state": CaseState.REVOKED}, "原来的决定已经撤销"),
        ({"state": CaseState.CONCLUDED}, "领取结果"),
        ({"is_provisional": True}, "可能调整"),
    ],
)
def test_each_state_says_what_it_means_for_the_citizen(
    kiosk: Kiosk, changed: dict[str, object], words: str
) -> None:
    kiosk.hall.cases.case = replace(CASE, **changed)
    kiosk.tap("use_progress")

    kiosk.type_code("34679ACD")

    assert words in kiosk.said()


def test_a_code_that_nobody_knows_is_said_on_the_same_page(kiosk: Kiosk) -> None:
    kiosk.tap("use_progress")

    kiosk.type_code("WWWWWWWW")

    assert kiosk.page == "code_page"
    assert "没有找到这个代码" in kiosk.said()
