"""What a hall sets for its attendance: dated settings, so that past months keep their numbers."""

from hallapp.attendance.rules import read_rules, spell_rules
from hallapp.attendance.terms import AttendanceRules
from hallapp.attendance.terms.locking import LockRules
from hallapp.kernel.settings import Setting

ATTENDANCE_RULES = Setting("attendance.rules", AttendanceRules(), spell_rules, read_rules)

LOCK_RULES = Setting(
    "attendance.lock",
    LockRules(),
    lambda rules: {"grace_days": rules.grace_days},
    lambda facts: LockRules(int(facts["grace_days"])),
)
