"""Words of leave (请假): kinds, states, approvers, rows for faces and papers."""

from hallapp.leave.terms.annual import AnnualExclusion
from hallapp.leave.terms.kinds import (
    LeaveApprover,
    LeaveKind,
    LeaveState,
    LeaveVerdict,
    OutingKind,
)
from hallapp.leave.terms.ladder import LadderRung, LeaveLadder
from hallapp.leave.terms.rows import (
    AnnualBalance,
    AwayMap,
    AwayRow,
    GrantWish,
    LeaveRow,
    LeaveStepRow,
    LeaveWish,
    OutingRow,
    OutingWish,
    StandInRow,
    half_day_text,
    half_days_text,
    leave_number,
    outing_number,
    span_text,
)

__all__ = [
    "AnnualBalance",
    "AnnualExclusion",
    "AwayMap",
    "AwayRow",
    "GrantWish",
    "LadderRung",
    "LeaveApprover",
    "LeaveKind",
    "LeaveLadder",
    "LeaveRow",
    "LeaveState",
    "LeaveStepRow",
    "LeaveVerdict",
    "LeaveWish",
    "OutingKind",
    "OutingRow",
    "OutingWish",
    "StandInRow",
    "half_day_text",
    "half_days_text",
    "leave_number",
    "outing_number",
    "span_text",
]
