"""代请假: a paper slip that somebody brought is keyed in."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.leave.leave_words import LeaveLine
from hallapp.faces.manager.attendance.leave.services import LeaveHall
from hallapp.faces.manager.attendance.lists.deed import Deed, ListDays, Question, Values
from hallapp.faces.manager.attendance.lists.fields import PersonField, day_field, half_field
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.settings_fields import ChoiceField, Field, SwitchField, TextField
from hallapp.hall.half_days import Half, HalfDay, HalfDaySpan
from hallapp.hall.terms import PersonRow
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.leave.terms import LeaveKind, LeaveRow, LeaveWish

_LONGEST = 500


class AskForSomebody(Deed[LeaveLine]):
    """Asks for leave in somebody's place; the ladder decides as always."""

    name, key, look, is_for_row = "ask", "Ctrl+N", "accent", False

    @property
    @override
    def word(self) -> str:
        return _("代请假")

    @override
    def fits(self, row: LeaveLine | None, desk: AttendanceDesk) -> bool:
        return desk.may_run

    @override
    def prepare(
        self, services: AttendanceServices, row: LeaveLine | None
    ) -> tuple[Sequence[PersonRow], HalfDay]:
        return services.places.people(), LeaveHall(services).leaves.half_now()

    @override
    def ask(self, row: LeaveLine | None, known: Any, query: ListDays) -> Question:
        people, now = known
        return Question(_("代请假：按纸质请假单录入，照样逐级审批"), _fields(people, now.day))

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: LeaveLine | None,
        values: Values,
    ) -> LeaveRow:
        return LeaveHall(services).leaves.ask(request, wish_of(values))

    @override
    def said(self, row: LeaveLine | None, answer: Any) -> str:
        if not isinstance(answer, LeaveRow):
            return ""
        step = answer.open_step
        said = _("{number}：{name}，{span}，共 {days}，等{approver}审批")
        return said.format(
            number=answer.number,
            name=answer.person_name,
            span=answer.span_text,
            days=answer.days_text,
            approver="" if step is None else step.approver.label,
        )


def wish_of(values: Values) -> LeaveWish:
    """Return what was typed as a wish.

    Raises:
        HalfDaySpanError: It ends before it begins.
    """
    first = HalfDay(date.fromisoformat(values["from_on"]), values["from_half"])
    last = HalfDay(date.fromisoformat(values["until_on"]), values["until_half"])
    return LeaveWish(
        person_id=values["person"],
        kind=values["kind"],
        span=HalfDaySpan(first, last),
        reason=values["reason"],
        b_person_id=values["b"],
        knows_balance=values["knows"],
    )


def _fields(people: Sequence[PersonRow], today: date) -> list[Field]:
    kind = ChoiceField("kind", _("假别"), [(each, each.label) for each in LeaveKind])
    kind.show_value(LeaveKind.PERSONAL)
    return [
        PersonField("person", _("请假人"), people),
        kind,
        day_field("from_on", _("从哪天"), today),
        half_field("from_half", _("从哪半天"), Half.MORNING),
        day_field("until_on", _("到哪天"), today),
        half_field("until_half", _("到哪半天"), Half.AFTERNOON),
        TextField("reason", _("请假事由"), longest=_LONGEST, needed=True),
        PersonField("b", _("由谁顶岗"), people, none=_("按岗位的 B 岗")),
        SwitchField("knows", _("年休假"), _("余额不够也申请"), _("由批准人决定")),
    ]
