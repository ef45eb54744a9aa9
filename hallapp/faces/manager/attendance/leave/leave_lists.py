"""Three lists of leave: to decide, of a time, not reported back."""

from collections.abc import Hashable, Sequence
from typing import Any

from typing_extensions import override

from hallapp.faces.manager.attendance.leave import leave_deeds as deeds
from hallapp.faces.manager.attendance.leave import leave_words as say
from hallapp.faces.manager.attendance.leave.leave_words import LeaveLine
from hallapp.faces.manager.attendance.leave.new_leave import AskForSomebody
from hallapp.faces.manager.attendance.leave.services import LeaveHall
from hallapp.faces.manager.attendance.lists.deed import Deed, ListDays
from hallapp.faces.manager.attendance.lists.head import Days, RowChoice
from hallapp.faces.manager.attendance.lists.plan import Lines, ListPlan
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.kernel.clock import zone_named
from hallapp.kernel.texts import _
from hallapp.leave.terms import LeaveKind, LeaveRow, LeaveState
from hallapp.qtkit.table_model import LIGHT_ROLE, Column

_BEFORE_DAYS, _AFTER_DAYS = 30, 60


class LeavePlan(ListPlan[LeaveLine]):
    """What the lists of leave have in common."""

    tells_rest = True

    @override
    def columns(self) -> Sequence[Column[LeaveLine]]:
        return (
            Column(_("姓名"), lambda line: line.row.person_name, width_px=112, bold=True),
            Column(_("部门"), lambda line: line.row.department, width_px=0, tone=_muted),
            Column(_("假别"), lambda line: line.kind, width_px=100),
            Column(_("起止"), lambda line: say.short_span(line.row.span), width_px=204),
            Column(_("共"), lambda line: line.row.days_text, width_px=70),
            *self.last_columns(),
        )

    def last_columns(self) -> Sequence[Column[LeaveLine]]:
        """Return what this list tells besides who, what and when."""
        return (
            Column(
                _("状态"), lambda line: line.state, width_px=104, extra={LIGHT_ROLE: say.state_mark}
            ),
        )

    @override
    def found_by(self, row: LeaveLine) -> str:
        leave = row.row
        said = (leave.person_name, leave.department, row.kind, row.state, leave.number)
        return " ".join((*said, leave.reason, leave.b_name))

    @override
    def key(self, row: LeaveLine) -> Hashable:
        return row.row.id

    @override
    def filters(self) -> Sequence[RowChoice]:
        return (
            RowChoice("kind", _("全部假别"), lambda line: line.kind),
            RowChoice("unit", _("全部部门"), lambda line: line.row.department),
        )

    @override
    def deeds(self) -> Sequence[Deed[LeaveLine]]:
        return (
            AskForSomebody(),
            deeds.Approve(),
            deeds.Refuse(),
            deeds.ReportBack(),
            deeds.ChangeB(),
            deeds.PrintSlip(),
            deeds.Withdraw(),
        )

    def rows_of(self, hall: LeaveHall, query: ListDays) -> Sequence[LeaveRow]:
        """Return the requests of this list."""
        raise NotImplementedError

    @override
    def read(
        self, services: AttendanceServices, query: ListDays, person_id: Any
    ) -> Sequence[LeaveLine]:
        hall, zone = LeaveHall(services), zone_named(services.hall.zone)
        mine = {row.id for row in hall.leaves.to_decide_by(person_id)}
        return say.lines(self.rows_of(hall, query), mine, zone)

    @override
    def title_of(self, row: LeaveLine) -> str:
        return _("{name}，{kind} {days}").format(
            name=row.row.person_name, kind=row.kind, days=row.row.days_text
        )

    @override
    def said_of(self, row: LeaveLine) -> str:
        if row.row.is_overdue:
            return _("假期已满，还没有销假")
        return say.cover_words(row.row) if row.row.state is LeaveState.ASKED else ""

    @override
    def lines_of(self, row: LeaveLine) -> Lines:
        leave = row.row
        return (
            (_("起止"), leave.span_text),
            (_("事由"), leave.reason),
            (_("部门"), leave.department),
            (_("顶岗"), say.short_cover(leave)),
            (_("状态"), row.state),
            *say.step_lines(row),
            (_("回岗"), say.back_words(leave)),
            (_("申请"), _asked(row)),
            (_("单号"), leave.number),
        )

    @override
    def read_more(self, services: AttendanceServices, row: LeaveLine) -> Lines:
        hall, leave = LeaveHall(services), row.row
        lines: list[tuple[str, str]] = []
        if leave.kind is LeaveKind.ANNUAL:
            years = sorted({leave.span.first.day.year, leave.span.last.day.year})
            balances = (hall.leaves.balance(leave.person_id, year) for year in years)
            lines.extend((_("年休假"), say.balance_words(each)) for each in balances)
        if "posts" in dir(services.more):
            found = hall.posts.handovers(leave.span.first.day, leave.span.last.day)
            of_leave = [each for each in found if each.leave_ref == leave.id]
            lines.extend((_("岗位交接"), _handover(each)) for each in of_leave)
        return lines


