"""班次: which shifts there are; a shift that is changed stays as it was on days that have it."""

from collections.abc import Hashable, Sequence
from datetime import time
from typing import Any

from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.lists.deed import Deed, ListDays, Question, Values
from hallapp.faces.manager.attendance.lists.fields import ClockField
from hallapp.faces.manager.attendance.lists.plan import Lines, ListPlan
from hallapp.faces.manager.attendance.posts.services import PostHall
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.settings_fields import TextField
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import Column
from hallapp.roster.terms import ShiftRow, ShiftSlot, ShiftWish

_BEGIN, _END = time(9), time(17)
_CODE_LONGEST, _NAME_LONGEST = 8, 40


class AddShift(Deed[ShiftRow]):
    """A shift that can be given out from now on."""

    name, key, look, is_for_row = "add_shift", "Ctrl+N", "accent", False

    @property
    @override
    def word(self) -> str:
        return _("加班次")

    @override
    def fits(self, row: ShiftRow | None, desk: AttendanceDesk) -> bool:
        return desk.may_run

    @override
    def ask(self, row: ShiftRow | None, known: Any, query: ListDays) -> Question:
        return _question(_("加一个班次"), None)

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: ShiftRow | None,
        values: Values,
    ) -> ShiftRow:
        return PostHall(services).rosters.add_shift(request, _wish(values, None))

    @override
    def said(self, row: ShiftRow | None, answer: Any) -> str:
        return _("班次 {code} 已加，{hours}").format(code=answer.code, hours=answer.hours_text)


class ChangeShift(AddShift):
    """Another name or other times from now on."""

    name, key, look, is_for_row = "change_shift", "Alt+E", "", True

    @property
    @override
    def word(self) -> str:
        return _("改班次")

    @override
    def fits(self, row: ShiftRow | None, desk: AttendanceDesk) -> bool:
        return row is not None and not row.is_retired and desk.may_run

    @override
    def ask(self, row: ShiftRow | None, known: Any, query: ListDays) -> Question:
        return _question(_("改班次：已经排的日子不变，以后排的用新的"), row)

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: ShiftRow | None,
        values: Values,
    ) -> ShiftRow:
        rosters = PostHall(services).rosters
        if row is None:
            return rosters.add_shift(request, _wish(values, None))
        return rosters.change_shift(request, row.id, _wish(values, row))

    @override
    def said(self, row: ShiftRow | None, answer: Any) -> str:
        return _("班次 {code} 已改，{hours}").format(code=answer.code, hours=answer.hours_text)


class RetireShift(Deed[ShiftRow]):
    """Given out no longer."""

    name = "retire"

    @property
    @override
    def word(self) -> str:
        return _("停用班次")

    @override
    def fits(self, row: ShiftRow | None, desk: AttendanceDesk) -> bool:
        return row is not None and not row.is_retired and desk.may_run

    @override
    def ask(self, row: ShiftRow | None, known: Any, query: ListDays) -> Question | None:
        if row is None:
            return None
        said = _("停用班次 {code}（{name}）？已经排的日子不变，以后不能再排。")
        return Question(said.format(code=row.code, name=row.name))

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: ShiftRow | None,
        values: Values,
    ) -> None:
        if row is not None:
            PostHall(services).rosters.retire_shift(request, row.id)

    @override
    def said(self, row: ShiftRow | None, answer: Any) -> str:
        return "" if row is None else _("班次 {code} 已停用").format(code=row.code)


class Shifts(ListPlan[ShiftRow]):
    """All shifts, retired ones too."""

    name = "shifts"

    @property
    @override
    def word(self) -> str:
        return _("班次")

    @property
    @override
    def empty(self) -> tuple[str, str]:
        return _("还没有班次"), _("不排班的日子按大厅的上班时间；要排班，先加班次。")

    @override
    def columns(self) -> Sequence[Column[ShiftRow]]:
        return (
            Column(_("代码"), lambda row: row.code, width_px=80, bold=True),
            Column(_("名称"), lambda row: row.name, width_px=0),
            Column(_("时间"), lambda row: row.hours_text, width_px=180),
            Column(_("状态"), _state, width_px=100, tone=lambda _row: "muted"),
        )

    @override
    def key(self, row: ShiftRow) -> Hashable:
        return row.id

    @override
    def deeds(self) -> Sequence[Deed[ShiftRow]]:
        return (AddShift(), ChangeShift(), RetireShift())

    @override
    def read(
        self, services: AttendanceServices, query: ListDays, person_id: Any
    ) -> Sequence[ShiftRow]:
        found = PostHall(services).rosters.shifts(with_retired=True)
        return sorted(found, key=lambda row: (row.is_retired, row.code))

    @override
    def title_of(self, row: ShiftRow) -> str:
        return f"{row.code}\u2002{row.name}"

    @override
    def lines_of(self, row: ShiftRow) -> Lines:
        lines = [(_("时间"), row.hours_text), (_("状态"), _state(row))]
        if not row.slots:
            return [*lines, (_("打卡时段"), _("按大厅的打卡时段"))]
        return [*lines, *((_("打卡时段"), _slot(each)) for each in row.slots)]


def _state(row: ShiftRow) -> str:
    return _("已停用") if row.is_retired else ""


def _slot(slot: ShiftSlot) -> str:
    return f"{slot.opens:%H:%M}–{slot.closes:%H:%M}"


def _question(title: str, row: ShiftRow | None) -> Question:
    code = TextField(
        "code", _("代码"), _("写在排班格子里，如 A、早、值"), longest=_CODE_LONGEST, needed=True
    )
    name = TextField("name", _("名称"), longest=_NAME_LONGEST, needed=True)
    begins = ClockField("begins", _("几点上班"))
    ends = ClockField("ends", _("几点下班"), _("比上班早，就是第二天"))
    begins.show_value(_BEGIN if row is None else row.begins)
    ends.show_value(_END if row is None else row.ends)
    if row is not None:
        code.show_value(row.code)
        name.show_value(row.name)
    return Question(title, (code, name, begins, ends))


def _wish(values: Values, row: ShiftRow | None) -> ShiftWish:
    """Return what was typed; the slots stay as long as the hours do."""
    begins, ends = values["begins"], values["ends"]
    is_same = row is not None and (row.begins, row.ends) == (begins, ends)
    slots = row.slots if row is not None and is_same else ()
    return ShiftWish(values["code"], values["name"], begins, ends, slots)
