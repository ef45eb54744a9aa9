"""Makes the right field for each field of a guide and each attribute of an entry."""

from collections.abc import Callable
from typing import Any

from hallapp.authoring.naming import ATTRIBUTES, attribute_label
from hallapp.faces.manager.guides.condition_field import ConditionField
from hallapp.faces.manager.guides.desk import GuidesDesk
from hallapp.faces.manager.guides.file_field import FileField, OpenFile
from hallapp.faces.manager.guides.inputs import (
    AmountField,
    DayField,
    LineField,
    LongField,
    PickField,
    UnknownField,
)
from hallapp.faces.manager.guides.option_field import OptionField
from hallapp.faces.manager.settings_fields import Field
from hallapp.guides.content import Field as GuideField
from hallapp.guides.content import FieldKind
from hallapp.guides.terms import FeeState, FileUse, Necessity
from hallapp.hall.limits import LimitUnit
from hallapp.kernel.texts import _

_LONG = frozenset({"standard", "filling_note", "legal_basis", "remark", "basis", "answer"})
_AMOUNTS = frozenset({"copies", "limit_amount"})
_KNOWN_OR_NOT = frozenset({"may_reduce", "counts_in_limit", "charges"})
_USES = {"blank_file": FileUse.BLANK_FORM, "sample_file": FileUse.SAMPLE_FORM}
_FIRST = ("name", "ask", "question", "copies", "form", "necessity", "group", "options", "when")
"""What is asked most stands first; the rest follows in the order of the element table."""


class FieldMaker:
    """Makes fields for one page.

    Args of the constructor:
        open_file: Shows a kept file to the person.
    """

    def __init__(self, desk: GuidesDesk, open_file: OpenFile) -> None:
        self._desk, self._open_file = desk, open_file

    def of_guide(self, field: GuideField) -> Field:
        """Return the form's field for a field of the guide."""
        name, caption = field.key, field.label
        plain: dict[FieldKind, Callable[[str, str], Field]] = {
            FieldKind.TEXT: LineField,
            FieldKind.LONG: LongField,
            FieldKind.NUMBER: AmountField,
            FieldKind.YES_NO: UnknownField,
            FieldKind.DAY: DayField,
        }
        if field.kind in plain:
            return plain[field.kind](name, caption)
        if field.kind is FieldKind.CHOICE:
            choices = [(each.value, each.words()) for each in field.choices]
            return PickField(name, caption, choices, is_open=field.is_open)
        if field.kind is FieldKind.FILE:
            return FileField(name, caption, FileUse.RESULT_SAMPLE, self._desk, self._open_file)
        hint = _("区号-号码") if field.kind is FieldKind.PHONE else _("以 https:// 开头的官方地址")
        return LineField(name, caption, hint)

    def of_entry(self, part: str) -> tuple[Field, ...]:
        """Return the form's fields for the entries of a list; keys are never typed."""
        names = [name for name in ATTRIBUTES[part] if name != "key"]
        names.sort(key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))
        return tuple(self._attribute(part, name) for name in names)

    def _attribute(self, part: str, name: str) -> Field:
        caption = attribute_label(part, name)
        special: dict[str, Callable[[], Field]] = {
            "when": lambda: ConditionField(name, caption, _never_asked(part)),
            "options": lambda: OptionField(name, caption),
            "group": lambda: PickField(
                name, caption, (), _("同一组里有任一项就可以，如“身份证明”。"), is_open=True
            ),
            "changed_on": lambda: DayField(name, caption),
        }
        if name in special:
            return special[name]()
        if name in _USES:
            return FileField(name, caption, _USES[name], self._desk, self._open_file)
        if name in _AMOUNTS:
            return AmountField(name, caption)
        if name in _KNOWN_OR_NOT:
            return UnknownField(name, caption)
        if name in _CHOICES:
            is_needed = name != "limit_unit"
            return PickField(name, caption, _choices(_CHOICES[name]), is_needed=is_needed)
        is_long = name in _LONG and (part, name) != ("fees", "standard")
        return LongField(name, caption) if is_long else LineField(name, caption)


def _never_asked(part: str) -> str:
    if part == "situations":
        return _("前面没有别的问题：总是问。")
    return _("没有情形问题：所有人都适用。")


_CHOICES: dict[str, Any] = {"necessity": Necessity, "state": FeeState, "limit_unit": LimitUnit}


def _choices(kind: Any) -> list[tuple[str, str]]:
    return [(str(each.value), str(each.label)) for each in kind]
