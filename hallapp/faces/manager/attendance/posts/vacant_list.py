"""空岗: posts that nobody staffs now, each with the B that could go there."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.lists.deed import Deed, ListDays, Question, Values
from hallapp.faces.manager.attendance.lists.fields import day_field, half_field
from hallapp.faces.manager.attendance.lists.plan import Lines, ListPlan
from hallapp.faces.manager.attendance.posts.services import PostHall
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.hall_duty import proposal_words
from hallapp.faces.manager.settings_fields import ChoiceField, TextField
from hallapp.faces.parts.lights import Light, LightMark
from hallapp.hall.half_days import Half, HalfDay, HalfDaySpan
from hallapp.kernel.clock import zone_named
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import LIGHT_ROLE, Column
from hallapp.roster.terms import HandoverCause, HandoverRow, HandoverWish

if TYPE_CHECKING:
    from hallapp.serving.post_cover import VacantPostRow

_MINUTE_S = 60
_NOTE_LONGEST = 200


@dataclass(frozen=True)
class VacantLine:
    """An empty post at a moment."""

    row: "VacantPostRow"
    now: datetime

    @property
    def minutes(self) -> int:
        """For how many minutes nobody has been there."""
        return max(0, int((self.now - self.row.since).total_seconds()) // _MINUTE_S)

    @property
    def place(self) -> str:
        """The window, or the post's owner where it has none."""
        if self.row.number is None:
            return _("{name} 的岗位").format(name=self.row.a_name)
        return _("{number} 号窗口").format(number=self.row.number)


class SendB(Deed[VacantLine]):
    """请 B 顶岗: written down as a hand-over, for this half day unless told otherwise."""

    name, key, look = "send_b", "Alt+B", "primary"

    @property
    @override
    def word(self) -> str:
        return _("请 B 岗顶岗")

    @override
    def fits(self, row: VacantLine | None, desk: AttendanceDesk) -> bool:
        return row is not None and row.row.proposed_b is not None and desk.may_run

    @override
    def prepare(self, services: AttendanceServices, row: VacantLine | None) -> HalfDay:
        return PostHall(services).halves.half_now()

    @override
    def ask(self, row: VacantLine | None, known: Any, query: ListDays) -> Question | None:
        if row is None:
            return None
        title = _("{place}请 {name} 顶岗，记一次交接").format(
            place=row.place, name=row.row.proposed_b_name
        )
        cause = ChoiceField("cause", _("交接事由"), [(each, each.label) for each in HandoverCause])
        cause.show_value(HandoverCause.LEAVE if row.row.a_word else HandoverCause.OTHER)
        return Question(
            title,
            (
                cause,
                day_field("until_on", _("顶到哪天"), known.day),
                half_field("until_half", _("顶到哪半天"), Half.AFTERNOON),
                TextField("note", _("说明"), longest=_NOTE_LONGEST),
            ),
        )

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: VacantLine | None,
        values: Values,
    ) -> HandoverRow | None:
        from hallapp.roster.errors import PairUnknownError

        hall = PostHall(services)
        pair = next(
            (
                each
                for each in hall.posts.pairs()
                if row is not None
                and (each.window_id, each.a_person_id) == (row.row.window_id, row.row.a_person_id)
            ),
            None,
        )
        if pair is None:
            raise PairUnknownError
        last = HalfDay(date.fromisoformat(values["until_on"]), values["until_half"])
        span = HalfDaySpan(hall.halves.half_now(), last)
        wish = HandoverWish(pair.id, span, values["cause"], values["note"])
        return hall.posts.hand_over(request, wish)

    @override
    def said(self, row: VacantLine | None, answer: Any) -> str:
        if row is None or not isinstance(answer, HandoverRow):
            return ""
        said = _("已交接，请 {name} 到{place}登录就座")
        return said.format(name=answer.b_name, place=row.place)


class Vacant(ListPlan[VacantLine]):
    """Read again every minute: a post that has just been filled goes by itself."""

    name, every_s, tells_rest = "vacant", _MINUTE_S, True

    @property
    @override
    def word(self) -> str:
        return _("空岗")

    @property
    @override
    def empty(self) -> tuple[str, str]:
        return _("现在没有空岗"), _("上班时间里 A 岗、B 岗都不在的岗位，马上列在这里。")

    @override
    def columns(self) -> Sequence[Column[VacantLine]]:
        return (
            Column(_("岗位"), lambda line: line.place, width_px=120, bold=True),
            Column(_("空了多久"), _how_long, width_px=140, extra={LIGHT_ROLE: _light}),
            Column(_("A 岗"), _a_words, width_px=170),
            Column(_("B 岗"), lambda line: line.row.b_name, width_px=110),
            Column(_("可以怎么办"), proposal, width_px=0),
        )

    @override
    def key(self, row: VacantLine) -> Hashable:
        return row.row.window_id or row.row.a_person_id

    @override
    def deeds(self) -> Sequence[Deed[VacantLine]]:
        return (SendB(),)

    @override
    def read(
        self, services: AttendanceServices, query: ListDays, person_id: Any
    ) -> Sequence[VacantLine]:
        now = services.clock.now()
        return [VacantLine(row, now) for row in PostHall(services).cover.vacancies()]

    @override
    def title_of(self, row: VacantLine) -> str:
        said = _("{place}空岗 {minutes} 分钟")
        return said.format(place=row.place, minutes=row.minutes)

    @override
    def said_of(self, row: VacantLine) -> str:
        return proposal(row)

    @override
    def lines_of(self, row: VacantLine) -> Lines:
        return ((_("A 岗"), _a_words(row)), (_("B 岗"), row.row.b_name))

    @override
    def read_more(self, services: AttendanceServices, row: VacantLine) -> Lines:
        since = row.row.since.astimezone(zone_named(services.hall.zone))
        return ((_("从几点起"), f"{since:%H:%M}"),)


def proposal(line: VacantLine) -> str:
    """Return who could come, and what that costs."""
    return proposal_words(line.row)


def _how_long(line: VacantLine) -> str:
    return _("空岗 {minutes} 分").format(minutes=line.minutes)


def _light(line: VacantLine) -> LightMark:
    # The same sign as on the plan; a block only once it is a finding.
    return LightMark(Light.VACANT, _how_long(line), filled=line.row.is_over_limit)


def _a_words(line: VacantLine) -> str:
    if not line.row.a_word:
        return _("{name}，没有登记").format(name=line.row.a_name)
    return _("{name}，{why}").format(name=line.row.a_name, why=line.row.a_word)
