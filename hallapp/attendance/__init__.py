"""Duty roster, sign-in and sign-out, the day's attendance sheet (窗口考勤)."""

from hallapp.attendance.terms import DaySheetRow, PunchRow, PunchSource, SheetRow

__all__ = ["DaySheetRow", "PunchRow", "PunchSource", "SheetRow"]
