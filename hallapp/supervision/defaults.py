"""The rules a hall begins with (默认规则); every threshold is the manager's to change.

Source: the rungs follow what published rules of e-supervision name: a reminder one working day
before the limit, a colour beyond it, and lights for events such as a stage over its time.
"""

from dataclasses import dataclass

from hallapp.cases.terms import ClockKind
from hallapp.hall.terms import Role
from hallapp.kernel.texts import mark
from hallapp.supervision.terms import Colour, RungKind, SupervisionEvent

DESKS = (Role.FRONT_CLERK, Role.APPROVER)
LEADERS = (Role.APPROVER, Role.SHIFT_LEADER)
ALL_LEVELS = (Role.APPROVER, Role.SHIFT_LEADER, Role.MANAGER)
BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class DefaultRule:
    """One rule as the program brings it.

    Attributes:
        name: Marked for translation; stored in Chinese.
    """

    code: str
    name: str
    colour: Colour
    rung: RungKind
    told: tuple[Role, ...]
    clock: ClockKind | None = None
    days: int = 0
    event: SupervisionEvent | None = None
    reply_days: int = 0


def _overdue(
    code: str, name: str, colour: Colour, clock: ClockKind, reply_days: int
) -> DefaultRule:
    told = ALL_LEVELS if colour is Colour.RED else LEADERS
    rung = RungKind.AFTER_DUE
    return DefaultRule(code, name, colour, rung, told, clock, days=1, reply_days=reply_days)


def _event(name: str, colour: Colour, event: SupervisionEvent, reply_days: int = 2) -> DefaultRule:
    told = ALL_LEVELS if colour is Colour.RED else LEADERS
    rung = RungKind.EVENT
    return DefaultRule(event.value, name, colour, rung, told, event=event, reply_days=reply_days)


DEFAULT_RULES: tuple[DefaultRule, ...] = (
    DefaultRule(
        "before_due", mark("到期前一个工作日提醒"), Colour.REMINDER, RungKind.BEFORE_DUE,
        DESKS, ClockKind.DECISION, days=1,
    ),
    DefaultRule(
        "yellow_day", mark("进入预警"), Colour.YELLOW, RungKind.YELLOW_DAY, LEADERS,
        ClockKind.DECISION,
    ),
    _overdue("over_promise", mark("超过承诺期限"), Colour.RED, ClockKind.DECISION, 2),
    DefaultRule(
        "over_law", mark("超过法定期限"), Colour.RED, RungKind.AFTER_LAW, ALL_LEVELS,
        ClockKind.DECISION, days=1, reply_days=1,
    ),
    _overdue("stage_over", mark("环节超时"), Colour.YELLOW, ClockKind.STAGE, 2),
    _overdue("receipt_over", mark("收件后逾期未告知"), Colour.RED, ClockKind.RECEIPT, 2),
    _overdue("delivery_over", mark("送达超期"), Colour.YELLOW, ClockKind.DELIVERY, 2),
    _overdue("lenient_over", mark("容缺材料逾期未补齐"), Colour.YELLOW, ClockKind.LENIENT, 2),
    _overdue("reply_over", mark("协办意见逾期未回复"), Colour.YELLOW, ClockKind.REPLY, 2),
    _event(mark("挂起超过计划期限"), Colour.YELLOW, SupervisionEvent.SUSPENSION_OVERRUN),
    _event(mark("再次要求补正"), Colour.YELLOW, SupervisionEvent.SECOND_SUPPLEMENT),
    _event(mark("逾期未告知，视为受理"), Colour.RED, SupervisionEvent.DEEMED_ACCEPTED),
    _event(mark("超期办结"), Colour.RED, SupervisionEvent.DECIDED_LATE),
    _event(
        mark("不予受理、不予许可未说明理由"),
        Colour.RED,
        SupervisionEvent.REJECTED_WITHOUT_REASON,
    ),
    _event(mark("应进必进事项在大厅以外受理"), Colour.RED, SupervisionEvent.OUTSIDE_HALL),
    _event(mark("收费没有标准或者依据"), Colour.YELLOW, SupervisionEvent.CHARGED_BESIDE_STANDARD),
    _event(mark("人工亮灯"), Colour.YELLOW, SupervisionEvent.BY_HAND),
)  # fmt: skip
