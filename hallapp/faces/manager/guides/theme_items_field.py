"""The items of a theme in their order: found by typing, moved, taken out."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.authoring.shelf_rows import ShelfRow
from hallapp.faces.manager.settings_fields import Field
from hallapp.faces.parts.search_field import SearchField
from hallapp.guides.terms import GuideState
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.rare_names import shown

_ROW_PX = 34
_MOST_FOUND = 6
_LEAST_ROWS, _MOST_ROWS = 3, 8
_ID = int(Qt.ItemDataRole.UserRole)
_OUT = (GuideState.DRAFT, GuideState.WITHDRAWN)


class ThemeItemsField(Field):
    """Holds ids of items; what the hall calls them is told once with `set_items`."""

    def __init__(self, name: str, caption: str) -> None:
        super().__init__(name, caption)
        self._known: Mapping[UUID, ShelfRow] = {}
        self._ids: list[UUID] = []
        self.search = SearchField(_("找事项加进来：名称、拼音首字母、代码"), "")
        self.found = QListWidget()
        self.list = QListWidget()
        self.up, self.down = KeyButton(_("上移")), KeyButton(_("下移"))
        self.away = KeyButton(_("拿掉"))
        for listed, said in ((self.found, _("找到的事项")), (self.list, caption)):
            listed.setAccessibleName(said)
            listed.setProperty("look", "boxed")
        self._build()

    def set_items(self, rows: Sequence[ShelfRow]) -> None:
        """Know what the items of the hall are called."""
        self._known = {row.item_id: row for row in rows}
        self._show()

    @override
    def value(self) -> tuple[UUID, ...]:
        return tuple(self._ids)

    @override
    def problem(self) -> str:
        return "" if self._ids else _("至少要有一个事项。")

    @override
    def show_value(self, value: Any) -> None:
        if tuple(self._ids) != tuple(value):
            self._ids = list(value)
            self._show()
        self.search.set_text("")

    @override
    def said(self, value: Any) -> str:
        return _("{count} 项").format(count=len(value))

    @override
    def control(self) -> QWidget:
        return self.list if self._ids else self.search

    @override
    def set_locked(self, *, is_locked: bool) -> None:
        for part in (self.search, self.found, self.list, self.up, self.down, self.away):
            part.setEnabled(not is_locked)

    # What people do

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        wanted = text.casefold().split()
        self.found.clear()
        for row in self._known.values() if wanted else ():
            if self.found.count() >= _MOST_FOUND:
                break
            held = f"{row.name} {row.code} {row.initials} {row.department}".casefold()
            is_new = row.item_id not in self._ids and row.state not in _OUT
            if is_new and all(word in held for word in wanted):
                self.found.addItem(_item(row.item_id, f"{row.code} {row.name}"))
        self.found.setVisible(bool(self.found.count()))
        self.found.setFixedHeight(self.found.count() * _ROW_PX + 8)
        self.found.setCurrentRow(0)

    @Slot()
    def _on_down(self) -> None:
        if self.found.count():
            self.found.setFocus()

    @Slot()
    def _on_entered(self) -> None:
        chosen = self.found.currentItem()
        if self.found.count() and not self.found.isHidden():
            self._on_found(chosen)

    @Slot(QListWidgetItem)
    def _on_found(self, chosen: QListWidgetItem) -> None:
        self._ids.append(chosen.data(_ID))
        self.search.set_text("")
        self._show(len(self._ids) - 1)
        self.search.take_keyboard()
        self.changed.emit()

    @Slot()
    def _on_up(self) -> None:
        self._move(-1)

    @Slot()
    def _on_step_down(self) -> None:
        self._move(1)

    @Slot()
    def _on_away(self) -> None:
        at = self.list.currentRow()
        if at >= 0:
            del self._ids[at]
            self._show(min(at, len(self._ids) - 1))
            self.changed.emit()

    def _move(self, by: int) -> None:
        at = self.list.currentRow()
        if at < 0 or not 0 <= at + by < len(self._ids):
            return
        self._ids.insert(at + by, self._ids.pop(at))
        self._show(at + by)
        self.changed.emit()

    def _show(self, at: int = 0) -> None:
        self.list.clear()
        for number, item_id in enumerate(self._ids, 1):
            row = self._known.get(item_id)
            name = _("（已不在目录里的事项）") if row is None else f"{row.code} {row.name}"
            self.list.addItem(_item(item_id, f"{number}. {name}"))
        rows = max(_LEAST_ROWS, min(len(self._ids), _MOST_ROWS))
        self.list.setFixedHeight(rows * _ROW_PX + 8)
        self.list.setCurrentRow(at)

    def _build(self) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        keys = QHBoxLayout()
        keys.setSpacing(8)
        for button, slot in (
            (self.up, self._on_up),
            (self.down, self._on_step_down),
            (self.away, self._on_away),
        ):
            button.clicked.connect(slot)
            keys.addWidget(button)
        keys.addStretch(1)
        for part in (self.list, self.search, self.found):
            column.addWidget(part)
        column.insertLayout(1, keys)
        self.found.hide()
        self._fill(holder, is_wide=True)
        self._show()
        self.search.typed.connect(self._on_typed)
        self.search.entered.connect(self._on_entered)
        self.search.left_downwards.connect(self._on_down)
        self.found.itemActivated.connect(self._on_found)


def _item(item_id: UUID, text: str) -> QListWidgetItem:
    made = QListWidgetItem(shown(text))
    made.setData(_ID, item_id)
    # The sheet's height reaches items only after the list was first laid out.
    made.setSizeHint(QSize(0, _ROW_PX))
    return made
