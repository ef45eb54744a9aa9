"""Clocks of a case: which, why they stand, why their due days move."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from uuid import UUID

from hallapp.cases.terms.states import Light
from hallapp.hall.limits import Limit
from hallapp.kernel.texts import _


class ClockKind(Enum):
    """What a clock measures (计时)."""

    RECEIPT = "receipt"  # 受理期限: 5 working days for a licence
    SUPPLEMENT = "supplement"  # 补正期限: how long missing papers are waited for
    DECISION = "decision"  # 办结期限
    LENIENT = "lenient"  # 容缺补齐期限
    STAGE = "stage"  # 环节期限
    DELIVERY = "delivery"  # 送达期限: 10 working days for a licence
    REPLY = "reply"  # 协同回复期限

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            ClockKind.RECEIPT: _("受理期限"),
            ClockKind.SUPPLEMENT: _("补正期限"),
            ClockKind.DECISION: _("办结期限"),
            ClockKind.LENIENT: _("容缺补齐期限"),
            ClockKind.STAGE: _("环节期限"),
            ClockKind.DELIVERY: _("送达期限"),
            ClockKind.REPLY: _("回复期限"),
        }[self]


class MoveReason(Enum):
    """Why a due day moved (期限变动原因)."""

    CALENDAR = "calendar"
    EXTENDED = "extended"
    RESUMED = "resumed"
    ANCHOR = "anchor"
    POLICY = "policy"
    REOPENED = "reopened"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            MoveReason.CALENDAR: _("日历调整"),
            MoveReason.EXTENDED: _("批准延期"),
            MoveReason.RESUMED: _("暂停结束"),
            MoveReason.ANCHOR: _("受理日变动"),
            MoveReason.POLICY: _("规则调整"),
            MoveReason.REOPENED: _("重新办理"),
        }[self]


class SuspensionReason(Enum):
    """Why a clock may lawfully stand (特别程序).

    Source: the first eight are 《行政许可法》第四十五条; the others need a law line of their own.
    """

    HEARING = "hearing"
    TENDER = "tender"
    AUCTION = "auction"
    INSPECTION = "inspection"
    TESTING = "testing"
    QUARANTINE = "quarantine"
    APPRAISAL = "appraisal"
    EXPERT_REVIEW = "expert_review"
    SITE_SURVEY = "site_survey"
    TECHNICAL_REVIEW = "technical_review"
    RECTIFICATION = "rectification"
    THIRD_PARTY = "third_party"
    OTHER_PROCEEDING = "other_proceeding"
    PUBLIC_NOTICE = "public_notice"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            SuspensionReason.HEARING: _("听证"),
            SuspensionReason.TENDER: _("招标"),
            SuspensionReason.AUCTION: _("拍卖"),
            SuspensionReason.INSPECTION: _("检验"),
            SuspensionReason.TESTING: _("检测"),
            SuspensionReason.QUARANTINE: _("检疫"),
            SuspensionReason.APPRAISAL: _("鉴定"),
            SuspensionReason.EXPERT_REVIEW: _("专家评审"),
            SuspensionReason.SITE_SURVEY: _("现场勘验"),
            SuspensionReason.TECHNICAL_REVIEW: _("技术审查"),
            SuspensionReason.RECTIFICATION: _("整改"),
            SuspensionReason.THIRD_PARTY: _("征求第三方意见"),
            SuspensionReason.OTHER_PROCEEDING: _("等待司法或者行政机关结论"),
            SuspensionReason.PUBLIC_NOTICE: _("公告、公示"),
        }[self]

    @property
    def is_of_licensing_act(self) -> bool:
        """Whether 《行政许可法》第四十五条 names it, so that no other law line is needed."""
        return self in _OF_LICENSING_ACT


_OF_LICENSING_ACT = frozenset(
    {
        SuspensionReason.HEARING,
        SuspensionReason.TENDER,
        SuspensionReason.AUCTION,
        SuspensionReason.INSPECTION,
        SuspensionReason.TESTING,
        SuspensionReason.QUARANTINE,
        SuspensionReason.APPRAISAL,
        SuspensionReason.EXPERT_REVIEW,
    }
)


@dataclass(frozen=True, slots=True)
class ClockRow:
    """One clock of a case as a face shows it.

    Attributes:
        position: Number of the stage or supplement; 0 for the case's own clocks.
        label: Name of the stage or of what is awaited; empty for the case's own clocks.
        limit: Budget without extension.
        extension: How much was added, in the budget's unit.
        due_on: Last day in time.
        due_at: Last moment of a limit in hours.
        law_due_on: Last day of the law's limit beside it, None without one.
        light: How it stands today; of an ended clock how it stood at its end.
        remaining_days: Working days left; 0 is due today, negative is late.
        stood_since: Set while it stands.
        ended_on: None while it runs.
    """

    id: UUID
    kind: ClockKind
    position: int
    label: str
    limit: Limit
    law_limit: Limit | None
    extension: int
    day_zero: date
    due_on: date
    due_at: datetime | None
    law_due_on: date | None
    is_provisional: bool
    light: Light
    remaining_days: int
    stood_since: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class SuspensionRow:
    """One entry of the ledger as a face shows it (暂停计时).

    Attributes:
        ground: The lawful reason, None for an imported one without it.
        to_on: First day that counts again, None while it has not ended.
        working_days: Working days given back so far.
    """

    ground: SuspensionReason | None
    words: str
    basis: str
    document_number: str
    from_on: date
    planned_to_on: date | None
    to_on: date | None
    working_days: int


@dataclass(frozen=True, slots=True)
class DueMoveRow:
    """One move of a due day with its reason (期限变动)."""

    case_id: UUID
    case_number: str
    item_name: str
    kind: ClockKind
    reason: MoveReason
    rule: str
    old_on: date | None
    new_on: date
    moved_at: datetime
