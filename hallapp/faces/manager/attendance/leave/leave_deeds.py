"""What a manager does about leave: 准, 不准, 换B岗, 销假, 撤回, 打印, and 代请假."""

from datetime import date
from typing import Any
from uuid import UUID

from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.leave.leave_words import LeaveLine, cover_words, first_back
from hallapp.faces.manager.attendance.leave.services import LeaveHall
from hallapp.faces.manager.attendance.lists.deed import Deed, ListDays, Question, Values
from hallapp.faces.manager.attendance.lists.fields import day_field, half_field
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.settings_fields import ChoiceField, Field, TextField
from hallapp.hall.half_days import HalfDay
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.leave.terms import LeaveApprover, LeaveRow, LeaveState, StandInRow, half_day_text

_MOST_WORDS = 200
_CHANGEABLE = frozenset({LeaveState.ASKED, LeaveState.APPROVED})


class LeaveDeed(Deed[LeaveLine]):
    """One deed about a request."""

    @override
    def fits(self, row: LeaveLine | None, desk: AttendanceDesk) -> bool:
        return row is not None and self.fits_leave(row, desk)

    def fits_leave(self, line: LeaveLine, desk: AttendanceDesk) -> bool:
        """Return whether it can be done about a request now."""
        raise NotImplementedError

    def act_leave(
        self, hall: LeaveHall, request: Request, leave: LeaveRow, values: Values
    ) -> LeaveRow | None:
        """Do it."""
        raise NotImplementedError

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: LeaveLine | None,
        values: Values,
    ) -> Any:
        return (
            None if row is None else self.act_leave(LeaveHall(services), request, row.row, values)
        )


class Approve(LeaveDeed):
    """准: at once where nothing more is needed; never where A and B would both be away."""

    name, key, look = "approve", "Alt+Y", "primary"

    @property
    @override
    def word(self) -> str:
        return _("准")

    @override
    def fits_leave(self, line: LeaveLine, desk: AttendanceDesk) -> bool:
        return line.is_mine and line.row.open_step is not None and not line.row.b_is_away

    @override
    def ask(self, row: LeaveLine | None, known: Any, query: ListDays) -> Question | None:
        fields = [] if row is None else _signing(row.row, is_refusal=False)
        if row is None or not fields:
            return None
        title = _("准 {name} 的{kind}：{span}")
        return Question(_about(title, row.row), fields)

    @override
    def act_leave(
        self, hall: LeaveHall, request: Request, leave: LeaveRow, values: Values
    ) -> LeaveRow:
        return _decide(hall, request, leave, values, approved=True)

    @override
    def said(self, row: LeaveLine | None, answer: Any) -> str:
        if row is None or not isinstance(answer, LeaveRow):
            return ""
        step = answer.open_step
        if step is not None:
            said = _("已同意 {number}，接着由{approver}审批")
            return said.format(number=answer.number, approver=step.approver.label)
        return _("已准 {name} {span}，{number}").format(
            name=answer.person_name, span=answer.span_text, number=answer.number
        )


class Refuse(LeaveDeed):
    """不准: with a reason that the person reads."""

    name, key = "refuse", "Alt+N"

    @property
    @override
    def word(self) -> str:
        return _("不准")

    @override
    def fits_leave(self, line: LeaveLine, desk: AttendanceDesk) -> bool:
        return line.is_mine and line.row.open_step is not None

    @override
    def ask(self, row: LeaveLine | None, known: Any, query: ListDays) -> Question | None:
        if row is None:
            return None
        title = _("不准 {name} 的{kind}：{span}")
        return Question(_about(title, row.row), _signing(row.row, is_refusal=True))

    @override
    def act_leave(
        self, hall: LeaveHall, request: Request, leave: LeaveRow, values: Values
    ) -> LeaveRow:
        return _decide(hall, request, leave, values, approved=False)

    @override
    def said(self, row: LeaveLine | None, answer: Any) -> str:
        return "" if row is None else _("没有准 {number}").format(number=row.row.number)


class ChangeB(LeaveDeed):
    """换B岗: somebody else stands in; who is away too is not offered."""

    name, key = "change_b", "Alt+B"

    @property
    @override
    def word(self) -> str:
        return _("换 B 岗")

    @override
    def fits_leave(self, line: LeaveLine, desk: AttendanceDesk) -> bool:
        return line.row.state in _CHANGEABLE and (line.is_mine or desk.may_run)

    @override
    def prepare(self, services: AttendanceServices, row: LeaveLine | None) -> Any:
        return (
            ()
            if row is None
            else LeaveHall(services).leaves.stand_ins(row.row.person_id, row.row.span)
        )

    @override
    def ask(self, row: LeaveLine | None, known: Any, query: ListDays) -> Question | None:
        if row is None:
            return None
        offered: list[tuple[UUID | None, str]] = [
            (each.person_id, _stand_in_words(each)) for each in known if not each.is_away
        ]
        offered.append((None, _("不安排顶岗")))
        field = ChoiceField("b", _("由谁顶岗"), offered)
        field.show_value(offered[0][0])
        away = _("、").join(each.name for each in known if each.is_away)
        field.show_hint(_("同一时间也不在岗：{names}").format(names=away) if away else "")
        return Question(_about(_("{name} 的{kind}换人顶岗：{span}"), row.row), (field,))

    @override
    def act_leave(
        self, hall: LeaveHall, request: Request, leave: LeaveRow, values: Values
    ) -> LeaveRow:
        return hall.leaves.change_b(request, leave.id, values["b"])

    @override
    def said(self, row: LeaveLine | None, answer: Any) -> str:
        return cover_words(answer) if isinstance(answer, LeaveRow) else ""


