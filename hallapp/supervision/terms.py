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
    EVENT = "event"  # found in the history of the case, or raised by hand

    @property
    def label(self) -> str:
        """The words a person reads."""
        return {
            RungKind.BEFORE_DUE: _("到期前"),
            RungKind.YELLOW_DAY: _("进入预警当天"),
            RungKind.AFTER_DUE: _("到期后"),
            RungKind.AFTER_LAW: _("超过法定期限后"),
            RungKind.EVENT: _("发生事件"),
        }[self]

    @property
    def counts_days(self) -> bool:
        """Whether a number of working days belongs to it."""
        return self in {RungKind.BEFORE_DUE, RungKind.AFTER_DUE, RungKind.AFTER_LAW}


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

    @property
    def label(self) -> str:
        """The words a person reads."""
        return {
            SupervisionEvent.DEEMED_ACCEPTED: _("逾期未一次性告知"),
            SupervisionEvent.SECOND_SUPPLEMENT: _("再次要求补正"),
            SupervisionEvent.REJECTED_WITHOUT_REASON: _("不予受理、不予许可未说明理由"),
            SupervisionEvent.DECIDED_LATE: _("超期办结"),
            SupervisionEvent.OUTSIDE_HALL: _("应进必进事项在大厅以外受理"),
            SupervisionEvent.CHARGED_BESIDE_STANDARD: _("收费没有标准或者依据"),
            SupervisionEvent.SUSPENSION_OVERRUN: _("挂起超过计划期限"),
            SupervisionEvent.BY_HAND: _("人工亮灯"),
        }[self]


class ClearReason(Enum):
    """Why a light went out (熄灯原因)."""

    MET = "met"
    MOVED = "moved"
    STANDING = "standing"
    CASE_CLOSED = "case_closed"
    OUTRUN = "outrun"
    RULE_CHANGED = "rule_changed"
    RULE_RETIRED = "rule_retired"
    ANSWERED = "answered"
    LIFTED = "lifted"

    @property
    def label(self) -> str:
        """The words a person reads."""
        return {
            ClearReason.MET: _("已经办完这一步"),
            ClearReason.MOVED: _("截止日变动"),
            ClearReason.STANDING: _("办件挂起，停止计时"),
            ClearReason.CASE_CLOSED: _("办件不再办理"),
            ClearReason.OUTRUN: _("已转为更重的灯"),
            ClearReason.RULE_CHANGED: _("规则已修改，不再亮灯"),
            ClearReason.RULE_RETIRED: _("规则已停用"),
            ClearReason.ANSWERED: _("已回复"),
            ClearReason.LIFTED: _("人工解除"),
        }[self]

    @property
    def may_come_back(self) -> bool:
        """Whether the light is lit again, without news of it, when the same day holds again."""
        return self not in {ClearReason.OUTRUN, ClearReason.ANSWERED, ClearReason.LIFTED}


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
class RuleWish:
    """A rule as the manager wants it to be (修改规则).

    Attributes:
        days: Working days before or after; ignored where none are counted.
        reply_days: Working days in which an answer is due; 0 asks for none.
    """

    name: str
    colour: Colour
    days: int
    told: tuple[Role, ...]
    reply_days: int


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
        told: Whom its rule names.
        clear_reason: Why it went out; None while it is lit.
        clear_words: The new due day, or the words of whoever lifted it; may be empty.
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
    told: tuple[Role, ...] = ()
    clear_reason: ClearReason | None = None
    clear_words: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still lit."""
        return self.cleared_at is None

    @property
    def awaits_reply(self) -> bool:
        """Whether an answer was asked for and has not come."""
        return self.reply_due_on is not None and not self.reply


@dataclass(frozen=True)
class ChaseWish:
    """What is to be sent about a light (催办、督办).

    Attributes:
        words: What is asked for.
        reply_days: Working days in which an answer is due; 0 asks for none.
        sent_to: Whom it goes to; empty for whoever has the case, with the department.
    """

    words: str
    reply_days: int = 2
    sent_to: str = ""


@dataclass(frozen=True)
class LightQuestion:
    """Which lights a list shows.

    Attributes:
        colours: Only these; all when empty.
        is_open: Only lit or only gone out; both when None.
        awaits_reply: Only those whose answer is still to come.
        text: Part of a case number, an item, a department or a rule.
        case_id: Only of this case.
        since: Only lights of this day and later.
    """

    colours: tuple[Colour, ...] = ()
    is_open: bool | None = True
    awaits_reply: bool = False
    text: str = ""
    case_id: UUID | None = None
    since: date | None = None


@dataclass(frozen=True)
class ScanResult:
    """What one scan found (扫描结果).

    Attributes:
        raised: Lights raised by this scan.
        late: Those of them whose working day was already over: the stations had slept.
        cleared: Lights that went out.
        is_whole: Everything that was to be raised is; otherwise the next scan goes on.
    """

    raised: int = 0
    late: int = 0
    cleared: int = 0
    is_whole: bool = True


@dataclass(frozen=True)
class SupervisionNotice:
    """What is told of new lights: one notice, however many there are (提示).

    Attributes:
        late: Those recorded after their day.
        until: Everything up to this moment has been told.
    """

    red: int
    yellow: int
    reminder: int
    late: int
    until: datetime

    @property
    def words(self) -> str:
        """One sentence: 电子监察有新的灯：红牌 1，黄牌 2（其中补记 1）."""
        counts = ((Colour.RED, self.red), (Colour.YELLOW, self.yellow))
        counts = (*counts, (Colour.REMINDER, self.reminder))
        told = _("，").join(f"{colour.label} {count}" for colour, count in counts if count)
        if self.late:
            told += _("（其中补记 {late}）").format(late=self.late)
        return _("电子监察有新的灯：{lights}").format(lights=told)


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
    """One urging of a light (催办、督办).

    Attributes:
        paper_id: The letter as a paper of the case, to be printed; None without one.
    """

    kind: ChaseKind
    number: str
    sent_on: date
    sent_to: str
    words: str
    reply_due_on: date | None
    reply: str
    replied_on: date | None
    paper_id: UUID | None = None
