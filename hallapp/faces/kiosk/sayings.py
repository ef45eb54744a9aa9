"""What a kiosk says of numbers, refusals, late-comers and arrivals, in a citizen's words. Pure."""

from hallapp.appointments.terms import Arrival
from hallapp.faces.kiosk.lettering import Run, around
from hallapp.faces.kiosk.page import FACT
from hallapp.kernel.texts import _, mark
from hallapp.queueing.terms import (
    LatePolicy,
    LateRuleRow,
    PackageProgressRow,
    PackageRow,
    ServiceRow,
    TicketRow,
    TicketState,
)
from hallapp.queueing.terms.setups import ClosingLoadRow

_SHORT_PLACE = 6
_REFUSALS = {
    "queueing.issue_stopped": mark("取号已暂停"),
    "queueing.rest_day": mark("今天休息"),
    "queueing.appointment_only": mark("现在只接待预约"),
    "queueing.day_full": mark("今天的号取完了"),
    "queueing.session_full": mark("这一段的号取完了"),
}
_STATES = {
    TicketState.HELD: mark("窗口先留着您的号"),
    TicketState.AWAY: mark("您暂时离开，号还留着"),
    TicketState.FINISHED: mark("已经办完"),
    TicketState.TRANSFERRED: mark("已转到别的窗口"),
    TicketState.MISSED: mark("叫到没来，已过号"),
    TicketState.LEFT: mark("您已离开"),
    TicketState.SKIPPED: mark("这一步不用办"),
    TicketState.VOID: mark("这个号已作废"),
    TicketState.EXPIRED: mark("这个号已过期，只在当天有效"),
    TicketState.WITHDRAWN: mark("已撤回"),
}
_ARRIVALS = {
    Arrival.TOO_EARLY: mark("您来得太早，还不能报到。"),
    Arrival.EARLY: mark("您提前到了，到了预约的时间就按预约叫您。"),
    Arrival.ON_TIME: mark("您准时到，按预约的时间叫您。"),
    Arrival.LATE: mark("您迟到了，还算预约，往后排一点。"),
    Arrival.TOO_LATE: mark("预约的时间已经过去，这是按现在取的普通号。"),
}


def tile_words(service: ServiceRow) -> str:
    """Return what a tile says below the name of a service: why not, or how many wait."""
    if service.refusal:
        if service.next_opens and service.refusal not in _REFUSALS:
            return _("{time} 起取号").format(time=service.next_opens)
        return _(_REFUSALS.get(service.refusal, mark("现在不取号")))
    waiting = _("等 {count} 人").format(count=service.waiting)
    if not service.open_windows:
        return _("{waiting}，窗口未开").format(waiting=waiting)
    return _("{waiting}，{count} 个窗口").format(waiting=waiting, count=service.open_windows)


def late_words(rule: LateRuleRow | None) -> str:
    """Return what a number is worth after a missed call, as its ticket says it too."""
    if rule is None:
        return _("叫到没来算过号，请到窗口说明，由工作人员重新叫号。")
    if rule.policy is LatePolicy.VOID:
        return _("叫到没来，本号作废，请重新取号。")
    if rule.policy is LatePolicy.BEHIND:
        said = _(
            "叫到没来，{minutes} 分钟内到导办台或窗口说明，排到 {places} 人之后，限 {times} 次。"
        )
        return said.format(minutes=rule.minutes, places=rule.places, times=rule.times)
    said = _("叫到没来，{minutes} 分钟内到导办台或窗口说明，仍按原来的先后叫号，限 {times} 次。")
    return said.format(minutes=rule.minutes, times=rule.times)


def closing_words(load: ClosingLoadRow | None) -> str:
    """Return the warning that a number may not be served today; empty when it will be."""
    if load is None or not load.is_tight:
        return ""
    said = _("{time} 停止取号。前面 {waiting} 人，要等 {minutes} 分钟左右，今天可能办不到。")
    return said.format(time=f"{load.closes_at:%H:%M}", waiting=load.waiting, minutes=load.minutes)


def step_names(package: PackageRow) -> str:
    """Return the services of a package in their order."""
    ordered = sorted(package.steps, key=lambda step: step.position)
    return " → ".join(step.service_name for step in ordered)


def progress_words(steps: tuple[PackageProgressRow, ...]) -> str:
    """Return how far a package is, one service after the other; empty without a package."""
    return "\n".join(f"{row.service_name}  {_step_state(row)}" for row in steps)


def state_words(ticket: TicketRow) -> str:
    """Return where a number stands when it does not simply wait."""
    if ticket.state is TicketState.WAITING:
        return _("正在等候")
    if ticket.state is TicketState.CALLED:
        return _("叫到您了，请马上过去")
    if ticket.state is TicketState.SERVING:
        return _("正在办理")
    return _(_STATES[ticket.state])


def arrival_words(arrival: Arrival) -> str:
    """Return how a booked citizen came, with what follows from it."""
    return _(_ARRIVALS[arrival])


def ahead_runs(ahead: int, small: Run) -> tuple[Run, ...]:
    """Return how many are ahead."""
    if ahead == 0:
        return (Run(_("前面没有人，请留意叫号"), 56, bold=True),)
    return around(_("前面还有 {ahead} 人"), "ahead", Run(str(ahead), FACT, bold=True), small)


def minutes_runs(minutes: tuple[int, int] | None, small: Run) -> tuple[Run, ...]:
    """Return the range of minutes to wait, or that nobody can tell."""
    if minutes is None:
        return (Run(_("等多久还估不出，请坐着等"), small.size),)
    span = Run(span_words(minutes), FACT, bold=True)
    if minutes[0] <= 0 < minutes[1]:
        return around(_("{minutes} 分钟以内"), "minutes", span, small)
    return around(_("大约等 {minutes} 分钟"), "minutes", span, small)


def span_words(minutes: tuple[int, int]) -> str:
    """Return a range of minutes as figures; one that begins now says its end alone."""
    least, most = minutes
    return str(most) if least == most or least <= 0 else f"{least}—{most}"


def place_runs(place: str, small: Run) -> tuple[Run, ...]:
    """Return where to sit."""
    if not place:
        return (Run(_("请在大厅里坐着等"), small.size),)
    named = Run(place, FACT if len(place) <= _SHORT_PLACE else 60, bold=True)
    return around(_("请到 {place} 坐着等"), "place", named, small)


def spaced(code: str) -> str:
    """Return a code in groups of four, as it stands on paper."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def _step_state(row: PackageProgressRow) -> str:
    if row.state is None:
        return _("还没到")
    return row.state.label
