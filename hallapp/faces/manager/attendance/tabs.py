"""The tabs of the page 考勤, in their order: a further one is one line and one maker here.

A maker returns an `AttendanceTab`; its module is loaded when the tab is first opened. A tab without
the services that it needs is left out, so that nothing is promised that does not work.
"""

from collections.abc import Callable
from dataclasses import dataclass

from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.attendance.tab import AttendanceTab
from hallapp.kernel.texts import _

_REPORTS = ("bulletins", "postings", "attendance_papers")
_PATROLS = ("patrols", "patrol_desk", "letters", "explanations", "attendance_papers")


@dataclass(frozen=True)
class AttendanceOffer:
    """One tab.

    Attributes:
        name: How other tabs call it.
        word: What it is called on the screen.
        make: Makes it.
        needs: Names of the late services that it cannot do without.
    """

    name: str
    word: str
    make: Callable[[], AttendanceTab]
    needs: tuple[str, ...] = ()

    def works_with(self, services: AttendanceServices) -> bool:
        """Return whether a hall has what it needs, without making it."""
        return all(services.more is not None and name in dir(services.more) for name in self.needs)


def tabs(services: AttendanceServices) -> tuple[AttendanceOffer, ...]:
    """Return the tabs that work in a hall."""
    known = (
        AttendanceOffer("today", _("今日"), _today),
        AttendanceOffer("patrols", _("巡查"), _patrols, _PATROLS),
        AttendanceOffer("leave", _("请假外出"), _leave, ("leaves", "outings")),
        AttendanceOffer(
            "posts", _("排班与AB岗"), _posts, ("posts", "rosters", "post_cover", "leaves")
        ),
        AttendanceOffer("month", _("月历"), _month, ("recounts", "attendance_locks")),
        AttendanceOffer("sources", _("打卡来源"), _sources, ("punch_import", "punch_pins")),
        AttendanceOffer("reports", _("汇总通报"), _reports, _REPORTS),
        AttendanceOffer("scores", _("考核"), _scores, ("scores", "attendance_papers")),
    )
    return tuple(offer for offer in known if offer.works_with(services))


def _today() -> AttendanceTab:
    from hallapp.faces.manager.attendance.today.tab import TodayTab

    return TodayTab()


def _patrols() -> AttendanceTab:
    from hallapp.faces.manager.attendance.patrols.tab import PatrolsTab

    return PatrolsTab()


def _posts() -> AttendanceTab:
    from hallapp.faces.manager.attendance.posts.tab import PostsTab

    return PostsTab()


def _leave() -> AttendanceTab:
    from hallapp.faces.manager.attendance.leave.tab import LeaveTab

    return LeaveTab()


def _month() -> AttendanceTab:
    from hallapp.faces.manager.attendance.month.tab import MonthTab

    return MonthTab()


def _reports() -> AttendanceTab:
    from hallapp.faces.manager.attendance.reports.tab import ReportsTab

    return ReportsTab()


def _sources() -> AttendanceTab:
    from hallapp.faces.manager.attendance.sources.tab import SourcesTab

    return SourcesTab()


def _scores() -> AttendanceTab:
    from hallapp.faces.manager.attendance.scores.tab import ScoresTab

    return ScoresTab()
