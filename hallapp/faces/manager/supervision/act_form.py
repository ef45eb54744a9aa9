"""The band in which one writes what is done about a light: words, days, and for whom."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from hallapp.faces.manager.pages.deed_form import DeedForm
from hallapp.faces.manager.settings_fields import NumberLine
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.supervision.terms import Colour

MOST_WORDS = 500
_MOST_DAYS = 90
_COLOURS = (Colour.YELLOW, Colour.RED, Colour.REMINDER)


class Doing(Enum):
    """What can be done about a light."""

    URGE = "urge"
    SUPERVISE = "supervise"
    ANSWER = "answer"
    LIFT = "lift"
    RAISE = "raise"

    @property
    def word(self) -> str:
        """The word on its button."""
        return {
            Doing.URGE: _("催办"),
            Doing.SUPERVISE: _("督办"),
            Doing.ANSWER: _("回复"),
            Doing.LIFT: _("解除"),
            Doing.RAISE: _("人工亮灯"),
        }[self]

    @property
    def is_letter(self) -> bool:
        """Whether it sends a numbered letter with a day for the answer."""
        return self in {Doing.URGE, Doing.SUPERVISE}


@dataclass(frozen=True)
class ActGiven:
    """What was typed.

    Attributes:
        reply_days: Working days for the answer to a letter.
        case_text: Number or code of the case for a light by hand.
        colour: Of a light by hand.
    """

    doing: Doing
    words: str
    reply_days: int
    case_text: str
    colour: Colour


class ActForm(DeedForm):
    """Asks for what one doing needs."""

    def __init__(self) -> None:
        super().__init__("act")
        self._doing = Doing.URGE
        self.case_line = QLineEdit()
        self.colours = Segments(_("灯色"), [colour.label for colour in _COLOURS])
        self.line = QLineEdit()
        self.days = NumberLine(0, _MOST_DAYS)
        self._days_row = QWidget()
        self._build()

    def ask(self, doing: Doing, question: str) -> None:
        """Ask for what a doing needs, with the cursor in the first line."""
        self._doing = doing
        self.case_line.clear()
        self.line.clear()
        self.line.setPlaceholderText(_hint(doing))
        self.line.setAccessibleName(_hint(doing))
        self.days.setText("2")
        is_raising = doing is Doing.RAISE
        self.case_line.setVisible(is_raising)
        self.colours.setVisible(is_raising)
        self._days_row.setVisible(doing.is_letter)
        self.open_with(question, doing.word)
        (self.case_line if is_raising else self.line).setFocus()

    @override
    def gathered(self) -> ActGiven | None:
        """Return what was typed; None when something is wrong, which has the cursor."""
        problem = self._problem()
        self.say(problem)
        if problem:
            return None
        return ActGiven(
            self._doing,
            self.line.text().strip(),
            self.days.number() or 0,
            self.case_line.text().strip(),
            _COLOURS[self.colours.number()],
        )

    def _problem(self) -> str:
        if self._doing is Doing.RAISE and not self.case_line.text().strip():
            self.case_line.setFocus()
            return _("请先填写受理编号，也可以扫码。")
        if not self.line.text().strip():
            self.line.setFocus()
            return _("请写几个字，说明为什么。")
        if self._doing.is_letter and self.days.problem():
            self.days.setFocus()
            return self.days.problem()
        return ""

    def _build(self) -> None:
        self.case_line.setPlaceholderText(_("受理编号、查询码，可以扫码"))
        self.case_line.setAccessibleName(_("受理编号、查询码，可以扫码"))
        self.case_line.setObjectName("actCase")
        self.line.setObjectName("actWords")
        self.line.setMaxLength(MOST_WORDS)
        self.days.setAccessibleName(_("几个工作日内回复"))
        row = QHBoxLayout(self._days_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (words(_("请在")), self.days, words(_("个工作日内回复，0 为不要求"))):
            row.addWidget(part)
        row.addStretch(1)
        of_case = QHBoxLayout()
        of_case.setSpacing(12)
        of_case.addWidget(self.case_line, 1)
        of_case.addWidget(self.colours)
        self.lay_out([of_case, self.line, self._days_row], side_px=16, apart_px=6)
        for line in (self.case_line, self.line, self.days):
            line.returnPressed.connect(self.press)


def _hint(doing: Doing) -> str:
    return {
        Doing.URGE: _("催什么，例如：请尽快办结并说明原因"),
        Doing.SUPERVISE: _("督什么，例如：限期办结，写明整改措施"),
        Doing.ANSWER: _("怎么办的，什么时候办好"),
        Doing.LIFT: _("为什么解除，例如：录入有误，已更正"),
        Doing.RAISE: _("为什么亮灯，例如：群众反映推诿"),
    }[doing]
