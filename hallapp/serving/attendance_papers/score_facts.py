"""Facts of the papers with a line for everybody: the assessment, the month's grid."""

from collections.abc import Iterator, Sequence
from datetime import date, tzinfo

from hallapp.assessment.terms import AssessmentSheet, AssessmentState, ScoreGroup, SheetLine
from hallapp.attendance.terms.acts import CorrectionRow
from hallapp.attendance.terms.locking import LockRow
from hallapp.attendance.terms.person_days import (
    HalfMark,
    MonthGridRow,
    MonthLineRow,
    PersonTotals,
)
from hallapp.attendance.terms.states import HalfState
from hallapp.kernel.texts import _
from hallapp.slips.attendance.cells import short_day
from hallapp.slips.attendance.sheet_facts import (
    AssessmentFacts,
    AssessmentLine,
    MonthFacts,
    MonthLine,
    MonthMark,
    ScoreLine,
)
from hallapp.slips.dates import day_words

_HALF_DAY_TOTALS = frozenset({0, 1, 5, 6, 7})


def assessment_facts(sheet: AssessmentSheet, zone: tzinfo) -> AssessmentFacts:
    """Return the sheet of a period; base and parts of each line add up to its score."""
    groups = [
        group for group in ScoreGroup if any(line.sum.groups.get(group) for line in sheet.lines)
    ]
    has_share = any(line.sum.share for line in sheet.lines)
    has_floor = any(line.sum.floor_cut for line in sheet.lines)
    headings = [group.label for group in groups]
    headings += [_("首席代表分担")] if has_share else []
    headings += [_("保底")] if has_floor else []
    return AssessmentFacts(
        title=sheet.title or _("窗口人员考核表"),
        from_on=sheet.from_on,
        until_on=sheet.until_on,
        parts=tuple(headings),
        lines=tuple(
            _score_line(line, groups, (has_share, has_floor), zone) for line in sheet.lines
        ),
        rules=(_(sheet.rules.note),) if sheet.rules.note else (),
        is_closed=sheet.state is not AssessmentState.DRAFT,
    )


def _score_line(
    line: SheetLine, groups: Sequence[ScoreGroup], has: tuple[bool, bool], zone: tzinfo
) -> AssessmentLine:
    has_share, has_floor = has
    parts = [line.sum.groups.get(group, 0) for group in groups]
    parts += [-line.sum.share] if has_share else []
    parts += [line.sum.floor_cut] if has_floor else []
    person = line.person
    delivered = line.delivered_at
    return AssessmentLine(
        rank=line.rank,
        unit=person.department,
        window="" if person.window_number is None else str(person.window_number),
        name=person.name,
        base_tenths=line.sum.base,
        parts=tuple(parts),
        tenths=line.tenths,
        grade=_(line.grade) if line.grade else "",
        entries=tuple(
            ScoreLine(
                on=entry.day,
                rule=_(entry.rule_label) if entry.rule_label else "",
                words=entry.words,
                tenths=entry.tenths,
                evidence=entry.evidence.label,
            )
            for entry in line.entries
        ),
        delivered_to=line.delivered_to,
        delivered_on=None if delivered is None else delivered.astimezone(zone).date(),
    )


def month_facts(
    grid: MonthGridRow,
    corrections: Sequence[CorrectionRow],
    locks: Sequence[LockRow],
    zone: tzinfo,
) -> MonthFacts:
    """Return the month's grid with what was corrected and by whom it was locked.

    Args:
        grid: The grid.
        corrections: Approved corrections of the month.
        locks: Locks that touch the month.
        zone: The hall's.
    """
    shown = {line.person.person_id for line in grid.lines}
    noted = [row for row in corrections if row.person_id in shown]
    numbers: dict[tuple[object, date], int] = {}
    for number, row in enumerate(noted, 1):
        numbers.setdefault((row.person_id, row.day), number)
    return MonthFacts(
        year=grid.year,
        month=grid.month,
        days=tuple((day, day in grid.working) for day in grid.days),
        lines=tuple(_month_line(line, numbers) for line in grid.lines),
        legend=tuple(_legend(grid)),
        totals=(
            _("出勤"), _("旷工"), _("迟到"), _("早退"), _("缺卡"), _("请假"), _("公出"), _("待定"),
        ),
        half_day_totals=_HALF_DAY_TOTALS,
        footnotes=tuple(_correction_words(row) for row in noted),
        lock=tuple(_lock_words(lock, zone) for lock in locks),
    )  # fmt: skip


def _month_line(line: MonthLineRow, numbers: dict[tuple[object, date], int]) -> MonthLine:
    person = line.person
    return MonthLine(
        unit=person.department,
        window="" if person.window_number is None else str(person.window_number),
        name=person.name,
        marks=tuple(
            MonthMark(
                morning=cell.morning.letter,
                afternoon=cell.afternoon.letter,
                note=numbers.get((person.person_id, cell.day), 0),
                is_off={cell.morning.state, cell.afternoon.state} == {HalfState.OFF},
            )
            for cell in line.cells
        ),
        totals=_totals(line.totals),
    )


def _totals(totals: PersonTotals) -> tuple[int, ...]:
    return (
        totals.present,
        totals.absent,
        totals.late,
        totals.early,
        totals.missing,
        totals.leave,
        totals.trips,
        totals.unsettled,
    )


def _legend(grid: MonthGridRow) -> Iterator[tuple[str, str]]:
    """Yield the letters that stand in the grid, each with its word."""
    words = {
        HalfState.PRESENT: _("出勤"),
        HalfState.LATE: _("迟到"),
        HalfState.EARLY_LEAVE: _("早退"),
        HalfState.LATE_AND_EARLY: _("迟到又早退"),
        HalfState.MISSING_PUNCH: _("缺卡"),
        HalfState.ABSENT: _("旷工半天"),
    }
    found: dict[str, str] = {}
    for mark in _marks(grid):
        if mark.letter:
            # A kind of leave, or what is not decided, says itself in words.
            found.setdefault(mark.letter, words.get(mark.state, mark.words))
    order = list(words.values())
    yield from sorted(found.items(), key=lambda each: _place(each[1], order))


def _place(word: str, order: Sequence[str]) -> int:
    return order.index(word) if word in order else len(order)


def _marks(grid: MonthGridRow) -> Iterator[HalfMark]:
    for line in grid.lines:
        for cell in line.cells:
            yield cell.morning
            yield cell.afternoon


def _correction_words(row: CorrectionRow) -> str:
    said = _("{name} {day}{slot}：{number}，{cause}，{decider}审核同意。")
    text = said.format(
        name=row.person_name,
        day=short_day(row.day),
        slot=row.slot.label,
        number=row.number,
        cause=row.cause.label,
        decider=row.decided_by or _("系统"),
    )
    if row.is_after_lock:
        text += _("锁定后更改：{reason}。").format(reason=row.override_reason.rstrip("。"))
    return text


def _lock_words(lock: LockRow, zone: tzinfo) -> str:
    said = _("{day}由{name}锁定。").format(
        day=day_words(lock.locked_at.astimezone(zone).date()), name=lock.locked_by or _("系统")
    )
    if lock.reopened_at is None:
        return said
    opened = _("{said}{day}由{name}重新打开：{reason}。")
    return opened.format(
        said=said,
        day=day_words(lock.reopened_at.astimezone(zone).date()),
        name=lock.reopened_by or _("系统"),
        reason=lock.reopen_reason.rstrip("。"),
    )
