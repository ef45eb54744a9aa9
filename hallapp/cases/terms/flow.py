"""How a case came in, how it is handled, and how it ended."""

from enum import Enum

from hallapp.kernel.texts import _


class CaseForm(Enum):
    """In which form a case is handled (办件形式)."""

    PLAIN = "plain"  # 普通件
    INSTANT = "instant"  # 即办件
    LENIENT = "lenient"  # 容缺受理: accepted with a minor gap to be filled later
    COMMITMENT = "commitment"  # 告知承诺: decided on a written promise, checked later
    JOINT = "joint"  # 联办件: several units, one lead
    FORWARDED = "forwarded"  # 上报件: decided by a higher body

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            CaseForm.PLAIN: _("普通件"),
            CaseForm.INSTANT: _("即办件"),
            CaseForm.LENIENT: _("容缺受理"),
            CaseForm.COMMITMENT: _("告知承诺"),
            CaseForm.JOINT: _("联办件"),
            CaseForm.FORWARDED: _("上报件"),
        }[self]


class CaseOrigin(Enum):
    """Where a case was born (办件来源)."""

    HALL = "hall"
    PLATFORM = "platform"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {CaseOrigin.HALL: _("本厅"), CaseOrigin.PLATFORM: _("省平台")}[self]


class AcceptancePlace(Enum):
    """Where a case was accepted (受理地点); outside the hall is 体外循环 for a stationed item."""

    WINDOW = "window"
    ONLINE = "online"
    OUTSIDE = "outside"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            AcceptancePlace.WINDOW: _("大厅窗口"),
            AcceptancePlace.ONLINE: _("网上"),
            AcceptancePlace.OUTSIDE: _("大厅以外"),
        }[self]


class CaseOutcomeKind(Enum):
    """What was decided (办理结果)."""

    GRANTED = "granted"
    REFUSED = "refused"
    OTHER = "other"  # 办结: neither granted nor refused, such as a filing or an answer

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            CaseOutcomeKind.GRANTED: _("准予"),
            CaseOutcomeKind.REFUSED: _("不予"),
            CaseOutcomeKind.OTHER: _("办结"),
        }[self]


class FinishQuality(Enum):
    """How a decided case stood against its promise (办结质量)."""

    INSTANT = "instant"
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            FinishQuality.INSTANT: _("即办"),
            FinishQuality.EARLY: _("提前"),
            FinishQuality.ON_TIME: _("按期"),
            FinishQuality.LATE: _("逾期"),
        }[self]
