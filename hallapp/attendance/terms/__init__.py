"""Words of attendance (窗口考勤): slots, punches, findings, rows for the faces.

Three layers, and none overwrites the one below: raw punches (打卡) → slots (时段) → day results.
"""

from hallapp.attendance.terms.deciding import CorrectionCause, OutageCause
from hallapp.attendance.terms.numbers import (
    AttendanceRules,
    MinutesRung,
    MissingPolicy,
    SpecialHours,
    Threshold,
    YearDay,
)
from hallapp.attendance.terms.punches import (
    Circumstances,
    CorrectionFill,
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
from hallapp.attendance.terms.slots import Half, ShiftHours, Slot, SlotTimes
from hallapp.attendance.terms.states import HalfState, half_state

__all__ = [
    "AttendanceRules",
    "Circumstances",
    "CorrectionCause",
    "CorrectionFill",
    "DayResult",
    "DaySheetRow",
    "Excuse",
    "Finding",
    "Half",
    "HalfResult",
    "HalfState",
    "MinutesRung",
    "MissingPolicy",
    "Outage",
    "OutageCause",
    "PlacedPunch",
    "PublicWord",
    "PunchRow",
    "PunchSource",
    "PunchUse",
    "SheetRow",
    "ShiftHours",
    "Slot",
    "SlotResult",
    "SlotTimes",
    "SpecialHours",
    "Threshold",
    "Verdict",
    "YearDay",
    "half_state",
]
