"""For which answers an entry holds (适用情形): questions in words, boxes to tick."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.settings_fields import Field
from hallapp.faces.parts.words import words
from hallapp.guides.content import SituationEntry
from hallapp.guides.terms import Condition
from hallapp.kernel.texts import _


class ConditionField(Field):
    """Ticks options of each question; no tick at a question means: whatever is answered."""

    def __init__(self, name: str, caption: str, none: str) -> None:
        super().__init__(name, caption, _("不勾的问题，怎么回答都适用。"))
        self._none = none
        self._boxes: dict[tuple[str, str], QCheckBox] = {}
        self._asked: tuple[SituationEntry, ...] | None = None
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(2)
        self._inner = QWidget()
        self._fill(self._holder, is_wide=True)
        self.set_questions(())

    def set_questions(self, asked: Sequence[SituationEntry]) -> None:
        """Offer these questions; ticks on what is still there stay."""
        if tuple(asked) == self._asked:
            return
        kept = self.value()
        self._asked = tuple(asked)
        self._column.removeWidget(self._inner)
        self._inner.hide()
        self._inner.deleteLater()
        self._inner = self._made()
        self.show_hint(_("不勾的问题，怎么回答都适用。") if self._asked else "")
        self._column.addWidget(self._inner)
        self.show_value(kept)

    @override
    def value(self) -> tuple[Condition, ...]:
        ticked: dict[str, list[str]] = {}
        for (question, option), box in self._boxes.items():
            if box.isChecked():
                ticked.setdefault(question, []).append(option)
        return tuple(Condition(key, tuple(options)) for key, options in sorted(ticked.items()))

    @override
    def show_value(self, value: Any) -> None:
        wanted = {(each.question, option) for each in value or () for option in each.options}
        for key, box in self._boxes.items():
            box.blockSignals(True)  # noqa: FBT003 - Qt names it so
            box.setChecked(key in wanted)
            box.blockSignals(False)  # noqa: FBT003 - Qt names it so

    @override
    def control(self) -> QWidget:
        return next(iter(self._boxes.values()), self._holder)

    def _made(self) -> QWidget:
        self._boxes = {}
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for question in self._asked or ():
            column.addWidget(words(question.ask or _("（问题还没有写）"), "strong", wrap=True))
            row = QHBoxLayout()
            row.setSpacing(16)
            for option in question.options:
                box = QCheckBox(option.words or option.key)
                box.setAccessibleName(f"{question.ask} {box.text()}")
                box.toggled.connect(self._on_ticked)
                self._boxes[question.key, option.key] = box
                row.addWidget(box)
            row.addStretch(1)
            column.addLayout(row)
        if not self._asked:
            column.addWidget(words(self._none, "muted", wrap=True))
        return inner

    @Slot()
    def _on_ticked(self) -> None:
        self.changed.emit()
