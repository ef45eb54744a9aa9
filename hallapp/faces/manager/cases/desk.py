"""What the tabs of the page 办件 share: who is signed in, the services, and the two workers."""

from hallapp.faces.manager.cases.services import CasesServices
from hallapp.faces.manager.pages.desk import PageDesk, PageWish
from hallapp.hall.terms import Role

MAY_KEEP_CALENDAR = frozenset({Role.MANAGER, Role.ADMINISTRATOR})
"""Who changes the calendar; the hall holds everybody to it."""

CasesWish = PageWish[CasesServices]


class CasesDesk(PageDesk[CasesServices]):
    """The desk of the page 办件."""

    @property
    def may_keep_calendar(self) -> bool:
        """Whether this person changes the calendar."""
        return self.has_role(MAY_KEEP_CALENDAR)
