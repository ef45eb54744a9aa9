"""What a hall sets for its attendance: dated settings, so that past months keep their numbers."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hallapp.attendance.rules import check_rules, read_rules, spell_rules
from hallapp.attendance.terms import AttendanceRules
from hallapp.attendance.terms.locking import LockRules
from hallapp.kernel.settings import Setting


def _spelled(rules: AttendanceRules) -> dict[str, Any]:
    """Spell rules that a day can follow; others never reach the store."""
    check_rules(rules)
    return spell_rules(rules)


ATTENDANCE_RULES = Setting("attendance.rules", AttendanceRules(), _spelled, read_rules)


@dataclass(frozen=True, slots=True)
class AttendanceBegin:
    """When a hall began to keep attendance (考勤启用日).

    Attributes:
        on: The first day that is judged; None judges every day.
    """

    on: date | None = None


ATTENDANCE_BEGIN = Setting(
    "attendance.begin",
    AttendanceBegin(),
    lambda begin: {"on": "" if begin.on is None else begin.on.isoformat()},
    lambda facts: AttendanceBegin(date.fromisoformat(facts["on"]) if facts["on"] else None),
)

LOCK_RULES = Setting(
    "attendance.lock",
    LockRules(),
    lambda rules: {"grace_days": rules.grace_days},
    lambda facts: LockRules(int(facts["grace_days"])),
)
