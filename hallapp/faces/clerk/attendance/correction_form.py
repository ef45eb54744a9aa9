"""补签: a slot without a punch, when one was there, and why there is none."""

from dataclasses import dataclass
from datetime import time

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from hallapp.attendance.terms import Slot
from hallapp.attendance.terms.acts import CorrectionWish
from hallapp.attendance.terms.deciding import CorrectionCause
from hallapp.faces.clerk.attendance.desk import day_words
from hallapp.faces.clerk.attendance.form import OwnForm
from hallapp.faces.clerk.attendance.punch_lines import OwnDayLine
from hallapp.faces.parts.segments import Segments
from hallapp.hall.terms import PersonRow
from hallapp.kernel.texts import _

_LONGEST = 200
_SLOTS = tuple(Slot)


@dataclass(frozen=True)
class _Asked:
    """Whose day is asked about."""

    person: PersonRow
    line: OwnDayLine


class CorrectionForm(OwnForm):
    """Asks for one slot of one day; gives a `CorrectionWish`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("correction", _("申请补签"), parent)
        self._asked: _Asked | None = None
        self.slot = Segments(_("补哪一次"), [slot.label for slot in _SLOTS])
        self.at = QLineEdit()
        self.at.setPlaceholderText(_("如 0855；不记得就空着，算按时"))
        self.at.setMaxLength(5)
        self.cause = QComboBox()
        for cause in CorrectionCause:
            self.cause.addItem(cause.label, cause)
        self.reason = QLineEdit()
        self.reason.setMaxLength(_LONGEST)
        self.reason.setPlaceholderText(_("当时在哪里，谁可以证明"))
        self.add(_("补哪一次"), self.slot, name="correctionSlot")
        self.add(_("实际时间"), self.at, name="correctionAt")
        self.add(_("原因"), self.cause, name="correctionCause")
        self.add(_("说明"), self.reason, name="correctionReason")

    def ask(self, person: PersonRow, line: OwnDayLine, punches: str) -> None:
        """Begin with a day; its first missing slot is chosen, the cursor waits for the time."""
        self._asked = _Asked(person, line)
        self.open_with(_("补签 {day}").format(day=day_words(line.day)))
        missing = [slot.slot for slot in line.missing]
        self.slot.choose(_SLOTS.index(missing[0]) if missing else 0)
        self.cause.setCurrentIndex(0)
        self.at.clear()
        self.reason.clear()
        self.show_live(punches)

    def take_keyboard(self) -> None:
        """Bring the cursor to the time; the slot is chosen already."""
        self.at.setFocus()

    @override
    def gather(self) -> CorrectionWish | None:
        """Return what is asked for."""
        if self._asked is None:
            return None
        stated = read_time(self.at.text())
        if self.at.text().strip() and stated is None:
            self.say(_("时间请写四位数字，如 0855。"))
            self.at.setFocus()
            return None
        if not self.reason.text().strip():
            self.say(_("请写说明：当时在哪里，谁可以证明。"))
            self.reason.setFocus()
            return None
        return CorrectionWish(
            person_id=self._asked.person.id,
            day=self._asked.line.day,
            slot=_SLOTS[self.slot.number()],
            cause=self.cause.currentData(),
            reason=self.reason.text().strip(),
            stated=stated,
        )


def read_time(text: str) -> time | None:
    """Return the time that was typed as 855, 0855, 8:55 or 8：55; None when it is none."""
    digits = text.strip().replace("：", ":")
    if ":" in digits:
        hours, _colon, minutes = digits.partition(":")
    else:
        hours, minutes = digits[:-2], digits[-2:]
    if not hours.isdecimal() or not minutes.isdecimal():
        return None
    if int(hours) > 23 or int(minutes) > 59:  # noqa: PLR2004 - the hours and minutes of a day
        return None
    return time(int(hours), int(minutes))
