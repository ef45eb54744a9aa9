"""Service items found by what one types, with the keyboard staying in the field."""

from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.search_field import SearchField
from hallapp.guides.terms import ItemRow
from hallapp.kernel.texts import _
from hallapp.qtkit.table_model import RIGHT, Column, RowTableModel
from hallapp.qtkit.table_view import RowTableView


class ItemList(QWidget):
    """A field and the items it finds.

    Signals:
        typed: The text changed; carries it.
        chosen: Enter or a double click; carries the `ItemRow`.
        selected: The keyboard stands on another row; carries the `ItemRow` or None.
    """

    typed = Signal(str)
    chosen = Signal(object)
    selected = Signal(object)

    def __init__(
        self, hint: str, name: str, *, has_field: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._has_field = has_field
        self.search = SearchField(hint)
        self.search.setObjectName(f"{name}Search")
        self._model = RowTableModel(_columns(), _id_of, parent=self)
        self._table = RowTableView(self._model, _("事项"))
        self._table.setObjectName(f"{name}Table")
        self._empty = EmptyState(_("没有找到"), _("换一个说法，或者只打首字母。"), icon="search")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12 if has_field else 0, 12, 8)
        column.setSpacing(8)
        if has_field:
            column.addWidget(self.search)
        column.addWidget(self._table, 1)
        column.addWidget(self._empty, 1)
        self._empty.hide()
        self.search.typed.connect(self.typed)
        self.search.entered.connect(self._on_entered)
        self.search.left_downwards.connect(self._on_downwards)
        self._table.row_opened.connect(self.chosen)
        self._table.row_selected.connect(self.selected)

    def begin(self) -> None:
        """Begin anew: what was typed for somebody before is gone."""
        with QSignalBlocker(self.search):
            self.search.set_text("")

    def show_items(self, rows: tuple[ItemRow, ...]) -> None:
        """Show what was found; the first row is ready for Enter."""
        self._model.show_rows(rows)
        self._table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if rows and self._table.selected_row() is None:
            self._table.selectRow(0)
        if self._has_field and not self._table.hasFocus():
            self.search.setFocus()

    @Slot(str)
    def _on_entered(self, _text: str) -> None:
        row: ItemRow | None = self._table.selected_row()
        if row is not None:
            self.chosen.emit(row)

    @Slot()
    def _on_downwards(self) -> None:
        self._table.setFocus()


def _columns() -> list[Column[ItemRow]]:
    return [
        Column(_("事项"), _name, tip=_name, width_px=0),
        Column(_("部门"), _department, tone=_muted, width_px=170),
        Column(_("材料"), _materials, tone=_muted, align=RIGHT, width_px=80),
    ]


def _id_of(row: ItemRow) -> UUID:
    return row.id


def _name(row: ItemRow) -> str:
    return row.name


def _department(row: ItemRow) -> str:
    return row.department


def _materials(row: ItemRow) -> str:
    return _("{count} 项").format(count=row.material_count) if row.is_complete else _("未完善")


def _muted(_row: ItemRow) -> str:
    return "muted"
