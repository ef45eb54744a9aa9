"""请假: what is left, what was asked and where it stands; withdrawn or ended in two key presses."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.clerk.attendance.desk import OwnDesk
from hallapp.faces.clerk.attendance.leave_form import LeaveForm
from hallapp.faces.clerk.attendance.section import ListSection
from hallapp.faces.clerk.attendance.stand_in_form import StandInForm
from hallapp.faces.clerk.choice_band import Choice
from hallapp.faces.clerk.tab_question import TabQuestion
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.hall.half_days import HalfDay
from hallapp.hall.terms import PersonRow
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.leave.terms import (
    AnnualBalance,
    LeaveRow,
    LeaveState,
    LeaveWish,
    half_day_text,
    half_days_text,
)
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import Column


@dataclass(frozen=True)
class _Read:
    """What the section shows."""

    rows: tuple[LeaveRow, ...]
    balance: AnnualBalance
    colleagues: tuple[PersonRow, ...]


class LeaveSection(ListSection):
    """The own leave."""

    spare_columns = (5,)

    def __init__(self, parent: QWidget | None = None) -> None:
        empty = EmptyState(
            _("还没有请过假"),
            _("半天起请，请之前就能看到几天、由谁批、谁顶岗。"),
            _("请假"),
            "calendar",
        )
        super().__init__("leaves", _("我的请假"), leave_columns(), empty, parent)
        self._colleagues: tuple[PersonRow, ...] = ()
        self.form_for = LeaveForm()
        self._stand_in = StandInForm()
        self._question: TabQuestion | None = None
        self._ask = KeyButton(_("请假"), "Ctrl+I", look="accent")
        self._ask.setObjectName("leaveAsk")
        self.head.addWidget(self._ask)
        self._ask.clicked.connect(self.ask)
        empty.pressed.connect(self.ask)
        self.form_for.preview_asked.connect(self._on_preview_asked)
        self.form_for.given.connect(self._on_given)
        self.form_for.left.connect(self.leave_form)
        self._stand_in.given.connect(self._on_stand_in)
        self._stand_in.left.connect(self.leave_form)

    @override
    def begin(self, desk: OwnDesk) -> None:
        """Show the leave of whoever sits here now."""
        self._question = desk.question()
        super().begin(desk)

    @override
    def clear(self) -> None:
        """Show no leave."""
        self._colleagues = ()
        self.said.clear()
        self.show_rows(())

    @override
    def refresh(self) -> None:
        """Ask for the own requests and for what is left of annual leave."""
        desk = self.desk
        person = desk.person.id
        desk.look(
            lambda: _Read(
                tuple(reversed(desk.hall.leaves.of_person(person))),
                desk.hall.leaves.balance(person),
                desk.hall.own_duty.colleagues(person),
            ),
            self._show,
            self.fail,
        )

    @Slot()
    def ask(self) -> None:
        """Open the form for a leave that begins with the next half day."""
        self.open_form(self.form_for)
        self.form_for.ask(self.desk.person, self._colleagues, self.desk.half_now().next)
        self.form_for.take_keyboard()

    @override
    def opened(self, row: LeaveRow) -> None:
        """Offer what can be done with a request, and tell who said what of it."""
        said = f"{row.number}  {row.kind.label}  {row.span_text}  {row.days_text}"
        self.offer(said, _told(row), self._choices(row))

    def _choices(self, row: LeaveRow) -> list[Choice]:
        now = self.desk.half_now()
        choices: list[Choice] = []
        has_begun = row.state is LeaveState.APPROVED and not now < row.span.first
        if row.state is LeaveState.ASKED or (row.state is LeaveState.APPROVED and not has_begun):
            choices.append(Choice(_("撤回"), partial(self._withdraw, row)))
        if has_begun:
            back = row.span.last.next
            if not now < back:
                word = _("销假，{half}按时回岗").format(half=half_day_text(back))
                choices.append(Choice(word, partial(self._end, row, back)))
            if now != back:
                word = _("销假，{half}回岗").format(half=half_day_text(now))
                choices.append(Choice(word, partial(self._end, row, now)))
        if row.state in (LeaveState.ASKED, LeaveState.APPROVED) and not row.is_overdue:
            choices.append(Choice(_("换人顶岗"), partial(self._open_stand_in, row)))
        return choices

    def _show(self, read: _Read) -> None:
        self._colleagues = read.colleagues
        if not self.is_news(read):
            return
        self.said.setText(balance_words(read.balance))
        self.show_rows(read.rows)
        self.counted.emit(sum(row.state is LeaveState.ASKED or row.is_overdue for row in read.rows))

    def _open_stand_in(self, row: LeaveRow) -> None:
        self.open_form(self._stand_in)
        self._stand_in.ask(row, self._colleagues)

    def _withdraw(self, row: LeaveRow) -> None:
        hall = self.desk.hall
        self._write(
            lambda request: hall.leaves.withdraw(request, row.id),
            _("{number} 已撤回").format(number=row.number),
        )

    def _end(self, row: LeaveRow, back: HalfDay) -> None:
        hall = self.desk.hall
        self._write(
            lambda request: hall.leaves.end(request, row.id, back),
            _("{number} 已销假，{half}回岗").format(number=row.number, half=half_day_text(back)),
        )

    def _write(self, act: Callable[[Request], LeaveRow], told: str) -> None:
        def done(_row: LeaveRow) -> None:
            self.desk.tell(told)
            self.refresh()

        self.desk.write(act, done)

    @Slot(object)
    def _on_preview_asked(self, wish: LeaveWish) -> None:
        hall = self.desk.hall
        if self._question is not None:
            self._question.ask(
                lambda: hall.own_duty.preview(wish),
                self.form_for.show_preview,
                self.form_for.show_refusal,
            )

    @Slot(object)
    def _on_given(self, wish: LeaveWish) -> None:
        desk = self.desk
        desk.write(
            lambda request: desk.hall.leaves.ask(request, wish),
            self._on_asked,
            self.form_for.refuse,
        )

    def _on_asked(self, row: LeaveRow) -> None:
        step = row.open_step
        who = "" if step is None else step.approver.label
        self.desk.tell(_("{number} 已提交，等{who}批").format(number=row.number, who=who))
        self.leave_form()
        self.refresh()

    @Slot(object)
    def _on_stand_in(self, given: tuple[LeaveRow, PersonRow | None]) -> None:
        row, person = given
        desk = self.desk
        desk.write(
            lambda request: desk.hall.leaves.change_b(
                request, row.id, None if person is None else person.id
            ),
            self._on_changed_b,
            self._stand_in.refuse,
        )

    def _on_changed_b(self, row: LeaveRow) -> None:
        self.desk.tell(_("{number} 改由{name}顶岗").format(number=row.number, name=row.b_name))
        self.leave_form()
        self.refresh()


def leave_columns() -> list[Column[LeaveRow]]:
    """Return the columns of the list."""
    return [
        Column(_("时间"), lambda row: row.span_text, bold=True, width_px=252),
        Column(_("天数"), lambda row: row.days_text, width_px=72),
        Column(_("种类"), lambda row: row.kind.label, width_px=112),
        Column(_("B 岗"), lambda row: shown(row.b_name) or _("没有"), tone=_b_tone, width_px=84),
        Column(_("状态"), state_words, tip=state_words, tone=_tone, width_px=0),
        Column(_("编号"), lambda row: row.number, width_px=150),
    ]


def state_words(row: LeaveRow) -> str:
    """Return where a request stands: 待批，首席代表; 已准假，还没有销假."""
    step = row.open_step
    if step is not None:
        told = _("{state}，等{who}").format(state=row.state.label, who=step.approver.label)
        return told + _("，B 岗也不在") if row.b_is_away else told
    if row.is_overdue:
        return _("假期已过，还没有销假")
    if row.back is not None:
        return _("{state}，{half}回岗").format(state=row.state.label, half=half_day_text(row.back))
    return row.state.label


def balance_words(balance: AnnualBalance) -> str:
    """Return what is left of the year's annual leave."""
    if balance.exclusion is not None:
        text = _("{year} 年不享受年休假：{why}")
        return text.format(year=balance.year, why=balance.exclusion.label)
    if not balance.is_known:
        text = _("{year} 年年休假：工作年限还没有登记，请告诉大厅管理")
        return text.format(year=balance.year)
    text = _("{year} 年年休假还剩 {left}（共 {granted}，已休 {taken}，待批 {asked}）")
    return text.format(
        year=balance.year,
        left=half_days_text(max(0, balance.left)),
        granted=half_days_text(balance.granted),
        taken=half_days_text(balance.taken),
        asked=half_days_text(balance.asked),
    )


def _told(row: LeaveRow) -> str:
    told = [_("事由：{reason}").format(reason=row.reason)]
    for step in row.steps:
        if step.verdict is None:
            told.append(_("{who}还没有批").format(who=step.approver.label))
            continue
        text = f"{step.approver.label} {shown(step.decided_by)} {step.verdict.label}"
        told.append(f"{text} {step.words}".strip())
    if row.b_is_away:
        told.append(_("{name}这段时间也不在岗，要换人顶岗").format(name=shown(row.away_with)))
    return _("；").join(told)


def _tone(row: LeaveRow) -> str:
    is_bad = row.is_overdue or row.b_is_away or row.state is LeaveState.REFUSED
    return "late" if is_bad else ""


def _b_tone(row: LeaveRow) -> str:
    return "" if row.b_name else "muted"
