"""The part 问题清单: what patrollers may tap; the manager renames, adds, switches and retires."""

from PySide6.QtCore import Slot
from typing_extensions import override

from hallapp.faces.manager.attendance.patrols.fields_form import Ask, Given
from hallapp.faces.manager.attendance.patrols.list_panel import ListPanel, offer
from hallapp.faces.manager.settings_fields import ChoiceField, TextField
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.patrols.terms import FindingRow, FindingSort, FindingWish
from hallapp.qtkit.key_button import KeyButton
from hallapp.qtkit.table_model import Column

_LONGEST = 30


class FindingsPanel(ListPanel[FindingRow]):
    """The list in its order; what was found keeps its word whatever is changed."""

    def __init__(self) -> None:
        super().__init__(
            "findings",
            _("问题清单"),
            finding_columns(),
            lambda row: row.code,
            (
                TextField("label", _("名称"), longest=_LONGEST, needed=True),
                ChoiceField("sort", _("类别"), [(each, each.label) for each in FindingSort]),
            ),
        )
        self.count = words("", "muted")
        self.add = KeyButton(_("新增一条"), "Ctrl+N", look="accent")
        self.rename = KeyButton(_("改名称"), "Ctrl+G", look="accent")
        self.switch = KeyButton(_("停用"), "Ctrl+K")
        self.retire = KeyButton(_("从清单去掉"))
        self.add_to_head(self.count, self.add, self.rename, self.switch, self.retire)
        self.add.clicked.connect(self._on_add)
        self.rename.clicked.connect(self._on_rename)
        self.switch.clicked.connect(self._on_switch)
        self.retire.clicked.connect(self._on_retire)

    @override
    def refresh(self) -> None:
        self.look(lambda hall: hall.patrols.findings(with_inactive=True), self._show, self.unread)

    @override
    def nothing(self) -> tuple[str, str]:
        return _("清单是空的"), _("新增一条，巡查时就能点选。")

    @override
    def row_chosen(self, row: FindingRow | None) -> None:
        may = self._desk is not None and self._desk.may_manage
        why = _("由大厅管理员修改")
        for button in (self.rename, self.switch, self.retire):
            offer(button, may=may and row is not None, why=why)
        offer(self.add, may=may, why=why)
        self.switch.set_word(_("启用") if row is not None and not row.is_active else _("停用"))

    @override
    def done(self, given: Given) -> None:
        row, values = self.table.selected_row(), given.values
        if given.deed == "retire":
            if row is not None:
                code = row.code
                self.carry(
                    lambda hall, request: hall.patrols.retire_finding(request, code),
                    _("“{label}”已从清单去掉").format(label=_(row.label)),
                )
            return
        code, is_active = "", True
        if given.deed == "rename" and row is not None:
            code, is_active = row.code, row.is_active
        wish = FindingWish(values["label"], values["sort"], is_active, code)
        told = _("“{label}”已保存").format(label=values["label"])
        self.carry(lambda hall, request: hall.patrols.change_finding(request, wish), told)

    def _show(self, rows: tuple[FindingRow, ...]) -> None:
        used = sum(row.is_active for row in rows)
        said = _("在用 {used} 条，停用 {off} 条")
        self.count.setText(said.format(used=used, off=len(rows) - used))
        self.show_rows(rows)

    @Slot()
    def _on_add(self) -> None:
        row = self.table.selected_row()
        sort = FindingSort.CONDUCT if row is None else row.sort
        self.ask(
            Ask(
                "add",
                _("新增一条，巡查时可以点选"),
                _("保存"),
                ("label", "sort"),
                ("label",),
                {"sort": sort},
            )
        )

    @Slot()
    def _on_rename(self) -> None:
        row = self.table.selected_row()
        if row is not None:
            question = _("修改“{label}”，以前的记录不变").format(label=_(row.label))
            starts = {"label": row.label, "sort": row.sort}
            self.ask(Ask("rename", question, _("保存"), ("label", "sort"), ("label",), starts))

    @Slot()
    def _on_switch(self) -> None:
        row = self.table.selected_row()
        if row is None:
            return
        wish = FindingWish(row.label, row.sort, not row.is_active, row.code)
        told = _("“{label}”已停用，巡查时不再出现") if row.is_active else _("“{label}”已启用")

        def done(_row: FindingRow) -> None:
            self.told.emit(told.format(label=_(row.label)))
            self.refresh()

        self.write(lambda hall, request: hall.patrols.change_finding(request, wish), done)

    @Slot()
    def _on_retire(self) -> None:
        row = self.table.selected_row()
        if row is not None:
            question = _("从清单去掉“{label}”，以前的记录不变").format(label=_(row.label))
            self.ask(Ask("retire", question, _("去掉"), ()))


def finding_columns() -> list[Column[FindingRow]]:
    """Return the columns of the list."""
    return [
        Column(_("类别"), lambda row: row.sort.label, tone=_tone, width_px=120),
        Column(_("名称"), lambda row: _(row.label), tone=_tone, width_px=0),
        Column(_("状态"), _state, tone=_tone, width_px=110),
    ]


def _state(row: FindingRow) -> str:
    return _("在用") if row.is_active else _("已停用")


def _tone(row: FindingRow) -> str:
    return "" if row.is_active else "muted"
