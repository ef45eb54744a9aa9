"""A list of a guide's form: a table of the entries, and below it the form of the chosen one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.authoring.naming import entry_name, list_label
from hallapp.authoring.terms import CheckFinding
from hallapp.faces.manager.guides.condition_field import ConditionField
from hallapp.faces.manager.guides.entry_words import entry_summary
from hallapp.faces.manager.guides.inputs import PickField
from hallapp.faces.manager.guides.section_form import SectionForm, said
from hallapp.faces.manager.guides.working import Working
from hallapp.faces.manager.settings_fields import Field
from hallapp.faces.parts.words import line, words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import Column, RowTableModel
from hallapp.qtkit.table_view import COMPACT_ROW_PX, HEADING_PX, RowTableView

_MOST_ROWS = 6
_LEAST_ROWS = 2


@dataclass(frozen=True)
class ListedEntry:
    """An entry as the table shows it."""

    uid: int
    position: int
    name: str
    summary: str
    marks: str


class ListForm(SectionForm):
    """Adds, removes and moves entries; what is typed below stands in the table at once."""

    def __init__(self, part: str, working: Working, fields: Sequence[Field]) -> None:
        super().__init__(list_label(part), working)
        self.part = part
        self.fields = {field.name: field for field in fields}
        self._findings: tuple[CheckFinding, ...] = ()
        self._uid = 0
        self.model = RowTableModel[ListedEntry](_columns(), lambda row: row.uid)
        self.model.setParent(self)
        self.table = RowTableView(self.model, list_label(part), row_px=COMPACT_ROW_PX)
        self.add = KeyButton(_("添加"), "Alt+N", look="accent")
        self.remove = KeyButton(_("删除"), "Alt+Del")
        self.up = KeyButton(_("上移"), "Alt+Up")
        self.down = KeyButton(_("下移"), "Alt+Down")
        self._none = words(_("还没有内容，按“添加”写第一项。"), "muted", wrap=True)
        self._holder = QWidget()
        self.beside = QHBoxLayout()
        self._build()

    @override
    def show_working(self) -> None:
        """Show the entries; the chosen one stays chosen while it is there."""
        self.show_table()
        entries = self._working.entries(self.part)
        if all(each.uid != self._uid for each in entries):
            self._uid = entries[0].uid if entries else 0
        self.table.select_key(self._uid)
        self._show_entry()

    @override
    def show_findings(self, findings: Sequence[CheckFinding]) -> None:
        """Mark the rows that have findings; say them at the fields of the chosen one."""
        self._findings = tuple(findings)
        self.say(said(each for each in findings if not each.position))
        self.show_table()
        self._show_faults()

    @override
    def go_to(self, finding: CheckFinding) -> None:
        """Choose the entry and bring the keyboard to the field."""
        entries = self._working.entries(self.part)
        if 0 < finding.position <= len(entries):
            self._choose(entries[finding.position - 1].uid)
        field = self.fields.get(finding.key) or next(iter(self.fields.values()))
        if entries:
            self.focus_field(field)
        else:
            self.add.setFocus()

    @override
    def take_keyboard(self) -> None:
        """Bring the keyboard to the table, or to the button that begins it."""
        (self.table if self.model.rowCount() else self.add).setFocus()

    def chosen(self) -> int:
        """Return the uid of the chosen entry, 0 for none."""
        return self._uid

    @Slot()
    def _on_add(self) -> None:
        uid = self._working.add(self.part)
        self.show_table()
        self._choose(uid)
        self.focus_field(next(iter(self.fields.values())))
        self.typed.emit()

    @Slot()
    def _on_remove(self) -> None:
        entries = self._working.entries(self.part)
        at = next((n for n, each in enumerate(entries) if each.uid == self._uid), -1)
        if at < 0:
            return
        self._working.remove(self.part, self._uid)
        left = self._working.entries(self.part)
        self._uid = left[min(at, len(left) - 1)].uid if left else 0
        self.show_working()
        self.take_keyboard()
        self.typed.emit()

    @Slot()
    def _on_up(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down(self) -> None:
        self._move(1)

    @Slot(object)
    def _on_selected(self, row: ListedEntry | None) -> None:
        if row is not None and row.uid != self._uid:
            self._uid = row.uid
            self._show_entry()

    @Slot()
    def _on_changed(self) -> None:
        field = self.sender()
        if not isinstance(field, Field) or not self._uid:
            return
        field.show_fault(field.problem())
        if not field.problem():
            value: Any = field.value()
            self._working.change(self.part, self._uid, field.name, value)
            self.show_table()
        self.typed.emit()

    def _move(self, by: int) -> None:
        if self._working.move(self.part, self._uid, by):
            self.show_table()
            self.table.select_key(self._uid)
            self._offer_conditions()
            self.typed.emit()

    def _choose(self, uid: int) -> None:
        self._uid = uid
        self.table.select_key(uid)
        self._show_entry()

    def show_table(self) -> None:
        """Show the entries as they stand now."""
        rows: list[ListedEntry] = []
        questions = self._working.questions()
        for position, each in enumerate(self._working.entries(self.part), 1):
            found = sum(finding.position == position for finding in self._findings)
            marks = _("{count} 处").format(count=found) if found else ""
            name = entry_name(self.part, each.held)
            summary = entry_summary(self.part, each.held, questions)
            rows.append(ListedEntry(each.uid, position, name, summary, marks))
        self.model.show_rows(rows)
        shown = max(_LEAST_ROWS, min(len(rows), _MOST_ROWS))
        self.table.setFixedHeight(HEADING_PX + 6 + shown * COMPACT_ROW_PX)
        self._none.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self._holder.setVisible(bool(rows))
        for button in (self.remove, self.up, self.down):
            button.setEnabled(bool(rows))

    def _show_entry(self) -> None:
        there = self._working.entry(self.part, self._uid)
        if there is None:
            return
        self._offer_conditions()
        for name, field in self.fields.items():
            field.show_value(getattr(there.held, name))
        self._show_faults()

    def _offer_conditions(self) -> None:
        before = self._uid if self.part == "situations" else None
        for field in self.fields.values():
            if isinstance(field, ConditionField):
                field.set_questions(self._working.questions(before))
            elif isinstance(field, PickField) and field.name == "group":
                field.set_choices([(each, each) for each in self._working.groups()])

    def _show_faults(self) -> None:
        entries = self._working.entries(self.part)
        at = next((n for n, each in enumerate(entries, 1) if each.uid == self._uid), 0)
        here = [each for each in self._findings if each.position == at and at]
        first = next(iter(self.fields))
        for name, field in self.fields.items():
            own = said(each for each in here if (each.key or first) == name)
            field.show_fault(field.problem() or own)

    def _build(self) -> None:
        keys = QHBoxLayout()
        keys.setSpacing(8)
        for button, slot in (
            (self.add, self._on_add),
            (self.remove, self._on_remove),
            (self.up, self._on_up),
            (self.down, self._on_down),
        ):
            button.clicked.connect(slot)
            keys.addWidget(button)
        keys.addStretch(1)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.row_selected.connect(self._on_selected)
        inner = QVBoxLayout(self._holder)
        inner.setContentsMargins(0, 6, 0, 0)
        inner.setSpacing(2)
        inner.addWidget(line())
        for field in self.fields.values():
            inner.addWidget(field)
            field.changed.connect(self._on_changed)
        inner.addStretch(1)
        self.beside.addWidget(self._holder, 1)
        self.column.addLayout(keys)
        self.column.addWidget(self._none)
        self.column.addWidget(self.table)
        self.column.addLayout(self.beside)
        self.column.addStretch(1)


def _columns() -> list[Column[ListedEntry]]:
    return [
        Column(_("序"), lambda row: str(row.position), width_px=44),
        Column(_("名称"), lambda row: row.name or _("（还没有写）"), width_px=240),
        Column(_("要点"), lambda row: row.summary, tone=lambda _row: "muted", width_px=0),
        Column(_("核对"), lambda row: row.marks, tone=lambda _row: "late", width_px=64),
    ]
