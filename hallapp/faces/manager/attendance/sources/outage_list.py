"""故障登记: spans in which nobody could punch; nobody is absent because of them."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from typing_extensions import override

from hallapp.attendance.terms import OutageCause
from hallapp.attendance.terms.acts import OutageRow, OutageWish
from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.lists.deed import Deed, ListDays, Question, Values
from hallapp.faces.manager.attendance.lists.fields import ClockField, day_field
from hallapp.faces.manager.attendance.lists.head import Days
from hallapp.faces.manager.attendance.lists.plan import Lines, ListPlan
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.attendance.sources.file_list import device_word
from hallapp.faces.manager.attendance.sources.services import SourcesHall
from hallapp.faces.manager.settings_fields import ChoiceField, TextField
from hallapp.kernel.clock import day_in
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import Column

_MOST_WORDS = 200
_USUAL = timedelta(hours=1)


def override_field() -> TextField:
    """Return the field for why closed days are changed all the same."""
    hint = _("日子已锁定或过了期限才要写；会印在表上。")
    return TextField("override", _("改动理由"), hint, longest=_MOST_WORDS)


class DeclareOutage(Deed[OutageRow]):
    """登记: slots that it touches are to be confirmed, not absence."""

    name, key, look, is_for_row = "declare", "Ctrl+N", "accent", False

    @property
    @override
    def word(self) -> str:
        return _("登记故障")

    @override
    def fits(self, row: OutageRow | None, desk: AttendanceDesk) -> bool:
        return desk.may_run

    @override
    def prepare(self, services: AttendanceServices, row: OutageRow | None) -> Any:
        hall = SourcesHall(services)
        return hall.devices.devices(), services.clock.now().astimezone(hall.zone)

    @override
    def ask(self, row: OutageRow | None, known: Any, query: ListDays) -> Question:
        devices, now = known
        choices = [("", _("所有打卡方式"))]
        choices += [(each.number, each.title) for each in devices if each.number]
        device = ChoiceField("device", _("哪台"), choices)
        device.show_value("")
        cause = ChoiceField("cause", _("原因"), [(each, each.label) for each in OutageCause])
        cause.show_value(OutageCause.POWER)
        begin = ClockField("from", _("几点开始"))
        begin.show_value((now - _USUAL).time() if now.hour else now.time())
        end = ClockField("to", _("几点结束"), _("还没有恢复就写预计的时间。"))
        end.show_value(now.time())
        return Question(
            _("登记打不了卡的时间：这段时间碰到的时段都算待确认，不算缺勤"),
            (
                device,
                day_field("from_day", _("开始日期"), now.date()),
                begin,
                day_field("to_day", _("结束日期"), now.date()),
                end,
                cause,
                TextField("words", _("说明"), longest=_MOST_WORDS),
                override_field(),
            ),
        )

    @override
    def act(
        self, services: AttendanceServices, request: Request, row: OutageRow | None, values: Values
    ) -> OutageRow:
        hall = SourcesHall(services)
        from_at, to_at = (_moment(values, end, hall.zone) for end in ("from", "to"))
        wish = OutageWish(from_at, to_at, values["cause"], values["words"], values["device"])
        return hall.outages.declare(request, wish, values["override"])

    @override
    def said(self, row: OutageRow | None, answer: Any) -> str:
        return _("故障已登记，{span}").format(span=_span(answer))


class WithdrawOutage(Deed[OutageRow]):
    """撤销: it stays in the record."""

    name = "withdraw"

    @property
    @override
    def word(self) -> str:
        return _("撤销登记")

    @override
    def fits(self, row: OutageRow | None, desk: AttendanceDesk) -> bool:
        return row is not None and row.holds and desk.may_run

    @override
    def ask(self, row: OutageRow | None, known: Any, query: ListDays) -> Question | None:
        if row is None:
            return None
        said = _("撤销 {span} 的故障登记：记录留着，时段按打卡重新算").format(span=_span(row))
        why = TextField("why", _("理由"), longest=_MOST_WORDS, needed=True)
        return Question(said, (why, override_field()))

    @override
    def act(
        self, services: AttendanceServices, request: Request, row: OutageRow | None, values: Values
    ) -> Any:
        if row is not None:
            outages = SourcesHall(services).outages
            outages.withdraw(request, row.id, values["why"], values["override"])

    @override
    def said(self, row: OutageRow | None, answer: Any) -> str:
        return _("故障登记已撤销")


@dataclass(frozen=True)
class _Half:
    """Names of the fields of one end."""

    day: str
    time: str


_ENDS = {"from": _Half("from_day", "from"), "to": _Half("to_day", "to")}


def _moment(values: Values, end: str, zone: tzinfo) -> datetime:
    names = _ENDS[end]
    return datetime.combine(date.fromisoformat(values[names.day]), values[names.time], zone)


class Outages(ListPlan[OutageRow]):
    """Declared failures of a span of days, withdrawn ones too."""

    name, days, reach_days = "outages", Days.SPAN, (60, 0)

    @property
    @override
    def word(self) -> str:
        return _("故障记录")

    @property
    @override
    def empty(self) -> tuple[str, str]:
        return _("这些天没有登记故障"), _("停电、断网或考勤机坏了，登记时间，碰到的时段不算缺勤。")

    @property
    @override
    def hint(self) -> str:
        return _("说明、登记人")

    @override
    def columns(self) -> Sequence[Column[OutageRow]]:
        return (
            Column(_("什么时候"), _span, bold=True, width_px=230),
            Column(_("哪台"), _device, width_px=110),
            Column(_("原因"), lambda row: row.cause.label, width_px=120),
            Column(_("说明"), lambda row: row.words, tip=lambda row: row.words, width_px=0),
            Column(_("状态"), _state, width_px=80,
                   tone=lambda row: "" if row.holds else "muted"),
        )  # fmt: skip

    @override
    def key(self, row: OutageRow) -> Hashable:
        return row.id

    @override
    def deeds(self) -> Sequence[Deed[OutageRow]]:
        return (DeclareOutage(), WithdrawOutage())

    @override
    def read(
        self, services: AttendanceServices, query: ListDays, person_id: Any
    ) -> Sequence[OutageRow]:
        found = SourcesHall(services).outages.in_period(query.from_on, query.until_on)
        return sorted(found, key=lambda row: row.from_at, reverse=True)

    @override
    def title_of(self, row: OutageRow) -> str:
        return row.cause.label

    @override
    def said_of(self, row: OutageRow) -> str:
        if row.holds:
            return _("这段时间碰到的时段待确认，不算缺勤。")
        return _("已撤销：{why}").format(why=row.withdrawn_why)

    @override
    def lines_of(self, row: OutageRow) -> Lines:
        return (
            (_("什么时候"), _span(row)),
            (_("哪台"), _device(row)),
            (_("说明"), row.words),
            (_("登记人"), row.declared_by),
            (_("登记时间"), _local(row, row.declared_at)),
            (_("改动理由"), row.override_reason),
            (_("撤销人"), row.withdrawn_by),
        )


def _device(row: OutageRow) -> str:
    return device_word(row.device_number) if row.device_number else _("所有打卡方式")


def _state(row: OutageRow) -> str:
    return _("有效") if row.holds else _("已撤销")


def _span(row: OutageRow) -> str:
    """Return when it was; both ends in the hall's zone, in which the row tells them."""
    zone = row.from_at.tzinfo
    is_one_day = zone is not None and day_in(row.from_at, zone) == day_in(row.to_at, zone)
    end = f"{row.to_at:%H:%M}" if is_one_day else f"{row.to_at:%m-%d %H:%M}"
    return f"{row.from_at:%Y-%m-%d %H:%M}—{end}"


def _local(row: OutageRow, at: datetime) -> str:
    return f"{at.astimezone(row.from_at.tzinfo):%Y-%m-%d %H:%M}"
