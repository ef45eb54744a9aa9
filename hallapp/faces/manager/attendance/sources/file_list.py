"""导入记录: every file that came in, and what of it was new."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from hallapp.faces.manager.attendance.lists.deed import ListDays
from hallapp.faces.manager.attendance.lists.plan import Lines, ListPlan
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.attendance.sources.services import SourcesHall
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import RIGHT, Column

if TYPE_CHECKING:
    from hallapp.attendance.importing.plan import PunchFileRow


@dataclass(frozen=True)
class FileLine:
    """An import by the hall's clock."""

    row: "PunchFileRow"
    zone: tzinfo

    def at(self, moment: datetime) -> str:
        """Return a moment of it."""
        return f"{moment.astimezone(self.zone):%Y-%m-%d %H:%M}"


class ImportedFiles(ListPlan[FileLine]):
    """The register of imports, the latest first."""

    name = "files"

    @property
    @override
    def word(self) -> str:
        return _("导入记录")

    @property
    @override
    def empty(self) -> tuple[str, str]:
        return _("还没有导入过"), _("在“导入打卡”里选考勤机导出的文件，先看会写进什么，再导入。")

    @property
    @override
    def hint(self) -> str:
        return _("文件名、考勤机号")

    @override
    def columns(self) -> Sequence[Column[FileLine]]:
        return (
            Column(_("导入时间"), lambda line: line.at(line.row.received_at), width_px=150),
            Column(_("文件名"), lambda line: line.row.name, tip=lambda line: line.row.name,
                   width_px=0, bold=True),
            Column(_("考勤机"), lambda line: device_word(line.row.device_number), width_px=86),
            Column(_("新记录"), lambda line: f"{line.row.new:,}", align=RIGHT, width_px=80),
            Column(_("已有"), lambda line: f"{line.row.known:,}", align=RIGHT, width_px=76),
            Column(_("待核对"), lambda line: f"{line.row.quarantined:,}", align=RIGHT, width_px=76,
                   tone=lambda line: "late" if line.row.quarantined else "muted"),
        )  # fmt: skip

    @override
    def key(self, row: FileLine) -> Hashable:
        return row.row.id

    @override
    def read(
        self, services: AttendanceServices, query: ListDays, person_id: Any
    ) -> Sequence[FileLine]:
        hall = SourcesHall(services)
        return [FileLine(row, hall.zone) for row in hall.files.files()]

    @override
    def title_of(self, row: FileLine) -> str:
        return row.row.name

    @override
    def lines_of(self, row: FileLine) -> Lines:
        file = row.row
        return (
            (_("格式"), file.format.label),
            (_("考勤机"), device_word(file.device_number)),
            (_("导入人"), file.received_by),
            (_("导入时间"), row.at(file.received_at)),
            (_("交数到"), row.at(file.pulled_at)),
            (_("行数"), f"{file.lines:,}"),
            (_("新记录"), f"{file.new:,}"),
            (_("已有"), f"{file.known:,}"),
            (_("待核对"), f"{file.quarantined:,}"),
        )


def device_word(number: str) -> str:
    """Return how a device is called by its number."""
    return _("{number} 号机").format(number=number) if number else _("未编号")
