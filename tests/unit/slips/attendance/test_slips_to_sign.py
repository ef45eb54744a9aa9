"""Leave, corrections and notices of a score: one page each, with lines where people sign."""

from dataclasses import replace
from datetime import date, time

import pytest

from hallapp.slips.attendance.assessment import assessment_notices
from hallapp.slips.attendance.correction_slip import correction_paper
from hallapp.slips.attendance.facts import ApprovalLine, CorrectionSlipFacts
from hallapp.slips.attendance.leave_slip import leave_paper
from tests.unit.slips.attendance.attendance_examples import DAY, NAMES, assessment, leave
from tests.unit.slips.paper_examples import HALL, PRINTED_AT, blank_characters, text_of

CORRECTION = CorrectionSlipFacts(
    number="补签〔2026〕41号", name=NAMES[0], unit="公安局", window="3", day=DAY, slot="上午离",
    stated=time(12, 2), cause="设备故障", reason="考勤机断网。", asked_by=NAMES[0],
    asked_on=date(2026, 11, 24),
    decision=ApprovalLine(role="审核人", verdict="同意", name="赵强", on=date(2026, 11, 24)),
)  # fmt: skip


@pytest.mark.parametrize("approvals", [1, 2, 3])
def test_a_leave_with_its_approvals_and_its_end_fits_on_a_page(approvals: int) -> None:
    slip = leave_paper(leave(approvals), HALL, PRINTED_AT)

    text = text_of(slip)
    assert slip.pages == 1
    assert text.count("签名：") == approvals
    for said in (
        "2026年11月24日下午",
        "2026年11月26日上午",
        "1.5个工作日",
        "2个工作日",
        "B岗李建国",
    ):
        assert said in text


def test_a_leave_that_is_not_ended_leaves_the_day_to_be_written() -> None:
    text = text_of(leave_paper(leave(is_ended=False), HALL, PRINTED_AT))

    assert "销假日期实际请假" in text
    assert "同意签名：赵强，2026年11月23日" in text
    assert "中心领导意见签名：＿＿＿" in text


def test_a_long_reason_is_never_cut() -> None:
    reason = "回老家照顾生病的父母，" * 60

    text = text_of(leave_paper(replace(leave(), reason=reason), HALL, PRINTED_AT))

    assert text.count("回老家照顾生病的父母，") == 60


def test_a_correction_names_who_asked_and_who_decided() -> None:
    text = text_of(correction_paper(CORRECTION, HALL, PRINTED_AT))

    assert "补签时段上午离说明的时间12:02" in text
    assert "申请人王小明申请日期2026年11月24日" in text
    assert "同意签名：赵强，2026年11月24日" in text
    assert "锁定后更改" not in text


def test_a_correction_after_the_lock_says_why_it_was_let_through() -> None:
    late = replace(CORRECTION, override="经中心领导同意", stated=None)

    text = text_of(correction_paper(late, HALL, PRINTED_AT))

    assert "锁定后更改经中心领导同意" in text
    assert "时间记不清" in text


def test_everybody_gets_the_own_points_and_a_receipt_to_sign() -> None:
    facts = assessment(4)

    slip = assessment_notices(facts, facts.lines[:3], HALL, PRINTED_AT)

    text = text_of(slip)
    assert slip.pages == 3
    assert text.count("送达回证") == 3
    assert "得分100.5名次1" in text
    assert "+1.5" in text
    assert "考核期内没有加分和扣分。" in text
    assert blank_characters(slip) == []
