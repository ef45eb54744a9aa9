"""Where a case stands, its lights, and what was found of its materials."""

from dataclasses import dataclass
from enum import Enum

from hallapp.kernel.texts import _


class CaseState(Enum):
    """Where a case stands (办件状态)."""

    RECEIVED = "received"  # 已收件: the papers were taken, acceptance is to be decided
    SUPPLEMENTING = "supplementing"  # 待补正: the applicant was told what is missing
    REJECTED = "rejected"  # 不予受理
    ACCEPTED = "accepted"  # 已受理: the decision clock runs
    SUSPENDED = "suspended"  # 挂起: the clock stands
    CONCLUDED = "concluded"  # 已办结: decided
    READY = "ready"  # 待领取: the result lies ready at the issuing window
    DELIVERED = "delivered"  # 已送达: the result was handed over
    WITHDRAWN = "withdrawn"  # 已撤回: the applicant took it back
    RETURNED = "returned"  # 已退件: given back by rule, such as papers never supplemented
    REVOKED = "revoked"  # 已撤销: the decision was taken back afterwards

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            CaseState.RECEIVED: _("已收件"),
            CaseState.SUPPLEMENTING: _("待补正"),
            CaseState.REJECTED: _("不予受理"),
            CaseState.ACCEPTED: _("办理中"),
            CaseState.SUSPENDED: _("已挂起"),
            CaseState.CONCLUDED: _("已办结"),
            CaseState.READY: _("待领取"),
            CaseState.DELIVERED: _("已送达"),
            CaseState.WITHDRAWN: _("已撤回"),
            CaseState.RETURNED: _("已退件"),
            CaseState.REVOKED: _("已撤销"),
        }[self]

    @property
    def is_open(self) -> bool:
        """Whether the case still has to be decided, so that its light may change."""
        return self in {
            CaseState.RECEIVED,
            CaseState.SUPPLEMENTING,
            CaseState.ACCEPTED,
            CaseState.SUSPENDED,
        }

    @property
    def is_decided(self) -> bool:
        """Whether a decision was made that still stands."""
        return self in {CaseState.CONCLUDED, CaseState.READY, CaseState.DELIVERED}


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
