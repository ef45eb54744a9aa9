"""The ladder of leave (审批阶梯): up to how many days who agrees, one after another."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from hallapp.faces.manager.settings_duty.rows import FieldRow, Folding, RowsField, beside
from hallapp.faces.manager.settings_fields import CalmCombo
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.leave.terms import LadderRung, LeaveApprover

_MOST_STEPS = 3
_LIMIT_PX = 64
_MOST_DAYS = 365


def half_days_of(text: str) -> int | None:
    """Return the half days that were typed as days: 0.5, 1, 1.5; None for anything else."""
    whole, _sign, rest = text.strip().partition(".")
    if not (whole.isascii() and whole.isdigit()) or rest not in ("", "0", "5"):
        return None
    found = int(whole) * 2 + (rest == "5")
    return found if 1 <= found <= _MOST_DAYS * 2 else None


def days_words(half_days: int) -> str:
    """Return half days as days are typed."""
    return f"{half_days // 2}.5" if half_days % 2 else str(half_days // 2)


def rung_words(value: LadderRung) -> str:
    """Return a rung as people say it: 1 天以内首席代表."""
    said = _("，再").join(approver.label for approver in value.approvers)
    if value.up_to_half_days is None:
        return _("更长的{approvers}").format(approvers=said)
    told = _("{days} 天以内{approvers}")
    return told.format(days=days_words(value.up_to_half_days), approvers=said)


class _RungRow(FieldRow):
    """Up to how many days; nothing typed has no end."""

    def __init__(self) -> None:
        super().__init__()
        self.limit = QLineEdit()
        self.limit.setFixedWidth(_LIMIT_PX)
        self.limit.setPlaceholderText(_("更长"))
        self.limit.setAccessibleName(_("多少天以内，空着是不设上限"))
        self.limit.textEdited.connect(self.changed)
        self._unit = words(_("天以内"))
        self._unit.setMinimumWidth(self._unit.sizeHint().width())
        self.limit.textChanged.connect(self._on_limit)
        self.combos: list[CalmCombo] = []
        self._choices: tuple[LeaveApprover | None, ...] = (None, *LeaveApprover)
        for number in range(_MOST_STEPS):
            combo = CalmCombo()
            combo.setAccessibleName(_("第 {number} 个审批人").format(number=number + 1))
            combo.addItems([_("—"), *(each.label for each in LeaveApprover)])
            combo.setMinimumWidth(112)
            combo.activated.connect(self._on_chosen)
            self.combos.append(combo)
        days, steps = beside(self.limit, self._unit), beside(*self.combos)
        self.line.addWidget(Folding(days, steps, across_from_px=540), 1)
        self.line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    @override
    def value(self) -> LadderRung:
        chosen = (self._choices[combo.currentIndex()] for combo in self.combos)
        approvers = tuple(each for each in chosen if each is not None)
        return LadderRung(half_days_of(self.limit.text()), approvers)

    @override
    def problem(self) -> str:
        typed = self.limit.text().strip()
        if typed and half_days_of(typed) is None:
            return _("天数请写成 0.5、1、1.5 这样；最后一级空着。")
        approvers = self.value().approvers
        if not approvers:
            return _("每一级都要选审批人。")
        return _("同一级里，一个审批人只写一次。") if len(set(approvers)) < len(approvers) else ""

    @override
    def show_value(self, value: LadderRung) -> None:
        limit = value.up_to_half_days
        self.limit.setText("" if limit is None else days_words(limit))
        self._on_limit(self.limit.text())
        for number, combo in enumerate(self.combos):
            is_there = number < len(value.approvers)
            chosen = value.approvers[number] if is_there else None
            combo.setCurrentIndex(self._choices.index(chosen))

    @override
    def first(self) -> QWidget:
        return self.limit

    @Slot(str)
    def _on_limit(self, text: str) -> None:
        self._unit.setText(_("天以内") if text else _("的假"))

    @Slot()
    def _on_chosen(self) -> None:
        self.changed.emit()


class ApproversField(RowsField):
    """Rungs from the shortest leave to the longest."""

    def __init__(self, name: str, caption: str, hint: str) -> None:
        super().__init__(name, caption, (hint, _("加一级")), _RungRow, _fresh)

    @override
    def row_words(self, value: LadderRung) -> str:
        return rung_words(value)

    @override
    def said(self, value: Any) -> str:
        return _("；").join(map(rung_words, value)) or _("同大家一样")

    @override
    def whole_problem(self, values: Sequence[LadderRung]) -> str:
        limits = [each.up_to_half_days for each in values]
        ends = limits[:-1]
        rises = all(
            lower is not None and upper is not None and lower < upper
            for lower, upper in pairwise(ends)
        )
        if limits and (limits[-1] is not None or None in ends or not rises):
            return _("请从短到长写，最后一级天数空着：更长的假也要有人批。")
        return ""

    @override
    def _add(self, value: Any) -> FieldRow:
        """Put a rung before the one without an end when somebody adds it."""
        row = super()._add(value)
        is_new = value.up_to_half_days is not None and len(self.rows) > 1
        last = self.rows[-2] if is_new else None
        if last is not None and last.value().up_to_half_days is None:
            self.rows[-2:] = [row, last]
            self._column.insertWidget(len(self.rows) - 2, row)
        return row


def _fresh() -> LadderRung:
    return LadderRung(2, (LeaveApprover.CHIEF_REPRESENTATIVE,))
