"""AB岗: which post has whom as A and as B."""

from collections.abc import Hashable, Sequence
from datetime import date
from typing import Any

from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.lists.deed import Deed, ListDays, Question, Values
from hallapp.faces.manager.attendance.lists.fields import PersonField, day_field, half_field
from hallapp.faces.manager.attendance.lists.head import Days
from hallapp.faces.manager.attendance.lists.plan import Lines, ListPlan
from hallapp.faces.manager.attendance.posts.services import PostHall
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.guides.inputs import DayField
from hallapp.faces.manager.settings_fields import ChoiceField, TextField
from hallapp.hall.half_days import Half, HalfDay, HalfDaySpan
from hallapp.hall.terms import Role
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import Column
from hallapp.roster.terms import HandoverCause, HandoverRow, HandoverWish, PairWish, PostPairRow

MAY_PAIR = frozenset(
    {Role.SHIFT_LEADER, Role.MANAGER, Role.ADMINISTRATOR, Role.CHIEF_REPRESENTATIVE}
)
"""Who says who is A and B; the hall holds everybody to it."""
_NOTE_LONGEST = 200


def place(row: PostPairRow | HandoverRow) -> str:
    """Return where a post is."""
    if row.window_number is None:
        return _("不在窗口")
    return _("{number} 号窗口").format(number=row.window_number)


class NewPair(Deed[PostPairRow]):
    """A post gets its A and B."""

    name, key, look, is_for_row = "pair", "Ctrl+N", "accent", False

    @property
    @override
    def word(self) -> str:
        return _("定 AB 岗")

    @override
    def fits(self, row: PostPairRow | None, desk: AttendanceDesk) -> bool:
        return desk.has_role(MAY_PAIR)

    @override
    def prepare(self, services: AttendanceServices, row: PostPairRow | None) -> Any:
        places = services.places
        return places.windows(), places.people(), PostHall(services).today()

    @override
    def ask(self, row: PostPairRow | None, known: Any, query: ListDays) -> Question:
        windows, people, today = known
        offered = [
            (each.id, _("{number} 号  {name}").format(number=each.number, name=each.name))
            for each in windows
        ]
        window = ChoiceField("window", _("窗口"), [*offered, (None, _("不在窗口的岗位"))])
        return Question(
            _("定 AB 岗：A 岗不在，B 岗顶"),
            (
                window,
                PersonField("a", _("A 岗"), people),
                PersonField("b", _("B 岗"), people),
                day_field("first", _("从哪天起"), today),
                DayField("last", _("到哪天为止"), _("留空就一直有效")),
            ),
        )

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: PostPairRow | None,
        values: Values,
    ) -> PostPairRow:
        last = values["last"]
        wish = PairWish(
            a_person_id=values["a"],
            b_person_id=values["b"],
            window_id=values["window"],
            valid_from=date.fromisoformat(values["first"]),
            valid_until=date.fromisoformat(last) if last else None,
        )
        return PostHall(services).posts.pair(request, wish)

    @override
    def said(self, row: PostPairRow | None, answer: Any) -> str:
        said = _("{place}：A 岗 {a}，B 岗 {b}")
        return said.format(place=place(answer), a=answer.a_name, b=answer.b_name)


