"""补签待批: what people asked to be filled, decided by a second person."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from typing_extensions import override

from hallapp.attendance.terms.acts import CorrectionRow
from hallapp.faces.manager.attendance.desk import AttendanceDesk
from hallapp.faces.manager.attendance.lists.deed import Deed, ListDays, Question, Values
from hallapp.faces.manager.attendance.lists.head import RowChoice
from hallapp.faces.manager.attendance.lists.plan import Lines, ListPlan
from hallapp.faces.manager.attendance.services import AttendanceServices
from hallapp.faces.manager.attendance.sources.outage_list import override_field
from hallapp.faces.manager.attendance.sources.services import SourcesHall
from hallapp.faces.manager.settings_fields import Field, TextField
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import Column

_MOST_WORDS = 200


@dataclass(frozen=True)
class WaitingLine:
    """A correction as somebody sees it.

    Attributes:
        is_own: Whoever looks asked for it, or it concerns that person: another one decides.
        is_closed: Its day is closed: it takes the right and a reason that prints.
    """

    row: CorrectionRow
    is_own: bool
    is_closed: bool


class DecideCorrection(Deed[WaitingLine]):
    """准 or 不准, by a second person."""

    def __init__(self, *, approves: bool) -> None:
        self.approves = approves
        self.name = "approve" if approves else "refuse"
        self.key = "Alt+Y" if approves else ""
        self.look = "primary" if approves else ""

    @property
    @override
    def word(self) -> str:
        return _("准") if self.approves else _("不准")

    @override
    def fits(self, row: WaitingLine | None, desk: AttendanceDesk) -> bool:
        return row is not None and not row.is_own and desk.may_run

    @override
    def ask(self, row: WaitingLine | None, known: Any, query: ListDays) -> Question | None:
        if row is None or (self.approves and not row.is_closed):
            return None
        needs = not self.approves
        fields: list[Field] = [TextField("words", _("意见"), longest=_MOST_WORDS, needed=needs)]
        if row.is_closed:
            fields.append(override_field())
        said = _("准予{number}") if self.approves else _("不准{number}：申请人看得到理由")
        return Question(said.format(number=row.row.number), fields)

    @override
    def act(
        self,
        services: AttendanceServices,
        request: Request,
        row: WaitingLine | None,
        values: Values,
    ) -> CorrectionRow | None:
        if row is None:
            return None
        return SourcesHall(services).corrections.decide(
            request,
            row.row.id,
            approved=self.approves,
            words=values.get("words", ""),
            override_reason=values.get("override", ""),
        )

    @override
    def said(self, row: WaitingLine | None, answer: Any) -> str:
        if answer is None:
            return ""
        return _("{number}：{state}").format(number=answer.number, state=answer.state_text)


class WaitingCorrections(ListPlan[WaitingLine]):
    """Corrections that wait for a decision, by day."""

    name = "corrections"

    @property
    @override
    def word(self) -> str:
        return _("待批补签")

    @property
    @override
    def empty(self) -> tuple[str, str]:
        return _("没有待批的补签"), _("谁漏了卡，可以自己申请，也可以在月历里替他申请。")

    @override
    def columns(self) -> Sequence[Column[WaitingLine]]:
        return (
            Column(_("日期"), lambda line: f"{line.row.day:%m-%d}", width_px=70, bold=True),
            Column(_("姓名"), lambda line: line.row.person_name, width_px=100, bold=True),
            Column(_("时段"), lambda line: line.row.slot.label, width_px=76),
            Column(_("时间"), lambda line: line.row.stated_text, width_px=70),
            Column(_("原因"), lambda line: line.row.cause.label, width_px=120),
            Column(_("说明"), lambda line: line.row.reason, tip=lambda line: line.row.reason,
                   width_px=0),
        )  # fmt: skip

    @override
    def key(self, row: WaitingLine) -> Hashable:
        return row.row.id

    @override
    def filters(self) -> Sequence[RowChoice]:
        return (RowChoice("unit", _("全部部门"), lambda line: line.row.department),)

    @override
    def deeds(self) -> Sequence[Deed[WaitingLine]]:
        return (DecideCorrection(approves=True), DecideCorrection(approves=False))

    @override
    def read(
        self, services: AttendanceServices, query: ListDays, person_id: Any
    ) -> Sequence[WaitingLine]:
        hall = SourcesHall(services)
        rows = hall.corrections.open()
        if not rows:
            return ()
        days = [row.day for row in rows]
        closed = frozenset(hall.closings.closed_days(min(days), max(days)))
        return [WaitingLine(row, _is_own(row, person_id), row.day in closed) for row in rows]

    @override
    def title_of(self, row: WaitingLine) -> str:
        return _("{name}，{day} {slot}").format(
            name=row.row.person_name, day=f"{row.row.day:%m-%d}", slot=row.row.slot.label
        )

    @override
    def said_of(self, row: WaitingLine) -> str:
        if row.is_own:
            return _("申请的人和本人不能批，请另一个人批。")
        return _("这一天已锁定或过了期限，批准要写改动理由。") if row.is_closed else ""

    @override
    def lines_of(self, row: WaitingLine) -> Lines:
        asked = row.row
        return (
            (_("编号"), asked.number),
            (_("时间"), asked.stated_text),
            (_("原因"), asked.cause.label),
            (_("说明"), asked.reason),
            (_("申请人"), asked.asked_by),
            (_("部门"), asked.department),
        )


def _is_own(row: CorrectionRow, person_id: UUID) -> bool:
    return person_id in (row.asked_by_id, row.person_id)
