"""The columns of totals at the right of the grid: half days as days, occasions as they are."""

from collections.abc import Callable
from dataclasses import dataclass

from hallapp.attendance.terms.person_days import PersonTotals
from hallapp.kernel.texts import _


@dataclass(frozen=True)
class Total:
    """One column.

    Attributes:
        count: What is counted.
        in_days: It counts half days and is shown in days.
        is_deviation: It stands out where it is not nought.
    """

    name: str
    count: Callable[[PersonTotals], int]
    in_days: bool = True
    is_deviation: bool = False

    @property
    def word(self) -> str:
        """Its title."""
        return _titles()[self.name][0]

    @property
    def said(self) -> str:
        """Its title with the unit."""
        return _titles()[self.name][1]

    def text(self, totals: PersonTotals) -> str:
        """Return the figure; nought is left empty, so that exceptions stand out."""
        count = self.count(totals)
        if not count:
            return ""
        return f"{count / 2:g}" if self.in_days else str(count)


def _titles() -> dict[str, tuple[str, str]]:
    return {
        "due": (_("应到"), _("应到天数")),
        "present": (_("出勤"), _("出勤天数")),
        "late": (_("迟到"), _("迟到次数")),
        "early": (_("早退"), _("早退次数")),
        "missing": (_("缺卡"), _("缺卡次数")),
        "absent": (_("旷工"), _("旷工天数")),
        "leave": (_("请假"), _("请假天数")),
        "trips": (_("公出"), _("公出天数")),
    }


TOTALS = (
    Total("due", lambda totals: totals.due),
    Total("present", lambda totals: totals.present),
    Total("late", lambda totals: totals.late, in_days=False, is_deviation=True),
    Total("early", lambda totals: totals.early, in_days=False, is_deviation=True),
    Total("missing", lambda totals: totals.missing, in_days=False, is_deviation=True),
    Total("absent", lambda totals: totals.absent, is_deviation=True),
    Total("leave", lambda totals: totals.leave),
    Total("trips", lambda totals: totals.trips),
)
