"""What the sections of a case's page say: facts, line of time, clocks, materials, papers, days."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo

from hallapp.cases.telling import actor, sentence
from hallapp.cases.terms import (
    CaseRow,
    CaseState,
    ClockRow,
    Light,
    StageRow,
    SuspensionRow,
    TickOutcome,
)
from hallapp.faces.clerk.cases.fields import yuan_words
from hallapp.faces.clerk.cases.lights import LIGHTS
from hallapp.faces.clerk.cases.line_list import ShownLine
from hallapp.faces.clerk.cases.open_case import OpenCase
from hallapp.faces.clerk.dates import due_words, full_words, moment_words
from hallapp.faces.parts.lights import LightMark
from hallapp.kernel.texts import _

_LATE = frozenset({Light.RED, Light.DARK_RED})


@dataclass(frozen=True)
class CasePart:
    """One section of the page.

    Attributes:
        word: Its name.
        lines: What it says of a case.
        nothing: What is said where there is nothing yet.
    """

    word: str
    lines: Callable[[OpenCase, tzinfo], list[ShownLine]]
    nothing: str


def sections() -> tuple[CasePart, ...]:
    """Return the sections in their order."""
    return (
        CasePart(_("办理过程"), history_lines, _("还没有过程记录。")),
        CasePart(_("时限"), clock_lines, _("还没有开始计时。")),
        CasePart(_("材料"), material_lines, _("没有登记材料。")),
        CasePart(_("文书"), paper_lines, _("还没有制作文书。")),
        CasePart(_("逐日说明"), day_lines, _("没有按日计算的期限，或者还没有开始计时。")),
    )


def history_lines(opened: OpenCase, zone: tzinfo) -> list[ShownLine]:
    """Return the line of time, the newest first: what happened last decides what is next."""
    return [
        ShownLine(moment_words(event.at, zone), sentence(event), actor(event))
        for event in reversed(opened.events)
    ]


def clock_lines(opened: OpenCase, _zone: tzinfo) -> list[ShownLine]:
    """Return clocks, the stages and the times in which the clock stood."""
    clocks = [_clock_line(clock) for clock in opened.clocks]
    stages = [_stage_line(stage) for stage in opened.stages if stage.light is None]
    stood = [_stood_line(entry) for entry in opened.suspensions]
    return [*clocks, *stages, *stood]


def material_lines(opened: OpenCase, _zone: tzinfo) -> list[ShownLine]:
    """Return what was found of the materials last."""
    return [
        ShownLine(
            tick.outcome.label,
            tick.name,
            tick.remark,
            tone="late" if tick.outcome is TickOutcome.MISSING else "",
        )
        for tick in opened.ticks
    ]


def paper_lines(opened: OpenCase, _zone: tzinfo) -> list[ShownLine]:
    """Return the papers made, with their numbers and how often each was printed."""
    return [
        ShownLine(
            full_words(paper.issued_on),
            f"{paper.kind.label}　{paper.number}",
            _("打印 {copies} 次").format(copies=paper.copies),
        )
        for paper in opened.papers
    ]


def day_lines(opened: OpenCase, _zone: tzinfo) -> list[ShownLine]:
    """Return the account of the running limit, day by day."""
    return [
        ShownLine(
            due_words(row.day),
            row.words,
            "" if row.is_known else _("这一年的放假安排还没有公布，暂定"),
            tone="" if row.number is not None else "muted",
        )
        for row in opened.days
    ]


def new_words(case: CaseRow) -> str:
    """Return what has just become of a case at this window."""
    if case.state is CaseState.RECEIVED:
        return _("已收件，还没有受理")
    return _("已当场办结") if case.state.is_decided else _("已受理")


def left_words(case: CaseRow) -> str:
    """Return how much time is left, in the words of where the case stands."""
    if case.state is CaseState.SUSPENDED:
        return _("计时暂停")
    if not case.state.is_open and case.state is not CaseState.READY:
        return case.state.label
    return case.remaining_words if case.is_timed else _("没有计时")


def fact_lines(opened: OpenCase, zone: tzinfo) -> list[tuple[str, str]]:
    """Return the facts beside the case: label and what it says; what is not known is left out."""
    case, clock = opened.case, opened.main_clock
    received = "" if case.received_on is None else full_words(case.received_on)
    accepted = "" if case.accepted_at is None else moment_words(case.accepted_at, zone)
    due = full_words(case.due_on) if clock is not None else ""
    if case.is_provisional and due:
        due = _("{due}（暂定：含还没有公布放假安排的年份）").format(due=due)
    law = "" if case.statutory_due_on is None else full_words(case.statutory_due_on)
    facts = [
        (_("事项"), case.item_name),
        (_("申请人"), case.applicant_masked),
        (_("收件日"), received if not accepted else ""),
        (_("受理时间"), accepted),
        (clock.kind.label if clock is not None else _("到期日"), due),
        (_("剩余"), left_words(case)),
        (_("法定到期"), law if clock is not None else ""),
        (_("环节"), case.stage_name),
        (_("经办"), case.handler_name),
        (_("形式"), case.form.label),
        (_("省平台编号"), case.external_number),
        (_("查询码"), case.query_code),
        (_("收费"), _money(opened)),
    ]
    return [(label, fact) for label, fact in facts if fact]


def _money(opened: OpenCase) -> str:
    if opened.payment is not None:
        return _("已缴 {yuan} 元").format(yuan=yuan_words(opened.payment.paid_fen))
    if not opened.charges:
        return ""
    return _("应缴 {yuan} 元，未缴").format(yuan=yuan_words(opened.due_fen))


def _clock_line(clock: ClockRow) -> ShownLine:
    limit = clock.limit.words
    said = [
        _("{name} {limit}").format(name=clock.label, limit=limit) if clock.label else limit,
        _("自 {day} 起").format(day=full_words(clock.day_zero)),
        _("{day} 到期").format(day=full_words(clock.due_on)),
    ]
    if clock.extension:
        unit = clock.limit.unit.label
        said.append(_("已延 {amount} {unit}").format(amount=clock.extension, unit=unit))
    if clock.stood_since is not None and clock.ended_on is None:
        said.append(_("{day} 起暂停").format(day=full_words(clock.stood_since)))
    if clock.ended_on is not None:
        said.append(_("{day} 结束").format(day=full_words(clock.ended_on)))
    if clock.is_provisional:
        said.append(_("暂定"))
    mark = LightMark(LIGHTS[clock.light], clock.light.label)
    tone = "late" if clock.light in _LATE else ""
    return ShownLine(clock.kind.label, _("，").join(said), mark=mark, tone=tone)


def _stage_line(stage: StageRow) -> ShownLine:
    began = _("还没有开始") if stage.began_on is None else full_words(stage.began_on)
    ended = "" if stage.ended_on is None else _("{day} 结束").format(day=full_words(stage.ended_on))
    said = _("，").join(each for each in (stage.name, began, ended, stage.result) if each)
    return ShownLine(_("环节"), said, stage.handler_name)


def _stood_line(entry: SuspensionRow) -> ShownLine:
    since = full_words(entry.from_on)
    until = _("至今") if entry.to_on is None else full_words(entry.to_on)
    ground = "" if entry.ground is None else entry.ground.label
    said = (
        ground,
        _("{since} 起，{until}").format(since=since, until=until),
        _("扣除 {days} 个工作日").format(days=entry.working_days),
        entry.document_number,
    )
    return ShownLine(_("暂停计时"), _("，").join(each for each in said if each), entry.words)
