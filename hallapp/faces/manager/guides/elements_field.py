"""What stands on a slip and in which order: a list with ticks, moved up and down (单上内容)."""

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.settings_fields import Field
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.slips.design import Element

_ROW_PX = 36
_KEY = int(Qt.ItemDataRole.UserRole)


class _ElementList(QListWidget):
    """A list whose chosen row moves with Alt and an arrow.

    Signals:
        moved: Carries -1 for up and 1 for down.
    """

    moved = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt; without it the keyboard only walks."""
        step = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}.get(int(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
            return
        super().keyPressEvent(event)


class ElementsField(Field):
    """Ticked elements in their order; those without a tick stay in the list."""

    def __init__(self, name: str, caption: str) -> None:
        super().__init__(
            name, caption, _("空格勾选，Alt+↑ Alt+↓ 换位置。名称、材料和监督电话总在单上。")
        )
        self.list = _ElementList()
        self.list.setAccessibleName(caption)
        self.list.setProperty("look", "boxed")
        self.up, self.down = KeyButton(_("上移")), KeyButton(_("下移"))
        self._is_showing = False
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list)
        keys = QHBoxLayout()
        keys.setSpacing(8)
        for button in (self.up, self.down):
            keys.addWidget(button)
        keys.addStretch(1)
        column.addLayout(keys)
        self._fill(holder, is_wide=True)
        self.show_value(())
        self.list.itemChanged.connect(self._on_changed)
        self.list.moved.connect(self._move)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)

    @override
    def value(self) -> tuple[Element, ...]:
        return tuple(
            Element(item.data(_KEY))
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        )

    @override
    def show_value(self, value: Any) -> None:
        shown: tuple[Element, ...] = tuple(value)
        if self.list.count() and self.value() == shown:
            return
        self._is_showing = True
        self.list.clear()
        for element in (*shown, *(each for each in Element if each not in shown)):
            item = QListWidgetItem(element.label)
            item.setData(_KEY, element.value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            checked = Qt.CheckState.Checked if element in shown else Qt.CheckState.Unchecked
            item.setCheckState(checked)
            self.list.addItem(item)
        self.list.setFixedHeight(len(Element) * _ROW_PX + 8)
        self.list.setCurrentRow(0)
        self._is_showing = False

    @override
    def said(self, value: Any) -> str:
        return _("、").join(each.label for each in value) or _("没有")

    @override
    def control(self) -> QListWidget:
        return self.list

    @override
    def set_locked(self, *, is_locked: bool) -> None:
        for part in (self.list, self.up, self.down):
            part.setEnabled(not is_locked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(number) for number in range(self.list.count())]

    @Slot()
    def _on_changed(self) -> None:
        if not self._is_showing:
            self.changed.emit()

    @Slot()
    def _on_up(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down(self) -> None:
        self._move(1)

    @Slot(int)
    def _move(self, by: int) -> None:
        at = self.list.currentRow()
        if at < 0 or not 0 <= at + by < self.list.count():
            return
        self._is_showing = True
        self.list.insertItem(at + by, self.list.takeItem(at))
        self.list.setCurrentRow(at + by)
        self._is_showing = False
        self.changed.emit()
