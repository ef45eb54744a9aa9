"""What the papers of attendance are made from, as plain values; loads no PDF library.

Times are those of the hall's wall clock. Words are as they are printed: whoever fills these in
has already chosen what the public may read. Leave is in half days. What the month's grid, the
assessment and blank sheets are made from stands in `sheet_facts`.
"""

from dataclasses import dataclass
from datetime import date, time

from hallapp.hall.half_days import Half


@dataclass(frozen=True, kw_only=True)
class PostedLine:
    """One person in the day's posting; public words only.

    Attributes:
        window: As it is printed: 12号窗口; empty without one.
        presence: 在岗, 请假, 公出, B岗 and the like.
        leave: 请销假 in public words; empty when there was none.
        discipline: 上班纪律 in a word; `dress` (着装) likewise.
        is_notable: Something was found: the line is set in bold.
    """

    unit: str
    window: str
    name: str
    presence: str
    leave: str = ""
    discipline: str = ""
    dress: str = ""
    remark: str = ""
    is_notable: bool = False


@dataclass(frozen=True, kw_only=True)
class DailyFacts:
    """The day's posting (一日一公示).

    Attributes:
        lines: By unit, in the order in which they stand.
        complaint_phone: Printed under the list; empty when the hall has none.
        is_draft: It has not been posted yet.
    """

    day: date
    lines: tuple[PostedLine, ...]
    complaint_phone: str = ""
    is_draft: bool = False


@dataclass(frozen=True, kw_only=True)
class PatrolRoundLine:
    """One round of a day.

    Attributes:
        drawn: When it was to be walked; None without a draw.
        started: When it was walked, until `ended`; None when it was not.
        source: 走动巡查, 视频巡查, 纸质补录.
        seen: How many windows were marked.
    """

    number: int
    drawn: time | None = None
    started: time | None = None
    ended: time | None = None
    patroller: str = ""
    source: str = ""
    seen: int = 0
    is_late: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class PatrolFindingLine:
    """One finding of a round; `round_number` says of which."""

    round_number: int
    at: time | None
    window: str
    unit: str
    person: str
    finding: str
    handling: str = ""


@dataclass(frozen=True, kw_only=True)
class DrawProof:
    """What proves that the times were drawn and not chosen (抽签公证).

    Attributes:
        commitment: SHA-256 in hex, published in the morning.
        inputs: What the draw was made from, as it was published.
        secret: Shown in the evening; empty while it is still secret.
        published: When the commitment was published; `revealed` when the secret was.
    """

    commitment: str
    inputs: str = ""
    secret: str = ""
    published: time | None = None
    revealed: time | None = None


@dataclass(frozen=True, kw_only=True)
class PatrolLogFacts:
    """The patrol log of a day (巡查记录表、查岗日志)."""

    day: date
    rounds: tuple[PatrolRoundLine, ...]
    findings: tuple[PatrolFindingLine, ...] = ()
    proof: DrawProof | None = None
    sit_in: str = ""


@dataclass(frozen=True, kw_only=True)
class OutingLine:
    """One outing; `back` is None while the person is out."""

    number: str
    unit: str
    window: str
    name: str
    kind: str
    reason: str
    left: time
    planned_back: time
    back: time | None = None
    stand_in: str = ""
    approver: str = ""
    is_overdue: bool = False


@dataclass(frozen=True, kw_only=True)
class OutingFacts:
    """The register of outings of a day (临时外出登记表)."""

    day: date
    lines: tuple[OutingLine, ...]


@dataclass(frozen=True, kw_only=True)
class ApprovalLine:
    """One line of approval (审批意见); without a verdict it is still to be signed.

    Attributes:
        role: 窗口负责人, 首席代表, 值班长, 业务科, 中心领导, 派出单位.
        verdict: 同意, 不同意, or empty.
    """

    role: str
    verdict: str = ""
    words: str = ""
    name: str = ""
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class LeaveSlipFacts:
    """A request for leave with its approval and its end (请假审批单、销假).

    Attributes:
        half_days: Working half days of the span.
        ended_on: The day of 销假; None while the leave is not ended.
        taken_half_days: What was really taken; None while the leave is not ended.
    """

    number: str
    name: str
    unit: str
    window: str
    kind: str
    from_on: date
    from_half: Half
    until_on: date
    until_half: Half
    half_days: int
    reason: str
    stand_in: str = ""
    asked_on: date | None = None
    approvals: tuple[ApprovalLine, ...] = ()
    ended_on: date | None = None
    ended_half: Half | None = None
    ended_by: str = ""
    taken_half_days: int | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectionSlipFacts:
    """A missing punch that is signed for afterwards (补签单).

    Attributes:
        slot: 上午到, 上午离, 下午到, 下午离.
        stated: When the person says it was; None when only that it was.
        decision: What the second person decided.
        override: Why it was decided after the month was locked; empty when it was not.
    """

    number: str
    name: str
    unit: str
    window: str
    day: date
    slot: str
    stated: time | None
    cause: str
    reason: str
    asked_by: str
    asked_on: date
    decision: ApprovalLine
    override: str = ""


@dataclass(frozen=True, kw_only=True)
class CountedColumn:
    """A column of figures, as whoever counted them calls it.

    Attributes:
        heading: Without a unit: 应出勤, 迟到.
        is_half_days: Counts half days, printed as days; else occasions.
        is_found: A number in it is something to look at: its line is set bold.
    """

    heading: str
    is_half_days: bool = False
    is_found: bool = False


@dataclass(frozen=True, kw_only=True)
class CountedLine:
    """The figures of a person, a unit or the whole hall, in the order of the columns."""

    unit: str
    figures: tuple[int, ...]
    window: str = ""
    name: str = ""
    people: int = 1


@dataclass(frozen=True, kw_only=True)
class UnitSignature:
    """The chief representative of a unit, and when the week was confirmed."""

    unit: str
    chief: str = ""
    confirmed_on: date | None = None
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class WeeklyFacts:
    """A week's summary (周汇总表).

    Attributes:
        people: By unit; somebody who changed unit in the week stands under both.
        units: As they were counted, not added up here: a unit may have more than its people.
        total: The hall; None where nobody was on duty.
        notes: How the figures are defined, a line each.
    """

    from_on: date
    until_on: date
    columns: tuple[CountedColumn, ...]
    people: tuple[CountedLine, ...]
    units: tuple[CountedLine, ...]
    total: CountedLine | None = None
    signatures: tuple[UnitSignature, ...] = ()
    notes: tuple[str, ...] = ()
