"""待核对记录: lines that became no punch, each kept word for word with its reason."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from hallapp.attendance.terms.files import QuarantineReason
from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.lists.deed import Deed, ListDays, Question, Values
from hallapp.faces.manager.attendance.lists.fields import PersonField
from hallapp.faces.manager.attendance.lists.head import RowChoice
from hallapp.faces.manager.attendance.lists.plan import Lines, ListPlan
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.attendance.sources.file_list import device_word
from hallapp.faces.manager.attendance.sources.services import SourcesHall
from hallapp.faces.manager.settings_fields import ChoiceField
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import RIGHT, Column

if TYPE_CHECKING:
    from hallapp.attendance.importing.plan import QuarantinedRow


@dataclass(frozen=True)
class AsideLine:
    """A line that was put aside, by the hall's clock."""

    row: "QuarantinedRow"
    zone: tzinfo

    @property
    def time_text(self) -> str:
        """The moment that it names, empty where none could be read."""
        at = self.row.punched_at
        return "" if at is None else f"{at.astimezone(self.zone):%Y-%m-%d %H:%M:%S}"


class ClaimPin(Deed[AsideLine]):
    """The number is somebody's: all lines that name it become punches."""

    name, key, look = "claim", "Ctrl+I", "primary"

    @property
    @override
    def word(self) -> str:
        return _("认领这个考勤号")

    @override
    def fits(self, row: AsideLine | None, desk: AttendanceDesk) -> bool:
        is_unknown = row is not None and row.row.reason is QuarantineReason.UNKNOWN_PIN
        return is_unknown and desk.may_manage

    @override
    def prepare(self, services: AttendanceServices, row: AsideLine | None) -> Any:
        return services.places.people()

    @override
    def ask(self, row: AsideLine | None, known: Any, query: ListDays) -> Question | None:
        if row is None:
            return None
        number = row.row.device_number
        where = ChoiceField(
            "device",
            _("在哪里用"),
            [("", _("所有考勤机"))] + ([(number, device_word(number))] if number else []),
        )
        where.show_value("")
        said = _("考勤号 {pin} 是谁的？等着的记录都会补成打卡。").format(pin=row.row.pin)
        return Question(said, (PersonField("person", _("人员"), known), where))

    @override
    def act(
        self, services: AttendanceServices, request: Request, row: AsideLine | None, values: Values
    ) -> int:
        # Loaded when a number is given: it brings the store.
        from hallapp.attendance.importing.pins import PinGift

        if row is None:
            return 0
        gift = PinGift(values["person"], row.row.pin, values["device"])
        return SourcesHall(services).pins.give(request, gift)

    @override
    def said(self, row: AsideLine | None, answer: Any) -> str:
        pin = "" if row is None else row.row.pin
        return _("考勤号 {pin} 已认领，{count} 条记录补成打卡").format(pin=pin, count=answer)


class Quarantine(ListPlan[AsideLine]):
    """Lines that wait for somebody to look at them, the latest first."""

    name = "quarantine"

    @property
    @override
    def word(self) -> str:
        return _("待核对记录")

    @property
    @override
    def empty(self) -> tuple[str, str]:
        return _("没有待核对的记录"), _("导入时看不懂或对不上人的行会留在这里，一行也不丢。")

    @property
    @override
    def hint(self) -> str:
        return _("考勤号、原文、文件名")

    @override
    def columns(self) -> Sequence[Column[AsideLine]]:
        return (
            Column(_("考勤号"), lambda line: line.row.pin, bold=True, width_px=126),
            Column(_("时间"), lambda line: line.time_text, width_px=170),
            Column(_("为什么"), lambda line: line.row.reason.label, width_px=240,
                   tone=lambda _line: "late", tip=lambda line: line.row.reason.label),
            Column(_("原文"), lambda line: _plain(line.row.raw), width_px=0, tone=_quiet,
                   tip=lambda line: line.row.raw),
            Column(_("行"), lambda line: str(line.row.line), align=RIGHT, width_px=60),
        )  # fmt: skip

    @override
    def key(self, row: AsideLine) -> Hashable:
        return row.row.id

    @override
    def filters(self) -> Sequence[RowChoice]:
        return (
            RowChoice("reason", _("全部原因"), lambda line: line.row.reason.label),
            RowChoice("file", _("全部文件"), lambda line: line.row.file_name),
        )

    @override
    def deeds(self) -> Sequence[Deed[AsideLine]]:
        return (ClaimPin(),)

    @override
    def read(
        self, services: AttendanceServices, query: ListDays, person_id: Any
    ) -> Sequence[AsideLine]:
        hall = SourcesHall(services)
        return [AsideLine(row, hall.zone) for row in hall.files.quarantine()]

    @override
    def title_of(self, row: AsideLine) -> str:
        return row.row.reason.label

    @override
    def said_of(self, row: AsideLine) -> str:
        if row.row.reason is QuarantineReason.UNKNOWN_PIN:
            return _("认领以后自动补成打卡，不用再导入一次。")
        return _("这一行留作凭据，不算打卡；要补，请本人补签。")

    @override
    def lines_of(self, row: AsideLine) -> Lines:
        line = row.row
        return (
            (_("原文"), _plain(line.raw)),
            (_("考勤号"), line.pin),
            (_("时间"), row.time_text),
            (_("考勤机"), device_word(line.device_number)),
            (_("文件"), line.file_name),
            (_("第几行"), str(line.line)),
            (_("放入时间"), f"{line.found_at.astimezone(row.zone):%Y-%m-%d %H:%M}"),
        )


def _plain(raw: str) -> str:
    return " ".join(raw.split())


def _quiet(_line: AsideLine) -> str:
    return "muted"
