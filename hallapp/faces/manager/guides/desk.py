"""What the tabs of the page 指南 share: who is signed in, the services, and the two workers."""

from hallapp.faces.manager.pages.desk import PageDesk, PageWish
from hallapp.faces.manager.services_guides import GuidesServices
from hallapp.hall.terms import Role

MAY_REVIEW = frozenset({Role.MANAGER, Role.ADMINISTRATOR, Role.CHIEF_REPRESENTATIVE})
"""Who reviews guides and takes items off the list; the hall holds everybody to it."""
MAY_WRITE = MAY_REVIEW | {Role.SHIFT_LEADER}
"""Who writes guides."""

GuidesWish = PageWish[GuidesServices]


class GuidesDesk(PageDesk[GuidesServices]):
    """The desk of the page 指南."""

    @property
    def may_write(self) -> bool:
        """Whether this person writes guides."""
        return self.has_role(MAY_WRITE)

    @property
    def may_review(self) -> bool:
        """Whether this person reviews guides that others wrote."""
        return self.has_role(MAY_REVIEW)
