"""Fields of minutes: from how many on something is found, and ladders of them (分档)."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from hallapp.attendance.terms import MinutesRung, Threshold
from hallapp.faces.manager.settings_duty.rows import FieldRow, RowsField
from hallapp.faces.manager.settings_fields import CalmCombo, Field, NumberLine
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _

_MOST = 24 * 60


def threshold_words(value: Threshold | None) -> str:
    """Return a border as people say it: 满 30 分钟, 超过 10 分钟."""
    if value is None:
        return _("不算")
    said = _("满 {minutes} 分钟") if value.is_inclusive else _("超过 {minutes} 分钟")
    return said.format(minutes=value.minutes)


class ThresholdEdit(QWidget):
    """How a border is typed: 满 or 超过, the minutes, or nothing at all."""

    def __init__(self, named: str, *, may_be_none: bool = False) -> None:
        super().__init__()
        self.combo = CalmCombo()
        self.combo.setMinimumWidth(84)
        self.combo.setAccessibleName(_("{name}：满还是超过").format(name=named))
        self.combo.addItems([_("满"), _("超过"), *([_("不算")] if may_be_none else [])])
        self.line = NumberLine(0, _MOST)
        self.line.setAccessibleName(_("{name}的分钟数").format(name=named))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.combo, self.line, words(_("分钟"))):
            row.addWidget(part)
        self.setFocusProxy(self.line)
        self.combo.activated.connect(self._settle)

    def value(self) -> Threshold | None:
        """Return the border; None where there is none."""
        if not self._is_counted():
            return None
        return Threshold(self.line.number() or 0, is_inclusive=self.combo.currentIndex() == 0)

    def problem(self) -> str:
        """Return what is wrong with the minutes."""
        return self.line.problem() if self._is_counted() else ""

    def show_value(self, value: Threshold | None) -> None:
        """Show a border."""
        number = 2 if value is None else int(not value.is_inclusive)
        self.combo.setCurrentIndex(number)
        if value is not None and self.line.number() != value.minutes:
            self.line.setText(str(value.minutes))
        self._settle()

    def _is_counted(self) -> bool:
        return self.combo.currentIndex() < 2  # noqa: PLR2004 - 满 and 超过 before 不算

    @Slot()
    def _settle(self) -> None:
        if not self._is_counted():
            self.line.clear()
        self.line.setEnabled(self._is_counted())


class ThresholdField(Field):
    """From how many minutes on something is found."""

    def __init__(self, name: str, caption: str, hint: str, *, may_be_none: bool = False) -> None:
        super().__init__(name, caption, hint)
        self.edit = ThresholdEdit(caption, may_be_none=may_be_none)
        self._fill(self.edit)
        self.edit.line.textEdited.connect(self.changed)
        self.edit.combo.activated.connect(self._on_chosen)
        self.put_hint_beside()

    @override
    def value(self) -> Threshold | None:
        return self.edit.value()

    @override
    def problem(self) -> str:
        return self.edit.problem()

    @override
    def show_value(self, value: Any) -> None:
        self.edit.show_value(value)

    @override
    def said(self, value: Any) -> str:
        return threshold_words(value)

    @override
    def control(self) -> QWidget:
        return self.edit

    @Slot()
    def _on_chosen(self) -> None:
        self.changed.emit()


class _RungRow(FieldRow):
    """One rung; its key follows its border, as long as the border was not kept under another."""

    def __init__(self, named: str) -> None:
        super().__init__()
        self._kept: MinutesRung | None = None
        self.edit = ThresholdEdit(named)
        self.line.addWidget(self.edit)
        self.end_line()
        self.edit.line.textEdited.connect(self.changed)
        self.edit.combo.activated.connect(self._on_chosen)

    @override
    def value(self) -> MinutesRung:
        starts = self.edit.value() or Threshold(0)
        if self._kept is not None and self._kept.starts == starts:
            return self._kept
        word = "from" if starts.is_inclusive else "over"
        return MinutesRung(f"{word}_{starts.minutes}", starts)

    @override
    def problem(self) -> str:
        return self.edit.problem()

    @override
    def show_value(self, value: MinutesRung) -> None:
        self._kept = value if value.key else None
        self.edit.show_value(value.starts)

    @override
    def first(self) -> QWidget:
        return self.edit.line

    @Slot()
    def _on_chosen(self) -> None:
        self.changed.emit()


class LadderField(RowsField):
    """A ladder of lateness or of going early."""

    def __init__(self, name: str, caption: str, hint: str) -> None:
        super().__init__(name, caption, (hint, _("加一档")), lambda: _RungRow(caption), self._next)

    @override
    def row_words(self, value: MinutesRung) -> str:
        return threshold_words(value.starts)

    @override
    def whole_problem(self, values: Sequence[MinutesRung]) -> str:
        borders = [(each.starts.minutes, not each.starts.is_inclusive) for each in values]
        if any(lower >= upper for lower, upper in pairwise(borders)):
            return _("各档要从小到大，不能重复。")
        return ""

    def _next(self) -> MinutesRung:
        reached = max((row.value().starts.minutes for row in self.rows), default=0)
        return MinutesRung("", Threshold(reached + 10, is_inclusive=False))
