"""Words of punches that come as files (打卡文件): formats, and why a line is put aside."""

from enum import Enum

from hallapp.kernel.texts import _


class PunchFileFormat(Enum):
    """What a file of punches was read as."""

    ATTLOG = "attlog"  # <n>_attlog.dat of a face or fingerprint terminal
    ADMS = "adms"  # lines that a terminal pushes to a server
    TABLE = "table"  # CSV or workbook with headings

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            PunchFileFormat.ATTLOG: _("考勤机记录文件"),
            PunchFileFormat.ADMS: _("考勤机推送记录"),
            PunchFileFormat.TABLE: _("表格"),
        }[self]


class QuarantineReason(Enum):
    """Why a line became no punch; the line itself is kept."""

    UNREADABLE = "unreadable"  # no number and no moment to be found in it
    HALF_LINE = "half_line"  # it ends before its moment does
    GARBLED = "garbled"  # bytes that are no character
    NO_PIN = "no_pin"  # a moment, but nobody's number
    BAD_TIME = "bad_time"  # no such day or time of day
    TOO_EARLY = "too_early"  # before any hall kept punches: the device lost its time
    IN_FUTURE = "in_future"  # more than a day ahead
    UNKNOWN_PIN = "unknown_pin"  # nobody here has this number, as yet

    @property
    def label(self) -> str:
        """The words a person reads."""
        return {
            QuarantineReason.UNREADABLE: _("看不出考勤号和时间"),
            QuarantineReason.HALF_LINE: _("这一行不完整"),
            QuarantineReason.GARBLED: _("有乱码"),
            QuarantineReason.NO_PIN: _("没有考勤号"),
            QuarantineReason.BAD_TIME: _("没有这样的日期或时间"),
            QuarantineReason.TOO_EARLY: _("时间太早，考勤机可能掉过电"),
            QuarantineReason.IN_FUTURE: _("时间在将来，考勤机的钟可能错了"),
            QuarantineReason.UNKNOWN_PIN: _("考勤号还没有对应的人"),
        }[self]
