"""The line of time of a case, read as a person reads it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.cases.telling import actor, sentence
from hallapp.cases.terms import CaseEventKind, CaseEventRow

AT = datetime(2026, 11, 23, 1, 42, tzinfo=UTC)
KIND = CaseEventKind


def event(kind: CaseEventKind, /, **facts: Any) -> CaseEventRow:
    return CaseEventRow(1, kind, AT, "王晓梅", 3, facts)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (event(KIND.RECEIVED, ticket="B001", place="window"), "收件，票号 B001"),
        (event(KIND.RECEIVED, place="outside"), "收件，受理地点：大厅以外"),
        (
            event(KIND.ACCEPTED, form="plain", limit="9工作日", due="2026-12-04"),
            "受理，办结期限 9 个工作日，2026年12月4日到期",
        ),
        (
            event(KIND.ACCEPTED, form="lenient", limit="9工作日", due="2026-12-04"),
            "受理，容缺受理，办结期限 9 个工作日，2026年12月4日到期",
        ),
        (
            event(KIND.SUPPLEMENT_ASKED, missing=["平面图", "租赁合同"], due="2027-02-21"),
            "一次性告知补正，缺：平面图、租赁合同，请在2027年2月21日以前补齐",
        ),
        (event(KIND.SUPPLEMENT_ASKED, missing=["平面图"], second=True), "再次告知补正，缺：平面图"),
        (event(KIND.SUPPLEMENTED), "补正收齐"),
        (
            event(
                KIND.SUSPENDED,
                ground="hearing",
                from_on="2026-11-24",
                planned="2026-12-08",
                document="特〔2026〕1号",
            ),
            "挂起，停止计时，听证，自2026年11月24日起，预计2026年12月8日恢复，文号 特〔2026〕1号",
        ),
        (
            event(KIND.EXTENDED, amount=10, unit="working_days", approver="赵局", due="2026-12-18"),
            "批准延期，延长 10 个工作日，批准人赵局，2026年12月18日到期",
        ),
        (
            event(
                KIND.DUE_MOVED,
                clock="decision",
                old="2026-12-04",
                new="2026-12-07",
                reason="calendar",
            ),
            "期限变动，办结期限，到期日由2026年12月4日改为2026年12月7日，日历调整",
        ),
        (
            event(KIND.DECIDED, outcome="granted", quality="early", due="2026-12-04"),
            "作出决定，准予，提前",
        ),
        (
            event(KIND.DELIVERED, way="in_person", recipient="欧阳明月"),
            "送达，本人领取，签收人欧×××",
        ),
        (event(KIND.CHARGED, names=["工本费"], fen=12050), "核定收费，工本费，应缴 120.50 元"),
        (event(KIND.PAID, fen=12000, voucher="NO123"), "登记缴费，实缴 120 元，票据 NO123"),
        (
            event(KIND.PAPER_MADE, paper="acceptance", number="政务受〔2026〕1号"),
            "制作受理通知书，政务受〔2026〕1号",
        ),
        (
            event(KIND.PLATFORM_CHANGED, state="concluded", before={"state": "accepted"}),
            "省平台有变化，状态改为已办结",
        ),
        (event(KIND.LIGHT_RAISED, colour="red", reason="超过承诺期限"), "亮灯，红牌，超过承诺期限"),
        (event(KIND.BRANCH_REPLIED, unit="消防", opinion="agreed"), "协办回复，消防，意见：同意"),
        (event(KIND.NOTED, words="申请人来电"), "备注，申请人来电"),
        (event(KIND.READY, place="1号窗口"), "结果待领取，在1号窗口领取"),
    ],
)
def test_a_line_says_what_happened(row: CaseEventRow, said: str) -> None:
    assert sentence(row) == said


@pytest.mark.parametrize("kind", CaseEventKind)
def test_a_line_without_any_fact_still_says_what_it_is_about(kind: CaseEventKind) -> None:
    said = sentence(event(kind))

    assert said
    assert "None" not in said
    assert "{" not in said


FACTS = st.dictionaries(
    st.sampled_from(["due", "on", "old", "new", "reason", "way", "unit", "fen", "amount", "missing",
                     "form", "limit", "before", "state", "opinion", "kind", "colour", "anything"]),
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=6), st.lists(st.text())),
)  # fmt: skip


@given(st.sampled_from(CaseEventKind), FACTS)
def test_no_fact_of_whatever_form_breaks_a_line(kind: CaseEventKind, facts: dict[str, Any]) -> None:
    assert sentence(event(kind, **facts))


def test_who_did_it_is_told_apart() -> None:
    assert actor(event(KIND.ACCEPTED)) == "王晓梅 3号窗口"
    assert actor(CaseEventRow(1, KIND.DEEMED_ACCEPTED, AT, "", None, {})) == ""
