"""Several of a few, ticked; others in words of one's own (公开渠道和载体)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget
from typing_extensions import override

from hallapp.faces.manager.settings_fields import Field
from hallapp.kernel.texts import _

_ACROSS, _ACROSS_WIDE = 3, 2
_WIDE_SIGNS = 8
_PARTED_BY = ("、", "，", ",", "；", ";")


class TicksField(Field):
    """Ticked words in the order in which they are offered, then those typed."""

    def __init__(self, name: str, caption: str, offered: Sequence[str]) -> None:
        super().__init__(name, caption)
        self.boxes = [QCheckBox(word) for word in offered]
        self.others = QLineEdit()
        self.others.setPlaceholderText(_("其他，用顿号隔开"))
        self.others.setAccessibleName(_("{caption}，其他").format(caption=caption))
        self._is_showing = False
        # Long words, as in English, stand two in a line.
        across = _ACROSS_WIDE if any(len(word) > _WIDE_SIGNS for word in offered) else _ACROSS
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 6, 0, 0)
        grid.setVerticalSpacing(6)
        for number, box in enumerate(self.boxes):
            box.setAccessibleName(f"{caption} {box.text()}")
            box.toggled.connect(self._on_toggled)
            grid.addWidget(box, number // across, number % across)
        grid.addWidget(self.others, len(self.boxes) // across + 1, 0, 1, across)
        self._fill(holder, is_wide=True)
        self.others.textEdited.connect(self.changed)

    @override
    def value(self) -> tuple[str, ...]:
        ticked = [box.text() for box in self.boxes if box.isChecked()]
        text = self.others.text()
        for sign in _PARTED_BY:
            text = text.replace(sign, "、")
        typed = [word.strip() for word in text.split("、") if word.strip()]
        return tuple(dict.fromkeys(ticked + typed))

    @override
    def show_value(self, value: Any) -> None:
        shown: tuple[str, ...] = tuple(value)
        known = [box.text() for box in self.boxes]
        self._is_showing = True
        for box in self.boxes:
            box.setChecked(box.text() in shown)
        self.others.setText("、".join(word for word in shown if word not in known))
        self._is_showing = False

    @override
    def differs(self, value: Any) -> bool:
        return set(self.value()) != set(value)

    @override
    def said(self, value: Any) -> str:
        return _("、").join(value) or _("空")

    @override
    def control(self) -> QWidget:
        return self.boxes[0]

    @override
    def set_locked(self, *, is_locked: bool) -> None:
        for part in (*self.boxes, self.others):
            part.setEnabled(not is_locked)

    @Slot()
    def _on_toggled(self) -> None:
        if not self._is_showing:
            self.changed.emit()
