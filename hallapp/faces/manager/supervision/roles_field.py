"""Whom a rule tells: several posts, ticked."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.settings_fields import Field
from hallapp.hall.terms import Role
from hallapp.kernel.texts import _

TOLD = (
    Role.FRONT_CLERK,
    Role.APPROVER,
    Role.ISSUER,
    Role.SHIFT_LEADER,
    Role.CHIEF_REPRESENTATIVE,
    Role.MANAGER,
)
_ACROSS = 2


class RolesField(Field):
    """Posts in the order of the hall; at least one is needed."""

    def __init__(self, name: str, caption: str, offered: Sequence[Role] = TOLD) -> None:
        super().__init__(name, caption, "")
        self._offered = tuple(offered)
        self.boxes = {role: QCheckBox(role.label) for role in offered}
        self._is_showing = False
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 6, 0, 0)
        grid.setVerticalSpacing(6)
        for number, (role, box) in enumerate(self.boxes.items()):
            box.setAccessibleName(f"{caption} {role.label}")
            box.toggled.connect(self._on_toggled)
            grid.addWidget(box, number // _ACROSS, number % _ACROSS)
        self._fill(holder, is_wide=True)

    @override
    def value(self) -> tuple[Role, ...]:
        return tuple(role for role, box in self.boxes.items() if box.isChecked())

    @override
    def problem(self) -> str:
        return "" if self.value() else _("请至少选一个岗位。")

    @override
    def show_value(self, value: Any) -> None:
        self._is_showing = True
        for role, box in self.boxes.items():
            box.setChecked(role in value)
        self._is_showing = False

    @override
    def differs(self, value: Any) -> bool:
        return set(self.value()) != set(value)

    @override
    def said(self, value: Any) -> str:
        return _("、").join(role.label for role in self._offered if role in value) or _("空")

    @override
    def control(self) -> QWidget:
        return self.boxes[self._offered[0]]

    @override
    def set_locked(self, *, is_locked: bool) -> None:
        for box in self.boxes.values():
            box.setEnabled(not is_locked)

    @Slot()
    def _on_toggled(self) -> None:
        if not self._is_showing:
            self.changed.emit()
