"""The tab 打卡来源."""

from typing import Any

from typing_extensions import override

from hallapp.faces.manager.attendance.lists.part import DutyPart
from hallapp.faces.manager.attendance.lists.plan import ListPlan
from hallapp.faces.manager.attendance.lists.section import ListSection
from hallapp.faces.manager.attendance.lists.sections_tab import PartOffer, SectionsTab
from hallapp.faces.manager.attendance.sources.correction_list import WaitingCorrections
from hallapp.faces.manager.attendance.sources.device_list import Devices
from hallapp.faces.manager.attendance.sources.file_list import ImportedFiles
from hallapp.faces.manager.attendance.sources.import_part import ImportPart
from hallapp.faces.manager.attendance.sources.outage_list import Outages
from hallapp.faces.manager.attendance.sources.pin_list import Pins
from hallapp.faces.manager.attendance.sources.quarantine_list import Quarantine
from hallapp.kernel.texts import _


class SourcesTab(SectionsTab):
    """The import, and the lists around it.

    `show_at` takes the name of a part (`import`, `quarantine`, `corrections`, `outages`,
    `devices`, `pins`, `files`), or that name and the key of a row.
    """

    def __init__(self) -> None:
        super().__init__(
            _("打卡来源"),
            [
                PartOffer("import", _("导入打卡"), ImportPart),
                _offer(Quarantine(), counts=True),
                _offer(WaitingCorrections(), counts=True),
                _offer(Outages()),
                _offer(Devices()),
                _offer(Pins()),
                _offer(ImportedFiles()),
            ],
        )
        self.setObjectName("sourcesTab")

    @override
    def part(self, number: int) -> DutyPart:
        """Return a part; the import leads to what it put aside."""
        is_new = number not in self._made
        made = super().part(number)
        if is_new and isinstance(made, ImportPart):
            made.part_asked.connect(self.show_at)
        return made

    @override
    def leave(self) -> None:
        """Stop an import: nothing of it is written."""
        for made in self._made.values():
            if isinstance(made, ImportPart):
                made.stop()


def _offer(plan: ListPlan[Any], *, counts: bool = False) -> PartOffer:
    return PartOffer(plan.name, plan.word, lambda: ListSection(plan), counts)
