"""What leave there is, where a request stands, and who may approve."""

from enum import Enum

from hallapp.kernel.texts import _


class LeaveKind(Enum):
    """Why somebody is away for half days; for the inside only (请假种类)."""

    PERSONAL = "personal"  # 事假
    SICK = "sick"  # 病假
    ANNUAL = "annual"  # 年休假
    MARRIAGE = "marriage"  # 婚假
    MATERNITY = "maternity"  # 产假
    PATERNITY = "paternity"  # 陪产(护理)假
    FUNERAL = "funeral"  # 丧假
    HOME = "home"  # 探亲假
    COMPENSATORY = "compensatory"  # 补休
    OFFICIAL_TRIP = "official_trip"  # 公假、公出
    TRAINING = "training"  # 培训、会议

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            LeaveKind.PERSONAL: _("事假"),
            LeaveKind.SICK: _("病假"),
            LeaveKind.ANNUAL: _("年休假"),
            LeaveKind.MARRIAGE: _("婚假"),
            LeaveKind.MATERNITY: _("产假"),
            LeaveKind.PATERNITY: _("陪产（护理）假"),
            LeaveKind.FUNERAL: _("丧假"),
            LeaveKind.HOME: _("探亲假"),
            LeaveKind.COMPENSATORY: _("补休"),
            LeaveKind.OFFICIAL_TRIP: _("公出（公假）"),
            LeaveKind.TRAINING: _("培训或会议"),
        }[self]

    @property
    def is_trip(self) -> bool:
        """Whether the hall's own work takes the person away: posted 公出, everything else 请假."""
        return self in {LeaveKind.OFFICIAL_TRIP, LeaveKind.TRAINING}


class LeaveState(Enum):
    """Where a request for leave stands."""

    ASKED = "asked"  # 待批
    APPROVED = "approved"  # 已批准
    REFUSED = "refused"  # 未批准
    WITHDRAWN = "withdrawn"  # 已撤回
    ENDED = "ended"  # 已销假

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            LeaveState.ASKED: _("待批"),
            LeaveState.APPROVED: _("已准假"),
            LeaveState.REFUSED: _("未准假"),
            LeaveState.WITHDRAWN: _("已撤回申请"),
            LeaveState.ENDED: _("已销假"),
        }[self]

    @property
    def is_open(self) -> bool:
        """Whether it stands in the way of other leave in the same half days."""
        return self in {LeaveState.ASKED, LeaveState.APPROVED, LeaveState.ENDED}


class LeaveApprover(Enum):
    """Who decides on one step of the ladder (审批人)."""

    WINDOW_HEAD = "window_head"  # 窗口负责人
    CHIEF_REPRESENTATIVE = "chief_representative"  # 首席代表
    SHIFT_LEADER = "shift_leader"  # 值班长
    MANAGEMENT = "management"  # 业务科
    HALL_LEADER = "hall_leader"  # 中心领导
    HOME_UNIT = "home_unit"  # 派出单位

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            LeaveApprover.WINDOW_HEAD: _("窗口负责人"),
            LeaveApprover.CHIEF_REPRESENTATIVE: _("首席代表"),
            LeaveApprover.SHIFT_LEADER: _("值班长"),
            LeaveApprover.MANAGEMENT: _("业务科"),
            LeaveApprover.HALL_LEADER: _("中心领导"),
            LeaveApprover.HOME_UNIT: _("派出单位"),
        }[self]


class LeaveVerdict(Enum):
    """What was decided on one step."""

    AGREED = "agreed"  # 同意
    REFUSED = "refused"  # 不同意

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {LeaveVerdict.AGREED: _("同意"), LeaveVerdict.REFUSED: _("不同意")}[self]


class OutingKind(Enum):
    """Why somebody leaves the post for a short while (临时外出)."""

    OUTING = "outing"  # 临时外出
    ESCORT = "escort"  # 全程陪同群众
    MEETING = "meeting"  # 开会
    OTHER = "other"  # 其他

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            OutingKind.OUTING: _("临时外出"),
            OutingKind.ESCORT: _("全程陪同群众"),
            OutingKind.MEETING: _("短时开会"),
            OutingKind.OTHER: _("其他外出"),
        }[self]

    @property
    def needs_approval(self) -> bool:
        """Whether somebody who runs the hall has to agree; walking a citizen needs nobody."""
        return self is not OutingKind.ESCORT
