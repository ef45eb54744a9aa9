"""The tab 排班与AB岗."""

from typing import Any

from hallapp.faces.manager.attendance.lists.plan import ListPlan
from hallapp.faces.manager.attendance.lists.section import ListSection
from hallapp.faces.manager.attendance.lists.sections_tab import PartOffer, SectionsTab
from hallapp.faces.manager.attendance.posts.cover_list import Cover
from hallapp.faces.manager.attendance.posts.duty_list import Duties
from hallapp.faces.manager.attendance.posts.grid_part import RosterGridPart
from hallapp.faces.manager.attendance.posts.handover_list import Handovers
from hallapp.faces.manager.attendance.posts.import_list import RosterFile
from hallapp.faces.manager.attendance.posts.pair_list import Pairs
from hallapp.faces.manager.attendance.posts.shift_list import Shifts
from hallapp.faces.manager.attendance.posts.sit_in_list import SitIns
from hallapp.faces.manager.attendance.posts.vacant_list import Vacant
from hallapp.kernel.texts import _


class PostsTab(SectionsTab):
    """Posts first, then rosters.

    `show_at` takes the name of a part (`vacant`, `pairs`, `handovers`, `cover`, `grid`, `duties`,
    `shifts`, `sit_ins`, `import`), or that name and a row's key: of an empty post its window.
    """

    def __init__(self) -> None:
        super().__init__(
            _("排班与 AB 岗"),
            [
                _offer(Vacant(), counts=True),
                _offer(Pairs()),
                _offer(Handovers()),
                _offer(Cover()),
                PartOffer("grid", _("月排班"), RosterGridPart),
                _offer(Duties()),
                _offer(Shifts()),
                _offer(SitIns()),
                _offer(RosterFile()),
            ],
        )
        self.setObjectName("postsTab")


def _offer(plan: ListPlan[Any], *, counts: bool = False) -> PartOffer:
    return PartOffer(plan.name, plan.word, lambda: ListSection(plan), counts)
