"""Tables of attendance: the first layer, raw punches, and what was counted from them."""

from hallapp.attendance.tables.days import (
    AttendanceCount,
    AttendanceDay,
    AttendanceLock,
    CorrectionYear,
    PunchCorrection,
    PunchOutage,
)
from hallapp.attendance.tables.files import PunchDevice, PunchFile, PunchPin, QuarantinedLine
from hallapp.attendance.tables.punches import Punch
from hallapp.attendance.tables.questions import DutyQuestion

__all__ = [
    "AttendanceCount",
    "AttendanceDay",
    "AttendanceLock",
    "CorrectionYear",
    "DutyQuestion",
    "Punch",
    "PunchCorrection",
    "PunchDevice",
    "PunchFile",
    "PunchOutage",
    "PunchPin",
    "QuarantinedLine",
]
