"""Several of a few, ticked; others in words of one's own (公开渠道和载体)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget
from typing_extensions import override

from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.settings_fields import Field
from hallapp.kernel.texts import _

_ACROSS = 3
_WIDE_SIGNS = 8
_PARTED_BY = ("、", "，", ",", "；", ";")


class TicksField(Field):
    """Ticked words in the order in which they are offered, then those typed.

    Args of the constructor:
        offered: Chinese words, marked for translation.
    """

    def __init__(self, name: str, caption: str, offered: Sequence[str]) -> None:
        super().__init__(name, caption)
        # What is kept is the word of the national form, in whatever language it is ticked.
        self._kept_words = tuple(offered)
        self.boxes = [QCheckBox(_(word)) for word in offered]
        self.others = QLineEdit()
        self.others.setPlaceholderText(_("其他，用顿号隔开"))
        self.others.setAccessibleName(_("{caption}，其他").format(caption=caption))
        self._is_showing = False
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 6, 0, 0)
        grid.setVerticalSpacing(6)
        # Long words, as in English, break into as many lines as they need.
        flow = FlowRow(8) if any(len(box.text()) > _WIDE_SIGNS for box in self.boxes) else None
        for number, box in enumerate(self.boxes):
            box.setAccessibleName(f"{caption} {box.text()}")
            box.toggled.connect(self._on_toggled)
            if flow is None:
                grid.addWidget(box, number // _ACROSS, number % _ACROSS)
            else:
                flow.add(box)
        if flow is not None:
            grid.addWidget(flow, 0, 0, 1, _ACROSS)
        grid.addWidget(self.others, len(self.boxes) // _ACROSS + 1, 0, 1, _ACROSS)
        self._fill(holder, is_wide=True)
        self.others.textEdited.connect(self.changed)

    @override
    def value(self) -> tuple[str, ...]:
        pairs = zip(self._kept_words, self.boxes, strict=True)
        ticked = [word for word, box in pairs if box.isChecked()]
        text = self.others.text()
        for sign in _PARTED_BY:
            text = text.replace(sign, "、")
        typed = [word.strip() for word in text.split("、") if word.strip()]
        return tuple(dict.fromkeys(ticked + typed))

    @override
    def show_value(self, value: Any) -> None:
        shown: tuple[str, ...] = tuple(value)
        known = self._kept_words
        self._is_showing = True
        for word, box in zip(known, self.boxes, strict=True):
            box.setChecked(word in shown)
        self.others.setText("、".join(word for word in shown if word not in known))
        self._is_showing = False

    @override
    def differs(self, value: Any) -> bool:
        return set(self.value()) != set(value)

    @override
    def said(self, value: Any) -> str:
        known = self._kept_words
        return _("、").join(_(word) if word in known else word for word in value) or _("空")

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
