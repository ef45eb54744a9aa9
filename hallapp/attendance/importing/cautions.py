"""What a person should know of a file before it is imported; none of it stops the import (提醒)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from hallapp.kernel.texts import _


class CautionKind(Enum):
    """What is noticed."""

    SAME_FILE = "same_file"
    SAME_CONTENT = "same_content"
    CLOCK_BACK = "clock_back"
    CLOCK_LEAP = "clock_leap"
    SERIAL_DIFFERS = "serial_differs"
    NOT_THE_SAME_DEVICE = "not_the_same_device"
    SEVERAL_DEVICES = "several_devices"
    NUMBER_UNKNOWN = "number_unknown"
    OTHER_RECORDS = "other_records"
    LOCKED_DAYS = "locked_days"
    COUNTED_DAYS = "counted_days"
    UNKNOWN_PINS = "unknown_pins"


@dataclass(frozen=True)
class Caution:
    """One thing noticed, with what fills the blanks of its sentence."""

    kind: CautionKind
    facts: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def words(self) -> str:
        """The sentence that a person reads: what is the matter, and what to look at."""
        return {
            CautionKind.SAME_FILE: _("这个文件 {at} 已经导入过（{name}），没有新记录。"),
            CautionKind.SAME_CONTENT: _(
                "这个文件和 {at} 导入的 {name}（{known} 号机）内容完全一样，"
                "这次却是 {number} 号机：请核对编号。"
            ),
            CautionKind.CLOCK_BACK: _(
                "第 {line} 行的时间从 {before} 倒退到 {after}：考勤机的钟可能被拨过或掉过电，"
                "请核对。记录照样保留。"
            ),
            CautionKind.CLOCK_LEAP: _(
                "第 {line} 行的时间从 {before} 一下跳到 {after}：请核对考勤机的钟，"
                "或中间的记录是否缺失。记录照样保留。"
            ),
            CautionKind.SERIAL_DIFFERS: _(
                "{number} 号考勤机原来的序列号是 {known}，这个文件写的是 {found}："
                "是换了机器，还是两台机器用了同一个编号？是后一种，请给这个文件另写一个编号。"
            ),
            CautionKind.NOT_THE_SAME_DEVICE: _(
                "{number} 号考勤机 {from_on} 到 {until_on} 已有 {known} 条记录，"
                "这个文件里一条也没有：可能是另一台机器用了同一个编号，请核对。"
            ),
            CautionKind.SEVERAL_DEVICES: _(
                "文件里有几台考勤机的记录（{serials}），都记在 {number} 号下。请按机器分开导出。"
            ),
            CautionKind.NUMBER_UNKNOWN: _(
                "文件名里没有考勤机编号，记录记在“未编号”下。请写明是几号机。"
            ),
            CautionKind.OTHER_RECORDS: _("另有 {count} 行不是打卡记录（考勤机的其他信息），略过。"),
            CautionKind.LOCKED_DAYS: _(
                "{days} 已经锁定：记录照样保留，已锁定的结果不变；"
                "要改，请有权限的人说明理由后重新统计。"
            ),
            CautionKind.COUNTED_DAYS: _("{days} 已经统计过：有新记录，请看差异后重新统计。"),
            CautionKind.UNKNOWN_PINS: _(
                "{count} 个考勤号还没有对应的人（{pins}）：先存着，给了考勤号自动补上。"
            ),
        }[self.kind].format(**self.facts)

    @property
    def told(self) -> dict[str, Any]:
        """The caution as data, for a command's answer and for what is kept with the file."""
        return {"kind": self.kind.value, "words": self.words, **self.facts}
