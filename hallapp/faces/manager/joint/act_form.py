"""The band in which one writes what is done about a joint case; what is typed stays if refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from hallapp.faces.manager.guides.inputs import DayField
from hallapp.faces.manager.pages.deed_form import DeedForm
from hallapp.faces.manager.settings_fields import ChoiceField, Field, NumberField, TextField
from hallapp.hall.limits import LimitUnit
from hallapp.joint.terms import BranchOpinion
from hallapp.kernel.texts import _

MOST_WORDS = 500
MOST_DAYS = 365
UNITS = (LimitUnit.WORKING_DAYS, LimitUnit.CALENDAR_DAYS)
USUAL_DAYS = 7


class Doing(Enum):
    """What can be done about a joint case."""

    REPLY = "reply"
    REMIND = "remind"
    SUM_UP = "sum_up"
    PAPER = "paper"
    AGENT = "agent"
    STEP = "step"
    ASK = "ask"

    @property
    def word(self) -> str:
        """The word on its button."""
        return {
            Doing.REPLY: _("回复意见"),
            Doing.REMIND: _("催回复"),
            Doing.SUM_UP: _("汇总意见"),
            Doing.PAPER: _("出文书"),
            Doing.AGENT: _("代办员"),
            Doing.STEP: _("记代办"),
            Doing.ASK: _("加问一家"),
        }[self]

    @property
    def deed(self) -> str:
        """The word that does it."""
        return {
            Doing.REPLY: _("登记回复"),
            Doing.REMIND: _("催一次"),
            Doing.SUM_UP: _("汇总"),
            Doing.PAPER: _("出具并打印"),
            Doing.AGENT: _("指定"),
            Doing.STEP: _("记下"),
            Doing.ASK: _("征求意见"),
        }[self]


@dataclass(frozen=True)
class Given:
    """What was typed.

    Attributes:
        values: By the name of the field.
    """

    doing: Doing
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Ask:
    """What a doing needs to be asked with.

    Attributes:
        choices: For each field that offers some: value and word.
        starts: What fields begin with.
    """

    doing: Doing
    choices: Mapping[str, list[tuple[Any, str]]] = field(
        default_factory=dict[str, list[tuple[Any, str]]]
    )
    starts: Mapping[str, Any] = field(default_factory=dict[str, Any])


_PARTS: Mapping[Doing, tuple[str, ...]] = {
    Doing.REPLY: ("unit", "opinion", "text", "by", "number", "on"),
    Doing.REMIND: ("unit", "text"),
    Doing.SUM_UP: ("text",),
    Doing.PAPER: ("paper", "unit"),
    Doing.AGENT: ("person",),
    Doing.STEP: ("text",),
    Doing.ASK: ("department", "title", "amount", "count"),
}
_NEEDED: Mapping[Doing, tuple[str, ...]] = {
    Doing.REPLY: ("by",),
    Doing.SUM_UP: ("text",),
    Doing.STEP: ("text",),
    Doing.ASK: ("title",),
}


class JointForm(DeedForm):
    """Asks for what one doing needs.

    Signals:
        chosen: Another paper was chosen: the units that it can concern differ.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__("joint")
        self._doing = Doing.REPLY
        self.fields: dict[str, Field] = {each.name: each for each in _fields()}
        self.lay_out(list(self.fields.values()), side_px=12, apart_px=2)
        for part in self.fields.values():
            if isinstance(part, TextField):
                part.line.returnPressed.connect(self.press)
        self.fields["paper"].changed.connect(self._on_paper)

    def doing(self) -> Doing:
        """Return what is being asked for."""
        return self._doing

    def ask(self, asked: Ask, title: str) -> None:
        """Ask for what a doing needs, with the cursor in the first field."""
        self._doing = asked.doing
        self.offer(asked.choices)
        starts = {"amount": USUAL_DAYS, "count": UNITS[0], **asked.starts}
        for name, part in self.fields.items():
            is_empty = name in asked.choices and not asked.choices[name]
            part.setVisible(name in _PARTS[asked.doing] and not is_empty)
            part.show_value(starts.get(name, ""))
            part.show_fault("")
        self.open_with(title, asked.doing.deed)
        self.take_keyboard()

    def offer(self, choices: Mapping[str, list[tuple[Any, str]]]) -> None:
        """Offer these to choose from; where a field has none it is left out."""
        for name, offered in choices.items():
            part = self.fields[name]
            if isinstance(part, ChoiceField):
                part.set_choices(offered)
                part.setVisible(bool(offered))
                if offered and part.value() is None:
                    part.show_value(offered[0][0])

    def take_keyboard(self) -> None:
        """Bring the keyboard to the first field."""
        first = next(each for each in _PARTS[self._doing] if not self.fields[each].isHidden())
        self.fields[first].setFocus()

    def shown(self) -> list[Field]:
        """Return the fields of what is being asked for."""
        parts = [self.fields[name] for name in _PARTS[self._doing]]
        return [part for part in parts if not part.isHidden()]

    @override
    def gathered(self) -> Given | None:
        """Return what was typed; None when a field is wrong, which says so and has the cursor."""
        wrong: Field | None = None
        for part in self.shown():
            fault = part.problem() or self._lacks(part)
            part.show_fault(fault)
            wrong = wrong or (part if fault else None)
        if wrong is not None:
            wrong.setFocus()
            return None
        return Given(self._doing, {part.name: part.value() for part in self.shown()})

    def _lacks(self, part: Field) -> str:
        is_needed = part.name in _NEEDED.get(self._doing, ())
        return _("请填写。") if is_needed and not part.value() else ""

    @Slot()
    def _on_paper(self) -> None:
        if self._doing is Doing.PAPER:
            self.chosen.emit()


def _fields() -> list[Field]:
    """Return every field that any doing asks for."""
    opinions = [(each, each.label) for each in BranchOpinion]
    counted = [(each, each.label) for each in UNITS]
    return [
        ChoiceField("paper", _("文书")),
        ChoiceField("unit", _("协办单位")),
        ChoiceField("department", _("协办单位")),
        ChoiceField("person", _("代办员")),
        TextField("title", _("征求事项"), longest=100),
        NumberField("amount", _("回复期限"), "", (1, MOST_DAYS)),
        ChoiceField("count", _("单位"), counted),
        ChoiceField("opinion", _("意见"), opinions),
        TextField("text", _("内容"), longest=MOST_WORDS),
        TextField("by", _("签字人"), longest=60),
        TextField("number", _("回函文号"), longest=80),
        DayField("on", _("回复日期"), _("留空为今天")),
    ]
