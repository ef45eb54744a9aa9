"""The lead unit's service item: found by typing, one of them."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.faces.manager.settings_fields import Field
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.words import words
from hallapp.guides.terms import ItemRow
from hallapp.kernel.texts import _
from hallapp.qtkit.rare_names import shown

MOST_FOUND = 6
_ROW_PX = 32
_ID = int(Qt.ItemDataRole.UserRole)


class ItemField(Field):
    """Holds the id of an item.

    Signals:
        typed: Something was typed that the hall should answer; carries it.
        item_chosen: One was taken; carries its id.
    """

    typed = Signal(str)
    item_chosen = Signal(object)

    def __init__(self, name: str, caption: str) -> None:
        super().__init__(name, caption)
        self._found: dict[UUID, str] = {}
        self._item: UUID | None = None
        self.search = SearchField(_("名称、拼音首字母、代码"), "")
        self.found = QListWidget()
        self.found.setProperty("look", "boxed")
        self.found.setAccessibleName(_("找到的事项"))
        self._named = words("", "strong", wrap=True)
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self.search, self.found, self._named):
            column.addWidget(part)
        self.found.hide()
        self._named.hide()
        self._fill(held, is_wide=True)
        self.search.typed.connect(self._on_typed)
        self.search.entered.connect(self._on_entered)
        self.search.left_downwards.connect(self._on_down)
        self.found.itemActivated.connect(self._on_found)
        self.found.itemClicked.connect(self._on_found)

    @override
    def value(self) -> UUID | None:
        return self._item

    @override
    def problem(self) -> str:
        return "" if self._item is not None else _("请找到牵头单位的事项，按回车选中。")

    @override
    def show_value(self, value: Any) -> None:
        self._item = value or None
        self.search.set_text("")
        self._named.setText("")
        self._named.hide()

    @override
    def control(self) -> QWidget:
        return self.search

    def show_found(self, rows: tuple[ItemRow, ...]) -> None:
        """Offer what answers to what was typed."""
        self._found = {row.id: f"{row.code} {shown(row.name)}" for row in rows}
        self.found.clear()
        for row in rows if self.search.text().strip() else ():
            made = QListWidgetItem(f"{row.code} {shown(row.name)}　{row.department}")
            made.setData(_ID, row.id)
            made.setSizeHint(QSize(0, _ROW_PX))
            self.found.addItem(made)
        self.found.setFixedHeight(self.found.count() * _ROW_PX + 8)
        self.found.setVisible(bool(self.found.count()))
        self.found.setCurrentRow(0)

    def named(self) -> str:
        """Return what is chosen, in words."""
        return self._named.text()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        if text.strip():
            self.typed.emit(text)
        else:
            self.found.hide()

    @Slot()
    def _on_entered(self) -> None:
        chosen = self.found.currentItem()
        if self.found.count() and not self.found.isHidden():
            self._on_found(chosen)

    @Slot()
    def _on_down(self) -> None:
        if self.found.count():
            self.found.setFocus()

    @Slot(QListWidgetItem)
    def _on_found(self, chosen: QListWidgetItem) -> None:
        self._item = chosen.data(_ID)
        assert self._item is not None  # noqa: S101 - every line has its id
        self._named.setText(self._found[self._item])
        self._named.show()
        self.search.set_text("")
        self.found.hide()
        self.show_fault("")
        self.item_chosen.emit(self._item)
        self.changed.emit()
