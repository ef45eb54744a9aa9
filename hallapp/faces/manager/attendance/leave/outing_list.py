"""The register of outings of a day: who is out now stands first, and who is overdue says so."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.leave.services import LeaveHall
from hallapp.faces.manager.attendance.lists.deed import Deed, ListDays, Question, Values
from hallapp.faces.manager.attendance.lists.fields import ClockField, PersonField
from hallapp.faces.manager.attendance.lists.head import Days, RowChoice
from hallapp.faces.manager.attendance.lists.plan import Lines, ListPlan
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.settings_fields import ChoiceField, TextField
from hallapp.faces.parts.lights import Light, LightMark
from hallapp.kernel.clock import zone_named
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.leave.terms import OutingKind, OutingRow, OutingWish
from hallapp.qtkit.table_model import LIGHT_ROLE, Column

_USUAL = timedelta(hours=1)
_MINUTE_S = 60
_LONGEST = 200


@dataclass(frozen=True)
class OutingLine:
    """A slip at a moment.

    Attributes:
        now: The moment, in the hall's zone, to the minute.
    """

    row: OutingRow
    now: datetime

    @property
    def zone(self) -> tzinfo | None:
        """The hall's clock."""
        return self.now.tzinfo


class OutingDeed(Deed[OutingLine]):
    """One deed about a slip."""

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: OutingLine | None,
        values: Values,
    ) -> Any:
        return None if row is None else self.act_slip(LeaveHall(services), request, row.row)

    def act_slip(self, hall: LeaveHall, request: Request, slip: OutingRow) -> OutingRow:
        """Do it."""
        raise NotImplementedError


class Back(OutingDeed):
    """回来了."""

    name, key, look = "back", "Alt+R", "primary"

    @property
    @override
    def word(self) -> str:
        return _("回来了")

    @override
    def fits(self, row: OutingLine | None, desk: AttendanceDesk) -> bool:
        return row is not None and row.row.is_out and desk.may_run

    @override
    def act_slip(self, hall: LeaveHall, request: Request, slip: OutingRow) -> OutingRow:
        return hall.outings.back(request, slip.id)

    @override
    def said(self, row: OutingLine | None, answer: Any) -> str:
        return "" if row is None else _("{name} 已回岗").format(name=row.row.person_name)


class Agree(OutingDeed):
    """Whoever runs the hall signs, also afterwards."""

    name, key = "agree", "Alt+Y"

    @property
    @override
    def word(self) -> str:
        return _("同意外出")

    @override
    def fits(self, row: OutingLine | None, desk: AttendanceDesk) -> bool:
        is_own = row is not None and row.row.person_id == desk.person.id
        return row is not None and row.row.needs_approval and desk.may_run and not is_own

    @override
    def act_slip(self, hall: LeaveHall, request: Request, slip: OutingRow) -> OutingRow:
        return hall.outings.approve(request, slip.id)

    @override
    def said(self, row: OutingLine | None, answer: Any) -> str:
        return "" if row is None else _("已同意 {number}").format(number=row.row.number)


class NoteOuting(Deed[OutingLine]):
    """登记外出: whoever runs the hall agrees by writing it down."""

    name, key, look, is_for_row = "note", "Ctrl+N", "accent", False

    @property
    @override
    def word(self) -> str:
        return _("登记外出")

    @override
    def fits(self, row: OutingLine | None, desk: AttendanceDesk) -> bool:
        return desk.may_run

    @override
    def prepare(self, services: AttendanceServices, row: OutingLine | None) -> Any:
        return services.places.people(), _now(services)

    @override
    def ask(self, row: OutingLine | None, known: Any, query: ListDays) -> Question:
        people, now = known
        kinds = ChoiceField("kind", _("外出种类"), [(each, each.label) for each in OutingKind])
        kinds.show_value(OutingKind.OUTING)
        left = ClockField("left", _("几点离开"))
        left.show_value(now.time())
        back = ClockField("back", _("预计回来"), _("半小时到两小时；更长请办请假"))
        back.show_value((now + _USUAL).time())
        return Question(
            _("登记外出：谁，去做什么，几点回来"),
            (
                PersonField("person", _("外出人"), people),
                kinds,
                TextField("reason", _("外出事由"), longest=_LONGEST, needed=True),
                left,
                back,
                PersonField("b", _("由谁顶岗"), people, none=_("没有安排")),
            ),
        )

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: OutingLine | None,
        values: Values,
    ) -> OutingRow:
        now = _now(services)
        left = datetime.combine(now.date(), values["left"], now.tzinfo)
        wish = OutingWish(
            person_id=values["person"],
            kind=values["kind"],
            reason=values["reason"],
            planned_back_at=datetime.combine(now.date(), values["back"], now.tzinfo),
            b_person_id=values["b"],
            # The minute of now is now: the clock has gone on by seconds.
            left_at=None if left == now else left,
        )
        return LeaveHall(services).outings.leave_post(request, wish)

    @override
    def said(self, row: OutingLine | None, answer: Any) -> str:
        return _("{name} 外出已登记").format(name=answer.person_name)


