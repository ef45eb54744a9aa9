"""外出: out for a while, out with a citizen by one key, back by one key; the slips below."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.clerk.attendance.desk import day_words
from hallapp.faces.clerk.attendance.outing_form import OutingForm
from hallapp.faces.clerk.attendance.section import ListSection
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.hall.terms import PersonRow
from hallapp.kernel.texts import _
from hallapp.leave.terms import OutingKind, OutingRow, OutingWish
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import Column

_ESCORT_FOR = timedelta(hours=1)
_SHOWN_DAYS = timedelta(days=31)


@dataclass(frozen=True)
class OutingLine:
    """One slip with its times in the hall's zone."""

    row: OutingRow
    left_at: datetime
    planned_back_at: datetime
    back_at: datetime | None

    @property
    def state(self) -> str:
        """Where it stands, in words."""
        row = self.row
        if row.is_out:
            told = _("在外，已过时间") if row.is_overdue else _("在外")
        else:
            told = _("回来晚了") if row.is_overdue else _("已回")
        if row.needs_approval:
            told = _("{state}，等值班长签字").format(state=told)
        return told


@dataclass(frozen=True)
class _Read:
    rows: tuple[OutingRow, ...]
    colleagues: tuple[PersonRow, ...]
    b_name: str


class OutingSection(ListSection):
    """The own slips."""

    spare_columns = (4, 6)

    def __init__(self, parent: QWidget | None = None) -> None:
        empty = EmptyState(
            _("这个月没有外出"),
            _("离开窗口超过一会儿就登记，巡查时不算空岗。"),
            _("登记外出"),
            "clock",
        )
        super().__init__("outings", _("我的外出"), outing_columns(), empty, parent)
        self._colleagues: tuple[PersonRow, ...] = ()
        self._b_name = ""
        self._out: OutingRow | None = None
        self.form_for = OutingForm()
        self._escort = KeyButton(_("陪同群众"), "Ctrl+E", look="accent")
        self._ask = KeyButton(_("外出"), "Ctrl+I", look="accent")
        self._back = KeyButton(_("回来了"), "Ctrl+B", look="accent")
        for name, button in (
            ("outingBack", self._back),
            ("outingEscort", self._escort),
            ("outingAsk", self._ask),
        ):
            button.setObjectName(name)
            self.head.addWidget(button)
        self._escort.clicked.connect(self._on_escort)
        self._ask.clicked.connect(self.ask)
        self._back.clicked.connect(self.back)
        empty.pressed.connect(self.ask)
        self.form_for.given.connect(self._on_given)
        self.form_for.left.connect(self.leave_form)

    @override
    def key(self, row: OutingLine) -> object:
        """Return the slip's id."""
        return row.row.id

    @override
    def clear(self) -> None:
        """Show no slips."""
        self._colleagues, self._b_name, self._out = (), "", None
        self._show_out()
        self.said.clear()
        self.show_rows(())

    @override
    def refresh(self) -> None:
        """Ask for the own slips of a month."""
        desk = self.desk
        person, since = desk.person.id, desk.today() - _SHOWN_DAYS

        def read() -> _Read:
            pairs = desk.hall.own_duty.posts(person).pairs
            usual = {pair.b_name for pair in pairs if pair.a_person_id == person}
            return _Read(
                desk.hall.own_duty.outings(person, since),
                desk.hall.own_duty.colleagues(person),
                usual.pop() if len(usual) == 1 else "",
            )

        desk.look(read, self._show, self.fail)

    @Slot()
    def ask(self) -> None:
        """Open the form."""
        self.open_form(self.form_for)
        self.form_for.ask(self.desk.person, self._colleagues, self.desk.now(), self._b_name)

    @Slot()
    def back(self) -> None:
        """Be back, now."""
        out, desk = self._out, self.desk
        if out is not None:
            desk.write(lambda request: desk.hall.outings.back(request, out.id), self._on_back)

    @override
    def opened(self, row: OutingLine) -> None:
        """Tell a slip whole."""
        each = row.row
        told = [f"{each.number} {each.kind.label}", each.reason, row.state]
        if each.approver:
            told.append(_("{name}签字").format(name=shown(each.approver)))
        self.desk.tell(_("，").join(told), done=False)

    @Slot()
    def _on_escort(self) -> None:
        """Go with a citizen: nobody is asked, and nobody has to agree."""
        desk = self.desk
        wish = OutingWish(
            desk.person.id,
            OutingKind.ESCORT,
            _("全程陪同群众办事"),
            desk.now() + _ESCORT_FOR,
        )
        desk.write(lambda request: desk.hall.outings.leave_post(request, wish), self._on_left)

    @Slot(object)
    def _on_given(self, wish: OutingWish) -> None:
        desk = self.desk
        desk.write(
            lambda request: desk.hall.outings.leave_post(request, wish),
            self._on_left,
            self.form_for.refuse,
        )

    def _on_left(self, row: OutingRow) -> None:
        back = self.desk.local(row.planned_back_at)
        text = _("{number} 已登记，{time} 前回来；回来按 Ctrl+B")
        detail = _("还有人在等就先暂停窗口（F9）。")
        self.desk.tell(text.format(number=row.number, time=f"{back:%H:%M}"), detail)
        self.leave_form()
        self.refresh()

    def _on_back(self, row: OutingRow) -> None:
        self.desk.tell(_("{number} 已回岗").format(number=row.number))
        self.refresh()

    def _show(self, read: _Read) -> None:
        self._colleagues, self._b_name = read.colleagues, read.b_name
        if not self.is_news(read):
            return
        self._out = next((row for row in read.rows if row.is_out), None)
        self._show_out()
        self.show_rows([self._line(row) for row in read.rows])
        self.counted.emit(1 if self._out is not None else 0)

    def _show_out(self) -> None:
        out = self._out
        self._back.setVisible(out is not None)
        for button in (self._escort, self._ask):
            button.setVisible(out is None)
        if out is None:
            self.said.setText(_("现在没有登记外出"))
            return
        line = self._line(out)
        text = _("{kind}：{left} 离开，{back} 前回来")
        self.said.setText(
            text.format(
                kind=out.kind.label,
                left=f"{line.left_at:%H:%M}",
                back=f"{line.planned_back_at:%H:%M}",
            )
        )

    def _line(self, row: OutingRow) -> OutingLine:
        local = self.desk.local
        back = None if row.back_at is None else local(row.back_at)
        return OutingLine(row, local(row.left_at), local(row.planned_back_at), back)


def outing_columns() -> list[Column[OutingLine]]:
    """Return the columns of the list."""
    return [
        Column(_("日期"), lambda line: day_words(line.left_at.date()), bold=True, width_px=124),
        Column(_("离开"), lambda line: f"{line.left_at:%H:%M}", width_px=72),
        Column(_("应回"), lambda line: f"{line.planned_back_at:%H:%M}", width_px=72),
        Column(_("回来"), _back_text, width_px=72),
        Column(_("种类"), lambda line: line.row.kind.label, width_px=120),
        Column(
            _("事由"), lambda line: line.row.reason, tip=lambda line: line.row.reason, width_px=0
        ),
        Column(_("顶岗"), lambda line: shown(line.row.b_name) or "—", width_px=84),
        Column(_("状态"), lambda line: line.state, tone=_tone, width_px=150),
    ]


def _back_text(line: OutingLine) -> str:
    return "" if line.back_at is None else f"{line.back_at:%H:%M}"


def _tone(line: OutingLine) -> str:
    return "late" if line.row.is_overdue else ""
