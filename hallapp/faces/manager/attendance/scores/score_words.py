"""Scores, points and entries in words."""

from hallapp.assessment.terms import (
    AssessmentSheet,
    AssessmentState,
    EntryRow,
    EvidenceSort,
    ScoreRule,
    WithdrawalCause,
)
from hallapp.bulletins.terms import Evidence
from hallapp.faces.manager.attendance.reports.evidence import EvidenceAsked
from hallapp.faces.manager.attendance.reports.period import Period, day_text
from hallapp.kernel.texts import _

_TENTHS = 10


def score_text(tenths: int) -> str:
    """Return a score: 97.5, and 98 without its nought."""
    whole, rest = divmod(abs(tenths), _TENTHS)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"


def points_text(tenths: int) -> str:
    """Return points with their sign: -2, +0.5; a dash for none."""
    if not tenths:
        return "–"
    return f"+{score_text(tenths)}" if tenths > 0 else score_text(tenths)


def points_tone(tenths: int) -> str:
    """Return the colour of points."""
    if not tenths:
        return "muted"
    return "late" if tenths < 0 else "normal"


def rule_words(rule: ScoreRule) -> str:
    """Return a rule as it is chosen: 迟到 -1 每次."""
    return f"{_(rule.label)} {points_text(rule.tenths)} {rule.per.label}"


def entry_label(row: EntryRow) -> str:
    """Return what an entry scores."""
    return _(row.rule_label) if row.rule_label else row.group.label


def entry_state(row: EntryRow) -> str:
    """Return whether an entry counts, and who took it back why."""
    if row.counts:
        return _("自动计入") if row.is_fed else _("手工计入")
    cause = {
        WithdrawalCause.HAND: _("已撤销"),
        WithdrawalCause.APPEAL: _("申诉成立，已撤销"),
        WithdrawalCause.FACTS: _("记录变了，已撤销"),
        None: _("已撤销"),
    }[row.withdrawn_cause]
    return f"{cause}{_('：')}{row.withdrawn_why}" if row.withdrawn_why else cause


def entry_evidence(row: EntryRow, period: Period) -> EvidenceAsked:
    """Return what proves an entry."""
    title = _("{day} {rule} {points}").format(
        day=day_text(row.day), rule=entry_label(row), points=points_text(row.tenths)
    )
    if row.evidence is EvidenceSort.HAND:
        said = _("手工登记，凭登记时写下的话：{words}").format(words=row.words)
        return EvidenceAsked(title, said, ())
    opens = ":".join(part for part in (row.evidence_id, row.evidence_part) if part)
    is_day = row.evidence is EvidenceSort.DAY
    ids = (opens if is_day else row.evidence_id,)
    # A leave or a case may lie before the day that it counts on.
    proof = Evidence(row.evidence, ids, min(row.day, period.from_on), period.until_on)
    return EvidenceAsked(title, row.words, (proof,), words=row.words)


def sheet_state(sheet: AssessmentSheet) -> str:
    """Return how far a sheet is."""
    if sheet.state is AssessmentState.DRAFT:
        return _("未定稿，随记录变化")
    said = _("已定稿")
    if sheet.differs:
        said = _("已定稿；按现在的记录会有不同，要改请先更正")
    return said
