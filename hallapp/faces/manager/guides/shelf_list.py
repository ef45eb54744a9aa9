"""The list of guides at the left: search as one types, what waits for whom, by department."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from hallapp.authoring.shelf_rows import ShelfRow
from hallapp.authoring.terms import DraftState
from hallapp.faces.manager.guides.shelf_model import ShelfModel
from hallapp.faces.manager.settings_fields import CalmCombo
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.faces.parts.search_field import SearchField
from hallapp.faces.parts.segments import Segments
from hallapp.faces.parts.words import words
from hallapp.guides.terms import GuideState
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import Column
from hallapp.qtkit.table_view import RowTableView

_WRITING = (DraftState.DRAFT, DraftState.APPROVED)
ALL, TO_REVIEW, WRITTEN, RETURNED = range(4)
"""Numbers of the filters."""


class ShelfList(QFrame):
    """Finds guides; ten thousand rows are one model without a widget.

    Signals:
        chosen: The keyboard stands on another row; carries the `ShelfRow`, or None.
        opened: Enter or a double click on a row; carries the `ShelfRow`.
        new_asked: 新事项 was pressed.
        again: The list could not be read, and is to be tried once more.
    """

    chosen = Signal(object)
    opened = Signal(object)
    new_asked = Signal()
    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._rows: tuple[ShelfRow, ...] = ()
        self._reviewer: UUID | None = None
        self.search = SearchField(_("找事项：名称、拼音首字母、代码"))
        self.filter = Segments(_("看哪些"), _filter_words((0, 0, 0, 0)))
        self.departments = CalmCombo()
        self.departments.setAccessibleName(_("部门"))
        self.new = KeyButton(_("新事项"), "Ctrl+N", look="accent")
        self.model = ShelfModel(_columns())
        self.model.setParent(self)
        self.table = RowTableView(self.model, _("指南目录"))
        self._count = words("", "small")
        self._empty = EmptyState(_("正在读取指南……"), icon="checklist")
        self._build()
        self._show()

    def show_rows(self, rows: Sequence[ShelfRow], reviewer: UUID | None) -> None:
        """Show every guide; the place of the keyboard is kept.

        Args:
            rows: All of the hall.
            reviewer: Who reviews here; None for somebody who does not.
        """
        self._rows, self._reviewer = tuple(rows), reviewer
        known = [self.departments.itemData(n) for n in range(1, self.departments.count())]
        names = sorted({row.department for row in rows})
        if names != known:
            self._offer_departments(names)
        counts = [sum(map(self._test(n), self._rows)) for n in range(4)]
        for number, word in enumerate(_filter_words(counts)):
            self.filter.set_word(number, word)
        self._filtered()

    def show_trouble(self, text: str) -> None:
        """Say why there is no list."""
        if not self._rows:
            self._empty.show_text(_("指南没有读出来"), text, _("重试"), icon="warning")

    def row(self) -> ShelfRow | None:
        """Return the row that the keyboard stands on."""
        return self.table.selected_row()

    def select(self, item_id: UUID) -> None:
        """Put the keyboard on an item, if it is in the list."""
        self.table.select_key(item_id)

    def show_all(self) -> None:
        """Show every guide, whatever was searched for or filtered."""
        self.search.set_text("")
        self.departments.setCurrentIndex(0)
        self.filter.choose(ALL)
        self._filtered()

    def take_keyboard(self) -> None:
        """Bring the keyboard to the list, or to the search."""
        (self.table if self.model.rowCount() else self.search).setFocus()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self.model.set_filter(text)
        self._show()
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))

    @Slot()
    def _on_down(self) -> None:
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus()

    @Slot()
    def _on_entered(self) -> None:
        row = self.table.selected_row()
        if row is not None:
            self.opened.emit(row)

    @Slot()
    def _filtered(self) -> None:
        test = self._test(self.filter.number())
        department = self.departments.currentData()
        self.model.show_rows(
            [r for r in self._rows if test(r) and department in (None, r.department)]
        )
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._show()

    def _test(self, number: int) -> Callable[[ShelfRow], bool]:
        """Return what a filter lets through."""
        if number == TO_REVIEW:
            me = self._reviewer
            return lambda row: (
                row.draft_state is DraftState.SUBMITTED and me is not None and me not in row.writers
            )
        if number == WRITTEN:
            return lambda row: row.draft_state in _WRITING or row.state is GuideState.DRAFT
        if number == RETURNED:
            return lambda row: row.draft_state is DraftState.RETURNED
        return lambda _row: True

    def _show(self) -> None:
        count = self.model.rowCount()
        self._count.setText(_("{count} 项").format(count=count))
        self.table.setVisible(bool(count))
        self._empty.setVisible(not count)
        if self._rows and not count:
            title, text = self._none()
            self._empty.show_text(title, text, icon="search")

    def _none(self) -> tuple[str, str]:
        if self.search.text().strip() or self.filter.number() == ALL:
            return _("没有这样的指南"), _("换一个词，或改看全部。")
        return {
            TO_REVIEW: (_("没有等您审核的指南"), _("您自己编制的，由别人审核。")),
            WRITTEN: (_("没有人在编制"), _("在“全部”里选一个事项，按 F2 编制。")),
            RETURNED: (_("没有退回的指南"), _("审核人退回的会列在这里。")),
        }[self.filter.number()]

    def _offer_departments(self, names: Sequence[str]) -> None:
        kept = self.departments.currentData()
        self.departments.clear()
        self.departments.addItem(_("全部部门"), None)
        for name in names:
            self.departments.addItem(name, name)
        self.departments.setCurrentIndex(max(0, self.departments.findData(kept)))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.filter)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.departments, 1)
        row.addWidget(self._count)
        row.addWidget(self.new)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self._empty, 1)
        self.departments.addItem(_("全部部门"), None)
        self.search.typed.connect(self._on_typed)
        self.search.left_downwards.connect(self._on_down)
        self.search.entered.connect(self._on_entered)
        self.filter.chosen.connect(self._filtered)
        self.departments.activated.connect(self._filtered)
        self.table.row_selected.connect(self.chosen)
        self.table.row_opened.connect(self.opened)
        self.new.clicked.connect(self.new_asked)
        self._empty.pressed.connect(self.again)


def _filter_words(counts: Sequence[int]) -> list[str]:
    said = (_("全部 {count}"), _("待我审核 {count}"), _("编制中 {count}"), _("已退回 {count}"))
    return [text.format(count=count) for text, count in zip(said, counts, strict=True)]


def _columns() -> list[Column[ShelfRow]]:
    return [
        Column(
            _("状态"),
            lambda row: row.state_words,
            tone=_tone,
            tip=lambda row: row.whole_state,
            width_px=92,
        ),
        Column(_("代码"), lambda row: row.code, tone=lambda _row: "muted", width_px=96),
        Column(
            _("事项名称"),
            lambda row: shown(row.name),
            tip=lambda row: _("{name}，{department}").format(
                name=row.name, department=row.department
            ),
            width_px=0,
        ),
    ]


def _tone(row: ShelfRow) -> str:
    if row.draft_state is DraftState.RETURNED:
        return "late"
    if row.draft_state is not None:
        return "primary"
    return "" if row.state is GuideState.PUBLISHED else "muted"
