"""The tab 请假外出."""

from typing import Any

from hallapp.faces.manager.attendance.leave.annual_list import Annual
from hallapp.faces.manager.attendance.leave.leave_lists import NotBack, OfPeriod, ToDecide
from hallapp.faces.manager.attendance.leave.outing_list import Outings
from hallapp.faces.manager.attendance.lists.plan import ListPlan
from hallapp.faces.manager.attendance.lists.section import ListSection
from hallapp.faces.manager.attendance.lists.sections_tab import PartOffer, SectionsTab
from hallapp.kernel.texts import _


class LeaveTab(SectionsTab):
    """Five lists; what waits for a decision stands first.

    `show_at` takes the name of a list (`decide`, `period`, `not_back`, `outings`, `annual`), or
    that name and the id of a leave or slip.
    """

    def __init__(self) -> None:
        super().__init__(
            _("请假外出"),
            [
                _offer(ToDecide(), counts=True),
                _offer(OfPeriod()),
                _offer(NotBack(), counts=True),
                _offer(Outings()),
                _offer(Annual()),
            ],
        )
        self.setObjectName("leaveTab")


def _offer(plan: ListPlan[Any], *, counts: bool = False) -> PartOffer:
    return PartOffer(plan.name, plan.word, lambda: ListSection(plan), counts)
