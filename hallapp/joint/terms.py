"""Words of joint handling (联审联办)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from uuid import UUID

from hallapp.cases.terms import Light
from hallapp.hall.limits import Limit
from hallapp.kernel.texts import _


class JointKind(Enum):
    """What several units do together."""

    APPROVAL = "approval"  # 联合审批
    INSPECTION = "inspection"  # 联合验收
    ONE_THING = "one_thing"  # 一件事: a theme such as 企业开办
    AGENCY = "agency"  # 全程代办

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            JointKind.APPROVAL: _("联合审批"),
            JointKind.INSPECTION: _("联合验收"),
            JointKind.ONE_THING: _("一件事"),
            JointKind.AGENCY: _("全程代办"),
        }[self]


class BranchOpinion(Enum):
    """What a unit answers (协办意见)."""

    AGREED = "agreed"
    AGREED_WITH_CONDITIONS = "agreed_with_conditions"
    REFUSED = "refused"
    RECTIFY = "rectify"  # 整改后再审

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            BranchOpinion.AGREED: _("同意"),
            BranchOpinion.AGREED_WITH_CONDITIONS: _("有条件同意"),
            BranchOpinion.REFUSED: _("不同意"),
            BranchOpinion.RECTIFY: _("整改后再审"),
        }[self]


class JointState(Enum):
    """Where a joint case stands (联办状态)."""

    OPEN = "open"  # 征求意见中
    SUMMED = "summed"  # 已汇总
    DECIDED = "decided"  # 已决定
    DELIVERED = "delivered"  # 已统一送达
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            JointState.OPEN: _("协办中"),
            JointState.SUMMED: _("意见已汇总"),
            JointState.DECIDED: _("已作出决定"),
            JointState.DELIVERED: _("已统一送达"),
            JointState.WITHDRAWN: _("已撤回"),
        }[self]


@dataclass(frozen=True)
class JointProject:
    """What a joint case is about (项目).

    Attributes:
        area_m2: Floor or land area in square metres, None where it has none.
        investment_fen: In fen, None where not given.
        fee_fen: Fees of the whole project in fen, None where not given.
    """

    name: str
    place: str = ""
    area_m2: int | None = None
    investment_fen: int | None = None
    fee_fen: int | None = None


@dataclass(frozen=True)
class BranchRow:
    """One unit's part of a joint case (协办分支).

    Attributes:
        asked_on: Day on which the unit was asked.
        reply_limit: How long it has.
        reply_due_on: Last day for its reply.
        light: How the reply stands today.
        opinion: None until it replied.
        reply_number: Number of the reply letter; empty without one.
        reminded: How often the unit was reminded of its reply.
        reminded_on: When it last was; None for never.
    """

    id: UUID
    position: int
    department: str
    title: str
    item_id: UUID | None
    asked_on: date
    reply_limit: Limit
    reply_due_on: date
    light: Light
    opinion: BranchOpinion | None
    opinion_text: str
    replied_on: date | None
    replied_by: str
    reply_number: str
    reminded: int = 0
    reminded_on: date | None = None

    @property
    def is_awaited(self) -> bool:
        """Whether the unit still owes its opinion; one that wants repairs speaks again."""
        return self.opinion in {None, BranchOpinion.RECTIFY}


@dataclass(frozen=True)
class JointRow:
    """One joint case as a list shows it.

    Attributes:
        number: 项目〔2026〕3号.
        case_id: The lead unit's case, whose clock is the whole's.
        theme: Name of the theme, empty for a project.
        agent_name: Who acts for the applicant (代办员); empty without one.
        replied: How many branches have given their opinion; one that wants repairs has not.
        branches: How many there are.
        late: How many owe their opinion past its day.
        summary: The opinions summed up; empty before.
        summed_on: When they were; None before.
    """

    id: UUID
    number: str
    kind: JointKind
    state: JointState
    theme: str
    project: JointProject
    lead_department: str
    case_id: UUID
    case_number: str
    agent_name: str
    opened_on: date
    due_on: date | None
    light: Light
    replied: int
    branches: int
    late: int
    summary: str = ""
    summed_on: date | None = None


@dataclass(frozen=True)
class JointTotal:
    """Projects of one kind that were opened in a year (联办统计).

    Attributes:
        count: How many.
        measured: Of these, those whose area is known.
        area_m2: Their area together, in square metres.
        investment_fen: Their investment together, in fen.
        fee_fen: Their fees together, in fen.
    """

    kind: JointKind
    count: int
    measured: int
    area_m2: int
    investment_fen: int
    fee_fen: int


@dataclass(frozen=True)
class AgentStepRow:
    """One thing that an agent did for an applicant (代办过程).

    Attributes:
        agent_name: Who acted then; empty where nobody acts any more.
        written_by: Who wrote it down.
    """

    at: datetime
    agent_name: str
    words: str
    written_by: str
