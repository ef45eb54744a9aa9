"""The answers to a question about a citizen's situation (选项): words only, keys are made here."""

from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.guides.working import free_option
from hallapp.faces.manager.settings_fields import Field
from hallapp.guides.content import OptionEntry
from hallapp.kernel.texts import _
from hallapp.qtkit.icons import IconButton
from hallapp.qtkit.key_button import KeyButton


class OptionField(Field):
    """A line for each answer; a new one gets the next free letter as its key."""

    def __init__(self, name: str, caption: str) -> None:
        super().__init__(name, caption, _("至少两个选项，写法让办事人一看就懂。"))
        self._keys: list[str] = []
        self.lines: list[QLineEdit] = []
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.more = KeyButton(_("加一个选项"), look="link")
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._on_more)
        self._fill(self._holder, is_wide=True)

    @override
    def value(self) -> tuple[OptionEntry, ...]:
        pairs = zip(self._keys, self.lines, strict=True)
        return tuple(OptionEntry(key, line.text().strip()) for key, line in pairs)

    @override
    def show_value(self, value: Any) -> None:
        if tuple(value or ()) == self.value():
            return
        while self.lines:
            self._take_out(0)
        for option in value or ():
            self._put_in(option)

    @override
    def control(self) -> QWidget:
        return self.lines[0] if self.lines else self.more

    @Slot()
    def _on_more(self) -> None:
        self._put_in(OptionEntry(free_option(self.value()), ""))
        self.lines[-1].setFocus()
        self.changed.emit()

    @Slot()
    def _on_less(self) -> None:
        pressed = self.sender()
        for number, line in enumerate(self.lines):
            row = line.parentWidget()
            if row is not None and pressed in row.children():
                self._take_out(number)
                self.changed.emit()
                return

    def _put_in(self, option: OptionEntry) -> None:
        row = QWidget()
        inner = QHBoxLayout(row)
        inner.setContentsMargins(0, 0, 0, 0)
        line = QLineEdit(option.words)
        line.setAccessibleName(_("选项 {number}").format(number=len(self.lines) + 1))
        line.textEdited.connect(self.changed)
        less = IconButton("cross", _("去掉这个选项"))
        less.clicked.connect(self._on_less)
        inner.addWidget(line, 1)
        inner.addWidget(less)
        self.lines.append(line)
        self._keys.append(option.key)
        self._column.insertWidget(len(self.lines) - 1, row)

    def _take_out(self, number: int) -> None:
        line = self.lines.pop(number)
        del self._keys[number]
        row = line.parentWidget()
        if row is not None:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
