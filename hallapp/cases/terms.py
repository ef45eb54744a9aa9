"""Words of accepted cases (办件): states, lights, ticks of materials, rows for the faces."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from hallapp.hall.workdays import DayKind
from hallapp.kernel.texts import _


class CaseState(Enum):
    """Where a case stands (办件状态)."""

    ACCEPTED = "accepted"  # 已受理: the decision clock runs
    SUSPENDED = "suspended"  # 挂起: the clock stands
    CONCLUDED = "concluded"  # 已办结: decided
    DELIVERED = "delivered"  # 已送达: the result was handed over
    WITHDRAWN = "withdrawn"  # 已撤回: the applicant took it back

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            CaseState.ACCEPTED: _("办理中"),
            CaseState.SUSPENDED: _("已挂起"),
            CaseState.CONCLUDED: _("已办结"),
            CaseState.DELIVERED: _("已送达"),
            CaseState.WITHDRAWN: _("已撤回"),
        }[self]

    @property
    def is_open(self) -> bool:
        """Whether the case still has to be decided, so that its light may change."""
        return self in {CaseState.ACCEPTED, CaseState.SUSPENDED}


class Light(Enum):
    """How a case stands against its limits (预警灯); members in order of gravity."""

    GREEN = "green"  # 正常
    GREY = "grey"  # 暂停: suspended
    YELLOW = "yellow"  # 预警: the promise ends soon
    RED = "red"  # 超期: the promise has passed
    DARK_RED = "dark_red"  # 超法定: the law's limit has passed

    @property
    def label(self) -> str:
        """The word that stands beside the colour, which never stands alone."""
        return {
            Light.GREEN: _("正常"),
            Light.GREY: _("已暂停"),
            Light.YELLOW: _("预警"),
            Light.RED: _("超期"),
            Light.DARK_RED: _("超法定"),
        }[self]


@dataclass(frozen=True, slots=True)
class LightThresholds:
    """When a light turns yellow; a dated setting of the hall.

    The wider of the two holds.

    Attributes:
        yellow_working_days: Yellow when at most so many working days remain.
        yellow_percent: Yellow when at most this share of the promise remains.
    """

    yellow_working_days: int = 1
    yellow_percent: int = 20


@dataclass(frozen=True, slots=True)
class Suspension:
    """A time in which a case's clock stands (暂停计时): hearing, appraisal, inspection.

    Attributes:
        from_on: First day that is not counted.
        to_on: First day that counts again, None while it has not ended.
    """

    from_on: date
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class DueDay:
    """The last day of a limit (截止日), and how it came about.

    Attributes:
        due_on: Last day on which the case is in time; late from 00:00 of the day after.
        counted: Days of the limit in order. `due_on` is the last of them, or a later day when
            a limit in calendar days or months ended on a rest day. Empty for on the spot.
        is_provisional: It reaches into a year whose holiday notice is not loaded (暂定).
    """

    due_on: date
    counted: tuple[date, ...]
    is_provisional: bool


class DayReason(Enum):
    """Why a day of a case counts or does not (逐日说明)."""

    ACCEPTED = "accepted"  # 受理当日不计
    COUNTED = "counted"  # 计入
    REST = "rest"  # 周末、节假日、本厅停办
    SUSPENDED = "suspended"  # 暂停
    ROLLED = "rolled"  # 顺延: the limit ended on a rest day, this day takes its place
    SAME_DAY = "same_day"  # 当日办结: on the spot


@dataclass(frozen=True, slots=True)
class CountedDayRow:
    """One line of the day-by-day account of a due day.

    Attributes:
        day: The calendar day.
        kind: What the day is for the hall.
        reason: Why it counts or does not.
        number: Which day of the limit it is, from 1; None when it is not counted.
        is_known: Whether the holiday notice of its year is loaded.
    """

    day: date
    kind: DayKind
    reason: DayReason
    number: int | None
    is_known: bool

    @property
    def words(self) -> str:
        """The line's explanation: 第 3 个, 第 4 个（调休上班）, 周末, 受理当日不计."""
        if self.number is not None:
            text = _("第 {number} 个").format(number=self.number)
            return f"{text}（{self.kind.label}）" if self.kind is DayKind.MAKE_UP else text
        return {
            DayReason.ACCEPTED: _("受理当日不计"),
            DayReason.SUSPENDED: _("暂停，不计"),
            DayReason.ROLLED: _("顺延到这一天"),
            DayReason.SAME_DAY: _("当日办结"),
        }.get(self.reason, self.kind.label)


class TickOutcome(Enum):
    """What the clerk found of one required material (材料核对)."""

    COMPLETE = "complete"  # 齐全
    MISSING = "missing"  # 缺
    NOT_NEEDED = "not_needed"  # 不用: does not apply to this applicant

    @property
    def label(self) -> str:
        """The word on the switch."""
        return {
            TickOutcome.COMPLETE: _("齐全"),
            TickOutcome.MISSING: _("缺"),
            TickOutcome.NOT_NEEDED: _("不用"),
        }[self]


@dataclass(frozen=True, slots=True)
class MaterialTick:
    """One required material as the clerk ticked it.

    Attributes:
        material_id: Id of the material in the guide.
        name: Its name as the guide had it on that day.
        outcome: What the clerk found.
        remark: What exactly is missing, or a note; may be empty.
    """

    material_id: str
    name: str
    outcome: TickOutcome
    remark: str = ""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One accepted case as a list shows it.

    Attributes:
        id: Id of the case.
        case_number: Number on every paper of the case (受理编号).
        query_code: Code with which the applicant asks for the state (查询码).
        item_name: Service item.
        ticket_number: Queue ticket it came from, None without one.
        window_number: Window that accepted it, None when not at a window.
        accepted_at: Moment of acceptance, UTC.
        due_on: Last day of the promise, or of the law's limit where nothing is promised.
        statutory_due_on: Last day of the law's limit, None where the law names none.
        is_provisional: `due_on` reaches into a year without a holiday notice (暂定).
        light: How it stands today.
        remaining_days: Working days left; 0 is due today, negative is late.
        state: Where it stands.
        applicant_masked: The applicant's name, masked.
    """

    id: str
    case_number: str
    query_code: str
    item_name: str
    ticket_number: str | None
    window_number: str | None
    accepted_at: datetime
    due_on: date
    statutory_due_on: date | None
    is_provisional: bool
    light: Light
    remaining_days: int
    state: CaseState
    applicant_masked: str

    @property
    def remaining_words(self) -> str:
        """What is left: 还有 3 个工作日, 今天到期, 已超 2 个工作日."""
        if self.remaining_days == 0:
            return _("今天到期")
        if self.remaining_days > 0:
            return _("还有 {days} 个工作日").format(days=self.remaining_days)
        return _("已超 {days} 个工作日").format(days=-self.remaining_days)


@dataclass(frozen=True, slots=True)
class CaseFigures:
    """How many open cases there are, and how many stand on each light that asks for someone."""

    open: int
    yellow: int
    red: int
    dark_red: int


@dataclass(frozen=True)
class CaseProgressRow:
    """Where a case stands, as the holder of its query code is told; nothing names anybody.

    Attributes:
        due_on: Day of the promise, as suspensions have moved it.
        is_provisional: The day reaches into a year without a holiday notice (暂定).
        is_late: The promise has passed and the case is not decided.
    """

    case_number: str
    item_name: str
    state: CaseState
    accepted_on: date
    due_on: date
    is_provisional: bool
    is_late: bool
    concluded_on: date | None
