"""考勤号: whose number in the devices is whose, and since when."""

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.lists.deed import Deed, ListDays, Question, Values
from hallapp.faces.manager.attendance.lists.fields import PersonField, day_field
from hallapp.faces.manager.attendance.lists.head import RowChoice
from hallapp.faces.manager.attendance.lists.plan import Lines, ListPlan
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.attendance.sources.file_list import device_word
from hallapp.faces.manager.attendance.sources.services import SourcesHall
from hallapp.faces.manager.settings_fields import SwitchField, TextField
from hallapp.hall.placements import FIRST_DAY
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import Column

if TYPE_CHECKING:
    from hallapp.attendance.importing.pins import PinRow


class GivePin(Deed["PinRow"]):
    """Somebody gets a number; lines that waited for it become punches."""

    name, key, look, is_for_row = "give", "Ctrl+N", "accent", False

    @property
    @override
    def word(self) -> str:
        return _("给一个考勤号")

    @override
    def fits(self, row: "PinRow | None", desk: AttendanceDesk) -> bool:
        return desk.may_manage

    @override
    def prepare(self, services: AttendanceServices, row: "PinRow | None") -> Any:
        return services.places.people()

    @override
    def ask(self, row: "PinRow | None", known: Any, query: ListDays) -> Question:
        hint = _("空着就在所有考勤机上都用。")
        taken = SwitchField("takes", _("换人"), _("这个号原来是别人的，从今天起换给这个人"))
        return Question(
            _("谁用哪个考勤号"),
            (
                PersonField("person", _("人员"), known),
                TextField("pin", _("考勤号"), longest=32, needed=True),
                TextField("device", _("考勤机编号"), hint, longest=32),
                taken,
            ),
        )

    @override
    def act(
        self, services: AttendanceServices, request: Request, row: "PinRow | None", values: Values
    ) -> int:
        # Loaded when a number is given: it brings the store.
        from hallapp.attendance.importing.pins import PinGift

        gift = PinGift(values["person"], values["pin"], values["device"])
        return SourcesHall(services).pins.give(request, gift, takes=values["takes"])

    @override
    def said(self, row: "PinRow | None", answer: Any) -> str:
        if answer:
            return _("考勤号已给，{count} 条等着的记录补成打卡").format(count=answer)
        return _("考勤号已给")


class EndPin(Deed["PinRow"]):
    """Nobody's from the day after; punches until then stay the person's."""

    name = "end"

    @property
    @override
    def word(self) -> str:
        return _("收回考勤号")

    @override
    def fits(self, row: "PinRow | None", desk: AttendanceDesk) -> bool:
        return row is not None and row.valid_until is None and desk.may_manage

    @override
    def prepare(self, services: AttendanceServices, row: "PinRow | None") -> Any:
        from hallapp.kernel.clock import day_in

        return day_in(services.clock.now(), SourcesHall(services).zone)

    @override
    def ask(self, row: "PinRow | None", known: Any, query: ListDays) -> Question | None:
        if row is None:
            return None
        said = _("收回{name}的考勤号 {pin}").format(name=row.person_name, pin=row.pin)
        return Question(said, (day_field("last", _("用到哪天"), known),))

    @override
    def act(
        self, services: AttendanceServices, request: Request, row: "PinRow | None", values: Values
    ) -> Any:
        from datetime import date

        if row is not None:
            last = date.fromisoformat(values["last"])
            SourcesHall(services).pins.end(request, row.pin, last, row.device_number)

    @override
    def said(self, row: "PinRow | None", answer: Any) -> str:
        return "" if row is None else _("考勤号 {pin} 已收回").format(pin=row.pin)


class Pins(ListPlan["PinRow"]):
    """Every number, those that ended too."""

    name = "pins"

    @property
    @override
    def word(self) -> str:
        return _("考勤号")

    @property
    @override
    def empty(self) -> tuple[str, str]:
        return _("还没有考勤号"), _("考勤机上的号对应到人，打卡才知道是谁的。")

    @property
    @override
    def hint(self) -> str:
        return _("姓名、考勤号")

    @override
    def columns(self) -> Sequence[Column["PinRow"]]:
        return (
            Column(_("考勤号"), lambda row: row.pin, bold=True, width_px=126),
            Column(_("姓名"), lambda row: row.person_name, width_px=0),
            Column(_("在哪里用"), _where, width_px=130),
            Column(_("从哪天起"), _since, width_px=120),
            Column(_("用到哪天"), _until, width_px=120, tone=lambda _row: "muted"),
        )

    @override
    def key(self, row: "PinRow") -> Hashable:
        return (row.pin, row.device_number, row.person_id, row.valid_from)

    @override
    def filters(self) -> Sequence[RowChoice]:
        return (RowChoice("state", _("在用和收回的"), _state),)

    @override
    def deeds(self) -> Sequence[Deed["PinRow"]]:
        return (GivePin(), EndPin())

    @override
    def read(
        self, services: AttendanceServices, query: ListDays, person_id: Any
    ) -> "Sequence[PinRow]":
        return SourcesHall(services).pins.pins()

    @override
    def title_of(self, row: "PinRow") -> str:
        return _("考勤号 {pin}").format(pin=row.pin)

    @override
    def lines_of(self, row: "PinRow") -> Lines:
        return (
            (_("人员"), row.person_name),
            (_("在哪里用"), _where(row)),
            (_("从哪天起"), _since(row)),
            (_("用到哪天"), _until(row)),
        )


def _where(row: "PinRow") -> str:
    return device_word(row.device_number) if row.device_number else _("所有考勤机")


def _since(row: "PinRow") -> str:
    return _("一直") if row.valid_from <= FIRST_DAY else row.valid_from.isoformat()


def _until(row: "PinRow") -> str:
    return "" if row.valid_until is None else row.valid_until.isoformat()


def _state(row: "PinRow") -> str:
    return _("在用") if row.valid_until is None else _("已收回")
