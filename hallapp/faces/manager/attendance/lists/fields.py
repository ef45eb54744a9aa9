"""Fields of lists of duty: somebody of the hall, a day, half a day, a time of the day."""

import re
from collections.abc import Sequence
from datetime import date, time
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit
from typing_extensions import override

from hallapp.faces.manager.guides.inputs import DayField
from hallapp.faces.manager.settings_fields import CalmCombo, ChoiceField, Field
from hallapp.hall.half_days import Half
from hallapp.hall.terms import PersonRow
from hallapp.kernel.texts import _

_TIME_PX = 90
_TIME = re.compile(r"([01]?\d|2[0-3])[:：.]?([0-5]\d)")
_MOST_OFFERED = 12


class NeededDayField(DayField):
    """A day that has to be filled in; `day` is the day itself."""

    @override
    def problem(self) -> str:
        return super().problem() or ("" if self.value() else _("请填写日期。"))

    def day(self) -> date:
        """Return the day; only where nothing is wrong."""
        return date.fromisoformat(self.value())


class PersonField(Field):
    """Somebody of the hall: one types a part of the name, number or unit and takes one."""

    def __init__(
        self, name: str, caption: str, people: Sequence[PersonRow], *, none: str = ""
    ) -> None:
        super().__init__(name, caption)
        self._none = none
        self._ids: list[UUID | None] = [None] if none else []
        self._ids.extend(person.id for person in people)
        shown = [none] if none else []
        shown.extend(person_words(person) for person in people)
        self.combo = CalmCombo()
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(CalmCombo.InsertPolicy.NoInsert)
        self.combo.addItems(shown)
        self.combo.setSizeAdjustPolicy(
            CalmCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.combo.setMinimumWidth(160)
        self._set_completer()
        self.combo.setCurrentIndex(0 if none else -1)
        self.combo.currentTextChanged.connect(self._on_typed)
        self._fill(self.combo, is_wide=True)

    @override
    def value(self) -> UUID | None:
        number = self._number()
        return None if number < 0 else self._ids[number]

    @override
    def problem(self) -> str:
        if self._number() >= 0 or (self._none and not self.combo.currentText().strip()):
            return ""
        return _("请从名单里选一个人。")

    @override
    def show_value(self, value: Any) -> None:
        self.combo.setCurrentIndex(self._ids.index(value) if value in self._ids else -1)

    @override
    def control(self) -> CalmCombo:
        return self.combo

    def _number(self) -> int:
        """Return who is meant: the whole line, or the only one who has what was typed."""
        typed = self.combo.currentText().strip()
        exact = self.combo.findText(typed)
        if exact >= 0 or not typed:
            return exact
        found = [n for n in range(self.combo.count()) if typed in self.combo.itemText(n)]
        return found[0] if len(found) == 1 else -1

    def _set_completer(self) -> None:
        completer = QCompleter(self.combo.model(), self.combo)
        self.combo.setCompleter(completer)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(_MOST_OFFERED)
        line = self.combo.lineEdit()
        if line is not None:
            line.setPlaceholderText(_("输入姓名、工号或部门"))
            line.setAccessibleName(self.caption)

    @Slot()
    def _on_typed(self) -> None:
        self.changed.emit()


class ClockField(Field):
    """A time of the day, typed as 9:30, 0930 or 09：30."""

    def __init__(self, name: str, caption: str, hint: str = "", *, needed: bool = True) -> None:
        super().__init__(name, caption, hint)
        self._needed = needed
        self.line = QLineEdit()
        self.line.setFixedWidth(_TIME_PX)
        self.line.setPlaceholderText("09:30")
        self.line.textEdited.connect(self.changed)
        self._fill(self.line)

    @override
    def value(self) -> time | None:
        found = _TIME.fullmatch(self.line.text().strip())
        return None if found is None else time(int(found[1]), int(found[2]))

    @override
    def problem(self) -> str:
        is_empty = not self.line.text().strip()
        if self.value() is not None or (is_empty and not self._needed):
            return ""
        return _("请写成 09:30 这样的时间。")

    @override
    def show_value(self, value: Any) -> None:
        self.line.setText("" if value is None else f"{value:%H:%M}")

    @override
    def control(self) -> QLineEdit:
        return self.line


def half_field(name: str, caption: str, chosen: Half) -> ChoiceField:
    """Return a choice of morning and afternoon."""
    field = ChoiceField(name, caption, [(half, half.label) for half in Half])
    field.show_value(chosen)
    return field


def day_field(name: str, caption: str, day: date) -> NeededDayField:
    """Return a day that begins with one."""
    field = NeededDayField(name, caption)
    field.show_value(day.isoformat())
    return field


def person_words(person: PersonRow) -> str:
    """Return somebody as lists of people call him: 何安  1042  市场监督管理局."""
    parts = (person.name, person.staff_number, person.department)
    return "\u2002".join(part for part in parts if part)
