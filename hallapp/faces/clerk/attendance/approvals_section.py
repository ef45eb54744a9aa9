"""待我审批: leave and 补签 of my unit, and the week of my unit to be confirmed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.attendance.terms.acts import CorrectionRow
from hallapp.bulletins.terms import BulletinSort, UnitStep, Worklist
from hallapp.faces.clerk.attendance.desk import OwnDesk, day_words
from hallapp.faces.clerk.attendance.section import ListSection
from hallapp.faces.clerk.attendance.words_form import WordsForm
from hallapp.faces.clerk.choice_band import Choice
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.hall.terms import Role
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.leave.terms import LeaveRow
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import Column

_WEEK = timedelta(days=7)
Act = Callable[[Request, str], object]


@dataclass(frozen=True)
class UnitWeek:
    """My unit's part of last week's summary."""

    list: Worklist
    unit: UnitStep


@dataclass(frozen=True)
class ApprovalLine:
    """One thing that waits for me, or a heading.

    Attributes:
        subject: The leave, the correction or the week; None for a heading.
        blocked: Why it cannot be agreed to now; empty when it can.
    """

    id: UUID | str
    heading: str = ""
    who: str = ""
    what: str = ""
    when: str = ""
    said: str = ""
    blocked: str = ""
    subject: LeaveRow | CorrectionRow | UnitWeek | None = None


@dataclass(frozen=True)
class _Read:
    leaves: tuple[LeaveRow, ...]
    corrections: tuple[CorrectionRow, ...]
    week: UnitWeek | None


@dataclass(frozen=True)
class _Wordy:
    """An act that needs words first."""

    act: Act
    told: str


class ApprovalsSection(ListSection):
    """What waits for my decision."""

    def __init__(self, parent: QWidget | None = None) -> None:
        empty = EmptyState(
            _("没有等您批的"),
            _("本单位的请假、补签和上周汇总要您定的时候，会列在这里。"),
            icon="check",
        )
        super().__init__("approvals", _("待我审批"), approval_columns(), empty, parent)
        self.form_for = WordsForm("decision", _("确定"))
        self.form_for.given.connect(self._on_words)
        self.form_for.left.connect(self.leave_form)

    @override
    def heading(self, row: ApprovalLine) -> str:
        """Return the heading of a group."""
        return row.heading

    @override
    def clear(self) -> None:
        """Show nothing."""
        self.said.clear()
        self.show_rows(())

    @override
    def refresh(self) -> None:
        """Ask for what waits for this person."""
        desk = self.desk

        def read() -> _Read:
            return _Read(
                desk.hall.leaves.to_decide_by(desk.person.id),
                desk.hall.own_duty.corrections_to_decide(desk.person.id),
                _week(desk),
            )

        desk.look(read, self._show, self.fail)

    @override
    def opened(self, row: ApprovalLine) -> None:
        """Offer to agree or to refuse; a refusal says why."""
        subject = row.subject
        said = f"{row.who}  {row.what}  {row.when}"
        if isinstance(subject, UnitWeek):
            self._offer_week(subject, said, row)
            return
        if subject is None:
            return
        agree, refuse = self._acts(subject)
        agreed = _("{what} 已同意").format(what=row.what)
        refused = _Wordy(refuse, _("{what} 未同意，已告诉本人").format(what=row.what))
        self.offer(
            said,
            row.said if not row.blocked else f"{row.said}。{row.blocked}",
            [
                Choice(_("同意"), partial(self._do, agree, agreed), row.blocked),
                Choice(_("不同意"), partial(self._ask_words, refused, _("为什么不同意"), said)),
            ],
        )

    def _acts(self, subject: LeaveRow | CorrectionRow) -> tuple[Act, Act]:
        """Return what agrees and what refuses."""
        hall = self.desk.hall
        if isinstance(subject, LeaveRow):
            return (
                lambda request, _words: hall.leaves.decide(request, subject.id, approved=True),
                lambda request, words: hall.leaves.decide(
                    request, subject.id, approved=False, words=words
                ),
            )
        return (
            lambda request, _words: hall.corrections.decide(request, subject.id, approved=True),
            lambda request, words: hall.corrections.decide(
                request, subject.id, approved=False, words=words
            ),
        )

    def _offer_week(self, week: UnitWeek, said: str, row: ApprovalLine) -> None:
        hall, unit = self.desk.hall, week.unit

        def confirm(request: Request, words: str) -> object:
            first, last = week.list.from_on, week.list.until_on
            return hall.bulletins.confirm_unit(request, unit.department_id, first, last, words)

        told = _("上周汇总已确认")
        if unit.open_things:
            wordy = _Wordy(confirm, told)
            choice = Choice(
                _("写明情况后确认"),
                partial(self._ask_words, wordy, _("为什么还没有说明就确认"), row.said),
            )
        else:
            choice = Choice(_("确认"), partial(self._do, confirm, told))
        self.offer(said, row.said, [choice])

    def _ask_words(self, wordy: _Wordy, title: str, told: str) -> None:
        self.open_form(self.form_for)
        self.form_for.ask(wordy, title, told, _("本人会看到这句话。"))

    @Slot(object)
    def _on_words(self, given: tuple[_Wordy, str]) -> None:
        wordy, said = given
        self.desk.write(
            lambda request: wordy.act(request, said),
            lambda _done: self._done(wordy.told),
            self.form_for.refuse,
        )

    def _do(self, act: Act, told: str) -> None:
        self.desk.write(lambda request: act(request, ""), lambda _done: self._done(told))

    def _done(self, told: str) -> None:
        self.desk.tell(told)
        self.leave_form()
        self.refresh()

    def _show(self, read: _Read) -> None:
        if not self.is_news(read):
            return
        lines = lines_of(read.leaves, read.corrections, read.week)
        waiting = sum(1 for line in lines if line.subject is not None)
        self.said.setText(_("{count} 件等您定，回车办").format(count=waiting) if waiting else "")
        self.show_rows(lines)
        self.counted.emit(waiting)


def lines_of(
    leaves: tuple[LeaveRow, ...],
    corrections: tuple[CorrectionRow, ...],
    week: UnitWeek | None,
) -> list[ApprovalLine]:
    """Return what waits, under headings."""
    lines: list[ApprovalLine] = []
    if leaves:
        lines.append(ApprovalLine("leaves", _("请假")))
        lines += [_leave_line(row) for row in leaves]
    if corrections:
        lines.append(ApprovalLine("corrections", _("补签")))
        lines += [_correction_line(row) for row in corrections]
    if week is not None:
        lines.append(ApprovalLine("week", _("周汇总")))
        lines.append(_week_line(week))
    return lines


def approval_columns() -> list[Column[ApprovalLine]]:
    """Return the columns of the list."""
    return [
        Column(_("谁"), lambda line: line.who, tip=lambda line: line.who, bold=True, width_px=156),
        Column(_("什么"), lambda line: line.what, tip=lambda line: line.what, width_px=140),
        Column(_("时间"), lambda line: line.when, tip=lambda line: line.when, width_px=244),
        Column(
            _("说明"),
            lambda line: line.blocked or line.said,
            tip=lambda line: line.said,
            tone=lambda line: "late" if line.blocked else "",
            width_px=0,
        ),
    ]


def _week(desk: OwnDesk) -> UnitWeek | None:
    """Return last week of my unit while it waits for me; only its chief representative has one."""
    if Role.CHIEF_REPRESENTATIVE not in desk.person.roles:
        return None
    unit_id = desk.hall.own_duty.unit_of(desk.person.id)
    listed = desk.hall.bulletins.worklist(BulletinSort.WEEKLY, desk.today() - _WEEK)
    unit = next((each for each in listed.units if each.department_id == unit_id), None)
    return None if unit is None or unit.is_done else UnitWeek(listed, unit)


def _leave_line(row: LeaveRow) -> ApprovalLine:
    blocked = ""
    if row.b_is_away:
        blocked = _("{name}也不在岗，A、B 岗不能同时离开").format(name=shown(row.away_with))
    said = [row.reason]
    said.append(_("{name}顶岗").format(name=shown(row.b_name)) if row.b_name else _("没有人顶岗"))
    if row.is_beyond_balance:
        said.append(_("超出年休假余额"))
    return ApprovalLine(
        row.id,
        who=shown(row.person_name),
        what=f"{row.kind.label} {row.days_text}",
        when=row.span_text,
        said=_("，").join(said),
        blocked=blocked,
        subject=row,
    )


def _correction_line(row: CorrectionRow) -> ApprovalLine:
    return ApprovalLine(
        row.id,
        who=shown(row.person_name),
        what=_("补签 {slot}").format(slot=row.slot.label),
        when=f"{day_words(row.day)} {row.stated_text}",
        said=f"{row.cause.label}，{row.reason}",
        subject=row,
    )


def _week_line(week: UnitWeek) -> ApprovalLine:
    unit = week.unit
    said = _("{people} 人，都已说明").format(people=unit.people)
    if unit.open_things:
        said = _("{people} 人，还有 {count} 件没有说明").format(
            people=unit.people, count=unit.open_things
        )
    if unit.confirmation is not None:
        said += _("；确认以后数字有变化")
    return ApprovalLine(
        "unit-week",
        who=unit.department,
        what=week.list.sort.label,
        when=_("{first} 至 {last}").format(
            first=day_words(week.list.from_on), last=day_words(week.list.until_on)
        ),
        said=said,
        subject=week,
    )
