"""Accepted cases, time limits, suspensions, warnings (办件、时限)."""

from hallapp.cases.applications import Application
from hallapp.cases.terms import (
    CaseFigures,
    CaseRow,
    CaseState,
    CountedDayRow,
    DueDay,
    Light,
    MaterialTick,
    TickOutcome,
)
from hallapp.kernel.identity import is_id_number

__all__ = [
    "Application",
    "CaseFigures",
    "CaseRow",
    "CaseState",
    "CountedDayRow",
    "DueDay",
    "Light",
    "MaterialTick",
    "TickOutcome",
    "is_id_number",
]
