"""Annual leave of everybody: what the law gives for the years, what is taken and what is left."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from typing_extensions import override

from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.leave.leave_words import balance_words, left_words
from hallapp.faces.manager.attendance.leave.services import LeaveHall
from hallapp.faces.manager.attendance.lists.deed import Deed, ListDays, Question, Values
from hallapp.faces.manager.attendance.lists.head import RowChoice
from hallapp.faces.manager.attendance.lists.plan import Lines, ListPlan
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.guides.inputs import AmountField
from hallapp.faces.manager.settings_fields import ChoiceField, NumberField, TextField
from hallapp.hall.terms import PersonRow
from hallapp.kernel.clock import day_in, zone_named
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.leave.terms import AnnualBalance, AnnualExclusion, GrantWish, half_days_text
from hallapp.qtkit.table_model import RIGHT, Column

_MOST_YEARS = 60
_YEARS = (2000, 2100)
_BASIS_LONGEST = 200


@dataclass(frozen=True)
class AnnualLine:
    """A person's annual leave of this year."""

    person: PersonRow
    balance: AnnualBalance


class SetGrant(Deed[AnnualLine]):
    """核定: years of work, and why somebody has none this year."""

    name, key, look = "grant", "Alt+G", "primary"

    @property
    @override
    def word(self) -> str:
        return _("核定年休假")

    @override
    def fits(self, row: AnnualLine | None, desk: AttendanceDesk) -> bool:
        return row is not None and desk.may_run

    @override
    def ask(self, row: AnnualLine | None, known: Any, query: ListDays) -> Question | None:
        if row is None:
            return None
        year = NumberField("year", _("哪一年"), "", _YEARS)
        year.show_value(row.balance.year)
        hint = _("满 1 年 5 天，满 10 年 10 天，满 20 年 15 天")
        years = NumberField("worked", _("累计工作"), _("整年"), (0, _MOST_YEARS), hint)
        years.show_value("" if row.balance.worked_years is None else row.balance.worked_years)
        half_days = AmountField("half_days", _("另定（半天数）"), _("留空按工作年限；2 是一天"))
        exclusions: list[tuple[AnnualExclusion | None, str]] = [(None, _("没有，照常享受"))]
        exclusions.extend((each, each.label) for each in AnnualExclusion)
        exclusion = ChoiceField("exclusion", _("不享受的情形"), exclusions)
        exclusion.show_value(row.balance.exclusion)
        exclusion.combo.setCurrentIndex(max(0, exclusion.combo.currentIndex()))
        basis = TextField(
            "basis", _("核定依据"), _("档案、社保记录等"), longest=_BASIS_LONGEST, needed=True
        )
        basis.show_value(row.balance.basis)
        title = _("核定 {name} 的年休假").format(name=row.person.name)
        return Question(title, (years, exclusion, basis, half_days, year))

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: AnnualLine | None,
        values: Values,
    ) -> AnnualBalance | None:
        if row is None:
            return None
        wish = GrantWish(
            person_id=row.person.id,
            year=values["year"],
            worked_years=values["worked"],
            basis=values["basis"],
            exclusion=values["exclusion"],
            half_days=values["half_days"],
        )
        return LeaveHall(services).leaves.set_grant(request, wish)

    @override
    def said(self, row: AnnualLine | None, answer: Any) -> str:
        if row is None or not isinstance(answer, AnnualBalance):
            return ""
        return f"{row.person.name}\u2002{balance_words(answer)}"


class Annual(ListPlan[AnnualLine]):
    """Everybody of the hall; who is not set yet, first."""

    name = "annual"

    @property
    @override
    def word(self) -> str:
        return _("年休假")

    @property
    @override
    def empty(self) -> tuple[str, str]:
        return _("大厅还没有人员"), _("先在设置里登记人员。")

    @override
    def columns(self) -> Sequence[Column[AnnualLine]]:
        return (
            Column(_("姓名"), lambda line: line.person.name, width_px=120, bold=True),
            Column(_("工号"), lambda line: line.person.staff_number, width_px=90, tone=_muted),
            Column(_("部门"), lambda line: line.person.department, width_px=0, tone=_muted),
            Column(_("工作年限"), _worked, width_px=90, tone=_known_tone),
            Column(_("应休"), _of("granted"), RIGHT, width_px=80),
            Column(_("已休"), _of("taken"), RIGHT, width_px=80),
            Column(_("休假待批"), _of("asked"), RIGHT, width_px=80),
            Column(_("还剩"), _left, RIGHT, width_px=90, bold=True),
        )

    @override
    def key(self, row: AnnualLine) -> Hashable:
        return row.person.id

    @override
    def filters(self) -> Sequence[RowChoice]:
        return (
            RowChoice("unit", _("全部部门"), lambda line: line.person.department),
            RowChoice("known", _("全部人员"), _is_known),
        )

    @override
    def deeds(self) -> Sequence[Deed[AnnualLine]]:
        return (SetGrant(),)

    @override
    def read(
        self, services: AttendanceServices, query: ListDays, person_id: Any
    ) -> Sequence[AnnualLine]:
        leaves = LeaveHall(services).leaves
        year = day_in(services.clock.now(), zone_named(services.hall.zone)).year
        lines = [AnnualLine(p, leaves.balance(p.id, year)) for p in services.places.people()]
        return sorted(lines, key=lambda line: (line.balance.is_known, line.person.staff_number))

    @override
    def title_of(self, row: AnnualLine) -> str:
        return row.person.name

    @override
    def said_of(self, row: AnnualLine) -> str:
        return balance_words(row.balance)

    @override
    def lines_of(self, row: AnnualLine) -> Lines:
        return (
            (_("部门"), row.person.department),
            (_("工作年限"), _worked(row)),
            (_("核定依据"), row.balance.basis),
        )


def _worked(line: AnnualLine) -> str:
    years = line.balance.worked_years
    return _("未核定") if years is None else _("满 {years} 年").format(years=years)


def _left(line: AnnualLine) -> str:
    return left_words(line.balance) if line.balance.is_known else ""


def _of(name: str) -> Any:
    def words(line: AnnualLine) -> str:
        half_days: int = getattr(line.balance, name)
        return half_days_text(half_days) if half_days else ""

    return words


def _is_known(line: AnnualLine) -> str:
    return _("已核定") if line.balance.is_known else _("未核定")


def _known_tone(line: AnnualLine) -> str:
    return "" if line.balance.is_known else "muted"


def _muted(_line: AnnualLine) -> str:
    return "muted"
