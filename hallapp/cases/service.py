"""What faces and papers ask of cases; what is done with one is in `cases.flow`."""

from hallapp.cases.case_details import CaseDetails
from hallapp.cases.showing import light_of_clock

__all__ = ["CaseService", "light_of_clock"]


class CaseService(CaseDetails):
    """Shows cases as their clocks stand today: lists of them, and each one in detail."""
