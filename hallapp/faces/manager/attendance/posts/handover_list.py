"""岗位交接: now and to come; short notice is flagged."""

from collections.abc import Hashable, Sequence
from typing import Any

from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.lists.deed import Deed, ListDays, Question, Values
from hallapp.faces.manager.attendance.lists.head import Days, RowChoice
from hallapp.faces.manager.attendance.lists.plan import Lines, ListPlan
from hallapp.faces.manager.attendance.posts.pair_list import MAY_PAIR, place
from hallapp.faces.manager.attendance.posts.services import PostHall
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.parts.lights import Light, LightMark
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.leave.terms import span_text
from hallapp.qtkit.table_model import LIGHT_ROLE, Column
from hallapp.roster.terms import HandoverRow

_AHEAD_DAYS = 30


class GiveBack(Deed[HandoverRow]):
    """交还: A is back before the time."""

    name, key, look = "give_back", "Alt+E", "accent"

    @property
    @override
    def word(self) -> str:
        return _("交还 A 岗")

    @override
    def fits(self, row: HandoverRow | None, desk: AttendanceDesk) -> bool:
        if row is None or row.ended_at is not None:
            return False
        return row.a_person_id == desk.person.id or desk.has_role(MAY_PAIR)

    @override
    def ask(self, row: HandoverRow | None, known: Any, query: ListDays) -> Question | None:
        if row is None:
            return None
        title = _("{place}提前交还 {name}？").format(place=place(row), name=row.a_name)
        return Question(title)

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: HandoverRow | None,
        values: Values,
    ) -> None:
        if row is not None:
            PostHall(services).posts.end_handover(request, row.id)

    @override
    def said(self, row: HandoverRow | None, answer: Any) -> str:
        return "" if row is None else _("{place}已交还").format(place=place(row))


class Handovers(ListPlan[HandoverRow]):
    """Hand-overs of a span of days, from today on."""

    name, days, reach_days = "handovers", Days.SPAN, (0, _AHEAD_DAYS)

    @property
    @override
    def word(self) -> str:
        return _("岗位交接")

    @property
    @override
    def empty(self) -> tuple[str, str]:
        return _("这段时间没有交接"), _("准假时自动交接给 B 岗；也可以在“AB 岗”里登记。")

    @override
    def columns(self) -> Sequence[Column[HandoverRow]]:
        return (
            Column(_("岗位"), place, width_px=110, bold=True),
            Column(_("A 岗"), lambda row: row.a_name, width_px=90),
            Column(_("B 岗"), lambda row: row.b_name, width_px=90),
            Column(_("起止"), lambda row: span_text(row.span), width_px=0),
            Column(_("交接事由"), lambda row: row.cause.label, width_px=110),
            Column(_("预告"), notice, width_px=90, extra={LIGHT_ROLE: _light}),
        )

    @override
    def key(self, row: HandoverRow) -> Hashable:
        return row.id

    @override
    def filters(self) -> Sequence[RowChoice]:
        return (
            RowChoice("cause", _("全部事由"), lambda row: row.cause.label),
            RowChoice("notice", _("全部预告"), notice),
        )

    @override
    def deeds(self) -> Sequence[Deed[HandoverRow]]:
        return (GiveBack(),)

    @override
    def read(
        self, services: AttendanceServices, query: ListDays, person_id: Any
    ) -> Sequence[HandoverRow]:
        return PostHall(services).posts.handovers(query.from_on, query.until_on)

    @override
    def title_of(self, row: HandoverRow) -> str:
        return _("{place}由 {name} 顶岗").format(place=place(row), name=row.b_name)

    @override
    def said_of(self, row: HandoverRow) -> str:
        return _("不足一个工作日的预告，按临时交接记") if row.is_short_notice else ""

    @override
    def lines_of(self, row: HandoverRow) -> Lines:
        return (
            (_("起止"), span_text(row.span)),
            (_("A 岗"), row.a_name),
            (_("B 岗"), row.b_name),
            (_("交接事由"), row.cause.label),
            (_("说明"), row.note),
            (_("状态"), _("已交还") if row.ended_at else ""),
        )


def notice(row: HandoverRow) -> str:
    """Return whether it was told in time."""
    return _("临时") if row.is_short_notice else _("按时")


def _light(row: HandoverRow) -> LightMark | None:
    return LightMark(Light.WARNING, notice(row), filled=False) if row.is_short_notice else None
