"""Tables of cases."""

from hallapp.cases.tables.case import (
    CaseApplicant,
    CaseDay,
    CaseEvent,
    CaseOutcome,
    CaseTick,
    HallCase,
)
from hallapp.cases.tables.clocks import (
    CalendarEdit,
    CaseClock,
    CaseDueMove,
    CaseExtension,
    CaseSuspension,
)
from hallapp.cases.tables.handling import (
    CaseCharge,
    CasePaper,
    CasePaperPrint,
    CasePaperSeries,
    CasePayment,
    CaseStage,
)

__all__ = [
    "CalendarEdit",
    "CaseApplicant",
    "CaseCharge",
    "CaseClock",
    "CaseDay",
    "CaseDueMove",
    "CaseEvent",
    "CaseExtension",
    "CaseOutcome",
    "CasePaper",
    "CasePaperPrint",
    "CasePaperSeries",
    "CasePayment",
    "CaseStage",
    "CaseSuspension",
    "CaseTick",
    "HallCase",
]
