"""Words of e-supervision (电子监察)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from uuid import UUID

from hallapp.cases.terms import ClockKind
from hallapp.hall.terms import Role
from hallapp.kernel.texts import _


class Colour(Enum):
    """How grave a light of supervision is (预警、黄牌、红牌); members in order of gravity."""

    REMINDER = "reminder"
    YELLOW = "yellow"
    RED = "red"

    @property
    def label(self) -> str:
        """The word that stands beside the colour, which never stands alone."""
        return {
            Colour.REMINDER: _("提醒"),
            Colour.YELLOW: _("黄牌"),
            Colour.RED: _("红牌"),
        }[self]


class RungKind(Enum):
    """What makes a rule light up: a day of a clock, or something that happened."""

    BEFORE_DUE = "before_due"  # so many working days before the last day
    YELLOW_DAY = "yellow_day"  # the day on which the case's own light turns yellow
    AFTER_DUE = "after_due"  # so many working days after the last day; 1 is the first late day
    AFTER_LAW = "after_law"  # likewise of the law's limit
    EVENT = "event"  # raised at once by the use case itself


class SupervisionEvent(Enum):
    """What lights up by happening, not by a date (监察点)."""

    DEEMED_ACCEPTED = "deemed_accepted"  # 逾期未一次性告知
    SECOND_SUPPLEMENT = "second_supplement"  # 再次要求补正
    REJECTED_WITHOUT_REASON = "rejected_without_reason"  # 不予受理、不予许可未说明理由
    DECIDED_LATE = "decided_late"  # 超期办结
    OUTSIDE_HALL = "outside_hall"  # 体外循环
    CHARGED_BESIDE_STANDARD = "charged_beside_standard"  # 收费与标准不符
    SUSPENSION_OVERRUN = "suspension_overrun"  # 挂起超过计划期限
    BY_HAND = "by_hand"  # 人工监察


@dataclass(frozen=True)
class RuleRow:
    """One rule of supervision (监察规则): what lights, when, who is told.

    Attributes:
        code: Stable code of the rule.
        name: The rule in words.
        rung: What makes it light.
        clock: Of which clock, None for events.
        days: Working days before or after; 0 where none are counted.
        event: Which event, None for dates.
        told: Who is told.
        reply_days: Working days in which an answer is due; 0 asks for none.
        is_active: A retired rule clears its lights; its history stays.
    """

    id: UUID
    code: str
    name: str
    colour: Colour
    rung: RungKind
    clock: ClockKind | None
    days: int
    event: SupervisionEvent | None
    told: tuple[Role, ...]
    reply_days: int
    is_active: bool


@dataclass(frozen=True)
class RaisedRow:
    """One light of supervision (监察记录): raised once, answered once.

    Attributes:
        due_on: The day on which the rule held for the first time.
        raised_at: When the scan found it.
        is_late: The scan found it after its day: the station slept.
        reason: Why, in words, with the figures of that day.
        reply_due_on: Last day for the answer, None when none is asked for.
        reply: Empty until answered.
        cleared_at: When it went out: the case was decided, withdrawn, or the rule retired.
        urged: How often it was urged or supervised.
    """

    id: UUID
    rule_name: str
    colour: Colour
    case_id: UUID
    case_number: str
    item_name: str
    department: str
    handler_name: str
    due_on: date
    raised_at: datetime
    is_late: bool
    reason: str
    reply_due_on: date | None
    reply: str
    replied_by: str
    replied_at: datetime | None
    cleared_at: datetime | None
    urged: int


class ChaseKind(Enum):
    """How a light is followed up (催办、督办)."""

    URGE = "urge"
    SUPERVISE = "supervise"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {ChaseKind.URGE: _("催办"), ChaseKind.SUPERVISE: _("督办")}[self]


@dataclass(frozen=True)
class ChaseRow:
    """One urging of a light (催办、督办)."""

    kind: ChaseKind
    number: str
    sent_on: date
    sent_to: str
    words: str
    reply_due_on: date | None
    reply: str
    replied_on: date | None
