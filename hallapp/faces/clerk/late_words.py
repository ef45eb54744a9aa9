"""What a missed number is still worth (过号规则), in words for the clerk."""

from datetime import datetime

from hallapp.kernel.texts import _
from hallapp.queueing.terms import LatePolicy, LateRuleRow, TicketRow


def times_left(ticket: TicketRow, rule: LateRuleRow) -> int:
    """Return how often a missed number may still come back."""
    if rule.policy is LatePolicy.VOID:
        return 0
    return max(0, rule.times - ticket.late_times)


def why_not_back(ticket: TicketRow, rule: LateRuleRow | None, now: datetime) -> str:
    """Return why a missed number cannot come back; empty when it can."""
    if rule is None:
        return ""
    if rule.policy is LatePolicy.VOID:
        return _("过号作废")
    if not times_left(ticket, rule):
        return _("不能再恢复")
    called_at = ticket.called_at
    if called_at is not None and (now - called_at).total_seconds() > rule.minutes * 60:
        return _("已超过 {minutes} 分").format(minutes=rule.minutes)
    return ""


def missed_words(ticket: TicketRow, rule: LateRuleRow | None, now: datetime) -> str:
    """Return the state of a missed number: 过号，可恢复 1 次."""
    why_not = why_not_back(ticket, rule, now)
    if why_not:
        return why_not if why_not == _("过号作废") else _("过号，{why}").format(why=why_not)
    if rule is None:
        return _("过号")
    return _("过号，可恢复 {times} 次").format(times=times_left(ticket, rule))


def rule_words(rule: LateRuleRow | None) -> str:
    """Return the rule of the service in one sentence."""
    if rule is None:
        return ""
    if rule.policy is LatePolicy.VOID:
        return _("规则：这项业务过号作废，请重新取号。")
    if rule.policy is LatePolicy.WITHIN:
        return _("规则：{minutes} 分钟内回来，排回原来的位置。").format(minutes=rule.minutes)
    return _("规则：{minutes} 分钟内回来，排到 {places} 人之后。").format(
        minutes=rule.minutes, places=rule.places
    )
