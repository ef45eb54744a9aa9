"""请假: what it comes to is said while it is typed; nothing is asked before it can be known."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from hallapp.faces.clerk.attendance.form import OwnForm
from hallapp.faces.clerk.attendance.half_day_field import HalfDayField
from hallapp.faces.clerk.attendance.stand_in_field import StandInField
from hallapp.faces.parts.words import words
from hallapp.hall.half_days import HalfDay, HalfDaySpan
from hallapp.hall.terms import PersonRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.leave.terms import AnnualBalance, LeaveKind, LeaveWish, half_days_text
from hallapp.qtkit.rare_names import shown
from hallapp.wording import sentence

if TYPE_CHECKING:
    from hallapp.serving.own_duty import LeavePreview

_LONGEST = 200


class LeaveForm(OwnForm):
    """Asks for leave; gives a `LeaveWish`.

    Signals:
        preview_asked: Something was changed; carries the `LeaveWish` as far as it is typed.
    """

    preview_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("leave", _("提交申请"), parent)
        self._person_id: UUID | None = None
        self._is_filling = False
        self._is_beyond = False
        self._knows_balance = False
        self.kind = QComboBox()
        for kind in LeaveKind:
            self.kind.addItem(kind.label, kind)
        self.first = HalfDayField("leaveFirst", _("从"))
        self.last = HalfDayField("leaveLast", _("到（含）"))
        self.stand_in = StandInField()
        self.reason = QLineEdit()
        self.reason.setMaxLength(_LONGEST)
        self._warning = words("", "late", wrap=True)
        self._warning.setObjectName("leaveWarning")
        self.add(_("种类"), self.kind, name="leaveKind")
        self.add(_("从"), self.first)
        self.add(_("到（含）"), self.last)
        self.add(_("谁顶岗"), self.stand_in, name="leaveStandIn")
        self.add(_("事由"), self.reason, name="leaveReason")
        self.add_told(self._warning)
        self.kind.currentIndexChanged.connect(self._on_changed)
        self.stand_in.currentIndexChanged.connect(self._on_changed)
        self.first.changed.connect(self._on_first)
        self.last.changed.connect(self._on_changed)

    def ask(self, person: PersonRow, colleagues: Sequence[PersonRow], first: HalfDay) -> None:
        """Begin anew with one day from a half day on; the keyboard waits on the kind."""
        self._person_id = person.id
        self._is_filling = True
        self.open_with(_("请假"))
        self.kind.setCurrentIndex(0)
        self.stand_in.show_people(colleagues)
        self.stand_in.setCurrentIndex(0)
        self.first.show_half_day(first)
        self.last.show_half_day(first.next if first.half.position == 0 else first)
        self.reason.clear()
        self._is_filling = False
        self._on_changed()

    def take_keyboard(self) -> None:
        """Bring the keyboard to the kind."""
        self.kind.setFocus()

    def show_preview(self, preview: "LeavePreview") -> None:
        """Say what it would come to: how long, who approves, who stands in, what is left."""
        approvers = _("，再由").join(each.label for each in preview.approvers)
        told = _("{days}，由{approvers}批准。").format(days=preview.days_text, approvers=approvers)
        if self.stand_in.person_id() is None:
            self.stand_in.tell_usual(preview.b_name)
        told += "".join(_balance_words(each) for each in preview.balances)
        self.show_live(told)
        self._is_beyond = preview.is_beyond
        self._warn(self._warning_of(preview))

    def show_refusal(self, error: HallError) -> None:
        """Say why these days cannot be asked for."""
        self.show_live("")
        self._warn(sentence(error))

    def warning(self) -> str:
        """Return what stands in the way."""
        return self._warning.text()

    @override
    def gather(self) -> LeaveWish | None:
        """Return what is asked for."""
        wish = self._wish()
        if wish is None:
            return None
        if not wish.reason:
            self.say(_("请写事由。"))
            self.reason.setFocus()
            return None
        if self._is_beyond and not self._knows_balance:
            self._knows_balance = True
            self.say(_("年休假余额不够。再提交一次，就照样申请，由批准人决定。"))
            return None
        return wish

    def _wish(self) -> LeaveWish | None:
        first, last = self.first.half_day(), self.last.half_day()
        if self._person_id is None or last < first:
            self._warn(_("结束不能早于开始。"))
            self.show_live("")
            return None
        return LeaveWish(
            person_id=self._person_id,
            kind=self.kind.currentData(),
            span=HalfDaySpan(first, last),
            reason=self.reason.text().strip(),
            b_person_id=self.stand_in.person_id(),
            knows_balance=self._knows_balance,
        )

    def _warning_of(self, preview: "LeavePreview") -> str:
        if preview.away_with:
            names = _("、").join(shown(name) for name in preview.away_with)
            text = _(
                "{names}这段时间也不在岗，A、B 岗不能同时离开：可以申请，但要换人顶岗才批得了。"
            )
            return text.format(names=names)
        if preview.b_person_id is None:
            return _("没有人顶岗，窗口会空岗。请选一位同事。")
        return ""

    def _warn(self, text: str) -> None:
        self._warning.setText(text)
        self._warning.setVisible(bool(text))

    @Slot()
    def _on_first(self) -> None:
        """Let the end follow a beginning that passes it."""
        first = self.first.half_day()
        if not self._is_filling and self.last.half_day() < first:
            self.last.show_half_day(first)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        if self._is_filling:
            return
        self._knows_balance = False
        self.say("")
        wish = self._wish()
        if wish is not None:
            self.preview_asked.emit(wish)


def _balance_words(balance: AnnualBalance) -> str:
    """Return what is left of a year's annual leave, this request not among it."""
    if not balance.is_known:
        return _("{year} 年的工作年限还没有登记，年休假余额不清楚。").format(year=balance.year)
    text = _("{year} 年年休假 {granted}，已休 {taken}，待批 {asked}，还剩 {left}。")
    return text.format(
        year=balance.year,
        granted=half_days_text(balance.granted),
        taken=half_days_text(balance.taken),
        asked=half_days_text(balance.asked),
        left=half_days_text(max(0, balance.left)),
    )
