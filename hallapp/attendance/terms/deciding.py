"""What people decide about days: corrections, declared outages."""

from enum import Enum

from hallapp.kernel.texts import _


class CorrectionCause(Enum):
    """Why a slot has no punch although the person was there (补签原因)."""

    FORGOTTEN = "forgotten"  # 忘记打卡
    DEVICE = "device"  # 设备没有识别或故障
    POWER = "power"  # 停电、断网
    DUTY = "duty"  # 因公未能打卡
    PAPER = "paper"  # 纸质签到补录
    OTHER = "other"  # 其他

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            CorrectionCause.FORGOTTEN: _("忘记打卡"),
            CorrectionCause.DEVICE: _("设备没有识别"),
            CorrectionCause.POWER: _("停电或断网"),
            CorrectionCause.DUTY: _("因公未能打卡"),
            CorrectionCause.PAPER: _("纸质签到补录"),
            CorrectionCause.OTHER: _("其他原因"),
        }[self]


class OutageCause(Enum):
    """Why nobody could punch (故障原因)."""

    POWER = "power"  # 停电
    DEVICE = "device"  # 考勤设备故障
    NETWORK = "network"  # 网络中断
    OTHER = "other"  # 其他

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            OutageCause.POWER: _("停电"),
            OutageCause.DEVICE: _("考勤设备故障"),
            OutageCause.NETWORK: _("网络中断"),
            OutageCause.OTHER: _("其他故障"),
        }[self]