class HandOver(Deed[PostPairRow]):
    """交接: B takes the post for half days; short notice is flagged, never blocked."""

    name, key, look = "hand_over", "Alt+J", "primary"

    @property
    @override
    def word(self) -> str:
        return _("交接给 B 岗")

    @override
    def fits(self, row: PostPairRow | None, desk: AttendanceDesk) -> bool:
        is_own = row is not None and row.a_person_id == desk.person.id
        return row is not None and (is_own or desk.has_role(MAY_PAIR))

    @override
    def prepare(self, services: AttendanceServices, row: PostPairRow | None) -> date:
        return PostHall(services).today()

    @override
    def ask(self, row: PostPairRow | None, known: Any, query: ListDays) -> Question | None:
        if row is None:
            return None
        title = _("{place}由 {a} 交接给 {b}").format(place=place(row), a=row.a_name, b=row.b_name)
        cause = ChoiceField("cause", _("交接事由"), [(each, each.label) for each in HandoverCause])
        cause.show_value(HandoverCause.LEAVE)
        first = day_field("from_on", _("从哪天"), known)
        first.show_hint(_("提前一个工作日交接；来不及的照样登记，注明临时"))
        return Question(
            title,
            (
                cause,
                first,
                half_field("from_half", _("从哪半天"), Half.MORNING),
                day_field("until_on", _("到哪天"), known),
                half_field("until_half", _("到哪半天"), Half.AFTERNOON),
                TextField("note", _("说明"), longest=_NOTE_LONGEST),
            ),
        )

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: PostPairRow | None,
        values: Values,
    ) -> HandoverRow | None:
        if row is None:
            return None
        first = HalfDay(date.fromisoformat(values["from_on"]), values["from_half"])
        last = HalfDay(date.fromisoformat(values["until_on"]), values["until_half"])
        wish = HandoverWish(row.id, HalfDaySpan(first, last), values["cause"], values["note"])
        return PostHall(services).posts.hand_over(request, wish)

    @override
    def said(self, row: PostPairRow | None, answer: Any) -> str:
        if not isinstance(answer, HandoverRow):
            return ""
        said = _("{place}已交接给 {name}").format(place=place(answer), name=answer.b_name)
        if answer.is_short_notice:
            return _("{said}，不足一个工作日，已注明临时").format(said=said)
        return said


class EndPair(Deed[PostPairRow]):
    """The pair holds up to a day; its past stays."""

    name = "end_pair"

    @property
    @override
    def word(self) -> str:
        return _("结束这一对")

    @override
    def fits(self, row: PostPairRow | None, desk: AttendanceDesk) -> bool:
        return row is not None and row.valid_until is None and desk.has_role(MAY_PAIR)

    @override
    def prepare(self, services: AttendanceServices, row: PostPairRow | None) -> date:
        return PostHall(services).today()

    @override
    def ask(self, row: PostPairRow | None, known: Any, query: ListDays) -> Question | None:
        if row is None:
            return None
        title = _("{place}的 A 岗 {a}、B 岗 {b}到哪天为止").format(
            place=place(row), a=row.a_name, b=row.b_name
        )
        return Question(title, (day_field("last", _("最后一天"), known),))

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: PostPairRow | None,
        values: Values,
    ) -> None:
        if row is not None:
            last = date.fromisoformat(values["last"])
            PostHall(services).posts.end_pair(request, row.id, last)

    @override
    def said(self, row: PostPairRow | None, answer: Any) -> str:
        return "" if row is None else _("{place}的这一对已结束").format(place=place(row))


class Pairs(ListPlan[PostPairRow]):
    """The pairs of a day."""

    name, days = "pairs", Days.ONE

    @property
    @override
    def word(self) -> str:
        return _("AB 岗")

    @property
    @override
    def empty(self) -> tuple[str, str]:
        return _("还没有定 AB 岗"), _("每个窗口定一个 A 岗和一个 B 岗，A 不在时 B 顶。")

    @override
    def columns(self) -> Sequence[Column[PostPairRow]]:
        return (
            Column(_("岗位"), place, width_px=120, bold=True),
            Column(_("A 岗"), lambda row: row.a_name, width_px=140),
            Column(_("B 岗"), lambda row: row.b_name, width_px=140),
            Column(_("从哪天起"), lambda row: row.valid_from.isoformat(), width_px=120),
            Column(_("到哪天为止"), _until, width_px=0),
        )

    @override
    def key(self, row: PostPairRow) -> Hashable:
        return row.id

    @override
    def deeds(self) -> Sequence[Deed[PostPairRow]]:
        return (NewPair(), HandOver(), EndPair())

    @override
    def read(
        self, services: AttendanceServices, query: ListDays, person_id: Any
    ) -> Sequence[PostPairRow]:
        return PostHall(services).posts.pairs(query.from_on)

    @override
    def title_of(self, row: PostPairRow) -> str:
        return place(row)

    @override
    def lines_of(self, row: PostPairRow) -> Lines:
        return (
            (_("A 岗"), row.a_name),
            (_("B 岗"), row.b_name),
            (_("从哪天起"), row.valid_from.isoformat()),
            (_("到哪天为止"), _until(row)),
        )


def _until(row: PostPairRow) -> str:
    return _("一直有效") if row.valid_until is None else row.valid_until.isoformat()
