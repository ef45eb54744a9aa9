"""The band that ends a round: what about the windows that nobody looked at, and a note."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from hallapp.faces.manager.attendance.patrols.seat_words import end_words
from hallapp.faces.manager.attendance.patrols.touch import touchable, touched
from hallapp.faces.manager.pages.deed_form import DeedForm
from hallapp.faces.parts.segments import Segments
from hallapp.kernel.texts import _

if TYPE_CHECKING:
    from hallapp.serving.patrol_desk import RoundForm

MOST_WORDS = 200
_PRESENT = 0


@dataclass(frozen=True)
class EndGiven:
    """How a round is ended.

    Attributes:
        is_rest_present: The patroller says that all others are where the records say.
        note: About the whole round; may be empty.
    """

    is_rest_present: bool
    note: str


class EndForm(DeedForm):
    """Asks what the patroller says of the others; nothing is taken over unsaid."""

    def __init__(self) -> None:
        super().__init__("endRound")
        self.rest = Segments(_("没有看的窗口"), [_("其余在岗"), _("没看的不记")])
        self.note = QLineEdit()
        self.note.setMaxLength(MOST_WORDS)
        self.note.setPlaceholderText(_("巡查总的情况，可以不填"))
        self.note.setAccessibleName(_("巡查总的情况，可以不填"))
        self.lay_out([touched(self.rest, 2), touchable(self.note)], side_px=12, apart_px=6)
        self.do.set_look("tall_primary")
        self.leave.set_look("tall")
        self.leave.set_word(_("继续巡查"))
        self.note.returnPressed.connect(self.press)

    def ask(self, form: "RoundForm") -> None:
        """Ask about a round; where all was looked at there is nothing to choose."""
        covered = len(form.unseen) - len(form.to_look_at)
        self.rest.set_word(_PRESENT, _("其余 {count} 个在岗").format(count=covered))
        self.rest.setVisible(bool(covered))
        self.rest.choose(_PRESENT)
        self.note.clear()
        self.open_with(end_words(form), _("结束巡查"))
        if covered:
            self.rest.take_keyboard()
        else:
            self.note.setFocus()

    @override
    def gathered(self) -> EndGiven:
        is_rest_present = not self.rest.isHidden() and self.rest.number() == _PRESENT
        return EndGiven(is_rest_present, self.note.text().strip())
