"""领导坐班: a leader with one expert, day by day."""

from collections.abc import Hashable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.lists.deed import Deed, ListDays, Question, Values
from hallapp.faces.manager.attendance.lists.fields import day_field
from hallapp.faces.manager.attendance.lists.head import Days, RowChoice
from hallapp.faces.manager.attendance.lists.plan import Lines, ListPlan
from hallapp.faces.manager.attendance.posts.duty_list import weekday
from hallapp.faces.manager.attendance.posts.services import PostHall
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.settings_fields import ChoiceField, TextField
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import Column
from hallapp.roster.terms import SitInRow, SitInWish

_AHEAD_DAYS = 30
_NAME_LONGEST, _NOTE_LONGEST = 30, 100


class AddSitIn(Deed[SitInRow]):
    """Two names and a day."""

    name, key, look, is_for_row = "add_sit_in", "Ctrl+N", "accent", False

    @property
    @override
    def word(self) -> str:
        return _("安排坐班")

    @override
    def fits(self, row: SitInRow | None, desk: AttendanceDesk) -> bool:
        return desk.may_run

    @override
    def prepare(self, services: AttendanceServices, row: SitInRow | None) -> Any:
        return services.departments()

    @override
    def ask(self, row: SitInRow | None, known: Any, query: ListDays) -> Question:
        offered: list[tuple[UUID | None, str]] = [(None, _("不写部门"))]
        offered.extend((each.id, each.name) for each in known)
        unit = ChoiceField("unit", _("哪个部门"), offered)
        unit.combo.setCurrentIndex(0)
        return Question(
            _("安排坐班：一位领导带一名业务骨干"),
            (
                day_field("day", _("哪一天"), query.from_on),
                TextField("leader", _("坐班领导"), longest=_NAME_LONGEST, needed=True),
                TextField("expert", _("业务骨干"), longest=_NAME_LONGEST, needed=True),
                unit,
                TextField("note", _("说明"), longest=_NOTE_LONGEST),
            ),
        )

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: SitInRow | None,
        values: Values,
    ) -> SitInRow:
        wish = SitInWish(
            day=date.fromisoformat(values["day"]),
            leader_name=values["leader"],
            expert_name=values["expert"],
            department_id=values["unit"],
            note=values["note"],
        )
        return PostHall(services).rosters.add_sit_in(request, wish)

    @override
    def said(self, row: SitInRow | None, answer: Any) -> str:
        said = _("{day} 坐班：{leader}、{expert}")
        return said.format(
            day=answer.day.isoformat(), leader=answer.leader_name, expert=answer.expert_name
        )


class TakeSitInOff(Deed[SitInRow]):
    """Somebody does not sit in after all."""

    name = "take_sit_in_off"

    @property
    @override
    def word(self) -> str:
        return _("撤掉坐班")

    @override
    def fits(self, row: SitInRow | None, desk: AttendanceDesk) -> bool:
        return row is not None and desk.may_run

    @override
    def ask(self, row: SitInRow | None, known: Any, query: ListDays) -> Question | None:
        if row is None:
            return None
        said = _("撤掉 {day} {leader}、{expert} 的坐班？")
        return Question(
            said.format(day=row.day.isoformat(), leader=row.leader_name, expert=row.expert_name)
        )

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: SitInRow | None,
        values: Values,
    ) -> None:
        if row is not None:
            PostHall(services).rosters.withdraw_sit_in(request, row.id)

    @override
    def said(self, row: SitInRow | None, answer: Any) -> str:
        return _("坐班安排已撤掉")


class SitIns(ListPlan[SitInRow]):
    """Who sits in, from today on."""

    name, days, reach_days = "sit_ins", Days.SPAN, (0, _AHEAD_DAYS)

    @property
    @override
    def word(self) -> str:
        return _("领导坐班")

    @property
    @override
    def empty(self) -> tuple[str, str]:
        return _("这段时间没有坐班安排"), _("一位领导带一名业务骨干，两个人的姓名都要写。")

    @override
    def columns(self) -> Sequence[Column[SitInRow]]:
        return (
            Column(_("日期"), _day, width_px=140),
            Column(_("坐班领导"), lambda row: row.leader_name, width_px=120, bold=True),
            Column(_("业务骨干"), lambda row: row.expert_name, width_px=120, bold=True),
            Column(_("部门"), lambda row: row.department, width_px=160, tone=lambda _r: "muted"),
            Column(_("说明"), lambda row: row.note, width_px=0, tone=lambda _r: "muted"),
        )

    @override
    def key(self, row: SitInRow) -> Hashable:
        return row.id

    @override
    def filters(self) -> Sequence[RowChoice]:
        return (RowChoice("unit", _("全部部门"), lambda row: row.department),)

    @override
    def deeds(self) -> Sequence[Deed[SitInRow]]:
        return (AddSitIn(), TakeSitInOff())

    @override
    def read(
        self, services: AttendanceServices, query: ListDays, person_id: Any
    ) -> Sequence[SitInRow]:
        return PostHall(services).rosters.sit_ins(query.from_on, query.until_on)

    @override
    def title_of(self, row: SitInRow) -> str:
        return _day(row)

    @override
    def lines_of(self, row: SitInRow) -> Lines:
        return (
            (_("坐班领导"), row.leader_name),
            (_("业务骨干"), row.expert_name),
            (_("部门"), row.department),
            (_("说明"), row.note),
        )


def _day(row: SitInRow) -> str:
    return f"{row.day:%m-%d}\u2002{weekday(row.day)}"