class PrintRegister(Deed[OutingLine]):
    """The register of the day, on paper to be signed."""

    name, key, is_for_row, is_paper = "register", "Ctrl+P", False, True

    def __init__(self) -> None:
        self._day: date | None = None

    @property
    @override
    def word(self) -> str:
        return _("打印登记表")

    @override
    def fits(self, row: OutingLine | None, desk: AttendanceDesk) -> bool:
        return "attendance_papers" in dir(desk.services.more)

    @override
    def ask(self, row: OutingLine | None, known: Any, query: ListDays) -> Question | None:
        self._day = query.from_on
        return None

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: OutingLine | None,
        values: Values,
    ) -> None:
        if self._day is not None:
            LeaveHall(services).print_register(self._day)

    @override
    def said(self, row: OutingLine | None, answer: Any) -> str:
        return _("{name}已送去打印").format(name=_("临时外出登记表"))


class Outings(ListPlan[OutingLine]):
    """The register of a day; of today also who left on an earlier day and is not back."""

    name, days, every_s = "outings", Days.ONE, _MINUTE_S

    @property
    @override
    def word(self) -> str:
        return _("外出登记")

    @property
    @override
    def empty(self) -> tuple[str, str]:
        return _("这一天没有人外出"), _("离开半小时到两小时用“登记外出”，更长的要请假。")

    @override
    def columns(self) -> Sequence[Column[OutingLine]]:
        return (
            Column(_("姓名"), lambda line: line.row.person_name, width_px=110, bold=True),
            Column(_("窗口"), lambda line: _window(line.row), width_px=60),
            Column(_("种类"), lambda line: line.row.kind.label, width_px=120),
            Column(_("离开"), lambda line: _time(line, line.row.left_at), width_px=70),
            Column(_("预计回来"), lambda line: _time(line, line.row.planned_back_at), width_px=80),
            Column(_("现在"), state_words, width_px=180, extra={LIGHT_ROLE: state_mark}),
            Column(_("签字"), signed_words, width_px=0, tone=_signed_tone),
        )

    @override
    def key(self, row: OutingLine) -> Hashable:
        return row.row.id

    @override
    def filters(self) -> Sequence[RowChoice]:
        return (RowChoice("unit", _("全部部门"), lambda line: line.row.department),)

    @override
    def deeds(self) -> Sequence[Deed[OutingLine]]:
        return (NoteOuting(), PrintRegister(), Back(), Agree())

    @override
    def read(
        self, services: AttendanceServices, query: ListDays, person_id: Any
    ) -> Sequence[OutingLine]:
        hall, now = LeaveHall(services), _now(services)
        found = {row.id: row for row in hall.outings.register(query.from_on)}
        if query.from_on == now.date():
            found |= {row.id: row for row in hall.outings.out_now()}
        lines = [OutingLine(row, now) for row in found.values()]
        return sorted(lines, key=lambda line: (not line.row.is_out, line.row.left_at))

    @override
    def title_of(self, row: OutingLine) -> str:
        return _("{name}，{kind}").format(name=row.row.person_name, kind=row.row.kind.label)

    @override
    def said_of(self, row: OutingLine) -> str:
        return state_words(row) if row.row.is_overdue else ""

    @override
    def lines_of(self, row: OutingLine) -> Lines:
        slip = row.row
        back = "" if slip.back_at is None else _time(row, slip.back_at)
        return (
            (_("外出事由"), slip.reason),
            (_("离开"), _time(row, slip.left_at)),
            (_("预计回来"), _time(row, slip.planned_back_at)),
            (_("回来"), back or state_words(row)),
            (_("部门"), slip.department),
            (_("窗口"), _window(slip)),
            (_("顶岗"), slip.b_name or _("没有安排")),
            (_("签字"), signed_words(row)),
            (_("登记人"), slip.noted_by),
            (_("单号"), slip.number),
        )


def state_words(line: OutingLine) -> str:
    """Return where somebody is: out since when, overdue for how long, or back."""
    row = line.row
    if row.back_at is not None:
        late = _minutes(row.planned_back_at, row.back_at)
        at = _time(line, row.back_at)
        if late > 0:
            return _("{at} 回，晚 {minutes} 分").format(at=at, minutes=late)
        return _("{at} 回").format(at=at)
    late = _minutes(row.planned_back_at, line.now)
    if late > 0:
        return _("超时 {minutes} 分未回").format(minutes=late)
    return _("外出 {minutes} 分").format(minutes=max(0, _minutes(row.left_at, line.now)))


def state_mark(line: OutingLine) -> LightMark | None:
    """Return a light for who is overdue."""
    if line.row.is_out and _minutes(line.row.planned_back_at, line.now) > 0:
        return LightMark(Light.LATE, state_words(line))
    return None


def signed_words(line: OutingLine) -> str:
    """Return who agreed, or that somebody has to."""
    if line.row.needs_approval:
        return _("待同意")
    if not line.row.kind.needs_approval:
        return _("不用签")
    return line.row.approver


def _signed_tone(line: OutingLine) -> str:
    return "late" if line.row.needs_approval else "muted"


def _window(row: OutingRow) -> str:
    return "" if row.window_number is None else str(row.window_number)


def _time(line: OutingLine, at: datetime) -> str:
    local = at.astimezone(line.zone)
    if local.date() != line.now.date():
        return f"{local:%m-%d %H:%M}"
    return f"{local:%H:%M}"


def _minutes(first: datetime, last: datetime) -> int:
    return int((last - first).total_seconds() // _MINUTE_S)


def _now(services: AttendanceServices) -> datetime:
    zone = zone_named(services.hall.zone)
    return services.clock.now().astimezone(zone).replace(second=0, microsecond=0)
