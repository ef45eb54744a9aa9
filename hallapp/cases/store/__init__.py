"""Statements of cases."""

from hallapp.cases.store.adding import (
    Applicant,
    add_case,
    add_event,
    add_ticks,
    hold_day,
    next_sequence,
)
from hallapp.cases.store.clocks import add_clock, ledger_of, suspensions_of
from hallapp.cases.store.reading import found_cases, ticks_of

__all__ = [
    "Applicant",
    "add_case",
    "add_clock",
    "add_event",
    "add_ticks",
    "found_cases",
    "hold_day",
    "ledger_of",
    "next_sequence",
    "suspensions_of",
    "ticks_of",
]