class ReportBack(LeaveDeed):
    """销假: early gives the rest back, late says so."""

    name, key, look = "end", "Alt+E", "accent"

    @property
    @override
    def word(self) -> str:
        return _("销假")

    @override
    def fits_leave(self, line: LeaveLine, desk: AttendanceDesk) -> bool:
        return line.row.state is LeaveState.APPROVED and desk.may_run

    @override
    def prepare(self, services: AttendanceServices, row: LeaveLine | None) -> HalfDay:
        return LeaveHall(services).leaves.half_now()

    @override
    def ask(self, row: LeaveLine | None, known: Any, query: ListDays) -> Question | None:
        if row is None:
            return None
        back = first_back(row.row, known)
        day = day_field("day", _("哪天回岗"), back.day)
        day.show_hint(_("早回来，剩下的假退回；晚回来，多出的半天没有手续"))
        half = half_field("half", _("哪个半天起"), back.half)
        title = _("{name} 的{kind}销假：{span}")
        return Question(_about(title, row.row), (day, half))

    @override
    def act_leave(
        self, hall: LeaveHall, request: Request, leave: LeaveRow, values: Values
    ) -> LeaveRow:
        back = HalfDay(date.fromisoformat(values["day"]), values["half"])
        return hall.leaves.end(request, leave.id, back)

    @override
    def said(self, row: LeaveLine | None, answer: Any) -> str:
        if not isinstance(answer, LeaveRow) or answer.back is None:
            return ""
        return _("{name} 已销假，{half}回岗").format(
            name=answer.person_name, half=half_day_text(answer.back)
        )


class Withdraw(LeaveDeed):
    """撤回: a request that was keyed in by mistake, before the leave begins."""

    name = "withdraw"

    @property
    @override
    def word(self) -> str:
        return _("撤回申请")

    @override
    def fits_leave(self, line: LeaveLine, desk: AttendanceDesk) -> bool:
        return line.row.state in _CHANGEABLE and desk.may_run

    @override
    def ask(self, row: LeaveLine | None, known: Any, query: ListDays) -> Question | None:
        if row is None:
            return None
        why = TextField("why", _("撤回理由"), longest=_MOST_WORDS, needed=True)
        return Question(_about(_("撤回 {name} 的{kind}：{span}"), row.row), (why,))

    @override
    def act_leave(
        self, hall: LeaveHall, request: Request, leave: LeaveRow, values: Values
    ) -> LeaveRow:
        return hall.leaves.withdraw(request, leave.id, values["why"])

    @override
    def said(self, row: LeaveLine | None, answer: Any) -> str:
        return "" if row is None else _("已撤回 {number}").format(number=row.row.number)


class PrintSlip(LeaveDeed):
    """The slip with its approvals and its end."""

    name, is_paper = "slip", True

    @property
    @override
    def word(self) -> str:
        return _("打印请假单")

    @override
    def fits_leave(self, line: LeaveLine, desk: AttendanceDesk) -> bool:
        more = desk.services.more
        return more is not None and "attendance_papers" in dir(more)

    @override
    def act_leave(self, hall: LeaveHall, request: Request, leave: LeaveRow, values: Values) -> None:
        hall.print_slip(leave.id)

    @override
    def said(self, row: LeaveLine | None, answer: Any) -> str:
        return "" if row is None else _("{name}已送去打印").format(name=row.row.number)


def _decide(
    hall: LeaveHall, request: Request, leave: LeaveRow, values: Values, *, approved: bool
) -> LeaveRow:
    # The step that was looked at: whoever comes second is told instead of agreeing twice.
    step = None if leave.open_step is None else leave.open_step.position
    return hall.leaves.decide(
        request,
        leave.id,
        approved=approved,
        words=values.get("words", ""),
        signed_by=values.get("signed_by", ""),
        step=step,
    )


def _signing(leave: LeaveRow, *, is_refusal: bool) -> list[Field]:
    """Return what has to be typed: a reason, and who signed in the home unit."""
    fields: list[Field] = []
    if is_refusal:
        hint = _("请假人会看到")
        fields.append(TextField("words", _("理由"), hint, longest=_MOST_WORDS, needed=True))
    elif leave.is_beyond_balance:
        hint = _("超过年休假余额，同意要写明理由")
        fields.append(TextField("words", _("理由"), hint, longest=_MOST_WORDS, needed=True))
    step = leave.open_step
    if step is not None and step.approver is LeaveApprover.HOME_UNIT:
        fields.append(TextField("signed_by", _("派出单位签字人"), longest=60, needed=True))
    return fields


def _stand_in_words(row: StandInRow) -> str:
    return _("{name}（B 岗）").format(name=row.name) if row.is_b else row.name


def _about(sentence: str, row: LeaveRow) -> str:
    return sentence.format(name=row.person_name, kind=row.kind.label, span=row.span_text)
