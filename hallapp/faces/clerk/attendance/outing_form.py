"""离岗登记: why, how long, who minds the window; half an hour to two hours, longer is leave."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from hallapp.faces.clerk.attendance.form import OwnForm
from hallapp.faces.clerk.attendance.stand_in_field import StandInField
from hallapp.faces.parts.segments import Segments
from hallapp.hall.terms import PersonRow
from hallapp.kernel.texts import _
from hallapp.leave.terms import OutingKind, OutingWish

KINDS = (OutingKind.OUTING, OutingKind.MEETING, OutingKind.OTHER)
MINUTES = (30, 60, 90, 120)
_LONGEST = 200


class OutingForm(OwnForm):
    """Asks where to and for how long; gives an `OutingWish`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("outing", _("登记外出"), parent)
        self._person_id: UUID | None = None
        self._now: datetime | None = None
        self.kind = Segments(_("去做什么"), [kind.label for kind in KINDS])
        self.length = Segments(
            _("多久回来"), [_("{minutes} 分").format(minutes=m) for m in MINUTES]
        )
        self.stand_in = StandInField()
        self.reason = QLineEdit()
        self.reason.setMaxLength(_LONGEST)
        self.reason.setPlaceholderText(_("去哪里，做什么"))
        self.add(_("事由"), self.reason, name="outingReason")
        self.add(_("多久回来"), self.length, name="outingLength")
        self.add(_("种类"), self.kind, name="outingKind")
        self.add(_("谁顶岗"), self.stand_in, name="outingStandIn")
        self.length.chosen.connect(self._on_length)

    def ask(
        self, person: PersonRow, colleagues: Sequence[PersonRow], now: datetime, b_name: str
    ) -> None:
        """Begin anew; the cursor waits for the reason."""
        self._person_id, self._now = person.id, now
        self.open_with(_("离岗登记"))
        self.kind.choose(0)
        self.length.choose(1)
        self.stand_in.show_people(colleagues)
        self.stand_in.setCurrentIndex(0)
        self.stand_in.tell_usual(b_name)
        self.reason.clear()
        self._on_length(1)
        self.reason.setFocus()

    @Slot(int)
    def _on_length(self, number: int) -> None:
        if self._now is not None:
            back = self._now + timedelta(minutes=MINUTES[number])
            text = _("{time} 前回来。超过两小时要请假；离开不用打卡，回来按一下“回来了”。")
            self.show_live(text.format(time=f"{back:%H:%M}"))

    @override
    def gather(self) -> OutingWish | None:
        """Return what is written down."""
        if self._person_id is None or self._now is None:
            return None
        if not self.reason.text().strip():
            self.say(_("请写事由：去哪里，做什么。"))
            self.reason.setFocus()
            return None
        return OutingWish(
            person_id=self._person_id,
            kind=KINDS[self.kind.number()],
            reason=self.reason.text().strip(),
            planned_back_at=self._now + timedelta(minutes=MINUTES[self.length.number()]),
            b_person_id=self.stand_in.person_id(),
        )
