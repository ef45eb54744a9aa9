"""Words of cases (办件): states, lights, clocks, events, papers, rows for the faces."""

from hallapp.cases.terms.clocks import (
    ClockKind,
    ClockRow,
    DueMoveRow,
    MoveReason,
    SuspensionReason,
    SuspensionRow,
)
from hallapp.cases.terms.days import CountedDayRow, DayReason, DueDay, Suspension
from hallapp.cases.terms.events import CaseEventKind, CaseEventRow
from hallapp.cases.terms.flow import (
    AcceptancePlace,
    CaseForm,
    CaseOrigin,
    CaseOutcomeKind,
    FinishQuality,
)
from hallapp.cases.terms.handling import ChargeRow, PaymentRow, StageRow
from hallapp.cases.terms.lists import CaseList, CaseOrder, CaseQuestion, StageLoadRow
from hallapp.cases.terms.papers import CasePaperKind, CasePaperRow
from hallapp.cases.terms.rows import CaseFigures, CaseProgressRow, CaseRow, MaterialTick
from hallapp.cases.terms.states import CaseState, Light, LightThresholds, TickOutcome

__all__ = [
    "AcceptancePlace",
    "CaseEventKind",
    "CaseEventRow",
    "CaseFigures",
    "CaseForm",
    "CaseList",
    "CaseOrder",
    "CaseOrigin",
    "CaseOutcomeKind",
    "CasePaperKind",
    "CasePaperRow",
    "CaseProgressRow",
    "CaseQuestion",
    "CaseRow",
    "CaseState",
    "ChargeRow",
    "ClockKind",
    "ClockRow",
    "CountedDayRow",
    "DayReason",
    "DueDay",
    "DueMoveRow",
    "FinishQuality",
    "Light",
    "LightThresholds",
    "MaterialTick",
    "MoveReason",
    "PaymentRow",
    "StageLoadRow",
    "StageRow",
    "Suspension",
    "SuspensionReason",
    "SuspensionRow",
    "TickOutcome",
]
