"""What the tabs of the page 考勤 share: who is signed in, the services, and the two workers."""

from datetime import date

from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.pages.desk import PageDesk, PageWish
from hallapp.hall.terms import Role
from hallapp.kernel.clock import day_in, zone_named

MAY_RUN = frozenset({Role.SHIFT_LEADER, Role.MANAGER, Role.ADMINISTRATOR})
"""Who runs the hall of a day; the hall holds everybody to it."""
MAY_MANAGE = frozenset({Role.MANAGER, Role.ADMINISTRATOR})
"""Who locks months, changes lists and issues bulletins."""

AttendanceWish = PageWish[AttendanceServices]


class AttendanceDesk(PageDesk[AttendanceServices]):
    """The desk of the page 考勤."""

    @property
    def may_run(self) -> bool:
        """Whether this person runs the hall of a day."""
        return self.has_role(MAY_RUN)

    @property
    def may_manage(self) -> bool:
        """Whether this person closes months and issues bulletins."""
        return self.has_role(MAY_MANAGE)

    def today(self) -> date:
        """Return the hall's day."""
        return day_in(self.services.clock.now(), zone_named(self.services.hall.zone))
