"""值班安排: who has which shift on which day; noon duty, weekends and extended hours too."""

from collections.abc import Hashable, Sequence
from datetime import date, timedelta
from typing import Any

from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.lists.deed import Deed, ListDays, Question, Values
from hallapp.faces.manager.attendance.lists.fields import PersonField, day_field
from hallapp.faces.manager.attendance.lists.head import Days, RowChoice
from hallapp.faces.manager.attendance.lists.plan import Lines, ListPlan
from hallapp.faces.manager.attendance.posts.services import PostHall
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.settings_fields import ChoiceField, TextField
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import Column
from hallapp.roster.terms import AssignedShift, AssignmentWish, RosterOccasion

_AHEAD_DAYS = 13
_MOST_DAYS = 62
_NOTE_LONGEST = 100
_ONE_DAY = timedelta(days=1)


class Assign(Deed[AssignedShift]):
    """Somebody is put on the roster of a day, or of each day of a span."""

    name, key, look, is_for_row = "assign", "Ctrl+N", "accent", False

    @property
    @override
    def word(self) -> str:
        return _("安排值班")

    @override
    def fits(self, row: AssignedShift | None, desk: AttendanceDesk) -> bool:
        return desk.may_run

    @override
    def prepare(self, services: AttendanceServices, row: AssignedShift | None) -> Any:
        return services.places.people(), PostHall(services).rosters.shifts()

    @override
    def ask(self, row: AssignedShift | None, known: Any, query: ListDays) -> Question:
        people, shifts = known
        occasion = ChoiceField(
            "occasion", _("值班种类"), [(each, each.label) for each in RosterOccasion]
        )
        occasion.show_value(RosterOccasion.NOON_DUTY)
        offered: list[tuple[Any, str]] = [
            (each.id, f"{each.code}\u2002{each.name}\u2002{each.hours_text}") for each in shifts
        ]
        shift = ChoiceField(
            "shift",
            _("班次"),
            [(None, _("不带班次（按大厅时间）")), *offered],
            _("当班要选班次，轮休不带班次"),
        )
        shift.show_value(None)
        shift.combo.setCurrentIndex(0)
        return Question(
            _("安排值班：一个人，一天或者连着几天"),
            (
                PersonField("person", _("值班人"), people),
                occasion,
                shift,
                day_field("first", _("从哪天"), query.from_on),
                day_field("last", _("到哪天"), query.from_on),
                TextField("note", _("说明"), longest=_NOTE_LONGEST),
            ),
        )

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: AssignedShift | None,
        values: Values,
    ) -> int:
        first, last = date.fromisoformat(values["first"]), date.fromisoformat(values["last"])
        count = min(max(0, (last - first).days), _MOST_DAYS) + 1
        wishes = [
            AssignmentWish(
                person_id=values["person"],
                day=first + _ONE_DAY * number,
                shift_id=values["shift"],
                occasion=values["occasion"],
                note=values["note"],
            )
            for number in range(count)
        ]
        return PostHall(services).rosters.assign(request, wishes)

    @override
    def said(self, row: AssignedShift | None, answer: Any) -> str:
        return _("新排了 {count} 天").format(count=answer)


class TakeOff(Deed[AssignedShift]):
    """The entry is withdrawn; it stays on record."""

    name = "take_off"

    @property
    @override
    def word(self) -> str:
        return _("撤掉这一条")

    @override
    def fits(self, row: AssignedShift | None, desk: AttendanceDesk) -> bool:
        return row is not None and desk.may_run

    @override
    def ask(self, row: AssignedShift | None, known: Any, query: ListDays) -> Question | None:
        if row is None:
            return None
        title = _("撤掉 {name} {day} 的{what}").format(
            name=row.person_name, day=row.day.isoformat(), what=row.occasion.label
        )
        return Question(title, (TextField("why", _("撤掉理由"), longest=_NOTE_LONGEST),))

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: AssignedShift | None,
        values: Values,
    ) -> None:
        if row is not None:
            PostHall(services).rosters.withdraw(request, row.id, values["why"])

    @override
    def said(self, row: AssignedShift | None, answer: Any) -> str:
        return "" if row is None else _("{name} 的这一条已撤掉").format(name=row.person_name)


class Duties(ListPlan[AssignedShift]):
    """The entries of two weeks from today on."""

    name, days, reach_days = "duties", Days.SPAN, (0, _AHEAD_DAYS)

    @property
    @override
    def word(self) -> str:
        return _("值班")

    @property
    @override
    def empty(self) -> tuple[str, str]:
        return _("这段时间没有安排"), _("没有安排的日子按大厅的上班时间。")

    @override
    def columns(self) -> Sequence[Column[AssignedShift]]:
        return (
            Column(_("日期"), _day, width_px=140),
            Column(_("姓名"), lambda row: row.person_name, width_px=110, bold=True),
            Column(_("值班种类"), lambda row: row.occasion.label, width_px=110),
            Column(_("班次"), _shift, width_px=200),
            Column(_("说明"), lambda row: row.note, width_px=0, tone=lambda _row: "muted"),
        )

    @override
    def key(self, row: AssignedShift) -> Hashable:
        return row.id

    @override
    def filters(self) -> Sequence[RowChoice]:
        return (RowChoice("occasion", _("全部种类"), lambda row: row.occasion.label),)

    @override
    def deeds(self) -> Sequence[Deed[AssignedShift]]:
        return (Assign(), TakeOff())

    @override
    def read(
        self, services: AttendanceServices, query: ListDays, person_id: Any
    ) -> Sequence[AssignedShift]:
        found = PostHall(services).rosters.assigned(query.from_on, query.until_on)
        rows = (row for of_day in found.values() for row in of_day)
        return sorted(rows, key=lambda row: (row.day, row.occasion.value, row.person_name))

    @override
    def title_of(self, row: AssignedShift) -> str:
        return f"{row.person_name}\u2002{row.occasion.label}"

    @override
    def said_of(self, row: AssignedShift) -> str:
        return "" if row.is_working_day else _("这一天大厅不上班")

    @override
    def lines_of(self, row: AssignedShift) -> Lines:
        return ((_("日期"), _day(row)), (_("班次"), _shift(row)), (_("说明"), row.note))


def weekday(day: date) -> str:
    """Return the day of the week in one word."""
    words = (_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日"))
    return words[day.weekday()]


def _day(row: AssignedShift) -> str:
    return f"{row.day:%m-%d}\u2002{weekday(row.day)}"


def _shift(row: AssignedShift) -> str:
    if row.shift is None:
        return _("休息") if row.occasion is RosterOccasion.REST else _("按大厅时间")
    return f"{row.shift.code}\u2002{row.shift.hours_text}"
