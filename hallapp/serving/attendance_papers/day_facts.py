"""Facts of the papers of one day: the posting, the patrols, the outings."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, tzinfo

from hallapp.bulletins.terms import PostedRow, PostingSheet
from hallapp.kernel.texts import _
from hallapp.leave.terms import OutingRow
from hallapp.patrols.terms import (
    FindingRow,
    MarkRow,
    PatrolDayRow,
    PatrolPlan,
    RoundColumn,
    RoundRow,
)
from hallapp.roster.terms import SitInRow
from hallapp.slips.attendance.facts import (
    DailyFacts,
    DrawProof,
    OutingFacts,
    OutingLine,
    PatrolFindingLine,
    PatrolLogFacts,
    PatrolRoundLine,
    PostedLine,
)


def daily_facts(sheet: PostingSheet, complaint_phone: str = "") -> DailyFacts:
    """Return a day as it hangs, or as it would be posted."""
    return DailyFacts(
        day=sheet.day,
        lines=tuple(_posted(row) for row in sheet.rows),
        complaint_phone=complaint_phone,
        is_draft=sheet.version == 0,
    )


def _posted(row: PostedRow) -> PostedLine:
    return PostedLine(
        unit=row.unit,
        window=row.window,
        name=row.name,
        presence=row.presence,
        leave=row.leave,
        discipline=row.discipline,
        dress=row.dress,
        remark=row.remark,
        is_notable=row.is_notable,
    )


def patrol_facts(
    day: PatrolDayRow,
    plan: PatrolPlan,
    marks: Iterable[MarkRow],
    sit_ins: Sequence[SitInRow],
    zone: tzinfo,
) -> PatrolLogFacts:
    """Return the patrols of a day; drawn times only as far as the plan shows them.

    Args:
        day: Rounds and windows.
        plan: The draw, as its reader may see it.
        marks: What was seen; what blames nobody is left out.
        sit_ins: Who sat in.
        zone: The hall's.
    """
    drawn = {each.number: each.at for each in plan.times}
    blamed = sorted(
        (mark for mark in marks if mark.is_blame),
        key=lambda mark: (mark.number, mark.window_number),
    )
    return PatrolLogFacts(
        day=day.day,
        rounds=tuple(_round(column, drawn.get(column.number), zone) for column in day.columns),
        findings=tuple(_finding(mark, zone) for mark in blamed),
        proof=_proof(plan, zone),
        sit_in=_("；").join(_sit_in(row) for row in sit_ins),
    )


def _round(column: RoundColumn, planned: datetime | None, zone: tzinfo) -> PatrolRoundLine:
    made = column.round
    if made is None:
        return PatrolRoundLine(
            number=column.number, drawn=wall_clock(planned, zone), note=column.state.label
        )
    return PatrolRoundLine(
        number=made.number,
        drawn=wall_clock(made.drawn_at or planned, zone),
        started=wall_clock(made.started_at, zone),
        ended=wall_clock(made.ended_at, zone),
        patroller=_("、").join(filter(None, (made.patroller_name, made.companions))),
        source=made.source.label,
        seen=made.marked,
        is_late=made.is_late,
        note=_round_note(made),
    )


def _round_note(made: RoundRow) -> str:
    said = [made.punctuality if made.is_late else "", _("加巡") if made.is_extra else ""]
    return _("，").join(filter(None, (*said, made.note)))


def _finding(mark: MarkRow, zone: tzinfo) -> PatrolFindingLine:
    handling = [mark.handling]
    if mark.rectified_on is not None:
        handling.append(mark.rectified_words or _("已整改"))
    return PatrolFindingLine(
        round_number=mark.number,
        at=wall_clock(mark.seen_at, zone),
        window=str(mark.window_number),
        unit=mark.department,
        person=mark.person_name,
        finding=_("，").join(filter(None, (mark.label, mark.words))),
        handling=_("；").join(filter(None, handling)),
    )


def _proof(plan: PatrolPlan, zone: tzinfo) -> DrawProof | None:
    if not plan.commitment:
        return None
    return DrawProof(
        commitment=plan.commitment,
        inputs=plan.text,
        secret=plan.secret,
        published=wall_clock(plan.published_at, zone),
        revealed=wall_clock(plan.revealed_at, zone),
    )


def _sit_in(row: SitInRow) -> str:
    said = _("{leader}带{expert}").format(leader=row.leader_name, expert=row.expert_name)
    return f"{row.department} {said}".strip()


def outing_facts(day: date, rows: Iterable[OutingRow], zone: tzinfo) -> OutingFacts:
    """Return the register of a day."""
    return OutingFacts(day=day, lines=tuple(_outing(row, zone) for row in rows))


def _outing(row: OutingRow, zone: tzinfo) -> OutingLine:
    return OutingLine(
        number=row.number,
        unit=row.department,
        window="" if row.window_number is None else str(row.window_number),
        name=row.person_name,
        kind=row.kind.label,
        reason=row.reason,
        left=row.left_at.astimezone(zone).time(),
        planned_back=row.planned_back_at.astimezone(zone).time(),
        back=wall_clock(row.back_at, zone),
        stand_in=row.b_name,
        approver=row.approver,
        is_overdue=row.is_overdue,
    )


def finding_codes(findings: Iterable[FindingRow]) -> tuple[tuple[str, str], ...]:
    """Return the codes of the hall's list for a blank sheet, by position."""
    listed = sorted((each for each in findings if each.is_active), key=lambda each: each.position)
    return tuple((str(number), each.label) for number, each in enumerate(listed, 1))


def wall_clock(at: datetime | None, zone: tzinfo) -> time | None:
    """Return a moment by the clock on the wall; None for none."""
    return None if at is None else at.astimezone(zone).time()
