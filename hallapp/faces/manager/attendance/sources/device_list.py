"""考勤机: which there are, where they stand, up to when each has delivered."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.lists.deed import Deed, ListDays, Question, Values
from hallapp.faces.manager.attendance.lists.plan import Lines, ListPlan
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.attendance.sources.file_list import device_word
from hallapp.faces.manager.attendance.sources.services import SourcesHall
from hallapp.faces.manager.settings_fields import TextField
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import Column

if TYPE_CHECKING:
    from hallapp.attendance.importing.devices import DeviceRow, DeviceWords

_MOST_WORDS = 200


@dataclass(frozen=True)
class DeviceLine:
    """A device by the hall's clock."""

    row: "DeviceRow"
    zone: tzinfo

    @property
    def delivered(self) -> str:
        """Up to when it has delivered."""
        at = self.row.delivered_until
        return _("还没有交过") if at is None else f"{at.astimezone(self.zone):%Y-%m-%d %H:%M}"

    @property
    def state(self) -> str:
        """Whether days wait for it."""
        return _("在用") if self.row.is_active else _("已停用")


class DeviceDeed(Deed[DeviceLine]):
    """One deed about devices; the management keeps them."""

    @override
    def fits(self, row: DeviceLine | None, desk: AttendanceDesk) -> bool:
        return desk.may_manage and (row is not None or not self.is_for_row)

    @override
    def said(self, row: DeviceLine | None, answer: Any) -> str:
        return _("{device}已改好").format(device=answer.title)


class AddDevice(DeviceDeed):
    """登记: before its first file."""

    name, key, look, is_for_row = "add", "Ctrl+N", "accent", False

    @property
    @override
    def word(self) -> str:
        return _("登记考勤机")

    @override
    def ask(self, row: DeviceLine | None, known: Any, query: ListDays) -> Question:
        hint = _("和导出文件名里的号一样，例如 1_attlog.dat 是 1 号机。")
        number = TextField("number", _("机器编号"), hint, longest=32, needed=True)
        return Question(_("登记一台考勤机"), (number, *_fields("", "", "")))

    @override
    def act(
        self, services: AttendanceServices, request: Request, row: DeviceLine | None, values: Values
    ) -> "DeviceRow":
        return SourcesHall(services).devices.add(request, values["number"], _words(values))


class RenameDevice(DeviceDeed):
    """改名称和位置: its number stays with its punches."""

    name, key = "rename", "Ctrl+E"

    @property
    @override
    def word(self) -> str:
        return _("改名称和位置")

    @override
    def ask(self, row: DeviceLine | None, known: Any, query: ListDays) -> Question | None:
        if row is None:
            return None
        device = row.row
        title = _("{device}：编号不变，打卡记录都在").format(device=device.title)
        return Question(title, _fields(device.name, device.place, device.serial))

    @override
    def act(
        self, services: AttendanceServices, request: Request, row: DeviceLine | None, values: Values
    ) -> Any:
        number = "" if row is None else row.row.number
        return SourcesHall(services).devices.rename(request, number, _words(values))


class SwitchDevice(DeviceDeed):
    """停用 or 恢复使用, with the reason."""

    def __init__(self, *, retires: bool) -> None:
        self.retires = retires
        self.name = "retire" if retires else "revive"

    @property
    @override
    def word(self) -> str:
        return _("停用这台") if self.retires else _("恢复使用")

    @override
    def fits(self, row: DeviceLine | None, desk: AttendanceDesk) -> bool:
        is_right = row is not None and row.row.is_active is self.retires
        return is_right and desk.may_manage

    @override
    def ask(self, row: DeviceLine | None, known: Any, query: ListDays) -> Question | None:
        if row is None:
            return None
        if self.retires:
            said = _("停用{device}：不再等它交数，原有记录都留着。")
        else:
            said = _("恢复使用{device}：缺勤要等它交数以后才定。")
        reason = TextField("reason", _("理由"), longest=_MOST_WORDS, needed=True)
        return Question(said.format(device=row.row.title), (reason,))

    @override
    def act(
        self, services: AttendanceServices, request: Request, row: DeviceLine | None, values: Values
    ) -> Any:
        devices = SourcesHall(services).devices
        number = "" if row is None else row.row.number
        switch = devices.retire if self.retires else devices.revive
        return switch(request, number, values["reason"])


class Devices(ListPlan[DeviceLine]):
    """The register of devices."""

    name = "devices"

    @property
    @override
    def word(self) -> str:
        return _("考勤机")

    @property
    @override
    def empty(self) -> tuple[str, str]:
        return _("还没有考勤机"), _("导入第一个文件时自动登记，也可以先登记编号、名称和位置。")

    @property
    @override
    def hint(self) -> str:
        return _("编号、名称、位置")

    @override
    def columns(self) -> Sequence[Column[DeviceLine]]:
        return (
            Column(_("编号"), lambda line: device_word(line.row.number), bold=True, width_px=100),
            Column(_("名称"), lambda line: line.row.name, width_px=160),
            Column(_("位置"), lambda line: line.row.place, width_px=0),
            Column(_("交数到"), lambda line: line.delivered, width_px=150),
            Column(_("状态"), lambda line: line.state, width_px=80,
                   tone=lambda line: "" if line.row.is_active else "muted"),
        )  # fmt: skip

    @override
    def key(self, row: DeviceLine) -> Hashable:
        return row.row.id

    @override
    def deeds(self) -> Sequence[Deed[DeviceLine]]:
        return (
            AddDevice(), RenameDevice(), SwitchDevice(retires=True), SwitchDevice(retires=False)
        )  # fmt: skip

    @override
    def read(
        self, services: AttendanceServices, query: ListDays, person_id: Any
    ) -> Sequence[DeviceLine]:
        hall = SourcesHall(services)
        return [DeviceLine(row, hall.zone) for row in hall.devices.devices()]

    @override
    def title_of(self, row: DeviceLine) -> str:
        return row.row.title

    @override
    def said_of(self, row: DeviceLine) -> str:
        if not row.row.is_active:
            return _("已停用，不再等它交数。")
        return (
            _("{at} 以前的打卡都到了；以后的缺勤要等它交数才定。").format(at=row.delivered)
            if (row.row.delivered_until is not None)
            else _("还没有交过数，暂不影响缺勤判断。")
        )

    @override
    def lines_of(self, row: DeviceLine) -> Lines:
        device = row.row
        return (
            (_("编号"), device_word(device.number)),
            (_("名称"), device.name),
            (_("位置"), device.place),
            (_("序列号"), device.serial),
            (_("交数到"), row.delivered),
            (_("状态"), row.state),
        )


def _fields(name: str, place: str, serial: str) -> tuple[TextField, ...]:
    fields = (
        TextField("name", _("名称"), longest=80),
        TextField("place", _("位置"), _("例如 一楼东门"), longest=80),
        TextField("serial", _("序列号"), longest=60),
    )
    for field, value in zip(fields, (name, place, serial), strict=True):
        field.show_value(value)
    return fields


def _words(values: Values) -> "DeviceWords":
    # Loaded when a device is kept: it brings the store.
    from hallapp.attendance.importing.devices import DeviceWords

    return DeviceWords(values["name"], values["place"], values["serial"])
