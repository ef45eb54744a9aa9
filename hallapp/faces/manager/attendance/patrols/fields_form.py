"""The band in which one act of patrols is filled in: its fields, what they begin with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from typing_extensions import override

from hallapp.faces.manager.guides.inputs import DayField
from hallapp.faces.manager.pages.deed_form import DeedForm
from hallapp.faces.manager.settings_fields import ChoiceField, Field, TextField
from hallapp.kernel.texts import _


@dataclass(frozen=True)
class Ask:
    """What is asked for.

    Attributes:
        deed: Name of the act, handed back with what was typed.
        question: What the band says.
        word: On the key that does it.
        parts: Names of the fields, in their order.
        needed: Those that may not stay empty.
        starts: What fields begin with.
        choices: What fields offer.
    """

    deed: str
    question: str
    word: str
    parts: tuple[str, ...]
    needed: tuple[str, ...] = ()
    starts: Mapping[str, Any] = field(default_factory=dict[str, Any])
    choices: Mapping[str, Sequence[tuple[Any, str]]] = field(
        default_factory=dict[str, Sequence[tuple[Any, str]]]
    )


@dataclass(frozen=True)
class Given:
    """What was typed, by the name of the field."""

    deed: str
    values: Mapping[str, Any]


class FieldsForm(DeedForm):
    """Shows those of its fields that an act needs."""

    def __init__(self, name: str, fields: Sequence[Field]) -> None:
        super().__init__(name)
        self.fields: dict[str, Field] = {each.name: each for each in fields}
        self._ask = Ask("", "", "", ())
        self.lay_out(list(fields), side_px=12, apart_px=2)
        for part in fields:
            if isinstance(part, TextField | DayField):
                part.line.returnPressed.connect(self.press)

    def ask(self, asked: Ask) -> None:
        """Ask for what an act needs, with the cursor in the first field."""
        self._ask = asked
        for name, part in self.fields.items():
            if isinstance(part, ChoiceField) and name in asked.choices:
                part.set_choices(list(asked.choices[name]))
            part.setVisible(name in asked.parts)
            part.show_value(asked.starts.get(name, ""))
            part.show_fault("")
        self.open_with(asked.question, asked.word)
        if asked.parts:
            self.fields[asked.parts[0]].setFocus()
        else:
            self.do.setFocus()

    @property
    def deed(self) -> str:
        """Name of the act that is asked about."""
        return self._ask.deed

    def is_touched(self) -> bool:
        """Return whether something is typed that the act did not begin with."""
        return not self.isHidden() and any(
            self.fields[name].differs(self._ask.starts.get(name, "")) for name in self._ask.parts
        )

    @override
    def gathered(self) -> Given | None:
        wrong: Field | None = None
        for name in self._ask.parts:
            part = self.fields[name]
            fault = "" if part.isHidden() else part.problem() or self._lacks(name)
            part.show_fault(fault)
            wrong = wrong or (part if fault else None)
        if wrong is not None:
            wrong.setFocus()
            return None
        return Given(self._ask.deed, {name: self.fields[name].value() for name in self._ask.parts})

    def _lacks(self, name: str) -> str:
        is_lacking = name in self._ask.needed and not self.fields[name].value()
        return _("请填写。") if is_lacking else ""
