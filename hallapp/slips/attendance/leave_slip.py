"""The request for leave with its approval (请假审批单) and its end (销假)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from hallapp.hall.terms import HallRow
from hallapp.kernel.texts import _, papers
from hallapp.slips.attendance.cells import day_count, half_day_words, window_words
from hallapp.slips.attendance.facts import ApprovalLine, LeaveSlipFacts
from hallapp.slips.attendance.press import press
from hallapp.slips.dates import day_words
from hallapp.slips.official.blocks import Block, Field, Form, Verdict
from hallapp.slips.terms import Slip
from hallapp.slips.word.manuscript import HeadKind, Manuscript


def leave_paper(facts: LeaveSlipFacts, hall: HallRow, printed_at: datetime) -> Slip:
    """Return a request for leave with its lines of approval and the part for its end, on A4.

    Args:
        facts: The leave; lines without a verdict are left to be signed by hand.
        hall: The hall that prints it.
        printed_at: Moment of printing, aware.

    Raises:
        FontMissingError: A font file is gone or broken.
    """
    with papers():
        manuscript = Manuscript(
            head=HeadKind.FORM,
            masthead=hall.name,
            title=_("请假审批单"),
            number=_("编号：{number}").format(number=facts.number),
            blocks=tuple(_blocks(facts)),
        )
        slip = press([manuscript], hall, printed_at)
        if slip.pages == 1:
            return slip
        # Many approvals, or long words: lower lines to sign keep it on one page.
        low = replace(manuscript, blocks=tuple(_blocks(facts, is_low=True)))
        return press([low], hall, printed_at)


def _blocks(facts: LeaveSlipFacts, *, is_low: bool = False) -> Iterator[Block]:
    asked = "" if facts.asked_on is None else day_words(facts.asked_on)
    yield Form(
        (
            (Field(_("姓名"), facts.name), Field(_("单位"), facts.unit)),
            (Field(_("窗口"), window_words(facts.window)), Field(_("请假种类"), facts.kind)),
            (
                Field(_("从"), half_day_words(facts.from_on, facts.from_half)),
                Field(_("到"), half_day_words(facts.until_on, facts.until_half)),
            ),
            (Field(_("合计"), _span_words(facts.half_days)), Field(_("B岗"), facts.stand_in)),
            (Field(_("请假事由"), facts.reason, 2),),
            (Field(_("申请日期"), asked), Field(_("申请人签名"), "")),
        )
    )
    for approval in facts.approvals:
        yield _low_verdict(approval) if is_low else approval_verdict(approval)
    yield Form(
        (
            (
                Field(_("销假日期"), _ended_words(facts)),
                Field(_("实际请假"), _taken_words(facts)),
            ),
            (Field(_("销假人签名"), ""), Field(_("销假经办人"), facts.ended_by)),
        )
    )


def approval_verdict(approval: ApprovalLine) -> Verdict:
    """Return a line of approval as a field with what was decided and a line to sign."""
    label = _("{role}意见").format(role=approval.role)
    words = _("：").join(filter(None, (approval.verdict, approval.words)))
    return Verdict(label, words, approval.name, approval.on)


def _low_verdict(approval: ApprovalLine) -> Form:
    """Return a line of approval in two lines of text."""
    verdict = approval_verdict(approval)
    day = _("＿＿＿年＿＿月＿＿日") if verdict.on is None else day_words(verdict.on)
    signed = _("签名：{name}，{day}").format(name=verdict.name or "＿＿＿＿＿＿", day=day)
    return Form(((Field(verdict.label, f"{verdict.words or '　'}\n{signed}", 2),),))


def _span_words(half_days: int) -> str:
    return _("{count} 个工作日").format(count=day_count(half_days))


def _ended_words(facts: LeaveSlipFacts) -> str:
    if facts.ended_on is None:
        return ""
    half = "" if facts.ended_half is None else facts.ended_half.label
    return f"{day_words(facts.ended_on)}{half}"


def _taken_words(facts: LeaveSlipFacts) -> str:
    return "" if facts.taken_half_days is None else _span_words(facts.taken_half_days)
