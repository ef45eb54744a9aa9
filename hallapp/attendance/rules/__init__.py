"""Rules of attendance, pure: from raw punches to slots, half days, lines of the sheet."""

from hallapp.attendance.rules.checking import check_rules
from hallapp.attendance.rules.days import day_result, result_in
from hallapp.attendance.rules.frames import DayFrame, claim_punches, day_frame
from hallapp.attendance.rules.lines import (
    correction_words,
    leave_words,
    outage_words,
    sheet_row,
)
from hallapp.attendance.rules.off_post import OffPost, off_post
from hallapp.attendance.rules.placing import place_punches
from hallapp.attendance.rules.spelling import read_rules, spell_rules

__all__ = [
    "DayFrame",
    "OffPost",
    "check_rules",
    "claim_punches",
    "correction_words",
    "day_frame",
    "day_result",
    "leave_words",
    "off_post",
    "outage_words",
    "place_punches",
    "read_rules",
    "result_in",
    "sheet_row",
    "spell_rules",
]
