"""Words of attendance (窗口考勤): slots, punches, findings, rows for the faces.

Three layers, and none overwrites the one below: raw punches (打卡) → slots (时段) → day results.
"""

from hallapp.attendance.terms.deciding import CorrectionCause, OutageCause
from hallapp.attendance.terms.punches import (
    Circumstances,
    Excuse,
    Outage,
    PlacedPunch,
    PunchRow,
    PunchSource,
    PunchUse,
)
from hallapp.attendance.terms.results import (
    DayResult,
    DaySheetRow,
    Finding,
    HalfResult,
    PublicWord,
    SheetRow,
    SlotResult,
    Verdict,
)
from hallapp.attendance.terms.slots import AttendanceRules, Half, Slot, SlotTimes, Threshold

__all__ = [
    "AttendanceRules",
    "Circumstances",
    "CorrectionCause",
    "DayResult",
    "DaySheetRow",
    "Excuse",
    "Finding",
    "Half",
    "HalfResult",
    "Outage",
    "OutageCause",
    "PlacedPunch",
    "PublicWord",
    "PunchRow",
    "PunchSource",
    "PunchUse",
    "SheetRow",
    "Slot",
    "SlotResult",
    "SlotTimes",
    "Threshold",
    "Verdict",
]
