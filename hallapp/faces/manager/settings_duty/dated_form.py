"""A form whose changes hold from a day that is chosen with them, today or later."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout
from typing_extensions import override

from hallapp.faces.manager.settings_fields import Field
from hallapp.faces.manager.settings_form import SettingsForm
from hallapp.kernel.settings import SettingBackdatedError
from hallapp.kernel.texts import _
from hallapp.wording import sentence

_DAY_PX = 116
# 年 and 月 stand between the figures of a day, 日 behind them.
_HAN_SIGNS = {0x5E74: "-", 0x6708: "-", 0x65E5: None}
_BEGINNING = date(2000, 1, 1)
"""What holds from this day holds from the beginning: rules that were chosen before any punch."""
_DAY = re.compile(r"(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})")


def day_of(text: str) -> date | None:
    """Return the day that somebody typed, as 2026-12-01 or 2026年12月1日; None for others."""
    plain = unicodedata.normalize("NFKC", text).translate(_HAN_SIGNS).strip()
    found = _DAY.fullmatch(plain)
    try:
        return None if found is None else date(*map(int, found.groups()))
    except ValueError:
        return None


def difference_words(
    fields: Sequence[Field], before: Mapping[str, Any], after: Mapping[str, Any]
) -> str:
    """Return what differs between two states of a form, field by field."""
    told: list[str] = []
    for field in fields:
        old, new = before.get(field.name), after.get(field.name)
        if old == new:
            continue
        if isinstance(field, TellsParts):
            changes = field.parts_words(old, new)
        else:
            said = _("{before} → {after}")
            changes = said.format(before=field.said(old), after=field.said(new))
        told.append(_("{name} {changes}").format(name=field.caption, changes=changes))
    return _("；").join(told)


def day_words(day: date) -> str:
    """Return a day as people say it: 2026年12月1日."""
    return _("{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)


@runtime_checkable
class TellsParts(Protocol):
    """A field of several parts, which tells only those that change."""

    def parts_words(self, before: Any, after: Any) -> str:
        """Return what differs between two values."""
        ...


class DayField(Field):
    """A day; empty for none where that is allowed.

    Attributes:
        least: The first day that can be; None without one.
    """

    def __init__(self, name: str, caption: str, hint: str = "", none_word: str = "") -> None:
        super().__init__(name, caption, hint)
        self._none_word = none_word
        self.least: date | None = None
        self.line = QLineEdit()
        self.line.setFixedWidth(_DAY_PX)
        self.line.setPlaceholderText(none_word or "2026-12-01")
        self.line.textEdited.connect(self.changed)
        self.line.editingFinished.connect(self._on_left)
        self._fill(self.line)

    @override
    def value(self) -> date | None:
        return day_of(self.line.text())

    @override
    def problem(self) -> str:
        day = self.value()
        if day is None:
            is_none = bool(self._none_word) and not self.line.text().strip()
            return "" if is_none else _("请写成 2026-12-01 这样。")
        if self.least is not None and day < self.least:
            return sentence(SettingBackdatedError(day=day.isoformat()))
        return ""

    @override
    def show_value(self, value: Any) -> None:
        if self.value() != value or not self.line.text():
            self.line.setText("" if value is None else value.isoformat())

    @override
    def said(self, value: Any) -> str:
        return self._none_word if value is None else day_words(value)

    @override
    def control(self) -> QLineEdit:
        return self.line

    @Slot()
    def _on_left(self) -> None:
        """Write the day as the others are written."""
        day = self.value()
        if day is not None:
            self.line.setText(day.isoformat())


def since_words(set_on: date | None) -> str:
    """Return since when today's numbers hold.

    Args:
        set_on: Their first day; None for numbers that were never set.
    """
    if set_on is None:
        return _("现在用的是默认值，还没有改过。")
    if set_on <= _BEGINNING:
        return _("现在的数字从启用时起一直有效。")
    return _("现在的数字从 {day} 起执行。").format(day=day_words(set_on))


class DatedForm(SettingsForm):
    """Says beside the reason from which day on the changes hold.

    Signals:
        day_chosen: Another first day was typed, and it can be.
    """

    day_chosen = Signal()

    def __init__(self, fields: Sequence[Field]) -> None:
        self.starts = DayField("starts", _("从哪天起"))
        self._is_low = False
        super().__init__(fields, "", with_reason=True)
        self.starts.changed.connect(self._on_day)
        self.reason.show_hint("")
        self.reason.line.setPlaceholderText(_("会记入操作记录"))
        self.starts.setContentsMargins(-5, 0, 8, 0)

    def show_today(self, today: date) -> None:
        """Offer today as the first day; a later one that was typed stays."""
        self.starts.least = today
        typed = self.starts.value()
        if typed is None or typed < today:
            self.starts.show_value(today)
        self._say_effect()

    def show_base(self, values: Mapping[str, Any]) -> None:
        """Show what holds on another day; what was typed stays."""
        typed, reason = self.changes(), self.reason.value()
        self.show_values(values)
        for field in self.fields:
            if field.name in typed:
                field.show_value(typed[field.name])
        self.reason.show_value(reason)
        self._settle()

    @override
    def is_right(self) -> bool:
        """Say what is wrong with the day, too."""
        is_right = super().is_right()
        self.starts.show_fault(self.starts.problem())
        if self.starts.problem() and is_right:
            self.starts.setFocus()
        return is_right and not self.starts.problem()

    def effect_words(self) -> str:
        """Return what would change and from which day on."""
        said = _("{changes}，{effect}")
        return said.format(changes=self.change_words(), effect=self._effect)

    def set_low(self, *, is_low: bool) -> None:
        """Leave out what would change where there is hardly room for the fields."""
        self._is_low = is_low
        self._settle()

    @override
    def change_words(self) -> str:
        """Return what would change; of rows and slots only those that do."""
        changes = self.changes()
        return difference_words(self.fields, self._base, self._base | changes)

    @override
    def _settle(self) -> None:
        super()._settle()
        if self._is_low:
            self._changes.hide()

    @override
    def _foot(self) -> QVBoxLayout:
        foot = super()._foot()
        self._buttons.insertWidget(0, self.starts)
        return foot

    @Slot()
    def _on_day(self) -> None:
        self.starts.show_fault("")
        self._say_effect()
        if not self.starts.problem():
            self.day_chosen.emit()

    def _say_effect(self) -> None:
        day = self.starts.value()
        if day is not None and not self.starts.problem():
            is_today = day == self.starts.least
            said = _("从今天起") if is_today else _("从 {day} 起").format(day=day_words(day))
            self._effect = said
        self._settle()
