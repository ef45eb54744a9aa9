"""Facts of the papers while a case is handled."""

from dataclasses import dataclass
from datetime import date, datetime

from hallapp.slips.official.facts.head import DueFacts, PaperMaterial


@dataclass(frozen=True, kw_only=True)
class SuspensionFacts:
    """特别程序告知书: the clock stops.

    Attributes:
        reason: 听证, 检验, 专家评审 and so on.
        basis: Law or rule that allows it, as given.
        from_on: From when the time does not count.
        planned_end_on: When it is expected to end.
        needed: The needed time in words; may be empty.
    """

    reason: str
    basis: str
    from_on: date
    planned_end_on: date
    needed: str = ""


@dataclass(frozen=True, kw_only=True)
class ResumptionFacts:
    """恢复办理通知书: the clock goes on."""

    reason: str
    suspended_on: date
    resumed_on: date
    days_out: int
    due: DueFacts


@dataclass(frozen=True, kw_only=True)
class ExtensionFacts:
    """延长期限告知书.

    Attributes:
        days: Working days added.
        approver: Name of who approved it; `office` what he is (本机关负责人).
        is_joint: 联合办理: the head of the government approves, 行政许可法 42 second paragraph.
    """

    reason: str
    days: int
    approver: str
    office: str
    former_due_on: date
    due: DueFacts
    is_joint: bool = False


@dataclass(frozen=True, kw_only=True)
class InspectionFacts:
    """核查工作记录: what was seen on the spot, by two people at least.

    Attributes:
        subject: What was checked.
        findings: What was seen, one after the other.
        inspectors: Names; fewer than two leave lines to sign.
        party: Whoever was there for the applicant; may be empty.
    """

    place: str
    began_at: datetime
    ended_at: datetime | None
    subject: str
    findings: tuple[str, ...]
    conclusion: str
    inspectors: tuple[str, ...] = ()
    party: str = ""


@dataclass(frozen=True)
class OpinionLine:
    """What one person said at one stage; what is empty leaves a line to write on."""

    stage: str
    words: str = ""
    name: str = ""
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ExaminationFacts:
    """审批表: the way of a case through the back office.

    Attributes:
        opinions: 受理, 审查, 审核, 审批, in their order; none prints these four empty.
    """

    accepted_on: date
    due: DueFacts
    materials: tuple[PaperMaterial, ...] = ()
    opinions: tuple[OpinionLine, ...] = ()
    contact: str = ""
    contact_phone: str = ""