class ToDecide(LeavePlan):
    """Leave that waits: one's own decisions first."""

    name = "decide"

    @property
    @override
    def word(self) -> str:
        return _("待批请假")

    @property
    @override
    def empty(self) -> tuple[str, str]:
        return _("没有待批的请假"), _("有人请假，就列在这里；纸质请假单用“代请假”录入。")

    @override
    def last_columns(self) -> Sequence[Column[LeaveLine]]:
        return (
            Column(
                _("顶岗"),
                lambda line: say.short_cover(line.row),
                width_px=120,
                tone=lambda line: say.cover_tone(line.row),
            ),
            Column(_("待谁批"), say.waits_for, width_px=96, tone=_mine),
        )

    @override
    def rows_of(self, hall: LeaveHall, query: ListDays) -> Sequence[LeaveRow]:
        return hall.leaves.to_decide()

    @override
    def read(
        self, services: AttendanceServices, query: ListDays, person_id: Any
    ) -> Sequence[LeaveLine]:
        lines = super().read(services, query, person_id)
        return sorted(lines, key=lambda line: (not line.is_mine, line.row.span.first.order))


class OfPeriod(LeavePlan):
    """All leave of a span of days."""

    name, days, reach_days = "period", Days.SPAN, (_BEFORE_DAYS, _AFTER_DAYS)

    @property
    @override
    def word(self) -> str:
        return _("请假台账")

    @property
    @override
    def empty(self) -> tuple[str, str]:
        return _("这段时间没有请假"), _("改上面的日期，看别的时间。")

    @override
    def filters(self) -> Sequence[RowChoice]:
        return (RowChoice("state", _("全部状态"), lambda line: line.state), *super().filters())

    @override
    def rows_of(self, hall: LeaveHall, query: ListDays) -> Sequence[LeaveRow]:
        return hall.leaves.in_period(query.from_on, query.until_on)


class NotBack(LeavePlan):
    """Leave that is over, of people who have not reported back."""

    name = "not_back"

    @property
    @override
    def word(self) -> str:
        return _("未销假")

    @property
    @override
    def empty(self) -> tuple[str, str]:
        return _("都已销假"), _("假期满了没有销假的人，列在这里。")

    @override
    def rows_of(self, hall: LeaveHall, query: ListDays) -> Sequence[LeaveRow]:
        return hall.leaves.not_reported_back()


def _muted(_line: LeaveLine) -> str:
    return "muted"


def _mine(line: LeaveLine) -> str:
    return "" if line.is_mine else "muted"


def _asked(line: LeaveLine) -> str:
    told = say.at_words(line.row.asked_at, line.zone)
    by = line.row.asked_by
    if by and by != line.row.person_name:
        return _("{at}，{by} 代录").format(at=told, by=by)
    return told


def _handover(row: Any) -> str:
    window = "" if row.window_number is None else str(row.window_number)
    told = _("{window} 号窗口由 {name} 顶岗").format(window=window, name=row.b_name)
    if not window:
        told = _("由 {name} 顶岗").format(name=row.b_name)
    return _("{told}（不足一个工作日的预告）").format(told=told) if row.is_short_notice else told
